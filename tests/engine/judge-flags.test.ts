import { describe, expect, test } from "vitest";
import { dice } from "~/engine/dice";
import {
  adjustedWithout,
  drifts,
  flagsOfJudges,
  matchingByQuality,
  movesTop,
  qualityByOthers,
  sameMarksThroughout,
} from "~/engine/judge-flags";
import { equationsAt, fitModel, scoreTable } from "~/engine/mixed-model";
import { zScores } from "~/engine/z-scores";
import { madeUp, nameOf } from "./contests";

const contest = madeUp({ entries: 60, judges: 12, sheets: 3, severity: 0.3, seed: 11 });
/** The contest with one judge's scores changed. */
const changed = (judge: string, change: (score: number, at: number) => number) =>
  scoreTable(
    contest.scores.map((one, at) => (one.judge === judge ? { ...one, score: change(one.score, at) } : one)),
  );
const flagsOf = (table: ReturnType<typeof scoreTable>, judge: string) =>
  flagsOfJudges(fitModel(table), 3)[table.judges.indexOf(judge)]!.flags.filter(
    (flag) => !flag.startsWith("moves"),
  );

describe("flags", () => {
  test("name who is far harsher or kinder than the others, who runs against them, and whose scores scatter", () => {
    const same = scoreTable(contest.scores);
    expect(flagsOf(same, "j004")).toEqual([]);
    expect(
      flagsOf(
        changed("j004", (score) => score - 4),
        "j004",
      ),
    ).toEqual(["harsh"]);
    expect(
      flagsOf(
        changed("j004", (score) => score + 4),
        "j004",
      ),
    ).toEqual(["lenient"]);
    expect(
      flagsOf(
        changed("j004", (score) => -score),
        "j004",
      ),
    ).toContain("contrary");
    expect(
      flagsOf(
        changed("j004", (score, at) => score + (at % 2 ? 3 : -3)),
        "j004",
      ),
    ).toContain("erratic");
  });

  test("change no score and remove nobody", () => {
    const table = changed("j004", (score) => score - 4);
    const fit = fitModel(table);
    const before = [...fit.adjusted];
    flagsOfJudges(fit, 3);
    expect([...fit.adjusted]).toEqual(before);
    expect(fit.table.rowsOf.judge[table.judges.indexOf("j004")]!).toHaveLength(15);
  });

  test("say nothing from too few sheets", () => {
    const few = scoreTable(contest.scores.filter(({ judge }, at) => judge !== "j004" || at % 5 === 0));
    const [figures] = flagsOfJudges(fitModel(few), 3).filter((_, at) => few.judges[at] === "j004");
    expect(few.rowsOf.judge[few.judges.indexOf("j004")]!.length).toBeLessThan(5);
    expect(figures).toMatchObject({ correlation: null, meanSquare: null });
  });
});

describe("without one judge", () => {
  test.each([
    ["more entries than judges", { entries: 30, judges: 8, sheets: 3 }],
    ["more judges than entries", { entries: 8, judges: 30, sheets: 8 }],
  ])("the adjusted scores are those of the sheets that are left, with %s", (_, size) => {
    const { scores } = madeUp({ ...size, severity: 0.6, seed: 3 });
    const table = scoreTable(scores);
    const fit = fitModel(table);
    table.judges.forEach((judge, at) => {
      const without = adjustedWithout(fit, at);
      const left = scoreTable(scores.filter((one) => one.judge !== judge));
      const { mean, entry } = equationsAt(left, fit.equations.ratios).estimate(left.scores);
      left.entries.forEach((id, place) => {
        expect(without[table.entries.indexOf(id)]!).toBeCloseTo(mean + entry[place]!, 9);
      });
    });
  });

  test("whoever decided who comes first is named, and ties with the first do not count", () => {
    const scores = Object.entries({
      a: [8, 7, 7.5, 6.9],
      b: [5.4, 6.9, 7.4, 7],
      c: [2, 3, 2.5, 3.1],
      d: [1, 2, 2, 1.5],
    }).flatMap(([entry, marks]) =>
      marks.map((score, judge) => ({ entry, judge: nameOf("j", judge), score })),
    );
    const table = scoreTable(scores);
    const all = flagsOfJudges(fitModel(table), 2).map(({ flags }) =>
      flags.filter((flag) => flag.startsWith("moves")),
    );
    expect(all).toEqual([[], [], [], []]);
    const kind = scoreTable(
      scores.map((one) => (one.entry === "b" && one.judge === "j000" ? { ...one, score: 12 } : one)),
    );
    expect(flagsOfJudges(fitModel(kind), 2)[0]!.flags).toContain("movesFirst");
    expect(movesTop(Float64Array.of(3, 2, 2, 1), Float64Array.of(3, 1, 2, 0), [0, 1, 2, 3], 2)).toBe(false);
    expect(movesTop(Float64Array.of(3, 2, 1.9, 1), Float64Array.of(3, 1, 2, 0), [0, 1, 2, 3], 2)).toBe(true);
    expect(movesTop(Float64Array.of(3, 2), Float64Array.of(2, 3), [0, 1], 2)).toBe(false);
  });
});

