/**
 * The best plan of a space for one objective, exactly. First a linear programme over few candidate pairs, to which
 * pairs are added while their prices say that they would help, and rows while the point breaks them (column and row
 * generation). Then, where parts of pairs remain, a search for whole ones over the candidates, which is proven by
 * what every pair left out would gain at best. HiGHS does the sums.
 */
import loadHighs, { type Highs, type Model as HighsModel } from "highs";
import { lotOf } from "./dice";
import { NOTHING, openModel, planOf } from "./model";
import type { Broken, Extra, Objective, Point, Row, Space } from "./space";
import type { Plan } from "./table";

export type Optimum = {
  /** Null if the start is not of the space and no plan of it was found. */
  plan: Plan | null;
  value: number;
  /** No plan of the space measures more. Equal to the value where that is proven. */
  bound: number;
  /** Where an extra stands in the relaxation. */
  relaxed: (extra: Extra) => number | undefined;
  /** Narrows the space to plans that measure as much; what its price forbids is closed, what it demands is held. */
  hold: () => void;
};
export type Search = {
  /** A plan to start from, of the space unless it is said that it is not. */
  start: Plan;
  isOutside?: boolean;
  /** Seconds that may still be used; from 0 on the search ends with what it has. */
  secondsLeft: () => number;
  /**
   * `bound` asks for the relaxation alone, `any` for some plan of the space, `good` for what a search of limited length
   * finds (the same each time, unlike one cut by the clock), `best` (the default) for the best, proven.
   */
  effort?: "bound" | "any" | "good" | "best";
};

/** A price that is certainly one: less may be left over from the sums, and nothing is fixed by it. */
const PRICE = 1e-4;
/** Candidate pairs to begin with: the best judges of each entry, and of each judge entries for twice their places. */
const JUDGES_OF_ENTRY = 8;
const PLACES_OF_JUDGE = 1;
/** With no more pairs than this left free, all are candidates. */
const FEW_PAIRS = 4000;
/** How long a search for a good plan is: rounds of rows that whole plans broke, branches in each, and what is near enough. */
const GOOD_ROUNDS = 30;
const GOOD_BRANCHES = 10;
const GOOD_GAP = 0.01;

let loaded: Promise<Highs> | undefined;
/** The solver, loaded once for the process. */
export function openSolver(): Promise<Highs> {
  return (loaded ??= loadHighs());
}

/** The best plan that can be found in the time. Rows and extras that had to be brought in stay in the space. */
export function optimise(solver: Highs, space: Space, objective: Objective, search: Search): Optimum {
  const { start, isOutside = false, secondsLeft } = search;
  if (secondsLeft() <= 0)
    return {
      plan: isOutside ? null : start,
      value: isOutside ? -Infinity : objective.measure(start),
      bound: objective.ceiling,
      relaxed: () => undefined,
      hold: () => {},
    };
  return solver.withModel((native) => seek(solver, native, space, objective, search));
}

