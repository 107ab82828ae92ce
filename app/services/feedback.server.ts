import { type Context, newId, type ViewerContext } from "~/context.server";
import { hintsOf, type KnownNames, knownNames } from "~/domain/comment-hints";
import {
  bandOf,
  type CommentState,
  isFeedbackOpen,
  refuseChecking,
  refusePreparing,
  toldMean,
  type Usefulness,
  wordsOfMark,
} from "~/domain/feedback";
import type { Refusal } from "~/domain/message";
import { summaryOfMarks } from "~/domain/own-marks";
import { windowOf } from "~/domain/stages";
import { inLanguage } from "~/domain/words";
import { paths } from "~/paths";
import type { Db } from "~db/client";
import { listDecidedCategories } from "~db/queries/decisions";
import { listEntryMembers } from "~db/queries/entries";
import {
  countComments,
  findEntryWithFeedback,
  findFeedbackRound,
  insertComments,
  insertUse,
  listComments,
  listCountedMarks,
  listEntriesToTell,
  listSentComments,
  listSheetsToCollect,
  listTellingNames,
  listTiedEntries,
  markPrepared,
  updateCollected,
  updateComment,
  updateTold,
  upsertFeedbackRound,
} from "~db/queries/feedback";
import { findPublicMoment } from "~db/queries/releases";
import { sha256 } from "./canonical.server";
import { record } from "./history.server";
import { drawNotice, postAll } from "./notice.server";

/** Sheets taken up, and entries told, in one run of the job; mail and pages have their turn between. */
const AT_ONCE = 50;

/** Whether feedback is to be seen now, with the day it comes on and whether the results are public. */
export async function readOpening(db: Db, { edition, now }: Pick<Context, "edition" | "now">) {
  const release = await findPublicMoment(db, { editionId: edition.id, now });
  const round = release && (await findFeedbackRound(db, edition.id));
  return {
    isPublic: release !== undefined,
    isOpen: isFeedbackOpen(edition.rulebook, { release, preparedAt: round?.preparedAt ?? null, now }),
    opens: windowOf(edition.rulebook, "feedback").opens,
    round,
  };
}

/**
 * What the people of an entry are told: means, band, and the judges' words by criterion; undefined before its moment.
 * Nothing in it depends on which judge wrote what: words stand in the order of a hash of entry, criterion and words.
 */
export async function readFeedback(context: ViewerContext, entryId: string) {
  const { db, edition } = context;
  const book = edition.rulebook;
  if (!(await readOpening(db, context)).isOpen) return undefined;
  const of = { editionId: edition.id, entryId };
  const entry = await findEntryWithFeedback(db, { id: entryId, editionId: edition.id });
  if (!entry) return undefined;
  const marks = await listCountedMarks(db, of);
  const { criteria } = summaryOfMarks(book.rubric, marks);
  const sent = await listSentComments(db, of);
  const wordsOn = (criterion: string) =>
    sent
      .filter((one) => one.criterion === criterion)
      .map(({ words }) => ({ words: words ?? "", key: sha256(`${entryId}\n${criterion}\n${words}`) }))
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .map(({ words }) => words);
  const [decided] = await listDecidedCategories(db, {
    editionId: edition.id,
    categories: [entry.category ?? ""],
  });
  const { scale } = book.rubric;
  return {
    judges: marks.length,
    band: bandOf(decided?.ranking, entryId, {
      minimumSheets: book.judging.minimumSheets,
      sheets: marks.length,
    }),
    scale: { min: scale.min, max: scale.max, step: scale.step },
    criteria: book.rubric.criteria.map(({ id, name, weight, levels }) => {
      const mean = toldMean(scale, { mean: criteria[id]?.mean, sheets: marks.length });
      return {
        ...{ id, name, weight, levels, mean, comments: wordsOn(id) },
        means: mean === null ? [] : wordsOfMark(scale.levels, mean),
      };
    }),
    comments: wordsOn(""),
  };
}

/** Takes up the comments of sheets that count, once results are public. Gives whether there is more to do at once. */
export async function collectComments(context: Context): Promise<boolean> {
  const { db, edition, now, portal } = context;
  const releaseVersion = (await findPublicMoment(db, { editionId: edition.id, now }))?.version;
  if (releaseVersion === undefined) return false;
  const round = await findFeedbackRound(db, edition.id);
  const isNew = round?.releaseVersion !== releaseVersion;
  if (!isNew && round.collectedAt !== null) return false;
  const sheets = await listSheetsToCollect(db, {
    editionId: edition.id,
    after: isNew ? "" : round.collectedTo,
    limit: AT_ONCE,
  });
  const names = await listTellingNames(db, edition.id);
  const known = knownNames(names);
  const criteria = ["", ...edition.rulebook.rubric.criteria.map(({ id }) => id)];
  const rows = sheets.flatMap(({ comment, comments, organisationName, ...sheet }) => {
    // That an entrant reads the name of their own organisation tells them nothing.
    const others: KnownNames = known.filter(({ name }) => name !== organisationName);
    return criteria.flatMap((criterion) => {
      const original = (criterion === "" ? comment : (comments[criterion] ?? "")).trim();
      if (original === "") return [];
      const row = { ...sheet, id: newId(portal), editionId: edition.id, criterion, original };
      return [{ ...row, hints: hintsOf(original, others) }];
    });
  });
  const isDone = sheets.length < AT_ONCE;
  await db.transaction().execute(async (trx) => {
    if (isNew) await upsertFeedbackRound(trx, { editionId: edition.id, releaseVersion });
    await insertComments(trx, rows);
    await updateCollected(trx, {
      editionId: edition.id,
      to: sheets.at(-1)?.assignmentId ?? round?.collectedTo ?? "",
      at: isDone ? now : null,
    });
    if (isDone) {
      const { waiting } = await countComments(trx, edition.id);
      await record(trx, context, {
        act: "feedback.collected",
        kind: "edition",
        id: edition.id,
        facts: { release: releaseVersion, waiting },
      });
    }
  });
  return !isDone;
}

