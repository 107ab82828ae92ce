import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import { brandOf, changedParts, refuseProposalAnswer } from "~/domain/proposals";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { proposalAnswerForm } from "~/forms/sponsor";
import { paths } from "~/paths";
import { PROPOSED } from "~/services/sponsor-preview.server";
import { answerProposal } from "~/services/sponsor-proposals.server";
import { findSentProposal } from "~db/queries/sponsor-proposals";
import { findSponsor } from "~db/queries/sponsors";

/** A proposal beside what stands now, how it would stand, and the form that answers it. Organisers alone. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { db, edition, t } = requireRole(context, request, "organiser");
  const sponsor = found(await findSponsor(db, { id: params["sponsor"] ?? "", editionId: edition.id }));
  const proposal = found(await findSentProposal(db, { id: params["proposal"] ?? "", sponsorId: sponsor.id }));
  const now = brandOf(sponsor);
  const { tier, categories, award } = sponsor;
  return {
    title: t("sponsoring.answerTitle", { name: sponsor.name }),
    id: proposal.id,
    sponsor: { id: sponsor.id, name: sponsor.name, version: sponsor.version },
    before: now,
    after: { ...proposal.brand, id: PROPOSED, tier, categories },
    changed: changedParts(now, proposal.brand),
    isOld: proposal.state === "sent" && proposal.basedOn !== sponsor.version,
    version: proposal.version,
    state: proposal.state,
    sender: proposal.sender,
    sentAt: proposal.sentAt ?? proposal.createdAt,
    answer: proposal.answer,
    mayAnswer:
      !sponsor.endedAt && refuseProposalAnswer(proposal, { answer: "accepted", reason: "" }) === null,
    award: edition.rulebook.specialAwards.find(({ id }) => id === award)?.name,
    edition: edition.id,
    zone: edition.rulebook.edition.zone,
    languages: edition.rulebook.languages.pages,
  };
}

/** Accepts or refuses it, by the versions that were compared. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const { db, edition } = known;
  const { id: sponsorId } = found(
    await findSponsor(db, { id: params["sponsor"] ?? "", editionId: edition.id }),
  );
  const { id } = found(await findSentProposal(db, { id: params["proposal"] ?? "", sponsorId }));
  const { data, values, refused } = await parseForm(context, request, proposalAnswerForm);
  if (refused) return refuseForm(refused);
  const { answer, reason, proposal, sponsor } = data;
  const refusal = await answerProposal(known, {
    ...{ id, sponsorId, answer, reason },
    seen: { proposal, sponsor },
  });
  return refusal ? refuseAct(refusal, values) : redirect(paths.sponsor(sponsorId));
}
