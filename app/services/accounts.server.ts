import { type Context, newId, type ViewerContext } from "~/context.server";
import { refuseMakingPrimary, refuseMerge, refuseRemovingAddress } from "~/domain/accounts";
import { normaliseAddress } from "~/domain/address";
import type { Refusal } from "~/domain/message";
import type { Role } from "~/domain/roles";
import { CODE_LIFE } from "~/domain/sign-in";
import { MINUTE } from "~/domain/time";
import { paths } from "~/paths";
import type { Db } from "~db/client";
import { deleteAddress, findAddress, listAddresses, updatePrimaryAddress } from "~db/queries/addresses";
import { voidHandoverCodes } from "~db/queries/handovers";
import { markMessageRead } from "~db/queries/inbox";
import { hasJudged, movePerson } from "~db/queries/merges";
import {
  findPerson,
  findPersonByAddress,
  findPrimaryAddress,
  insertAddress,
  listRolesByPerson,
  markAddressVerified,
  updatePerson,
} from "~db/queries/people";
import { endSessionsByPerson } from "~db/queries/sessions";
import { voidSignInsByAddress } from "~db/queries/sign-ins";
import { sixDigits } from "./codes.server";
import { record } from "./history.server";
import { drawNotice } from "./notice.server";
import { post } from "./outbox.server";
import { startSession } from "./sessions.server";
import { ask, tokenOf, useCode } from "./sign-in.server";

/** Changes the viewer's own name and language. */
export async function changeAccount(
  context: ViewerContext,
  { name, language }: { name: string; language: string },
): Promise<void> {
  const { db, viewer } = context;
  await db.transaction().execute(async (trx) => {
    await updatePerson(trx, { id: viewer.id, name, language });
    await record(trx, context, {
      act: "person.changed",
      kind: "person",
      id: viewer.id,
      words: { name, language },
    });
  });
}

/**
 * Sends a code to an address that the viewer wants to add, whether another account has it or not; the mail says
 * that two accounts become one, for only who reads that mailbox may agree to it.
 */
export async function askForAddress(
  context: ViewerContext,
  { address, browserHash }: { address: string; browserHash: string },
): Promise<Refusal> {
  const { db, viewer, portal } = context;
  const own = await listAddresses(db, viewer.id);
  if (own.some((one) => one.normalised === normaliseAddress(address) && one.verifiedAt))
    return { id: "account.addressYours" };
  const code = sixDigits(portal);
  const mail = await drawNotice(context, context.locale, (t) => ({
    subject: t("account.addressMailSubject"),
    heading: t("account.addressMailSubject"),
    paragraphs: [
      t("account.addressMailWords", { name: viewer.name, minutes: CODE_LIFE / MINUTE }),
      t("account.addressMailMerge"),
    ],
    facts: [[t("account.code"), code]],
    small: [t("account.addressMailSmall")],
  }));
  return ask(context, {
    purpose: "address",
    address,
    next: "",
    browserHash,
    token: tokenOf(context),
    code,
    mail,
    personId: viewer.id,
  });
}

/**
 * Adds the address that a code proves. If it belongs to another account, both become one: the viewer's. Gives the
 * secret of the new session that a merge begins.
 */
export async function proveAddress(
  context: ViewerContext,
  { code, browserHash }: { code: string; browserHash: string | null },
): Promise<{ refusal: Refusal; secret?: string }> {
  const { db, portal, viewer, now } = context;
  const tell = await noticeTo(context, viewer.id, "addressAdded");
  return db.transaction().execute(async (trx) => {
    const used = await useCode(trx, context, { code, browserHash, purpose: "address", personId: viewer.id });
    if (used.refusal) return { refusal: used.refusal };
    const { address, normalised } = used.asked;
    const owner = await findPersonByAddress(trx, normalised);
    if (owner && owner.id !== viewer.id) return merge(trx, context, owner.id);
    if (owner) await markAddressVerified(trx, owner.addressId, now);
    else {
      const isFirst = (await listAddresses(trx, viewer.id)).length === 0;
      await insertAddress(trx, {
        id: newId(portal),
        personId: viewer.id,
        address,
        normalised,
        isPrimary: isFirst,
        verifiedAt: now,
        now,
      });
    }
    await record(trx, context, {
      act: "person.addressAdded",
      kind: "person",
      id: viewer.id,
      words: { address },
    });
    await tell(trx);
    return { refusal: null };
  });
}

