import type { LoaderFunctionArgs } from "@remix-run/node";
import { entryView } from "~/domain/entry-document";
import { inOrderOfTier, sponsorsOfCategory } from "~/domain/sponsors";
import { requireWinningCase, publicPhotos } from "~/services/winners.server";

/** One winning case, for everyone once it is released: the public fields of the revision that was judged. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { edition } = context;
  const { rulebook: book } = edition;
  const { card, category, hasWonCategory, specialAwards, hash, document, sponsors, isWithheld } =
    await requireWinningCase(context, params["code"] ?? "");
  const { anchors } = book.form;
  const inHead = [
    anchors.title,
    anchors.ownTitle,
    anchors.organisation,
    anchors.ownOrganisation,
    anchors.country,
    anchors.category,
  ];
  const running = ["prose", "rows", "link"];
  return {
    title: card.title,
    edition: edition.id,
    card,
    category: { id: category, name: book.categories.find((one) => one.id === category)?.name ?? { en: "" } },
    hasWonCategory,
    specialAwards: specialAwards.flatMap((id) => book.specialAwards.filter((one) => one.id === id)),
    hash,
    isWithheld,
    sections: entryView(book, document, "public")
      .sections.map((section) => ({
        ...section,
        fields: section.fields.filter(
          (field) =>
            !inHead.includes(field.id) &&
            field.value.kind !== "files" &&
            !(isWithheld && running.includes(field.value.kind)),
        ),
      }))
      .filter((section) => section.fields.length > 0),
    photos: isWithheld
      ? []
      : publicPhotos(context, document).map(({ id, description, credit }) => ({ id, description, credit })),
    sponsors: inOrderOfTier(sponsorsOfCategory(sponsors, category, specialAwards)).map(
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
