import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
  type Candidate,
  type Decided,
  firstSentence,
  isReleased,
  type LetterFacts,
  lettersOf,
  refuseApproval,
  refuseDraft,
  refuseStop,
  releaseFaults,
  type Result,
  resultOf,
} from "~/domain/release";
import { readRulebook } from "~/domain/rulebook";
import type { Sponsor } from "~/domain/sponsors";
import { later } from "~/domain/time";

const { rulebook } = readRulebook(
  JSON.parse(readFileSync(new URL("../../db/seed/rulebooks/2027.json", import.meta.url), "utf8")),
);
/** Its special award is open to C1 and C3; here two may win it. */
const book = {
  ...rulebook!,
  specialAwards: rulebook!.specialAwards.map((one) => ({ ...one, cap: 2 })),
};
const now = "2027-07-25T02:00:00.000Z";
const announced = "2027-08-02T02:00:00.000Z";

const sponsor = (id: string, more: Partial<Sponsor> = {}): Sponsor => ({
  id,
  name: `Sponsor ${id}`,
  tier: "title",
  categories: [],
  award: null,
  prefix: null,
  words: { en: "Words." },
  link: null,
  colour: "#1f4e79",
  logo: null,
  logoAlt: "",
  ...more,
});
const sponsors = [
  sponsor("title", { prefix: { en: "Example ·" } }),
  sponsor("press", { tier: "category", categories: ["C1"] }),
  sponsor("bio", { tier: "specialAward", award: "LifeSciences" }),
];

const candidate = (number: number, more: Partial<Candidate> = {}, category = "C1"): Candidate => ({
  id: `e${number}`,
  code: `X-000${number}`,
  state: "submitted",
  screened: "valid",
  reason: "",
  standing: "inCompetition",
  standingReason: "",
  revision: {
    number: 1,
    hash: `hash${number}`,
    category,
    title: `Title ${number}`,
    ownTitle: "",
    organisation: `University ${number}`,
    ownOrganisation: "",
    country: "KG",
    summary: "One sentence. Another.",
  },
  members: [
    { personId: `p${number}`, name: `Person ${number}`, address: `p${number}@x.example`, language: "en" },
  ],
  ...more,
});

type Case = {
  candidates: Candidate[];
  decided: Decided[];
  sponsors: Sponsor[];
  result: Result;
  letters: LetterFacts[];
  releaseAt: string;
  reason: string;
};

/**
 * Five entries in two categories, decided and drafted without a fault; the other categories had none. The special
 * award went to the winner of C1 and to one that won nothing else.
 */
function sound(): Case {
  const candidates = [
    candidate(1),
    candidate(2),
    candidate(3, { screened: "notValid", reason: "One product." }, "C2"),
    candidate(4, {}, "C2"),
    candidate(5, { state: "withdrawn", screened: null }),
    candidate(7),
  ];
  const decided = [
    { category: "C1", id: "d1", version: 1, winners: ["e1"] },
    { category: "C2", id: "d2", version: 2, winners: [] },
    { category: "LifeSciences", id: "d3", version: 1, winners: ["e1", "e7"] },
  ];
  const all = { book, candidates, decided, sponsors, languages: ["en", "zh"] };
  return {
    candidates,
    decided,
    sponsors: [...sponsors],
    letters: lettersOf(all),
    result: resultOf({
      ...all,
      edition: "2027",
      rulebook: "r",
      counts: { judges: 3, sheets: 9, recusals: 1 },
    }),
    releaseAt: announced,
    reason: "",
  };
}
const faultsOf = (one: Case) => releaseFaults({ book, now, languages: ["en", "zh"], ...one });
const change = <T extends object>(list: T[], at: number, more: Partial<T>) => {
  list[at] = { ...list[at]!, ...more };
};

