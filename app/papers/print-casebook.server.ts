/** Prints the casebook: A4, in the look of the winners' site, as PDF. It is set as every paper is, with leaves of its own. */
import { setImmediate as breathe } from "node:timers/promises";
import type { Casebook, CaseLeaf, Credit, Leaf, Ruler } from "./casebook";
import { type Composer, composerOf, textsOf } from "./compose.server";
import { draw } from "./draw.server";
import { codeOf, invisible, openFaces, type Voice } from "./faces.server";
import type { Type } from "./lines.server";
import { pagesOf } from "./pages";
import { type Block, plain, type Text } from "./paper";
import {
  child,
  FULL,
  hairline,
  INK,
  MARGIN,
  type Mark,
  type Node,
  PAGE,
  ROOM,
  ruled,
  sideBySide,
  SOFT,
  space,
  type Strip,
} from "./strips";

/** A picture as it is printed, with its size in pixels. */
export type Printed = { bytes: Buffer; width: number; height: number };

const types = {
  cover: { voice: "display", size: 62, lead: 66 },
  letter: { voice: "display", size: 168, lead: 176 },
  chapter: { voice: "display", size: 34, lead: 40 },
  title: { voice: "display", size: 27, lead: 32 },
  english: { voice: "display", size: 15, lead: 20 },
  figure: { voice: "display", size: 40, lead: 44 },
  lead: { voice: "text", size: 13, lead: 19.5 },
  summary: { voice: "text", size: 11.5, lead: 17.5 },
  strong: { voice: "strong", size: 10.5, lead: 15.5 },
  text: { voice: "text", size: 10.5, lead: 15.5 },
  small: { voice: "text", size: 8.5, lead: 12.5 },
} as const satisfies Record<string, Type>;

const WHITE = "#ffffff";
/** Where words on cover and chapters end, so that a line is no longer than an eye follows. */
const MEASURE = 400;
/** A photograph takes what the words of its page leave, but is never smaller, nor higher, than this. */
const PHOTO = { least: 190, most: 330 };
const LOGO = { width: 130, height: 34 };
/** With more entries than this a ruler of one line each would be a grey field. */
const MOST_TICKS = 300;

/** Gives the file of the PDF: the same book is the same bytes. `pictureOf` gives a picture of the store. */
export async function printCasebook(
  { paper, leaves }: Casebook,
  pictureOf: (sha256: string) => Promise<Printed | null>,
): Promise<Buffer> {
  const missing = new Set<string>();
  const texts = leaves.map(wordsOf);
  const ordinary = textsOf({ ...paper, blocks: leaves.flatMap(blocksIn) });
  const of = (voice: Voice) => [...ordinary[voice], ...texts.flatMap((one) => one[voice]), "0123456789"];
  const faces = await openFaces({ text: of("text"), strong: of("strong"), display: of("display") });
  const composer = composerOf(paper, faces, (letters) => {
    for (const letter of Array.from(letters)) if (!invisible.test(letter)) missing.add(codeOf(letter));
  });
  const root: Node = { tag: "Document", children: [] };
  const setter = { composer, root, accent: paper.accent, pictureOf };
  const strips: Strip[] = [];
  const listed: Strip[] = [];
  for (const leaf of leaves) {
    const set = await stripsOfLeaf(leaf, setter);
    if (leaf.kind === "contents") {
      listed.push(...contentsStrips(leaves, setter));
      set.push(...listed);
    }
    strips.push(...set);
    // Others are served while a long book is set.
    await breathe();
  }
  if (missing.size > 0) strips.push(...composer.missingStrips([...missing].sort(), root));
  // The contents are as high with their numbers as without, so the first setting tells where everything stands.
  const numbers = pagesOf(strips).flatMap(({ outlines }, at) => outlines.map(() => String(at + 1)));
  for (const [at, strip] of listed.entries()) number(strip, numbers[at] ?? "", setter);
  return draw(paper, composer, pagesOf(strips), root);
}

type Setter = {
  composer: Composer;
  root: Node;
  accent: string;
  pictureOf: (sha256: string) => Promise<Printed | null>;
};

