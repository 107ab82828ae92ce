import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
  allJudgedIn,
  judgedIn,
  type Merges,
  refuseMerge,
  refuseMergeAnswer,
  thinCategories,
} from "~/domain/category-merges";
import { readRulebook } from "~/domain/rulebook";

const book = readRulebook(JSON.parse(readFileSync("db/seed/rulebooks/2027.json", "utf8"))).rulebook!; // a test says so
const none: Merges = new Map();
const merged: Merges = new Map([["C3", "C2"]]);
const ask = (more: Partial<Parameters<typeof refuseMerge>[0]> = {}) =>
  refuseMerge({
    book,
    now: "2027-06-12T02:00:00.000Z",
    category: "C3",
    into: "C2",
    merges: none,
    count: { valid: 2, open: 0 },
    isPublished: false,
    tiedTo: [],
    ...more,
  })?.id ?? null;

test("a category with some entries that cannot come to its minimum may be merged, and no other", () => {
  expect(ask()).toBe(null);
  expect(ask({ count: { valid: 1, open: 1 } })).toBe(null);
  expect(ask({ count: { valid: 3, open: 0 } })).toBe("merging.enough");
  expect(ask({ count: { valid: 2, open: 1 } })).toBe("merging.open");
  expect(ask({ count: { valid: 0, open: 0 } })).toBe("merging.empty");
  expect(ask({ now: "2027-05-20T02:00:00.000Z" })).toBe("merging.notScreened");
  expect(ask({ isPublished: true })).toBe("merging.published");
  expect(ask({ into: "C9" })).toBe("merging.unknown");
});

test("whoever has a tie in either category, or in the one where it is judged now, decides on neither way", () => {
  expect(ask({ tiedTo: ["C3"] })).toBe("merging.tied");
  expect(ask({ tiedTo: ["C2"] })).toBe("merging.tied");
  expect(ask({ tiedTo: ["C1"] })).toBe(null);
  expect(ask({ into: "C3", merges: merged, tiedTo: ["C2"] })).toBe("merging.tied");
});

test("merges never stand on one another, and each can be taken back or led elsewhere", () => {
  expect(ask({ category: "C4", into: "C3", merges: merged })).toBe("merging.intoMerged");
  expect(ask({ category: "C2", into: "C1", merges: merged })).toBe("merging.receives");
  expect(ask({ merges: merged })).toBe("merging.same");
  expect(ask({ into: "C1", merges: merged })).toBe(null);
  expect(ask({ into: "C3", merges: merged, count: { valid: 9, open: 9 } })).toBe(null);
  expect(ask({ into: "C3" })).toBe("merging.notMerged");
});

test("the proposal is approved by somebody else, refused by anyone, and answered once", () => {
  const open = { state: "proposed", proposedById: "a" } as const;
  expect(refuseMergeAnswer(open, { personId: "a", isMade: true })).toEqual({ id: "merging.twoPeople" });
  expect(refuseMergeAnswer(open, { personId: "b", isMade: true })).toBe(null);
  expect(refuseMergeAnswer(open, { personId: "a", isMade: false })).toBe(null);
  expect(refuseMergeAnswer({ ...open, state: "made" }, { personId: "b", isMade: false })?.id).toBe(
    "merging.answered",
  );
});

test("what is merged is judged, and counted, in the other category alone", () => {
  expect([judgedIn(merged, "C3"), judgedIn(merged, "C2"), judgedIn(merged, null)]).toEqual([
    "C2",
    "C2",
    null,
  ]);
  expect(allJudgedIn(merged, ["C3", "C1", "C2"])).toEqual(["C2", "C1"]);
  const counts = [
    { category: "C1", valid: 2, open: 1 },
    { category: "C2", valid: 1, open: 0 },
    { category: "C3", valid: 2, open: 0 },
  ];
  const thin = (merges: Merges) => thinCategories(book, merges, counts).map(({ id, valid }) => [id, valid]);
  expect(thin(none)).toEqual([
    ["C2", 1],
    ["C3", 2],
  ]);
  expect(thin(merged)).toEqual([]);
});
