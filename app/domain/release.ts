/**
 * The release of an edition's results: the frozen result file, who gets which letter, and everything that must hold
 * before two people let it go. Visible is what is approved and whose moment has come, at each read.
 */
import type { Merges } from "./category-merges";
import { isSameWords, type LetterWords, wordingId } from "./letter-words";
import type { PublicCorrection } from "./correction";
import type { Message, Refusal } from "./message";
import { categoriesBehind, isMention, type Rulebook } from "./rulebook";
import { awardName, type Sponsor, sponsorsOfCategory } from "./sponsors";
import { windowOf } from "./stages";
import { mayWin, type Standing } from "./standing";
import type { Instant } from "./time";

/** Letters go out in two waves: in confidence to those who won, and to everybody at the moment T. */
export const waves = ["embargo", "release"] as const;
export type Wave = (typeof waves)[number];

/** What the wave before T adds: until when its letters are in confidence, by when to answer, and who knows already. */
export type Embargo = {
  publicAt: Instant;
  answerBy: Instant;
  told: readonly Pick<LetterFacts, "entryId" | "outcome" | "specialAwards" | "embargo">[];
};

/** What letters in confidence bind the release to. */
export type Confidence = {
  /** Until when an entry was asked to keep the secret, or will be by a letter that was approved. */
  asked: readonly { entryId: string; until: Instant }[];
  /** When letters that are drafted or approved go out, or went. */
  goesAt: Instant | null;
};

/**
 * `specialAward` is that of an entry which won one, and not its category; `honourableMention` of one that was mentioned and
 * won nothing.
 */
export const outcomes = [
  "winner",
  "specialAward",
  "honourableMention",
  "notSelected",
  "horsConcours",
  "notValid",
] as const;
export type Outcome = (typeof outcomes)[number];

/** The outcomes that a wave has letters for: in confidence only those who won are told. */
export const outcomesOf = (wave: Wave): readonly Outcome[] =>
  wave === "release" ? outcomes : ["winner", "specialAward"];

export type Member = { personId: string; name: string; address: string | null; language: string };

/** An entry as the release finds it: what it entered (its frozen revision), what screening said, whose it is. */
export type Candidate = {
  id: string;
  code: string;
  state: "draft" | "submitted" | "withdrawn";
  screened: "valid" | "notValid" | "repair" | null;
  reason: string;
  standing: Standing;
  /** Why it is not in competition. */
  standingReason: string;
  /** The category in which it was judged, where that is not the one it entered. */
  judgedIn?: string;
  revision: {
    number: number;
    hash: string;
    category: string | null;
    title: string;
    ownTitle: string;
    organisation: string;
    ownOrganisation: string;
    country: string | null;
    summary: string;
  } | null;
  members: readonly Member[];
  /** Its lead gave the prize back. */
  isDeclined?: boolean;
  /** A correction of its names waits for an organiser. */
  isNaming?: boolean;
};

/** The approved decision on a category or a special award: its winners, by entry, in their order. */
export type Decided = {
  category: string;
  id: string;
  version: number;
  winners: readonly string[];
  /** The jury's public words on places that went to nobody. */
  notAwarded?: string;
};

/** What the winners' page shows of one case. */
export type Card = {
  entry: string;
  code: string;
  revision: number;
  title: string;
  ownTitle: string;
  organisation: string;
  ownOrganisation: string;
  country: string | null;
  line: string;
  /** The category that it entered, where another one judged it. */
  enteredIn?: string;
};

/** Who won in a category, or a special award. */
export type Awarded = {
  id: string;
  decision: { id: string; version: number } | null;
  winners: Card[];
  notAwarded?: string;
  /** Categories that were merged into this one before judging; left out where none was. */
  merged?: string[];
  /** Honourable mentions, which are no prizes; left out where they are. */
  isMention?: true;
};

