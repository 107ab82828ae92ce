import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readRulebook } from "~/domain/rulebook";
import {
  type CheckAnswer,
  mayRepair,
  refuseOutcome,
  refuseScreening,
  screeningState,
} from "~/domain/screening";

const book = readRulebook(JSON.parse(readFileSync("db/seed/rulebooks/2027.json", "utf8"))).rulebook!;
const now = "2027-06-03T00:00:00.000Z";
const checks = (answer: CheckAnswer, of = "readable") =>
  Object.fromEntries(
    book.eligibility.map(({ id }) => [id, { answer: id === of ? answer : ("yes" as const), note: "" }]),
  );
const outcome = (more: Partial<Parameters<typeof refuseOutcome>[0]>) =>
  refuseOutcome({
    book,
    now,
    category: "C1",
    checks: checks("yes"),
    outcome: "valid",
    reason: "",
    fields: [],
    endorsementsMissing: 0,
    ...more,
  })?.id ?? null;

describe("who may screen when", () => {
  const ask = (more: object) =>
    refuseScreening({
      book,
      now,
      entry: { state: "submitted" },
      isMember: false,
      isPublished: false,
      extension: null,
      ...more,
    })?.id ?? null;
  test("from the opening of screening to the published plan, and never one's own entry", () => {
    expect(ask({})).toBe(null);
    expect(ask({ now: "2027-06-01T00:59:59.999Z" })).toBe("screening.notOpen");
    expect(ask({ now: "2027-06-01T01:00:00.000Z" })).toBe(null);
    expect(ask({ isMember: true })).toBe("screening.ownEntry");
    expect(ask({ isPublished: true })).toBe("screening.published");
    for (const state of ["draft", "withdrawn"])
      expect(ask({ entry: { state } })).toBe("screening.notSubmitted");
  });
});

describe("what follows from the checks", () => {
  test("valid needs a yes everywhere", () => {
    expect(outcome({})).toBe(null);
    expect(outcome({ checks: checks("repair") })).toBe("screening.validNeedsYes");
    expect(outcome({ checks: {} })).toBe("screening.checksMissing");
  });
  test("a category of partners needs every endorsement before it is valid", () => {
    expect(outcome({ category: "C4", endorsementsMissing: 1 })).toBe("screening.endorsementMissing");
    expect(outcome({ category: "C4" })).toBe(null);
    expect(outcome({ category: "C1", endorsementsMissing: 1 })).toBe(null);
    expect(
      outcome({
        category: "C4",
        endorsementsMissing: 1,
        outcome: "repair",
        reason: "Ask your partner.",
        fields: ["partners"],
        checks: checks("repair", "endorsement"),
      }),
    ).toBe(null);
  });
  test("a repair needs words, a check to mend, fields and time", () => {
    const repair = {
      outcome: "repair",
      reason: "No password, please.",
      fields: ["annex"],
      checks: checks("repair"),
    } as const;
    expect(outcome(repair)).toBe(null);
    expect(outcome({ ...repair, reason: " " })).toBe("screening.reasonMissing");
    expect(outcome({ ...repair, fields: [] })).toBe("screening.fieldsMissing");
    expect(outcome({ ...repair, checks: checks("yes") })).toBe("screening.repairNeedsCheck");
    expect(outcome({ ...repair, checks: checks("no") })).toBe("screening.repairWithNo");
    expect(outcome({ ...repair, now: "2027-06-18T15:58:59.999Z" })).toBe(null);
    expect(outcome({ ...repair, now: "2027-06-18T15:59:00.000Z" })).toBe("screening.repairsOver");
  });
  test("not valid needs a reason in words and a check that is not yes", () => {
    expect(outcome({ outcome: "notValid", reason: "Too young.", checks: checks("no") })).toBe(null);
    expect(outcome({ outcome: "notValid", reason: "Not mended.", checks: checks("repair") })).toBe(null);
    expect(outcome({ outcome: "notValid", reason: "", checks: checks("no") })).toBe(
      "screening.reasonMissing",
    );
    expect(outcome({ outcome: "notValid", reason: "So." })).toBe("screening.notValidNeedsNo");
  });
});

describe("an outcome", () => {
  const repair = { revision: 1, outcome: "repair", dueAt: "2027-06-18T15:59:00.000Z" } as const;
  test("belongs to the revision that was screened", () => {
    expect(screeningState(1, undefined)).toBe("waiting");
    expect(screeningState(1, repair)).toBe("repair");
    expect(screeningState(2, repair)).toBe("repaired");
    expect(screeningState(2, { revision: 2, outcome: "valid" })).toBe("valid");
  });
  test("of repair lets the entrant mend until it is due", () => {
    expect(mayRepair({ submittedRevision: 1 }, repair, "2027-06-18T15:58:59.999Z")).toBe(true);
    expect(mayRepair({ submittedRevision: 1 }, repair, "2027-06-18T15:59:00.000Z")).toBe(false);
    expect(mayRepair({ submittedRevision: 2 }, repair, now)).toBe(false);
    expect(mayRepair({ submittedRevision: 1 }, { ...repair, outcome: "valid" }, now)).toBe(false);
    expect(mayRepair({ submittedRevision: 1 }, undefined, now)).toBe(false);
  });
});
