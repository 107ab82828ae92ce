import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { hasLeft } from "~/domain/sponsors";
import { announcedAt } from "~/domain/release";
import { windowOf } from "~/domain/stages";
import { totalsForSponsor, winnersForSponsor } from "~/services/sponsor-sight.server";
import type { Db } from "~db/client";
import { findNewestProposal } from "~db/queries/sponsor-proposals";
import { findSponsorOfPerson } from "~db/queries/sponsor-people";

/**
 * What a sponsor's person may know of the award: how their sponsor stands, totals after the call, winners once told.
 * Who is no sponsor's person yet, or whose sponsor left, reads that and nothing else.
 */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "sponsor");
  const { db, edition, viewer, now, t } = known;
  const { rulebook: book } = edition;
  const sponsor = await findSponsorOfPerson(db, { personId: viewer.id, editionId: edition.id });
  if (!sponsor || hasLeft(sponsor, now))
    return { title: t("sponsoring.title"), hasLeft: sponsor !== undefined, own: null };
  const told = await winnersForSponsor(known, sponsor);
  const { id, name, tier, categories, award, words, link, logo, logoAlt, logoDark } = sponsor;
  return {
    title: t("sponsoring.title"),
    hasLeft: false,
    own: {
      sponsor: { id, name, tier, categories, words, link, logo, logoAlt, logoDark },
      award: book.specialAwards.find((one) => one.id === award)?.name,
      proposal: await proposalOf(db, sponsor.id),
      edition: edition.id,
      zone: book.edition.zone,
      closes: windowOf(book, "open").closes,
      announcedAt: announcedAt(book),
      categories: book.categories.map((one) => ({ id: one.id, name: one.name })),
      totals: await totalsForSponsor(known, sponsor),
      winners:
        told &&
        told.map((one) => ({
          id: one.id,
          isCategory: book.categories.some(({ id }) => id === one.id),
          name: [...book.categories, ...book.specialAwards].find(({ id }) => id === one.id)?.name ?? {
            en: one.id,
          },
          cards: one.winners.map(({ code, title, ownTitle, organisation, ownOrganisation, country }) => ({
            code,
            title,
            ownTitle,
            organisation,
            ownOrganisation,
            country,
          })),
        })),
    },
  };
}

/** How far the newest proposal is, with what the organiser said of it. */
async function proposalOf(db: Db, sponsorId: string) {
  const newest = await findNewestProposal(db, sponsorId);
  return newest
    ? {
        state: newest.state,
        at: newest.answeredAt ?? newest.sentAt ?? newest.createdAt,
        answer: newest.answer ?? "",
      }
    : null;
}
