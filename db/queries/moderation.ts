/** What the chair's desk reads of judging. Marks come by category, so that none is selected which the viewer may not see. */
import type { Marks, Sheet } from "~/domain/scoring";
import type { Instant } from "~/domain/time";
import type { Db } from "../client";
import { fromJson } from "../columns";
import type { ExpressionBuilder } from "kysely";
import type { Tables } from "../schema";
import { extendedTo, openReportAt, rescreened } from "./scoresheets";
import { judgedIn } from "./category-merges";

/** The assignments of a judge or of some entries with how far each is, and nothing of its marks. */
export async function listDeskAssignments(
  db: Db,
  {
    editionId,
    judgeId,
    entryIds,
  }: { editionId: string } & (
    { judgeId: string; entryIds?: never } | { entryIds: readonly string[]; judgeId?: never }
  ),
) {
  const rows = await db
    .selectFrom("assignment")
    .innerJoin("entry", "entry.id", "assignment.entryId")
    .innerJoin("person", "person.id", "assignment.judgeId")
    .leftJoin("scoresheet", "scoresheet.assignmentId", "assignment.id")
    .select((eb) => [
      judgedIn(eb).as("category"),
      openReportAt(eb),
      rescreened(eb),
      extendedTo(eb),
      "assignment.id",
      "assignment.judgeId",
      "assignment.createdAt",
      "assignment.confirmedAt",
      "assignment.endedAt",
      "assignment.endReason",
      "assignment.endWords",
      "person.name as judge",
      "entry.id as entryId",
      "entry.code",
      "entry.title",
      "entry.outcome",
      "scoresheet.id as sheetId",
      "scoresheet.submittedAt",
      "scoresheet.setAsideAt",
      eb
        .exists(
          eb
            .selectFrom("sheet_version")
            .select("sheet_version.number")
            .whereRef("sheet_version.sheetId", "=", "scoresheet.id"),
        )
        .as("isReopened"),
    ])
    .where("assignment.editionId", "=", editionId)
    .where("entry.state", "=", "submitted")
    .$if(judgeId !== undefined, (query) => query.where("assignment.judgeId", "=", judgeId ?? ""))
    .$if(entryIds !== undefined, (query) =>
      query.where("assignment.entryId", "in", ["", ...(entryIds ?? [])]),
    )
    .orderBy("entry.code")
    .orderBy("person.name")
    .orderBy("assignment.id")
    .limit(10_000)
    .execute();
  return rows.map(({ isRescreened, isReopened, ...row }) => ({
    ...row,
    isRescreened: Boolean(isRescreened),
    isReopened: Boolean(isReopened),
  }));
}
export type DeskAssignment = Awaited<ReturnType<typeof listDeskAssignments>>[number];

/**
 * The assignments of entries that stand. `crossJoin` keeps the order in SQLite: entries by an index of theirs, and not by
 * row, for rows are long.
 */
const assigned = (db: Db, editionId: string) =>
  db
    .selectFrom("entry")
    .crossJoin("assignment")
    .whereRef("assignment.entryId", "=", "entry.id")
    .where("entry.editionId", "=", editionId)
    .where("entry.state", "=", "submitted");

/** Each judge with assignments that run: how many, how many sheets are in, when the last was, and up to when. */
export function listJudgeProgress(db: Db, editionId: string) {
  const progress = assigned(db, editionId)
    .leftJoin("scoresheet", "scoresheet.assignmentId", "assignment.id")
    .select((eb) => [
      "assignment.judgeId",
      eb.fn.countAll<number>().as("all"),
      eb.fn.count<number>("scoresheet.submittedAt").as("handedIn"),
      eb.fn.max<Instant | null>("scoresheet.submittedAt").as("lastAt"),
    ])
    .where("assignment.endedAt", "is", null)
    .groupBy("assignment.judgeId");
  return db
    .selectFrom(progress.as("progress"))
    .innerJoin("person", "person.id", "progress.judgeId")
    .select((eb) => [
      "person.id",
      "person.name",
      "all",
      "handedIn",
      "lastAt",
      eb
        .selectFrom("sheet_extension")
        .select((of) => of.fn.max<Instant | null>("sheet_extension.until").as("until"))
        .whereRef("sheet_extension.judgeId", "=", "progress.judgeId")
        .where("sheet_extension.editionId", "=", editionId)
        .as("until"),
    ])
    .limit(5000)
    .execute();
}

