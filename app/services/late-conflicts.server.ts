import { type Context, newId, type ViewerContext } from "~/context.server";
import type { ownKinds } from "~/domain/conflicts";
import type { Refusal } from "~/domain/message";
import { rank, type Ranking } from "~/domain/ranking";
import { categoryOf } from "~/domain/rulebook";
import { paths } from "~/paths";
import type { Db } from "~db/client";
import { fromJson } from "~db/columns";
import { insertConflicts, listBars } from "~db/queries/conflicts";
import { listActiveJudges } from "~db/queries/judges";
import { listRoleHolders } from "~db/queries/people";
import {
  findSheetOfPair,
  listAssignmentsAtDesk,
  listPlacedPairs,
  writeAssignmentEnd,
} from "~db/queries/plans";
import { listConflictCategories, listRankedEntries } from "~db/queries/rankings";
import { record } from "./history.server";
import { drawNotice } from "./notice.server";
import { post } from "./outbox.server";
import { readAdjusted, readStandings } from "./rankings.server";

export type Notices = Awaited<ReturnType<typeof drawLateNotices>>;

/** The mail that tells chairs of a late tie, drawn before the transaction that may find one. It names nobody. */
export async function drawLateNotices(context: Context) {
  const { db, edition, portal } = context;
  const chairs = await listRoleHolders(db, { editionId: edition.id, roles: ["chair"] });
  return Promise.all(
    chairs.map(async ({ personId, address, name, language }) => ({
      personId,
      address,
      mail: await drawNotice(context, language, (t) => ({
        subject: t("conflicts.lateMailSubject"),
        heading: t("conflicts.lateMailSubject"),
        name,
        paragraphs: [t("conflicts.lateMailWords")],
        action: { label: t("conflicts.lateMailAction"), url: `${portal.publicUrl}${paths.deskConflicts}` },
      })),
    })),
  );
}

/**
 * Brings the judges' entries in line with the ties that stand. Where a tie keeps a judge away, the assignment ends and
 * its sheet is out of the results, not one word of it lost; where no tie stands any more, it runs and counts again.
 */
export async function applyBars(
  trx: Db,
  context: Context,
  notices: Notices,
): Promise<{ out: number; back: number }> {
  const { edition, now } = context;
  const placed = await listPlacedPairs(trx, edition.id);
  if (placed.length === 0) return { out: 0, back: 0 };
  const barred = new Set((await listBars(trx, edition.id)).map((bar) => `${bar.entryId} ${bar.judgeId}`));
  const active = new Set((await listActiveJudges(trx, edition.id)).map((judge) => judge.id));
  const isBarred = (pair: (typeof placed)[number]) => barred.has(`${pair.entryId} ${pair.judgeId}`);
  const out = placed.filter(
    (pair) =>
      isBarred(pair) &&
      (pair.endedAt === null || (pair.endReason === "removed" && pair.submittedAt !== null)),
  );
  const back = placed.filter((pair) => !isBarred(pair) && pair.endReason === "conflict");
  for (const pair of out) {
    await writeAssignmentEnd(trx, { id: pair.id, endedAt: pair.endedAt ?? now, endReason: "conflict" });
    await record(trx, context, {
      act: "assignment.conflict",
      kind: "assignment",
      id: pair.id,
      facts: { entry: pair.entryId, judge: pair.judgeId, hadSheet: pair.submittedAt !== null },
    });
    for (const { personId, address, mail } of notices)
      await post(trx, context, {
        key: `assignment.conflict/${pair.id}/${personId}/${now}`,
        kind: "assignment.conflict",
        to: { personId, address },
        mail,
      });
  }
  for (const pair of back) {
    // A judge who has left does not come back with the sheet.
    const isActive = active.has(pair.judgeId);
    await writeAssignmentEnd(trx, {
      id: pair.id,
      endedAt: isActive ? null : (pair.endedAt ?? now),
      endReason: isActive ? null : "removed",
    });
    await record(trx, context, {
      act: "assignment.returned",
      kind: "assignment",
      id: pair.id,
      facts: { entry: pair.entryId, judge: pair.judgeId },
    });
  }
  return { out: out.length, back: back.length };
}

