import { type Context, keyedHash, newId, type Portal } from "~/context.server";
import { normaliseAddress } from "~/domain/address";
import type { Refusal } from "~/domain/message";
import { refuseRole, type Role } from "~/domain/roles";
import {
  askLimits,
  CODE_LIFE,
  CODE_TRIES,
  expiryOf,
  explainWrongCode,
  LONG_CODE_LIFE,
  localPath,
  refuseAsking,
  refuseCode,
  refuseLink,
} from "~/domain/sign-in";
import { DAY, later, MINUTE } from "~/domain/time";
import { inLanguage } from "~/domain/words";
import { paths } from "~/paths";
import type { Db } from "~db/client";
import { findHandoverCode, markHandoverUsed } from "~db/queries/handovers";
import {
  findPerson,
  findPersonByAddress,
  hasRoleHolder,
  insertAddress,
  insertPerson,
  insertRole,
  listRolesByPerson,
  markAddressVerified,
} from "~db/queries/people";
import {
  countSignIns,
  countWrongTry,
  findSignInByToken,
  insertSignIn,
  listSignInsByBrowser,
  markSignInUsed,
  voidFirstOrganiserLinks,
} from "~db/queries/sign-ins";
import { sha256 } from "./canonical.server";
import { sixDigits } from "./codes.server";
import { record } from "./history.server";
import { drawNotice } from "./notice.server";
import { post } from "./outbox.server";
import { startSession } from "./sessions.server";

/** What came of using a code: why not, or the new session's secret and where to go on. */
export type Entrance =
  | { refusal: NonNullable<Refusal> }
  | { refusal: null; secret: string; personId: string; name: string; next: string | null };

/** Hashes a code so that only the row it was made for can tell it; a plain hash of six digits hides nothing. */
export function codeHashOf(portal: Pick<Portal, "key">, rowId: string, code: string): string {
  return keyedHash(portal, `code ${rowId} ${code}`);
}

/**
 * Sends a link and a code to an address, whether anybody has it or not: who reads the answer learns nothing. Both
 * work for ten minutes in the browser that asked.
 */
export async function askToSignIn(
  context: Context,
  { address, next, browserHash }: { address: string; next: string; browserHash: string },
): Promise<Refusal> {
  const token = tokenOf(context);
  const code = sixDigits(context.portal);
  const url = context.portal.publicUrl + paths.signInLink(token);
  const mail = await drawNotice(context, context.locale, (t) => ({
    subject: t("account.signInMailSubject", {
      award: inLanguage(context.edition.rulebook.names.short, t.locale),
    }),
    heading: t("account.signInMailHeading"),
    paragraphs: [t("account.signInMailWords", { minutes: CODE_LIFE / MINUTE })],
    facts: [[t("account.code"), code]],
    action: { label: t("account.signInMailAction"), url },
    small: [t("account.signInMailSmall"), url],
  }));
  return ask(context, {
    purpose: "signIn",
    address,
    next: localPath(next) ?? "",
    browserHash,
    token,
    code,
    mail,
  });
}

/** Keeps an asked code and puts its mail into the outbox, if the limits of address and client allow. */
export async function ask(
  context: Context,
  asked: {
    purpose: "signIn" | "address";
    address: string;
    next: string;
    browserHash: string;
    token: string;
    code: string;
    mail: Awaited<ReturnType<typeof drawNotice>>;
    personId?: string;
  },
): Promise<Refusal> {
  const { db, portal, now } = context;
  const normalised = normaliseAddress(asked.address);
  const clientHash = keyedHash(portal, `client ${context.client}`);
  const id = newId(portal);
  return db.transaction().execute(async (trx) => {
    const address: number[] = [];
    for (const { within } of askLimits.address)
      address.push(await countSignIns(trx, { normalised }, later(now, -within)));
    const client: number[] = [];
    for (const { within } of askLimits.client)
      client.push(await countSignIns(trx, { clientHash }, later(now, -within)));
    const refusal = refuseAsking({ address, client });
    if (refusal) return refusal;
    await insertSignIn(trx, {
      id,
      purpose: asked.purpose,
      address: asked.address,
      normalised,
      personId: asked.personId ?? null,
      tokenHash: sha256(asked.token),
      codeHash: codeHashOf(portal, id, asked.code),
      browserHash: asked.browserHash,
      clientHash,
      next: asked.next,
      createdAt: now,
      expiresAt: expiryOf(now, CODE_LIFE),
    });
    await post(trx, context, {
      key: `${asked.purpose === "signIn" ? "sign-in" : "address-code"}/${id}`,
      kind: asked.purpose === "signIn" ? "signIn" : "addressCode",
      to: { personId: null, address: asked.address },
      mail: asked.mail,
      secret: true,
    });
    return null;
  });
}

