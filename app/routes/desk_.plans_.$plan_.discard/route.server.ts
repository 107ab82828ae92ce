import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { found, requireRole, type ViewerContext } from "~/context.server";
import { readForm, refuseAct } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { discardPlan } from "~/services/plans.server";
import { findPlan } from "~db/queries/plans";

/** Asks once more before a draft is put away. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "organiser", "chair");
  const { id, seed, state } = found(await readPlan(known, params));
  return {
    title: known.t("plans.discardTitle"),
    plan: { id, seed, isOpen: ["draft", "planning", "failed"].includes(state) },
  };
}

/** Puts the draft away. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser", "chair");
  const { id } = found(await readPlan(known, params));
  await readForm(context, request);
  const refusal = await discardPlan(known, id);
  if (refusal) return refuseAct(refusal);
  return redirect(paths.plans, 303);
}

function readPlan({ db, edition }: ViewerContext, params: Record<string, string | undefined>) {
  return findPlan(db, { id: params["plan"] ?? "", editionId: edition.id });
}