test("each person of an entry gets a letter at their own address", () => {
  const people = ["p1", "p8", "p9"].map((personId) => ({
    personId,
    name: `Person ${personId}`,
    address: `${personId}@x.example`,
    language: "en",
  }));
  const { candidates, ...rest } = sound();
  const all = { ...rest, candidates: [candidate(1, { members: people }), ...candidates.slice(1)] };
  const letters = lettersOf({ book, languages: ["en", "zh"], ...all });
  expect(letters.filter((one) => one.entryId === "e1").map((one) => [one.personId, one.recipient])).toEqual([
    ["p1", "p1@x.example"],
    ["p8", "p8@x.example"],
    ["p9", "p9@x.example"],
  ]);
  expect(faultsOf({ ...all, letters })).toEqual([]);
});

test("a release in which everything agrees has no fault, and says outcomes, sponsors and the award's name", () => {
  const release = sound();
  expect(faultsOf(release)).toEqual([]);
  expect(release.letters.map((l) => [l.code, l.outcome, l.sponsors, l.award])).toEqual([
    ["X-0001", "winner", ["title", "press", "bio"], `Example · ${book.names.award.en}`],
    ["X-0002", "notSelected", ["title", "press"], `Example · ${book.names.award.en}`],
    ["X-0003", "notValid", ["title"], `Example · ${book.names.award.en}`],
    ["X-0004", "notSelected", ["title"], `Example · ${book.names.award.en}`],
    ["X-0007", "specialAward", ["title", "press", "bio"], `Example · ${book.names.award.en}`],
  ]);
  expect(release.letters.map((l) => l.specialAwards)).toEqual([
    ["LifeSciences"],
    undefined,
    undefined,
    undefined,
    ["LifeSciences"],
  ]);
  expect(release.result.specialAwards).toMatchObject([
    { id: "LifeSciences", winners: [{ code: "X-0001" }, { code: "X-0007" }] },
  ]);
  expect(release.result.figures).toEqual({
    received: 5,
    valid: 4,
    countries: 1,
    winners: 2,
    judges: 3,
    sheets: 9,
    recusals: 1,
  });
});

test("whoever is mentioned with honour is told with everybody, as no winner, and a mention of a winner is a fault", () => {
  const [award] = book.specialAwards;
  const mentioning = {
    ...book,
    specialAwards: [award!, { ...award!, id: "Mention", isMention: true as const }],
  };
  const release = sound();
  const draft = (ids: string[]) => {
    const decided = [
      ...release.decided.slice(0, 2),
      { category: "LifeSciences", id: "d3", version: 1, winners: [] },
      { category: "Mention", id: "d4", version: 1, winners: ids },
    ];
    const all = { book: mentioning, candidates: release.candidates, decided, sponsors };
    const result = resultOf({
      ...{ ...all, edition: "2027", rulebook: "r" },
      counts: { judges: 3, sheets: 9, recusals: 1 },
    });
    return { all: { ...all, languages: ["en", "zh"] }, result };
  };
  const { all, result } = draft(["e7"]);
  expect(lettersOf(all).map((l) => [l.code, l.outcome, l.specialAwards])).toEqual([
    ["X-0001", "winner", undefined],
    ["X-0002", "notSelected", undefined],
    ["X-0003", "notValid", undefined],
    ["X-0004", "notSelected", undefined],
    ["X-0007", "honourableMention", ["Mention"]],
  ]);
  expect(result.figures.winners).toBe(1);
  const embargo = { publicAt: announced, answerBy: now, told: [] };
  expect(lettersOf({ ...all, embargo }).map((l) => l.code)).toEqual(["X-0001"]);
  const faults = (ids: string[]) => {
    const { all, result } = draft(ids);
    const letters = lettersOf(all);
    return releaseFaults({ ...release, ...all, result, letters, now }).map((one) => one.id);
  };
  expect(faults(["e7"])).toEqual([]);
  expect(faults(["e1"])).toContain("release.faultMention");
});

