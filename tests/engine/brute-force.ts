/** Every plan of a small problem, tried: what the engine's stages are held against, in their order. */
import { type Dice, dice } from "~/engine/dice";
import { partsOf } from "~/engine/linkage";
import type { Pair, PlanProblem } from "~/engine/problem";

type Panels = readonly (readonly number[])[];

/** A random problem with a bit of everything; `sizes` are the most entries and judges. */
export function randomProblem(seed: number, sizes: { entries: number; judges: number }): PlanProblem {
  const throws = dice(seed);
  const between = (from: number, to: number) => from + throws.below(to - from + 1);
  const oneIn = (sides: number) => throws.below(sides) === 0;
  const [n, m] = [between(1, sizes.entries), between(1, sizes.judges)];
  const affinityOf = affinities(throws);
  const [institutions, reserves] = [oneIn(4), oneIn(4)];
  const pair = (): Pair => [`e${throws.below(n)}`, `j${throws.below(m)}`];
  const pairs = (most: number) => [
    ...new Map(Array.from({ length: between(1, most) }, pair).map((one) => [one.join(" "), one])).values(),
  ];
  return {
    entries: Array.from({ length: n }, (_, at) => ({ id: `e${at}`, needs: between(1, Math.min(3, m)) })),
    judges: Array.from({ length: m }, (_, at) => {
      const max = oneIn(4) ? n : between(1, n);
      return {
        id: `j${at}`,
        min: oneIn(5) ? Math.min(max, between(0, 2)) : 0,
        max,
        tags: oneIn(2) ? ["senior"] : [],
        institution: institutions ? `u${throws.below(2)}` : null,
        reserve: reserves && oneIn(3),
      };
    }),
    affinity: Array.from({ length: n }, () =>
      Array.from({ length: m }, () => (throws.below(10) < 2 ? null : affinityOf())),
    ),
    ...(oneIn(4) && { locks: pairs(2) }),
    ...(oneIn(4) && { keep: pairs(4) }),
    ...(oneIn(3) && {
      coverage: [
        { tag: "senior", atLeast: 1 },
        ...(oneIn(2) ? [{ tag: "senior", atMost: between(1, 2) }] : []),
      ],
    }),
    objective: oneIn(3) ? "total" : "maximin",
    connect: oneIn(4),
    seed,
  };
}

/** Whole, coarse, negative, decimal or any numbers: each problem has one kind. */
function affinities(throws: Dice): () => number {
  const kinds: (() => number)[] = [
    () => throws.below(4),
    () => throws.below(101),
    () => throws.below(201) - 100,
    () => throws.below(1001) / 1000,
    () => (throws.below(1e9) / 1e9) * Math.SQRT2,
  ];
  return kinds[throws.below(kinds.length)]!; // within the list
}

/** What a plan is worth, stage by stage, each the more the better: compared from the first on. */
export function measures(problem: PlanProblem, panels: Panels): number[] {
  const { entries, judges, affinity, coverage = [] } = problem;
  const keysOf = (pairs: readonly Pair[] = []) => new Set(pairs.map(([entry, judge]) => `${entry} ${judge}`));
  const [locks, keep] = [keysOf(problem.locks), keysOf(problem.keep)];
  const among = (keys: ReadonlySet<string>) =>
    sum(panels.map((panel, entry) => panel.filter((judge) => keys.has(keyOf(problem, entry, judge))).length));
  const totals = panels.map((panel, entry) => sum(panel.map((judge) => affinity[entry]![judge]!)));
  const loads = judges.map((_, judge) => panels.filter((panel) => panel.includes(judge)).length);
  const sorted = [...totals].sort((a, b) => a - b);
  const parts = partsOf(panels.flatMap((panel, entry) => panel.map((judge) => [entry, judge] as const)));
  return [
    among(locks),
    -sum(panels.map((panel, entry) => Math.max(0, (entries[entry]!.needs ?? 3) - panel.length))),
    -sum(panels.map((panel) => panel.filter((judge) => judges[judge]!.reserve).length)),
    -sum(
      coverage.flatMap(({ tag, atLeast = 0, atMost }) =>
        panels.map((panel) => {
          const tagged = panel.filter((judge) => judges[judge]!.tags?.includes(tag)).length;
          return Math.max(0, atLeast - tagged, tagged - (atMost ?? tagged));
        }),
      ),
    ),
    -sum(loads.map((load, judge) => Math.max(0, (judges[judge]!.min ?? 0) - load))),
    among(keep),
    ...(problem.objective === "total" ? [] : [sorted[0] ?? 0, sorted[1] ?? 0, sorted[2] ?? 0]),
    ...(problem.connect ? [-parts.length] : []),
    sum(totals),
    -sum(loads.map((load) => load * load)),
  ];
}

/** The measures of the best plan there is, found by trying all. */
export function bestMeasures(problem: PlanProblem): number[] {
  const { entries, judges, affinity } = problem;
  const locks = new Set((problem.locks ?? []).map((pair) => pair.join(" ")));
  const choices = entries.map(({ needs = 3 }, entry) => {
    const may = judges.flatMap((_, judge) => (affinity[entry]![judge] === null ? [] : [judge]));
    return subsets(may).filter((panel) => {
      const institutions = panel.flatMap((judge) => judges[judge]!.institution ?? []);
      const isLocked = panel.every((judge) => locks.has(keyOf(problem, entry, judge)));
      return new Set(institutions).size === institutions.length && (panel.length <= needs || isLocked);
    });
  });
  const loads = judges.map(() => 0);
  const panels: number[][] = [];
  const best: number[][] = [];
  const walk = (entry: number) => {
    if (entry === entries.length) {
      const one = measures(problem, panels);
      if (!best[0] || compareMeasures(one, best[0]) > 0) best[0] = one;
      return;
    }
    for (const panel of choices[entry]!) {
      if (panel.some((judge) => loads[judge]! >= (judges[judge]!.max ?? entries.length))) continue;
      for (const judge of panel) loads[judge]!++;
      panels.push(panel);
      walk(entry + 1);
      panels.pop();
      for (const judge of panel) loads[judge]!--;
    }
  };
  walk(0);
  return best[0]!; // the empty plan is one of those tried
}

/** The first measure that differs decides; sums of decimals differ only beyond their dust. */
export function compareMeasures(one: readonly number[], other: readonly number[]): number {
  for (const [at, value] of one.entries()) {
    const gap = value - other[at]!;
    if (Math.abs(gap) > 1e-9 * Math.max(1, Math.abs(value))) return gap;
  }
  return 0;
}

/** The judges of each entry, by position. */
export function panelsOf(problem: PlanProblem, pairs: readonly Pair[]): Panels {
  return problem.entries.map(({ id }) =>
    pairs
      .filter(([entry]) => entry === id)
      .map(([, judge]) => problem.judges.findIndex((one) => one.id === judge)),
  );
}

function keyOf({ entries, judges }: PlanProblem, entry: number, judge: number) {
  return `${entries[entry]!.id} ${judges[judge]!.id}`;
}

function subsets(of: readonly number[]): number[][] {
  return of.reduce<number[][]>((all, one) => [...all, ...all.map((some) => [...some, one])], [[]]);
}

function sum(of: readonly number[]): number {
  return of.reduce((all, one) => all + one, 0);
}
