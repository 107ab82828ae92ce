import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { departuresOf, faultsOfProposal, refuseAnswer, refuseProposal, winnersOf } from "~/domain/decision";
import { decidingRules, rank, type RankedEntry, type RankedSheet } from "~/domain/ranking";
import { readRulebook } from "~/domain/rulebook";
import { marksOf } from "~/domain/scoring";

const { rulebook } = readRulebook(
  JSON.parse(readFileSync(new URL("../../db/seed/rulebooks/2027.json", import.meta.url), "utf8")),
);
const book = rulebook!; // the default rulebook is valid, another test says so
const at = "2027-07-01T00:00:00.000Z";
const all = (mark: number) => Object.fromEntries(book.rubric.criteria.map((c) => [c.id, mark]));
const sheet = (marks: Record<string, number>, rest: Partial<RankedSheet> = {}): RankedSheet => ({
  marks,
  submittedAt: at,
  setAsideAt: null,
  endReason: null,
  ...rest,
});
const entry = (code: string, sheets: RankedSheet[], country: string | null = null): RankedEntry => ({
  id: `id-${code}`,
  code,
  title: code,
  organisation: code,
  country,
  sheets,
});
/** Three like sheets with these marks. */
const thrice = (code: string, marks: Record<string, number>, country: string | null = null) =>
  entry(code, [sheet(marks), sheet(marks), sheet(marks)], country);
const codes = (ranking: ReturnType<typeof rank>, proposal: string) =>
  ranking.rows.filter((row) => row.proposal === proposal).map((row) => row.code);

test("an entry is ranked by the mean of its sheets, never by their sum", () => {
  const ranking = rank(book, { id: "C1", cap: 1 }, [
    entry("A", [sheet(all(3)), sheet(all(3)), sheet(all(3)), sheet(all(3)), sheet(all(3))]),
    entry("B", [sheet(all(4)), sheet(all(4)), sheet(all(3.5))]),
  ]);
  expect(ranking.rows.map(({ code, rawMean, sheets }) => [code, rawMean, sheets])).toEqual([
    ["B", 76.66666667, 3],
    ["A", 60, 5],
  ]);
});

test("a row says nothing of an entry beyond its own fields, whatever a query knows of it", () => {
  const known = { ...thrice("A", all(4)), category: "C2" };
  const [row] = rank(book, { id: "C2", cap: 1 }, [known]).rows;
  expect([row!.code, "category" in row!]).toEqual(["A", false]); // one entry was handed in
});

test("drafts, sheets set aside and sheets of judges with a conflict never count", () => {
  const ranking = rank(book, { id: "C1", cap: 1 }, [
    entry("A", [
      ...[3, 3, 3].map((mark) => sheet(all(mark))),
      sheet(all(5), { submittedAt: null }),
      sheet(all(5), { setAsideAt: at }),
      sheet(all(5), { endReason: "recusal" }),
      sheet(all(5), { endReason: "conflict" }),
    ]),
    entry("B", [sheet(all(5)), sheet(all(5)), sheet(all(5), { submittedAt: null })]),
  ]);
  expect(ranking.rows).toMatchObject([{ code: "A", rawMean: 60, sheets: 3, deviation: 0, flags: [] }]);
  expect(ranking.tooFew).toMatchObject([{ code: "B", sheets: 2 }]);
});

test("far apart sheets, far apart marks and missed floors are flagged", () => {
  const [row] = rank(book, { id: "C1", cap: 1 }, [
    entry("A", [sheet({ ...all(3), CR4: 1 }), sheet({ ...all(1), CR4: 2 }), sheet({ ...all(4), CR4: 1 })]),
  ]).rows;
  expect(row).toMatchObject({
    rawMean: 46.66666667,
    lowest: 25,
    highest: 65,
    deviation: 20.20725942,
    meetsFloors: false,
  });
  expect(row?.flags).toEqual([
    { kind: "range", value: 40 },
    { kind: "gap", criterion: "CR1", value: 3 },
    { kind: "gap", criterion: "CR2", value: 3 },
    { kind: "gap", criterion: "CR3", value: 3 },
    { kind: "gap", criterion: "CR5", value: 3 },
    { kind: "gap", criterion: "CR6", value: 3 },
    { kind: "belowTotal", floor: 60 },
    { kind: "belowCriterion", criterion: "CR4", value: 1.33333333, floor: 2.5 },
  ]);
});

