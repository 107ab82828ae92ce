import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { summaryOfMarks } from "~/domain/own-marks";
import { sheetScore } from "~/domain/scoring";
import { listAssignmentsOfJudge } from "~db/queries/scoresheets";

/** All marks that a judge has given, over all own entries. Their own alone; nothing of another judge is selected. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { db, edition, viewer, t } = requireRole(context, request, "judge");
  const { rubric } = edition.rulebook;
  const rows = (await listAssignmentsOfJudge(db, { editionId: edition.id, judgeId: viewer.id })).filter(
    (one) => !one.endedAt && one.confirmedAt,
  );
  return {
    title: t("marks.title"),
    criteria: rubric.criteria.map(({ id, name, weight }) => ({ id, name, weight })),
    rows: rows.map(({ id, code, title, marks, submittedAt, isReopened }) => ({
      id,
      code,
      title,
      marks,
      score: sheetScore(rubric, marks),
      state: submittedAt ? "submitted" : isReopened ? "reopened" : "open",
    })),
    summary: summaryOfMarks(
      rubric,
      rows.map((one) => one.marks),
    ),
  };
}
