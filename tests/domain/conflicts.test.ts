import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  type EntryTies,
  entryTies,
  findConflicts,
  isSameName,
  type JudgeTies,
  normaliseName,
  notKnown,
  organisationDomain,
  refuseDeclaring,
  refuseSettling,
} from "~/domain/conflicts";
import { readRulebook } from "~/domain/rulebook";

const book = readRulebook(JSON.parse(readFileSync("db/seed/rulebooks/2027.json", "utf8"))).rulebook!;
const judge = (more: Partial<JudgeTies> = {}): JudgeTies => ({
  id: "j1",
  name: "Noor Example",
  organisation: "Lakeside University",
  addresses: ["noor@lakeside.example"],
  ...more,
});
const entry = (more: Partial<EntryTies> = {}): EntryTies => ({
  id: "e1",
  category: "C1",
  organisations: ["Institute of Hills"],
  memberIds: ["p1"],
  people: ["Jo Hill"],
  addresses: ["jo@hills.example"],
  excluded: [],
  ...more,
});
const kinds = (judgeMore: Partial<JudgeTies>, entryMore: Partial<EntryTies>) =>
  findConflicts(judge(judgeMore), [entry(entryMore)], []).map(({ kind, tier }) => [kind, tier]);

describe("ties that the portal finds by itself", () => {
  test("none between people who share nothing", () => {
    expect(kinds({}, {})).toEqual([]);
  });

  test("a member of the team is kept from the whole category and from no other", () => {
    const others = [
      entry({ id: "own", memberIds: ["j1"] }),
      entry({ id: "same", category: "C1" }),
      entry({ id: "other", category: "C2" }),
    ];
    expect(
      findConflicts(judge(), others, []).map(({ entryId, kind, tier }) => [entryId, kind, tier]),
    ).toEqual([
      ["own", "member", "bar"],
      ["same", "ownCategory", "bar"],
    ]);
  });

  test("an address in the team makes a member, however it is written", () => {
    expect(kinds({}, { addresses: ["NOOR@Lakeside.example "] })).toEqual([["member", "bar"]]);
  });

  test("the same organisation bars, whatever its accents, case and article", () => {
    expect(
      kinds({ organisation: "The Université du Lac" }, { organisations: ["UNIVERSITE DU LAC"] }),
    ).toEqual([["organisation", "bar"]]);
    expect(kinds({ organisation: "" }, { organisations: [""] })).toEqual([]);
  });

  test("the same e-mail domain bars, sub-domains too, mail providers not", () => {
    expect(kinds({ addresses: ["a@cs.uni.ac.uk"] }, { addresses: ["b@physics.uni.ac.uk"] })).toEqual([
      ["domain", "bar"],
    ]);
    expect(kinds({ addresses: ["a@north.ac.uk"] }, { addresses: ["b@south.ac.uk"] })).toEqual([]);
    for (const provider of ["gmail.com", "qq.com", "yahoo.co.jp", "outlook.fr"])
      expect(kinds({ addresses: [`a@${provider}`] }, { addresses: [`b@${provider}`] })).toEqual([]);
    expect(organisationDomain("a@mail.lab.example")).toBe("lab.example");
    expect(organisationDomain("nobody")).toBe(null);
  });

  test("whoever the entrant named is proposed to the chair, with the entrant's words, and not yet barred", () => {
    expect(
      findConflicts(
        judge(),
        [entry({ excluded: [{ name: "Prof. Example, Noor", reason: "A rival." }] })],
        [],
      ),
    ).toEqual([
      { entryId: "e1", judgeId: "j1", kind: "named", tier: "declare", origin: "entrant", reason: "A rival." },
    ]);
  });

  test("a namesake in the team is proposed, for names are not people", () => {
    expect(kinds({}, { people: ["Noor Example"] })).toEqual([["namesake", "declare"]]);
  });

  test("people of the organiser or a sponsor are kept from what these stand behind", () => {
    const backers = [{ name: "Lakeside University", categories: ["C2"] }];
    const entries = [entry(), entry({ id: "e2", category: "C2" })];
    expect(findConflicts(judge(), entries, backers).map(({ entryId, kind }) => [entryId, kind])).toEqual([
      ["e2", "affiliate"],
    ]);
    expect(findConflicts(judge(), entries, [{ name: "Lakeside University", categories: [] }]).length).toBe(2);
  });
});

