import type { LoaderFunctionArgs } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import { drawPreview } from "~/services/sponsor-preview.server";
import { findSentProposal } from "~db/queries/sponsor-proposals";
import { findSponsor } from "~db/queries/sponsors";

/** A piece of the preview of a proposal that was sent, for organisers. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const { db, edition } = known;
  const sponsor = found(await findSponsor(db, { id: params["sponsor"] ?? "", editionId: edition.id }));
  const { brand } = found(
    await findSentProposal(db, { id: params["proposal"] ?? "", sponsorId: sponsor.id }),
  );
  return drawPreview(known, { sponsor, brand, piece: params["piece"] ?? "" });
}
