/**
 * An award's rules as a problem of the planner, and its plan in the award's words. Conflicts, categories, capacities
 * and institutions are never broken. Then, in the planner's order: places filled, reserves last, as little as can be
 * against the wishes (a language that is read, somebody from outside the region, one neighbour at most), the weakest
 * panel as fitting as can be, one connected whole, the best fit in all, even loads, the lot.
 */
import { openAffinity } from "./affinity";
import { makePlan, measurePlan, type PlanProgress } from "./plan";
import type { PlanOutcome, PlanProblem } from "./problem";

export type EntryToJudge = {
  id: string;
  category: string;
  /** Language it is written in, if known. */
  language: string | null;
  region: string | null;
  subRegion: string | null;
  /** What it says of itself in short, for the judges' fields of expertise to be found in. */
  words: string;
};
export type JudgeToAssign = {
  id: string;
  categories: readonly string[];
  languages: readonly string[];
  expertise: readonly string[];
  region: string | null;
  subRegion: string | null;
  /** Where they work, written the same for colleagues. */
  institution: string | null;
  /** Called in only for places that nobody else can fill. */
  isReserve: boolean;
  /** What the organiser says of them in a word, such as "senior". */
  tags?: readonly string[];
};
export type Bar = { entryId: string; judgeId: string; kind: string };
export type PanelPair = { entryId: string; judgeId: string };

export type PanelTask = {
  entries: readonly EntryToJudge[];
  judges: readonly JudgeToAssign[];
  /** Judges wanted for each entry. */
  k: number;
  bars: readonly Bar[];
  /** Least and most entries by judge; the least is wished for, the most is kept. */
  loads: Readonly<Record<string, { min: number; max: number }>>;
  /** Pairs that stand already, such as a sheet that was submitted. They are kept whatever else. */
  locks: readonly PanelPair[];
  /** Pairs that stand as far as no place needs them elsewhere: after places, reserves, wishes and least loads. */
  keep?: readonly PanelPair[];
  /** Judges wanted for single entries, where that is not `k`. */
  needs?: Readonly<Record<string, number>>;
  /** Wishes of the rulebook: so many judges with a tag for each entry. */
  coverage?: readonly { tag: string; atLeast: number }[];
  seed: number;
};

/** Why an entry has fewer judges than wanted, in numbers that add up. */
export type PanelShortfall = {
  entryId: string;
  category: string;
  filled: number;
  wanted: number;
  /** Judges of the entry's category, and how many of them a conflict keeps away, by kind. */
  pool: number;
  barred: Readonly<Record<string, number>>;
  /** Judges of the category who may judge it, and how many of those read its language. */
  eligible: number;
  readers: number;
  /**
   * Entries that compete for the same judges: places they want, and the most that all who may judge them can fill.
   * Absent where every eligible judge was used.
   */
  crowd: { entries: number; places: number; judges: number; capacity: number } | null;
};
export type Panel = {
  entryId: string;
  judges: readonly string[];
  /** How well its judges fit it, together: from 1 to 4 each. */
  fit: number;
  /** Judges from the entry's own sub-region (at most one is wished for). */
  neighbours: number;
  /** Whether somebody comes from outside its region, as is wished for. */
  outside: boolean;
  /** Judges who read its language. */
  readers: number;
  /** Tags of the rulebook's wishes that are missing, by how many judges. */
  lacks: { tag: string; missing: number }[];
};
export type PanelPlan = {
  pairs: PanelPair[];
  panels: Panel[];
  loads: { judgeId: string; load: number; min: number; max: number }[];
  shortfalls: PanelShortfall[];
  places: { wanted: number; filled: number };
} & Pick<
  PlanOutcome,
  "worstEntry" | "total" | "proven" | "gap" | "components" | "connectionCost" | "changed"
>;

