import type { EntryDocument } from "~/domain/entry-document";
import type { ExpressionBuilder } from "kysely";
import type { EndReason, Marks, Sheet } from "~/domain/scoring";
import type { Instant } from "~/domain/time";
import type { Db } from "../client";
import { fromJson, toJson } from "../columns";
import type { Tables } from "../schema";
import { judgedIn } from "./category-merges";

type InSheets = ExpressionBuilder<Tables, "assignment" | "entry">;

/** Since when a fault that was reported on an assignment waits for the chair; null if none does. */
export const openReportAt = (eb: InSheets) =>
  eb
    .selectFrom("sheet_report")
    .select("sheet_report.createdAt")
    .whereRef("sheet_report.assignmentId", "=", "assignment.id")
    .where("sheet_report.answeredAt", "is", null)
    .as("reportedAt");

/** The latest moment up to which the chair gave the judge more time; null if none was given. */
export const extendedTo = (eb: InSheets) =>
  eb
    .selectFrom("sheet_extension")
    .select((of) => of.fn.max<Instant | null>("sheet_extension.until").as("until"))
    .whereRef("sheet_extension.judgeId", "=", "assignment.judgeId")
    .whereRef("sheet_extension.editionId", "=", "assignment.editionId")
    .as("until");

/** Whether the entry was sent back to screening after a report and has not been found valid since, as 0 or 1. */
export const rescreened = (eb: InSheets) =>
  eb
    .exists(
      eb
        .selectFrom("sheet_report")
        .innerJoin("assignment as reporting", "reporting.id", "sheet_report.assignmentId")
        .select("sheet_report.id")
        .whereRef("reporting.entryId", "=", "entry.id")
        .where("sheet_report.outcome", "=", "toScreening")
        .where((of) => of.or([of("entry.outcome", "is", null), of("entry.outcome", "!=", "valid")])),
    )
    .as("isRescreened");

const ofJudge = (db: Db, { editionId, judgeId }: { editionId: string; judgeId: string }) =>
  db
    .selectFrom("assignment")
    .innerJoin("entry", "entry.id", "assignment.entryId")
    .leftJoin("scoresheet", "scoresheet.assignmentId", "assignment.id")
    .where("assignment.editionId", "=", editionId)
    .where("assignment.judgeId", "=", judgeId)
    .select((eb) => [
      judgedIn(eb).as("category"),
      openReportAt(eb),
      rescreened(eb),
      eb
        .selectFrom("sheet_version")
        .select((of) => of.fn.max<Instant | null>("sheet_version.reopenedAt").as("reopenedAt"))
        .whereRef("sheet_version.sheetId", "=", "scoresheet.id")
        .as("reopenedAt"),
      extendedTo(eb),
      "assignment.id",
      "assignment.place",
      "assignment.confirmedAt",
      "assignment.endedAt",
      "assignment.endReason",
      "entry.id as entryId",
      "entry.code",
      "entry.title",
      "entry.organisationName",
      "scoresheet.id as sheetId",
      "scoresheet.submittedAt",
      "scoresheet.marksJson",
    ]);

/** Up to when the chair gave a judge more time for all sheets; null if no time was given. */
export async function findSheetTime(
  db: Db,
  { editionId, judgeId }: { editionId: string; judgeId: string },
): Promise<Instant | null> {
  const row = await db
    .selectFrom("sheet_extension")
    .select((of) => of.fn.max<Instant | null>("until").as("until"))
    .where("editionId", "=", editionId)
    .where("judgeId", "=", judgeId)
    .executeTakeFirst();
  return row?.until ?? null;
}

/** A judge's own assignments in the order in which they are to be read, ended ones too. */
export async function listAssignmentsOfJudge(db: Db, of: { editionId: string; judgeId: string }) {
  const rows = await ofJudge(db, of)
    .orderBy("assignment.place")
    .orderBy("assignment.id")
    .limit(500)
    .execute();
  return rows.map(({ marksJson, isRescreened, reopenedAt, ...row }) => ({
    ...row,
    isRescreened: Boolean(isRescreened),
    isReopened: reopenedAt !== null,
    marks: marksJson === null ? {} : fromJson<Marks>(marksJson),
    marked: marksJson === null ? 0 : Object.keys(fromJson<Marks>(marksJson)).length,
  }));
}

/**
 * A judge's own assignment with the sheet as it is saved, and whether terms and declaration are there; nobody
 * else's is found. Nothing of the entry beyond what is known before confirming.
 */
