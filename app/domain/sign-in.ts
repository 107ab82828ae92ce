/** Signing in by mail: how long codes live, how often they may be asked and tried, and where one may go afterwards. */
import type { Refusal } from "./message";
import { DAY, HOUR, type Instant, later, MINUTE } from "./time";

/** A code and its link work this long. */
export const CODE_LIFE = 10 * MINUTE;
/** Wrong tries that one code survives. */
export const CODE_TRIES = 5;
/** Wrong tries at the second step before the session ends and the first step starts again. */
export const STEP_TRIES = 5;
export const SESSION_LIFE = 30 * DAY;
/** A code handed over by an organiser, and the first organiser's link. */
export const LONG_CODE_LIFE = DAY;

/**
 * Mails that one address gets at most, so that nobody's mailbox is flooded and a code cannot be guessed by asking
 * often: 30 codes of 5 tries leave 150 in a million a day. One client's allowance is that of a campus behind one address.
 */
export const askLimits = {
  address: [
    { within: HOUR, most: 10 },
    { within: DAY, most: 30 },
  ],
  client: [{ within: HOUR, most: 300 }],
} as const;

/** How often was asked within each window of `askLimits`, in the same order. */
export type AskCounts = { address: readonly number[]; client: readonly number[] };

/** Why no further code is sent now, or null. It counts what was asked, known address or not. */
export function refuseAsking(counts: AskCounts): Refusal {
  const over = askLimits.address.find(({ most }, at) => (counts.address[at] ?? 0) >= most);
  if (over) return { id: "account.tooManyForAddress", values: { hours: over.within / HOUR } };
  if (askLimits.client.some(({ most }, at) => (counts.client[at] ?? 0) >= most))
    return { id: "account.tooManyFromHere" };
  return null;
}

type Ask = { expiresAt: Instant; usedAt: Instant | null; attempts: number };

/** Why a code that is right in itself may not be used now, or null. It ends at the very millisecond of its expiry. */
export function refuseCode(ask: Ask, now: Instant): Refusal {
  if (ask.usedAt) return { id: "account.codeUsed" };
  if (ask.expiresAt <= now) return { id: "account.codeExpired" };
  if (ask.attempts >= CODE_TRIES) return { id: "account.codeSpent", values: { tries: CODE_TRIES } };
  return null;
}

/** What to say to a code that fits none of those asked from a browser, after this try was counted. */
export function explainWrongCode(asks: readonly Ask[], now: Instant): NonNullable<Refusal> {
  const running = asks.filter((ask) => !ask.usedAt && now < ask.expiresAt);
  if (running.length === 0) return { id: asks.length ? "account.codeExpired" : "account.codeNone" };
  const left = Math.max(...running.map((ask) => CODE_TRIES - ask.attempts));
  return left > 0
    ? { id: "account.codeWrong", values: { left } }
    : { id: "account.codeSpent", values: { tries: CODE_TRIES } };
}

/** Why a link may not be used in this browser now, or null. */
export function refuseLink(
  ask: (Ask & { browserHash: string }) | undefined,
  { now, browserHash }: { now: Instant; browserHash: string | null },
): Refusal {
  if (!ask) return { id: "account.linkUnknown" };
  const refusal = refuseCode(ask, now);
  if (refusal)
    return refusal.id === "account.codeUsed" ? { id: "account.linkUsed" } : { id: "account.linkExpired" };
  return ask.browserHash === browserHash ? null : { id: "account.linkElsewhere" };
}

/** The end of a life that starts now. */
export function expiryOf(now: Instant, life: number): Instant {
  return later(now, life);
}

/** The digits of a code as people type or paste it: with gaps, full-width, or in Arabic or Persian digits. */
export function digitsOf(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[\s\p{Pd}\p{Cf}]/gu, "");
}

/** A long code without the gaps and case that people give it: letters O, I and L are the digits they look like. */
export function longCodeOf(text: string): string {
  return text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Cf}]/gu, "")
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");
}

/** The alphabet of codes that people copy by hand or read out: no letter looks like a digit. */
export const longCodeAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/**
 * A path of this portal to go on to, or null for anything that could lead elsewhere: another host, a scheme,
 * backslashes and control characters (also encoded), and the steps of signing in or out themselves.
 */
export function localPath(text: string): string | null {
  if (text.length > 500 || !/^\/(?![/\\])/.test(text)) return null;
  let decoded: string;
  try {
    decoded = decodeURIComponent(text);
  } catch {
    return null;
  }
  if ([text, decoded].some((one) => /[\\\p{Cc}\u2028\u2029]/u.test(one) || one.startsWith("//"))) return null;
  const url = new URL(text, "http://portal.invalid");
  if (url.origin !== "http://portal.invalid" || url.pathname.startsWith("//")) return null;
  if (/^\/sign-(in|out)(\/|$)/.test(url.pathname)) return null;
  return url.pathname + url.search;
}
