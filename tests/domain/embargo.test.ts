import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { chosenBefore, faultsOfProposal } from "~/domain/decision";
import { answersDue, keptTo, namesOf, resultWithNames, withNames } from "~/domain/embargo";
import type { Ranking, RankingRow } from "~/domain/ranking";
import type { Result } from "~/domain/release";
import { readRulebook } from "~/domain/rulebook";

const { rulebook } = readRulebook(
  JSON.parse(readFileSync(new URL("../../db/seed/rulebooks/2027.json", import.meta.url), "utf8")),
);
const book = rulebook!; // the default rulebook is sound

test("the time to answer ends after the days of the rulebook, and never after the release", () => {
  const told = "2027-07-26T02:00:00.000Z";
  expect(answersDue(book, told, "2027-08-02T02:00:00.000Z")).toBe("2027-07-31T02:00:00.000Z");
  expect(answersDue(book, told, "2027-07-28T02:00:00.000Z")).toBe("2027-07-28T02:00:00.000Z");
});

test("a place that became free goes to nobody new, or to the next in order, as the sealed rule says", () => {
  const row = (id: string, place: number) =>
    ({
      id,
      code: id,
      place: { from: place, to: place },
      meetsFloors: true,
      proposal: "none",
    }) as unknown as RankingRow; // only what the rule reads
  const ranking = { cap: 2, rows: [row("b", 1), row("c", 2)], tooFew: [] } as unknown as Ranking; // likewise
  const winners = ["a", "b"].map((entryId, at) => ({ entryId, code: entryId, place: at + 1 }));
  const fell = {
    state: "superseded" as const,
    answeredAt: "2027-07-24T02:00:00.000Z",
    winners: { format: 1 as const, winners, reasons: {} },
  };
  const nobody = new Set<string>();
  const before = chosenBefore(ranking, [fell], nobody);
  expect(before).toEqual(["a", "b"]);
  // Nobody who was chosen has left: the decision fell for another reason, and the jury is free.
  const whole = { ...fell, winners: { ...fell.winners, winners: winners.slice(1) } };
  expect(chosenBefore(ranking, [whole], nobody)).toBeNull();
  // A tie that turned up before anybody was told leaves the jury free; after that the rule holds.
  const outside = { ...ranking, horsConcours: [{ id: "a" }] } as unknown as Ranking; // likewise
  expect(chosenBefore(outside, [fell], nobody)).toBeNull();
  expect(chosenBefore(outside, [fell], new Set(["a"]))).toEqual(["a", "b"]);
  expect(chosenBefore(ranking, [{ ...fell, answeredAt: null }], nobody)).toBeNull();
  const faults = (freePlace: "empty" | "next", chosen: string[]) =>
    faultsOfProposal(
      ranking,
      { winners: chosen, reasons: {} },
      keptTo({ ...book, judging: { ...book.judging, freePlace } }, before),
    ).map((one) => one.message);
  expect(book.judging.freePlace).toBe("empty");
  expect(faults("empty", ["b"])).toEqual([]);
  expect(faults("empty", ["b", "c"])).toEqual([{ id: "ranking.placeStaysEmpty", values: { code: "c" } }]);
  expect(faults("next", ["b", "c"])).toEqual([]);
});

test("corrected names are laid over what was judged, and over nothing else", () => {
  const { anchors } = book.form;
  const judged = {
    answers: {
      [anchors.title]: "Old",
      [anchors.organisation]: "University",
      [anchors.summary]: "Old University said Old.",
      [anchors.team!]: [{ key: "p1", name: "Jo", role: "Lead" }], // the default rulebook has a team
    },
  };
  const names = { ...namesOf(book, judged.answers), title: "New", team: { p1: "Jo Ann", p9: "Nobody" } };
  expect(withNames(book, judged, names).answers).toEqual({
    ...judged.answers,
    [anchors.title]: "New",
    [anchors.ownTitle!]: "", // likewise
    [anchors.ownOrganisation!]: "",
    [anchors.team!]: [{ key: "p1", name: "Jo Ann", role: "Lead" }],
  });
  expect(withNames(book, judged, undefined)).toBe(judged);
  const card = (entry: string) => ({
    entry,
    title: "Old",
    ownTitle: "",
    organisation: "U",
    ownOrganisation: "",
  });
  const result = { categories: [{ id: "C1", winners: [card("e1"), card("e2")] }] } as unknown as Result; // only the cards
  expect(
    resultWithNames(result, new Map([["e2", { ...names, organisation: "V" }]])).categories[0]!.winners,
  ).toEqual([card("e1"), { ...card("e2"), title: "New", organisation: "V" }]);
});
