import type { Context, ViewerContext } from "~/context.server";
import { type Ranking, scoresOf } from "~/domain/ranking";
import type { RankingFigures, ShownJudge } from "~/domain/ranking-figures";
import type { Category } from "~/domain/rulebook";
import { marksOf } from "~/domain/scoring";
import type { Contest } from "~/engine/contest";
import { MOST_LEVELS } from "~/engine/rasch";
import type { Db } from "~db/client";
import { listJudgeNames } from "~db/queries/plans";
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

/** Faults that the page words where the figure would stand, not as a warning. */
const worded = /^(icc|krippendorff|kendall)-|^rasch-(not-levels|one-level)$/;

/**
 * The figures of a category's ranking for this reader; chairs and organisers know judges by name, others by a number
 * that follows from the seed. A word instead of them if they are late or failed, null if nothing is ranked.
 */
export async function readFigures(
  db: Db,
  context: ViewerContext,
  category: Category,
  ranking: Ranking,
): Promise<RankingFigures | "late" | "failed" | null> {
  const read = await readContest(db, context, category, ranking);
  if (!read || typeof read.contest === "string") return read && (read.contest as "late" | "failed");
  const { seed, contest } = read;
  const { report } = contest;
  const codes = new Map(
    [...ranking.rows, ...ranking.tooFew, ...(ranking.horsConcours ?? [])].map(({ id, code }) => [id, code]),
  );
  const codeOf = (ids: readonly string[]) => ids.map((id) => codes.get(id) ?? "").filter(Boolean);
  const isTold = context.viewer.roles.some((role) => role === "chair" || role === "organiser");
  const ids = report.judges.map(({ judge }) => judge);
  const names = new Map((isTold ? await listJudgeNames(db, ids) : []).map(({ id, name }) => [id, name]));
  const numbers = new Map(
    ids
      .map((id) => ({ id, lot: sha256(`${seed}/${id}`) }))
      .sort((a, b) => byId(a.lot, b.lot))
      .map(({ id }, at) => [id, at + 1]),
  );
  const shown = (id: string): ShownJudge => {
    const number = numbers.get(id) ?? 0;
    return { key: String(number), name: names.get(id) ?? null, number };
  };
  const inOrder = <One extends ShownJudge>(list: One[]) =>
    list.sort((a, b) => (a.name ?? "").localeCompare(b.name ?? "") || a.number - b.number);
  const top = Math.max(1, Math.min(category.cap, ranking.rows.length));
  const order = report.entries.map(({ entry }) => entry);
  const crosses = (group: readonly string[]) =>
    order.length > top && group.includes(order[top - 1]!) && group.includes(order[top]!); // both are there
  const atCut = new Set(contest.groups.filter(crosses).flat());
  return {
    seed,
    draws: DRAWS,
    top,
    model: report.model,
    of: Object.fromEntries(
      report.entries.flatMap(({ entry, adjusted, low90, high90, rankLow90, rankHigh90, pFirst, pTop }) =>
        adjusted === null ||
        low90 === null ||
        high90 === null ||
        rankLow90 === null ||
        rankHigh90 === null ||
        pFirst === null ||
        pTop === null
          ? []
          : [
              [
                entry,
                {
                  adjusted,
                  low: low90,
                  high: high90,
                  rankLow: rankLow90,
                  rankHigh: rankHigh90,
                  pFirst,
                  pTop,
                },
              ],
            ],
      ),
    ),
    groups: {
      first: codeOf(contest.groups.find((group) => group[0] === order[0]) ?? []),
      cut: codeOf(order.filter((entry) => atCut.has(entry))),
    },
    without: inOrder(
      contest.without.map(({ judge, first, enters, leaves }) => ({
        ...shown(judge),
        first: codeOf(first),
        enters: codeOf(enters),
        leaves: codeOf(leaves),
      })),
    ),
    judges: isTold
      ? inOrder(
          report.judges.map(({ judge, sheets, severity, se, flags }) => ({
            ...shown(judge),
            sheets,
            severity,
            se,
            flags,
          })),
        )
      : null,
    agreement: {
      panel: report.agreement.icc["2,k"],
      alpha: report.agreement.krippendorff.interval,
      kendallW: report.agreement.kendallWTies,
    },
    warnings: report.warnings
      .filter(({ code }) => !worded.test(code))
      .map(({ code, figures = {}, entries = [], judges = [], parts = [], links = [] }) => ({
        code,
        figures: { ...figures },
        entries: codeOf(entries),
        judges: judges.map(shown),
        parts: parts.map((part) => ({ entries: codeOf(part.entries), judges: part.judges.map(shown) })),
        links: links.map(({ entry, judge }) => ({ entry: codes.get(entry) ?? "", judge: shown(judge) })),
      })),
    extra: {
      winner: contest.extra.winner.map((one) => ({ ...one, entry: codes.get(one.entry) ?? "" })),
      cut: contest.extra.cut.map(({ entry }) => ({
        entry: codes.get(entry) ?? "",
        pTop: report.entries.find((one) => one.entry === entry)?.pTop ?? 0,
      })),
    },
  };
}

function byId(a: string, b: string) {
  return a < b ? -1 : a > b ? 1 : 0;
}
