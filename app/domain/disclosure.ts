/**
 * Early disclosure: one person outside learns one result before it is public, because two people of the award say so.
 * It ends by itself, at the latest when everybody may know.
 */
import type { Message, Refusal } from "./message";
import type { Outcome, Result } from "./release";
import type { Instant } from "./time";
import type { Words } from "./words";

export const disclosureStates = ["proposed", "approved", "refused", "ended"] as const;
export type DisclosureState = (typeof disclosureStates)[number];

/** What is disclosed: a category or special award by its id, or one entry. */
export type Subject = { category: string } | { entryId: string };

/** Why a disclosure may not be proposed with this end, by the field it is told at; or null. */
export function refuseDisclosure({
  now,
  expiresAt,
  announcedAt,
  isPublic,
  isDecided,
}: {
  now: Instant;
  expiresAt: Instant;
  /** When everybody may know, as it stands now. */
  announcedAt: Instant;
  isPublic: boolean;
  /** What is to be disclosed is decided, by two people. */
  isDecided: boolean;
}): { field: string; message: Message } | null {
  if (isPublic) return { field: "", message: { id: "disclosure.isPublic" } };
  if (expiresAt <= now) return { field: "day", message: { id: "disclosure.expiryPast" } };
  if (expiresAt > announcedAt) return { field: "day", message: { id: "disclosure.expiryLate" } };
  return isDecided ? null : { field: "category", message: { id: "disclosure.notDecided" } };
}

type Standing = { state: DisclosureState; proposedById: string; expiresAt: Instant };

/** Why this person may not approve or refuse a disclosure, or null: two people disclose. */
export function refuseDisclosureAnswer(
  disclosure: Standing,
  { personId, now, isPublic }: { personId: string; now: Instant; isPublic: boolean },
): Refusal {
  if (disclosure.state !== "proposed") return { id: "disclosure.notProposed" };
  if (disclosure.proposedById === personId) return { id: "disclosure.twoPeople" };
  if (isPublic) return { id: "disclosure.isPublic" };
  return disclosure.expiresAt <= now ? { id: "disclosure.expired" } : null;
}

/** Why a disclosure may not be ended, or null. */
export function refuseEndingDisclosure({ state }: { state: DisclosureState }): Refusal {
  return state === "proposed" || state === "approved" ? null : { id: "disclosure.endedAlready" };
}

/** Whether its link opens anything. Asked at each read; no job turns it. */
export function isLive(
  disclosure: { state: DisclosureState; expiresAt: Instant },
  { now, isPublic }: { now: Instant; isPublic: boolean },
): boolean {
  return disclosure.state === "approved" && now < disclosure.expiresAt && !isPublic;
}

/** How a disclosure is called at the desk. */
export function stageOf(
  disclosure: { state: DisclosureState; expiresAt: Instant },
  { now, isPublic }: { now: Instant; isPublic: boolean },
): DisclosureState | "expired" {
  const isOver = disclosure.expiresAt <= now || isPublic;
  return isOver && (disclosure.state === "approved" || disclosure.state === "proposed")
    ? "expired"
    : disclosure.state;
}

/** A case as the named person reads it: what everybody will read in the list of winners, and nothing else. */
export type DisclosedCase = {
  code: string;
  title: string;
  ownTitle: string;
  organisation: string;
  ownOrganisation: string;
  country: string | null;
};

/** The result that is disclosed, or null where it is decided no longer. Never who judged, nor how. */
export type Disclosed =
  | { kind: "category" | "specialAward"; id: string; name: Words; winners: DisclosedCase[] }
  | { kind: "entry"; outcome: Outcome; category: string; awards: Words[]; case: DisclosedCase };

/** What of a result is shown of a subject. */
export function disclosedOf(
  result: Result,
  subject: Subject,
  known: {
    categories: readonly { id: string; name: Words }[];
    specialAwards: readonly { id: string; name: Words }[];
    /** The case of the entry, whatever it won. */
    entry?: DisclosedCase | undefined;
  },
): Disclosed | null {
  if ("category" in subject) {
    const category = result.categories.find((one) => one.id === subject.category);
    const award = result.specialAwards?.find((one) => one.id === subject.category);
    const found = category ?? award;
    const name = [...known.categories, ...known.specialAwards].find(
      (one) => one.id === subject.category,
    )?.name;
    if (!found?.decision || !name) return null;
    return {
      kind: category ? "category" : "specialAward",
      ...{ id: found.id, name },
      winners: found.winners.map(caseOf),
    };
  }
  const row = result.outcomes.find((one) => one.entry === subject.entryId);
  if (!row || !known.entry) return null;
  const isFirm =
    row.outcome === "notValid" || result.categories.some((one) => one.id === row.category && one.decision);
  if (!isFirm) return null;
  const awards = (result.specialAwards ?? [])
    .filter(({ winners }) => winners.some((card) => card.entry === subject.entryId))
    .flatMap(({ id }) => known.specialAwards.find((one) => one.id === id)?.name ?? []);
  return { kind: "entry", outcome: row.outcome, category: row.category, awards, case: caseOf(known.entry) };
}

/** Named one by one, so that nothing else that a card carries ever comes out. */
function caseOf({
  code,
  title,
  ownTitle,
  organisation,
  ownOrganisation,
  country,
}: DisclosedCase): DisclosedCase {
  return { code, title, ownTitle, organisation, ownOrganisation, country };
}
