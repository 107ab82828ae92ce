/**
 * How far judges agree. Every function gives null where the figure does not exist: no two scores of one entry, no
 * variation at all, or a panel with gaps where the figure needs a complete one.
 */
import jStat from "jstat";
import type { Fit, ScoreTable } from "./mixed-model";

/** The mean squares of a complete panel of n entries by k judges, in squared points. */
export type Anova = {
  entries: number;
  judges: number;
  /** Between entries, between judges, what neither explains, and within entries (the last two of one-way and two-way). */
  betweenEntries: number;
  betweenJudges: number;
  residual: number;
  withinEntries: number;
};

/** Analysis of variance of a complete panel (Shrout & Fleiss 1979, table 3). Null if a score is missing. */
export function anova(table: ScoreTable): Anova | null {
  const [n, k] = [table.entries.length, table.judges.length];
  if (!isComplete(table) || n < 2 || k < 2) return null;
  const { scores, rowsOf } = table;
  const mean = (rows: Iterable<number>, count: number) => {
    let sum = 0;
    for (const row of rows) sum += scores[row]!;
    return sum / count;
  };
  const grand = mean(scores.keys(), scores.length);
  const squares = (means: number[], weight: number) =>
    means.reduce((sum, one) => sum + weight * (one - grand) ** 2, 0);
  const ofEntries = squares(
    rowsOf.entry.map((rows) => mean(rows, k)),
    k,
  );
  const ofJudges = squares(
    rowsOf.judge.map((rows) => mean(rows, n)),
    n,
  );
  const within = table.rowsOf.entry.reduce((sum, rows) => {
    const own = mean(rows, k);
    return sum + rows.reduce((part, row) => part + (scores[row]! - own) ** 2, 0);
  }, 0);
  return {
    entries: n,
    judges: k,
    betweenEntries: ofEntries / (n - 1),
    betweenJudges: ofJudges / (k - 1),
    residual: Math.max(0, within - ofJudges) / ((n - 1) * (k - 1)),
    withinEntries: within / (n * (k - 1)),
  };
}

export const iccForms = ["1,1", "2,1", "3,1", "1,k", "2,k", "3,k"] as const;
export type IccForm = (typeof iccForms)[number];
export type Icc = { value: number; low95: number; high95: number };

/**
 * The six intraclass correlations of a complete panel with 95 % intervals: values by Shrout & Fleiss (1979,
 * Psychological Bulletin 86:420–428), intervals by the same and, for 2,1 and 2,k, by their Satterthwaite degrees of
 * freedom as psych's `ICC` prints them. Null if all scores are the same.
 */
export function iccOfPanel(table: Anova): Record<IccForm, Icc> | null {
  const { entries: n, judges: k } = table;
  const { betweenEntries: B, betweenJudges: J, residual: E, withinEntries: W } = table;
  if (B === 0 && W === 0) return null;
  const quantile = (df1: number, df2: number) => jStat.centralF.inv(0.975, df1, df2);
  const oneOf = (error: number, df: number) => {
    const ratio = B / error;
    const low = ratio / quantile(n - 1, df);
    const high = ratio * quantile(df, n - 1);
    const single = (f: number) => (f === Infinity ? 1 : (f - 1) / (f + k - 1));
    return {
      single: { value: single(ratio), low95: single(low), high95: single(high) },
      mean: { value: 1 - 1 / ratio, low95: 1 - 1 / low, high95: 1 - 1 / high },
    };
  };
  const one = oneOf(W, n * (k - 1));
  const three = oneOf(E, (n - 1) * (k - 1));

  const two = (B - E) / (B + (k - 1) * E + (k * (J - E)) / n);
  const F = E === 0 ? Infinity : J / E;
  const left = n * (1 + (k - 1) * two) - k * two;
  const df =
    F === Infinity
      ? k - 1
      : ((k - 1) * (n - 1) * (k * two * F + left) ** 2) / ((n - 1) * k ** 2 * two ** 2 * F ** 2 + left ** 2);
  const [upper, lower] = [quantile(n - 1, df), quantile(df, n - 1)];
  const rest = k * J + (k * n - k - n) * E;
  const low = (n * (B - upper * E)) / (upper * rest + n * B);
  const high = (n * (lower * B - E)) / (rest + n * lower * B);
  // Spearman and Brown's step from one judge to the mean of k.
  const stepped = (icc: number) => (icc * k) / (1 + icc * (k - 1));
  return {
    "1,1": one.single,
    "2,1": { value: two, low95: low, high95: high },
    "3,1": three.single,
    "1,k": one.mean,
    "2,k": { value: (B - E) / (B + (J - E) / n), low95: stepped(low), high95: stepped(high) },
    "3,k": three.mean,
  };
}

/**
 * The same six from the variances of a fit, for panels with gaps: σe² / (σe² + σs² + σ²) and its kin (McGraw & Wong
 * 1996, Psychological Methods 1:30–46), k being the harmonic mean of scores per entry. `oneWay` is the fit without
 * judges. Null if nothing varies or quality cannot be told from noise;
 * a form is null if what it divides by is 0.
 */
