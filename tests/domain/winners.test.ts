import { expect, test } from "vitest";
import type { Card, Result } from "~/domain/release";
import { byCategory, byRegion, choiceOf, narrowed, refusePublishing, winnersOf } from "~/domain/winners";

const T = "2027-08-02T02:00:00.000Z";
const before = "2027-08-02T01:59:59.000Z";
const week = "2027-08-09T02:00:00.000Z";

const card = (code: string, country: string | null): Card => ({
  entry: `entry-${code}`,
  code,
  revision: 1,
  title: code,
  ownTitle: "",
  organisation: "",
  ownOrganisation: "",
  country,
  line: "",
});
const result: Pick<Result, "categories" | "outcomes"> = {
  categories: [
    { id: "C1", decision: null, winners: [card("A", "SN"), card("B", "VN")] },
    { id: "C2", decision: null, winners: [card("C", "SN"), card("D", null)] },
  ],
  outcomes: (["winner", "notSelected", "horsConcours", "notValid"] as const).map((outcome, at) => ({
    entry: at === 0 ? "entry-A" : `other-${at}`,
    code: "",
    category: "C1",
    outcome,
    revision: 1,
    hash: `hash-${at}`,
  })),
};
const winners = (publishAt: [string, string | null][], now: string) =>
  winnersOf(result as Result, { releaseAt: T, publishAt: new Map(publishAt), now });

test("the page of a case opens with the release, or at its own later date, and never before the release", () => {
  const dates: [string, string | null][] = [
    ["entry-A", week],
    ["entry-B", before],
    ["entry-C", null],
  ];
  const at = (now: string) => winners(dates, now).map(({ code, opensAt, isOpen }) => [code, opensAt, isOpen]);
  expect(at(T)).toEqual([
    ["A", week, false],
    ["B", T, true],
    ["C", T, true],
    ["D", T, true],
  ]);
  expect(at(before).some(([, , isOpen]) => isOpen)).toBe(false);
  expect(at(week).every(([, , isOpen]) => isOpen)).toBe(true);
});

test("who won a special award alone is a winner too, of no category; who won both is one winner, who was mentioned none", () => {
  const [first] = winnersOf(result as Result, { releaseAt: T, publishAt: new Map(), now: T });
  const { entry, code } = first!; // there are winners
  const outcome = {
    ...result.outcomes[1]!,
    entry: "entry-E",
    category: "C2",
    outcome: "specialAward" as const,
  };
  const awarded = winnersOf(
    {
      ...result,
      outcomes: [...result.outcomes, outcome],
      specialAwards: [
        { id: "Life", decision: null, winners: [card("E", "KE"), { ...card(code, "SN"), entry }] },
      ],
    } as Result,
    { releaseAt: T, publishAt: new Map([["entry-E", week]]), now: T },
  );
  expect(awarded.map((one) => [one.code, one.category, one.hasWonCategory, one.specialAwards])).toEqual([
    ["A", "C1", true, ["Life"]],
    ["B", "C1", true, []],
    ["C", "C2", true, []],
    ["D", "C2", true, []],
    ["E", "C2", false, ["Life"]],
  ]);
  const mentioned = winnersOf(
    {
      ...result,
      outcomes: [...result.outcomes, { ...outcome, outcome: "honourableMention" }],
      specialAwards: [{ id: "Mention", decision: null, winners: [card("E", "KE")], isMention: true }],
    } as Result,
    { releaseAt: T, publishAt: new Map(), now: T },
  );
  expect(mentioned.map((one) => one.code)).toEqual(["A", "B", "C", "D"]);
  expect(awarded.find((one) => one.code === "E")).toMatchObject({
    hash: "hash-1",
    opensAt: week,
    isOpen: false,
  });
});

test("a winner carries the hash of its judged revision and its place in the world", () => {
  expect(winners([], T).slice(0, 2)).toMatchObject([
    { code: "A", category: "C1", hash: "hash-0", region: "Africa", subRegion: "Western Africa" },
    { code: "B", category: "C1", hash: "", region: "Asia", subRegion: "South-eastern Asia" },
  ]);
});

test("a choice narrows by all of its parts, and what nobody has fits nobody", () => {
  const of = (query: string) =>
    narrowed(winners([], T), choiceOf(new URLSearchParams(query))).map((one) => one.code);
  expect(of("")).toEqual(["A", "B", "C", "D"]);
  expect(of("country=SN")).toEqual(["A", "C"]);
  expect(of("country=SN&category=C2")).toEqual(["C"]);
  expect(of("region=Asia")).toEqual(["B"]);
  expect(of("country=FR")).toEqual([]);
  expect(of("country=%3Cscript%3E")).toEqual([]);
});

test("pictures count each winner with a country once, and each valid entry of a category", () => {
  expect(byRegion(winners([], T))).toEqual([
    { region: "Africa", winners: 2, countries: [{ country: "SN", winners: 2 }] },
    { region: "Asia", winners: 1, countries: [{ country: "VN", winners: 1 }] },
  ]);
  expect(byCategory(result)).toEqual([
    { category: "C1", valid: 3, winners: 2 },
    { category: "C2", valid: 0, winners: 2 },
  ]);
});

test("a page gets a date that is to come and not before the release, unless it is public", () => {
  const closed = { isOpen: false, releaseAt: T };
  expect(refusePublishing(closed, { publishAt: week, now: before })).toBeNull();
  expect(refusePublishing(closed, { publishAt: null, now: before })).toBeNull();
  expect(refusePublishing(closed, { publishAt: before, now: before })?.id).toBe("winners.datePast");
  expect(refusePublishing({ isOpen: false, releaseAt: week }, { publishAt: T, now: before })?.id).toBe(
    "winners.dateBeforeRelease",
  );
  expect(refusePublishing({ isOpen: true, releaseAt: T }, { publishAt: week, now: T })?.id).toBe(
    "winners.alreadyPublic",
  );
});
