/** Checks the history of a data directory and changes nothing: `npx tsx scripts/verify-history.ts [data directory]`. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { checkHistory } from "~/services/history.server";
import { openDatabase } from "~db/client";
import { readConfig } from "./config";

const dataDir = process.argv[2] ?? readConfig().dataDir;
const file = join(dataDir, "portal.db");
if (!existsSync(file)) {
  console.error(`There is no portal in ${dataDir}`);
  process.exit(2);
}
const { db, raw } = openDatabase(file, { readonly: true });
const { acts, head, fault } = await checkHistory(db);
await db.destroy();
if (raw.open) raw.close();
if (fault) {
  console.error(
    `The history is broken at act ${fault.seq} (${fault.fault}); ${acts} acts before it are whole`,
  );
  process.exit(1);
}
console.log(`The history is whole: ${acts} acts, head ${head}`);
