import { newId, type ViewerContext } from "~/context.server";
import { rowsOf } from "~/domain/answers";
import { refuseOverLimit } from "~/domain/entering";
import { type EntryDocument, facts } from "~/domain/entry-document";
import type { Message, Refusal } from "~/domain/message";
import { normaliseOrganisation } from "~/domain/organisations";
import { categoryOf, fieldsOf } from "~/domain/rulebook";
import {
  type Check,
  type Choice,
  faultsOfChecks,
  faultsOfOutcome,
  fieldsOfMove,
  movesDue,
  type Outcome,
  type OutcomeFault,
  reasonBeside,
  reasonInShort,
  refuseMove,
  refuseOutcome,
  refuseReply,
  refuseReplyAnswer,
  refuseScreening,
  refuseStale,
  repairsDue,
  repliesDue,
  type ScreeningList,
  type ScreeningMark,
} from "~/domain/screening";
import { windowOf } from "~/domain/stages";
import { inLanguage } from "~/domain/words";
import { momentText, offsetText } from "~/locales/moment";
import type { Translate } from "~/locales/translate";
import { paths } from "~/paths";
import type { Db } from "~db/client";
import { fromJson } from "~db/columns";
import { listEndorsements } from "~db/queries/endorsements";
import { findEntry, findRevision, listEntryMembers } from "~db/queries/entries";
import { findExtension } from "~db/queries/extensions";
import { findOrganisationByName, listSubmittedByRoots } from "~db/queries/organisations";
import { listLikenesses } from "~db/queries/likenesses";
import { listRoleHolders } from "~db/queries/people";
import { hasPublishedPlan, listPanel } from "~db/queries/plans";
import {
  findBeside,
  findNewestScreening,
  findReply,
  insertReply,
  insertScreening,
  markOutcome,
  markReplyAnswered,
} from "~db/queries/screenings";
import { isSentBack } from "~db/queries/sheet-reports";
import { findOwnEntry } from "./entries.server";
import { record } from "./history.server";
import { drawLateNotices } from "./late-conflicts.server";
import { type DrawnMail, postAll } from "./notice.server";
import { drawForLeads, drawForPeople } from "./outcome-mails.server";
import { type Panel, readPanel, settlePanel } from "./panel-check.server";

export type Decision = {
  entryId: string;
  /** The revision that the form showed, and the newest screening at that time ("" for none). */
  revision: number;
  last: string;
  checks: Readonly<Record<string, Check>>;
  outcome: Choice;
  reason: string;
  fields: readonly string[];
  /** The category that the entry is asked over into; only for a move. */
  moveTo?: string;
};

/** How many of the partners that an entry names have not endorsed it. */
export async function countEndorsementsMissing(
  db: Db,
  context: Pick<ViewerContext, "edition">,
  entryId: string,
  document: Pick<EntryDocument, "answers">,
): Promise<number> {
  const partners = rowsOf(document.answers, context.edition.rulebook.form.anchors.partners);
  const given = new Set(
    (await listEndorsements(db, entryId)).filter((one) => one.state === "given").map((one) => one.rowKey),
  );
  return partners.filter((row) => !given.has(row.key)).length;
}

/** What stands between this person and the screening of an entry as things are now; the entry must be there. */
export async function readScreening(db: Db, context: ViewerContext, entryId: string) {
  const { edition, now, viewer } = context;
  const entry = await findEntry(db, { id: entryId, editionId: edition.id });
  if (!entry) return undefined;
  const members = await listEntryMembers(db, entryId);
  const newest = await findNewestScreening(db, entryId);
  const reply = newest ? await findReply(db, newest.id) : undefined;
  const isMember = members.some((member) => member.personId === viewer.id);
  const isPublished = await hasPublishedPlan(db, edition.id);
  return {
    entry,
    newest,
    reply,
    isMember,
    isPublished,
    refusal: refuseScreening({
      book: edition.rulebook,
      now,
      entry,
      isMember,
      isPublished,
      // What is not valid yet may become so (a top-up gives it judges); a category that was asked for, what came back,
      // and what the chair sent back, is decided after planning too.
      isOpen:
        entry.outcome !== "valid" ||
        (newest?.outcome === "repair" && (newest.moveTo !== null || entry.acceptedRevision !== null)) ||
        (await isSentBack(db, entryId)),
      extension: await findExtension(db, { entryId, editionId: edition.id }),
      replyWaits: reply?.state === "waiting",
    }),
  };
}

