import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireViewer } from "~/context.server";
import { declineForm } from "~/forms/embargo";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { declineAward, requireAward } from "~/services/embargo.server";

/** Asks the lead of an entry that was told whether the prize is given back. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireViewer(context, request);
  const { entry, names, refusals } = await requireAward(known, params["entry"] ?? "");
  return {
    title: known.t("embargo.declineTitle"),
    entry: { id: entry.id, code: entry.code },
    name: names.title,
    refusal: refusals.decline,
  };
}

/** Gives it back. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireViewer(context, request);
  const { entry } = await requireAward(known, params["entry"] ?? "");
  const { data, values, refused } = await parseForm(context, request, declineForm);
  if (refused) return refuseForm(refused);
  const refusal = await declineAward(known, { entryId: entry.id, reason: data.reason });
  return refusal ? refuseAct(refusal, values) : redirect(paths.award(entry.id), 303);
}
