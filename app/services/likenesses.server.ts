import type { ViewerContext } from "~/context.server";
import type { EntryDocument } from "~/domain/entry-document";
import type { Refusal } from "~/domain/message";
import { caseTexts, LEAST_SHARED, likenessOf, MOST_HOLDERS } from "~/engine/likeness";
import type { Db } from "~db/client";
import { fromJson } from "~db/columns";
import {
  countFingerprints,
  findCase,
  keepLikenesses,
  listAlike,
  listHoldersOfCommon,
  listLikenesses,
  markNotSame,
  replaceFingerprints,
} from "~db/queries/likenesses";
import { record } from "./history.server";

/** More entries than this that share passages with one are not kept; those that share most come first. */
const MOST_ALIKE = 20;

/**
 * Keeps the fingerprints of what an entry submitted, and which entries of any edition it shares passages with. Where
 * that makes a passage a common phrase, the pairs that it had brought up are looked at again; each does so once.
 */
export async function keepAlike(
  trx: Db,
  { entryId, hashes }: { entryId: string; hashes: readonly number[] },
) {
  await replaceFingerprints(trx, { entryId, hashes });
  const again = await listHoldersOfCommon(trx, { entryId, mostHolders: MOST_HOLDERS });
  for (const id of [entryId, ...again]) {
    const held = id === entryId ? hashes.length : await countFingerprints(trx, id);
    const alike = await listAlike(trx, {
      entryId: id,
      least: LEAST_SHARED,
      mostHolders: MOST_HOLDERS,
      // Half of a text, however many others have it too.
      whole: Math.max(LEAST_SHARED, Math.ceil(held / 2)),
      limit: MOST_ALIKE,
    });
    await keepLikenesses(trx, { entryId: id, alike });
  }
}

/**
 * Another entry, of any edition, and what both share, read from their frozen revisions; `pair` is what was found and
 * said of the two before, if anything was. Undefined if either is not submitted.
 */
export async function readLikeness(db: Db, { entryId, otherId }: { entryId: string; otherId: string }) {
  if (entryId === otherId) return undefined;
  const own = await findCase(db, entryId);
  const other = await findCase(db, otherId);
  if (!own || !other) return undefined;
  const textsOf = (documentJson: string) => caseTexts(fromJson<EntryDocument>(documentJson));
  const { documentJson, ...shown } = other;
  const pair = (await listLikenesses(db, entryId)).find((one) => one.id === otherId) ?? null;
  return { other: shown, pair, ...likenessOf(textsOf(own.documentJson), textsOf(documentJson)) };
}

/** A screener looked at two entries and says that they are not the same case, with a note for colleagues. */
export async function settleLikeness(
  context: ViewerContext,
  { entryId, otherId, note }: { entryId: string; otherId: string; note: string },
): Promise<Refusal> {
  const { db, viewer, now } = context;
  return db.transaction().execute(async (trx): Promise<Refusal> => {
    if (!(await markNotSame(trx, { entryId, otherId, note, personId: viewer.id, now })))
      return { id: "likeness.settledAlready" };
    await record(trx, context, {
      act: "likeness.settled",
      kind: "entry",
      id: entryId,
      facts: { other: otherId },
      words: { note },
    });
    return null;
  });
}
