import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readRulebook } from "~/domain/rulebook";
import { differenceOf, wordsDifference } from "~/engine/difference";

const book = readRulebook(JSON.parse(readFileSync("db/seed/rulebooks/2027.json", "utf8"))).rulebook!;

test("the two texts can be read out of their difference, whatever they are", () => {
  const text = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc
      .array(fc.constantFrom("teaching", "room", ". ", " ", "教室", "ห้องเรียน", "\n"))
      .map((of) => of.join("")),
  );
  fc.assert(
    fc.property(text, text, (before, after) => {
      const parts = wordsDifference(before, after);
      const read = (kind: string) =>
        parts
          .filter((part) => part.kind === "same" || part.kind === kind)
          .map((part) => part.text)
          .join("");
      expect([read("gone"), read("new")]).toEqual([before, after]);
    }),
  );
});

test("a word that changed is told from the words around it", () => {
  expect(wordsDifference("We trained 40 teachers.", "We trained 44 teachers.")).toEqual([
    { kind: "same", text: "We trained " },
    { kind: "gone", text: "40" },
    { kind: "new", text: "44" },
    { kind: "same", text: " teachers." },
  ]);
});

test("fields that say the same are left out; rows, files and choices are compared one by one", () => {
  const file = (name: string, sha256: string) => ({
    field: "annex",
    id: name,
    name,
    kind: "pdf" as const,
    size: 1,
    pages: 1,
    sha256: sha256.repeat(64),
    description: "",
    credit: "",
  });
  const before = {
    answers: {
      title: "Same",
      results: "One room.",
      team: [
        { key: "a", name: "Jo", role: "x" },
        { key: "b", name: "Flo", role: "y" },
      ],
    },
    files: [file("annex.pdf", "a")],
  };
  const after = {
    answers: {
      title: "Same",
      results: "Two rooms.",
      team: [
        { key: "b", name: "Flo", role: "y" },
        { key: "a", name: "Joan", role: "x" },
      ],
    },
    files: [file("annex.pdf", "b")],
  };
  expect(
    differenceOf(book, before, after).map(({ id, lines }) => [
      id,
      lines.map((parts) => parts.filter((part) => part.kind !== "same").map((part) => part.text)),
    ]),
  ).toEqual([
    ["team", [["Jo", "Joan"]]],
    ["results", [["One", "Two", "room", "rooms"]]],
    ["annex", [["aaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbb"]]],
  ]);
});
