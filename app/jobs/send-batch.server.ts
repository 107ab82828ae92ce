/** Mails that need no request of their own go together: frozen as one row before the first try, retried as itself. */
import { type Context, newId } from "~/context.server";
import type { Message } from "~/domain/message";
import { nextTry, refuseRepeat } from "~/domain/outbox";
import { type Payload, settleNews } from "~/services/outbox.server";
import { fromJson, toJson } from "~db/columns";
import {
  claimBatch,
  type DueBatch,
  endBatch,
  findDueBatch,
  insertBatch,
  listBatchable,
  listBatchMails,
  listLeftBatches,
  updateBatchedMail,
  updateWaitingBatch,
} from "~db/queries/mail-batches";
import type { DueMail } from "~db/queries/outbox";
import type { BatchOutcome, Parcel, Transport } from "./transports.server";

/** As many as Resend takes in one request. */
const MOST = 100;

/** Lets go of batches that a killed process had in hand; whether they may be tried again is asked when they are due. */
export async function freeLeftBatches({ db, now, portal }: Context): Promise<void> {
  for (const batch of await listLeftBatches(db)) {
    await db
      .transaction()
      .execute((trx) => updateWaitingBatch(trx, batch.id, { notBefore: now, problemJson: null }));
    portal.log.warn({ batch: batch.id }, "a try to send was cut off");
  }
}

/**
 * The batch to try now: one that waits, else a new one, frozen, if the mail that is next may share a request with
 * others. None while somebody waits for a sign-in mail.
 */
export async function nextBatch(
  context: Context,
  transport: Transport,
  mail: DueMail | undefined,
): Promise<DueBatch | undefined> {
  const { db, now, portal } = context;
  if (mail?.isSecret) return undefined;
  const waiting = await findDueBatch(db, now);
  if (waiting || !mail || !transport.sendBatch) return waiting;
  if (mail.hasPictures || mail.attempts > 0 || mail.notAfter !== null) return undefined;
  return db.transaction().execute(async (trx) => {
    const mails = await listBatchable(trx, { now, limit: MOST });
    if (mails.length < 2) return undefined;
    const id = newId(portal);
    await insertBatch(trx, { id, mails, now });
    return { id, mails, attempts: 0, transport: null, firstTriedAt: null };
  });
}

/** Tries a batch, all of it or none. Gives what came of it, or null if it was not tried. */
export async function tryBatch(
  context: Context,
  transport: Transport,
  batch: DueBatch,
): Promise<BatchOutcome | null> {
  const { db, now, portal } = context;
  const facts = { batch: batch.id, mails: batch.mails.length, attempts: batch.attempts + 1 };
  const end = (how: Parameters<typeof endBatch>[2]) =>
    db.transaction().execute((trx) => endBatch(trx, batch.id, how));
  const parcels = await readParcels(context, batch);
  const doubt =
    refuseRepeat(batch, transport, now) ??
    (parcels || batch.firstTriedAt === null ? null : ({ id: "mail.problemUnknown" } satisfies Message));
  if (doubt) {
    await end({ heldBecause: toJson(doubt) });
    portal.log.warn({ ...facts, problem: doubt.id }, "a batch is left to a person");
    return null;
  }
  if (!parcels || !transport.sendBatch) {
    await end("free");
    return null;
  }
  const isMine = await db
    .transaction()
    .execute((trx) => claimBatch(trx, batch, { transport: transport.name, now }));
  if (!isMine) return null;

  const outcome = await transport.sendBatch(parcels, `batch/${batch.id}`);
  if (outcome.kind === "sent") {
    await db.transaction().execute(async (trx) => {
      for (const [at, { id, copy }] of batch.mails.entries()) {
        const providerId = outcome.providerIds[at]!; // the transport gives as many numbers as it was given mails
        await updateBatchedMail(trx, { id, copy, providerId, now });
        await settleNews(trx, providerId);
      }
      await endBatch(trx, batch.id, "sent");
    });
    portal.log.info(facts, "a batch was sent");
    return outcome;
  }
  portal.log.warn({ ...facts, problem: outcome.problem.id }, "a batch was not sent");
  const problemJson = toJson(outcome.problem);
  if (outcome.kind === "refused") {
    // One of them was not accepted, and so none was taken: each goes alone, and says which. Unless the words under
    // this key are others, or an earlier try had no answer: then nobody knows what was taken.
    const isDoubtful = outcome.problem.id === "mail.problemOtherPayload" || batch.firstTriedAt !== null;
    await end(isDoubtful ? { heldBecause: problemJson } : "free");
    return outcome;
  }
  await db.transaction().execute((trx) =>
    updateWaitingBatch(trx, batch.id, {
      notBefore: nextTry(now, facts.attempts, outcome.waitMs),
      problemJson,
      ...(outcome.kind === "later" && { firstTriedAt: batch.firstTriedAt }),
    }),
  );
  return outcome;
}

/** The mails of a batch word for word as they were frozen, or null if one was stopped, held or sent anew meanwhile. */
async function readParcels({ db, now }: Context, batch: DueBatch): Promise<Parcel[] | null> {
  const rows = new Map((await listBatchMails(db, batch.id)).map((row) => [row.id, row]));
  const parcels: Parcel[] = [];
  for (const { id, copy } of batch.mails) {
    const row = rows.get(id);
    if (!row || row.copy !== copy || row.state === "held" || row.state === "stopped") return null;
    const payload = fromJson<Payload>(row.payloadJson);
    parcels.push({ payload, pictures: [], key: "", outboxId: id, copy, now });
  }
  return parcels;
}
