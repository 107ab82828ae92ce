import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Kysely, sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase } from "~db/client";
import { migrate, migrations } from "~db/migrate";

let folder: string;
let file: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "portal-db-"));
  file = join(folder, "portal.db");
  const { db } = openDatabase(file);
  await migrate(db);
  await db.destroy();
});
afterAll(() => rmSync(folder, { recursive: true }));

test("each connection still flushes every commit after its first write", async () => {
  for (const name of ["first", "second"]) {
    const { db, raw } = openDatabase(file);
    await db.insertInto("setting").values({ key: name, valueJson: "1" }).execute();
    expect(raw.pragma("synchronous", { simple: true })).toBe(2);
    await db.destroy();
  }
});

test("a transaction that throws leaves nothing behind", async () => {
  const { db } = openDatabase(file);
  const failed = db.transaction().execute(async (trx) => {
    await trx.insertInto("setting").values({ key: "half", valueJson: "1" }).execute();
    throw new Error("stopped half way");
  });
  await expect(failed).rejects.toThrow("half way");
  expect(await db.selectFrom("setting").select("key").where("key", "=", "half").execute()).toEqual([]);
  await db.destroy();
});

test("a transaction that finds the disk full says so, leaves nothing behind, and the next one works", async () => {
  const { db, raw } = openDatabase(file);
  raw.pragma(`max_page_count = ${Number(raw.pragma("page_count", { simple: true }))}`);
  const insert = (key: string, length: number) =>
    db.transaction().execute((trx) =>
      trx
        .insertInto("setting")
        .values({ key, valueJson: "x".repeat(length) })
        .execute(),
    );
  await expect(insert("large", 1_000_000)).rejects.toMatchObject({ code: "SQLITE_FULL" });
  raw.pragma("max_page_count = 1000000");
  await insert("small", 1);
  const kept = await db.selectFrom("setting").select("key").where("key", "in", ["large", "small"]).execute();
  expect(kept).toEqual([{ key: "small" }]);
  await db.destroy();
});

test("a second migration has nothing to do", async () => {
  const { db } = openDatabase(file);
  expect(await migrate(db)).toEqual([]);
  await db.destroy();
});

test("a migration that stops half way leaves the schema as it was, and a database of a newer version is not touched", async () => {
  const { db } = openDatabase(file);
  const stopping = {
    ...migrations,
    "9998-stops": {
      async up(trx: Kysely<unknown>) {
        await sql`create table "halfMade" (id text not null) strict`.execute(trx);
        throw new Error("stopped half way");
      },
    },
  };
  await expect(migrate(db, stopping)).rejects.toThrow("half way");
  const { rows } = await sql`select name from sqlite_schema where name = 'halfMade'`.execute(db);
  expect(rows).toEqual([]);

  await migrate(db, { ...migrations, "9999-newer": { up: () => Promise.resolve() } });
  await expect(migrate(db)).rejects.toThrow("written by a newer version of the portal");
  await db.destroy();
});
