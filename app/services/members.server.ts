import { type Context, newId, type ViewerContext } from "~/context.server";
import { normaliseAddress } from "~/domain/address";
import {
  capacities,
  type Capacity,
  INVITATION_LIFE,
  type InvitedCapacity,
  isLeading,
  refuseAnswering,
  refuseChanging,
  refuseEnding,
  refuseInviting,
  refuseJoining,
  refuseResending,
} from "~/domain/members";
import type { Message, Refusal } from "~/domain/message";
import type { Role } from "~/domain/roles";
import { later } from "~/domain/time";
import { momentText, offsetText } from "~/locales/moment";
import type { Translate } from "~/locales/translate";
import { paths } from "~/paths";
import type { Db } from "~db/client";
import { findEntry, findEntryOfMember, listEntryMembers } from "~db/queries/entries";
import {
  closeInvitation,
  endLeadOffers,
  endMember,
  endScribes,
  findInvitation,
  insertInvitation,
  listInvitations,
  ownsAddress,
  updateCapacity,
  updateInvitationSent,
  upsertEntryMember,
} from "~db/queries/members";
import { findPersonByAddress, listRolesByPerson } from "~db/queries/people";
import type { Mail } from "~emails/render";
import { record } from "./history.server";
import { drawNotice } from "./notice.server";
import { post } from "./outbox.server";

type Member = Awaited<ReturnType<typeof listEntryMembers>>[number];
type Words = (t: Translate) => {
  subject: string;
  paragraphs: string[];
  facts?: readonly (readonly [string, string])[];
};

/** Draws one mail about an entry for each of some people; the function given back posts them, once per `version`. */
async function drawFor(
  context: Context,
  entry: { id: string; code: string },
  kind: string,
  people: readonly Member[],
  write: Words,
) {
  const mails = await Promise.all(
    people.map(async (person) => ({
      person,
      mail: await drawNotice(context, person.language, (t) => {
        const { subject, ...rest } = write(t);
        return {
          subject,
          heading: subject,
          ...(person.name && { name: person.name }),
          ...rest,
          facts: [[t("entry.code"), entry.code] as const, ...(rest.facts ?? [])],
          action: { label: t("entry.openEntry"), url: context.portal.publicUrl + paths.entry(entry.id) },
        };
      }),
    })),
  );
  return async (trx: Db, version: string) => {
    for (const { person, mail } of mails)
      await post(trx, context, {
        key: `${kind}/${entry.id}/${person.personId}/${version}`,
        kind,
        to: person,
        mail,
      });
  };
}

const ofVersion = (act: string) => act.slice(0, 16);

/** Draws the mail that invites somebody to be on an entry. Forwarded, it lets nobody in. */
export async function drawInvitation(
  context: Context,
  invitation: {
    id: string;
    capacity: InvitedCapacity;
    language: string;
    inviter: string;
    title: string;
    code: string;
    organisation: string;
    /** The staff has begun the entry for them. */
    isBegun?: boolean;
  },
): Promise<Mail> {
  const { zone } = context.edition.rulebook.edition;
  const until = later(context.now, INVITATION_LIFE);
  const title = invitation.title || invitation.code;
  return drawNotice(context, invitation.language, (t) => ({
    subject: invitation.isBegun
      ? t("members.begunSubject")
      : t("members.invitationSubject", { title, capacity: invitation.capacity }),
    heading: t(invitation.isBegun ? "members.begunSubject" : "members.invitationHeading"),
    paragraphs: [
      invitation.isBegun
        ? t("members.begunWords", { inviter: invitation.inviter })
        : t("members.invitationWords", {
            inviter: invitation.inviter,
            title,
            organisation: invitation.organisation || "–",
          }),
      t("members.about", { capacity: invitation.capacity }),
      t("members.invitationUntil", {
        moment: `${momentText(until, { locale: t.locale, zone })} (${offsetText(until, zone)})`,
      }),
    ],
    action: {
      label: t("members.invitationOpen"),
      url: context.portal.publicUrl + paths.entryInvitation(invitation.id),
    },
    small: [t("members.invitationSmall")],
  }));
}

