/** The winners as everyone may see them: which pages are open, how a reader narrows the list, what the pictures count. */
import { firstAnnounced } from "./correction";
import type { Refusal } from "./message";
import { regionOf } from "./regions";
import type { Card, Result } from "./release";
import type { Instant } from "./time";

/** A winning case with its place in the world and the moment from which its page is public. */
export type Winner = Card & {
  /** Where it was judged. */
  category: string;
  hasWonCategory: boolean;
  /** Special awards that it won, beside its category or without. */
  specialAwards: string[];
  /** SHA-256 of the revision that was judged. */
  hash: string;
  region: string | null;
  subRegion: string | null;
  opensAt: Instant;
  isOpen: boolean;
  /** Its page is down while the result is being corrected. */
  isHidden: boolean;
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
    hidden,
    now,
  }: {
    releaseAt: Instant;
    publishAt: ReadonlyMap<string, Instant | null>;
    /** Entries whose pages are down. */
    hidden?: ReadonlySet<string>;
    now: Instant;
  },
): Winner[] {
  // What was mentioned has won nothing, and has no page of its own.
  const specialAwards = (result.specialAwards ?? []).filter((one) => !one.isMention);
  const outcomes = new Map(result.outcomes.map((one) => [one.entry, one]));
  const ofCategories = result.categories.flatMap(({ id, winners }) =>
    winners.map((card) => ({ ...card, category: id, hasWonCategory: true })),
  );
  // Who won a category and a special award is one winner, in the place of the category.
  const others = specialAwards
    .flatMap(({ winners }) => winners)
    .filter(({ entry }, at, all) => all.findIndex((one) => one.entry === entry) === at)
    .filter(({ entry }) => !ofCategories.some((one) => one.entry === entry))
    .map((card) => ({
      ...card,
      category: outcomes.get(card.entry)?.category ?? "",
      hasWonCategory: false,
    }));
  return [...ofCategories, ...others].map((one) => {
    const since = firstAnnounced({ releaseAt, result }, one.entry);
    const own = publishAt.get(one.entry) ?? since;
    const opensAt = own > since ? own : since;
    const isHidden = hidden?.has(one.entry) ?? false;
    return {
      ...one,
      specialAwards: specialAwards
        .filter(({ winners }) => winners.some(({ entry }) => entry === one.entry))
        .map(({ id }) => id),
      hash: outcomes.get(one.entry)?.hash ?? "",
      ...regionOf(one.country),
      opensAt,
      isOpen: opensAt <= now && !isHidden,
      isHidden,
    };
  });
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

/** How many valid entries and winners each category has; one that was merged into another is none. */
export function byCategory({ categories, outcomes }: Pick<Result, "categories" | "outcomes">) {
  const places = categories.filter(({ id }) => !categories.some(({ merged }) => merged?.includes(id)));
  return places.map(({ id, winners }) => ({
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
  { isOpen, isHidden = false, releaseAt }: { isOpen: boolean; isHidden?: boolean; releaseAt: Instant },
  { publishAt, now }: { publishAt: Instant | null; now: Instant },
): Refusal {
  if (isOpen || isHidden) return { id: "winners.alreadyPublic" };
  if (publishAt === null) return null;
  if (publishAt <= now) return { id: "winners.datePast" };
  return publishAt < releaseAt ? { id: "winners.dateBeforeRelease" } : null;
}
