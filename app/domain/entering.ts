/** When an entry may be begun, changed, submitted and withdrawn, and how it is called. */
import type { Refusal } from "./message";
import { categoryOf, type Rulebook } from "./rulebook";
import { takesEntries, windowOf } from "./stages";
import { HOUR, type Instant, MINUTE } from "./time";

type Capacity = "lead" | "deputy" | "editor" | "reader";
/** What the rules need of an entry. `repairUntil` is set while a screener waits for a repair. */
export type EnteringState = {
  state: "draft" | "submitted" | "withdrawn";
  capacity: Capacity;
  repairUntil: Instant | null;
};
type Call = { book: Rulebook; openedAt: Instant | null; now: Instant };

/** An entry's code. It carries no category, for the category may change. */
export function codeOf(book: Rulebook, number: number): string {
  return `${book.edition.codePrefix}-${String(number).padStart(4, "0")}`;
}

/** Why the call takes no entries now, or null. */
export function refuseEntering({ book, openedAt, now }: Call): Refusal {
  if (openedAt === null || now < windowOf(book, "open").opens) return { id: "entering.notOpenYet" };
  return takesEntries(book, now) ? null : { id: "entering.closed" };
}

/** Why this person may not change the draft now, or null. A repair opens it again until its own date. */
export function refuseEditing(entry: EnteringState, call: Call): Refusal {
  if (entry.state === "withdrawn") return { id: "entering.isWithdrawn" };
  if (entry.capacity === "reader") return { id: "entering.readersOnlyRead" };
  if (entry.repairUntil !== null) return call.now < entry.repairUntil ? null : { id: "entering.repairOver" };
  return refuseEntering(call);
}

/**
 * Why the entry may not be submitted now, or null. `others` are the categories of what the same organisation has
 * submitted beside it.
 */
export function refuseSubmitting(
  entry: EnteringState,
  call: Call,
  { faults, others }: { faults: number; others: readonly (string | null)[] },
): Refusal {
  const editing = refuseEditing(entry, call);
  if (editing) return editing;
  if (entry.capacity === "editor") return { id: "entering.leadSubmits" };
  if (faults > 0) return { id: "entering.notFinished", values: { faults } };
  const { perOrganisation } = call.book.limits;
  return others.length >= perOrganisation
    ? { id: "entering.organisationIsFull", values: { limit: perOrganisation } }
    : null;
}

/** Why the entry may not be withdrawn now, or null. */
export function refuseWithdrawal(entry: EnteringState, call: Call): Refusal {
  if (entry.state === "withdrawn") return { id: "entering.isWithdrawn" };
  if (entry.capacity === "editor" || entry.capacity === "reader") return { id: "entering.leadWithdraws" };
  return takesEntries(call.book, call.now) ? null : { id: "entering.tooLateToWithdraw" };
}

/** Whether the partners that an entry names are asked to endorse it, and must. */
export function needsEndorsement(book: Rulebook, category: string | null): boolean {
  return categoryOf(book, category)?.endorsement ?? false;
}

/** The moment until which partners answer: the end of the repairs. */
export function endorsementsClose(book: Rulebook): Instant {
  return windowOf(book, "repair").closes;
}

/** Why a partner's answer is not taken now, or null. */
export function refuseEndorsement(book: Rulebook, state: string, now: Instant): Refusal {
  if (state === "withdrawn") return { id: "entering.endorsementWithdrawn" };
  return now < endorsementsClose(book) ? null : { id: "entering.endorsementClosed" };
}

/** Why partners may not be asked now, or null. `open` counts those who have not answered. */
export function refuseAsking(
  book: Rulebook,
  entry: Pick<EnteringState, "state" | "capacity">,
  { open, now }: { open: number; now: Instant },
): Refusal {
  if (entry.state === "withdrawn") return { id: "entering.isWithdrawn" };
  if (entry.capacity === "reader") return { id: "entering.readersOnlyRead" };
  if (now >= endorsementsClose(book)) return { id: "entering.endorsementClosed" };
  return open === 0 ? { id: "entering.nobodyToAsk" } : null;
}

/** Time left until the published deadline, in its two largest units; null when it has passed. */
export function timeLeft(
  closes: Instant,
  now: Instant,
): { days: number; hours: number; minutes: number } | null {
  const left = Date.parse(closes) - Date.parse(now);
  if (left <= 0) return null;
  return {
    days: Math.floor(left / (24 * HOUR)),
    hours: Math.floor((left % (24 * HOUR)) / HOUR),
    minutes: Math.floor((left % HOUR) / MINUTE),
  };
}

/** A name of an organisation as it is compared: one form of letters, case, space and punctuation. */
export function normaliseOrganisation(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\p{P}\p{S}\s]+/gu, " ")
    .trim()
    .replace(/^the /, "");
}
