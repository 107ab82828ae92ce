/** The drawing instructions of a PDF page, word by word, so that what draws nothing can be left behind. */

const space = /[\0\t\n\f\r ]+|%[^\r\n]*/y;
const name = /\/[^\0\t\n\f\r ()<>[\]{}/%]*/y;
const word = /[^\0\t\n\f\r ()<>[\]{}/%]+/y;
const hex = /<[^<>]*>/y;
const bracket = /[[\]{}]/y;
/** What a marked passage may say of itself: its number in the structure, and how it is read aloud. */
const spoken = new Set(["/MCID", "/Lang", "/ActualText", "/Alt", "/E"]);

/** Thrown where instructions cannot be followed to their end. */
export class Unreadable extends Error {}

/**
 * The same instructions without comments and without what programs note beside them. The text is Latin-1, a byte a
 * character. Pictures inside the instructions are kept as they are.
 */
export function drawingAlone(text: string): string {
  const words: string[] = [];
  let at = 0;
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found === undefined || found === "") return null;
    at += found.length;
    return found;
  };

  function literal(): string {
    const from = at;
    for (let depth = 0; at < text.length; at += 1) {
      if (text[at] === "\\") at += 1;
      else if (text[at] === "(") depth += 1;
      else if (text[at] === ")" && (depth -= 1) === 0) return text.slice(from, ++at);
    }
    throw new Unreadable("a string has no end");
  }

  /** One operand or operator; null at the end. */
  function next(depth: number): string | null {
    while (take(space) !== null);
    if (at >= text.length) return null;
    if (text[at] === "(") return literal();
    if (text.startsWith("<<", at)) return notes(depth + 1);
    const found = take(name) ?? take(hex) ?? take(bracket) ?? take(word);
    if (found !== null) return found;
    at += 1; // a stray ")" or ">" draws nothing
    return next(depth);
  }

  function notes(depth: number): string {
    if (depth > 20) throw new Unreadable("notes within notes without end");
    at += 2;
    const kept: string[] = [];
    for (;;) {
      while (take(space) !== null);
      if (text.startsWith(">>", at)) {
        at += 2;
        return `<<${kept.join(" ")}>>`;
      }
      const key = next(depth);
      if (key === null) throw new Unreadable("notes have no end");
      while (take(space) !== null);
      if (text.startsWith(">>", at)) continue;
      const value = next(depth);
      if (value === "[") while (!["]", null].includes(next(depth)));
      else if (spoken.has(key) && value !== null) kept.push(key, value);
    }
  }

  for (let one = next(0); one !== null; one = next(0)) {
    words.push(one);
    if (one !== "ID") continue;
    const from = at + 1;
    const end = endOfPicture(text, from);
    words.push(`${text.slice(from, end)}\nEI`);
    at = end + 3;
  }
  return words.join(" ");
}

/** Where a picture inside the instructions ends: before the white space before `EI`, if instructions follow. */
function endOfPicture(text: string, from: number): number {
  const mark = /[\0\t\n\f\r ]EI(?=[\0\t\n\f\r ]|$)/g;
  mark.lastIndex = from;
  for (let found = mark.exec(text); found; found = mark.exec(text)) {
    const after = text.slice(found.index + 3, found.index + 23);
    if (/^[\t\n\f\r\x20-\x7e]*$/.test(after)) return found.index;
  }
  throw new Unreadable("a picture in the instructions has no end");
}