async function merge(trx: Db, context: ViewerContext, goneId: string) {
  const { viewer, edition, now } = context;
  const rolesOf = async (personId: string) =>
    (await listRolesByPerson(trx, { editionId: edition.id, personId })).map((one) => one.role as Role);
  const gone = await findPerson(trx, goneId);
  const refusal = refuseMerge(
    {
      roles: await rolesOf(viewer.id),
      hasTotp: viewer.hasTotp,
      passedSecondStep: Boolean(viewer.secondFactorAt),
    },
    {
      roles: await rolesOf(goneId),
      hasTotp: Boolean(gone?.totpConfirmedAt),
      isJudge: await hasJudged(trx, goneId),
    },
  );
  if (refusal) return { refusal };
  for (const one of await listAddresses(trx, goneId)) await voidSignInsByAddress(trx, one.normalised, now);
  await voidHandoverCodes(trx, goneId, now);
  await endSessionsByPerson(trx, { personId: goneId, now });
  await endSessionsByPerson(trx, { personId: viewer.id, now });
  await movePerson(trx, { keepId: viewer.id, goneId, now });
  const secret = await startSession(trx, context, {
    personId: viewer.id,
    secondFactorAt: viewer.secondFactorAt,
  });
  await record(trx, context, {
    act: "person.merged",
    kind: "person",
    id: viewer.id,
    facts: { gone: goneId },
  });
  return { refusal: null, secret };
}

/** Sends mail to another of the viewer's addresses from now on; the old one is told. */
export async function makePrimary(context: ViewerContext, addressId: string): Promise<Refusal> {
  const { db, viewer } = context;
  const known = await findAddress(db, { id: addressId, personId: viewer.id });
  const tell = await noticeTo(context, viewer.id, "primaryChanged", known?.address);
  return db.transaction().execute(async (trx) => {
    const address = await findAddress(trx, { id: addressId, personId: viewer.id });
    if (!address) return { id: "account.addressGone" };
    const refusal = refuseMakingPrimary({
      isPrimary: address.isPrimary === 1,
      isVerified: address.verifiedAt !== null,
    });
    if (refusal) return refusal;
    await tell(trx);
    await updatePrimaryAddress(trx, { id: addressId, personId: viewer.id });
    await record(trx, context, {
      act: "person.primaryAddressChanged",
      kind: "person",
      id: viewer.id,
      words: { address: address.address },
    });
    return null;
  });
}

/** Takes an address out of the viewer's account; codes sent to it stop working, and the main address is told. */
export async function removeAddress(context: ViewerContext, addressId: string): Promise<Refusal> {
  const { db, viewer, now } = context;
  const known = await findAddress(db, { id: addressId, personId: viewer.id });
  const tell = await noticeTo(context, viewer.id, "addressRemoved", known?.address);
  return db.transaction().execute(async (trx) => {
    const address = await findAddress(trx, { id: addressId, personId: viewer.id });
    if (!address) return { id: "account.addressGone" };
    const refusal = refuseRemovingAddress({ isPrimary: address.isPrimary === 1 });
    if (refusal) return refusal;
    if (!(await deleteAddress(trx, { id: addressId, personId: viewer.id })))
      return { id: "account.primaryStays" };
    await voidSignInsByAddress(trx, address.normalised, now);
    await record(trx, context, {
      act: "person.addressRemoved",
      kind: "person",
      id: viewer.id,
      words: { address: address.address },
    });
    await tell(trx);
    return null;
  });
}

/** Marks a message of the viewer's own as opened. */
export async function markRead(context: ViewerContext, messageId: string): Promise<void> {
  await markMessageRead(context.db, { id: messageId, personId: context.viewer.id, now: context.now });
}

/** Draws the mail about a change of addresses; the function given back posts it to where mail went until now. */
async function noticeTo(
  context: Context,
  personId: string,
  what: "addressAdded" | "primaryChanged" | "addressRemoved",
  address?: string,
) {
  const person = await findPrimaryAddress(context.db, personId);
  if (!person) return () => Promise.resolve();
  const mail = await drawNotice(context, person.language, (t) => ({
    subject: t(`account.${what}MailSubject`),
    heading: t(`account.${what}MailSubject`),
    ...(person.name && { name: person.name }),
    paragraphs: [t(`account.${what}MailWords`)],
    ...(address && { facts: [[t("account.address"), address]] }),
    action: { label: t("account.addressesTitle"), url: context.portal.publicUrl + paths.addresses },
    small: [t("account.changeMailSmall")],
  }));
  return async (trx: Db) => {
    await post(trx, context, {
      key: `${what}/${personId}/${context.now}`,
      kind: "addresses",
      to: { personId, address: person.address },
      mail,
    });
  };
}
