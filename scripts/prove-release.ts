/**
 * Makes random editions with their decisions, sponsors and words, drafts every letter as a release does, and rehearses:
 * what is right must pass, and each kind of fault that is put in on purpose must be named. What is judged are the
 * portal's own rules and its own drawing; the database's part is tested beside it. `npm run prove:release -- --from 1
 * --to 500`: an edition of a number is always the same; what slips is printed with it.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { translatorOf } from "~/context.server";
import { letterParts, type LetterWords, wordingId, wordsFault } from "~/domain/letter-words";
import type { Message } from "~/domain/message";
import {
  announcedAt,
  type Candidate,
  type Confidence,
  type Decided,
  type LetterFacts,
  lettersOf,
  outcomesOf,
  releaseFaults,
  type Result,
  resultOf,
  waves,
} from "~/domain/release";
import { categoriesBehind, isMention, readRulebook, type Rulebook } from "~/domain/rulebook";
import type { Sponsor } from "~/domain/sponsors";
import { mayWin } from "~/domain/standing";
import { type Instant, later } from "~/domain/time";
import { type Dice, dice, seedFrom } from "~/engine/dice";
import { canonicalJson, sha256 } from "~/services/canonical.server";
import { drawLetter, type Drawing, isAsDrawn } from "~/services/release.server";
import type { Mail } from "~emails/render";
import { defaultWords } from "~emails/result-letter";
import { hostileWords } from "./hostile-words";

const defaultBook = readRulebook(
  JSON.parse(readFileSync(new URL("../db/seed/rulebooks/2027.json", import.meta.url), "utf8")),
).rulebook!; // a test says that it is valid
const publicUrl = "https://portal.example";
/** More languages than the portal has yet, so that a wrong one can be told. */
const languages = ["en", "en-XA", "ar-XB"];

type Open<Thing> = { -readonly [Key in keyof Thing]: Thing[Key] };
type Entry = Open<Omit<Candidate, "members" | "revision">> & {
  members: Open<Candidate["members"][number]>[];
  revision: Open<NonNullable<Candidate["revision"]>>;
};
/** An edition as it stands, and a release that was drafted from it. */
type World = {
  book: Rulebook;
  now: Instant;
  releaseAt: Instant;
  reason: string;
  candidates: Entry[];
  decided: (Open<Omit<Decided, "winners">> & { winners: string[] })[];
  merges: Map<string, string>;
  sponsors: Open<Sponsor>[];
  words: Record<string, LetterWords>;
  confidence: { asked: Open<Confidence["asked"][number]>[]; goesAt: Instant | null } | null;
  resultJson: string;
  resultHash: string;
  letters: { facts: LetterFacts; mail: Mail }[];
};

const pick = <Thing>(throws: Dice, things: readonly Thing[]): Thing | undefined =>
  things[throws.below(Math.max(things.length, 1))];
const oneOf = <Thing>(throws: Dice, things: readonly Thing[]): Thing => pick(throws, things)!; // never asked of none

function bookOf(throws: Dice): Rulebook {
  const categories = defaultBook.categories
    .slice(0, 1 + throws.below(defaultBook.categories.length))
    .map((one) => ({ ...one, cap: 1 + throws.below(4) }));
  const ids = categories.map((one) => one.id);
  return {
    ...defaultBook,
    categories,
    specialAwards: ["AwardA", "AwardB"].slice(0, throws.below(3)).map((id) => ({
      id,
      name: { en: `The ${id} prize` },
      criteria: { en: "For what the jury agrees on." },
      cap: 1 + throws.below(2),
      categories: throws.shuffled(ids).slice(0, 1 + throws.below(ids.length)),
      atLeast: 0,
      ...(throws.below(2) === 0 && { isMention: true as const }),
    })),
    judging: { ...defaultBook.judging, complaintDays: 7 + throws.below(20) },
  };
}

