import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { parseForm, refuseForm } from "~/forms/parse-form.server";
import { newSponsorForm } from "~/forms/sponsor";
import { paths } from "~/paths";
import { addSponsor } from "~/services/sponsors.server";
import { listWaitingProposals } from "~db/queries/sponsor-proposals";
import { listSponsors } from "~db/queries/sponsors";

/** Sponsors of the edition, for organisers. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { db, edition, t } = requireRole(context, request, "organiser");
  const sponsors = await listSponsors(db, edition.id);
  const waiting = await listWaitingProposals(db, edition.id);
  return {
    title: t("sponsors.title"),
    sponsors: sponsors.map(({ id, name, tier, categories, logo }) => ({
      id,
      name,
      tier,
      categories,
      hasLogo: logo !== null,
      hasProposal: waiting.some(({ sponsorId }) => sponsorId === id),
    })),
  };
}

/** Adds a sponsor and leads to its page. */
export async function action({ context, request }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const { data, values, refused } = await parseForm(context, request, newSponsorForm);
  if (refused) return refuseForm(refused);
  const { id, faults } = await addSponsor(known, data);
  return id === null ? refuseForm({ faults, values }) : redirect(paths.sponsor(id));
}
