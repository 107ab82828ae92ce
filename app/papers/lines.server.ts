/**
 * From a text to lines: where lines may break in each script (UAX 14, and words where scripts write no spaces),
 * and in which order what reads from right to left stands on them (UAX 9).
 */
import bidiFactory from "bidi-js";
import LineBreaker from "linebreak";
import { piecesOf } from "~/domain/form";
import { directionOfText } from "~/domain/words";
import { type Face, type Faces, type Glyph, orderFor, setPiece, type Voice } from "./faces.server";

const bidi = bidiFactory();

/** How a text is set: size and the distance of lines in points. */
export type Type = { voice: Voice; size: number; lead: number };

/**
 * One line. Its pieces come in the order in which they are read, each with its glyphs from left to right and the
 * place of its left edge. Lengths in points.
 */
export type Line = {
  pieces: readonly { glyphs: readonly Glyph[]; x: number; width: number }[];
  /** From edge to edge of the letters, and with the space that ends the line. */
  width: number;
  whole: number;
  /** What the line takes from top to bottom, and where in it the letters stand. */
  height: number;
  baseline: number;
  direction: "ltr" | "rtl";
};

/** A stretch that is never broken, in pieces of one direction each. */
type Stretch = { pieces: { glyphs: Glyph[]; level: number; isSpace: boolean }[] };

/** Characters that steer the direction and carry no ink of their own, and hyphens that show only in a browser. */
const steering = /[\u00ad\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
const unspaced = /[\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}\p{M}]+/gu;
const words = new Intl.Segmenter("th", { granularity: "word" });

/** A text as paragraphs: every kind of line end that people's programs leave in a text starts a new one. */
export function paragraphsOf(text: string): string[] {
  return text.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/).filter((one) => one.trim() !== "");
}

/**
 * Breaks one paragraph into lines of a width in points. `direction` is that of the page; "auto" takes the text's own.
 * A text of spaces gives one empty line.
 */
export function linesOf(
  text: string,
  {
    faces,
    type,
    width,
    direction,
    onMissing,
  }: {
    faces: Faces;
    type: Type;
    width: number;
    direction: "ltr" | "rtl" | "auto";
    onMissing: (letters: string) => void;
  },
): Line[] {
  const typed = text.replaceAll("\t", " ").trim();
  const base = direction === "auto" ? directionOfText(typed) : direction;
  const order = orderFor(typed, faces[type.voice]);
  const set = (words: string, level: number) =>
    setPiece(words, { order, direction: level % 2 === 1 ? "rtl" : "ltr", onMissing });
  const limit = (width * 1000) / type.size;
  const lines: Stretch["pieces"][] = [[]];
  let used = 0;
  for (const stretch of stretchesOf(typed, base, set)) {
    const inked = widthOf(stretch.pieces.filter((piece) => !piece.isSpace));
    if (used > 0 && used + inked > limit) {
      lines.push([]);
      used = 0;
    }
    if (inked > limit) used = splitLong(stretch, lines, limit);
    else {
      lines.at(-1)?.push(...stretch.pieces);
      used += widthOf(stretch.pieces);
    }
  }
  return lines.map((pieces) => lineOf(pieces, { type, base, first: order.families[0]?.[0] }));
}

/** A word longer than a line breaks between letters. Gives how full the last line is. */
function splitLong(stretch: Stretch, lines: Stretch["pieces"][], limit: number): number {
  let used = 0;
  for (const piece of stretch.pieces) {
    // In reading order, whatever the direction.
    const glyphs = piece.level % 2 === 1 ? piece.glyphs.toReversed() : piece.glyphs;
    for (const glyph of glyphs) {
      if (used > 0 && used + glyph.advance > limit) {
        lines.push([]);
        used = 0;
      }
      lines.at(-1)?.push({ ...piece, glyphs: [glyph] });
      used += glyph.advance;
    }
  }
  return used;
}

