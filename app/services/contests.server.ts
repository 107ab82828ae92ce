import { type Context, rulebookOf, type ViewerContext } from "~/context.server";
import { type Ranking, scoresOf } from "~/domain/ranking";
import type { Odds, PlanForecast, RankingFigures, ShownJudge } from "~/domain/ranking-figures";
import { filedScores, type ResultFile } from "~/domain/result-file";
import type { Category } from "~/domain/rulebook";
import { marksOf } from "~/domain/scoring";
import type { Contest } from "~/engine/contest";
import { type Chances, type Prior, withOneMore } from "~/engine/forecast";
import { MOST_LEVELS } from "~/engine/rasch";
import type { Db } from "~db/client";
import { fromJson } from "~db/columns";
import { listBars } from "~db/queries/conflicts";
import { listEditions } from "~db/queries/editions";
import { listActiveJudges } from "~db/queries/judges";
import { listJudgeNames, listPairs } from "~db/queries/plans";
import { listJudgedSheets } from "~db/queries/rankings";
import { listFrozenFiles } from "~db/queries/result-files";
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
export function drawSeedOf(context: Pick<Context, "edition" | "portal">, category: string): number {
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
  const judged = [...ranking.rows, ...ranking.tooFew, ...(ranking.horsConcours ?? [])];
  const sheets = await listJudgedSheets(db, { editionId: edition.id, category: category.id });
  const scores = scoresOf(rubric, judged, sheets).sort(
    (a, b) => byId(a.entry, b.entry) || byId(a.judge, b.judge),
  );
  const counted = new Set(scores.map(({ entry, judge }) => `${entry} ${judge}`));
  const marked = sheets
    .filter(({ entryId, judgeId }) => counted.has(`${entryId} ${judgeId}`))
    .sort((a, b) => byId(a.entryId, b.entryId) || byId(a.judgeId, b.judgeId));
  const levels = marksOf(rubric.scale);
  const seed = drawSeedOf({ edition, portal }, category.id);
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
  return { seed, contest: await soon(asked, { portal }) };
}

/** An answer if it comes while a page waits for it. */
async function soon<Answer>(
  asked: Promise<Answer>,
  { portal }: Pick<Context, "portal">,
): Promise<Answer | "late" | "failed"> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<"late">((done) => {
    timer = setTimeout(done, PATIENCE, "late");
  });
  return Promise.race([asked, late])
    .catch((fault: unknown) => {
      portal.log.error({ fault: String(fault) }, "figures could not be computed");
      return "failed" as const;
    })
    .finally(() => {
      clearTimeout(timer);
    });
}

/** Contests that are made up for a forecast; a share is known to some 1.6 points by them. */
export const CONTESTS = 1000;
/**
 * What is assumed before anybody has judged, in points: entries differ as much as single sheets do by chance, and judges
 * in severity half as much, as the simulations of this portal's proofs assume in the middle.
 */
const PRIOR = { sdEntry: 12, sdJudge: 6, sdResidual: 12 };

/** What a forecast assumes, and where from: the edition whose result it was estimated from, or null where it is stated. */
export type Assumption = { prior: Prior; from: { edition: string; sheets: number } | null };
/** The stated prior. */
export const STATED: Assumption = { prior: PRIOR, from: null };

/**
 * The spread of the newest edition before this one whose frozen result tells it; null where none does. What was frozen
 * never changes, so the same plan has the same forecast on any day.
 */
export async function readLastSpread(
  db: Db,
  { edition, portal }: Pick<Context, "edition" | "portal">,
): Promise<Assumption | null> {
  const { ordinal } = edition.rulebook.edition;
  const before = (await listEditions(db))
    .map((row) => ({ id: row.id, ordinal: rulebookOf(row).edition.ordinal }))
    .filter((one) => one.ordinal < ordinal)
    .sort((a, b) => b.ordinal - a.ordinal);
  for (const { id } of before) {
    const results = (await listFrozenFiles(db, id)).map((json) => fromJson<ResultFile>(json).result);
    const contests = results.flatMap(({ categories, seals }) =>
      categories.flatMap((category) => {
        const seal = seals.find((one) => one.version === category.seal);
        return seal ? [filedScores(seal.rules, category)] : [];
      }),
    );
    const spread =
      contests.length > 0 ? await soon(portal.figure({ kind: "spread", contests }), { portal }) : null;
    if (spread === null || typeof spread === "string") continue;
    const { sheets, ...prior } = spread;
    return { prior, from: { edition: id, sheets } };
  }
  return null;
}