/** A secret for a link, 256 random bits. */
export function tokenOf(context: Pick<Context, "portal">): string {
  return Buffer.from(context.portal.random(32)).toString("base64url");
}

/**
 * Finds which of the codes that this browser asked for was typed, and uses it up. A code that fits none counts as
 * a wrong try against each that still runs.
 */
export async function useCode(
  trx: Db,
  { portal, now }: Pick<Context, "portal" | "now">,
  {
    code,
    browserHash,
    purpose,
    personId = null,
  }: { code: string; browserHash: string | null; purpose: "signIn" | "address"; personId?: string | null },
) {
  const asks = browserHash
    ? (await listSignInsByBrowser(trx, { browserHash, purpose, since: later(now, -DAY) })).filter(
        (one) => one.personId === personId,
      )
    : [];
  const fitting = asks.filter((one) => one.codeHash === codeHashOf(portal, one.id, code));
  const right = fitting.find((one) => !refuseCode(one, now)) ?? fitting[0];
  if (!right || (refuseCode(right, now) && right.attempts >= CODE_TRIES)) {
    const running = asks.filter((one) => !refuseCode(one, now));
    await countWrongTry(
      trx,
      running.map((one) => one.id),
    );
    const counted = asks.map((one) => (running.includes(one) ? { ...one, attempts: one.attempts + 1 } : one));
    return { refusal: explainWrongCode(counted, now) };
  }
  const refusal = refuseCode(right, now);
  if (refusal) return { refusal };
  if (!(await markSignInUsed(trx, right.id, now))) return { refusal: { id: "account.codeUsed" as const } };
  return { refusal: null, asked: right };
}

/** Signs in with the six digits, in the browser that asked. */
export async function signInByCode(
  context: Context,
  { code, browserHash }: { code: string; browserHash: string | null },
): Promise<Entrance> {
  return context.db.transaction().execute(async (trx) => {
    const used = await useCode(trx, context, { code, browserHash, purpose: "signIn" });
    return used.refusal ? { refusal: used.refusal } : enter(trx, context, used.asked, "code");
  });
}

/** Signs in with the link of the mail, in the browser that asked. */
export async function signInByLink(
  context: Context,
  { token, browserHash }: { token: string; browserHash: string | null },
): Promise<Entrance> {
  const { db, now } = context;
  return db.transaction().execute(async (trx) => {
    const asked = await findSignInByToken(trx, { tokenHash: sha256(token), purpose: "signIn" });
    const refusal = refuseLink(asked, { now, browserHash });
    if (refusal || !asked) return { refusal: refusal ?? { id: "account.linkUnknown" } };
    if (!(await markSignInUsed(trx, asked.id, now))) return { refusal: { id: "account.linkUsed" } };
    return enter(trx, context, asked, "link");
  });
}

/** Signs in the owner of a proven address; an address that nobody has gets its account now. */
async function enter(
  trx: Db,
  context: Context,
  asked: { address: string; normalised: string; next: string },
  by: "code" | "link",
): Promise<Entrance> {
  const { portal, now, locale } = context;
  let person = await findPersonByAddress(trx, asked.normalised);
  if (!person) {
    const id = newId(portal);
    await insertPerson(trx, { id, name: "", language: locale, now });
    await insertAddress(trx, {
      id: newId(portal),
      personId: id,
      address: asked.address,
      normalised: asked.normalised,
      isPrimary: true,
      verifiedAt: now,
      now,
    });
    await record(trx, context, { act: "person.joined", kind: "person", id, actorId: id });
    person = await findPersonByAddress(trx, asked.normalised);
    if (!person) throw new Error("The account that was just made is not there");
  } else if (!person.verifiedAt) await markAddressVerified(trx, person.addressId, now);
  const secret = await startSession(trx, context, { personId: person.id });
  await record(trx, context, {
    act: "person.signedIn",
    kind: "person",
    id: person.id,
    actorId: person.id,
    facts: { by },
  });
  return { refusal: null, secret, personId: person.id, name: person.name, next: localPath(asked.next) };
}

