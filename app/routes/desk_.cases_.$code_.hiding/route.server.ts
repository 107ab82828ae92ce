import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireRole, type ViewerContext } from "~/context.server";
import { refuseHiding } from "~/domain/correction";
import { hidingForm } from "~/forms/correction";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { hideCase } from "~/services/corrections.server";
import { findPlannedCases } from "~/services/publications.server";

async function caseAt(context: ViewerContext, code: string | undefined) {
  const planned = found(await findPlannedCases(context.db, context));
  return { planned, one: found(planned.cases.find((each) => each.code === code)) };
}

/** Whether the page of one winning case is down during a correction: for organisers. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const { planned, one } = await caseAt(known, params["code"]);
  return {
    title: known.t("correction.hideTitle", { code: one.code }),
    name: one.title,
    isHidden: one.isHidden,
    refusal: refuseHiding(planned),
  };
}

/** Takes it down, or puts it back. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const { one } = await caseAt(known, params["code"]);
  const { data, values, refused } = await parseForm(context, request, hidingForm);
  if (refused) return refuseForm(refused);
  const refusal = await hideCase(known, {
    entryId: one.entry,
    isHidden: data.hidden === "yes",
    reason: data.reason,
  });
  return refusal ? refuseAct(refusal, values) : redirect(paths.deskCases);
}
