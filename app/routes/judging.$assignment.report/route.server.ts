import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { refuseReporting } from "~/domain/scoring";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { reportForm } from "~/forms/scoresheet";
import { paths } from "~/paths";
import { reportFault } from "~/services/sheet-reports.server";
import { listReportsOfAssignment } from "~db/queries/sheet-reports";
import { ownRunning } from "../judging.$assignment._index/route.server";

/** Reporting a fault of an own entry that was opened, and what was reported before. Its judge alone. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "judge");
  const assignment = await ownRunning(known, params["assignment"]);
  const { id, code, title, confirmedAt } = assignment;
  if (!confirmedAt) throw redirect(paths.confirmation(id));
  return {
    title: known.t("reporting.title"),
    zone: known.edition.rulebook.edition.zone,
    assignment: { id, code, title },
    reports: await listReportsOfAssignment(known.db, id),
    refusal: refuseReporting(assignment),
  };
}

/** The judge reports a fault. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "judge");
  const { id } = await ownRunning(known, params["assignment"]);
  const { data, values, refused } = await parseForm(context, request, reportForm);
  if (refused) return refuseForm(refused);
  const refusal = await reportFault(known, { assignmentId: id, ...data });
  return refusal ? refuseAct(refusal, values) : redirect(paths.assignment(id));
}
