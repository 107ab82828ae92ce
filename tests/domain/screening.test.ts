import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readRulebook } from "~/domain/rulebook";
import {
  type CheckAnswer,
  faultsOfChecks,
  faultsOfOutcome,
  fieldsOfMove,
  movesDue,
  reasonBeside,
  reasonInShort,
  refuseMove,
  refuseOutcome,
  refuseReply,
  refuseReplyAnswer,
  refuseScreening,
  refuseStale,
  screeningState,
} from "~/domain/screening";
import type { Standing } from "~/domain/standing";

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
    moveTo: null,
    reason: "",
    fields: [],
    endorsementsMissing: 0,
    alike: 0,
    ...more,
  })?.id ?? null;

describe("who may screen when", () => {
  const ask = (more: object) =>
    refuseScreening({
      book,
      now,
      entry: { state: "submitted", standing: "inCompetition" },
      isMember: false,
      isPublished: false,
      isOpen: false,
      extension: null,
      replyWaits: false,
      ...more,
    })?.id ?? null;
  test("from the opening of screening to the published plan, and never one's own entry", () => {
    expect(ask({})).toBe(null);
    expect(ask({ now: "2027-06-01T00:59:59.999Z" })).toBe("screening.notOpen");
    expect(ask({ now: "2027-06-01T01:00:00.000Z" })).toBe(null);
    expect(ask({ isMember: true })).toBe("screening.ownEntry");
    expect(ask({ isPublished: true })).toBe("screening.published");
    expect(ask({ isPublished: true, isOpen: true })).toBe(null);
    expect(ask({ replyWaits: true })).toBe("screening.replyWaits");
    expect(ask({ entry: { state: "submitted", standing: "disqualified" } })).toBe("screening.isDisqualified");
    expect(ask({ entry: { state: "submitted", standing: "horsConcours" } })).toBe(null);
    for (const state of ["draft", "withdrawn"])
      expect(ask({ entry: { state, standing: "inCompetition" } })).toBe("screening.notSubmitted");
  });
});

test("a decision about what is another since does not count", () => {
  const shown = { revision: 1, last: "a" };
  expect(refuseStale(shown, { entry: { submittedRevision: 1 }, newest: { id: "a" } })).toBe(null);
  expect(refuseStale(shown, { entry: { submittedRevision: 2 }, newest: { id: "a" } })?.id).toBe(
    "screening.newRevision",
  );
  for (const newest of [{ id: "b" }, undefined])
    expect(refuseStale(shown, { entry: { submittedRevision: 1 }, newest })?.id).toBe(
      "screening.screenedSince",
    );
});

