/**
 * The plan of a problem, settled stage by stage: each stage finds the best that the stages before it leave open,
 * proves it, and closes the space to everything worse. The order is strict; nothing is ever weighed against what
 * comes after it. Model: a linear programme over judge × entry pairs with whole-number proof (see `programme.ts`);
 * maximin over entries as in Stelmakh, Shah and Singh (JMLR 22(163), 2021), but exact.
 */
import { lotOf } from "./dice";
import { openFloors } from "./floors";
import type { PlanOutcome, PlanProblem, StageFigure, StageName } from "./problem";
import { openSolver, optimise, type Optimum } from "./programme";
import { fewestParts, openLinks, openRows, openSteps } from "./rows";
import { shortfallsOf } from "./shortfalls";
import {
  ceilingOf,
  closeWeak,
  type Extra,
  holdCeiling,
  type Objective,
  openSpace,
  type Space,
} from "./space";
import { figures, loadsOf, obeys, pairsOf, type Plan, type Table, tableOf } from "./table";

export type PlanProgress = {
  stage: StageName;
  settled: readonly StageFigure[];
  worstEntry: number;
  total: number;
};

/**
 * Gives the plan with its proof. The same problem gives the same plan, however its lists are ordered, unless the time
 * cut it; `secondsLeft` is asked often, and from 0 on the search ends with the best plan so far and its gap.
 */
