import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { scoresheetForm } from "~/forms/scoresheet";
import { paths } from "~/paths";
import { submitCalibration } from "~/services/calibrations.server";
import { sampleOf } from "../judging_.calibration_.$case._index/route.server";
export { loader } from "../judging_.calibration_.$case._index/route.server";

/** Hands the marks of a sample case in and leads to the comparison. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "judge");
  const sample = sampleOf(known, params["case"]);
  const form = scoresheetForm(known.edition.rulebook.rubric);
  const { data, values, refused } = await parseForm(context, request, form);
  if (refused) return refuseForm(refused);
  const { refusal, faults } = await submitCalibration(known, sample, data);
  if (refusal) return refuseAct(refusal, values);
  return faults.length > 0 ? refuseForm({ faults, values }) : redirect(paths.sampleCase(sample.id));
}
