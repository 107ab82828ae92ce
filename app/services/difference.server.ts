/** What was changed in a text, word by word, for people who have read the one before. */
import { diffArrays } from "diff";
import type { ChangePart } from "~/domain/changes";

/** How long two texts are compared, in milliseconds; texts without a word in common are told as such without it. */
const LONGEST = 1000;

const segmenter = new Intl.Segmenter("en", { granularity: "word" });

/** The parts of both texts in their order; without those added it is the one before, without those removed the one after. */
export function difference(before: string, after: string): ChangePart[] {
  const changes = diffArrays(wordsOf(before), wordsOf(after), { timeout: LONGEST });
  const parts: ChangePart[] = changes
    ? changes.map(({ value, added, removed }) => ({
        kind: added ? "added" : removed ? "removed" : "same",
        text: value.join(""),
      }))
    : [
        { kind: "removed", text: before },
        { kind: "added", text: after },
      ];
  return parts.filter(({ text }) => text !== "");
}

const wordsOf = (text: string) => Array.from(segmenter.segment(text), ({ segment }) => segment);
