/**
 * What to look at in a judge's sheets. A flag is a question for people; nothing here removes a sheet or changes a
 * score. And the question that everyone understands: who would lead without this judge?
 */
import jStat from "jstat";
import { covariance, type Fit, type ScoreTable } from "./mixed-model";
import { positiveMatrix } from "./positive-matrix";

export const judgeFlags = [
  /** Severity more than 2.5 standard deviations of judges from the middle. */
  "harsh",
  "lenient",
  /** Scores run against those of the other judges of the same entries: correlation below 0. */
  "contrary",
  /** Scores scatter: mean square of standardised residuals above 2. */
  "erratic",
  /** Without this judge another entry would come first, or others would be among the first k. Nobody's fault. */
  "movesFirst",
  "movesTop",
] as const;
export type JudgeFlag = (typeof judgeFlags)[number];

export type JudgeFigures = {
  flags: JudgeFlag[];
  /** Severity in standard deviations of judges; null where severity is not estimated or judges do not differ. */
  severityRatio: number | null;
  /** Correlation with the mean of the other judges over the same entries; null below `LEAST.correlation` entries. */
  correlation: number | null;
  /** Mean square of residuals, each divided by its own variance; about 1 for a judge like the others. */
  meanSquare: number | null;
};

/** Fewer sheets than this say nothing about a judge. */
export const LEAST = { correlation: 5, meanSquare: 8 } as const;

/** Figures and flags of each judge of a fit, in its order. `among` are the numbers of the entries that compete. */
export function flagsOfJudges(fit: Fit, top: number, among?: readonly number[]): JudgeFigures[] {
  const { table, equations, variance } = fit;
  const competing = among ?? table.entries.map((_, entry) => entry);
  const byOthers = qualityByOthers(fit);
  return table.judges.map((_, judge) => {
    const rows = [...table.rowsOf.judge[judge]!];
    const flags: JudgeFlag[] = [];

    const sd = fit.sdJudge ?? 0;
    const severityRatio = fit.unknown.judge || sd === 0 ? null : fit.severity[judge]! / sd;
    if (severityRatio !== null && Math.abs(severityRatio) > 2.5)
      flags.push(severityRatio > 0 ? "harsh" : "lenient");

    // Compared with the others freed from their severity, so that a harsh colleague does not look like a weak entry.
    const compared = rows.flatMap((row) => {
      const quality = byOthers(row);
      return quality === null ? [] : [{ own: table.scores[row]!, quality }];
    });
    const correlation =
      compared.length >= LEAST.correlation
        ? correlationOf(
            compared.map((one) => one.own),
            compared.map((one) => one.quality),
          )
        : null;
    if (correlation !== null && correlation < 0) flags.push("contrary");

    let meanSquare: number | null = null;
    if (rows.length >= LEAST.meanSquare && variance > 0 && !fit.isExact) {
      const leniency = equations.leniency(judge);
      const squares = rows.map((row) => {
        const fitted = sum(equations.adjusted(table.entryOf[row]!), leniency);
        // The variance of a residual is σ²(1 − h), h = x'C⁻¹x (Robinson 1991, Statistical Science 6:15–32).
        const leverage = covariance(equations, fitted, fitted, fitted.own);
        return fit.residual[row]! ** 2 / (variance * Math.max(1 - leverage, 1e-9));
      });
      meanSquare = squares.reduce((all, one) => all + one, 0) / squares.length;
      if (meanSquare > 2) flags.push("erratic");
    }

    const without = adjustedWithout(fit, judge);
    if (movesTop(fit.adjusted, without, competing, 1)) flags.push("movesFirst");
    if (movesTop(fit.adjusted, without, competing, top)) flags.push("movesTop");
    return { flags, severityRatio, correlation, meanSquare };
  });
}

/**
 * The adjusted scores without one judge's sheets, at the same variances: exactly what solving Henderson's equations
 * without those rows gives, by the formula for deleted cases b − C⁻¹X'(I − H)⁻¹r (Cook & Weisberg 1982, Residuals and
 * Influence in Regression, section 3.6), so that no judge needs a fit of their own.
 */
