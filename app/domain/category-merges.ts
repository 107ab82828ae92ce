/**
 * Merging of thin categories: before judging is planned, the entries of a category with too few valid ones are judged
 * in another. What an entry entered stays as it is; this says in which category it is judged.
 */
import type { Refusal } from "./message";
import { categoryOf, type Category, type Rulebook } from "./rulebook";
import { windowOf } from "./stages";
import type { Instant } from "./time";

/** The category in which each merged one is judged; one that is not there is judged as itself. */
export type Merges = ReadonlyMap<string, string>;

/** The category in which what entered `category` is judged. */
export function judgedIn<Id extends string | null>(merges: Merges, category: Id): Id | string {
  return category === null ? category : (merges.get(category) ?? category);
}

/** The categories in which what stands for these is judged, each once: of a judge, a sponsor, somebody with a tie. */
export function allJudgedIn(merges: Merges, categories: readonly string[]): string[] {
  return [...new Set(categories.map((category) => judgedIn(merges, category)))];
}

/** How many entries of a category were found valid, and how many may still be. */
export type CategoryCount = { category: string; valid: number; open: number };

/** A category that cannot come to its minimum by what is known now, with its numbers. */
export type ThinCategory = Pick<Category, "id" | "name" | "minimumValid"> & { valid: number; open: number };

/** The categories that have entries and cannot come to their minimum; what is judged elsewhere is counted there. */
export function thinCategories(
  book: Pick<Rulebook, "categories">,
  merges: Merges,
  counts: readonly CategoryCount[],
): ThinCategory[] {
  return book.categories.flatMap(({ id, name, minimumValid }) => {
    const here = counts.filter((one) => judgedIn(merges, one.category) === id);
    const valid = here.reduce((sum, one) => sum + one.valid, 0);
    const open = here.reduce((sum, one) => sum + one.open, 0);
    return valid + open < minimumValid && valid + open > 0 ? [{ id, name, minimumValid, valid, open }] : [];
  });
}

/**
 * Why what entered `category` may not come to be judged in `into` now, or null. Into the category itself takes a merge
 * back.
 */
export function refuseMerge({
  book,
  now,
  category: id,
  into,
  merges,
  count,
  isPublished,
  tiedTo,
}: {
  book: Rulebook;
  now: Instant;
  category: string;
  into: string;
  merges: Merges;
  /** The entries of the category. */
  count: Pick<CategoryCount, "valid" | "open">;
  /** Judges have their entries: what they judge does not change under them. */
  isPublished: boolean;
  /** Categories in which whoever asks has a tie. */
  tiedTo: readonly string[];
}): Refusal {
  const category = categoryOf(book, id);
  if (!category || !categoryOf(book, into)) return { id: "merging.unknown" };
  if (isPublished) return { id: "merging.published" };
  const from = judgedIn(merges, id);
  if ([id, from, into].some((one) => tiedTo.includes(one))) return { id: "merging.tied" };
  if (from === into)
    return { id: into === id ? "merging.notMerged" : "merging.same", values: { category: id } };
  if (into === id) return null;
  if (judgedIn(merges, into) !== into) return { id: "merging.intoMerged", values: { category: into } };
  const merged = [...merges].find(([one, where]) => where === id && one !== id)?.[0];
  if (merged !== undefined) return { id: "merging.receives", values: { category: id, other: merged } };
  if (now < windowOf(book, "screening").opens) return { id: "merging.notScreened" };
  const { minimumValid } = category;
  const { valid, open } = count;
  const values = { category: id, valid, open, minimum: minimumValid };
  if (valid >= minimumValid) return { id: "merging.enough", values };
  if (valid + open >= minimumValid) return { id: "merging.open", values };
  return valid + open === 0 ? { id: "merging.empty", values } : null;
}

/** Why this person may not answer a proposed merge, or null. Refusing one takes no second person. */
export function refuseMergeAnswer(
  merge: { state: "proposed" | "made" | "refused"; proposedById: string },
  { personId, isMade }: { personId: string; isMade: boolean },
): Refusal {
  if (merge.state !== "proposed") return { id: "merging.answered" };
  return isMade && merge.proposedById === personId ? { id: "merging.twoPeople" } : null;
}
