/** The ranking of a category: what the sheets say, in what order, who is tied where it matters, and what to look at. */
import type { Message, Refusal } from "./message";
import type { Category, Judging, Rubric, Rulebook } from "./rulebook";
import { counts, type Marks, sheetScore, sheetWindow, tidy } from "./scoring";
import { windowOf } from "./stages";
import { mayWin, type Standing } from "./standing";
import type { Instant } from "./time";

/** One sheet with what decides whether it counts. */
export type RankedSheet = {
  marks: Marks;
  submittedAt: Instant | null;
  setAsideAt: Instant | null;
  endReason: string | null;
};
export type RankedEntry = {
  id: string;
  code: string;
  title: string;
  organisation: string;
  country: string | null;
  sheets: readonly RankedSheet[];
  /** Without one an entry is in competition. */
  standing?: Standing;
};

/** What the sheets of one entry say. `deviation` is the standard deviation of the sample, null for one sheet. */
export type Figures = {
  sheets: number;
  rawMean: number;
  deviation: number | null;
  lowest: number;
  highest: number;
  criteria: Record<string, number>;
};

export type Flag =
  | { kind: "range"; value: number }
  | { kind: "gap"; criterion: string; value: number }
  | { kind: "belowTotal"; floor: number }
  | { kind: "belowCriterion"; criterion: string; value: number; floor: number };

/** The step of the chain that gave a tied entry its place; a place that needs no choice is `room`. */
export type DecidedBy = { criterion: string } | "countryWithoutWinner" | "room";

export type RankingRow = Omit<RankedEntry, "sheets" | "standing"> &
  Figures & {
    /** The score freed from severity, where it is the one that orders. */
    adjusted?: number;
    /** From and to are the same, unless entries share places. */
    place: { from: number; to: number };
    /** May win: it meets every floor. */
    meetsFloors: boolean;
    /** What the rules propose: a winner, not a winner, or the chair's word. */
    proposal: "winner" | "none" | "chair";
    tied: boolean;
    decidedBy: DecidedBy | null;
    flags: Flag[];
    /** In the field of a special award: the category that `place` counts in, and whether the entry won there. */
    category?: { id: string; hasWon: boolean };
  };

export type Ranking = {
  category: string;
  cap: number;
  orders: Judging["orders"];
  /** Best first; entries tied at the cut line stand in the order that the chain gave them. */
  rows: RankingRow[];
  /** Entries that have too few sheets for a place. */
  tooFew: (Omit<RankedEntry, "sheets" | "standing"> & { sheets: number })[];
  /** Judged and shown, but without a place and never among the winners; not there where there are none. */
  horsConcours?: (Omit<RankedEntry, "sheets" | "standing"> & { sheets: number; rawMean: number | null })[];
  /** What happened at the cut line, or null if nothing was tied there. */
  tie: { entries: string[]; places: number; chair: { entries: string[]; places: number } | null } | null;
  /** Of a special award alone: the approved decisions that its field is made of, in the order of the categories. */
  standsOn?: { category: string; decision: string; version: number }[];
};

/** What the ranking needs of a rulebook. */
export type RankingBook = Pick<Rulebook, "judging" | "rubric">;

/** The score that decides: it orders, floors are tested on it, and it defines ties. */
export function decidingScore(row: { rawMean: number; adjusted?: number | undefined }): number {
  return row.adjusted ?? row.rawMean;
}

/**
 * Code and score of an entry in words; in the field of a special award with its place in its own category. `mean` is
 * the raw mean as the reader's language writes it.
 */
export function factsOfRow(
  { code, place, category, meetsFloors }: Pick<RankingRow, "code" | "place" | "category" | "meetsFloors">,
  mean: string,
): Message {
  return category
    ? {
        id: "ranking.awardFacts",
        values: {
          code,
          mean,
          category: category.id,
          from: place.from,
          hasWon: String(category.hasWon),
          meetsFloors: String(meetsFloors),
        },
      }
    : { id: "ranking.winnerFacts", values: { code, mean } };
}

/** The scores of a category's sheets that count, as the score model takes them; disqualified entries are not there. */
export function scoresOf(
  rubric: Rubric,
  entries: readonly Pick<RankedEntry, "id" | "standing">[],
  sheets: readonly (RankedSheet & { entryId: string; judgeId: string })[],
): { entry: string; judge: string; score: number }[] {
  const judged = new Set(entries.filter((one) => one.standing !== "disqualified").map(({ id }) => id));
  return sheets.filter(counts).flatMap(({ entryId, judgeId, marks }) => {
    const score = judged.has(entryId) ? sheetScore(rubric, marks) : null;
    return score === null ? [] : [{ entry: entryId, judge: judgeId, score }];
  });
}

