import type { FaultKind } from "~/domain/scoring";
import type { Instant } from "~/domain/time";
import type { Db } from "../client";
import { judgedIn } from "./category-merges";

/** Keeps a fault that a judge reported. Gives false if one of this assignment waits already. */
export async function insertReport(
  db: Db,
  report: { id: string; assignmentId: string; kind: FaultKind; words: string; now: Instant },
): Promise<boolean> {
  const { now, ...columns } = report;
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("sheet_report")
    .values({
      ...columns,
      createdAt: now,
      answer: null,
      outcome: null,
      answeredById: null,
      answeredAt: null,
    })
    .onConflict((conflict) => conflict.column("assignmentId").where("answeredAt", "is", null).doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** What a judge reported on an own assignment, with the answers, newest first. */
export function listReportsOfAssignment(db: Db, assignmentId: string) {
  return db
    .selectFrom("sheet_report")
    .select(["id", "kind", "words", "createdAt", "answer", "outcome", "answeredAt"])
    .where("assignmentId", "=", assignmentId)
    .orderBy("createdAt", "desc")
    .orderBy("id")
    .limit(50)
    .execute();
}

const ofEdition = (db: Db, editionId: string) =>
  db
    .selectFrom("sheet_report")
    .innerJoin("assignment", "assignment.id", "sheet_report.assignmentId")
    .innerJoin("entry", "entry.id", "assignment.entryId")
    .innerJoin("person as judge", "judge.id", "assignment.judgeId")
    .leftJoin("person as answerer", "answerer.id", "sheet_report.answeredById")
    .select((eb) => [
      judgedIn(eb).as("category"),
      "sheet_report.id",
      "sheet_report.kind",
      "sheet_report.words",
      "sheet_report.createdAt",
      "sheet_report.answer",
      "sheet_report.outcome",
      "sheet_report.answeredAt",
      "answerer.name as answerer",
      "judge.id as judgeId",
      "judge.name as judge",
      "assignment.id as assignmentId",
      "assignment.endedAt",
      "entry.id as entryId",
      "entry.code",
      "entry.title",
    ])
    .where("assignment.editionId", "=", editionId);

/** Faults that wait for the chair's answer, oldest first. */
export function listOpenReports(db: Db, editionId: string) {
  return ofEdition(db, editionId)
    .where("sheet_report.answeredAt", "is", null)
    .where("assignment.endedAt", "is", null)
    .orderBy("sheet_report.createdAt")
    .orderBy("sheet_report.id")
    .limit(500)
    .execute();
}

export function findReport(db: Db, { id, editionId }: { id: string; editionId: string }) {
  return ofEdition(db, editionId).where("sheet_report.id", "=", id).executeTakeFirst();
}

/** Answers a report. Gives false if it was answered before. */
export async function markReportAnswered(
  db: Db,
  {
    id,
    answer,
    outcome,
    personId,
    now,
  }: { id: string; answer: string; outcome: "goesOn" | "toScreening"; personId: string; now: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("sheet_report")
    .set({ answer, outcome, answeredById: personId, answeredAt: now })
    .where("id", "=", id)
    .where("answeredAt", "is", null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Takes the screeners' word off a valid entry, so that they look again. Gives false if it was not valid. */
export async function reopenScreening(db: Db, entryId: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("entry")
    .set({ outcome: null, outcomeAt: null, outcomeReason: null })
    .where("id", "=", entryId)
    .where("state", "=", "submitted")
    .where("outcome", "=", "valid")
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Whether an entry was sent back to screening by the chair and has not been found valid since. */
export async function isSentBack(db: Db, entryId: string): Promise<boolean> {
  const row = await db
    .selectFrom("entry")
    .innerJoin("assignment", "assignment.entryId", "entry.id")
    .innerJoin("sheet_report", "sheet_report.assignmentId", "assignment.id")
    .select("sheet_report.id")
    .where("entry.id", "=", entryId)
    .where("sheet_report.outcome", "=", "toScreening")
    .where((of) => of.or([of("entry.outcome", "is", null), of("entry.outcome", "!=", "valid")]))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
