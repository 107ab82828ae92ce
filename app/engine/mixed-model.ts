/**
 * The score model: y = μ + e − s + ε for the score that a judge of severity s gives an entry of quality e, with
 * entries, judges and noise drawn from normal distributions whose variances are estimated by REML.
 *
 * Sources: Henderson's mixed model equations (Henderson 1975, Biometrics 31:423–447); the restricted likelihood in
 * their terms as lme4 computes it (Bates, Mächler, Bolker & Walker 2015, J. Stat. Software 67(1), eq. 42), so that
 * `remlCriterion` is the number that lme4 prints. Of the two sides, entries and judges, the one with more levels is
 * eliminated first, for its block is diagonal: one evaluation costs O(Σk² + m³) with k the scores of a level of the
 * larger side and m the number of levels of the smaller.
 */
import { type PositiveMatrix, positiveMatrix } from "./positive-matrix";

export type Score = { entry: string; judge: string; score: number };

/** Scores by number, in an order of their own (entry, then judge), so that the order of the input never matters. */
export type ScoreTable = {
  entries: readonly string[];
  judges: readonly string[];
  /** For each score the number of its entry and of its judge, and the score itself. */
  entryOf: Int32Array;
  judgeOf: Int32Array;
  scores: Float64Array;
  /** For each entry and each judge the numbers of its scores. */
  rowsOf: { entry: readonly Int32Array[]; judge: readonly Int32Array[] };
};

/** Puts scores in order. Throws if a judge scored an entry twice or a score is not a finite number. */
export function scoreTable(scores: readonly Score[]): ScoreTable {
  const entries = [...new Set(scores.map((score) => score.entry))].sort(byCode);
  const judges = [...new Set(scores.map((score) => score.judge))].sort(byCode);
  const numberOf = {
    entry: new Map(entries.map((id, at) => [id, at])),
    judge: new Map(judges.map((id, at) => [id, at])),
  };
  const rows = scores
    .map(({ entry, judge, score }) => ({
      entry: numberOf.entry.get(entry)!, // every entry and judge was numbered above
      judge: numberOf.judge.get(judge)!,
      score,
    }))
    .sort((a, b) => a.entry - b.entry || a.judge - b.judge);
  rows.forEach((row, at) => {
    const before = rows[at - 1];
    if (before?.entry === row.entry && before.judge === row.judge)
      throw new Error(`Judge ${judges[row.judge]!} scored entry ${entries[row.entry]!} twice`);
    if (!Number.isFinite(row.score))
      throw new Error(
        `The score of judge ${judges[row.judge]!} for entry ${entries[row.entry]!} is not a number`,
      );
  });
  const rowsOf = (side: Side, count: number) => {
    const lists: number[][] = Array.from({ length: count }, () => []);
    rows.forEach((row, at) => lists[row[side]]!.push(at));
    return lists.map((list) => Int32Array.from(list));
  };
  return {
    entries,
    judges,
    entryOf: Int32Array.from(rows, (row) => row.entry),
    judgeOf: Int32Array.from(rows, (row) => row.judge),
    scores: Float64Array.from(rows, (row) => row.score),
    rowsOf: { entry: rowsOf("entry", entries.length), judge: rowsOf("judge", judges.length) },
  };
}

type Side = "entry" | "judge";

/** Variances as multiples of the residual variance: σe²/σ² and σs²/σ². At 0 that side is left out of the model. */
export type Ratios = { entry: number; judge: number };

/**
 * An estimated quantity as a sum: weights on the unknowns of the smaller side (number 0 is the mean), and an error of
 * its own with variance `own`, in units of σ².
 */
type Composed = { own: number; at: Int32Array; weight: Float64Array };

/** Henderson's equations of a table at given ratios, factored. Estimates are in the units of the scores handed in. */
export type Equations = {
  table: ScoreTable;
  ratios: Ratios;
  /** log|C| − n log λe − m log λs in Henderson's terms. */
  logDeterminant: number;
  /** Best linear unbiased predictions from scores in the table's order. */
  estimate: (scores: Float64Array) => Estimate;
  /** Derivative of `logDeterminant` by the logarithm of each ratio, and by that of a ratio that is 0: 0. */
  slope: () => Ratios;
  /** μ + e of an entry and −s of a judge as sums over the unknowns. */
  adjusted: (entry: number) => Composed;
  leniency: (judge: number) => Composed;
  /** The side that was eliminated, and what is left. */
  large: Side;
  matrix: PositiveMatrix;
};

