import { newId, type ViewerContext } from "~/context.server";
import type { ownKinds } from "~/domain/conflicts";
import type { Refusal } from "~/domain/message";
import {
  faultsOfSheet,
  refuseAbstaining,
  refuseConfirming,
  refuseHandingIn,
  refuseRecusal,
  refuseScoring,
  sameSheet,
  type Sheet,
  type SheetFault,
  sheetWindow,
} from "~/domain/scoring";
import { isDecided, refuseExtending, refuseReopening } from "~/domain/sheet-acts";
import { windowOf } from "~/domain/stages";
import type { Instant } from "~/domain/time";
import { paths } from "~/paths";
import type { Db } from "~db/client";
import { insertConflicts } from "~db/queries/conflicts";
import { listDecisions } from "~db/queries/decisions";
import { findDeskSheet } from "~db/queries/moderation";
import { listConflictCategories } from "~db/queries/rankings";
import {
  type AssignmentOfJudge,
  endAssignment,
  findAssignmentOfJudge,
  findSheetTime,
  insertScoresheet,
  insertSheetExtension,
  listRunningOfJudge,
  markConfirmed,
  markScoresheetSubmitted,
  reopenScoresheet,
  updateScoresheet,
} from "~db/queries/scoresheets";
import { countSamplesLeft } from "./calibrations.server";
import { record } from "./history.server";
import { type DrawnMail, drawForPerson, drawForRoles, postAll, zonedText } from "./notice.server";
import { sealRules } from "./rankings.server";

/** The viewer's own assignment; nobody else's, and none of an entry that was withdrawn. */
function ownAssignment(db: Db, { viewer, edition }: ViewerContext, id: string) {
  return findAssignmentOfJudge(db, { id, editionId: edition.id, judgeId: viewer.id });
}

/** A judge says that there is no conflict with an assigned entry; from then on its content is served. */
export async function confirmAssignment(context: ViewerContext, id: string): Promise<Refusal> {
  const { db, now } = context;
  return db.transaction().execute(async (trx): Promise<Refusal> => {
    const assignment = await ownAssignment(trx, context, id);
    if (!assignment) return { id: "judging.ended" };
    const refusal = refuseConfirming(assignment, await countSamplesLeft(trx, context));
    if (refusal) return refusal;
    if (!(await markConfirmed(trx, { id, now }))) return { id: "judging.confirmedAlready" };
    await record(trx, context, {
      act: "assignment.confirmed",
      kind: "assignment",
      id,
      facts: { entry: assignment.entryId },
    });
    return null;
  });
}

/** A judge steps back from an entry: the assignment ends, the tie is kept, chairs and organisers are told. */
export async function recuse(
  context: ViewerContext,
  { id, kind, reason }: { id: string; kind: (typeof ownKinds)[number]; reason: string },
): Promise<Refusal> {
  const { db, edition, viewer, now, portal } = context;
  const seen = await ownAssignment(db, context, id);
  if (!seen) return { id: "judging.ended" };
  const mails = await drawForRoles(context, ["chair", "organiser"], (t) => ({
    subject: t("judging.recusalMailSubject", { code: seen.code }),
    heading: t("judging.recusalMailSubject", { code: seen.code }),
    paragraphs: [t("judging.recusalMailWords", { judge: viewer.name, code: seen.code })],
    facts: [
      [t("judging.recusalMailKind"), t("judging.recusalMailKindOf", { kind })] as const,
      [t("judging.recusalMailReason"), reason] as const,
    ],
    action: { label: t("judging.mailAction"), url: `${portal.publicUrl}${paths.judgingDesk}` },
  }));
  return db.transaction().execute(async (trx): Promise<Refusal> => {
    const assignment = await ownAssignment(trx, context, id);
    if (!assignment) return { id: "judging.ended" };
    const refusal = refuseRecusal(assignment);
    if (refusal) return refusal;
    if (!(await endAssignment(trx, { id, reason: "recusal", words: reason, now })))
      return { id: "judging.ended" };
    await insertConflicts(trx, [
      {
        id: newId(portal),
        editionId: edition.id,
        entryId: assignment.entryId,
        judgeId: viewer.id,
        tier: "recuse",
        origin: "judge",
        kind,
        reason,
        createdAt: now,
        endedAt: null,
      },
    ]);
    await record(trx, context, {
      act: "assignment.recused",
      kind: "assignment",
      id,
      facts: { entry: assignment.entryId, kind },
      words: { reason },
    });
    await postAll(trx, context, { kind: "assignment.recused", id }, mails);
    return null;
  });
}

