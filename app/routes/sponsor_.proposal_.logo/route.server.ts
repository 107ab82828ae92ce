import { type ActionFunctionArgs, data as answer, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { brandInHand, refuseProposing } from "~/domain/proposals";
import { parseForm, readForm, refuseForm } from "~/forms/parse-form.server";
import { logoForm } from "~/forms/sponsor";
import { paths } from "~/paths";
import { requireSponsor } from "~/services/sponsor-sight.server";
import { proposeLogo } from "~/services/sponsor-proposals.server";
import { findNewestProposal } from "~db/queries/sponsor-proposals";

/** The proposed logo and its words, for its sponsor alone. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { db, sponsor, t } = await requireSponsor(context, request);
  const newest = await findNewestProposal(db, sponsor.id);
  const draft = newest?.state === "draft" ? newest : null;
  const brand = brandInHand(newest, sponsor);
  return {
    title: t("sponsoring.logoTitle"),
    version: draft?.version ?? 0,
    alt: brand.logoAlt,
    pictures: {
      light: brand.logo && paths.proposalPiece("logo"),
      dark: brand.logoDark && paths.proposalPiece("dark-logo"),
    },
    refusal: refuseProposing(newest),
  };
}

/** Takes the picture, by what is in the file and not by its name. */
export async function action({ context, request }: ActionFunctionArgs) {
  const known = await requireSponsor(context, request);
  const copy = request.clone();
  const { data, values, refused } = await parseForm(context, request, logoForm);
  if (refused) return refuseForm(refused);
  const file = (await readForm(context, copy)).get("logo");
  const bytes = file instanceof Blob ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
  const faults = await proposeLogo(known, { ...data, bytes });
  if (faults.length > 0)
    return answer({ faults, values }, { status: faults.some((f) => f.field === "") ? 409 : 422 });
  return redirect(paths.proposalPreview);
}
