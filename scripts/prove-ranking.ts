/**
 * Judges made-up contests whose truth is known, and counts how often the ranking is right about them and about its
 * own uncertainty. `npm run prove:ranking -- --from 1 --to 1040 --out proof.json`: contest n is always the same, what
 * stands in the file already is not done again, and files of other ranges add up. `--times` takes the times instead.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { type Dice, dice, seedFrom } from "~/engine/dice";
import { knowledgeGradient } from "~/engine/extra-sheets";
import { type Fit, fitModel, type Score, scoreTable } from "~/engine/mixed-model";
import { standings } from "~/engine/standings";

const designs = ["random", "category", "bridged"] as const;
type Design = (typeof designs)[number];
/** Severities in standard deviations of entries, which noise has too. */
type Cell = {
  design: Design;
  severity: number;
  sheets: number;
  entries: number;
  judges: number;
  groups: number;
};

const severities = [0, 0.3, 0.6, 1];
const large: Cell[] = designs.flatMap((design) =>
  severities.flatMap((severity) =>
    [2, 3, 4, 5].map((sheets) => ({ design, severity, sheets, entries: 300, judges: 60, groups: 10 })),
  ),
);
/** Few judges and entries, where the variances are drawn too. */
const small: Cell[] = severities.map((severity) => ({
  design: "random",
  severity,
  sheets: 3,
  entries: 12,
  judges: 6,
  groups: 1,
}));
const cells = [...large, ...small];
const nameOf = ({ design, severity, sheets, entries, judges }: Cell) =>
  `${design} ${severity.toFixed(1)} sd ${sheets} sheets ${entries}×${judges}`;

/** Extra sheets, and how many an entry gets at a time. */
const EXTRA = { sheets: 30, atOnce: 3 } as const;
const DRAWS = 1000;

type Contest = {
  cell: Cell;
  quality: number[];
  severity: number[];
  scores: Score[];
  /** A score for a pair that was not planned, always the same for the same pair. */
  scoreOf: (entry: number, judge: number) => number;
  may: (entry: number, judge: number) => boolean;
};

/** A contest whose truth is known: qualities and noise of standard deviation 1. */
function contestOf(cell: Cell, seed: number): Contest {
  const throws = dice(seedFrom(seed, 10));
  const quality = Array.from({ length: cell.entries }, () => throws.normal());
  const severity = Array.from({ length: cell.judges }, () => cell.severity * throws.normal());
  const scoreOf = (entry: number, judge: number) =>
    quality[entry]! - severity[judge]! + dice(seedFrom(seed, 11, entry, judge)).normal(); // both are in the contest
  const groupOfEntry = (entry: number) => entry % cell.groups;
  const groupOfJudge = (judge: number) => judge % cell.groups;
  const isOwn = (entry: number, judge: number) =>
    cell.design === "random" || groupOfEntry(entry) === groupOfJudge(judge);
  const loads = Array.from({ length: cell.judges }, () => 0);
  const scores = quality.flatMap((_, entry) => {
    const panel = new Set<number>();
    while (panel.size < cell.sheets) {
      // In a bridged design one sheet of five comes from another category.
      const crosses = cell.design === "bridged" && throws.uniform() < 0.2;
      const judge = leastLoaded(loads, throws, (one) => !panel.has(one) && isOwn(entry, one) !== crosses);
      if (judge === null) break;
      panel.add(judge);
      loads[judge]! += 1;
    }
    return [...panel].map((judge) => ({
      entry: `e${entry}`,
      judge: `j${judge}`,
      score: scoreOf(entry, judge),
    }));
  });
  const may = cell.design === "bridged" ? () => true : isOwn;
  return { cell, quality, severity, scores, scoreOf, may };
}

function leastLoaded(loads: readonly number[], throws: Dice, may: (judge: number) => boolean): number | null {
  const able = loads.flatMap((_, judge) => (may(judge) ? [judge] : []));
  const least = Math.min(...able.map((judge) => loads[judge]!));
  const free = able.filter((judge) => loads[judge] === least);
  return free.length > 0 ? free[throws.below(free.length)]! : null;
}

/** Sums over contests of a cell; two of them added are the sums over both. */
type Sums = Record<
  | "contests"
  | "intervals"
  | "scoreCovered"
  | "scoreCoveredSquares"
  | "rankCovered"
  | "tauRaw"
  | "tauAdjusted"
  | "tauGain"
  | "tauGainSquares"
  | "extra"
  | "rightNone"
  | "rightRandom"
  | "rightGradient",
  number