/** Quality of entries and leniency (−s) of judges as deviations from the mean, and their penalised sum of squares. */
export type Estimate = {
  mean: number;
  entry: Float64Array;
  judge: Float64Array;
  /** Residual of each score. */
  residual: Float64Array;
  /** Σ residual² + Σ e²/ratio + Σ s²/ratio; divided by N − 1 it is the estimate of σ². */
  squares: number;
};

export function equationsAt(table: ScoreTable, ratios: Ratios): Equations {
  const { entryOf, judgeOf, rowsOf } = table;
  const large: Side =
    ratios.judge === 0
      ? "entry"
      : ratios.entry === 0
        ? "judge"
        : table.entries.length >= table.judges.length
          ? "entry"
          : "judge";
  const small: Side = large === "entry" ? "judge" : "entry";
  const smallOf = large === "entry" ? judgeOf : entryOf;
  const spread = Math.sqrt(ratios[small]);
  const size = 1 + (spread > 0 ? rowsOf[small].length : 0);

  // The smaller side is written in units of its own standard deviation, so that a variance of 0 divides by nothing.
  const S = new Float64Array(size * size);
  const freed = new Float64Array(rowsOf[large].length);
  let logDeterminant = 0;
  for (let i = 1; i < size; i++) S[i * size + i] = 1 + ratios[small] * rowsOf[small][i - 1]!.length;
  rowsOf[large].forEach((rows, level) => {
    const count = rows.length;
    const grown = 1 + count * ratios[large];
    const g = (freed[level] = ratios[large] / grown);
    logDeterminant += Math.log(grown);
    S[0]! += count / grown;
    if (size === 1) return;
    for (const row of rows) {
      const i = 1 + smallOf[row]!;
      S[i]! += spread / grown;
      for (const other of rows) S[i * size + 1 + smallOf[other]!]! -= ratios[small] * g;
    }
  });
  for (let i = 1; i < size; i++) S[i * size] = S[i]!; // the lower half counts
  const matrix = positiveMatrix(S, size);
  // The matrix is a positive number for the mean bordered by an identity plus a positive semidefinite block.
  if (!matrix) throw new Error("The scores are too large or too small to be computed with");
  logDeterminant += matrix.logDeterminant;

  /** A level of the eliminated side as the rows of S see it, times its freedom. */
  const seen = (level: number, onMean: number): Composed => {
    const rows = size > 1 ? rowsOf[large][level]! : new Int32Array();
    const g = freed[level]!;
    const at = new Int32Array(1 + rows.length);
    const weight = new Float64Array(1 + rows.length);
    weight[0] = onMean - rowsOf[large][level]!.length * g;
    rows.forEach((row, place) => {
      at[1 + place] = 1 + smallOf[row]!;
      weight[1 + place] = -spread * g;
    });
    return { own: g, at, weight };
  };
  const kept = (level: number, onMean: number): Composed => ({
    own: 0,
    at: size > 1 ? Int32Array.of(0, 1 + level) : Int32Array.of(0),
    weight: size > 1 ? Float64Array.of(onMean, spread) : Float64Array.of(onMean),
  });

  return {
    table,
    ratios,
    logDeterminant,
    large,
    matrix,
    adjusted: (entry) => (large === "entry" ? seen(entry, 1) : kept(entry, 1)),
    leniency: (judge) => (large === "judge" ? seen(judge, 0) : kept(judge, 0)),
    estimate(scores) {
      const right = new Float64Array(size);
      const sums = rowsOf[large].map((rows) => rows.reduce((sum, row) => sum + scores[row]!, 0));
      rowsOf[large].forEach((rows, level) => {
        right[0]! += sums[level]! / (1 + rows.length * ratios[large]);
        if (size > 1)
          for (const row of rows)
            right[1 + smallOf[row]!]! += spread * (scores[row]! - freed[level]! * sums[level]!);
      });
      const solved = matrix.solve(right);
      const mean = solved[0]!;
      const ofSmall = Float64Array.from(rowsOf[small], (_, level) =>
        size > 1 ? spread * solved[1 + level]! : 0,
      );
      const ofLarge = Float64Array.from(rowsOf[large], (rows, level) => {
        let sum = sums[level]! - rows.length * mean;
        for (const row of rows) sum -= ofSmall[smallOf[row]!]!;
        return freed[level]! * sum;
      });
      const [entry, judge] = large === "entry" ? [ofLarge, ofSmall] : [ofSmall, ofLarge];
      const residual = scores.map(
        (score, row) => score - mean - entry[entryOf[row]!]! - judge[judgeOf[row]!]!,
      );
      const squares =
        sumOfSquares(residual) +
        (ratios.entry > 0 ? sumOfSquares(entry) / ratios.entry : 0) +
        (ratios.judge > 0 ? sumOfSquares(judge) / ratios.judge : 0);
      return { mean, entry, judge, residual, squares };
    },
    slope() {
      // d log|C| = tr(C⁻¹ dC): the eliminated levels by their own variance and what the rest adds to it.
      const inverse = matrix.inverse();
      let ofLarge = 0;
      if (ratios[large] > 0)
        rowsOf[large].forEach((rows, level) => {
          const composed = seen(level, 0);
          ofLarge += 1 - (freed[level]! + quadratic(inverse, size, composed, composed)) / ratios[large];
        });
      let ofSmall = 0;
      for (let i = 1; i < size; i++) ofSmall += 1 - inverse[i * size + i]!;
      return large === "entry" ? { entry: ofLarge, judge: ofSmall } : { entry: ofSmall, judge: ofLarge };
    },
  };
}

