import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { standingAnswerForm } from "~/forms/screening";
import { paths } from "~/paths";
import { answerStanding, readStanding } from "~/services/standings.server";
export { loader } from "../screening_.$entry_.standing/route.server";

/** A second person makes a proposed change of standing, or refuses it. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "screener", "organiser");
  const { entry } = found(await readStanding(known.db, known, params["entry"] ?? ""));
  const { data, values, refused } = await parseForm(context, request, standingAnswerForm);
  if (refused) return refuseForm(refused);
  const refusal = await answerStanding(known, {
    entryId: entry.id,
    change: data.change,
    isMade: data.answered === "made",
    answer: data.answer,
  });
  return refusal ? refuseAct(refusal, values) : redirect(`${paths.standing(entry.id)}?done=1`, 303);
}
