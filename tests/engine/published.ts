/**
 * Published tables and what they are known to give, with their sources. Every figure was checked by a second program:
 * R's lme4, psych and irr, or a closed formula.
 */
import type { Score } from "~/engine/mixed-model";

/** Scores of a table with one row for each entry and one column for each judge; null is a gap. */
export function scoresOf(
  rows: Readonly<Record<string, readonly (number | null)[]>>,
  judges: readonly string[],
): Score[] {
  return Object.entries(rows).flatMap(([entry, scores]) =>
    scores.flatMap((score, at) => (score === null ? [] : [{ entry, judge: judges[at]!, score }])),
  );
}

/** The same as the file that the command reads. */
export function csvOf(scores: readonly Score[]): string {
  return `entry,judge,score\n${scores.map(({ entry, judge, score }) => `${entry},${judge},${score}\n`).join("")}`;
}

/**
 * Davies & Goldsmith (1972), Statistical Methods in Research and Production: 24 plates by 6 samples of penicillin,
 * diameters in mm; lme4's data set Penicillin. Published output of lmer: plate .8467, sample 1.9316, residual .5499,
 * intercept 22.97, REML criterion 330.8606. Further digits: lme4 1.1-31.
 */
export const penicillin = {
  scores: scoresOf(
    {
      a: [27, 23, 26, 23, 23, 21],
      b: [27, 23, 26, 23, 23, 21],
      c: [25, 21, 25, 24, 24, 20],
      d: [26, 23, 25, 23, 23, 20],
      e: [25, 22, 26, 22, 23, 20],
      f: [24, 22, 25, 23, 22, 19],
      g: [24, 20, 23, 21, 22, 19],
      h: [26, 22, 26, 24, 24, 21],
      i: [24, 21, 24, 22, 22, 20],
      j: [24, 21, 24, 23, 22, 19],
      k: [26, 23, 26, 24, 24, 21],
      l: [25, 22, 26, 24, 24, 20],
      m: [26, 24, 26, 24, 25, 22],
      n: [26, 23, 26, 23, 23, 20],
      o: [26, 23, 25, 24, 24, 22],
      p: [25, 22, 25, 23, 23, 20],
      q: [25, 21, 24, 23, 23, 20],
      r: [25, 22, 24, 23, 23, 19],
      s: [24, 21, 23, 21, 21, 19],
      t: [26, 23, 26, 24, 24, 21],
      u: [25, 21, 24, 22, 22, 18],
      v: [25, 22, 25, 22, 22, 20],
      w: [24, 21, 24, 22, 24, 19],
      x: [24, 21, 24, 22, 21, 18],
    },
    ["A", "B", "C", "D", "E", "F"],
  ),
  mean: 22.9722222222251,
  meanError: 0.808573360598727,
  sdEntry: 0.846704303027964,
  sdJudge: 1.93155833159281,
  sdResidual: 0.54992314255105,
  remlCriterion: 330.860588991086,
  /** Deviations of the plates and of the samples from the mean. */
  entries: {
    a: 0.804547041122586,
    b: 0.804547041122586,
    c: 0.18167191251155,
    d: 0.337390694664309,
    e: 0.0259531303587926,
    f: -0.441203216099484,
    g: -1.37551590901604,
    h: 0.804547041122586,
    i: -0.752640780405003,
    j: -0.752640780405003,
    k: 0.960265823275345,
    l: 0.493109476817069,
    m: 1.42742216973362,
    n: 0.493109476817069,
    o: 0.960265823275345,
    p: 0.0259531303587926,
    q: -0.285484433946727,
    r: -0.285484433946727,
    s: -1.37551590901604,
    t: 0.960265823275345,
    u: -0.908359562557763,
    v: -0.285484433946727,
    w: -0.596921998252244,
    x: -1.21979712686328,
  },
  judges: {
    A: 2.1870579667706,
    B: -1.01047614920839,
    C: 1.93789946422678,
    D: -0.0968949732143948,
    E: -0.0138421390331203,
    F: -3.00374416955893,
  },
  /** Conditional standard deviations, the mean taken as known: the same for every plate, and for every sample. */
  entryConditional: 0.271359530768902,
  judgeConditional: 0.202170802978162,
  /** Plates as fixed effects, samples random. */
  fixed: {
    entries: {
      a: 23.8333333333357,
      b: 23.8333333333357,
      c: 23.1666666666691,
      d: 23.3333333333357,
      e: 23.0000000000024,
      f: 22.5000000000024,
      g: 21.5000000000024,
      h: 23.8333333333357,
      i: 22.1666666666691,
      j: 22.1666666666691,
      k: 24.0000000000024,
      l: 23.5000000000024,
      m: 24.5000000000024,
      n: 23.5000000000024,
      o: 24.0000000000024,
      p: 23.0000000000024,
      q: 22.6666666666691,
      r: 22.6666666666691,
      s: 21.5000000000024,
      t: 24.0000000000024,
      u: 22.0000000000024,
      v: 22.6666666666691,
      w: 22.3333333333357,
      x: 21.6666666666691,
    },
    error: 0.819891667007822,
    sdJudge: 1.93155859798377,
    sdResidual: 0.549923136745257,
  },
  tolerance: { sd: 1e-4, prediction: 1e-4, criterion: 1e-3 },
} as const;

