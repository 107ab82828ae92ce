import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changedFields } from "~/domain/changes";
import { entryView } from "~/domain/entry-document";
import { namedIn, toAsk, withoutDeclined } from "~/domain/listings";
import { readRulebook } from "~/domain/rulebook";
import { DAY, later } from "~/domain/time";
import { makeAnswers } from "~db/seed/factories";

const book = readRulebook(JSON.parse(readFileSync("db/seed/rulebooks/2027.json", "utf8"))).rulebook!; // it is the default
const now = "2027-04-01T00:00:00.000Z";
const row = (key: string, name: string, address: string) => ({
  key,
  name,
  role: "Data",
  organisation: "X",
  address,
});
const answers = (...rows: ReturnType<typeof row>[]) => makeAnswers({ team: rows });

describe("who of the team is asked", () => {
  const named = namedIn(book, answers(row("r1", "Jo", "Jo@people.example "), row("r2", "Li", "")));
  const ask = (listings: object[], more: object = {}) =>
    toAsk(named, { listings: listings as never, members: new Set(), again: false, now, ...more }).map(
      (one) => one.name,
    );
  const listing = (state: string, more = {}) => ({
    normalised: "jo@people.example",
    name: "Jo",
    state,
    askedAt: later(now, -DAY),
    ...more,
  });

  test("who has an address and was not asked", () => {
    expect(ask([])).toEqual(["Jo"]);
    expect(ask([], { members: new Set(["jo@people.example"]) })).toEqual([]);
  });
  test("again only after a day without an answer, or when a confirmed name was changed", () => {
    expect(ask([listing("asked")])).toEqual([]);
    expect(ask([listing("asked")], { again: true })).toEqual(["Jo"]);
    expect(ask([listing("asked", { askedAt: later(now, 1 - DAY) })], { again: true })).toEqual([]);
    expect(ask([listing("confirmed")], { again: true })).toEqual([]);
    expect(ask([listing("confirmed", { name: "Joe" })])).toEqual(["Jo"]);
  });
  test("never who said no, whatever is written now", () => {
    expect(ask([listing("declined", { name: "Somebody else" })], { again: true })).toEqual([]);
  });
});

test("whoever declined is in nothing that is public, under whatever row or spelling of the address", () => {
  const people = fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(people, fc.nat(), (ids, seed) => {
      const rows = ids.map((id) => row(`r${id}`, `Canary-${id}`, ` P${id}@People.Example`));
      const declined = ids.filter((id) => (seed >> id) & 1);
      const document = {
        entry: { id: "e", code: "C", edition: "2027" },
        answers: { ...answers(...rows) },
        files: [],
      };
      const shown = withoutDeclined(book, document, new Set(declined.map((id) => `p${id}@people.example`)));
      const text = JSON.stringify(entryView(book, shown, "public"));
      for (const id of ids) expect(text.includes(`Canary-${id}`)).toBe(!declined.includes(id));
    }),
  );
});

test("what was changed is named by its label; the order in which a row was written is no change", () => {
  const before = { answers: answers(row("r1", "Jo", "jo@x.example")), files: [] };
  const { key, ...rest } = row("r1", "Jo", "jo@x.example");
  const turned = { answers: { ...before.answers, team: [{ ...rest, key }] }, files: [] };
  expect(changedFields(book, before, turned)).toEqual([]);
  const after = {
    answers: { ...before.answers, city: "Osh", team: [row("r1", "Joe", "jo@x.example")] },
    files: [{ field: "annex", sha256: "1", description: "" }],
  };
  expect(changedFields(book, before, after).map((one) => one.id)).toEqual(["city", "team", "annex"]);
});
