import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { scoresheetForm } from "~/forms/scoresheet";
import { paths } from "~/paths";
import { submitScoresheet } from "~/services/scoresheets.server";
import { ownRunning } from "../judging.$assignment._index/route.server";
export { loader } from "../judging.$assignment._index/route.server";

/** Hands the scoresheet in for good. What is lacking is said at its field; the words are saved all the same. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "judge");
  const { id } = await ownRunning(known, params["assignment"]);
  const { data, values, refused } = await parseForm(
    context,
    request,
    scoresheetForm(known.edition.rulebook.rubric),
  );
  if (refused) return refuseForm(refused);
  const { refusal, faults } = await submitScoresheet(known, { id, ...data });
  if (refusal) return refuseAct(refusal, values);
  return faults.length > 0 ? refuseForm({ faults, values }) : redirect(`${paths.judging}?in=${id}`);
}
