import { type Context, newId, type ViewerContext } from "~/context.server";
import {
  answerDue,
  complaintsClose,
  type ComplaintOutcome,
  type Consequence,
  type Involvement,
  isNamedIn,
  refuseApprovingAnswer,
  refuseComplaining,
  refuseConsequence,
  refuseDrafting,
} from "~/domain/complaints";
import { isLeading } from "~/domain/members";
import type { Refusal } from "~/domain/message";
import { categoriesBehind, type Rulebook } from "~/domain/rulebook";
import type { Instant } from "~/domain/time";
import type { ComplaintWords } from "~/forms/complaints";
import { paths } from "~/paths";
import type { Db } from "~db/client";
import {
  findComplaint,
  findComplaintOfEntry,
  insertComplaint,
  listInvolvements,
  markComplaintAnswered,
  updateComplaintDraft,
} from "~db/queries/complaints";
import { listEntryMembers } from "~db/queries/entries";
import { listTiedEntries } from "~db/queries/feedback";
import { findFirstPublicMoment } from "~db/queries/releases";
import { canonicalJson, sha256 } from "./canonical.server";
import { findOwnEntry, type OwnEntry } from "./entries.server";
import { record } from "./history.server";
import { type DrawnMail, drawForRoles, exactText, postAll, zonedText } from "./notice.server";
import { drawForLeads, drawForPeople } from "./outcome-mails.server";

/**
 * Whether an own entry may complain now, until when, and its complaint if it has made one; undefined before results are
 * public and for an entry that was not submitted.
 */
export async function readComplaining(db: Db, context: ViewerContext, entry: OwnEntry) {
  const { edition, now } = context;
  const book = edition.rulebook;
  const releaseAt = await findFirstPublicMoment(db, { editionId: edition.id, now });
  if (releaseAt === null || entry.state !== "submitted") return undefined;
  const complaint = await findComplaintOfEntry(db, entry.id);
  return {
    complaint,
    closes: complaintsClose(book, releaseAt),
    refusal: refuseComplaining(book, {
      ...{ releaseAt, now, capacity: entry.capacity },
      hasComplained: complaint !== undefined,
    }),
  };
}

/** Makes a complaint: freezes its words, gives a receipt to those who lead the entry, and tells the desk. */
export async function complain(
  context: ViewerContext,
  entryId: string,
  words: ComplaintWords,
): Promise<Refusal> {
  const { db, edition, viewer, now, portal } = context;
  const seen = await findOwnEntry(context, entryId);
  if (!seen) return { id: "complaints.notHere" };
  const id = newId(portal);
  const code = `${seen.code}-C1`;
  const dueAt = answerDue(edition.rulebook, now);
  const { zone } = edition.rulebook.edition;
  const documentJson = canonicalJson({
    ...{ format: 1, complaint: code, entry: seen.code, edition: edition.id, madeAt: now, ...words },
  });
  const hash = sha256(documentJson);
  const leads = (await listEntryMembers(db, entryId)).filter((one) => isLeading(one.capacity));
  const receipts = await drawForPeople(context, leads, (t) => ({
    subject: t("complaints.receiptSubject", { code }),
    heading: t("complaints.receiptHeading"),
    paragraphs: [t("complaints.receiptWords"), t("complaints.receiptDue", { at: zonedText(t, dueAt, zone) })],
    facts: [
      [t("complaints.code"), code],
      [t("complaints.madeAt"), exactText(now, zone, t.locale)],
      [t("complaints.hash"), hash],
      [t("complaints.rule"), words.rule],
      [t("complaints.happened"), words.happened],
      [t("complaints.asked"), words.asked],
    ],
    action: { label: t("complaints.open"), url: portal.publicUrl + paths.complaint(entryId) },
  }));
  const told = await drawForRoles(context, ["organiser", "chair"], (t) => ({
    subject: t("complaints.toldSubject", { code }),
    heading: t("complaints.toldHeading"),
    paragraphs: [t("complaints.toldWords", { code, at: zonedText(t, dueAt, zone) })],
    action: { label: t("complaints.toldOpen"), url: portal.publicUrl + paths.deskComplaint(id) },
  }));
  return db.transaction().execute(async (trx): Promise<Refusal> => {
    const entry = await findOwnEntry(context, entryId, trx);
    const known = entry && (await readComplaining(trx, context, entry));
    if (!known) return { id: "complaints.notHere" };
    if (known.refusal) return known.refusal;
    const row = { id, editionId: edition.id, entryId, code, ...words, documentJson, hash, dueAt };
    if (!(await insertComplaint(trx, { ...row, createdById: viewer.id, createdAt: now })))
      return { id: "complaints.once" };
    await record(trx, context, {
      act: "complaint.made",
      kind: "complaint",
      id,
      facts: { entry: entryId, hash, dueAt },
      words,
    });
    await postAll(trx, context, { kind: "complaint.receipt", id }, receipts);
    await postAll(trx, context, { kind: "complaint.made", id }, told);
    return null;
  });
}

