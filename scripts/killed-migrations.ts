/**
 * Migrations that are killed: from nothing and from every released schema with rows in it to the newest, and from the
 * newest to one that is made up, so that there is always a next one. Called as a program it migrates a file and kills
 * itself before a statement.
 */
import { spawnSync } from "node:child_process";
import { copyFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Migration, sql } from "kysely";
import { openDatabase } from "~db/client";
import { migrate, migrations } from "~db/migrate";

/** A next schema: a column with what it follows from, a table that takes rows over, an index. */
const madeUp: Migration = {
  async up(db) {
    await sql`alter table entry add column "madeUp" text`.execute(db);
    await sql`update entry set "madeUp" = title`.execute(db);
    await sql`create table "madeUp" (id text not null primary key, name text not null) strict`.execute(db);
    await sql`insert into "madeUp" select id, name from person`.execute(db);
    await sql`create index "madeUpName" on "madeUp" (name)`.execute(db);
  },
};
const all: Record<string, Migration> = { ...migrations, "9999-made-up": madeUp };
const names = Object.keys(all);

/** The first so many migrations. */
const upTo = (count: number) => Object.fromEntries(Object.entries(all).slice(0, count));

export type Ends = {
  kills: number;
  "as before": number;
  "as after": number;
  "neither old nor new": number;
  lost: number;
};

/**
 * Kills one migration from each schema at a random statement, in copies of a database that has the newest released one,
 * and says how each was found and whether its rows were there once it was migrated again.
 */
export async function endsOfMigrations(
  newest: string,
  between: (least: number, most: number) => number,
): Promise<Ends> {
  const ends: Ends = { kills: 0, "as before": 0, "as after": 0, "neither old nor new": 0, lost: 0 };
  for (let from = 0; from < names.length; from += 1) {
    const to = from === names.length - 1 ? names.length : names.length - 1;
    // Only the newest schema has a world with rows; an older one gets its own once there is a second release.
    const start = `${newest}.from`;
    rmSync(start, { force: true });
    if (from === names.length - 1) copyFileSync(newest, start);
    else await makeSchema(start, from);
    const before = rowsOf(start);
    const statements = await statementsOf(start, to);
    const file = `${newest}.killed`;
    for (const end of ["", "-wal", "-shm"]) rmSync(file + end, { force: true });
    copyFileSync(start, file);
    const child = spawnSync(
      process.execPath,
      [
        ...["--import", fileURLToPath(import.meta.resolve("tsx")), fileURLToPath(import.meta.url)],
        ...[file, String(to), String(between(1, statements))],
      ],
      { encoding: "utf8" },
    );
    if (child.signal !== "SIGKILL") throw new Error(`A migration was not killed: ${child.stderr}`);
    ends.kills += 1;
    const { raw, db } = openDatabase(file);
    const isSound = raw.pragma("integrity_check", { simple: true }) === "ok";
    const isLinked = (raw.pragma("foreign_key_check") as unknown[]).length === 0;
    const there = appliedIn(raw);
    if (!isSound || !isLinked) ends["neither old nor new"] += 1;
    else if (there.join() === names.slice(0, from).join()) ends["as before"] += 1;
    else if (there.join() === names.slice(0, to).join()) ends["as after"] += 1;
    else ends["neither old nor new"] += 1;
    await migrate(db, upTo(to));
    await db.destroy();
    const after = rowsOf(file);
    ends.lost += [...before].filter(([table, rows]) => after.get(table) !== rows).length;
  }
  return ends;
}

async function makeSchema(file: string, count: number) {
  const { db } = openDatabase(file);
  await migrate(db, upTo(count));
  await db.destroy();
}

/** How many statements a migration prepares. */
async function statementsOf(start: string, to: number): Promise<number> {
  const file = `${start}.counted`;
  copyFileSync(start, file);
  let seen = 0;
  await migrateCounting(file, to, () => (seen += 1));
  for (const end of ["", "-wal", "-shm"]) rmSync(file + end, { force: true });
  return seen;
}

async function migrateCounting(file: string, to: number, prepared: () => void) {
  const { raw, db } = openDatabase(file);
  const compile = raw.prepare.bind(raw);
  raw.prepare = (text: string) => {
    prepared();
    return compile(text);
  };
  await migrate(db, upTo(to));
  await db.destroy();
}

type Raw = ReturnType<typeof openDatabase>["raw"];

function tablesIn(raw: Raw): string[] {
  return raw
    .prepare<[], { name: string }>("select name from sqlite_schema where type = 'table' order by name")
    .all()
    .map(({ name }) => name);
}

function appliedIn(raw: Raw): string[] {
  if (!tablesIn(raw).includes("kysely_migration")) return [];
  return raw
    .prepare<[], { name: string }>("select name from kysely_migration order by name")
    .all()
    .map(({ name }) => name);
}

/** The rows of each table but those that Kysely keeps for itself. */
function rowsOf(file: string): Map<string, number> {
  const { raw } = openDatabase(file);
  const rows = tablesIn(raw)
    .filter((name) => !name.startsWith("kysely_") && !name.startsWith("sqlite_"))
    .map((name): [string, number] => [
      name,
      raw.prepare<[], { n: number }>(`select count(*) as n from "${name}"`).get()?.n ?? 0,
    ]);
  raw.close();
  return new Map(rows);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , file = "", to = "", at = ""] = process.argv;
  let left = Number(at);
  await migrateCounting(file, Number(to), () => {
    left -= 1;
    if (left === 0) process.kill(process.pid, "SIGKILL");
  });
}
