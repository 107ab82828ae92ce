/**
 * Who judges what. Conflicts, categories and capacities are never broken; what cannot be filled is said with its
 * reason. Then, in this order and never traded against each other: as many places filled as can be, as few reserves
 * as can be, loads as even as can be, panels mixed over regions, the entry's language read, and the dice.
 */
import { dice } from "./dice";
import { openFlow } from "./flow";

export type EntryToJudge = {
  id: string;
  category: string;
  /** Language it is written in, if known. */
  language: string | null;
  region: string | null;
  subRegion: string | null;
};
export type JudgeToAssign = {
  id: string;
  categories: readonly string[];
  languages: readonly string[];
  region: string | null;
  subRegion: string | null;
  /** Called in only for places that nobody else can fill. */
  isReserve: boolean;
};
export type Bar = { entryId: string; judgeId: string; kind: string };
export type Pair = { entryId: string; judgeId: string };

export type AssignmentTask = {
  entries: readonly EntryToJudge[];
  judges: readonly JudgeToAssign[];
  /** Judges wanted for each entry. */
  k: number;
  bars: readonly Bar[];
  /** Least and most entries by judge; the least is wished for, the most is kept. */
  loads: Readonly<Record<string, { min: number; max: number }>>;
  /** Pairs that stand already, such as a sheet that was submitted. They are kept whatever else. */
  locks: readonly Pair[];
  seed: number;
};

/** Why an entry has fewer judges than wanted, in numbers that add up. */
export type Shortfall = {
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
  /** Entries that compete for the same judges: places they want, and all that their judges can take. Absent where every eligible judge was used. */
  crowd: { entries: number; places: number; judges: number; capacity: number } | null;
};
export type Panel = {
  entryId: string;
  judges: readonly string[];
  /** Judges from the entry's own sub-region (at most one is wished for). */
  neighbours: number;
  /** Whether somebody comes from outside its region, as is wished for. */
  outside: boolean;
  /** Judges who read its language. */
  readers: number;
};
export type AssignmentResult = {
  pairs: Pair[];
  panels: Panel[];
  loads: { judgeId: string; load: number; min: number; max: number }[];
  shortfalls: Shortfall[];
  places: { wanted: number; filled: number };
};

