import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { refuseRecusal } from "~/domain/scoring";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { recusalForm } from "~/forms/scoresheet";
import { paths } from "~/paths";
import { recuse } from "~/services/scoresheets.server";
import { ownRunning } from "../judging.$assignment._index/route.server";

/** Stepping back from an entry: what follows, and the form. Its judge alone. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "judge");
  const assignment = await ownRunning(known, params["assignment"]);
  const { id, code, title } = assignment;
  return {
    title: known.t("judging.stepBackTitle"),
    assignment: { id, code, title },
    refusal: refuseRecusal(assignment),
  };
}

/** The judge steps back. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "judge");
  const { id } = await ownRunning(known, params["assignment"]);
  const { data, values, refused } = await parseForm(context, request, recusalForm);
  if (refused) return refuseForm(refused);
  const refusal = await recuse(known, { id, ...data });
  return refusal ? refuseAct(refusal, values) : redirect(paths.judging);
}