/** Covariance of two composed quantities in units of σ²; `shared` is the own error they have in common. */
export function covariance(equations: Equations, a: Composed, b: Composed, shared: number): number {
  return shared + quadratic(equations.matrix.inverse(), equations.matrix.size, a, b);
}

function quadratic(inverse: Float64Array, size: number, a: Composed, b: Composed): number {
  let sum = 0;
  for (let i = 0; i < a.at.length; i++) {
    const row = a.at[i]! * size;
    let part = 0;
    for (let j = 0; j < b.at.length; j++) part += b.weight[j]! * inverse[row + b.at[j]!]!;
    sum += a.weight[i]! * part;
  }
  return sum;
}

/** The model fitted to scores. Lengths of arrays are those of `table.entries` and `table.judges`; units are points. */
export type Fit = {
  table: ScoreTable;
  mean: number;
  /** Standard deviations. Null where the scores cannot tell one from another; see `unknown`. */
  sdEntry: number | null;
  sdJudge: number | null;
  sdResidual: number | null;
  /** −2 log restricted likelihood as lme4 prints it; null where there is no residual to speak of. */
  remlCriterion: number | null;
  /** What had to be left open: an entry's quality cannot be told from noise, nor a judge's severity, or there are too few judges for it. */
  unknown: { entry: boolean; judge: "one sheet each" | "too few" | false };
  /** All scores are the same. */
  isFlat: boolean;
  /** The model reproduces every score: there is no residual. */
  isExact: boolean;
  /** μ + e of each entry and its standard error, the uncertainty of μ included. */
  adjusted: Float64Array;
  adjustedError: Float64Array;
  meanError: number;
  /** Severity of each judge, positive = harsher, and its standard error. */
  severity: Float64Array;
  severityError: Float64Array;
  residual: Float64Array;
  equations: Equations;
  variance: number;
};

/** Fewer judges than this cannot tell their spread, unless each of them scored every entry. */
export const FEW_JUDGES = 5;

/** Up to this many levels of its smaller side a table is searched for several valleys. */
const SEARCHED = 20;

/** ln of the largest and smallest ratio of variances that is tried; beyond it a variance is taken to be 0. */
const CLAMP = 12;

/**
 * Fits the model by REML. A variance of 0 is a legal answer: the edges of the parameter space are fitted by themselves
 * and win where the inside is no better. With fewer than five judges who did not all score everything, severity is not
 * estimated (`unknown.judge`): σs² is set to 0 and the adjusted score is the raw mean, shrunk; `withoutJudges` asks for
 * that anyway.
 */
