import { type Context, keyedHash, newId, type ViewerContext } from "~/context.server";
import { normaliseAddress } from "~/domain/address";
import type { Message, Refusal } from "~/domain/message";
import {
  type BadLine,
  type Invitee,
  refuseAccepting,
  refuseEndingRole,
  refuseHandover,
  refuseResending,
} from "~/domain/people";
import { refuseRole, type Role } from "~/domain/roles";
import { expiryOf, LONG_CODE_LIFE, longCodeOf } from "~/domain/sign-in";
import { inLanguage } from "~/domain/words";
import { paths } from "~/paths";
import type { Db } from "~db/client";
import { insertHandoverCode, voidHandoverCodes } from "~db/queries/handovers";
import { findJudge, insertJudge, updateJudge } from "~db/queries/judges";
import { listSentByKey } from "~db/queries/outbox";
import {
  countRoleHolders,
  findPersonByAddress,
  findPrimaryAddress,
  findRole,
  insertAddress,
  insertPerson,
  insertRole,
  listRolesByPerson,
  updateRole,
} from "~db/queries/people";
import { endSessionsByPerson } from "~db/queries/sessions";
import { findSponsor } from "~db/queries/sponsors";
import { longCode } from "./codes.server";
import { record } from "./history.server";
import { registerJudge } from "./judges.server";
import { drawNotice } from "./notice.server";
import { post } from "./outbox.server";
import { drawRemoval, endAssignmentsOfJudge } from "./scoresheets.server";
import { startSession } from "./sessions.server";

/**
 * Invites people to a role, all of a list or none: a mail each, that leads to signing in and answering. Who is new
 * gets an account that only the owner of the address can open. Gives the lines that cannot be invited.
 */
export async function invitePeople(
  context: ViewerContext,
  { people, role }: { people: readonly Invitee[]; role: Role },
): Promise<BadLine[]> {
  const prepared = await prepareInvitations(context, { people, role });
  return context.db
    .transaction()
    .execute(async (trx) => (await inviteWithin(trx, context, { prepared, role })).bad);
}

/** What inviting needs before its transaction: a mail for each, and the keys of new rows. */
export function prepareInvitations(
  context: ViewerContext,
  { people, role, sponsor = null }: { people: readonly Invitee[]; role: Role; sponsor?: string | null },
) {
  const { db, portal } = context;
  return Promise.all(
    people.map(async (one) => {
      const known = await findPersonByAddress(db, normaliseAddress(one.address));
      const mail = await drawInvitation(context, {
        ...{ role, sponsor },
        name: known?.name ? known.name : one.name,
        language: known?.language ?? context.locale,
      });
      return { ...one, mail, roleId: newId(portal), personId: newId(portal), addressId: newId(portal) };
    }),
  );
}

/** Invites all who were prepared, or nobody and gives the lines that cannot be invited. */
export async function inviteWithin(
  trx: Db,
  context: ViewerContext,
  { prepared, role }: { prepared: Awaited<ReturnType<typeof prepareInvitations>>; role: Role },
): Promise<{ bad: BadLine[]; invited: { line: number; personId: string }[] }> {
  const { viewer, edition, now } = context;
  const bad: BadLine[] = [];
  const good = [];
  for (const one of prepared) {
    const known = await findPersonByAddress(trx, normaliseAddress(one.address));
    const held = known ? await listRolesByPerson(trx, { editionId: edition.id, personId: known.id }) : [];
    const twin = known && good.find((other) => other.known?.id === known.id);
    const reason: Message | null = twin
      ? { id: "people.lineTwice", values: { line: twin.line } }
      : refuseRole(rolesIn(held), role);
    if (reason) bad.push({ line: one.line, text: one.text, reason });
    else good.push({ ...one, known });
  }
  if (bad.length > 0) return { bad, invited: [] };
  const invited: { line: number; personId: string }[] = [];
  for (const { known, ...one } of good) {
    const personId = known?.id ?? one.personId;
    if (!known) {
      await insertPerson(trx, { id: personId, name: one.name, language: context.locale, now });
      await insertAddress(trx, {
        id: one.addressId,
        personId,
        address: one.address,
        normalised: normaliseAddress(one.address),
        isPrimary: true,
        verifiedAt: null,
        now,
      });
    }
    await insertRole(trx, {
      id: one.roleId,
      editionId: edition.id,
      personId,
      role,
      state: "invited",
      invitedById: viewer.id,
      now,
    });
    await record(trx, context, {
      act: "role.invited",
      kind: "person",
      id: personId,
      facts: { role, roleId: one.roleId },
    });
    await post(trx, context, {
      key: `invitation/${one.roleId}/${personId}/1`,
      kind: "invitation",
      to: { personId, address: known?.address ?? one.address },
      mail: one.mail,
    });
    invited.push({ line: one.line, personId });
  }
  return { bad: [], invited };
}

