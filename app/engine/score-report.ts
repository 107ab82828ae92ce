/**
 * Everything that the scores of one contest say, with a warning in words for every figure that does not exist and for
 * everything that makes a figure mean less than it seems to. The command line prints it as it is.
 */
import {
  anova,
  iccForms,
  type IccForm,
  iccOfPanel,
  iccOfVariances,
  isComplete,
  kendall,
  krippendorff,
  type Metric,
  metrics,
} from "./agreement";
import {
  flagsOfJudges,
  type JudgeFlag,
  matchingByQuality,
  qualityByOthers,
  sameMarksThroughout,
} from "./judge-flags";
import { type Component, components, linkingPairs, weakestLink } from "./linkage";
import {
  equationsAt,
  FEW_JUDGES,
  type Fit,
  fitModel,
  type Score,
  type ScoreTable,
  scoreTable,
} from "./mixed-model";
import { fitRasch, type LevelMark, type LevelScale, MOST_LEVELS, type Rasch } from "./rasch";
import { FEW, type Standings, standings } from "./standings";

export type Warning = {
  code: string;
  message: string;
  /** What the message says in parts, for pages that word it in their reader's language; ids as in the scores. */
  figures?: Readonly<Record<string, number | string>>;
  entries?: readonly string[];
  judges?: readonly string[];
  /** Groups that share no sheet, or hardly any, and pairs that would join them. */
  parts?: readonly Component[];
  links?: readonly { entry: string; judge: string }[];
};

export type ScoreReport = {
  /** Points. `remlCriterion` is −2 log restricted likelihood. */
  model: {
    mean: number | null;
    sdEntry: number | null;
    sdJudge: number | null;
    sdResidual: number | null;
    remlCriterion: number | null;
  };
  /** Best first. `sheets` is the number of scores; `adjusted` the mean plus the entry's predicted deviation. */
  entries: {
    entry: string;
    sheets: number;
    rawMean: number;
    adjusted: number | null;
    se: number | null;
    low90: number | null;
    high90: number | null;
    rankLow90: number | null;
    rankHigh90: number | null;
    pFirst: number | null;
    pTop: number | null;
  }[];
  /** `severity` in points, positive = harsher. */
  judges: {
    judge: string;
    sheets: number;
    severity: number | null;
    se: number | null;
    flags: JudgeFlag[];
  }[];
  agreement: {
    icc: Record<IccForm, number | null>;
    krippendorff: Record<Metric, number | null>;
    kendallW: number | null;
    kendallWTies: number | null;
    kendallP: number | null;
  };
  /** The parts that share no sheet, as the entries of each; one part if all hangs together. */
  components: string[][];
  /** Entries that the scores do not tell apart: of equal adjusted score, or at the cut line by less than 6 : 4. */
  ties: string[][];
  warnings: Warning[];
  rasch: RaschReport | null;
};

/** Logits; `fairAverage` in marks. */
export type RaschReport = Pick<Rasch, "theta" | "severity" | "thresholds" | "fairAverage" | "logLik"> & {
  /** Only where sheets have several criteria. */
  difficulty?: Record<string, number>;
};

/** What to report. `rasch`: marks on ordered levels with their scale, or why there are none; leave out for none. */
export type ReportOptions = {
  top: number;
  seed: number;
  draws: number;
  /** The entries that compete, by id; the others' scores help to tell severity. All if left out. */
  among?: readonly string[];
  rasch?: { scale: LevelScale; marks: readonly LevelMark[] } | "not levels";
  /** The marks of each sheet where criteria are known, for finding sheets marked in one go. */
  sheets?: readonly { judge: string; marks: readonly number[] }[];
};

/** The report on scores, one at least. The order of the scores never matters; throws if a judge scored an entry twice. */
export function scoreReport(scores: readonly Score[], options: ReportOptions): ScoreReport {
  return readScores(scores, options).report;
}