/** A judge gives an entry back without a tie to it: the assignment ends, chairs and organisers are told why. */
export async function abstain(
  context: ViewerContext,
  { id, reason }: { id: string; reason: string },
): Promise<Refusal> {
  const { db, viewer, now, portal } = context;
  const seen = await ownAssignment(db, context, id);
  if (!seen) return { id: "judging.ended" };
  const mails = await drawForRoles(context, ["chair", "organiser"], (t) => ({
    subject: t("abstaining.mailSubject", { code: seen.code }),
    heading: t("abstaining.mailSubject", { code: seen.code }),
    paragraphs: [t("abstaining.mailWords", { judge: viewer.name, code: seen.code })],
    facts: [[t("judging.recusalMailReason"), reason] as const],
    action: { label: t("judging.mailAction"), url: `${portal.publicUrl}${paths.judgingDesk}` },
  }));
  return db.transaction().execute(async (trx): Promise<Refusal> => {
    const assignment = await ownAssignment(trx, context, id);
    if (!assignment) return { id: "judging.ended" };
    const refusal = refuseAbstaining(assignment);
    if (refusal) return refusal;
    if (!(await endAssignment(trx, { id, reason: "abstention", words: reason, now })))
      return { id: "judging.ended" };
    await record(trx, context, {
      act: "assignment.abstained",
      kind: "assignment",
      id,
      facts: { entry: assignment.entryId },
      words: { reason },
    });
    await postAll(trx, context, { kind: "assignment.abstained", id }, mails);
    return null;
  });
}

/** A sheet as the database has it. */
export type SavedSheet = NonNullable<AssignmentOfJudge["saved"]>;
/** How a save ended. `theirs` is what was saved elsewhere meanwhile, if the save was refused for that. */
export type Saving = {
  refusal: Refusal;
  version: number;
  changedAt: Instant | null;
  theirs: SavedSheet | null;
};

/** Keeps a sheet as far as it is. `version` is that of the sheet it was drawn from, 0 for none. */
export function saveScoresheet(
  context: ViewerContext,
  drawn: { id: string; version: number; sheet: Sheet },
): Promise<Saving> {
  return context.db.transaction().execute(async (trx) => (await write(trx, context, drawn)).saving);
}

/**
 * Keeps a sheet and, if it lacks nothing, hands it in for good. With `faults` it is saved but not handed in.
 * The same sheet handed in twice is handed in once, and the second time is no error.
 */
export function submitScoresheet(
  context: ViewerContext,
  drawn: { id: string; version: number; sheet: Sheet },
): Promise<Saving & { faults: SheetFault[] }> {
  const { db, edition, now } = context;
  return db.transaction().execute(async (trx) => {
    const { saving, assignment } = await write(trx, context, drawn);
    if (assignment?.submittedAt && assignment.saved && sameSheet(assignment.saved.sheet, drawn.sheet))
      return { ...saving, refusal: null, faults: [] };
    if (saving.refusal || !assignment) return { ...saving, faults: [] };
    // What is written is saved all the same: a reported fault costs no words.
    const paused = refuseHandingIn(assignment);
    if (paused) return { ...saving, refusal: paused, faults: [] };
    const faults = faultsOfSheet(edition.rulebook, drawn.sheet);
    if (faults.length > 0) return { ...saving, faults };
    if (!(await markScoresheetSubmitted(trx, { assignmentId: drawn.id, now })))
      return { ...saving, refusal: { id: "judging.submittedAlready" as const }, faults: [] };
    const { marks, reasons, comments, comment } = drawn.sheet;
    await record(trx, context, {
      act: "scoresheet.submitted",
      kind: "assignment",
      id: drawn.id,
      facts: { entry: assignment.entryId, version: saving.version, rulebook: edition.rulebookVersion },
      words: { marks, reasons, comments, comment },
    });
    return { ...saving, faults: [] };
  });
}

