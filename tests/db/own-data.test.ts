/** What a person takes away of their data, held against the tags of every table. */
import Database from "better-sqlite3";
import { Kysely, SqliteDialect } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Db } from "~db/client";
import { migrate } from "~db/migrate";
import { exportedTables, leftOut, readOwnData, takingsOf } from "~db/queries/own-data";
import { tags } from "~db/schema";

const now = "2027-08-02T02:00:00.000Z";
const later = "2027-08-03T02:00:00.000Z";
let raw: Database.Database;
let db: Db;

type ColumnInfo = { name: string; type: string };
const isExported = (table: string) => exportedTables.some((one) => one === table);

beforeAll(async () => {
  raw = new Database(":memory:");
  db = new Kysely({ dialect: new SqliteDialect({ database: raw }) });
  await migrate(db);
  // Rows are made of the tables themselves, so that none is forgotten: keys and checks would want whole stories.
  raw.pragma("foreign_keys = OFF");
  raw.pragma("ignore_check_constraints = ON");
  for (const who of ["ana", "ben"]) {
    insert("address", { id: who, personId: who, normalised: `${who}@x.example`, verifiedAt: now });
    insert("address", { id: `${who}-2`, personId: who, normalised: `${who}2@x.example`, verifiedAt: null });
    insert("entry_member", { entryId: `${who}-entry`, personId: who, endedAt: null });
    insert("entry_member", { entryId: `${who}-left`, personId: who, endedAt: now });
    insert("assignment", { id: `${who}-assignment`, judgeId: who });
    insert("assignment", { id: `${who}-second`, judgeId: who });
    insert("scoresheet", { id: `${who}-sheet`, assignmentId: `${who}-second` });
  }
});
afterAll(() => db.destroy());

let number = 0;
/** A row in which every text that is not given is a canary of its own: `!who table.column`. */
function insert(table: string, given: Record<string, unknown>, canary = `${++number}`) {
  const columns = raw.prepare<[], ColumnInfo>(`pragma table_info("${table}")`).all();
  const values = columns.map(({ name, type }) => {
    if (name in given) return given[name];
    if (type === "INTEGER" || type === "integer") return ++number;
    if (name.endsWith("At")) return now;
    const text = `!${canary} ${table}.${name}!`;
    return name.endsWith("Json") ? JSON.stringify({ text }) : text;
  });
  raw
    .prepare(
      `insert into "${table}" (${columns.map(({ name }) => `"${name}"`).join()}) values (${columns.map(() => "?").join()})`,
    )
    .run(values);
}

test("every table that tells of people or may harm goes out, or stays with a reason", () => {
  const telling = Object.entries(tags)
    .filter(([, columns]) => Object.values(columns).some((tag) => tag !== "none"))
    .map(([table]) => table);
  expect(telling.filter((table) => !isExported(table) && !(table in leftOut))).toEqual([]);
  expect(telling.filter((table) => isExported(table) && table in leftOut)).toEqual([]);
});

test("no secret goes out, and nobody else's number", () => {
  const secret = /hash|token|totpSecret|totpLastStep|seed|salt|providerId|payload|clientHash|sessionId/i;
  const own = new Set(["revision.hash"]); // of what the person wrote, and on their receipt
  const given = exportedTables.flatMap((table) =>
    takingsOf(table).flatMap(({ columns }) => columns.map((column) => `${table}.${column}`)),
  );
  expect(given.filter((one) => secret.test(one) && !own.has(one) && !one.endsWith(".sha256"))).toEqual([]);
  expect(given.filter((one) => /(person|judge|screener|By)Id$/i.test(one))).toEqual([]);
});

test("what each exported column holds of a person is in their file, and nothing of anybody else's", async () => {
  const wanted: string[] = [];
  for (const table of exportedTables)
    for (const [at, { by, holds, columns, only = {}, since }] of takingsOf(table).entries())
      for (const who of ["ana", "ben"]) {
        const own = {
          address: `${who}@x.example`,
          entry: "-entry",
          assignment: "-assignment",
          sheet: "-sheet",
        };
        const whose = holds === undefined ? who : holds === "address" ? own.address : who + own[holds];
        insert(table, { id: `${who}-${table}-${at}`, ...only, [by]: whose }, `${who} ${at}`);
        const other = { id: `${who}-${table}-${at}-not`, ...only, [by]: whose };
        // What lies ahead of its moment, and what has another value than the one that goes out, stays in.
        if (since) insert(table, { ...other, [since]: later }, `${who} not ahead`);
        for (const column of Object.keys(only))
          insert(table, { ...other, [column]: "other" }, `${who} not this`);
        if (who === "ana")
          for (const column of columns.filter((one) => one !== by && one !== "id" && !(one in only)))
            if (isText(table, column)) wanted.push(`!ana ${at} ${table}.${column}!`);
      }
  // By an address that nobody has proven, and of an entry that was left, nothing comes.
  insert("listing", { normalised: "ana2@x.example" }, "ana not proven");
  insert("revision", { entryId: "ana-left" }, "ana not hers now");

  const file = JSON.stringify(await readOwnData(db, { personId: "ana", now }));
  expect(wanted.length).toBeGreaterThan(100);
  expect(wanted.filter((canary) => !file.includes(canary))).toEqual([]);
  expect(file.match(/!(ben|ana not) [^!]*!/g)).toBeNull();
});

function isText(table: string, column: string) {
  const info = raw.prepare<[], ColumnInfo>(`pragma table_info("${table}")`).all();
  return info.some(({ name, type }) => name === column && /text/i.test(type)) && !column.endsWith("At");
}