function entryOf(throws: Dice, book: Rulebook, merges: ReadonlyMap<string, string>, number: number): Entry {
  const said = () => hostileWords(throws, 200);
  const category = oneOf(throws, book.categories).id;
  const screened = throws.below(6) === 0 ? "notValid" : "valid";
  const standing = oneOf(throws, [
    ...Array<"inCompetition">(7).fill("inCompetition"),
    "horsConcours",
    "disqualified",
  ] as const);
  const judgedIn = screened === "valid" ? merges.get(category) : undefined;
  return {
    id: `entry-${number}`,
    code: `X-2027-${String(number).padStart(4, "0")}`,
    state: oneOf(throws, [...Array<"submitted">(8).fill("submitted"), "withdrawn", "draft"] as const),
    screened,
    reason: screened === "notValid" ? said() : "",
    standing,
    standingReason: standing === "inCompetition" ? "" : said(),
    ...(judgedIn !== undefined && { judgedIn }),
    revision: {
      number: 1 + throws.below(3),
      hash: sha256(`${number} ${throws.uniform()}`),
      category,
      title: said(),
      ownTitle: throws.below(2) === 0 ? said() : "",
      organisation: said(),
      ownOrganisation: throws.below(2) === 0 ? said() : "",
      country: oneOf(throws, ["KG", "VN", null]),
      summary: said(),
    },
    members: Array.from({ length: 1 + throws.below(3) }, (_, at) => ({
      personId: `person-${number}-${at}`,
      name: said(),
      address: `person${at}@university${number}.example`,
      language: oneOf(throws, [...languages, "xx"]),
    })),
  };
}

function sponsorOf(throws: Dice, book: Rulebook, number: number): Open<Sponsor> {
  const award = pick(throws, book.specialAwards)?.id ?? null;
  const tier = oneOf(throws, ["category", "inKind", ...(award ? (["specialAward"] as const) : [])] as const);
  const isTitle = number === 0 && throws.below(2) === 0;
  return {
    id: `sponsor-${number}`,
    name: `Sponsor ${number}`,
    tier: isTitle ? "title" : tier,
    categories:
      !isTitle && tier === "category"
        ? throws.shuffled(book.categories.map((one) => one.id)).slice(0, 1 + throws.below(2))
        : [],
    award: !isTitle && tier === "specialAward" ? award : null,
    prefix: isTitle ? { en: "Sponsor ·" } : null,
    words: { en: hostileWords(throws, 100) },
    link: throws.below(2) === 0 ? `https://sponsor${number}.example/` : null,
    colour: "#7a3b00",
    logo: throws.below(2) === 0 ? sha256(`logo ${number}`) : null,
    logoAlt: `Sponsor ${number}`,
  };
}

/** Some letters written anew, by the rules for words. */
function wordsOf(throws: Dice): Record<string, LetterWords> {
  const written: Record<string, LetterWords> = {};
  for (const wave of waves)
    for (const outcome of outcomesOf(wave))
      for (const language of languages) {
        if (throws.below(2) === 0) continue;
        const wording = { wave, outcome, language };
        const words: LetterWords = {};
        for (const part of letterParts) {
          const text = `${defaultWords(translatorOf("en"), wording)[part]} {code} ${throws.below(100)}`;
          if (throws.below(2) === 0 && wordsFault(wording, part, text) === null) words[part] = text;
        }
        if (Object.keys(words).length > 0) written[wordingId(wording)] = words;
      }
  return written;
}

const isAble = (one: Candidate) =>
  one.state === "submitted" && one.screened === "valid" && one.standing !== "disqualified" && mayWin(one);
const categoryOf = (one: Candidate) => one.judgedIn ?? one.revision?.category ?? "";

const isAward = (book: Rulebook, id: string) => book.specialAwards.some((one) => one.id === id);