export function fitModel(table: ScoreTable, { withoutJudges = false } = {}): Fit {
  const count = table.scores.length;
  const isComplete = count === table.entries.length * table.judges.length;
  const most = (side: Side) => Math.max(0, ...table.rowsOf[side].map((rows) => rows.length));
  const unknown: Fit["unknown"] = {
    entry: most("entry") < 2,
    judge:
      most("judge") < 2
        ? "one sheet each"
        : withoutJudges || (table.judges.length < FEW_JUDGES && !isComplete)
          ? "too few"
          : false,
  };

  // Fitted in units of their own spread, so that points, stars and per cent take the same path.
  const centre = table.scores.reduce((sum, score) => sum + score, 0) / Math.max(count, 1);
  const scale = Math.sqrt(
    table.scores.reduce((sum, score) => sum + (score - centre) ** 2, 0) / Math.max(count, 1),
  );
  const isFlat = !(scale > 1e-9 * Math.max(1, Math.abs(centre)));
  const standard = table.scores.map((score) => (isFlat ? 0 : (score - centre) / scale));

  const ratios = isFlat ? { entry: 0, judge: 0 } : remlRatios(table, standard, { unknown, search: true });
  const equations = equationsAt(table, ratios);
  const estimate = equations.estimate(standard);
  const isExact = !isFlat && sumOfSquares(estimate.residual) < 1e-6 * count && count > 1;
  const variance = isFlat || count < 2 ? 0 : (scale * scale * estimate.squares) / (count - 1);
  const sd = (ratio: number, effects: Float64Array) =>
    isExact
      ? scale * Math.sqrt(sumOfSquares(effects) / Math.max(effects.length - 1, 1))
      : Math.sqrt(ratio * variance);
  const errorOf = (composed: Composed) =>
    Math.sqrt(variance * Math.max(0, covariance(equations, composed, composed, composed.own)));
  return {
    table,
    mean: centre + scale * estimate.mean,
    sdEntry: unknown.entry ? null : sd(ratios.entry, estimate.entry),
    sdJudge: unknown.judge === "one sheet each" ? null : sd(ratios.judge, estimate.judge),
    sdResidual: unknown.entry ? null : isExact ? 0 : Math.sqrt(variance),
    remlCriterion:
      isFlat || isExact || count < 2
        ? null
        : criterionOf(equations, estimate.squares, count) + 2 * (count - 1) * Math.log(scale),
    unknown,
    isFlat,
    isExact,
    adjusted: estimate.entry.map((effect) => centre + scale * (estimate.mean + effect)),
    adjustedError: Float64Array.from(table.entries, (_, entry) => errorOf(equations.adjusted(entry))),
    meanError: Math.sqrt(variance * equations.matrix.inverse()[0]!),
    severity: estimate.judge.map((leniency) => (leniency === 0 ? 0 : -scale * leniency)),
    severityError: Float64Array.from(table.judges, (_, judge) => errorOf(equations.leniency(judge))),
    residual: estimate.residual.map((residual) => scale * residual),
    equations,
    variance,
  };
}

function criterionOf(equations: Equations, squares: number, count: number): number {
  return (
    (count - 1) * (Math.log(squares / (count - 1)) + 1 + Math.log(2 * Math.PI)) + equations.logDeterminant
  );
}

/**
 * The ratios of least REML criterion for scores of spread 1. What is unknown is left at 0. A handful of scores can have
 * several valleys: `search` looks for all of them on a grid, which a single one of many refits has no need of.
 */
export function remlRatios(
  table: ScoreTable,
  scores: Float64Array,
  { unknown, search }: { unknown: Pick<Fit["unknown"], "entry" | "judge">; search: boolean },
): Ratios {
  const count = scores.length;
  const none: Ratios = { entry: 0, judge: 0 };
  if (count < 3) return none;
  const valueAt = (ratios: Ratios) => {
    const equations = equationsAt(table, ratios);
    return criterionOf(equations, equations.estimate(scores).squares, count);
  };
  const pointAt = (ratios: Ratios): Point => {
    const equations = equationsAt(table, ratios);
    const { squares, entry, judge } = equations.estimate(scores);
    const slope = equations.slope();
    // The sum of squares falls as a ratio grows, by the share that the effects have in it (envelope theorem).
    const by = (side: Side, effects: Float64Array) =>
      slope[side] - (sumOfSquares(effects) / ratios[side]) * ((count - 1) / squares);
    return {
      value: criterionOf(equations, squares, count),
      gradient: { entry: by("entry", entry), judge: by("judge", judge) },
    };
  };
  const isSmall = Math.min(table.entries.length, table.judges.length) <= SEARCHED;
  /** The best ratios with these sides in the model, from the given start and, in a search, from each valley. */
  const best = (sides: readonly Side[], start: readonly number[]) => {
    const ratiosOf = (x: readonly number[]): Ratios => ({
      ...none,
      ...Object.fromEntries(sides.map((side, at) => [side, Math.exp(x[at]!)])),
    });
    const starts =
      search && isSmall ? [start, ...valleys((x) => valueAt(ratiosOf(x)), sides.length)] : [start];
    return starts
      .map((from) => {
        const { x, value } = minimise(
          (x) => {
            const point = pointAt(ratiosOf(x));
            return { value: point.value, gradient: sides.map((side) => point.gradient[side]) };
          },
          from,
          sides.map((side) => 2 / table.rowsOf[side].length),
        );
        return { ratios: ratiosOf(x), value, x };
      })
      .reduce((least, next) => (next.value < least.value ? next : least));
  };
  const candidates = [{ ratios: none, value: valueAt(none) }];
  const entries = unknown.entry ? null : best(["entry"], [0]);
  const judges = unknown.judge ? null : best(["judge"], [0]);
  if (entries) candidates.push(entries);
  if (judges) candidates.push(judges);
  if (entries && judges) {
    const start = [entries.x[0]!, judges.x[0]!].map((x) => Math.max(-3, Math.min(3, x)));
    candidates.push(best(["entry", "judge"], start));
  }
  // The simpler model wins unless a richer one is better by more than rounding.
  return candidates.reduce((least, next) => (next.value < least.value - 1e-8 ? next : least)).ratios;
}