async function stripsOfLeaf(leaf: Leaf, setter: Setter): Promise<Strip[]> {
  switch (leaf.kind) {
    case "cover":
      return coverStrips(leaf, setter);
    case "contents":
      return turned([
        ...lines(setter, leaf.heading, types.title, { tag: "H2" }),
        space(6),
        ...leaf.texts.flatMap((text) =>
          lines(setter, text, types.text, { tag: "P", colour: SOFT, width: MEASURE, before: 3 }),
        ),
        space(10),
      ]);
    case "chapter":
      return chapterStrips(leaf, setter);
    case "case":
      return caseStrips(leaf, setter);
    case "closing":
      return turned([
        ...titled(lines(setter, leaf.heading, types.title, { tag: "H2" }), leaf.heading),
        space(14),
        ...blocks(setter, leaf.blocks),
        ...(await creditStrips(leaf.credits, setter)),
      ]);
  }
}

/** The whole page in the edition's colour, and along its lower edge a line for each entry. */
function coverStrips(leaf: Extract<Leaf, { kind: "cover" }>, setter: Setter): Strip[] {
  const { accent } = setter;
  const on = { colour: WHITE, tag: "P" };
  const ground: Strip = {
    ...space(0),
    turns: "bare",
    marks: [
      {
        kind: "rule",
        x: -MARGIN.side,
        width: PAGE.width,
        y: PAGE.height / 2 - MARGIN.head,
        colour: accent,
        thickness: PAGE.height,
      },
    ],
  };
  const head = [
    ground,
    ...lines(setter, leaf.over, types.lead, { ...on, width: MEASURE }),
    space(88),
    ...lines(setter, leaf.title, types.cover, { ...on, tag: "H1" }),
    space(16),
    ...lines(setter, leaf.lead, types.lead, { ...on, width: MEASURE }),
  ];
  const width = FULL / leaf.figures.length;
  const figures = sideBySide(
    leaf.figures.map(({ label, value }, at) => {
      const place = { ...on, x: at * width, width: width - 12 };
      return [...lines(setter, value, types.figure, place), ...lines(setter, label, types.text, place)];
    }),
  );
  const foot = [
    figures,
    space(26),
    ...lines(setter, leaf.organiser, types.strong, { ...on, width: MEASURE }),
    space(74),
  ];
  const left = Math.max(0, ROOM - heightOf(head) - heightOf(foot));
  return [
    ...head,
    space(left),
    ...foot,
    rulerStrip(leaf.ruler, { height: 116, winner: WHITE, other: mixed(accent, 0.55) }),
  ];
}

/** A page that opens a category: its letter large, its name, how many entered it, and its sponsors apart at the foot. */
async function chapterStrips(leaf: Extract<Leaf, { kind: "chapter" }>, setter: Setter): Promise<Strip[]> {
  const heading = child(setter.root, "H2");
  const letter = leaf.letter.length > 2 ? types.cover : types.letter;
  const head = [
    ...setter.composer.textStrips(leaf.letter, {
      ...{ type: letter, colour: setter.accent, x: 0, width: FULL, node: heading },
    }),
    ...setter.composer.textStrips(leaf.name, { type: types.chapter, x: 0, width: FULL, node: heading }),
    space(14),
    ...leaf.texts.flatMap((text) =>
      lines(setter, text, types.lead, { tag: "P", colour: SOFT, width: MEASURE, before: 5 }),
    ),
  ];
  const credits = await creditStrips(leaf.credits, setter);
  const foot =
    credits.length > 0
      ? [
          ...credits,
          ...lines(setter, leaf.apart, types.small, { tag: "P", colour: SOFT, before: 6 }),
          space(72),
        ]
      : [space(20)];
  const left = Math.max(24, ROOM - heightOf(head) - heightOf(foot));
  return turned(
    [
      ...titled(head, `${leaf.letter} ${leaf.name}`),
      space(left),
      ...foot,
      rulerStrip(leaf.ruler, { height: 96, winner: setter.accent, other: SOFT }),
    ],
    "bare",
  );
}

