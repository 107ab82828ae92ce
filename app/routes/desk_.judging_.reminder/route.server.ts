import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { bareForm } from "~/forms/scoresheet";
import { paths } from "~/paths";
import { remindJudges } from "~/services/judging-desk.server";
export { loader } from "../desk_.judging/route.server";

/** The chair reminds every judge who is behind. */
export async function action({ context, request }: ActionFunctionArgs) {
  const known = requireRole(context, request, "chair");
  const { refused } = await parseForm(context, request, bareForm);
  if (refused) return refuseForm(refused);
  const { refusal, told } = await remindJudges(known);
  return refusal ? refuseAct(refusal) : redirect(`${paths.judgingDesk}?reminded=${told}`, 303);
}