function seek(
  solver: Highs,
  native: HighsModel,
  space: Space,
  objective: Objective,
  { start, isOutside = false, secondsLeft, effort = "best" }: Search,
): Optimum {
  const { modelStatus, solutionStatus } = solver.constants;
  const { table, held } = space;
  const model = openModel(solver, native, space, objective, {
    pairs: firstPairs(space, objective, start),
    secondsLeft,
  });
  if (effort === "any") native.options.set("mip_max_improving_sols", 1);
  if (effort === "good") native.options.set({ mip_max_nodes: GOOD_BRANCHES, mip_rel_gap: GOOD_GAP });
  let rounds = 0;
  const isOver = () => secondsLeft() <= 0 || (effort === "good" && rounds >= GOOD_ROUNDS);

  let plan = isOutside ? null : start;
  let value = isOutside ? -Infinity : objective.measure(start);
  const consider = (found: Plan) => {
    const measure = objective.measure(found);
    if (measure > value) [plan, value] = [found, measure];
  };
  const brokenBy = (point: Point): Broken => {
    const broken = [...space.families].map((family) => family(point));
    return { rows: broken.flatMap((one) => one.rows), extras: broken.flatMap((one) => one.extras) };
  };
  /** Pairs without a column that would gain more than this at these prices; of an entry, the best. */
  const helpful = (prices: Float64Array, more: number, mostOfEntry: number): number[] => {
    const found: [pair: number, gain: number][][] = table.entries.map(() => []);
    model.gains(prices, (pair, gain) => {
      if (gain > more && !model.hasPair(pair))
        found[Math.floor(pair / table.judges.length)]!.push([pair, gain]);
    });
    return found.flatMap((ofEntry) =>
      (ofEntry.length > mostOfEntry
        ? ofEntry.sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, mostOfEntry)
        : ofEntry
      ).map(([pair]) => pair),
    );
  };

  /** Solves the relaxation over all pairs and rows. Null if it has no point, or the time was up. */
  const relax = () => {
    for (;;) {
      if (model.run(false) !== modelStatus.optimal) return null;
      const { colValue, rowDual, rowValue } = model.solution();
      const pairs = helpful(rowDual, NOTHING, JUDGES_OF_ENTRY);
      if (pairs.length > 0) {
        model.addPairs(pairs);
        continue;
      }
      const whole = model.isWhole(colValue);
      const point = model.pointOf(colValue, whole);
      const broken = brokenBy(point);
      if (whole) rounds++;
      if (broken.rows.length === 0 || isOver()) {
        const isPlan = whole && broken.rows.length === 0;
        return { value: -native.getObjectiveValue(), prices: rowDual, rowValue, whole: isPlan, point };
      }
      model.add(broken);
    }
  };

  /** Looks for whole pairs among the columns. Gives a bound for those, and whether the search came to its end. */
  const findWhole = (): { bound: number; isDone: boolean } => {
    let bound = Infinity;
    for (;;) {
      const status = model.run(true);
      rounds++;
      if (status === modelStatus.infeasible) return { bound: -Infinity, isDone: true };
      const among = -Number(native.info.get("mip_dual_bound"));
      if (effort !== "any" && Number.isFinite(among)) bound = Math.min(bound, among);
      if (native.info.get("primal_solution_status") !== solutionStatus.feasible)
        return { bound, isDone: false };
      const point = model.pointOf(model.solution().colValue, true);
      const broken = brokenBy(point);
      if (broken.rows.length === 0) {
        consider(planOf(point));
        return { bound, isDone: status === modelStatus.optimal };
      }
      if (isOver()) return { bound, isDone: false };
      model.add(broken);
    }
  };

  const relaxed = relax();
  if (relaxed?.whole) consider(planOf(relaxed.point));
  const toWhole = (bound: number) => (objective.whole ? Math.floor(bound + PRICE) : bound);
  /** Less than this cannot be between a plan and a better one. */
  const step = () =>
    objective.whole ? 1 - 1e-3 : Number.isFinite(value) ? 1e-9 * Math.max(1, Math.abs(value)) : 0;
  let bound = Math.min(objective.ceiling, relaxed ? toWhole(relaxed.value) : Infinity);
  if (relaxed && !relaxed.whole && effort !== "bound" && bound - value >= step())
    for (;;) {
      const { bound: among, isDone } = findWhole();
      if (effort === "any") break;
      // A better plan can have a pair that was left out only if the pair's price leaves room for it.
      const missed = helpful(relaxed.prices, value + step() - relaxed.value - NOTHING, Infinity);
      if (missed.length === 0) {
        bound = Math.max(value, Math.min(bound, toWhole(among)));
        break;
      }
      if (!isDone && isOver()) break;
      model.addPairs(missed);
    }
  if (bound - value < step()) bound = value;
  model.close();

  const hold = () => {
    if (!relaxed) return;
    const gap = Math.max(0, relaxed.value - value);
    const isFace = gap <= NOTHING * Math.max(1, Math.abs(value) * 1e-3);
    const room = isFace ? PRICE : gap + PRICE;
    const { prices, rowValue } = relaxed;
    model.gains(prices, (pair, gain) => {
      if (gain < -room) held[pair] = -1;
      else if (gain > room) held[pair] = 1;
    });
    for (const extra of model.extras.keys()) {
      // Off the face, only what moves by whole steps pays its whole price.
      if (!isFace && !extra.whole) continue;
      let gain = objective.extras?.get(extra) ?? 0;
      for (const [row, weight] of extra.counts) gain += weight * (prices[model.rowAt.get(row) ?? -1] ?? 0);
      if (gain < -room) extra.upper = extra.lower;
      else if (gain > room) extra.lower = extra.upper;
    }
    if (!isFace) {
      space.rows.add(rowOf(space, objective, value));
      return;
    }
    // Optimal plans lie on the face where each row with a price is at its limit.
    for (const [at, row] of model.rows.entries()) {
      if (Math.abs(prices[at] ?? 0) <= room) continue;
      const activity = rowValue[at]!; // a row with a price was in the relaxation
      if (Math.abs(activity - row.lower) <= Math.abs(activity - row.upper)) row.upper = row.lower;
      else row.lower = row.upper;
    }
  };
  return { plan, value, bound, relaxed: (extra) => relaxed?.point.valueOf(extra), hold };
}

