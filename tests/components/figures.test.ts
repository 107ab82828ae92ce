import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { FigureWarnings } from "~/components/figures";
import { translatorOf } from "~/context.server";
import type { RankingFigures } from "~/domain/ranking-figures";
import { answerOrder } from "~/engine/contest";
import type { Score } from "~/engine/mixed-model";
import type { ReportOptions } from "~/engine/score-report";
import { shownFigures } from "~/services/contests.server";
import { TranslateContext } from "~/locales/locale";

/** Marks of each entry by judge: `{ A: { x: 70 } }`. */
const scoresOf = (table: Record<string, Record<string, number>>): Score[] =>
  Object.entries(table).flatMap(([entry, row]) =>
    Object.entries(row).map(([judge, score]) => ({ entry, judge, score })),
  );

/** What the page says it cannot tell of these scores, as a reader who knows no judge by name reads it. */
function said(scores: Score[], more: Partial<ReportOptions> = {}): string {
  const contest = answerOrder({
    kind: "contest",
    scores,
    orders: "rawMean",
    top: 1,
    seed: 1,
    draws: 400,
    ...more,
  });
  const figures: RankingFigures = shownFigures(contest, {
    seed: 1,
    top: 1,
    codes: new Map(scores.map(({ entry }) => [entry, entry])),
    names: null,
  });
  const page = createElement(
    TranslateContext.Provider,
    { value: translatorOf("en") },
    createElement(FigureWarnings, { figures }),
  );
  return renderToStaticMarkup(page)
    .replace(/<[^>]+>/g, "")
    .replaceAll("&#x27;", "’");
}

const row = (a: number, b: number, c: number) => ({ x: a, y: b, z: c });

test.each<[name: string, words: RegExp, scores: Score[], more?: Partial<ReportOptions>]>([
  [
    "groups that share no sheet",
    /fall into 2 groups that share no sheet: A, B judged by Judge \d, Judge \d, C, D judged by .*join them by further sheets: Judge \d for [A-D]/,
    scoresOf({ A: { x: 70, y: 75 }, B: { x: 60, y: 66 }, C: { p: 80, q: 81 }, D: { p: 50, q: 55 } }),
  ],
  [
    "one sheet each",
    /No entry has more than one sheet/,
    scoresOf({ A: { x: 70 }, B: { x: 60 }, C: { y: 50 } }),
  ],
  [
    "one entry with one sheet",
    /With one sheet only: C\. Such entries are drawn far to the mean of/,
    scoresOf({ A: row(70, 75, 71), B: row(60, 66, 59), C: { x: 90 } }),
  ],
  [
    "few judges, not all of whom marked everything",
    /3 judges only, and not all of them marked everything: severity is not estimated/,
    scoresOf({ A: row(70, 75, 71), B: row(60, 66, 59), C: { x: 90, y: 84 } }),
  ],
  [
    "all scores equal",
    /All 6 scores are 70\.0: all entries are tied/,
    scoresOf({ A: row(70, 70, 70), B: row(70, 70, 70) }),
  ],
  [
    "no noise left",
    /explain every score exactly/,
    scoresOf({ A: row(70, 60, 65), B: row(50, 40, 45), C: row(80, 70, 75) }),
  ],
  [
    "judges who do not differ",
    /show no difference in severity between judges; the adjusted score is the raw mean drawn to/,
    scoresOf({ A: row(70, 74, 72), B: row(55, 50, 53), C: row(84, 80, 83), D: row(63, 66, 62) }),
  ],
  [
    "entries that do not differ",
    /any order would be by lot/,
    scoresOf({ A: row(50, 70, 60), B: row(70, 50, 60), C: row(60, 60, 60), D: row(55, 65, 61) }),
  ],
  [
    "a scale that somebody left at one end",
    /Second opinion by the Rasch model: some stand at one end of the scale throughout \(A/,
    scoresOf({ A: row(3, 3, 3), B: row(1, 2, 1), C: row(2, 1, 2) }),
    {
      rasch: {
        scale: { min: 0, step: 1 },
        marks: scoresOf({ A: row(3, 3, 3), B: row(1, 2, 1), C: row(2, 1, 2) }).map(
          ({ entry, judge, score }) => ({
            entry,
            judge,
            criterion: null,
            level: score,
          }),
        ),
      },
    },
  ],
  [
    "the same mark for everything",
    /Nearly always the same mark for all criteria of a sheet: Judge \d/,
    scoresOf({ A: row(70, 75, 71), B: row(60, 66, 59) }),
    { sheets: Array.from({ length: 8 }, () => ({ judge: "x", marks: [3, 3, 3] })) },
  ],
])("said in words: %s", (_, words, scores, more) => {
  const text = said(scores, more);
  expect(text).toMatch(words);
  expect(text).not.toContain("figures.warn");
});

test("every warning that the engine can give has its words, whatever is in it", async () => {
  const { readFileSync } = await import("node:fs");
  const source = readFileSync(new URL("../../app/engine/score-report.ts", import.meta.url), "utf8");
  const codes = new Set([...source.matchAll(/code: "([a-z-]+)"/g)].map(([, code]) => code!)); // the group is in the pattern
  const { en } = await import("~/locales/en");
  const worded = /^(icc|krippendorff|kendall)-|^rasch-(not-levels|one-level)$/;
  expect([...codes].filter((code) => !worded.test(code) && !(`figures.warn.${code}` in en))).toEqual([]);
  expect(codes.size).toBeGreaterThan(15);
});
