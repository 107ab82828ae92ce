import { describe, expect, test } from "vitest";
import { forecast, withOneMore } from "~/engine/forecast";
import { components } from "~/engine/linkage";
import { madeUp, shuffledBy } from "./contests";
import { disconnected } from "./published";

const prior = { sdEntry: 10, sdJudge: 6, sdResidual: 10 };
const planOf = (sheets: number) =>
  madeUp({ entries: 40, judges: 10, sheets, severity: 0, seed: 1 }).scores.map(({ entry, judge }) => ({
    entry,
    judge,
  }));
const plan = planOf(3);
const judges = [...new Set(plan.map(({ judge }) => judge))];

describe("the forecast of a plan", () => {
  test("is sure where judges see nothing but quality, and a lottery where they see none of it", () => {
    const clear = forecast(plan, {
      prior: { sdEntry: 10, sdJudge: 0, sdResidual: 0 },
      top: 3,
      contests: 50,
      seed: 1,
    });
    expect(clear.adjusted).toEqual({
      bestWins: { share: 1, error: 0 },
      firstRight: { share: 1, error: 0 },
      found: { share: 1, error: 0 },
    });
    const blind = forecast(plan, {
      prior: { sdEntry: 0.001, sdJudge: 0, sdResidual: 10 },
      top: 4,
      contests: 1500,
      seed: 1,
    });
    expect(Math.abs(blind.adjusted.bestWins.share - 1 / 40)).toBeLessThan(4 * Math.sqrt(1 / 40 / 1500));
    expect(Math.abs(blind.rawMean.found.share - 4 / 40)).toBeLessThan(5 * blind.rawMean.found.error);
  });

  test("of two entries by one judge each is what the normal distribution says", () => {
    const two = [
      { entry: "a", judge: "x" },
      { entry: "b", judge: "x" },
    ];
    // The better of two differs by D ~ N(0, 2σe²) and is seen with noise N(0, 2σ²): right with ½ + arctan(σe/σ)/π.
    const { rawMean } = forecast(two, {
      prior: { ...prior, sdResidual: 5 },
      top: 1,
      contests: 6000,
      seed: 1,
    });
    const right = 0.5 + Math.atan(10 / 5) / Math.PI;
    expect(Math.abs(rawMean.bestWins.share - right)).toBeLessThan(4 * rawMean.bestWins.error);
    expect(rawMean.bestWins).toEqual(rawMean.firstRight);
  });

  test("says how much the adjusted score gains on the raw mean, and one more judge an entry on both", () => {
    const options = { prior, top: 5, contests: 1500, seed: 1 };
    const now = forecast(plan, options);
    const more = forecast(
      withOneMore(plan, judges, () => true, 1),
      options,
    );
    expect(now.adjusted.found.share).toBeGreaterThan(now.rawMean.found.share + 0.02);
    expect(more.adjusted.found.share).toBeGreaterThan(now.adjusted.found.share + 0.02);
  });

  test("is the same for the same seed in any order, and shows where the plan falls apart", () => {
    const options = { prior, top: 5, contests: 100, seed: 9 };
    expect(forecast(shuffledBy(plan, 4), options)).toEqual(forecast(plan, options));
    expect(forecast(plan, { ...options, seed: 10 })).not.toEqual(forecast(plan, options));
    expect(forecast(disconnected.scores, options).components).toHaveLength(2);
  });
});

describe("one more judge an entry", () => {
  test("goes to whoever may judge it and has least to do, and joins what fell apart", () => {
    const more = withOneMore(plan, judges, () => true, 1);
    expect(more).toHaveLength(160);
    expect(new Set(more.map(({ entry, judge }) => `${entry} ${judge}`)).size).toBe(160);
    const loads = judges.map((judge) => more.filter((pair) => pair.judge === judge).length);
    expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(2);
    const joined = withOneMore(disconnected.scores, ["A", "B", "C", "D"], () => true, 1);
    expect(components(joined)).toHaveLength(1);
    const busy = [
      ["a", "x"],
      ["b", "x"],
      ["a", "y"],
      ["c", "z"],
      ["d", "z"],
      ["e", "z"],
    ].map(([entry, judge]) => ({ entry: entry!, judge: judge! }));
    expect(withOneMore(busy, ["x", "y", "z"], () => true, 1)).toContainEqual({ entry: "b", judge: "z" });
  });

  test("goes to nobody who may not", () => {
    const more = withOneMore(plan, judges, ({ judge }) => judge === "j003", 1);
    expect(more.slice(plan.length).every(({ judge }) => judge === "j003")).toBe(true);
    expect(more).toHaveLength(120 + 40 - plan.filter(({ judge }) => judge === "j003").length);
  });
});