describe("names", () => {
  test("are compared without titles, accents and order", () => {
    expect(normaliseName("  Zürich–Académie  Ó ")).toBe("zurich academie o");
    expect(isSameName("Dr José María López", "Lopez, Jose Maria")).toBe(true);
    expect(isSameName("Maria Lopez", "Dr José María López")).toBe(true);
    expect(isSameName("López", "José López")).toBe(false);
    expect(isSameName("Amina Bello", "Amina Okonkwo")).toBe(false);
    expect(isSameName("", "")).toBe(false);
    expect(isSameName("王小明", "王小明")).toBe(true);
  });
});

test("the ties of an entry are read from wherever its form asks for organisations, people and addresses", () => {
  const answers = {
    organisationName: "Institute of Hills",
    leadAddress: "lead@hills.example",
    team: [
      { key: "r1", name: "Jo Hill", role: "x", organisation: "Valley School", address: "jo@valley.example" },
    ],
    partners: [
      { key: "r2", organisation: "Partner Ltd", name: "Pat Partner", address: "pat@partner.example" },
    ],
    excluded: [{ key: "r3", name: "Noor Example", reason: "A rival." }],
  };
  expect(
    entryTies(
      book,
      { id: "e1", category: "C4", organisationName: "Institute of Hills", document: { answers } },
      [{ personId: "p1", address: "own@hills.example" }],
    ),
  ).toEqual({
    id: "e1",
    category: "C4",
    organisations: ["Institute of Hills", "Valley School", "Partner Ltd"],
    memberIds: ["p1"],
    people: ["Jo Hill", "Pat Partner"],
    addresses: ["own@hills.example", "lead@hills.example", "jo@valley.example", "pat@partner.example"],
    excluded: [{ name: "Noor Example", reason: "A rival." }],
  });
});

describe("what is known already", () => {
  const found = findConflicts(judge(), [entry({ organisations: ["Lakeside University"] })], []);
  const stored = (more: object) => [
    { entryId: "e1", judgeId: "j1", kind: "organisation", origin: "rule", endedAt: null, ...more },
  ];
  test("a tie that stands is not found again, one that ended is", () => {
    expect(notKnown(found, stored({}))).toEqual([]);
    expect(notKnown(found, stored({ endedAt: "2027-06-15T00:00:00.000Z" }))).toEqual(found);
  });
  test("one that the chair lifted stays lifted", () => {
    expect(notKnown(found, stored({ origin: "chair", endedAt: "2027-06-15T00:00:00.000Z" }))).toEqual([]);
  });
});

describe("declaring", () => {
  const now = "2027-06-15T00:00:00.000Z";
  test("waits for the terms and the opening, and ends with the published plan", () => {
    const ask = (more: object) =>
      refuseDeclaring({ book, now, termsAt: now, isPublished: false, ...more })?.id ?? null;
    expect(ask({})).toBe(null);
    expect(ask({ termsAt: null })).toBe("conflicts.termsFirst");
    expect(ask({ now: "2027-06-13T15:59:59.999Z" })).toBe("conflicts.notOpen");
    expect(ask({ now: "2027-06-13T16:00:00.000Z" })).toBe(null);
    expect(ask({ isPublished: true })).toBe("conflicts.published");
  });

  test("the chair may lift what was found, but not what follows from a team", () => {
    const tie = { endedAt: null, tier: "bar", kind: "organisation" } as const;
    expect(refuseSettling(tie, "lift")).toBe(null);
    expect(refuseSettling(tie, "confirm")?.id).toBe("conflicts.confirmed");
    expect(refuseSettling({ ...tie, tier: "declare" }, "confirm")).toBe(null);
    expect(refuseSettling({ ...tie, kind: "member" }, "lift")?.id).toBe("conflicts.notLiftable");
    expect(refuseSettling({ ...tie, kind: "ownCategory" }, "lift")?.id).toBe("conflicts.notLiftable");
    expect(refuseSettling({ ...tie, endedAt: now }, "lift")?.id).toBe("conflicts.settled");
  });
});
