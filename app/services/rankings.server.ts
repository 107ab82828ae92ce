import type { Context, ViewerContext } from "~/context.server";
import type { Refusal } from "~/domain/message";
import {
  decidingRules,
  rank,
  type RankedEntry,
  type Ranking,
  refuseRanking,
  scoresOf,
} from "~/domain/ranking";
import type { Category } from "~/domain/rulebook";
import { adjustedScores } from "~/engine/contest";
import type { Db } from "~db/client";
import {
  listConflictCategories,
  listJudgedSheets,
  listOpenSheets,
  listRankedEntries,
  markSealed,
} from "~db/queries/rankings";
import { findSheetTime } from "~db/queries/scoresheets";
import { canonicalJson, sha256 } from "./canonical.server";
import { record } from "./history.server";

/** The rules that decide as one canonical text (RFC 8785) with its SHA-256: what is sealed, and what anyone checks. */
export function sealOf({ edition }: Pick<Context, "edition">): { text: string; hash: string } {
  const text = canonicalJson(decidingRules(edition.rulebook));
  return { text, hash: sha256(text) };
}

/** Seals the rules inside the act that needs them fixed. Gives false if they were sealed before. */
export async function sealRules(trx: Db, context: ViewerContext): Promise<boolean> {
  const { edition, now } = context;
  const { hash } = sealOf(context);
  if (edition.sealedAt || !(await markSealed(trx, { editionId: edition.id, hash, now }))) return false;
  await record(trx, context, {
    act: "rules.sealed",
    kind: "edition",
    id: edition.id,
    facts: { hash, rulebook: edition.rulebookVersion },
  });
  return true;
}

/** An organiser seals the rules before the first score. */
export function sealRulesNow(context: ViewerContext): Promise<Refusal> {
  return context.db
    .transaction()
    .execute(async (trx) => ((await sealRules(trx, context)) ? null : { id: "ranking.sealedAlready" }));
}

/** What stands between a viewer and the scores, by category. */
export type Standing = { hasConflict: boolean; refusal: Refusal; openSheets: number };

/** For each category: the viewer's own ties and open sheets, and how many sheets of all judges are not in. */
export async function readStandings(db: Db, context: ViewerContext): Promise<(category: string) => Standing> {
  const { edition, viewer, now } = context;
  const conflicts = await listConflictCategories(db, { editionId: edition.id, personId: viewer.id });
  const open = await listOpenSheets(db, { editionId: edition.id });
  const until = await findSheetTime(db, { editionId: edition.id, judgeId: viewer.id });
  return (category) => {
    const here = open.filter((one) => one.category === category);
    const hasConflict = conflicts.includes(category);
    return {
      hasConflict,
      openSheets: here.length,
      refusal: refuseRanking(edition.rulebook, now, {
        hasConflict,
        until,
        ownOpenSheets: here.filter((one) => one.judgeId === viewer.id).length,
      }),
    };
  };
}

/** The ranking of one category as it is now. */
export async function readRanking(
  db: Db,
  { edition }: Pick<Context, "edition">,
  category: Category,
): Promise<Ranking> {
  const entries = await listRankedEntries(db, { editionId: edition.id, category: category.id });
  return rank(edition.rulebook, category, entries, await readAdjusted(db, { edition }, category, entries));
}

/**
 * The adjusted scores of a category where the rules let them decide, as `rank` wants them; `except` leaves one judge's
 * sheet of one entry out. Some 50 ms for 300 entries, and nothing is read where the raw mean decides.
 */
export async function readAdjusted(
  db: Db,
  { edition }: Pick<Context, "edition">,
  category: Category,
  entries: readonly RankedEntry[],
  except?: { entryId: string; judgeId: string },
): Promise<ReadonlyMap<string, number> | null> {
  const { rubric, judging } = edition.rulebook;
  if (judging.orders !== "adjusted") return null;
  const sheets = await listJudgedSheets(db, { editionId: edition.id, category: category.id });
  return adjustedScores(
    scoresOf(
      rubric,
      entries,
      sheets.filter((one) => one.entryId !== except?.entryId || one.judgeId !== except.judgeId),
    ),
  );
}

/** The rankings of these categories as they are now; nothing of the others is read. */
export async function readRankings(
  db: Db,
  { edition }: Pick<Context, "edition">,
  categories: readonly Category[],
): Promise<Ranking[]> {
  const entries = await listRankedEntries(db, {
    editionId: edition.id,
    categories: categories.map(({ id }) => id),
  });
  const rankings: Ranking[] = [];
  for (const category of categories) {
    const own = entries.filter((entry) => entry.category === category.id);
    rankings.push(rank(edition.rulebook, category, own, await readAdjusted(db, { edition }, category, own)));
  }
  return rankings;
}
