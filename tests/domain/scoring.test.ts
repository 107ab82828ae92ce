import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readRulebook } from "~/domain/rulebook";
import {
  counts,
  emptySheet,
  faultsOfSheet,
  isMark,
  marksOf,
  pointsOf,
  refuseScoring,
  sameSheet,
  sheetScore,
  summaryOfFaults,
} from "~/domain/scoring";

const { rulebook } = readRulebook(
  JSON.parse(readFileSync(new URL("../../db/seed/rulebooks/2027.json", import.meta.url), "utf8")),
);
const book = rulebook!; // the default rulebook is valid, another test says so
const words = (count: number) => Array.from({ length: count }, (_, at) => `word${at}`).join(" ");
const all = (mark: number) => Object.fromEntries(book.rubric.criteria.map((c) => [c.id, mark]));
const anyMarks = fc.record(
  Object.fromEntries(book.rubric.criteria.map((c) => [c.id, fc.constantFrom(...marksOf(book.rubric.scale))])),
);

test("the scale has eleven marks, in half points", () => {
  expect(marksOf(book.rubric.scale)).toEqual([0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5]);
  expect([0, 2.5, 5].every((mark) => isMark(book.rubric.scale, mark))).toBe(true);
  expect([-0.5, 0.25, 5.5, NaN, Infinity].some((mark) => isMark(book.rubric.scale, mark))).toBe(false);
});

test.each([
  [all(0), 0],
  [all(5), 100],
  [all(2.5), 50],
  [{ CR1: 5, CR2: 3.5, CR3: 4.5, CR4: 4, CR5: 3, CR6: 2 }, 74.5],
  [{ CR1: 5, CR2: 3.5, CR3: 4.5, CR4: 4 }, null],
  [{}, null],
])("the marks %j score %s", (marks: Record<string, number>, score) => {
  expect(sheetScore(book.rubric, marks)).toBe(score);
});

test("while a sheet is half marked, its points are said against what they could be", () => {
  expect(pointsOf(book.rubric, { CR1: 5, CR2: 3.5, CR3: 4.5, CR4: 4 })).toEqual({
    marked: 4,
    criteria: 6,
    points: 62.5,
    of: 75,
  });
});

test("every complete sheet scores from 0 to 100, and a better mark never lowers the score", () => {
  fc.assert(
    fc.property(anyMarks, fc.constantFrom(...book.rubric.criteria.map((c) => c.id)), (marks, id) => {
      const score = sheetScore(book.rubric, marks)!;
      const better = sheetScore(book.rubric, { ...marks, [id]: 5 })!;
      return score >= 0 && score <= 100 && better >= score;
    }),
  );
});

test("a sheet lacks its marks, a reason for each extreme, and words of comment", () => {
  expect(
    faultsOfSheet(book, {
      ...emptySheet,
      marks: { ...all(3), CR1: 0, CR2: 5, CR3: 5 },
      reasons: { CR2: "Great." },
    }),
  ).toEqual([
    { field: "reason.CR1", message: { id: "judging.reasonMissing", values: { mark: 0 } } },
    { field: "reason.CR3", message: { id: "judging.reasonMissing", values: { mark: 5 } } },
    { field: "comment", message: { id: "judging.commentShort", values: { words: 0, least: 40 } } },
  ]);
  expect(summaryOfFaults(book, { ...emptySheet, marks: { CR1: 0 }, comment: words(21) })).toEqual({
    id: "judging.lacking",
    values: { marks: 5, reasons: 1, words: 19 },
  });
  expect(faultsOfSheet(book, { ...emptySheet, marks: all(3), comment: words(40) })).toEqual([]);
  expect(summaryOfFaults(book, { ...emptySheet, marks: all(3), comment: words(40) })).toBeNull();
});

test("a reason of spaces is none, and a comment in Chinese counts by its characters", () => {
  const sheet = {
    ...emptySheet,
    marks: all(5),
    reasons: Object.fromEntries(book.rubric.criteria.map((c) => [c.id, " "])),
  };
  expect(faultsOfSheet(book, sheet).filter((f) => f.field.startsWith("reason."))).toHaveLength(6);
  expect(faultsOfSheet(book, { ...emptySheet, marks: all(3), comment: "好".repeat(68) })).toEqual([]);
});

test("two sheets are the same whatever the order of their keys, and empty texts are no texts", () => {
  expect(
    sameSheet(
      { ...emptySheet, marks: { a: 1, b: 2 }, comments: { a: "" } },
      { ...emptySheet, marks: { b: 2, a: 1 } },
    ),
  ).toBe(true);
  expect(sameSheet({ ...emptySheet, note: "x" }, emptySheet)).toBe(false);
});

const window = { opens: "2027-06-20T16:00:00.000Z", closes: "2027-07-10T02:00:00.000Z" };
const open = { confirmedAt: "2027-06-20T16:00:00.000Z", endedAt: null, submittedAt: null };
test.each([
  ["2027-06-20T15:59:59.999Z", open, "judging.notOpen"],
  ["2027-06-20T16:00:00.000Z", open, undefined],
  ["2027-07-10T01:59:59.999Z", open, undefined],
  ["2027-07-10T02:00:00.000Z", open, "judging.closed"],
  ["2027-07-01T00:00:00.000Z", { ...open, confirmedAt: null }, "judging.confirmFirst"],
  ["2027-07-01T00:00:00.000Z", { ...open, submittedAt: window.opens }, "judging.submittedAlready"],
  ["2027-07-01T00:00:00.000Z", { ...open, endedAt: window.opens }, "judging.ended"],
])("at %s the assignment %j answers to marks with %s", (now, assignment, id) => {
  expect(refuseScoring(window, assignment, now)?.id).toBe(id);
});

test.each([
  [{ submittedAt: window.opens, setAsideAt: null, endReason: null }, true],
  [{ submittedAt: window.opens, setAsideAt: null, endReason: "removed" }, true],
  [{ submittedAt: null, setAsideAt: null, endReason: null }, false],
  [{ submittedAt: window.opens, setAsideAt: window.opens, endReason: null }, false],
  [{ submittedAt: window.opens, setAsideAt: null, endReason: "recusal" }, false],
  [{ submittedAt: window.opens, setAsideAt: null, endReason: "conflict" }, false],
])("of the sheet %j it is %s that it counts", (sheet, expected) => {
  expect(counts(sheet)).toBe(expected);
});