/** What somebody decides about one comment. */
export type Check = { id: string; version: number } & (
  { state: "passed" } | { state: "edited"; words: string } | { state: "withheld"; reason: string }
);

/**
 * Passes, changes or withholds comments on one entry. The judge's own words stay beside what is sent. It may be done
 * again later, so that what slipped through can be taken back.
 */
export async function checkComments(
  context: ViewerContext,
  entryId: string,
  checks: readonly Check[],
): Promise<Refusal> {
  const { db, edition, viewer, now } = context;
  const of = { editionId: edition.id, entryId };
  return db.transaction().execute(async (trx): Promise<Refusal> => {
    const tied = await listTiedEntries(trx, { ...of, personId: viewer.id });
    const refusal = refuseChecking({ isTied: tied.includes(entryId) });
    if (refusal) return refusal;
    const comments = await listComments(trx, of);
    for (const check of checks) {
      const { id, version, state } = check;
      const comment = comments.find((one) => one.id === id);
      if (comment?.version !== version) return { id: "feedback.stale" };
      const words = state === "edited" ? check.words : state === "passed" ? comment.original : null;
      const reason = state === "withheld" ? check.reason : null;
      const row = { id, version, state: sameWords(state, words, comment.original), words, reason };
      if (!(await updateComment(trx, { ...row, checkedById: viewer.id, checkedAt: now })))
        throw new RangeError("A comment changed inside a transaction");
      await record(trx, context, {
        act: `feedback.${row.state}`,
        kind: "entry",
        id: entryId,
        facts: { comment: id, criterion: comment.criterion },
        ...(state === "passed" ? {} : { words: state === "edited" ? { words } : { reason } }),
      });
    }
    return null;
  });
}

/** Words that were sent back unchanged were passed. */
function sameWords(
  state: Exclude<CommentState, "waiting">,
  words: string | null,
  original: string,
): Exclude<CommentState, "waiting"> {
  return state === "edited" && words === original ? "passed" : state;
}

/** Calls feedback ready, so that it opens on its day, or at once if that has come. */
export async function prepareFeedback(context: ViewerContext): Promise<Refusal> {
  const { db, edition, viewer, now } = context;
  return db.transaction().execute(async (trx): Promise<Refusal> => {
    const round = await findFeedbackRound(trx, edition.id);
    const counts = await countComments(trx, edition.id);
    const refusal = refusePreparing({
      isCollected: Boolean(round?.collectedAt),
      preparedAt: round?.preparedAt ?? null,
      waiting: counts.waiting,
    });
    if (refusal) return refusal;
    if (!(await markPrepared(trx, { editionId: edition.id, personId: viewer.id, now })))
      return { id: "feedback.preparedAlready" };
    await record(trx, context, {
      act: "feedback.prepared",
      kind: "edition",
      id: edition.id,
      facts: { passed: counts.passed, edited: counts.edited, withheld: counts.withheld },
    });
    return null;
  });
}

/** Tells the people of valid entries that feedback is there: a link, and nothing of what it says. */
export async function tellFeedback(context: Context): Promise<boolean> {
  const { db, edition, now, portal } = context;
  const { isOpen, round } = await readOpening(db, context);
  if (!isOpen || !round || round.toldAt !== null) return false;
  const of = { editionId: edition.id };
  const entries = await listEntriesToTell(db, { ...of, after: round.toldTo, limit: AT_ONCE });
  const mails = await Promise.all(
    entries.map(async ({ id, code, title }) => ({
      id,
      mails: await Promise.all(
        (await listEntryMembers(db, id)).map(async ({ personId, address, name, language }) => ({
          personId,
          address,
          mail: await drawNotice(context, language, (t) => ({
            subject: t("feedback.mailSubject", { code }),
            heading: t("feedback.mailHeading"),
            ...(name && { name }),
            paragraphs: [
              t("feedback.mailWords", {
                title: title || code,
                award: inLanguage(edition.rulebook.names.award, t.locale),
              }),
              t("feedback.mailWho"),
            ],
            facts: [[t("screening.code"), code] as const],
            action: { label: t("feedback.mailOpen"), url: portal.publicUrl + paths.feedback(id) },
          })),
        })),
      ),
    })),
  );
  const isDone = entries.length < AT_ONCE;
  await db.transaction().execute(async (trx) => {
    for (const one of mails) await postAll(trx, context, { kind: "feedback.opened", id: one.id }, one.mails);
    await updateTold(trx, { ...of, to: entries.at(-1)?.id ?? round.toldTo, at: isDone ? now : null });
    if (isDone) await record(trx, context, { act: "feedback.opened", kind: "edition", id: edition.id });
  });
  return !isDone;
}

/** The people of an entry say, once, whether its feedback was of use. */
export async function sayUse(context: ViewerContext, entryId: string, useful: Usefulness): Promise<Refusal> {
  const { db, edition, viewer, now } = context;
  return db.transaction().execute(async (trx): Promise<Refusal> => {
    const row = { entryId, editionId: edition.id, useful, personId: viewer.id, createdAt: now };
    if (!(await insertUse(trx, row))) return { id: "feedback.saidAlready" };
    await record(trx, context, { act: "feedback.used", kind: "entry", id: entryId, facts: { useful } });
    return null;
  });
}