>;
const nothing: Sums = {
  contests: 0,
  intervals: 0,
  scoreCovered: 0,
  scoreCoveredSquares: 0,
  rankCovered: 0,
  tauRaw: 0,
  tauAdjusted: 0,
  tauGain: 0,
  tauGainSquares: 0,
  extra: 0,
  rightNone: 0,
  rightRandom: 0,
  rightGradient: 0,
};
const added = (a: Sums, b: Sums): Sums =>
  Object.fromEntries(Object.entries(a).map(([key, value]) => [key, value + b[key as keyof Sums]])) as Sums; // same keys

function judged(contest: Contest, seed: number): Sums {
  const { cell, quality } = contest;
  const table = scoreTable(contest.scores);
  const fit = fitModel(table);
  const where = standings(fit, { draws: DRAWS, seed, top: 10 });
  const truth = table.entries.map((id) => quality[numberOf(id)]!);
  const rank = new Map(
    truth
      .map((_, entry) => entry)
      .sort((a, b) => truth[b]! - truth[a]!)
      .map((entry, at) => [entry, at + 1]),
  );
  let [scoreCovered, rankCovered] = [0, 0];
  truth.forEach((value, entry) => {
    const { low90, high90, rankLow90, rankHigh90 } = where.of[entry]!; // all entries were compared
    if (value >= low90 && value <= high90) scoreCovered += 1;
    if (rank.get(entry)! >= rankLow90 && rank.get(entry)! <= rankHigh90) rankCovered += 1;
  });
  const raw = table.rowsOf.entry.map(
    (rows) => rows.reduce((sum, row) => sum + table.scores[row]!, 0) / rows.length,
  );
  const tauRaw = tau(truth, raw);
  // A fit that finds no difference between entries leaves them in the order of their raw means, as the report does.
  const tauAdjusted = tau(truth, fit.sdEntry === 0 ? raw : [...fit.adjusted]);
  const isLarge = cell.entries >= 100;
  return {
    contests: 1,
    intervals: truth.length,
    scoreCovered,
    scoreCoveredSquares: (scoreCovered / truth.length) ** 2,
    rankCovered,
    tauRaw,
    tauAdjusted,
    tauGain: tauAdjusted - tauRaw,
    tauGainSquares: (tauAdjusted - tauRaw) ** 2,
    extra: isLarge ? 1 : 0,
    rightNone: isLarge && isRight(fit, contest) ? 1 : 0,
    rightRandom: isLarge && isRight(withRandom(contest, seed), contest) ? 1 : 0,
    rightGradient: isLarge && isRight(withGradient(contest, fit, seed), contest) ? 1 : 0,
  };
}

const numberOf = (id: string) => Number(id.slice(1));

function isRight({ table, adjusted }: Fit, { quality }: Contest): boolean {
  const first = adjusted.reduce((best, one, entry) => (one > adjusted[best]! ? entry : best), 0);
  return quality[numberOf(table.entries[first]!)]! === Math.max(...quality);
}

/** The contest after extra sheets for entries drawn by lot. */
function withRandom(contest: Contest, seed: number): Fit {
  const throws = dice(seedFrom(seed, 12));
  const scores = [...contest.scores];
  for (let given = 0; given < EXTRA.sheets;) {
    const entry = throws.below(contest.cell.entries);
    const score = extraSheet(contest, scores, entry, throws);
    if (!score) continue;
    scores.push(score);
    given += 1;
  }
  return fitModel(scoreTable(scores));
}

/** The contest after extra sheets, a few at a time, for the entry where they promise most. */
function withGradient(contest: Contest, first: Fit, seed: number): Fit {
  const throws = dice(seedFrom(seed, 13));
  const scores = [...contest.scores];
  let fit = first;
  for (let given = 0; given < EXTRA.sheets;) {
    const promise = knowledgeGradient(fit, { sheets: EXTRA.atOnce });
    const order = fit.table.entries.map((_, at) => at).sort((a, b) => (promise[b] ?? 0) - (promise[a] ?? 0));
    for (const at of order) {
      const before = scores.length;
      for (let one = 0; one < EXTRA.atOnce && given < EXTRA.sheets; one++) {
        const score = extraSheet(contest, scores, numberOf(fit.table.entries[at]!), throws);
        if (!score) break;
        scores.push(score);
        given += 1;
      }
      if (scores.length > before) break;
    }
    fit = fitModel(scoreTable(scores));
  }
  return fit;
}