export function adjustedWithout(fit: Fit, judge: number): Float64Array {
  const { table, equations } = fit;
  const rows = [...table.rowsOf.judge[judge]!];
  const inverse = equations.matrix.inverse();
  const size = equations.matrix.size;
  const leniency = equations.leniency(judge);
  const fitted = rows.map((row) => sum(equations.adjusted(table.entryOf[row]!), leniency));
  const spread = fitted.map(({ at, weight }) => {
    const product = new Float64Array(size);
    at.forEach((place, k) => {
      for (let i = 0; i < size; i++) product[i]! += weight[k]! * inverse[place * size + i]!;
    });
    return product;
  });
  const along = ({ at, weight }: { at: Int32Array; weight: Float64Array }, vector: Float64Array) => {
    let total = 0;
    for (let k = 0; k < at.length; k++) total += weight[k]! * vector[at[k]!]!;
    return total;
  };
  // I − H, with the own error of an eliminated level wherever two sheets share that level.
  const kept = new Float64Array(rows.length ** 2);
  fitted.forEach((one, i) => {
    spread.forEach((other, j) => {
      const shared = i === j || equations.large === "judge" ? one.own : 0;
      kept[i * rows.length + j] = (i === j ? 1 : 0) - along(one, other) - shared;
    });
  });
  const matrix = positiveMatrix(kept, rows.length);
  // Without this judge nothing would be left to tell the mean by.
  if (!matrix) return fit.adjusted;
  const weights = matrix.solve(Float64Array.from(rows, (row) => fit.residual[row]!));
  const pull = new Float64Array(size);
  spread.forEach((product, k) => {
    for (let i = 0; i < size; i++) pull[i]! += weights[k]! * product[i]!;
  });
  const result = Float64Array.from(table.entries, (_, entry) => {
    return fit.adjusted[entry]! - along(equations.adjusted(entry), pull);
  });
  if (equations.large === "entry")
    rows.forEach((row, k) => (result[table.entryOf[row]!]! -= fitted[k]!.own * weights[k]!));
  return result;
}

/** Whether the first k after a change hold an entry that neither was nor tied with one of the first k before it. */
export function movesTop(
  before: Float64Array,
  after: Float64Array,
  competing: readonly number[],
  k: number,
): boolean {
  if (competing.length <= k) return false;
  const places = (scores: Float64Array) => competing.toSorted((a, b) => scores[b]! - scores[a]! || a - b);
  const line = before[places(before)[k - 1]!]!;
  const slack = 1e-9 * Math.max(1, Math.abs(line));
  return places(after)
    .slice(0, k)
    .some((entry) => before[entry]! < line - slack);
}

/**
 * Judges who gave every criterion of a sheet the same mark on at least nine sheets of ten, of eight or more: a first
 * impression may have coloured the rest (halo), or the entries were like that. Given the marks of each sheet.
 */
export function sameMarksThroughout(
  sheets: readonly { judge: string; marks: readonly number[] }[],
): string[] {
  const counts = new Map<string, { all: number; same: number }>();
  for (const { judge, marks } of sheets) {
    if (marks.length < 2) continue;
    const count = counts.get(judge) ?? { all: 0, same: 0 };
    counts.set(judge, count);
    count.all += 1;
    if (marks.every((mark) => mark === marks[0])) count.same += 1;
  }
  return [...counts]
    .flatMap(([judge, { all, same }]) => (all >= LEAST.meanSquare && same >= 0.9 * all ? [judge] : []))
    .sort();
}

/** How a judge's residuals change along the order in which the entries were read. */
export type Drift = {
  judge: string;
  /** Points from one entry to the next; positive = kinder as time goes on. */
  slope: number;
  /** Chance of so steep a slope in either direction if the order made no difference (F test). */
  p: number;
};

/**
 * Drift of each judge with eight sheets or more, for a look only: `placeOf` gives the place of an entry in the judge's
 * order, or null if it is not known.
 */