/** Whether an entry is judged: it is valid, or was sent back to screening by a report on a sheet. */
const isJudged = (eb: ExpressionBuilder<Tables, "entry">) =>
  eb.or([
    eb("entry.outcome", "=", "valid"),
    eb(
      "entry.id",
      "in",
      eb
        .selectFrom("sheet_report")
        .crossJoin("assignment as reporting")
        .select("reporting.entryId")
        .whereRef("reporting.id", "=", "sheet_report.assignmentId")
        .where("sheet_report.outcome", "=", "toScreening"),
    ),
  ]);

/** Entries of an edition that judges have, or had. */
const judged = (db: Db, editionId: string) =>
  db
    .selectFrom("entry")
    .where("entry.editionId", "=", editionId)
    .where("entry.state", "=", "submitted")
    .where(isJudged)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("assignment as given")
          .select("given.judgeId")
          .whereRef("given.entryId", "=", "entry.id"),
      ),
    );

export async function countJudgedEntries(db: Db, editionId: string): Promise<number> {
  const { n } = await judged(db, editionId)
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return n;
}

/** A page of them by code, or with `among` those of these. */
export function listJudgedEntries(
  db: Db,
  {
    editionId,
    among,
    limit,
    offset = 0,
  }: { editionId: string; among?: readonly string[]; limit: number; offset?: number },
) {
  // Found in an index first, for titles lie among all that was answered.
  const found = judged(db, editionId)
    .select("entry.id")
    .$if(among !== undefined, (query) => query.where("entry.id", "in", ["", ...(among ?? [])]))
    .orderBy("entry.code")
    .limit(limit)
    .offset(offset);
  return db
    .selectFrom("entry")
    .select(["id", "code", "title"])
    .where("id", "in", found)
    .orderBy("code")
    .limit(limit)
    .execute();
}

/** Entries that are judged and that a judge has left; at most 5,000. */
export async function listEntriesLeft(db: Db, editionId: string): Promise<string[]> {
  const rows = await judged(db, editionId)
    .innerJoin("assignment", "assignment.entryId", "entry.id")
    .select("entry.id")
    .distinct()
    .where("assignment.endedAt", "is not", null)
    .limit(5000)
    .execute();
  return rows.map((row) => row.id);
}

const sheetsIn = (db: Db, editionId: string) =>
  assigned(db, editionId)
    .innerJoin("scoresheet", "scoresheet.assignmentId", "assignment.id")
    .where("scoresheet.submittedAt", "is not", null);

/** The sheets that are in, of the categories named, without what is on them, and whether their entry is judged. */
export async function listSheetsIn(
  db: Db,
  { editionId, categories }: { editionId: string; categories: readonly string[] },
) {
  if (categories.length === 0) return [];
  const rows = await sheetsIn(db, editionId)
    .select((eb) => [
      "scoresheet.id",
      "scoresheet.version",
      "scoresheet.submittedAt",
      "scoresheet.setAsideAt",
      "assignment.id as assignmentId",
      "assignment.judgeId",
      "assignment.entryId",
      "assignment.confirmedAt",
      "assignment.endReason",
      isJudged(eb).as("isJudged"),
    ])
    .where(judgedIn, "in", categories)
    .limit(100_000)
    .execute();
  return rows.map((row) => ({ ...row, isJudged: Boolean(row.isJudged) }));
}

/** The sheets of some entries that are in, of the categories named, with marks and reasons. */
export async function listDeskSheets(
  db: Db,
  {
    editionId,
    categories,
    entryIds,
  }: { editionId: string; categories: readonly string[]; entryIds: readonly string[] },
) {
  if (categories.length === 0 || entryIds.length === 0) return [];
  const rows = await sheetsIn(db, editionId)
    .select([
      "scoresheet.id",
      "scoresheet.version",
      "scoresheet.marksJson",
      "scoresheet.reasonsJson",
      "scoresheet.commentsJson",
      "scoresheet.submittedAt",
      "scoresheet.setAsideAt",
      "assignment.id as assignmentId",
      "assignment.judgeId",
      "assignment.entryId",
      "assignment.confirmedAt",
      "assignment.endReason",
    ])
    .where(judgedIn, "in", categories)
    .where("assignment.entryId", "in", entryIds)
    .orderBy("scoresheet.id")
    .limit(10_000)
    .execute();
  return rows.map(({ marksJson, reasonsJson, commentsJson, ...row }) => ({
    ...row,
    marks: fromJson<Marks>(marksJson),
    reasons: fromJson<Record<string, string>>(reasonsJson),
    comments: fromJson<Record<string, string>>(commentsJson),
  }));
}
export type DeskSheet = Awaited<ReturnType<typeof listDeskSheets>>[number];

