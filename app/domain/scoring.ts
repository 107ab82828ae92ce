/**
 * Scoresheets: which marks there are, what a sheet still lacks, and its score. Browser and server run the same
 * functions; only types of the rulebook come in, so that no page loads zod.
 */
import { countWords } from "./form";
import type { Message, Refusal } from "./message";
import type { Rubric, Rulebook } from "./rulebook";
import { type Instant, latest } from "./time";

/** Marks by criterion; a criterion without one is not marked yet. */
export type Marks = Readonly<Record<string, number>>;

/** What a judge has written on a sheet so far. */
export type Sheet = {
  marks: Marks;
  reasons: Readonly<Record<string, string>>;
  comments: Readonly<Record<string, string>>;
  comment: string;
  note: string;
};

/** What marking needs of a rulebook. */
export type ScoringBook = Pick<Rulebook, "languages"> & {
  rubric: Pick<Rubric, "scale" | "reasonAtExtremes" | "commentWords"> & {
    criteria: readonly Pick<Rubric["criteria"][number], "id" | "weight">[];
  };
};

export const emptySheet: Sheet = { marks: {}, reasons: {}, comments: {}, comment: "", note: "" };

/** A sheet out of the fields of its form: `mark.CR1`, `reason.CR1`, `comment.CR1`, `comment`, `note`. */
export function sheetOf(
  rubric: { criteria: readonly { id: string }[] },
  valueOf: (field: string) => string | undefined,
): Sheet {
  const text = (field: string) => (valueOf(field) ?? "").replace(/\r\n?/g, "\n");
  const each = <Value>(read: (id: string) => Value | undefined) =>
    Object.fromEntries(
      rubric.criteria.flatMap(({ id }) => {
        const value = read(id);
        return value === undefined ? [] : [[id, value] as const];
      }),
    );
  return {
    marks: each((id) => (valueOf(`mark.${id}`) ? Number(valueOf(`mark.${id}`)) : undefined)),
    reasons: each((id) => text(`reason.${id}`) || undefined),
    comments: each((id) => text(`comment.${id}`) || undefined),
    comment: text("comment"),
    note: text("note"),
  };
}

/** Longest texts of a sheet, in characters, so that a draft always fits a request. */
export const SHEET_CHARACTERS = { reason: 2_000, comment: 20_000 } as const;

/** Every mark of the scale, lowest first. */
export function marksOf({ min, max, step }: Rubric["scale"]): number[] {
  const count = Math.round((max - min) / step);
  return Array.from({ length: count + 1 }, (_, at) => tidy(min + at * step));
}

/** Whether a number is a mark of the scale: within it and on one of its steps. */
export function isMark(scale: Rubric["scale"], value: number): boolean {
  return marksOf(scale).includes(value);
}

/** The lowest and the highest mark ask for a reason, where the rulebook says so. */
export function needsReason(rubric: ScoringBook["rubric"], mark: number | undefined): boolean {
  return rubric.reasonAtExtremes && (mark === rubric.scale.min || mark === rubric.scale.max);
}

/** Points of a sheet so far, and how many the marked criteria could give. */
export function pointsOf(
  rubric: ScoringBook["rubric"],
  marks: Marks,
): { marked: number; criteria: number; points: number; of: number } {
  const { min, max } = rubric.scale;
  let points = 0;
  let of = 0;
  let marked = 0;
  for (const { id, weight } of rubric.criteria) {
    const mark = marks[id];
    if (mark === undefined) continue;
    marked += 1;
    of += weight;
    points += (weight * (mark - min)) / (max - min);
  }
  return { marked, criteria: rubric.criteria.length, points: tidy(points), of: tidy(of) };
}

/** The score of a sheet, 0 to 100: each mark's share of the scale by its weight. Null until all are marked. */
export function sheetScore(rubric: ScoringBook["rubric"], marks: Marks): number | null {
  const { marked, criteria, points, of } = pointsOf(rubric, marks);
  return marked === criteria ? tidy((points / of) * 100) : null;
}

/** What keeps a sheet from being handed in; `field` is the name of the form's field. */
export type SheetFault = { field: string; message: Message };

/** Everything a sheet still lacks: marks, reasons for extremes, words of comment. */
export function faultsOfSheet(book: ScoringBook, sheet: Sheet): SheetFault[] {
  const { rubric, languages } = book;
  const faults: SheetFault[] = [];
  for (const { id } of rubric.criteria) {
    const mark = sheet.marks[id];
    if (mark === undefined || !isMark(rubric.scale, mark))
      faults.push({ field: `mark.${id}`, message: { id: "judging.markMissing" } });
    else if (needsReason(rubric, mark) && !sheet.reasons[id]?.trim())
      faults.push({ field: `reason.${id}`, message: { id: "judging.reasonMissing", values: { mark } } });
  }
  const words = countWords(sheet.comment, languages.charactersPerWord);
  if (words < rubric.commentWords)
    faults.push({
      field: "comment",
      message: { id: "judging.commentShort", values: { words, least: rubric.commentWords } },
    });
  return faults;
}

/** The faults of a sheet in one sentence, for beside the button; null if it may be handed in. */
export function summaryOfFaults(book: ScoringBook, sheet: Sheet): Refusal {
  const faults = faultsOfSheet(book, sheet);
  if (faults.length === 0) return null;
  const marks = faults.filter((f) => f.field.startsWith("mark.")).length;
  const reasons = faults.filter((f) => f.field.startsWith("reason.")).length;
  const comment = faults.find((f) => f.field === "comment")?.message.values;
  const words = comment ? Number(comment["least"]) - Number(comment["words"]) : 0;
  return { id: "judging.lacking", values: { marks, reasons, words } };
}

