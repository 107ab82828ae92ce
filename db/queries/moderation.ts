/** What the chair's desk reads of judging. Marks come by category, so that none is selected which the viewer may not see. */
import type { Marks, Sheet } from "~/domain/scoring";
import type { Instant } from "~/domain/time";
import type { Db } from "../client";
import { fromJson } from "../columns";
import { extendedTo, openReportAt, rescreened } from "./scoresheets";
import { judgedIn } from "./category-merges";

/** Every assignment of an edition with how far it is, and nothing of its marks. */
export async function listDeskAssignments(
  db: Db,
  { editionId, judgeId, entryId }: { editionId: string; judgeId?: string; entryId?: string },
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
    .$if(entryId !== undefined, (query) => query.where("assignment.entryId", "=", entryId ?? ""))
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

/** The sheets that are in, of the categories named or of one entry, with marks and reasons. */
export async function listDeskSheets(
  db: Db,
  { editionId, categories, entryId }: { editionId: string; categories: readonly string[]; entryId?: string },
) {
  if (categories.length === 0) return [];
  const rows = await db
    .selectFrom("scoresheet")
    .innerJoin("assignment", "assignment.id", "scoresheet.assignmentId")
    .innerJoin("entry", "entry.id", "assignment.entryId")
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
    .where("assignment.editionId", "=", editionId)
    .where("entry.state", "=", "submitted")
    .where(judgedIn, "in", categories)
    .where("scoresheet.submittedAt", "is not", null)
    .$if(entryId !== undefined, (query) => query.where("assignment.entryId", "=", entryId ?? ""))
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
    .where("key", "like", `sheets.reminded/${day}/%`)
    .limit(2000)
    .execute();
  return rows.flatMap((row) => row.personId ?? []);
}
