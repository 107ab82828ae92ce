/** What a sponsor's people see of the award, and from when: totals after the call, winners once they are told. */
import { type Awarded, isReleased, type Result } from "./release";
import { categoriesBehind, type Rulebook } from "./rulebook";
import type { Sponsor } from "./sponsors";
import { takesEntries, windowOf } from "./stages";
import type { Instant } from "./time";

/** Whether totals may be shown: the call is over, its grace too. */
export function showsTotals(book: Rulebook, now: Instant): boolean {
  return windowOf(book, "open").closes <= now && !takesEntries(book, now);
}

/** Whether the winners of a release may be shown to sponsors. */
export const isToldToSponsors: (
  release: { state: "drafted" | "approved" | "stopped"; releaseAt: Instant } | undefined,
  now: Instant,
) => boolean = isReleased;

/** The categories that a sponsor supports, as they were entered: all of them for who supports the edition. */
export function supportedCategories(
  book: Rulebook,
  { tier, categories, award }: Pick<Sponsor, "tier" | "categories" | "award">,
): string[] {
  if (tier === "category") return [...categories];
  if (tier === "specialAward") return award === null ? [] : categoriesBehind(book, award);
  return book.categories.map(({ id }) => id);
}

/**
 * What a sponsor supports in a frozen result, with the winners: everything for the title sponsor, its categories or its
 * special award for others, and nothing for who gives in kind or does not stand in the result.
 */
export function winnersOfSponsor(result: Result, sponsorId: string): Awarded[] {
  const sponsor = result.sponsors.find(({ id }) => id === sponsorId);
  const specialAwards = result.specialAwards ?? [];
  if (sponsor?.tier === "title") return [...result.categories, ...specialAwards];
  if (sponsor?.tier === "category")
    return result.categories.filter(({ id }) => sponsor.categories.includes(id));
  return sponsor?.tier === "specialAward" ? specialAwards.filter(({ id }) => id === sponsor.award) : [];
}
