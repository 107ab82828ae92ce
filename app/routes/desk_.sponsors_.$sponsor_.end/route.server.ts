import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { endSponsorForm } from "~/forms/sponsor";
import { paths } from "~/paths";
import { endSponsor } from "~/services/sponsors.server";
import { findSponsor } from "~db/queries/sponsors";

/** Asks an organiser whether a sponsor ends. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { db, edition, t } = requireRole(context, request, "organiser");
  const sponsor = found(await findSponsor(db, { id: params["sponsor"] ?? "", editionId: edition.id }));
  found(sponsor.endedAt ? null : sponsor);
  const { id, name, version } = sponsor;
  return { title: t("sponsors.endTitle", { name }), sponsor: { id, name, version } };
}

/** Ends it. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const { data, values, refused } = await parseForm(context, request, endSponsorForm);
  if (refused) return refuseForm(refused);
  const refusal = await endSponsor(known, { id: params["sponsor"] ?? "", version: data.version });
  return refusal ? refuseAct(refusal, values) : redirect(paths.sponsors);
}