function stretchesOf(
  text: string,
  base: "ltr" | "rtl",
  set: (words: string, level: number) => Glyph[],
): Stretch[] {
  const { levels } = bidi.getEmbeddingLevels(text, base);
  const stretches: Stretch[] = [];
  let from = 0;
  for (const to of breaksOf(text)) {
    const end = from + text.slice(from, to).trimEnd().length;
    const pieces: Stretch["pieces"] = [];
    for (const [start, stop, isSpace] of [
      [from, end, false],
      [end, to, true],
    ] as const)
      for (let at = start; at < stop;) {
        const level = levels[at] ?? 0;
        let next = at + 1;
        while (next < stop && levels[next] === level) next += 1;
        const seen = text.slice(at, next).replace(steering, "");
        if (seen !== "") pieces.push({ glyphs: set(seen, level), level, isSpace });
        at = next;
      }
    stretches.push({ pieces });
    from = to;
  }
  return stretches;
}

/** Where a text may be broken, its end included. */
function breaksOf(text: string): number[] {
  const breaks = new Set<number>();
  const breaker = new LineBreaker(text);
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) breaks.add(next.position);
  for (const { 0: stretch, index } of text.matchAll(unspaced)) {
    let start = index;
    for (const piece of piecesOf(stretch)) {
      for (const { index: at } of words.segment(piece)) if (start + at > index) breaks.add(start + at);
      start += piece.length;
    }
  }
  breaks.add(text.length);
  return [...breaks].sort((a, b) => a - b);
}

function widthOf(pieces: Stretch["pieces"]): number {
  return pieces.reduce((sum, piece) => sum + piece.glyphs.reduce((all, glyph) => all + glyph.advance, 0), 0);
}

function lineOf(
  pieces: Stretch["pieces"],
  { type, base, first }: { type: Type; base: "ltr" | "rtl"; first: Face | undefined },
): Line {
  const baseLevel = base === "rtl" ? 1 : 0;
  // Space at the end of a line belongs to the line, not to the words before it.
  const lastInk = pieces.findLastIndex((piece) => !piece.isSpace);
  const read = inRuns(pieces.map((piece, at) => (at > lastInk ? { ...piece, level: baseLevel } : piece)));
  let pen = 0;
  const places = new Map<object, { x: number; width: number }>();
  for (const piece of inVisualOrder(read)) {
    const width = (widthOf([piece]) * type.size) / 1000;
    places.set(piece, { x: pen, width });
    pen += width;
  }
  const used = read.flatMap(({ glyphs }) => glyphs.flatMap(({ parts }) => parts.map(({ face }) => face)));
  if (first) used.push(first);
  const ascent = (Math.max(0, ...used.map((face) => face.ascent)) * type.size) / 1000;
  const descent = (Math.max(0, ...used.map((face) => face.descent)) * type.size) / 1000;
  const height = Math.max(type.lead, ascent + descent);
  return {
    pieces: read.map((piece) => ({ glyphs: piece.glyphs, ...places.get(piece)! })), // each has its place
    width: (widthOf(pieces.slice(0, lastInk + 1)) * type.size) / 1000,
    whole: (widthOf(pieces) * type.size) / 1000,
    height,
    baseline: (height - ascent - descent) / 2 + ascent,
    direction: base,
  };
}

/** Neighbours of one level as one piece. */
function inRuns(pieces: Stretch["pieces"]): Stretch["pieces"] {
  const runs: Stretch["pieces"] = [];
  for (const piece of pieces) {
    const last = runs.at(-1);
    if (last?.level !== piece.level) runs.push({ ...piece });
    else
      last.glyphs =
        piece.level % 2 === 1 ? [...piece.glyphs, ...last.glyphs] : [...last.glyphs, ...piece.glyphs];
  }
  return runs;
}

/** Rule L2 of UAX 9: from the highest level down, stretches at that level or above turn round. */
function inVisualOrder<Piece extends { level: number }>(pieces: readonly Piece[]): Piece[] {
  const ordered = [...pieces];
  const levels = pieces.map((piece) => piece.level);
  const lowestOdd = Math.min(...levels.filter((level) => level % 2 === 1), Infinity);
  for (let level = Math.max(0, ...levels); level >= lowestOdd; level--)
    for (let start = 0; start < ordered.length; start++) {
      let end = start;
      while (end < ordered.length && (ordered[end]?.level ?? 0) >= level) end += 1;
      if (end - start > 1) ordered.splice(start, end - start, ...ordered.slice(start, end).reverse());
      start = end;
    }
  return ordered;
}