/** Sends a drawn invitation, in the transaction of the act that invites. */
export async function sendInvitation(
  trx: Db,
  context: Context,
  {
    id,
    entryId,
    address,
    personId,
    mail,
    sent,
  }: {
    id: string;
    entryId: string;
    address: string;
    personId: string | null;
    mail: Mail;
    sent: number;
  },
): Promise<void> {
  await post(trx, context, {
    key: `entryInvitation/${entryId}/${id}/${sent}`,
    kind: "entryInvitation",
    to: { personId, address },
    mail,
  });
}

/**
 * Invites whoever owns an address to the viewer's entry. The answer is the same whoever that is: roles are asked for
 * when the invitation is answered, so that nobody learns by inviting who judges.
 */
export async function inviteMember(
  context: ViewerContext,
  entryId: string,
  { address, capacity }: { address: string; capacity: InvitedCapacity },
): Promise<Refusal> {
  const { db, viewer, edition, now, portal } = context;
  const before = await findEntryOfMember(db, { id: entryId, editionId: edition.id, personId: viewer.id });
  if (!before) throw new Response("not found", { status: 404 });
  const normalised = normaliseAddress(address);
  const known = await findPersonByAddress(db, normalised);
  const id = newId(portal);
  const mail = await drawInvitation(context, {
    id,
    capacity,
    language: known?.language ?? context.locale,
    inviter: viewer.name,
    title: before.title,
    code: before.code,
    organisation: before.organisationName,
  });
  return db.transaction().execute(async (trx): Promise<Refusal> => {
    const entry = await findEntryOfMember(trx, { id: entryId, editionId: edition.id, personId: viewer.id });
    if (!entry) throw new Response("not found", { status: 404 });
    const members = await listEntryMembers(trx, entryId);
    const open = (await listInvitations(trx, entryId)).filter((one) => one.state === "open");
    const refusal = refuseInviting(entry, {
      capacity,
      people: members.length + open.length,
      isThere: members.some((member) => normaliseAddress(member.address) === normalised),
      isInvited: open.some((one) => one.normalised === normalised),
    });
    if (refusal) return refusal;
    await insertInvitation(trx, {
      id,
      entryId,
      address,
      normalised,
      capacity,
      invitedById: viewer.id,
      expiresAt: later(now, INVITATION_LIFE),
      now,
    });
    await record(trx, context, {
      act: "entry.invited",
      kind: "entry",
      id: entryId,
      facts: { invitation: id, capacity },
      words: { address },
    });
    await sendInvitation(trx, context, {
      id,
      entryId,
      address,
      personId: known?.id ?? null,
      mail,
      sent: 1,
    });
    return null;
  });
}

/** The invitation to the viewer's entry, or 404. */
async function invitationOf(context: ViewerContext, entryId: string, id: string, db: Db) {
  const entry = await findEntryOfMember(db, {
    id: entryId,
    editionId: context.edition.id,
    personId: context.viewer.id,
  });
  const invitation = entry && (await findInvitation(db, { id, editionId: context.edition.id }));
  if (!entry || invitation?.entryId !== entryId) throw new Response("not found", { status: 404 });
  return { entry, invitation };
}

/** Sends an open invitation once more and lets it run anew. */
export async function resendInvitation(
  context: ViewerContext,
  { entryId, id }: { entryId: string; id: string },
): Promise<Refusal> {
  const { db, now } = context;
  const before = (await invitationOf(context, entryId, id, db)).invitation;
  const known = await findPersonByAddress(db, before.normalised);
  const mail = await drawInvitation(context, {
    ...before,
    organisation: before.organisationName,
    language: known?.language ?? context.locale,
  });
  return db.transaction().execute(async (trx): Promise<Refusal> => {
    const { entry, invitation } = await invitationOf(context, entryId, id, trx);
    const refusal = refuseResending(entry, invitation, now);
    if (refusal) return refusal;
    const sent = { id, sent: invitation.sent, expiresAt: later(now, INVITATION_LIFE), now };
    if (!(await updateInvitationSent(trx, sent))) return { id: "members.invitationOver" };
    await record(trx, context, {
      act: "entry.invitedAgain",
      kind: "entry",
      id: entryId,
      facts: { invitation: id },
    });
    await sendInvitation(trx, context, {
      id,
      entryId,
      address: invitation.address,
      personId: known?.id ?? null,
      mail,
      sent: invitation.sent + 1,
    });
    return null;
  });
}

