import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { refuseAbstaining } from "~/domain/scoring";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { abstentionForm } from "~/forms/scoresheet";
import { paths } from "~/paths";
import { abstain } from "~/services/scoresheets.server";
import { ownRunning } from "../judging.$assignment._index/route.server";

/** Giving an entry back without a tie: what follows, and the form. Its judge alone. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "judge");
  const assignment = await ownRunning(known, params["assignment"]);
  const { id, code, title, confirmedAt } = assignment;
  return {
    title: known.t("abstaining.title"),
    assignment: { id, code, title, isConfirmed: confirmedAt !== null },
    refusal: refuseAbstaining(assignment),
  };
}

/** The judge abstains. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "judge");
  const { id } = await ownRunning(known, params["assignment"]);
  const { data, values, refused } = await parseForm(context, request, abstentionForm);
  if (refused) return refuseForm(refused);
  const refusal = await abstain(known, { id, ...data });
  return refusal ? refuseAct(refusal, values) : redirect(paths.judging);
}