/** A tie that somebody reports after the plan: it bars the judge from the entry at once, until the chair lifts it. */
export async function reportConflict(
  context: ViewerContext,
  {
    assignmentId,
    judgeId,
    kind,
    reason,
  }: { assignmentId: string; judgeId: string; kind: (typeof ownKinds)[number]; reason: string },
): Promise<Refusal> {
  const { db, edition, now, portal } = context;
  const notices = await drawLateNotices(context);
  return db.transaction().execute(async (trx): Promise<Refusal> => {
    const of = await findAssignmentAtDesk(trx, context, { assignmentId, judgeId });
    if (!of) return { id: "judging.ended" };
    if (of.endReason === "conflict" || of.endReason === "recusal") return { id: "conflicts.outAlready" };
    await insertConflicts(trx, [
      {
        id: newId(portal),
        editionId: edition.id,
        entryId: of.entryId,
        judgeId,
        tier: "bar",
        origin: "chair",
        kind,
        reason,
        createdAt: now,
        endedAt: null,
      },
    ]);
    await record(trx, context, {
      act: "conflict.reported",
      kind: "judge",
      id: judgeId,
      facts: { entry: of.entryId, kind },
      words: { reason },
    });
    await applyBars(trx, context, notices);
    return null;
  });
}

/** One assignment of a judge, for the desk; none of a category that a tie closes to the viewer. */
export async function findAssignmentAtDesk(
  db: Db,
  context: ViewerContext,
  { assignmentId, judgeId }: { assignmentId: string; judgeId: string },
) {
  return (await readAssignments(db, context, { judgeId })).find((one) => one.id === assignmentId);
}

/** Assignments that the viewer may know of: none of a category in which they have a tie. */
export async function readAssignments(
  db: Db,
  { edition, viewer }: ViewerContext,
  which: { judgeId?: string; endReason?: string },
) {
  const except = await listConflictCategories(db, { editionId: edition.id, personId: viewer.id });
  return listAssignmentsAtDesk(db, { editionId: edition.id, except, ...which });
}

/** An entry's figures in a ranking. */
export type Standing = { sheets: number; mean: number | null; place: number | null };
/** What taking a pair's sheet out changes; null where there is none, or where a tie keeps the viewer from the scores. */
export type Effect = { now: Standing; without: Standing; moved: number } | null;

/** What it changes in the ranking if a judge's sheet for an entry does not count. */
export async function readEffect(
  db: Db,
  context: ViewerContext,
  { entryId, judgeId, category: id }: { entryId: string; judgeId: string; category: string | null },
): Promise<Effect> {
  const { edition } = context;
  const category = categoryOf(edition.rulebook, id);
  if (!category || (await readStandings(db, context))(category.id).refusal) return null;
  const sheet = await findSheetOfPair(db, { entryId, judgeId });
  if (!sheet) return null;
  const marks = JSON.stringify(fromJson(sheet.marksJson));
  const entries = await listRankedEntries(db, { editionId: edition.id, category: category.id });
  const without = entries.map((entry) => {
    if (entry.id !== entryId) return entry;
    const at = entry.sheets.findIndex(
      (one) => one.submittedAt === sheet.submittedAt && JSON.stringify(one.marks) === marks,
    );
    return { ...entry, sheets: entry.sheets.filter((_, place) => place !== at) };
  });
  const [before, after] = [
    rank(edition.rulebook, category, entries, await readAdjusted(db, context, category, entries)),
    rank(
      edition.rulebook,
      category,
      without,
      await readAdjusted(db, context, category, entries, { entryId, judgeId }),
    ),
  ];
  const placeOf = (of: Ranking, entry: string) => of.rows.find((row) => row.id === entry)?.place.from ?? null;
  const standingOf = (of: Ranking): Standing => {
    const row = of.rows.find((one) => one.id === entryId);
    const few = of.tooFew.find((one) => one.id === entryId);
    return {
      sheets: row?.sheets ?? few?.sheets ?? 0,
      mean: row?.rawMean ?? null,
      place: placeOf(of, entryId),
    };
  };
  return {
    now: standingOf(before),
    without: standingOf(after),
    moved: entries.filter(
      (entry) => entry.id !== entryId && placeOf(before, entry.id) !== placeOf(after, entry.id),
    ).length,
  };
}