/** Entries that could win what is decided; a mention is not for those who won a category. */
const ableFor = (
  book: Rulebook,
  candidates: readonly Entry[],
  category: string,
  won: ReadonlySet<string>,
) => {
  const behind = categoriesBehind(book, category);
  return candidates.filter(
    (one) =>
      isAble(one) && behind.includes(categoryOf(one)) && !(isMention(book, category) && won.has(one.id)),
  );
};

function decisionsOf(throws: Dice, book: Rulebook, candidates: readonly Entry[]): World["decided"] {
  const won = new Set<string>();
  return [...book.categories, ...book.specialAwards].flatMap(({ id, cap }) => {
    const able = ableFor(book, candidates, id, won);
    if (able.length === 0 && throws.below(2) === 0) return [];
    const winners = throws
      .shuffled(able)
      .slice(0, throws.below(cap + 1))
      .map((one) => one.id);
    if (!isAward(book, id)) for (const one of winners) won.add(one);
    return { category: id, id: `decision-${id}`, version: 1 + throws.below(3), winners };
  });
}

const drawingOf = (book: Rulebook): Drawing => ({
  edition: { id: "2027", rulebook: book },
  portal: { publicUrl },
});

/** A random edition with a release drafted from it, as `draftRelease` drafts. */
export async function randomWorld(seed: number): Promise<World> {
  const throws = dice(seedFrom(seed, 32));
  const book = bookOf(throws);
  const [from, into] = throws.shuffled(book.categories);
  const merges = new Map(from && into && throws.below(2) === 0 ? [[from.id, into.id]] : []);
  const candidates = Array.from({ length: 3 + throws.below(8) }, (_, at) =>
    entryOf(throws, book, merges, at),
  );
  const decided = decisionsOf(throws, book, candidates);
  const sponsors = Array.from({ length: throws.below(4) }, (_, at) => sponsorOf(throws, book, at));
  const isEarly = throws.below(3) === 0;
  const releaseAt = isEarly ? later(announcedAt(book), -86_400_000) : announcedAt(book);
  const world = {
    book,
    now: later(announcedAt(book), -20 * 86_400_000),
    releaseAt,
    reason: isEarly ? "The minister speaks that day." : "",
    candidates,
    decided,
    merges,
    sponsors,
    words: wordsOf(throws),
    confidence:
      seed % 2 === 0
        ? null
        : {
            asked: decided
              .filter(({ category }) => !isMention(book, category))
              .flatMap((one) => one.winners)
              .map((entryId) => ({ entryId, until: isEarly ? announcedAt(book) : releaseAt })),
            goesAt: later(releaseAt, -7 * 86_400_000),
          },
  };
  const result = resultOf({
    ...world,
    edition: "2027",
    rulebook: sha256(canonicalJson(book)),
    counts: { judges: 3, sheets: 30, recusals: 1 },
  });
  const resultJson = canonicalJson(result);
  const resultHash = sha256(resultJson);
  const letters: World["letters"] = [];
  for (const facts of lettersOf({ ...world, languages }))
    letters.push({ facts, mail: await drawLetter(drawingOf(book), facts, result, resultHash) });
  return { ...world, resultJson, resultHash, letters };
}

/** Everything that stands against a world's release, as `approveRelease` asks. `drawn` keeps drawings that are known. */
export async function rehearse(world: World, drawn = new Map<string, boolean>()): Promise<Message[]> {
  const { book, resultJson, resultHash, letters } = world;
  // What was not frozen so is not read: a changed byte may leave anything.
  if (sha256(resultJson) !== resultHash) return [{ id: "release.faultHash" }];
  const result = JSON.parse(resultJson) as Result;
  const faults: Message[] = [];
  const frame = canonicalJson([book.names, book.categories, book.specialAwards, book.judging, book.stages]);
  for (const { facts, mail } of letters) {
    const key = sha256(canonicalJson([frame, facts, mail, resultHash]));
    const isSame = drawn.get(key) ?? (await isAsDrawn(drawingOf(book), facts, result, resultHash, mail));
    drawn.set(key, isSame);
    if (!isSame) faults.push({ id: "release.faultDrawing" });
  }
  return [
    ...faults,
    ...releaseFaults({ ...world, languages, result, letters: letters.map((one) => one.facts) }),
  ];
}

