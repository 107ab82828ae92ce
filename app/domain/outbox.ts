/** What may happen to a mail: when it is tried, when it is left to a person, and what the provider's news make of it. */
import type { Refusal } from "./message";
import { HOUR, type Instant, later, MINUTE } from "./time";

export const mailStates = [
  "queued",
  "sending",
  "sent",
  "delivered",
  "bounced",
  "complained",
  "held",
  "stopped",
] as const;
export type MailState = (typeof mailStates)[number];

/** How long a sign-in mail is of use, in milliseconds. */
export const lifeOfSecret = 10 * MINUTE;

/**
 * What is known of earlier tries. `firstTriedAt` stands only while one of them may have arrived unknown to us; a
 * try that surely failed leaves no trace here.
 */
export type Tried = { transport: string | null; firstTriedAt: Instant | null };

/** What a way of sending remembers: for so many milliseconds the same key again is not a second mail. */
export type Memory = { name: string; remembers: number };

/** Why a mail that may have gone out already is not simply tried again, or null. */
export function refuseRepeat(tried: Tried, way: Memory, now: Instant): Refusal {
  if (tried.firstTriedAt === null) return null;
  const since = Date.parse(now) - Date.parse(tried.firstTriedAt);
  return tried.transport === way.name && since < way.remembers ? null : { id: "mail.problemUnknown" };
}

/** Whether the mail would come too late to be of use: a sign-in code that no longer opens anything. */
export function isTooLate(mail: { notAfter: Instant | null }, now: Instant): boolean {
  return mail.notAfter !== null && mail.notAfter <= now;
}

/** When a failed try is repeated: when the provider says so, else 2, 4, 8 … seconds later, an hour at most. */
export function nextTry(now: Instant, attempts: number, askedToWait?: number): Instant {
  return later(now, askedToWait ?? Math.min(HOUR, 1000 * 2 ** Math.min(attempts, 20)));
}

/** How far the provider's news lead a mail; what comes late or twice never leads it back. */
const news: Readonly<Record<string, MailState>> = {
  "email.sent": "sent",
  "email.delivered": "delivered",
  "email.failed": "bounced",
  "email.suppressed": "bounced",
  "email.bounced": "bounced",
  "email.complained": "complained",
};
const road: readonly MailState[] = ["sent", "delivered", "bounced", "complained"];

/** Whether a kind of news says anything about where a mail is. */
export function isMailNews(type: string): boolean {
  return type in news;
}

/** The state of a mail after all news of it, in whatever order they came. */
export function stateAfter(state: MailState, types: readonly string[]): MailState {
  let furthest = road.indexOf(state);
  for (const type of types) {
    const to = news[type];
    if (to) furthest = Math.max(furthest, road.indexOf(to));
  }
  return road[furthest] ?? state;
}

/** Whether a mail came back: it did not arrive, or its reader called it spam and no further one will. */
export function isReturned(state: MailState): state is "bounced" | "complained" {
  return state === "bounced" || state === "complained";
}

/** What may become of a mail that came back. */
export const returnChoices = ["otherAddress", "sameAddress", "settled"] as const;
export type ReturnChoice = (typeof returnChoices)[number];

/** Why a mail that came back may not be dealt with so, or null. */
export function refuseReturn(
  mail: { state: MailState; copy: number; settledAt: Instant | null; notAfter: Instant | null },
  { choice, copy, hasOther }: { choice: ReturnChoice; copy: number; hasOther: boolean },
  now: Instant,
): Refusal {
  if (!isReturned(mail.state) || mail.settledAt !== null || mail.copy !== copy)
    return { id: "mail.notReturned" };
  if (choice === "otherAddress" && !hasOther) return { id: "mail.noOtherAddress" };
  if (choice !== "settled" && isTooLate(mail, now)) return { id: "mail.tooLate" };
  return null;
}

/** Why a person may not decide about this mail, or null: only one that is held waits for a decision. */
export function refuseMailDecision(
  mail: { state: MailState; copy: number; notAfter: Instant | null },
  { decision, copy }: { decision: "sendAgain" | "doNotSend"; copy: number },
  now: Instant,
): Refusal {
  if (mail.state !== "held" || mail.copy !== copy) return { id: "mail.notHeld" };
  if (decision === "sendAgain" && isTooLate(mail, now)) return { id: "mail.tooLate" };
  return null;
}
