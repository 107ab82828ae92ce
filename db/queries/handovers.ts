import type { Instant } from "~/domain/time";
import type { Db } from "../client";

export async function insertHandoverCode(
  db: Db,
  row: {
    id: string;
    personId: string;
    codeHash: string;
    madeById: string;
    createdAt: Instant;
    expiresAt: Instant;
  },
) {
  await db
    .insertInto("handover_code")
    .values({ ...row, usedAt: null })
    .execute();
}

export function findHandoverCode(db: Db, codeHash: string) {
  return db
    .selectFrom("handover_code")
    .select(["id", "personId", "madeById", "expiresAt", "usedAt"])
    .where("codeHash", "=", codeHash)
    .executeTakeFirst();
}

/** Uses up a code. Gives false if it was used or has run out. */
export async function markHandoverUsed(db: Db, id: string, now: Instant): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("handover_code")
    .set({ usedAt: now })
    .where("id", "=", id)
    .where("usedAt", "is", null)
    .where("expiresAt", ">", now)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Makes a person's unused codes worthless. */
export async function voidHandoverCodes(db: Db, personId: string, now: Instant) {
  await db
    .updateTable("handover_code")
    .set({ usedAt: now })
    .where("personId", "=", personId)
    .where("usedAt", "is", null)
    .execute();
}
