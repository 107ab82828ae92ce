/**
 * What a chair should look at while judges mark. Everything here is a question for people: nothing removes a sheet or
 * changes a score.
 */
import type { Refusal } from "./message";
import { figuresOf, outliersOf, type RankedSheet, type RankingBook } from "./ranking";
import { counts, type Marks, needsReason } from "./scoring";
import { type Instant, MINUTE } from "./time";

/** One sheet that is in, without what is on it. */
export type SheetIn = Omit<RankedSheet, "marks"> & {
  id: string;
  version: number;
  entryId: string;
  judgeId: string;
  assignmentId: string;
  confirmedAt: Instant | null;
};

/** The same as far as flags need it. */
export type FlaggedSheet = SheetIn & {
  marks: Marks;
  reasons: Readonly<Record<string, string>>;
  comments: Readonly<Record<string, string>>;
};

export type EntryFlag =
  | { kind: "range"; value: number }
  | { kind: "gap"; criterion: string; value: number }
  /** A lowest or highest mark stands without a reason, as can be where the rulebook did not ask for one. */
  | { kind: "reasons"; count: number };

/** What lies apart in the sheets of one entry that count; nothing for fewer than two of them. */
export function flagsOfEntry(book: RankingBook, sheets: readonly FlaggedSheet[]): EntryFlag[] {
  const counted = sheets.filter(counts);
  const figures = counted.length > 1 ? figuresOf(book.rubric, counted) : null;
  const missing = counted.reduce((sum, sheet) => sum + missingReasons(book.rubric, sheet), 0);
  return [
    ...(figures ? outliersOf(book, figures, counted) : []),
    ...(missing > 0 ? [{ kind: "reasons" as const, count: missing }] : []),
  ];
}

/** How many lowest and highest marks of a sheet stand without a word of why. */
export function missingReasons(
  rubric: RankingBook["rubric"],
  sheet: {
    marks: Marks;
    reasons: Readonly<Record<string, string>>;
    comments: Readonly<Record<string, string>>;
  },
): number {
  return rubric.criteria.filter(
    ({ id }) =>
      needsReason({ ...rubric, reasonAtExtremes: true }, sheet.marks[id]) &&
      !sheet.reasons[id]?.trim() &&
      !sheet.comments[id]?.trim(),
  ).length;
}

/** Which sheets of an entry count, as one text: the chair's word is about these, and others ask anew. */
export function sheetsKey(sheets: readonly SheetIn[]): string {
  return sheets
    .filter(counts)
    .map((sheet) => `${sheet.id}.${sheet.version}`)
    .sort()
    .join(" ");
}

/** Below this part of the usual time a sheet is worth a look. */
const FAST = 0.25;
/** A median of fewer sheets than this is no measure. */
const ENOUGH = { own: 4, others: 8 } as const;

export type FastSheet = {
  judgeId: string;
  assignmentId: string;
  entryId: string;
  minutes: number;
  /** The medians that it lies far below, in minutes; null where it does not, or there are too few sheets. */
  own: number | null;
  others: number | null;
};

/**
 * Sheets handed in far faster than their judge's others, or than those of other judges, after the entry was opened.
 * It may mean nothing: somebody read elsewhere, or wrote on paper first.
 */
export function fastSheets(sheets: readonly SheetIn[]): FastSheet[] {
  const timed = sheets.flatMap((sheet) =>
    sheet.confirmedAt && sheet.submittedAt
      ? [{ ...sheet, minutes: (Date.parse(sheet.submittedAt) - Date.parse(sheet.confirmedAt)) / MINUTE }]
      : [],
  );
  const sorted = timed.toSorted((a, b) => a.minutes - b.minutes);
  const times = sorted.map(({ minutes }) => minutes);
  /** Where each judge's sheets stand among all. */
  const placesOf = new Map<string, number[]>();
  for (const [place, { judgeId }] of sorted.entries()) {
    const places = placesOf.get(judgeId);
    if (places) places.push(place);
    else placesOf.set(judgeId, [place]);
  }
  const othersOf = new Map(
    [...placesOf].map(([judgeId, own]) => [
      judgeId,
      { count: times.length - own.length, median: medianWithout(times, own) },
    ]),
  );
  return timed.flatMap(({ judgeId, assignmentId, entryId, minutes }) => {
    const places = placesOf.get(judgeId)!; // it has this sheet at least
    const own = places.map((place) => times[place]!); // places are within the list
    const others = othersOf.get(judgeId)!; // as above
    const below = (count: number, median: number | null, enough: number) =>
      count >= enough && median !== null && minutes < FAST * median ? Math.round(median) : null;
    const found = {
      own: below(own.length - 1, medianWithout(own, [own.indexOf(minutes)]), ENOUGH.own),
      others: below(others.count, others.median, ENOUGH.others),
    };
    return found.own === null && found.others === null
      ? []
      : [{ judgeId, assignmentId, entryId, minutes: Math.round(minutes), ...found }];
  });
}

/** The median of sorted values but for those at some places, which are sorted too. */
function medianWithout(sorted: readonly number[], without: readonly number[]): number | null {
  const count = sorted.length - without.length;
  if (count === 0) return null;
  const at = (rank: number) => {
    let place = rank;
    for (const left of without) if (left <= place) place += 1;
    return sorted[place]!; // a rank below the count is within the list
  };
  const middle = count >> 1;
  return count % 2 === 1 ? at(middle) : (at(middle - 1) + at(middle)) / 2;
}

export function medianOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return null;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/**
 * Whether a judge is behind: with a sheet left, and a smaller share of sheets in than of the time gone. Nobody is
 * behind in the first quarter, for reading comes before marking.
 */
export function isBehind(
  judge: { all: number; handedIn: number },
  { opens, closes }: { opens: Instant; closes: Instant },
  now: Instant,
): boolean {
  const gone = (Date.parse(now) - Date.parse(opens)) / (Date.parse(closes) - Date.parse(opens));
  return judge.handedIn < judge.all && gone >= 0.25 && gone < 1 && judge.handedIn / judge.all < gone;
}

/** Why a chair may not settle an entry now, or null. The word is about the sheets that the chair has seen. */
export function refuseSettlement({
  seen,
  sheets,
  isDecided,
  standing,
  kind,
}: {
  seen: string;
  sheets: string;
  isDecided: boolean;
  standing: Refusal;
  /** What the chair means to say, once it is known. */
  kind?: "stands" | "furtherJudge";
}): Refusal {
  if (standing) return standing;
  if (isDecided) return { id: "moderating.decided" };
  if (seen !== sheets) return { id: "moderating.sheetsChanged" };
  return kind === "stands" && sheets === "" ? { id: "moderating.noSheetStands" } : null;
}
