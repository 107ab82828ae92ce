import { readFile } from "node:fs/promises";
import type { Portal } from "~/context.server";
import { readNow } from "~/context.server";
import { readRulebook } from "~/domain/rulebook";
import { canonicalJson, sha256 } from "~/services/canonical.server";
import { record } from "~/services/history.server";
import { copySponsors } from "~/services/sponsors.server";
import { findCurrentEdition, insertEdition } from "~db/queries/editions";

/** Where the default rulebook lies, beside this project's own files. */
const defaultRulebook = new URL("../db/seed/rulebooks/2027.json", import.meta.url);

/** Loads the default rulebook as the edition in hand, if there is none yet. */
export async function loadFirstEdition(portal: Portal): Promise<void> {
  const { db } = portal;
  if (await findCurrentEdition(db)) return;
  const document: unknown = JSON.parse(await readFile(defaultRulebook, "utf8"));
  const { rulebook, faults } = readRulebook(document);
  if (faults)
    throw new Error(
      `The default rulebook is not valid: ${faults.map((f) => `${f.where}: ${f.message}`).join("; ")}`,
    );
  const documentJson = canonicalJson(document);
  const hash = sha256(documentJson);
  const now = await readNow(portal);
  await db.transaction().execute(async (trx) => {
    await insertEdition(trx, {
      id: rulebook.edition.id,
      isCurrent: true,
      documentJson,
      hash,
      reason: "default rulebook",
      authorId: null,
      now,
    });
    await record(
      trx,
      { now, viewer: null, portal },
      {
        act: "edition.loaded",
        kind: "edition",
        id: rulebook.edition.id,
        facts: { version: 1, rulebook: hash },
      },
    );
    await copySponsors(trx, { now, viewer: null, portal }, { editionId: rulebook.edition.id, rulebook });
  });
}
