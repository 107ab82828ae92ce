import type { ActionFunctionArgs } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { parseForm } from "~/forms/parse-form.server";
import { scoresheetForm } from "~/forms/scoresheet";
import { saveCalibration } from "~/services/calibrations.server";
import { answerOf, refusedAnswer } from "../judging.$assignment.draft/route.server";
import { sampleOf } from "../judging_.calibration_.$case._index/route.server";

/** Keeps the marks of a sample case that save themselves, and says how they stand. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "judge");
  const sample = sampleOf(known, params["case"]);
  const form = scoresheetForm(known.edition.rulebook.rubric);
  const { data, refused } = await parseForm(context, request, form);
  return refused
    ? refusedAnswer(known, refused)
    : answerOf(known, await saveCalibration(known, sample, data));
}
