import { expect, test } from "vitest";
import { proveRanking } from "../../scripts/prove-ranking";

const none = { done: [], cells: {} };
const ignore = () => undefined;

test("a proof in two runs adds up to the proof in one, and does nothing twice", () => {
  const kept: number[] = [];
  const first = proveRanking({ from: 49, to: 49 }, none, ignore);
  const both = proveRanking({ from: 49, to: 50 }, first, ({ done }) => kept.push(done.at(-1)![1]));
  const whole = proveRanking({ from: 49, to: 50 }, none, ignore);
  expect(both).toEqual(whole);
  expect(whole.done).toEqual([[49, 50]]);
  expect(kept.at(-1)).toBe(50);
  expect(proveRanking({ from: 49, to: 50 }, whole, ignore)).toEqual(whole);
  expect(proveRanking({ from: 51, to: 51 }, first, ignore).done).toEqual([
    [49, 49],
    [51, 51],
  ]);
});

test("a contest is counted with its intervals, its order and who would win with extra sheets", () => {
  const { cells } = proveRanking({ from: 12, to: 12 }, none, ignore);
  const [[name, sums]] = Object.entries(cells) as [[string, (typeof cells)[string]]];
  expect(name).toBe("random 0.6 sd 5 sheets 300×60");
  expect(sums).toMatchObject({ contests: 1, intervals: 300, extra: 1 });
  expect(sums.scoreCovered / 300).toBeGreaterThan(0.8);
  expect(sums.rankCovered / 300).toBeGreaterThan(0.8);
  expect(sums.tauAdjusted).toBeGreaterThan(sums.tauRaw);
  for (const right of [sums.rightNone, sums.rightRandom, sums.rightGradient]) expect([0, 1]).toContain(right);
});
