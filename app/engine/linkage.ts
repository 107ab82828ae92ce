/** Whether the pairs of judges and entries hang together, as comparing their scores needs. */

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