export function iccOfVariances(fit: Fit, oneWay: Fit): Record<IccForm, number | null> | null {
  if (fit.unknown.entry || fit.isFlat) return null;
  const share = (of: Fit, judges: boolean, count: number) => {
    const [entry, judge, residual] = [of.sdEntry ?? 0, of.sdJudge ?? 0, of.sdResidual ?? 0];
    const whole = entry ** 2 + ((judges ? judge ** 2 : 0) + residual ** 2) / count;
    return whole > 0 ? entry ** 2 / whole : null;
  };
  const k = fit.table.entries.length / fit.table.rowsOf.entry.reduce((sum, rows) => sum + 1 / rows.length, 0);
  return {
    "1,1": share(oneWay, false, 1),
    "2,1": share(fit, true, 1),
    "3,1": share(fit, false, 1),
    "1,k": share(oneWay, false, k),
    "2,k": share(fit, true, k),
    "3,k": share(fit, false, k),
  };
}

export const metrics = ["nominal", "ordinal", "interval", "ratio"] as const;
export type Metric = (typeof metrics)[number];

/**
 * Krippendorff's alpha over entries with two scores or more; gaps do no harm (Krippendorff 2011, Computing
 * Krippendorff's Alpha-Reliability). `ordinal` is the metric of cumulated frequencies, δ = (Σ n_g − (n_c + n_k)/2)².
 * Null if no entry has two scores, if all scores are equal, or, for `ratio`, if a score is negative.
 */
export function krippendorff(table: ScoreTable, metric: Metric): number | null {
  const units = table.rowsOf.entry
    .filter((rows) => rows.length > 1)
    .map((rows) => Array.from(rows, (row) => table.scores[row]!));
  const counts = new Map<number, number>();
  for (const unit of units) for (const value of unit) counts.set(value, (counts.get(value) ?? 0) + 1);
  const values = [...counts.keys()].sort((a, b) => a - b);
  const total = units.reduce((sum, unit) => sum + unit.length, 0);
  if (values.length < 2 || (metric === "ratio" && values[0]! < 0)) return null;

  // The ordinal distance of two values is that of the middles of their places, were all scores put in a row.
  const middles = new Map<number, number>();
  let before = 0;
  for (const value of values) {
    const count = counts.get(value)!; // every value was counted
    middles.set(value, before + count / 2);
    before += count;
  }
  const placeOf = (value: number) => (metric === "ordinal" ? middles.get(value)! : value);
  const difference = (a: number, b: number) => {
    if (metric === "nominal") return a === b ? 0 : 1;
    if (metric === "ratio") return a + b === 0 ? 0 : ((a - b) / (a + b)) ** 2;
    return (a - b) ** 2;
  };

  let observed = 0;
  for (const unit of units) {
    const places = unit.map(placeOf);
    let sum = 0;
    for (let i = 0; i < places.length; i++)
      for (let j = 0; j < i; j++) sum += 2 * difference(places[i]!, places[j]!);
    observed += sum / (unit.length - 1);
  }
  const places = values.map(placeOf);
  const weights = values.map((value) => counts.get(value)!);
  let expected = 0;
  if (metric === "ratio") {
    for (let i = 0; i < places.length; i++)
      for (let j = 0; j < i; j++)
        expected += 2 * weights[i]! * weights[j]! * difference(places[i]!, places[j]!);
  } else if (metric === "nominal") {
    expected = total ** 2 - weights.reduce((sum, weight) => sum + weight ** 2, 0);
  } else {
    // Σ n_c n_k (c − k)² = 2 N Σ n_c (c − mean)², which needs no pairs.
    const mean = places.reduce((sum, place, i) => sum + weights[i]! * place, 0) / total;
    expected = 2 * total * places.reduce((sum, place, i) => sum + weights[i]! * (place - mean) ** 2, 0);
  }
  return expected === 0 ? null : 1 - ((total - 1) * observed) / expected;
}

/** Kendall's W plain and corrected for ties, with the p value of the latter (χ² with n − 1 degrees of freedom). */
export type Concordance = { w: number; wTies: number; chiSquare: number; p: number };

/**
 * Kendall's coefficient of concordance of a complete panel (Kendall & Babington Smith 1939; correction for ties as in
 * Siegel & Castellan 1988, section 9.6). Null if a score is missing, with one judge or one entry, or if no judge
 * tells any two entries apart.
 */
export function kendall(table: ScoreTable): Concordance | null {
  const [n, m] = [table.entries.length, table.judges.length];
  if (!isComplete(table) || n < 2 || m < 2) return null;
  const sums = new Float64Array(n);
  let ties = 0;
  for (const rows of table.rowsOf.judge) {
    const ordered = Array.from(rows).sort((a, b) => table.scores[a]! - table.scores[b]!);
    for (let from = 0; from < n;) {
      let to = from;
      while (to + 1 < n && table.scores[ordered[to + 1]!] === table.scores[ordered[from]!]) to += 1;
      const tied = to - from + 1;
      ties += tied ** 3 - tied;
      for (let at = from; at <= to; at++) sums[table.entryOf[ordered[at]!]!]! += (from + to) / 2 + 1;
      from = to + 1;
    }
  }
  const mean = (m * (n + 1)) / 2;
  const squares = sums.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  const whole = m ** 2 * (n ** 3 - n);
  if (whole - m * ties <= 0) return null;
  const wTies = (12 * squares) / (whole - m * ties);
  const chiSquare = m * (n - 1) * wTies;
  return {
    w: (12 * squares) / whole,
    wTies,
    chiSquare,
    p: Math.max(0, 1 - jStat.chisquare.cdf(chiSquare, n - 1)),
  };
}

/** Whether every judge scored every entry. */
export function isComplete(table: ScoreTable): boolean {
  return table.scores.length === table.entries.length * table.judges.length;
}