async function write(
  trx: Db,
  context: ViewerContext,
  { id, version, sheet }: { id: string; version: number; sheet: Sheet },
): Promise<{ saving: Saving; assignment: AssignmentOfJudge | null }> {
  const { edition, now, portal } = context;
  const assignment = await ownAssignment(trx, context, id);
  const saved = assignment?.saved ?? null;
  const kept = { version: saved?.version ?? 0, changedAt: saved?.changedAt ?? null };
  const refused = (refusal: Refusal, theirs: SavedSheet | null = null) => ({
    saving: { refusal, ...kept, theirs },
    assignment: assignment ?? null,
  });
  if (!assignment) return refused({ id: "judging.ended" });
  const refusal = refuseScoring(
    sheetWindow(windowOf(edition.rulebook, "scoring"), assignment.until),
    assignment,
    now,
  );
  if (refusal) return refused(refusal);
  // An answer may be lost on its way: what comes again and says the same is no clash.
  if (saved && sameSheet(saved.sheet, sheet)) return refused(null);
  const isWritten = saved
    ? await updateScoresheet(trx, { assignmentId: id, version, sheet, now })
    : version === 0 && (await insertScoresheet(trx, { id: newId(portal), assignmentId: id, sheet, now }));
  if (!isWritten) return refused({ id: "fault.stale" }, saved);
  if (!saved) {
    await sealRules(trx, context);
    await record(trx, context, {
      act: "scoresheet.begun",
      kind: "assignment",
      id,
      facts: { entry: assignment.entryId },
    });
  }
  return { saving: { refusal: null, version: version + 1, changedAt: now, theirs: null }, assignment };
}

/**
 * The chair opens a sheet that is in. It counts no more until it is handed in again; as it was, it stays on record.
 * The judge is told why.
 */
export async function reopenSheet(
  context: ViewerContext,
  { assignmentId, reason }: { assignmentId: string; reason: string },
): Promise<Refusal> {
  const { db, edition, viewer, now, portal } = context;
  const seen = await findDeskSheet(db, { assignmentId, editionId: edition.id });
  if (!seen) return { id: "moderating.assignmentEnded" };
  const mails = await drawForPerson(context, seen.judgeId, (t) => ({
    subject: t("moderating.reopenedMailSubject", { code: seen.code }),
    heading: t("moderating.reopenedMailSubject", { code: seen.code }),
    paragraphs: [t("moderating.reopenedMailWords")],
    facts: [[t("moderating.reason"), reason] as const],
    action: {
      label: t("reporting.answerMailAction"),
      url: `${portal.publicUrl}${paths.assignment(assignmentId)}`,
    },
  }));
  return db.transaction().execute(async (trx): Promise<Refusal> => {
    const sheet = await findDeskSheet(trx, { assignmentId, editionId: edition.id });
    if (!sheet) return { id: "moderating.assignmentEnded" };
    const refusal = await refuseReopeningNow(trx, context, sheet);
    if (refusal) return refusal;
    const version = await reopenScoresheet(trx, { assignmentId, reason, personId: viewer.id, now });
    if (version === null) return { id: "moderating.notHandedIn" };
    await record(trx, context, {
      act: "scoresheet.reopened",
      kind: "assignment",
      id: assignmentId,
      facts: { entry: sheet.entryId, judge: sheet.judgeId, version },
      words: { reason },
    });
    await postAll(trx, context, { kind: "scoresheet.reopened", id: `${assignmentId}.${version}` }, mails);
    return null;
  });
}

/** Why the viewer may not reopen a sheet as things stand, or null. */
export async function refuseReopeningNow(
  db: Db,
  { edition, viewer, now }: ViewerContext,
  sheet: NonNullable<Awaited<ReturnType<typeof findDeskSheet>>>,
): Promise<Refusal> {
  const category = sheet.category ?? "";
  const conflicts = await listConflictCategories(db, { editionId: edition.id, personId: viewer.id });
  const [newest] = await listDecisions(db, { editionId: edition.id, category });
  return refuseReopening(
    { ...sheet, isDecided: isDecided(newest?.state ?? null) },
    { id: viewer.id, hasConflict: conflicts.includes(category) },
    { closes: sheetWindow(windowOf(edition.rulebook, "scoring"), sheet.until).closes, now },
  );
}

