/** The field of a special award: who could win it, out of what is decided in its categories. */
import type { Winners } from "./decision";
import { decidingScore, type Ranking } from "./ranking";
import type { Rulebook, SpecialAward } from "./rulebook";

/** The approved decision on a category as it was frozen. */
export type DecidedCategory = {
  id: string;
  category: string;
  version: number;
  ranking: Ranking;
  winners: Winners;
};

/**
 * Everyone who could win a special award, by category and in it by place: entries with a place in a decision that is
 * approved; a mention is not for those who won their category. Scores of different categories come from different judges,
 * so there is no order among categories. `mayWin` says who is still valid and in competition.
 */
export function fieldOf(
  award: Pick<SpecialAward, "id" | "cap" | "atLeast" | "isMention">,
  { categories, orders }: { categories: readonly string[]; orders: Rulebook["judging"]["orders"] },
  decided: readonly DecidedCategory[],
  mayWin: (entryId: string) => boolean,
): Ranking {
  const on = categories.flatMap((id) =>
    decided.filter((one) => one.category === id && one.ranking.rows.length > 0),
  );
  return {
    category: award.id,
    cap: award.cap,
    orders,
    rows: on.flatMap(({ category, ranking, winners }) => {
      const won = new Set(winners.winners.map((one) => one.entryId));
      return ranking.rows
        .filter(({ id }) => mayWin(id) && !(award.isMention && won.has(id)))
        .map((row) => ({
          ...row,
          meetsFloors: reaches(award, row),
          proposal: "none" as const,
          tied: false,
          decidedBy: null,
          category: { id: category, hasWon: won.has(row.id) },
        }));
    }),
    tooFew: [],
    tie: null,
    standsOn: on.map(({ category, id, version }) => ({ category, decision: id, version })),
  };
}

/** Whether an entry reaches what a special award asks: the floors of its category, and the award's own least score. */
export function reaches(
  { atLeast = 0 }: Pick<SpecialAward, "atLeast">,
  row: { meetsFloors: boolean; rawMean: number; adjusted?: number | undefined },
): boolean {
  return row.meetsFloors && decidingScore(row) >= atLeast;
}
