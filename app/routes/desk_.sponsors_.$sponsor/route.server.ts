import { type ActionFunctionArgs, data as answer, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import { awardName, contrastOf, PAPER, type Sponsor } from "~/domain/sponsors";
import type { Words } from "~/domain/words";
import { parseForm, refuseForm, type Values } from "~/forms/parse-form.server";
import { sponsorForm } from "~/forms/sponsor";
import { paths } from "~/paths";
import { changeSponsor } from "~/services/sponsors.server";
import { listPeopleOfSponsor } from "~db/queries/sponsor-people";
import { findSponsor } from "~db/queries/sponsors";

/** One sponsor as it is saved, for organisers. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { db, edition } = requireRole(context, request, "organiser");
  const sponsor = found(await findSponsor(db, { id: params["sponsor"] ?? "", editionId: edition.id }));
  found(sponsor.endedAt ? null : sponsor);
  const { rulebook } = edition;
  return {
    title: sponsor.name,
    edition: edition.id,
    people: (await listPeopleOfSponsor(db, sponsor.id)).length,
    sponsor,
    contrast: (Math.floor(contrastOf(sponsor.colour, PAPER) * 100) / 100).toFixed(2),
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
  const languages = known.edition.rulebook.languages.pages;
  const { data, values, refused } = await parseForm(context, request, sponsorForm(languages));
  if (refused) return refuseForm(refused);
  const faults = await changeSponsor(known, {
    id: params["sponsor"] ?? "",
    name: data.name,
    tier: data.tier,
    categories: data.categories,
    award: data.award || null,
    prefix: said(values, "prefix", languages),
    words: said(values, "words", languages) ?? { en: "" },
    link: data.link || null,
    colour: data.colour.toLowerCase(),
    version: data.version,
  });
  if (faults.length > 0)
    return answer({ faults, values }, { status: faults.some((f) => f.field === "") ? 409 : 422 });
  return redirect(paths.sponsor(params["sponsor"] ?? ""));
}

/** The words typed for each language; null if there are none in English. */
function said(values: Values, part: "prefix" | "words", languages: readonly string[]): Sponsor["prefix"] {
  const textIn = (language: string) => String(values[`${part}-${language}`] ?? "").trim();
  if (!textIn("en")) return null;
  const others = languages.filter((language) => language !== "en" && textIn(language));
  return { en: textIn("en"), ...Object.fromEntries(others.map((one) => [one, textIn(one)])) } satisfies Words;
}
