import type { Db } from "../client";
import type { Tables } from "../schema";

type Row = Tables["deputy"];

/** Ties of chairs and organisers to categories, with names. */
export function listDeputies(db: Db, editionId: string) {
  return db
    .selectFrom("deputy")
    .innerJoin("person", "person.id", "deputy.personId")
    .leftJoin("person as other", "other.id", "deputy.deputyId")
    .select([
      "deputy.category",
      "deputy.role",
      "deputy.personId",
      "deputy.deputyId",
      "deputy.kind",
      "deputy.reason",
      "deputy.version",
      "person.name",
      "other.name as deputyName",
    ])
    .where("deputy.editionId", "=", editionId)
    .orderBy("deputy.category")
    .orderBy("person.name")
    .limit(500)
    .execute();
}

/** Keeps a tie, or what changed of it. Gives false if somebody changed it since `version`; 0 is that of none. */
export async function writeDeputy(db: Db, row: Omit<Row, "version"> & { version: number }): Promise<boolean> {
  if (row.version === 0) {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto("deputy")
      .values({ ...row, version: 1 })
      .onConflict((conflict) => conflict.columns(["editionId", "category", "role", "personId"]).doNothing())
      .executeTakeFirstOrThrow();
    return numInsertedOrUpdatedRows === 1n;
  }
  const { numUpdatedRows } = await db
    .updateTable("deputy")
    .set({ deputyId: row.deputyId, kind: row.kind, reason: row.reason, version: row.version + 1 })
    .where("editionId", "=", row.editionId)
    .where("category", "=", row.category)
    .where("role", "=", row.role)
    .where("personId", "=", row.personId)
    .where("version", "=", row.version)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}
