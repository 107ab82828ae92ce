import { type ActionFunctionArgs, data as answer, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { brandInHand, refuseProposing } from "~/domain/proposals";
import { parseForm, refuseForm } from "~/forms/parse-form.server";
import { brandForm, wordsIn } from "~/forms/sponsor";
import { paths } from "~/paths";
import { requireSponsor } from "~/services/sponsor-sight.server";
import { saveProposal } from "~/services/sponsor-proposals.server";
import { findNewestProposal } from "~db/queries/sponsor-proposals";

/** The proposal in hand, or what one would begin with: what was refused, or the brand as it stands. For its sponsor alone. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { db, edition, sponsor, t } = await requireSponsor(context, request);
  const newest = await findNewestProposal(db, sponsor.id);
  const draft = newest?.state === "draft" || newest?.state === "sent" ? newest : null;
  const refused = newest?.state === "refused" ? newest : null;
  return {
    title: t("sponsoring.proposalTitle"),
    name: sponsor.name,
    version: draft?.version ?? 0,
    brand: brandInHand(newest, sponsor),
    refused: refused ? { reason: refused.answer ?? "" } : null,
    languages: edition.rulebook.languages.pages,
    refusal: refuseProposing(newest),
  };
}

/** Keeps what was typed and leads to its preview; nothing is sent yet. */
export async function action({ context, request }: ActionFunctionArgs) {
  const known = await requireSponsor(context, request);
  const languages = known.edition.rulebook.languages.pages;
  const { data, values, refused } = await parseForm(context, request, brandForm(languages));
  if (refused) return refuseForm(refused);
  const faults = await saveProposal(known, {
    version: data.version,
    name: data.name,
    words: wordsIn(values, "words", languages) ?? { en: "" },
    link: data.link || null,
    colour: data.colour,
  });
  if (faults.length > 0)
    return answer({ faults, values }, { status: faults.some((f) => f.field === "") ? 409 : 422 });
  return redirect(paths.proposalPreview);
}
