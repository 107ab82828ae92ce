import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { answerForm } from "~/forms/decision";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { answerProposal } from "~/services/decisions.server";
import { decidableAt } from "../desk_.decisions_.$category/route.server";
export { loader } from "../desk_.decisions_.$category/route.server";

/** An organiser approves the proposal or returns it with words. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const decidable = decidableAt(known, params["category"]);
  const { data, values, refused } = await parseForm(context, request, answerForm);
  if (refused) return refuseForm(refused);
  const refusal = await answerProposal(known, decidable, data);
  return refusal ? refuseAct(refusal, values) : redirect(paths.decision(decidable.id));
}
