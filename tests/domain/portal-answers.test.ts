import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { portalAnswers } from "~/domain/portal-answers";
import { readRulebook } from "~/domain/rulebook";
import { makeAnswers } from "~db/seed/factories";

const book = readRulebook(JSON.parse(readFileSync("db/seed/rulebooks/2027.json", "utf8"))).rulebook!;
const ask = (answers = makeAnswers(), more = {}) =>
  portalAnswers(book, { answers, files: [] }, { category: "C1", alike: 0, endorsementsMissing: 0, ...more });
const said = (one: ReturnType<typeof ask>[string] | undefined) => [
  one?.answer,
  ...(one?.found.map(({ id, values }) => [id, values?.["count"]]) ?? []),
];

test("the portal answers what it knows the whole of, and nothing else", () => {
  const own = ask();
  expect(Object.keys(own)).toEqual(["country", "oneCategory", "endorsement", "limits", "statements"]);
  expect(Object.values(own).map(({ answer }) => answer)).toEqual(["yes", "yes", "yes", "yes", "yes"]);
  expect(said(own["limits"])).toEqual(["yes", ["screening.knows.answered", 8]]);
});

test("a text above its limit, or a statement that is not ticked, needs repair", () => {
  const long = ask({ ...makeAnswers(), context: "word ".repeat(201) });
  expect(said(long["limits"])).toEqual(["repair", ["screening.knows.wrong", 1]]);
  expect(long["limits"]?.wrong).toEqual(["context"]);
  const unticked = ask({ ...makeAnswers(), original: "" });
  expect(said(unticked["statements"])).toEqual(["repair", ["screening.knows.wrong", 1]]);
});

test("an entry that shares passages is for a person to look at", () => {
  expect(said(ask(makeAnswers(), { alike: 2 })["oneCategory"])).toEqual([null, ["screening.knows.alike", 2]]);
});

test("partners who have not endorsed count where the category asks for them", () => {
  const missing = { endorsementsMissing: 1 };
  expect(said(ask(makeAnswers(), missing)["endorsement"])[0]).toBe("yes");
  expect(said(ask(makeAnswers(), { ...missing, category: "C4" })["endorsement"])).toEqual([
    "repair",
    ["screening.knows.endorsed", 1],
  ]);
});
