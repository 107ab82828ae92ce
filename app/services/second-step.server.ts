import { generateURI, verifySync } from "otplib";
import { create as createQr } from "qrcode";
import { type Context, keyedHash, newId, type Portal, type ViewerContext } from "~/context.server";
import { RECOVERY_CODES, refuseReset } from "~/domain/accounts";
import { normaliseAddress } from "~/domain/address";
import type { Refusal } from "~/domain/message";
import { digitsOf, longCodeOf, STEP_TRIES } from "~/domain/sign-in";
import type { Instant } from "~/domain/time";
import { inLanguage } from "~/domain/words";
import type { Db } from "~db/client";
import { findPerson, findPersonByAddress, findPrimaryAddress } from "~db/queries/people";
import {
  clearTotp,
  markRecoveryCodeUsed,
  replaceRecoveryCodes,
  takeTotpStep,
  updateTotp,
} from "~db/queries/second-steps";
import { countWrongStep, endSession, endSessionsByPerson } from "~db/queries/sessions";
import { longCode, seal, unseal } from "./codes.server";
import { record } from "./history.server";
import { drawNotice } from "./notice.server";
import { post } from "./outbox.server";
import { startSession } from "./sessions.server";

const base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** A secret for an authenticator app as its owner's page may show it: drawn, spelt out, and sealed for the way back. */
export type Offer = { sealed: string; spelt: string; size: number; path: string };

/** Makes a secret, or reads the one that the page showed before, and draws it. Nothing is stored until a code proves it. */
export async function offerSecondStep(context: ViewerContext, sealedBefore = ""): Promise<Offer> {
  const { portal, viewer, db, edition } = context;
  const owner = `offer ${viewer.id}`;
  const secret =
    unseal(portal, owner, sealedBefore) ?? [...portal.random(32)].map((byte) => base32[byte % 32]).join("");
  const address = await findPrimaryAddress(db, viewer.id);
  const { modules } = createQr(
    generateURI({
      issuer: inLanguage(edition.rulebook.names.short, "en").replaceAll(":", " "),
      label: address?.address ?? viewer.name,
      secret,
    }),
  );
  let path = "";
  for (let y = 0; y < modules.size; y++)
    for (let x = 0; x < modules.size; x++) if (modules.get(y, x)) path += `M${x} ${y}h1v1h-1z`;
  return {
    sealed: seal(portal, owner, secret),
    spelt: secret.replace(/(.{4})(?=.)/g, "$1 "),
    size: modules.size,
    path,
  };
}

/** The step of the clock at which an app shows this code, a step early or late allowed, or null. */
function stepOf(secret: string, code: string, now: Instant): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const result = verifySync({
    secret,
    token: code,
    epoch: Math.floor(Date.parse(now) / 1000),
    epochTolerance: 30,
  });
  return result.valid && "timeStep" in result ? result.timeStep : null;
}

const recoveryHash = (portal: Pick<Portal, "key">, personId: string, code: string) =>
  keyedHash(portal, `recovery ${personId} ${longCodeOf(code)}`);

type StepSetUp =
  { refusal: NonNullable<Refusal> } | { refusal: null; secret: string; recoveryCodes: readonly string[] };

/**
 * Stores the second step once a code of the app proves it, ends the person's other sessions and gives recovery
 * codes, which are not readable again. Who has one already replaces it, from a session that passed it.
 */
export async function setUpSecondStep(
  context: ViewerContext,
  { code, offer }: { code: string; offer: string },
): Promise<StepSetUp> {
  const { db, portal, viewer, now } = context;
  const secret = unseal(portal, `offer ${viewer.id}`, offer);
  if (!secret) return { refusal: { id: "account.offerOld" } };
  const step = stepOf(secret, code, now);
  if (step === null) return { refusal: { id: "account.stepCodeWrong" } };
  const sealed = seal(portal, `totp ${viewer.id}`, secret);
  const recoveryCodes = Array.from({ length: RECOVERY_CODES }, () => longCode(portal, 12));
  const rows = recoveryCodes.map((one) => ({
    id: newId(portal),
    codeHash: recoveryHash(portal, viewer.id, one),
  }));
  const tell = await noticeTo(context, viewer.id, "SetUp");
  return db.transaction().execute(async (trx): Promise<StepSetUp> => {
    const replace = Boolean(viewer.secondFactorAt);
    if (!(await updateTotp(trx, { personId: viewer.id, sealed, step, now, replace })))
      return { refusal: { id: "account.stepSetUpAlready" } };
    await replaceRecoveryCodes(trx, viewer.id, rows);
    await endSessionsByPerson(trx, { personId: viewer.id, now });
    const session = await startSession(trx, context, { personId: viewer.id, secondFactorAt: now });
    await record(trx, context, { act: "person.secondStepSetUp", kind: "person", id: viewer.id });
    await tell(trx);
    return { refusal: null, secret: session, recoveryCodes };
  });
}

