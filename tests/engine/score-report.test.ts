import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Score } from "~/engine/mixed-model";
import { scoreReport, type ScoreReport } from "~/engine/score-report";
import { madeUp, nameOf, scoreSets, shuffledBy } from "./contests";
import { allEqual, balanced, disconnected, noJudgeVariance, scoresOf } from "./published";

const report = (scores: readonly Score[], more: Partial<Parameters<typeof scoreReport>[1]> = {}) =>
  scoreReport(scores, { top: 3, seed: 1, draws: 500, ...more });
const said = ({ warnings }: ScoreReport, code: string) =>
  warnings.find((warning) => warning.code === code)?.message ?? null;
const codes = ({ warnings }: ScoreReport) => warnings.map(({ code }) => code);

describe("what can go wrong is found and said", () => {
  test("groups that share no judge: they are named, with a sheet that would join them", () => {
    const found = report(disconnected.scores);
    expect(found.components).toEqual([
      ["1", "2"],
      ["3", "4"],
    ]);
    expect(said(found, "disconnected")).toBe(
      "Judges and entries fall into 2 groups that share no sheet: 1, 2 judged by A, B; 3, 4 judged by C, D. " +
        "No calculation compares entries of different groups; the adjusted scores assume that the groups are equally good. " +
        "Rank inside the groups, or join them by further sheets, such as judge C for entry 1.",
    );
  });

  test("too few judges with gaps: no severity, and the raw mean drawn to the middle", () => {
    const found = report(disconnected.scores);
    expect(said(found, "few-judges")).toContain("4 judges only, and not all of them scored everything");
    expect(said(found, "few-judges")).toContain("drawn to 4.5");
    expect(found.model.sdJudge).toBe(0);
    expect(found.judges.map(({ severity, se }) => [severity, se])).toEqual(Array(4).fill([null, null]));
    expect(found.entries.map(({ adjusted }) => Number(adjusted!.toFixed(3)))).toEqual([
      6.747, 5.848, 3.601, 1.804,
    ]);
    expect(said(report(balanced.scores), "few-judges")).toContain("does not depend on it");
  });

  test("equal scores: all tied, all first, chances shared out, and no figure of agreement", () => {
    const found = report(allEqual.scores);
    expect(found.model).toEqual({ mean: 5, sdEntry: 0, sdJudge: 0, sdResidual: 0, remlCriterion: null });
    expect(found.entries).toEqual(
      ["e1", "e2", "e3", "e4"].map((entry) => ({
        entry,
        sheets: 3,
        rawMean: 5,
        adjusted: 5,
        se: 0,
        low90: 5,
        high90: 5,
        rankLow90: 1,
        rankHigh90: 1,
        pFirst: 0.25,
        pTop: 0.75,
      })),
    );
    expect(found.ties).toEqual([["e1", "e2", "e3", "e4"]]);
    expect(found.agreement).toEqual({
      icc: { "1,1": null, "2,1": null, "3,1": null, "1,k": null, "2,k": null, "3,k": null },
      krippendorff: { nominal: null, ordinal: null, interval: null, ratio: null },
      kendallW: null,
      kendallWTies: null,
      kendallP: null,
    });
    expect(said(found, "all-equal")).toBe(
      "All 12 scores are 5: all entries are tied, and how well judges agree is not defined.",
    );
    expect(codes(found)).toEqual([
      "all-equal",
      "icc-undefined",
      "krippendorff-undefined",
      "kendall-undefined",
    ]);
  });

  test("an entry with one sheet is drawn to the mean and is not rankable", () => {
    const { scores } = madeUp({ entries: 30, judges: 10, sheets: 3, severity: 0.3, seed: 1 });
    const found = report(scores.filter((one, at) => one.entry !== "e004" || at % 3 === 0));
    const one = found.entries.find(({ entry }) => entry === "e004")!;
    expect(one.sheets).toBe(1);
    expect(Math.abs(one.adjusted! - found.model.mean!)).toBeLessThan(
      Math.abs(one.rawMean - found.model.mean!),
    );
    expect(said(found, "one-sheet")).toContain("1 entry has one sheet only (e004)");
    expect(said(found, "one-sheet")).toContain("not rankable");
  });

  test("with one sheet everywhere only raw scores are left, in their order", () => {
    const found = report([
      { entry: "a", judge: "x", score: 4 },
      { entry: "b", judge: "x", score: 6 },
      { entry: "c", judge: "y", score: 8 },
      { entry: "d", judge: "y", score: 6 },
    ]);
    expect(
      found.entries.map(({ entry, rawMean, adjusted, pFirst }) => [entry, rawMean, adjusted, pFirst]),
    ).toEqual([
      ["c", 8, null, null],
      ["b", 6, null, null],
      ["d", 6, null, null],
      ["a", 4, null, null],
    ]);
    expect(found.ties).toEqual([["b", "d"]]);
    expect(said(found, "one-sheet")).toContain("quality cannot be told from noise");
    expect([found.model.sdEntry, found.model.sdResidual]).toEqual([null, null]);
  });

  test("one score says nothing but itself", () => {
    const found = report([{ entry: "a", judge: "x", score: 4 }]);
    expect(found.model).toEqual({
      mean: 4,
      sdEntry: null,
      sdJudge: null,
      sdResidual: null,
      remlCriterion: null,
    });
    expect(said(found, "all-equal")).toBe(
      "There is one score only, 4: nothing can be said of how sure it is.",
    );
  });

  test("judges who do not differ, and entries that do not", () => {
    expect(said(report(noJudgeVariance.scores), "no-judge-variance")).toContain("the raw mean drawn to 5.4");
    const alike = report(
      scoresOf({ a: [1, 2, 3], b: [2, 3, 1], c: [3, 1, 2], d: [1, 3, 2] }, ["x", "y", "z"]),
    );
    expect(alike.model.sdEntry).toBe(0);
    expect(said(alike, "no-entry-variance")).toContain("all adjusted scores are 2");
    expect([alike.agreement.icc["3,1"], alike.agreement.icc["3,k"]]).toEqual([-0.5, null]);
    expect(said(alike, "icc-undefined")).toContain("1,k and 3,k are not defined");
    expect(alike.ties).toEqual([["a", "b", "c", "d"]]);
    const nearly = report(
      scoresOf({ a: [1, 5, 3], b: [5, 3, 2], c: [3, 1, 6], d: [2, 3, 3] }, ["x", "y", "z"]),
    );
    expect(nearly.entries.map(({ entry, adjusted }) => [entry, adjusted === nearly.model.mean])).toEqual([
      ["b", true],
      ["c", true],
      ["a", true],
      ["d", true],
    ]);
  });

  test("scores without any noise", () => {
    const exact = [0, 2, 4].flatMap((quality, i) =>
      [0, 1, 3].map((severity, j) => ({ entry: `e${i}`, judge: `j${j}`, score: quality - severity })),
    );
    expect(said(report(exact), "no-residual")).toContain("explain every score exactly");
    expect(report(exact).model.remlCriterion).toBeNull();
  });

  test("panels that hang by a thread", () => {
    const panels = [0, 1].flatMap((side) => {
      const { scores } = madeUp({ entries: 10, judges: 4, sheets: 3, severity: 0.4, seed: side });
      const moved = (name: string) =>
        name.slice(0, 1) + String(Number(name.slice(1)) + 10 * side).padStart(3, "0");
      return scores.map((one) => ({ ...one, entry: moved(one.entry), judge: moved(one.judge) }));
    });
    const found = report([...panels, { entry: nameOf("e", 3), judge: nameOf("j", 11), score: 0.4 }]);
    expect(found.components).toHaveLength(1);
    expect(said(found, "weakly-linked")).toMatch(
      /two groups of judges \(j00\d.* and j01\d.*\): the difference between them is known with a standard error of [\d.]+ points, beside [\d.]+ between entries/,
    );
    const { scores } = madeUp({ entries: 30, judges: 10, sheets: 3, severity: 0.4, seed: 1 });
    const above = scores.map((one) => ({ ...one, score: one.score + 10 }));
    expect(codes(report(above))).toEqual(["icc-from-variances", "kendall-undefined"]);
  });

  test("a few sheets more or less that decide who is among the first", () => {
    const { scores } = madeUp({ entries: 30, judges: 10, sheets: 4, severity: 0, seed: 3 });
    const best = report(scores, { top: 1 }).entries[0]!.entry;
    // A new entry with one splendid sheet: not drawn to the mean it would lead.
    const level = Math.max(...scores.filter(({ entry }) => entry === best).map(({ score }) => score));
    const found = report([...scores, { entry: "single", judge: "j001", score: level + 0.2 }], { top: 1 });
    expect(found.entries[0]!.entry).toBe(best);
    expect(said(found, "unequal-sheets")).toContain("Not drawn, single would be among the first 1");
  });

  test("judges who were given the better entries", () => {
    const scores = Array.from({ length: 90 }, (_, entry) =>
      [0, 1, 2].map((sheet) => ({
        entry: nameOf("e", entry),
        judge: nameOf(
          "j",
          ((Math.floor(entry / 30) + (sheet === 2 ? 1 : 0)) % 3) * 4 + ((entry + sheet) % 4),
        ),
        score: entry / 10 + ((entry * 7 + sheet * 5) % 11) / 5,
      })),
    ).flat();
    expect(said(report(scores), "matched-by-quality")).toMatch(
      /\d+ % of the spread in quality lies between judges/,
    );
  });

  test("sheets marked in one go", () => {
    const sheets = Array.from({ length: 8 }, () => ({ judge: "A", marks: [4, 4, 4] }));
    expect(said(report(balanced.scores, { sheets }), "same-marks")).toContain("1 judge gave all criteria");
  });
});

