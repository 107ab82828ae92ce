import type { LoaderFunctionArgs } from "@remix-run/node";
import { found } from "~/context.server";
import { drawPreview } from "~/services/sponsor-preview.server";
import { requireSponsor } from "~/services/sponsor-sight.server";
import { findNewestProposal } from "~db/queries/sponsor-proposals";

/** A piece of the preview of the proposal in hand, for its sponsor alone. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = await requireSponsor(context, request);
  const { brand } = found(await findNewestProposal(known.db, known.sponsor.id));
  return drawPreview(known, { sponsor: known.sponsor, brand, piece: params["piece"] ?? "" });
}
