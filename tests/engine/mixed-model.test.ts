import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dice } from "~/engine/dice";
import {
  covariance,
  equationsAt,
  fitFixedEntries,
  fitModel,
  type Score,
  scoreTable,
} from "~/engine/mixed-model";
import { madeUp, scoreSets, shuffledBy } from "./contests";
import { allEqual, balanced, disconnected, noJudgeVariance, penicillin } from "./published";

const fitOf = (scores: readonly Score[]) => fitModel(scoreTable(scores));
const near = (values: Iterable<number>, wanted: readonly number[], tolerance: number) => {
  const given = [...values];
  expect(given.length).toBe(wanted.length);
  given.forEach((value, at) => expect(Math.abs(value - wanted[at]!), String(at)).toBeLessThan(tolerance));
};

describe("the published table of penicillin", () => {
  const table = scoreTable(penicillin.scores);
  const fit = fitModel(table);
  const { sd, prediction, criterion } = penicillin.tolerance;

  test("has the variances, the mean and the REML criterion of lme4", () => {
    near(
      [fit.sdEntry!, fit.sdJudge!, fit.sdResidual!, fit.mean, fit.meanError],
      [penicillin.sdEntry, penicillin.sdJudge, penicillin.sdResidual, penicillin.mean, penicillin.meanError],
      sd,
    );
    near([fit.remlCriterion!], [penicillin.remlCriterion], criterion);
  });

  test("has its predictions; severity is the negative of the sample's effect", () => {
    near(
      fit.adjusted.map((one) => one - fit.mean),
      Object.values(penicillin.entries),
      prediction,
    );
    near(
      fit.severity.map((one) => -one),
      Object.values(penicillin.judges),
      prediction,
    );
  });

  test("has its conditional errors once the mean is taken as known; ours are larger, for it is not", () => {
    const { equations, variance } = fit;
    const mean = { own: 0, at: Int32Array.of(0), weight: Float64Array.of(1) };
    const conditional = (one: ReturnType<typeof equations.adjusted>) => {
      const whole = covariance(equations, one, one, one.own);
      const shared = covariance(equations, one, mean, 0);
      return Math.sqrt(variance * (whole - shared ** 2 / covariance(equations, mean, mean, 0)));
    };
    near(
      table.entries.map((_, at) => conditional(equations.adjusted(at))),
      table.entries.map(() => penicillin.entryConditional),
      prediction,
    );
    near(
      table.judges.map((_, at) => conditional(equations.leniency(at))),
      table.judges.map(() => penicillin.judgeConditional),
      prediction,
    );
    expect(Math.min(...fit.adjustedError)).toBeGreaterThan(penicillin.entryConditional);
  });

  test("has the levels, errors and variances of plates taken as fixed", () => {
    const fixed = fitFixedEntries(table)!;
    near(fixed.level, Object.values(penicillin.fixed.entries), prediction);
    near(
      fixed.error,
      table.entries.map(() => penicillin.fixed.error),
      prediction,
    );
    near([fixed.sdJudge, fixed.sdResidual], [penicillin.fixed.sdJudge, penicillin.fixed.sdResidual], sd);
  });
});

describe("panels with a closed form", () => {
  test("REML is the analysis of variance in a balanced panel", () => {
    const fit = fitOf(balanced.scores);
    near([fit.mean, fit.sdEntry! ** 2, fit.sdJudge! ** 2], [5.55, 2.85, 1.875], 1e-6);
    near(
      fit.adjusted.map((one) => one - fit.mean),
      balanced.entries,
      1e-6,
    );
    near(
      fit.severity.map((one) => -one),
      balanced.leniency,
      1e-6,
    );
  });

  test("a variance of judges below 0 is 0, and then nobody is harsh", () => {
    const fit = fitOf(noJudgeVariance.scores);
    expect(fit.sdJudge).toBe(0);
    expect([...fit.severity]).toEqual([0, 0, 0, 0]);
    near(
      [fit.mean, fit.sdEntry! ** 2, fit.sdResidual! ** 2],
      [noJudgeVariance.mean, noJudgeVariance.varianceEntry, noJudgeVariance.varianceResidual],
      1e-6,
    );
    near(
      fit.adjusted.map((one) => one - fit.mean),
      noJudgeVariance.entries,
      1e-6,
    );
  });

  test("equal scores have no variance and no criterion", () => {
    const fit = fitOf(allEqual.scores);
    expect({
      mean: fit.mean,
      sds: [fit.sdEntry, fit.sdJudge, fit.sdResidual],
      criterion: fit.remlCriterion,
      adjusted: [...fit.adjusted],
      errors: [...fit.adjustedError],
    }).toEqual({
      mean: 5,
      sds: [0, 0, 0],
      criterion: null,
      adjusted: [5, 5, 5, 5],
      errors: [0, 0, 0, 0],
    });
  });

  test("predictions that shrink nothing are least squares: inside two groups without a common judge their differences", () => {
    const table = scoreTable(disconnected.scores);
    const { entry, judge } = equationsAt(table, { entry: 1e9, judge: 1e9 }).estimate(table.scores);
    near(
      [entry[0]! - entry[1]!, entry[2]! - entry[3]!],
      [disconnected.differences["1-2"], disconnected.differences["3-4"]],
      1e-6,
    );
    near([judge[0]! - judge[1]!, judge[2]! - judge[3]!], [2, 1], 1e-6);
  });

  test("four judges with gaps are too few: severity is 0 by decree, and the raw mean is drawn to the middle", () => {
    const fit = fitOf(disconnected.scores);
    expect(fit.unknown).toEqual({ entry: false, judge: "too few" });
    expect(fit.sdJudge).toBe(0);
    // One-way REML of 4 × 2 scores: mean squares 12.3333 between and 1.25 within.
    near([fit.sdEntry! ** 2, fit.sdResidual! ** 2, fit.mean], [(12.333333333 - 1.25) / 2, 1.25, 4.5], 1e-6);
    near(
      fit.adjusted,
      [7, 6, 3.5, 1.5].map((raw) => 4.5 + (1 - 1.25 / 12.333333333) * (raw - 4.5)),
      1e-6,
    );
  });

  test("with one sheet an entry, quality cannot be told from noise", () => {
    const fit = fitOf([
      { entry: "a", judge: "x", score: 4 },
      { entry: "b", judge: "x", score: 6 },
      { entry: "c", judge: "y", score: 3 },
    ]);
    expect(fit.unknown.entry).toBe(true);
    expect([fit.sdEntry, fit.sdResidual]).toEqual([null, null]);
  });

  test("scores that entries and judges explain exactly leave no residual", () => {
    const fit = fitOf(
      [0, 2, 4].flatMap((quality, i) =>
        [0, 1, 3].map((severity, j) => ({ entry: `e${i}`, judge: `j${j}`, score: 10 + quality - severity })),
      ),
    );
    expect(fit.isExact).toBe(true);
    expect([fit.sdResidual, fit.remlCriterion]).toEqual([0, null]);
    near([fit.adjusted[1]! - fit.adjusted[0]!, fit.adjusted[2]! - fit.adjusted[1]!], [2, 2], 1e-4);
  });
});