/** Why an entry cannot be asked over into a category as things are now, or null; limits of its organisation included. */
async function refuseMoving(
  db: Db,
  context: ViewerContext,
  {
    entryId,
    moveTo,
    document,
    isPublished,
  }: { entryId: string; moveTo: string; document: EntryDocument; isPublished: boolean },
): Promise<Refusal> {
  const { edition, now } = context;
  const book = edition.rulebook;
  const panel = await listPanel(db, { editionId: edition.id, entryId });
  const { category, organisation } = facts(book, document.answers);
  const refusal = refuseMove({
    book,
    now,
    category,
    moveTo,
    isPublished,
    sheets: panel.filter((one) => one.submittedAt !== null).length,
  });
  if (refusal) return refusal;
  const known = await findOrganisationByName(db, normaliseOrganisation(organisation));
  const submitted = known
    ? await listSubmittedByRoots(db, { rootIds: [known.rootId], editionId: edition.id })
    : [];
  return refuseOverLimit(
    book,
    { ...document.answers, [book.form.anchors.category]: moveTo },
    {
      others: submitted.filter((other) => other.id !== entryId).map((other) => other.category),
      standsIn: submitted.find((other) => other.id === entryId)?.category ?? null,
    },
  );
}

/** Everything in a decision that has to be set right before it can be recorded. */
export async function findOutcomeFaults(
  context: ViewerContext,
  decision: Omit<Decision, "outcome"> & { outcome: Choice | null },
): Promise<OutcomeFault[]> {
  const { db, edition, now } = context;
  const book = edition.rulebook;
  const revision = await findRevision(db, { entryId: decision.entryId, number: decision.revision });
  const document: Pick<EntryDocument, "answers"> = revision
    ? fromJson<EntryDocument>(revision.documentJson)
    : { answers: {} };
  return faultsOfOutcome({
    book,
    now,
    ...decision,
    moveTo: decision.moveTo ?? null,
    category: facts(book, document.answers).category,
    endorsementsMissing: await countEndorsementsMissing(db, context, decision.entryId, document),
    alike: await countAlikeOpen(db, decision.entryId),
  });
}

/** Entries that share passages with one, and nobody has said yet that they are not the same case. */
async function countAlikeOpen(db: Db, entryId: string): Promise<number> {
  return (await listLikenesses(db, entryId)).filter((one) => one.state === "open").length;
}

/** Most entries that are looked at for one that the viewer can decide about. */
const LOOKED_AT = 200;

/**
 * The next entry of a list that the viewer can decide about, after one and round to it again; null if there is none.
 * Of a list of what is decided, the same without its state. `isReply` says that a reply is what waits.
 */
