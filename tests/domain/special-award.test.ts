import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { departuresOf, faultsOfProposal, refuseProposal, winnersOf } from "~/domain/decision";
import type { RankingRow } from "~/domain/ranking";
import { type DecidedCategory, fieldOf } from "~/domain/special-award";
import { categoriesBehind, readRulebook } from "~/domain/rulebook";
import { windowOf } from "~/domain/stages";

const book = readRulebook(
  JSON.parse(readFileSync(new URL("../../db/seed/rulebooks/2027.json", import.meta.url), "utf8")),
).rulebook!; // it is the default

const row = (category: string, at: number, rawMean: number, meetsFloors: boolean): RankingRow => ({
  id: `${category}/${at}`,
  code: `${category}-${at}`,
  title: "",
  organisation: "",
  country: null,
  sheets: 3,
  rawMean,
  deviation: null,
  lowest: rawMean,
  highest: rawMean,
  criteria: {},
  place: { from: at + 1, to: at + 1 },
  meetsFloors,
  proposal: "winner",
  tied: at === 0,
  decidedBy: "room",
  flags: [],
});

/** Some categories decided, each with rows, the first of which won; with the ids that may still win. */
const decisions = fc.uniqueArray(fc.constantFrom("C1", "C2", "C3", "C4"), { maxLength: 4 }).chain((ids) =>
  fc.tuple(
    ...ids.map((category) =>
      fc
        .array(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.boolean()), { maxLength: 5 })
        .map((rows): DecidedCategory => {
          const made = rows.map(([mean, meets], at) => row(category, at, mean, meets));
          return {
            id: `d-${category}`,
            category,
            version: 1,
            ranking: { category, cap: 1, orders: "rawMean", rows: made, tooFew: [], tie: null },
            winners: {
              format: 1,
              winners: made.slice(0, 1).map(({ id, code }) => ({ entryId: id, code, place: 1 })),
              reasons: {},
            },
          };
        }),
    ),
  ),
);
const cases = fc.record({
  decided: decisions,
  categories: fc.subarray(["C1", "C2", "C3", "C4"], { minLength: 1 }),
  cap: fc.integer({ min: 1, max: 3 }),
  atLeast: fc.constantFrom(undefined, 0, 60, 100),
  barred: fc.subarray(["C1/0", "C1/1", "C2/0", "C3/2", "C4/0"]),
  isMention: fc.boolean(),
  seed: fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }),
});

type Case = Parameters<Parameters<typeof cases.map>[0]>[0];

const build = ({ decided, categories, cap, atLeast, isMention, barred }: Case) =>
  fieldOf(
    { id: "Special", cap, ...(atLeast !== undefined && { atLeast }), ...(isMention && { isMention }) },
    { categories, orders: "rawMean" },
    decided,
    (id) => !barred.includes(id),
  );

test("the field has exactly the entries with a place in its decided categories that may still win; of a mention, those who did not win there", () => {
  fc.assert(
    fc.property(cases, (one) => {
      const field = build(one);
      const due = one.categories.flatMap((id) =>
        one.decided
          .filter(({ category }) => category === id)
          .flatMap(({ ranking }) => ranking.rows.map(({ id: entry }) => entry)),
      );
      expect(field.rows.map(({ id }) => id)).toEqual(
        due.filter((id) => !one.barred.includes(id) && !(one.isMention && id.endsWith("/0"))),
      );
      // It stands on every decision that had somebody to give, in the order of the categories.
      expect(field.standsOn?.map(({ category }) => category)).toEqual(
        one.categories.filter((id) =>
          one.decided.some(({ category, ranking }) => category === id && ranking.rows.length > 0),
        ),
      );
      for (const { id, rawMean, meetsFloors, proposal, category } of field.rows) {
        const own = one.decided.flatMap(({ ranking }) => ranking.rows).find((other) => other.id === id)!; // it came from there
        expect(meetsFloors).toBe(own.meetsFloors && rawMean >= (one.atLeast ?? 0));
        expect([proposal, category]).toEqual([
          "none", // the figures propose nobody
          { id: id.split("/")[0], hasWon: id.endsWith("/0") },
        ]);
      }
    }),
  );
});

test("a proposal stands if every winner is of the field, within the cap and has a reason, and else is refused", () => {
  fc.assert(
    fc.property(cases, fc.boolean(), (one, isReasoned) => {
      const field = build(one);
      const chosen = field.rows.filter((_, at) => one.seed[at]).map(({ id }) => id);
      const reasons = Object.fromEntries(chosen.map((id) => [id, isReasoned ? "It meets them." : "  "]));
      const faults = faultsOfProposal(field, { winners: chosen, reasons }).map(({ field: at }) => at);
      expect(faults).toEqual([
        ...(chosen.length === 0 && field.rows.length > 0 ? ["notAwarded"] : []),
        ...(chosen.length > one.cap ? ["winners"] : []),
        ...(isReasoned ? [] : chosen.map((id) => `reason.${id}`)),
      ]);
      // Nobody is passed over: the figures give no order among those who could win it.
      expect(departuresOf(field, new Set(chosen)).map(({ entryId }) => entryId)).toEqual(chosen);
      expect(
        faultsOfProposal(field, { winners: [...chosen, "elsewhere"], reasons }).map(({ message }) => message),
      ).toEqual([{ id: "ranking.notRanked" }]);
      const { winners } = winnersOf(field, { winners: [...chosen].reverse(), reasons });
      expect(winners.map(({ entryId }) => entryId)).toEqual(chosen);
    }),
  );
});

test("a winner below the floors or the score asked for is kept as such, whatever the reason says", () => {
  fc.assert(
    fc.property(cases, (one) => {
      const field = build(one);
      for (const { why, entryId } of departuresOf(field, new Set(field.rows.map(({ id }) => id))))
        expect(why).toBe(field.rows.find(({ id }) => id === entryId)!.meetsFloors ? "chosen" : "belowFloor");
    }),
  );
});

test("it waits for the decisions of its categories, and a tie in one of them keeps a chair from it", () => {
  const now = windowOf(book, "deliberation").opens;
  const asked = { book, now, openSheets: 0, hasConflict: false, newest: null };
  expect(categoriesBehind(book, "LifeSciences")).toEqual(["C1", "C3"]);
  expect(categoriesBehind(book, "C2")).toEqual(["C2"]);
  expect(refuseProposal({ ...asked, waitsFor: ["C1", "C3"] })).toEqual({
    id: "ranking.categoriesFirst",
    values: { count: 2, categories: "C1, C3" },
  });
  expect(refuseProposal({ ...asked, waitsFor: [] })).toBeNull();
  expect(refuseProposal({ ...asked, hasConflict: true, waitsFor: [] })).toEqual({ id: "ranking.conflict" });
});
