import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { refuseEntering } from "~/domain/entering";
import { beginForForm } from "~/forms/members";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { beginEntryFor, callOf } from "~/services/entries.server";

export function loader({ context, request }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "organiser", "screener");
  return {
    title: known.t("members.deskNew"),
    /** Why nobody without more time can be begun for now, or null. */
    refusal: refuseEntering(callOf(known), null),
    mayExtend: known.viewer.roles.includes("organiser"),
  };
}

/** Begins an entry for the owner of an address, and goes on to type into it. */
export async function action({ context, request }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser", "screener");
  const form = await parseForm(context, request, beginForForm);
  if (form.refused) return refuseForm(form.refused);
  const { id, refusal } = await beginEntryFor(known, form.data);
  return refusal ? refuseAct(refusal, form.values) : redirect(paths.entry(id));
}
