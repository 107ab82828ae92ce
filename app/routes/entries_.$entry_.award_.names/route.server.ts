import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireViewer } from "~/context.server";
import { namesForm } from "~/forms/embargo";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { proposeNames, requireAward } from "~/services/embargo.server";

/** The names of a winning case as they will stand, to be set right by those who lead the entry. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireViewer(context, request);
  const { entry, names, refusals } = await requireAward(known, params["entry"] ?? "");
  return {
    title: known.t("embargo.namesTitle"),
    entry: { id: entry.id, code: entry.code },
    names,
    refusal: refusals.names,
  };
}

/** Asks for other names. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireViewer(context, request);
  const { entry } = await requireAward(known, params["entry"] ?? "");
  const { data, values, refused } = await parseForm(context, request, namesForm);
  if (refused) return refuseForm(refused);
  const refusal = await proposeNames(known, { entryId: entry.id, ...data });
  return refusal ? refuseAct(refusal, values) : redirect(paths.award(entry.id), 303);
}
