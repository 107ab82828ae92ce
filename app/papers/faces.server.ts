/**
 * The faces that papers are set in: which files there are, which letters each has, and what HarfBuzz makes of a text
 * in them. Fonts come from npm in many small files, each for a range of letters, so that a paper in Chinese opens the
 * forty files that it needs and not ten megabytes.
 */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { Blob, Buffer as Run, Direction, Face as FontFile, Font, shape, Variation } from "harfbuzzjs";
import { decompress } from "wawoff2";
import { piecesOf } from "~/domain/form";

const { resolve } = createRequire(import.meta.url);

/** A typeface as npm has it: `files` is the name of the file for a range and a weight. */
type Family = {
  package: string;
  files: (range: string, weight: number) => string;
  weights?: readonly number[];
};

const fixed = (name: string, weights: readonly number[]): Family => ({
  package: `@fontsource/${name}`,
  files: (range, weight) => `${name}-${range}-${weight}-normal.woff2`,
  weights,
});
const variable = (name: string): Family => ({
  package: `@fontsource-variable/${name}`,
  files: (range) => `${name}-${range.replace(/[[\]]/g, "")}-wght-normal.woff2`,
});

const atkinson = fixed("atkinson-hyperlegible-next", [400, 600]);
const frankRuhl = fixed("frank-ruhl-libre", [300]);
const others = [
  "noto-sans",
  "noto-sans-arabic",
  "noto-sans-thai",
  "noto-sans-khmer",
  "noto-sans-ethiopic",
].map(variable);
const han = {
  zh: variable("noto-sans-sc"),
  ja: variable("noto-sans-jp"),
  ko: variable("noto-sans-kr"),
} as const;

/** Languages that write the same Chinese characters, each in shapes of its own. */
export type HanShapes = keyof typeof han;

/** A voice of a paper: the two faces of the look in the weights that are used, and what stands in for each. */
export type Voice = "text" | "strong" | "display";
const weightOf = { text: 400, strong: 600, display: 300 } as const;

function familiesOf(voice: Voice, shapes: HanShapes): Family[] {
  const chinese = [han[shapes], ...Object.values(han).filter((one) => one !== han[shapes])];
  // The display face brings Hebrew, which no other file here has.
  return voice === "display"
    ? [frankRuhl, ...others, ...chinese]
    : [atkinson, ...others, ...chinese, frankRuhl];
}

/** One file at one weight, ready for setting. Lengths are in thousandths of the type size. */
export type Face = {
  /** The same for the same file and weight, in every process. */
  id: string;
  font: Font;
  has: (codePoint: number) => boolean;
  scale: number;
  ascent: number;
  descent: number;
};

type Ranges = readonly { range: string; covers: readonly (readonly [from: number, to: number])[] }[];
type File = { file: FontFile; letters: ReadonlySet<number> };

const ranges = new Map<string, Promise<Ranges>>();
const files = new Map<string, Promise<File>>();
const faces = new Map<string, Promise<Face>>();

/** What was made once for a key; files of fonts do not change while the portal runs. */
function once<Made>(kept: Map<string, Promise<Made>>, key: string, make: () => Promise<Made>): Promise<Made> {
  const made = kept.get(key) ?? make();
  kept.set(key, made);
  return made;
}

/** The ranges of letters that a family is cut into. */
function rangesOf(family: Family): Promise<Ranges> {
  return once(ranges, family.package, async () => {
    const json = await readFile(resolve(`${family.package}/unicode.json`), "utf8");
    return Object.entries(JSON.parse(json) as Record<string, string>).map(([range, list]) => ({
      range,
      covers: list.split(",").map((one) => {
        const [from = "", to = from] = one.slice(2).split("-");
        return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
      }),
    }));
  });
}

