/**
 * Entries that share passages. Each text leaves fingerprints: hashes of runs of five words, of which winnowing
 * (Schleimer, Wilkerson and Aiken 2003, as in MOSS) keeps the smallest in every sixteen. Any passage of twenty words
 * that two texts share leaves at least one fingerprint in both; how they share it is then read from the texts.
 */
import type { EntryDocument } from "~/domain/entry-document";

/** Words in a run that is hashed. */
const RUN = 5;
/** Runs of which one is kept. A shared passage of RUN + WINDOW - 1 words cannot be missed. */
const WINDOW = 16;
/** Shared passages are shown from this many words on. */
const SHORTEST = 8;
/** Fewer words than this in an answer say nothing of where it comes from. */
const LEAST_ANSWER = 20;

/** A fingerprint that more entries than this have is a common phrase, and says nothing of any two of them. */
export const MOST_HOLDERS = 5;
/** Pairs with fewer uncommon fingerprints in common are not brought before anybody: a quotation or a formula does that. */
export const LEAST_SHARED = 6;

export type CaseText = { field: string; text: string };
type Token = { word: string; from: number; to: number };

/**
 * The longer answers of a document, whatever the rulebook it was written for: of earlier editions too. Rows and short
 * answers (names, addresses, choices) are left out.
 */
export function caseTexts({ answers }: Pick<EntryDocument, "answers">): CaseText[] {
  return Object.entries(answers).flatMap(([field, answer]) =>
    typeof answer === "string" && tokensOf(answer).length >= LEAST_ANSWER ? [{ field, text: answer }] : [],
  );
}

/** Words of a text in lower case with their places; where a script writes no spaces, its characters. */
function tokensOf(text: string): Token[] {
  const words =
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]|[\p{L}\p{M}\p{N}]+/gu;
  return [...text.matchAll(words)].map((found) => ({
    word: found[0].normalize("NFKC").toLowerCase(),
    from: found.index,
    to: found.index + found[0].length,
  }));
}

/** FNV-1a over the UTF-16 units of a run: 32 bits are enough where several fingerprints must agree. */
function hashOf(words: readonly string[]): number {
  let hash = 0x811c9dc5;
  for (const word of words)
    for (let at = 0; at <= word.length; at += 1) {
      hash ^= at < word.length ? word.charCodeAt(at) : 32;
      hash = Math.imul(hash, 0x01000193);
    }
  return hash >>> 0;
}

/** The fingerprints of some texts, each once, in ascending order. */
export function fingerprintsOf(texts: readonly CaseText[]): number[] {
  const kept = new Set<number>();
  for (const { text } of texts) {
    const words = tokensOf(text).map((token) => token.word);
    const hashes = Array.from({ length: Math.max(0, words.length - RUN + 1) }, (_, at) =>
      hashOf(words.slice(at, at + RUN)),
    );
    const windows = Math.max(Math.min(1, hashes.length), hashes.length - WINDOW + 1);
    for (let at = 0; at < windows; at += 1) {
      let least = Infinity;
      for (let in_ = at; in_ < Math.min(at + WINDOW, hashes.length); in_ += 1)
        least = Math.min(least, hashes[in_]!); // inside the list
      kept.add(least);
    }
  }
  return [...kept].sort((a, b) => a - b);
}

/** A run of text that a reader is shown: shared with the other entry, or around what is. */
export type PassagePart = { shared: boolean; text: string };
export type Passage = {
  words: number;
  field: string;
  otherField: string;
  own: PassagePart[];
  other: PassagePart[];
};
export type Likeness = {
  /** Shared words, counted in the first entry. */
  words: number;
  /** What part of the shorter of both they are, from 0 to 1. */
  share: number;
  /** The longest first. */
  passages: Passage[];
};

/** Words shown before and after a shared passage. */
const AROUND = 12;

/** What two entries share, exactly: every passage of at least eight words, with some words around it. */
export function likenessOf(
  own: readonly CaseText[],
  other: readonly CaseText[],
  { most = 12 }: { most?: number } = {},
): Likeness {
  const ours = own.map((one) => ({ ...one, tokens: tokensOf(one.text) }));
  const theirs = other.map((one) => ({ ...one, tokens: tokensOf(one.text) }));
  const index = new Map<string, [text: number, at: number][]>();
  theirs.forEach(({ tokens }, text) => {
    for (let at = 0; at + RUN <= tokens.length; at += 1) {
      const key = keyAt(tokens, at);
      index.set(key, [...(index.get(key) ?? []), [text, at]]);
    }
  });
  const passages: Passage[] = [];
  let words = 0;
  for (const { field, text, tokens } of ours)
    for (let at = 0; at + RUN <= tokens.length;) {
      let longest = 0;
      let where: [text: number, at: number] = [0, 0];
      for (const [candidate, start] of index.get(keyAt(tokens, at)) ?? []) {
        const their = theirs[candidate]!.tokens; // the index holds places of these texts
        let length = RUN;
        while (
          at + length < tokens.length &&
          start + length < their.length &&
          tokens[at + length]!.word === their[start + length]!.word
        )
          length += 1;
        if (length > longest) [longest, where] = [length, [candidate, start]];
      }
      if (longest < SHORTEST) {
        at += 1;
        continue;
      }
      const their = theirs[where[0]]!; // as above
      words += longest;
      passages.push({
        words: longest,
        field,
        otherField: their.field,
        own: around(text, tokens, at, longest),
        other: around(their.text, their.tokens, where[1], longest),
      });
      at += longest;
    }
  const size = (texts: typeof ours) => texts.reduce((sum, one) => sum + one.tokens.length, 0);
  return {
    words,
    share: Math.min(1, words / Math.max(1, Math.min(size(ours), size(theirs)))),
    passages: passages.sort((a, b) => b.words - a.words).slice(0, most),
  };
}

const keyAt = (tokens: readonly Token[], at: number) =>
  tokens
    .slice(at, at + RUN)
    .map((token) => token.word)
    .join(" ");

function around(text: string, tokens: readonly Token[], at: number, length: number): PassagePart[] {
  const from = tokens[at]!.from; // a passage lies inside its text
  const to = tokens[at + length - 1]!.to; // likewise
  const start = tokens[Math.max(0, at - AROUND)]!.from; // likewise
  const end = tokens[Math.min(tokens.length, at + length + AROUND) - 1]!.to; // likewise
  return [
    { shared: false, text: `${start > 0 ? "… " : ""}${text.slice(start, from)}` },
    { shared: true, text: text.slice(from, to) },
    { shared: false, text: `${text.slice(to, end)}${end < text.length ? " …" : ""}` },
  ].filter((part) => part.text !== "");
}