/** Sends an invitation that waits once more, by the same way, but not within the hour. */
export async function resendInvitation(
  context: ViewerContext,
  { personId, roleId }: { personId: string; roleId: string },
): Promise<Refusal> {
  const { db, edition, now } = context;
  const asked = await findRole(db, { id: roleId, personId, editionId: edition.id });
  const person = await findPrimaryAddress(db, personId);
  if (!asked || !person) return { id: "account.invitationGone" };
  const sponsor = asked.sponsorId
    ? await findSponsor(db, { id: asked.sponsorId, editionId: edition.id })
    : undefined;
  const mail = await drawInvitation(context, {
    role: asked.role as Role,
    sponsor: sponsor?.name ?? null,
    name: person.name,
    language: person.language,
  });
  return db.transaction().execute(async (trx): Promise<Refusal> => {
    const row = await findRole(trx, { id: roleId, personId, editionId: edition.id });
    const sent = await listSentByKey(trx, `invitation/${roleId}/${personId}/`);
    const refusal = refuseResending(row, { lastAt: sent[0]?.createdAt ?? null, now });
    if (refusal) return refusal;
    await record(trx, context, {
      act: "role.invitedAgain",
      kind: "person",
      id: personId,
      facts: { role: asked.role, roleId, time: sent.length + 1 },
    });
    await post(trx, context, {
      key: `invitation/${roleId}/${personId}/${sent.length + 1}`,
      kind: "invitation",
      to: { personId, address: person.address },
      mail,
    });
    return null;
  });
}

function drawInvitation(
  context: Context,
  {
    role,
    name,
    language,
    sponsor,
  }: {
    role: Role;
    name: string;
    language: string;
    /** Whose person a sponsor's is to be. */ sponsor: string | null;
  },
) {
  return drawNotice(context, language, (t) => ({
    subject: t("people.invitationMailSubject", {
      role,
      award: inLanguage(context.edition.rulebook.names.short, t.locale),
    }),
    heading: t("people.invitationMailHeading"),
    ...(name && { name }),
    paragraphs: [
      sponsor === null
        ? t("people.invitationMailWords", { role })
        : t("people.invitationMailSponsor", { sponsor }),
      t(`people.about${capital(role)}`),
    ],
    action: {
      label: t("people.invitationMailAction"),
      url: `${context.portal.publicUrl}${paths.signIn}?next=${encodeURIComponent(paths.invitations)}`,
    },
    small: [t("people.invitationMailSmall")],
  }));
}
const capital = (role: Role) => (role[0]!.toUpperCase() + role.slice(1)) as Capitalize<Role>; // a role's name is never empty

const rolesIn = (rows: readonly { role: string }[]) => rows.map((one) => one.role as Role);

/**
 * Accepts or declines an invitation of the viewer's own. Accepting starts a new session, for rights changed; a judge
 * gets a profile with their organisation. Who invited is told.
 */
export async function answerInvitation(
  context: ViewerContext,
  answer: { roleId: string; accept: boolean; organisation: string; reason: string },
): Promise<{ refusal: Refusal; secret?: string }> {
  const { db, viewer, edition, now } = context;
  const asked = await findRole(db, { id: answer.roleId, personId: viewer.id, editionId: edition.id });
  const inviter = asked?.invitedById ? await findPrimaryAddress(db, asked.invitedById) : undefined;
  const mail =
    inviter &&
    (await drawNotice(context, inviter.language, (t) => ({
      subject: t("people.answerMailSubject", {
        name: viewer.name,
        answer: answer.accept ? "accept" : "decline",
        role: asked?.role ?? "",
      }),
      heading: t("people.answerMailHeading"),
      paragraphs: [
        t("people.answerMailSubject", {
          name: viewer.name,
          answer: answer.accept ? "accept" : "decline",
          role: asked?.role ?? "",
        }),
      ],
      ...(answer.reason && !answer.accept && { facts: [[t("people.reason"), answer.reason]] as const }),
    })));
  return db.transaction().execute(async (trx) => {
    const row = await findRole(trx, { id: answer.roleId, personId: viewer.id, editionId: edition.id });
    if (!row || row.state !== "invited") return { refusal: { id: "account.invitationGone" as const } };
    const role = row.role as Role;
    if (answer.accept) {
      const held = (await listRolesByPerson(trx, { editionId: edition.id, personId: viewer.id })).filter(
        (one) => one.state === "active",
      );
      const refusal = refuseAccepting({ role, state: row.state }, answer) ?? refuseRole(rolesIn(held), role);
      if (refusal) return { refusal };
    }
    const changed = await updateRole(trx, {
      id: row.id,
      from: "invited",
      to: answer.accept ? "active" : "declined",
      reason: answer.accept ? null : answer.reason,
      now,
    });
    if (!changed) return { refusal: { id: "account.invitationGone" as const } };
    await record(trx, context, {
      act: answer.accept ? "role.accepted" : "role.declined",
      kind: "person",
      id: viewer.id,
      facts: { role, roleId: row.id },
      ...(!answer.accept && answer.reason && { words: { reason: answer.reason } }),
    });
    if (inviter && mail)
      await post(trx, context, {
        key: `invitation-answer/${row.id}/${inviter.personId}/1`,
        kind: "invitationAnswer",
        to: { personId: inviter.personId, address: inviter.address },
        mail,
      });
    if (!answer.accept) return { refusal: null };
    if (role === "judge") {
      // A list may have brought a profile; what the judge says of themselves goes before it.
      const of = { editionId: edition.id, personId: viewer.id };
      const prepared = (await findJudge(trx, of))?.profile;
      if (prepared)
        await updateJudge(trx, { ...of, version: prepared.version, organisation: answer.organisation });
      else
        await insertJudge(trx, {
          ...of,
          organisation: answer.organisation,
          capacity: edition.rulebook.judging.perJudge.max,
        });
      await registerJudge(trx, context, {
        personId: viewer.id,
        organisation: answer.organisation,
        country: prepared?.country ?? null,
      });
    }
    await endSessionsByPerson(trx, { personId: viewer.id, now });
    const secret = await startSession(trx, context, {
      personId: viewer.id,
      secondFactorAt: viewer.secondFactorAt,
    });
    return { refusal: null, secret };
  });
}