/** The points of a grid in one or two dimensions that lie lower than all their neighbours. */
function valleys(value: (x: readonly number[]) => number, dimensions: number): number[][] {
  const marks = [-6, -4, -2, 0, 2, 4, 6];
  const second = dimensions > 1 ? marks : [0];
  const heights = marks.map((x) => second.map((y) => value(dimensions > 1 ? [x, y] : [x])));
  return marks.flatMap((x, i) =>
    second.flatMap((y, j) => {
      const around = [-1, 0, 1].flatMap((di) =>
        [-1, 0, 1].flatMap((dj) => (di === 0 && dj === 0 ? [] : (heights[i + di]?.[j + dj] ?? []))),
      );
      return around.every((height) => heights[i]![j]! < height) ? [dimensions > 1 ? [x, y] : [x]] : [];
    }),
  );
}

type Point = { value: number; gradient: Ratios };

/**
 * Least value by BFGS (Nocedal & Wright 2006, Numerical Optimization, algorithm 6.1) with halved steps, within
 * ±CLAMP in each coordinate. `scales` are first guesses of the inverse second derivatives.
 */
function minimise(
  at: (x: readonly number[]) => { value: number; gradient: readonly number[] },
  start: readonly number[],
  scales: readonly number[],
): { x: number[]; value: number } {
  const size = start.length;
  const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, one, i) => sum + one * b[i]!, 0);
  let x = [...start];
  let here = at(x);
  let H = scales.map((scale, i) => scales.map((_, j) => (i === j ? scale : 0)));
  for (let round = 0; round < 60; round++) {
    const free = here.gradient.map((slope, i) =>
      (x[i]! >= CLAMP && slope < 0) || (x[i]! <= -CLAMP && slope > 0) ? 0 : slope,
    );
    if (Math.max(...free.map(Math.abs)) < 1e-8) break;
    let direction = H.map((row) => -dot(row, free));
    if (dot(direction, free) >= 0) direction = free.map((slope, i) => -slope * scales[i]!);
    // What is left to gain drowns in the rounding of the value itself; looking for it costs many evaluations.
    if (-dot(direction, free) < 1e-13 * (1 + Math.abs(here.value))) break;
    const longest = Math.max(...direction.map(Math.abs));
    let step = Math.min(1, 4 / longest);
    let next = x;
    let there = here;
    for (let halving = 0; halving < 12; halving++, step /= 2) {
      next = x.map((one, i) => Math.max(-CLAMP, Math.min(CLAMP, one + step * direction[i]!)));
      there = at(next);
      const moved = next.map((one, i) => one - x[i]!);
      if (there.value <= here.value + 1e-4 * dot(moved, free)) break;
    }
    if (!(there.value < here.value)) break;
    const moved = next.map((one, i) => one - x[i]!);
    const bent = there.gradient.map((one, i) => one - here.gradient[i]!);
    const curve = dot(moved, bent);
    if (curve > 1e-12) {
      const Hy = H.map((row) => dot(row, bent));
      const yHy = dot(bent, Hy);
      H = H.map((row, i) =>
        row.map(
          (one, j) =>
            one +
            ((1 + yHy / curve) * moved[i]! * moved[j]!) / curve -
            (Hy[i]! * moved[j]! + moved[i]! * Hy[j]!) / curve,
        ),
      );
    }
    x = next;
    here = there;
  }
  return { x: x.slice(0, size), value: here.value };
}

