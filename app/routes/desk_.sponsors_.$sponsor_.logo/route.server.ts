import { type ActionFunctionArgs, data as answer, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import { parseForm, readForm, refuseForm } from "~/forms/parse-form.server";
import { logoForm } from "~/forms/sponsor";
import { paths } from "~/paths";
import { setLogo } from "~/services/sponsors.server";
import { findSponsor } from "~db/queries/sponsors";

/** A sponsor's logo and its words, for organisers. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { db, edition, t } = requireRole(context, request, "organiser");
  const sponsor = found(await findSponsor(db, { id: params["sponsor"] ?? "", editionId: edition.id }));
  found(sponsor.endedAt ? null : sponsor);
  return { title: t("sponsors.logoTitle", { name: sponsor.name }), edition: edition.id, sponsor };
}

/** Takes the picture, by what is in the file and not by its name. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const copy = request.clone();
  const { data, values, refused } = await parseForm(context, request, logoForm);
  if (refused) return refuseForm(refused);
  const file = (await readForm(context, copy)).get("logo");
  const bytes = file instanceof Blob ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
  const faults = await setLogo(known, { id: params["sponsor"] ?? "", ...data, bytes });
  if (faults.length > 0)
    return answer({ faults, values }, { status: faults.some((f) => f.field === "") ? 409 : 422 });
  return redirect(paths.sponsor(params["sponsor"] ?? ""));
}
