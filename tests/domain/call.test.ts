import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { callStage, milestonesOf, needsOf } from "~/domain/call";
import { readRulebook, type Rulebook } from "~/domain/rulebook";
import { stageAt } from "~/domain/stages";

const read = (year: string): Rulebook => {
  const { rulebook } = readRulebook(
    JSON.parse(readFileSync(new URL(`../../db/seed/rulebooks/${year}.json`, import.meta.url), "utf8")),
  );
  return rulebook!; // both files are valid, which tests/domain/rulebook.test.ts shows
};
const book = read("2027");

test("the call is open only when the organiser has opened it, the first day has come and the deadline has not", () => {
  const at = (now: string, openedAt: string | null = "2027-02-01T00:00:00.000Z", winnersKnown = false) =>
    callStage(book, { now, openedAt, winnersKnown });
  expect(at("2027-02-28T15:59:59.999Z")).toBe("before");
  expect(at("2027-02-28T16:00:00.000Z")).toBe("open");
  expect(at("2027-02-28T16:00:00.000Z", null)).toBe("before");
  expect(at("2027-05-31T15:58:59.999Z")).toBe("open");
  expect(at("2027-05-31T15:59:00.000Z")).toBe("closed");
  expect(at("2027-09-01T00:00:00.000Z")).toBe("closed");
  expect(at("2027-09-01T00:00:00.000Z", "2027-02-01T00:00:00.000Z", true)).toBe("winners");
});

test("milestones come in the order of time", () => {
  expect(milestonesOf(book)).toEqual([
    { id: "entriesOpen", at: "2027-02-28T16:00:00.000Z" },
    { id: "entriesClose", at: "2027-05-31T15:59:00.000Z" },
    { id: "winners", at: "2027-08-02T02:00:00.000Z" },
    { id: "ceremony", at: "2027-09-01T01:00:00.000Z" },
  ]);
});

test("what an entry needs is read from the form, whichever rulebook it is", () => {
  expect(needsOf(book).map((need) => need.kind)).toEqual([
    "summary",
    "texts",
    "rows",
    "files",
    "files",
    "files",
    "endorsement",
    "statements",
  ]);
  expect(needsOf(read("2025"))).toEqual([
    expect.objectContaining({ kind: "summary" }),
    { kind: "texts", count: 2, words: 1000 },
    expect.objectContaining({ kind: "files", required: false }),
    { kind: "statements", count: 1 },
  ]);
});

test("the stage is the newest that has begun and is not over; feedback opens while a complaint can still be made", () => {
  const stages = ["2027-02-01", "2027-08-03", "2027-08-12", "2027-09-01", "2027-09-21", "2027-10-05"].map(
    (day) => stageAt(book, `${day}T04:00:00.000Z`),
  );
  expect(stages).toEqual(["setUp", "caseSharing", "feedback", "ceremony", "feedback", "announced"]);
  const opensOf = (id: string) => Date.parse(book.stages.find((one) => one.id === id)?.opens ?? "");
  const days = (opensOf("feedback") - opensOf("announced")) / 86_400_000;
  expect([days > 0, days < book.judging.complaintDays]).toEqual([true, true]);
});
