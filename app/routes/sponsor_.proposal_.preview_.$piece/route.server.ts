import type { LoaderFunctionArgs } from "@remix-run/node";
import { brandInHand } from "~/domain/proposals";
import { drawPreview } from "~/services/sponsor-preview.server";
import { requireSponsor } from "~/services/sponsor-sight.server";
import { findNewestProposal } from "~db/queries/sponsor-proposals";

/** A piece of how the brand in hand would stand, for its sponsor alone. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = await requireSponsor(context, request);
  const { db, sponsor } = known;
  const brand = brandInHand(await findNewestProposal(db, sponsor.id), sponsor);
  return drawPreview(known, { sponsor, brand, piece: params["piece"] ?? "" });
}
