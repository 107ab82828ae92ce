/**
 * What a plan is asked for, and what comes back. The same words on the command line, in the worker and in the engine;
 * nothing of an award is in them.
 */
export type Pair = readonly [entry: string, judge: string];

export type PlanProblem = {
  /** `needs`: judges wanted, 3 where it is not said. */
  entries: readonly { id: string; needs?: number }[];
  /**
   * `min` and `max`: fewest and most entries, 0 and as many as there are where it is not said. Two judges of one
   * `institution` never meet at an entry. A `reserve` is called in for places alone that nobody else can fill.
   */
  judges: readonly {
    id: string;
    min?: number;
    max?: number;
    tags?: readonly string[];
    institution?: string | null;
    reserve?: boolean;
  }[];
  /**
   * How well a judge (column) fits an entry (row), any finite number; null, or NaN in a row of floats, where a conflict
   * keeps them apart.
   */
  affinity: readonly ArrayLike<number | null>[];
  /** Pairs that stand whatever else; only a conflict, a full judge or an institution twice undoes one, and it is said. */
  locks?: readonly Pair[];
  /** Pairs of an earlier plan. As many stay as can; one whose entry or judge is gone counts as removed. */
  keep?: readonly Pair[];
  /** Wishes for each entry, or for those named: so many judges with a tag at least, or at most. */
  coverage?: readonly CoverageRule[];
  /** `maximin` (the default) raises the weakest entry first, then the second and the third; `total` goes for the sum. */
  objective?: "maximin" | "total";
  /** Whether all pairs together have to form one connected graph, without which scores cannot be compared. */
  connect?: boolean;
  /** Draws between plans that are equal in everything else; 1 where it is not said. */
  seed?: number;
};
export type CoverageRule = {
  tag: string;
  atLeast?: number;
  atMost?: number;
  entries?: readonly string[];
};

/** The stages, in the order in which they are settled; none is ever traded for a later one. */
export type StageName =
  | "locks"
  | "places"
  | "reserves"
  | "coverage"
  | "leastLoads"
  | "kept"
  | "worstEntry"
  | "secondWorst"
  | "thirdWorst"
  | "components"
  | "total"
  | "balance"
  | "lot";

/** One stage's figure and the best that could have been hoped for: they are equal where it is proven. */
export type StageFigure = { stage: StageName; value: number; bound: number; proven: boolean };

/** Those who compete: what the entries want together, and the most that all who may judge them can give. */
export type Crowd = { entries: readonly string[]; wanted: number; judges: readonly string[]; most: number };

/** What could not be had, in numbers that add up. */
export type Shortfall =
  | {
      what: "places";
      entry: string;
      missing: number;
      wanted: number;
      /** Judges without a conflict with the entry, and those with one. */
      eligible: number;
      conflicts: number;
      /** Absent where all who may judge the entry do. */
      crowd: Crowd | null;
    }
  | {
      what: "coverage";
      entry: string;
      rule: CoverageRule;
      /** Judges with the tag that are missing, or too many; wanted are those with it, or those without. */
      missing: number;
      wanted: number;
      /** Of the kind wanted: those who do judge the entry, and those who may. */
      count: number;
      eligible: number;
      /** Absent where all who may do, and where what stands in the way is no lack of judges but an earlier stage. */
      crowd: Crowd | null;
    }
  | {
      what: "load";
      judge: string;
      missing: number;
      wanted: number;
      /** Entries without a conflict with the judge; places filled in all; least loads of all judges together. */
      eligible: number;
      places: number;
      leastLoads: number;
    }
  | { what: "lock"; entry: string; judge: string; because: "conflict" | "full" | "institution"; max: number };

export type PlanOutcome = {
  /** By entry, then judge. */
  pairs: Pair[];
  /** Sums of affinities, in the problem's own units. */
  total: number;
  worstEntry: number;
  perEntry: Record<string, number>;
  loads: Record<string, number>;
  shortfalls: Shortfall[];
  /**
   * Whether every stage but the lot reached what nothing could better; else `gap` says by how much the first that did
   * not might be bettered.
   */
  proven: boolean;
  gap: number;
  /** Connected parts of the graph of pairs; judges without an entry and entries without a judge are in none. */
  components: number;
  /** What connection cost in total affinity; null where it was not asked. */
  connectionCost: number | null;
  /** Against `keep`. */
  changed: { added: number; removed: number };
  stages: StageFigure[];
};