test("the first place behind an entry below a floor still goes to an entry above it", () => {
  const ranking = rank(book, { id: "C1", cap: 1 }, [thrice("A", { ...all(5), CR4: 2 }), thrice("B", all(4))]);
  expect(ranking.rows.map((row) => [row.code, row.proposal])).toEqual([
    ["A", "none"],
    ["B", "winner"],
  ]);
});

// CR4 weighs 25 and CR3, CR6 weigh 15: these marks all score alike.
const evidence = { ...all(3), CR4: 3.5, CR2: 3, CR3: 3, CR1: 3, CR6: 2.5, CR5: 2.5 };
test("a tie at the cut line goes down the chain, and the step is named", () => {
  const plain = thrice("A", all(3));
  const better = thrice("B", evidence);
  expect(rank(book, { id: "C1", cap: 1 }, [plain, better])).toMatchObject({
    rows: [
      {
        code: "B",
        rawMean: 60,
        proposal: "winner",
        decidedBy: { criterion: "CR4" },
        tied: true,
        place: { from: 1, to: 1 },
      },
      { code: "A", rawMean: 60, proposal: "none", decidedBy: null, tied: true, place: { from: 2, to: 2 } },
    ],
    tie: { entries: ["id-B", "id-A"], places: 1, chair: null },
  });
});

test("a country without a winner yet comes before one that has one, and what is left is the chair's", () => {
  const first = thrice("A", all(4), "KG");
  const second = rank(book, { id: "C1", cap: 2 }, [
    first,
    thrice("B", all(3), "KG"),
    thrice("C", all(3), "VN"),
  ]);
  expect(second.rows[1]).toMatchObject({ code: "C", decidedBy: "countryWithoutWinner", proposal: "winner" });
  const third = rank(book, { id: "C1", cap: 2 }, [
    first,
    thrice("B", all(3), "VN"),
    thrice("C", all(3), "IN"),
  ]);
  expect(third.tie).toEqual({
    entries: ["id-B", "id-C"],
    places: 1,
    chair: { entries: ["id-B", "id-C"], places: 1 },
  });
  expect(third.rows.slice(1).map((row) => [row.proposal, row.place])).toEqual([
    ["chair", { from: 2, to: 3 }],
    ["chair", { from: 2, to: 3 }],
  ]);
});

test("half a point apart is no tie; a hair less is one", () => {
  const off = (gap: number) => ({
    ...book,
    judging: { ...book.judging, tie: { ...book.judging.tie, band: gap } },
  });
  const entries = [thrice("A", { ...all(3), CR5: 3.5 }), thrice("B", all(3))]; // one point apart
  expect(rank(off(1), { id: "C1", cap: 1 }, entries).tie).toBeNull();
  expect(rank(off(1.01), { id: "C1", cap: 1 }, entries).tie).not.toBeNull();
});

const anySheet = fc.record({
  marks: fc.record(
    Object.fromEntries(
      book.rubric.criteria.map((c) => [c.id, fc.constantFrom(...marksOf(book.rubric.scale).slice(6))]),
    ),
  ),
  submittedAt: fc.constantFrom(at, at, at, null),
  setAsideAt: fc.constantFrom(null, null, null, at),
  endReason: fc.constantFrom(null, null, null, "removed", "recusal", "conflict"),
});
const anyEntries = fc
  .array(
    fc.record({
      sheets: fc.array(anySheet, { maxLength: 6 }),
      country: fc.constantFrom("KG", "VN", "IN", null),
    }),
    { maxLength: 12 },
  )
  .map((list) => list.map((one, n) => entry(`E${String(n).padStart(2, "0")}`, one.sheets, one.country)));
/** A wide band, so that ties are common. */
const loose = {
  ...book,
  judging: { ...book.judging, minimumSheets: 1, tie: { ...book.judging.tie, band: 6 } },
};

test("the order in which entries and sheets come changes nothing", () => {
  fc.assert(
    fc.property(anyEntries, fc.integer({ min: 1, max: 5 }), (entries, cap) => {
      const turned = [...entries].reverse().map((one) => ({ ...one, sheets: [...one.sheets].reverse() }));
      expect(rank(loose, { id: "C1", cap }, turned)).toEqual(rank(loose, { id: "C1", cap }, entries));
    }),
  );
});

