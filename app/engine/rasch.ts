/**
 * Many-facet Rasch model with one rating scale, as a second opinion for marks on a few ordered levels:
 * log P(level k) / P(level k − 1) = θ − α − δ − τ_k for an entry θ, a judge of severity α and a criterion of difficulty
 * δ (Linacre 1989, Many-Facet Rasch Measurement; the rating scale of Andrich 1978, Psychometrika 43:561–573).
 *
 * Estimated by joint maximum likelihood, as Facets does. Where that has no finite answer (somebody at an end of the
 * scale everywhere, a level between that nobody used, a graph in parts) normal priors hold the estimates: never ±∞.
 */
import { components } from "./linkage";
import { positiveMatrix } from "./positive-matrix";

/** One mark as a level of the scale, 0 the lowest. `criterion` is null where a sheet is one mark. */
export type LevelMark = { entry: string; judge: string; criterion: string | null; level: number };

export type RaschFault = "extreme" | "unused" | "disconnected" | "separation";

/** Estimates in logits. Severities, difficulties and thresholds have the mean 0; θ carries the level of the whole. */
export type Rasch = {
  theta: Record<string, number>;
  /** Positive = harsher. */
  severity: Record<string, number>;
  /** Positive = harder; empty without criteria. */
  difficulty: Record<string, number>;
  /** τ of each level from the second used one on. */
  thresholds: number[];
  /** Expected level of each entry before an average judge on an average criterion, counted from 0. */
  fairAverage: Record<string, number>;
  /** Log-likelihood of the marks at these estimates, priors not counted. */
  logLik: number;
  /** Why priors were needed; empty if the estimates are those of joint maximum likelihood. */
  faults: RaschFault[];
  /** Entries and judges at one end of the scale everywhere, and levels between the used ones that nobody gave. */
  extremes: { entries: string[]; judges: string[]; criteria: string[] };
  unusedLevels: number[];
};

/** More levels than this are a scale of points, not of ordered categories. */
export const MOST_LEVELS = 9;

/** A scale of equal steps; level 0 is `min`. */
export type LevelScale = { min: number; step: number };

/**
 * The scale of values that lie on a few equal steps, such as 1, 2, 3, 4: from the lowest value by the smallest
 * difference. Null if they do not, if there is none, or if the scale has more than `MOST_LEVELS` levels.
 */
export function levelScale(values: readonly number[]): LevelScale | null {
  const used = [...new Set(values)].sort((a, b) => a - b);
  const min = used[0];
  if (min === undefined || used.length > MOST_LEVELS) return null;
  if (used.length === 1) return { min, step: 1 };
  const step = Math.min(...used.slice(1).map((value, at) => value - used[at]!));
  const levels = used.map((value) => (value - min) / step);
  const isEven = levels.every((level) => Math.abs(level - Math.round(level)) < 1e-6);
  return isEven && Math.round(levels.at(-1)!) < MOST_LEVELS ? { min, step } : null;
}

/** Standard deviations of the priors in logits: wide beside what scales of judges show, narrow beside infinity. */
const PRIOR = { measure: 2, threshold: 3 } as const;

/** Beyond this an estimate of joint maximum likelihood is on its way to infinity. */
const FAR = 15;

/** Fits the model. Null if fewer than two levels were used. The order of marks never matters. */
export function fitRasch(given: readonly LevelMark[]): Rasch | null {
  const order = (mark: LevelMark) => [mark.entry, mark.judge, mark.criterion ?? ""];
  const marks = [...given].sort((a, b) => {
    const [x, y] = [order(a), order(b)];
    const at = x.findIndex((one, i) => one !== y[i]);
    return at < 0 ? 0 : x[at]! < y[at]! ? -1 : 1;
  });
  const used = new Set(marks.map((mark) => mark.level));
  const lowest = Math.min(...used);
  const highest = Math.max(...used);
  if (used.size < 2) return null;
  const unusedLevels = Array.from({ length: highest - lowest }, (_, at) => lowest + at).filter(
    (level) => !used.has(level),
  );
  const extremes = {
    entries: atOneEnd(marks, (mark) => mark.entry, lowest, highest),
    judges: atOneEnd(marks, (mark) => mark.judge, lowest, highest),
    criteria: atOneEnd(marks, (mark) => mark.criterion, lowest, highest),
  };
  const faults: RaschFault[] = [];
  if (Object.values(extremes).some((list) => list.length > 0)) faults.push("extreme");
  if (unusedLevels.length > 0) faults.push("unused");
  if (components(marks).length > 1) faults.push("disconnected");

  const shifted = marks.map((mark) => ({ ...mark, level: mark.level - lowest }));
  let found = faults.length === 0 ? solve(shifted, highest - lowest, false) : null;
  if (faults.length === 0 && !found) faults.push("separation");
  found ??= solve(shifted, highest - lowest, true);
  // With priors the penalised likelihood is strictly concave, so Newton's steps arrive.
  if (!found) throw new Error("The Rasch model could not be fitted");
  const { entries, judges, criteria, thresholds, logLik } = found;
  return {
    theta: Object.fromEntries(entries),
    severity: Object.fromEntries(judges),
    difficulty: Object.fromEntries(criteria),
    thresholds,
    fairAverage: Object.fromEntries(
      entries.map(([id, theta]) => [id, lowest + moments(theta, thresholds).mean]),
    ),
    logLik,
    faults,
    extremes,
    unusedLevels,
  };
}