/** The report with the fit and the standings that it was drawn from, for whoever asks more of them. */
export function readScores(
  scores: readonly Score[],
  options: ReportOptions,
): { report: ScoreReport; fit: Fit; where: Standings; competing: readonly number[] } {
  const table = scoreTable(scores);
  const fit = fitModel(table);
  const wanted = options.among && new Set(options.among);
  const competing = table.entries.flatMap((id, entry) => (wanted && !wanted.has(id) ? [] : [entry]));
  const { top, seed, draws } = options;
  const where = standings(fit, { top, seed, draws, among: competing });
  const parts = components(scores);
  const flags = flagsOfJudges(fit, top, competing);
  const agreement = agreementOf(table, fit);
  const order = inOrder(fit, competing);
  const rasch = raschOf(fit, order, options);
  const ties = tiesOf(fit, order, where, top);
  const report: ScoreReport = {
    model: {
      mean: fit.mean,
      sdEntry: fit.sdEntry,
      sdJudge: fit.sdJudge,
      sdResidual: fit.sdResidual,
      remlCriterion: fit.remlCriterion,
    },
    entries: order.map((entry) => {
      const isKnown = !fit.unknown.entry;
      const standing = where.of[entry]!; // all entries were compared
      return {
        entry: table.entries[entry]!,
        sheets: table.rowsOf.entry[entry]!.length,
        rawMean: rawMean(table, entry),
        adjusted: isKnown ? fit.adjusted[entry]! : null,
        se: isKnown ? fit.adjustedError[entry]! : null,
        low90: isKnown ? standing.low90 : null,
        high90: isKnown ? standing.high90 : null,
        rankLow90: isKnown ? standing.rankLow90 : null,
        rankHigh90: isKnown ? standing.rankHigh90 : null,
        pFirst: isKnown ? standing.pFirst : null,
        pTop: isKnown ? standing.pTop : null,
      };
    }),
    judges: table.judges.map((judge, at) => ({
      judge,
      sheets: table.rowsOf.judge[at]!.length,
      severity: fit.unknown.judge ? null : fit.severity[at]!,
      se: fit.unknown.judge ? null : fit.severityError[at]!,
      flags: flags[at]!.flags,
    })),
    agreement: agreement.figures,
    components: parts.map((part) => part.entries),
    ties,
    warnings: [
      ...linkWarnings(scores, fit),
      ...countWarnings(fit, where),
      ...varianceWarnings(fit),
      ...cutWarnings(fit, order, top, ties),
      ...judgingWarnings(fit, options, parts.length),
      ...agreement.warnings,
      ...rasch.warnings,
    ],
    rasch: rasch.figures,
  };
  return { report, fit, where, competing };
}

/** Numbers of entries, best first; those of equal adjusted score stand by their raw mean. */
function inOrder(fit: Fit, competing: readonly number[]): number[] {
  const scores = deciding(fit);
  const raw = fit.table.entries.map((_, entry) => rawMean(fit.table, entry));
  const by = (values: readonly number[], a: number, b: number) =>
    isSame(values[a]!, values[b]!) ? 0 : values[b]! - values[a]!;
  return competing.toSorted((a, b) => by(scores, a, b) || by(raw, a, b) || a - b);
}

/** The adjusted score of each entry, or the raw mean where there is none. */
function deciding({ table, adjusted, unknown }: Fit): readonly number[] {
  return unknown.entry ? table.entries.map((_, entry) => rawMean(table, entry)) : [...adjusted];
}

/** Equal but for rounding. */
function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}

export function rawMean(table: ScoreTable, entry: number): number {
  const rows = table.rowsOf.entry[entry]!;
  return rows.reduce((sum, row) => sum + table.scores[row]!, 0) / rows.length;
}

