import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type EntryTies,
  entryTies,
  findConflicts,
  type Finding,
  isSameName,
  type JudgeTies,
  normaliseName,
  notKnown,
  refuseDeclaring,
  refuseSettling,
} from "~/domain/conflicts";
import { readRulebook } from "~/domain/rulebook";
import { organisationDomain } from "~/services/mail-domains.server";

const book = readRulebook(JSON.parse(readFileSync("db/seed/rulebooks/2027.json", "utf8"))).rulebook!;
const judge = (more: Partial<JudgeTies> = {}): JudgeTies => ({
  id: "j1",
  name: "Noor Example",
  organisation: "Lakeside University",
  past: [],
  country: "ET",
  addresses: ["noor@lakeside.example"],
  ...more,
});
const entry = (more: Partial<EntryTies> = {}): EntryTies => ({
  id: "e1",
  category: "C1",
  country: "PE",
  organisations: ["Institute of Hills"],
  memberIds: ["p1"],
  people: ["Jo Hill"],
  addresses: ["jo@hills.example"],
  excluded: [],
  ...more,
});
const finding = { domainOf: organisationDomain };
const kinds = (judgeMore: Partial<JudgeTies>, entryMore: Partial<EntryTies>, more: Partial<Finding> = {}) =>
  findConflicts(judge(judgeMore), [entry(entryMore)], [], { ...finding, ...more }).map(({ kind, tier }) => [
    kind,
    tier,
  ]);

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
      findConflicts(judge(), others, [], finding).map(({ entryId, kind, tier }) => [entryId, kind, tier]),
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

  test("an organisation of earlier years bars as the present one does, also behind the award", () => {
    expect(kinds({ past: ["the institute of HILLS"] }, {})).toEqual([["past", "bar"]]);
    const backers = [{ name: "Institute of Peaks", categories: [] }];
    expect(
      findConflicts(judge({ past: ["Institute of Peaks"] }), [entry()], backers, finding).map(
        ({ kind }) => kind,
      ),
    ).toEqual(["affiliate"]);
  });

  test("one country counts as the rulebook says, and not at all where it says nothing", () => {
    expect(kinds({ country: "PE" }, {})).toEqual([]);
    for (const tier of ["declare", "recuse", "bar"] as const)
      expect(kinds({ country: "PE" }, {}, { sameCountry: tier })).toEqual([["country", tier]]);
    expect(kinds({ country: null }, { country: null }, { sameCountry: "bar" })).toEqual([]);
  });

  test("sub-domains never part an organisation, and mail providers never join two", () => {
    const label = fc.stringMatching(/^[a-z]([a-z0-9]{0,8}[a-z0-9])?$/);
    const suffix = fc.constantFrom("edu", "ac.uk", "edu.cn", "uni-example.de", "ac.jp", "example");
    fc.assert(
      fc.property(
        label,
        suffix,
        fc.array(label, { maxLength: 3 }),
        fc.array(label, { maxLength: 3 }),
        (...of) => {
          const [own, ending, one, other] = of;
          const domain = `${own}zz.${ending}`;
          const found = kinds(
            { addresses: [`a@${[...one, domain].join(".")}`] },
            { addresses: [`b@${[...other, domain].join(".").toUpperCase()}`] },
          );
          expect(found).toEqual([["domain", "bar"]]);
        },
      ),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(
          "gmail.com",
          "qq.com",
          "163.com",
          "mail.ru",
          "yahoo.com.br",
          "naver.com",
          "hotmail.co.uk",
        ),
        (provider) => {
          expect(kinds({ addresses: [`a@${provider}`] }, { addresses: [`b@${provider}`] })).toEqual([]);
        },
      ),
    );
  });

  test("whoever the entrant named is proposed to the chair, with the entrant's words, and not yet barred", () => {
    expect(
      findConflicts(
        judge(),
        [entry({ excluded: [{ name: "Prof. Example, Noor", reason: "A rival." }] })],
        [],
        finding,
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
    expect(
      findConflicts(judge(), entries, backers, finding).map(({ entryId, kind }) => [entryId, kind]),
    ).toEqual([["e2", "affiliate"]]);
    expect(
      findConflicts(judge(), entries, [{ name: "Lakeside University", categories: [] }], finding).length,
    ).toBe(2);
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
      {
        id: "e1",
        category: "C4",
        country: "PE",
        organisationName: "Institute of Hills",
        document: { answers },
      },
      [{ personId: "p1", address: "own@hills.example" }],
    ),
  ).toEqual({
    id: "e1",
    category: "C4",
    country: "PE",
    organisations: ["Institute of Hills", "Valley School", "Partner Ltd"],
    memberIds: ["p1"],
    people: ["Jo Hill", "Pat Partner"],
    addresses: ["own@hills.example", "lead@hills.example", "jo@valley.example", "pat@partner.example"],
    excluded: [{ name: "Noor Example", reason: "A rival." }],
  });
});

describe("what is known already", () => {
  const found = findConflicts(judge(), [entry({ organisations: ["Lakeside University"] })], [], finding);
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
