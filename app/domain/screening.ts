/** Screening: whether an entry may stand, what an entrant may still mend, and why a screener may not decide. */
import type { Answers } from "./answers";
import type { Extension } from "./deadlines";
import { type Capacity, isLeading } from "./members";
import type { Refusal } from "./message";
import { categoryOf, fieldsOf, type Rulebook } from "./rulebook";
import { windowOf } from "./stages";
import type { Standing } from "./standing";
import { DAY, type Instant, later, latest } from "./time";

export const checkAnswers = ["yes", "no", "repair"] as const;
export type CheckAnswer = (typeof checkAnswers)[number];
export type Check = { answer: CheckAnswer; note: string };
export const outcomes = ["valid", "repair", "notValid"] as const;
export type Outcome = (typeof outcomes)[number];

/** What a screener may choose: an outcome, or a repair that brings the entry into another category. */
export const choices = ["valid", "repair", "move", "notValid"] as const;
export type Choice = (typeof choices)[number];

/** Where an entry stands: the newest outcome, that a repair came back, or that it is disqualified. */
export const screeningStates = [
  "waiting",
  "repaired",
  "repair",
  "valid",
  "notValid",
  "disqualified",
] as const;
export type ScreeningState = (typeof screeningStates)[number];

/** What a list of entries may show: those in one state, or what screeners have to do, wherever it stands. */
export const screeningLists = ["toDo", ...screeningStates] as const;
export type ScreeningList = (typeof screeningLists)[number];

/** What a list of entries to screen may be narrowed to, beside state and category. */
export const screeningMarks = ["replies", "likenesses", "mine", "horsConcours"] as const;
export type ScreeningMark = (typeof screeningMarks)[number];

/** Where an entry stands: an outcome counts only for the revision that it was given to. */
export function screeningState(
  entry: { submittedRevision: number | null; standing: Standing },
  newest: { revision: number; outcome: Outcome } | undefined,
): ScreeningState {
  if (entry.standing === "disqualified") return "disqualified";
  if (!newest) return "waiting";
  return newest.revision === entry.submittedRevision ? newest.outcome : "repaired";
}

/** Until when a flagged entry can be mended. */
export function repairsDue(book: Rulebook): Instant {
  return windowOf(book, "repair").closes;
}

/** Until when an entrant can give what another category asks: as long as repairs run, and some days at least. */
export function movesDue(book: Rulebook, now: Instant): Instant {
  return latest(repairsDue(book), later(now, book.screening.moveDays * DAY));
}

/** Until when an entrant may reply to "not valid". */
export function repliesDue(book: Rulebook, decidedAt: Instant): Instant {
  return later(decidedAt, book.screening.replyDays * DAY);
}

/** Why this person may not screen this entry now, whatever they decide, or null. */
export function refuseScreening({
  book,
  now,
  entry,
  isMember,
  isPublished,
  isOpen,
  extension,
  replyWaits,
}: {
  book: Rulebook;
  now: Instant;
  entry: { state: "draft" | "submitted" | "withdrawn"; standing: Standing };
  isMember: boolean;
  /** Judges have their entries: what is valid does not change under them. */
  isPublished: boolean;
  /** Something that was asked of its entrant is not decided yet; that goes on after planning. */
  isOpen: boolean;
  /** More time that its entrant has. */
  extension: Extension | null;
  /** The entrant has replied to "not valid", and another person answers that. */
  replyWaits: boolean;
}): Refusal {
  if (isMember) return { id: "screening.ownEntry" };
  if (entry.state !== "submitted") return { id: "screening.notSubmitted" };
  if (entry.standing === "disqualified") return { id: "screening.isDisqualified" };
  if (now < windowOf(book, "screening").opens) return { id: "screening.notOpen" };
  if (replyWaits) return { id: "screening.replyWaits" };
  if (isPublished && !isOpen) return { id: "screening.published" };
  return extension && now < extension.until ? { id: "screening.extended" } : null;
}

