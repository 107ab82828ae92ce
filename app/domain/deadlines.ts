/** Until when an entry is taken: the published deadline, the hidden grace after it, and more time for one entry. */
import type { Refusal } from "./message";
import type { Rulebook } from "./rulebook";
import { takesEntries, windowOf } from "./stages";
import { type Instant, latest } from "./time";

/** More time that was granted to one entry, or to an address; it counts what the entry was granted. */
export type Extension = { number: number; until: Instant };
/** By which rule a revision was in time. */
export type DeadlineRule = "published" | "grace" | "extension" | "repair";
export type InTime = { rule: DeadlineRule; number: number | null };

/** The closing that an entrant is shown: the published one, or a later one of their own. The grace is in neither. */
export function closingOf(book: Rulebook, extension: Extension | null): Instant {
  return latest(windowOf(book, "open").closes, extension?.until);
}

/** By which rule something is in time now, or null if it is too late, or the call has not begun. */
export function ruleAt(book: Rulebook, extension: Extension | null, now: Instant): InTime | null {
  const { opens, closes } = windowOf(book, "open");
  if (now < opens) return null;
  if (now < closes) return { rule: "published", number: null };
  if (extension && now < extension.until) return { rule: "extension", number: extension.number };
  return takesEntries(book, now) ? { rule: "grace", number: null } : null;
}

/** What an extension is asked for, as the rules need it. */
export type Asked = {
  now: Instant;
  until: Instant;
  /** The judges have their entries. */
  isPlanned: boolean;
  /** What is extended now, if anything is. */
  extension: Extension | null;
  /** Null for an address that has no entry yet. */
  entry: { state: "draft" | "submitted" | "withdrawn"; outcome: string | null } | null;
};

/** Why more time may not be given, or null. */
export function refuseExtension(book: Rulebook, asked: Asked): Refusal {
  const { now, until, isPlanned, extension, entry } = asked;
  if (isPlanned) return { id: "deadlines.planned" };
  if (entry?.state === "withdrawn") return { id: "deadlines.withdrawn" };
  if (entry && entry.outcome !== null) return { id: "deadlines.screened" };
  if (until <= now) return { id: "deadlines.past" };
  if (until <= closingOf(book, extension)) return { id: "deadlines.notLater" };
  return until > windowOf(book, "scoring").opens ? { id: "deadlines.intoScoring" } : null;
}

/** Whether a second person must approve: once the published deadline has passed. */
export function needsSecond(book: Rulebook, now: Instant): boolean {
  return now >= windowOf(book, "open").closes;
}

/** Why this person may not answer a proposed extension, or null. Refusing one takes no second person. */
export function refuseAnswer(
  extension: { state: "proposed" | "granted" | "declined"; proposedById: string },
  { personId, answer }: { personId: string; answer: "granted" | "declined" },
): Refusal {
  if (extension.state !== "proposed") return { id: "deadlines.answered" };
  return answer === "granted" && extension.proposedById === personId
    ? { id: "deadlines.secondPerson" }
    : null;
}
