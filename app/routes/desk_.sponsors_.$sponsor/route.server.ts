import { type ActionFunctionArgs, data as answer, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import { awardName } from "~/domain/sponsors";
import { clockIn, instantIn, later, MINUTE } from "~/domain/time";
import { parseForm, refuseForm } from "~/forms/parse-form.server";
import { sponsorForm, wordsIn } from "~/forms/sponsor";
import { paths } from "~/paths";
import { changeSponsor } from "~/services/sponsors.server";
import { listSentProposals } from "~db/queries/sponsor-proposals";
import { listPeopleOfSponsor } from "~db/queries/sponsor-people";
import { findSponsor } from "~db/queries/sponsors";

/** One sponsor as it is saved, for organisers. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { db, edition } = requireRole(context, request, "organiser");
  const sponsor = found(await findSponsor(db, { id: params["sponsor"] ?? "", editionId: edition.id }));
  found(sponsor.endedAt ? null : sponsor);
  const { rulebook } = edition;
  const { zone } = rulebook.edition;
  return {
    title: sponsor.name,
    edition: edition.id,
    people: (await listPeopleOfSponsor(db, sponsor.id)).length,
    proposals: (await listSentProposals(db, sponsor.id)).map(({ id, state, sentAt, createdAt }) => ({
      id,
      state,
      sentAt: sentAt ?? createdAt,
    })),
    zone,
    sponsor,
    firstDay: sponsor.startsAt ? clockIn(zone, sponsor.startsAt).day : "",
    lastDay: sponsor.endsAt ? clockIn(zone, later(sponsor.endsAt, -MINUTE)).day : "",
    categories: rulebook.categories.map(({ id, name }) => ({ id, name })),
    specialAwards: rulebook.specialAwards.map(({ id, name }) => ({ id, name })),
    languages: rulebook.languages.pages,
    awardName: awardName(
      rulebook.names.award,
      [{ tier: "title", prefix: sponsor.prefix ?? { en: "Example Group ·" } }],
      "en",
    ),
  };
}

/** Saves a sponsor, unless somebody else has since it was opened. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const { zone } = known.edition.rulebook.edition;
  const languages = known.edition.rulebook.languages.pages;
  const { data, values, refused } = await parseForm(context, request, sponsorForm(languages));
  if (refused) return refuseForm(refused);
  const faults = await changeSponsor(known, {
    id: params["sponsor"] ?? "",
    name: data.name,
    tier: data.tier,
    categories: data.categories,
    award: data.award || null,
    prefix: wordsIn(values, "prefix", languages),
    words: wordsIn(values, "words", languages) ?? { en: "" },
    link: data.link || null,
    colour: data.colour,
    startsAt: data.startsAt ? instantIn(zone, data.startsAt, "00:00") : null,
    endsAt: data.endsAt ? later(instantIn(zone, data.endsAt, "23:59"), MINUTE) : null,
    version: data.version,
  });
  if (faults.length > 0)
    return answer({ faults, values }, { status: faults.some((f) => f.field === "") ? 409 : 422 });
  return redirect(paths.sponsor(params["sponsor"] ?? ""));
}
