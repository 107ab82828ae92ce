import type { Instant } from "~/domain/time";
import type { Db } from "../client";

// A message may lie here ahead of its moment (a result letter before its release). Every read takes `now`, and
// gives nothing whose `createdAt` is later.

/** How many messages a person has not opened yet. */
export async function countUnread(
  db: Db,
  { personId, now }: { personId: string; now: Instant },
): Promise<number> {
  const row = await db
    .selectFrom("inbox_message")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("personId", "=", personId)
    .where("createdAt", "<=", now)
    .where("readAt", "is", null)
    .executeTakeFirstOrThrow();
  return row.n;
}

export async function insertInboxMessage(
  db: Db,
  message: {
    id: string;
    personId: string;
    editionId: string | null;
    kind: string;
    subject: string;
    body: string;
    now: Instant;
  },
) {
  const { now, ...columns } = message;
  await db
    .insertInto("inbox_message")
    .values({ ...columns, createdAt: now, readAt: null })
    .execute();
}

/** A page of a person's messages, newest first, without their words. */
export function listInbox(
  db: Db,
  { personId, now, limit, offset }: { personId: string; now: Instant; limit: number; offset: number },
) {
  return db
    .selectFrom("inbox_message")
    .select(["id", "subject", "createdAt", "readAt"])
    .where("personId", "=", personId)
    .where("createdAt", "<=", now)
    .orderBy("createdAt", "desc")
    .orderBy("id")
    .limit(limit)
    .offset(offset)
    .execute();
}

/** How many messages a person has. */
export async function countInbox(
  db: Db,
  { personId, now }: { personId: string; now: Instant },
): Promise<number> {
  const row = await db
    .selectFrom("inbox_message")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("personId", "=", personId)
    .where("createdAt", "<=", now)
    .executeTakeFirstOrThrow();
  return row.n;
}

/** One message of a person's own. */
export function findInboxMessage(
  db: Db,
  { id, personId, now }: { id: string; personId: string; now: Instant },
) {
  return db
    .selectFrom("inbox_message")
    .select(["id", "subject", "body", "createdAt", "readAt"])
    .where("id", "=", id)
    .where("personId", "=", personId)
    .where("createdAt", "<=", now)
    .executeTakeFirst();
}

/** Marks a message as opened, once. */
export async function markMessageRead(
  db: Db,
  { id, personId, now }: { id: string; personId: string; now: Instant },
) {
  await db
    .updateTable("inbox_message")
    .set({ readAt: now })
    .where("id", "=", id)
    .where("personId", "=", personId)
    .where("readAt", "is", null)
    .execute();
}