/** The same task gives the same plan, whatever the order in which entries and judges are handed in. */
export function assign(task: AssignmentTask): AssignmentResult {
  const { k, seed } = task;
  const entries = [...task.entries].sort(byId);
  const judges = [...task.judges].sort(byId);
  const throws = dice(seed);
  const flow = openFlow();

  const key = (entryId: string, judgeId: string) => `${entryId} ${judgeId}`;
  const barred = new Map(task.bars.map((bar) => [key(bar.entryId, bar.judgeId), bar.kind]));
  const locked = new Set(task.locks.map((lock) => key(lock.entryId, lock.judgeId)));
  const locksOf = (judgeId: string) => task.locks.filter((lock) => lock.judgeId === judgeId).length;
  const maxOf = (judgeId: string) => task.loads[judgeId]?.max ?? 0;
  const reads = (judge: JudgeToAssign, entry: EntryToJudge) =>
    entry.language === null || judge.languages.includes(entry.language);

  // Each wish outweighs all that come after it together, so that none is ever sold for another.
  const places = entries.length * k + 1;
  const SIDES = 8;
  const unread = SIDES * places;
  const unmixed = unread * places;
  const uneven = 2 * unmixed * places;
  const calledIn = 2 * uneven * (1 + Math.max(0, ...judges.map((judge) => maxOf(judge.id))));

  const source = flow.node();
  const sink = flow.node();
  const judgeNodes = new Map<string, number>();
  for (const judge of judges) {
    const node = flow.node();
    judgeNodes.set(judge.id, node);
    // The n-th entry of a judge costs more than the one before: the cheapest flow is the most even one.
    for (let load = locksOf(judge.id); load < maxOf(judge.id); load++)
      flow.edge(node, sink, 1, uneven * (2 * load + 1) + (judge.isReserve ? calledIn : 0));
  }

  const edges: { edge: number; pair: Pair }[] = [];
  const entryNodes = new Map<string, number>();
  for (const entry of entries) {
    const node = flow.node();
    entryNodes.set(entry.id, node);
    const panel = judges.filter((judge) => locked.has(key(entry.id, judge.id)));
    flow.edge(source, node, Math.max(0, k - panel.length), 0);

    // One place must stay for somebody from outside the region; one neighbour is welcome, more cost.
    const fromRegion = panel.filter((judge) => isSame(judge.region, entry.region)).length;
    const fromNear = panel.filter((judge) => isSame(judge.subRegion, entry.subRegion)).length;
    const region = flow.node();
    const near = flow.node();
    flow.edge(node, region, Math.max(0, k - 1 - fromRegion), 0);
    flow.edge(node, region, k, unmixed);
    flow.edge(region, near, Math.max(0, 1 - fromNear), 0);
    flow.edge(region, near, k, unmixed);

    for (const judge of judges) {
      const cost = throws.below(SIDES) + (reads(judge, entry) ? 0 : unread);
      const pair = { entryId: entry.id, judgeId: judge.id };
      if (
        !judge.categories.includes(entry.category) ||
        barred.has(key(entry.id, judge.id)) ||
        locked.has(key(entry.id, judge.id))
      )
        continue;
      const from = isSame(judge.subRegion, entry.subRegion)
        ? near
        : isSame(judge.region, entry.region)
          ? region
          : node;
      edges.push({ edge: flow.edge(from, judgeNodes.get(judge.id)!, 1, cost), pair });
    }
  }

  flow.send(source, sink);

  const ids = new Set(entries.map((entry) => entry.id));
  const pairs = [
    ...task.locks.filter((lock) => ids.has(lock.entryId)),
    ...edges.filter(({ edge }) => flow.over(edge) > 0).map(({ pair }) => pair),
  ].sort((a, b) => compare(a.entryId, b.entryId) || compare(a.judgeId, b.judgeId));
  const judgeOf = new Map(judges.map((judge) => [judge.id, judge]));
  const panels = entries.map((entry): Panel => {
    const panel = pairs
      .filter((pair) => pair.entryId === entry.id)
      .flatMap((pair) => judgeOf.get(pair.judgeId) ?? []);
    return {
      entryId: entry.id,
      judges: panel.map((judge) => judge.id),
      neighbours: panel.filter((judge) => isSame(judge.subRegion, entry.subRegion)).length,
      outside: panel.some((judge) => !isSame(judge.region, entry.region)),
      readers: panel.filter((judge) => reads(judge, entry)).length,
    };
  });

  const shortfalls = entries.flatMap((entry): Shortfall[] => {
    const filled = panels.find((panel) => panel.entryId === entry.id)!.judges.length; // a panel was made of each
    if (filled >= k) return [];
    const pool = judges.filter((judge) => judge.categories.includes(entry.category));
    const kinds = pool.flatMap((judge) => barred.get(key(entry.id, judge.id)) ?? []);
    const free = pool.filter((judge) => !barred.has(key(entry.id, judge.id)));
    const reached = flow.reachable(entryNodes.get(entry.id)!);
    const crowdEntries = entries.filter((one) => reached.has(entryNodes.get(one.id)!));
    const crowdJudges = judges.filter((one) => reached.has(judgeNodes.get(one.id)!));
    return [
      {
        entryId: entry.id,
        category: entry.category,
        filled,
        wanted: k,
        pool: pool.length,
        barred: Object.fromEntries(
          [...new Set(kinds)].sort().map((kind) => [kind, kinds.filter((one) => one === kind).length]),
        ),
        eligible: free.length,
        readers: free.filter((judge) => reads(judge, entry)).length,
        crowd:
          filled < Math.min(k, free.length)
            ? {
                entries: crowdEntries.length,
                places: crowdEntries.length * k,
                judges: crowdJudges.length,
                capacity: crowdJudges.reduce((sum, judge) => sum + maxOf(judge.id), 0),
              }
            : null,
      },
    ];
  });

  return {
    pairs,
    panels,
    loads: judges.map((judge) => ({
      judgeId: judge.id,
      load: pairs.filter((pair) => pair.judgeId === judge.id).length,
      min: task.loads[judge.id]?.min ?? 0,
      max: maxOf(judge.id),
    })),
    shortfalls,
    places: { wanted: entries.length * k, filled: pairs.length },
  };
}

/**
 * The order in which each judge is shown the entries, from 1 on. An entry that stands early with one judge stands in
 * the middle with another and late with the third, so that nobody is always read with fresh or with tired eyes.
 */
export function orderPlaces(pairs: readonly Pair[], seed: number): (Pair & { place: number })[] {
  const throws = dice(seed);
  const sorted = [...pairs].sort((a, b) => compare(a.entryId, b.entryId) || compare(a.judgeId, b.judgeId));
  // Who had mostly late ones so far takes the next early one.
  const lateness = new Map<string, number>();
  const late = (pair: Pair) => lateness.get(pair.judgeId) ?? 0;
  const drawn = throws.shuffled([...new Set(sorted.map((pair) => pair.entryId))]).flatMap((entryId) => {
    const panel = throws
      .shuffled(sorted.filter((pair) => pair.entryId === entryId))
      .sort((a, b) => late(b) - late(a));
    return panel.map((pair, rank) => {
      const at = (rank + throws.below(1000) / 1000) / panel.length;
      lateness.set(pair.judgeId, late(pair) + at - 0.5);
      return { pair, at };
    });
  });
  return [...new Set(sorted.map((pair) => pair.judgeId))].flatMap((judgeId) =>
    drawn
      .filter(({ pair }) => pair.judgeId === judgeId)
      .sort((a, b) => a.at - b.at || compare(a.pair.entryId, b.pair.entryId))
      .map(({ pair }, index) => ({ ...pair, place: index + 1 })),
  );
}

function isSame(a: string | null, b: string | null) {
  return a !== null && a === b;
}

function compare(a: string, b: string) {
  return a < b ? -1 : a > b ? 1 : 0;
}

function byId(a: { id: string }, b: { id: string }) {
  return compare(a.id, b.id);
}