/** A sheet by the least busy judge who may judge an entry and has not; null if there is none. */
function extraSheet(contest: Contest, scores: readonly Score[], entry: number, throws: Dice): Score | null {
  const loads = Array.from({ length: contest.cell.judges }, () => 0);
  const had = new Set<number>();
  for (const score of scores) {
    loads[numberOf(score.judge)]! += 1;
    if (score.entry === `e${entry}`) had.add(numberOf(score.judge));
  }
  const judge = leastLoaded(loads, throws, (one) => !had.has(one) && contest.may(entry, one));
  return judge === null
    ? null
    : { entry: `e${entry}`, judge: `j${judge}`, score: contest.scoreOf(entry, judge) };
}

/** Kendall's tau of two orders; pairs tied in either count for nothing. */
function tau(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++)
    for (let j = 0; j < i; j++) sum += Math.sign((a[i]! - a[j]!) * (b[i]! - b[j]!));
  return sum / ((a.length * (a.length - 1)) / 2);
}

/** What stands in a file of results: which contests are done, and the sums by cell. */
type Proof = { done: [number, number][]; cells: Record<string, Sums> };

function isDone({ done }: Proof, contest: number) {
  return done.some(([from, to]) => contest >= from && contest <= to);
}

/** Judges the contests of a range that a proof lacks; `keep` is called now and then with what is there so far. */
export function proveRanking(
  range: { from: number; to: number },
  start: Proof,
  keep: (proof: Proof) => void,
): Proof {
  const proof = structuredClone(start);
  for (let contest = range.from; contest <= range.to; contest++) {
    if (isDone(proof, contest)) continue;
    const cell = cells[(contest - 1) % cells.length]!; // within the list
    const name = nameOf(cell);
    const seed = seedFrom(contest);
    proof.cells[name] = added(proof.cells[name] ?? nothing, judged(contestOf(cell, seed), seed));
    const last = proof.done.find(([, to]) => to === contest - 1);
    if (last) last[1] = contest;
    else proof.done.push([contest, contest]);
    if (contest % 25 === 0) keep(proof);
  }
  keep(proof);
  return proof;
}

/** Figures of some cells together, as a row of the table. */
function rowOf(sums: Sums) {
  const share = (count: number, of: number) => (of > 0 ? Number((count / of).toFixed(3)) : null);
  const gain = sums.tauGain / sums.contests;
  const errorOf = (mean: number, squares: number) =>
    Number(
      Math.sqrt(Math.max(0, squares / sums.contests - mean ** 2) / Math.max(sums.contests - 1, 1)).toFixed(4),
    );
  return {
    contests: sums.contests,
    score: share(sums.scoreCovered, sums.intervals),
    "± of score": errorOf(sums.scoreCovered / sums.intervals, sums.scoreCoveredSquares),
    rank: share(sums.rankCovered, sums.intervals),
    "τ raw": share(sums.tauRaw, sums.contests),
    "τ adjusted": share(sums.tauAdjusted, sums.contests),
    gain: Number(gain.toFixed(4)),
    "± of gain": errorOf(gain, sums.tauGainSquares),
    "right: none": share(sums.rightNone, sums.extra),
    random: share(sums.rightRandom, sums.extra),
    gradient: share(sums.rightGradient, sums.extra),
  };
}

