import { newId, type ViewerContext } from "~/context.server";
import type { Answer, Answers } from "~/domain/answers";
import {
  codeOf,
  normaliseOrganisation,
  refuseEditing,
  refuseEntering,
  refuseSubmitting,
  refuseWithdrawal,
} from "~/domain/entering";
import { type EntryDocument, entryDocument, facts } from "~/domain/entry-document";
import { faultsOf, isAnswered } from "~/domain/form";
import type { Message, Refusal } from "~/domain/message";
import { mend, mendableFields, refuseMending } from "~/domain/screening";
import type { Rulebook } from "~/domain/rulebook";
import { submittingMoment } from "~/domain/uploads";
import { type Instant, later, MINUTE } from "~/domain/time";
import { momentText, offsetText } from "~/locales/moment";
import { paths } from "~/paths";
import type { Db } from "~db/client";
import { fromJson, toJson } from "~db/columns";
import { insertVersion, listNewestVersions, listSetAside, settleVersion } from "~db/queries/answer-versions";
import { listAttachments } from "~db/queries/attachments";
import {
  findEntryOfMember,
  findNewestRevision,
  findOrganisation,
  findRepair,
  findRevision,
  insertEntry,
  insertEntryMember,
  insertOrganisation,
  insertRevision,
  listEntryMembers,
  listSubmittedByOrganisation,
  markSubmitted,
  markWithdrawn,
  takeEntryNumber,
  updateDraft,
} from "~db/queries/entries";
import { listAttachedUploads } from "~db/queries/uploads";
import { canonicalJson, sha256 } from "./canonical.server";
import { askPartners, drawRequests } from "./endorsements.server";
import { record } from "./history.server";
import { drawNotice } from "./notice.server";
import { post } from "./outbox.server";

/** Begins an entry for the viewer, who becomes its lead. Gives its id, or why the call takes none. */
export async function beginEntry(
  context: ViewerContext,
): Promise<{ id: string; refusal: null } | { id: null; refusal: Message }> {
  const { edition, now, viewer } = context;
  return context.db.transaction().execute(async (trx) => {
    const refusal = refuseEntering({ book: edition.rulebook, openedAt: edition.openedAt, now });
    if (refusal) return { id: null, refusal };
    const id = newId(context.portal);
    const number = await takeEntryNumber(trx, edition.id);
    await insertEntry(trx, { id, editionId: edition.id, code: codeOf(edition.rulebook, number), now });
    await insertEntryMember(trx, { entryId: id, personId: viewer.id, capacity: "lead", now });
    await record(trx, context, { act: "entry.begun", kind: "entry", id, facts: { number } });
    return { id, refusal: null };
  });
}

/** The viewer's entry as rules and pages need it, or undefined for everyone who is no member of it. */
export async function findOwnEntry(context: ViewerContext, id: string, db: Db = context.db) {
  const row = await findEntryOfMember(db, { id, editionId: context.edition.id, personId: context.viewer.id });
  if (!row) return undefined;
  const { answersJson, ...entry } = row;
  const repair = entry.outcome === "repair" ? await findRepair(db, entry.id) : undefined;
  return {
    ...entry,
    repairUntil: repair?.dueAt ?? null,
    /** The fields that a repair is about; null while everything may change. */
    mendable: repair ? mendableFields(context.edition.rulebook, fromJson<string[]>(repair.fieldsJson)) : null,
    answers: fromJson<Answers>(answersJson),
  };
}
export type OwnEntry = NonNullable<Awaited<ReturnType<typeof findOwnEntry>>>;

/** What the rules of entering are asked with. */
export function callOf({ edition, now }: Pick<ViewerContext, "edition" | "now">) {
  return { book: edition.rulebook, openedAt: edition.openedAt, now };
}

/** A mark of what a field holds, by which a form that was drawn from something older is recognised. */
export function markOf(answers: Answers, fieldId: string): string {
  return sha256(canonicalJson(answers[fieldId] ?? null)).slice(0, 16);
}

export type Drafted = {
  refusal: Refusal;
  /** Fields that somebody else changed meanwhile: what was typed into them is set aside, not written. */
  stale: string[];
  /** Whether anything was written. */
  isChanged: boolean;
  /** What the draft holds now. */
  answers: Answers;
};