function atOneEnd(
  marks: readonly LevelMark[],
  of: (mark: LevelMark) => string | null,
  lowest: number,
  highest: number,
): string[] {
  const range = new Map<string, { low: number; high: number }>();
  for (const mark of marks) {
    const id = of(mark);
    if (id === null) continue;
    const one = range.get(id) ?? { low: Infinity, high: -Infinity };
    range.set(id, { low: Math.min(one.low, mark.level), high: Math.max(one.high, mark.level) });
  }
  return [...range].flatMap(([id, { low, high }]) => (high === lowest || low === highest ? [id] : [])).sort();
}

/** Probabilities of the levels at a logit, with the mean and the chance of reaching each level from the second on. */
function moments(logit: number, thresholds: readonly number[]) {
  const weights = [0];
  for (const threshold of thresholds) weights.push(weights.at(-1)! + logit - threshold);
  const most = Math.max(...weights);
  const powers = weights.map((weight) => Math.exp(weight - most));
  const whole = powers.reduce((sum, one) => sum + one, 0);
  const chances = powers.map((one) => one / whole);
  const reached = thresholds.map((_, at) => chances.slice(at + 1).reduce((sum, one) => sum + one, 0));
  const mean = reached.reduce((sum, one) => sum + one, 0);
  return { chances, reached, mean };
}

type Solved = {
  entries: [string, number][];
  judges: [string, number][];
  criteria: [string, number][];
  thresholds: number[];
  logLik: number;
};

/**
 * Newton's method with the entries eliminated: their block of second derivatives is diagonal. Without priors the
 * squares of the sums of α, δ and τ are subtracted, which fixes the origins and changes no maximum; with priors a
 * common level is added and left free. Null if the estimates run away.
 */