describe("diagnostics", () => {
  test("marks that are all the same on nine sheets of ten are noticed from eight sheets on", () => {
    const sheets = (judge: string, count: number, differing: number) =>
      Array.from({ length: count }, (_, at) => ({ judge, marks: at < differing ? [3, 4, 3] : [3, 3, 3] }));
    expect(
      sameMarksThroughout([
        ...sheets("always", 8, 0),
        ...sheets("nearly", 10, 1),
        ...sheets("sometimes", 10, 2),
        ...sheets("briefly", 7, 0),
        ...Array.from({ length: 9 }, () => ({ judge: "single", marks: [3] })),
      ]),
    ).toEqual(["always", "nearly"]);
  });

  test("a judge who grows kinder from entry to entry drifts; the others do not", () => {
    const place = (entry: string, judge: string) =>
      contest.scores.filter((one) => one.judge === judge).findIndex((one) => one.entry === entry) + 1;
    const table = scoreTable(
      contest.scores.map((one) =>
        one.judge === "j002" ? { ...one, score: one.score + 0.8 * place(one.entry, "j002") } : one,
      ),
    );
    const found = drifts(fitModel(table), place);
    expect(found).toHaveLength(12);
    const [drifting] = found.filter(({ judge }) => judge === "j002");
    expect(drifting!.slope).toBeGreaterThan(0.3);
    expect(drifting!.p).toBeLessThan(1e-4);
    expect(found.filter(({ p }) => p < 0.001).map(({ judge }) => judge)).toEqual(["j002"]);
    expect(drifts(fitModel(table), () => null)).toEqual([]);
  });

  test("judges who were given the better entries are told from judges who were dealt theirs", () => {
    const throws = dice(5);
    const quality = Array.from({ length: 90 }, () => throws.normal()).sort((a, b) => a - b);
    const scores = (judgeOf: (entry: number, sheet: number) => number) =>
      scoreTable(
        quality.flatMap((level, entry) =>
          [0, 1, 2].map((sheet) => ({
            entry: nameOf("e", entry),
            judge: nameOf("j", judgeOf(entry, sheet)),
            score: level + throws.normal(),
          })),
        ),
      );
    // Two sheets from judges of the same third, one from the next: all hangs together.
    const matched = scores(
      (entry, sheet) => ((Math.floor(entry / 30) + (sheet === 2 ? 1 : 0)) % 3) * 4 + ((entry + sheet) % 4),
    );
    const dealt = scores((entry, sheet) => (entry * 7 + sheet * 5) % 12);
    const ofMatched = matchingByQuality(matched, qualityByOthers(fitModel(matched)))!;
    const ofDealt = matchingByQuality(dealt, qualityByOthers(fitModel(dealt)))!;
    expect(ofMatched.p).toBeLessThan(1e-6);
    expect(ofMatched.share).toBeGreaterThan(0.1);
    expect(ofDealt.p).toBeGreaterThan(0.001);
    expect(matchingByQuality(dealt, () => null)).toBeNull();
  });
});

describe("z-scores", () => {
  test("force each judge to the mean and spread of all, and leave out judges with too few sheets", () => {
    const scores = [
      ...[1, 2, 3].map((score, at) => ({ entry: `e${at}`, judge: "a", score })),
      ...[30, 20, 10].map((score, at) => ({ entry: `e${at}`, judge: "b", score })),
      { entry: "e3", judge: "c", score: 50 },
    ];
    const table = scoreTable(scores);
    const mean = (6 + 60 + 50) / 7;
    expect(zScores(table, 3)).toEqual([
      expect.closeTo(mean, 9),
      expect.closeTo(mean, 9),
      expect.closeTo(mean, 9),
      null,
    ]);
    expect(zScores(table)).toEqual([null, null, null, null]);
  });
});
