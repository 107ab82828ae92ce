/** In which order each judge is shown the entries, so that none is always read with fresh eyes or with tired ones. */
import { dice } from "./dice";

type Pair = { entryId: string; judgeId: string };

/**
 * Gives each judge's entries places from 1 on. An entry that stands early with one judge stands in the middle with
 * another and late with the third; then places are exchanged within lists while that brings the entries' mean places
 * closer together (least squares, a local optimum). The same pairs and seed give the same order.
 */
export function orderPlaces(pairs: readonly Pair[], seed: number): (Pair & { place: number })[] {
  const throws = dice(seed);
  const sorted = [...pairs].sort((a, b) => compare(a.entryId, b.entryId) || compare(a.judgeId, b.judgeId));
  const panels = groups(sorted, (pair) => pair.entryId);
  // Who had mostly late ones so far takes the next early one.
  const lateness = new Map<string, number>();
  const late = (pair: Pair) => lateness.get(pair.judgeId) ?? 0;
  const drawn = throws.shuffled([...panels.values()]).flatMap((all) => {
    const panel = throws.shuffled(all).sort((a, b) => late(b) - late(a));
    return panel.map((pair, rank) => {
      const at = (rank + throws.below(1000) / 1000) / panel.length;
      lateness.set(pair.judgeId, late(pair) + at - 0.5);
      return { pair, at };
    });
  });
  const lists = groups(
    drawn.sort((a, b) => a.at - b.at || compare(a.pair.entryId, b.pair.entryId)).map(({ pair }) => pair),
    (pair) => pair.judgeId,
  );
  even([...lists.values()], new Map([...panels].map(([entryId, panel]) => [entryId, panel.length])));
  return [...new Set(sorted.map((pair) => pair.judgeId))]
    .sort(compare)
    .flatMap((judgeId) => (lists.get(judgeId) ?? []).map((pair, at) => ({ ...pair, place: at + 1 })));
}

/** Exchanges entries within lists while the entries' mean places come closer to the mean of all. */
function even(lists: Pair[][], sizes: ReadonlyMap<string, number>) {
  const sums = new Map<string, number>();
  let [all, count] = [0, 0];
  for (const list of lists)
    for (const [at, { entryId }] of list.entries()) {
      sums.set(entryId, (sums.get(entryId) ?? 0) + at + 1);
      all += at + 1;
      count++;
    }
  const goal = all / Math.max(1, count);
  const off = (entryId: string, more: number) => {
    const size = sizes.get(entryId) ?? 1;
    return (((sums.get(entryId) ?? 0) + more) / size - goal) ** 2;
  };
  for (let round = 0, isBetter = true; isBetter && round < 100; round++) {
    isBetter = false;
    for (const list of lists)
      for (let early = 0; early < list.length; early++)
        for (let later = early + 1; later < list.length; later++) {
          const [one, other] = [list[early]!.entryId, list[later]!.entryId]; // both are within the list
          const by = later - early;
          const gain = off(one, 0) + off(other, 0) - off(one, by) - off(other, -by);
          if (gain < 1e-9) continue;
          [list[early], list[later]] = [list[later]!, list[early]!];
          sums.set(one, sums.get(one)! + by);
          sums.set(other, sums.get(other)! - by);
          isBetter = true;
        }
  }
}

function groups<Thing>(of: readonly Thing[], by: (thing: Thing) => string): Map<string, Thing[]> {
  const groups = new Map<string, Thing[]>();
  for (const thing of of) {
    const group = groups.get(by(thing));
    if (group) group.push(thing);
    else groups.set(by(thing), [thing]);
  }
  return groups;
}

function compare(a: string, b: string) {
  return a < b ? -1 : a > b ? 1 : 0;
}