const seeded: [name: string, break_: (one: Case) => void, ids: string[]][] = [
  [
    "an entry never screened",
    (c) => change(c.candidates, 1, { screened: null }),
    ["NotScreened", "ResultEntry", "NoLetterDue"],
  ],
  [
    "an entry that waits for a repair",
    (c) => change(c.candidates, 1, { screened: "repair" }),
    ["Repair", "ResultEntry", "NoLetterDue"],
  ],
  [
    "a category with valid entries and no approved decision",
    (c) => c.decided.splice(1, 1),
    ["NoDecision", "ResultOld"],
  ],
  ["a decision approved after the draft", (c) => change(c.decided, 1, { version: 3 }), ["ResultOld"]],
  [
    "another winner than in the draft",
    (c) => change(c.decided, 0, { winners: ["e2"] }),
    ["ResultOld", "ResultEntry", "ResultEntry", "Outcome", "Outcome"],
  ],
  [
    "a winner that is not valid",
    (c) => change(c.decided, 1, { winners: ["e3"] }),
    ["WinnerNotValid", "ResultOld"],
  ],
  [
    "a winner of another category",
    (c) => change(c.decided, 1, { winners: ["e1"] }),
    ["WinnerElsewhere", "ResultOld"],
  ],
  [
    "a winner named twice",
    (c) => change(c.decided, 0, { winners: ["e1", "e1"] }),
    ["WinnerTwice", "ResultOld"],
  ],
  [
    "a winner that is no entry",
    (c) => change(c.decided, 1, { winners: ["nobody"] }),
    ["UnknownWinner", "ResultOld"],
  ],
  [
    "more winners than the cap",
    (c) => change(c.decided, 1, { winners: Array(6).fill("e4") }),
    [
      "OverCap",
      "WinnerTwice",
      "WinnerTwice",
      "WinnerTwice",
      "WinnerTwice",
      "WinnerTwice",
      "ResultOld",
      "ResultEntry",
      "Outcome",
    ],
  ],
  [
    "an entry withdrawn after the draft",
    (c) => change(c.candidates, 1, { state: "withdrawn" }),
    ["ResultEntry", "NoLetterDue"],
  ],
  [
    "an entry that the draft did not have",
    (c) => c.candidates.push(candidate(6)),
    ["ResultMissing", "NoLetter"],
  ],
  [
    "another revision than the draft had",
    (c) => change(c.candidates, 1, { revision: { ...c.candidates[1]!.revision!, number: 2, hash: "h" } }),
    ["Revision", "Revision"],
  ],
  ["a person without a letter", (c) => c.letters.splice(1, 1), ["NoLetter"]],
  ["a person with two letters", (c) => c.letters.push(c.letters[1]!), ["Twice"]],
  ["an entry without people", (c) => change(c.candidates, 1, { members: [] }), ["Nobody", "Stranger"]],
  [
    "a person without an address",
    (c) => change(c.candidates, 1, { members: [{ ...c.candidates[1]!.members[0]!, address: null }] }),
    ["NoAddress", "Address"],
  ],
  [
    "a letter to somebody outside the entry",
    (c) => c.letters.push({ ...c.letters[1]!, personId: "p9", recipient: "p9@x.example" }),
    ["Stranger"],
  ],
  [
    "a letter about an entry that does not exist",
    (c) => c.letters.push({ ...c.letters[1]!, entryId: "e9" }),
    ["NoLetterDue"],
  ],
  ["a loser told that they won", (c) => change(c.letters, 1, { outcome: "winner" }), ["Outcome"]],
  ["a winner told that they lost", (c) => change(c.letters, 0, { outcome: "notSelected" }), ["Outcome"]],
  ["another category", (c) => change(c.letters, 1, { category: "C2" }), ["Category"]],
  ["another title", (c) => change(c.letters, 1, { title: "Title 1" }), ["Title"]],
  ["another title in the own language", (c) => change(c.letters, 1, { ownTitle: "Титул" }), ["Title"]],
  ["another organisation", (c) => change(c.letters, 1, { organisation: "University 1" }), ["Organisation"]],
  ["another code", (c) => change(c.letters, 1, { code: "X-0001" }), ["Code"]],
  ["another name", (c) => change(c.letters, 1, { name: "Person 1" }), ["Name"]],
  ["another address", (c) => change(c.letters, 1, { recipient: "p1@x.example" }), ["Address"]],
  [
    "another language than the person's",
    (c) => change(c.letters, 1, { language: "zh" }),
    ["Language", "Award"],
  ],
  [
    "a sponsor of another category",
    (c) => change(c.letters, 3, { sponsors: ["title", "press"] }),
    ["SponsorWrong"],
  ],
  ["a letter without its sponsor", (c) => change(c.letters, 1, { sponsors: ["press"] }), ["SponsorMissing"]],
  [
    "a sponsor in kind that joined after the draft",
    (c) => c.sponsors.push(sponsor("kind", { tier: "inKind" })),
    ["SponsorChanged"],
  ],
  ["a logo changed after the draft", (c) => change(c.sponsors, 0, { logo: "0a" }), ["SponsorChanged"]],
  [
    "a sponsor ended after the draft",
    (c) => c.sponsors.splice(1, 1),
    ["SponsorChanged", ...Array<string>(3).fill("SponsorWrong")],
  ],
  [
    "a sponsor with other words than the draft shows",
    (c) => change(c.sponsors, 0, { words: { en: "Other words." } }),
    ["SponsorChanged"],
  ],
  [
    "the award's name without its prefix",
    (c) => change(c.letters, 1, { award: book.names.award.en }),
    ["Award"],
  ],
  ["another reason than the screening's", (c) => change(c.letters, 2, { reason: "" }), ["Reason"]],
  [
    "a special award that valid entries could win and that is not decided",
    (c) => c.decided.splice(2, 1),
    "NoDecision ResultOld ResultEntry SpecialAward SponsorWrong Outcome SpecialAward SponsorWrong".split(" "),
  ],
  [
    "another winner of a special award than in the draft",
    (c) => change(c.decided, 2, { winners: ["e1", "e2"] }),
    "ResultOld ResultEntry ResultEntry Outcome SpecialAward SponsorMissing Outcome SpecialAward SponsorWrong".split(
      " ",
    ),
  ],
  [
    "a special award decided anew after the draft",
    (c) => change(c.decided, 2, { version: 2 }),
    ["ResultOld"],
  ],
  [
    "more winners of a special award than its cap",
    (c) => change(c.decided, 2, { winners: ["e1", "e7", "e2"] }),
    "OverCap ResultOld ResultEntry Outcome SpecialAward SponsorMissing".split(" "),
  ],
  [
    "a winner of a special award that is not valid, in a category that cannot win it",
    (c) => change(c.decided, 2, { winners: ["e7", "e3"] }),
    "WinnerNotValid WinnerElsewhere ResultOld SpecialAward SponsorWrong".split(" "),
  ],
  [
    "a winner of a special award that stands hors concours",
    (c) => change(c.candidates, 5, { standing: "horsConcours", standingReason: "A partner of the sponsor." }),
    "WinnerOutside ResultEntry Outcome Reason SpecialAward SponsorWrong".split(" "),
  ],
  [
    "a winner of a special award told that it was not selected",
    (c) => change(c.letters, 4, { outcome: "notSelected" }),
    ["Outcome"],
  ],
  [
    "a winner of category and special award whose letter is silent on the award",
    (c) => change(c.letters, 0, { specialAwards: [] }),
    ["SpecialAward"],
  ],
  [
    "a special award told to one who did not win it",
    (c) => change(c.letters, 1, { specialAwards: ["LifeSciences"] }),
    ["SpecialAward"],
  ],
  [
    "a letter about a special award without who gives it",
    (c) => change(c.letters, 4, { sponsors: ["title", "press"] }),
    ["SponsorMissing"],
  ],
  [
    "who gives a special award on a letter to one who did not win it",
    (c) => change(c.letters, 1, { sponsors: ["title", "press", "bio"] }),
    ["SponsorWrong"],
  ],
  ["a moment that is past", (c) => (c.releaseAt = now), ["Past"]],
  [
    "a moment before the announced date without a reason",
    (c) => (c.releaseAt = later(announced, -1)),
    ["Early"],
  ],
];

