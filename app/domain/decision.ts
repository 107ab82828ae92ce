/** The decision on a category: who wins, why where the rank order is left, and who may propose and who approve it. */
import type { Message, Refusal } from "./message";
import type { Ranking, RankingRow } from "./ranking";
import type { Rulebook } from "./rulebook";
import { windowOf } from "./stages";
import type { Instant } from "./time";

/** What a decision says: the winners in their order, and a reason for each entry that is treated unlike its rank. */
export type Winners = {
  format: 1;
  winners: { entryId: string; code: string; place: number }[];
  reasons: Record<string, string>;
  /** What the public is told of places that went to nobody; left out where nothing is. */
  notAwarded?: string;
};

/** Why an entry needs a written reason. */
export type Departure = {
  entryId: string;
  code: string;
  why: "skipped" | "belowFloor" | "castingVote" | "tooFew" | "chosen";
};

/**
 * Every entry that a choice of winners treats otherwise than its rank: passed over for one that stands behind it,
 * taken below a floor, taken out of a tie that the rules left open; and each entry left without a place. A special award has no order of its
 * own, so there it is every winner, and nobody is passed over.
 */
export function departuresOf(ranking: Ranking, chosen: ReadonlySet<string>): Departure[] {
  if (ranking.standsOn)
    return ranking.rows.flatMap(({ id, code, meetsFloors }): Departure[] =>
      chosen.has(id) ? [{ entryId: id, code, why: meetsFloors ? "chosen" : "belowFloor" }] : [],
    );
  const stands = (row: RankingRow, at: number, other: RankingRow, otherAt: number) =>
    (otherAt > at || other.place.from === row.place.from) &&
    !(row.proposal === "chair" && other.proposal === "chair");
  return [
    ...ranking.rows.flatMap((row, at): Departure[] => {
      const one = { entryId: row.id, code: row.code };
      if (chosen.has(row.id)) {
        if (!row.meetsFloors) return [{ ...one, why: "belowFloor" }];
        return row.proposal === "chair" ? [{ ...one, why: "castingVote" }] : [];
      }
      const isPassed = ranking.rows.some(
        (other, otherAt) => chosen.has(other.id) && stands(row, at, other, otherAt),
      );
      return isPassed && row.meetsFloors ? [{ ...one, why: "skipped" }] : [];
    }),
    ...ranking.tooFew.map(({ id, code }): Departure => ({ entryId: id, code, why: "tooFew" })),
  ];
}

/** What is wrong with a proposal; `field` is the name of the form's field. */
export function faultsOfProposal(
  ranking: Ranking,
  proposal: {
    winners: readonly string[];
    reasons: Readonly<Record<string, string>>;
    notAwarded?: string | undefined;
  },
  /** Entries among whom alone may be chosen, where a place became free and stays empty. */
  kept: ReadonlySet<string> | null = null,
): { field: string; message: Message }[] {
  const ranked = new Set(ranking.rows.map((row) => row.id));
  const chosen = new Set(proposal.winners);
  if (proposal.winners.some((id) => !ranked.has(id)))
    return [{ field: "winners", message: { id: "ranking.notRanked" } }];
  const faults: { field: string; message: Message }[] = [];
  for (const { id, code } of kept ? ranking.rows : [])
    if (chosen.has(id) && !kept?.has(id))
      faults.push({ field: "winners", message: { id: "ranking.placeStaysEmpty", values: { code } } });
  // A form that was sent before anybody was chosen must not become a decision for nobody.
  if (chosen.size === 0 && ranking.rows.length > 0 && !proposal.notAwarded?.trim())
    faults.push({ field: "notAwarded", message: { id: "ranking.nobodyChosen" } });
  if (chosen.size > ranking.cap)
    faults.push({
      field: "winners",
      message: { id: "ranking.overCap", values: { chosen: chosen.size, cap: ranking.cap } },
    });
  for (const { entryId, code, why } of departuresOf(ranking, chosen))
    if (!proposal.reasons[entryId]?.trim())
      faults.push({
        field: `reason.${entryId}`,
        message: { id: "ranking.reasonMissing", values: { code, why } },
      });
  return faults;
}

/** The winners as the decision keeps them, in the order of the ranking. */
export function winnersOf(
  ranking: Ranking,
  proposal: {
    winners: readonly string[];
    reasons: Readonly<Record<string, string>>;
    notAwarded?: string;
  },
): Winners {
  const chosen = new Set(proposal.winners);
  const departures = departuresOf(ranking, chosen).map((one) => one.entryId);
  return {
    format: 1,
    winners: ranking.rows
      .filter((row) => chosen.has(row.id))
      .map((row) => ({ entryId: row.id, code: row.code, place: row.place.from })),
    reasons: Object.fromEntries(departures.map((id) => [id, proposal.reasons[id]?.trim() ?? ""])),
    ...(chosen.size < ranking.cap && proposal.notAwarded && { notAwarded: proposal.notAwarded }),
  };
}

export type DecisionState = "proposed" | "approved" | "returned" | "superseded";

/**
 * The winners of the decision that held last, where one of them was disqualified since, or left after it was told; or
 * null. Before anybody was told, an entry that turns out to stand outside the competition leaves the jury free.
 */
export function chosenBefore(
  ranking: Pick<Ranking, "rows" | "tooFew" | "horsConcours">,
  decisions: readonly { state: DecisionState; answeredAt: Instant | null; winners: Winners }[],
  told: ReadonlySet<string>,
): string[] | null {
  const held = decisions.find((one) => one.state === "superseded" && one.answeredAt !== null);
  const outside = (ranking.horsConcours ?? []).filter(({ id }) => !told.has(id));
  const able = new Set([...ranking.rows, ...ranking.tooFew, ...outside].map(({ id }) => id));
  const ids = held?.winners.winners.map(({ entryId }) => entryId) ?? [];
  return ids.some((id) => !able.has(id)) ? ids : null;
}

/** Why nobody, or not this person, may propose winners now; or null. */
export function refuseProposal({
  book,
  now,
  openSheets,
  hasConflict,
  waitsFor = [],
  newest,
}: {
  book: Rulebook;
  now: Instant;
  /** Running assignments in the category whose sheet is not in. */
  openSheets: number;
  hasConflict: boolean;
  /** Of a special award: categories with entries that could win it and no approved decision. */
  waitsFor?: readonly string[];
  newest: DecisionState | null;
}): Refusal {
  if (hasConflict) return { id: "ranking.conflict" };
  if (newest === "proposed") return { id: "ranking.proposedAlready" };
  if (newest === "approved") return { id: "ranking.approvedAlready" };
  if (now < windowOf(book, "scoring").closes)
    return { id: "ranking.scoringRuns", values: { count: openSheets } };
  if (now < windowOf(book, "moderation").closes) return { id: "ranking.moderationRuns" };
  if (waitsFor.length > 0)
    return {
      id: "ranking.categoriesFirst",
      values: { count: waitsFor.length, categories: waitsFor.join(", ") },
    };
  return null;
}

/** Why this person may not approve or return a proposal, or null: two people decide, and neither has a tie. */
export function refuseAnswer(
  decision: { state: DecisionState; proposedById: string },
  person: { id: string; hasConflict: boolean },
): Refusal {
  if (decision.state !== "proposed") return { id: "ranking.notProposed" };
  if (decision.proposedById === person.id) return { id: "ranking.twoPeople" };
  if (person.hasConflict) return { id: "ranking.conflict" };
  return null;
}
