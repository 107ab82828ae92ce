import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import { refuseAnsweringReport } from "~/domain/sheet-acts";
import { reportAnswerForm } from "~/forms/moderating";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { answerReport } from "~/services/sheet-reports.server";
import { listConflictCategories } from "~db/queries/rankings";
import { findReport } from "~db/queries/sheet-reports";

/** A fault that a judge reported: what it is, and for the chair the form that answers. No marks come with it. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { db, edition, viewer, t } = requireRole(context, request, "chair", "organiser");
  const report = found(await findReport(db, { id: params["report"] ?? "", editionId: edition.id }));
  const conflicts = await listConflictCategories(db, { editionId: edition.id, personId: viewer.id });
  return {
    title: t("moderating.reportTitle", { code: report.code }),
    zone: edition.rulebook.edition.zone,
    report,
    mayAnswer: viewer.roles.includes("chair"),
    refusal: refuseAnsweringReport(report, {
      id: viewer.id,
      hasConflict: conflicts.includes(report.category ?? ""),
    }),
  };
}

/** The chair answers. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "chair");
  const { id } = found(
    await findReport(known.db, { id: params["report"] ?? "", editionId: known.edition.id }),
  );
  const { data, values, refused } = await parseForm(context, request, reportAnswerForm);
  if (refused) return refuseForm(refused);
  const refusal = await answerReport(known, { id, ...data });
  return refusal ? refuseAct(refusal, values) : redirect(paths.report(id));
}