function tiesOf(fit: Fit, order: readonly number[], where: Standings, top: number): string[][] {
  const { entries } = fit.table;
  const scores = deciding(fit);
  const groups: number[][] = [];
  for (const entry of order) {
    const group = groups.at(-1);
    if (group && isSame(scores[group.at(-1)!]!, scores[entry]!)) group.push(entry);
    else groups.push([entry]);
  }
  const [last, next] = fit.unknown.entry ? [] : [order[top - 1], order[top]];
  const isOpen = (a: number, b: number) => Math.abs(where.chanceAbove(a, b) - 0.5) < 0.1;
  const merged =
    last !== undefined && next !== undefined && isOpen(last, next)
      ? groups.filter((group) => group.some((entry) => isOpen(entry, last) || isOpen(entry, next)))
      : [];
  const atCut = new Set(merged.flat());
  return groups
    .filter((group) => group === merged[0] || !merged.includes(group))
    .map((group) => (group === merged[0] ? order.filter((entry) => atCut.has(entry)) : group))
    .filter((group) => group.length > 1)
    .map((group) => group.map((entry) => entries[entry]!));
}

function linkWarnings(scores: readonly Score[], fit: Fit): Warning[] {
  const { table } = fit;
  const parts = components(scores);
  if (parts.length > 1) {
    const pairs = linkingPairs(scores);
    const links = pairs.map(({ entry, judge }) => `judge ${judge} for entry ${entry}`);
    return [
      {
        code: "disconnected",
        parts,
        links: pairs,
        message:
          `Judges and entries fall into ${parts.length} groups that share no sheet: ` +
          `${listed(
            parts.map((part) => `${part.entries.join(", ")} judged by ${part.judges.join(", ")}`),
            "; ",
            4,
          )}. ` +
          "No calculation compares entries of different groups; the adjusted scores assume that the groups are equally good. " +
          `Rank inside the groups, or join them by further sheets, such as ${listed(links, ", ", 4)}.`,
      },
    ];
  }
  if (isComplete(table) || fit.unknown.entry || fit.sdResidual === null) return [];
  const weak = weakestLink(table);
  if (!weak || weak.spread > 0.1) return [];
  const error = weak.error * fit.sdResidual;
  if (error <= 0.25 * (fit.sdEntry ?? 0)) return [];
  const [one, other] = weak.groups.map((group) => listed(group, ", ", 6)) as [string, string];
  return [
    {
      code: "weakly-linked",
      figures: { of: weak.of, error, sdEntry: fit.sdEntry ?? 0 },
      parts: weak.groups.map((ids) =>
        weak.of === "judge" ? { judges: ids, entries: [] } : { judges: [], entries: ids },
      ),
      message:
        `Few sheets join two groups of ${weak.of === "judge" ? "judges" : "entries"} (${one} and ${other}): ` +
        `the difference between them is known with a standard error of ${points(error)} points, ` +
        `beside ${points(fit.sdEntry ?? 0)} between entries. Sheets by judges of one group for entries of the other would mend that.`,
    },
  ];
}