export async function findNextToDo(
  context: ViewerContext,
  entry: { submittedAt: string | null; code: string },
  filter: { state?: ScreeningList; category?: string; mark?: ScreeningMark; sought?: string },
): Promise<{ id: string; isReply: boolean } | null> {
  const { db, edition, viewer, now } = context;
  const isOfWork = filter.state !== undefined && ["toDo", "waiting", "repaired"].includes(filter.state);
  const list = {
    editionId: edition.id,
    personId: viewer.id,
    ...filter,
    ...(!isOfWork && { state: "toDo" as const }),
  };
  const placeOf = (one: { submittedAt: string | null; code: string }) => ({
    submittedAt: one.submittedAt ?? now,
    code: one.code,
  });
  const isAfter = (one: { submittedAt: string; code: string }, other: typeof one) =>
    `${one.submittedAt} ${one.code}` > `${other.submittedAt} ${other.code}`;
  const start = placeOf(entry);
  let after = start;
  let isRound = false;
  for (let looked = 0; looked < LOOKED_AT; looked++) {
    const one = await findBeside(db, { ...list, after });
    if (isRound && (!one || !isAfter(start, placeOf(one)))) return null;
    if (!one) {
      isRound = true;
      after = { submittedAt: "", code: "" };
      continue;
    }
    const known = await readScreening(db, context, one.id);
    if (known && !known.refusal) return { id: one.id, isReply: false };
    if (known?.refusal?.id === "screening.replyWaits" && known.newest?.screenerId !== viewer.id)
      return { id: one.id, isReply: true };
    after = placeOf(one);
  }
  return null;
}

/** Decides whether an entry may stand: kept beside the entry's revision, recorded, and told to its lead in words. */
export async function screenEntry(context: ViewerContext, decision: Decision): Promise<Refusal> {
  const { db, edition, viewer, now } = context;
  const book = edition.rulebook;
  const id = newId(context.portal);
  const { outcome: choice } = decision;
  const outcome: Outcome = choice === "move" ? "repair" : choice;
  const moveTo = choice === "move" ? (decision.moveTo ?? "") : null;
  const dueAt = choice === "repair" ? repairsDue(book) : choice === "move" ? movesDue(book, now) : null;
  const fields =
    choice === "repair"
      ? decision.fields
      : moveTo !== null
        ? [...new Set([...fieldsOfMove(book, moveTo), ...decision.fields])]
        : [];
  const told = await findNewestScreening(db, decision.entryId);
  const mails = await drawOutcome(
    context,
    { ...decision, moveTo, fields },
    { dueAt, replaces: told?.revision === decision.revision ? told.createdAt : null },
  );
  const panel = outcome === "valid" ? await readPanel(db, context, decision.entryId) : null;
  const notices = panel ? await drawLateNotices(context) : [];
  const toPanel = panel ? await drawPanelMails(context, decision.entryId, panel) : [];

  return db
    .transaction()
    .execute(async (trx): Promise<Refusal> => {
      const known = await readScreening(trx, context, decision.entryId);
      if (!known) return { id: "screening.notSubmitted" };
      const { entry, newest, isPublished } = known;
      const isOnlyPublished = known.refusal?.id === "screening.published" && choice === "move";
      if (known.refusal && !isOnlyPublished) return known.refusal;
      const stale = refuseStale(decision, { entry, newest });
      if (stale) return stale;
      const revision = await findRevision(trx, { entryId: entry.id, number: decision.revision });
      if (!revision) return { id: "screening.notSubmitted" };
      const document = fromJson<EntryDocument>(revision.documentJson);
      const missing = await countEndorsementsMissing(trx, context, entry.id, document);
      const category = document.answers[book.form.anchors.category];
      const unfit =
        refuseOutcome({
          book,
          now,
          ...decision,
          moveTo,
          category: typeof category === "string" ? category : entry.category,
          endorsementsMissing: missing,
          alike: await countAlikeOpen(trx, entry.id),
        }) ??
        (moveTo === null
          ? null
          : await refuseMoving(trx, context, { entryId: entry.id, moveTo, document, isPublished }));
      if (unfit) return unfit;

      const reason = outcome === "valid" ? "" : decision.reason;
      const inShort = outcome === "valid" ? "" : reasonInShort(book, decision);
      if (
        !(await markOutcome(trx, {
          ...decision,
          outcome,
          id: entry.id,
          reason: inShort,
          screenerId: viewer.id,
          now,
        }))
      )
        return { id: "screening.newRevision" };
      await insertScreening(trx, {
        id,
        entryId: entry.id,
        revision: decision.revision,
        screenerId: viewer.id,
        checks: decision.checks,
        outcome,
        reason,
        fields,
        dueAt,
        moveTo,
        now,
      });
      await record(trx, context, {
        act: "entry.screened",
        kind: "entry",
        id: entry.id,
        facts: {
          screening: id,
          revision: decision.revision,
          outcome,
          fields,
          dueAt,
          ...(moveTo !== null && { moveTo }),
        },
        words: { reason, checks: decision.checks },
      });
      await postAll(trx, context, { kind: "entry.screened", id: entry.id, version: id }, mails);
      if (panel && !(await settlePanel(trx, context, { entryId: entry.id, seen: panel, notices })))
        throw new PanelMoved();
      await postAll(trx, context, { kind: "panel.changed", id: entry.id, version: id }, toPanel);
      return null;
    })
    .catch(afterPanelMoved);
}

