import type { Instant } from "~/domain/time";
import type { Db } from "../client";
import { fromJson, toJson } from "../columns";

/** A mail as a batch froze it: this copy, and no other. */
export type BatchedMail = { id: string; copy: number };

/**
 * Mails that are due and may share a request, in their order: untried, without pictures, of use at any time. What was
 * tried on its own keeps its own key for ever.
 */
export function listBatchable(db: Db, { now, limit }: { now: Instant; limit: number }) {
  return db
    .selectFrom("outbox")
    .select(["id", "copy"])
    .where("state", "=", "queued")
    .where("batchId", "is", null)
    .where("attempts", "=", 0)
    .where("isSecret", "=", 0)
    .where("hasPictures", "=", 0)
    .where("notAfter", "is", null)
    .where("notBefore", "<=", now)
    .orderBy("notBefore")
    .orderBy("createdAt")
    .orderBy("id")
    .limit(limit)
    .execute();
}

/** Freezes mails into a batch. Inside a transaction that gave them: nobody else takes one meanwhile. */
export async function insertBatch(
  db: Db,
  { id, mails, now }: { id: string; mails: readonly BatchedMail[]; now: Instant },
): Promise<void> {
  await db
    .insertInto("mail_batch")
    .values({
      id,
      mailsJson: toJson(mails.map((mail) => ({ id: mail.id, copy: mail.copy }))),
      state: "open",
      attempts: 0,
      createdAt: now,
      notBefore: now,
      claimedAt: null,
      firstTriedAt: null,
      transport: null,
    })
    .execute();
  await db
    .updateTable("outbox")
    .set({ batchId: id })
    .where(
      "id",
      "in",
      mails.map((mail) => mail.id),
    )
    .execute();
}

/** Batches that a try began with and nobody ended: the process was killed in between. */
export function listLeftBatches(db: Db) {
  return db
    .selectFrom("mail_batch")
    .select(["id", "transport", "firstTriedAt"])
    .where("state", "=", "open")
    .where("claimedAt", "is not", null)
    .limit(100)
    .execute();
}

/** The batch that is to be tried next. */
export async function findDueBatch(db: Db, now: Instant) {
  const row = await db
    .selectFrom("mail_batch")
    .select(["id", "mailsJson", "attempts", "transport", "firstTriedAt"])
    .where("state", "=", "open")
    .where("claimedAt", "is", null)
    .where("notBefore", "<=", now)
    .orderBy("notBefore")
    .orderBy("createdAt")
    .limit(1)
    .executeTakeFirst();
  if (!row) return undefined;
  const { mailsJson, ...batch } = row;
  return { ...batch, mails: fromJson<BatchedMail[]>(mailsJson) };
}
export type DueBatch = NonNullable<Awaited<ReturnType<typeof findDueBatch>>>;

/** The mails of a batch with their frozen words, in no order. */
export function listBatchMails(db: Db, batchId: string) {
  return db
    .selectFrom("outbox")
    .select(["id", "copy", "state", "payloadJson", "providerId"])
    .where("batchId", "=", batchId)
    .limit(100)
    .execute();
}

/** Takes a batch, with its mails that wait, for one try. Gives false if somebody else has it. */
export async function claimBatch(
  db: Db,
  batch: { id: string; attempts: number; firstTriedAt: Instant | null },
  { transport, now }: { transport: string; now: Instant },
): Promise<boolean> {
  const firstTriedAt = batch.firstTriedAt ?? now;
  const attempts = batch.attempts + 1;
  const { numUpdatedRows } = await db
    .updateTable("mail_batch")
    .set({ claimedAt: now, firstTriedAt, attempts, transport })
    .where("id", "=", batch.id)
    .where("state", "=", "open")
    .where("claimedAt", "is", null)
    .where("attempts", "=", batch.attempts)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) return false;
  await db
    .updateTable("outbox")
    .set({ state: "sending", claimedAt: now, firstTriedAt, attempts, transport })
    .where("batchId", "=", batch.id)
    .where("state", "=", "queued")
    .execute();
  return true;
}

/** Lets a batch wait for its next try, as it is. What surely failed leaves `firstTriedAt` as it was before. */
export async function updateWaitingBatch(
  db: Db,
  id: string,
  { problemJson, ...wait }: { notBefore: Instant; firstTriedAt?: Instant | null; problemJson: string | null },
): Promise<void> {
  await db
    .updateTable("mail_batch")
    .set({ claimedAt: null, ...wait })
    .where("id", "=", id)
    .where("state", "=", "open")
    .execute();
  await db
    .updateTable("outbox")
    .set({ state: "queued", problemJson, ...wait })
    .where("batchId", "=", id)
    .where("state", "in", ["queued", "sending"])
    .execute();
}

/** Notes that a mail of a batch was taken, and its number with the provider, unless news were faster. */
export async function updateBatchedMail(
  db: Db,
  { id, copy, providerId, now }: { id: string; copy: number; providerId: string; now: Instant },
): Promise<void> {
  await db
    .updateTable("outbox")
    .set({ state: "sent", sentAt: now, providerId, problemJson: null })
    .where("id", "=", id)
    .where("copy", "=", copy)
    .where("providerId", "is", null)
    .execute();
}

/**
 * Ends a batch. `free` gives its waiting mails back, each to go alone; `held` leaves them to a person with the
 * problem; of a batch that was sent nothing waits.
 */
export async function endBatch(
  db: Db,
  id: string,
  end: "sent" | "free" | { heldBecause: string },
): Promise<void> {
  await db
    .updateTable("mail_batch")
    .set({ state: end === "sent" ? "sent" : "ended", claimedAt: null })
    .where("id", "=", id)
    .execute();
  if (end === "sent") return;
  await db
    .updateTable("outbox")
    .set(
      end === "free"
        ? { state: "queued", batchId: null, firstTriedAt: null, problemJson: null }
        : { state: "held", batchId: null, problemJson: end.heldBecause },
    )
    .where("batchId", "=", id)
    .where("state", "in", ["queued", "sending"])
    .execute();
}
