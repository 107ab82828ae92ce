/** Marks of sample cases. No query of results reads this table, and this file reads none of theirs. */
import { emptySheet, type Marks } from "~/domain/scoring";
import type { Instant } from "~/domain/time";
import type { Db } from "../client";
import { fromJson, toJson } from "../columns";

type OfJudge = { editionId: string; judgeId: string };

/** A judge's own marks of one sample case, as a sheet without words. */
export async function findCalibration(db: Db, { editionId, judgeId, caseId }: OfJudge & { caseId: string }) {
  const row = await db
    .selectFrom("calibration_sheet")
    .select(["marksJson", "version", "changedAt", "submittedAt"])
    .where("editionId", "=", editionId)
    .where("judgeId", "=", judgeId)
    .where("caseId", "=", caseId)
    .executeTakeFirst();
  if (!row) return undefined;
  const { marksJson, ...rest } = row;
  return { ...rest, sheet: { ...emptySheet, marks: fromJson<Marks>(marksJson) } };
}

/** The sample cases that a judge has begun, and those handed in. */
export function listCalibrationsOfJudge(db: Db, { editionId, judgeId }: OfJudge) {
  return db
    .selectFrom("calibration_sheet")
    .select(["caseId", "submittedAt"])
    .where("editionId", "=", editionId)
    .where("judgeId", "=", judgeId)
    .limit(10)
    .execute();
}

/**
 * The marks of every judge for a sample case, without names and in no order that tells who they are; nothing unless
 * the judge who asks has handed the case in.
 */
export async function listCalibrationMarks(
  db: Db,
  { editionId, judgeId, caseId }: OfJudge & { caseId: string },
): Promise<Marks[]> {
  const rows = await db
    .selectFrom("calibration_sheet")
    .select("marksJson")
    .where("editionId", "=", editionId)
    .where("caseId", "=", caseId)
    .where("submittedAt", "is not", null)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("calibration_sheet as own")
          .select("own.id")
          .where("own.editionId", "=", editionId)
          .where("own.judgeId", "=", judgeId)
          .where("own.caseId", "=", caseId)
          .where("own.submittedAt", "is not", null),
      ),
    )
    .orderBy("marksJson")
    .limit(1000)
    .execute();
  return rows.map((row) => fromJson<Marks>(row.marksJson));
}

/** How many judges have handed in each sample case. */
export function countCalibrations(db: Db, editionId: string) {
  return db
    .selectFrom("calibration_sheet")
    .select((eb) => ["caseId", eb.fn.countAll<number>().as("n")])
    .where("editionId", "=", editionId)
    .where("submittedAt", "is not", null)
    .groupBy("caseId")
    .execute();
}

/** Keeps the first marks of a case. Gives false if there are some already. */
export async function insertCalibration(
  db: Db,
  row: OfJudge & { id: string; caseId: string; marks: Marks; now: Instant },
): Promise<boolean> {
  const { marks, now, ...columns } = row;
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("calibration_sheet")
    .values({ ...columns, marksJson: toJson(marks), version: 1, changedAt: now, submittedAt: null })
    .onConflict((conflict) => conflict.columns(["editionId", "judgeId", "caseId"]).doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** Writes marks over the version they were drawn from. Gives false if they moved on or are handed in. */
export async function updateCalibration(
  db: Db,
  {
    editionId,
    judgeId,
    caseId,
    version,
    marks,
    now,
  }: OfJudge & { caseId: string; version: number; marks: Marks; now: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("calibration_sheet")
    .set({ marksJson: toJson(marks), version: version + 1, changedAt: now })
    .where("editionId", "=", editionId)
    .where("judgeId", "=", judgeId)
    .where("caseId", "=", caseId)
    .where("version", "=", version)
    .where("submittedAt", "is", null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Hands the marks of a case in. Gives false if they were in before. */
export async function markCalibrationSubmitted(
  db: Db,
  { editionId, judgeId, caseId, now }: OfJudge & { caseId: string; now: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("calibration_sheet")
    .set({ submittedAt: now })
    .where("editionId", "=", editionId)
    .where("judgeId", "=", judgeId)
    .where("caseId", "=", caseId)
    .where("submittedAt", "is", null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}
