/**
 * Whether judges and entries hang together. Severity can be told from quality only along chains of sheets: where the
 * graph of judges and entries falls apart, no calculation compares the parts; where it hangs by a thread, hardly.
 */
import type { ScoreTable } from "./mixed-model";
import { positiveMatrix } from "./positive-matrix";

type Pair = { entry: string; judge: string };
export type Component = { entries: string[]; judges: string[] };

/**
 * The connected parts of a graph of pairs, largest first: for each the positions of its entries and judges. An entry
 * or judge without a pair is in none.
 */
export function partsOf(
  pairs: Iterable<readonly [entry: number, judge: number]>,
): { entries: number[]; judges: number[] }[] {
  const list = [...pairs];
  // Entries are even, judges odd: one list of roots for both (union–find with path halving).
  const above = new Map<number, number>();
  const rootOf = (node: number): number => {
    let here = node;
    for (let up = above.get(here) ?? here; up !== here; up = above.get(here) ?? here) {
      above.set(here, above.get(up) ?? up);
      here = above.get(here) ?? here;
    }
    return here;
  };
  for (const [entry, judge] of list) {
    const [one, other] = [rootOf(2 * entry), rootOf(2 * judge + 1)];
    above.set(one, other);
    if (!above.has(other)) above.set(other, other);
  }
  const parts = new Map<number, { entries: Set<number>; judges: Set<number> }>();
  for (const [entry, judge] of list) {
    const root = rootOf(2 * entry);
    let part = parts.get(root);
    if (!part) parts.set(root, (part = { entries: new Set(), judges: new Set() }));
    part.entries.add(entry);
    part.judges.add(judge);
  }
  return [...parts.values()]
    .map(({ entries, judges }) => ({ entries: [...entries], judges: [...judges] }))
    .sort((a, b) => b.entries.length - a.entries.length);
}

/** The parts into which judges and entries fall, largest first; ids within a part in order. */
export function components(pairs: readonly Pair[]): Component[] {
  const ids = { entry: new Map<string, number>(), judge: new Map<string, number>() };
  for (const of of ["entry", "judge"] as const)
    for (const id of pairs.map((pair) => pair[of]).sort(byCode))
      if (!ids[of].has(id)) ids[of].set(id, ids[of].size);
  const [entries, judges] = [[...ids.entry.keys()], [...ids.judge.keys()]];
  const places = pairs.map(({ entry, judge }) => [ids.entry.get(entry)!, ids.judge.get(judge)!] as const); // both were put in
  const inOrder = (ids: readonly string[], places: readonly number[]) =>
    places.toSorted((a, b) => a - b).map((place) => ids[place]!); // a place in the list
  return partsOf(places)
    .map((part) => ({ entries: inOrder(entries, part.entries), judges: inOrder(judges, part.judges) }))
    .sort((a, b) => b.entries.length - a.entries.length || byCode(a.entries[0] ?? "", b.entries[0] ?? ""));
}

/**
 * The fewest sheets that would join the parts: for each further part one of its judges for an entry of the largest
 * part, taken from those with the fewest sheets. As a list of pairs that do not stand yet.
 */
export function linkingPairs(pairs: readonly Pair[]): Pair[] {
  const [hub, ...others] = components(pairs);
  if (!hub) return [];
  const loads = { entry: new Map<string, number>(), judge: new Map<string, number>() };
  for (const pair of pairs)
    for (const of of ["entry", "judge"] as const) loads[of].set(pair[of], (loads[of].get(pair[of]) ?? 0) + 1);
  const least = (of: keyof Pair, ids: readonly string[]) =>
    ids.toSorted((a, b) => (loads[of].get(a) ?? 0) - (loads[of].get(b) ?? 0) || byCode(a, b));
  const entries = least("entry", hub.entries);
  return others.map((part, at) => ({
    entry: entries[at % entries.length]!, // the largest part has an entry
    judge: least("judge", part.judges)[0]!, // and every part a judge
  }));
}

/** The weakest place of a graph that hangs together. */
export type WeakLink = {
  /** The two groups that the fewest sheets join: of judges, or of entries where those are fewer. */
  of: "judge" | "entry";
  groups: [string[], string[]];
  /** Standard error of the difference between the groups' means by least squares, in residual standard deviations. */
  error: number;
  /** How well the graph hangs together: the smallest eigenvalue above 0 beside their mean. 1 in a complete panel. */
  spread: number;
};

/**
 * Finds the split that the sheets tell least about: by the signs of the vector that belongs to the smallest eigenvalue
 * above 0 of the equations of the smaller side, the other being eliminated (Fiedler 1973, Czechoslovak Math. J.
 * 23:298–305). For tables that hang together; null if there are fewer than two of the smaller side.
 */
export function weakestLink(table: ScoreTable): WeakLink | null {
  const of = table.judges.length <= table.entries.length ? "judge" : "entry";
  const [ids, levelOf, own, others] =
    of === "judge"
      ? [table.judges, table.judgeOf, table.rowsOf.judge, table.rowsOf.entry]
      : [table.entries, table.entryOf, table.rowsOf.entry, table.rowsOf.judge];
  const size = ids.length;
  if (size < 2) return null;
  // All ones belong to the eigenvalue 0; they are given another, so that what is left can be inverted.
  const L = new Float64Array(size * size).fill(1 / size);
  own.forEach((rows, i) => (L[i * size + i]! += rows.length));
  for (const rows of others)
    for (const a of rows) for (const b of rows) L[levelOf[a]! * size + levelOf[b]!]! -= 1 / rows.length;
  const matrix = positiveMatrix(L, size);
  if (!matrix) return null;
  let vector = Float64Array.from(ids, (_, i) => Math.sin(i + 1));
  let smallest = 0;
  for (let round = 0; round < 60; round++) {
    const mean = vector.reduce((sum, one) => sum + one, 0) / size;
    const solved = matrix.solve(vector.map((one) => one - mean));
    const length = Math.sqrt(solved.reduce((sum, one) => sum + one * one, 0));
    vector = solved.map((one) => one / length);
    smallest = 1 / length;
  }
  const groups: [string[], string[]] = [
    ids.filter((_, i) => vector[i]! >= 0),
    ids.filter((_, i) => vector[i]! < 0),
  ];
  if (groups[0].length === 0 || groups[1].length === 0) return null;
  const contrast = vector.map((one) => (one >= 0 ? 1 / groups[0].length : -1 / groups[1].length));
  const solved = matrix.solve(contrast);
  const trace = ids.reduce((sum, _, i) => sum + L[i * size + i]!, 0) - 1;
  return {
    of,
    groups,
    error: Math.sqrt(contrast.reduce((sum, one, i) => sum + one * solved[i]!, 0)),
    spread: (smallest * (size - 1)) / trace,
  };
}

function byCode(a: string, b: string) {
  return a < b ? -1 : a > b ? 1 : 0;
}