function faceOf(family: Family, range: string, weight: number): Promise<Face> {
  const name = family.files(range, family.weights ? closest(family.weights, weight) : weight);
  const id = `${name} ${weight}`;
  return once(faces, id, async () => {
    const { file, letters } = await once(files, name, async () => {
      const bytes = await decompress(await readFile(resolve(`${family.package}/files/${name}`)));
      const read = new FontFile(new Blob(bytes));
      return { file: read, letters: new Set(read.collectUnicodes()) };
    });
    const font = new Font(file);
    if (!family.weights) font.setVariations([new Variation("wght", weight)]);
    const scale = 1000 / file.upem;
    const { ascender, descender } = font.hExtents();
    return {
      id,
      font,
      has: (codePoint) => letters.has(codePoint),
      scale,
      ascent: ascender * scale,
      descent: -descender * scale,
    };
  });
}

function closest(weights: readonly number[], weight: number): number {
  return weights.reduce((best, one) => (Math.abs(one - weight) < Math.abs(best - weight) ? one : best));
}

/** Families in the order in which they are asked for a word, and the words that they were asked for. */
type Order = { families: readonly Face[][]; set: Map<string, Glyph[]> };

/** The faces that are open for one paper: in each voice, with the look's own family first and with the next one first. */
export type Faces = Record<Voice, { own: Order; next: Order }>;

/**
 * Opens the faces that these texts need, each in its voice. Chinese characters are taken in the shapes of the language
 * that the texts are in as a whole: Japanese if there is kana, Korean if there is more hangul, else Chinese.
 */
export async function openFaces(texts: Readonly<Record<Voice, readonly string[]>>): Promise<Faces> {
  const shapes = hanShapesOf(Object.values(texts).flat().join(""));
  const open = async (voice: Voice) => {
    const needed = new Set<number>();
    // Both forms: a letter with its accents, and what it is put together from. Letters that no face has are shown by
    // their codes, and marks that no file places are borrowed from letters of their own.
    for (const one of [...texts[voice], "[U+0123456789ABCDEF]", ...borrowedMarks.values()])
      for (const letter of one.normalize("NFC") + one.normalize("NFD"))
        needed.add(letter.codePointAt(0) ?? 0);
    const families = await Promise.all(
      familiesOf(voice, shapes).map(async (family) => {
        const wanted = (await rangesOf(family)).filter(({ covers }) =>
          covers.some(([from, to]) => hasBetween(needed, from, to)),
        );
        return Promise.all(wanted.map(({ range }) => faceOf(family, range, weightOf[voice])));
      }),
    );
    const [own = [], next = [], ...rest] = families;
    return {
      own: { families: [own, next, ...rest], set: new Map<string, Glyph[]>() },
      next: { families: [next, own, ...rest], set: new Map<string, Glyph[]>() },
    };
  };
  const [text, strong, display] = await Promise.all([open("text"), open("strong"), open("display")]);
  return { text, strong, display };
}

function hasBetween(needed: ReadonlySet<number>, from: number, to: number): boolean {
  if (to - from < needed.size) {
    for (let one = from; one <= to; one++) if (needed.has(one)) return true;
    return false;
  }
  for (const one of needed) if (one >= from && one <= to) return true;
  return false;
}

