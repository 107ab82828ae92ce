/** Feedback to valid entries: when it is there, who checks the judges' words, and what numbers may be told. */
import type { Refusal } from "./message";
import type { Ranking } from "./ranking";
import { isReleased } from "./release";
import type { Rubric, Rulebook } from "./rulebook";
import { tidy } from "./scoring";
import { windowOf } from "./stages";
import type { Instant } from "./time";
import type { Words } from "./words";

export const commentStates = ["waiting", "passed", "edited", "withheld"] as const;
export type CommentState = (typeof commentStates)[number];
export const usefulnesses = ["yes", "partly", "no"] as const;
export type Usefulness = (typeof usefulnesses)[number];

/** Fewer sheets give no mean: that of one would be one judge's mark. */
export const MEANS_FROM = 2;
/** The least that a band must hold, so that nobody can work out who stands beside whom. */
export const BAND_HOLDS = 5;

type Release = Parameters<typeof isReleased>[0];

/**
 * Whether feedback is to be seen: the results are public, the check of the comments is ended, and the day has come.
 * Asked at each read.
 */
export function isFeedbackOpen(
  book: Rulebook,
  { release, preparedAt, now }: { release: Release; preparedAt: Instant | null; now: Instant },
): boolean {
  return preparedAt !== null && isReleased(release, now) && windowOf(book, "feedback").opens <= now;
}

/** Why feedback may not be called ready now, or null. Who has to act stands in the refusal. */
export function refusePreparing({
  isCollected,
  preparedAt,
  waiting,
}: {
  isCollected: boolean;
  preparedAt: Instant | null;
  waiting: number;
}): Refusal {
  if (!isCollected) return { id: "feedback.notCollected" };
  if (preparedAt !== null) return { id: "feedback.preparedAlready" };
  return waiting > 0 ? { id: "feedback.stillWaiting", values: { waiting } } : null;
}

/** Why this person may not check the comments on an entry, or null: no tie to it, and none of its judges. */
export function refuseChecking({ isTied }: { isTied: boolean }): Refusal {
  return isTied ? { id: "feedback.tied" } : null;
}

/** A mean on the steps of the scale, so that it says no more than the marks do; null from too few sheets. */
export function toldMean(
  scale: Pick<Rubric["scale"], "step" | "min">,
  { mean, sheets }: { mean: number | undefined; sheets: number },
): number | null {
  if (mean === undefined || sheets < MEANS_FROM) return null;
  return tidy(scale.min + Math.round((mean - scale.min) / scale.step) * scale.step);
}

/** What a mark means: the words of its level, or of the two levels it lies between. */
export function wordsOfMark(levels: readonly { mark: number; words: Words }[], mark: number): Words[] {
  const below = levels.findLast((level) => level.mark <= mark);
  const above = levels.find((level) => level.mark >= mark);
  return [below, above].flatMap((level, at, both) =>
    level && !(at === 1 && level === both[0]) ? [level.words] : [],
  );
}

/** The part of a category that an entry stands in: 1 of 4 is the first quarter. */
export type Band = { part: number; of: 3 | 4 };

/**
 * In which quarter or third of its category an entry stands by the frozen ranking. Null where too few judges scored it,
 * where the category is too small, or where ties would leave so few in the band that it points at somebody.
 */
export function bandOf(
  ranking: Pick<Ranking, "rows"> | undefined,
  entryId: string,
  { minimumSheets, sheets }: { minimumSheets: number; sheets: number },
): Band | null {
  const rows = ranking?.rows ?? [];
  const row = rows.find(({ id }) => id === entryId);
  if (!row || Math.min(row.sheets, sheets) < minimumSheets) return null;
  const of = ([4, 3] as const).find((parts) => rows.length >= parts * BAND_HOLDS);
  if (!of) return null;
  const partOf = ({ place }: (typeof rows)[number]) => Math.floor(((place.from - 1) * of) / rows.length) + 1;
  const part = partOf(row);
  return rows.filter((one) => partOf(one) === part).length < BAND_HOLDS ? null : { part, of };
}
