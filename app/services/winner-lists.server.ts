import { type Context, translatorOf } from "~/context.server";
import { textOf } from "~/domain/answers";
import { windowOf } from "~/domain/stages";
import { inLanguage } from "~/domain/words";
import type { Feed, ListedWinner, WinnerList } from "~/papers/winner-files.server";
import { paths } from "~/paths";
import { findWinners, type PublicWinners, readCases } from "./winners.server";

/** Files for machines have one language, whoever asks. */
const english = translatorOf("en");

/** The winners with all that machines may read of them now. */
export async function listWinners(context: Context, told: PublicWinners): Promise<WinnerList> {
  const { edition, portal } = context;
  const { rulebook: book } = edition;
  const cases = new Map((await readCases(context, told)).map((one) => [one.entry, one]));
  return {
    edition: edition.id,
    award: inLanguage(book.names.award, "en"),
    organiser: inLanguage(book.names.organiser, "en"),
    announcedAt: told.releaseAt,
    corrections: told.corrections,
    page: portal.publicUrl + paths.winners,
    licence: book.licence?.link ?? null,
    figures: told.result.figures,
    categories: book.categories.map(({ id, name }) => ({ id, name: inLanguage(name, "en") })),
    specialAwards: book.specialAwards.map(({ id, name }) => ({ id, name: inLanguage(name, "en") })),
    winners: told.winners.map((one): ListedWinner => {
      const open = cases.get(one.entry);
      const said = open && !open.isWithheld ? open : undefined;
      return {
        code: one.code,
        category: one.category,
        hasWonCategory: one.hasWonCategory,
        specialAwards: one.specialAwards,
        title: one.title,
        ownTitle: one.ownTitle,
        organisation: one.organisation,
        ownOrganisation: one.ownOrganisation,
        country: one.country,
        region: one.region,
        subRegion: one.subRegion,
        page: open ? portal.publicUrl + paths.winner(one.code) : null,
        opensAt: one.opensAt,
        summary: said ? textOf(said.document.answers, book.form.anchors.summary) : null,
        line: said ? one.line : null,
        image: open ? portal.publicUrl + paths.winnerCard(one.code) : null,
      };
    }),
  };
}

/** The feed of the edition: the announcement, and each case from the day of its page. Empty for everyone before T. */
export async function feedOf(context: Context): Promise<Feed> {
  const { edition, portal } = context;
  const { names } = edition.rulebook;
  const page = portal.publicUrl + paths.winners;
  const told = await findWinners(context);
  const list = told && (await listWinners(context, told));
  const author = inLanguage(names.organiser, "en");
  return {
    title: english("winners.feedTitle", { award: inLanguage(names.award, "en"), edition: edition.id }),
    author,
    address: portal.publicUrl + paths.winnersFeed,
    page,
    updatedAt: told?.changedAt ?? windowOf(edition.rulebook, "open").opens,
    entries:
      told && list
        ? [
            {
              id: `${page}?edition=${edition.id}`,
              page,
              title: english("release.winnersHeading", { count: told.result.figures.winners }),
              author,
              at: told.releaseAt,
              changedAt: told.corrections[0]?.at ?? told.releaseAt,
              words: english("release.winnersSum", told.result.figures),
            },
            ...told.corrections.map(({ at, note }) => ({
              id: `${page}?edition=${edition.id}&corrected=${at}`,
              page,
              title: english("correction.feedTitle"),
              ...{ author, at },
              words: inLanguage(note, "en"),
            })),
            ...list.winners.flatMap((one) =>
              one.page === null
                ? []
                : [
                    {
                      id: one.page,
                      page: one.page,
                      title: one.ownTitle ? `${one.ownTitle} / ${one.title}` : one.title,
                      author: one.organisation,
                      at: one.opensAt,
                      words: one.line ?? "",
                    },
                  ],
            ),
          ]
        : [],
  };
}

/** Every public page that search engines may know now. */
export async function siteMapOf(context: Context) {
  const { publicUrl } = context.portal;
  const told = await findWinners(context);
  return {
    changedAt: told?.changedAt ?? windowOf(context.edition.rulebook, "open").opens,
    pages: [
      ...[
        paths.call,
        paths.rules,
        paths.dates,
        paths.earlier,
        paths.jury,
        paths.privacy,
        paths.accessibility,
      ].map((path) => ({ address: publicUrl + path, changedAt: null })),
      { address: publicUrl + paths.winners, changedAt: told?.changedAt ?? null },
      ...(told?.winners ?? [])
        .filter((one) => one.isOpen)
        .map((one) => ({ address: publicUrl + paths.winner(one.code), changedAt: one.opensAt })),
    ],
  };
}