/** The panel changed between drawing its mails and writing: nothing was done, and the person looks again. */
class PanelMoved extends Error {}
function afterPanelMoved(error: unknown): Message {
  if (error instanceof PanelMoved) return { id: "screening.screenedSince" };
  throw error;
}

/** Tells chairs what became of an entry's judges, and each judge whose assignment ends; nobody if judges have nothing yet. */
async function drawPanelMails(context: ViewerContext, entryId: string, panel: Panel): Promise<DrawnMail[]> {
  const { db, edition, portal } = context;
  if (!panel.isPublished || (panel.leaving.length === 0 && panel.missing === 0)) return [];
  const entry = await findEntry(db, { id: entryId, editionId: edition.id });
  if (!entry) return [];
  const values = {
    code: entry.code,
    category: entry.category ?? "",
    left: panel.leaving.length,
    stays: panel.staying,
    missing: panel.missing,
  };
  const chairs = await listRoleHolders(db, { editionId: edition.id, roles: ["chair"] });
  return [
    ...(await drawForPeople(context, chairs, (t) => ({
      subject: t("screening.panelSubject", values),
      heading: t("screening.panelHeading"),
      paragraphs: [t("screening.panelMail", values), t("screening.panelNext", values)],
      facts: [[t("screening.code"), entry.code] as const],
      action: { label: t("screening.panelOpen"), url: portal.publicUrl + paths.planTopUp },
    }))),
    ...(await drawForPeople(
      context,
      panel.leaving.flatMap(({ judgeId, address, name, language }) =>
        address === null ? [] : [{ personId: judgeId, address, name, language }],
      ),
      (t) => ({
        subject: t("screening.judgeLeftSubject", values),
        heading: t("screening.judgeLeftHeading"),
        paragraphs: [t("screening.judgeLeftMail", values)],
        facts: [[t("screening.code"), entry.code] as const],
        action: { label: t("screening.judgeLeftOpen"), url: portal.publicUrl + paths.judging },
      }),
    )),
  ];
}

const momentIn = (t: Translate, at: string, zone: string) =>
  t("site.zoned", { moment: momentText(at, { locale: t.locale, zone }), zone: offsetText(at, zone) });

