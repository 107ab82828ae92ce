/** When an entry may be begun, changed, submitted and withdrawn, and how it is called. */
import { type Answers, textOf } from "./answers";
import { type Extension, type InTime, ruleAt } from "./deadlines";
import { type Capacity, isLeading } from "./members";
import type { Refusal } from "./message";
import { categoryOf, type Rulebook } from "./rulebook";
import { windowOf } from "./stages";
import { DAY, HOUR, type Instant, later, MINUTE, SECOND } from "./time";

/**
 * What the rules need of an entry. `repairUntil` is set while a screener waits for a repair; `extension` is the more
 * time that the entry has, as long as the judges do not have it.
 */
export type EnteringState = {
  state: "draft" | "submitted" | "withdrawn";
  capacity: Capacity;
  repairUntil: Instant | null;
  extension: Extension | null;
  isDisqualified?: boolean;
};
type Call = { book: Rulebook; openedAt: Instant | null; now: Instant };

/** An entry's code. It carries no category, for the category may change. */
export function codeOf(book: Rulebook, number: number): string {
  return `${book.edition.codePrefix}-${String(number).padStart(4, "0")}`;
}

/** Why the call takes no entries now, or null; `extension` is what this entry, or who begins one, was granted. */
export function refuseEntering({ book, openedAt, now }: Call, extension: Extension | null): Refusal {
  if (openedAt === null || now < windowOf(book, "open").opens) return { id: "entering.notOpenYet" };
  return ruleAt(book, extension, now) ? null : { id: "entering.closed" };
}

/** By which rule something that is not refused is in time: a repair, or one of the deadlines. */
export function inTime(entry: Pick<EnteringState, "repairUntil" | "extension">, { book, now }: Call): InTime {
  if (entry.repairUntil !== null) return { rule: "repair", number: null };
  return ruleAt(book, entry.extension, now) ?? { rule: "published", number: null };
}

/** Why this person may not change the draft now, or null. A repair opens it again until its own date. */
export function refuseEditing(entry: EnteringState, call: Call): Refusal {
  if (entry.state === "withdrawn") return { id: "entering.isWithdrawn" };
  if (entry.isDisqualified) return { id: "entering.isDisqualified" };
  if (entry.capacity === "reader") return { id: "entering.readersOnlyRead" };
  if (entry.repairUntil !== null) return call.now < entry.repairUntil ? null : { id: "entering.repairOver" };
  return refuseEntering(call, entry.extension);
}

/** What an organisation has submitted beside an entry, by category, and in which category that entry stands already. */
export type Beside = { others: readonly (string | null)[]; standsIn: string | null };

/** Why the entry may not be submitted now, or null. */
export function refuseSubmitting(
  entry: EnteringState,
  call: Call,
  { faults, answers, ...beside }: { faults: number; answers: Answers } & Beside,
): Refusal {
  const editing = refuseEditing(entry, call);
  if (editing) return editing;
  if (!isLeading(entry.capacity)) return { id: "entering.leadSubmits" };
  if (faults > 0) return { id: "entering.notFinished", values: { faults } };
  return refuseOverLimit(call.book, answers, beside);
}

/**
 * Why an organisation may not submit this entry beside its others, or null. An entry that stands for it already is
 * no further one, so that nobody is kept from mending what they submitted when names were merged.
 */
export function refuseOverLimit(book: Rulebook, answers: Answers, { others, standsIn }: Beside): Refusal {
  const { perOrganisation, perCategory } = book.limits;
  if (standsIn === null && others.length >= perOrganisation)
    return { id: "entering.organisationIsFull", values: { limit: perOrganisation } };
  const category = textOf(answers, book.form.anchors.category);
  const applies =
    perCategory &&
    (!perCategory.when || perCategory.when.is.includes(textOf(answers, perCategory.when.field)));
  if (
    applies &&
    standsIn !== category &&
    others.filter((other) => other === category).length >= perCategory.most
  )
    return { id: "entering.organisationHasCategory", values: { limit: perCategory.most } };
  return null;
}

/** Why the entry may not be withdrawn now, or null. */
export function refuseWithdrawal(entry: EnteringState, call: Call): Refusal {
  if (entry.state === "withdrawn") return { id: "entering.isWithdrawn" };
  if (!isLeading(entry.capacity)) return { id: "entering.leadWithdraws" };
  return ruleAt(call.book, entry.extension, call.now) ? null : { id: "entering.tooLateToWithdraw" };
}

/** Why a withdrawn entry may not come back as a draft, or null. It takes part again only when it is submitted anew. */
export function refuseReturn(entry: EnteringState, call: Call): Refusal {
  if (entry.state !== "withdrawn") return { id: "entering.notWithdrawn" };
  if (!isLeading(entry.capacity)) return { id: "entering.leadWithdraws" };
  return refuseEntering(call, entry.extension);
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

/** Whether a mail to a partner makes sense now: nobody asked it yet, or it has had a day for an answer. */
export function mayAsk(asked: { state: string; createdAt: Instant } | undefined, now: Instant): boolean {
  return !asked || (asked.state === "asked" && later(asked.createdAt, DAY) <= now);
}

/** Why partners may not be asked now, or null. `open` counts those who have not answered, `due` those to ask now. */
export function refuseAsking(
  book: Rulebook,
  entry: Pick<EnteringState, "state" | "capacity">,
  { open, due, now }: { open: number; due: number; now: Instant },
): Refusal {
  if (entry.state === "withdrawn") return { id: "entering.isWithdrawn" };
  if (entry.capacity === "reader") return { id: "entering.readersOnlyRead" };
  if (now >= endorsementsClose(book)) return { id: "entering.endorsementClosed" };
  if (open === 0) return { id: "entering.nobodyToAsk" };
  return due === 0 ? { id: "entering.askedLately" } : null;
}

/** Time left until a deadline; null when it has passed. */
export function timeLeft(
  closes: Instant,
  now: Instant,
): { days: number; hours: number; minutes: number; seconds: number } | null {
  const left = Date.parse(closes) - Date.parse(now);
  if (left <= 0) return null;
  return {
    days: Math.floor(left / (24 * HOUR)),
    hours: Math.floor((left % (24 * HOUR)) / HOUR),
    minutes: Math.floor((left % HOUR) / MINUTE),
    seconds: Math.floor((left % MINUTE) / SECOND),
  };
}