/** The chair gives one judge more time for every sheet that is not in. The judge is told. */
export async function extendSheets(
  context: ViewerContext,
  { judgeId, until, reason }: { judgeId: string; until: Instant; reason: string },
): Promise<Refusal> {
  const { db, edition, viewer, now, portal } = context;
  const { zone } = edition.rulebook.edition;
  const mails = await drawForPerson(context, judgeId, (t) => ({
    subject: t("moderating.timeMailSubject"),
    heading: t("moderating.timeMailSubject"),
    paragraphs: [t("moderating.timeMailWords")],
    facts: [
      [t("moderating.until"), zonedText(t, until, zone)] as const,
      [t("moderating.reason"), reason] as const,
    ],
    action: { label: t("plans.mailAction"), url: `${portal.publicUrl}${paths.judging}` },
  }));
  return db.transaction().execute(async (trx): Promise<Refusal> => {
    const of = { editionId: edition.id, judgeId };
    const open = (await listRunningOfJudge(trx, of)).filter((one) => !one.submittedAt);
    const refusal = refuseExtending(
      { id: judgeId, openSheets: open.length },
      {
        until,
        closes: sheetWindow(windowOf(edition.rulebook, "scoring"), await findSheetTime(trx, of)).closes,
        latest: windowOf(edition.rulebook, "moderation").closes,
        now,
      },
      viewer.id,
    );
    if (refusal) return refusal;
    const id = newId(portal);
    await insertSheetExtension(trx, { ...of, id, until, reason, grantedById: viewer.id, createdAt: now });
    await record(trx, context, {
      act: "sheets.extended",
      kind: "judge",
      id: judgeId,
      facts: { extension: id, until, openSheets: open.length },
      words: { reason },
    });
    await postAll(trx, context, { kind: "sheets.extended", id }, mails);
    return null;
  });
}

/**
 * Who stops being a judge leaves the entries: sheets that are in go on counting, the others can no longer be filled.
 * Inside the act that ends the role. `told` are mails that `drawRemoval` drew for it.
 */
export async function endAssignmentsOfJudge(
  trx: Db,
  context: ViewerContext,
  { judgeId, roleId, told }: { judgeId: string; roleId: string; told: readonly DrawnMail[] },
): Promise<void> {
  const { edition, now } = context;
  const running = await listRunningOfJudge(trx, { editionId: edition.id, judgeId });
  for (const { id, entryId, submittedAt } of running) {
    if (!(await endAssignment(trx, { id, reason: "removed", now }))) continue;
    await record(trx, context, {
      act: "assignment.removed",
      kind: "assignment",
      id,
      facts: { entry: entryId, judge: judgeId, counts: submittedAt !== null },
    });
  }
  if (running.length > 0) await postAll(trx, context, { kind: "judge.removed", id: roleId }, told);
}

/** Tells chairs and organisers which entries a judge leaves behind, and which of the sheets go on counting. */
export async function drawRemoval(
  context: ViewerContext,
  { judgeId, name }: { judgeId: string; name: string },
): Promise<DrawnMail[]> {
  const { db, edition, portal } = context;
  const running = await listRunningOfJudge(db, { editionId: edition.id, judgeId });
  if (running.length === 0) return [];
  const codes = (isIn: boolean) =>
    running.filter((one) => (one.submittedAt !== null) === isIn).map((one) => one.code);
  return drawForRoles(context, ["chair", "organiser"], (t) => ({
    subject: t("moderating.removedMailSubject", { judge: name }),
    heading: t("moderating.removedMailSubject", { judge: name }),
    paragraphs: [
      t("moderating.removedMailWords", { counted: codes(true).length, open: codes(false).length }),
    ],
    facts: [
      ...(codes(true).length > 0 ? [[t("moderating.removedCounted"), codes(true).join(", ")] as const] : []),
      ...(codes(false).length > 0 ? [[t("moderating.removedOpen"), codes(false).join(", ")] as const] : []),
    ],
    action: { label: t("judging.mailAction"), url: `${portal.publicUrl}${paths.judgingDesk}` },
  }));
}
