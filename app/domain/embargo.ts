/**
 * The wave before the release: those who won are told in confidence, see how their names will stand, and answer. Silence
 * has its date: from then on names stand as shown, and the people are named as they agreed when they entered.
 */
import { type Answers, rowsOf, textOf } from "./answers";
import type { EntryDocument } from "./entry-document";
import { type Capacity, isLeading } from "./members";
import type { Refusal } from "./message";
import type { Awarded, Result } from "./release";
import type { Rulebook } from "./rulebook";
import { windowOf } from "./stages";
import { mayWin, type Standing } from "./standing";
import { DAY, type Instant, later } from "./time";

/** Who is named on the page of a winning case: its people too, or the organisation alone. */
export const namings = ["people", "organisation"] as const;
export type Naming = (typeof namings)[number];

/** When the rulebook says that winners are told. */
export function toldAt(book: Rulebook): Instant {
  return windowOf(book, "embargo").opens;
}

/** Until when somebody told at `told` may take to answer: the days of the rulebook, and never past the release. */
export function answersDue(book: Rulebook, told: Instant, publicAt: Instant): Instant {
  const due = later(told, book.judging.answerDays * DAY);
  return due < publicAt ? due : publicAt;
}

/** Names as letters, pages and certificates write them; the team's by the keys of its rows. */
export type Names = {
  title: string;
  ownTitle: string;
  organisation: string;
  ownOrganisation: string;
  team: Record<string, string>;
};

/** The parts of the names that are one line each, in their order. */
export const lines = ["title", "ownTitle", "organisation", "ownOrganisation"] as const;

/** The names that an entry was judged under. */
export function namesOf({ form }: Rulebook, answers: Answers): Names {
  const { title, ownTitle, organisation, ownOrganisation, team } = form.anchors;
  return {
    title: textOf(answers, title),
    ownTitle: textOf(answers, ownTitle),
    organisation: textOf(answers, organisation),
    ownOrganisation: textOf(answers, ownOrganisation),
    team: Object.fromEntries(rowsOf(answers, team).map((row) => [row.key, row["name"] ?? ""])),
  };
}

/** A document under corrected names: all else is what was judged, and the document handed in stays what it was. */
export function withNames<Document extends Pick<EntryDocument, "answers">>(
  { form }: Rulebook,
  document: Document,
  names: Names | undefined,
): Document {
  if (!names) return document;
  const { anchors } = form;
  const { team = "" } = anchors;
  const rows = rowsOf(document.answers, team).map((row) => ({
    ...row,
    name: names.team[row.key] ?? row["name"] ?? "",
  }));
  const said = lines.flatMap((line) => {
    const field = anchors[line];
    return field ? [[field, names[line]] as const] : [];
  });
  return {
    ...document,
    answers: {
      ...document.answers,
      ...Object.fromEntries(said),
      ...(rows.length > 0 && { [team]: rows }),
    },
  };
}

/** A result whose winners stand under corrected names, by entry. */
export function resultWithNames(result: Result, names: ReadonlyMap<string, Names>): Result {
  if (names.size === 0) return result;
  const renamed = (one: Awarded): Awarded => ({
    ...one,
    winners: one.winners.map((card) => {
      const right = names.get(card.entry);
      return right ? { ...card, ...Object.fromEntries(lines.map((line) => [line, right[line]])) } : card;
    }),
  });
  return {
    ...result,
    categories: result.categories.map(renamed),
    ...(result.specialAwards && { specialAwards: result.specialAwards.map(renamed) }),
  };
}

/** A document that names its organisation and none of its people. */
export function withoutPeople<Document extends Pick<EntryDocument, "answers">>(
  { form }: Rulebook,
  document: Document,
): Document {
  const { team, leadName, leadAddress } = form.anchors;
  const hidden = new Set([team, leadName, leadAddress]);
  return {
    ...document,
    answers: Object.fromEntries(Object.entries(document.answers).filter(([field]) => !hidden.has(field))),
  };
}

/** What an answer of somebody who was told is judged by. */
type Answering = {
  capacity: Capacity;
  standing: Standing;
  isDeclined: boolean;
  publicAt: Instant;
  now: Instant;
};

/** Why nothing may be answered any more, or not by this person; or null. */
function refuseAny({ capacity, standing, isDeclined }: Answering): Refusal {
  if (isDeclined) return { id: "embargo.hasDeclined" };
  if (!mayWin({ standing })) return { id: "embargo.isOut" };
  return isLeading(capacity) ? null : { id: "embargo.leadAnswers" };
}

/** Why this person may not acknowledge and say who is named now, or null. */
export function refuseAcknowledgement(one: Answering): Refusal {
  return refuseAny(one) ?? (one.publicAt <= one.now ? { id: "embargo.isPublic" } : null);
}

/** Why this person may not give the prize back now, or null: the lead alone, and only before it is public. */
export function refuseDecline(one: Answering): Refusal {
  const refusal = refuseAcknowledgement(one);
  if (refusal) return refusal;
  return one.capacity === "lead" ? null : { id: "embargo.leadDeclines" };
}

/** Why this person may not ask for other names now, or null. */
export function refuseNames(one: Answering & { waits: boolean }): Refusal {
  return refuseAny(one) ?? (one.waits ? { id: "embargo.namesWait" } : null);
}

/** Why an organiser may not answer a correction, or null. */
export function refuseNamesAnswer(change: { state: string } | undefined, isMember: boolean): Refusal {
  if (change?.state !== "proposed") return { id: "embargo.nothingWaits" };
  return isMember ? { id: "screening.ownEntry" } : null;
}

/**
 * Which entries a decision may choose once places became free because somebody who won left: with the sealed rule
 * "empty" those alone who were chosen before; null where the order of the jury goes on.
 */
export function keptTo(book: Rulebook, chosenBefore: readonly string[] | null): ReadonlySet<string> | null {
  return book.judging.freePlace === "next" || chosenBefore === null ? null : new Set(chosenBefore);
}