export async function makePlan(
  problem: PlanProblem,
  {
    secondsLeft = () => Infinity,
    onProgress = () => {},
  }: { secondsLeft?: () => number; onProgress?: (progress: PlanProgress) => void } = {},
): Promise<PlanOutcome> {
  const solver = await openSolver();
  const table = tableOf(problem);
  const space = openSpace(table);
  const settled: StageFigure[] = [];
  const standing: { objective: Objective; value: number }[] = [];
  const nothing = (value: number) => (table.whole ? 1e-3 : 1e-9 * Math.max(1, Math.abs(value)));
  const search = (start: Plan) => ({ start, secondsLeft });
  const inUnits = (measure: number) => measure / table.scale;
  let plan = quickPlan(space);

  const { missing, under, short } = openRows(space);
  const isSound = (one: Plan) =>
    obeys(table, one) &&
    standing.every(({ objective, value }) => objective.measure(one) >= value - nothing(value));
  const note = (stage: StageName, figure: Omit<StageFigure, "stage">) => {
    settled.push({ stage, ...figure });
    onProgress({
      stage,
      settled,
      worstEntry: (figures.ranks(table, plan)[0] ?? 0) / table.scale,
      total: figures.total(table, plan) / table.scale,
    });
  };
  /** Takes a stage's plan, if it keeps all that is settled, and closes the space to what is worse. */
  const settle = (
    stage: StageName,
    objective: Objective,
    {
      shown = (measure) => measure,
      found,
      effort = "best",
    }: { shown?: (measure: number) => number; found?: Optimum; effort?: "good" | "best" } = {},
  ) => {
    let bound = objective.ceiling;
    if (objective.ceiling - objective.measure(plan) < nothing(objective.ceiling) && objective.isSum)
      holdCeiling(space, objective);
    else {
      const best = found ?? optimise(solver, space, objective, { ...search(plan), effort });
      const isSounder = best.plan !== null && isSound(best.plan);
      if (best.plan && isSounder && objective.measure(best.plan) > objective.measure(plan)) plan = best.plan;
      bound = best.bound;
      // A plan that the sums' tolerance let slip through a stage before is not taken; nor is what follows from it.
      if (isSounder) best.hold();
    }
    const value = objective.measure(plan);
    const proven = bound - value < nothing(value) || (objective.whole && bound - value < 1);
    standing.push({ objective, value });
    note(stage, { value: shown(value), bound: proven ? shown(value) : shown(bound), proven });
  };

  // Shortfalls. A first plan that has none settles them all; else each is a stage of its own.
  const wishes = wishesOf(space, { missing, under, short });
  const isTotalNext = problem.objective === "total" && !problem.connect;
  const firstly = firstObjective(space, wishes);
  const first = optimise(solver, space, firstly.objective, { ...search(plan), effort: "any" });
  if (first.plan && isSound(first.plan)) plan = first.plan;
  const isWished =
    first.bound === first.value &&
    wishes.every(({ objective }) => objective.measure(plan) === objective.ceiling);
  for (const { stage, objective } of wishes)
    settle(stage, objective, { shown: (measure) => Math.abs(measure) });
  const unfilled = figures.missing(table, plan);

  if (problem.objective !== "total") raiseWorst();

  const total: Objective = {
    gain: (pair) => table.worth[pair]!,
    measure: (one) => figures.total(table, one),
    ceiling: ceilings().reduce((all, one) => all + one, 0),
    whole: table.whole,
  };
  let connectionCost: number | null = null;
  if (problem.connect) connectionCost = connect() / table.scale;
  else if (isTotalNext && isWished)
    // With every wish met and nothing better, the first objective was the total and a constant.
    settle("total", total, { shown: inUnits, found: { ...first, bound: first.bound - firstly.ofWishes } });
  else settle("total", total, { shown: inUnits });

  even();
  draw();
  return outcome();

  /** What each entry could have at best, alone. */
  function ceilings(): number[] {
    return table.entries.map((_, entry) => {
      const needs = table.needs[entry]!;
      return ceilingOf(space, entry, {
        from: Math.max(0, needs - unfilled),
        to: Math.max(needs, table.lockCounts[entry]!),
      });
    });
  }

  /** The totals of the weakest three, one after the other. */
  function raiseWorst() {
    const floors = openFloors(space);
    const floor: number[] = [];
    // A quarter of the time is for the stages after these, or a plan that was cut would be fair and poor.
    const reserve = Math.max(0, secondsLeft()) / 4;
    const search = (start: Plan) => ({
      start,
      secondsLeft: () => secondsLeft() - (Number.isFinite(reserve) ? reserve : 0),
    });
    for (const [rank, stage] of (["worstEntry", "secondWorst", "thirdWorst"] as const).entries()) {
      if (rank >= table.entries.length) break;
      const measure = (one: Plan) => figures.ranks(table, one)[rank]!; // there are more entries than that
      if (rank === 0) closeWeak(space, measure(plan), unfilled);
      const ceiling = ceilings().sort((a, b) => a - b)[rank]!;
      let [value, bound] = [measure(plan), ceiling];
      const isThere = () => bound - value < nothing(bound);
      const take = (found: Plan | null) => {
        if (found && isSound(found) && measure(found) > value) [plan, value] = [found, measure(found)];
      };
      if (!isThere()) {
        const { next, close } = floors.reach({ from: value, to: ceiling });
        const sum = (weight: number): Objective => ({
          gain: (pair) => table.worth[pair]!,
          extras: new Map([[next, weight]]),
          measure,
          ceiling,
          whole: false,
        });
        const alone: Objective = {
          gain: null,
          extras: new Map([[next, 1]]),
          measure,
          ceiling,
          whole: table.whole,
        };
        // The sum is no bound for the rank, but it brings in the rows and pairs that count, and often a whole plan.
        const hint = optimise(solver, space, sum(4 * table.entries.length), {
          ...search(plan),
          effort: "bound",
        });
        take(hint.plan);
        if (!isThere() && (hint.relaxed(next) ?? -Infinity) < ceiling - nothing(ceiling)) {
          const relaxed = optimise(solver, space, alone, { ...search(plan), effort: "bound" });
          take(relaxed.plan);
          bound = Math.min(bound, relaxed.bound);
        }
        if (!isThere()) {
          next.lower = bound;
          take(optimise(solver, space, sum(0), { ...search(plan), isOutside: true, effort: "any" }).plan);
          next.lower = value;
        }
        if (!isThere()) {
          const best = optimise(solver, space, alone, search(plan));
          take(best.plan);
          bound = Math.min(bound, Math.max(best.bound, value));
        }
        close();
      }
      floor.push(value);
      floors.stand(floor);
      standing.push({
        objective: { gain: null, measure, ceiling, whole: table.whole },
        value,
      });
      const proven = isThere();
      note(stage, { value: inUnits(value), bound: inUnits(proven ? value : bound), proven });
    }
    closeWeak(space, floor[0] ?? -Infinity, unfilled);
  }

  /** Joins all pairs into as few connected parts as can be, then settles the total. Gives what that cost. */
  function connect(): number {
    const free = optimise(solver, space, total, search(plan));
    if (free.plan && isSound(free.plan) && total.measure(free.plan) >= total.measure(plan)) plan = free.plan;
    const before = total.measure(plan);
    const fewest = Math.min(figures.parts(table, plan), fewestParts(space, unfilled));
    const count = openLinks(space, { missing, unfilled, fewest });
    const parts: Objective = {
      gain: null,
      extras: new Map([[count, -1]]),
      measure: (one) => -figures.parts(table, one),
      ceiling: -fewest,
      whole: true,
    };
    let found: Optimum | undefined = free;
    if (figures.parts(table, plan) > fewest) {
      // Most often the best plan in one piece is found at once. Where there is none, proving that may take for ever.
      const joined = optimise(solver, space, total, { ...search(plan), isOutside: true, effort: "good" });
      const isJoined =
        joined.plan !== null && isSound(joined.plan) && figures.parts(table, joined.plan) === fewest;
      found = isJoined && joined.bound === joined.value ? joined : undefined;
      if (joined.plan && isJoined) plan = joined.plan;
      else {
        count.upper = figures.parts(table, plan);
        const fewer = optimise(solver, space, parts, { ...search(plan), effort: "good" });
        if (fewer.plan && isSound(fewer.plan)) plan = fewer.plan;
        parts.ceiling = fewer.bound;
      }
    }
    const value = parts.measure(plan);
    standing.push({ objective: parts, value });
    count.upper = -value;
    note("components", { value: -value, bound: -parts.ceiling, proven: parts.ceiling - value < 1 });
    settle("total", total, { shown: inUnits, ...(found && { found }) });
    return Math.max(0, before - total.measure(plan));
  }

  /** Of equal plans, those with the most even loads: the smallest sum of squares. */
  function even() {
    const pairs = [...pairsOf(plan)].length;
    // A part has at most one entry or judge more than pairs, so in few parts not everyone can have work. Said here,
    // for the rows that join parts tell a relaxation nothing of it, and a search without it finds no end.
    const busy = table.needs.filter((needs) => needs > 0).length;
    const most = problem.connect && unfilled === 0 ? pairs - busy + figures.parts(table, plan) : Infinity;
    const m = Math.min(table.judges.length, most);
    const [each, more] = [Math.floor(pairs / Math.max(1, m)), pairs % Math.max(1, m)];
    const steps = openSteps(space, most);
    settle(
      "balance",
      {
        gain: null,
        extras: steps,
        measure: (one) => -figures.unevenness(table, one),
        ceiling: -(more * (each + 1) ** 2 + (m - more) * each ** 2),
        whole: true,
      },
      { shown: (measure) => -measure },
    );
  }

  /**
   * Of plans that are equal in everything, the one with the largest sum of lots. None is better than another: so the
   * search has an end, the same each time, and counts for nothing in the proof.
   */
  function draw() {
    if (!space.held.includes(0)) return;
    const m = table.judges.length;
    settle(
      "lot",
      {
        gain: (pair) => lotOf(table.seed, Math.floor(pair / m), pair % m),
        measure: (one) => figures.lots(table, one),
        ceiling: [...pairsOf(plan)].length * 2 ** 20,
        whole: true,
      },
      { effort: "good" },
    );
  }

  function outcome(): PlanOutcome {
    const open = settled.find(({ stage, proven }) => !proven && stage !== "lot");
    return {
      ...measured(problem, table, plan),
      proven: open === undefined,
      gap: open ? Math.abs(open.bound - open.value) : 0,
      connectionCost,
      stages: settled,
    };
  }
}

