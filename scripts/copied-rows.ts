/** A seed made larger: rows that were made in earnest, copied with names of their own, within one transaction. */
import { randomBytes } from "node:crypto";
import type { Act } from "~/domain/history";
import { actHash } from "~/services/history.server";
import { fromJson } from "~db/columns";
import { openDatabase } from "~db/client";

type Row = Record<string, string | number | null>;

/** How far each table of a file is filled: what `copyRows` takes as the beginning of what it copies. */
export function marksOf(file: string): Map<string, number> {
  const { raw } = openDatabase(file);
  const tables = raw
    .prepare(`select name from sqlite_master where type = 'table' and name not like 'kysely%'`)
    .pluck()
    .all() as string[];
  const marks = tables.map((table): [string, number] => [
    table,
    Number(raw.prepare(`select coalesce(max(rowid), 0) from ${table}`).pluck().get()),
  ]);
  raw.close();
  return new Map(marks);
}

/**
 * Adds all rows since the marks again, `times` times. Each copy has ids, codes and numbers of its own: `n0007` of 66
 * becomes `n0073`. Ties within the copied rows stay within each copy, and the chain of acts goes on. Fingerprints are
 * left out, for no list reads them; the hash of a revision stays that of its model.
 */
export function copyRows(
  file: string,
  { since, count, times }: { since: ReadonlyMap<string, number>; count: number; times: number },
): void {
  const { raw } = openDatabase(file);
  const models = [...since].flatMap(([table, mark]) => {
    if (["fingerprint", "seal", "edition"].includes(table)) return [];
    const rows = raw.prepare(`select * from ${table} where rowid > ? order by rowid`).all(mark) as Row[];
    return rows.length > 0 ? [{ table, rows }] : [];
  });
  const ids = models
    .flatMap(({ rows }) => rows.flatMap(({ id, tokenHash }) => [id, tokenHash]))
    .filter((id) => typeof id === "string")
    .sort();
  const known = new Set([...ids, ...models.flatMap(({ rows }) => rows.map(({ code }) => code))]);
  // A word that is an id, a code or a number of the models stands alone, so that each copy is a join of parts.
  const parts = JSON.stringify(models)
    .split(/([\w-]+)/)
    .map((word) => (known.has(word) || /^n\d{4}$/.test(word) ? { word } : word));
  const inserts = new Map(
    models.map(({ table, rows }) => {
      const columns = Object.keys(rows[0]!); // tables without rows are left out
      const names = columns.map((one) => `"${one}"`).join(", ");
      const values = columns.map((one) => `@${one}`).join(", ");
      return [table, raw.prepare(`insert into ${table} (${names}) values (${values})`)];
    }),
  );
  const newest = raw.prepare("select seq, hash from history order by seq desc limit 1");
  raw
    .transaction(() => {
      raw.pragma("defer_foreign_keys = on");
      for (let copy = 1; copy <= times; copy += 1) {
        // New ids stand in the order of the old ones: some rows are kept with the lesser id first.
        const fresh = ids.map(() => randomBytes(16).toString("base64url")).sort();
        const freshOf = new Map(ids.map((id, at) => [id, fresh[at]]));
        const own = (word: string) =>
          freshOf.get(word) ??
          word.replace(/\d{4}$/, (n) => String(Number(n) + copy * count).padStart(4, "0"));
        const text = parts.map((part) => (typeof part === "string" ? part : own(part.word))).join("");
        const head = newest.get() as { seq: number; hash: string };
        const shift = head.seq - (since.get("history") ?? 0);
        let previousHash = head.hash;
        for (const { table, rows } of JSON.parse(text) as typeof models)
          for (const row of rows) {
            if (typeof row["seq"] === "number") row["seq"] += shift;
            if (table === "history") {
              const { factsJson, hash: _, ...act } = row;
              row["previousHash"] = previousHash;
              previousHash = row["hash"] = actHash({
                ...act,
                previousHash,
                facts: fromJson<Act["facts"]>(String(factsJson)),
              } as Act); // a row of the history is an act with its facts as text
            }
            inserts.get(table)?.run(row);
          }
      }
    })
    .immediate();
  raw.close();
}
