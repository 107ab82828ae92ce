/** Ties between judges and entries: which the portal finds by itself, and who may say or settle which. */
import { rowsOf, textOf } from "./answers";
import type { EntryDocument } from "./entry-document";
import type { Refusal } from "./message";
import { normaliseOrganisation } from "./organisations";
import { fieldsOf, type Rulebook } from "./rulebook";
import { windowOf } from "./stages";
import type { Instant } from "./time";

/** `bar` and `recuse` keep the judge away from the entry; `declare` is only known, until the chair decides. */
export type Tier = "bar" | "recuse" | "declare";
export const tiers: readonly Tier[] = ["declare", "recuse", "bar"];
/** What judges call their own ties. */
export const ownKinds = ["professional", "personal", "financial", "other"] as const;
/** What the portal finds: strongest first. */
export const foundKinds = [
  "member",
  "ownCategory",
  "affiliate",
  "organisation",
  "past",
  "domain",
  "country",
  "namesake",
  "named",
] as const;
export type FoundKind = (typeof foundKinds)[number];

export type JudgeTies = {
  id: string;
  name: string;
  organisation: string;
  /** Where they worked in the years that the rulebook counts. */
  past: readonly string[];
  country: string | null;
  addresses: readonly string[];
};
export type EntryTies = {
  id: string;
  category: string | null;
  country: string | null;
  organisations: readonly string[];
  memberIds: readonly string[];
  people: readonly string[];
  addresses: readonly string[];
  excluded: readonly { name: string; reason: string }[];
};
/** Those who pay for or run the award; a sponsor without categories stands behind all of them. */
export type Backer = { name: string; categories: readonly string[] };

export type FoundConflict = {
  entryId: string;
  judgeId: string;
  kind: FoundKind;
  tier: Tier;
  origin: "rule" | "entrant";
  reason: string;
};

/**
 * What a name of an organisation stands for: the same text for every name of one organisation, "" for no name. The
 * register knows names that were merged; without it names are compared as they are written.
 */
export type OrganisationKey = (name: string) => string;

/** How ties are found: what stands for an organisation, by name and by address, and the rule for one country. */
export type Finding = {
  keyOf?: OrganisationKey;
  /** The domain that stands for an organisation; null for an address of a mail provider, which says nothing. */
  domainOf: (address: string) => string | null;
  sameCountry?: Tier | undefined;
};

/** Every tie between a judge and these entries that follows from what is known of both. */
export function findConflicts(
  judge: JudgeTies,
  entries: readonly EntryTies[],
  backers: readonly Backer[],
  { keyOf = normaliseOrganisation, domainOf, sameCountry }: Finding,
): FoundConflict[] {
  const organisation = keyOf(judge.organisation);
  const past = new Set(judge.past.map(keyOf).filter((key) => key !== "" && key !== organisation));
  const domains = new Set(judge.addresses.flatMap((address) => domainOf(address) ?? []));
  const addresses = new Set(judge.addresses.map((address) => address.normalize("NFC").trim().toLowerCase()));
  const isMember = (entry: EntryTies) =>
    entry.memberIds.includes(judge.id) ||
    entry.addresses.some((address) => addresses.has(address.normalize("NFC").trim().toLowerCase()));
  const ownCategories = new Set(entries.filter(isMember).map((entry) => entry.category));
  const backing = backers.filter(({ name }) => {
    const key = keyOf(name);
    return key !== "" && (key === organisation || past.has(key));
  });

  return entries.flatMap((entry) => {
    const tie = (
      kind: FoundKind,
      tier: Tier = "bar",
      origin: FoundConflict["origin"] = "rule",
      reason = "",
    ): FoundConflict => ({ entryId: entry.id, judgeId: judge.id, kind, tier, origin, reason });
    if (isMember(entry)) return [tie("member")];
    const found: FoundConflict[] = [];
    if (entry.category !== null && ownCategories.has(entry.category)) found.push(tie("ownCategory"));
    if (
      backing.some(({ categories }) => categories.length === 0 || categories.includes(entry.category ?? ""))
    )
      found.push(tie("affiliate"));
    if (organisation !== "" && entry.organisations.some((name) => keyOf(name) === organisation))
      found.push(tie("organisation"));
    if (entry.organisations.some((name) => past.has(keyOf(name)))) found.push(tie("past"));
    if (entry.addresses.some((address) => domains.has(domainOf(address) ?? ""))) found.push(tie("domain"));
    if (sameCountry && judge.country !== null && judge.country === entry.country)
      found.push(tie("country", sameCountry));
    if (entry.people.some((name) => isSameName(name, judge.name))) found.push(tie("namesake", "declare"));
    const named = entry.excluded.find(({ name }) => isSameName(name, judge.name));
    if (named) found.push(tie("named", "declare", "entrant", named.reason));
    return found;
  });
}