/**
 * The figures of pairs that somebody chose by hand, as the planner gives them of its own. Nothing is proven of them.
 * The pairs must obey the problem's conflicts, loads and institutions.
 */
export function measurePlan(problem: PlanProblem, pairs: PlanOutcome["pairs"]): PlanOutcome {
  const table = tableOf(problem);
  const position = (ids: readonly string[]) => new Map(ids.map((id, at) => [id, at]));
  const [entryAt, judgeAt] = [position(table.entries), position(table.judges)];
  const plan: number[][] = table.entries.map(() => []);
  for (const [entry, judge] of pairs) plan[entryAt.get(entry)!]!.push(judgeAt.get(judge)!); // the pairs are of the problem
  for (const panel of plan) panel.sort((a, b) => a - b);
  return { ...measured(problem, table, plan), proven: false, gap: 0, connectionCost: null, stages: [] };
}

function measured(problem: PlanProblem, table: Table, plan: Plan) {
  const { entries, judges, scale } = table;
  const pairs = [...pairsOf(plan)].map(([entry, judge]) => [entries[entry]!, judges[judge]!] as const);
  const totals = figures.totals(table, plan).map((one) => one / scale);
  const keep = new Set((problem.keep ?? []).map((pair) => JSON.stringify(pair)));
  const stays = pairs.filter((pair) => keep.has(JSON.stringify(pair))).length;
  return {
    pairs,
    total: figures.total(table, plan) / scale,
    worstEntry: (figures.ranks(table, plan)[0] ?? 0) / scale,
    perEntry: Object.fromEntries(entries.map((id, entry) => [id, totals[entry]!])),
    loads: Object.fromEntries(loadsOf(table, plan).map((load, judge) => [judges[judge]!, load])),
    shortfalls: shortfallsOf(table, plan),
    components: figures.parts(table, plan),
    changed: { added: pairs.length - stays, removed: keep.size - stays },
  };
}

