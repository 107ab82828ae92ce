import { type Context, keyedHash, newId, type ViewerContext } from "~/context.server";
import type { Refusal } from "~/domain/message";
import {
  lifeOfTestMail,
  refuseOpening,
  refuseProof,
  refuseTestMail,
  type SetUp,
  type TestMail,
} from "~/domain/opening";
import { type Instant, later } from "~/domain/time";
import { inLanguage } from "~/domain/words";
import { paths } from "~/paths";
import type { Db } from "~db/client";
import { openEdition } from "~db/queries/editions";
import { findPrimaryAddress } from "~db/queries/people";
import { findSetting, upsertSetting } from "~db/queries/settings";
import { renderNotice } from "~emails/notice";
import { record } from "./history.server";
import { post } from "./outbox.server";

const TEST_MAIL = "opening.testMail";
const RULEBOOK = "opening.rulebook";

/** What is in place for opening the call, as the running portal is set up and as it was proven. */
export async function readSetUp(context: Context, db: Db = context.db): Promise<SetUp> {
  const { portal, edition } = context;
  const test = await findSetting<TestMail>(db, TEST_MAIL);
  const read = await findSetting<{ hash: string; at: Instant }>(db, RULEBOOK);
  return {
    publicUrl: portal.publicUrl,
    transport: portal.mail.transport,
    replyTo: portal.mail.replyTo,
    mailProvenAt: test?.way === wayOf(context) ? test.provenAt : null,
    rulebookReadAt: read?.hash === edition.rulebookHash ? read.at : null,
  };
}

/** By which way and from which sender mail goes: another one must be proven again. */
function wayOf({ portal: { mail } }: Context): string {
  return [mail.transport, mail.from, mail.replyTo ?? ""].join("\n");
}

/** Sends a mail with a code to the organiser who asks. */
export async function sendTestMail(context: ViewerContext): Promise<Refusal> {
  const { db, now, portal, edition, t, viewer } = context;
  const to = await findPrimaryAddress(db, viewer.id);
  if (!to) return { id: "opening.noAddress" };
  const code = codeOf(portal.random(8));
  const { names } = edition.rulebook;
  const mail = await renderNotice(t, {
    subject: t("opening.mailSubject"),
    heading: t("opening.mailHeading"),
    name: to.name,
    paragraphs: [t("opening.mailWords")],
    facts: [[t("opening.code"), code]],
    action: { label: t("opening.mailAction"), url: `${portal.publicUrl}${paths.testMailCode}?code=${code}` },
    small: [t("opening.mailSmall")],
    award: inLanguage(names.award, t.locale),
    organiser: inLanguage(names.organiser, t.locale),
  });
  return db.transaction().execute(async (trx) => {
    const refusal = refuseTestMail(await findSetting<TestMail>(trx, TEST_MAIL), now);
    if (refusal) return refusal;
    const id = newId(portal);
    await upsertSetting(trx, TEST_MAIL, {
      way: wayOf(context),
      codeHash: keyedHash(portal, code),
      sentAt: now,
      attempts: 0,
      provenAt: null,
    } satisfies TestMail);
    await record(trx, context, { act: "mail.tested", kind: "outbox", id });
    await post(trx, context, {
      id,
      key: `testMail/${edition.id}/${viewer.id}/${id}`,
      kind: "testMail",
      to: { personId: viewer.id, address: to.address },
      mail,
      secret: true,
      notAfter: later(now, lifeOfTestMail),
    });
    return null;
  });
}

/** Takes the code of the test mail as proof that mail arrives. A wrong one is counted. */
export async function proveMail(context: ViewerContext, code: string): Promise<Refusal> {
  const { db, now, portal, edition } = context;
  const codeHash = keyedHash(portal, code.toUpperCase().replace(/[^A-Z0-9]/g, ""));
  return db.transaction().execute(async (trx) => {
    const test = await findSetting<TestMail>(trx, TEST_MAIL);
    const refusal = refuseProof(test, { way: wayOf(context), codeHash, now });
    if (!test) return refusal;
    if (refusal) {
      if (refusal.id === "opening.codeWrong")
        await upsertSetting(trx, TEST_MAIL, { ...test, attempts: test.attempts + 1 } satisfies TestMail);
      return refusal;
    }
    await upsertSetting(trx, TEST_MAIL, { ...test, provenAt: now } satisfies TestMail);
    await record(trx, context, {
      act: "mail.proven",
      kind: "edition",
      id: edition.id,
      facts: { transport: portal.mail.transport },
    });
    return null;
  });
}

/** Notes that an organiser has read the rulebook in force; another version must be read again. */
export async function markRulebookRead(context: ViewerContext, hash: string): Promise<Refusal> {
  const { db, now, edition, viewer } = context;
  if (hash !== edition.rulebookHash) return { id: "opening.otherRulebook" };
  await db.transaction().execute(async (trx) => {
    await upsertSetting(trx, RULEBOOK, { hash, at: now, personId: viewer.id });
    await record(trx, context, {
      act: "rulebook.read",
      kind: "edition",
      id: edition.id,
      facts: { version: edition.rulebookVersion, rulebook: hash },
    });
  });
  return null;
}

/** Opens the call to the public: from its first day on, entries are taken. */
export async function openCall(context: ViewerContext, { version }: { version: number }): Promise<Refusal> {
  const { db, now, edition, viewer } = context;
  return db.transaction().execute(async (trx) => {
    const refusal = refuseOpening(await readSetUp(context, trx), {
      openedAt: edition.openedAt,
      book: edition.rulebook,
      now,
    });
    if (refusal) return refusal;
    if (!(await openEdition(trx, { id: edition.id, version, personId: viewer.id, now })))
      return { id: "opening.changed" };
    await record(trx, context, {
      act: "edition.opened",
      kind: "edition",
      id: edition.id,
      facts: { version: edition.rulebookVersion, rulebook: edition.rulebookHash },
    });
    return null;
  });
}

/** Eight letters and digits that are not taken for one another. */
function codeOf(bytes: Uint8Array): string {
  const letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  return Array.from(bytes, (byte) => letters[byte % letters.length]).join("");
}