describe("any scores", () => {
  test("in any order give the same fit, to the last digit", () => {
    fc.assert(
      fc.property(scoreSets, fc.integer(), (scores, seed) => {
        const { equations: _, ...fit } = fitOf(scores);
        const { equations: __, ...turned } = fitOf(shuffledBy(scores, seed));
        expect(turned).toEqual(fit);
      }),
      { numRuns: 40 },
    );
  });

  test("shifted and stretched give the fit shifted and stretched", () => {
    fc.assert(
      fc.property(
        scoreSets,
        fc.double({ min: -500, max: 500, noNaN: true }),
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        (scores, shift, scale) => {
          const fit = fitOf(scores);
          const moved = fitOf(scores.map((one) => ({ ...one, score: shift + scale * one.score })));
          const tolerance = 1e-5 * scale * 10;
          near(
            moved.adjusted,
            [...fit.adjusted].map((one) => shift + scale * one),
            tolerance,
          );
          near(
            moved.severity,
            [...fit.severity].map((one) => scale * one),
            tolerance,
          );
          near(
            moved.adjustedError,
            [...fit.adjustedError].map((one) => scale * one),
            tolerance,
          );
          if (fit.remlCriterion !== null && moved.remlCriterion !== null)
            near(
              [moved.remlCriterion],
              [fit.remlCriterion + 2 * (scores.length - 1) * Math.log(scale)],
              1e-4,
            );
        },
      ),
      { numRuns: 40 },
    );
  });

  test("have no better variances anywhere on a grid than those found", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), (seed) => {
        const throws = dice(seed);
        const contest = madeUp({
          entries: 2 + throws.below(10),
          judges: 5 + throws.below(5),
          sheets: 2 + throws.below(3),
          severity: throws.below(4) / 2,
          seed,
        });
        const table = scoreTable(contest.scores);
        const fit = fitModel(table);
        if (fit.remlCriterion === null) return;
        const free = table.scores.length - 1;
        const ratios = [0, ...Array.from({ length: 12 }, (_, at) => Math.exp(at - 6))];
        for (const entry of ratios)
          for (const judge of ratios) {
            const equations = equationsAt(table, { entry, judge });
            const { squares } = equations.estimate(table.scores);
            const criterion =
              free * (Math.log(squares / free) + 1 + Math.log(2 * Math.PI)) + equations.logDeterminant;
            expect(criterion).toBeGreaterThan(fit.remlCriterion - 1e-6);
          }
      }),
      { numRuns: 40 },
    );
  });

  test("give the same whichever side is eliminated: with entries and judges exchanged, qualities are lenities", () => {
    const { scores } = madeUp({ entries: 24, judges: 9, sheets: 3, severity: 0.7, seed: 4 });
    const fit = fitOf(scores);
    const turned = fitOf(scores.map(({ entry, judge, score }) => ({ entry: judge, judge: entry, score })));
    near(
      [turned.sdEntry!, turned.sdJudge!, turned.remlCriterion!],
      [fit.sdJudge!, fit.sdEntry!, fit.remlCriterion!],
      1e-6,
    );
    near(
      turned.severity.map((one) => fit.mean - one),
      [...fit.adjusted],
      1e-6,
    );
  });

  test("find again what large contests were made of", () => {
    const { scores } = madeUp({ entries: 400, judges: 80, sheets: 4, severity: 0.6, seed: 2 });
    const fit = fitOf(scores);
    near([fit.sdEntry!, fit.sdJudge!, fit.sdResidual!], [1, 0.6, 1], 0.12);
  });

  test("are refused where a judge scored an entry twice, or a score is no number", () => {
    const one = { entry: "a", judge: "x", score: 1 };
    expect(() => scoreTable([one, { ...one, score: 2 }])).toThrow("Judge x scored entry a twice");
    expect(() => scoreTable([{ ...one, score: NaN }])).toThrow("is not a number");
  });
});