/** In which language's shapes the Chinese characters of a text are best drawn. */
export function hanShapesOf(words: string): HanShapes {
  const kana = words.match(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  const hangul = words.match(/\p{Script=Hangul}/gu)?.length ?? 0;
  return hangul > kana ? "ko" : kana > 0 ? "ja" : "zh";
}

/** A shape on the paper that stands for a piece of text: a letter, a ligature, a syllable with its signs. */
export type Glyph = {
  /** The drawn parts, each moved by `x` and `y`. */
  parts: readonly { face: Face; id: number; x: number; y: number }[];
  text: string;
  /** How far it moves the pen here, and by itself; the difference is kerning. */
  advance: number;
  width: number;
};

/** Letters that carry no ink: joiners, variation selectors, marks of direction. */
export const invisible = /\p{Default_Ignorable_Code_Point}/u;

/** Marks that some scripts put on letters for which no file has a place, and letters of their own that look the same. */
const borrowedMarks = new Map([
  ["\u0300", "`"],
  ["\u0301", "\u00b4"],
  ["\u0302", "\u02c6"],
  ["\u0303", "\u02dc"],
  ["\u0304", "\u00af"],
  ["\u0306", "\u02d8"],
  ["\u0307", "\u02d9"],
  ["\u0308", "\u00a8"],
  ["\u030a", "\u02da"],
  ["\u030b", "\u02dd"],
  ["\u030c", "\u02c7"],
  ["\u030d", "\u02c8"],
  ["\u0327", "\u00b8"],
  ["\u0328", "\u02db"],
]);

/**
 * The order of families for one text. Where the look's own face lacks a letter that the next one has (Vietnamese, the
 * languages of Africa, Cyrillic, Greek), the whole text is set in that one: faces do not change from word to word.
 */
export function orderFor(text: string, { own, next }: Faces[Voice]): Order {
  const [first = [], second = []] = own.families;
  const has = (family: readonly Face[], letter: string) => family.some((face) => isIn(face, letter));
  const letters = new Set(text.match(/\p{L}\p{M}*/gu));
  return [...letters].some((letter) => !has(first, letter) && has(second, letter)) ? next : own;
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/**
 * Sets a piece of text without line breaks, all in one direction; its glyphs come from left to right as they will
 * stand on the paper. A word is set in the first family that has all of its letters. Letters that no face has are shown
 * by their code (`[U+1F600]`) and given to `onMissing`; copied from the paper they are themselves.
 */
export function setPiece(
  words: string,
  {
    order: { families, set },
    direction,
    onMissing,
  }: { order: Order; direction: "ltr" | "rtl"; onMissing: (letters: string) => void },
): Glyph[] {
  const key = `${direction} ${words}`;
  const known = set.get(key);
  if (known) return known;
  const letters = piecesOf(words).flatMap((piece) =>
    [...graphemes.segment(piece)].map(({ segment }) => segment),
  );
  const whole = families.find((family) =>
    letters.every((letter) => family.some((face) => isIn(face, letter))),
  );
  const asked = whole ?? families.flat();
  const stretches: { face: Face | null; text: string }[] = [];
  for (const letter of letters) {
    const face = asked.find((one) => isIn(one, letter)) ?? null;
    const last = stretches.at(-1);
    if (last && face && last.face === face) last.text += letter;
    else stretches.push({ face, text: letter });
  }
  const drawn = stretches.map(({ face, text: part }) =>
    face
      ? shaped(face, part, direction)
      : withMarksApart(assembled(part, families) ?? coded(part, families, onMissing)),
  );
  const glyphs = (direction === "rtl" ? drawn.reverse() : drawn).flat();
  set.set(key, glyphs);
  return glyphs;
}

/** Whether a face has a letter with all that belongs to it, as it was typed or in its composed form. */
function isIn(face: Face, letter: string): boolean {
  const has = (form: string) =>
    Array.from(form).every((one) => invisible.test(one) || face.has(one.codePointAt(0) ?? 0));
  return has(letter) || has(letter.normalize("NFC"));
}

const run = new Run();

function shaped(face: Face, words: string, direction: "ltr" | "rtl"): Glyph[] {
  run.reset();
  run.addText(words);
  run.guessSegmentProperties();
  run.setDirection(direction === "rtl" ? Direction.RTL : Direction.LTR);
  shape(face.font, run);
  const infos = run.getGlyphInfosAndPositions();
  // Each cluster of glyphs stands for the letters from its own to the next one's, in reading order.
  const clusters = [...new Set(infos.map(({ cluster }) => cluster))].sort((a, b) => a - b);
  const ends = new Map(clusters.map((start, at) => [start, clusters[at + 1] ?? words.length]));
  const glyphs: Glyph[] = [];
  for (let from = 0; from < infos.length;) {
    const cluster = infos[from]?.cluster ?? 0;
    let to = from;
    while (infos[to]?.cluster === cluster) to += 1;
    let [advance, width] = [0, 0];
    const parts = infos.slice(from, to).map(({ codepoint: id, xAdvance = 0, xOffset = 0, yOffset = 0 }) => {
      const part = { face, id, x: advance + xOffset * face.scale, y: yOffset * face.scale };
      advance += xAdvance * face.scale;
      width += face.font.glyphHAdvance(id) * face.scale;
      return part;
    });
    glyphs.push({ parts, text: words.slice(cluster, ends.get(cluster)), advance, width });
    from = to;
  }
  const isTurned = direction === "rtl";
  const read = withJoiners(isTurned ? glyphs.reverse() : glyphs).flatMap(withMarksApart);
  return isTurned ? read.reverse().map(turned) : read;
}

/**
 * Programs that read a paper take a glyph whose text has a combining mark in it for one without width, and see a space
 * after it (PDF.js, and so Firefox). The letter keeps everything that is drawn; its marks follow as a glyph of nothing.
 */
function withMarksApart(glyph: Glyph): Glyph[] {
  const at = glyph.text.search(/\p{Mn}/u);
  if (at <= 0 || glyph.width === 0) return [glyph];
  return [
    { ...glyph, text: glyph.text.slice(0, at) },
    { parts: [], text: glyph.text.slice(at), advance: 0, width: 0 },
  ];
}

/** Joiners draw nothing, and programs that read a paper drop what draws nothing: they go with the letter before them. */
function withJoiners(glyphs: readonly Glyph[]): Glyph[] {
  const joined: Glyph[] = [];
  for (const glyph of glyphs) {
    const last = joined.at(-1);
    if (last && Array.from(glyph.text).every((one) => invisible.test(one)))
      joined[joined.length - 1] = { ...last, text: last.text + glyph.text };
    else joined.push(glyph);
  }
  return joined;
}

/** In what is written from right to left, programs that read a paper turn letters round, those of one glyph too. */
function turned(glyph: Glyph): Glyph {
  return { ...glyph, text: Array.from(glyph.text).reverse().join("") };
}

/** A letter whose marks no file can place, put together here: each mark centred over what is there so far, or under it. */
function assembled(letter: string, families: readonly Face[][]): Glyph | null {
  const [base = "", ...marks] = letter.normalize("NFD");
  const find = (one: string) => {
    const face = families.flat().find((each) => each.has(one.codePointAt(0) ?? 0));
    const id = face?.font.nominalGlyph(one.codePointAt(0) ?? 0);
    const box = face && id !== undefined ? face.font.glyphExtents(id) : undefined;
    if (!face || id === undefined || !box) return null;
    const [left, top] = [box.xBearing * face.scale, box.yBearing * face.scale];
    return {
      face,
      id,
      centre: left + (box.width * face.scale) / 2,
      top,
      bottom: top + box.height * face.scale,
      height: -box.height * face.scale,
    };
  };
  const first = find(base);
  if (!first || marks.length === 0) return null;
  const parts: Glyph["parts"][number][] = [{ face: first.face, id: first.id, x: 0, y: 0 }];
  let { top, bottom } = first;
  for (const mark of marks) {
    const borrowed = borrowedMarks.get(mark);
    const drawn = borrowed === undefined ? null : find(borrowed);
    if (!drawn) return null;
    const isBelow = mark === "\u0327" || mark === "\u0328";
    const y = isBelow ? Math.min(0, bottom) : top + 60 - drawn.bottom;
    if (isBelow) bottom -= drawn.height;
    else top += 60 + drawn.height;
    parts.push({ face: drawn.face, id: drawn.id, x: first.centre - drawn.centre, y });
  }
  const width = first.face.font.glyphHAdvance(first.id) * first.face.scale;
  return { parts, text: letter, advance: width, width };
}

/** What stands for a letter that no face has: its code. */
function coded(letter: string, families: readonly Face[][], onMissing: (letters: string) => void): Glyph {
  const seen = Array.from(letter).filter((one) => !invisible.test(one));
  if (seen.length === 0) return { parts: [], text: letter, advance: 0, width: 0 };
  onMissing(letter);
  const code = `[${seen.map(codeOf).join(" ")}]`;
  const face = families.flat().find((one) => one.has(0x5b) && one.has(0x2b) && one.has(0x55));
  if (!face) throw new Error("No face has plain letters");
  let pen = 0;
  const parts = shaped(face, code, "ltr").flatMap((glyph) => {
    const moved = glyph.parts.map((part) => ({ ...part, x: part.x + pen }));
    pen += glyph.advance;
    return moved;
  });
  return { parts, text: letter, advance: pen, width: pen };
}

/** The code point of a letter as Unicode writes it: `U+00E9`. */
export function codeOf(letter: string): string {
  return `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
