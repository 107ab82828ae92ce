/**
 * Scores standardised judge by judge, for comparison only: every judge is forced to the same mean and spread, which is
 * the worst of the known methods wherever judges agree.
 */
import type { ScoreTable } from "./mixed-model";

/**
 * The mean of each entry's scores after each judge's were brought to the mean and standard deviation of all, in points
 * and in the table's order. Judges with fewer than `least` scores, or who gave one score to all, are left out; an
 * entry that has no other judge is null.
 */
export function zScores(table: ScoreTable, least = 8): (number | null)[] {
  const momentsOf = (rows: Iterable<number>) => {
    const values = Array.from(rows, (row) => table.scores[row]!);
    const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
    const squares = values.reduce((sum, one) => sum + (one - mean) ** 2, 0);
    return { mean, sd: Math.sqrt(squares / Math.max(values.length - 1, 1)) };
  };
  const all = momentsOf(table.scores.keys());
  const ofJudge = table.rowsOf.judge.map((rows) => {
    const moments = rows.length >= Math.max(least, 2) ? momentsOf(rows) : null;
    return moments && moments.sd > 0 ? moments : null;
  });
  return table.rowsOf.entry.map((rows) => {
    const standard = Array.from(rows).flatMap((row) => {
      const moments = ofJudge[table.judgeOf[row]!];
      return moments ? [(table.scores[row]! - moments.mean) / moments.sd] : [];
    });
    if (standard.length === 0) return null;
    return all.mean + (all.sd * standard.reduce((sum, one) => sum + one, 0)) / standard.length;
  });
}