/** Takes back an invitation that was not answered. */
export async function endInvitation(
  context: ViewerContext,
  { entryId, id }: { entryId: string; id: string },
): Promise<Refusal> {
  return context.db.transaction().execute(async (trx): Promise<Refusal> => {
    const { entry } = await invitationOf(context, entryId, id, trx);
    if (!isLeading(entry.capacity)) return { id: "members.leadInvites" };
    if (!(await closeInvitation(trx, { id, state: "ended", personId: null, now: context.now })))
      return { id: "members.invitationOver" };
    await record(trx, context, {
      act: "entry.invitationEnded",
      kind: "entry",
      id: entryId,
      facts: { invitation: id },
    });
    return null;
  });
}

/** The invitation as whom it went to may see it; undefined for everybody who does not own the address. */
export async function findOwnInvitation(context: ViewerContext, id: string, db: Db = context.db) {
  const row = await findInvitation(db, { id, editionId: context.edition.id });
  const isOwn = row && (await ownsAddress(db, { personId: context.viewer.id, normalised: row.normalised }));
  return isOwn ? row : undefined;
}

/**
 * Accepts or declines an invitation as the owner of its address. Whoever has a task in the edition cannot be on an
 * entry: they are told why, the people of the entry only that it is so. Accepting the lead makes the one before a
 * deputy; offered by the organiser, it takes them off.
 */
export async function answerEntryInvitation(
  context: ViewerContext,
  { id, accept }: { id: string; accept: boolean },
): Promise<{ refusal: Refusal; entryId: string | null }> {
  const { db, viewer, edition, now } = context;
  const before = await findOwnInvitation(context, id);
  if (!before) throw new Response("not found", { status: 404 });
  const members = await listEntryMembers(db, before.entryId);
  const leading = members.filter((one) => isLeading(one.capacity) || one.capacity === "scribe");
  const entry = { id: before.entryId, code: before.code };
  const [accepted, declined, refused] = await Promise.all(
    (["accepted", "declined", "refused"] as const).map((answer) =>
      drawFor(context, entry, "entryInvitationAnswer", leading, (t) => ({
        // Of somebody who cannot be on an entry no more is said than the address that was typed.
        subject: t("members.answerSubject", {
          answer,
          who: answer === "refused" ? before.address : viewer.name || before.address,
        }),
        paragraphs: [t("members.answerWords", { answer, capacity: before.capacity })],
      })),
    ),
  );
  return db.transaction().execute(async (trx) => {
    const row = await findOwnInvitation(context, id, trx);
    if (!row) throw new Response("not found", { status: 404 });
    const refuse = (refusal: Message) => ({ refusal, entryId: null });
    const late = refuseAnswering(row, { state: row.entryState }, now);
    if (late) return refuse(late);
    const held = await listRolesByPerson(trx, { editionId: edition.id, personId: viewer.id });
    const barred = accept ? refuseJoining(held.map((one) => one.role as Role)) : null;
    const state = barred ? "refused" : accept ? "accepted" : "declined";
    if (!(await closeInvitation(trx, { id, state, personId: viewer.id, now })))
      return refuse({ id: "members.invitationOver" });
    if (state === "accepted") await join(trx, context, row);
    const act = await record(trx, context, {
      act: { accepted: "entry.joined", declined: "entry.declined", refused: "entry.notJoined" }[state],
      kind: "entry",
      id: row.entryId,
      facts: { invitation: id, capacity: row.capacity },
      // Who was refused holds a role: the chain need not say whom an entry invited among the judges.
      ...(state === "refused" && { actorId: null }),
    });
    await { accepted, declined, refused }[state]?.(trx, ofVersion(act));
    return barred ? refuse(barred) : { refusal: null, entryId: accept ? row.entryId : null };
  });
}

