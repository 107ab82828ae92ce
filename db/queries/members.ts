import type { Capacity, InvitedCapacity } from "~/domain/members";
import type { Instant } from "~/domain/time";
import type { Db } from "../client";

/** Puts a person on an entry; one who was on it before is on it again, as what is said now. */
export async function upsertEntryMember(
  db: Db,
  member: { entryId: string; personId: string; capacity: Capacity; now: Instant },
) {
  const { now, ...row } = member;
  await db
    .insertInto("entry_member")
    .values({ ...row, createdAt: now, endedAt: null })
    .onConflict((conflict) =>
      conflict.columns(["entryId", "personId"]).doUpdateSet({ capacity: row.capacity, endedAt: null }),
    )
    .execute();
}

/** Changes what a member may do. Gives false if they are no longer on the entry as `from`. */
export async function updateCapacity(
  db: Db,
  { entryId, personId, from, to }: { entryId: string; personId: string; from: Capacity; to: Capacity },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("entry_member")
    .set({ capacity: to })
    .where("entryId", "=", entryId)
    .where("personId", "=", personId)
    .where("capacity", "=", from)
    .where("endedAt", "is", null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Takes a member off an entry. Gives false if they are no longer on it. */
export async function endMember(
  db: Db,
  { entryId, personId, now }: { entryId: string; personId: string; now: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("entry_member")
    .set({ endedAt: now })
    .where("entryId", "=", entryId)
    .where("personId", "=", personId)
    .where("endedAt", "is", null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Takes those of the staff who typed for somebody off an entry. */
export async function endScribes(db: Db, { entryId, now }: { entryId: string; now: Instant }) {
  await db
    .updateTable("entry_member")
    .set({ endedAt: now })
    .where("entryId", "=", entryId)
    .where("capacity", "=", "scribe")
    .where("endedAt", "is", null)
    .execute();
}

/** Proven addresses, as they are compared, of everybody who is on an entry. */
export async function listProvenAddressesOfMembers(db: Db, entryId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom("entry_member")
    .innerJoin("address", "address.personId", "entry_member.personId")
    .select("address.normalised")
    .where("entry_member.entryId", "=", entryId)
    .where("entry_member.endedAt", "is", null)
    .where("entry_member.capacity", "!=", "scribe")
    .where("address.verifiedAt", "is not", null)
    .limit(500)
    .execute();
  return new Set(rows.map((row) => row.normalised));
}

/** Invitations to an entry that wait or ran out, oldest first, with who invited. */
export function listInvitations(db: Db, entryId: string) {
  return db
    .selectFrom("entry_invitation")
    .innerJoin("person", "person.id", "entry_invitation.invitedById")
    .select([
      "entry_invitation.id",
      "entry_invitation.address",
      "entry_invitation.normalised",
      "entry_invitation.capacity",
      "entry_invitation.state",
      "entry_invitation.sentAt",
      "entry_invitation.sent",
      "entry_invitation.expiresAt",
      "entry_invitation.answeredAt",
      "person.name as inviter",
    ])
    .where("entryId", "=", entryId)
    .orderBy("entry_invitation.createdAt")
    .orderBy("entry_invitation.id")
    .limit(100)
    .execute();
}

/** One invitation with the little of its entry that whom it is for may know, and who sent it. */
export function findInvitation(db: Db, { id, editionId }: { id: string; editionId: string }) {
  return db
    .selectFrom("entry_invitation")
    .innerJoin("entry", "entry.id", "entry_invitation.entryId")
    .innerJoin("person", "person.id", "entry_invitation.invitedById")
    .select([
      "entry_invitation.id",
      "entry_invitation.entryId",
      "entry_invitation.address",
      "entry_invitation.normalised",
      "entry_invitation.capacity",
      "entry_invitation.state",
      "entry_invitation.sentAt",
      "entry_invitation.sent",
      "entry_invitation.expiresAt",
      "entry_invitation.invitedById",
      "person.name as inviter",
      "entry.code",
      "entry.title",
      "entry.organisationName",
      "entry.state as entryState",
    ])
    .where("entry_invitation.id", "=", id)
    .where("entry.editionId", "=", editionId)
    .executeTakeFirst();
}

/** Open invitations to entries that went to one of a person's proven addresses. */
export function listInvitationsOfPerson(
  db: Db,
  { personId, editionId, now }: { personId: string; editionId: string; now: Instant },
) {
  return db
    .selectFrom("entry_invitation")
    .innerJoin("address", "address.normalised", "entry_invitation.normalised")
    .innerJoin("entry", "entry.id", "entry_invitation.entryId")
    .select([
      "entry_invitation.id",
      "entry_invitation.capacity",
      "entry_invitation.expiresAt",
      "entry.code",
      "entry.title",
    ])
    .where("address.personId", "=", personId)
    .where("address.verifiedAt", "is not", null)
    .where("entry_invitation.state", "=", "open")
    .where("entry_invitation.expiresAt", ">", now)
    .where("entry.editionId", "=", editionId)
    .where("entry.state", "!=", "withdrawn")
    .orderBy("entry_invitation.createdAt")
    .limit(50)
    .execute();
}

/** Whether an address is a proven one of this person. */
export async function ownsAddress(
  db: Db,
  { personId, normalised }: { personId: string; normalised: string },
): Promise<boolean> {
  const row = await db
    .selectFrom("address")
    .select("id")
    .where("normalised", "=", normalised)
    .where("personId", "=", personId)
    .where("verifiedAt", "is not", null)
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertInvitation(
  db: Db,
  invitation: {
    id: string;
    entryId: string;
    address: string;
    normalised: string;
    capacity: InvitedCapacity;
    invitedById: string;
    expiresAt: Instant;
    now: Instant;
  },
) {
  const { now, ...row } = invitation;
  await db
    .insertInto("entry_invitation")
    .values({
      ...row,
      state: "open",
      createdAt: now,
      sentAt: now,
      sent: 1,
      answeredAt: null,
      personId: null,
    })
    .execute();
}

/** Notes that an open invitation was sent once more. Gives false if it is not open, or was sent meanwhile. */
export async function updateInvitationSent(
  db: Db,
  { id, sent, expiresAt, now }: { id: string; sent: number; expiresAt: Instant; now: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("entry_invitation")
    .set({ sent: sent + 1, sentAt: now, expiresAt })
    .where("id", "=", id)
    .where("state", "=", "open")
    .where("sent", "=", sent)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Closes an open invitation for good. Gives false if it was closed already: each is used once. */
export async function closeInvitation(
  db: Db,
  invitation: {
    id: string;
    state: "accepted" | "declined" | "refused" | "ended";
    personId: string | null;
    now: Instant;
  },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("entry_invitation")
    .set({ state: invitation.state, personId: invitation.personId, answeredAt: invitation.now })
    .where("id", "=", invitation.id)
    .where("state", "=", "open")
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Ends every open offer of the lead of an entry. */
export async function endLeadOffers(db: Db, { entryId, now }: { entryId: string; now: Instant }) {
  await db
    .updateTable("entry_invitation")
    .set({ state: "ended", answeredAt: now })
    .where("entryId", "=", entryId)
    .where("capacity", "=", "lead")
    .where("state", "=", "open")
    .execute();
}