function print({ cells: done }: Proof) {
  const group = (name: string, which: (cell: Cell) => boolean) => {
    const sums = cells
      .filter(which)
      .flatMap((cell) => done[nameOf(cell)] ?? [])
      .reduce(added, nothing);
    return sums.contests > 0 ? [[name, rowOf(sums)] as const] : [];
  };
  const isLarge = (cell: Cell) => large.includes(cell);
  console.log("Share of truths within the 90 % interval of score and of rank, Kendall's τ with the truth,");
  console.log(
    `and how often the best entry wins with no extra sheet, with ${EXTRA.sheets} by lot, with ${EXTRA.sheets} by knowledge gradient`,
  );
  console.table(Object.fromEntries(cells.flatMap((cell) => group(nameOf(cell), (one) => one === cell))));
  console.table(
    Object.fromEntries([
      ...designs.flatMap((design) => group(design, (cell) => isLarge(cell) && cell.design === design)),
      ...severities.flatMap((severity) =>
        group(`${severity.toFixed(1)} sd`, (cell) => isLarge(cell) && cell.severity === severity),
      ),
      ...[2, 3, 4, 5].flatMap((sheets) =>
        group(`${sheets} sheets`, (cell) => isLarge(cell) && cell.sheets === sheets),
      ),
      ...group("all 300×60", isLarge),
      ...group("all 12×6", (cell) => !isLarge(cell)),
    ]),
  );
  const rows = Object.entries(done).map(([name, sums]) => ({ name, ...rowOf(sums) }));
  const named = (which: typeof rows) => which.map(({ name }) => name).join("; ") || "none";
  console.log(`${rows.reduce((sum, { contests }) => sum + contests, 0)} contests in ${rows.length} cells`);
  // A cell counts as out of its goal when it is so by more than two standard errors of its own contests.
  const off = ({ score, "± of score": error }: (typeof rows)[number]) =>
    Math.max(0.88 - score!, score! - 0.92) > 2 * error;
  console.log(
    `Score outside 0.88–0.92: ${named(rows.filter((row) => row.score! < 0.88 || row.score! > 0.92))}`,
  );
  console.log(`… by more than 2 standard errors: ${named(rows.filter(off))}`);
  console.log(`Rank below 0.88: ${named(rows.filter(({ rank }) => rank! < 0.88))}`);
  // Where judges do not differ at all, guessing that they do a little costs about .0002; no estimate is spared that.
  console.log(`τ of adjusted below raw by .001 or more: ${named(rows.filter(({ gain }) => gain <= -0.001))}`);
  console.log(`… by anything at all: ${named(rows.filter(({ gain }) => gain < 0))}`);
}

/** Seconds of a fit, and of a fit with standings, by size. */
function times() {
  const rows: Record<string, object> = {};
  const measure = (name: string, scores: Score[], draws: number) => {
    const begin = performance.now();
    const table = scoreTable(scores);
    const fit = fitModel(table);
    const fitted = performance.now();
    if (draws > 0) standings(fit, { draws, seed: 1, top: 10 });
    const end = performance.now();
    const seconds = (time: number) => Number((time / 1000).toFixed(2));
    rows[name] = {
      scores: scores.length,
      fit: seconds(fitted - begin),
      draws,
      standings: draws > 0 ? seconds(end - fitted) : null,
      "σe σs σ": [fit.sdEntry, fit.sdJudge, fit.sdResidual].map((sd) => sd?.toFixed(3)).join(" "),
    };
  };
  for (const [entries, judges] of [
    [300, 60],
    [1000, 200],
    [3000, 600],
  ] as const) {
    const cell: Cell = { design: "random", severity: 0.6, sheets: 3, entries, judges, groups: 1 };
    measure(`${entries} × ${judges}, 3 sheets`, contestOf(cell, 1).scores, 4000);
  }
  measure("1,100 entries × 3,000 judges", manyJudges(), 0);
  console.log("Seconds, in one process");
  console.table(rows);
}

/** 73,000 scores by 3,000 judges of 1,100 entries: 24 each, and 25 from a third of them. */
function manyJudges(): Score[] {
  const throws = dice(seedFrom(1, 14));
  const quality = Array.from({ length: 1100 }, () => throws.normal());
  return Array.from({ length: 3000 }, (_, judge) => {
    const severity = 0.6 * throws.normal();
    return throws
      .shuffled([...quality.keys()])
      .slice(0, judge % 3 === 0 ? 25 : 24)
      .map((entry) => ({
        entry: `e${entry}`,
        judge: `j${judge}`,
        score: quality[entry]! - severity + throws.normal(),
      }));
  }).flat();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      from: { type: "string", default: "1" },
      to: { type: "string", default: "104" },
      out: { type: "string" },
      times: { type: "boolean", default: false },
    },
  });
  const [from, to] = [Number(values.from), Number(values.to)];
  if (values.times) times();
  else if (!(Number.isInteger(from) && Number.isInteger(to) && from >= 1 && to >= from)) {
    console.error("--from and --to are whole numbers from 1 on, such as --from 1 --to 104.");
    process.exitCode = 2;
  } else {
    const { out } = values;
    const start =
      out !== undefined && existsSync(out) ? (JSON.parse(readFileSync(out, "utf8")) as Proof) : null;
    print(
      proveRanking({ from, to }, start ?? { done: [], cells: {} }, (proof) => {
        if (out !== undefined) writeFileSync(out, `${JSON.stringify(proof, null, 2)}\n`);
      }),
    );
  }
}