/**
 * Shrout & Fleiss (1979), Psychological Bulletin 86:420–428, tables 2 to 4: 6 targets by 4 judges. Printed there: .17,
 * .29, .71, .44, .62, .91. Further digits and the 95 % intervals: psych 2.2.9; values also irr 0.84.1.
 */
export const shroutFleiss = {
  scores: scoresOf(
    {
      t1: [9, 2, 5, 8],
      t2: [6, 1, 3, 2],
      t3: [8, 4, 6, 8],
      t4: [7, 1, 2, 6],
      t5: [10, 5, 6, 9],
      t6: [6, 2, 4, 7],
    },
    ["J1", "J2", "J3", "J4"],
  ),
  icc: {
    "1,1": { value: 0.165741768405475, low95: -0.132932324874751, high95: 0.722560062328121 },
    "2,1": { value: 0.289763779527559, low95: 0.018786513374712, high95: 0.761084369648953 },
    "3,1": { value: 0.714840714840715, low95: 0.342464765033925, high95: 0.945858259955359 },
    "1,k": { value: 0.442797133679268, low95: -0.884442155238122, high95: 0.912415420340775 },
    "2,k": { value: 0.620050547598989, low95: 0.0711368153025031, high95: 0.927232040167722 },
    "3,k": { value: 0.909315542377069, low95: 0.675674713816304, high95: 0.985891678169062 },
  },
  anova: {
    entries: 6,
    judges: 4,
    betweenEntries: 11.2416666666667,
    betweenJudges: 32.4861111111111,
    residual: 1.01944444444445,
    withinEntries: 6.263888888888892,
  },
  tolerance: 1e-6,
} as const;

/**
 * Krippendorff (2011), Computing Krippendorff's Alpha-Reliability: 4 observers by 12 units with gaps. Printed there and
 * in the tests of fast-krippendorff: .743, .815, .849, .797. Further digits: irr 0.84.1 and irrCAC 1.0. (.8336 for
 * "ordinal" is another metric.)
 */
export const krippendorff2011 = {
  scores: scoresOf(
    {
      u01: [1, 1, null, 1],
      u02: [2, 2, 3, 2],
      u03: [3, 3, 3, 3],
      u04: [3, 3, 3, 3],
      u05: [2, 2, 2, 2],
      u06: [1, 2, 3, 4],
      u07: [4, 4, 4, 4],
      u08: [1, 1, 2, 1],
      u09: [2, 2, 2, 2],
      u10: [null, 5, 5, 5],
      u11: [null, null, 1, 1],
      u12: [null, null, 3, null],
    },
    ["A", "B", "C", "D"],
  ),
  alpha: {
    nominal: 0.743421052631579,
    ordinal: 0.815387503754881,
    interval: 0.849107142857143,
    ratio: 0.797402774711612,
  },
  tolerance: 1e-6,
} as const;