test.each(seeded)("%s is found and named", (_name, break_, ids) => {
  const release = sound();
  break_(release);
  const faults = faultsOf(release);
  expect(faults.map((fault) => fault.id)).toEqual(ids.map((id) => `release.fault${id}`));
  for (const { id, values } of faults)
    if (!["release.faultPast", "release.faultEarly"].includes(id))
      expect(values?.["entry"] ?? values?.["category"] ?? values?.["sponsor"]).toEqual(
        expect.stringMatching(/^(X-000\d|C\d|LifeSciences|Sponsor \w+)$/),
      );
});

test("a reason lets a release be earlier than announced, but never in the past", () => {
  expect(faultsOf({ ...sound(), releaseAt: later(now, 1), reason: "The minister speaks." })).toEqual([]);
  expect(faultsOf({ ...sound(), releaseAt: now, reason: "The minister speaks." })).toHaveLength(1);
});

test("a release is public when it is approved and its moment has come, to the millisecond", () => {
  const approved = { state: "approved" as const, releaseAt: announced };
  expect(isReleased(approved, later(announced, -1))).toBe(false);
  expect(isReleased(approved, announced)).toBe(true);
  expect(isReleased({ ...approved, state: "drafted" }, later(announced, 1))).toBe(false);
  expect(isReleased({ ...approved, state: "stopped" }, later(announced, 1))).toBe(false);
  expect(isReleased(undefined, announced)).toBe(false);
});

