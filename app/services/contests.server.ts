import type { Context } from "~/context.server";
import { type Ranking, scoresOf } from "~/domain/ranking";
import type { Category } from "~/domain/rulebook";
import { marksOf } from "~/domain/scoring";
import type { Contest } from "~/engine/contest";
import { MOST_LEVELS } from "~/engine/rasch";
import type { Db } from "~db/client";
import { listJudgedSheets, listRankedEntries } from "~db/queries/rankings";
import { sha256 } from "./canonical.server";
import { sealOf } from "./rankings.server";

/** Posterior draws of a page's figures. */
export const DRAWS = 4000;
/** Milliseconds that a page waits for its figures; they go on being computed, and the next page has them. */
const PATIENCE = 8000;

/**
 * The seed of a category's draws: it follows from the rules that decide, so nobody can choose it by its result. The
 * first 31 bits of SHA-256 of their hash, a slash and the category.
 */
export function seedOf(context: Pick<Context, "edition">, category: string): number {
  return parseInt(sha256(`${sealOf(context).hash}/${category}`).slice(0, 8), 16) >>> 1;
}

/** What the sheets of a category say by the score model; null without any, `late` if it takes longer than a page waits. */
export async function readContest(
  db: Db,
  { edition, portal }: Pick<Context, "edition" | "portal">,
  category: Category,
  ranking: Ranking,
): Promise<{ seed: number; contest: Contest | "late" | "failed" } | null> {
  const { rubric, judging } = edition.rulebook;
  if (ranking.rows.length === 0) return null;
  const entries = await listRankedEntries(db, { editionId: edition.id, category: category.id });
  const sheets = await listJudgedSheets(db, { editionId: edition.id, category: category.id });
  const scores = scoresOf(rubric, entries, sheets).sort(
    (a, b) => byId(a.entry, b.entry) || byId(a.judge, b.judge),
  );
  const counted = new Set(scores.map(({ entry, judge }) => `${entry} ${judge}`));
  const marked = sheets
    .filter(({ entryId, judgeId }) => counted.has(`${entryId} ${judgeId}`))
    .sort((a, b) => byId(a.entryId, b.entryId) || byId(a.judgeId, b.judgeId));
  const levels = marksOf(rubric.scale);
  const seed = seedOf({ edition }, category.id);
  const asked = portal.figure({
    kind: "contest",
    scores,
    orders: judging.orders,
    among: ranking.rows.map(({ id }) => id).sort(byId),
    top: Math.max(1, Math.min(category.cap, ranking.rows.length)),
    seed,
    draws: DRAWS,
    sheets: marked.map(({ judgeId, marks }) => ({
      judge: judgeId,
      marks: rubric.criteria.flatMap(({ id }) => marks[id] ?? []),
    })),
    // A second opinion where the marks are a few ordered levels; elsewhere there is no such model.
    ...(levels.length <= MOST_LEVELS && {
      rasch: {
        scale: { min: rubric.scale.min, step: rubric.scale.step },
        marks: marked.flatMap(({ entryId, judgeId, marks }) =>
          rubric.criteria.flatMap(({ id }) => {
            const mark = marks[id];
            return mark === undefined
              ? []
              : [{ entry: entryId, judge: judgeId, criterion: id, level: levels.indexOf(mark) }];
          }),
        ),
      },
    }),
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<"late">((done) => {
    timer = setTimeout(done, PATIENCE, "late");
  });
  const contest = await Promise.race([asked, late])
    .catch((fault: unknown) => {
      portal.log.error({ fault: String(fault), category: category.id }, "the figures of a ranking failed");
      return "failed" as const;
    })
    .finally(() => {
      clearTimeout(timer);
    });
  return { seed, contest };
}

function byId(a: string, b: string) {
  return a < b ? -1 : a > b ? 1 : 0;
}
