import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import { refuseEndingDisclosure } from "~/domain/disclosure";
import { refuseAct } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { endDisclosure } from "~/services/disclosures.server";
import { findDisclosure } from "~db/queries/disclosures";

/** Asks an organiser or the chair whether a disclosure ends. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { db, edition, t } = requireRole(context, request, "organiser", "chair");
  const one = found(await findDisclosure(db, { id: params["disclosure"] ?? "", editionId: edition.id }));
  return {
    title: t("disclosure.endTitle", { name: one.name }),
    id: one.id,
    refusal: refuseEndingDisclosure(one),
  };
}

/** Ends it. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser", "chair");
  const id = params["disclosure"] ?? "";
  found(await findDisclosure(known.db, { id, editionId: known.edition.id }));
  const refusal = await endDisclosure(known, id);
  return refusal ? refuseAct(refusal) : redirect(paths.disclosure(id));
}