/** Whether two sheets say the same, so that a save that arrives twice is not taken for a clash. */
export function sameSheet(a: Sheet, b: Sheet): boolean {
  const text = ({ marks, reasons, comments, comment, note }: Sheet) =>
    JSON.stringify([sorted(marks), sorted(reasons), sorted(comments), comment, note]);
  return text(a) === text(b);
}

const sorted = (values: Readonly<Record<string, string | number>>) =>
  Object.entries(values)
    .filter(([, value]) => value !== "")
    .sort(([a], [b]) => (a < b ? -1 : 1));

/** When a judge's sheets may be filled: the stage, and beyond it whatever more time the chair gave this judge. */
export function sheetWindow(
  scoring: { opens: Instant; closes: Instant },
  until: Instant | null,
): { opens: Instant; closes: Instant } {
  return { ...scoring, closes: latest(scoring.closes, until ?? undefined) };
}

/** A judge's own assignment as far as the rules of marking need it. */
export type OwnAssignment = {
  confirmedAt: Instant | null;
  endedAt: Instant | null;
  submittedAt: Instant | null;
};

/** Why marks may not be saved now, or null: the window, the assignment, a sheet that is in already. */
export function refuseScoring(
  window: { opens: Instant; closes: Instant },
  assignment: OwnAssignment,
  now: Instant,
): Refusal {
  if (assignment.endedAt) return { id: "judging.ended" };
  if (!assignment.confirmedAt) return { id: "judging.confirmFirst" };
  if (assignment.submittedAt) return { id: "judging.submittedAlready" };
  if (now < window.opens) return { id: "judging.notOpen" };
  if (now >= window.closes) return { id: "judging.closed" };
  return null;
}

/** What stands between a sheet and handing it in, beside what the sheet lacks; what is written can be saved all the same. */
export type Pause = { reportedAt: Instant | null; isRescreened: boolean };

/** Why a sheet may not be handed in now, or null: a reported fault waits for the chair, or the entry for a screener. */
export function refuseHandingIn({ reportedAt, isRescreened }: Pause): Refusal {
  if (reportedAt) return { id: "judging.paused" };
  return isRescreened ? { id: "judging.rescreened" } : null;
}

/** Kinds of fault that a judge may find in an entry. */
export const faultKinds = ["deadLink", "unreadableFile", "plagiarism", "identity", "other"] as const;
export type FaultKind = (typeof faultKinds)[number];

/** Why a judge may not report a fault of an entry now, or null. */
export function refuseReporting(assignment: OwnAssignment & Pause): Refusal {
  if (assignment.endedAt) return { id: "judging.ended" };
  if (!assignment.confirmedAt) return { id: "judging.confirmFirst" };
  if (assignment.submittedAt) return { id: "reporting.tooLate" };
  return assignment.reportedAt ? { id: "reporting.already" } : null;
}

/** Why a judge may not confirm an assignment now, or null. Terms, declaration and sample cases come first. */
export function refuseConfirming(
  assignment: OwnAssignment & { hasTerms: boolean; hasDeclared: boolean },
  samplesLeft: number,
): Refusal {
  if (assignment.endedAt) return { id: "judging.ended" };
  if (assignment.confirmedAt) return { id: "judging.confirmedAlready" };
  if (!assignment.hasTerms) return { id: "judging.termsFirst" };
  if (!assignment.hasDeclared) return { id: "judging.declareFirst" };
  if (samplesLeft > 0) return { id: "samples.first", values: { left: samplesLeft } };
  return null;
}

/** Why a judge may not step back from an entry now, or null. A sheet that is in is for the chair to set aside. */
export function refuseRecusal(assignment: OwnAssignment): Refusal {
  if (assignment.endedAt) return { id: "judging.ended" };
  if (assignment.submittedAt) return { id: "judging.recusalTooLate" };
  return null;
}

/** How an assignment stands, for its judge. */
export function stateOfAssignment(
  assignment: OwnAssignment & Pause & { hasSheet: boolean; isReopened: boolean },
): "toConfirm" | "toScore" | "begun" | "paused" | "reopened" | "submitted" | "ended" {
  if (assignment.endedAt) return "ended";
  if (assignment.submittedAt) return "submitted";
  if (assignment.reportedAt || assignment.isRescreened) return "paused";
  if (assignment.isReopened) return "reopened";
  if (!assignment.confirmedAt) return "toConfirm";
  return assignment.hasSheet ? "begun" : "toScore";
}

/** Why a judge may not abstain from an entry now, or null. It needs no tie and may come before the entry was read. */
export function refuseAbstaining(assignment: OwnAssignment): Refusal {
  if (assignment.endedAt) return { id: "judging.ended" };
  return assignment.submittedAt ? { id: "abstaining.tooLate" } : null;
}

/**
 * How assignments end. After `recusal`, `abstention` and `conflict` a sheet never counts; after `removed` one that is
 * in does.
 */
export const endReasons = ["recusal", "abstention", "conflict", "removed"] as const;
export type EndReason = (typeof endReasons)[number];

/** Whether a sheet counts: it is in, was not set aside, and its judge had no tie to the entry. */
export function counts(sheet: {
  submittedAt: Instant | null;
  setAsideAt: Instant | null;
  endReason: string | null;
}): boolean {
  return (
    sheet.submittedAt !== null &&
    sheet.setAsideAt === null &&
    sheet.endReason !== "recusal" &&
    sheet.endReason !== "abstention" &&
    sheet.endReason !== "conflict"
  );
}

/** A number without the dust of binary fractions, so that equal sums are equal whatever their order. */
export function tidy(value: number): number {
  return Math.round(value * 1e8) / 1e8;
}