/** While a text is worked on, what it held is copied once in so long. */
const COPY_EVERY = 5 * MINUTE;

/**
 * Saves answers of a draft, right or wrong, field by field. `bases` marks what each field held when the form was
 * drawn: a field that the form left as it was is not touched, and one that somebody saved other words in since is not
 * overwritten; what was typed into it is set aside, so that neither side is lost. The rest is written.
 */
export async function saveDraft(
  context: ViewerContext,
  { id, answers, bases }: { id: string; answers: Answers; bases: Readonly<Record<string, string>> },
): Promise<Drafted> {
  const { edition, now, portal, viewer } = context;
  return context.db.transaction().execute(async (trx) => {
    const entry = await findOwnEntry(context, id, trx);
    if (!entry) throw new Response("not found", { status: 404 });
    const unsaved = (refusal: Refusal): Drafted => ({
      refusal,
      stale: [],
      isChanged: false,
      answers: entry.answers,
    });
    const typed = Object.keys(answers).filter((field) => {
      const mark = markOf(answers, field);
      const isEmptied = !isAnswered(entry.answers, field) && !isAnswered(answers, field);
      return !isEmptied && mark !== markOf(entry.answers, field) && mark !== bases[field];
    });
    const refusal = refuseEditing(entry, callOf(context)) ?? refuseMending(entry.mendable, typed);
    if (refusal) return unsaved(refusal);
    const stale = typed.filter((field) => markOf(entry.answers, field) !== bases[field]);
    const fresh = typed.filter((field) => !stale.includes(field));
    const waiting = await listSetAside(trx, id);
    const keep = (fieldId: string, kind: "earlier" | "setAside", answer: Answer | undefined) =>
      insertVersion(trx, {
        id: newId(portal),
        entryId: id,
        fieldId,
        kind,
        answerJson: toJson(answer ?? ""),
        personId: kind === "setAside" ? viewer.id : null,
        now,
      });
    const isSame = (one: { fieldId: string; answerJson: string }, fieldId: string) =>
      one.fieldId === fieldId &&
      markOf({ [fieldId]: fromJson<Answer>(one.answerJson) }, fieldId) === markOf(answers, fieldId);
    for (const field of stale)
      if (!waiting.some((one) => isSame(one, field))) await keep(field, "setAside", answers[field]);
    const merged = {
      ...entry.answers,
      ...Object.fromEntries(fresh.map((field) => [field, answers[field]!])),
    }; // typed ones
    if (fresh.length > 0) {
      const copied = await listNewestVersions(trx, id);
      for (const field of fresh) {
        const last = copied.get(field);
        if (isAnswered(entry.answers, field) && (last === undefined || later(last, COPY_EVERY) <= now))
          await keep(field, "earlier", entry.answers[field]);
        for (const one of waiting) if (isSame(one, field)) await settleVersion(trx, { id: one.id, now });
      }
      await updateDraft(trx, {
        id,
        version: entry.version,
        answersJson: toJson(merged),
        ...shownOf(edition.rulebook, entry, merged),
        now,
      });
    }
    return {
      refusal: stale.length > 0 ? { id: "fault.stale" } : null,
      stale,
      isChanged: fresh.length > 0,
      answers: merged,
    };
  });
}

/** What lists show: of a submitted entry what was submitted, of a draft what it holds. */
function shownOf(book: Rulebook, entry: OwnEntry, answers: Answers) {
  if (entry.state === "submitted")
    return {
      title: entry.title,
      category: entry.category,
      organisationName: entry.organisationName,
      country: entry.country,
    };
  const { title, category, organisation, country } = facts(book, answers);
  return { title, category, organisationName: organisation, country };
}

/** Settles what was set aside in the viewer's draft without using it. */
export async function discardVersion(
  context: ViewerContext,
  { id, version }: { id: string; version: string },
): Promise<Refusal> {
  return context.db.transaction().execute(async (trx): Promise<Refusal> => {
    const entry = await findOwnEntry(context, id, trx);
    if (!entry) throw new Response("not found", { status: 404 });
    const refusal = refuseEditing(entry, callOf(context));
    if (refusal) return refusal;
    const own = (await listSetAside(trx, id)).find((one) => one.id === version);
    if (own) await settleVersion(trx, { id: own.id, now: context.now });
    return null;
  });
}

