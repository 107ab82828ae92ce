import { type Context, newId, type ViewerContext } from "~/context.server";
import { type Answers, rowsOf } from "~/domain/answers";
import { isAddress } from "~/domain/address";
import {
  endorsementsClose,
  mayAsk,
  needsEndorsement,
  refuseAsking,
  refuseEndorsement,
} from "~/domain/entering";
import { type EntryDocument, facts } from "~/domain/entry-document";
import { momentText, offsetText } from "~/locales/moment";
import type { Refusal } from "~/domain/message";
import { paths } from "~/paths";
import type { Mail } from "~emails/render";
import type { Db } from "~db/client";
import {
  findEndorsementByToken,
  listEndorsements,
  updateEndorsedRevision,
  updateEndorsementAnswer,
  updateEndorsementLink,
  upsertEndorsement,
} from "~db/queries/endorsements";
import { listEntryMembers } from "~db/queries/entries";
import { sha256 } from "./canonical.server";
import { record } from "./history.server";
import { drawNotice } from "./notice.server";
import { post } from "./outbox.server";

/** A partner that an entry names, as its row of the form says. */
export type Partner = {
  rowKey: string;
  organisation: string;
  name: string;
  address: string;
  /** What it gave or did, as the form says. */
  contribution: string;
};

/** The partners that a document names, if its category needs them. */
export function partnersOf(book: Context["edition"]["rulebook"], answers: Answers): Partner[] {
  if (!needsEndorsement(book, facts(book, answers).category)) return [];
  return rowsOf(answers, book.form.anchors.partners)
    .map((row) => ({
      rowKey: row.key,
      organisation: (row["organisation"] ?? "").trim(),
      name: (row["name"] ?? "").trim(),
      address: (row["address"] ?? "").trim(),
      contribution: (row["contribution"] ?? "").trim(),
    }))
    .filter((partner) => isAddress(partner.address));
}

export type Request = Partner & { token: string; mail: Mail };

/** Draws the requests to partners who were not asked yet, or whose organisation or address changed since. */
export async function drawRequests(
  context: Context,
  document: EntryDocument,
  entryId: string,
  { again = false }: { again?: boolean } = {},
): Promise<Request[]> {
  const { rulebook } = context.edition;
  const asked = await listEndorsements(context.db, entryId);
  const waiting = partnersOf(rulebook, document.answers).filter((partner) => {
    const known = asked.find((one) => isAsked(one, partner));
    return !known || (again && mayAsk(known, context.now));
  });
  const { title, organisation } = facts(rulebook, document.answers);
  const closes = endorsementsClose(rulebook);
  const { zone } = rulebook.edition;
  return Promise.all(
    waiting.map(async (partner) => {
      const token = newId(context.portal);
      const mail = await drawNotice(context, "en", (t) => ({
        subject: t("entry.endorseSubject", { organisation }),
        heading: t("entry.endorseHeading"),
        name: partner.name,
        paragraphs: [
          t("entry.endorseWords", { organisation, title, partner: partner.organisation }),
          t("entry.endorseUntil", {
            moment: `${momentText(closes, { locale: t.locale, zone })} (${offsetText(closes, zone)})`,
          }),
        ],
        facts: [[t("entry.code"), document.entry.code]],
        action: {
          label: t("entry.endorseOpen"),
          url: context.portal.publicUrl + paths.endorse(token),
        },
        small: [t("entry.endorseNotYou")],
      }));
      return { ...partner, token, mail };
    }),
  );
}

export type Renewal = { id: string; of: string; token: string; address: string; mail: Mail };

/**
 * Draws a mail to each partner whose endorsement is of something else than is being submitted: what they said still
 * counts, and they may renew it. They are told once, until they answer again.
 */
export async function drawRenewals(
  context: Context,
  entry: { id: string; changedAt: string },
  document: EntryDocument,
): Promise<Renewal[]> {
  const { rulebook } = context.edition;
  if (context.now >= endorsementsClose(rulebook)) return [];
  const named = partnersOf(rulebook, document.answers);
  const { title } = facts(rulebook, document.answers);
  const closes = endorsementsClose(rulebook);
  const { zone } = rulebook.edition;
  return Promise.all(
    (await listEndorsements(context.db, entry.id))
      .filter((one) => one.state === "given" && !isOfDraft(one, entry) && one.answeredAt !== null)
      .filter((one) => named.some((partner) => isAsked(one, partner)))
      .map(async ({ id, answeredAt, revision, address, name, organisation }) => {
        const token = newId(context.portal);
        const mail = await drawNotice(context, "en", (t) => ({
          subject: t("entry.renewSubject", { code: document.entry.code }),
          heading: t("entry.renewHeading"),
          name,
          paragraphs: [
            t("entry.renewWords", { title, partner: organisation }),
            t("entry.renewUntil", {
              moment: `${momentText(closes, { locale: t.locale, zone })} (${offsetText(closes, zone)})`,
            }),
          ],
          facts: [[t("entry.code"), document.entry.code]],
          action: { label: t("entry.renewOpen"), url: context.portal.publicUrl + paths.endorse(token) },
          small: [t("entry.endorseNotYou")],
        }));
        return { id, of: `${revision ?? "draft"}-${answeredAt}`, token, address, mail };
      }),
  );
}

/** Whether a request went to this partner as it is named now. */
export function isAsked(
  request: { rowKey: string; address: string; organisation: string },
  partner: Pick<Partner, "rowKey" | "address" | "organisation">,
): boolean {
  return (
    request.rowKey === partner.rowKey &&
    request.address === partner.address &&
    request.organisation === partner.organisation
  );
}