/** The result file: what two people approve, what letters are checked against, what the winners' page is drawn from. */
export type Result = {
  format: 1;
  edition: string;
  rulebook: string;
  figures: {
    received: number;
    valid: number;
    countries: number;
    winners: number;
    judges: number;
    sheets: number;
    recusals: number;
  };
  sponsors: Omit<Sponsor, "prefix" | "startsAt" | "endsAt">[];
  categories: Awarded[];
  /** Not in results of before there were any. */
  specialAwards?: Awarded[];
  outcomes: {
    entry: string;
    code: string;
    category: string;
    /** The category that it entered, where another one judged it. */
    enteredIn?: string;
    outcome: Outcome;
    revision: number;
    hash: string;
  }[];
  /** What was set right since the first announcement, oldest first; left out where nothing was. */
  corrections?: PublicCorrection[];
};

/** What one letter says, as values. */
export type LetterFacts = {
  entryId: string;
  personId: string;
  recipient: string;
  outcome: Outcome;
  /** Special awards that the entry won, beside its category or without; left out where there is none. */
  specialAwards?: string[];
  language: string;
  name: string;
  code: string;
  revision: number;
  category: string;
  /** The category that it entered, where another one judged it. */
  enteredIn?: string;
  title: string;
  ownTitle: string;
  organisation: string;
  ownOrganisation: string;
  reason: string;
  award: string;
  sponsors: string[];
  /** Of a letter in confidence: until when, and by when to answer. */
  embargo?: Pick<Embargo, "publicAt" | "answerBy">;
  /** The parts that an organiser wrote, as they stood when the letter was drawn; left out where there are none. */
  words?: LetterWords;
  /** When the letter went out that this one corrects. */
  corrects?: Instant;
};

/** What organisers wrote, by wording. */
export type WrittenWords = Readonly<Record<string, LetterWords>>;

/** What an organiser wrote for a letter, or undefined where the catalogue's words stand. */
const wordsOf = (
  written: WrittenWords | undefined,
  embargo: Embargo | null,
  { outcome, language }: Pick<LetterFacts, "outcome" | "language">,
) => written?.[wordingId({ wave: embargo ? "embargo" : "release", outcome, language })];

/** Whether a release is to be seen: approved, and its moment has come. Asked at each read; no job turns it. */
export function isReleased(
  release: { state: "drafted" | "approved" | "stopped"; releaseAt: Instant } | null | undefined,
  now: Instant,
): boolean {
  return release?.state === "approved" && release.releaseAt <= now;
}

/** When the rulebook says that results are made known. */
export function announcedAt(book: Rulebook): Instant {
  return windowOf(book, "announced").opens;
}

/** Whether an entry gets a result: a disqualified one had its own letter, and gets no second. */
const takesPart = (one: Candidate) =>
  one.state === "submitted" &&
  one.standing !== "disqualified" &&
  (one.screened === "valid" || one.screened === "notValid");

/** Whether an entry was found valid and nothing has taken it out since. */
const isValid = (one: Candidate) => takesPart(one) && one.screened === "valid";

/** In which category an entry is judged and decided. */
const categoryOf = (one: Candidate) => one.judgedIn ?? one.revision?.category ?? null;

/** The category that an entry entered, as a part of what is said of it, where another one judged it. */
const enteredIn = (one: Candidate) =>
  one.judgedIn !== undefined && one.revision?.category ? { enteredIn: one.revision.category } : {};

/** What became of an entry that was screened, by the decisions on its category and on special awards. */
export function outcomeOf(book: Rulebook, one: Candidate, decided: readonly Decided[]): Outcome {
  if (one.screened !== "valid") return "notValid";
  if (!mayWin(one)) return "horsConcours";
  if (decided.some((d) => d.category === categoryOf(one) && d.winners.includes(one.id))) return "winner";
  const awards = awardsOf(book, one, decided);
  if (awards.length === 0) return "notSelected";
  return awards.every((id) => isMention(book, id)) ? "honourableMention" : "specialAward";
}

/** The special awards that an entry won, and its mentions, in the order of the rulebook. */
function awardsOf(book: Rulebook, one: Candidate, decided: readonly Decided[]): string[] {
  if (!isValid(one) || !mayWin(one)) return [];
  return book.specialAwards
    .map(({ id }) => id)
    .filter((id) => decided.some((d) => d.category === id && d.winners.includes(one.id)));
}