/** Signs in with a code that an organiser handed over. It never opens an organiser's account. */
export async function signInByHandover(context: Context, code: string): Promise<Entrance> {
  const { db, portal, now, edition } = context;
  return db.transaction().execute(async (trx) => {
    const row = await findHandoverCode(trx, keyedHash(portal, `handover ${code}`));
    if (!row || row.usedAt || row.expiresAt <= now) return { refusal: { id: "account.handoverWrong" } };
    const roles = await listRolesByPerson(trx, { editionId: edition.id, personId: row.personId });
    const person = await findPerson(trx, row.personId);
    if (!person || roles.some((one) => one.role === "organiser"))
      return { refusal: { id: "account.handoverWrong" } };
    if (!(await markHandoverUsed(trx, row.id, now))) return { refusal: { id: "account.handoverWrong" } };
    const secret = await startSession(trx, context, { personId: row.personId });
    await record(trx, context, {
      act: "person.signedIn",
      kind: "person",
      id: row.personId,
      actorId: row.personId,
      facts: { by: "handover", madeBy: row.madeById },
    });
    return { refusal: null, secret, personId: row.personId, name: person.name, next: null };
  });
}

/**
 * A one-time address under which the first organiser signs up, or null if the edition has an organiser and none is
 * forced. It works for a day, in any browser; an older one stops working.
 */
export async function firstOrganiserLink(
  context: Context,
  { evenIfThereIsOne = false } = {},
): Promise<string | null> {
  const { db, portal, now, edition } = context;
  const token = tokenOf(context);
  return db.transaction().execute(async (trx) => {
    if (!evenIfThereIsOne && (await hasRoleHolder(trx, { editionId: edition.id, role: "organiser" })))
      return null;
    await voidFirstOrganiserLinks(trx, now);
    await insertSignIn(trx, {
      id: newId(portal),
      purpose: "firstOrganiser",
      address: "",
      normalised: "",
      personId: null,
      tokenHash: sha256(token),
      codeHash: "",
      browserHash: "",
      clientHash: "",
      next: "",
      createdAt: now,
      expiresAt: expiryOf(now, LONG_CODE_LIFE),
    });
    await record(trx, context, {
      act: "edition.firstOrganiserLinkMade",
      kind: "edition",
      id: edition.id,
      actorId: null,
    });
    return portal.publicUrl + paths.firstOrganiser(token);
  });
}

/** Why the first organiser's link does not work now, or null. */
export async function refuseFirstOrganiserLink(db: Db, token: string, now: string): Promise<Refusal> {
  const row = await findSignInByToken(db, { tokenHash: sha256(token), purpose: "firstOrganiser" });
  return refuseLink(row, { now, browserHash: "" });
}

/**
 * Makes whoever holds the link an organiser. A new person is signed in at once; one who has an account gets the
 * role and signs in by mail, so that the link opens nobody's account.
 */
export async function signUpFirstOrganiser(
  context: Context,
  { token, name, address }: { token: string; name: string; address: string },
): Promise<{ refusal: Refusal; secret: string | null }> {
  const { db, portal, now, edition, locale } = context;
  const normalised = normaliseAddress(address);
  return db.transaction().execute(async (trx) => {
    const row = await findSignInByToken(trx, { tokenHash: sha256(token), purpose: "firstOrganiser" });
    const refusal = refuseLink(row, { now, browserHash: "" });
    if (refusal || !row) return { refusal: refusal ?? { id: "account.linkUnknown" }, secret: null };
    const known = await findPersonByAddress(trx, normalised);
    const held = known ? await listRolesByPerson(trx, { editionId: edition.id, personId: known.id }) : [];
    const clash = refuseRole(
      held.map((one) => one.role as Role),
      "organiser",
    );
    if (clash) return { refusal: clash, secret: null };
    if (!(await markSignInUsed(trx, row.id, now)))
      return { refusal: { id: "account.linkUsed" }, secret: null };
    const personId = known?.id ?? newId(portal);
    if (!known) {
      await insertPerson(trx, { id: personId, name, language: locale, now });
      await insertAddress(trx, {
        id: newId(portal),
        personId,
        address,
        normalised,
        isPrimary: true,
        verifiedAt: null,
        now,
      });
      await record(trx, context, { act: "person.joined", kind: "person", id: personId, actorId: personId });
    }
    await insertRole(trx, {
      id: newId(portal),
      editionId: edition.id,
      personId,
      role: "organiser",
      state: "active",
      invitedById: null,
      now,
    });
    await record(trx, context, {
      act: "role.taken",
      kind: "person",
      id: personId,
      actorId: personId,
      facts: { role: "organiser", by: "firstOrganiserLink" },
    });
    return { refusal: null, secret: known ? null : await startSession(trx, context, { personId }) };
  });
}
