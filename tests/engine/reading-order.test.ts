import { describe, expect, test } from "vitest";
import { dice } from "~/engine/dice";
import { orderPlaces } from "~/engine/reading-order";

/** Random panels of three for so many entries, loads as they fall. */
function randomPairs(entries: number, judges: number, seed: number) {
  const throws = dice(seed);
  const all = Array.from({ length: judges }, (_, at) => `j${at}`);
  return Array.from({ length: entries }, (_, at) =>
    throws
      .shuffled(all)
      .slice(0, 3)
      .map((judgeId) => ({ entryId: `e${at}`, judgeId })),
  ).flat();
}
const meanPlaces = (placed: ReturnType<typeof orderPlaces>) => {
  const places = new Map<string, number[]>();
  for (const { entryId, place } of placed) places.set(entryId, [...(places.get(entryId) ?? []), place]);
  return new Map([...places].map(([entryId, of]) => [entryId, mean(of)]));
};
const mean = (of: readonly number[]) => of.reduce((all, one) => all + one, 0) / of.length;
const spread = (of: readonly number[]) => Math.max(...of) - Math.min(...of);

describe("the order of reading", () => {
  test("numbers each judge's entries from one on, without a gap, the same however the pairs are listed", () => {
    const pairs = randomPairs(20, 7, 1);
    const placed = orderPlaces(pairs, 5);
    expect(orderPlaces(pairs.toReversed(), 5)).toEqual(placed);
    for (const judgeId of new Set(pairs.map((pair) => pair.judgeId))) {
      const places = placed.filter((pair) => pair.judgeId === judgeId).map((pair) => pair.place);
      expect(places.sort((a, b) => a - b)).toEqual(places.map((_, at) => at + 1));
    }
    expect(placed.length).toBe(pairs.length);
    expect(orderPlaces(pairs, 6)).not.toEqual(placed);
  });

  test("brings every entry's mean place to within one of the mean of all, in each of 200 random plans and over them", () => {
    const over = new Map<string, number[]>();
    let furthest = 0;
    for (let seed = 1; seed <= 200; seed++) {
      const means = meanPlaces(orderPlaces(randomPairs(60, 12, seed), seed));
      const all = mean([...means.values()]);
      for (const [entryId, one] of means) {
        furthest = Math.max(furthest, Math.abs(one - all));
        over.set(entryId, [...(over.get(entryId) ?? []), one]);
      }
    }
    expect(furthest).toBeLessThanOrEqual(1);
    expect(spread([...over.values()].map(mean))).toBeLessThanOrEqual(1);
  });
});