/**
 * Of what was found, that which is not known yet: no such tie stands, and the chair has not lifted it. A lifted tie
 * is a row of the chair's that has ended.
 */
export function notKnown(
  found: readonly FoundConflict[],
  stored: readonly {
    entryId: string;
    judgeId: string;
    kind: string;
    origin: string;
    endedAt: Instant | null;
  }[],
): FoundConflict[] {
  const known = new Set(
    stored.filter((one) => one.endedAt === null || one.origin === "chair").map(conflictKey),
  );
  return found.filter((one) => !known.has(conflictKey(one)));
}

/** What makes two ties the same one. */
export function conflictKey(one: { entryId: string; judgeId: string; kind: string }): string {
  return `${one.entryId} ${one.judgeId} ${one.kind}`;
}

/** A person's name without what people write differently: case, accents, punctuation, spaces. */
export function normaliseName(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Whether two names can be one person: the same words in any order, titles left out, or all words of the shorter one. */
export function isSameName(a: string, b: string): boolean {
  const [first, second] = [wordsOf(a), wordsOf(b)].sort((x, y) => x.length - y.length) as [
    string[],
    string[],
  ];
  if (first.length === 0) return false;
  if (first.length === 1) return second.length === 1 && first[0] === second[0];
  return first.every((word) => second.includes(word));
}

function wordsOf(name: string) {
  return normaliseName(name)
    .split(" ")
    .filter((word) => word !== "" && !titles.has(word));
}
const titles = new Set(["prof", "professor", "dr", "phd", "mr", "ms", "mrs", "mx", "sir", "dame"]);

/** Why a judge may not declare now, or null. */
export function refuseDeclaring({
  book,
  now,
  termsAt,
  isPublished,
}: {
  book: Rulebook;
  now: Instant;
  termsAt: Instant | null;
  isPublished: boolean;
}): Refusal {
  if (termsAt === null) return { id: "conflicts.termsFirst" };
  if (now < windowOf(book, "declaring").opens) return { id: "conflicts.notOpen" };
  if (isPublished) return { id: "conflicts.published" };
  return null;
}

/** Why the chair may not settle a tie so, or null. What follows from membership of a team stays. */
export function refuseSettling(
  conflict: { endedAt: Instant | null; tier: Tier; kind: string },
  settlement: "confirm" | "lift",
): Refusal {
  if (conflict.endedAt !== null) return { id: "conflicts.settled" };
  if (settlement === "confirm" && conflict.tier === "bar") return { id: "conflicts.confirmed" };
  if (settlement === "lift" && (conflict.kind === "member" || conflict.kind === "ownCategory"))
    return { id: "conflicts.notLiftable" };
  return null;
}

/** What ties follow from in a frozen entry: organisations, people and addresses, wherever the form asks for them. */
export function entryTies(
  book: Rulebook,
  entry: {
    id: string;
    category: string | null;
    organisationName: string;
    country: string | null;
    document: Pick<EntryDocument, "answers">;
  },
  members: readonly { personId: string; address: string | null }[],
): EntryTies {
  const { answers } = entry.document;
  const { anchors } = book.form;
  const rows = [...rowsOf(answers, anchors.team), ...rowsOf(answers, anchors.partners)];
  const present = (texts: readonly (string | undefined | null)[]) => [
    ...new Set(texts.filter((text): text is string => Boolean(text?.trim()))),
  ];
  return {
    id: entry.id,
    category: entry.category,
    country: entry.country,
    organisations: present([
      entry.organisationName,
      textOf(answers, anchors.organisation),
      textOf(answers, anchors.ownOrganisation),
      ...rows.map((row) => row["organisation"]),
    ]),
    memberIds: present(members.map((member) => member.personId)),
    people: teamOf(book, entry.document),
    addresses: present([
      ...members.map((member) => member.address),
      ...fieldsOf(book).flatMap((field) =>
        field.type === "address"
          ? [textOf(answers, field.id)]
          : field.type === "rows"
            ? field.fields
                .filter((one) => one.type === "address")
                .flatMap((one) => rowsOf(answers, field.id).map((row) => row[one.id]))
            : [],
      ),
    ]),
    excluded: rowsOf(answers, anchors.excluded).map((row) => ({
      name: row["name"] ?? "",
      reason: row["reason"] ?? "",
    })),
  };
}

/** Names of the team and of the partners' people. */
export function teamOf(book: Rulebook, { answers }: Pick<EntryDocument, "answers">): string[] {
  const { team, partners } = book.form.anchors;
  return [...rowsOf(answers, team), ...rowsOf(answers, partners)].flatMap((row) => row["name"]?.trim() || []);
}
