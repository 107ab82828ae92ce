import { performance } from "node:perf_hooks";
import type { Context } from "~/context.server";
import type { Message } from "~/domain/message";
import { kindsOfRestored } from "~/domain/backups";
import { nextTry, refuseRepeat } from "~/domain/outbox";
import { type Instant, later } from "~/domain/time";
import { sha256 } from "~/services/canonical.server";
import { RESTORED } from "~/services/backups.server";
import { type Payload, settleNews } from "~/services/outbox.server";
import { fromJson, toJson } from "~db/columns";
import {
  claimMail,
  type DueMail,
  findDueMail,
  listLeftMails,
  stopLateMails,
  updateTriedMail,
  updateWaitingMail,
} from "~db/queries/outbox";
import { findSetting, upsertSetting } from "~db/queries/settings";
import { freeLeftBatches, nextBatch, tryBatch } from "./send-batch.server";
import type { Outcome, Parcel, Transport } from "./transports.server";

/** Longer pauses than this are not waited for inside a run. */
const PATIENCE_MS = 2000;
/** The setting that keeps until when a way asked not to be asked: so that a new process knows it too. */
const PAUSE = "mail.pause";
type Pause = { transport: string; until: Instant };

/**
 * Sends what is due, some mails in one run, those without pictures a hundred in a request. Gives whether there may be
 * more. A kill between any two steps leaves a row that the next run knows what to do with: try again where that
 * cannot make a second mail, else leave it to a person. A fault that is nobody's answer is thrown, and the row stays
 * as a kill would have left it.
 */
export async function sendOutbox(
  context: Context,
  transport: Transport,
  { signal = new AbortController().signal, limit = 20 }: { signal?: AbortSignal; limit?: number } = {},
): Promise<boolean> {
  const { db, now, portal } = context;
  const began = performance.now();
  const late = await stopLateMails(db, now, toJson({ id: "mail.problemLate" } satisfies Message));
  if (late > 0) portal.log.info({ mails: late }, "mails came too late and were not sent");
  await freeLeftBatches(context);
  for (const mail of await listLeftMails(db)) {
    const problem = refuseRepeat(mail, transport, now);
    await updateWaitingMail(db, mail.id, "sending", {
      state: problem ? "held" : "queued",
      problemJson: problem && toJson(problem),
    });
    portal.log.warn({ mail: mail.id, problem: problem?.id ?? null }, "a try to send was cut off");
  }
  const asked = await findSetting<Pause>(db, PAUSE);
  if (asked?.transport === transport.name && now < asked.until) return false;

  // Out of a backup nobody knows yet what went out after it; without a code nobody could sign in to say so.
  const kinds = (await findSetting(db, RESTORED)) === undefined ? null : kindsOfRestored;
  for (let sent = 0; sent < limit; sent++) {
    const pause = transport.pause();
    if (pause > PATIENCE_MS) return false;
    if (pause > 0) await rest(pause, signal);
    if (signal.aborted) return false;
    const mail = await findDueMail(db, { now, kinds });
    const batch = kinds === null ? await nextBatch(context, transport, mail) : undefined;
    if (!mail && !batch) return false;
    const outcome = batch
      ? await tryBatch(context, transport, batch)
      : mail && (await tryToSend(context, transport, mail));
    if (!outcome || !("wide" in outcome) || !outcome.wide) continue;
    if (outcome.waitMs !== undefined)
      await upsertSetting(db, PAUSE, {
        transport: transport.name,
        until: later(now, performance.now() - began + outcome.waitMs),
      } satisfies Pause);
    return false;
  }
  return true;
}

async function tryToSend(context: Context, transport: Transport, mail: DueMail): Promise<Outcome | null> {
  const { db, now, portal } = context;
  const doubt = refuseRepeat(mail, transport, now);
  if (doubt) {
    await updateWaitingMail(db, mail.id, "queued", { state: "held", problemJson: toJson(doubt) });
    return null;
  }
  const payload = fromJson<Payload>(mail.payloadJson);
  const parcel: Parcel = {
    payload,
    pictures: [],
    key: sendingKey(mail),
    outboxId: mail.id,
    copy: mail.copy,
    now,
  };
  const attempts = mail.attempts + 1;
  if (!(await claimMail(db, mail, { transport: transport.name, now }))) return null;
  const pictures = await readPictures(context, payload);
  const outcome: Outcome = pictures
    ? await transport.send({ ...parcel, pictures })
    : { kind: "refused", problem: { id: "mail.problemPicture" } };
  const facts = { mail: mail.id, kind: mail.kind, attempts, transport: transport.name };
  if (outcome.kind === "sent") {
    const { providerId } = outcome;
    await db.transaction().execute(async (trx) => {
      await updateTriedMail(
        trx,
        { id: mail.id, attempts },
        { state: "sent", sentAt: now, problemJson: null, ...(providerId && { providerId }) },
      );
      if (providerId) await settleNews(trx, providerId);
    });
    portal.log.info(facts, "a mail was sent");
    return outcome;
  }
  // A doubt that the way cannot settle is found, and put before a person, when the mail's turn comes again.
  const held = outcome.kind === "refused";
  await updateTriedMail(
    db,
    { id: mail.id, attempts },
    {
      state: held ? "held" : "queued",
      problemJson: toJson(outcome.problem),
      // What surely failed leaves no doubt behind; what may have arrived does, from its first try on.
      ...(outcome.kind !== "unknown" && { firstTriedAt: mail.firstTriedAt }),
      ...(!held && { notBefore: nextTry(now, attempts, "waitMs" in outcome ? outcome.waitMs : undefined) }),
    },
  );
  portal.log.warn({ ...facts, problem: outcome.problem.id, held }, "a mail was not sent");
  return outcome;
}

/** The key that the provider knows a mail by: the outbox's own, or its hash where that would not fit a header. */
function sendingKey({ key, copy }: { key: string; copy: number }): string {
  const full = copy === 1 ? key : `${key}/copy-${copy}`;
  return /^[\x21-\x7e]{1,200}$/.test(full) ? full : sha256(full);
}

/** The pictures of a mail, or null if one is not in the attachment store. */
async function readPictures(
  { portal }: Context,
  { attachments = [] }: Payload,
): Promise<Parcel["pictures"] | null> {
  try {
    return await Promise.all(
      attachments.map(async ({ cid, name, kind, sha256: hash }) => ({
        cid,
        name,
        kind,
        bytes: await portal.files.readWhole(hash),
      })),
    );
  } catch {
    return null;
  }
}

function rest(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      done();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener("abort", end);
  });
}