/** The draft as it would be frozen now, with everything that is in its way. */
export async function prepareToSubmit(context: ViewerContext, entry: OwnEntry, db: Db = context.db) {
  const { edition } = context;
  const draft = {
    answers: entry.answers,
    files: (await listAttachments(db, entry.id)).map(({ fieldId, createdAt: _, ...file }) => ({
      field: fieldId,
      ...file,
    })),
  };
  const before =
    entry.mendable && entry.submittedRevision
      ? await findRevision(db, { entryId: entry.id, number: entry.submittedRevision })
      : undefined;
  const { answers, files } =
    before && entry.mendable
      ? mend(fromJson<EntryDocument>(before.documentJson), draft, entry.mendable)
      : draft;
  const document = entryDocument(edition.rulebook, {
    entry: { id: entry.id, code: entry.code, edition: edition.id },
    rulebook: edition.rulebookHash,
    answers,
    files,
  });
  const faults = faultsOf(
    edition.rulebook,
    answers,
    files.map((file) => ({ ...file, fieldId: file.field })),
  );
  const { organisation } = facts(edition.rulebook, document.answers);
  const normalised = normaliseOrganisation(organisation);
  const known = await findOrganisation(db, normalised);
  const others = known
    ? await listSubmittedByOrganisation(db, {
        organisationId: known.id,
        editionId: edition.id,
        except: entry.id,
      })
    : [];
  const call = callOf(context);
  const moment = submittingMoment(entry, call, await listAttachedUploads(db, entry.id));
  const refusal = refuseSubmitting(
    entry,
    { ...call, now: moment },
    {
      faults: faults.length,
      others: others.map((other) => other.category),
    },
  );
  return {
    document,
    faults,
    refusal,
    organisation: { id: known?.id ?? null, name: organisation, normalised },
  };
}

/**
 * Freezes the draft as a revision and lets it stand as submitted. The same content again gives the revision that is
 * there, without a second receipt. Everything that takes time is done before; if the draft changed meanwhile, anew.
 */
export async function submitEntry(
  context: ViewerContext,
  id: string,
): Promise<{ revision: number; refusal: null } | { revision: null; refusal: Message }> {
  const { edition, now, viewer, portal } = context;
  for (;;) {
    const before = await findOwnEntry(context, id);
    if (!before) throw new Response("not found", { status: 404 });
    const prepared = await prepareToSubmit(context, before);
    const documentJson = canonicalJson(prepared.document);
    const hash = sha256(documentJson);
    const newest = await findNewestRevision(context.db, id);
    if (before.state === "submitted" && newest?.hash === hash)
      return { revision: newest.number, refusal: null };
    if (prepared.refusal) return { revision: null, refusal: prepared.refusal };
    const number = (newest?.number ?? 0) + 1;
    const members = await listEntryMembers(context.db, id);
    const receipts = await Promise.all(
      members.map((member) =>
        drawReceipt(context, member, { document: prepared.document, id, number, hash, at: now }),
      ),
    );
    const requests = await drawRequests(context, prepared.document, id);

    const result = await context.db.transaction().execute(async (trx) => {
      const entry = await findOwnEntry(context, id, trx);
      if (!entry) throw new Response("not found", { status: 404 });
      const again = await prepareToSubmit(context, entry, trx);
      const latest = await findNewestRevision(trx, id);
      const nowHash = sha256(canonicalJson(again.document));
      if (entry.state === "submitted" && latest?.hash === nowHash)
        return { revision: latest.number, refusal: null };
      if (again.refusal) return { revision: null, refusal: again.refusal };
      if (nowHash !== hash || (latest?.number ?? 0) + 1 !== number) return null;

      const { title, category, country } = facts(edition.rulebook, again.document.answers);
      let organisationId = again.organisation.id;
      if (organisationId === null) {
        organisationId = newId(portal);
        await insertOrganisation(trx, { ...again.organisation, id: organisationId, country });
      }
      await insertRevision(trx, { entryId: id, number, personId: viewer.id, documentJson, hash, now });
      await markSubmitted(trx, {
        id,
        revision: number,
        organisationId,
        organisationName: again.organisation.name,
        category: category ?? "",
        title,
        country,
        now,
      });
      await record(trx, context, {
        act: "entry.submitted",
        kind: "entry",
        id,
        facts: { revision: number, sha256: hash, files: again.document.files.map((file) => file.sha256) },
      });
      for (const [at, member] of members.entries())
        await post(trx, context, {
          key: `receipt/${id}/${member.personId}/${number}`,
          kind: "receipt",
          to: member,
          mail: receipts[at]!, // one receipt was drawn for each member
        });
      await askPartners(trx, context, id, requests);
      return { revision: number, refusal: null };
    });
    if (result) return result;
  }
}

