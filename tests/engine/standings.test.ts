import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fitModel, type Score, scoreTable } from "~/engine/mixed-model";
import { chanceAbove, drawnVariances, standings, standingsOfNormal } from "~/engine/standings";
import { madeUp, scoreSets, shuffledBy } from "./contests";
import { allEqual, balanced, noJudgeVariance, penicillin, twoEntries } from "./published";

const standingsOf = (
  scores: readonly Score[],
  more: { seed?: number; draws?: number; among?: number[] } = {},
) => standings(fitModel(scoreTable(scores)), { draws: 1000, seed: 1, top: 3, ...more });

describe("chances from a given posterior", () => {
  test("of two entries are exact as P(A above B), and as close as the draws allow as P(first)", () => {
    const sd = Math.sqrt(twoEntries.covariance[0][0] + twoEntries.covariance[1][1]);
    expect(Math.abs(chanceAbove(1, sd) - twoEntries.pFirst[0])).toBeLessThan(1e-6);
    expect(Math.abs(chanceAbove(-1, sd) - twoEntries.pFirst[1])).toBeLessThan(1e-6);
    const draws = 20_000;
    const drawn = standingsOfNormal(twoEntries.mean, twoEntries.covariance, { draws, seed: 1, top: 1 });
    for (const at of [0, 1])
      expect(Math.abs(drawn[at]!.pFirst - twoEntries.pFirst[at]!)).toBeLessThan(4 * Math.sqrt(0.25 / draws));
    expect(drawn.map(({ rankLow90, rankHigh90 }) => [rankLow90, rankHigh90])).toEqual([
      [1, 2],
      [1, 2],
    ]);
  });

  test("mind what entries have in common: two that move together keep their order", () => {
    const drawn = standingsOfNormal(
      [1, 0],
      [
        [100, 99.99],
        [99.99, 100],
      ],
      { draws: 1000, seed: 1, top: 1 },
    );
    expect(drawn.map(({ pFirst }) => pFirst)).toEqual([1, 0]);
  });

  test("are a half where nothing differs, and sure where nothing is uncertain", () => {
    expect([chanceAbove(0, 0), chanceAbove(1, 0), chanceAbove(-1, 0), chanceAbove(0, 1)]).toEqual([
      0.5, 1, 0, 0.5,
    ]);
  });
});

