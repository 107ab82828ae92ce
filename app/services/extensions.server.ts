import { newId, type ViewerContext } from "~/context.server";
import { isAddress, normaliseAddress } from "~/domain/address";
import { needsSecond, refuseAnswer, refuseExtension } from "~/domain/deadlines";
import type { Message, Refusal } from "~/domain/message";
import type { Instant } from "~/domain/time";
import { momentText, offsetText } from "~/locales/moment";
import { paths } from "~/paths";
import type { Db } from "~db/client";
import { findEntryByCode, listEntriesLedFrom, listEntryMembers } from "~db/queries/entries";
import {
  countGranted,
  findExtension,
  findExtensionById,
  findExtensionOfAddress,
  insertExtension,
  updateExtensionAnswer,
} from "~db/queries/extensions";
import { hasPublishedPlan } from "~db/queries/plans";
import { findPersonByAddress } from "~db/queries/people";
import { record } from "./history.server";
import { drawNotice } from "./notice.server";
import { post } from "./outbox.server";

type Whom = { entryId: string | null; address: string | null; normalised: string | null };

/** What more time is asked for: an entry by its code, or an address that leads no entry yet. */
async function findWhom(
  db: Db,
  { edition }: ViewerContext,
  subject: string,
): Promise<{ whom: Whom; refusal: null } | { whom: null; refusal: Message }> {
  const refuse = (refusal: Message) => ({ whom: null, refusal });
  if (isAddress(subject)) {
    const normalised = normaliseAddress(subject);
    const [led] = await listEntriesLedFrom(db, { normalised, editionId: edition.id });
    if (led) return refuse({ id: "deadlines.hasEntry", values: { code: led.code } });
    return { whom: { entryId: null, address: subject, normalised }, refusal: null };
  }
  const entry = await findEntryByCode(db, { code: subject.toUpperCase(), editionId: edition.id });
  if (!entry) return refuse({ id: "deadlines.unknown" });
  return { whom: { entryId: entry.id, address: null, normalised: null }, refusal: null };
}

/** Why this more time may not be given now, or null. */
async function refuseFor(
  db: Db,
  { edition, now }: ViewerContext,
  { entryId, normalised }: Whom,
  until: Instant,
): Promise<Refusal> {
  const entry = entryId
    ? ((await findEntryByCode(db, { id: entryId, editionId: edition.id })) ?? null)
    : null;
  const extension = entryId
    ? await findExtension(db, { entryId, editionId: edition.id })
    : await findExtensionOfAddress(db, { normalised: normalised ?? "", editionId: edition.id });
  return refuseExtension(edition.rulebook, {
    now,
    until,
    isPlanned: await hasPublishedPlan(db, edition.id),
    extension,
    entry,
  });
}

/**
 * Gives an entry, or an address without one, more time. Before the published closing it is granted at once, after it
 * only proposed, until a second person approves. Gives the extension's id.
 */
export async function extendDeadline(
  context: ViewerContext,
  { subject, until, reason }: { subject: string; until: Instant; reason: string },
): Promise<{ id: string; refusal: null } | { id: null; refusal: Message }> {
  const { db, edition, now, viewer, portal } = context;
  const id = newId(portal);
  const isGranted = !needsSecond(edition.rulebook, now);
  const early = await findWhom(db, context, subject);
  if (early.refusal) return { id: null, refusal: early.refusal };
  const tell = isGranted ? await drawGranted(context, early.whom, { until, reason }) : null;
  return db.transaction().execute(async (trx) => {
    const { whom, refusal: unknown } = await findWhom(trx, context, subject);
    if (unknown) return { id: null, refusal: unknown };
    const refusal = await refuseFor(trx, context, whom, until);
    if (refusal) return { id: null, refusal };
    const number = isGranted ? (await countGranted(trx, { ...whom, editionId: edition.id })) + 1 : 0;
    await insertExtension(trx, {
      id,
      editionId: edition.id,
      ...whom,
      number,
      until,
      reason,
      state: isGranted ? "granted" : "proposed",
      proposedById: viewer.id,
      now,
    });
    await record(trx, context, {
      act: isGranted ? "extension.granted" : "extension.proposed",
      kind: whom.entryId ? "entry" : "edition",
      id: whom.entryId ?? edition.id,
      facts: { extension: id, until, ...(isGranted && { number }) },
      words: { reason, ...(whom.address && { address: whom.address }) },
    });
    await tell?.(trx, id);
    return { id, refusal: null };
  });
}

