/** What the public pages say of an edition: where the call stands, the dates that matter, what an entry needs. */
import { fieldsOf, type Rulebook, type StageId } from "./rulebook";
import { isOpen, windowOf } from "./stages";
import type { Instant } from "./time";
import type { Words } from "./words";

export type CallStage = "before" | "open" | "closed" | "winners";

/** Where the call stands for its readers. The hidden grace after the deadline is not part of it. */
export function callStage(
  book: Rulebook,
  { now, openedAt, winnersKnown }: { now: Instant; openedAt: Instant | null; winnersKnown: boolean },
): CallStage {
  if (winnersKnown) return "winners";
  if (now >= windowOf(book, "open").closes) return "closed";
  return openedAt !== null && isOpen(book, "open", now) ? "open" : "before";
}

/** The four dates that everyone asks for, in the order of time. */
export const milestoneIds = ["entriesOpen", "entriesClose", "winners", "ceremony"] as const;
export type MilestoneId = (typeof milestoneIds)[number];
export type Milestone = { id: MilestoneId; at: Instant };

export function milestonesOf(book: Rulebook): Milestone[] {
  const open = windowOf(book, "open");
  const all: Milestone[] = [
    { id: "entriesOpen", at: open.opens },
    { id: "entriesClose", at: open.closes },
    { id: "winners", at: windowOf(book, "announced").opens },
    { id: "ceremony", at: windowOf(book, "ceremony").opens },
  ];
  return all.sort((a, b) => (a.at < b.at ? -1 : 1));
}

/** Stages of which the call page tells, beside the four milestones; the others are the jury's own. */
export const publicStages: readonly StageId[] = ["screening", "repair", "declaring", "scoring", "feedback"];

/** One thing that an entrant has to bring, as the form asks for it. */
export type Need =
  | { kind: "summary"; min: number; max: number }
  | { kind: "texts"; count: number; words: number }
  | { kind: "rows"; label: Words; min: number }
  | {
      kind: "files";
      label: Words;
      min: number;
      max: number;
      megabytes: number;
      kinds: string;
      required: boolean;
    }
  | { kind: "endorsement"; categories: string }
  | { kind: "statements"; count: number };

/** What an entry needs, worked out from the form, so that the call page never promises another form. */
export function needsOf(book: Rulebook): Need[] {
  const fields = fieldsOf(book);
  const { anchors } = book.form;
  const needs: Need[] = [];
  const summary = fields.find((f) => f.id === anchors.summary);
  if (summary?.type === "prose")
    needs.push({ kind: "summary", min: summary.words.min, max: summary.words.max });
  if (book.limits.narrative.length > 0)
    needs.push({ kind: "texts", count: book.limits.narrative.length, words: book.limits.narrativeWords });
  for (const field of fields)
    if (field.type === "rows" && field.min > 0 && field.id !== anchors.team && !field.when)
      needs.push({ kind: "rows", label: field.label, min: field.min });
  for (const field of fields)
    if (field.type === "files")
      needs.push({
        kind: "files",
        label: field.label,
        min: field.min,
        max: field.max,
        megabytes: field.megabytes,
        kinds: field.kinds.map((kind) => kind.toUpperCase()).join(", "),
        required: field.required || field.min > 0,
      });
  const endorsed = book.categories.filter((c) => c.endorsement).map((c) => c.id);
  if (endorsed.length > 0) needs.push({ kind: "endorsement", categories: endorsed.join(", ") });
  const statements = fields.filter((f) => f.type === "consent").length;
  if (statements > 0) needs.push({ kind: "statements", count: statements });
  return needs;
}
