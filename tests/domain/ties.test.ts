import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { rank, type RankedEntry, type Ranking } from "~/domain/ranking";
import { readRulebook, type TieStep } from "~/domain/rulebook";

const { rulebook } = readRulebook(
  JSON.parse(readFileSync(new URL("../../db/seed/rulebooks/2027.json", import.meta.url), "utf8")),
);
const book = rulebook!; // the default rulebook is valid, another test says so
const criteria = book.rubric.criteria.map((one) => one.id);

/** Few levels, so that totals tie and criteria differ; three like sheets an entry. */
const anyEntries = fc
  .array(
    fc.record({
      marks: fc.tuple(...criteria.map(() => fc.constantFrom(3, 3.5, 4))),
      country: fc.constantFrom(null, "KG", "VN", "IN"),
    }),
    { minLength: 2, maxLength: 9 },
  )
  .map((list) =>
    list.map(({ marks, country }, at): RankedEntry => {
      const sheet = {
        marks: Object.fromEntries(criteria.map((id, number) => [id, marks[number]!])), // one mark each
        submittedAt: "2027-07-01T00:00:00.000Z",
        setAsideAt: null,
        endReason: null,
      };
      const code = `P-${at + 10}`;
      return { id: code, code, title: code, organisation: code, country, sheets: [sheet, sheet, sheet] };
    }),
  );
const anyChain = fc
  .shuffledSubarray<TieStep>([
    { criterion: "CR4" },
    { criterion: "CR2" },
    { criterion: "CR6" },
    "countryWithoutWinner",
  ])
  .map((steps): TieStep[] => [...steps, "chair"]);
const withTies = (band: number, chain: TieStep[]) => ({
  ...book,
  judging: { ...book.judging, tie: { band, chain } },
});
const outcome = (ranking: Ranking) => ({
  ...ranking,
  rows: ranking.rows.map(({ id, proposal, decidedBy, place, tied }) => ({
    id,
    proposal,
    decidedBy,
    place,
    tied,
  })),
});

test("neither the order of entries nor of their sheets nor their codes change who wins, and by which step", () => {
  fc.assert(
    fc.property(
      anyEntries,
      anyChain,
      fc.constantFrom(0, 0.5, 3),
      fc.integer({ min: 1, max: 5 }),
      fc.infiniteStream(fc.nat()),
      (entries, chain, band, cap, lots) => {
        const rules = withTies(band, chain);
        const due = rank(rules, { id: "C1", cap }, entries);
        const thrown = entries
          .map((entry) => ({ entry, lot: lots.next().value! })) // the stream does not end
          .sort((a, b) => a.lot - b.lot)
          .map(({ entry }) => ({ ...entry, sheets: entry.sheets.toReversed() }));
        expect(outcome(rank(rules, { id: "C1", cap }, thrown))).toEqual(outcome(due));
        // Other codes put equals in another order, and nobody wins or loses by that.
        const renamed = entries.map((entry, at) => ({ ...entry, code: `P-${99 - at}` }));
        const fate = (ranking: Ranking) =>
          ranking.rows
            .map(({ id, proposal, decidedBy, tied }) =>
              [id, proposal, JSON.stringify(decidedBy), tied].join(" "),
            )
            .sort();
        expect(fate(rank(rules, { id: "C1", cap }, renamed))).toEqual(fate(due));
      },
    ),
    { numRuns: 2000 },
  );
});

test("the places of a category are filled as far as entries reach the floors, and never beyond the cap", () => {
  fc.assert(
    fc.property(anyEntries, anyChain, fc.integer({ min: 1, max: 5 }), (entries, chain, cap) => {
      const ranking = rank(withTies(0.5, chain), { id: "C1", cap }, entries);
      const won = ranking.rows.filter((row) => row.proposal === "winner").length;
      const able = ranking.rows.filter((row) => row.meetsFloors).length;
      expect(won + (ranking.tie?.chair?.places ?? 0)).toBe(Math.min(cap, able));
      // In the first round there are always more candidates than places, so no place is ever given for room alone.
      expect(ranking.rows.filter((row) => row.decidedBy === "room")).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});

test("each step of the default chain decides some case, and what it leaves is the chair's", () => {
  const reached = new Set<string>();
  const seen = (ranking: Ranking) => {
    for (const { decidedBy } of ranking.rows)
      if (decidedBy) reached.add(typeof decidedBy === "string" ? decidedBy : decidedBy.criterion);
    if (ranking.tie?.chair) reached.add("chair");
  };
  fc.assert(
    fc.property(anyEntries, fc.integer({ min: 1, max: 5 }), (entries, cap) => {
      seen(rank(withTies(3, book.judging.tie.chain), { id: "C1", cap }, entries));
    }),
    { numRuns: 3000, seed: 1 },
  );
  expect([...reached].sort()).toEqual(["CR2", "CR4", "CR6", "chair", "countryWithoutWinner"]);
});
