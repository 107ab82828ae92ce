/** What a judge's own marks look like over all own entries. */
import type { Rubric } from "./rulebook";
import { type Marks, sheetScore, tidy } from "./scoring";

export type MarkSummary = {
  mean: number;
  /** Standard deviation of the sample; null for one mark. */
  deviation: number | null;
  lowest: number;
  highest: number;
};

/** Mean and spread of numbers; null for none. */
export function summaryOf(values: readonly number[]): MarkSummary | null {
  if (values.length === 0) return null;
  const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
  const squares = values.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  return {
    mean: tidy(mean),
    deviation: values.length > 1 ? tidy(Math.sqrt(squares / (values.length - 1))) : null,
    lowest: Math.min(...values),
    highest: Math.max(...values),
  };
}

/** The summary of each criterion's marks, and of the scores of sheets that are marked throughout. */
export function summaryOfMarks(
  rubric: Rubric,
  sheets: readonly Marks[],
): { criteria: Record<string, MarkSummary | null>; score: MarkSummary | null } {
  return {
    criteria: Object.fromEntries(
      rubric.criteria.map(({ id }) => [id, summaryOf(sheets.flatMap((marks) => marks[id] ?? []))]),
    ),
    score: summaryOf(sheets.flatMap((marks) => sheetScore(rubric, marks) ?? [])),
  };
}