type Fault = {
  /** What the rehearsal must name. */
  named: Message["id"];
  /** Puts the fault in; false where this edition has nothing to put it in. */
  put: (world: World, throws: Dice) => boolean;
};

/** Changes one thing that is there, or says that there is none. */
const change = <Thing>(thing: Thing | undefined, by: (thing: Thing) => void): boolean => {
  if (thing !== undefined) by(thing);
  return thing !== undefined;
};
const letterFault = (
  named: Message["id"],
  by: (facts: Open<LetterFacts>, world: World) => boolean,
): Fault => ({
  named,
  put: ({ letters, ...world }, throws) => {
    for (const letter of throws.shuffled(letters)) {
      const facts = { ...letter.facts };
      if (!by(facts, { ...world, letters })) continue;
      letter.facts = facts;
      return true;
    }
    return false;
  },
});
/** A fault in something that belongs to an entry with letters. */
const entryFault = (named: Message["id"], by: (entry: Entry, world: World) => boolean): Fault => ({
  named,
  put: (world, throws) =>
    throws
      .shuffled(world.candidates)
      .filter((one) => world.letters.some(({ facts }) => facts.entryId === one.id))
      .some((one) => by(one, world)),
});
const mailFault = (by: (mail: Mail) => Mail): Fault => ({
  named: "release.faultDrawing",
  put: ({ letters }, throws) => change(pick(throws, letters), (letter) => (letter.mail = by(letter.mail))),
});
const decisionFault = (
  named: Message["id"],
  by: (decision: World["decided"][number], world: World) => boolean,
): Fault => ({
  named,
  put: (world, throws) => throws.shuffled(world.decided).some((one) => by(one, world)),
});
const set = <Thing, Key extends keyof Thing>(thing: Thing, key: Key, value: Thing[Key]): boolean => {
  if (canonicalJson(thing[key] ?? null) === canonicalJson(value ?? null)) return false;
  thing[key] = value;
  return true;
};
const winnersOf = ({ decided }: World) => decided.flatMap((one) => one.winners);
const sponsorFault = (
  named: Message["id"],
  by: (sponsor: Open<Sponsor>, world: World) => boolean,
): Fault => ({
  named,
  put: (world, throws) => throws.shuffled(world.sponsors).some((one) => by(one, world)),
});

