/** The three ways a mail leaves the portal, each telling in the same few words how a try ended. */
import { performance } from "node:perf_hooks";
import { PassThrough } from "node:stream";
import nodemailer from "nodemailer";
import { Resend } from "resend";
import type { Message } from "~/domain/message";
import type { Memory } from "~/domain/outbox";
import { DAY, type Instant, MINUTE } from "~/domain/time";
import { sha256 } from "~/services/canonical.server";
import type { Payload } from "~/services/outbox.server";
import { openMailFolder } from "~db/mail-folder";

/** A mail as a transport takes it: the frozen payload with its pictures, and who it is. */
export type Parcel = {
  payload: Payload;
  pictures: readonly { cid: string; name: string; kind: string; bytes: Buffer }[];
  /** The idempotency key: the same for every try of one mail. Plain letters, at most 200. */
  key: string;
  outboxId: string;
  copy: number;
  now: Instant;
};

/**
 * How a try ended. `later` surely did not send; `unknown` may have. `wide` means that the next mail would fare no
 * better. A problem is told in our own words: the provider's may name addresses.
 */
export type Outcome =
  | { kind: "sent"; providerId: string | null }
  | { kind: "later"; problem: Message; wide: boolean; waitMs?: number }
  | { kind: "unknown"; problem: Message; wide: boolean; waitMs?: number }
  | { kind: "refused"; problem: Message };

/** How a try with many mails ended: all were taken, each with its number, or none was, or nobody knows. */
export type BatchOutcome = { kind: "sent"; providerIds: string[] } | Exclude<Outcome, { kind: "sent" }>;

export type Transport = Memory & {
  /** Milliseconds to let pass before the next try. */
  pause: () => number;
  send: (parcel: Parcel) => Promise<Outcome>;
  /** Sends mails without pictures in one request under one key, all or none; missing where the way knows no batch. */
  sendBatch?: (parcels: readonly Parcel[], key: string) => Promise<BatchOutcome>;
  close: () => void;
};

export type MailSettings = {
  resend: { key: string; baseUrl: string | null } | null;
  smtp: string | null;
  folder: string;
};

/** The transport of that name. Throws if the settings lack what it needs. */
export function openTransport(name: "resend" | "smtp" | "folder", settings: MailSettings): Transport {
  if (name === "folder") return folderTransport(settings.folder);
  const { resend, smtp } = settings;
  if (name === "resend" && resend) return resendTransport(resend, { restMs: 1000 });
  if (name === "smtp" && smtp) return smtpTransport(smtp);
  throw new Error(`The settings for ${name} are missing`);
}

/**
 * Spaces tries out: as the provider asks, or ever further apart while nothing goes through. Begins with a rest, for
 * the process before this one may have asked a moment ago.
 */
function pacer(time: () => number, restMs = 0) {
  let readyAt = time() + restMs;
  let failures = 0;
  return {
    pause: () => Math.max(0, readyAt - time()),
    went(waitMs = 0) {
      failures = 0;
      readyAt = time() + waitMs;
    },
    failed(waitMs?: number) {
      failures += 1;
      readyAt = time() + (waitMs ?? Math.min(5 * MINUTE, 500 * 2 ** failures));
    },
  };
}

/**
 * Resend, through its own client. It remembers a key for 24 hours; a few minutes less are counted here, so that a
 * try begun in time also arrives in time. A batch is strict: one mail that is not accepted, and none is taken.
 */
