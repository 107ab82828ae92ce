import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  anova,
  iccForms,
  iccOfPanel,
  iccOfVariances,
  kendall,
  krippendorff,
  metrics,
} from "~/engine/agreement";
import { fitModel, type Score, scoreTable } from "~/engine/mixed-model";
import { scoreSets, shuffledBy } from "./contests";
import { allEqual, anxiety, balanced, krippendorff2011, noJudgeVariance, shroutFleiss } from "./published";

const iccOf = (scores: readonly Score[]) => iccOfPanel(anova(scoreTable(scores))!);

describe("intraclass correlations", () => {
  test("of Shrout and Fleiss's table are theirs, with their intervals", () => {
    expect(anova(scoreTable(shroutFleiss.scores))).toEqual(
      Object.fromEntries(
        Object.entries(shroutFleiss.anova).map(([name, value]) => [name, expect.closeTo(value, 6)]),
      ),
    );
    const icc = iccOf(shroutFleiss.scores)!;
    for (const form of iccForms)
      for (const figure of ["value", "low95", "high95"] as const)
        expect(
          Math.abs(icc[form][figure] - shroutFleiss.icc[form][figure]),
          `${form} ${figure}`,
        ).toBeLessThan(shroutFleiss.tolerance);
  });

  test("of other complete panels are those of irr and of the closed form", () => {
    const icc = iccOf(anxiety.scores)!;
    expect(Math.abs(icc["2,1"].value - anxiety.icc21)).toBeLessThan(anxiety.tolerance);
    expect(Math.abs(icc["3,1"].value - anxiety.icc31)).toBeLessThan(anxiety.tolerance);
    const squares = anova(scoreTable(balanced.scores))!;
    for (const [name, value] of Object.entries(balanced.anova))
      expect(squares[name as keyof typeof squares]).toBeCloseTo(value, 9);
    for (const [form, value] of Object.entries(balanced.icc))
      expect(iccOf(balanced.scores)![form as "2,1"].value).toBeCloseTo(value, 9);
    const negative = anova(scoreTable(noJudgeVariance.scores))!;
    expect((negative.betweenJudges - negative.residual) / 5).toBeCloseTo(-0.13333333333333344, 9);
  });

  test("from variances agree with those from mean squares where a panel is complete", () => {
    const table = scoreTable(shroutFleiss.scores);
    const icc = iccOfVariances(fitModel(table), fitModel(table, { withoutJudges: true }))!;
    for (const form of iccForms) expect(icc[form]!, form).toBeCloseTo(shroutFleiss.icc[form].value, 6);
  });

  test("of a panel with gaps come from the variances alone, and equal scores have none", () => {
    const gap = scoreTable(shroutFleiss.scores.slice(1));
    expect(anova(gap)).toBeNull();
    const flat = scoreTable(allEqual.scores);
    expect(iccOfPanel(anova(flat)!)).toBeNull();
    expect(iccOfVariances(fitModel(flat), fitModel(flat, { withoutJudges: true }))).toBeNull();
  });
});

test("a correlation that leaves judges out does not exist where judges explain everything", () => {
  const scores = ["j1", "j2", "j3", "j4", "j5"].map((judge, at) => ({
    entry: "a",
    judge,
    score: at === 4 ? 3 : 0,
  }));
  const table = scoreTable([...scores, { entry: "b", judge: "j5", score: 3 }]);
  const icc = iccOfVariances(fitModel(table), fitModel(table, { withoutJudges: true }))!;
  expect([icc["2,1"], icc["3,1"], icc["3,k"]]).toEqual([0, null, null]);
});