describe("what follows from the checks", () => {
  test("valid needs a yes everywhere", () => {
    expect(outcome({})).toBe(null);
    expect(outcome({ checks: checks("repair") })).toBe("screening.validNeedsYes");
    expect(outcome({ checks: {} })).toBe("screening.answerMissing");
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
  test("what shares passages is looked at before a yes passes over it", () => {
    expect(outcome({ alike: 1 })).toBe("screening.alikeOpen");
    expect(
      outcome({ alike: 1, outcome: "notValid", reason: "Twice.", checks: checks("no", "oneCategory") }),
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
  test("everything that is wrong with a decision is told at once, in the order of the form", () => {
    const { readable: _, ...open } = checks("repair", "letter");
    const faults = faultsOfOutcome({
      book,
      now,
      category: "C1",
      checks: open,
      outcome: "repair",
      moveTo: null,
      reason: "",
      fields: [],
      endorsementsMissing: 0,
      alike: 0,
    });
    expect(faults.map(({ field, message }) => [field, message.id])).toEqual([
      ["check-readable", "screening.answerMissing"],
      ["reason", "screening.reasonMissing"],
      ["fields", "screening.fieldsMissing"],
    ]);
    const empty = {
      checks: {},
      outcome: null,
      moveTo: null,
      reason: "",
      fields: [],
      endorsementsMissing: 0,
      alike: 0,
    };
    expect(faultsOfOutcome({ book, now, category: "C1", ...empty }).map(({ field }) => field)).toEqual([
      ...book.eligibility.map(({ id }) => `check-${id}`),
      "outcome",
    ]);
  });
  test("a note beside each check that is not met says why, so nothing has to be written twice", () => {
    const noted = {
      ...checks("repair"),
      readable: { answer: "repair", note: "It asks for a password." },
    } as const;
    const repair = { outcome: "repair", fields: ["annex"], checks: noted } as const;
    expect(outcome(repair)).toBe(null);
    const half = { ...noted, letter: { answer: "repair", note: " " } } as const;
    expect(outcome({ ...repair, checks: half })).toBe("screening.reasonMissing");
    const faults = faultsOfChecks(book, noted);
    expect(reasonBeside(" It asks for a password.", faults)).toBe("");
    expect(reasonBeside("Write to us.", faults)).toBe("Write to us.");
    expect(reasonInShort(book, { checks: noted, reason: "" })).toBe("It asks for a password.");
    expect(reasonInShort(book, { checks: noted, reason: "Write to us." })).toBe("Write to us.");
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
  const repair = { revision: 1, outcome: "repair" } as const;
  const at = (submittedRevision: number, standing: Standing = "inCompetition") => ({
    submittedRevision,
    standing,
  });
  test("belongs to the revision that was screened, and to no entry that is disqualified", () => {
    expect(screeningState(at(1), undefined)).toBe("waiting");
    expect(screeningState(at(1), repair)).toBe("repair");
    expect(screeningState(at(2), repair)).toBe("repaired");
    expect(screeningState(at(2), { revision: 2, outcome: "valid" })).toBe("valid");
    expect(screeningState(at(2, "horsConcours"), { revision: 2, outcome: "valid" })).toBe("valid");
    expect(screeningState(at(2, "disqualified"), { revision: 2, outcome: "valid" })).toBe("disqualified");
  });
  test("that is not met names each check with its note", () => {
    expect(
      faultsOfChecks(
        { eligibility: book.eligibility.slice(0, 2) },
        { organisation: { answer: "yes", note: "checked" }, country: { answer: "no", note: "outside" } },
      ),
    ).toEqual([{ id: "country", text: book.eligibility[1]!.text, note: "outside" }]);
  });
});

describe("another category", () => {
  const ask = (more: object) =>
    refuseMove({
      book,
      now,
      category: "C1",
      moveTo: "C3",
      isPublished: false,
      sheets: 0,
      ...more,
    })?.id ?? null;
  test("is one of the rulebook's, not the same, and not after a judge has scored", () => {
    expect(ask({})).toBe(null);
    expect(ask({ moveTo: "" })).toBe("screening.moveMissing");
    expect(ask({ moveTo: "C9" })).toBe("screening.moveMissing");
    expect(ask({ moveTo: "C1" })).toBe("screening.moveSame");
    expect(ask({ sheets: 1 })).toBe("screening.moveScored");
  });
  test("can be asked for after planning while the entrant could still answer before scoring closes", () => {
    const last = "2027-07-05T02:00:00.000Z"; // five days before 10 July, 10:00 in Shanghai
    expect(ask({ isPublished: true, now: "2027-07-05T01:59:59.999Z" })).toBe(null);
    expect(ask({ isPublished: true, now: last })).toBe("screening.moveLate");
  });
  test("asks for the fields that hang on it, and leaves time at least as long as repairs run", () => {
    expect(fieldsOfMove(book, "C3")).toEqual(["smartRooms", "roomHours", "roomCourses"]);
    expect(fieldsOfMove(book, "C4")).toEqual(["partners", "giftOfUniversity", "giftOfEnterprise"]);
    expect(movesDue(book, now)).toBe("2027-06-18T15:59:00.000Z");
    expect(movesDue(book, "2027-06-20T00:00:00.000Z")).toBe("2027-06-25T00:00:00.000Z");
  });
});

describe("a reply to not valid", () => {
  const entry = { state: "submitted", standing: "inCompetition", submittedRevision: 1 } as const;
  const newest = { revision: 1, outcome: "notValid", createdAt: now } as const;
  const ask = (more: object) =>
    refuseReply({ book, now, entry, newest, reply: undefined, capacity: "lead", ...more })?.id ?? null;
  test("is open to who leads the entry, once, for the days of the rulebook", () => {
    expect(ask({})).toBe(null);
    expect(ask({ capacity: "deputy" })).toBe(null);
    expect(ask({ capacity: "editor" })).toBe("screening.leadReplies");
    expect(ask({ reply: { state: "waiting" } })).toBe("screening.repliedOnce");
    expect(ask({ now: "2027-06-09T23:59:59.999Z" })).toBe(null);
    expect(ask({ now: "2027-06-10T00:00:00.000Z" })).toBe("screening.replyLate");
  });
  test("answers nothing but not valid, on the revision that stands", () => {
    expect(ask({ newest: undefined })).toBe("screening.noReply");
    expect(ask({ newest: { ...newest, outcome: "repair" } })).toBe("screening.noReply");
    expect(ask({ entry: { ...entry, submittedRevision: 2 } })).toBe("screening.noReply");
    expect(ask({ entry: { ...entry, standing: "disqualified" } })).toBe("screening.noReply");
    expect(ask({ entry: { ...entry, state: "withdrawn" } })).toBe("screening.noReply");
  });
  test("is decided by another person, with words, once", () => {
    const answer = (more: object) =>
      refuseReplyAnswer({
        entry,
        reply: { state: "waiting" },
        screenerId: "first",
        personId: "second",
        isMember: false,
        answer: "We looked again.",
        ...more,
      })?.id ?? null;
    expect(answer({})).toBe(null);
    expect(answer({ personId: "first" })).toBe("screening.replyTwoPeople");
    expect(answer({ isMember: true })).toBe("screening.ownEntry");
    expect(answer({ reply: undefined })).toBe("screening.noReplyWaits");
    expect(answer({ reply: { state: "upheld" } })).toBe("screening.noReplyWaits");
    expect(answer({ answer: " " })).toBe("screening.replyAnswerMissing");
    expect(answer({ entry: { standing: "disqualified" } })).toBe("screening.isDisqualified");
  });
});