export function resendTransport(
  { key, baseUrl }: { key: string; baseUrl: string | null },
  {
    timeoutMs = 15_000,
    restMs = 0,
    time = () => performance.now(),
  }: { timeoutMs?: number; restMs?: number; time?: () => number } = {},
): Transport {
  const resend = new Resend(key, baseUrl ? { baseUrl } : {});
  const pace = pacer(time, restMs);
  const options = (idempotencyKey: string) => ({ idempotencyKey, signal: AbortSignal.timeout(timeoutMs) });
  /** Paces the next request by what came of this one. */
  const judge = (
    error: { name: string; statusCode?: number | null } | null,
    headers: Record<string, string> | null,
  ) => {
    const waitMs = retryAfter(headers);
    // An answer that says it took the mail, but not under which number, has said nothing.
    const outcome = judgeResend(error?.name ?? "", error?.statusCode ?? null, waitMs);
    if ("wide" in outcome && outcome.wide) pace.failed(waitMs);
    else pace.went(allowance(headers));
    return outcome;
  };
  return {
    name: "resend",
    remembers: DAY - 5 * MINUTE,
    pause: pace.pause,
    close() {
      // Nothing stays open between two requests.
    },
    async send(parcel) {
      const { data, error, headers } = await resend.emails.send(
        {
          ...requestOf(parcel),
          ...(parcel.pictures.length > 0 && {
            attachments: parcel.pictures.map((one) => ({
              filename: one.name,
              content: one.bytes.toString("base64"),
              contentType: one.kind,
              contentId: one.cid,
            })),
          }),
        },
        options(parcel.key),
      );
      if (error || !isNumbered(data)) return judge(error, headers);
      pace.went(allowance(headers));
      return { kind: "sent", providerId: data.id };
    },
    async sendBatch(parcels, batchKey) {
      const { data, error, headers } = await resend.batch.send(parcels.map(requestOf), {
        ...options(batchKey),
        batchValidation: "strict",
      });
      const taken: unknown = data?.data;
      if (error || !Array.isArray(taken) || taken.length !== parcels.length || !taken.every(isNumbered))
        return judge(error, headers);
      pace.went(allowance(headers));
      return { kind: "sent", providerIds: taken.map((one: { id: string }) => one.id) };
    },
  };
}

/** A mail as Resend's client takes it, without its pictures. */
function requestOf({ payload, outboxId, copy }: Parcel) {
  return {
    from: payload.from,
    to: payload.to,
    ...(payload.replyTo && { replyTo: payload.replyTo }),
    subject: payload.subject,
    html: payload.html,
    text: payload.text,
    headers: { "Auto-Submitted": "auto-generated" },
    // They come back with every piece of news, so that a mail is known before its own number is.
    tags: [
      { name: "outbox", value: outboxId },
      { name: "copy", value: String(copy) },
    ],
  };
}

function isNumbered(taken: unknown): taken is { id: string } {
  return typeof (taken as { id?: unknown } | null)?.id === "string";
}

function judgeResend(
  name: string,
  status: number | null,
  waitMs: number | undefined,
): Exclude<Outcome, { kind: "sent" }> {
  const wait = waitMs === undefined ? {} : { waitMs };
  if (status === null)
    return { kind: "unknown", problem: { id: "mail.problemUnreachable" }, wide: true, ...wait };
  if (status === 409 && name === "invalid_idempotent_request")
    return { kind: "refused", problem: { id: "mail.problemOtherPayload" } };
  if (status === 409)
    return { kind: "unknown", problem: { id: "mail.problemConcurrent" }, wide: false, ...wait };
  if (status === 429) return { kind: "later", problem: { id: "mail.problemTooMany" }, wide: true, ...wait };
  // A key or a sender that is not accepted is mended in the settings, and then every waiting mail can go.
  if (status === 401 || status === 403)
    return { kind: "later", problem: { id: "mail.problemSettings", values: { code: name } }, wide: true };
  if (status >= 500 || status === 408)
    return {
      kind: "unknown",
      problem: { id: "mail.problemService", values: { status } },
      wide: true,
      ...wait,
    };
  return { kind: "refused", problem: { id: "mail.problemRefused", values: { code: name } } };
}

/** Milliseconds until the service takes another request, by the figures it sends with each answer. */
function allowance(headers: Record<string, string> | null): number {
  const figure = (name: string) => Number.parseFloat(headers?.[name] ?? "");
  const [limit, remaining, reset] = [
    figure("ratelimit-limit"),
    figure("ratelimit-remaining"),
    figure("ratelimit-reset"),
  ];
  if (Number.isNaN(remaining)) return 500; // nothing said: two a second, the service's published default
  if (remaining >= 1) return 0;
  return Number.isNaN(reset) ? 1000 / (limit || 2) : Math.max(0, reset) * 1000;
}

