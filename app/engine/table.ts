/** A problem in numbers: entries and judges by position, affinities in whole units where that is exact; and the figures of a plan. */
import { lotOf } from "./dice";
import { partsOf } from "./linkage";
import type { CoverageRule, PlanProblem } from "./problem";

/** Entries and judges by position, and a pair as `entry * judges + judge`. */
export type Table = {
  entries: readonly string[];
  judges: readonly string[];
  /** What a pair is worth, in units; read only where the pair is not in conflict. */
  worth: Float64Array;
  conflict: Uint8Array;
  /** Units to one of the problem's own affinity. Where `whole`, each worth is a whole number of them. */
  scale: number;
  whole: boolean;
  needs: Int32Array;
  least: Int32Array;
  most: Int32Array;
  /** Judges of one institution have one number; -1 where it is not said. */
  institution: Int32Array;
  reserve: Uint8Array;
  /** Locks of each entry that no conflict forbids. */
  lockCounts: Int32Array;
  /** By pair; empty where there are none. */
  locks: Uint8Array;
  keep: Uint8Array;
  rules: Rule[];
  seed: number;
};
export type Rule = {
  rule: CoverageRule;
  /** By judge: has the tag. By entry: the rule is for it. */
  has: Uint8Array;
  holds: Uint8Array;
};

/** The judges of each entry. */
export type Plan = readonly (readonly number[])[];

/** Sorts by id, numbers everything and makes whole units of the affinities where that is exact. */
export function tableOf(problem: PlanProblem): Table {
  const byId = (list: readonly { id: string }[]) =>
    list.map((_, at) => at).sort((a, b) => compare(list[a]!.id, list[b]!.id)); // positions of the list itself
  const entryOrder = byId(problem.entries);
  const judgeOrder = byId(problem.judges);
  const [n, m] = [entryOrder.length, judgeOrder.length];
  const entries = entryOrder.map((at) => problem.entries[at]!);
  const judges = judgeOrder.map((at) => problem.judges[at]!);
  const entryAt = new Map(entries.map(({ id }, at) => [id, at]));
  const judgeAt = new Map(judges.map(({ id }, at) => [id, at]));

  const worth = new Float64Array(n * m);
  const conflict = new Uint8Array(n * m);
  for (let entry = 0; entry < n; entry++) {
    const row = problem.affinity[entryOrder[entry]!]!; // one row for each entry
    for (let judge = 0; judge < m; judge++) {
      const affinity = row[judgeOrder[judge]!] ?? NaN; // one column for each judge
      if (Number.isNaN(affinity)) conflict[entry * m + judge] = 1;
      else worth[entry * m + judge] = affinity;
    }
  }
  const { scale, whole } = toUnits(worth);

  const marked = (pairs: PlanProblem["keep"]) => {
    const marks = new Uint8Array(pairs && pairs.length > 0 ? n * m : 0);
    for (const [entryId, judgeId] of pairs ?? []) {
      const [entry, judge] = [entryAt.get(entryId), judgeAt.get(judgeId)];
      if (entry !== undefined && judge !== undefined) marks[entry * m + judge] = 1;
    }
    return marks;
  };
  const locks = marked(problem.locks);
  const lockCounts = new Int32Array(n);
  for (let pair = 0; pair < locks.length; pair++)
    if (locks[pair] === 1 && conflict[pair] === 0) lockCounts[Math.floor(pair / m)]!++;
  const institutions = new Map<string, number>();
  return {
    entries: entries.map(({ id }) => id),
    judges: judges.map(({ id }) => id),
    worth,
    conflict,
    scale,
    whole,
    needs: Int32Array.from(entries, ({ needs = 3 }) => needs),
    least: Int32Array.from(judges, ({ min = 0 }) => min),
    most: Int32Array.from(judges, ({ max = n }) => Math.min(max, n)),
    institution: Int32Array.from(judges, ({ institution }) => {
      if (institution === undefined || institution === null) return -1;
      const number = institutions.get(institution) ?? institutions.size;
      institutions.set(institution, number);
      return number;
    }),
    reserve: Uint8Array.from(judges, ({ reserve }) => (reserve ? 1 : 0)),
    lockCounts,
    locks,
    keep: marked(problem.keep),
    rules: (problem.coverage ?? []).map((rule) => {
      const named = rule.entries && new Set(rule.entries);
      return {
        rule,
        has: Uint8Array.from(judges, ({ tags = [] }) => (tags.includes(rule.tag) ? 1 : 0)),
        holds: Uint8Array.from(entries, ({ id }) => (!named || named.has(id) ? 1 : 0)),
      };
    }),
    seed: problem.seed ?? 1,
  };
}

/**
 * Scales in place so that every worth is a whole number of units and the units are as large as can be, if six
 * decimals are enough for that; else so that the largest is a million, and sums are compared with a tolerance.
 */
