import { expect, test } from "vitest";
import { fitModel, type Score, scoreTable } from "~/engine/mixed-model";
import { pooledSpread } from "~/engine/spread";
import { madeUp } from "./contests";

/** Qualities 10 points apart, severities 5, single sheets 10, around a height of its own. */
const contest = (seed: number, height: number, size = { entries: 60, judges: 20, sheets: 3 }): Score[] =>
  madeUp({ ...size, severity: 0.5, seed }).scores.map((one) => ({ ...one, score: height + 10 * one.score }));

test("finds the spread that contests were made with, however far their means lie apart", () => {
  const spread = pooledSpread([contest(1, 40), contest(2, 70), contest(3, 90), contest(4, 55)])!; // large enough
  expect(spread.sheets).toBe(4 * 180);
  // Three standard errors of an estimate from 236, 76 and 404 degrees of freedom, and a little for REML's own.
  expect(Math.abs(spread.sdEntry - 10)).toBeLessThan(2);
  expect(Math.abs(spread.sdJudge - 5)).toBeLessThan(1.6);
  expect(Math.abs(spread.sdResidual - 10)).toBeLessThan(1.2);
});

test("of one contest it is that contest's own, and of several their variances by degrees of freedom", () => {
  const [a, b] = [contest(1, 40), contest(2, 70, { entries: 30, judges: 10, sheets: 3 })];
  const [first, second] = [fitModel(scoreTable(a)), fitModel(scoreTable(b))];
  const { sdEntry, sdJudge, sdResidual } = first;
  expect(pooledSpread([a])).toEqual({ sdEntry, sdJudge, sdResidual, sheets: 180 });
  expect(pooledSpread([a, b])!.sdEntry).toBeCloseTo(
    Math.sqrt((59 * first.sdEntry! ** 2 + 29 * second.sdEntry! ** 2) / 88), // sheets enough to tell both
    10,
  );
  expect(pooledSpread([b, a])).toEqual(pooledSpread([a, b]));
});

test("says nothing of contests that are too small, or in which quality, severity and noise hang together", () => {
  expect(pooledSpread([])).toBe(null);
  expect(pooledSpread([contest(1, 50, { entries: 6, judges: 6, sheets: 3 })])).toBe(null);
  // One sheet each; few judges who did not all read everything; all alike.
  expect(pooledSpread([contest(1, 50, { entries: 60, judges: 20, sheets: 1 })])).toBe(null);
  expect(pooledSpread([contest(1, 50, { entries: 60, judges: 4, sheets: 2 })])).toBe(null);
  expect(pooledSpread([contest(1, 50).map((one) => ({ ...one, score: 50 }))])).toBe(null);
  // What tells nothing leaves what is known from the others as it is.
  const known = contest(1, 40);
  expect(pooledSpread([known, contest(5, 50, { entries: 60, judges: 4, sheets: 2 })])).toEqual(
    pooledSpread([known]),
  );
});