describe("ties", () => {
  test("are entries of equal adjusted score, and those that the scores do not tell apart at the cut line", () => {
    const { scores } = madeUp({ entries: 30, judges: 10, sheets: 3, severity: 0.3, seed: 2 });
    const found = report(scores, { top: 5 });
    const order = found.entries.map(({ entry }) => entry);
    for (const group of found.ties) expect(group).toEqual(order.filter((entry) => group.includes(entry)));
    const [tied] = found.ties;
    expect(tied).toContain(order[4]);
    expect(tied).toContain(order[5]);
    expect(said(found, "tied-at-cut")).toContain("At the line after place 5");
    expect(report(scores, { top: 30 }).ties).toEqual([]);
  });
});

describe("a report", () => {
  test("is the same in any order of scores and for the same seed", () => {
    fc.assert(
      fc.property(scoreSets, fc.integer(), (scores, seed) => {
        expect(report(shuffledBy(scores, seed), { draws: 20 })).toEqual(report(scores, { draws: 20 }));
      }),
      { numRuns: 4 },
    );
  });

  test("of any scores has no figure that is not a number or null, and a code for every null", () => {
    fc.assert(
      fc.property(scoreSets, (scores) => {
        const found = report(scores, { draws: 20 });
        const text = JSON.stringify(found, (_, value: unknown) =>
          typeof value === "number" && !Number.isFinite(value) ? "broken" : value,
        );
        expect(text).not.toContain("broken");
        if (/null/.test(text.replace('"rasch":null', ""))) expect(found.warnings.length).toBeGreaterThan(0);
        expect(found.entries.reduce((sum, { sheets }) => sum + sheets, 0)).toBe(scores.length);
      }),
      { numRuns: 8 },
    );
  });
});