/** The figures of an entry over the sheets that count, or null if none does. */
export function figuresOf(rubric: Rubric, sheets: readonly RankedSheet[]): Figures | null {
  const counted = sheets.filter(counts);
  const scores = counted
    .map((sheet) => sheetScore(rubric, sheet.marks))
    .filter((score): score is number => score !== null)
    .sort((a, b) => a - b);
  if (scores.length === 0 || scores.length < counted.length) return null;
  const rawMean = meanOf(scores);
  const squares = scores.reduce((sum, score) => sum + (score - rawMean) ** 2, 0);
  return {
    sheets: scores.length,
    rawMean,
    deviation: scores.length > 1 ? tidy(Math.sqrt(squares / (scores.length - 1))) : null,
    lowest: scores[0]!, // there is one at least
    highest: scores.at(-1)!,
    criteria: Object.fromEntries(
      rubric.criteria.map(({ id }) => [
        id,
        meanOf(counted.map((s) => s.marks[id] ?? 0).sort((a, b) => a - b)),
      ]),
    ),
  };
}

/**
 * The ranking of a category's valid entries, whatever the order in which they and their sheets come. Where the rules let
 * the adjusted score decide it is handed in by entry, or null if the sheets do not tell it; then the raw mean decides.
 */
export function rank(
  book: RankingBook,
  category: Pick<Category, "id" | "cap">,
  entries: readonly RankedEntry[],
  adjusted?: ReadonlyMap<string, number> | null,
): Ranking {
  const { rubric, judging } = book;
  if (judging.orders === "adjusted" && adjusted === undefined)
    throw new Error("The adjusted score orders and was not handed in");
  const rows: RankingRow[] = [];
  const tooFew: Ranking["tooFew"] = [];
  const outside: NonNullable<Ranking["horsConcours"]> = [];
  for (const ranked of [...entries].sort(byCode)) {
    const { sheets, standing = "inCompetition", id, code, title, organisation, country } = ranked;
    // By name: what a query knows beyond these, such as its own category, does not belong in a row.
    const entry = { id, code, title, organisation, country };
    if (standing === "disqualified") continue;
    const figures = figuresOf(rubric, sheets);
    if (!mayWin({ standing })) {
      outside.push({ ...entry, sheets: figures?.sheets ?? 0, rawMean: figures?.rawMean ?? null });
      continue;
    }
    if (!figures || figures.sheets < judging.minimumSheets) {
      tooFew.push({ ...entry, sheets: sheets.filter(counts).length });
      continue;
    }
    const own = judging.orders === "adjusted" ? adjusted?.get(id) : undefined;
    // To a ten-thousandth of a point, so that every machine finds the same.
    const scored = { ...figures, ...(own !== undefined && { adjusted: Math.round(own * 1e4) / 1e4 }) };
    const flags = flagsOf(book, scored, sheets);
    rows.push({
      ...entry,
      ...scored,
      place: { from: 0, to: 0 },
      meetsFloors: !flags.some((f) => f.kind === "belowTotal" || f.kind === "belowCriterion"),
      proposal: "none",
      tied: false,
      decidedBy: null,
      flags,
    });
  }
  rows.sort((a, b) => decidingScore(b) - decidingScore(a) || byCode(a, b));
  const tie = settleCutLine(judging, category.cap, rows);
  place(rows);
  return {
    category: category.id,
    cap: category.cap,
    orders: judging.orders,
    rows,
    tooFew,
    tie,
    ...(outside.length > 0 && { horsConcours: outside }),
  };
}

/** Where the sheets of an entry lie apart: their range, and criteria whose marks differ widely. */
export function outliersOf(
  { rubric, judging }: RankingBook,
  figures: Figures,
  sheets: readonly RankedSheet[],
): Extract<Flag, { kind: "range" | "gap" }>[] {
  const flags: Extract<Flag, { kind: "range" | "gap" }>[] = [];
  const range = tidy(figures.highest - figures.lowest);
  if (range >= judging.outlier.range) flags.push({ kind: "range", value: range });
  for (const { id } of rubric.criteria) {
    const marks = sheets.filter(counts).map((sheet) => sheet.marks[id] ?? 0);
    const gap = tidy(Math.max(...marks) - Math.min(...marks));
    if (gap >= judging.outlier.criterionGap) flags.push({ kind: "gap", criterion: id, value: gap });
  }
  return flags;
}

function flagsOf(
  book: RankingBook,
  figures: Figures & { adjusted?: number },
  sheets: readonly RankedSheet[],
): Flag[] {
  const { judging } = book;
  const flags: Flag[] = outliersOf(book, figures, sheets);
  if (decidingScore(figures) < judging.floor.total)
    flags.push({ kind: "belowTotal", floor: judging.floor.total });
  for (const [criterion, floor] of Object.entries(judging.floor.criteria)) {
    const value = figures.criteria[criterion] ?? 0;
    if (value < floor) flags.push({ kind: "belowCriterion", criterion, value, floor });
  }
  return flags;
}

/**
 * Says who wins by the rules. Entries that meet the floors fill the places from the top. Where the last place and
 * the one after it lie within the band, the entries around the line are tied: each open place goes to one of those
 * within the band of the best that is left, chosen by the chain. So nobody ever yields to an entry that is a band
 * or more behind. What the chain cannot settle from data is left to the chair. Rows are changed in place and, among
 * the tied, reordered.
 */
