/** Complaints on procedure: who may make one and until when, who may answer it, and what may follow. */
import { hintsOf, knownNames } from "./comment-hints";
import { type Capacity, isLeading } from "./members";
import type { Refusal } from "./message";
import type { Rulebook } from "./rulebook";
import { clockIn, DAY, type Instant, later } from "./time";

export const complaintOutcomes = ["upheld", "partly", "notUpheld"] as const;
export type ComplaintOutcome = (typeof complaintOutcomes)[number];
/** What follows: nothing, the decision on the category is taken anew, or the procedure is mended for later. */
export const consequences = ["nothing", "reopened", "procedure"] as const;
export type Consequence = (typeof consequences)[number];

/** The last moment for a complaint, counted from when the results became public. */
export function complaintsClose(book: Rulebook, releaseAt: Instant): Instant {
  return later(releaseAt, book.judging.complaintDays * DAY);
}

/** By when a complaint that came at this moment is answered. */
export function answerDue(book: Rulebook, at: Instant): Instant {
  return later(at, book.judging.complaintAnswerDays * DAY);
}

/** Why no complaint may be made now, or null. */
export function refuseComplaining(
  book: Rulebook,
  {
    releaseAt,
    now,
    capacity,
    hasComplained,
  }: { releaseAt: Instant; now: Instant; capacity: Capacity; hasComplained: boolean },
): Refusal {
  if (hasComplained) return { id: "complaints.once" };
  const closes = complaintsClose(book, releaseAt);
  if (now >= closes)
    return {
      id: "complaints.tooLate",
      values: { days: book.judging.complaintDays, day: { day: clockIn(book.edition.zone, closes).day } },
    };
  return isLeading(capacity) ? null : { id: "complaints.leadComplains" };
}

/** What makes a person part of what is complained of, the nearest first. */
export const involvements = [
  "tied",
  "screened",
  "decided",
  "met",
  "sheets",
  "standing",
  "complained",
  "named",
] as const;
export type Involvement = (typeof involvements)[number];

/** Whether somebody is named in what was written, by the whole name or a part that stands for it. */
export function isNamedIn(texts: readonly string[], name: string): boolean {
  return hintsOf(texts.join("\n"), knownNames({ people: [name], organisations: [] })).some(
    ({ kind }) => kind === "person",
  );
}

/** Why this person may have no part in the answer, or null: the nearest way in which they are involved. */
function refuseInvolved(involved: readonly Involvement[]): Refusal {
  const how = involvements.find((one) => involved.includes(one));
  return how ? { id: "complaints.involved", values: { how } } : null;
}

/** A complaint as far as the rules of answering need it. */
export type AnsweredComplaint = { draftedById: string | null; answeredAt: Instant | null };

/** Why this person may not draft the answer now, or null. */
export function refuseDrafting(complaint: AnsweredComplaint, involved: readonly Involvement[]): Refusal {
  return complaint.answeredAt ? { id: "complaints.answered" } : refuseInvolved(involved);
}

/** Why this person may not approve the answer that was drafted, or null: another than who drafted it. */
export function refuseApprovingAnswer(
  complaint: AnsweredComplaint,
  { id, involved }: { id: string; involved: readonly Involvement[] },
): Refusal {
  if (complaint.answeredAt) return { id: "complaints.answered" };
  if (complaint.draftedById === null) return { id: "complaints.noDraft" };
  const refusal = refuseInvolved(involved);
  if (refusal) return refusal;
  return complaint.draftedById === id ? { id: "complaints.twoPeople" } : null;
}

/** What follows from a complaint that was not upheld is nothing. */
export function refuseConsequence(outcome: ComplaintOutcome, follows: Consequence): Refusal {
  return outcome === "notUpheld" && follows !== "nothing" ? { id: "complaints.followsNothing" } : null;
}
