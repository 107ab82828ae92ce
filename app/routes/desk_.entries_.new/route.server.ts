import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { beginForForm } from "~/forms/members";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { beginEntryFor } from "~/services/entries.server";

export function loader({ context, request }: LoaderFunctionArgs) {
  const { t } = requireRole(context, request, "organiser", "screener");
  return { title: t("members.deskNew") };
}

/** Begins an entry for the owner of an address, and goes on to type into it. */
export async function action({ context, request }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser", "screener");
  const form = await parseForm(context, request, beginForForm);
  if (form.refused) return refuseForm(form.refused);
  const { id, refusal } = await beginEntryFor(known, form.data);
  return refusal ? refuseAct(refusal, form.values) : redirect(paths.entry(id));
}
