import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fitRasch, type LevelMark, levelScale } from "~/engine/rasch";
import { shuffledBy } from "./contests";
import { extremeEntry } from "./published";

/** Made-up marks: 8 entries, 3 of 4 judges each, two criteria, levels 0 to 3; nobody stands at an end throughout. */
const sheets = {
  e0: { j1: [2, 2], j2: [2, 1], j3: [2, 0] },
  e1: { j0: [2, 1], j1: [3, 3], j2: [0, 0] },
  e2: { j0: [2, 1], j1: [3, 2], j3: [2, 2] },
  e3: { j0: [1, 1], j2: [0, 0], j3: [0, 0] },
  e4: { j1: [3, 2], j2: [2, 0], j3: [2, 1] },
  e5: { j0: [0, 1], j1: [0, 0], j2: [0, 0] },
  e6: { j0: [2, 2], j1: [3, 2], j3: [1, 1] },
  e7: { j0: [3, 1], j2: [3, 3], j3: [3, 3] },
};
const marks: LevelMark[] = Object.entries(sheets).flatMap(([entry, judges]) =>
  Object.entries(judges).flatMap(([judge, [c0, c1]]) => [
    { entry, judge, criterion: "c0", level: c0! },
    { entry, judge, criterion: "c1", level: c1! },
  ]),
);
/** Their joint maximum likelihood as SciPy 1.17's BFGS finds it, with the last of each facet fixed by the sum 0. */
const byScipy = {
  theta: [-0.00359418, -0.30835694, 0.67439611, -2.33383914, 0.39296943, -4.68220323, 0.24924901, 3.92454182],
  severity: [-0.06447945, -2.03737434, 1.37010645, 0.73174734],
  difficulty: [-0.74176742, 0.74176742],
  thresholds: [-1.79126287, -0.48808627, 2.27934914],
  logLik: -37.433387361614635,
};
const levelsOf = (scores: typeof extremeEntry.scores): LevelMark[] =>
  scores.map(({ entry, judge, score }) => ({ entry, judge, criterion: null, level: score }));
const numbersIn = (value: unknown): number[] =>
  typeof value === "number"
    ? [value]
    : value && typeof value === "object"
      ? Object.values(value).flatMap(numbersIn)
      : [];

describe("the Rasch model", () => {
  test("gives the joint maximum likelihood that another program finds", () => {
    const found = fitRasch(marks)!;
    expect(found.faults).toEqual([]);
    for (const facet of ["theta", "severity", "difficulty", "thresholds"] as const)
      Object.values(found[facet]).forEach((one, at) => {
        expect(Math.abs(one - byScipy[facet][at]!), `${facet} ${at}`).toBeLessThan(1e-5);
      });
    expect(found.logLik).toBeCloseTo(byScipy.logLik, 9);
  });

  test("meets each entry's and each judge's sum of marks exactly, as its likelihood equations say", () => {
    const { theta, severity, difficulty, thresholds } = fitRasch(marks)!;
    const expected = (mark: LevelMark) => {
      const logit = theta[mark.entry]! - severity[mark.judge]! - difficulty[mark.criterion!]!;
      const weights = [1];
      for (const threshold of thresholds) weights.push(weights.at(-1)! * Math.exp(logit - threshold));
      const whole = weights.reduce((sum, one) => sum + one, 0);
      return weights.reduce((sum, one, level) => sum + (level * one) / whole, 0);
    };
    for (const facet of ["entry", "judge", "criterion"] as const)
      for (const id of new Set(marks.map((mark) => mark[facet]))) {
        const own = marks.filter((mark) => mark[facet] === id);
        const left = own.reduce((sum, mark) => sum + mark.level - expected(mark), 0);
        expect(Math.abs(left), String(id)).toBeLessThan(1e-7);
      }
  });

  test("puts the fair average of better entries higher, whoever judged them", () => {
    const { theta, fairAverage } = fitRasch(marks)!;
    const order = (values: Record<string, number>) =>
      Object.keys(values).sort((a, b) => values[b]! - values[a]!);
    expect(order(fairAverage)).toEqual(order(theta));
    expect(Math.min(...Object.values(fairAverage))).toBeGreaterThan(0);
    expect(Math.max(...Object.values(fairAverage))).toBeLessThan(3);
  });

  test("never runs to infinity: an entry of highest marks only and a level that nobody gave are held by priors", () => {
    const found = fitRasch(levelsOf(extremeEntry.scores))!;
    expect(found.faults).toEqual(["extreme", "unused"]);
    expect(found.extremes).toEqual({ entries: ["e1"], judges: [], criteria: [] });
    expect(found.unusedLevels).toEqual([3]);
    expect(found.thresholds).toHaveLength(4);
    const all = numbersIn([found.theta, found.severity, found.thresholds, found.logLik]);
    expect(all.every((one) => Math.abs(one) < 15)).toBe(true);
    expect(found.theta["e1"]).toBeGreaterThan(found.theta["e2"]!);
    expect(found.fairAverage["e1"]).toBeGreaterThan(3);
    expect(found.fairAverage["e1"]).toBeLessThan(4);
  });

  test("holds parts that share no judge by priors, and has nothing to say of equal marks", () => {
    const parts = [
      ["a", "x", 0],
      ["a", "y", 1],
      ["b", "x", 1],
      ["b", "y", 0],
      ["c", "z", 1],
      ["c", "w", 0],
      ["d", "z", 0],
      ["d", "w", 1],
    ] as const;
    const found = fitRasch(parts.map(([entry, judge, level]) => ({ entry, judge, criterion: null, level })))!;
    expect(found.faults).toEqual(["disconnected"]);
    expect(fitRasch(marks.map((mark) => ({ ...mark, level: 2 })))).toBeNull();
  });

  test("gives the same in any order, and finite figures for any marks", () => {
    expect(fitRasch(shuffledBy(marks, 3))).toEqual(fitRasch(marks));
    fc.assert(
      fc.property(
        fc.uniqueArray(
          fc.record({
            entry: fc.constantFrom("a", "b", "c", "d"),
            judge: fc.constantFrom("x", "y", "z"),
            criterion: fc.constantFrom("c1", "c2"),
            level: fc.integer({ min: 0, max: 4 }),
          }),
          {
            minLength: 2,
            maxLength: 24,
            selector: ({ entry, judge, criterion }) => entry + judge + criterion,
          },
        ),
        (some) => {
          const found = fitRasch(some);
          if (!found) return;
          expect(numbersIn(found).every(Number.isFinite)).toBe(true);
          expect(Math.abs(Object.values(found.severity).reduce((sum, one) => sum + one, 0))).toBeLessThan(
            1e-6,
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("the scale of marks", () => {
  test.each([
    ["whole numbers", [3, 1, 2, 2], { min: 1, step: 1 }],
    ["half points", [0.5, 2, 1], { min: 0.5, step: 0.5 }],
    ["one value", [4, 4], { min: 4, step: 1 }],
    ["steps that do not fit", [1, 2, 3.5, 3.8], null],
    ["ten levels", [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], null],
    ["nine levels with gaps", [0, 1, 8], { min: 0, step: 1 }],
    ["a gap too wide", [0, 1, 9], null],
    ["nothing", [], null],
  ])("of %s", (_, values, scale) => {
    expect(levelScale(values)).toEqual(scale);
  });
});
