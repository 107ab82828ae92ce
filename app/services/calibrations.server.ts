import { newId, type ViewerContext } from "~/context.server";
import { casesLeft, refuseSample, sampleBook } from "~/domain/calibration";
import type { SampleCase } from "~/domain/rulebook";
import { emptySheet, faultsOfSheet, sameSheet, type Sheet, type SheetFault } from "~/domain/scoring";
import type { Refusal } from "~/domain/message";
import type { Db } from "~db/client";
import {
  findCalibration,
  insertCalibration,
  listCalibrationsOfJudge,
  markCalibrationSubmitted,
  updateCalibration,
} from "~db/queries/calibrations";
import { findJudge } from "~db/queries/judges";
import { record } from "./history.server";
import type { Saving } from "./scoresheets.server";

/** How many sample cases the viewer has yet to mark before the first entry is opened. */
export async function countSamplesLeft(db: Db, { edition, viewer }: ViewerContext): Promise<number> {
  const own = await listCalibrationsOfJudge(db, { editionId: edition.id, judgeId: viewer.id });
  return casesLeft(
    edition.rulebook.calibration,
    own.filter((one) => one.submittedAt).map((one) => one.caseId),
  );
}

type Drawn = { version: number; sheet: Sheet };

/** Keeps a judge's marks of a sample case as far as they are. */
export function saveCalibration(
  context: ViewerContext,
  sample: Pick<SampleCase, "id">,
  drawn: Drawn,
): Promise<Saving> {
  return context.db.transaction().execute((trx) => write(trx, context, sample, drawn));
}

/** Keeps them and, if every criterion is marked, hands them in. They never enter a result. */
export function submitCalibration(
  context: ViewerContext,
  sample: Pick<SampleCase, "id">,
  drawn: Drawn,
): Promise<Saving & { faults: SheetFault[] }> {
  const { db, edition, viewer, now } = context;
  const of = { editionId: edition.id, judgeId: viewer.id, caseId: sample.id };
  return db.transaction().execute(async (trx) => {
    const saving = await write(trx, context, sample, drawn);
    if (saving.refusal) {
      const kept = await findCalibration(trx, of);
      const isSame = kept?.submittedAt && sameSheet(kept.sheet, marksAlone(drawn.sheet));
      return { ...saving, refusal: isSame ? null : saving.refusal, faults: [] };
    }
    const faults = faultsOfSheet(sampleBook(edition.rulebook), drawn.sheet);
    if (faults.length > 0) return { ...saving, faults };
    if (!(await markCalibrationSubmitted(trx, { ...of, now })))
      return { ...saving, refusal: { id: "calibrating.handedIn" as const }, faults: [] };
    await record(trx, context, {
      act: "calibration.submitted",
      kind: "judge",
      id: viewer.id,
      facts: { case: sample.id, rulebook: edition.rulebookVersion },
    });
    return { ...saving, faults: [] };
  });
}

const marksAlone = (sheet: Sheet): Sheet => ({ ...emptySheet, marks: sheet.marks });

async function write(
  trx: Db,
  { edition, viewer, now, portal }: ViewerContext,
  sample: Pick<SampleCase, "id">,
  { version, sheet }: Drawn,
): Promise<Saving> {
  const of = { editionId: edition.id, judgeId: viewer.id, caseId: sample.id };
  const judge = await findJudge(trx, { editionId: edition.id, personId: viewer.id });
  const saved = await findCalibration(trx, of);
  const kept = { version: saved?.version ?? 0, changedAt: saved?.changedAt ?? null, theirs: null };
  const refusal: Refusal = refuseSample({
    termsAt: judge?.profile?.termsAt ?? null,
    submittedAt: saved?.submittedAt ?? null,
  });
  if (refusal) return { ...kept, refusal };
  if (saved && sameSheet(saved.sheet, marksAlone(sheet))) return { ...kept, refusal: null };
  const { marks } = sheet;
  const isWritten = saved
    ? await updateCalibration(trx, { ...of, version, marks, now })
    : version === 0 && (await insertCalibration(trx, { ...of, id: newId(portal), marks, now }));
  if (!isWritten)
    return {
      ...kept,
      refusal: { id: "fault.stale" },
      theirs: saved ? { version: saved.version, changedAt: saved.changedAt, sheet: saved.sheet } : null,
    };
  return { refusal: null, version: version + 1, changedAt: now, theirs: null };
}
