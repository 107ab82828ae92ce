/** The hash-chained record of acts: what is hashed and how a chain is checked. Hashing itself is handed in. */
import type { Instant } from "./time";

export type Act = {
  seq: number;
  at: Instant;
  act: string;
  actorId: string | null;
  subjectKind: string;
  subjectId: string;
  facts: Record<string, unknown>;
  wordsHash: string | null;
  previousHash: string;
};

/** The hash that stands before the first act. */
export const GENESIS = "0".repeat(64);

/**
 * The first act whose hash, number or link to the one before is wrong, or null if the stretch is whole.
 * `hashOf` gives the SHA-256 of the canonical JSON (RFC 8785) of an act; `wordsHashOf` that of salt and words.
 */
export function firstFault(
  acts: readonly (Act & { hash: string; salt: string | null; words: string | null })[],
  before: { seq: number; hash: string },
  hashOf: (act: Act) => string,
  wordsHashOf: (salt: string, words: string) => string,
): { seq: number; fault: "gap" | "link" | "hash" | "words" } | null {
  let last = before;
  for (const { hash, salt, words, ...act } of acts) {
    if (act.seq !== last.seq + 1) return { seq: act.seq, fault: "gap" };
    if (act.previousHash !== last.hash) return { seq: act.seq, fault: "link" };
    if (hashOf(act) !== hash) return { seq: act.seq, fault: "hash" };
    if (words !== null && salt !== null && wordsHashOf(salt, words) !== act.wordsHash)
      return { seq: act.seq, fault: "words" };
    last = { seq: act.seq, hash };
  }
  return null;
}
