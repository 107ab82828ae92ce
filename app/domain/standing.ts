/**
 * The standing of an entry beside its outcome: in competition; *hors concours* (judged and shown, but never among the
 * winners); or disqualified (out of everything).
 */
import type { Refusal } from "./message";
import type { Rulebook } from "./rulebook";
import { windowOf } from "./stages";
import type { Instant } from "./time";

export const standings = ["inCompetition", "horsConcours", "disqualified"] as const;
export type Standing = (typeof standings)[number];

/** A change that waits for a second person. */
export type ProposedChange = { standing: Standing; proposedById: string };

/** Whether an entry may be among the winners. Asked wherever winners are chosen, kept or told. */
export function mayWin(entry: { standing: Standing }): boolean {
  return entry.standing === "inCompetition";
}

/**
 * Whether a change of standing needs two people: a disqualification does, once the call is closed; and any that takes out
 * an entry whose people were told that it won.
 */
export function needsSecond(book: Rulebook, standing: Standing, now: Instant, isTold = false): boolean {
  if (isTold && !mayWin({ standing })) return true;
  return standing === "disqualified" && now >= windowOf(book, "open").closes;
}

/** What a change of standing is judged by. */
type Changing = {
  book: Rulebook;
  now: Instant;
  entry: { state: "draft" | "submitted" | "withdrawn"; standing: Standing };
  isMember: boolean;
  /** What stands in the way of a change from the deliberation on tells what was decided: organisers alone hear it. */
  isOrganiser: boolean;
  /**
   * A release is approved, so letters are ready that tell of the entry's result; `isPublic` if they are out.
   * `isCorrecting`: what is out is being corrected, and the next release waits for that.
   */
  release: { isApproved: boolean; isPublic: boolean; isCorrecting: boolean };
};

/** Why the standing of this entry may not change now, whoever asks, or null. */
function refuseChange({ now, book, entry, isMember, isOrganiser, release }: Changing): Refusal {
  if (isMember) return { id: "screening.ownEntry" };
  if (entry.state !== "submitted") return { id: "standing.notSubmitted" };
  if (!release.isCorrecting && (release.isPublic || now >= windowOf(book, "announced").opens))
    return { id: "standing.announced" };
  if (release.isApproved) return { id: isOrganiser ? "standing.releaseApproved" : "standing.organisersNow" };
  return entry.standing === "disqualified" ? { id: "standing.disqualifiedAlready" } : null;
}

/** Why this person may not make or propose this change now, or null. */
export function refuseStanding(
  change: Changing & { standing: Standing; reason: string; waiting: ProposedChange | null },
): Refusal {
  const refusal = refuseChange(change);
  if (refusal) return refusal;
  if (change.waiting) return { id: "standing.waits" };
  if (!change.isOrganiser && change.now >= windowOf(change.book, "deliberation").opens)
    return { id: "standing.organisersNow" };
  if (change.standing === change.entry.standing) return { id: "standing.same" };
  return change.reason.trim() === "" ? { id: "standing.reasonMissing" } : null;
}

/** Why this person may not answer a proposed change now, or null: two people decide. */
export function refuseStandingAnswer(
  change: Changing & { waiting: ProposedChange | null; personId: string },
): Refusal {
  if (!change.waiting) return { id: "standing.nothingWaits" };
  if (change.waiting.proposedById === change.personId) return { id: "standing.twoPeople" };
  return refuseChange(change);
}