describe("Krippendorff's alpha", () => {
  test("of his table is his in all four metrics", () => {
    const table = scoreTable(krippendorff2011.scores);
    for (const metric of metrics)
      expect(Math.abs(krippendorff(table, metric)! - krippendorff2011.alpha[metric]), metric).toBeLessThan(
        krippendorff2011.tolerance,
      );
  });

  test("without gaps is what irr prints, once its double count is undone", () => {
    const table = scoreTable(anxiety.scores);
    const n = anxiety.scores.length;
    for (const [metric, printed] of Object.entries(anxiety.irrAlpha)) {
      const alpha = krippendorff(table, metric as "nominal")!;
      expect(Math.abs(1 - ((1 - alpha) * (2 * n - 1)) / (2 * n - 2) - printed), metric).toBeLessThan(
        anxiety.tolerance,
      );
    }
  });

  test("is the ratio of observed to expected differences, pair by pair", () => {
    fc.assert(
      fc.property(scoreSets, (scores) => {
        const table = scoreTable(scores);
        const units = table.rowsOf.entry
          .filter((rows) => rows.length > 1)
          .map((rows) => Array.from(rows, (row) => table.scores[row]!));
        const values = units.flat();
        const squares = (pairs: [number, number][]) => pairs.reduce((sum, [a, b]) => sum + (a - b) ** 2, 0);
        const pairsOf = (unit: number[]) =>
          unit.flatMap((a, i) => unit.flatMap((b, j): [number, number][] => (i === j ? [] : [[a, b]])));
        const expected = squares(pairsOf(values)) / (values.length * (values.length - 1));
        const observed =
          units.reduce((sum, unit) => sum + squares(pairsOf(unit)) / (unit.length - 1), 0) / values.length;
        const alpha = krippendorff(table, "interval");
        if (values.length === 0 || expected === 0) expect(alpha).toBeNull();
        else expect(alpha).toBeCloseTo(1 - observed / expected, 9);
      }),
      { numRuns: 60 },
    );
  });

  test("does not exist for equal scores, for single sheets, or as a ratio below 0", () => {
    const single = [
      { entry: "a", judge: "x", score: 1 },
      { entry: "b", judge: "y", score: 2 },
    ];
    for (const metric of metrics) {
      expect(krippendorff(scoreTable(allEqual.scores), metric)).toBeNull();
      expect(krippendorff(scoreTable(single), metric)).toBeNull();
    }
    const below = scoreTable(shroutFleiss.scores.map((one) => ({ ...one, score: one.score - 5 })));
    expect(krippendorff(below, "ratio")).toBeNull();
    expect(krippendorff(below, "interval")).not.toBeNull();
  });
});

describe("Kendall's W", () => {
  test("of a table full of ties is irr's, with and without the correction", () => {
    const { w, wTies, chiSquare, p } = kendall(scoreTable(anxiety.scores))!;
    expect(Math.abs(w - anxiety.kendallW)).toBeLessThan(anxiety.tolerance);
    expect(Math.abs(wTies - anxiety.kendallWTies)).toBeLessThan(anxiety.tolerance);
    expect(Math.abs(chiSquare - anxiety.chiSquare)).toBeLessThan(anxiety.tolerance);
    expect(Math.abs(p - anxiety.kendallP)).toBeLessThan(anxiety.tolerance);
  });

  test("is 1 where all judges rank alike, and does not exist with a gap or without any difference", () => {
    const alike = [1, 2, 3].flatMap((level) =>
      [1, 10].map((stretch) => ({ entry: `e${level}`, judge: `j${stretch}`, score: level * stretch })),
    );
    expect(kendall(scoreTable(alike))).toMatchObject({ w: 1, wTies: 1 });
    expect(kendall(scoreTable(alike.slice(1)))).toBeNull();
    expect(kendall(scoreTable(allEqual.scores))).toBeNull();
  });
});

test("the order of scores changes no figure of agreement", () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      for (const { scores } of [shroutFleiss, anxiety, krippendorff2011]) {
        const [one, other] = [scoreTable(scores), scoreTable(shuffledBy(scores, seed))];
        expect(anova(other)).toEqual(anova(one));
        expect(kendall(other)).toEqual(kendall(one));
        for (const metric of metrics) expect(krippendorff(other, metric)).toBe(krippendorff(one, metric));
      }
    }),
    { numRuns: 10 },
  );
});
