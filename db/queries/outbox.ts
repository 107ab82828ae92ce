import { maskAddress } from "~/domain/address";
import type { Message } from "~/domain/message";
import type { MailState } from "~/domain/outbox";
import type { Instant } from "~/domain/time";
import type { Db } from "../client";
import { flag, fromJson } from "../columns";

/** Puts a frozen message into the outbox. Gives false, and changes nothing, if one with the same key is there. */
export async function insertOutbox(
  db: Db,
  row: {
    id: string;
    key: string;
    kind: string;
    personId: string | null;
    recipient: string;
    subject: string;
    payloadJson: string;
    isSecret: boolean;
    hasPictures: boolean;
    notBefore: Instant;
    notAfter: Instant | null;
    now: Instant;
  },
): Promise<boolean> {
  const { now, isSecret, hasPictures, ...columns } = row;
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("outbox")
    .values({
      ...columns,
      isSecret: flag(isSecret),
      hasPictures: flag(hasPictures),
      state: "queued",
      attempts: 0,
      copy: 1,
      createdAt: now,
      claimedAt: null,
      firstTriedAt: null,
      sentAt: null,
      transport: null,
      providerId: null,
      problemJson: null,
      batchId: null,
      settledAt: null,
    })
    .onConflict((conflict) => conflict.column("key").doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/**
 * The mail that is to be tried next: sign-in mails first, for somebody waits; then the oldest that is due. While all
 * other mail is held back, of these `kinds` alone.
 */
export function findDueMail(db: Db, { now, kinds }: { now: Instant; kinds: readonly string[] | null }) {
  return db
    .selectFrom("outbox")
    .select([
      "id",
      "key",
      "kind",
      "copy",
      "payloadJson",
      "attempts",
      "transport",
      "firstTriedAt",
      "notAfter",
      "isSecret",
      "hasPictures",
    ])
    .where("state", "=", "queued")
    .where("batchId", "is", null)
    .where("notBefore", "<=", now)
    .$if(kinds !== null, (query) => query.where("kind", "in", kinds ?? []))
    .orderBy("isSecret", "desc")
    .orderBy("notBefore")
    .orderBy("createdAt")
    .limit(1)
    .executeTakeFirst();
}
export type DueMail = NonNullable<Awaited<ReturnType<typeof findDueMail>>>;

/** Mails that a try began with and nobody ended: the process was killed in between. */
export function listLeftMails(db: Db) {
  return db
    .selectFrom("outbox")
    .select(["id", "transport", "firstTriedAt", "claimedAt"])
    .where("state", "=", "sending")
    .where("batchId", "is", null)
    .limit(100)
    .execute();
}

/** Takes a waiting mail for one try. Gives false if somebody else has it, or it was stopped meanwhile. */
export async function claimMail(
  db: Db,
  mail: { id: string; attempts: number; firstTriedAt: Instant | null },
  { transport, now }: { transport: string; now: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("outbox")
    .set({
      state: "sending",
      claimedAt: now,
      firstTriedAt: mail.firstTriedAt ?? now,
      attempts: mail.attempts + 1,
      transport,
    })
    .where("id", "=", mail.id)
    .where("state", "=", "queued")
    .where("attempts", "=", mail.attempts)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Writes how a try ended, unless the provider's news were faster or another process took it over. */
export async function updateTriedMail(
  db: Db,
  { id, attempts }: { id: string; attempts: number },
  result: {
    state: MailState;
    firstTriedAt?: Instant | null;
    notBefore?: Instant;
    sentAt?: Instant;
    providerId?: string;
    problemJson: string | null;
  },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("outbox")
    .set(result)
    .where("id", "=", id)
    .where("state", "in", ["sending", "held"])
    .where("attempts", "=", attempts)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Ends the waiting of a mail without a try. */
export async function updateWaitingMail(
  db: Db,
  id: string,
  from: "queued" | "sending",
  result: { state: "queued" | "held" | "stopped"; problemJson: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("outbox")
    .set(result)
    .where("id", "=", id)
    .where("state", "=", from)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Mails that were written by a moment and were to go by another, and have not gone. */
function waitingMails(db: Db, { writtenBy, dueBy }: { writtenBy: Instant; dueBy: Instant }) {
  return db
    .selectFrom("outbox")
    .where("state", "in", ["queued", "sending"])
    .where("createdAt", "<=", writtenBy)
    .where("notBefore", "<=", dueBy);
}

export async function countWaitingMails(
  db: Db,
  times: { writtenBy: Instant; dueBy: Instant },
): Promise<number> {
  const { n } = await waitingMails(db, times)
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return n;
}

/** Holds those for a person. Gives how many. */
export async function holdWaitingMails(
  db: Db,
  { problemJson, ...times }: { writtenBy: Instant; dueBy: Instant; problemJson: string },
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable("outbox")
    .set({ state: "held", problemJson })
    .where("id", "in", waitingMails(db, times).select("id"))
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

/** Stops every mail that waits but would now come too late. Gives how many. */
export async function stopLateMails(db: Db, now: Instant, problemJson: string): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable("outbox")
    .set({ state: "stopped", problemJson })
    .where("state", "in", ["queued", "sending"])
    .where("notAfter", "<=", now)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

export function findMailByProvider(db: Db, providerId: string) {
  return db
    .selectFrom("outbox")
    .select(["id", "state", "recipient", "settledAt"])
    .where("providerId", "=", providerId)
    .executeTakeFirst();
}

/** All news of one mail; a provider tells some kinds once, others a few times. */
export function listMailNews(db: Db, providerId: string) {
  return db
    .selectFrom("mail_event")
    .select(["type", "happenedAt"])
    .where("providerId", "=", providerId)
    .limit(100)
    .execute();
}

export async function updateMailState(
  db: Db,
  id: string,
  { from, to }: { from: MailState; to: MailState },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("outbox")
    .set({ state: to, problemJson: null })
    .where("id", "=", id)
    .where("state", "=", from)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Keeps news of the provider. Gives false if the same was kept before. */
export async function insertMailNews(
  db: Db,
  news: { id: string; providerId: string; type: string; happenedAt: Instant; receivedAt: Instant },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("mail_event")
    .values(news)
    .onConflict((conflict) => conflict.column("id").doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** Gives a mail the number that the provider has for this copy of it, if it has none yet: so it was sent. */
export async function updateProviderId(
  db: Db,
  { id, copy, providerId, sentAt }: { id: string; copy: number; providerId: string; sentAt: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("outbox")
    .set({ providerId, state: "sent", sentAt, problemJson: null })
    .where("id", "=", id)
    .where("copy", "=", copy)
    .where("providerId", "is", null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Ends the holding of a mail as a person decided. A new copy begins as if it had never been tried. */
export async function updateHeldMail(
  db: Db,
  { id, copy }: { id: string; copy: number },
  result: { state: "queued" | "stopped"; copy: number; notBefore: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("outbox")
    .set({
      ...result,
      ...(result.state === "queued" && {
        firstTriedAt: null,
        providerId: null,
        problemJson: null,
        batchId: null,
      }),
    })
    .where("id", "=", id)
    .where("copy", "=", copy)
    .where("state", "=", "held")
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

const shown = [
  "outbox.id",
  "outbox.kind",
  "outbox.subject",
  "outbox.recipient",
  "outbox.isSecret",
  "outbox.state",
  "outbox.attempts",
  "outbox.copy",
  "outbox.notBefore",
  "outbox.notAfter",
  "outbox.createdAt",
  "outbox.sentAt",
  "outbox.transport",
  "outbox.problemJson",
  "outbox.settledAt",
  "person.name",
] as const;

/** One mail without its words, a sign-in mail's addressee masked and unnamed. */
export async function findMail(db: Db, id: string) {
  const row = await db
    .selectFrom("outbox")
    .leftJoin("person", "person.id", "outbox.personId")
    .select(shown)
    .where("outbox.id", "=", id)
    .executeTakeFirst();
  return row && masked(row);
}

/** Mails without their words, newest first, of one state or of all; sign-in mails masked. */
export async function listMails(
  db: Db,
  { state, limit, offset }: { state: MailState | null; limit: number; offset: number },
) {
  let query = db
    .selectFrom("outbox")
    .leftJoin("person", "person.id", "outbox.personId")
    .select(shown)
    .orderBy("outbox.createdAt", "desc")
    .orderBy("outbox.id")
    .limit(limit)
    .offset(offset);
  if (state) query = query.where("outbox.state", "=", state);
  return (await query.execute()).map(masked);
}

/** How many mails are in each state. */
export async function countMails(db: Db): Promise<Partial<Record<MailState, number>>> {
  const rows = await db
    .selectFrom("outbox")
    .select((eb) => ["state", eb.fn.countAll<number>().as("n")])
    .groupBy("state")
    .execute();
  return Object.fromEntries(rows.map((row) => [row.state, row.n]));
}

function masked<
  Row extends { isSecret: 0 | 1; recipient: string; name: string | null; problemJson: string | null },
>({ isSecret, recipient, name, problemJson, ...row }: Row) {
  return {
    ...row,
    isSecret: isSecret === 1,
    recipient: isSecret ? maskAddress(recipient) : recipient,
    name: isSecret ? null : name,
    problem: problemJson === null ? null : fromJson<Message>(problemJson),
  };
}

/** Mails whose key begins so, newest first. The start is our own: ids and slashes. */
export function listSentByKey(db: Db, start: string) {
  return db
    .selectFrom("outbox")
    .select(["key", "createdAt"])
    .where("key", ">=", start)
    .where("key", "<", `${start}~`)
    .orderBy("createdAt", "desc")
    .limit(100)
    .execute();
}