test("sheets that do not count change no figure", () => {
  fc.assert(
    fc.property(anyEntries, (entries) => {
      const clean = entries.map((one) => ({
        ...one,
        sheets: one.sheets.filter(
          (s) => s.submittedAt && !s.setAsideAt && !["recusal", "conflict"].includes(s.endReason ?? ""),
        ),
      }));
      expect(rank(loose, { id: "C1", cap: 3 }, entries)).toEqual(rank(loose, { id: "C1", cap: 3 }, clean));
    }),
  );
});

test("the rules name no more winners than there are places, and nobody yields to an entry a band or more behind", () => {
  fc.assert(
    fc.property(anyEntries, fc.integer({ min: 1, max: 5 }), (entries, cap) => {
      const { rows, tie } = rank(loose, { id: "C1", cap }, entries);
      const able = rows.filter((row) => row.meetsFloors);
      const winners = able.filter((row) => row.proposal === "winner");
      expect(winners.length + (tie?.chair?.places ?? 0)).toBe(Math.min(cap, able.length));
      expect((tie?.chair?.entries.length ?? 1) > (tie?.chair?.places ?? 0)).toBe(true);
      const out = able.filter((row) => row.proposal === "none");
      for (const winner of able.filter((row) => row.proposal !== "none"))
        for (const loser of out) expect(loser.rawMean - winner.rawMean).toBeLessThan(6);
      expect(rows.every((row) => row.meetsFloors || row.proposal === "none")).toBe(true);
      expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
    }),
  );
});

test("the rules' own proposal needs a reason only for those without a place and for the chair's choices", () => {
  fc.assert(
    fc.property(anyEntries, fc.integer({ min: 1, max: 5 }), (entries, cap) => {
      const ranking = rank(loose, { id: "C1", cap }, entries);
      const chosen = new Set(ranking.rows.filter((row) => row.proposal === "winner").map((row) => row.id));
      for (const id of ranking.tie?.chair?.entries.slice(0, ranking.tie.chair.places) ?? []) chosen.add(id);
      const whys = departuresOf(ranking, chosen).map((one) => one.why);
      expect(whys.filter((why) => why === "skipped" || why === "belowFloor")).toEqual([]);
      expect(whys.filter((why) => why === "castingVote")).toHaveLength(ranking.tie?.chair?.places ?? 0);
    }),
  );
});

const five = () =>
  rank(book, { id: "C1", cap: 2 }, [
    thrice("A", all(5)),
    thrice("B", all(4)),
    thrice("C", all(3.5)),
    thrice("D", all(2)),
    entry("E", [sheet(all(5))]),
  ]);

test("passing over, taking below a floor and leaving without a place each need a reason", () => {
  const ranking = five();
  expect(codes(ranking, "winner")).toEqual(["A", "B"]);
  expect(
    faultsOfProposal(ranking, { winners: ["id-A", "id-D"], reasons: {} }).map((f) => f.message.values),
  ).toEqual([
    { code: "B", why: "skipped" },
    { code: "C", why: "skipped" },
    { code: "D", why: "belowFloor" },
    { code: "E", why: "tooFew" },
  ]);
  const reasons = { "id-B": "b", "id-C": "c", "id-D": "d", "id-E": "e", "id-A": "not asked" };
  expect(faultsOfProposal(ranking, { winners: ["id-A", "id-D"], reasons })).toEqual([]);
  expect(winnersOf(ranking, { winners: ["id-D", "id-A"], reasons })).toEqual({
    format: 1,
    winners: [
      { entryId: "id-A", code: "A", place: 1 },
      { entryId: "id-D", code: "D", place: 4 },
    ],
    reasons: { "id-B": "b", "id-C": "c", "id-D": "d", "id-E": "e" },
  });
});

