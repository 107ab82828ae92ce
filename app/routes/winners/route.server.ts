import type { LoaderFunctionArgs } from "@remix-run/node";
import { announcedAt, type Result } from "~/domain/release";
import { inOrderOfTier } from "~/domain/sponsors";
import { fromJson } from "~db/columns";
import { findReleaseFile, listSeals } from "~db/queries/result-files";
import { findPublicRelease } from "~db/queries/releases";

/**
 * The winners, drawn from the approved result file from its moment on. Before that everyone reads the same page,
 * made of the rulebook alone: it cannot differ by what is drafted or approved.
 */
export async function loader({ context }: LoaderFunctionArgs) {
  const { db, edition, now, t } = context;
  const { rulebook: book } = edition;
  const { zone } = book.edition;
  const release = await findPublicRelease(db, { editionId: edition.id, now });
  if (!release) {
    const announced = announcedAt(book);
    return {
      title: t("release.winnersTitle", { edition: edition.id }),
      edition: edition.id,
      zone,
      announced,
      isLate: announced <= now,
      winners: null,
    };
  }
  const result = fromJson<Result>(release.resultJson);
  return {
    title: t("release.winnersTitle", { edition: edition.id }),
    edition: edition.id,
    zone,
    announced: release.releaseAt,
    isLate: false,
    winners: {
      figures: result.figures,
      sealedAt: edition.sealedAt,
      file: (await findReleaseFile(db, release.id))?.hash ?? null,
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
      categories: result.categories.map(({ id, winners, notAwarded }) => ({
        id,
        notAwarded: notAwarded ?? "",
        name: book.categories.find((one) => one.id === id)?.name ?? { en: id },
        cards: winners.map(({ code, title, ownTitle, organisation, ownOrganisation, country, line }) => ({
          code,
          title,
          ownTitle,
          organisation,
          ownOrganisation,
          country,
          line,
        })),
      })),
      specialAwards: (result.specialAwards ?? []).map(({ id, winners, notAwarded }) => ({
        id,
        notAwarded: notAwarded ?? "",
        name: book.specialAwards.find((one) => one.id === id)?.name ?? { en: id },
        criteria: book.specialAwards.find((one) => one.id === id)?.criteria ?? null,
        cards: winners.map(({ code, title, ownTitle, organisation, ownOrganisation, country, line }) => ({
          code,
          title,
          ownTitle,
          organisation,
          ownOrganisation,
          country,
          line,
        })),
      })),
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
}
