import type { EntryDocument } from "~/domain/entry-document";
import type { Marks, Sheet } from "~/domain/scoring";
import type { Instant } from "~/domain/time";
import type { Db } from "../client";
import { fromJson, toJson } from "../columns";

const ofJudge = (db: Db, { editionId, judgeId }: { editionId: string; judgeId: string }) =>
  db
    .selectFrom("assignment")
    .innerJoin("entry", "entry.id", "assignment.entryId")
    .leftJoin("scoresheet", "scoresheet.assignmentId", "assignment.id")
    .where("assignment.editionId", "=", editionId)
    .where("assignment.judgeId", "=", judgeId)
    .select([
      "assignment.id",
      "assignment.place",
      "assignment.confirmedAt",
      "assignment.endedAt",
      "entry.id as entryId",
      "entry.code",
      "entry.title",
      "entry.category",
      "entry.organisationName",
      "scoresheet.id as sheetId",
      "scoresheet.submittedAt",
      "scoresheet.marksJson",
    ]);

/** A judge's own assignments in the order in which they are to be read, ended ones too. */
export async function listAssignmentsOfJudge(db: Db, of: { editionId: string; judgeId: string }) {
  const rows = await ofJudge(db, of)
    .orderBy("assignment.place")
    .orderBy("assignment.id")
    .limit(500)
    .execute();
  return rows.map(({ marksJson, ...row }) => ({
    ...row,
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
        .onRef("declaration.category", "=", "entry.category"),
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
    ...own
  } = row;
  return {
    ...own,
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
  { id, reason, now }: { id: string; reason: "recusal" | "conflict" | "removed"; now: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("assignment")
    .set({ endedAt: now, endReason: reason })
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