/** What `retry-after` says in milliseconds, as seconds or as a date; a day at most. */
function retryAfter(headers: Record<string, string> | null): number | undefined {
  const text = headers?.["retry-after"];
  if (!text) return undefined;
  const seconds = Number(text);
  // A date can only be read against the time of the answer that carries it.
  const wait = Number.isNaN(seconds) ? Date.parse(text) - Date.parse(headers["date"] ?? "") : seconds * 1000;
  return Number.isNaN(wait) ? undefined : Math.min(DAY, Math.max(0, wait));
}

/** Any mail server. It remembers nothing: once the mail itself was on its way, a lost answer leaves it to a person. */
export function smtpTransport(
  url: string,
  { timeoutMs = 30_000, time = () => performance.now() }: { timeoutMs?: number; time?: () => number } = {},
): Transport {
  const timeouts = `connectionTimeout=${timeoutMs}&greetingTimeout=${timeoutMs}&socketTimeout=${timeoutMs}`;
  const mailer = nodemailer.createTransport(`${url}${url.includes("?") ? "&" : "?"}${timeouts}`);
  const pace = pacer(time);
  let onItsWay = false;
  mailer.use("stream", (mail, done) => {
    // A function is taken as well, and called when the mail begins to be written; the types know only streams.
    const begin = (() => {
      onItsWay = true;
      return new PassThrough();
    }) as unknown as PassThrough;
    mail.message.transform(begin);
    done();
  });
  return {
    name: "smtp",
    remembers: 0,
    pause: pace.pause,
    close: () => mailer.close(),
    async send({ payload, pictures, key }) {
      onItsWay = false;
      const domain = /@([^\s>]+)>?\s*$/.exec(payload.from)?.[1] ?? "localhost";
      try {
        const info = await mailer.sendMail({
          from: payload.from,
          to: { name: "", address: payload.to },
          ...(payload.replyTo && { replyTo: payload.replyTo }),
          subject: payload.subject,
          html: payload.html,
          text: payload.text,
          messageId: `<${sha256(key).slice(0, 40)}@${domain}>`,
          headers: { "Auto-Submitted": "auto-generated" },
          attachments: pictures.map((one) => ({
            filename: one.name,
            content: one.bytes,
            contentType: one.kind,
            cid: one.cid,
          })),
          disableFileAccess: true,
          disableUrlAccess: true,
        });
        pace.went();
        return { kind: "sent", providerId: info.messageId };
      } catch (error) {
        const outcome = judgeSmtp(error, onItsWay);
        if ("wide" in outcome && outcome.wide) pace.failed();
        else pace.went();
        return outcome;
      }
    },
  };
}

function judgeSmtp(error: unknown, onItsWay: boolean): Outcome {
  const { code, responseCode: status } = error as { code?: string; responseCode?: number };
  if (code === "EAUTH" || code === "ENOAUTH" || code === "ETLS")
    return { kind: "later", problem: { id: "mail.problemSettings", values: { code } }, wide: true };
  if (status !== undefined && status >= 500)
    return { kind: "refused", problem: { id: "mail.problemRefused", values: { code: String(status) } } };
  if (status !== undefined)
    return { kind: "later", problem: { id: "mail.problemService", values: { status } }, wide: false };
  if (code === "EENVELOPE")
    return { kind: "refused", problem: { id: "mail.problemRefused", values: { code } } };
  return onItsWay
    ? { kind: "unknown", problem: { id: "mail.problemUnknown" }, wide: true }
    : { kind: "later", problem: { id: "mail.problemUnreachable" }, wide: true };
}

/** A folder with one file per mail, for a portal that has no way out yet. The same mail twice is one file. */
export function folderTransport(folder: string): Transport {
  const { keep } = openMailFolder(folder);
  return {
    name: "folder",
    remembers: Number.POSITIVE_INFINITY,
    pause: () => 0,
    close() {
      // Each file was closed when it was written.
    },
    async send({ payload, key, now }) {
      return { kind: "sent", providerId: await keep({ ...payload, key, at: now }) };
    },
  };
}