/** The forecast of a plan by category, by the score that decides; a word instead if it is late or failed. */
export async function readForecast(
  db: Db,
  { edition, portal }: Pick<Context, "edition" | "portal">,
  plan: { id: string; seed: number; entries: readonly { id: string; category: string | null }[] },
  prior: Prior,
): Promise<PlanForecast[] | "late" | "failed"> {
  const { categories, judging } = edition.rulebook;
  const categoryOf = new Map(plan.entries.map(({ id, category }) => [id, category]));
  const pairs = (await listPairs(db, plan.id))
    .map(({ entryId, judgeId }) => ({ entry: entryId, judge: judgeId }))
    .sort((a, b) => byId(a.entry, b.entry) || byId(a.judge, b.judge));
  const judges = await listActiveJudges(db, edition.id);
  const barred = new Set((await listBars(db, edition.id)).map((bar) => `${bar.entryId} ${bar.judgeId}`));
  const asked = categories.flatMap(({ id: category, cap }) => {
    const own = pairs.filter(({ entry }) => categoryOf.get(entry) === category);
    const entries = new Set(own.map(({ entry }) => entry)).size;
    if (entries < 2) return [];
    const able = judges.filter((judge) => judge.categories.includes(category)).map(({ id }) => id);
    const may = ({ entry, judge }: { entry: string; judge: string }) => !barred.has(`${entry} ${judge}`);
    const more = withOneMore(own, able, may, plan.seed);
    const top = Math.max(1, Math.min(cap, entries - 1));
    return [
      portal
        .figure({
          kind: "forecast",
          plans: [own, more],
          top,
          contests: CONTESTS,
          seed: plan.seed,
          prior,
        })
        .then((found): PlanForecast => {
          const [now, then] = found.map((one) => oddsOf(one[judging.orders]));
          return {
            category,
            entries,
            top,
            parts: found[0]?.components.length ?? 1,
            plan: now!, // one for each of the two plans
            more: { ...then!, sheets: more.length - own.length },
          };
        }),
    ];
  });
  return soon(Promise.all(asked), { portal });
}

function oddsOf({ bestWins, firstRight, found }: Chances): Odds {
  return { bestWins: bestWins.share, firstRight: firstRight.share, found: found.share };
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
  const { contest } = read;
  const isTold = context.viewer.roles.some((role) => role === "chair" || role === "organiser");
  const ids = contest.report.judges.map(({ judge }) => judge);
  return shownFigures(contest, {
    seed: read.seed,
    top: Math.max(1, Math.min(category.cap, ranking.rows.length)),
    codes: new Map(
      [...ranking.rows, ...ranking.tooFew, ...(ranking.horsConcours ?? [])].map(({ id, code }) => [id, code]),
    ),
    names: isTold ? new Map((await listJudgeNames(db, ids)).map(({ id, name }) => [id, name])) : null,
  });
}

/** A contest in the codes of its entries; judges by their names, or, where these are null, by numbers and without severity. */
export function shownFigures(
  { report, without, groups, extra }: Contest,
  {
    seed,
    top,
    codes,
    names,
  }: {
    seed: number;
    top: number;
    codes: ReadonlyMap<string, string>;
    names: ReadonlyMap<string, string> | null;
  },
): RankingFigures {
  const codeOf = (ids: readonly string[]) => ids.map((id) => codes.get(id) ?? "").filter(Boolean);
  const numbers = new Map(
    report.judges
      .map(({ judge }) => ({ judge, lot: sha256(`${seed}/${judge}`) }))
      .sort((a, b) => byId(a.lot, b.lot))
      .map(({ judge }, at) => [judge, at + 1]),
  );
  const shown = (id: string): ShownJudge => {
    const number = numbers.get(id) ?? 0;
    return { key: String(number), name: names?.get(id) ?? null, number };
  };
  const inOrder = <One extends ShownJudge>(list: One[]) =>
    list.sort((a, b) => (a.name ?? "").localeCompare(b.name ?? "") || a.number - b.number);
  const order = report.entries.map(({ entry }) => entry);
  const crosses = (group: readonly string[]) =>
    order.length > top && group.includes(order[top - 1]!) && group.includes(order[top]!); // both are there
  const atCut = new Set(groups.filter(crosses).flat());
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
      first: codeOf(groups.find((group) => group[0] === order[0]) ?? []),
      cut: codeOf(order.filter((entry) => atCut.has(entry))),
    },
    without: inOrder(
      without.map(({ judge, first, enters, leaves }) => ({
        ...shown(judge),
        first: codeOf(first),
        enters: codeOf(enters),
        leaves: codeOf(leaves),
      })),
    ),
    judges: names
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
      winner: extra.winner.map((one) => ({ ...one, entry: codes.get(one.entry) ?? "" })),
      cut: extra.cut.map(({ entry }) => ({
        entry: codes.get(entry) ?? "",
        pTop: report.entries.find((one) => one.entry === entry)?.pTop ?? 0,
      })),
    },
  };
}

function byId(a: string, b: string) {
  return a < b ? -1 : a > b ? 1 : 0;
}
