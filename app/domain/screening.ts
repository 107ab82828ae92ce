/** Screening: whether an entry may stand, what an entrant may still mend, and why a screener may not decide. */
import type { Answers } from "./answers";
import type { Extension } from "./deadlines";
import { type Capacity, isLeading } from "./members";
import type { Message, Refusal } from "./message";
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

/** The same of an entry whose standing is apart. */
export type Screened = Exclude<ScreeningState, "disqualified">;

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

/** Submitted entries that are alike in all that a list can be narrowed to, and how many they are. */
export type ScreeningCount = {
  screened: Screened | null;
  standing: Standing;
  category: string | null;
  screenedById: string | null;
  replyWaits: boolean;
  isAlike: boolean;
  n: number;
};

/** How many of them a list of such a filter has; `personId` is who looks. */
export function countListed(
  counts: readonly ScreeningCount[],
  {
    state,
    category,
    mark,
    personId,
  }: { state?: ScreeningList; category?: string; mark?: ScreeningMark; personId: string },
): number {
  const isMarked = {
    replies: (one: ScreeningCount) => one.replyWaits,
    likenesses: (one: ScreeningCount) => one.isAlike,
    mine: (one: ScreeningCount) => one.screenedById === personId,
    horsConcours: (one: ScreeningCount) => one.standing === "horsConcours",
  };
  const isIn = (one: ScreeningCount) => {
    if (state === "disqualified" || one.standing === "disqualified") return state === one.standing;
    if (state === "toDo") return one.screened === "waiting" || one.screened === "repaired" || one.replyWaits;
    return state === one.screened;
  };
  return counts
    .filter((one) => category === undefined || one.category === category)
    .filter((one) => mark === undefined || isMarked[mark](one))
    .filter((one) => state === undefined || isIn(one))
    .reduce((sum, one) => sum + one.n, 0);
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

/** Why a decision about what a screener saw cannot count any more, or null: the entry or its outcome is another since. */
export function refuseStale(
  shown: { revision: number; last: string },
  { entry, newest }: { entry: { submittedRevision: number | null }; newest: { id: string } | undefined },
): Refusal {
  if (entry.submittedRevision !== shown.revision) return { id: "screening.newRevision" };
  return (newest?.id ?? "") === shown.last ? null : { id: "screening.screenedSince" };
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

/** Something about a decision that has to be set right, and the field of the form that it is about. */
export type OutcomeFault = { field: string; message: Message };

/** Everything for which a decision does not follow from its checks or cannot be carried out, in the order of the form. */
export function faultsOfOutcome({
  book,
  now,
  category,
  checks,
  outcome,
  moveTo,
  reason,
  fields,
  endorsementsMissing,
  alike,
}: {
  book: Rulebook;
  now: Instant;
  category: string | null;
  /** Those that are answered. */
  checks: Readonly<Record<string, Check>>;
  outcome: Choice | null;
  moveTo: string | null;
  reason: string;
  fields: readonly string[];
  endorsementsMissing: number;
  /** Entries that share passages with this one, and nobody has said yet that they are not the same case. */
  alike: number;
}): OutcomeFault[] {
  const open = book.eligibility.filter(({ id }) => !checks[id]);
  const faults: OutcomeFault[] = open.map(({ id }) => ({
    field: `check-${id}`,
    message: { id: "screening.answerMissing" },
  }));
  const unmet = faultsOfChecks(book, checks);
  const isAllYes = open.length === 0 && unmet.length === 0;
  const hasNo = unmet.some(({ id }) => checks[id]?.answer === "no");
  const hasRepair = unmet.some(({ id }) => checks[id]?.answer === "repair");
  const say = (field: string, id: Message["id"], values?: Message["values"]) =>
    faults.push({ field, message: values ? { id, values } : { id } });
  if (outcome === null) say("outcome", "screening.outcomeMissing");
  if (outcome === "valid") {
    if (unmet.length > 0) say("outcome", "screening.validNeedsYes");
    else if (categoryOf(book, category)?.endorsement && endorsementsMissing > 0)
      say("outcome", "screening.endorsementMissing", { count: endorsementsMissing });
    // A yes is not meant to pass over what the portal found and nobody has looked at.
    const alone = book.eligibility.find(({ portal }) => portal?.includes("alone"));
    if (alone && alike > 0 && checks[alone.id]?.answer === "yes")
      say(`check-${alone.id}`, "screening.alikeOpen", { count: alike });
  }
  if (outcome === "notValid" && isAllYes) say("outcome", "screening.notValidNeedsNo");
  if ((outcome === "repair" || outcome === "move") && hasNo) say("outcome", "screening.repairWithNo");
  if (outcome === "repair") {
    if (open.length === 0 && !hasNo && !hasRepair) say("outcome", "screening.repairNeedsCheck");
    if (now >= repairsDue(book)) say("outcome", "screening.repairsOver");
  }
  if (outcome === "move" && !moveTo) say("moveTo", "screening.moveMissing");
  // What stands beside each check that is not met says the reason too; nobody writes it twice.
  const isSaid = unmet.length > 0 && unmet.every(({ note }) => note.trim() !== "");
  if (outcome !== null && outcome !== "valid" && reason.trim() === "" && !isSaid)
    say("reason", "screening.reasonMissing");
  if (outcome === "repair" && fields.length === 0) say("fields", "screening.fieldsMissing");
  return faults;
}

/** The first thing that keeps a decision from being recorded, or null. */
export function refuseOutcome(decision: Parameters<typeof faultsOfOutcome>[0]): Refusal {
  return faultsOfOutcome(decision)[0]?.message ?? null;
}

/** What a screener wrote beside the notes on the checks; nothing where a note says the same already. */
export function reasonBeside(reason: string, faults: readonly { note: string }[]): string {
  const words = reason.trim();
  return faults.some(({ note }) => note.trim() === words) ? "" : words;
}

/** Why an outcome is as it is, in one text, for where only that has room. */
export function reasonInShort(
  book: Pick<Rulebook, "eligibility">,
  { checks, reason }: { checks: Readonly<Record<string, Check>>; reason: string },
): string {
  const notes = faultsOfChecks(book, checks).map(({ note }) => note.trim());
  return reason.trim() || notes.filter(Boolean).join(" ");
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