/** Ends a role, or takes an invitation back, with a reason that its holder reads; their sessions end. */
export async function endRole(
  context: ViewerContext,
  { personId, roleId, state, reason }: { personId: string; roleId: string; state: string; reason: string },
): Promise<Refusal> {
  const { db, edition, now } = context;
  const asked = await findRole(db, { id: roleId, personId, editionId: edition.id });
  const person = await findPrimaryAddress(db, personId);
  const mail =
    person &&
    (await drawNotice(context, person.language, (t) => ({
      subject: t("people.endedMailSubject", { role: asked?.role ?? "", state }),
      heading: t("people.endedMailSubject", { role: asked?.role ?? "", state }),
      ...(person.name && { name: person.name }),
      paragraphs: [t("people.endedMailWords")],
      facts: [[t("people.reason"), reason]],
    })));
  const told =
    asked?.role === "judge"
      ? await drawRemoval(context, { judgeId: personId, name: person?.name ?? "" })
      : [];
  return db.transaction().execute(async (trx) => {
    const row = await findRole(trx, { id: roleId, personId, editionId: edition.id });
    if (!row) return { id: "people.roleOver" };
    const role = row.role as Role;
    const activeOrganisers = await countRoleHolders(trx, { editionId: edition.id, role: "organiser" });
    const refusal = refuseEndingRole({ role, state: row.state }, { activeOrganisers });
    if (refusal) return refusal;
    if (row.state !== state) return { id: "people.roleChanged" };
    if (!(await updateRole(trx, { id: roleId, from: row.state, to: "ended", reason, now })))
      return { id: "people.roleChanged" };
    await endSessionsByPerson(trx, { personId, now });
    await record(trx, context, {
      act: "role.ended",
      kind: "person",
      id: personId,
      facts: { role, roleId, was: row.state },
      words: { reason },
    });
    if (role === "judge") await endAssignmentsOfJudge(trx, context, { judgeId: personId, roleId, told });
    if (person && mail)
      await post(trx, context, {
        key: `role-ended/${roleId}/${personId}/1`,
        kind: "roleEnded",
        to: { personId, address: person.address },
        mail,
      });
    return null;
  });
}

/**
 * Makes a long code that opens a person's account once within a day, for whom no mail reaches. It is given back
 * this once; its owner is told by mail and inbox, and earlier codes stop working.
 */
export async function makeHandoverCode(
  context: ViewerContext,
  personId: string,
): Promise<{ refusal: NonNullable<Refusal> } | { refusal: null; code: string }> {
  const { db, portal, viewer, edition, now } = context;
  const code = longCode(portal, 24);
  const id = newId(portal);
  const person = await findPrimaryAddress(db, personId);
  const mail =
    person &&
    (await drawNotice(context, person.language, (t) => ({
      subject: t("people.handoverMailSubject"),
      heading: t("people.handoverMailSubject"),
      ...(person.name && { name: person.name }),
      paragraphs: [t("people.handoverMailWords", { name: viewer.name }), t("people.handoverMailAlarm")],
    })));
  return db.transaction().execute(async (trx) => {
    const refusal = await refuseHandoverNow(trx, context, personId);
    if (refusal) return { refusal };
    await voidHandoverCodes(trx, personId, now);
    await insertHandoverCode(trx, {
      id,
      personId,
      codeHash: keyedHash(portal, `handover ${longCodeOf(code)}`),
      madeById: viewer.id,
      createdAt: now,
      expiresAt: expiryOf(now, LONG_CODE_LIFE),
    });
    await record(trx, context, {
      act: "person.handoverCodeMade",
      kind: "person",
      id: personId,
      facts: { code: id, edition: edition.id },
    });
    if (person && mail)
      await post(trx, context, {
        key: `handover/${id}/${personId}/1`,
        kind: "handover",
        to: { personId, address: person.address },
        mail,
      });
    return { refusal: null, code };
  });
}

/** Why no code may be handed over to this person now, or null. */
export async function refuseHandoverNow(
  db: Db,
  { viewer, edition }: ViewerContext,
  personId: string,
): Promise<Refusal> {
  const held = await listRolesByPerson(db, { editionId: edition.id, personId });
  return refuseHandover({ actorId: viewer.id, personId, roles: rolesIn(held) });
}
