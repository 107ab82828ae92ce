import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { datesForm } from "~/forms/rulebook";
import { paths } from "~/paths";
import { moveDates } from "~/services/rulebooks.server";
import { movesOf } from "../desk_.dates/route.server";
export { loader } from "../desk_.dates/route.server";

/** Moves the dates as previewed. */
export async function action({ context, request }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const form = await parseForm(context, request, datesForm);
  if (form.refused) return refuseForm(form.refused);
  const { reason, version } = form.data;
  const moves = movesOf(known.edition.rulebook, form.values);
  const refusal = await moveDates(known, { moves, reason, version });
  if (refusal) return refuseAct(refusal, form.values);
  return redirect(paths.rulebookVersions);
}