/** The result file of what is decided now. */
export function resultOf({
  book,
  edition,
  rulebook,
  candidates,
  decided,
  sponsors,
  merges,
  counts,
}: {
  book: Rulebook;
  edition: string;
  rulebook: string;
  candidates: readonly Candidate[];
  decided: readonly Decided[];
  sponsors: readonly Sponsor[];
  merges?: Merges;
  counts: Pick<Result["figures"], "judges" | "sheets" | "recusals">;
}): Result {
  const entered = candidates.filter((one) => one.state === "submitted");
  const valid = entered.filter(isValid);
  const byId = new Map(entered.map((one) => [one.id, one]));
  const awarded = ({ id }: { id: string }): Awarded => {
    const decision = decided.find((one) => one.category === id);
    const merged = [...(merges ?? [])].flatMap(([from, into]) => (into === id ? [from] : []));
    return {
      id,
      decision: decision ? { id: decision.id, version: decision.version } : null,
      winners: (decision?.winners ?? []).flatMap((entry) => {
        const one = byId.get(entry);
        return one && isValid(one) && mayWin(one) ? cardOf(one) : [];
      }),
      ...(decision?.notAwarded && { notAwarded: decision.notAwarded }),
      ...(merged.length > 0 && { merged }),
      ...(isMention(book, id) && { isMention: true }),
    };
  };
  const categories = book.categories.map(awarded);
  const specialAwards = book.specialAwards.map(awarded);
  return {
    format: 1,
    edition,
    rulebook,
    figures: {
      received: entered.length,
      valid: valid.length,
      countries: new Set(entered.flatMap((one) => one.revision?.country ?? [])).size,
      // Entries that won anything, each once; a mention is no prize.
      winners: new Set(
        [...categories, ...specialAwards]
          .filter((one) => !one.isMention)
          .flatMap((one) => one.winners.map(({ entry }) => entry)),
      ).size,
      ...counts,
    },
    sponsors: sponsors.map(keptOf),
    categories,
    specialAwards,
    outcomes: entered.filter(takesPart).map((one) => ({
      entry: one.id,
      code: one.code,
      category: categoryOf(one) ?? "",
      ...enteredIn(one),
      outcome: outcomeOf(book, one, decided),
      revision: one.revision?.number ?? 0,
      hash: one.revision?.hash ?? "",
    })),
  };
}

function cardOf(one: Candidate | undefined): Card[] {
  if (!one?.revision) return [];
  const { number, title, ownTitle, organisation, ownOrganisation, country, summary } = one.revision;
  return [
    {
      entry: one.id,
      code: one.code,
      revision: number,
      title,
      ownTitle,
      organisation,
      ownOrganisation,
      country,
      line: firstSentence(summary),
      ...enteredIn(one),
    },
  ];
}

/** What a result keeps of a sponsor. */
const keptOf = ({ logoDark, ...sponsor }: Sponsor): Result["sponsors"][number] => ({
  id: sponsor.id,
  name: sponsor.name,
  tier: sponsor.tier,
  categories: sponsor.categories,
  award: sponsor.award,
  words: sponsor.words,
  link: sponsor.link,
  colour: sponsor.colour,
  logo: sponsor.logo,
  logoAlt: sponsor.logoAlt,
  ...(logoDark && { logoDark }),
});

/** Why an entry could not win, in the words that its people had at the time; empty where it could. */
const reasonOf = (one: Candidate) =>
  one.screened === "notValid" ? one.reason : mayWin(one) ? "" : one.standingReason;

