import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { refuseSending } from "~/domain/proposals";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { sendProposalForm } from "~/forms/sponsor";
import { paths } from "~/paths";
import { PROPOSED } from "~/services/sponsor-preview.server";
import { requireSponsor } from "~/services/sponsor-sight.server";
import { sendProposal } from "~/services/sponsor-proposals.server";
import { findNewestProposal } from "~db/queries/sponsor-proposals";

/** How the proposal would stand, and the button that sends it. For its sponsor alone. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { db, edition, sponsor, t } = await requireSponsor(context, request);
  const proposal = await findNewestProposal(db, sponsor.id);
  if (!proposal) throw redirect(paths.ownProposal);
  const { tier, categories, award } = sponsor;
  return {
    title: t("sponsoring.previewTitle"),
    version: proposal.version,
    state: proposal.state,
    refusal: refuseSending(proposal, sponsor),
    sponsor: { ...proposal.brand, id: PROPOSED, tier, categories },
    award: edition.rulebook.specialAwards.find(({ id }) => id === award)?.name,
    edition: edition.id,
  };
}

/** Sends it to the organisers. */
export async function action({ context, request }: ActionFunctionArgs) {
  const known = await requireSponsor(context, request);
  const { data, values, refused } = await parseForm(context, request, sendProposalForm);
  if (refused) return refuseForm(refused);
  const refusal = await sendProposal(known, data);
  return refusal ? refuseAct(refusal, values) : redirect(paths.ownSponsor);
}
