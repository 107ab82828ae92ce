import type { LoaderFunctionArgs } from "@remix-run/node";
import { countryName } from "~/components/words";
import { announcedAt, type Card } from "~/domain/release";
import type { Rulebook } from "~/domain/rulebook";
import { inOrderOfTier } from "~/domain/sponsors";
import { byCategory, byRegion, choiceOf, narrowed, type Winner } from "~/domain/winners";
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
  const cases = new Map(
    (await readCases(context, { ...told, winners: shown })).map((one) => [one.entry, one]),
  );
  const cardOf = (winner: Winner) => {
    const { entry, code, title, ownTitle, organisation, ownOrganisation, country, line, opensAt } = winner;
    const open = cases.get(entry);
    const photo = open?.photos[0];
    return {
      code,
      title,
      ownTitle,
      organisation,
      ownOrganisation,
      country,
      enteredIn: winner.enteredIn ?? null,
      line: open && !open.isWithheld ? line : "",
      hasPage: open !== undefined,
      opensAt: open ? null : opensAt,
      isHidden: winner.isHidden,
      photo: photo ? { id: photo.id, description: photo.description } : null,
    };
  };
  // Nobody of them was asked for a picture or a page: they stand with their names, in the whole list alone.
  const mentioned = ({ code, title, ownTitle, organisation, ownOrganisation, country, enteredIn }: Card) => ({
    ...{ code, title, ownTitle, organisation, ownOrganisation, country },
    ...{
      enteredIn: enteredIn ?? null,
      line: "",
      hasPage: false,
      opensAt: null,
      isHidden: false,
      photo: null,
    },
  });
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
      corrections: told.corrections,
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
      // A category that was merged into another has no place of its own.
      categories: result.categories
        .filter(({ id }) => !result.categories.some(({ merged }) => merged?.includes(id)))
        .map(({ id, notAwarded, merged }) => ({
          id,
          merged: (merged ?? []).map((from) => nameOf(book, from)),
          notAwarded: notAwarded ?? "",
          name: nameOf(book, id),
          cards: shown.filter((one) => one.hasWonCategory && one.category === id).map(cardOf),
        })),
      specialAwards: (result.specialAwards ?? []).map(({ id, notAwarded, isMention, winners }) => {
        const award = book.specialAwards.find((one) => one.id === id);
        return {
          id,
          notAwarded: notAwarded ?? "",
          name: award?.name ?? { en: id },
          criteria: award?.criteria ?? null,
          isMention: isMention ?? false,
          cards: isMention
            ? chosen === ""
              ? winners.map(mentioned)
              : []
            : shown.filter((one) => one.specialAwards.includes(id)).map(cardOf),
        };
      }),
      sponsors: inOrderOfTier(result.sponsors).map(
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
    },
  };

  function known(name: string, isKnown: boolean): string {
    return isKnown ? name : t("winners.unknown");
  }
}

function nameOf({ categories }: Rulebook, id: string) {
  return categories.find((one) => one.id === id)?.name ?? { en: id };
}