/** The row that keeps an objective at a value. */
function rowOf(space: Space, { gain, extras, whole }: Objective, value: number): Row {
  const row: Row = {
    lower: whole ? value - 0.25 : value - 1e-9 * Math.max(1, Math.abs(value)),
    upper: Infinity,
    entry: null,
    judge: null,
    weight: gain ?? (() => 0),
  };
  for (const [extra, one] of extras ?? []) if (space.extras.has(extra)) extra.counts.set(row, one);
  return row;
}

/**
 * The pairs that a programme starts from: those held in, those of the plan at hand, those that were useful before, and
 * the best of each entry and each judge. Lots break ties, or neighbours in the list would all start from the same few.
 */
function firstPairs(space: Space, { gain }: Objective, start: Plan): number[] {
  const { table, held, useful } = space;
  const [n, m] = [table.entries.length, table.judges.length];
  const isFirst = new Uint8Array(held.length);
  for (const [entry, panel] of start.entries())
    for (const judge of panel) if (held[entry * m + judge] !== -1) isFirst[entry * m + judge] = 1;
  let free = 0;
  for (const state of held) if (state === 0) free++;
  for (let pair = 0; pair < held.length; pair++)
    if (held[pair] === 1 || (held[pair] === 0 && (free <= FEW_PAIRS || useful[pair] === 1)))
      isFirst[pair] = 1;
  if (free > FEW_PAIRS) {
    const keys = new Float64Array(Math.max(n, m));
    const sorted = new Float64Array(Math.max(n, m));
    /** Of the pairs from one on in steps, the free ones with the largest gains. */
    const choose = (from: number, step: number, to: number, count: number) => {
      let size = 0;
      for (let pair = from, at = 0; pair < to; pair += step, at++) {
        if (held[pair] !== 0) continue;
        const lot = lotOf(table.seed, Math.floor(pair / m), pair % m) / 2 ** 21;
        sorted[size++] = keys[at] = (gain ? gain(pair) : table.worth[pair]!) + lot;
      }
      const bar = size > count ? largest(sorted.subarray(0, size), count) : -Infinity;
      for (let pair = from, at = 0; pair < to; pair += step, at++)
        if (held[pair] === 0 && keys[at]! >= bar) isFirst[pair] = 1;
    };
    const fair = Math.ceil((2 * table.needs.reduce((all, one) => all + one, 0)) / m);
    for (let entry = 0; entry < n; entry++) choose(entry * m, 1, entry * m + m, JUDGES_OF_ENTRY);
    for (let judge = 0; judge < m; judge++)
      choose(judge, m, held.length, PLACES_OF_JUDGE * Math.min(table.most[judge]!, fair));
  }
  const first: number[] = [];
  for (let pair = 0; pair < isFirst.length; pair++) if (isFirst[pair] === 1) first.push(pair);
  return first;
}

/** The so-many-eth largest of a list, which is rearranged (quickselect). */
function largest(list: Float64Array, rank: number): number {
  let [from, to] = [0, list.length - 1];
  const at = list.length - rank;
  while (from < to) {
    const pivot = list[(from + to) >> 1]!;
    let [low, high] = [from, to];
    while (low <= high) {
      while (list[low]! < pivot) low++;
      while (list[high]! > pivot) high--;
      if (low > high) break;
      [list[low], list[high]] = [list[high]!, list[low]!]; // both are between `from` and `to`
      low++;
      high--;
    }
    if (at <= high) to = high;
    else if (at >= low) from = low;
    else break;
  }
  return list[at]!;
}