function solve(marks: readonly LevelMark[], top: number, withPriors: boolean): Solved | null {
  const idsOf = (of: (mark: LevelMark) => string | null) =>
    [...new Set(marks.map(of))].filter((id): id is string => id !== null).sort();
  const entries = idsOf((mark) => mark.entry);
  const judges = idsOf((mark) => mark.judge);
  const criteria = idsOf((mark) => mark.criterion);
  const numbered = (ids: readonly string[], from: number) => new Map(ids.map((id, at) => [id, from + at]));
  const entryOf = numbered(entries, 0);
  const judgeAt = 1;
  const criterionAt = judgeAt + judges.length;
  const thresholdAt = criterionAt + criteria.length;
  const size = thresholdAt + top;
  const judgeOf = numbered(judges, judgeAt);
  const criterionOf = numbered(criteria, criterionAt);
  const rows = marks.map((mark) => ({
    entry: entryOf.get(mark.entry)!, // every id of the marks was numbered
    judge: judgeOf.get(mark.judge)!,
    criterion: mark.criterion === null ? null : criterionOf.get(mark.criterion)!,
    level: mark.level,
  }));
  const rowsOf: (typeof rows)[] = entries.map(() => []);
  for (const row of rows) rowsOf[row.entry]!.push(row);
  const blocks = [
    [judgeAt, criterionAt],
    [criterionAt, thresholdAt],
    [thresholdAt, size],
  ] as const;
  const precision = (at: number) => 1 / (at >= thresholdAt ? PRIOR.threshold : PRIOR.measure) ** 2;

  let theta = new Float64Array(entries.length);
  let rest = new Float64Array(size);
  const logitOf = (row: (typeof rows)[number], ofEntries: Float64Array, others: Float64Array) =>
    others[0]! +
    ofEntries[row.entry]! -
    others[row.judge]! -
    (row.criterion === null ? 0 : others[row.criterion]!);
  const sumOf = (values: Float64Array, [from, to]: readonly [number, number]) =>
    values.subarray(from, to).reduce((sum, one) => sum + one, 0);
  const value = (ofEntries: Float64Array, others: Float64Array) => {
    const thresholds = [...others.subarray(thresholdAt)];
    const logLik = rows.reduce(
      (sum, row) => sum + Math.log(moments(logitOf(row, ofEntries, others), thresholds).chances[row.level]!),
      0,
    );
    const penalty = withPriors
      ? ofEntries.reduce((sum, one) => sum + (one * one * precision(0)) / 2, 0) +
        others.reduce((sum, one, at) => sum + (at === 0 ? 0 : (one * one * precision(at)) / 2), 0)
      : blocks.reduce((sum, block) => sum + sumOf(others, block) ** 2 / 2, 0);
    return { logLik, penalised: logLik - penalty };
  };

  let here = value(theta, rest);
  for (let round = 0; round < 200; round++) {
    const H = new Float64Array(size * size);
    const gradient = new Float64Array(size);
    const ofTheta = new Float64Array(entries.length);
    const bend = new Float64Array(entries.length);
    const crossings: Map<number, number>[] = [];
    const thresholds = [...rest.subarray(thresholdAt)];
    rowsOf.forEach((own, entry) => {
      const crossing = new Map<number, number>();
      const add = (at: number, amount: number) => crossing.set(at, (crossing.get(at) ?? 0) + amount);
      for (const row of own) {
        const { reached, mean, chances } = moments(logitOf(row, theta, rest), thresholds);
        const variance = chances.reduce((sum, one, level) => sum + one * (level - mean) ** 2, 0);
        const left = row.level - mean;
        ofTheta[entry]! += left;
        bend[entry]! += variance;
        const signs: [number, number][] = [[row.judge, -1]];
        if (withPriors) signs.push([0, 1]);
        if (row.criterion !== null) signs.push([row.criterion, -1]);
        for (const [at, sign] of signs) {
          gradient[at]! += sign * left;
          add(at, sign * variance);
          for (const [other, otherSign] of signs) H[at * size + other]! += sign * otherSign * variance;
        }
        for (let k = 0; k < top; k++) {
          const at = thresholdAt + k;
          gradient[at]! -= (row.level > k ? 1 : 0) - reached[k]!;
          // Cov(X, X ≥ k): what lies above the threshold, by how far it is above the mean.
          let together = 0;
          for (let level = k + 1; level <= top; level++) together += chances[level]! * (level - mean);
          add(at, -together);
          for (const [other, sign] of signs) {
            H[at * size + other]! -= sign * together;
            H[other * size + at]! -= sign * together;
          }
          for (let h = 0; h < top; h++)
            H[at * size + thresholdAt + h]! += reached[Math.max(h, k)]! - reached[h]! * reached[k]!;
        }
      }
      if (withPriors) {
        ofTheta[entry]! -= theta[entry]! * precision(0);
        bend[entry]! += precision(0);
      }
      crossings.push(crossing);
    });
    if (withPriors)
      for (let at = 1; at < size; at++) {
        gradient[at]! -= rest[at]! * precision(at);
        H[at * size + at]! += precision(at);
      }
    else {
      H[0] = 1;
      for (const [from, to] of blocks) {
        const sum = sumOf(rest, [from, to]);
        for (let at = from; at < to; at++) {
          gradient[at]! -= sum;
          for (let other = from; other < to; other++) H[at * size + other]! += 1;
        }
      }
    }
    crossings.forEach((crossing, entry) => {
      for (const [at, amount] of crossing) {
        gradient[at]! -= (amount * ofTheta[entry]!) / bend[entry]!;
        for (const [other, otherAmount] of crossing)
          H[at * size + other]! -= (amount * otherAmount) / bend[entry]!;
      }
    });
    const matrix = positiveMatrix(H, size);
    if (!matrix) return null;
    const step = matrix.solve(gradient);
    const stepOfTheta = theta.map((_, entry) => {
      let sum = ofTheta[entry]!;
      for (const [at, amount] of crossings[entry]!) sum -= amount * step[at]!;
      return sum / bend[entry]!;
    });
    let share = 1;
    let next = here;
    let [newTheta, newRest] = [theta, rest];
    for (let halving = 0; halving < 30; halving++, share /= 2) {
      newTheta = theta.map((one, at) => one + share * stepOfTheta[at]!);
      newRest = rest.map((one, at) => one + share * step[at]!);
      next = value(newTheta, newRest);
      if (next.penalised >= here.penalised - 1e-12 * Math.abs(here.penalised)) break;
    }
    [theta, rest, here] = [newTheta, newRest, next];
    const far = Math.max(...[...theta, ...rest].map(Math.abs));
    if (!Number.isFinite(far) || (!withPriors && far > FAR)) return null;
    if (Math.max(...[...stepOfTheta, ...step].map(Math.abs)) < 1e-9) {
      const common = rest[0]!;
      return {
        entries: entries.map((id, at) => [id, common + theta[at]!]),
        judges: judges.map((id, at) => [id, rest[judgeAt + at]!]),
        criteria: criteria.map((id, at) => [id, rest[criterionAt + at]!]),
        thresholds: [...rest.subarray(thresholdAt)],
        logLik: here.logLik,
      };
    }
  }
  return null;
}