/** One assignment for the chair: whose it is and how its sheet stands, without what is on it. */
export function findDeskSheet(
  db: Db,
  { assignmentId, editionId }: { assignmentId: string; editionId: string },
) {
  return db
    .selectFrom("assignment")
    .innerJoin("entry", "entry.id", "assignment.entryId")
    .innerJoin("person", "person.id", "assignment.judgeId")
    .leftJoin("scoresheet", "scoresheet.assignmentId", "assignment.id")
    .select((eb) => [
      judgedIn(eb).as("category"),
      extendedTo(eb),
      "assignment.id",
      "assignment.judgeId",
      "assignment.confirmedAt",
      "assignment.endedAt",
      "assignment.endReason",
      "assignment.endWords",
      "person.name as judge",
      "entry.id as entryId",
      "entry.code",
      "entry.title",
      "scoresheet.submittedAt",
      "scoresheet.setAsideAt",
    ])
    .where("assignment.id", "=", assignmentId)
    .where("assignment.editionId", "=", editionId)
    .executeTakeFirst();
}

/** What is on a sheet that is in; nothing of one that its judge still fills. */
export async function findHandedIn(db: Db, assignmentId: string): Promise<Sheet | undefined> {
  const row = await db
    .selectFrom("scoresheet")
    .select(["marksJson", "reasonsJson", "commentsJson", "comment", "note"])
    .where("assignmentId", "=", assignmentId)
    .where("submittedAt", "is not", null)
    .executeTakeFirst();
  return (
    row && {
      marks: fromJson<Marks>(row.marksJson),
      reasons: fromJson<Record<string, string>>(row.reasonsJson),
      comments: fromJson<Record<string, string>>(row.commentsJson),
      comment: row.comment,
      note: row.note,
    }
  );
}

/** The chair's words on entries, newest first. */
export function listSettlements(db: Db, { editionId, entryId }: { editionId: string; entryId?: string }) {
  return db
    .selectFrom("settlement")
    .innerJoin("entry", "entry.id", "settlement.entryId")
    .innerJoin("person", "person.id", "settlement.personId")
    .select([
      "settlement.id",
      "settlement.entryId",
      "settlement.kind",
      "settlement.sheets",
      "settlement.words",
      "settlement.createdAt",
      "person.name as person",
    ])
    .where("entry.editionId", "=", editionId)
    .$if(entryId !== undefined, (query) => query.where("settlement.entryId", "=", entryId ?? ""))
    .orderBy("settlement.createdAt", "desc")
    .orderBy("settlement.id")
    .limit(2000)
    .execute();
}
export type Settlement = Awaited<ReturnType<typeof listSettlements>>[number];

export async function insertSettlement(
  db: Db,
  row: {
    id: string;
    entryId: string;
    kind: "stands" | "furtherJudge";
    sheets: string;
    words: string;
    personId: string;
    createdAt: Instant;
  },
) {
  await db.insertInto("settlement").values(row).execute();
}

/**
 * Entries for which a chair asked for one more judge and that got none since: what a plan that adds judges has to
 * fill. An assignment made after the chair asked answers it.
 */
export function listFurtherJudgesAsked(db: Db, editionId: string) {
  return db
    .selectFrom("settlement")
    .innerJoin("entry", "entry.id", "settlement.entryId")
    .select(["settlement.entryId", "entry.code", "settlement.createdAt as askedAt"])
    .where("entry.editionId", "=", editionId)
    .where("entry.state", "=", "submitted")
    .where("settlement.kind", "=", "furtherJudge")
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("assignment")
            .select("assignment.id")
            .whereRef("assignment.entryId", "=", "settlement.entryId")
            .whereRef("assignment.createdAt", ">", "settlement.createdAt"),
        ),
      ),
    )
    .orderBy("entry.code")
    .orderBy("settlement.createdAt")
    .limit(2000)
    .execute();
}

/** Judges to whom a reminder went on a day of the edition's calendar. */
export async function listReminded(db: Db, day: string): Promise<string[]> {
  const rows = await db
    .selectFrom("outbox")
    .select("personId")
    .where("kind", "=", "sheets.reminded")
    .where("key", ">=", `sheets.reminded/${day}/`)
    .where("key", "<", `sheets.reminded/${day}/~`)
    .limit(2000)
    .execute();
  return rows.flatMap((row) => row.personId ?? []);
}
