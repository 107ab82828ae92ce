import { type Context, found, requireRole, type ViewerContext } from "~/context.server";
import type { Result } from "~/domain/release";
import { isToldToSponsors, showsTotals, supportedCategories, winnersOfSponsor } from "~/domain/sponsor-sight";
import { hasLeft } from "~/domain/sponsors";
import { mergedTotals, type Totals } from "~/domain/totals";
import { fromJson } from "~db/columns";
import { findPublicRelease } from "~db/queries/releases";
import { countReceived, findSponsorOfPerson } from "~db/queries/sponsor-people";
import type { SponsorRow } from "~db/queries/sponsors";

/** The viewer as one of a sponsor's people, with the sponsor as it is saved; 404 for who is nobody's, or whose sponsor left. */
export async function requireSponsor(
  context: Context,
  request: Request,
): Promise<ViewerContext & { sponsor: SponsorRow }> {
  const known = requireRole(context, request, "sponsor");
  const { db, edition, viewer, now } = known;
  const sponsor = await findSponsorOfPerson(db, { personId: viewer.id, editionId: edition.id });
  return { ...known, sponsor: found(sponsor && !hasLeft(sponsor, now) ? sponsor : null) };
}

/** Totals of the entries that a sponsor supports, small cells merged; null until the call is over. */
export async function totalsForSponsor(
  { db, edition, now }: Pick<Context, "db" | "edition" | "now">,
  sponsor: SponsorRow,
): Promise<{ byCategory: Totals; byCountry: Totals } | null> {
  const { rulebook: book } = edition;
  if (!showsTotals(book, now)) return null;
  const categories = supportedCategories(book, sponsor);
  const { byCategory, byCountry } = await countReceived(db, { editionId: edition.id, categories });
  const countOf = (id: string) => byCategory.find((one) => one.id === id)?.count ?? 0;
  return {
    byCategory: mergedTotals(categories.map((id) => ({ id, count: countOf(id) }))),
    byCountry: mergedTotals(byCountry),
  };
}

/** The winners of what a sponsor supports, by the frozen result; null until sponsors may know. */
export async function winnersForSponsor(
  { db, edition, now }: Pick<Context, "db" | "edition" | "now">,
  sponsor: SponsorRow,
) {
  const release = await findPublicRelease(db, { editionId: edition.id, now });
  return release && isToldToSponsors(release, now)
    ? winnersOfSponsor(fromJson<Result>(release.resultJson), sponsor.id)
    : null;
}
