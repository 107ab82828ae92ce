import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { answersFromGate, passGate } from "~/domain/gate";
import { readRulebook, type Rulebook } from "~/domain/rulebook";
import { gateAnswers } from "~db/seed/factories";

const document = () => JSON.parse(readFileSync("db/seed/rulebooks/2027.json", "utf8")) as Rulebook;
const { gate } = readRulebook(document()).rulebook!; // it is the default

test("answers that fit pass, and those that stand for a field of the form are carried over", () => {
  expect(passGate(gate, gateAnswers)).toEqual({ unanswered: [], bars: [], doubts: [] });
  expect(answersFromGate(gate, gateAnswers)).toEqual({ iioeStatus: "partner", category: "C1" });
});

test("every question is answered, barred or doubted exactly as its chosen option says", () => {
  const choices = fc.record(
    Object.fromEntries(
      gate.map(({ id, options }) => [id, fc.constantFrom("", "nonsense", ...options.map((one) => one.id))]),
    ),
  );
  fc.assert(
    fc.property(choices, (answers) => {
      const { unanswered, bars, doubts } = passGate(gate, answers);
      for (const { id, options } of gate) {
        const then = options.find((one) => one.id === answers[id])?.then ?? "unanswered";
        expect([
          unanswered.includes(id),
          bars.some((one) => one.question === id),
          doubts.some((one) => one.question === id),
        ]).toEqual([then === "unanswered", then === "bars", then === "ask"]);
      }
    }),
  );
});

test.each([
  [
    "an option that bars without a word why",
    1,
    (one: Rulebook["gate"][number]) => delete one.options[2]!.why,
  ],
  [
    "a question that lets nobody in",
    2,
    (one: Rulebook["gate"][number]) =>
      one.options.forEach((o) => Object.assign(o, { then: "bars", why: { en: "No." } })),
  ],
  [
    "an answer that the form does not know",
    0,
    (one: Rulebook["gate"][number]) => (one.options[0]!.id = "friend"),
  ],
  ["a field that is no choice", 1, (one: Rulebook["gate"][number]) => (one.field = "title")],
])("a rulebook with %s is refused", (_, at, spoil) => {
  const spoilt = document();
  spoil(spoilt.gate[at]!);
  expect(readRulebook(spoilt).faults?.map((fault) => fault.where)).toEqual([`gate › ${at}`]);
});
