import { describe, expect, test } from "vitest";
import {
  type CertificateFacts,
  dueCertificates,
  isNameOn,
  refuseIssue,
  verdictOn,
  wordsFaults,
} from "~/domain/certificates";
import type { EntryDocument } from "~/domain/entry-document";
import type { Result } from "~/domain/release";
import { readRulebook } from "~/domain/rulebook";
import { readPermission } from "~/domain/unesco";
import json from "~db/seed/rulebooks/2027.json";

const book = readRulebook(json).rulebook!; // the default rulebook is read in its own tests
const words = { issuer: "The secretariat", place: "", signatory: "", office: "", permission: null };
const announced = "2027-08-02T02:00:00.000Z";
const award = "Pioneer Award";
const permission = { by: "Ana Example, ADG", day: "2027-05-03", letter: "ED/2027/17, in the safe" };

describe("certificates may be issued", () => {
  const release = { state: "approved" as const, releaseAt: announced };
  const at = (now: string, more: object = {}) => refuseIssue({ book, now, release, words, award, ...more });

  test("from the moment of the release on, and not one millisecond before", () => {
    expect(at("2027-08-02T01:59:59.999Z")?.id).toBe("certificates.notYet");
    expect(at(announced)).toBeNull();
  });

  test("not of a release that was drafted or stopped, and not before somebody said who signs", () => {
    for (const state of ["drafted", "stopped"] as const)
      expect(at(announced, { release: { ...release, state } })?.id).toBe("certificates.notReleased");
    expect(at(announced, { words: null })?.id).toBe("certificates.wordsMissing");
  });

  test("in UNESCO's name only with its permission, whatever script it is written in", () => {
    for (const name of [
      "UNESCO-ICHEI",
      "under the auspices of Unesco",
      "联合国教科文组织",
      "ЮНЕСКО",
      "اليونسكو",
    ]) {
      expect(wordsFaults({ ...words, issuer: name }).map(({ field }) => field)).toEqual(["issuer"]);
      expect(wordsFaults({ ...words, issuer: name, permission })).toEqual([]);
      expect(at(announced, { award: name })?.id).toBe("certificates.permissionMissing");
    }
  });
});

test("a mention gives its organisation one of its own, and a prize the whole team", () => {
  const card = (entry: string) => ({ entry, organisation: `Institute ${entry}`, ownOrganisation: "" });
  const named = { leadName: "Lee Lead", leadAddress: "lee@x.example" };
  const { anchors } = book.form;
  const answers = { [anchors.leadName]: named.leadName, [anchors.leadAddress]: named.leadAddress };
  const due = dueCertificates({
    book,
    result: {
      edition: "2027",
      figures: {},
      sponsors: [],
      categories: [],
      specialAwards: [
        { id: "LifeSciences", winners: [card("a")] },
        { id: "Mention", isMention: true, winners: [card("b")] },
      ],
    } as unknown as Result, // as far as certificates read it
    awardedAt: announced,
    documents: new Map(["a", "b"].map((id) => [id, { answers } as unknown as EntryDocument])), // likewise
    declined: new Map(),
    refusals: new Map(),
    judges: [],
    sponsors: [],
    words,
  });
  expect(due.map(({ kind, entryId, facts }) => [kind, entryId, facts.name])).toEqual([
    ["winner", "a", "Institute a"],
    ["teamMember", "a", "Lee Lead"],
    ["honourableMention", "b", "Institute b"],
  ]);
});

test("a permission is who gave it, when, and where its letter is kept; a part of it is none", () => {
  const today = "2027-05-03";
  expect(readPermission({ by: "", day: "", letter: "" }, today)).toEqual({ permission: null, fault: null });
  expect(readPermission(permission, today)).toEqual({ permission, fault: null });
  for (const part of ["by", "day", "letter"] as const)
    expect(readPermission({ ...permission, [part]: "" }, today).fault).toEqual({
      part,
      message: { id: "certificates.permissionPart" },
    });
  for (const [day, id] of [
    ["2027-05-04", "certificates.permissionDayAhead"],
    ["yes", "certificates.permissionDayWrong"],
  ])
    expect(readPermission({ ...permission, day: day! }, today).fault?.message.id).toBe(id);
});

describe("a serial says", () => {
  const facts: CertificateFacts = {
    ...{ format: 1, edition: "2027", award, name: "Dr. Ann Judge", ownName: "", category: null, entry: null },
    sponsors: [],
    figures: { received: 1, valid: 1, winners: 1 },
    words: { issuer: "The secretariat", place: "", signatory: "", office: "" },
    awardedAt: announced,
  };
  const row = { kind: "judge" as const, facts, issuedAt: announced, endedAt: null, replacedBy: null };

  test("of a judge's certificate that it is valid, and not whose it is", () => {
    const verdict = verdictOn({ ...row, state: "valid" });
    expect(verdict.state).toBe("valid");
    expect(JSON.stringify(verdict)).not.toContain("Ann");
  });

  test("of an ended one only when it ended and what came in its place", () => {
    expect(verdictOn({ ...row, kind: "winner", state: "withdrawn", endedAt: announced })).toEqual({
      state: "withdrawn",
      endedAt: announced,
    });
    expect(
      verdictOn({ ...row, kind: "winner", state: "replaced", endedAt: announced, replacedBy: "0" }),
    ).toEqual({ state: "replaced", endedAt: announced, by: "0" });
    expect(verdictOn(undefined)).toEqual({ state: "unknown" });
  });

  test("yes to the name on it however it is spaced and capitalised, and no to every other", () => {
    for (const typed of ["Dr. Ann Judge", " dr ann  JUDGE "]) expect(isNameOn(facts, typed)).toBe(true);
    for (const typed of ["", " ", "Ann", "Dr. Ben Judge"]) expect(isNameOn(facts, typed)).toBe(false);
  });
});