type StepTaken = { refusal: NonNullable<Refusal> } | { refusal: null; secret: string };

/** Passes the second step with a code of the app or a recovery code; each works once. Too many wrong ones end the session. */
export async function passSecondStep(context: ViewerContext, typed: string): Promise<StepTaken> {
  const { db, portal, viewer, now } = context;
  return db.transaction().execute(async (trx): Promise<StepTaken> => {
    const person = await findPerson(trx, viewer.id);
    const secret = person?.totpSecret && unseal(portal, `totp ${viewer.id}`, person.totpSecret);
    if (!secret) return { refusal: { id: "account.stepNone" } };
    const step = stepOf(secret, digitsOf(typed), now);
    const by =
      step !== null && (await takeTotpStep(trx, viewer.id, step))
        ? "app"
        : (await markRecoveryCodeUsed(trx, {
              personId: viewer.id,
              codeHash: recoveryHash(portal, viewer.id, typed),
              now,
            }))
          ? "recoveryCode"
          : null;
    if (by) {
      const session = await startSession(trx, context, { personId: viewer.id, secondFactorAt: now });
      await record(trx, context, {
        act: "person.secondStepPassed",
        kind: "person",
        id: viewer.id,
        facts: { by },
      });
      return { refusal: null, secret: session };
    }
    const tries = await countWrongStep(trx, viewer.sessionId);
    if (tries < STEP_TRIES)
      return {
        refusal:
          step === null
            ? { id: "account.stepWrong", values: { left: STEP_TRIES - tries } }
            : { id: "account.stepUsed" },
      };
    await endSession(trx, viewer.sessionId, now);
    await record(trx, context, { act: "person.secondStepFailed", kind: "person", id: viewer.id });
    return { refusal: { id: "account.stepOver", values: { tries: STEP_TRIES } } };
  });
}

/** Takes a lost second step away, so that its owner sets up a new one after the next sign-in; ends their sessions. */
export async function resetSecondStep(
  context: Context,
  { personId, reason }: { personId: string; reason: string },
): Promise<Refusal> {
  const { db, viewer, now } = context;
  const tell = await noticeTo(context, personId, "Reset");
  return db.transaction().execute(async (trx) => {
    const person = await findPerson(trx, personId);
    const refusal = refuseReset({
      actorId: viewer?.id ?? null,
      person: { id: personId, hasTotp: Boolean(person?.totpConfirmedAt) },
    });
    if (refusal) return refusal;
    if (!(await clearTotp(trx, personId))) return { id: "people.resetNone" };
    await endSessionsByPerson(trx, { personId, now });
    await record(trx, context, {
      act: "person.secondStepReset",
      kind: "person",
      id: personId,
      facts: { from: viewer ? "desk" : "server" },
      words: { reason },
    });
    await tell(trx);
    return null;
  });
}

/** The same from the server's command line, by address. */
export async function resetSecondStepByAddress(context: Context, address: string): Promise<Refusal> {
  const person = await findPersonByAddress(context.db, normaliseAddress(address));
  if (!person) return { id: "people.nobodyAtAddress" };
  return resetSecondStep(context, { personId: person.id, reason: "server command" });
}

/** Draws the mail that tells a person of a change to their second step; the function given back posts it. */
async function noticeTo(context: Context, personId: string, what: "SetUp" | "Reset") {
  const person = await findPrimaryAddress(context.db, personId);
  if (!person) return () => Promise.resolve();
  const mail = await drawNotice(context, person.language, (t) => ({
    subject: t(`account.step${what}MailSubject`),
    heading: t(`account.step${what}MailSubject`),
    ...(person.name && { name: person.name }),
    paragraphs: [t(`account.step${what}MailWords`)],
  }));
  return async (trx: Db) => {
    await post(trx, context, {
      key: `second-step-${what}/${personId}/${context.now}`,
      kind: "secondStep",
      to: { personId, address: person.address },
      mail,
    });
  };
}
