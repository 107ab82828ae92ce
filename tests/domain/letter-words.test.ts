import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  filledLine,
  filledParagraphs,
  knownPlaceholders,
  letterParts,
  type LetterValues,
  type Wording,
  piecesOf,
  placeholdersOf,
  tidied,
  typedPlaceholders,
  wordsFault,
} from "~/domain/letter-words";
import { outcomes, outcomesOf, waves } from "~/domain/release";
import { translatorOf } from "~/context.server";
import { defaultWords } from "~emails/result-letter";

const of = (outcome: Wording["outcome"]): Wording => ({ wave: "release", outcome, language: "en" });
const fault = (part: (typeof letterParts)[number], text: string, outcome: Wording["outcome"] = "winner") =>
  wordsFault(of(outcome), part, text);
const values: LetterValues = {
  known: Object.fromEntries(knownPlaceholders.map((one) => [one, `<${one}>`])) as LetterValues["known"],
  typed: { name: "{code}", title: "{name} https://portal.example/x", organisation: "</p>" },
};

test("the portal's own words pass their own rules for every outcome", () => {
  for (const wave of waves)
    for (const outcome of outcomesOf(wave)) {
      const wording = { wave, outcome, language: "en" };
      for (const [part, text] of Object.entries(defaultWords(translatorOf("en"), wording)))
        expect({ ...wording, part, fault: wordsFault(wording, part as "what", text) }).toEqual({
          ...{ ...wording, part, fault: null },
        });
    }
});

describe("a part is refused with a sentence that says what is wrong", () => {
  const subject = "Result of {code}";
  test.each([
    ["subject", "", "letterWords.missing"],
    ["subject", "Result", "letterWords.needed"],
    ["subject", `${subject}: {title}`, "letterWords.typedInLine"],
    ["heading", "Dear {name}", "letterWords.typedInLine"],
    ["subject", `${subject}\nBcc: a@b.example`, "letterWords.line"],
    ["subject", `${subject}\u202e`, "letterWords.hidden"],
    ["opening", "{category}\u2066", "letterWords.hidden"],
    ["opening", "{category}\u0007", "letterWords.hidden"],
    ["opening", "Well done.", "letterWords.needed"],
    ["opening", "{category {edition}", "letterWords.brace"],
    ["opening", "{{category}}", "letterWords.brace"],
    ["opening", "category} {category}", "letterWords.brace"],
    ["opening", "{category} {titel}", "letterWords.unknown"],
    ["opening", "{category} {}", "letterWords.unknown"],
    ["opening", "{category} {constructor}", "letterWords.unknown"],
    ["opening", "{category} {awards}", "letterWords.unknown"],
    ["what", "Tell everyone.", "letterWords.needed"],
    ["closing", "x".repeat(121), "letterWords.long"],
    ["next", "😀".repeat(1501), "letterWords.long"],
  ] as const)("%s: %j", (part, text, id) => {
    expect(fault(part, text)?.id).toBe(id);
  });

  test("and taken where all is well, also at its longest", () => {
    expect([
      fault("subject", subject),
      fault("opening", "For {name}, {title}, {organisation}:\n\n{ category } <b>https://evil.example</b>"),
      fault("next", "😀".repeat(1500)),
      fault("what", "No feedback is promised here.", "notValid"),
      fault("opening", "{category}: {awards}", "specialAward"),
    ]).toEqual([null, null, null, null, null]);
  });
});

test("whatever is taken fills without a brace of its own left over, and a header says nothing that was typed", () => {
  const text = fc
    .array(
      fc.oneof(
        fc.constantFrom(...[...knownPlaceholders, ...typedPlaceholders].map((one) => `{${one}}`)),
        fc.string({ maxLength: 12 }),
        fc.constantFrom("{", "}", "\n", "\r\n\r\n", "\u202e", "{titel}"),
      ),
      { maxLength: 8 },
    )
    .map((parts) => tidied(parts.join(" ")));
  fc.assert(
    fc.property(
      text,
      fc.constantFrom(...outcomes),
      fc.constantFrom(...letterParts),
      (words, outcome, part) => {
        const mayStand = wordsFault(of(outcome), part, words) === null;
        const called = (piecesOf(words) ?? []).flatMap((one) =>
          "placeholder" in one ? [one.placeholder] : [],
        );
        if (mayStand) {
          const { known, typed, needed } = placeholdersOf(of(outcome), part);
          expect(called.filter((one) => ![...known, ...typed].some((may) => may === one))).toEqual([]);
          expect(needed.filter((one) => !called.includes(one))).toEqual([]);
          const filled = filledParagraphs(words, values, "https://portal.example").flat(2);
          expect(filled.filter((one) => "value" in one)).toHaveLength(called.length);
        }
        const line = filledLine(words, values.known);
        for (const one of Object.values(values.typed))
          if (!words.includes(one)) expect(line).not.toContain(one);
      },
    ),
    { numRuns: 500 },
  );
});

test("only addresses of the portal itself become links, and none that stands in a value", () => {
  const links = (text: string) =>
    filledParagraphs(text, values, "https://portal.example")
      .flat(2)
      .flatMap((one) => ("link" in one ? [one.link] : []));
  expect(
    links(
      "See https://portal.example/winners, (https://portal.example/rules) or https://portal.example. {title} https://portal.example.evil.example/ https://portal.example@evil.example/ http://portal.example/ https://evil.example/https://portal.example/x javascript:alert(1)",
    ),
  ).toEqual(["https://portal.example/winners", "https://portal.example/rules", "https://portal.example"]);
});

test("an empty line begins a paragraph and a single one a line", () => {
  expect(filledParagraphs("One {code}\ntwo\n\n\nthree", values, "https://portal.example")).toEqual([
    [[{ words: "One " }, { value: "<code>" }], [{ words: "two" }]],
    [[{ words: "three" }]],
  ]);
});
