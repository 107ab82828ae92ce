import type { Instant } from "~/domain/time";
import type { Db } from "../client";

/** Mails that came back and that nobody has dealt with. Whoever waits for a sign-in mail asks for another. */
function returned(db: Db) {
  return db
    .selectFrom("outbox")
    .where("outbox.state", "in", ["bounced", "complained"])
    .where("outbox.settledAt", "is", null)
    .where("outbox.isSecret", "=", 0);
}

export async function countReturned(db: Db): Promise<number> {
  const { n } = await returned(db)
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return n;
}

/** Those mails by who was to get them, oldest first, without their words. */
export function listReturned(db: Db, limit: number) {
  return returned(db)
    .leftJoin("person", "person.id", "outbox.personId")
    .select([
      "outbox.id",
      "outbox.kind",
      "outbox.subject",
      "outbox.recipient",
      "outbox.state",
      "outbox.sentAt",
      "person.name",
    ])
    .orderBy("outbox.sentAt")
    .orderBy("outbox.id")
    .limit(limit)
    .execute();
}

/** One mail as it was sent, for dealing with its coming back. Never a sign-in mail. */
export function findSentMail(db: Db, id: string) {
  return db
    .selectFrom("outbox")
    .leftJoin("person", "person.id", "outbox.personId")
    .select([
      "outbox.id",
      "outbox.key",
      "outbox.kind",
      "outbox.personId",
      "outbox.recipient",
      "outbox.subject",
      "outbox.payloadJson",
      "outbox.hasPictures",
      "outbox.state",
      "outbox.copy",
      "outbox.notAfter",
      "outbox.sentAt",
      "outbox.settledAt",
      "person.name",
    ])
    .where("outbox.id", "=", id)
    .where("outbox.isSecret", "=", 0)
    .executeTakeFirst();
}

/** Notes that a mail that came back was dealt with. Gives false if it was before. */
export async function updateSettled(
  db: Db,
  { id, copy, now }: { id: string; copy: number; now: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("outbox")
    .set({ settledAt: now })
    .where("id", "=", id)
    .where("copy", "=", copy)
    .where("state", "in", ["bounced", "complained"])
    .where("settledAt", "is", null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}
