import { type Context, newId, type ViewerContext } from "~/context.server";
import type { Refusal } from "~/domain/message";
import { normaliseAddress } from "~/domain/address";
import { isMailNews, isReturned, lifeOfSecret, refuseMailDecision, stateAfter } from "~/domain/outbox";
import { type Instant, later } from "~/domain/time";
import type { Mail } from "~emails/render";
import type { Db } from "~db/client";
import { toJson } from "~db/columns";
import { findMailAddress, updateFailingAddress } from "~db/queries/addresses";
import { insertInboxMessage } from "~db/queries/inbox";
import {
  findMail,
  findMailByProvider,
  insertMailNews,
  insertOutbox,
  listMailNews,
  updateHeldMail,
  updateMailState,
  updateProviderId,
} from "~db/queries/outbox";
import { record } from "./history.server";

/** What a transport gets, word for word, however often it is tried. */
export type Payload = {
  from: string;
  replyTo: string | null;
  to: string;
  subject: string;
  html: string;
  text: string;
  /** Pictures inside the mail, shown where its page says `cid:…`. */
  attachments?: readonly InlineFile[];
};

/**
 * A picture that travels with a mail. The payload names it by the hash of its bytes in the attachment store, which
 * never change under a hash: frozen like the rest, without a copy in every row.
 */
export type InlineFile = { cid: string; name: string; kind: "image/png"; sha256: string };

/**
 * Puts a drawn mail into the outbox, and a copy of its words into the person's inbox, in the transaction of the
 * act it tells of. `key` is `event/entity/recipient/version`: the same key again changes nothing and gives false.
 * `secret` mails (sign-in) are masked in every list, leave no copy in the inbox, and are not sent once `notAfter` has
 * come: ten minutes later, if nothing else is said. Other mail goes to another address of the person while mail to
 * this one comes back. With `notBefore` neither the mail goes nor the copy is seen before that moment; the copy has
 * the id of the outbox row, so that both can be stopped.
 */
export async function post(
  trx: Db,
  context: Pick<Context, "now" | "portal" | "edition">,
  {
    key,
    kind,
    to,
    mail,
    secret = false,
    notBefore,
    notAfter,
    attachments,
    id = newId(context.portal),
  }: {
    key: string;
    kind: string;
    to: { personId: string | null; address: string };
    mail: Mail;
    secret?: boolean;
    notBefore?: Instant;
    notAfter?: Instant;
    attachments?: readonly InlineFile[];
    id?: string;
  },
): Promise<boolean> {
  const { portal, now, edition } = context;
  const { personId } = to;
  const address = secret || !personId ? to.address : await findMailAddress(trx, { ...to, personId });
  const payload: Payload = {
    from: portal.mail.from,
    replyTo: portal.mail.replyTo,
    to: address,
    subject: mail.subject,
    html: mail.html,
    text: mail.text,
    ...(attachments?.length ? { attachments } : {}),
  };
  const isNew = await insertOutbox(trx, {
    id,
    key,
    kind,
    personId,
    recipient: address,
    subject: secret ? "" : mail.subject,
    payloadJson: toJson(payload),
    isSecret: secret,
    hasPictures: Boolean(attachments?.length),
    notBefore: notBefore ?? now,
    notAfter: notAfter ?? (secret ? later(now, lifeOfSecret) : null),
    now,
  });
  if (isNew && personId && !secret)
    await insertInboxMessage(trx, {
      id,
      personId,
      editionId: edition.id,
      kind,
      subject: mail.subject,
      body: mail.text,
      now: notBefore ?? now,
    });
  return isNew;
}

/** One piece of news from the mail provider, its signature checked. */
export type MailNews = {
  /** The provider's number of this message about the mail; a repeated one is the same news. */
  id: string;
  type: string;
  providerId: string;
  happenedAt: Instant;
  /** Our own number of the mail, if the news carries it. */
  outboxId: string | null;
  copy: number;
};

/** Keeps news about a mail and leads its state on. Late, repeated or in any order, the state ends the same. */
export async function receiveMailNews(context: Context, news: MailNews): Promise<void> {
  const { db, now } = context;
  if (!isMailNews(news.type)) return;
  const { outboxId, copy, ...event } = news;
  await db.transaction().execute(async (trx) => {
    if (!(await insertMailNews(trx, { ...event, receivedAt: now }))) return;
    // A mail whose answer was lost learns here that it arrived, and is not sent twice.
    if (outboxId)
      await updateProviderId(trx, {
        id: outboxId,
        copy,
        providerId: news.providerId,
        sentAt: news.happenedAt,
      });
    await settleNews(trx, news.providerId);
  });
}

/** What a person decided about a mail that is held. */
export async function decideMail(
  context: ViewerContext,
  {
    id,
    decision,
    copy,
    reason,
  }: { id: string; decision: "sendAgain" | "doNotSend"; copy: number; reason: string },
): Promise<Refusal> {
  const { db, now } = context;
  return db.transaction().execute(async (trx) => {
    const mail = await findMail(trx, id);
    if (!mail) return { id: "mail.notHeld" };
    const refusal = refuseMailDecision(mail, { decision, copy }, now);
    if (refusal) return refusal;
    const again = decision === "sendAgain";
    const done = await updateHeldMail(
      trx,
      { id, copy },
      again
        ? { state: "queued", copy: copy + 1, notBefore: now }
        : { state: "stopped", copy, notBefore: now },
    );
    if (!done) return { id: "mail.notHeld" };
    await record(trx, context, {
      act: again ? "mail.sentAgain" : "mail.stopped",
      kind: "outbox",
      id,
      facts: { copy },
      words: { reason },
    });
    return null;
  });
}

/**
 * Leads a mail as far as all news that came about it say, be they older than its own number here. The address of one
 * that came back is failing from then on.
 */
export async function settleNews(trx: Db, providerId: string): Promise<void> {
  const mail = await findMailByProvider(trx, providerId);
  if (!mail) return;
  const news = await listMailNews(trx, providerId);
  const state = stateAfter(
    mail.state,
    news.map((one) => one.type),
  );
  if (state !== mail.state) await updateMailState(trx, mail.id, { from: mail.state, to: state });
  const [since] = news
    .filter((one) => isReturned(stateAfter("sent", [one.type])))
    .map((one) => one.happenedAt)
    .sort();
  // Once a person has dealt with it, what they said of the address stands.
  if (since && mail.settledAt === null)
    await updateFailingAddress(trx, { normalised: normaliseAddress(mail.recipient), failingAt: since });
}