function countWarnings(fit: Fit, where: Standings): Warning[] {
  const { table, unknown } = fit;
  const warnings: Warning[] = [];
  const single = table.entries.filter((_, entry) => table.rowsOf.entry[entry]!.length < 2);
  if (single.length > 0)
    warnings.push({
      code: "one-sheet",
      figures: { of: unknown.entry ? "all" : "some", mean: fit.mean },
      entries: single,
      message: unknown.entry
        ? `No entry has more than one sheet: quality cannot be told from noise, and nothing is ranked but the raw scores.`
        : `${counted(single.length, "entry has", "entries have")} one sheet only (${listed(single, ", ", 8)}): drawn far to the mean of ${points(fit.mean)} and not rankable. Ask for a second sheet.`,
    });
  const judges = table.judges.length;
  if (unknown.judge === "one sheet each")
    warnings.push({
      code: "severity-unknown",
      message:
        "No judge has more than one sheet: severity cannot be told from noise and is part of the residual.",
    });
  if (judges < FEW_JUDGES && !fit.isFlat) {
    const few = counted(judges, "judge", "judges");
    const remedy = "Let every judge score every entry, or add judges.";
    warnings.push({
      code: "few-judges",
      figures: {
        judges,
        panel: !isComplete(table) ? "gaps" : judges === 1 ? "one" : "complete",
        mean: fit.mean,
        sdJudge: fit.sdJudge ?? 0,
      },
      message: !isComplete(table)
        ? `${few} only, and not all of them scored everything: severity is not estimated${unknown.entry ? "" : `, the adjusted score is the raw mean drawn to ${points(fit.mean)}`}. ${remedy}`
        : judges === 1
          ? "1 judge only: severity cannot be told from the level of the entries."
          : `${few} only: how much judges differ (${points(fit.sdJudge ?? 0)} points) is known badly. As all scored everything, the order of entries does not depend on it.`,
    });
  }
  if (where.isBootstrapped)
    warnings.push({
      code: "small-contest",
      figures: { judges, entries: table.entries.length },
      message: `With ${counted(judges, "judge", "judges")} and ${counted(table.entries.length, "entry", "entries")} (fewer than ${FEW.judges} or ${FEW.entries}) the variances themselves are uncertain; the intervals are wider by that, by a parametric bootstrap.`,
    });
  return warnings;
}

function varianceWarnings(fit: Fit): Warning[] {
  if (fit.isFlat)
    return [
      {
        code: "all-equal",
        figures: { scores: fit.table.scores.length, mean: fit.mean },
        message:
          fit.table.scores.length === 1
            ? `There is one score only, ${points(fit.mean)}: nothing can be said of how sure it is.`
            : `All ${fit.table.scores.length} scores are ${points(fit.mean)}: all entries are tied, and how well judges agree is not defined.`,
      },
    ];
  if (fit.isExact)
    return [
      {
        code: "no-residual",
        message:
          "Entries and judges explain every score exactly: there is no noise to measure, and no −2 log likelihood.",
      },
    ];
  const warnings: Warning[] = [];
  if (!fit.unknown.judge && fit.sdJudge === 0)
    warnings.push({
      code: "no-judge-variance",
      figures: { mean: fit.mean },
      message: `The scores show no difference in severity between judges: its variance is estimated as 0, and the adjusted score is the raw mean drawn to ${points(fit.mean)}.`,
    });
  if (!fit.unknown.entry && fit.sdEntry === 0)
    warnings.push({
      code: "no-entry-variance",
      figures: { mean: fit.mean },
      message: `The scores show no difference between entries beyond noise and severity: all adjusted scores are ${points(fit.mean)}, and any order would be by lot.`,
    });
  return warnings;
}

function cutWarnings(fit: Fit, order: readonly number[], top: number, ties: readonly string[][]): Warning[] {
  const { table } = fit;
  if (fit.unknown.entry || fit.isFlat || order.length <= top) return [];
  const warnings: Warning[] = [];
  const [last, next] = [order[top - 1]!, order[top]!].map((entry) => table.entries[entry]!) as [
    string,
    string,
  ];
  const tied = ties.find((group) => group.includes(last) && group.includes(next));
  if (tied)
    warnings.push({
      code: "tied-at-cut",
      figures: { top },
      entries: tied,
      message: `At the line after place ${top} the scores do not tell ${listed(tied, ", ", 12)} apart: which of two is better is less sure than 6 to 4. A further sheet, or the rule for ties, should decide.`,
    });
  const counts = new Set(order.map((entry) => table.rowsOf.entry[entry]!.length));
  if (counts.size > 1) {
    // With entries of very large variance nobody is drawn to the mean: the entry-fixed, judge-random estimate.
    const free = equationsAt(table, { entry: 1e8, judge: fit.equations.ratios.judge });
    const level = free.estimate(table.scores).entry;
    const first = new Set(order.slice(0, top));
    const line = Math.min(...order.slice(0, top).map((entry) => level[entry]!));
    const slack = 1e-6 * (1 + Math.abs(line));
    const passed = order.filter((entry) => !first.has(entry) && level[entry]! > line + slack);
    if (passed.length > 0)
      warnings.push({
        code: "unequal-sheets",
        figures: { least: Math.min(...counts), most: Math.max(...counts), top },
        entries: passed.map((entry) => table.entries[entry]!),
        message: `Entries have ${Math.min(...counts)} to ${Math.max(...counts)} sheets, and those with few are drawn further to the mean. Not drawn, ${listed(
          passed.map((entry) => table.entries[entry]!),
          ", ",
          8,
        )} would be among the first ${top}: ask for a further sheet before deciding.`,
      });
  }
  return warnings;
}

