/** People on an entry: what each may do, who may be invited, and how the lead is handed over. */
import type { Message, Refusal } from "./message";
import type { Role } from "./roles";
import { DAY, type Instant, later, MINUTE } from "./time";

/** What people may be invited as, the strongest first. */
export const capacities = ["lead", "deputy", "editor", "reader"] as const;
/** A scribe is of the organiser's staff: types for somebody until they take the entry over, and no longer. */
export type Capacity = (typeof capacities)[number] | "scribe";
export type InvitedCapacity = (typeof capacities)[number];

/** How long an invitation can be answered, from its last sending. */
export const INVITATION_LIFE = 14 * DAY;
/** Nobody is mailed again sooner than this. */
export const RESEND_AFTER = 10 * MINUTE;
/** How often one invitation is sent. */
export const SENDINGS = 5;
/** People on one entry, those who are invited too. */
export const PEOPLE = 20;

type Entry = { state: "draft" | "submitted" | "withdrawn"; capacity: Capacity };

/** Whether somebody with this capacity speaks for the entry: submits and withdraws it, and invites people. */
export function isLeading(capacity: Capacity): boolean {
  return capacity === "lead" || capacity === "deputy";
}

/**
 * Why somebody may not be invited, or null. `isThere` is whether the address is one that the page shows of a member;
 * what roles its owner holds is not asked here, for the answer would tell who judges.
 */
export function refuseInviting(
  entry: Entry,
  {
    capacity,
    people,
    isThere,
    isInvited,
  }: { capacity: InvitedCapacity; people: number; isThere: boolean; isInvited: boolean },
): Refusal {
  if (entry.state === "withdrawn") return { id: "entering.isWithdrawn" };
  if (!isLeading(entry.capacity)) return { id: "members.leadInvites" };
  if (capacity === "lead" && entry.capacity !== "lead") return { id: "members.leadOffers" };
  if (isInvited) return { id: "members.isInvited" };
  if (isThere && capacity !== "lead") return { id: "members.isThere" };
  return people >= PEOPLE ? { id: "members.full", values: { most: PEOPLE } } : null;
}

export type Invitation = {
  state: "open" | "accepted" | "declined" | "refused" | "ended";
  sentAt: Instant;
  sent: number;
  expiresAt: Instant;
};

/** Where an invitation stands now: an open one is over when its time is. */
export function invitationState(
  invitation: Pick<Invitation, "state" | "expiresAt">,
  now: Instant,
): Invitation["state"] | "expired" {
  return invitation.state === "open" && invitation.expiresAt <= now ? "expired" : invitation.state;
}

/** Why an invitation is not sent again now, or null. One that ran out is. */
export function refuseResending(entry: Entry, invitation: Invitation, now: Instant): Refusal {
  if (entry.state === "withdrawn") return { id: "entering.isWithdrawn" };
  if (!isLeading(entry.capacity)) return { id: "members.leadInvites" };
  if (invitation.state !== "open") return { id: "members.invitationOver" };
  if (invitation.sent >= SENDINGS) return { id: "members.sentOften", values: { times: SENDINGS } };
  return now < later(invitation.sentAt, RESEND_AFTER) ? { id: "members.justSent" } : null;
}

/** Why an invitation can not be answered now, or null. */
export function refuseAnswering(
  invitation: Pick<Invitation, "state" | "expiresAt">,
  entry: Pick<Entry, "state">,
  now: Instant,
): Refusal {
  const state = invitationState(invitation, now);
  if (state === "expired") return { id: "members.invitationExpired" };
  if (state !== "open") return { id: "members.invitationOver" };
  return entry.state === "withdrawn" ? { id: "members.entryWithdrawn" } : null;
}

/**
 * Why a person cannot be on an entry, or null: who screens, judges, decides, pays or watches enters nothing. `held`
 * are the roles in the edition that they hold or are invited to. Only the person themselves is told this.
 */
export function refuseJoining(held: readonly Role[]): Message | null {
  return held.length > 0 ? { id: "members.hasRole" } : null;
}

/** Why a member's capacity may not be changed by this one, or null. The lead passes on by an offer alone. */
export function refuseChanging(
  entry: Entry,
  member: { capacity: Capacity; isSelf: boolean },
  to: Capacity,
): Refusal {
  if (entry.state === "withdrawn") return { id: "entering.isWithdrawn" };
  if (!isLeading(entry.capacity)) return { id: "members.leadInvites" };
  if (member.capacity === "lead" || to === "lead") return { id: "members.leadStays" };
  if (member.capacity === "scribe" || to === "scribe") return { id: "members.scribeStays" };
  if (entry.capacity === "deputy" && (member.capacity === "deputy" || to === "deputy"))
    return { id: "members.leadNamesDeputies" };
  return null;
}

/** Why a member may not be taken off the entry by this one, or null. Everyone but the lead may leave. */
export function refuseEnding(entry: Entry, member: { capacity: Capacity; isSelf: boolean }): Refusal {
  if (member.capacity === "lead") return { id: "members.leadStays" };
  if (member.isSelf) return null;
  if (!isLeading(entry.capacity)) return { id: "members.leadInvites" };
  if (entry.capacity === "deputy" && member.capacity === "deputy") return { id: "members.leadNamesDeputies" };
  return null;
}