/** The mails to those who lead the entry: what was decided, why, and the next step with its date. */
async function drawOutcome(
  context: ViewerContext,
  decision: Omit<Decision, "moveTo"> & { moveTo: string | null },
  /** `replaces` is when another decision about the same revision was told. */
  { dueAt, replaces }: { dueAt: string | null; replaces: string | null },
): Promise<DrawnMail[]> {
  const { edition, now } = context;
  const book = edition.rulebook;
  const { zone } = book.edition;
  return drawForLeads(context, decision.entryId, (t, entry) => {
    const { outcome } = decision;
    const nameOf = (id: string | null) => {
      const category = categoryOf(book, id);
      return category ? `${category.id} ${inLanguage(category.name, t.locale)}` : "";
    };
    const values = {
      code: entry.code,
      title: entry.title,
      category: nameOf(entry.category),
      moveTo: nameOf(decision.moveTo),
    };
    // Each check that is not met with what was noted on it, and what goes beyond: nothing is said twice.
    const faults = faultsOfChecks(book, decision.checks);
    const beside = reasonBeside(decision.reason, faults);
    const found = [
      ...faults.map(({ text, note }) =>
        t("screening.checkFailed", {
          check: inLanguage(text, t.locale),
          note,
          hasNote: note === "" ? "false" : "true",
        }),
      ),
      ...(beside === "" ? [] : [beside]),
    ];
    const fields = fieldsOf(book)
      .filter((field) => decision.fields.includes(field.id))
      .map((field) => inLanguage(field.label, t.locale))
      .join("; ");
    const date = momentIn(t, dueAt ?? now, zone);
    const anew = replaces ? [t("screening.replaces", { date: momentIn(t, replaces, zone) })] : [];
    return {
      subject: t(`screening.${outcome}Subject`, values),
      heading: t(`screening.${outcome}Heading`),
      paragraphs: [
        ...anew,
        ...(outcome === "valid"
          ? [
              t("screening.validMail", values),
              t("screening.validNext", { date: momentIn(t, windowOf(book, "announced").opens, zone) }),
            ]
          : outcome === "repair"
            ? [
                t("screening.repairMail", values),
                ...found,
                t("screening.repairFields", { fields }),
                t("screening.repairNext", { date }),
              ]
            : outcome === "move"
              ? [
                  t("screening.moveMail", values),
                  ...found,
                  fields === "" ? t("screening.moveNoFields") : t("screening.moveFields", { fields }),
                  t("screening.moveNext", { date }),
                ]
              : [
                  t("screening.notValidMail", values),
                  ...found,
                  t("screening.notValidNext", { date: momentIn(t, repliesDue(book, now), zone) }),
                ]),
      ],
    };
  });
}

/** The lead replies to "not valid", once. Another person than the first decides on it. */
export async function replyToOutcome(
  context: ViewerContext,
  { entryId, words }: { entryId: string; words: string },
): Promise<Refusal> {
  const { db, edition, viewer, now } = context;
  const mails = await drawForLeads(context, entryId, (t, entry) => ({
    subject: t("screening.replySubject", { code: entry.code }),
    heading: t("screening.replyHeading"),
    paragraphs: [t("screening.replyMail", { title: entry.title }), words, t("screening.replyNext")],
  }));
  return db.transaction().execute(async (trx): Promise<Refusal> => {
    const refusal = await readReplying(trx, context, entryId);
    if (refusal) return refusal;
    const newest = await findNewestScreening(trx, entryId);
    if (
      !newest ||
      !(await insertReply(trx, { screeningId: newest.id, entryId, personId: viewer.id, words, now }))
    )
      return { id: "screening.repliedOnce" };
    await record(trx, context, {
      act: "entry.replied",
      kind: "entry",
      id: entryId,
      facts: { screening: newest.id, edition: edition.id },
      words: { words },
    });
    await postAll(trx, context, { kind: "entry.replied", id: newest.id }, mails);
    return null;
  });
}

/** Why the viewer may not reply to what was decided about their entry, or null. */
export async function readReplying(db: Db, context: ViewerContext, entryId: string): Promise<Refusal> {
  const entry = await findOwnEntry(context, entryId, db);
  if (!entry) throw new Response("not found", { status: 404 });
  const newest = await findNewestScreening(db, entryId);
  return refuseReply({
    book: context.edition.rulebook,
    now: context.now,
    entry,
    capacity: entry.capacity,
    newest,
    reply: newest ? await findReply(db, newest.id) : undefined,
  });
}