function judgingWarnings(fit: Fit, options: ReportOptions, parts: number): Warning[] {
  const warnings: Warning[] = [];
  const matching =
    parts === 1 && !fit.unknown.judge && !fit.isExact
      ? matchingByQuality(fit.table, qualityByOthers(fit))
      : null;
  if (matching && matching.p < 0.001)
    warnings.push({
      code: "matched-by-quality",
      figures: { share: matching.share },
      message: `Some judges had better entries than others: ${Math.round(100 * matching.share)} % of the spread in quality lies between judges (p ${chance(matching.p)}). Severity and quality are then hard to tell apart; further sheets should be dealt out at random.`,
    });
  const same = sameMarksThroughout(options.sheets ?? []);
  if (same.length > 0)
    warnings.push({
      code: "same-marks",
      judges: same,
      message: `${counted(same.length, "judge", "judges")} gave all criteria of a sheet the same mark nearly always (${listed(same, ", ", 8)}): a first impression may have coloured the rest.`,
    });
  return warnings;
}

function agreementOf(
  table: ScoreTable,
  fit: Fit,
): { figures: ScoreReport["agreement"]; warnings: Warning[] } {
  const warnings: Warning[] = [];
  const squares = anova(table);
  const panel = squares && iccOfPanel(squares);
  const fromVariances = panel ? null : iccOfVariances(fit, fitModel(table, { withoutJudges: true }));
  const icc = Object.fromEntries(
    iccForms.map((form) => {
      const value = panel ? panel[form].value : (fromVariances?.[form] ?? null);
      return [form, value !== null && Number.isFinite(value) ? value : null];
    }),
  ) as Record<IccForm, number | null>; // one for each form
  const missing = iccForms.filter((form) => icc[form] === null);
  if ((panel ?? fromVariances) && missing.length > 0)
    warnings.push({
      code: "icc-undefined",
      message: `Intraclass correlations ${missing.join(" and ")} are not defined: they divide by a difference between entries that is 0.`,
    });
  if (fromVariances)
    warnings.push({
      code: "icc-from-variances",
      message:
        "Not every judge scored every entry: the intraclass correlations come from the estimated variances, not from an analysis of variance.",
    });
  if (!panel && !fromVariances)
    warnings.push({
      code: "icc-undefined",
      message: fit.isFlat
        ? "Intraclass correlations are not defined: the scores do not vary."
        : "Intraclass correlations are not defined: no entry has two scores.",
    });

  const alpha = Object.fromEntries(metrics.map((metric) => [metric, krippendorff(table, metric)])) as Record<
    Metric,
    number | null
  >; // one for each metric
  if (alpha.interval === null)
    warnings.push({
      code: "krippendorff-undefined",
      message:
        "Krippendorff's alpha is not defined: it needs entries with two scores or more that are not all the same.",
    });
  else if (alpha.ratio === null)
    warnings.push({
      code: "krippendorff-ratio-undefined",
      message: "Krippendorff's alpha for ratios is not defined: there are scores below 0.",
    });

  const concordance = kendall(table);
  if (!concordance)
    warnings.push({
      code: "kendall-undefined",
      message: isComplete(table)
        ? "Kendall's W is not defined: it needs two judges and two entries at least, and a judge who tells entries apart."
        : "Kendall's W is not defined: not every judge scored every entry.",
    });
  return {
    figures: {
      icc,
      krippendorff: alpha,
      kendallW: concordance?.w ?? null,
      kendallWTies: concordance?.wTies ?? null,
      kendallP: concordance?.p ?? null,
    },
    warnings,
  };
}

