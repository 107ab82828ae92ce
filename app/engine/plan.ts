/**
 * The plan of a problem, settled stage by stage: each stage finds the best that the stages before it leave open,
 * proves it, and closes the space to everything worse. The order is strict; nothing is ever weighed against what
 * comes after it. Model: a linear programme over judge × entry pairs with whole-number proof (see `programme.ts`);
 * maximin over entries as in Stelmakh, Shah and Singh (JMLR 22(163), 2021), but exact.
 */
import { openFloors } from "./floors";
import { partsOf } from "./linkage";
import type { PlanOutcome, PlanProblem, StageFigure, StageName } from "./problem";
import { openSolver, optimise, type Optimum } from "./programme";
import { shortfallsOf } from "./shortfalls";
import {
  ceilingOf,
  type Extra,
  figures,
  loadsOf,
  type Objective,
  openSpace,
  pairsOf,
  type Plan,
  type Row,
  type Space,
  type Table,
  tableOf,
} from "./space";
import { lotOf } from "./dice";

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
    { shown = (measure) => measure, found }: { shown?: (measure: number) => number; found?: Optimum } = {},
  ) => {
    let bound = objective.ceiling;
    if (objective.ceiling - objective.measure(plan) < nothing(objective.ceiling) && objective.isSum)
      holdCeiling(space, objective);
    else {
      const best = found ?? optimise(solver, space, objective, search(plan));
      if (best.plan && isSound(best.plan) && objective.measure(best.plan) > objective.measure(plan))
        plan = best.plan;
      bound = best.bound;
      best.hold();
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
  const first = optimise(solver, space, firstly.objective, {
    ...search(plan),
    effort: isTotalNext ? "best" : "any",
  });
  if (first.plan && isSound(first.plan)) plan = first.plan;
  const isWished = wishes.every(({ objective }) => objective.measure(plan) === objective.ceiling);
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
    // With every wish met, the first objective was the total and a constant.
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
        to: Math.max(needs, locksAt(table, entry)),
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
    const before =
      free.plan && isSound(free.plan) ? figures.total(table, free.plan) : figures.total(table, plan);
    if (free.plan && isSound(free.plan) && before >= figures.total(table, plan)) plan = free.plan;
    const parts: Objective = {
      gain: null,
      measure: (one) => -figures.parts(table, one),
      ceiling: -Math.min(1, figures.parts(table, plan)),
      whole: true,
    };
    const components = (measure: number) => -measure;
    if (parts.measure(plan) >= parts.ceiling) {
      standing.push({ objective: parts, value: parts.ceiling });
      openLinks(space, { missing, unfilled, most: 1 });
      note("components", { value: -parts.ceiling, bound: -parts.ceiling, proven: true });
      settle("total", total, { shown: inUnits, found: free });
      return 0;
    }
    const count = openLinks(space, { missing, unfilled, most: 1 });
    const joined = optimise(solver, space, total, { start: plan, isOutside: true, secondsLeft });
    if (joined.plan && isSound(joined.plan) && figures.parts(table, joined.plan) === 1) {
      plan = joined.plan;
      standing.push({ objective: parts, value: -1 });
      note("components", { value: 1, bound: 1, proven: true });
      settle("total", total, { shown: inUnits, found: joined });
    } else {
      count.upper = figures.parts(table, plan);
      settle("components", { ...parts, extras: new Map([[count, -1]]) }, { shown: components });
      count.upper = figures.parts(table, plan);
      settle("total", total, { shown: inUnits });
    }
    return before - figures.total(table, plan);
  }

  /** Of equal plans, those with the most even loads: the smallest sum of squares. */
  function even() {
    const pairs = [...pairsOf(plan)].length;
    const m = table.judges.length;
    const [each, more] = [Math.floor(pairs / Math.max(1, m)), pairs % Math.max(1, m)];
    const steps = openSteps(space);
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

  /** Of plans that are equal in everything, the one with the largest sum of lots. */
  function draw() {
    if (!space.held.includes(0)) return;
    const m = table.judges.length;
    settle("lot", {
      gain: (pair) => lotOf(table.seed, Math.floor(pair / m), pair % m),
      measure: (one) => figures.lots(table, one),
      ceiling: [...pairsOf(plan)].length * 2 ** 20,
      whole: true,
    });
  }

  function outcome(): PlanOutcome {
    const { entries, judges, scale } = table;
    const pairs = [...pairsOf(plan)].map(([entry, judge]) => [entries[entry]!, judges[judge]!] as const);
    const totals = figures.totals(table, plan).map((one) => one / scale);
    const keep = new Set((problem.keep ?? []).map((pair) => JSON.stringify(pair)));
    const stays = pairs.filter((pair) => keep.has(JSON.stringify(pair))).length;
    const open = settled.find(({ proven }) => !proven);
    return {
      pairs,
      total: figures.total(table, plan) / scale,
      worstEntry: Math.min(...totals),
      perEntry: Object.fromEntries(entries.map((id, entry) => [id, totals[entry]!])),
      loads: Object.fromEntries(loadsOf(table, plan).map((load, judge) => [judges[judge]!, load])),
      shortfalls: shortfallsOf(table, plan),
      proven: open === undefined,
      gap: open ? Math.abs(open.bound - open.value) : 0,
      components: partsOf(pairsOf(plan)).length,
      connectionCost,
      changed: { added: pairs.length - stays, removed: keep.size - stays },
      stages: settled,
    };
  }
}

/** Locks of an entry that no conflict forbids. */
function locksAt({ conflict, locks, judges }: Table, entry: number): number {
  const m = judges.length;
  let count = 0;
  for (let pair = entry * m; pair < entry * m + m; pair++)
    if (locks[pair] === 1 && conflict[pair] === 0) count++;
  return count;
}

/** Whether a plan breaks neither conflict, load, places nor institution. */
function obeys(table: Table, plan: Plan): boolean {
  const m = table.judges.length;
  return (
    loadsOf(table, plan).every((load, judge) => load <= table.most[judge]!) &&
    plan.every((panel, entry) => {
      const institutions = panel.map((judge) => table.institution[judge]!).filter((one) => one >= 0);
      return (
        new Set(panel).size === panel.length &&
        new Set(institutions).size === institutions.length &&
        panel.every((judge) => table.conflict[entry * m + judge] === 0) &&
        panel.length <= Math.max(table.needs[entry]!, locksAt(table, entry))
      );
    })
  );
}

/** A plan without any search: entries with the fewest judges first, each the best who have room. */
function quickPlan(space: Space): Plan {
  const { table, held } = space;
  const m = table.judges.length;
  const panels: number[][] = table.entries.map(() => []);
  for (let pair = 0; pair < held.length; pair++)
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

/** One row for the load of each judge. */
function loadRows({ most, judges }: Table): Row[] {
  return judges.map((_, judge) => ({ lower: 0, upper: most[judge]!, entry: null, judge, weight: null }));
}

/** At most one judge of an institution at an entry. */
function oneOfInstitution({ institution, judges }: Table) {
  const m = judges.length;
  const brought = new Set<string>();
  return ({ shares }: { shares: readonly (readonly { judge: number; share: number }[])[] }) => {
    const rows: Row[] = [];
    for (const [entry, panel] of shares.entries()) {
      const of = new Map<number, number>();
      for (const { judge, share } of panel) {
        const one = institution[judge]!;
        if (one >= 0) of.set(one, (of.get(one) ?? 0) + share);
      }
      for (const [one, share] of of) {
        const key = `${entry} ${one}`;
        if (share <= 1 + 1e-6 || brought.has(key)) continue;
        brought.add(key);
        rows.push({
          lower: -Infinity,
          upper: 1,
          entry,
          judge: null,
          weight: (pair) => (institution[pair % m] === one ? 1 : 0),
        });
      }
    }
    return { rows, extras: [] };
  };
}

/** The rows that every plan keeps: places, loads, institutions and coverage, with what may be missing as extras. */
function openRows(space: Space) {
  const { table } = space;
  const m = table.judges.length;
  const extra = (upper: number, counts: [Row, number][]): Extra => {
    const one = { lower: 0, upper, whole: false, counts: new Map(counts) };
    space.extras.add(one);
    return one;
  };
  const missing = table.entries.map((_, entry) => {
    const needs = table.needs[entry]!;
    const more = locksAt(table, entry) - needs;
    const row: Row = { lower: needs, upper: more > 0 ? Infinity : needs, entry, judge: null, weight: null };
    space.rows.add(row);
    if (more <= 0) return extra(needs, [[row, 1]]);
    // More locks than places: either they alone, however many, or no more than the places.
    const most: Row = { lower: -Infinity, upper: needs, entry, judge: null, weight: null };
    const others: Row = {
      lower: -Infinity,
      upper: needs,
      entry,
      judge: null,
      weight: (pair) => 1 - table.locks[pair]!,
    };
    for (const one of [most, others]) space.rows.add(one);
    const locksAlone = extra(1, [
      [most, -more],
      [others, needs],
    ]);
    locksAlone.whole = true;
    return extra(needs, [[row, 1]]);
  });
  const loads = loadRows(table);
  for (const row of loads) space.rows.add(row);
  const under = loads.map((row, judge) => {
    const least = Math.min(table.least[judge]!, table.most[judge]!);
    if (least === 0) return null;
    row.lower = least;
    return extra(least, [[row, 1]]);
  });
  if (table.institution.some((one) => one >= 0)) space.families.add(oneOfInstitution(table));

  const short: Extra[] = [];
  for (const { rule, has, holds } of table.rules)
    for (const entry of table.entries.keys()) {
      if (holds[entry] !== 1) continue;
      const weight = (pair: number) => has[pair % m]!;
      if (rule.atLeast !== undefined) {
        const row: Row = { lower: rule.atLeast, upper: Infinity, entry, judge: null, weight };
        space.rows.add(row);
        short.push(extra(rule.atLeast, [[row, 1]]));
      }
      if (rule.atMost !== undefined) {
        const row: Row = { lower: -Infinity, upper: rule.atMost, entry, judge: null, weight };
        space.rows.add(row);
        short.push(extra(table.judges.length, [[row, -1]]));
      }
    }
  return { missing, under, short };
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
  for (let pair = 0; pair < held.length; pair++)
    if (table.locks[pair] === 1 && held[pair] !== -1) locked[Math.floor(pair / m)]!.push(pair % m);
  // Locked reserves come in anyway, unless some lock has to give way.
  const given = obeys(table, locked) ? figures.reserves(table, locked) : 0;
  let kept = 0;
  for (let pair = 0; pair < held.length; pair++) if (held[pair] !== -1) kept += table.keep[pair]!;
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

/** Closes a space around plans that have all that an objective can give. */
function holdCeiling({ held, extras }: Space, { gain, extras: gains }: Objective) {
  if (gain)
    for (let pair = 0; pair < held.length; pair++) {
      if (held[pair] !== 0) continue;
      const one = gain(pair);
      if (one < 0) held[pair] = -1;
      else if (one > 0) held[pair] = 1;
    }
  for (const [extra, one] of gains ?? []) {
    if (one < 0) extra.upper = extra.lower;
    else if (one > 0) extra.lower = extra.upper;
    if (extra.lower === 0 && extra.upper === 0) extras.delete(extra);
  }
}

/** Closes the pairs with which an entry could not reach a total even if it had its best judges besides. */
function closeWeak(space: Space, least: number, unfilled: number) {
  const { table, held } = space;
  const m = table.judges.length;
  if (unfilled > 0) return;
  const tolerance = table.whole ? 0.5 : 1e-9 * Math.max(1, Math.abs(least));
  for (const entry of table.entries.keys()) {
    let left = Math.max(table.needs[entry]!, locksAt(table, entry));
    let sure = 0;
    const free: number[] = [];
    for (let pair = entry * m; pair < entry * m + m; pair++)
      if (held[pair] === 0) free.push(pair);
      else if (held[pair] === 1) {
        left--;
        sure += table.worth[pair]!;
      }
    free.sort((a, b) => table.worth[b]! - table.worth[a]!);
    // Beside a pair of the best few, the rest of them; beside any other, the best few but the last.
    const rest = free.slice(0, Math.max(0, left - 1)).reduce((all, pair) => all + table.worth[pair]!, 0);
    for (const [at, pair] of free.entries())
      if (at >= left && sure + rest + table.worth[pair]! < least - tolerance) held[pair] = -1;
  }
}

/**
 * Rows that hold plans to so many connected parts: for a plan in more parts than that, so many pairs have to cross
 * between them. Gives the variable for the number of parts.
 */
function openLinks(
  space: Space,
  { missing, unfilled, most }: { missing: readonly Extra[]; unfilled: number; most: number },
): Extra {
  const { table, held } = space;
  const m = table.judges.length;
  const count: Extra = { lower: 1, upper: most, whole: false, counts: new Map() };
  space.extras.add(count);
  const empty = new Map<number, Extra>();
  const isSure = (entry: number) =>
    table.needs[entry]! > unfilled || table.judges.some((_, judge) => held[entry * m + judge] === 1);
  space.families.add(({ shares, whole, valueOf }) => {
    const rows: Row[] = [];
    const extras: Extra[] = [];
    if (!whole) return { rows, extras };
    const parts = partsOf(
      shares.flatMap((panel, entry) => panel.map(({ judge }) => [entry, judge] as const)),
    );
    if (parts.length <= Math.max(1, Math.round(valueOf(count)))) return { rows, extras };
    const partOfEntry = new Int32Array(table.entries.length).fill(-1);
    const partOfJudge = new Int32Array(m).fill(-1);
    for (const [at, { entries, judges }] of parts.entries()) {
      for (const entry of entries) partOfEntry[entry] = at;
      for (const judge of judges) partOfJudge[judge] = at;
    }
    const row: Row = {
      lower: parts.length,
      upper: Infinity,
      entry: null,
      judge: null,
      weight: (pair) => (partOfEntry[Math.floor(pair / m)] === partOfJudge[pair % m] ? 0 : 1),
    };
    count.counts.set(row, 1);
    for (const { entries } of parts) {
      if (entries.some(isSure)) continue;
      // A part that may be left without any pair need not be joined to anything.
      const [entry] = entries;
      if (entry === undefined) continue;
      let left = empty.get(entry);
      if (!left) {
        const ifEmpty: Row = { lower: 0, upper: Infinity, entry: null, judge: null, weight: () => 0 };
        left = { lower: 0, upper: 1, whole: true, counts: new Map([[ifEmpty, -table.needs[entry]!]]) };
        missing[entry]!.counts.set(ifEmpty, 1);
        empty.set(entry, left);
        rows.push(ifEmpty);
        extras.push(left);
      }
      left.counts.set(row, 1);
    }
    rows.push(row);
    return { rows, extras };
  });
  return count;
}

/** A judge's load as steps that cost 1, 3, 5 and so on: together its square. Gives them with what each gains. */
function openSteps(space: Space): Map<Extra, number> {
  const { table, held } = space;
  const m = table.judges.length;
  const gains = new Map<Extra, number>();
  for (const judge of table.judges.keys()) {
    let most = 0;
    for (let pair = judge; pair < held.length; pair += m) if (held[pair] !== -1) most++;
    const row: Row = { lower: 0, upper: 0, entry: null, judge, weight: null };
    space.rows.add(row);
    for (let step = 1; step <= Math.min(most, table.most[judge]!); step++) {
      const extra: Extra = { lower: 0, upper: 1, whole: false, counts: new Map([[row, -1]]) };
      space.extras.add(extra);
      gains.set(extra, 1 - 2 * step);
    }
  }
  return gains;
}