/** The data set anxiety of R's irr: 20 subjects by 3 raters with many ties. Figures: irr 0.84.1 and friedman.test. */
export const anxiety = {
  scores: scoresOf(
    {
      s01: [3, 3, 2],
      s02: [3, 6, 1],
      s03: [3, 4, 4],
      s04: [4, 6, 4],
      s05: [5, 2, 3],
      s06: [5, 4, 2],
      s07: [2, 2, 1],
      s08: [3, 4, 6],
      s09: [5, 3, 1],
      s10: [2, 3, 1],
      s11: [2, 2, 1],
      s12: [6, 3, 2],
      s13: [1, 3, 3],
      s14: [5, 3, 3],
      s15: [2, 2, 1],
      s16: [2, 2, 1],
      s17: [1, 1, 3],
      s18: [2, 3, 3],
      s19: [4, 3, 2],
      s20: [3, 4, 2],
    },
    ["rater1", "rater2", "rater3"],
  ),
  kendallW: 0.501921470342523,
  kendallWTies: 0.53965687595437,
  chiSquare: 30.7604419293991,
  kendallP: 0.0428834731269479,
  icc21: 0.197998259355962,
  icc31: 0.216049382716049,
  /**
   * What irr's kripp.alpha prints. Without gaps it counts a pair of three raters twice (it divides by m − 1 only where
   * a score is missing), so that its n is too large: 1 − (1 − α)(2n − 1)/(2n − 2) with n = 60 scores.
   */
  irrAlpha: { nominal: -0.032400849858357, ordinal: 0.221847851608359, interval: 0.163065545243619 },
  tolerance: 1e-6,
} as const;

const four = ["A", "B", "C", "D"] as const;
const five = (rows: readonly (readonly number[])[]) =>
  scoresOf(Object.fromEntries(rows.map((row, at) => [`e${at + 1}`, row])), four);

/** Made for the purpose; the analysis of variance would estimate the judges' variance as −.1333. */
export const noJudgeVariance = {
  scores: five([
    [7, 6, 8, 7],
    [5, 5, 6, 4],
    [6, 7, 7, 8],
    [3, 4, 2, 3],
    [5, 6, 4, 5],
  ]),
  mean: 5.4,
  varianceJudge: 0,
  varianceEntry: 2.6333333333333333,
  varianceResidual: 0.6666666666666666,
  entries: [
    1.5047619047619043, -0.3761904761904766, 1.5047619047619043, -2.2571428571428576, -0.3761904761904766,
  ],
} as const;

/** Made for the purpose; in a balanced panel REML is the analysis of variance, and everything has a closed form. */
export const balanced = {
  scores: five([
    [8, 6, 9, 6],
    [6, 4, 7, 3],
    [7, 6, 9, 7],
    [4, 2, 5, 2],
    [6, 4, 6, 4],
  ]),
  mean: 5.55,
  anova: { betweenEntries: 11.675, betweenJudges: 9.65, residual: 0.275 },
  varianceEntry: 2.85,
  varianceJudge: 1.875,
  entries: [
    1.6599571734475376, -0.5370449678800854, 1.6599571734475376, -2.2458244111349033, -0.5370449678800854,
  ],
  leniency: [0.6314766838378242, -1.117227979274611, 1.6029792746113993, -1.117227979274611],
  icc: { "2,1": 0.57, "3,1": 0.912, "3,k": 0.9764453961456102 },
} as const;

/** Made for the purpose: two groups without a common judge. */
export const disconnected = {
  scores: scoresOf(
    { 1: [8, 6, null, null], 2: [7, 5, null, null], 3: [null, null, 4, 3], 4: [null, null, 2, 1] },
    four,
  ),
  /** Least squares within the groups: 1 beats 2 by 1, 3 beats 4 by 2; A is kinder than B by 2, C than D by 1. */
  differences: { "1-2": 1, "3-4": 2 },
} as const;

export const allEqual = {
  scores: scoresOf({ e1: [5, 5, 5], e2: [5, 5, 5], e3: [5, 5, 5], e4: [5, 5, 5] }, ["A", "B", "C"]),
} as const;

/** The first entry has the highest mark from everybody; level 3 was never given. */
export const extremeEntry = {
  scores: scoresOf({ e1: [4, 4, 4], e2: [2, 1, 2], e3: [1, 0, 1] }, ["A", "B", "C"]),
} as const;

/** Two entries of means 1 and 0, each ± .5 and independent: Φ(1 / √.5). */
export const twoEntries = {
  mean: [1, 0],
  covariance: [
    [0.25, 0],
    [0, 0.25],
  ],
  pFirst: [0.9213503964748575, 0.07864960352514251],
} as const;
