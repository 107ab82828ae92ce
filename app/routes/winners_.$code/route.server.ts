import type { LoaderFunctionArgs } from "@remix-run/node";
import type { ViewField } from "~/domain/entry-document";
import { inOrderOfTier, sponsorsOfCategory } from "~/domain/sponsors";
import { citationOf, sharingOfCase } from "~/services/sharing.server";
import { publicSections, requireWinningCase } from "~/services/winners.server";

/** One winning case, for everyone once its page is public: the public fields of the revision that was judged. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { edition, t } = context;
  const { rulebook: book } = edition;
  const one = await requireWinningCase(context, params["code"] ?? "");
  const { code, title, ownTitle, organisation, ownOrganisation, country, subRegion, category } = one;
  const { anchors } = book.form;
  const sections = publicSections(book, one);
  const fields = sections.flatMap((section) => section.fields);
  const summary = fields.find((field) => field.id === anchors.summary) ?? null;
  const figures = fields.filter(isFigures);
  const people = fields.filter((field) => field.id === anchors.team || field.id === anchors.partners);
  const apart = [summary, ...figures, ...people];
  const citation = citationOf(context, t, one);
  const of = book.categories.find((each) => each.id === category);
  return {
    title,
    edition: edition.id,
    card: {
      code,
      title,
      ownTitle,
      organisation,
      ownOrganisation,
      country,
      subRegion,
      enteredIn: one.enteredIn ?? null,
    },
    category: { id: category, name: of?.name ?? { en: category }, who: of?.whoMayEnter ?? null },
    hasWonCategory: one.hasWonCategory,
    specialAwards: book.specialAwards.filter(({ id }) => one.specialAwards.includes(id)),
    hash: one.hash,
    isWithheld: one.isWithheld,
    summary,
    figures,
    people,
    sections: sections
      .map((section) => ({ ...section, fields: section.fields.filter((field) => !apart.includes(field)) }))
      .filter((section) => section.fields.length > 0),
    photos: one.photos.map(({ id, description, credit }) => ({ id, description, credit })),
    licence: book.licence ?? null,
    citation,
    corrections: one.corrections,
    zone: book.edition.zone,
    sharing: sharingOfCase(context, one, citation),
    sponsors: inOrderOfTier(sponsorsOfCategory(one.sponsors, category, one.specialAwards)).map(
      ({ id, name, tier, categories, award, words, link, logo, logoAlt }) => ({
        id,
        name,
        tier,
        categories,
        award,
        words,
        link,
        logo,
        logoAlt,
      }),
    ),
  };
}

/** Whether a field holds rows of what was counted, with its number. */
function isFigures({ value }: ViewField): boolean {
  return value.kind === "rows" && value.columns.length > 1 && value.columns.some((column) => column.numeric);
}