/** Every kind of fault, by its name. */
export const kinds: Record<string, Fault> = {
  "two letters swapped": {
    named: "release.faultDrawing",
    put: ({ letters }, throws) => {
      const [one, other] = throws.shuffled(letters);
      if (!one || !other || one.mail.html === other.mail.html) return false;
      [one.mail, other.mail] = [other.mail, one.mail];
      return true;
    },
  },
  "two people swapped": letterFault("release.faultStranger", (facts, { letters }) => {
    const other = letters.find((one) => one.facts.entryId !== facts.entryId)?.facts;
    return other !== undefined && set(facts, "personId", other.personId);
  }),
  "one letter missing": {
    named: "release.faultNoLetter",
    put: ({ letters }, throws) => letters.splice(throws.below(Math.max(letters.length, 1)), 1).length > 0,
  },
  "one letter double": {
    named: "release.faultTwice",
    put: ({ letters }, throws) => change(pick(throws, letters), (letter) => letters.push({ ...letter })),
  },
  "letter to another address": letterFault("release.faultAddress", (facts) =>
    set(facts, "recipient", "another@people.example"),
  ),
  "address that is no longer theirs": entryFault("release.faultAddress", ({ members }) =>
    change(members[0], (one) => (one.address = "new@people.example")),
  ),
  "person without an address": entryFault("release.faultNoAddress", ({ members }) =>
    change(members[0], (one) => (one.address = null)),
  ),
  "two people at one address": entryFault("release.faultSameAddress", ({ id, members }, { letters }) => {
    const [one, other] = members;
    const letter = letters.find(({ facts }) => facts.entryId === id && facts.personId === other?.personId);
    if (!one || !other || !letter) return false;
    other.address = one.address?.toUpperCase() ?? null;
    letter.facts = { ...letter.facts, recipient: other.address ?? "" };
    return true;
  }),
  "person who joined": entryFault("release.faultNoLetter", ({ members }) =>
    change(members[0], (one) => members.push({ ...one, personId: "new", address: "new@people.example" })),
  ),
  "person who left": entryFault(
    "release.faultStranger",
    ({ members }) => members.length > 1 && members.pop() !== undefined,
  ),
  "nobody left": entryFault("release.faultNobody", (one) => set(one, "members", [])),
  "wrong name": letterFault("release.faultName", (facts) => set(facts, "name", "Somebody Else")),
  "stale name": entryFault("release.faultName", ({ members }) =>
    change(members[0], (one) => (one.name = `${one.name}a`)),
  ),
  "wrong code": letterFault("release.faultCode", (facts) => set(facts, "code", "X-2027-9999")),
  "wrong language": letterFault("release.faultLanguage", (facts) =>
    set(facts, "language", facts.language === "en" ? "ar-XB" : "en"),
  ),
  "language that changed": entryFault("release.faultLanguage", ({ members }) =>
    change(members[0], (one) => (one.language = one.language === "en-XA" ? "ar-XB" : "en-XA")),
  ),
  "wrong outcome": letterFault("release.faultOutcome", (facts) =>
    set(facts, "outcome", facts.outcome === "winner" ? "notSelected" : "winner"),
  ),
  "wrong category": letterFault("release.faultCategory", (facts) => set(facts, "category", "C9")),
  "category entered left out": letterFault(
    "release.faultCategory",
    (facts) => facts.enteredIn !== undefined && delete facts.enteredIn,
  ),
  "category merged after the draft": entryFault(
    "release.faultCategory",
    (one, { book }) =>
      one.screened === "valid" &&
      one.judgedIn === undefined &&
      change(
        book.categories.find(({ id }) => id !== one.revision.category),
        ({ id }) => (one.judgedIn = id),
      ),
  ),
  "wrong title": letterFault("release.faultTitle", (facts) => set(facts, "title", "Another title")),
  "stale title": entryFault("release.faultTitle", ({ revision }) =>
    set(revision, "title", `${revision.title}a`),
  ),
  "stale title in the own script": entryFault("release.faultTitle", ({ revision }) =>
    set(revision, "ownTitle", `${revision.ownTitle}a`),
  ),
  "stale organisation": entryFault("release.faultOrganisation", ({ revision }) =>
    set(revision, "organisation", `${revision.organisation}a`),
  ),
  "wrong organisation": letterFault("release.faultOrganisation", (facts) =>
    set(facts, "ownOrganisation", "Another university"),
  ),
  "newer revision": entryFault("release.faultRevision", ({ revision }) =>
    set(revision, "number", revision.number + 1),
  ),
  "revision with another hash": entryFault("release.faultRevision", ({ revision }) =>
    set(revision, "hash", sha256(revision.hash)),
  ),
  "wrong reason": letterFault("release.faultReason", (facts) => set(facts, "reason", "Another reason.")),
  "reason that changed": entryFault("release.faultReason", (one) =>
    one.screened === "notValid" ? set(one, "reason", `${one.reason}a`) : false,
  ),
  "wrong name of the award": letterFault("release.faultAward", (facts) => set(facts, "award", "A prize")),
  "wrong sponsor": letterFault("release.faultSponsorWrong", (facts, { sponsors }) =>
    change(
      sponsors.find(({ id }) => !facts.sponsors.includes(id)),
      ({ id }) => (facts.sponsors = [...facts.sponsors, id]),
    ),
  ),
  "sponsor left out": letterFault(
    "release.faultSponsorMissing",
    (facts) => facts.sponsors.length > 0 && set(facts, "sponsors", facts.sponsors.slice(1)),
  ),
  "sponsor that joined": {
    named: "release.faultSponsorChanged",
    put: ({ sponsors, book }, throws) =>
      sponsors.push({ ...sponsorOf(throws, book, 9), tier: "inKind", prefix: null }) > 0,
  },
  "sponsor that left": sponsorFault("release.faultSponsorChanged", (one, { sponsors }) => {
    sponsors.splice(sponsors.indexOf(one), 1);
    return true;
  }),
  "sponsor with another name": sponsorFault("release.faultSponsorChanged", (one) =>
    set(one, "name", "Renamed"),
  ),
  "sponsor with other words": sponsorFault("release.faultSponsorChanged", (one) =>
    set(one, "words", { en: "Other words." }),
  ),
  "sponsor with another logo": sponsorFault("release.faultSponsorChanged", (one) =>
    set(one, "logo", sha256("another")),
  ),
  "title sponsor with another prefix": sponsorFault(
    "release.faultAward",
    (one, { letters }) => one.tier === "title" && letters.length > 0 && set(one, "prefix", { en: "New ·" }),
  ),
  "decision made again": decisionFault("release.faultResultOld", (one) => {
    one.id = `${one.id}-2`;
    one.version += 1;
    return true;
  }),
  "order of winners changed": decisionFault("release.faultResultOld", (one) => {
    if (one.winners.length < 2) return false;
    one.winners.reverse();
    return true;
  }),
  "winner taken out": decisionFault(
    "release.faultOutcome",
    ({ category, winners }, { book }) => !isAward(book, category) && winners.pop() !== undefined,
  ),
  "mention of a winner": {
    named: "release.faultMention",
    put: ({ book, candidates, decided }) => {
      const mention = book.specialAwards.find((one) => one.isMention);
      const behind = mention ? categoriesBehind(book, mention.id) : [];
      const given = decided.find(({ category }) => category === mention?.id);
      const winner = decided
        .filter(({ category }) => book.categories.some(({ id }) => id === category))
        .flatMap(({ winners }) => winners)
        .find((id) => candidates.some((one) => one.id === id && behind.includes(categoryOf(one))));
      return given !== undefined && winner !== undefined && given.winners.push(winner) > 0;
    },
  },
  "special award taken back": decisionFault(
    "release.faultSpecialAward",
    ({ category, winners }, { book }) => isAward(book, category) && winners.pop() !== undefined,
  ),
  "special award wrong in a letter": letterFault("release.faultSpecialAward", (facts, { book }) =>
    change(book.specialAwards[0], ({ id }) =>
      facts.specialAwards?.includes(id) ? delete facts.specialAwards : (facts.specialAwards = [id]),
    ),
  ),
  "category without a decision": {
    named: "release.faultNoDecision",
    put: (world, throws) => {
      const { book, candidates, decided } = world;
      const won = new Set(
        decided.filter(({ category }) => !isAward(book, category)).flatMap(({ winners }) => winners),
      );
      const able = decided.filter(({ category }) => ableFor(book, candidates, category, won).length > 0);
      return change(pick(throws, able), (one) => decided.splice(decided.indexOf(one), 1));
    },
  },
  "more winners than the cap": decisionFault("release.faultOverCap", (one, { book, candidates }) => {
    const { cap = 0 } =
      [...book.categories, ...book.specialAwards].find(({ id }) => id === one.category) ?? {};
    const able = candidates.filter(
      (each) => isAble(each) && categoriesBehind(book, one.category).includes(categoryOf(each)),
    );
    if (able.length <= cap) return false;
    one.winners = able.map(({ id }) => id);
    return true;
  }),
  "winner twice": decisionFault("release.faultWinnerTwice", ({ winners }) =>
    change(winners[0], (one) => winners.push(one)),
  ),
  "winner that nobody knows": decisionFault(
    "release.faultUnknownWinner",
    ({ winners }) => winners.push("entry-none") > 0,
  ),
  "winner of another category": decisionFault(
    "release.faultWinnerElsewhere",
    ({ category, winners }, { book, candidates }) =>
      change(
        candidates.find((one) => !categoriesBehind(book, category).includes(categoryOf(one))),
        ({ id }) => winners.push(id),
      ),
  ),
  "winner who was disqualified": entryFault(
    "release.faultWinnerNotValid",
    (one, world) => winnersOf(world).includes(one.id) && set(one, "standing", "disqualified"),
  ),
  "winner who went out of competition": entryFault(
    "release.faultWinnerOutside",
    (one, world) => winnersOf(world).includes(one.id) && set(one, "standing", "horsConcours"),
  ),
  "winner found not valid": entryFault(
    "release.faultWinnerNotValid",
    (one, world) => winnersOf(world).includes(one.id) && set(one, "screened", "notValid"),
  ),
  "entry withdrawn after the draft": entryFault("release.faultNoLetterDue", (one) =>
    set(one, "state", "withdrawn"),
  ),
  "entry found valid after the draft": entryFault(
    "release.faultResultEntry",
    (one) => one.screened === "notValid" && set(one, "screened", "valid"),
  ),
  "entry that was never screened": entryFault("release.faultNotScreened", (one) =>
    set(one, "screened", null),
  ),
  "entry that waits for a repair": entryFault("release.faultRepair", (one) => set(one, "screened", "repair")),
  "entry that came late": {
    named: "release.faultResultMissing",
    put: ({ candidates, book }, throws) =>
      candidates.push({
        ...entryOf(throws, book, new Map(), 99),
        state: "submitted",
        screened: "notValid",
        standing: "inCompetition",
      }) > 0,
  },
  "letter about an entry that is gone": {
    named: "release.faultNoLetterDue",
    put: ({ candidates, letters }, throws) =>
      change(pick(throws, letters), ({ facts }) =>
        candidates.splice(
          candidates.findIndex((one) => one.id === facts.entryId),
          1,
        ),
      ),
  },
  "byte of the result file changed": {
    named: "release.faultHash",
    put: (world, throws) => {
      const at = throws.below(world.resultJson.length);
      const sign = world.resultJson[at] === "x" ? "y" : "x";
      world.resultJson = world.resultJson.slice(0, at) + sign + world.resultJson.slice(at + 1);
      return true;
    },
  },
  "byte of a letter's page changed": mailFault((mail) => ({
    ...mail,
    html: mail.html.replace("Entry", "entry"),
  })),
  "byte of a letter's text changed": mailFault((mail) => ({ ...mail, text: `${mail.text} ` })),
  "subject changed": mailFault((mail) => ({ ...mail, subject: `${mail.subject}.` })),
  "words that changed": {
    named: "release.faultWords",
    put: ({ letters, words }, throws) =>
      change(pick(throws, letters), ({ facts: { outcome, language } }) => {
        const id = wordingId({ wave: "release", outcome, language });
        words[id] = { ...words[id], closing: "With a bow," };
      }),
  },
  "words put back": {
    named: "release.faultWords",
    put: ({ letters, words }, throws) =>
      change(
        pick(
          throws,
          letters.filter((one) => one.facts.words),
        ),
        ({ facts: { outcome, language } }) =>
          Reflect.deleteProperty(words, wordingId({ wave: "release", outcome, language })),
      ),
  },
  "letter with words that nobody wrote": letterFault("release.faultWords", (facts) =>
    set(facts, "words", { ...facts.words, closing: "With a curse," }),
  ),
  "complaint period changed": {
    named: "release.faultDrawing",
    put: (world) => {
      const { judging } = world.book;
      world.book = { ...world.book, judging: { ...judging, complaintDays: judging.complaintDays + 1 } };
      return world.letters.length > 0;
    },
  },
  "moment that is past": {
    named: "release.faultPast",
    put: (world) => set(world, "now", later(world.releaseAt, 1)),
  },
  "winner who was told an earlier moment": {
    named: "release.faultToldEarlier",
    put: ({ confidence, releaseAt }, throws) =>
      change(pick(throws, confidence?.asked ?? []), (one) => (one.until = later(releaseAt, -1))),
  },
  "release before the letters in confidence": {
    named: "release.faultBeforeEmbargo",
    put: (world) => {
      world.confidence = { asked: [], goesAt: later(world.releaseAt, 1) };
      return true;
    },
  },
  "early without a reason": {
    named: "release.faultEarly",
    put: (world) => {
      world.releaseAt = later(announcedAt(world.book), -1);
      world.reason = " ";
      return true;
    },
  },
};