test("places may stay unfilled, but not be more than there are, nor go to an entry without a place", () => {
  const ranking = five();
  const reasons = { "id-E": "no third judge" };
  expect(faultsOfProposal(ranking, { winners: [], reasons, notAwarded: "None was ripe." })).toEqual([]);
  expect(faultsOfProposal(ranking, { winners: [], reasons, notAwarded: " " })).toEqual([
    { field: "notAwarded", message: { id: "ranking.nobodyChosen" } },
  ]);
  expect(faultsOfProposal(ranking, { winners: ["id-A"], reasons })).toEqual([]);
  expect(faultsOfProposal(ranking, { winners: ["id-A", "id-B", "id-C"], reasons })).toEqual([
    { field: "winners", message: { id: "ranking.overCap", values: { chosen: 3, cap: 2 } } },
  ]);
  expect(faultsOfProposal(ranking, { winners: ["id-E"], reasons })).toEqual([
    { field: "winners", message: { id: "ranking.notRanked" } },
  ]);
});

test.each([
  ["2027-07-10T01:59:59.999Z", null, false, "ranking.scoringRuns"],
  ["2027-07-10T02:00:00.000Z", null, false, "ranking.moderationRuns"],
  ["2027-07-14T15:58:59.999Z", null, false, "ranking.moderationRuns"],
  ["2027-07-14T15:59:00.000Z", null, false, undefined],
  ["2027-07-22T00:00:00.000Z", "returned", false, undefined],
  ["2027-07-22T00:00:00.000Z", "proposed", false, "ranking.proposedAlready"],
  ["2027-07-22T00:00:00.000Z", "approved", false, "ranking.approvedAlready"],
  ["2027-07-22T00:00:00.000Z", null, true, "ranking.conflict"],
] as const)(
  "at %s after a decision %s, with a conflict %s, proposing is answered with %s",
  (now, newest, hasConflict, id) => {
    expect(refuseProposal({ book, now, openSheets: 2, hasConflict, newest })?.id).toBe(id);
  },
);

test("nobody answers their own proposal, one that is answered, or one in a category they have a tie to", () => {
  const decision = { state: "proposed" as const, proposedById: "chair" };
  expect(refuseAnswer(decision, { id: "chair", hasConflict: false })).toEqual({ id: "ranking.twoPeople" });
  expect(refuseAnswer(decision, { id: "organiser", hasConflict: true })).toEqual({ id: "ranking.conflict" });
  expect(refuseAnswer({ ...decision, state: "returned" }, { id: "organiser", hasConflict: false })).toEqual({
    id: "ranking.notProposed",
  });
  expect(refuseAnswer(decision, { id: "organiser", hasConflict: false })).toBeNull();
});

test("the rules that are sealed are those that decide, and no dates or names", () => {
  expect(Object.keys(decidingRules(book))).toEqual([
    "format",
    "edition",
    "rubric",
    "judging",
    "model",
    "caps",
    "specialAwards",
  ]);
  expect(Object.keys(decidingRules({ ...book, specialAwards: [] }))).not.toContain("specialAwards");
  expect(decidingRules({ ...book, graceMinutes: 5 })).toEqual(decidingRules(book));
  expect(decidingRules({ ...book, judging: { ...book.judging, minimumSheets: 2 } })).not.toEqual(
    decidingRules(book),
  );
});

test("where the adjusted score decides it orders, floors are tested on it and it defines ties; without it nothing is ranked", () => {
  const adjusting = { ...book, judging: { ...book.judging, orders: "adjusted" as const } };
  const entries = [thrice("A", all(4.5)), thrice("B", all(4)), thrice("C", all(3.5)), thrice("D", all(3))];
  const adjusted = new Map([
    ["id-A", book.judging.floor.total - 1],
    ["id-B", 70],
    ["id-C", 80.1],
    ["id-D", 80 + 1e-7],
  ]);
  const ranking = rank(adjusting, { id: "C1", cap: 1 }, entries, adjusted);
  expect(ranking.rows.map(({ code, rawMean, adjusted: own }) => [code, rawMean, own])).toEqual([
    ["C", 70, 80.1],
    ["D", 60, 80],
    ["B", 80, 70],
    ["A", 90, book.judging.floor.total - 1],
  ]);
  expect(ranking.tie?.entries).toEqual(["id-C", "id-D"]);
  expect(ranking.rows.at(-1)?.meetsFloors).toBe(false);
  // Handed in or not, it changes nothing where the raw mean decides.
  expect(rank(book, { id: "C1", cap: 1 }, entries, adjusted)).toEqual(
    rank(book, { id: "C1", cap: 1 }, entries),
  );
  expect(() => rank(adjusting, { id: "C1", cap: 1 }, entries)).toThrow("was not handed in");
});