/** A plan without any search: entries with the fewest judges first, each the best who have room. */
function quickPlan(space: Space): Plan {
  const { table, held } = space;
  const m = table.judges.length;
  const panels: number[][] = table.entries.map(() => []);
  for (let pair = 0; pair < table.locks.length; pair++)
    if (table.locks[pair] === 1) panels[Math.floor(pair / m)]!.push(pair % m);
  if (!obeys(table, panels)) for (const panel of panels) panel.length = 0;
  const loads = loadsOf(table, panels);
  const open = table.entries.map((_, entry) => countOf(held, 0, entry * m, entry * m + m));
  for (const entry of [...open.keys()].sort((a, b) => open[a]! - open[b]! || a - b)) {
    const panel = panels[entry]!;
    while (panel.length < table.needs[entry]!) {
      let best = -1;
      for (let judge = 0, pair = entry * m; judge < m; judge++, pair++) {
        if (held[pair] !== 0 || loads[judge]! >= table.most[judge]!) continue;
        if (best >= 0 && table.worth[pair]! <= table.worth[entry * m + best]!) continue;
        const institution = table.institution[judge]!;
        if (
          panel.some((one) => one === judge || (institution >= 0 && table.institution[one] === institution))
        )
          continue;
        best = judge;
      }
      if (best < 0) break;
      panel.push(best);
      loads[best]!++;
    }
    panel.sort((a, b) => a - b);
  }
  return panels;
}

function countOf(list: Int8Array, what: number, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) if (list[at] === what) count++;
  return count;
}

