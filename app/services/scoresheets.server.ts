import { newId, type ViewerContext } from "~/context.server";
import type { ownKinds } from "~/domain/conflicts";
import type { Refusal } from "~/domain/message";
import {
  faultsOfSheet,
  refuseConfirming,
  refuseRecusal,
  refuseScoring,
  sameSheet,
  type Sheet,
  type SheetFault,
} from "~/domain/scoring";
import { windowOf } from "~/domain/stages";
import type { Instant } from "~/domain/time";
import { paths } from "~/paths";
import type { Db } from "~db/client";
import { insertConflicts } from "~db/queries/conflicts";
import { listRoleHolders } from "~db/queries/people";
import {
  type AssignmentOfJudge,
  endAssignment,
  findAssignmentOfJudge,
  insertScoresheet,
  markConfirmed,
  markScoresheetSubmitted,
  updateScoresheet,
} from "~db/queries/scoresheets";
import { record } from "./history.server";
import { drawNotice } from "./notice.server";
import { post } from "./outbox.server";
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
    const refusal = refuseConfirming(assignment);
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
  const told = await listRoleHolders(db, { editionId: edition.id, roles: ["chair", "organiser"] });
  const mails = await Promise.all(
    told.map(async ({ personId, address, name, language }) => ({
      personId,
      address,
      mail: await drawNotice(context, language, (t) => ({
        subject: t("judging.recusalMailSubject", { code: seen.code }),
        heading: t("judging.recusalMailSubject", { code: seen.code }),
        name,
        paragraphs: [t("judging.recusalMailWords", { judge: viewer.name, code: seen.code })],
        facts: [
          [t("judging.recusalMailKind"), t("judging.recusalMailKindOf", { kind })] as const,
          [t("judging.recusalMailReason"), reason] as const,
        ],
        action: { label: t("judging.recusalMailAction"), url: `${portal.publicUrl}${paths.plans}` },
      })),
    })),
  );
  return db.transaction().execute(async (trx): Promise<Refusal> => {
    const assignment = await ownAssignment(trx, context, id);
    if (!assignment) return { id: "judging.ended" };
    const refusal = refuseRecusal(assignment);
    if (refusal) return refusal;
    if (!(await endAssignment(trx, { id, reason: "recusal", now }))) return { id: "judging.ended" };
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
    for (const { personId, address, mail } of mails)
      await post(trx, context, {
        key: `assignment.recused/${id}/${personId}/1`,
        kind: "assignment.recused",
        to: { personId, address },
        mail,
      });
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
  const refusal = refuseScoring(windowOf(edition.rulebook, "scoring"), assignment, now);
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