/** Puts the viewer on an entry as an invitation says; who is on it already keeps the stronger capacity. */
async function join(
  trx: Db,
  { viewer, now }: ViewerContext,
  invitation: { entryId: string; capacity: InvitedCapacity; invitedById: string },
) {
  const { entryId, capacity } = invitation;
  const members = await listEntryMembers(trx, entryId);
  const own = members.find((member) => member.personId === viewer.id);
  if (capacity !== "lead") {
    const rank = (of: Capacity) => (capacities as readonly string[]).indexOf(of);
    if (!own || own.capacity === "scribe" || rank(own.capacity) > rank(capacity))
      await upsertEntryMember(trx, { entryId, personId: viewer.id, capacity, now });
    return;
  }
  const lead = members.find((member) => member.capacity === "lead");
  if (lead?.personId === viewer.id) return;
  // Whoever offers from outside the entry does so because its lead has left.
  const isFromInside = members.some((member) => member.personId === invitation.invitedById);
  if (lead && isFromInside)
    await updateCapacity(trx, { entryId, personId: lead.personId, from: "lead", to: "deputy" });
  else if (lead) await endMember(trx, { entryId, personId: lead.personId, now });
  await upsertEntryMember(trx, { entryId, personId: viewer.id, capacity: "lead", now });
  await endScribes(trx, { entryId, now });
  await endLeadOffers(trx, { entryId, now });
}

/** Changes what a member of the viewer's entry may do, and tells them. */
export async function changeCapacity(
  context: ViewerContext,
  { entryId, personId, from, to }: { entryId: string; personId: string; from: Capacity; to: Capacity },
): Promise<Refusal> {
  const { db, viewer, edition } = context;
  const before = await findEntryOfMember(db, { id: entryId, editionId: edition.id, personId: viewer.id });
  if (!before) throw new Response("not found", { status: 404 });
  const told = (await listEntryMembers(db, entryId)).filter((one) => one.personId === personId);
  const tell = await drawFor(context, before, "entryCapacity", told, (t) => ({
    subject: t("members.changedSubject", { capacity: to, code: before.code }),
    paragraphs: [t("members.about", { capacity: to })],
  }));
  return db.transaction().execute(async (trx): Promise<Refusal> => {
    const entry = await findEntryOfMember(trx, { id: entryId, editionId: edition.id, personId: viewer.id });
    if (!entry) throw new Response("not found", { status: 404 });
    const member = (await listEntryMembers(trx, entryId)).find((one) => one.personId === personId);
    if (!member) return { id: "members.gone" };
    const refusal = refuseChanging(entry, { capacity: member.capacity, isSelf: personId === viewer.id }, to);
    if (refusal) return refusal;
    if (member.capacity === to) return null;
    if (!(await updateCapacity(trx, { entryId, personId, from, to }))) return { id: "members.gone" };
    const act = await record(trx, context, {
      act: "entry.capacityChanged",
      kind: "entry",
      id: entryId,
      facts: { person: personId, from, to },
    });
    await tell(trx, ofVersion(act));
    return null;
  });
}

/** Takes a member off the viewer's entry, or the viewer themselves, and tells who is concerned. */
export async function endMembership(
  context: ViewerContext,
  { entryId, personId }: { entryId: string; personId: string },
): Promise<Refusal> {
  const { db, viewer, edition, now } = context;
  const before = await findEntryOfMember(db, { id: entryId, editionId: edition.id, personId: viewer.id });
  if (!before) throw new Response("not found", { status: 404 });
  const members = await listEntryMembers(db, entryId);
  const isSelf = personId === viewer.id;
  // Who leaves tells the lead; who is taken off is told.
  const told = members.filter((one) => (isSelf ? one.capacity === "lead" : one.personId === personId));
  const tell = await drawFor(context, before, "entryLeft", told, (t) => ({
    subject: isSelf
      ? t("members.leftSubject", { who: viewer.name, code: before.code })
      : t("members.takenOffSubject", { code: before.code }),
    paragraphs: [t("members.endedWords", { isSelf: String(isSelf), inviter: viewer.name })],
  }));
  return db.transaction().execute(async (trx): Promise<Refusal> => {
    const entry = await findEntryOfMember(trx, { id: entryId, editionId: edition.id, personId: viewer.id });
    if (!entry) throw new Response("not found", { status: 404 });
    const member = (await listEntryMembers(trx, entryId)).find((one) => one.personId === personId);
    if (!member) return { id: "members.gone" };
    const refusal = refuseEnding(entry, { capacity: member.capacity, isSelf });
    if (refusal) return refusal;
    if (!(await endMember(trx, { entryId, personId, now }))) return { id: "members.gone" };
    const act = await record(trx, context, {
      act: "entry.memberEnded",
      kind: "entry",
      id: entryId,
      facts: { person: personId, was: member.capacity },
    });
    await tell(trx, ofVersion(act));
    return null;
  });
}

