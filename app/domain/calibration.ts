/** Calibration: every judge marks the same sample cases, then sees how marks spread. None of it enters a result. */
import type { Refusal } from "./message";
import type { Rubric, SampleCase } from "./rulebook";
import { type Marks, marksOf, type ScoringBook } from "./scoring";
import type { Instant } from "./time";

/** The book that sample cases are marked by: the same criteria, without reasons or words. */
export function sampleBook<Book extends ScoringBook>(book: Book): Book {
  return { ...book, rubric: { ...book.rubric, reasonAtExtremes: false, commentWords: 0 } };
}

/** How many sample cases a judge has yet to mark before the first entry is opened. */
export function casesLeft(cases: readonly Pick<SampleCase, "id">[], done: readonly string[]): number {
  return cases.filter(({ id }) => !done.includes(id)).length;
}

/** Why a sample case cannot be marked now, or null. */
export function refuseSample({
  termsAt,
  submittedAt,
}: {
  termsAt: Instant | null;
  submittedAt: Instant | null;
}): Refusal {
  if (submittedAt) return { id: "calibrating.handedIn" };
  return termsAt ? null : { id: "judging.termsFirst" };
}

/** How many judges gave each mark to a criterion, over the whole scale. */
export type Spread = { criterion: string; counts: { mark: number; judges: number }[]; median: number }[];

/** The spread of all judges' marks of one sample case, criterion by criterion; empty if nobody has marked it. */
export function spreadOf(rubric: Pick<Rubric, "scale" | "criteria">, sheets: readonly Marks[]): Spread {
  if (sheets.length === 0) return [];
  return rubric.criteria.map(({ id }) => {
    const marks = sheets.flatMap((sheet) => sheet[id] ?? []).sort((a, b) => a - b);
    const middle = marks.length >> 1;
    return {
      criterion: id,
      counts: marksOf(rubric.scale).map((mark) => ({
        mark,
        judges: marks.filter((one) => one === mark).length,
      })),
      median: marks.length % 2 === 1 ? marks[middle]! : ((marks[middle - 1] ?? 0) + (marks[middle] ?? 0)) / 2, // an odd number has a middle
    };
  });
}
