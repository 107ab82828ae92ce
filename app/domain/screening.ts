/** Screening: whether an entry may stand, what an entrant may still mend, and why a screener may not decide. */
import type { Answers } from "./answers";
import type { Extension } from "./deadlines";
import type { Refusal } from "./message";
import { categoryOf, fieldsOf, type Rulebook } from "./rulebook";
import { windowOf } from "./stages";
import type { Instant } from "./time";

export const checkAnswers = ["yes", "no", "repair"] as const;
export type CheckAnswer = (typeof checkAnswers)[number];
export type Check = { answer: CheckAnswer; note: string };
export const outcomes = ["valid", "repair", "notValid"] as const;
export type Outcome = (typeof outcomes)[number];

/** What a list of entries to screen is filtered by: the newest outcome, or that a repair came back. */
export const screeningStates = ["waiting", "repaired", "repair", "valid", "notValid"] as const;
export type ScreeningState = (typeof screeningStates)[number];

/** Where an entry stands: an outcome counts only for the revision that it was given to. */
export function screeningState(
  submittedRevision: number | null,
  newest: { revision: number; outcome: Outcome } | undefined,
): ScreeningState {
  if (!newest) return "waiting";
  return newest.revision === submittedRevision ? newest.outcome : "repaired";
}

/** Until when a flagged entry can be mended. */
export function repairsDue(book: Rulebook): Instant {
  return windowOf(book, "repair").closes;
}

/** Whether the entrant may now change the flagged fields and submit again, although the call is closed. */
export function mayRepair(
  entry: { submittedRevision: number | null },
  newest: { revision: number; outcome: Outcome; dueAt: Instant | null } | undefined,
  now: Instant,
): boolean {
  return (
    newest?.outcome === "repair" &&
    newest.revision === entry.submittedRevision &&
    newest.dueAt !== null &&
    now < newest.dueAt
  );
}

/** Why this person may not screen this entry now, whatever they decide, or null. */
export function refuseScreening({
  book,
  now,
  entry,
  isMember,
  isPublished,
  extension,
}: {
  book: Rulebook;
  now: Instant;
  entry: { state: "draft" | "submitted" | "withdrawn" };
  isMember: boolean;
  /** Judges have their entries: what is valid does not change under them. */
  isPublished: boolean;
  /** More time that its entrant has. */
  extension: Extension | null;
}): Refusal {
  if (isMember) return { id: "screening.ownEntry" };
  if (entry.state !== "submitted") return { id: "screening.notSubmitted" };
  if (now < windowOf(book, "screening").opens) return { id: "screening.notOpen" };
  if (isPublished) return { id: "screening.published" };
  return extension && now < extension.until ? { id: "screening.extended" } : null;
}

/** Why the screener's decision does not follow from its checks, or cannot be carried out, or null. */
export function refuseOutcome({
  book,
  now,
  category,
  checks,
  outcome,
  reason,
  fields,
  endorsementsMissing,
}: {
  book: Rulebook;
  now: Instant;
  category: string | null;
  checks: Readonly<Record<string, Check>>;
  outcome: Outcome;
  reason: string;
  fields: readonly string[];
  endorsementsMissing: number;
}): Refusal {
  const answers = book.eligibility.map(({ id }) => checks[id]?.answer);
  if (answers.includes(undefined)) return { id: "screening.checksMissing" };
  if (outcome === "valid") {
    if (answers.some((answer) => answer !== "yes")) return { id: "screening.validNeedsYes" };
    if (categoryOf(book, category)?.endorsement && endorsementsMissing > 0)
      return { id: "screening.endorsementMissing", values: { count: endorsementsMissing } };
    return null;
  }
  if (reason.trim() === "") return { id: "screening.reasonMissing" };
  if (outcome === "notValid")
    return answers.every((answer) => answer === "yes") ? { id: "screening.notValidNeedsNo" } : null;
  if (answers.includes("no")) return { id: "screening.repairWithNo" };
  if (!answers.includes("repair")) return { id: "screening.repairNeedsCheck" };
  if (fields.length === 0) return { id: "screening.fieldsMissing" };
  if (now >= repairsDue(book)) return { id: "screening.repairsOver" };
  return null;
}

/** The flagged fields, with those that are asked only because of what a flagged one holds. */
export function mendableFields(book: Rulebook, flagged: readonly string[]): string[] {
  const open = new Set(flagged);
  for (const field of fieldsOf(book)) if (field.when && open.has(field.when.field)) open.add(field.id);
  return [...open];
}

/** A repair: what was submitted before, with nothing but the mendable fields taken from the draft. */
export function mend<File extends { field: string }>(
  before: { answers: Answers; files: readonly File[] },
  draft: { answers: Answers; files: readonly File[] },
  mendable: readonly string[],
): { answers: Answers; files: File[] } {
  const isOpen = (field: string) => mendable.includes(field);
  return {
    answers: Object.fromEntries([
      ...Object.entries(before.answers).filter(([field]) => !isOpen(field)),
      ...Object.entries(draft.answers).filter(([field]) => isOpen(field)),
    ]),
    files: [
      ...before.files.filter((file) => !isOpen(file.field)),
      ...draft.files.filter((file) => isOpen(file.field)),
    ],
  };
}

/** Why these fields may not change now: a repair is of what was flagged, and of nothing else. */
export function refuseMending(mendable: readonly string[] | null, fields: readonly string[]): Refusal {
  return mendable !== null && fields.some((field) => !mendable.includes(field))
    ? { id: "screening.onlyFlagged" }
    : null;
}