export async function findAssignmentOfJudge(
  db: Db,
  { id, ...of }: { id: string; editionId: string; judgeId: string },
) {
  const row = await ofJudge(db, of)
    .leftJoin("judge", (join) =>
      join
        .onRef("judge.personId", "=", "assignment.judgeId")
        .onRef("judge.editionId", "=", "assignment.editionId"),
    )
    .leftJoin("declaration", (join) =>
      join
        .onRef("declaration.judgeId", "=", "assignment.judgeId")
        .onRef("declaration.editionId", "=", "assignment.editionId")
        .on((eb) => eb("declaration.category", "=", judgedIn(eb))),
    )
    .select([
      "judge.termsAt",
      "declaration.createdAt as declaredAt",
      "scoresheet.version",
      "scoresheet.changedAt",
      "scoresheet.reasonsJson",
      "scoresheet.commentsJson",
      "scoresheet.comment",
      "scoresheet.note",
    ])
    .where("assignment.id", "=", id)
    .where("entry.state", "=", "submitted")
    .executeTakeFirst();
  if (!row) return undefined;
  const {
    marksJson,
    reasonsJson,
    commentsJson,
    comment,
    note,
    version,
    changedAt,
    termsAt,
    declaredAt,
    isRescreened,
    ...own
  } = row;
  return {
    ...own,
    isRescreened: Boolean(isRescreened),
    hasTerms: termsAt !== null,
    hasDeclared: declaredAt !== null,
    saved:
      marksJson === null
        ? null
        : {
            version: version ?? 0,
            changedAt: changedAt ?? "",
            sheet: {
              marks: fromJson<Marks>(marksJson),
              reasons: fromJson<Record<string, string>>(reasonsJson ?? "{}"),
              comments: fromJson<Record<string, string>>(commentsJson ?? "{}"),
              comment: comment ?? "",
              note: note ?? "",
            },
          },
  };
}
export type AssignmentOfJudge = NonNullable<Awaited<ReturnType<typeof findAssignmentOfJudge>>>;

/** The frozen document of an entry, for faces and for reading; the caller has made sure which of both is due. */
export async function findAssignedDocument(
  db: Db,
  { assignmentId, judgeId }: { assignmentId: string; judgeId: string },
) {
  const row = await db
    .selectFrom("assignment")
    .innerJoin("entry", "entry.id", "assignment.entryId")
    .innerJoin("revision", (join) =>
      join
        .onRef("revision.entryId", "=", "entry.id")
        .on((eb) =>
          eb("revision.number", "=", eb.fn.coalesce("entry.acceptedRevision", "entry.submittedRevision")),
        ),
    )
    .select(["revision.documentJson"])
    .where("assignment.id", "=", assignmentId)
    .where("assignment.judgeId", "=", judgeId)
    .where("assignment.endedAt", "is", null)
    .executeTakeFirst();
  return row && fromJson<EntryDocument>(row.documentJson);
}

