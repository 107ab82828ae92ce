import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { changeForm } from "~/forms/rulebook";
import { paths } from "~/paths";
import { answerRuleChange } from "~/services/rulebooks.server";
export { loader } from "../desk_.rulebook_.versions/route.server";

/** A second organiser answers a change of the rules that decide. */
export async function action({ context, request }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const form = await parseForm(context, request, changeForm);
  if (form.refused) return refuseForm(form.refused);
  const refusal = await answerRuleChange(known, { id: form.data.id, isMade: form.data.answer === "made" });
  return refusal ? refuseAct(refusal, form.values) : redirect(paths.rulebookVersions);
}
