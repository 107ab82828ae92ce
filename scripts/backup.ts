/**
 * Takes a backup of the portal's data directory, while it runs or while it stands: `npm run backup -- --to FOLDER`.
 * Exits 1 with a sentence where that fails.
 */
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import Database from "better-sqlite3";
import { instant, type Instant } from "~/domain/time";
import { checkBackup, writeBackup } from "~db/backups";
import { readConfig, readSettingsFile, readVersion } from "./config";

/** Takes one and looks at it once more, as a restore would. Gives what it says of itself. */
export async function backUp({ dataDir, to, at }: { dataDir: string; to: string; at: Instant }) {
  const file = join(dataDir, "portal.db");
  if (!existsSync(file)) throw new Error(`There is no portal in ${dataDir}. Set DATA_DIR to its folder.`);
  await mkdir(to, { recursive: true, mode: 0o700 });
  const raw = new Database(file, { readonly: true });
  try {
    // In one stretch: another process that writes in between would make it begin anew.
    const backup = await writeBackup(raw, {
      dataDir,
      folder: to,
      at,
      version: readVersion(),
      pages: 2 ** 31 - 1,
    });
    const faults = await checkBackup(to, backup.name);
    if (faults.length > 0) throw new Error(`The backup was written and does not hold.\n${faults.join("\n")}`);
    return backup;
  } finally {
    raw.close();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { to: { type: "string" } } });
  readSettingsFile();
  const { dataDir, backupDir } = readConfig();
  const to = values.to ? resolve(values.to) : backupDir;
  const began = performance.now();
  try {
    if (!to) throw new Error("Say where to: npm run backup -- --to FOLDER");
    const { name, rows, attachments } = await backUp({ dataDir, to, at: instant(Date.now()) });
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.log(
      `${join(to, name)} holds: ${rows["entry"] ?? 0} entries, ${attachments.files} attachments (${(attachments.bytes / 1e6).toFixed(1)} MB), ${rows["history"] ?? 0} acts of the history. ${seconds} s.\nWhoever has this folder has everything, the keys included: keep it as safe as the portal itself.`,
    );
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
