import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { bareForm } from "~/forms/scoresheet";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { sealRulesNow } from "~/services/rankings.server";
export { loader } from "../desk_.rankings/route.server";

/** An organiser seals the rules that decide before the first score does. */
export async function action({ context, request }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const { refused } = await parseForm(context, request, bareForm);
  if (refused) return refuseForm(refused);
  const refusal = await sealRulesNow(known);
  return refusal ? refuseAct(refusal) : redirect(paths.rankings);
}