/** A case from a new page on: who, what for, the photograph over the whole width, and what they can show. */
async function caseStrips(leaf: CaseLeaf, setter: Setter): Promise<Strip[]> {
  const photo = leaf.photo && (await setter.pictureOf(leaf.photo.sha256));
  const head = [
    ...lines(setter, leaf.over, types.small, { tag: "P", colour: setter.accent }),
    space(9),
    ...lines(setter, { typed: leaf.organisation }, types.strong, { tag: "P" }),
    ...lines(setter, { typed: leaf.title }, types.title, { tag: "H3", before: 2 }),
    ...(leaf.englishTitle
      ? lines(setter, { typed: leaf.englishTitle }, types.english, { tag: "P", colour: SOFT, before: 3 })
      : []),
    ...lines(setter, leaf.by, types.text, { tag: "P", colour: SOFT, before: 5 }),
    space(16),
  ].map((strip) => ({ ...strip, keeps: true }));
  const figure: Node = { tag: "Figure", children: [], alt: leaf.photo?.alt ?? "" };
  if (photo) setter.root.children.push(figure);
  const credit = leaf.photo?.credit
    ? lines(setter, { typed: leaf.photo.credit }, types.small, { tag: "Caption", colour: SOFT, before: 4 })
    : [];
  const summary = leaf.summary.flatMap((text, at) =>
    lines(setter, text, types.summary, { tag: "P", before: at === 0 ? 0 : 7, isProse: true }),
  );
  const room = ROOM - heightOf([...head, ...credit, ...summary]) - 16;
  return [
    ...turned([
      ...titled(head, leaf.listed.title, true),
      ...(photo ? [...photoStrips(photo, { figure, room }), ...credit, space(14)] : []),
      ...summary,
    ]),
    // The story on one page, what it can show on the other.
    ...turned(blocks(setter, leaf.blocks)),
  ];
}

function photoStrips(
  { bytes, width, height }: Printed,
  { figure, room }: { figure: Node; room: number },
): Strip[] {
  const most = Math.min(PHOTO.most, Math.max(PHOTO.least, room));
  const scale = Math.min(FULL / width, most / height);
  const size = { width: width * scale, height: height * scale };
  return [
    {
      height: size.height,
      before: 0,
      marks: [{ kind: "picture", bytes, x: 0, y: 0, ...size, node: figure }],
      keeps: true,
    },
  ];
}

/** Each sponsor's mark with its words beside it. */
async function creditStrips(credits: readonly Credit[], setter: Setter): Promise<Strip[]> {
  const all = await Promise.all(
    credits.map(async ({ name, words, logo }) => {
      const picture = logo && (await setter.pictureOf(logo.sha256));
      const x = LOGO.width + 20;
      const said = words.flatMap((text) =>
        lines(setter, text, types.text, { tag: "P", x, width: FULL - x, colour: SOFT }),
      );
      if (!logo || !picture)
        return sideBySide([
          lines(setter, { typed: name }, types.strong, { tag: "P", width: LOGO.width }),
          said,
        ]);
      const node = child(setter.root, "Figure");
      node.alt = logo.alt || name;
      const beside = sideBySide([said]);
      return {
        ...beside,
        height: Math.max(LOGO.height, beside.height),
        marks: [
          { kind: "picture", bytes: picture.bytes, x: 0, y: 0, ...LOGO, node } satisfies Mark,
          ...beside.marks,
        ],
      };
    }),
  );
  return all.flatMap((strip) => [hairline({ before: 14, after: 10, x: 0, width: FULL }), strip]);
}

/** The lines of the contents, one for each place that the outline has, still without their numbers. */
function contentsStrips(leaves: readonly Leaf[], setter: Setter): Strip[] {
  const list = child(setter.root, "TOC");
  return leaves.flatMap((leaf): Strip[] => {
    if (leaf.kind === "cover" || leaf.kind === "contents") return [];
    const node = child(list, "TOCI");
    const isCase = leaf.kind === "case";
    const x = isCase ? 34 : 0;
    const place = { x, width: FULL - x - 50, node };
    const stack =
      leaf.kind === "case"
        ? [
            ...setter.composer.textStrips({ typed: leaf.listed.title }, { ...place, type: types.text }),
            ...setter.composer.textStrips(
              { typed: leaf.listed.by },
              { ...place, type: types.small, colour: SOFT },
            ),
          ]
        : leaf.kind === "chapter"
          ? [
              sideBySide([
                setter.composer.textStrips(leaf.letter, {
                  ...{ type: types.strong, colour: setter.accent, x: 0, width: 34, node },
                }),
                setter.composer.textStrips(leaf.name, {
                  ...{ ...place, x: leaf.letter.length > 2 ? 0 : 34, type: types.strong },
                }),
              ]),
            ]
          : setter.composer.textStrips(leaf.heading, { ...place, type: types.strong });
    const whole = sideBySide([stack]);
    return [{ ...whole, before: isCase ? 7 : 17, keeps: leaf.kind === "chapter" }];
  });
}

