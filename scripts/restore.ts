/**
 * Makes a data directory out of a backup: `npm run restore -- --from FOLDER --to DATA_DIR`, of the newest one or of
 * `--backup NAME`. Everything is checked before a portal can start from it. Exits 1 with a sentence where it does not hold.
 */
import { existsSync, readdirSync } from "node:fs";
import { rename, rm, rmdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { openJobContext } from "~/context.server";
import type { Restored } from "~/domain/backups";
import { instant, type Instant } from "~/domain/time";
import { RESTORED } from "~/services/backups.server";
import { replayErasures } from "~/services/erasure.server";
import { checkHistory, record } from "~/services/history.server";
import { checkBackup, listBackups, readErasures, readNote, unpackBackup } from "~db/backups";
import { upsertSetting } from "~db/queries/settings";
import { readConfig } from "./config";
import { preparePortal } from "./portal";

/**
 * Restores a backup into a directory that is empty or not there. The portal in it holds all mail until an organiser has
 * said what became of it; people who were erased since are erased in it again. Throws with every fault of a backup that does not hold, and leaves nothing.
 */
export async function restore({
  from,
  backup,
  to,
  now,
}: {
  from: string;
  backup?: string | undefined;
  to: string;
  now: Instant;
}) {
  if (existsSync(to) && readdirSync(to).length > 0)
    throw new Error(`${to} is not empty. Restore into a new folder, and look at it before you use it.`);
  const all = await listBackups(from);
  const chosen = backup ? all.find((one) => one.name === backup) : all[0];
  if (!chosen)
    throw new Error(backup ? `There is no backup ${backup} in ${from}.` : `There is no backup in ${from}.`);
  const faults = await checkBackup(from, chosen.name);
  const note = await readNote(join(from, chosen.name));
  if (faults.length > 0 || !note)
    throw new Error(
      `The backup ${chosen.name} does not hold. Nothing was restored.\n- ${faults.join("\n- ")}\nTake another one with --backup: ${all
        .filter((one) => one !== chosen)
        .slice(0, 5)
        .map(({ name }) => name)
        .join(", ")}`,
    );
  const draft = `${to}.restoring`;
  let erased: number;
  await rm(draft, { recursive: true, force: true });
  try {
    await unpackBackup(from, chosen.name, draft);
    const { portal, close } = await preparePortal(
      readConfig({ DATA_DIR: draft, LOG_LEVEL: "error", BACKUP_DIR: "none" }),
    );
    try {
      const history = await checkHistory(portal.db);
      if (history.fault)
        throw new Error(`The history of ${chosen.name} does not hold at act ${history.fault.seq}.`);
      const context = await openJobContext(portal);
      await portal.db.transaction().execute(async (trx) => {
        await upsertSetting(trx, RESTORED, { at: now, backupAt: chosen.at } satisfies Restored);
        await record(trx, context, {
          act: "portal.restored",
          kind: "portal",
          id: "portal",
          facts: { backupAt: chosen.at, head: history.head },
        });
      });
      erased = await replayErasures(context, await readErasures(from));
    } finally {
      await close();
    }
    if (existsSync(to)) await rmdir(to);
    await rename(draft, to);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
  return { ...note, name: chosen.name, erased };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: { from: { type: "string" }, backup: { type: "string" }, to: { type: "string" } },
  });
  const began = performance.now();
  try {
    if (!values.from || !values.to)
      throw new Error("Say from where and where to: npm run restore -- --from FOLDER --to DATA_DIR");
    const to = resolve(values.to);
    const { name, rows, attachments, erased } = await restore({
      from: resolve(values.from),
      backup: values.backup,
      to,
      now: instant(Date.now()),
    });
    console.log(
      `${name} is restored in ${to}: ${rows["entry"] ?? 0} entries, ${attachments.files} attachments, ${rows["history"] ?? 0} acts of the history, all checked.${erased > 0 ? ` Erased in it again, by erasures.txt: ${erased} people.` : ""} ${((performance.now() - began) / 1000).toFixed(1)} s.\nNow start the portal with DATA_DIR=${to}. It sends no mail but sign-in codes until an organiser has answered under Mail, "After the restore".`,
    );
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
