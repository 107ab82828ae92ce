/** In which order each judge is shown the entries, so that none is always read with fresh eyes or with tired ones. */
import { dice } from "./dice";

type Pair = { entryId: string; judgeId: string };

/**
 * Gives each judge's entries places from 1 on: in an order thrown for each judge, then exchanged within lists while
 * that brings the entries' mean places closer together (least squares, a local optimum). So an entry that stands early
 * with one judge stands late with another. The same pairs and seed give the same order.
 */
export function orderPlaces(pairs: readonly Pair[], seed: number): (Pair & { place: number })[] {
  const throws = dice(seed);
  const sorted = [...pairs].sort((a, b) => compare(a.judgeId, b.judgeId) || compare(a.entryId, b.entryId));
  const lists = [...groups(sorted, (pair) => pair.judgeId).values()].map((list) => throws.shuffled(list));
  even(lists, new Map([...groups(pairs, (pair) => pair.entryId)].map(([id, panel]) => [id, panel.length])));
  return lists.flatMap((list) => list.map((pair, at) => ({ ...pair, place: at + 1 })));
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