/** Puts a page's number at the end of a line of the contents. */
function number(strip: Strip, words: string, { composer, root }: Setter): void {
  const [line] = composer.lines(words, types.text, 50);
  const first = strip.marks.find((mark) => mark.kind === "line");
  if (!line || first?.kind !== "line") return;
  strip.marks.push({
    kind: "line",
    line: { ...line, baseline: first.line.baseline },
    ...{ type: types.text, colour: INK, x: FULL - line.width, width: line.width },
    node: first.node ?? root,
  });
}

/** A text in its own element. */
function lines(
  { composer, root }: Setter,
  text: Text,
  type: Type,
  {
    tag,
    x = 0,
    width = FULL - x,
    ...rest
  }: { tag: string; colour?: string; x?: number; width?: number; before?: number; isProse?: boolean },
): Strip[] {
  return composer.textStrips(text, { ...rest, type, x, width, node: child(root, tag) });
}

function blocks({ composer, root }: Setter, of: readonly Block[]): Strip[] {
  return composer.stripsOf(of, { x: 0, width: FULL, parent: root });
}

function turned(strips: readonly Strip[], turns: "page" | "bare" = "page"): Strip[] {
  return strips.map((strip, at) => (at === 0 ? { ...strip, turns } : strip));
}

/** The first of the strips is a place that the outline has. */
function titled(strips: readonly Strip[], outline: string, isUnder = false): Strip[] {
  return strips.map((strip, at) => (at === 0 ? { ...strip, outline, isUnder } : strip));
}

const heightOf = (strips: readonly Strip[]) =>
  strips.reduce((sum, { before, height }) => sum + before + height, 0);

/** A line for each entry, standing on the page's lower edge when its strip is the last of a full page. */
function rulerStrip(
  { received, valid, winners }: Ruler,
  { height, winner, other }: { height: number; winner: string; other: string },
): Strip {
  const most = Math.min(received, MOST_TICKS);
  const scale = received > 0 ? most / received : 0;
  const marks = Array.from({ length: most }, (_, at): Mark => {
    const [share, thick, colour] =
      at < winners * scale
        ? ([1, 1.6, winner] as const)
        : at < valid * scale
          ? ([0.5, 0.8, other] as const)
          : ([0.2, 0.8, other] as const);
    const tall = height * share;
    const x = most === 1 ? 0 : (at / (most - 1)) * (FULL - 1.6);
    return { kind: "rule", x, width: thick, y: MARGIN.foot - tall / 2, colour, thickness: tall };
  });
  return { ...ruled({ before: 0, after: 0, width: 0, colour: other, thickness: 0 }), marks };
}

/** The edition's colour with so much white in it. */
function mixed(colour: string, white: number): string {
  const part = (at: number) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16);
    return Math.round(value + (255 - value) * white)
      .toString(16)
      .padStart(2, "0");
  };
  return `#${part(1)}${part(3)}${part(5)}`;
}

function blocksIn(leaf: Leaf): readonly Block[] {
  return leaf.kind === "case" || leaf.kind === "closing" ? leaf.blocks : [];
}

/** The texts of a leaf by the voice that they are set in, beside those of its blocks. */
function wordsOf(leaf: Leaf): Record<Voice, string[]> {
  const credit = ({ name, words }: Credit) => ({ strong: name, text: words.map(plain) });
  switch (leaf.kind) {
    case "cover":
      return {
        text: [leaf.over, leaf.lead, ...leaf.figures.map(({ label }) => label)],
        strong: [leaf.organiser],
        display: [leaf.title, ...leaf.figures.map(({ value }) => value)],
      };
    case "contents":
      return { text: leaf.texts.map(plain), strong: [], display: [leaf.heading] };
    case "chapter":
      return {
        text: [...leaf.texts.map(plain), leaf.apart, ...leaf.credits.flatMap((one) => credit(one).text)],
        strong: [leaf.letter, leaf.name, ...leaf.credits.map((one) => credit(one).strong)],
        display: [leaf.letter, leaf.name],
      };
    case "case":
      return {
        text: [
          ...[leaf.over, leaf.by, leaf.photo?.credit ?? "", leaf.listed.title, leaf.listed.by],
          ...leaf.summary.map(plain),
        ],
        strong: [leaf.organisation],
        display: [leaf.title, leaf.englishTitle],
      };
    case "closing":
      return {
        text: leaf.credits.flatMap((one) => credit(one).text),
        strong: [leaf.heading, ...leaf.credits.map((one) => credit(one).strong)],
        display: [leaf.heading],
      };
  }
}
