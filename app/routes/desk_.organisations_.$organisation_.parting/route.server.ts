import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { partingForm } from "~/forms/organisations";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { undoMerge } from "~/services/organisations.server";
import { requireOrganisation } from "../desk_.organisations_.$organisation/route.server";
export { loader } from "../desk_.organisations_.$organisation/route.server";

/** Undoes a merge. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { known, organisation } = await requireOrganisation(context, request, params["organisation"]);
  const form = await parseForm(context, request, partingForm);
  if (form.refused) return refuseForm(form.refused);
  const refusal = await undoMerge(known, { id: organisation.id, version: form.data.version });
  return refusal ? refuseAct(refusal) : redirect(`${paths.organisation(organisation.id)}?done=parted`);
}