/** A complaint for the desk, and in which ways this person had part in what it is about. */
export async function readComplaint(db: Db, context: ViewerContext, id: string) {
  const { edition, viewer } = context;
  const of = { editionId: edition.id };
  const complaint = await findComplaint(db, { id, ...of });
  if (!complaint) return undefined;
  const { entryId, rule, happened, asked } = complaint;
  const tied = await listTiedEntries(db, { ...of, personId: viewer.id, entryId });
  const involved: Involvement[] = [
    ...(tied.length > 0 ? (["tied"] as const) : []),
    ...(await listInvolvements(db, {
      ...{ ...of, entryId, personId: viewer.id },
      decidables: decidablesOf(edition.rulebook, complaint.category),
    })),
    ...(isNamedIn([rule, happened, asked], viewer.name) ? (["named"] as const) : []),
  ];
  return { complaint, involved };
}

/** The category itself and every special award that its entries could win. */
function decidablesOf(book: Rulebook, category: string | null): string[] {
  return [
    ...(category === null ? [] : [category]),
    ...book.specialAwards
      .filter(({ id }) => category !== null && categoriesBehind(book, id).includes(category))
      .map(({ id }) => id),
  ];
}

/** Somebody who had no part in it drafts the answer; a draft can be written anew until it is approved. */
export async function draftComplaintAnswer(
  context: ViewerContext,
  id: string,
  draft: { version: number; outcome: ComplaintOutcome; follows: Consequence; answer: string },
): Promise<Refusal> {
  const { db, viewer, now } = context;
  return db.transaction().execute(async (trx): Promise<Refusal> => {
    const known = await readComplaint(trx, context, id);
    if (!known) return { id: "complaints.notHere" };
    const refusal =
      refuseDrafting(known.complaint, known.involved) ?? refuseConsequence(draft.outcome, draft.follows);
    if (refusal) return refusal;
    if (!(await updateComplaintDraft(trx, { id, ...draft, personId: viewer.id, now })))
      return { id: "complaints.stale" };
    await record(trx, context, {
      act: "complaint.drafted",
      kind: "complaint",
      id,
      facts: { entry: known.complaint.entryId, outcome: draft.outcome, follows: draft.follows },
      words: { answer: draft.answer },
    });
    return null;
  });
}

/** A second person who had no part in it approves the draft, and the entry is sent the answer. */
export async function approveComplaintAnswer(
  context: ViewerContext,
  id: string,
  { version }: { version: number },
): Promise<Refusal> {
  const { db, viewer, now } = context;
  const seen = await readComplaint(db, context, id);
  const mails = seen?.complaint.answer ? await drawAnswer(context, seen.complaint) : [];
  return db.transaction().execute(async (trx): Promise<Refusal> => {
    const known = await readComplaint(trx, context, id);
    if (!known) return { id: "complaints.notHere" };
    const { complaint, involved } = known;
    const refusal = refuseApprovingAnswer(complaint, { id: viewer.id, involved });
    if (refusal) return refusal;
    if (seen?.complaint.version !== version) return { id: "complaints.stale" };
    if (!(await markComplaintAnswered(trx, { id, version, personId: viewer.id, now })))
      return { id: "complaints.stale" };
    await record(trx, context, {
      act: "complaint.answered",
      kind: "complaint",
      id,
      facts: { entry: complaint.entryId, outcome: complaint.outcome, follows: complaint.follows },
    });
    await postAll(trx, context, { kind: "complaint.answered", id }, mails);
    return null;
  });
}

/** The answer as those who lead the entry get it. */
function drawAnswer(
  context: ViewerContext,
  {
    entryId,
    code,
    outcome,
    follows,
    answer,
  }: {
    entryId: string;
    code: string;
    outcome: ComplaintOutcome | null;
    follows: Consequence | null;
    answer: string | null;
  },
): Promise<DrawnMail[]> {
  return drawForLeads(context, entryId, (t) => ({
    subject: t("complaints.answerSubject", { code }),
    heading: t("complaints.outcome", { outcome: outcome ?? "" }),
    paragraphs: [
      ...(answer ?? "").split(/\n{2,}/),
      t("complaints.follows", { follows: follows ?? "" }),
      t("complaints.answerLast"),
    ],
  }));
}

/** Until when complaints may still come, for the desk; null before results are public. */
export async function complaintsUntil(
  db: Db,
  { edition, now }: Pick<Context, "edition" | "now">,
): Promise<Instant | null> {
  const releaseAt = await findFirstPublicMoment(db, { editionId: edition.id, now });
  return releaseAt === null ? null : complaintsClose(edition.rulebook, releaseAt);
}