export function drifts(fit: Fit, placeOf: (entry: string, judge: string) => number | null): Drift[] {
  const { table } = fit;
  return table.judges.flatMap((judge, at): Drift[] => {
    const points = [...table.rowsOf.judge[at]!].flatMap((row) => {
      const place = placeOf(table.entries[table.entryOf[row]!]!, judge);
      return place === null ? [] : [{ place, residual: fit.residual[row]! }];
    });
    const places = points.map((point) => point.place);
    const residuals = points.map((point) => point.residual);
    if (points.length < LEAST.meanSquare) return [];
    const r = correlationOf(places, residuals);
    if (r === null) return [];
    const sd = (values: readonly number[]) => {
      const mean = values.reduce((all, one) => all + one, 0) / values.length;
      return Math.sqrt(values.reduce((all, one) => all + (one - mean) ** 2, 0));
    };
    const df = points.length - 2;
    const f = (r * r * df) / Math.max(1 - r * r, 1e-12);
    return [{ judge, slope: (r * sd(residuals)) / sd(places), p: 1 - jStat.centralF.cdf(f, 1, df) }];
  });
}

/** Whether some judges saw better entries than others: then severity and quality can't be told apart. */
export type Matching = {
  /** Share of the spread in quality that lies between judges. */
  share: number;
  /** Chance of so large a share if entries had been dealt out at random (F test of a one-way layout). */
  p: number;
};

/**
 * Tests whether judges were matched to entries by quality, by a measure of quality for each score of the table that
 * owes nothing to its judge (such as a score from screening); scores without one are left out. Null where there is
 * nothing to compare.
 */
export function matchingByQuality(
  table: ScoreTable,
  qualityOf: (row: number) => number | null,
): Matching | null {
  const groups = table.rowsOf.judge
    .map((rows) => [...rows].map(qualityOf).filter((value) => value !== null))
    .filter((values) => values.length > 1);
  const all = groups.flat();
  const mean = (values: readonly number[]) => values.reduce((total, one) => total + one, 0) / values.length;
  const middle = mean(all);
  const [df1, df2] = [groups.length - 1, all.length - groups.length];
  if (df1 < 1 || df2 < 1) return null;
  const between = groups.reduce((total, values) => total + values.length * (mean(values) - middle) ** 2, 0);
  const whole = all.reduce((total, one) => total + (one - middle) ** 2, 0);
  const within = whole - between;
  if (!(within > 1e-9 * whole) || whole === 0) return null;
  const f = between / df1 / (within / df2);
  const size = all.length / groups.length;
  return { share: Math.max(0, (f - 1) / (f - 1 + size)), p: 1 - jStat.centralF.cdf(f, df1, df2) };
}

/** The quality of a score's entry as the other judges see it, freed from their severity; null if there is none. */
export function qualityByOthers(fit: Fit): (row: number) => number | null {
  const { table } = fit;
  return (row) => {
    const others = [...table.rowsOf.entry[table.entryOf[row]!]!].filter((other) => other !== row);
    if (others.length === 0) return null;
    const sumOfOthers = others.reduce(
      (total, other) => total + table.scores[other]! + fit.severity[table.judgeOf[other]!]!,
      0,
    );
    return sumOfOthers / others.length;
  };
}

type Part = { own: number; at: Int32Array; weight: Float64Array };

/** The sum of two estimated quantities; only one side has an own error. */
function sum(a: Part, b: Part): Part {
  return {
    own: a.own + b.own,
    at: Int32Array.of(...a.at, ...b.at),
    weight: Float64Array.of(...a.weight, ...b.weight),
  };
}

/** Pearson's correlation; null where one side does not vary. */
export function correlationOf(a: readonly number[], b: readonly number[]): number | null {
  const mean = (values: readonly number[]) => values.reduce((all, one) => all + one, 0) / values.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  let [aa, bb, ab] = [0, 0, 0];
  a.forEach((one, i) => {
    const [x, y] = [one - meanA, b[i]! - meanB];
    aa += x * x;
    bb += y * y;
    ab += x * y;
  });
  const size = Math.sqrt(aa * bb);
  return size > 1e-12 * (meanA ** 2 + meanB ** 2 + 1) ? ab / size : null;
}