function raschOf(
  fit: Fit,
  order: readonly number[],
  { rasch, top }: ReportOptions,
): { figures: RaschReport | null; warnings: Warning[] } {
  if (!rasch) return { figures: null, warnings: [] };
  if (rasch === "not levels")
    return {
      figures: null,
      warnings: [
        {
          code: "rasch-not-levels",
          message: `The marks do not lie on two to ${MOST_LEVELS} ordered levels: there is no Rasch model of them.`,
        },
      ],
    };
  const found = fitRasch(rasch.marks);
  if (!found)
    return {
      figures: null,
      warnings: [
        { code: "rasch-one-level", message: "All marks are the same: there is no Rasch model of them." },
      ],
    };
  const warnings: Warning[] = [];
  const { extremes, unusedLevels, faults } = found;
  const markOf = (level: number) => rasch.scale.min + rasch.scale.step * level;
  const held =
    "; estimates are held by normal priors (2 logits for entries, judges and criteria, 3 for thresholds) instead of running to infinity.";
  if (faults.includes("extreme")) {
    const who = [
      ...extremes.entries.map((id) => `entry ${id}`),
      ...extremes.judges.map((id) => `judge ${id}`),
      ...extremes.criteria.map((id) => `criterion ${id}`),
    ];
    warnings.push({
      code: "rasch-separation",
      entries: extremes.entries,
      judges: extremes.judges,
      message: `At one end of the scale throughout: ${listed(who, ", ", 8)}${held}`,
    });
  }
  if (faults.includes("separation"))
    warnings.push({ code: "rasch-separation", message: `The marks separate perfectly${held}` });
  if (faults.includes("unused"))
    warnings.push({
      code: "rasch-unused-level",
      message: `Nobody gave ${listed(
        unusedLevels.map((level) => points(markOf(level))),
        ", ",
        8,
      )}: the thresholds beside it are not told by the marks${held}`,
    });
  if (faults.includes("disconnected"))
    warnings.push({
      code: "rasch-disconnected",
      message: `Judges and entries fall into groups that share no sheet${held}`,
    });

  const fair = fit.table.entries.map((id) => found.fairAverage[id] ?? 0);
  const first = new Set(order.slice(0, top));
  const line = Math.min(...[...first].map((entry) => fair[entry]!));
  const passed = order.filter(
    (entry) => !first.has(entry) && fair[entry]! > line && !isSame(fair[entry]!, line),
  );
  if (passed.length > 0 && !fit.unknown.entry)
    warnings.push({
      code: "rasch-changes-top",
      figures: { top },
      entries: passed.map((entry) => fit.table.entries[entry]!),
      message: `By the Rasch model's fair average ${listed(
        passed.map((entry) => fit.table.entries[entry]!),
        ", ",
        8,
      )} would be among the first ${top}.`,
    });
  return {
    figures: {
      theta: found.theta,
      severity: found.severity,
      ...(Object.keys(found.difficulty).length > 0 ? { difficulty: found.difficulty } : {}),
      thresholds: found.thresholds,
      fairAverage: Object.fromEntries(
        Object.entries(found.fairAverage).map(([entry, level]) => [entry, markOf(level)]),
      ),
      logLik: found.logLik,
    },
    warnings,
  };
}

/** The first few of a list, and how many more there are. */
function listed(items: readonly string[], between: string, most: number): string {
  const rest = items.length - most;
  return rest > 0 ? `${items.slice(0, most).join(between)} and ${rest} more` : items.join(between);
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Points with three significant decimals at most. */
function points(value: number): string {
  return String(Number(value.toPrecision(4)));
}

function chance(p: number): string {
  return p < 1e-4 ? "below 0.0001" : points(p);
}
