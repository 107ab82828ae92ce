/**
 * A mail service that speaks Resend's API and fails in every way there is, in a process of its own. It remembers
 * keys, and beside that each mail it ever took, by addressee and words: so that a second one is seen under any key.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { unsafeUniformIntDistribution, xoroshiro128plus } from "pure-rand";
import { sha256 } from "~/services/canonical.server";

const faults = [
  "tooMany",
  "quota",
  "fault500",
  "fault503",
  "silent",
  "takesAndIsSilent",
  "cuts",
  "takesAndCuts",
  "slow",
  "concurrent",
  "refuses",
  "garbles",
  "takesAndGarbles",
] as const;
type Fault = (typeof faults)[number];

/** What the service saw. Times are in milliseconds of this machine's clock. */
export type Seen = {
  /** By addressee and words: the numbers under which it was taken; more than one is a double. */
  taken: Record<string, string[]>;
  requests: number;
  batches: number;
  faults: Partial<Record<Fault, number>>;
  /** Requests beyond the limit of a window. */
  overLimit: number;
  /** Requests that came before `retry-after` had passed, and when the answer that said so went out. */
  early: { at: number; toldAt: number }[];
};

export type Letter = { to: string; subject: string; text: string };
/** What a mail is known by, whatever its key. */
export const nameOf = ({ to, subject, text }: Letter) => sha256(JSON.stringify([to, subject, text]));
/** Addresses that the service never accepts begin so. */
export const REFUSED = "refused.";
const QUOTA_MS = 3000;
const SLOW_MS = 700;

function openService({ seed, share, limit }: { seed: number; share: number; limit: number }) {
  const dice = xoroshiro128plus(seed);
  const between = (from: number, to: number) => unsafeUniformIntDistribution(from, to, dice);
  const seen: Seen = { taken: {}, requests: 0, batches: 0, faults: {}, overLimit: 0, early: [] };
  const memory = new Map<string, { body: string; status: number; answer: object }>();
  const inHand = new Set<string>();
  let window = { began: 0, requests: 0 };
  let pause = { until: 0, toldAt: 0 };
  let quotaUntil = 0;
  let numbers = 0;

  /** Takes what is asked, or refuses it; the same key again has the same answer. */
  function take(key: string, text: string) {
    const known = memory.get(key);
    if (known)
      return known.body === text
        ? known
        : { status: 409, answer: { statusCode: 409, name: "invalid_idempotent_request", message: "Other" } };
    const asked = JSON.parse(text) as Letter | Letter[];
    const letters = [asked].flat();
    const isRefused = letters.some(({ to }) => to.startsWith(REFUSED));
    const given = isRefused
      ? []
      : letters.map((letter) => {
          const id = `mail-${++numbers}`;
          (seen.taken[nameOf(letter)] ??= []).push(id);
          return { id };
        });
    const entry = isRefused
      ? refusal(text)
      : { body: text, status: 200, answer: Array.isArray(asked) ? { data: given } : (given[0] ?? {}) };
    memory.set(key, entry);
    return entry;
  }
  const refusal = (body: string) => ({
    body,
    status: 422,
    answer: { statusCode: 422, name: "validation_error", message: "Invalid `to`" },
  });

  function answerTo(request: IncomingMessage, response: ServerResponse, text: string) {
    const now = Date.now();
    const key = String(request.headers["idempotency-key"]);
    seen.requests += 1;
    if (request.url === "/emails/batch") seen.batches += 1;
    process.send?.("request");
    if (now >= window.began + 1000) window = { began: now, requests: 0 };
    window.requests += 1;
    const say = (status: number, answer: object | string, headers: Record<string, string> = {}) =>
      response
        .writeHead(status, {
          "content-type": "application/json",
          "ratelimit-limit": String(limit),
          "ratelimit-remaining": String(Math.max(0, limit - window.requests)),
          "ratelimit-reset": String(Math.max(0, window.began + 1000 - Date.now()) / 1000),
          ...headers,
        })
        .end(typeof answer === "string" ? answer : JSON.stringify(answer));
    const fail = (status: number, name: string, headers?: Record<string, string>) =>
      say(status, { statusCode: status, name, message: "No" }, headers);

    if (now < pause.until) {
      seen.early.push({ at: now, toldAt: pause.toldAt });
      return fail(429, "rate_limit_exceeded", {
        "retry-after": String(Math.ceil((pause.until - now) / 1000)),
      });
    }
    if (window.requests > limit) {
      seen.overLimit += 1;
      return fail(429, "rate_limit_exceeded", { "retry-after": "1" });
    }
    if (now < quotaUntil) return fail(429, "daily_quota_exceeded");
    if (inHand.has(key)) return fail(409, "concurrent_idempotent_requests");
    const fault = between(1, 10_000) <= share * 10_000 ? faults[between(0, faults.length - 1)] : undefined;
    if (fault) seen.faults[fault] = (seen.faults[fault] ?? 0) + 1;
    if (fault === "tooMany") {
      const seconds = between(1, 3);
      pause = { until: now + seconds * 1000, toldAt: now };
      return fail(429, "rate_limit_exceeded", { "retry-after": String(seconds) });
    }
    if (fault === "quota") {
      quotaUntil = now + QUOTA_MS;
      return fail(429, "daily_quota_exceeded");
    }
    if (fault === "fault500") return fail(500, "application_error");
    if (fault === "fault503") return say(503, "<html>Down for maintenance</html>");
    if (fault === "concurrent") return fail(409, "concurrent_idempotent_requests");
    if (fault === "silent") return undefined;
    if (fault === "cuts") return request.socket.destroy();
    if (fault === "garbles") return say(200, '{"id": "mail-');
    if (fault === "refuses" && !memory.has(key)) memory.set(key, refusal(text));
    const { status, answer } = take(key, text);
    if (fault === "takesAndIsSilent") return undefined;
    if (fault === "takesAndCuts") return request.socket.destroy();
    if (fault === "takesAndGarbles") return say(200, "{}");
    if (fault !== "slow") return say(status, answer);
    inHand.add(key);
    return setTimeout(() => {
      inHand.delete(key);
      say(status, answer);
    }, SLOW_MS);
  }

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      if (request.url === "/seen") return void response.end(JSON.stringify(seen));
      answerTo(request, response, Buffer.concat(chunks).toString());
    });
  });
  server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as AddressInfo).port }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: { seed: { type: "string" }, faults: { type: "string" }, limit: { type: "string" } },
  });
  openService({ seed: Number(values.seed), share: Number(values.faults), limit: Number(values.limit) });
}