/** Marks that a judge has no conflict with an entry. Gives false if that, or the end, was noted before. */
export async function markConfirmed(db: Db, { id, now }: { id: string; now: Instant }): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("assignment")
    .set({ confirmedAt: now })
    .where("id", "=", id)
    .where("confirmedAt", "is", null)
    .where("endedAt", "is", null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Ends an assignment that runs. Gives false if it had ended. */
export async function endAssignment(
  db: Db,
  { id, reason, words = null, now }: { id: string; reason: EndReason; words?: string | null; now: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("assignment")
    .set({ endedAt: now, endReason: reason, endWords: words })
    .where("id", "=", id)
    .where("endedAt", "is", null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

const columnsOf = ({ marks, reasons, comments, comment, note }: Sheet) => ({
  marksJson: toJson(marks),
  reasonsJson: toJson(reasons),
  commentsJson: toJson(comments),
  comment,
  note,
});

/** Keeps the first words of a sheet. Gives false if there is one already. */
export async function insertScoresheet(
  db: Db,
  { id, assignmentId, sheet, now }: { id: string; assignmentId: string; sheet: Sheet; now: Instant },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("scoresheet")
    .values({
      id,
      assignmentId,
      ...columnsOf(sheet),
      version: 1,
      changedAt: now,
      submittedAt: null,
      setAsideAt: null,
      setAsideReason: null,
    })
    .onConflict((conflict) => conflict.column("assignmentId").doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** Writes a sheet over the version it was drawn from. Gives false if it has moved on or is handed in. */
export async function updateScoresheet(
  db: Db,
  {
    assignmentId,
    version,
    sheet,
    now,
  }: { assignmentId: string; version: number; sheet: Sheet; now: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("scoresheet")
    .set({ ...columnsOf(sheet), version: version + 1, changedAt: now })
    .where("assignmentId", "=", assignmentId)
    .where("version", "=", version)
    .where("submittedAt", "is", null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Locks a sheet. Gives false if it was locked before. */
export async function markScoresheetSubmitted(
  db: Db,
  { assignmentId, now }: { assignmentId: string; now: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("scoresheet")
    .set({ submittedAt: now })
    .where("assignmentId", "=", assignmentId)
    .where("submittedAt", "is", null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

const keptWords = ["marksJson", "reasonsJson", "commentsJson", "comment", "note"] as const;

/** Opens a sheet that is in, and keeps it as it was. Gives the number of that version, or null if it was not in. */
export async function reopenScoresheet(
  db: Db,
  {
    assignmentId,
    reason,
    personId,
    now,
  }: { assignmentId: string; reason: string; personId: string; now: Instant },
): Promise<number | null> {
  const sheet = await db
    .selectFrom("scoresheet")
    .select(["id", "submittedAt", ...keptWords])
    .where("assignmentId", "=", assignmentId)
    .where("submittedAt", "is not", null)
    .executeTakeFirst();
  if (!sheet?.submittedAt) return null;
  const { id, submittedAt, ...words } = sheet;
  const { numUpdatedRows } = await db
    .updateTable("scoresheet")
    .set({ submittedAt: null })
    .where("id", "=", id)
    .where("submittedAt", "=", submittedAt)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows !== 1n) return null;
  const { n } = await db
    .selectFrom("sheet_version")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("sheetId", "=", id)
    .executeTakeFirstOrThrow();
  await db
    .insertInto("sheet_version")
    .values({
      sheetId: id,
      number: n + 1,
      ...words,
      submittedAt,
      reopenedById: personId,
      reopenedAt: now,
      reason,
    })
    .execute();
  return n + 1;
}

/** The versions of an assignment's sheet before it was reopened, newest first, with why. */
export async function listSheetVersions(db: Db, assignmentId: string) {
  const rows = await db
    .selectFrom("sheet_version")
    .innerJoin("scoresheet", "scoresheet.id", "sheet_version.sheetId")
    .innerJoin("person", "person.id", "sheet_version.reopenedById")
    .select([
      "sheet_version.number",
      "sheet_version.marksJson",
      "sheet_version.reasonsJson",
      "sheet_version.commentsJson",
      "sheet_version.comment",
      "sheet_version.note",
      "sheet_version.submittedAt",
      "sheet_version.reopenedAt",
      "sheet_version.reason",
      "person.name as reopenedBy",
    ])
    .where("scoresheet.assignmentId", "=", assignmentId)
    .orderBy("sheet_version.number", "desc")
    .limit(50)
    .execute();
  return rows.map(({ marksJson, reasonsJson, commentsJson, comment, note, ...row }) => ({
    ...row,
    sheet: {
      marks: fromJson<Marks>(marksJson),
      reasons: fromJson<Record<string, string>>(reasonsJson),
      comments: fromJson<Record<string, string>>(commentsJson),
      comment,
      note,
    },
  }));
}

/**
 * The marks of the other judges of an entry, in no order that tells who they are; nothing unless the judge's own
 * sheet is in. Whether the rulebook lets judges see them is the caller's to ask first.
 */
export async function listOthersMarks(
  db: Db,
  { assignmentId, judgeId }: { assignmentId: string; judgeId: string },
): Promise<Marks[]> {
  const rows = await db
    .selectFrom("assignment as own")
    .innerJoin("scoresheet as ownSheet", "ownSheet.assignmentId", "own.id")
    .innerJoin("assignment as other", "other.entryId", "own.entryId")
    .innerJoin("scoresheet as sheet", "sheet.assignmentId", "other.id")
    .select("sheet.marksJson")
    .where("own.id", "=", assignmentId)
    .where("own.judgeId", "=", judgeId)
    .where("own.endedAt", "is", null)
    .where("ownSheet.submittedAt", "is not", null)
    .whereRef("other.id", "!=", "own.id")
    .where("sheet.submittedAt", "is not", null)
    .where("sheet.setAsideAt", "is", null)
    .where((eb) => eb.or([eb("other.endReason", "is", null), eb("other.endReason", "=", "removed")]))
    .orderBy("sheet.id")
    .limit(20)
    .execute();
  return rows.map((row) => fromJson<Marks>(row.marksJson));
}

/** Gives one judge more time for all sheets. */
export async function insertSheetExtension(
  db: Db,
  row: {
    id: string;
    editionId: string;
    judgeId: string;
    until: Instant;
    reason: string;
    grantedById: string;
    createdAt: Instant;
  },
) {
  await db.insertInto("sheet_extension").values(row).execute();
}

/** What more time a judge was given, newest first, with why and by whom. */
export function listSheetExtensions(db: Db, { editionId, judgeId }: { editionId: string; judgeId: string }) {
  return db
    .selectFrom("sheet_extension")
    .innerJoin("person", "person.id", "sheet_extension.grantedById")
    .select([
      "sheet_extension.id",
      "sheet_extension.until",
      "sheet_extension.reason",
      "sheet_extension.createdAt",
      "person.name as grantedBy",
    ])
    .where("sheet_extension.editionId", "=", editionId)
    .where("sheet_extension.judgeId", "=", judgeId)
    .orderBy("sheet_extension.createdAt", "desc")
    .orderBy("sheet_extension.id")
    .limit(50)
    .execute();
}

/** The running assignments of a judge, and whether the sheet of each is in. */
export function listRunningOfJudge(db: Db, { editionId, judgeId }: { editionId: string; judgeId: string }) {
  return db
    .selectFrom("assignment")
    .innerJoin("entry", "entry.id", "assignment.entryId")
    .leftJoin("scoresheet", "scoresheet.assignmentId", "assignment.id")
    .select(["assignment.id", "assignment.entryId", "entry.code", "scoresheet.submittedAt"])
    .where("assignment.editionId", "=", editionId)
    .where("assignment.judgeId", "=", judgeId)
    .where("assignment.endedAt", "is", null)
    .orderBy("entry.code")
    .limit(500)
    .execute();
}
