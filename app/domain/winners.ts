/** The winners as everyone may see them: which pages are open, how a reader narrows the list, what the pictures count. */
import type { Refusal } from "./message";
import { regionOf } from "./regions";
import type { Card, Result } from "./release";
import type { Instant } from "./time";

/** A winning case with its place in the world and the moment from which its page is public. */
export type Winner = Card & {
  category: string;
  /** SHA-256 of the revision that was judged. */
  hash: string;
  region: string | null;
  subRegion: string | null;
  opensAt: Instant;
  isOpen: boolean;
};

/**
 * Every winner of a released result. Who has won is public at once; the page of a case, with all that its authors wrote,
 * at the organiser's own date for it if that is later.
 */
export function winnersOf(
  result: Result,
  {
    releaseAt,
    publishAt,
    now,
  }: { releaseAt: Instant; publishAt: ReadonlyMap<string, Instant | null>; now: Instant },
): Winner[] {
  const hashes = new Map(result.outcomes.map((one) => [one.entry, one.hash]));
  return result.categories.flatMap(({ id: category, winners }) =>
    winners.map((card) => {
      const own = publishAt.get(card.entry) ?? releaseAt;
      const opensAt = own > releaseAt ? own : releaseAt;
      return {
        ...card,
        category,
        hash: hashes.get(card.entry) ?? "",
        ...regionOf(card.country),
        opensAt,
        isOpen: opensAt <= now,
      };
    }),
  );
}

/** What a reader asked for; an empty part asks for nothing. */
export type Choice = { category: string; region: string; country: string };

/** Reads the choice out of an address. What no winner has is kept, so that the page can say that it found none. */
export function choiceOf(query: URLSearchParams): Choice {
  const part = (name: keyof Choice) => (query.get(name) ?? "").trim().slice(0, 40);
  return { category: part("category"), region: part("region"), country: part("country") };
}

/** Those of the winners that fit. */
export function narrowed<One extends Pick<Winner, "category" | "region" | "country">>(
  winners: readonly One[],
  { category, region, country }: Choice,
): One[] {
  return winners.filter(
    (one) =>
      (category === "" || one.category === category) &&
      (region === "" || one.region === region) &&
      (country === "" || one.country === country),
  );
}

/** How many winners each region has, the countries of each counted; most winners first, then by name. */
export function byRegion(winners: readonly Pick<Winner, "region" | "country">[]) {
  const regions = new Map<string, Map<string, number>>();
  for (const { region, country } of winners) {
    if (region === null || country === null) continue;
    const countries = regions.get(region) ?? new Map<string, number>();
    regions.set(region, countries.set(country, (countries.get(country) ?? 0) + 1));
  }
  return [...regions]
    .map(([region, countries]) => ({
      region,
      winners: [...countries.values()].reduce((sum, one) => sum + one, 0),
      countries: [...countries].map(([country, count]) => ({ country, winners: count })),
    }))
    .sort((a, b) => b.winners - a.winners || (a.region < b.region ? -1 : 1));
}

/** How many valid entries and winners each category has. */
export function byCategory({ categories, outcomes }: Pick<Result, "categories" | "outcomes">) {
  return categories.map(({ id, winners }) => ({
    category: id,
    valid: outcomes.filter((one) => one.category === id && one.outcome !== "notValid").length,
    winners: winners.length,
  }));
}

/**
 * Why the page of a case may not get this date, or null. Null as the date is the release itself. A page that is public
 * stays so: taking a text back is no matter of dates.
 */
export function refusePublishing(
  { isOpen, releaseAt }: { isOpen: boolean; releaseAt: Instant },
  { publishAt, now }: { publishAt: Instant | null; now: Instant },
): Refusal {
  if (isOpen) return { id: "winners.alreadyPublic" };
  if (publishAt === null) return null;
  if (publishAt <= now) return { id: "winners.datePast" };
  return publishAt < releaseAt ? { id: "winners.dateBeforeRelease" } : null;
}
