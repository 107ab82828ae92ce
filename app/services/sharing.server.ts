import type { Context } from "~/context.server";
import { inLanguage } from "~/domain/words";
import type { Translate } from "~/locales/translate";
import { paths } from "~/paths";
import type { PublicCase, PublicWinners } from "./winners.server";

/** What the head of a page says of it to other sites: for people who get its link, and for machines. */
export type Sharing = {
  title: string;
  words: string;
  address: string;
  kind: "website" | "article";
  image: { address: string; alt: string };
  /** What it is in the words of schema.org. */
  data: object;
};

/** Of the edition's page, however it was narrowed. */
export function sharingOfEdition(
  { edition, portal, t }: Context,
  { result, winners }: PublicWinners,
): Sharing {
  const { names } = edition.rulebook;
  const address = portal.publicUrl + paths.winners;
  const title = t("winners.cardOverAll", {
    edition: edition.id,
    award: inLanguage(names.award, t.locale),
  });
  return {
    title,
    words: t("release.winnersSum", result.figures),
    address,
    kind: "website",
    image: {
      address: portal.publicUrl + paths.winnersCard,
      alt: t("winners.cardAlt", { count: result.figures.winners, edition: edition.id }),
    },
    data: {
      "@context": "https://schema.org",
      "@type": "CollectionPage",
      name: title,
      url: address,
      publisher: { "@type": "Organization", name: inLanguage(names.organiser, t.locale) },
      mainEntity: {
        "@type": "ItemList",
        numberOfItems: winners.length,
        itemListElement: winners.map((one, at) => ({
          "@type": "ListItem",
          position: at + 1,
          name: `${one.title} (${one.organisation})`,
          ...(one.isOpen && { url: portal.publicUrl + paths.winner(one.code) }),
        })),
      },
    },
  };
}

/** How a case is cited. */
export function citationOf(
  { edition, portal }: Context,
  t: Translate,
  one: Pick<PublicCase, "code" | "title" | "organisation" | "opensAt">,
): string {
  const { names } = edition.rulebook;
  return t("winners.citation", {
    organisation: one.organisation,
    year: one.opensAt.slice(0, 4),
    title: one.title,
    award: inLanguage(names.award, t.locale),
    edition: edition.id,
    organiser: inLanguage(names.organiser, t.locale),
    address: portal.publicUrl + paths.winner(one.code),
  });
}

/** Of the page of a case. */
export function sharingOfCase({ edition, portal, t }: Context, one: PublicCase, citation: string): Sharing {
  const { names, licence } = edition.rulebook;
  const address = portal.publicUrl + paths.winner(one.code);
  const award = inLanguage(names.award, t.locale);
  const image = portal.publicUrl + paths.winnerCard(one.code);
  const words = one.isWithheld
    ? t("winners.caseLine", { award, edition: edition.id, organisation: one.organisation })
    : one.line;
  return {
    title: one.ownTitle || one.title,
    words,
    address,
    kind: "article",
    image: {
      address: image,
      alt: t("winners.shareAlt", { edition: edition.id, organisation: one.organisation }),
    },
    data: {
      "@context": "https://schema.org",
      "@type": "CreativeWork",
      name: one.title,
      ...(one.ownTitle && { alternateName: one.ownTitle }),
      url: address,
      image,
      description: words,
      identifier: one.code,
      datePublished: one.opensAt,
      award: `${award}, ${edition.id}`,
      creditText: citation,
      author: {
        "@type": "Organization",
        name: one.organisation,
        ...(one.ownOrganisation && { alternateName: one.ownOrganisation }),
        ...(one.country && { address: { "@type": "PostalAddress", addressCountry: one.country } }),
      },
      publisher: { "@type": "Organization", name: inLanguage(names.organiser, t.locale) },
      isPartOf: {
        "@type": "CollectionPage",
        name: t("winners.cardOverAll", { edition: edition.id, award }),
        url: portal.publicUrl + paths.winners,
      },
      ...(licence && { license: licence.link }),
    },
  };
}