/** The first sentence of a text, cut at a word where it runs on. */
export function firstSentence(text: string, most = 180): string {
  const whole = text.trim().replace(/\s+/gu, " ");
  const sentence = /^.*?(?:[.!?](?=\s|$)|[。！？؟])/u.exec(whole)?.[0] ?? whole;
  const letters = Array.from(sentence);
  if (letters.length <= most) return sentence;
  const cut = letters.slice(0, most).join("");
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), most / 2)).trimEnd()}…`;
}

/** Whether an entry's people get a letter: with an outcome in the release; before it, if they won and do not know. */
function isTold(
  book: Rulebook,
  one: Candidate,
  decided: readonly Decided[],
  embargo: Embargo | null,
): boolean {
  if (!takesPart(one) || !embargo) return takesPart(one);
  const outcome = outcomeOf(book, one, decided);
  const awards = awardsOf(book, one, decided).join();
  const knows = embargo.told.some(
    (told) =>
      told.entryId === one.id &&
      told.outcome === outcome &&
      (told.specialAwards ?? []).join() === awards &&
      // Whoever was asked to be silent for too short a time is asked anew.
      (told.embargo?.publicAt ?? "") >= embargo.publicAt,
  );
  return (outcome === "winner" || outcome === "specialAward") && !knows;
}

/** The letters that are due in a wave: one for each person of each entry that is told. */
export function lettersOf({
  book,
  candidates,
  decided,
  sponsors,
  languages,
  embargo = null,
  words: written,
}: {
  book: Rulebook;
  candidates: readonly Candidate[];
  decided: readonly Decided[];
  sponsors: readonly Sponsor[];
  /** Languages that the portal's letters are written in; others read English. */
  languages: readonly string[];
  embargo?: Embargo | null;
  words?: WrittenWords;
}): LetterFacts[] {
  const told = candidates.filter((one) => isTold(book, one, decided, embargo));
  return told.flatMap((one) => {
    const { revision } = one;
    const category = categoryOf(one);
    if (!revision || !category) return [];
    const specialAwards = awardsOf(book, one, decided);
    const outcome = outcomeOf(book, one, decided);
    return one.members.flatMap((member): LetterFacts[] => {
      if (!member.address) return [];
      const language = languages.includes(member.language) ? member.language : "en";
      const words = wordsOf(written, embargo, { outcome, language });
      return [
        {
          entryId: one.id,
          personId: member.personId,
          recipient: member.address,
          outcome,
          ...(specialAwards.length > 0 && { specialAwards }),
          language,
          name: member.name,
          code: one.code,
          revision: revision.number,
          category,
          ...enteredIn(one),
          title: revision.title,
          ownTitle: revision.ownTitle,
          organisation: revision.organisation,
          ownOrganisation: revision.ownOrganisation,
          reason: reasonOf(one),
          award: awardName(book.names.award, sponsors, language),
          sponsors: sponsorsOfCategory(sponsors, category, specialAwards).map((sponsor) => sponsor.id),
          ...(embargo && { embargo: { publicAt: embargo.publicAt, answerBy: embargo.answerBy } }),
          ...(words && { words }),
        },
      ];
    });
  });
}

/**
 * Everything that stands against a release, each with the entry or category and the rule. First what is decided,
 * then each letter against the decision, the frozen revision and the people as they are now, then the moment.
 */
export function releaseFaults({
  book,
  now,
  releaseAt,
  reason,
  candidates,
  decided,
  sponsors,
  languages,
  words,
  result,
  letters,
  embargo = null,
  confidence = null,
}: {
  book: Rulebook;
  now: Instant;
  releaseAt: Instant;
  reason: string;
  candidates: readonly Candidate[];
  decided: readonly Decided[];
  sponsors: readonly Sponsor[];
  languages: readonly string[];
  words?: WrittenWords;
  /** Null while nothing is drafted: then only decisions and the moment are judged. */
  result: Result | null;
  letters: readonly LetterFacts[];
  embargo?: Embargo | null;
  /** Null for letters in confidence themselves, and once results are public. */
  confidence?: Confidence | null;
}): Message[] {
  return [
    ...decisionFaults(book, candidates, decided),
    ...(result ? resultFaults(book, result, candidates, decided) : []),
    ...(result ? sponsorFaults(result, sponsors) : []),
    ...(result
      ? letterFaults({ book, candidates, decided, sponsors, languages, words, letters, embargo })
      : []),
    ...momentFaults(book, now, releaseAt, reason, embargo),
    // A draft first, so that letters in confidence can say its moment.
    ...(result && confidence ? earlyFaults(book, candidates, decided, confidence, releaseAt) : []),
    ...(confidence?.goesAt && confidence.goesAt >= releaseAt
      ? [{ id: "release.faultBeforeEmbargo" } as const]
      : []),
  ];
}

/** Winners who were asked to keep the secret until a moment before the release: they could speak too early. */
function earlyFaults(
  book: Rulebook,
  candidates: readonly Candidate[],
  decided: readonly Decided[],
  { asked }: Confidence,
  releaseAt: Instant,
): Message[] {
  const anew: Embargo = { publicAt: releaseAt, answerBy: releaseAt, told: [] };
  return candidates
    .filter((one) => isTold(book, one, decided, anew))
    .filter(({ id }) => asked.some((each) => each.entryId === id && each.until < releaseAt))
    .map(({ code }) => ({ id: "release.faultToldEarlier", values: { entry: code } }));
}

/** What stands against the moment T, or against the one before it. */
export function momentFaults(
  book: Rulebook,
  now: Instant,
  releaseAt: Instant,
  reason: string,
  embargo: Pick<Embargo, "publicAt"> | null = null,
): Message[] {
  if (releaseAt <= now) return [{ id: "release.faultPast" }];
  if (embargo) return releaseAt < embargo.publicAt ? [] : [{ id: "release.faultAfterRelease" }];
  if (releaseAt < announcedAt(book) && reason.trim() === "") return [{ id: "release.faultEarly" }];
  return [];
}

function decisionFaults(
  book: Rulebook,
  candidates: readonly Candidate[],
  decided: readonly Decided[],
): Message[] {
  const faults: Message[] = [];
  const byId = new Map(candidates.map((one) => [one.id, one]));
  for (const one of candidates) {
    if (one.state !== "submitted" || one.standing === "disqualified") continue;
    if (!one.screened) faults.push({ id: "release.faultNotScreened", values: { entry: one.code } });
    if (one.screened === "repair") faults.push({ id: "release.faultRepair", values: { entry: one.code } });
    if (one.screened === "valid" && !book.categories.some((c) => c.id === categoryOf(one)))
      faults.push({ id: "release.faultNoCategory", values: { entry: one.code } });
  }
  for (const { id, cap } of [...book.categories, ...book.specialAwards]) {
    const decision = decided.find((one) => one.category === id);
    const behind = categoriesBehind(book, id);
    const kind = kindOf(book, id);
    const isEligible = (one: Candidate) => behind.includes(categoryOf(one) ?? "");
    const hasWon = (one: Candidate) => outcomeOf(book, one, decided) === "winner";
    const able = candidates.filter(
      (one) => isValid(one) && mayWin(one) && isEligible(one) && !(isMention(book, id) && hasWon(one)),
    ).length;
    if (!decision && able > 0)
      faults.push({ id: "release.faultNoDecision", values: { kind, category: id, count: able } });
    if (!decision) continue;
    if (decision.winners.length > cap)
      faults.push({
        id: "release.faultOverCap",
        values: { kind, category: id, count: decision.winners.length, cap },
      });
    decision.winners.forEach((winner, at) => {
      const one = byId.get(winner);
      if (!one) return void faults.push({ id: "release.faultUnknownWinner", values: { kind, category: id } });
      const values = { kind, entry: one.code, category: id };
      if (decision.winners.indexOf(winner) !== at) faults.push({ id: "release.faultWinnerTwice", values });
      if (!isValid(one)) faults.push({ id: "release.faultWinnerNotValid", values });
      else if (!mayWin(one)) faults.push({ id: "release.faultWinnerOutside", values });
      if (!isEligible(one)) faults.push({ id: "release.faultWinnerElsewhere", values });
      if (isMention(book, id) && hasWon(one)) faults.push({ id: "release.faultMention", values });
      if (one.isDeclined) faults.push({ id: "release.faultWinnerDeclined", values });
      if (one.isNaming) faults.push({ id: "release.faultNamesWait", values });
    });
  }
  return faults;
}

const kindOf = (book: Rulebook, id: string) =>
  book.specialAwards.some((one) => one.id === id) ? "specialAward" : "category";

function resultFaults(
  book: Rulebook,
  result: Result,
  candidates: readonly Candidate[],
  decided: readonly Decided[],
): Message[] {
  const faults: Message[] = [];
  const frozenAwards = result.specialAwards ?? [];
  for (const category of [
    ...result.categories,
    // Results of before there were special awards lack those that the rules have gained since.
    ...book.specialAwards.map(
      ({ id }) => frozenAwards.find((one) => one.id === id) ?? { id, decision: null, winners: [] },
    ),
  ]) {
    const decision = decided.find((one) => one.category === category.id);
    const frozen = category.winners.map((card) => card.entry);
    if (
      category.decision?.id !== decision?.id ||
      category.decision?.version !== decision?.version ||
      frozen.join() !== (decision?.winners ?? []).join()
    )
      faults.push({
        id: "release.faultResultOld",
        values: { kind: kindOf(book, category.id), category: category.id },
      });
  }
  const frozen = new Map(result.outcomes.map((one) => [one.entry, one]));
  for (const one of candidates) {
    const values = { entry: one.code };
    const row = frozen.get(one.id);
    frozen.delete(one.id);
    if (!takesPart(one)) {
      if (row) faults.push({ id: "release.faultResultEntry", values });
      continue;
    }
    if (!row) faults.push({ id: "release.faultResultMissing", values });
    else if (
      row.outcome !== outcomeOf(book, one, decided) ||
      row.category !== categoryOf(one) ||
      row.enteredIn !== enteredIn(one).enteredIn
    )
      faults.push({ id: "release.faultResultEntry", values });
    else if (row.revision !== one.revision?.number || row.hash !== one.revision.hash)
      faults.push({ id: "release.faultRevision", values });
  }
  for (const { code } of frozen.values())
    faults.push({ id: "release.faultResultEntry", values: { entry: code } });
  return faults;
}

/** Sponsors that joined, left or changed since the result was frozen: what was rehearsed is not what would be sent. */
function sponsorFaults(result: Result, sponsors: readonly Sponsor[]): Message[] {
  const partsOf = ({ words, ...one }: Result["sponsors"][number]) =>
    JSON.stringify([
      ...[one.name, one.tier, [...one.categories].sort(), one.award, one.link],
      ...[one.colour, one.logo, one.logoAlt, one.logoDark ?? null],
      Object.entries(words).sort(([a], [b]) => (a < b ? -1 : 1)),
    ]);
  const frozen = new Map(result.sponsors.map((one) => [one.id, one]));
  const fault = (what: string, sponsor: string): Message => ({
    id: "release.faultSponsorChanged",
    values: { what, sponsor },
  });
  const faults = sponsors.flatMap((one) => {
    const before = frozen.get(one.id);
    frozen.delete(one.id);
    if (!before) return [fault("joined", one.name)];
    return partsOf(before) === partsOf(keptOf(one)) ? [] : [fault("changed", one.name)];
  });
  return [...faults, ...[...frozen.values()].map(({ name }) => fault("left", name))];
}

function letterFaults({
  book,
  candidates,
  decided,
  sponsors,
  languages,
  words,
  letters,
  embargo,
}: {
  book: Rulebook;
  candidates: readonly Candidate[];
  decided: readonly Decided[];
  sponsors: readonly Sponsor[];
  languages: readonly string[];
  words: WrittenWords | undefined;
  letters: readonly LetterFacts[];
  embargo: Embargo | null;
}): Message[] {
  const faults: Message[] = [];
  const byEntry = new Map<string, LetterFacts[]>();
  for (const letter of letters) byEntry.set(letter.entryId, [...(byEntry.get(letter.entryId) ?? []), letter]);

  for (const one of candidates) {
    const own = byEntry.get(one.id) ?? [];
    byEntry.delete(one.id);
    const entry = one.code;
    if (!isTold(book, one, decided, embargo)) {
      if (own.length > 0) faults.push({ id: "release.faultNoLetterDue", values: { entry } });
      continue;
    }
    if (one.members.length === 0) faults.push({ id: "release.faultNobody", values: { entry } });
    for (const member of one.members) {
      const count = own.filter((letter) => letter.personId === member.personId).length;
      const values = { entry, name: member.name };
      if (!member.address) faults.push({ id: "release.faultNoAddress", values });
      else if (count === 0) faults.push({ id: "release.faultNoLetter", values });
      else if (count > 1) faults.push({ id: "release.faultTwice", values });
    }
    const addresses = own.map((letter) => letter.recipient.normalize("NFC").toLowerCase());
    for (const address of new Set(addresses.filter((each, at) => addresses.indexOf(each) !== at)))
      if (new Set(own.filter((l) => l.recipient.toLowerCase() === address).map((l) => l.personId)).size > 1)
        faults.push({ id: "release.faultSameAddress", values: { entry } });
    for (const letter of own) faults.push(...faultsOfLetter(letter, one));
  }
  for (const strangers of byEntry.values())
    for (const { code } of strangers)
      faults.push({ id: "release.faultNoLetterDue", values: { entry: code } });
  return faults;

  function faultsOfLetter(letter: LetterFacts, one: Candidate): Message[] {
    const entry = one.code;
    const member = one.members.find((m) => m.personId === letter.personId);
    if (!member) return [{ id: "release.faultStranger", values: { entry, name: letter.name } }];
    const { revision } = one;
    const found: Message[] = [];
    const wrong = (id: Message["id"], values: Message["values"] = {}) =>
      found.push({ id, values: { entry, name: member.name, ...values } });
    if (letter.recipient !== member.address) wrong("release.faultAddress");
    if (letter.name !== member.name) wrong("release.faultName");
    if (letter.code !== one.code) wrong("release.faultCode");
    if (letter.outcome !== outcomeOf(book, one, decided)) wrong("release.faultOutcome");
    if (letter.category !== categoryOf(one) || letter.enteredIn !== enteredIn(one).enteredIn)
      wrong("release.faultCategory");
    if (letter.revision !== revision?.number) wrong("release.faultRevision");
    if (letter.title !== revision?.title || letter.ownTitle !== revision.ownTitle)
      wrong("release.faultTitle");
    if (letter.organisation !== revision?.organisation || letter.ownOrganisation !== revision.ownOrganisation)
      wrong("release.faultOrganisation");
    if (letter.reason !== reasonOf(one)) wrong("release.faultReason");
    if (letter.embargo?.publicAt !== embargo?.publicAt || letter.embargo?.answerBy !== embargo?.answerBy)
      wrong("release.faultEmbargo");
    const language = languages.includes(member.language) ? member.language : "en";
    if (letter.language !== language) wrong("release.faultLanguage");
    if (letter.award !== awardName(book.names.award, sponsors, letter.language)) wrong("release.faultAward");
    const awards = awardsOf(book, one, decided);
    if ((letter.specialAwards ?? []).join() !== awards.join()) wrong("release.faultSpecialAward");
    if (!isSameWords(letter.words, wordsOf(words, embargo, letter))) wrong("release.faultWords");
    const due = sponsorsOfCategory(sponsors, categoryOf(one), awards);
    const nameOf = (id: string) => sponsors.find((sponsor) => sponsor.id === id)?.name ?? id;
    for (const id of letter.sponsors)
      if (!due.some((sponsor) => sponsor.id === id))
        wrong("release.faultSponsorWrong", { sponsor: nameOf(id) });
    for (const sponsor of due)
      if (!letter.sponsors.includes(sponsor.id))
        wrong("release.faultSponsorMissing", { sponsor: sponsor.name });
    return found;
  }
}

/**
 * Why a new draft may not be made now, or null. A draft replaces a draft; an approved release is stopped first. Letters
 * in confidence may go out again, to those who came to win since.
 */
export function refuseDraft(
  newest: { wave?: Wave; state: "drafted" | "approved" | "stopped"; releaseAt: Instant } | undefined,
  now: Instant,
): Refusal {
  if (isReleased(newest, now)) return newest?.wave === "embargo" ? null : { id: "release.alreadyReleased" };
  return newest?.state === "approved" ? { id: "release.alreadyApproved" } : null;
}

/** Why a person may not approve a release, or null: it is a draft, and a second person looks at it. */
export function refuseApproval(
  release: { state: "drafted" | "approved" | "stopped"; createdById: string } | undefined,
  personId: string,
): Refusal {
  if (release?.state !== "drafted") return { id: "release.notDrafted" };
  return release.createdById === personId ? { id: "release.twoPeople" } : null;
}

/** Why a release may not be stopped, or null: what is public cannot be taken back by stopping. */
export function refuseStop(
  release: { state: "drafted" | "approved" | "stopped"; releaseAt: Instant } | undefined,
  now: Instant,
): Refusal {
  if (!release || release.state === "stopped") return { id: "release.nothingToStop" };
  return isReleased(release, now) ? { id: "release.tooLateToStop" } : null;
}
