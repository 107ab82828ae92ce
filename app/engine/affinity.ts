/** How well judges fit entries: what a plan makes as large as it can. */
import { stemmer } from "stemmer";

/** Fields of expertise beyond these say nothing more of an entry: few are found in it, or many words match by chance. */
const MOST_FIELDS = 3;
/** The fit of a judge in whose category the entry is and all of whose fields it has. */
export const BEST_FIT = 1 + MOST_FIELDS;
/** Writing without spaces between words: Chinese, Japanese, Thai, Lao, Khmer, Burmese. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/**
 * Prepares the words of entries and gives, for a judge's fields of expertise, how well each entry fits: 1, for its
 * category is one of the judge's, and 1 more for each field, three at most, whose words all occur in the entry's
 * whatever their endings (Porter's stemmer, 1980). Whole numbers from 1 to `BEST_FIT`, by entry.
 */
export function openAffinity(texts: readonly string[]): (expertise: readonly string[]) => number[] {
  const entries = texts.map((text) => {
    const words = wordsOf(text);
    return {
      stems: new Set(words.map(stemmer)),
      unspaced: words.filter((word) => unspaced.test(word)).join(" "),
    };
  });
  return (expertise) => {
    const fields = expertise.map(wordsOf).filter((words) => words.length > 0);
    return entries.map((entry) => {
      const found = fields.filter((words) =>
        words.every(
          (word) => entry.stems.has(stemmer(word)) || (unspaced.test(word) && entry.unspaced.includes(word)),
        ),
      );
      return 1 + Math.min(MOST_FIELDS, found.length);
    });
  };
}

/** The words of a text, without case or accents. */
function wordsOf(text: string): string[] {
  return (
    text
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .normalize("NFC")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
