import type { LoaderFunctionArgs } from "@remix-run/node";
import { countryName } from "~/components/words";
import { announcedAt } from "~/domain/release";
import { inOrderOfTier } from "~/domain/sponsors";
import { byCategory, byRegion, choiceOf, narrowed } from "~/domain/winners";
import { sharingOfEdition } from "~/services/sharing.server";
import { findWinners, readCases } from "~/services/winners.server";
import { findReleaseFile, listSeals } from "~db/queries/result-files";

/**
 * The winners, drawn from the approved result file from its moment on, narrowed to what the address asks for. Before
 * that everyone reads the same page, made of the rulebook alone: it cannot differ by what is drafted or approved.
 */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { db, edition, now, t } = context;
  const { rulebook: book } = edition;
  const { zone } = book.edition;
  const told = await findWinners(context);
  if (!told) {
    const announced = announcedAt(book);
    return {
      title: t("release.winnersTitle", { edition: edition.id }),
      edition: edition.id,
      zone,
      announced,
      isLate: announced <= now,
      sharing: null,
      winners: null,
    };
  }
  const { result, releaseAt } = told;
  const choice = choiceOf(new URL(request.url).searchParams);
  const chosen = [
    ...(choice.category
      ? [
          known(
            choice.category,
            book.categories.some((one) => one.id === choice.category),
          ),
        ]
      : []),
    ...(choice.region
      ? [
          known(
            t("winners.region", { region: choice.region }),
            told.winners.some((one) => one.region === choice.region),
          ),
        ]
      : []),
    ...(choice.country
      ? [known(countryName(choice.country, t.locale), /^[A-Z]{2}$/.test(choice.country))]
      : []),
  ].join(", ");
  const shown = narrowed(told.winners, choice);
  const cases = new Map((await readCases(context, shown)).map((one) => [one.entry, one]));
  return {
    title: chosen
      ? t("winners.titleOf", { edition: edition.id, choice: chosen })
      : t("release.winnersTitle", { edition: edition.id }),
    edition: edition.id,
    zone,
    announced: releaseAt,
    isLate: false,
    sharing: sharingOfEdition(context, told),
    winners: {
      figures: result.figures,
      regions: byRegion(told.winners),
      tallies: byCategory(result),
      choice,
      chosen,
      found: shown.length,
      sealedAt: edition.sealedAt,
      file: (await findReleaseFile(db, told.releaseId))?.hash ?? null,
      key: context.portal.signing.publicKey,
      seals: (await listSeals(db, edition.id)).map(
        ({ version, hash, reason, authorName, approverName, hadScores, createdAt }) => ({
          version,
          hash,
          reason,
          author: authorName,
          approver: approverName,
          hadScores: hadScores === 1,
          at: createdAt,
        }),
      ),
      categories: result.categories.map(({ id, notAwarded }) => ({
        id,
        notAwarded: notAwarded ?? "",
        name: book.categories.find((one) => one.id === id)?.name ?? { en: id },
        cards: shown
          .filter((one) => one.category === id)
          .map(({ entry, code, title, ownTitle, organisation, ownOrganisation, country, line, opensAt }) => {
            const open = cases.get(entry);
            const photo = open?.photos[0];
            return {
              code,
              title,
              ownTitle,
              organisation,
              ownOrganisation,
              country,
              line: open && !open.isWithheld ? line : "",
              opensAt: open ? null : opensAt,
              photo: photo ? { id: photo.id, description: photo.description } : null,
            };
          }),
      })),
      sponsors: inOrderOfTier(result.sponsors).map(
        ({ id, name, tier, categories, words, link, logo, logoAlt }) => ({
          id,
          name,
          tier,
          categories,
          words,
          link,
          logo,
          logoAlt,
        }),
      ),
    },
  };

  function known(name: string, isKnown: boolean): string {
    return isKnown ? name : t("winners.unknown");
  }
}