/** Whether an answer was given to the draft exactly as it is still. */
function isOfDraft(
  answer: { revision: number | null; answeredAt: string | null },
  { changedAt }: { changedAt: string },
): boolean {
  return answer.revision === null && answer.answeredAt !== null && changedAt <= answer.answeredAt;
}

/** Gives endorsements of the draft, if it is unchanged since, the number of the revision that it becomes. */
export async function bindEndorsements(
  trx: Db,
  entry: { id: string; changedAt: string },
  revision: number,
): Promise<void> {
  for (const one of await listEndorsements(trx, entry.id))
    if (isOfDraft(one, entry)) await updateEndorsedRevision(trx, { id: one.id, revision });
}

/** Sends drawn renewals, inside the transaction of the submission. A partner who was told already keeps their link. */
export async function tellPartners(
  trx: Db,
  context: Context,
  entryId: string,
  renewals: readonly Renewal[],
): Promise<void> {
  for (const { id, of, token, address, mail } of renewals) {
    const isNew = await post(trx, context, {
      key: `endorsementChanged/${entryId}/${id}/${of}`,
      kind: "endorsementChanged",
      to: { personId: null, address },
      mail,
      secret: true,
      notAfter: endorsementsClose(context.edition.rulebook),
    });
    if (isNew) await updateEndorsementLink(trx, { id, tokenHash: sha256(token) });
  }
}

/** Sends drawn requests, inside the transaction of the act that asks. */
export async function askPartners(
  trx: Db,
  context: Context,
  entryId: string,
  requests: readonly Request[],
): Promise<void> {
  for (const { token, mail, rowKey, organisation, address } of requests) {
    const id = newId(context.portal);
    await upsertEndorsement(trx, {
      id,
      entryId,
      rowKey,
      organisation,
      address,
      tokenHash: sha256(token),
      now: context.now,
    });
    await record(trx, context, {
      act: "endorsement.asked",
      kind: "entry",
      id: entryId,
      facts: { row: rowKey },
      words: { organisation },
    });
    await post(trx, context, {
      key: `endorsement/${entryId}/${rowKey}/${sha256(token).slice(0, 16)}`,
      kind: "endorsement",
      to: { personId: null, address },
      mail,
      // The link speaks for the partner: nobody who reads the mail log may use it.
      secret: true,
      notAfter: endorsementsClose(context.edition.rulebook),
    });
  }
}

/**
 * Asks the partners of the viewer's draft who have not answered, before or after it was submitted. Who was asked
 * already gets a new link, and the old one ends.
 */
export async function askNow(
  context: ViewerContext,
  {
    entry,
    document,
  }: { entry: Parameters<typeof refuseAsking>[1] & { id: string }; document: EntryDocument },
): Promise<Refusal> {
  const requests = await drawRequests(context, document, entry.id, { again: true });
  const asked = await listEndorsements(context.db, entry.id);
  const refusal = refuseAsking(context.edition.rulebook, entry, {
    open: partnersOf(context.edition.rulebook, document.answers).filter((partner) => {
      const known = asked.find((one) => isAsked(one, partner));
      return !known || known.state === "asked";
    }).length,
    due: requests.length,
    now: context.now,
  });
  if (refusal) return refusal;
  await context.db.transaction().execute((trx) => askPartners(trx, context, entry.id, requests));
  return null;
}

/** What the holder of a link is asked, or undefined if the link is none. */
export async function findRequest(context: Context, token: string, db: Db = context.db) {
  const row = await findEndorsementByToken(db, sha256(token));
  return row?.editionId === context.edition.id ? row : undefined;
}

/** Keeps a partner's answer and tells the entry's people. A later answer takes the place of an earlier one. */
export async function answerEndorsement(
  context: Context,
  {
    token,
    answer,
    name,
    position,
  }: { token: string; answer: "given" | "declined"; name: string; position: string },
): Promise<Refusal> {
  const before = await findRequest(context, token);
  if (!before) throw new Response("not found", { status: 404 });
  const members = await listEntryMembers(context.db, before.entryId);
  const mails = await Promise.all(
    members.map((member) =>
      drawNotice(context, member.language, (t) => ({
        subject: t("entry.endorsementSubject", { answer, organisation: before.organisation }),
        heading: t("entry.endorsementHeading", { answer }),
        name: member.name,
        paragraphs: [
          t("entry.endorsementWords", { answer, organisation: before.organisation, code: before.code }),
        ],
        action: {
          label: t("entry.openEntry"),
          url: context.portal.publicUrl + paths.entry(before.entryId),
        },
      })),
    ),
  );
  return context.db.transaction().execute(async (trx) => {
    const row = await findRequest(context, token, trx);
    if (!row) throw new Response("not found", { status: 404 });
    const refusal = refuseEndorsement(context.edition.rulebook, row.entryState, context.now);
    if (refusal) return refusal;
    const revision = row.submittedRevision;
    const isRenewed = row.state === answer && row.revision !== revision;
    if (row.state === answer && row.name === name && row.position === position && !isRenewed) return null;
    await updateEndorsementAnswer(trx, {
      id: row.id,
      state: answer,
      name,
      position,
      revision,
      now: context.now,
    });
    const act = await record(trx, context, {
      act: answer === "given" ? "endorsement.given" : "endorsement.declined",
      kind: "entry",
      id: row.entryId,
      facts: { row: row.rowKey, revision },
      words: { organisation: row.organisation, name, position },
      actorId: null,
    });
    if (row.state !== answer || isRenewed)
      for (const [at, member] of members.entries())
        await post(trx, context, {
          key: `endorsementAnswer/${row.id}/${member.personId}/${act.slice(0, 16)}`,
          kind: "endorsementAnswer",
          to: member,
          mail: mails[at]!, // one mail was drawn for each member
        });
    return null;
  });
}