describe("standings", () => {
  const large = madeUp({ entries: 60, judges: 12, sheets: 3, severity: 0.6, seed: 1 });

  test("reach 1.645 standard errors each way where judges and entries are many", () => {
    const fit = fitModel(scoreTable(large.scores));
    const { of, isBootstrapped } = standings(fit, { draws: 500, seed: 1, top: 3 });
    expect(isBootstrapped).toBe(false);
    of.forEach((standing, entry) => {
      expect(standing!.high90 - fit.adjusted[entry]!).toBeCloseTo(1.6448536 * fit.adjustedError[entry]!, 6);
      expect(fit.adjusted[entry]! - standing!.low90).toBeCloseTo(1.6448536 * fit.adjustedError[entry]!, 6);
    });
  });

  test("share out one first place and k of the first k", () => {
    for (const scores of [large.scores, penicillin.scores, noJudgeVariance.scores]) {
      const { of } = standingsOf(scores);
      const sum = (key: "pFirst" | "pTop") => of.reduce((all, one) => all + one![key], 0);
      expect(sum("pFirst")).toBeCloseTo(1, 9);
      expect(sum("pTop")).toBeCloseTo(3, 9);
    }
  });

  test("draw what the exact chance says of any two entries", () => {
    const fit = fitModel(scoreTable(large.scores));
    const order = [...fit.adjusted.keys()].sort((a, b) => fit.adjusted[b]! - fit.adjusted[a]!);
    const pair = [order[0]!, order[3]!];
    const draws = 4000;
    const { of, chanceAbove: exact } = standings(fit, { draws, seed: 5, top: 1, among: pair });
    expect(Math.abs(of[pair[0]!]!.pFirst - exact(pair[0]!, pair[1]!))).toBeLessThan(
      4 * Math.sqrt(0.25 / draws),
    );
    expect(exact(pair[0]!, pair[1]!) + exact(pair[1]!, pair[0]!)).toBeCloseTo(1, 12);
    expect(of.filter((one) => one !== null)).toHaveLength(2);
  });

  test("count on what two entries share: the same harsh judges cannot decide between them", () => {
    const { scores } = madeUp({ entries: 25, judges: 10, sheets: 10, severity: 5, seed: 3 });
    const fit = fitModel(scoreTable(scores));
    const order = [...fit.adjusted.keys()].sort((a, b) => fit.adjusted[b]! - fit.adjusted[a]!);
    const [first, fourth] = [order[0]!, order[3]!];
    const where = standings(fit, { draws: 4000, seed: 1, top: 1, among: [first, fourth] });
    expect(fit.adjustedError[first]!).toBeGreaterThan(1);
    expect(where.chanceAbove(first, fourth)).toBeGreaterThan(0.9);
    expect(Math.abs(where.of[first]!.pFirst - where.chanceAbove(first, fourth))).toBeLessThan(0.02);
  });

  test("are wider where few judges leave the variances open, in the middle of a sensible place", () => {
    const fit = fitModel(scoreTable(balanced.scores));
    const { of, isBootstrapped } = standings(fit, { draws: 2000, seed: 1, top: 3 });
    expect(isBootstrapped).toBe(true);
    of.forEach((standing, entry) => {
      expect(standing!.high90 - standing!.low90).toBeGreaterThan(2 * 1.645 * fit.adjustedError[entry]!);
      expect(standing!.low90).toBeLessThan(fit.adjusted[entry]!);
      expect(standing!.high90).toBeGreaterThan(fit.adjusted[entry]!);
    });
  });

  test("draw variances around those that were estimated; one estimated as 0 stays 0", () => {
    for (const scores of [balanced.scores, noJudgeVariance.scores]) {
      const fit = fitModel(scoreTable(scores));
      const drawn = drawnVariances(fit, 200, 1);
      const middle = (values: number[]) => Math.sqrt(values.sort((a, b) => a - b)[100]!);
      const residual = middle(drawn.map(({ variance }) => variance)) / fit.sdResidual!;
      const entry = middle(drawn.map(({ ratios, variance }) => ratios.entry * variance)) / fit.sdEntry!;
      const judge = middle(drawn.map(({ ratios, variance }) => ratios.judge * variance));
      expect(Math.abs(Math.log(residual))).toBeLessThan(0.25);
      // Dividing by what a refit found leaves a longer tail above than below: mean 12 / (12 − 2) for 12 left over.
      const mean = drawn.reduce((sum, one) => sum + one.variance, 0) / drawn.length / fit.variance;
      expect(mean).toBeGreaterThan(1.08);
      expect(mean).toBeLessThan(1.35);
      expect(Math.abs(Math.log(entry))).toBeLessThan(0.4);
      if (fit.sdJudge === 0) expect(judge).toBe(0);
      else expect(Math.abs(Math.log(judge / fit.sdJudge!))).toBeLessThan(0.4);
    }
  });

  test("of equal scores give all the first rank, and each place to everyone alike", () => {
    expect(standingsOf(allEqual.scores).of).toEqual(
      Array.from({ length: 4 }, () => ({
        low90: 5,
        high90: 5,
        rankLow90: 1,
        rankHigh90: 1,
        pFirst: 0.25,
        pTop: 0.75,
      })),
    );
  });

  test("draw lots where entries are estimated not to differ at all", () => {
    const scores = madeUp({ entries: 30, judges: 10, sheets: 3, severity: 0, seed: 1 }).scores.map(
      (one, at) => ({
        ...one,
        score: at % 3,
      }),
    );
    const fit = fitModel(scoreTable(scores));
    expect(fit.sdEntry).toBe(0);
    const { of } = standings(fit, { draws: 3000, seed: 1, top: 3 });
    for (const one of of) expect(Math.abs(one!.pTop - 0.1)).toBeLessThan(4 * Math.sqrt(0.09 / 3000));
  });

  test("are the same for the same seed in any order of scores, and others for another seed", () => {
    fc.assert(
      fc.property(scoreSets, fc.integer(), fc.integer({ min: 0, max: 1000 }), (scores, order, seed) => {
        const options = { seed, draws: 50 };
        expect(standingsOf(shuffledBy(scores, order), options).of).toEqual(standingsOf(scores, options).of);
      }),
      { numRuns: 6 },
    );
    expect(standingsOf(large.scores, { seed: 1 }).of).not.toEqual(standingsOf(large.scores, { seed: 2 }).of);
  });

  test("hold the truth in about nine intervals of ten", () => {
    let [score, rank, all] = [0, 0, 0];
    for (let seed = 0; seed < 12; seed++) {
      const contest = madeUp({ entries: 100, judges: 20, sheets: 3, severity: 0.6, seed });
      const { of } = standingsOf(contest.scores, { seed, draws: 400 });
      const best = [...contest.quality].sort((a, b) => b - a);
      contest.quality.forEach((quality, entry) => {
        const one = of[entry]!;
        const place = best.indexOf(quality) + 1;
        if (quality >= one.low90 && quality <= one.high90) score += 1;
        if (place >= one.rankLow90 && place <= one.rankHigh90) rank += 1;
        all += 1;
      });
    }
    expect(score / all).toBeGreaterThan(0.87);
    expect(score / all).toBeLessThan(0.93);
    expect(rank / all).toBeGreaterThan(0.87);
  });
});
