/**
 * How far entries, judges and single sheets of an edition lay apart: what a forecast of the next one may assume in
 * place of a stated prior.
 */
import type { Prior } from "./forecast";
import { components } from "./linkage";
import { fitModel, type Score, scoreTable } from "./mixed-model";

/** A spread with the number of scoresheets that it rests on. */
export type Spread = Prior & { sheets: number };

/**
 * Degrees of freedom below which nothing is said. A standard deviation from f of them has a relative error of about
 * 1/√(2f): 13 % for single sheets, 22 % for entries, a third for judges, whose part of a forecast is the smallest.
 */
const LEAST = { entry: 10, judge: 5, residual: 30 } as const;

/**
 * The spread of several contests of one kind, or null if they are too small to tell it. Each is fitted by REML with a
 * mean of its own, for categories may be of different height; the variances are then pooled, each weighted by its
 * degrees of freedom (IUPAC, Pure Appl. Chem. 1981, 53, 1805, p. 1821, “pooled standard deviation”: series whose
 * precision is one and whose means may differ). A contest in which quality, severity and noise cannot all be told apart
 * is left out, for its variances hold parts of one another.
 */
export function pooledSpread(contests: readonly (readonly Score[])[]): Spread | null {
  const sums = { entry: 0, judge: 0, residual: 0 };
  const freedom = { entry: 0, judge: 0, residual: 0 };
  let sheets = 0;
  for (const scores of contests) {
    const table = scoreTable(scores);
    const own = {
      entry: table.entries.length - 1,
      judge: table.judges.length - 1,
      // What is left once entries and judges are fitted; each part of the graph has a level of its own.
      residual: scores.length - table.entries.length - table.judges.length + components(scores).length,
    };
    if (own.residual < 1) continue;
    const { sdEntry, sdJudge, sdResidual, unknown, isFlat, isExact } = fitModel(table);
    if (unknown.judge || isFlat || isExact || sdEntry === null || sdJudge === null || sdResidual === null)
      continue;
    sheets += scores.length;
    const variances = { entry: sdEntry ** 2, judge: sdJudge ** 2, residual: sdResidual ** 2 };
    for (const part of ["entry", "judge", "residual"] as const) {
      sums[part] += own[part] * variances[part];
      freedom[part] += own[part];
    }
  }
  const sdOf = (part: keyof typeof sums) =>
    freedom[part] < LEAST[part] ? null : Math.sqrt(sums[part] / freedom[part]);
  const [sdEntry, sdJudge, sdResidual] = [sdOf("entry"), sdOf("judge"), sdOf("residual")];
  // Where no entry was better than another there is no winner to forecast.
  return sdEntry === null || sdEntry === 0 || sdJudge === null || sdResidual === null
    ? null
    : { sdEntry, sdJudge, sdResidual, sheets };
}