/** Another person decides on a reply: the outcome stands, or the entry is valid after all. Either is told in words. */
export async function answerReply(
  context: ViewerContext,
  {
    entryId,
    screeningId,
    state,
    answer,
  }: { entryId: string; screeningId: string; state: "upheld" | "reversed"; answer: string },
): Promise<Refusal> {
  const { db, edition, viewer, now, portal } = context;
  const book = edition.rulebook;
  const { zone } = book.edition;
  const id = newId(portal);
  const mails = await drawForLeads(context, entryId, (t, entry) => {
    const values = { code: entry.code, title: entry.title, state };
    return {
      subject: t("screening.replyAnsweredSubject", values),
      heading: t("screening.replyAnsweredHeading", values),
      paragraphs: [
        t("screening.replyAnsweredMail", values),
        answer,
        t("screening.replyAnsweredNext", {
          state,
          date: momentIn(t, windowOf(book, "announced").opens, zone),
        }),
      ],
    };
  });
  const panel = state === "reversed" ? await readPanel(db, context, entryId) : null;
  const notices = panel ? await drawLateNotices(context) : [];
  const told = panel ? await drawPanelMails(context, entryId, panel) : [];
  return db
    .transaction()
    .execute(async (trx): Promise<Refusal> => {
      const known = await readScreening(trx, context, entryId);
      const { newest } = known ?? {};
      if (!known || newest?.id !== screeningId) return { id: "screening.noReplyWaits" };
      const { entry, reply, isMember } = known;
      const refusal = refuseReplyAnswer({
        entry,
        reply,
        screenerId: newest.screenerId,
        personId: viewer.id,
        isMember,
        answer,
      });
      if (refusal) return refusal;
      if (!(await markReplyAnswered(trx, { screeningId, state, personId: viewer.id, answer, now })))
        return { id: "screening.noReplyWaits" };
      if (state === "reversed") {
        const revision = await findRevision(trx, { entryId, number: newest.revision });
        if (!revision) return { id: "screening.notSubmitted" };
        const document = fromJson<EntryDocument>(revision.documentJson);
        // The reply answers what was found, so every check is met now, with why beside it.
        const checks = Object.fromEntries(
          Object.entries(newest.checks).map(([check, was]): [string, Check] => [
            check,
            was.answer === "yes" ? was : { answer: "yes", note: answer.slice(0, 500) },
          ]),
        );
        const unfit = refuseOutcome({
          book,
          now,
          category: facts(book, document.answers).category,
          checks,
          outcome: "valid",
          moveTo: null,
          reason: "",
          fields: [],
          endorsementsMissing: await countEndorsementsMissing(trx, context, entryId, document),
          // Two people have looked at it by now.
          alike: 0,
        });
        if (unfit) throw new Refused(unfit);
        const { revision: number } = newest;
        if (
          !(await markOutcome(trx, {
            id: entryId,
            revision: number,
            outcome: "valid",
            reason: "",
            screenerId: viewer.id,
            now,
          }))
        )
          throw new Refused({ id: "screening.newRevision" });
        await insertScreening(trx, {
          id,
          entryId,
          revision: number,
          screenerId: viewer.id,
          checks,
          outcome: "valid",
          reason: "",
          fields: [],
          dueAt: null,
          moveTo: null,
          now,
        });
      }
      await record(trx, context, {
        act: "reply.answered",
        kind: "entry",
        id: entryId,
        facts: { screening: screeningId, state, first: newest.screenerId },
        words: { answer },
      });
      await postAll(trx, context, { kind: "reply.answered", id: screeningId }, mails);
      if (panel && !(await settlePanel(trx, context, { entryId, seen: panel, notices })))
        throw new PanelMoved();
      await postAll(trx, context, { kind: "panel.changed", id: entryId, version: id }, told);
      return null;
    })
    .catch((error: unknown) => {
      if (error instanceof Refused) return error.refusal;
      return afterPanelMoved(error);
    });
}

/** A refusal that comes to light when part is written: it rolls back with the transaction. */
class Refused extends Error {
  constructor(readonly refusal: Message) {
    super(refusal.id);
  }
}