test("who drafted does not approve; what is approved is stopped before another draft; what is public stays", () => {
  const drafted = { state: "drafted" as const, createdById: "a", releaseAt: announced };
  const approved = { ...drafted, state: "approved" as const };
  expect(refuseApproval(drafted, "a")).toEqual({ id: "release.twoPeople" });
  expect(refuseApproval(drafted, "b")).toBeNull();
  expect(refuseApproval(approved, "b")).toEqual({ id: "release.notDrafted" });
  expect(refuseDraft(undefined, now)).toBeNull();
  expect(refuseDraft(drafted, now)).toBeNull();
  expect(refuseDraft(approved, now)).toEqual({ id: "release.alreadyApproved" });
  expect(refuseDraft(approved, announced)).toEqual({ id: "release.alreadyReleased" });
  expect(refuseStop(approved, later(announced, -1))).toBeNull();
  expect(refuseStop(approved, announced)).toEqual({ id: "release.tooLateToStop" });
  expect(refuseStop(undefined, now)).toEqual({ id: "release.nothingToStop" });
});

test("the line of a case is its first sentence, in any script, cut at a word", () => {
  expect(firstSentence("It worked. Then more.")).toBe("It worked.");
  expect(firstSentence("教师一起学习。然后更多。")).toBe("教师一起学习。");
  expect(firstSentence("Version 2.5 works! And more")).toBe("Version 2.5 works!");
  expect(firstSentence("word ".repeat(100), 20)).toBe("word word word word…");
  expect(firstSentence("")).toBe("");
});

test("a winner who was told an earlier moment blocks the release, a later one does not, nor one who wins no more", () => {
  const faults = (entryId: string, until: string) =>
    releaseFaults({
      ...{ book, now, languages: ["en", "zh"], ...sound() },
      confidence: { asked: [{ entryId, until }], goesAt: null },
    }).map(({ id, values }) => [id, values?.entry]);
  const day = 86_400_000;
  expect(faults("e1", later(announced, -1))).toEqual([["release.faultToldEarlier", "X-0001"]]);
  expect(faults("e7", later(announced, -day))).toEqual([["release.faultToldEarlier", "X-0007"]]);
  expect(faults("e1", announced)).toEqual([]);
  expect(faults("e1", later(announced, day))).toEqual([]);
  expect(faults("e2", later(announced, -day))).toEqual([]);
});
