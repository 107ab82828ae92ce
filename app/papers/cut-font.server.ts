/**
 * Cuts the font that a paper carries: the shapes that were set on it, and no others. Each shape is one glyph with one
 * piece of text, even where it is put together from several (a Khmer syllable, an Arabic letter with its vowel), so
 * that whatever reads the paper reads what was typed, in that order. TrueType, as far as a PDF needs it.
 */
import type { Glyph } from "./faces.server";

/** Units to the em of the fonts that are cut here; the widths of a PDF are in the same. */
export const UNITS = 1000;

type Point = { x: number; y: number; isOn: boolean };

/** The file of a font whose first glyph is empty, and whose others are these, in order. */
export function cutFont(glyphs: readonly Pick<Glyph, "parts" | "width">[]): Buffer {
  const outlines = [[], ...glyphs.map(({ parts }) => parts.flatMap(contoursOf))];
  const widths = [UNITS / 2, ...glyphs.map(({ width }) => Math.round(width))];
  const drawn = outlines.map(glyphData);
  const starts = [0];
  for (const data of drawn) starts.push((starts.at(-1) ?? 0) + data.length);
  const points = outlines.flat(2);
  const bounds = boundsOf(points);
  const tables: Record<string, Buffer> = {
    glyf: Buffer.concat(drawn),
    head: headTable(bounds),
    hhea: shorts([
      [1, 0],
      [bounds.yMax, bounds.yMin, 0, Math.max(...widths), 0, 0, bounds.xMax, 1, 0, 0, 0, 0, 0, 0, 0],
      [widths.length],
    ]),
    hmtx: shorts(widths.map((width, at) => [width, boundsOf(outlines[at]?.flat() ?? []).xMin])),
    loca: longs(starts),
    maxp: shorts([
      [1, 0, outlines.length],
      [
        Math.max(0, ...outlines.map((one) => one.flat().length)),
        Math.max(0, ...outlines.map((one) => one.length)),
      ],
      [0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0],
    ]),
  };
  return file(tables);
}

/** The contours of one drawn part at the font's variation, on the grid of the font that is cut. */
function contoursOf({ face, id, x, y }: Glyph["parts"][number]): Point[][] {
  const at = (values: readonly number[], from: number, isOn: boolean): Point => ({
    x: Math.round((values[from] ?? 0) * face.scale + x),
    y: Math.round((values[from + 1] ?? 0) * face.scale + y),
    isOn,
  });
  const contours: Point[][] = [];
  for (const { type, values } of face.font.glyphToJson(id)) {
    if (type === "M") contours.push([at(values, 0, true)]);
    else if (type === "L") contours.at(-1)?.push(at(values, 0, true));
    else if (type === "Q") contours.at(-1)?.push(at(values, 0, false), at(values, 2, true));
    else if (type === "C") throw new Error(`${face.id} is no TrueType font`);
  }
  return contours.map(withoutRepetition).filter((contour) => contour.length > 1);
}

/** A contour closes by itself: the point where it began does not come again at its end. */
function withoutRepetition(contour: Point[]): Point[] {
  const [first, last] = [contour[0], contour.at(-1)];
  return contour.length > 1 && first && last?.isOn && first.x === last.x && first.y === last.y
    ? contour.slice(0, -1)
    : contour;
}

function boundsOf(points: readonly Point[]) {
  const xs = points.map((point) => point.x);
  const ys = points.map((point) => point.y);
  const least = (of: number[]) => of.reduce((a, b) => Math.min(a, b), of[0] ?? 0);
  const most = (of: number[]) => of.reduce((a, b) => Math.max(a, b), of[0] ?? 0);
  return { xMin: least(xs), yMin: least(ys), xMax: most(xs), yMax: most(ys) };
}

const ON_CURVE = 0x01;
const SHORT = [0x02, 0x04] as const;
/** With a short step: it is positive. Without: there is none. */
const SAME = [0x10, 0x20] as const;
/** Parts of one glyph may lie over each other. */
const OVERLAP = 0x40;

function glyphData(contours: readonly Point[][]): Buffer {
  if (contours.length === 0) return Buffer.alloc(0);
  const points = contours.flat();
  const { xMin, yMin, xMax, yMax } = boundsOf(points);
  let end = -1;
  const ends = contours.map((contour) => (end += contour.length));
  const flags = points.map((point) => (point.isOn ? ON_CURVE : 0));
  const steps = (["x", "y"] as const).map((axis, which) =>
    Buffer.concat(
      points.map((point, at) => {
        const step = point[axis] - (points[at - 1]?.[axis] ?? 0);
        const isShort = Math.abs(step) < 256;
        // An axis is the first or the second; a point has a flag.
        flags[at]! |= step === 0 ? SAME[which]! : isShort ? SHORT[which]! | (step > 0 ? SAME[which]! : 0) : 0;
        if (step === 0) return Buffer.alloc(0);
        return isShort ? Buffer.from([Math.abs(step)]) : shorts([[step]]);
      }),
    ),
  );
  flags[0]! |= OVERLAP; // there is a point
  const data = [shorts([[contours.length, xMin, yMin, xMax, yMax], ends, [0]]), Buffer.from(flags), ...steps];
  return padded(Buffer.concat(data));
}

function headTable({ xMin, yMin, xMax, yMax }: ReturnType<typeof boundsOf>): Buffer {
  const head = shorts([
    [1, 0, 1, 0, 0, 0, 0x5f0f, 0x3cf5, 0, UNITS],
    // No date: the same paper is the same bytes.
    [0, 0, 0, 0, 0, 0, 0, 0],
    [xMin, yMin, xMax, yMax, 0, 8, 2, 1, 0],
  ]);
  return head;
}

/** Numbers of 16 bits, one after the other. */
function shorts(numbers: readonly (readonly number[])[]): Buffer {
  const flat = numbers.flat();
  const bytes = Buffer.alloc(flat.length * 2);
  for (const [at, number] of flat.entries()) bytes.writeUInt16BE(number & 0xffff, at * 2);
  return bytes;
}

function longs(numbers: readonly number[]): Buffer {
  const bytes = Buffer.alloc(numbers.length * 4);
  for (const [at, number] of numbers.entries()) bytes.writeUInt32BE(number >>> 0, at * 4);
  return bytes;
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}

function sumOf(bytes: Buffer): number {
  let sum = 0;
  const whole = padded(bytes);
  for (let at = 0; at < whole.length; at += 4) sum = (sum + whole.readUInt32BE(at)) >>> 0;
  return sum;
}

/** Puts tables, in the order of their names, under a directory with checksums. */
function file(tables: Record<string, Buffer>): Buffer {
  const names = Object.keys(tables).sort();
  const power = 2 ** Math.floor(Math.log2(names.length));
  let offset = 12 + names.length * 16;
  const directory = [
    shorts([[1, 0, names.length, power * 16, Math.log2(power), (names.length - power) * 16]]),
    ...names.map((name) => {
      const table = tables[name] ?? Buffer.alloc(0);
      const entry = Buffer.concat([Buffer.from(name, "latin1"), longs([sumOf(table), offset, table.length])]);
      offset += padded(table).length;
      return entry;
    }),
  ];
  const whole = Buffer.concat([
    ...directory,
    ...names.map((name) => padded(tables[name] ?? Buffer.alloc(0))),
  ]);
  // The sum of the whole file is a constant of the format; this field of `head` makes up for the rest.
  const at = whole.indexOf("head", 12, "latin1");
  whole.writeUInt32BE((0xb1b0afba - sumOf(whole)) >>> 0, whole.readUInt32BE(at + 8) + 8);
  return whole;
}
