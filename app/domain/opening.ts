/** What must be in place before a call is opened to the public. */
import type { Refusal } from "./message";
import type { Rulebook } from "./rulebook";
import { windowOf } from "./stages";
import { HOUR, type Instant, later } from "./time";

export const setUpSteps = ["address", "https", "transport", "replyTo", "testMail", "rulebook"] as const;
export type SetUpStep = (typeof setUpSteps)[number];

export type SetUp = {
  publicUrl: string;
  transport: "resend" | "smtp" | "folder";
  replyTo: string | null;
  /** When a test mail sent this way, from this sender, was proven to arrive. */
  mailProvenAt: Instant | null;
  /** When an organiser said that the rulebook in force was read. */
  rulebookReadAt: Instant | null;
};

/** Each thing that must be in place, and whether it is. */
export function stepsOf(setUp: SetUp): { id: SetUpStep; done: boolean }[] {
  const done: Record<SetUpStep, boolean> = {
    address: isPublic(setUp.publicUrl),
    https: isPublic(setUp.publicUrl) && setUp.publicUrl.startsWith("https:"),
    transport: setUp.transport !== "folder",
    replyTo: setUp.replyTo !== null,
    testMail: setUp.transport !== "folder" && setUp.mailProvenAt !== null,
    rulebook: setUp.rulebookReadAt !== null,
  };
  return setUpSteps.map((id) => ({ id, done: done[id] }));
}

/** Why the call may not be opened now, or null. */
export function refuseOpening(
  setUp: SetUp,
  { openedAt, book, now }: { openedAt: Instant | null; book: Rulebook; now: Instant },
): Refusal {
  if (openedAt !== null) return { id: "opening.already" };
  const missing = stepsOf(setUp).filter((step) => !step.done);
  if (missing[0]) return { id: "opening.refused", values: { count: missing.length, first: missing[0].id } };
  if (windowOf(book, "open").closes <= now) return { id: "opening.over" };
  return null;
}

/** Whether an address can be reached from elsewhere: a name with a dot that is not kept for tests and inner networks. */
function isPublic(url: string): boolean {
  const { hostname } = new URL(url);
  return (
    /\.[a-z][a-z0-9-]*[a-z0-9]$/i.test(hostname) &&
    !/\.(localhost|local|internal|lan|home|test|invalid|onion)$/i.test(hostname)
  );
}

/** A test mail that was sent: by which way, and how often its code was typed wrong. */
export type TestMail = {
  way: string;
  codeHash: string;
  sentAt: Instant;
  attempts: number;
  provenAt: Instant | null;
};

/** How long the code of a test mail is taken. */
export const lifeOfTestMail = HOUR;

/** Why another test mail is not sent now, or null: one a minute. */
export function refuseTestMail(last: TestMail | undefined, now: Instant): Refusal {
  return last && now < later(last.sentAt, 60_000) ? { id: "opening.justSent" } : null;
}

/** Why a code does not prove that mail arrives, or null. */
export function refuseProof(
  test: TestMail | undefined,
  { way, codeHash, now }: { way: string; codeHash: string; now: Instant },
): Refusal {
  if (!test) return { id: "opening.noTest" };
  if (test.way !== way) return { id: "opening.otherWay" };
  if (later(test.sentAt, lifeOfTestMail) <= now || test.attempts >= 10) return { id: "opening.testOver" };
  return test.codeHash === codeHash ? null : { id: "opening.codeWrong" };
}