/** Plans the panels. The same task gives the same plan, whatever the order of its lists, unless the time cut it. */
export async function planPanels(
  task: PanelTask,
  limits: { secondsLeft?: () => number; onProgress?: (progress: PlanProgress) => void } = {},
): Promise<PanelPlan> {
  return panelsOf(task, await makePlan(problemOf(task), limits));
}

/** The figures of pairs chosen by hand, in the award's words. */
export function measurePanels(task: PanelTask, pairs: readonly PanelPair[]): PanelPlan {
  return panelsOf(
    task,
    measurePlan(
      problemOf(task),
      pairs.map(({ entryId, judgeId }) => [entryId, judgeId] as const),
    ),
  );
}

/** Judges wanted for an entry. */
function neededBy({ k, needs }: Pick<PanelTask, "k" | "needs">, entryId: string): number {
  return needs?.[entryId] ?? k;
}

/** The task as a problem. Wishes become coverage: their tags say of a judge what the wish asks. */
export function problemOf(task: PanelTask): PlanProblem {
  const { k, bars, loads, locks, keep = [], coverage = [], seed } = task;
  // What is searched follows from what is asked, not from the order in which it came.
  const [entries, judges] = [[...task.entries].sort(byId), [...task.judges].sort(byId)];
  const barred = new Set(bars.map(keyOf));
  const locked = new Set(locks.map(keyOf));
  const fitOf = openAffinity(entries.map((entry) => entry.words));
  const fits = judges.map((judge) => fitOf(judge.expertise));
  const groups = (of: (entry: EntryToJudge) => string | null) => {
    const found = new Map<string, string[]>();
    for (const entry of entries) {
      const one = of(entry);
      if (one !== null) found.set(one, [...(found.get(one) ?? []), entry.id]);
    }
    return [...found];
  };
  const [regions, subRegions, languages] = [
    groups((entry) => entry.region),
    groups((entry) => entry.subRegion),
    groups((entry) => entry.language),
  ];
  return {
    entries: entries.map(({ id }) => ({ id, needs: neededBy(task, id) })),
    judges: judges.map((judge) => {
      const load = loads[judge.id] ?? { min: 0, max: 0 };
      return {
        id: judge.id,
        min: Math.min(load.min, load.max),
        // What stands already stands, even if it is more than a judge would take on now.
        max: Math.max(load.max, locks.filter((lock) => lock.judgeId === judge.id).length),
        institution: judge.institution,
        reserve: judge.isReserve,
        tags: [
          ...regions.flatMap(([region]) => (judge.region === region ? [] : [`outside ${region}`])),
          ...(judge.subRegion === null ? [] : [`of ${judge.subRegion}`]),
          ...judge.languages.map((language) => `reads ${language}`),
          ...(judge.tags ?? []).map((tag) => `is ${tag}`),
        ],
      };
    }),
    affinity: entries.map((entry, row) =>
      judges.map((judge, column) => {
        const key = keyOf({ entryId: entry.id, judgeId: judge.id });
        const isOpen = judge.categories.includes(entry.category) && !barred.has(key);
        return isOpen || locked.has(key) ? fits[column]![row]! : null; // a fit was found for each
      }),
    ),
    locks: locks.map(({ entryId, judgeId }) => [entryId, judgeId] as const),
    keep: keep.map(({ entryId, judgeId }) => [entryId, judgeId] as const),
    coverage: [
      ...regions.map(([region, ids]) => ({ tag: `outside ${region}`, atLeast: 1, entries: ids })),
      ...subRegions.map(([subRegion, ids]) => ({ tag: `of ${subRegion}`, atMost: 1, entries: ids })),
      ...languages.map(([language, ids]) => ({ tag: `reads ${language}`, atLeast: k, entries: ids })),
      ...coverage.map(({ tag, atLeast }) => ({ tag: `is ${tag}`, atLeast })),
    ],
    objective: "maximin",
    // With one judge to an entry nothing can be connected.
    connect: k > 1,
    seed,
  };
}