/** Approves a proposed extension as a second person, or turns it down. */
export async function answerExtension(
  context: ViewerContext,
  { id, answer }: { id: string; answer: "granted" | "declined" },
): Promise<Refusal> {
  const { db, edition, now, viewer } = context;
  const before = await findExtensionById(db, { id, editionId: edition.id });
  if (!before) throw new Response("not found", { status: 404 });
  const tell = answer === "granted" ? await drawGranted(context, before, before) : null;
  return db.transaction().execute(async (trx): Promise<Refusal> => {
    const row = await findExtensionById(trx, { id, editionId: edition.id });
    if (!row) throw new Response("not found", { status: 404 });
    const refusal =
      refuseAnswer(row, { personId: viewer.id, answer }) ??
      (answer === "granted" ? await refuseFor(trx, context, row, row.until) : null);
    if (refusal) return refusal;
    const number =
      answer === "granted" ? (await countGranted(trx, { ...row, editionId: edition.id })) + 1 : 0;
    if (!(await updateExtensionAnswer(trx, { id, state: answer, number, personId: viewer.id, now })))
      return { id: "deadlines.answered" };
    await record(trx, context, {
      act: answer === "granted" ? "extension.granted" : "extension.declined",
      kind: row.entryId ? "entry" : "edition",
      id: row.entryId ?? edition.id,
      facts: { extension: id, until: row.until, proposedBy: row.proposedById, ...(number && { number }) },
    });
    await tell?.(trx, id);
    return null;
  });
}

/** Draws the mail about more time, to everybody of the entry who acts for it, or to the address. */
async function drawGranted(
  context: ViewerContext,
  whom: Whom,
  { until, reason }: { until: Instant; reason: string },
) {
  const { db, edition, portal } = context;
  const { zone } = edition.rulebook.edition;
  const entry = whom.entryId
    ? await findEntryByCode(db, { id: whom.entryId, editionId: edition.id })
    : undefined;
  const owner = whom.normalised ? await findPersonByAddress(db, whom.normalised) : undefined;
  const people = whom.entryId
    ? (await listEntryMembers(db, whom.entryId)).filter((one) => one.capacity !== "reader")
    : [
        {
          personId: owner?.id ?? null,
          address: whom.address ?? "",
          name: owner?.name ?? "",
          language: owner?.language ?? context.locale,
        },
      ];
  const mails = await Promise.all(
    people.map(async (person) => ({
      person,
      mail: await drawNotice(context, person.language, (t) => {
        const moment = `${momentText(until, { locale: t.locale, zone })} (${offsetText(until, zone)})`;
        return {
          subject: t("deadlines.grantedSubject", { moment }),
          heading: t("deadlines.grantedHeading"),
          ...(person.name && { name: person.name }),
          paragraphs: [
            t(entry ? "deadlines.grantedWords" : "deadlines.grantedAddress", { moment }),
            t("deadlines.grantedReason", { reason }),
          ],
          ...(entry && { facts: [[t("entry.code"), entry.code]] as const }),
          action: entry
            ? { label: t("entry.openEntry"), url: portal.publicUrl + paths.entry(entry.id) }
            : { label: t("entry.begin"), url: portal.publicUrl + paths.newEntry },
        };
      }),
    })),
  );
  return async (trx: Db, id: string) => {
    for (const { person, mail } of mails)
      await post(trx, context, {
        key: `extension/${id}/${person.personId ?? "address"}/1`,
        kind: "extension",
        to: person,
        mail,
      });
  };
}