/** What is wished for before anything is compared, in order: everything that can fall short, and what is kept. */
function wishesOf(
  space: Space,
  { missing, under, short }: ReturnType<typeof openRows>,
): { stage: StageName; objective: Objective }[] {
  const { table, held } = space;
  const m = table.judges.length;
  const less = (extras: readonly (Extra | null)[]) =>
    new Map(extras.flatMap((one) => (one ? [[one, -1] as const] : [])));
  const locked: number[][] = table.entries.map(() => []);
  for (let pair = 0; pair < table.locks.length; pair++)
    if (table.locks[pair] === 1 && held[pair] !== -1) locked[Math.floor(pair / m)]!.push(pair % m);
  // Locked reserves come in anyway, unless some lock has to give way.
  const given = obeys(table, locked) ? figures.reserves(table, locked) : 0;
  let kept = 0;
  for (let pair = 0; pair < table.keep.length; pair++)
    if (held[pair] !== -1 && table.keep[pair] === 1) kept++;
  const locks = locked.reduce((all, panel) => all + panel.length, 0);
  const wishes: { stage: StageName; objective: Objective; asked: boolean }[] = [
    {
      stage: "locks",
      asked: locks > 0,
      objective: {
        gain: (pair) => table.locks[pair]!,
        measure: (one) => figures.locked(table, one),
        ceiling: locks,
        whole: true,
        isSum: true,
      },
    },
    {
      stage: "places",
      asked: true,
      objective: {
        gain: null,
        extras: less(missing),
        measure: (one) => -figures.missing(table, one),
        ceiling: 0,
        whole: true,
        isSum: true,
      },
    },
    {
      stage: "reserves",
      asked: table.reserve.includes(1),
      objective: {
        gain: (pair) => -table.reserve[pair % m]!,
        measure: (one) => -figures.reserves(table, one),
        ceiling: -given,
        whole: true,
        isSum: true,
      },
    },
    {
      stage: "coverage",
      asked: table.rules.length > 0,
      objective: {
        gain: null,
        extras: less(short),
        measure: (one) => -figures.uncovered(table, one),
        ceiling: 0,
        whole: true,
        isSum: true,
      },
    },
    {
      stage: "leastLoads",
      asked: under.some((one) => one !== null),
      objective: {
        gain: null,
        extras: less(under),
        measure: (one) => -figures.underLeast(table, one),
        ceiling: 0,
        whole: true,
        isSum: true,
      },
    },
    {
      stage: "kept",
      asked: kept > 0,
      objective: {
        gain: (pair) => table.keep[pair]!,
        measure: (one) => figures.kept(table, one),
        ceiling: kept,
        whole: true,
        isSum: true,
      },
    },
  ];
  return wishes.filter(({ asked }) => asked);
}

/**
 * Total affinity with a large price on each wish that is not met. It decides nothing: where its plan meets every
 * wish, they are settled without more ado.
 */
function firstObjective({ table }: Space, wishes: readonly { objective: Objective }[]) {
  const price = Math.ceil(8 * (1 + table.worth.reduce((most, one) => Math.max(most, Math.abs(one)), 0)));
  const extras = new Map<Extra, number>();
  for (const { objective } of wishes)
    for (const [extra, gain] of objective.extras ?? []) extras.set(extra, price * gain);
  const gains = wishes.flatMap(({ objective }) => objective.gain ?? []);
  const objective: Objective = {
    gain: (pair) => gains.reduce((all, gain) => all + price * gain(pair), table.worth[pair]!),
    extras,
    measure: (one) =>
      wishes.reduce((all, { objective }) => all + price * objective.measure(one), figures.total(table, one)),
    ceiling: Infinity,
    whole: table.whole,
  };
  /** What the wishes come to when all are met. */
  const ofWishes = price * wishes.reduce((all, { objective }) => all + objective.ceiling, 0);
  return { objective, ofWishes };
}