export type Tally = {
  editions: number;
  letters: number;
  passed: number;
  /** By kind of fault: how often it was put in, blocked, and named for what it is. */
  kinds: Record<string, { put: number; blocked: number; named: number }>;
  slips: string[];
};
export const noTally: Tally = { editions: 0, letters: 0, passed: 0, kinds: {}, slips: [] };

const copyOf = (world: World): World => ({
  ...structuredClone({ ...world, book: null }),
  book: world.book,
});

/** Adds one edition: right, and with each kind of fault put into a copy of it. */
export async function prove(tally: Tally, seed: number): Promise<Tally> {
  const world = await randomWorld(seed);
  const next: Tally = { ...tally, kinds: { ...tally.kinds }, slips: [...tally.slips] };
  next.editions += 1;
  next.letters += world.letters.length;
  const drawn = new Map<string, boolean>();
  const right = await rehearse(world, drawn);
  if (right.length === 0) next.passed += 1;
  else next.slips.push(`${seed} right and blocked: ${right.map((one) => one.id).join(", ")}`);
  for (const [at, [kind, fault]] of Object.entries(kinds).entries()) {
    const changed = copyOf(world);
    if (!fault.put(changed, dice(seedFrom(seed, 100 + at)))) continue;
    const faults = await rehearse(changed, drawn);
    const isNamed = faults.some((one) => one.id === fault.named);
    const before = next.kinds[kind] ?? { put: 0, blocked: 0, named: 0 };
    next.kinds[kind] = {
      put: before.put + 1,
      blocked: before.blocked + (faults.length > 0 ? 1 : 0),
      named: before.named + (isNamed ? 1 : 0),
    };
    if (!isNamed)
      next.slips.push(
        `${seed} ${kind}: ${faults.length > 0 ? `blocked as ${faults.map((one) => one.id).join(", ")}` : "passed"}`,
      );
  }
  return next;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: { from: { type: "string", default: "1" }, to: { type: "string", default: "500" } },
  });
  const [from, to] = [Number(values.from), Number(values.to)];
  if (![from, to].every(Number.isInteger) || from < 1 || to < from) {
    console.error("--from and --to are whole numbers, such as --from 1 --to 500.");
    process.exitCode = 2;
  } else {
    let tally = noTally;
    for (let seed = from; seed <= to; seed++) tally = await prove(tally, seed);
    const { editions, letters, passed, slips } = tally;
    console.table(tally.kinds);
    console.table({ editions, letters, passed, kinds: Object.keys(tally.kinds).length, slips: slips.length });
    for (const slip of slips) console.log(slip);
    if (passed < editions || slips.length > 0 || Object.keys(kinds).some((kind) => !tally.kinds[kind]))
      process.exitCode = 1;
  }
}