function settleCutLine(judging: Judging, cap: number, rows: RankingRow[]): Ranking["tie"] {
  const { band, chain } = judging.tie;
  const able = rows.filter((row) => row.meetsFloors);
  const last = able[cap - 1];
  const next = able[cap];
  const isTied = (a: RankingRow, b: RankingRow) => tidy(Math.abs(decidingScore(a) - decidingScore(b))) < band;
  const isSame = (a: RankingRow, b: RankingRow) => decidingScore(a) === decidingScore(b);
  if (!last || !next || !(isTied(last, next) || isSame(last, next))) {
    for (const row of able.slice(0, cap)) row.proposal = "winner";
    return null;
  }
  const group = able.filter(
    (row, at) => (at < cap ? isTied(row, next) : isTied(row, last)) || isSame(row, last),
  );
  const clear = able.slice(0, cap).filter((row) => !group.includes(row));
  for (const row of clear) row.proposal = "winner";
  for (const row of group) row.tied = true;

  const places = cap - clear.length;
  const winners = [...clear];
  let left = [...group];
  let open = places;
  let chair: RankingRow[] = [];
  const settled: RankingRow[] = [];
  while (open > 0) {
    const best = left[0];
    if (!best) break;
    let candidates = left.filter((row) => isTied(best, row) || isSame(row, best));
    let decidedBy: DecidedBy = "room";
    for (const step of chain) {
      if (candidates.length <= open || step === "chair") break;
      const kept = narrowed(step, candidates, winners);
      if (kept.length < candidates.length) decidedBy = step;
      candidates = kept;
    }
    if (candidates.length > open) {
      chair = candidates;
      break;
    }
    for (const row of candidates) {
      row.proposal = "winner";
      row.decidedBy = decidedBy;
      winners.push(row);
      settled.push(row);
    }
    open -= candidates.length;
    left = left.filter((row) => !candidates.includes(row));
  }
  for (const row of chair) row.proposal = "chair";
  const ordered = [...settled, ...chair, ...left.filter((row) => !chair.includes(row))];
  const slots = group.map((row) => rows.indexOf(row)).sort((a, b) => a - b);
  slots.forEach((slot, at) => (rows[slot] = ordered[at]!)); // as many ordered as tied
  return {
    entries: ordered.map((row) => row.id),
    places,
    chair: chair.length > 0 ? { entries: chair.map((row) => row.id), places: open } : null,
  };
}

/** Those of tied entries whom a step of the chain prefers; all of them if it tells none apart. */
function narrowed(
  step: { criterion: string } | "countryWithoutWinner",
  candidates: RankingRow[],
  winners: readonly RankingRow[],
): RankingRow[] {
  if (step === "countryWithoutWinner") {
    const fresh = candidates.filter(
      (row) => row.country !== null && !winners.some((winner) => winner.country === row.country),
    );
    return fresh.length > 0 ? fresh : candidates;
  }
  const means = candidates.map((row) => row.criteria[step.criterion] ?? 0);
  const most = Math.max(...means);
  return candidates.filter((_, at) => means[at] === most);
}

/** Numbers the rows; what is equal, or waits for the chair, shares its places. */
function place(rows: RankingRow[]) {
  for (let from = 0; from < rows.length;) {
    const first = rows[from]!; // within the list
    let to = from;
    for (let next = rows[to + 1]; next && shares(first, next); next = rows[to + 1]) to += 1;
    for (let at = from; at <= to; at += 1) rows[at]!.place = { from: from + 1, to: to + 1 };
    from = to + 1;
  }
}

const shares = (a: RankingRow, b: RankingRow) =>
  a.proposal === "chair" || b.proposal === "chair"
    ? a.proposal === b.proposal
    : decidingScore(a) === decidingScore(b) && !a.tied && !b.tied && a.meetsFloors === b.meetsFloors;

const meanOf = (values: readonly number[]) =>
  tidy(values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1));

const byCode = (a: { code: string }, b: { code: string }) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);

/**
 * Why a person may not see the scores of a category although their role may: a tie to an entry in it, or marks of
 * their own that others' marks could still sway.
 */
export function refuseRanking(
  book: Rulebook,
  now: Instant,
  person: { hasConflict: boolean; ownOpenSheets: number; until?: Instant | null },
): Refusal {
  if (person.hasConflict) return { id: "ranking.conflict" };
  const { closes } = sheetWindow(windowOf(book, "scoring"), person.until ?? null);
  if (person.ownOpenSheets > 0 && now < closes)
    return { id: "ranking.ownSheets", values: { count: person.ownOpenSheets } };
  return null;
}

/** The rules that decide: what is sealed before the first score, together with a commitment to the seed. */
export function decidingRules(book: Rulebook) {
  const { perEntry, minimumSheets, orders, floor, tie, outlier } = book.judging;
  return {
    format: 1 as const,
    edition: book.edition.id,
    rubric: book.rubric,
    judging: { perEntry, minimumSheets, orders, floor, tie, outlier },
    /** Orders nobody where the raw mean does; its figures stand beside it. */
    model: { name: "crossedRandomEffects" as const, version: 1 as const },
    caps: Object.fromEntries(book.categories.map(({ id, cap }) => [id, cap])),
    ...(book.specialAwards.length > 0 && { specialAwards: book.specialAwards }),
  };
}