/** A plan in the award's words. */
export function panelsOf(task: PanelTask, outcome: PlanOutcome): PanelPlan {
  const entries = [...task.entries].sort(byId);
  const judges = [...task.judges].sort(byId);
  const judgeOf = new Map(judges.map((judge) => [judge.id, judge]));
  const kinds = new Map(task.bars.map((bar) => [keyOf(bar), bar.kind]));
  const reads = (judge: JudgeToAssign, entry: EntryToJudge) =>
    entry.language === null || judge.languages.includes(entry.language);
  const chosen = new Map<string, JudgeToAssign[]>(entries.map(({ id }) => [id, []]));
  for (const [entryId, judgeId] of outcome.pairs) chosen.get(entryId)!.push(judgeOf.get(judgeId)!); // the plan names those of the task

  const shortfalls = outcome.shortfalls.flatMap((short): PanelShortfall[] => {
    if (short.what !== "places") return [];
    const entry = entries.find((one) => one.id === short.entry)!; // likewise
    const pool = judges.filter((judge) => judge.categories.includes(entry.category));
    const barred: Record<string, number> = {};
    for (const judge of pool) {
      const kind = kinds.get(keyOf({ entryId: entry.id, judgeId: judge.id }));
      if (kind !== undefined) barred[kind] = (barred[kind] ?? 0) + 1;
    }
    const free = pool.filter((judge) => !kinds.has(keyOf({ entryId: entry.id, judgeId: judge.id })));
    const { crowd } = short;
    return [
      {
        entryId: entry.id,
        category: entry.category,
        filled: short.wanted - short.missing,
        wanted: short.wanted,
        pool: pool.length,
        barred: Object.fromEntries(Object.entries(barred).sort(([a], [b]) => compare(a, b))),
        eligible: free.length,
        readers: free.filter((judge) => reads(judge, entry)).length,
        crowd: crowd && {
          entries: crowd.entries.length,
          places: crowd.wanted,
          judges: crowd.judges.length,
          capacity: crowd.most,
        },
      },
    ];
  });

  const { worstEntry, total, proven, gap, components, connectionCost, changed } = outcome;
  return {
    pairs: outcome.pairs.map(([entryId, judgeId]) => ({ entryId, judgeId })),
    panels: entries.map((entry) => {
      const panel = chosen.get(entry.id) ?? [];
      return {
        entryId: entry.id,
        judges: panel.map((judge) => judge.id),
        fit: outcome.perEntry[entry.id] ?? 0,
        neighbours: panel.filter((judge) => isSame(judge.subRegion, entry.subRegion)).length,
        outside: panel.some((judge) => !isSame(judge.region, entry.region)),
        readers: panel.filter((judge) => reads(judge, entry)).length,
        lacks: (task.coverage ?? []).flatMap(({ tag, atLeast }) => {
          const missing = atLeast - panel.filter((judge) => judge.tags?.includes(tag)).length;
          return missing > 0 ? [{ tag, missing }] : [];
        }),
      };
    }),
    loads: judges.map((judge) => ({
      judgeId: judge.id,
      load: outcome.loads[judge.id] ?? 0,
      min: task.loads[judge.id]?.min ?? 0,
      max: task.loads[judge.id]?.max ?? 0,
    })),
    shortfalls,
    places: {
      wanted: entries.reduce((sum, { id }) => sum + neededBy(task, id), 0),
      filled: outcome.pairs.length,
    },
    worstEntry,
    total,
    proven,
    gap,
    components,
    connectionCost,
    changed,
  };
}

function keyOf({ entryId, judgeId }: PanelPair) {
  return `${entryId} ${judgeId}`;
}

function isSame(a: string | null, b: string | null) {
  return a !== null && a === b;
}

function byId(a: { id: string }, b: { id: string }) {
  return compare(a.id, b.id);
}

function compare(a: string, b: string) {
  return a < b ? -1 : a > b ? 1 : 0;
}
