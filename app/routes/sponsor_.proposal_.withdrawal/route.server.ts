import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { refuseTakingBack } from "~/domain/proposals";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { sendProposalForm } from "~/forms/sponsor";
import { paths } from "~/paths";
import { requireSponsor } from "~/services/sponsor-sight.server";
import { takeBackProposal } from "~/services/sponsor-proposals.server";
import { findNewestProposal } from "~db/queries/sponsor-proposals";

/** Asks whether what was sent is taken back. For its sponsor alone. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { db, sponsor, t } = await requireSponsor(context, request);
  const proposal = await findNewestProposal(db, sponsor.id);
  return {
    title: t("sponsoring.takeBack"),
    version: proposal?.version ?? 0,
    refusal: refuseTakingBack(proposal),
  };
}

/** Takes it back; it is a draft again. */
export async function action({ context, request }: ActionFunctionArgs) {
  const known = await requireSponsor(context, request);
  const { data, values, refused } = await parseForm(context, request, sendProposalForm);
  if (refused) return refuseForm(refused);
  const refusal = await takeBackProposal(known, data);
  return refusal ? refuseAct(refusal, values) : redirect(paths.ownProposal);
}