function toUnits(worth: Float64Array): { scale: number; whole: boolean } {
  let largest = 0;
  for (const one of worth) largest = Math.max(largest, Math.abs(one));
  for (let scale = 1; scale <= 1e6 && largest * scale <= 1e7; scale *= 10) {
    let divisor = 0;
    const isWhole = worth.every((one) => {
      const units = Math.round(one * scale);
      divisor = commonDivisor(divisor, Math.abs(units));
      return Math.abs(one * scale - units) <= 1e-9 * Math.max(1, Math.abs(units));
    });
    if (!isWhole) continue;
    divisor = Math.max(1, divisor);
    for (let at = 0; at < worth.length; at++) worth[at] = Math.round(worth[at]! * scale) / divisor;
    return { scale: scale / divisor, whole: true };
  }
  const scale = largest > 0 ? 1e6 / largest : 1;
  for (let at = 0; at < worth.length; at++) worth[at]! *= scale;
  return { scale, whole: false };
}

function commonDivisor(a: number, b: number): number {
  while (b > 0) [a, b] = [b, a % b];
  return a;
}

export const figures = {
  missing: ({ needs }: Table, plan: Plan) =>
    sum(plan.map((panel, entry) => Math.max(0, needs[entry]! - panel.length))),
  locked: (table: Table, plan: Plan) => countPairs(table, plan, (pair) => table.locks[pair] === 1),
  kept: (table: Table, plan: Plan) => countPairs(table, plan, (pair) => table.keep[pair] === 1),
  reserves: ({ reserve }: Table, plan: Plan) =>
    sum(plan.map((panel) => panel.filter((judge) => reserve[judge] === 1).length)),
  uncovered: (table: Table, plan: Plan) =>
    sum(table.rules.map((rule) => sum(plan.map((panel, entry) => uncoveredBy(rule, entry, panel))))),
  underLeast: (table: Table, plan: Plan) =>
    sum(loadsOf(table, plan).map((load, judge) => Math.max(0, table.least[judge]! - load))),
  totals: (table: Table, plan: Plan) => plan.map((panel, entry) => worthOf(table, entry, panel)),
  total: (table: Table, plan: Plan) => sum(figures.totals(table, plan)),
  /** The smallest of the entries' totals, the second smallest and so on. */
  ranks: (table: Table, plan: Plan) => figures.totals(table, plan).sort((a, b) => a - b),
  parts: (_: Table, plan: Plan) => partsOf(pairsOf(plan)).length,
  /** Least where loads are most even. */
  unevenness: (table: Table, plan: Plan) => sum(loadsOf(table, plan).map((load) => load * load)),
  lots: (table: Table, plan: Plan) =>
    sum(plan.map((panel, entry) => sum(panel.map((judge) => lotOf(table.seed, entry, judge))))),
};

/** How many judges a rule still wants for an entry, or has too many. */
export function uncoveredBy({ rule, has, holds }: Rule, entry: number, panel: readonly number[]): number {
  if (holds[entry] !== 1) return 0;
  const count = panel.filter((judge) => has[judge] === 1).length;
  return Math.max(0, (rule.atLeast ?? 0) - count, count - (rule.atMost ?? count));
}

export function loadsOf({ judges }: Table, plan: Plan): number[] {
  const loads = judges.map(() => 0);
  for (const panel of plan) for (const judge of panel) loads[judge]!++;
  return loads;
}

export function* pairsOf(plan: Plan): Generator<readonly [entry: number, judge: number]> {
  for (const [entry, panel] of plan.entries()) for (const judge of panel) yield [entry, judge];
}

/** Whether a plan breaks neither conflict, load, places nor institution. */
export function obeys(table: Table, plan: Plan): boolean {
  const m = table.judges.length;
  return (
    loadsOf(table, plan).every((load, judge) => load <= table.most[judge]!) &&
    plan.every((panel, entry) => {
      const institutions = panel.map((judge) => table.institution[judge]!).filter((one) => one >= 0);
      return (
        new Set(panel).size === panel.length &&
        new Set(institutions).size === institutions.length &&
        panel.every((judge) => table.conflict[entry * m + judge] === 0) &&
        panel.length <= Math.max(table.needs[entry]!, table.lockCounts[entry]!)
      );
    })
  );
}

function worthOf({ worth, judges }: Table, entry: number, panel: readonly number[]): number {
  return sum(panel.map((judge) => worth[entry * judges.length + judge]!));
}

function countPairs({ judges }: Table, plan: Plan, counts: (pair: number) => boolean): number {
  return sum(
    plan.map((panel, entry) => panel.filter((judge) => counts(entry * judges.length + judge)).length),
  );
}

function sum(of: readonly number[]): number {
  return of.reduce((all, one) => all + one, 0);
}

function compare(a: string, b: string) {
  return a < b ? -1 : a > b ? 1 : 0;
}