type Member = Awaited<ReturnType<typeof listEntryMembers>>[number];

/** The instant in the edition's zone to the second, as receipts say it. */
function exactly(at: Instant, zone: string, locale: string): string {
  return `${momentText(at, { locale, zone, withSeconds: true })} (${offsetText(at, zone)})`;
}

function drawReceipt(
  context: ViewerContext,
  member: Member,
  {
    document,
    id,
    number,
    hash,
    at,
  }: {
    document: ReturnType<typeof entryDocument>;
    id: string;
    number: number;
    hash: string;
    at: Instant;
  },
) {
  const { edition, portal } = context;
  const { title } = facts(edition.rulebook, document.answers);
  const { zone } = edition.rulebook.edition;
  return drawNotice(context, member.language, (t) => ({
    subject: t("entry.receiptSubject", { code: document.entry.code, number }),
    heading: t("entry.receiptHeading"),
    name: member.name,
    paragraphs: [t("entry.receiptWords", { title }), t("entry.receiptAgain")],
    facts: [
      [t("entry.code"), document.entry.code],
      [t("entry.revision"), String(number)],
      [t("entry.submittedAt"), exactly(at, zone, t.locale)],
      [t("entry.contentHash"), hash],
      ...document.files.map((file) => [file.name, file.sha256] as const),
    ],
    action: { label: t("entry.openReceipt"), url: portal.publicUrl + paths.receipt(id, number) },
    small: [t("entry.receiptCheck")],
  }));
}

/** Withdraws the viewer's entry and tells its members. */
export async function withdrawEntry(context: ViewerContext, id: string): Promise<Refusal> {
  const before = await findOwnEntry(context, id);
  if (!before) throw new Response("not found", { status: 404 });
  const members = await listEntryMembers(context.db, id);
  const { zone } = context.edition.rulebook.edition;
  const mails = await Promise.all(
    members.map((member) =>
      drawNotice(context, member.language, (t) => ({
        subject: t("entry.withdrawnSubject", { code: before.code }),
        heading: t("entry.withdrawnHeading"),
        name: member.name,
        paragraphs: [t("entry.withdrawnWords", { title: before.title || before.code })],
        facts: [
          [t("entry.code"), before.code],
          [t("entry.withdrawnAt"), exactly(context.now, zone, t.locale)],
        ],
        small: [t("entry.withdrawnMistake")],
      })),
    ),
  );
  return context.db.transaction().execute(async (trx) => {
    const entry = await findOwnEntry(context, id, trx);
    if (!entry) throw new Response("not found", { status: 404 });
    const refusal = refuseWithdrawal(entry, callOf(context));
    if (refusal) return refusal;
    if (!(await markWithdrawn(trx, { id, now: context.now }))) return { id: "entering.isWithdrawn" };
    await record(trx, context, {
      act: "entry.withdrawn",
      kind: "entry",
      id,
      facts: { revision: entry.submittedRevision },
    });
    for (const [at, member] of members.entries())
      await post(trx, context, {
        key: `withdrawal/${id}/${member.personId}/1`,
        kind: "withdrawal",
        to: member,
        mail: mails[at]!, // one mail was drawn for each member
      });
    return null;
  });
}
