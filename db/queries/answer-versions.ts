import type { Instant } from "~/domain/time";
import type { Db } from "../client";

const columns = ["id", "fieldId", "kind", "answerJson", "personId", "createdAt", "settledAt"] as const;

/** When each field of a draft was last copied before it changed. */
export async function listNewestVersions(db: Db, entryId: string): Promise<Map<string, Instant>> {
  const rows = await db
    .selectFrom("answer_version")
    .select((eb) => ["fieldId", eb.fn.max("createdAt").as("createdAt")])
    .where("entryId", "=", entryId)
    .where("kind", "=", "earlier")
    .groupBy("fieldId")
    .execute();
  return new Map(rows.map((row) => [row.fieldId, row.createdAt]));
}

/** What was set aside in a draft and still waits for somebody to choose, oldest first. */
export function listSetAside(db: Db, entryId: string) {
  return db
    .selectFrom("answer_version")
    .select(columns)
    .where("entryId", "=", entryId)
    .where("kind", "=", "setAside")
    .where("settledAt", "is", null)
    .orderBy("createdAt")
    .orderBy("id")
    .limit(100)
    .execute();
}

/** What one field of a draft held before, newest first, with who typed what was set aside. */
export function listVersions(db: Db, { entryId, fieldId }: { entryId: string; fieldId: string }) {
  return db
    .selectFrom("answer_version")
    .leftJoin("person", "person.id", "answer_version.personId")
    .select([
      "answer_version.id",
      "kind",
      "answerJson",
      "answer_version.createdAt",
      "settledAt",
      "person.name as author",
    ])
    .where("entryId", "=", entryId)
    .where("fieldId", "=", fieldId)
    .orderBy("answer_version.createdAt", "desc")
    .orderBy("answer_version.id")
    .limit(50)
    .execute();
}

export async function insertVersion(
  db: Db,
  version: {
    id: string;
    entryId: string;
    fieldId: string;
    kind: "earlier" | "setAside";
    answerJson: string;
    personId: string | null;
    now: Instant;
  },
): Promise<void> {
  const { now, ...row } = version;
  await db
    .insertInto("answer_version")
    .values({ ...row, createdAt: now, settledAt: null })
    .execute();
}

/** Somebody chose: what was set aside is used, or not wanted. Gives whether it still waited. */
export async function settleVersion(db: Db, { id, now }: { id: string; now: Instant }): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("answer_version")
    .set({ settledAt: now })
    .where("id", "=", id)
    .where("settledAt", "is", null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}
