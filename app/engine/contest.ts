/**
 * What the page of a ranking asks of the scores beside the report: who would win without a judge, which entries the
 * scores do not tell apart, and where a further sheet counts most.
 */
import { knowledgeGradient, opennessAtCut } from "./extra-sheets";
import { type Forecast, forecast, type Prior } from "./forecast";
import { adjustedWithout } from "./judge-flags";
import { type Fit, fitModel, type Score, scoreTable } from "./mixed-model";
import { rawMean, readScores, type ReportOptions, type ScoreReport } from "./score-report";
import { pooledSpread, type Spread } from "./spread";
import type { Standings } from "./standings";

/** A question to the numerics that may take longer than a page should wait in its own thread. */
export type FigureOrder =
  | ({ kind: "contest"; scores: readonly Score[]; orders: "rawMean" | "adjusted" } & ReportOptions)
  | {
      kind: "forecast";
      plans: readonly (readonly Pair[])[];
      top: number;
      contests: number;
      seed: number;
      prior: Prior;
    }
  | { kind: "spread"; contests: readonly (readonly Score[])[] };
type Pair = { entry: string; judge: string };

export type ContestOrder = Extract<FigureOrder, { kind: "contest" }>;
export type ForecastOrder = Extract<FigureOrder, { kind: "forecast" }>;
export type SpreadOrder = Extract<FigureOrder, { kind: "spread" }>;
export type Answered<Order extends FigureOrder> = Order extends ContestOrder
  ? Contest
  : Order extends SpreadOrder
    ? Spread | null
    : Forecast[];
/** Whatever an order may be answered with. */
export type Answer = Contest | Forecast[] | Spread | null;

/** Who would lead by the score that orders, were one judge's sheets not there; floors and ties are not looked at. */
export type WithoutJudge = {
  judge: string;
  /** First by the score that orders; several if they are equal. */
  first: string[];
  /** Who would come into the first k, and who would leave them. */
  enters: string[];
  leaves: string[];
};

export type Contest = {
  report: ScoreReport;
  without: WithoutJudge[];
  /** Longest runs, best first by the adjusted score, within which no entry is better than another by 9 to 1. */
  groups: string[][];
  /** Where one more sheet counts most for finding the winner (points gained) and for the line after the first k. */
  extra: { winner: { entry: string; gain: number }[]; cut: { entry: string; openness: number }[] };
};

/** How sure one must be that an entry is better than another to say that the scores tell them apart. */
const TOLD_APART = 0.9;
/** As many entries are named where a further sheet counts. */
const NAMED = 5;
/** Below these nothing is to be gained by asking: points of the winner, and P (1 − P) at the line. */
const WORTH = { gain: 0.05, openness: 0.05 } as const;

/** Answers an order. The same order has the same answer, on any machine. */
export function answerOrder(order: ContestOrder): Contest;
export function answerOrder(order: ForecastOrder): Forecast[];
export function answerOrder(order: FigureOrder): Answer;
export function answerOrder(order: FigureOrder): Answer {
  if (order.kind === "contest") return studyContest(order);
  return order.kind === "spread"
    ? pooledSpread(order.contests)
    : order.plans.map((pairs) => forecast(pairs, order));
}

function studyContest({ scores, orders, ...options }: ContestOrder): Contest {
  const { report, fit, where, competing } = readScores(scores, options);
  const idOf = (entry: number) => fit.table.entries[entry]!; // numbers are those of the table
  const isKnown = !fit.unknown.entry && !fit.isFlat;
  const best = (values: readonly (number | null)[], least: number) =>
    values
      .flatMap((value, entry) => (value !== null && value >= least ? [{ entry: idOf(entry), value }] : []))
      .sort((a, b) => b.value - a.value || (a.entry < b.entry ? -1 : 1))
      .slice(0, NAMED);
  return {
    report,
    without: withoutJudges(fit, competing, options.top, orders),
    groups: isKnown ? groupsOf(fit, competing, where) : [],
    extra: isKnown
      ? {
          winner: best(knowledgeGradient(fit, { sheets: 1, among: competing }), WORTH.gain).map(
            ({ entry, value }) => ({ entry, gain: value }),
          ),
          cut: (competing.length > options.top ? best(opennessAtCut(where), WORTH.openness) : []).map(
            ({ entry, value }) => ({ entry, openness: value }),
          ),
        }
      : { winner: [], cut: [] },
  };
}

/** The adjusted score of each entry by id; none where quality cannot be told from noise. */
export function adjustedScores(scores: readonly Score[]): ReadonlyMap<string, number> | null {
  if (scores.length === 0) return null;
  const { table, adjusted, unknown } = fitModel(scoreTable(scores));
  return unknown.entry ? null : new Map(table.entries.map((id, entry) => [id, adjusted[entry]!])); // one for each entry
}

function withoutJudges(
  fit: Fit,
  competing: readonly number[],
  top: number,
  orders: ContestOrder["orders"],
): WithoutJudge[] {
  const { table } = fit;
  const all = table.entries.map((_, entry) => rawMean(table, entry));
  const isAdjusted = orders === "adjusted" && !fit.unknown.entry;
  const before = isAdjusted ? [...fit.adjusted] : all;
  const first = firstOf(before, competing, top);
  return table.judges.map((judge, at) => {
    const after = isAdjusted
      ? [...adjustedWithout(fit, at)]
      : all.map((mean, entry) => {
          const rows = table.rowsOf.entry[entry]!;
          const own = rows.find((row) => table.judgeOf[row] === at);
          if (own === undefined) return mean;
          // Without a sheet an entry has no score, and is last.
          return rows.length === 1
            ? -Infinity
            : (mean * rows.length - table.scores[own]!) / (rows.length - 1);
        });
    const then = firstOf(after, competing, top);
    const ids = (entries: readonly number[]) => entries.map((entry) => table.entries[entry]!);
    return {
      judge,
      first: ids(then.best),
      enters: ids([...then.top].filter((entry) => !first.top.has(entry))),
      leaves: ids([...first.top].filter((entry) => !then.top.has(entry))),
    };
  });
}

/** The best entries, and those within the first k; whoever is as good as the last of them is one of them. */
function firstOf(values: readonly number[], competing: readonly number[], top: number) {
  const sorted = competing.toSorted((a, b) => values[b]! - values[a]! || a - b);
  const line = (k: number) => values[sorted[Math.min(k, sorted.length) - 1] ?? 0] ?? 0;
  const upTo = (k: number) => sorted.filter((entry) => values[entry]! >= line(k) - 1e-9);
  return { best: upTo(1), top: new Set(upTo(top)) };
}

function groupsOf(fit: Fit, competing: readonly number[], where: Standings): string[][] {
  const order = competing.toSorted((a, b) => fit.adjusted[b]! - fit.adjusted[a]! || a - b);
  const runs: number[][] = [];
  let reach = 0;
  for (let from = 0; from < order.length; from++) {
    let to = Math.max(reach, from);
    while (to + 1 < order.length && where.chanceAbove(order[from]!, order[to + 1]!) < TOLD_APART) to++;
    // A run that ends where the last one did is part of it.
    if (to > from && (to > reach || runs.length === 0)) runs.push(order.slice(from, to + 1));
    reach = Math.max(reach, to);
  }
  return runs.map((run) => run.map((entry) => fit.table.entries[entry]!)); // places in the order
}
