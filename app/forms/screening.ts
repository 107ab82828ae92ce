import {
  checkAnswers,
  choices,
  type ScreeningList,
  screeningLists,
  type ScreeningMark,
  screeningMarks,
} from "~/domain/screening";
import { standings } from "~/domain/standing";
import { z } from "~/zod";

/** What the list of screening is narrowed to, as its address says it; the pages of its entries carry it along. */
export type ListFilter = {
  state?: ScreeningList;
  category?: string;
  mark?: ScreeningMark;
  /** Words of a code, a title or an organisation's name. */
  sought?: string;
};

/** Reads a filter from an address that names none of the lists as what there is to do; what is not known is left out. */
export function readListFilter(search: URLSearchParams, categories: readonly string[]): ListFilter {
  const asked = search.get("state") ?? "toDo";
  const state = screeningLists.find((one) => one === asked);
  const category = categories.find((one) => one === search.get("category"));
  const mark = screeningMarks.find((one) => one === search.get("only"));
  const sought = (search.get("search") ?? "").trim().slice(0, 200);
  return {
    ...(state && { state }),
    ...(category && { category }),
    ...(mark && { mark }),
    ...(sought !== "" && { sought }),
  };
}

/** The end of an address that stands for a filter; empty for what there is to do in all categories. */
export function listQuery(
  { state, category, mark, sought }: ListFilter,
  more: Record<string, string> = {},
): string {
  const search = new URLSearchParams({
    ...(state !== "toDo" && { state: state ?? "all" }),
    ...(category && { category }),
    ...(mark && { only: mark }),
    ...(sought && { search: sought }),
    ...more,
  }).toString();
  return search === "" ? "" : `?${search}`;
}

/**
 * The screener's form for a rulebook's checks: for each an answer, a note and fields to mend, then the decision.
 * `faultsOfOutcome` says what is missing.
 */
export function screeningForm(checkIds: readonly string[]) {
  return z.object({
    revision: z.coerce.number("screening.stale").int("screening.stale"),
    last: z.string("screening.stale").max(40, "screening.stale"),
    ...Object.fromEntries(checkIds.map((id) => [`check-${id}`, z.enum(checkAnswers).optional()])),
    ...Object.fromEntries(
      checkIds.map((id) => [`note-${id}`, z.string().trim().max(500, "screening.noteLong").default("")]),
    ),
    ...Object.fromEntries(checkIds.map((id) => [`mend-${id}`, fieldIds])),
    outcome: z.enum(choices).optional(),
    moveTo: z.string().max(40).default(""),
    reason: z.string().trim().max(3000, "screening.reasonLong").default(""),
    fields: fieldIds,
  });
}
const fieldIds = z.array(z.string().max(40)).default([]);

const longWords = z.string().trim().max(3000, "screening.reasonLong");

/** What an entrant answers to "not valid". */
export const replyForm = z.object({
  words: longWords.min(1, "screening.replyMissing"),
});

/** What another person decides on that answer. */
export const replyAnswerForm = z.object({
  screening: z.string().max(40),
  state: z.enum(["upheld", "reversed"], { error: "screening.replyStateMissing" }),
  answer: longWords.min(1, "screening.replyAnswerMissing"),
});

/** A change of standing, with its reason for the entrant. */
export const standingForm = z.object({
  standing: z.enum(standings, { error: "standing.missing" }),
  reason: longWords.min(1, "standing.reasonMissing"),
});

/** What a second person says to a proposed change. */
export const standingAnswerForm = z.object({
  change: z.string().max(40),
  answered: z.enum(["made", "refused"], { error: "standing.answerMissing" }),
  answer: longWords.default(""),
});

/** That two entries are not the same case, and what was seen. */
export const likenessForm = z.object({
  note: z.string().trim().min(1, "likeness.noteMissing").max(500, "screening.noteLong"),
});
