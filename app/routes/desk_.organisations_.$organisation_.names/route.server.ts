import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { spellingForm } from "~/forms/organisations";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { changeSpelling } from "~/services/organisations.server";
import { requireOrganisation } from "../desk_.organisations_.$organisation/route.server";
export { loader } from "../desk_.organisations_.$organisation/route.server";

/** Adds a spelling, or removes one that was added. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { known, organisation } = await requireOrganisation(context, request, params["organisation"]);
  const form = await parseForm(context, request, spellingForm);
  if (form.refused) return refuseForm(form.refused);
  const { spelling, remove } = form.data;
  if (remove === undefined && spelling === undefined)
    return refuseForm({
      faults: [{ field: "spelling", message: { id: "organisations.nameMissing" } }],
      values: form.values,
    });
  const refusal = await changeSpelling(known, {
    id: organisation.id,
    name: remove ?? spelling ?? "",
    change: remove === undefined ? "add" : "remove",
  });
  return refusal
    ? refuseAct(refusal, form.values)
    : redirect(`${paths.organisation(organisation.id)}?done=named`);
}
