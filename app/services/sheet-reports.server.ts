import { newId, type ViewerContext } from "~/context.server";
import type { Refusal } from "~/domain/message";
import { type FaultKind, refuseReporting } from "~/domain/scoring";
import { refuseAnsweringReport } from "~/domain/sheet-acts";
import { paths } from "~/paths";
import { listConflictCategories } from "~db/queries/rankings";
import { findAssignmentOfJudge } from "~db/queries/scoresheets";
import { findReport, insertReport, markReportAnswered, reopenScreening } from "~db/queries/sheet-reports";
import { record } from "./history.server";
import { drawForPerson, drawForRoles, postAll } from "./notice.server";

/** A judge reports a fault of an entry: the sheet waits for the chair, who is told with the organiser. */
export async function reportFault(
  context: ViewerContext,
  { assignmentId, kind, words }: { assignmentId: string; kind: FaultKind; words: string },
): Promise<Refusal> {
  const { db, edition, viewer, now, portal } = context;
  const own = { id: assignmentId, editionId: edition.id, judgeId: viewer.id };
  const seen = await findAssignmentOfJudge(db, own);
  if (!seen) return { id: "judging.ended" };
  const id = newId(portal);
  const mails = await drawForRoles(context, ["chair", "organiser"], (t) => ({
    subject: t("reporting.mailSubject", { code: seen.code }),
    heading: t("reporting.mailSubject", { code: seen.code }),
    paragraphs: [t("reporting.mailWords", { judge: viewer.name, code: seen.code })],
    facts: [
      [t("reporting.mailKind"), t("reporting.kindOf", { kind })] as const,
      [t("reporting.mailDetail"), words] as const,
    ],
    action: { label: t("reporting.mailAction"), url: `${portal.publicUrl}${paths.report(id)}` },
  }));
  return db.transaction().execute(async (trx): Promise<Refusal> => {
    const assignment = await findAssignmentOfJudge(trx, own);
    if (!assignment) return { id: "judging.ended" };
    const refusal = refuseReporting(assignment);
    if (refusal) return refusal;
    if (!(await insertReport(trx, { id, assignmentId, kind, words, now })))
      return { id: "reporting.already" };
    await record(trx, context, {
      act: "sheet.reported",
      kind: "assignment",
      id: assignmentId,
      facts: { report: id, entry: assignment.entryId, kind },
      words: { words },
    });
    await postAll(trx, context, { kind: "sheet.reported", id }, mails);
    return null;
  });
}

/**
 * The chair answers a reported fault: the sheet goes on, or the entry goes back to screening and every sheet of it
 * waits. The judge is told in the chair's words, screeners are told of an entry that comes back to them.
 */
export async function answerReport(
  context: ViewerContext,
  { id, outcome, answer }: { id: string; outcome: "goesOn" | "toScreening"; answer: string },
): Promise<Refusal> {
  const { db, edition, viewer, now, portal } = context;
  const seen = await findReport(db, { id, editionId: edition.id });
  if (!seen) return { id: "moderating.reportGone" };
  const mails = await drawForPerson(context, seen.judgeId, (t) => ({
    subject: t("reporting.answerMailSubject", { code: seen.code }),
    heading: t("reporting.answerMailSubject", { code: seen.code }),
    paragraphs: [t("reporting.answerMailWords", { outcome })],
    facts: [[t("reporting.answerMailAnswer"), answer] as const],
    action: {
      label: t("reporting.answerMailAction"),
      url: `${portal.publicUrl}${paths.assignment(seen.assignmentId)}`,
    },
  }));
  const back =
    outcome === "toScreening"
      ? await drawForRoles(context, ["screener", "organiser"], (t) => ({
          subject: t("reporting.backMailSubject", { code: seen.code }),
          heading: t("reporting.backMailSubject", { code: seen.code }),
          paragraphs: [t("reporting.backMailWords", { code: seen.code })],
          action: {
            label: t("reporting.backMailAction"),
            url: `${portal.publicUrl}${paths.screen(seen.entryId)}`,
          },
        }))
      : [];
  return db.transaction().execute(async (trx): Promise<Refusal> => {
    const report = await findReport(trx, { id, editionId: edition.id });
    if (!report) return { id: "moderating.reportGone" };
    const conflicts = await listConflictCategories(trx, { editionId: edition.id, personId: viewer.id });
    const refusal = refuseAnsweringReport(report, {
      id: viewer.id,
      hasConflict: conflicts.includes(report.category ?? ""),
    });
    if (refusal) return refusal;
    if (!(await markReportAnswered(trx, { id, answer, outcome, personId: viewer.id, now })))
      return { id: "moderating.reportAnswered" };
    // Another judge's report may have sent it back already; then it is where it should be.
    if (outcome === "toScreening") await reopenScreening(trx, report.entryId);
    await record(trx, context, {
      act: "sheet.reportAnswered",
      kind: "assignment",
      id: report.assignmentId,
      facts: { report: id, entry: report.entryId, outcome },
      words: { answer },
    });
    await postAll(trx, context, { kind: "sheet.reportAnswered", id }, mails);
    await postAll(trx, context, { kind: "entry.sentBack", id }, back);
    return null;
  });
}