/** Why an entry may not be asked over into another category now, or null. Limits of its organisation are apart. */
export function refuseMove({
  book,
  now,
  category,
  moveTo,
  isPublished,
  sheets,
}: {
  book: Rulebook;
  now: Instant;
  category: string | null;
  moveTo: string;
  isPublished: boolean;
  /** Scoresheets on it that are handed in. */
  sheets: number;
}): Refusal {
  if (!categoryOf(book, moveTo)) return { id: "screening.moveMissing" };
  if (moveTo === category) return { id: "screening.moveSame" };
  if (sheets > 0) return { id: "screening.moveScored", values: { count: sheets } };
  if (isPublished && movesDue(book, now) >= windowOf(book, "scoring").closes)
    return { id: "screening.moveLate" };
  return null;
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
  outcome: Choice;
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
  if (outcome === "move") return null;
  if (!answers.includes("repair")) return { id: "screening.repairNeedsCheck" };
  if (fields.length === 0) return { id: "screening.fieldsMissing" };
  if (now >= repairsDue(book)) return { id: "screening.repairsOver" };
  return null;
}

/** What the checks say against an entry, as its people are told: each check that is not met, with its note. */
export function faultsOfChecks(
  book: Pick<Rulebook, "eligibility">,
  checks: Readonly<Record<string, Check>>,
): { id: string; text: Rulebook["eligibility"][number]["text"]; note: string }[] {
  return book.eligibility.flatMap(({ id, text }) => {
    const check = checks[id];
    return check && check.answer !== "yes" ? [{ id, text, note: check.note }] : [];
  });
}

/** What a reply to "not valid" is judged by. */
type Outcomed = {
  book: Rulebook;
  now: Instant;
  entry: { state: "draft" | "submitted" | "withdrawn"; standing: Standing; submittedRevision: number | null };
  newest: { revision: number; outcome: Outcome; createdAt: Instant } | undefined;
  /** The reply that was sent to it, if any: there is one. */
  reply: { state: "waiting" | "upheld" | "reversed" } | undefined;
};

/** Why the entrant may not reply to an outcome now, or null. */
export function refuseReply({
  book,
  now,
  entry,
  newest,
  reply,
  capacity,
}: Outcomed & { capacity: Capacity }): Refusal {
  if (entry.state !== "submitted" || entry.standing === "disqualified") return { id: "screening.noReply" };
  if (newest?.outcome !== "notValid" || newest.revision !== entry.submittedRevision)
    return { id: "screening.noReply" };
  if (!isLeading(capacity)) return { id: "screening.leadReplies" };
  if (reply) return { id: "screening.repliedOnce" };
  return now < repliesDue(book, newest.createdAt) ? null : { id: "screening.replyLate" };
}

/** Why this person may not decide on a reply, or null: never who found the entry not valid. */
export function refuseReplyAnswer({
  entry,
  reply,
  screenerId,
  personId,
  isMember,
  answer,
}: {
  entry: { standing: Standing };
  reply: { state: "waiting" | "upheld" | "reversed" } | undefined;
  screenerId: string;
  personId: string;
  isMember: boolean;
  answer: string;
}): Refusal {
  if (isMember) return { id: "screening.ownEntry" };
  if (reply?.state !== "waiting") return { id: "screening.noReplyWaits" };
  if (entry.standing === "disqualified") return { id: "screening.isDisqualified" };
  if (screenerId === personId) return { id: "screening.replyTwoPeople" };
  return answer.trim() === "" ? { id: "screening.replyAnswerMissing" } : null;
}

/** The fields that a category asks and another does not: what an entry that moves has to give. */
export function fieldsOfMove(book: Rulebook, moveTo: string): string[] {
  return fieldsOf(book)
    .filter((field) => field.when?.field === book.form.anchors.category && field.when.is.includes(moveTo))
    .map((field) => field.id);
}

/** The flagged fields, with those that are asked only because of what a flagged one holds. */
export function mendableFields(book: Rulebook, flagged: readonly string[]): string[] {
  const open = new Set(flagged);
  for (const field of fieldsOf(book)) if (field.when && open.has(field.when.field)) open.add(field.id);
  return [...open];
}

/**
 * A repair: what was submitted before, with nothing but the mendable fields taken from the draft. What the screener
 * set (the category of a move) stands whatever the draft says.
 */
export function mend<File extends { field: string }>(
  before: { answers: Answers; files: readonly File[] },
  draft: { answers: Answers; files: readonly File[] },
  mendable: readonly string[],
  set: Answers = {},
): { answers: Answers; files: File[] } {
  const isOpen = (field: string) => mendable.includes(field);
  return {
    answers: Object.fromEntries([
      ...Object.entries(before.answers).filter(([field]) => !isOpen(field)),
      ...Object.entries(draft.answers).filter(([field]) => isOpen(field)),
      ...Object.entries(set),
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