/** Entries as fixed effects, judges random: each entry's own level, unshrunk, and its standard error, in points. */
export type FixedEntries = {
  level: Float64Array;
  error: Float64Array;
  sdJudge: number;
  sdResidual: number;
};

/**
 * The entry-fixed, judge-random estimate, for entries with unequal numbers of sheets: it draws nobody to the mean.
 * REML with one fixed effect per entry: (N − n)(log σ̂² + 1 + log 2π) + log|C| − m log λs. Null if no score is left
 * over to tell noise from quality.
 */
export function fitFixedEntries(table: ScoreTable): FixedEntries | null {
  const { entryOf, judgeOf, rowsOf, scores } = table;
  const free = scores.length - table.entries.length;
  if (free < 1) return null;
  const means = rowsOf.entry.map((rows) => rows.reduce((sum, row) => sum + scores[row]!, 0) / rows.length);
  const centred = scores.map((score, row) => score - means[entryOf[row]!]!);
  const size = table.judges.length;
  const at = (ratio: number) => {
    const S = new Float64Array(size * size);
    rowsOf.judge.forEach((rows, i) => (S[i * size + i] = 1 + ratio * rows.length));
    for (const rows of rowsOf.entry)
      for (const a of rows) for (const b of rows) S[judgeOf[a]! * size + judgeOf[b]!]! -= ratio / rows.length;
    const matrix = positiveMatrix(S, size);
    if (!matrix) throw new Error("The scores are too large or too small to be computed with");
    const right = Float64Array.from(
      rowsOf.judge,
      (rows) => Math.sqrt(ratio) * rows.reduce((sum, row) => sum + centred[row]!, 0),
    );
    const solved = matrix.solve(right);
    const leniency = solved.map((one) => one * Math.sqrt(ratio));
    const shifts = rowsOf.entry.map(
      (rows) => rows.reduce((sum, row) => sum + leniency[judgeOf[row]!]!, 0) / rows.length,
    );
    const residual = centred.map((one, row) => one + shifts[entryOf[row]!]! - leniency[judgeOf[row]!]!);
    const squares = sumOfSquares(residual) + sumOfSquares(solved);
    return { matrix, shifts, squares };
  };
  const total = sumOfSquares(centred);
  const criterion = (x: number) => {
    const { matrix, squares } = at(Math.exp(x));
    return free * Math.log(Math.max(squares, 1e-12 * total) / free) + matrix.logDeterminant;
  };
  const flat = free * Math.log(total / free);
  let ratio = 0;
  if (total > 0 && size > 1) {
    const x = leastOf(criterion, -CLAMP, CLAMP);
    if (criterion(x) < flat - 1e-8) ratio = Math.exp(x);
  }
  const { matrix, shifts, squares } = at(ratio);
  const variance = squares / free;
  const inverse = matrix.inverse();
  return {
    level: Float64Array.from(means, (mean, entry) => mean - shifts[entry]!),
    error: Float64Array.from(rowsOf.entry, (rows) => {
      let sum = 0;
      for (const a of rows) for (const b of rows) sum += inverse[judgeOf[a]! * size + judgeOf[b]!]!;
      return Math.sqrt(variance * (1 / rows.length + (ratio * sum) / rows.length ** 2));
    }),
    sdJudge: Math.sqrt(ratio * variance),
    sdResidual: Math.sqrt(variance),
  };
}

/** Place of the least value of a function of one variable: a grid, then the golden section around its best point. */
function leastOf(value: (x: number) => number, from: number, to: number): number {
  const steps = 12;
  const grid = Array.from({ length: steps + 1 }, (_, at) => from + ((to - from) * at) / steps);
  const best = grid.map(value).reduce((least, one, at, all) => (one < all[least]! ? at : least), 0);
  let low = grid[Math.max(0, best - 1)]!;
  let high = grid[Math.min(steps, best + 1)]!;
  const golden = (Math.sqrt(5) - 1) / 2;
  let a = high - golden * (high - low);
  let b = low + golden * (high - low);
  let [atA, atB] = [value(a), value(b)];
  while (high - low > 1e-7) {
    if (atA < atB) {
      [high, b, atB] = [b, a, atA];
      a = high - golden * (high - low);
      atA = value(a);
    } else {
      [low, a, atA] = [a, b, atB];
      b = low + golden * (high - low);
      atB = value(b);
    }
  }
  return (low + high) / 2;
}

function sumOfSquares(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return sum;
}

function byCode(a: string, b: string) {
  return a < b ? -1 : a > b ? 1 : 0;
}