/**
 * An organiser hands the lead of an entry over, for its lead has left: to somebody who is on it, at once, or by an
 * offer to an address. The one before is taken off when another is lead.
 */
export async function handOverLead(
  context: ViewerContext,
  {
    entryId,
    to,
    reason,
  }: { entryId: string; to: { personId: string } | { address: string }; reason: string },
): Promise<Refusal> {
  const { db, viewer, edition, now, portal } = context;
  const before = await findEntry(db, { id: entryId, editionId: edition.id });
  if (!before) throw new Response("not found", { status: 404 });
  const id = newId(portal);
  const offered = "address" in to ? normaliseAddress(to.address) : null;
  const known = offered === null ? undefined : await findPersonByAddress(db, offered);
  const mail = await drawInvitation(context, {
    id,
    capacity: "lead",
    language: known?.language ?? context.locale,
    inviter: viewer.name,
    title: before.title,
    code: before.code,
    organisation: before.organisationName,
  });
  const members = await listEntryMembers(db, entryId);
  const next = members.find((one) => "personId" in to && one.personId === to.personId);
  const tell = await drawFor(context, before, "entryLead", members, (t) => ({
    subject: t("members.handedOverSubject", { code: before.code }),
    paragraphs: [t("members.handedOverWords", { name: next?.name ?? "", isOffer: String(offered !== null) })],
    facts: [[t("members.reason"), reason]],
  }));
  return db.transaction().execute(async (trx): Promise<Refusal> => {
    const entry = await findEntry(trx, { id: entryId, editionId: edition.id });
    if (!entry) throw new Response("not found", { status: 404 });
    if (entry.state === "withdrawn") return { id: "entering.isWithdrawn" };
    const there = await listEntryMembers(trx, entryId);
    if ("personId" in to) {
      const heir = there.find((one) => one.personId === to.personId);
      if (!heir || heir.capacity === "scribe") return { id: "members.gone" };
      if (heir.capacity === "lead") return { id: "members.isLead" };
      const lead = there.find((one) => one.capacity === "lead");
      if (lead) await endMember(trx, { entryId, personId: lead.personId, now });
      await updateCapacity(trx, { entryId, personId: heir.personId, from: heir.capacity, to: "lead" });
      await endLeadOffers(trx, { entryId, now });
      await endScribes(trx, { entryId, now });
    } else {
      const open = (await listInvitations(trx, entryId)).filter((one) => one.state === "open");
      if (open.some((one) => one.normalised === offered)) return { id: "members.isInvited" };
      await insertInvitation(trx, {
        id,
        entryId,
        address: to.address,
        normalised: offered ?? "",
        capacity: "lead",
        invitedById: viewer.id,
        expiresAt: later(now, INVITATION_LIFE),
        now,
      });
      await sendInvitation(trx, context, {
        id,
        entryId,
        address: to.address,
        personId: known?.id ?? null,
        mail,
        sent: 1,
      });
    }
    const act = await record(trx, context, {
      act: "entry.leadHandedOver",
      kind: "entry",
      id: entryId,
      facts: "personId" in to ? { to: to.personId } : { invitation: id },
      words: { reason, ...("address" in to && { address: to.address }) },
    });
    await tell(trx, ofVersion(act));
    return null;
  });
}
