/**
 * What a page is put together from: strips, one under the other, each with what is drawn in it. Lengths are in points;
 * places count from the edge at which the page's language begins.
 */
import type { Line, Type } from "./lines.server";

export const PAGE = { width: 595.28, height: 841.89 };
export const MARGIN = { side: 51, head: 62, foot: 72 };
export const FULL = PAGE.width - 2 * MARGIN.side;
export const ROOM = PAGE.height - MARGIN.head - MARGIN.foot;

export const INK = "#14201d";
export const SOFT = "#47534f";
export const HAIRLINE = "#c6cec9";

/** An element of the document's structure; leaves hold what is drawn. A picture has words that stand for it. */
export type Node = { tag: string; children: Node[]; scope?: "Column" | "Row"; alt?: string };

/** Something drawn at a place in its strip. A line without a node is read elsewhere. */
export type Mark =
  | { kind: "line"; line: Line; type: Type; colour: string; x: number; width: number; node: Node | null }
  | { kind: "rule"; x: number; width: number; y: number; colour: string; thickness: number }
  | { kind: "box"; x: number; y: number; size: number }
  | { kind: "picture"; bytes: Buffer; x: number; y: number; width: number; height: number; node: Node };

/** What is never cut by the end of a page. */
export type Strip = {
  height: number;
  /** Left out at the top of a page. */
  before: number;
  marks: Mark[];
  /** Stays on one page with the strip that follows. */
  keeps: boolean;
  /** Drawn again where a page begins in the middle of a table. */
  header?: Strip;
  /** What the reader's list of contents calls this place, and whether that hangs under the place before it. */
  outline?: string;
  isUnder?: boolean;
  /** Begins a page; `bare` leaves out what stands at the foot of every other. */
  turns?: "page" | "bare";
};

/** A new element at the end of another. */
export function child(parent: Node, tag: string): Node {
  const node: Node = { tag, children: [] };
  parent.children.push(node);
  return node;
}

/** Room above what follows. */
export const space = (height: number): Strip => ({ height, before: 0, marks: [], keeps: true });

/** A hairline that parts what is above from what is below. */
export const hairline = (at: { before: number; after: number; x: number; width: number }) =>
  ruled({ ...at, colour: HAIRLINE, thickness: 0.5, keeps: true });

/** A line across, with its distance to what is above and below. */
export function ruled({
  before,
  after,
  x = 0,
  width,
  colour,
  thickness,
  keeps = false,
}: {
  before: number;
  after: number;
  x?: number;
  width: number;
  colour: string;
  thickness: number;
  keeps?: boolean;
}): Strip {
  return {
    height: thickness + after,
    before,
    marks: [{ kind: "rule", x, width, y: thickness / 2, colour, thickness }],
    keeps,
  };
}

/** A label hangs beside the text, each in its own rhythm; the text beside it stays on its page. */
export function hung(margin: readonly Strip[], main: readonly Strip[]): Strip[] {
  const [first, ...rest] = main;
  if (!first) return [...margin];
  // Alone, the label is as high as it hangs; below the first line of the text it hangs by what is left.
  const drop = Math.max(0, baselineOf(margin[0]) - baselineOf(first));
  const strips = [{ ...first, height: first.height + drop, marks: sideBySide([margin, [first]]).marks }];
  let left = sideBySide([margin, [first]]).height - first.height - drop;
  const keepLast = () => {
    const last = strips.at(-1);
    if (last && left > 0) last.keeps = true;
  };
  for (const strip of rest) {
    keepLast();
    left -= strip.before + strip.height;
    strips.push({ ...strip });
  }
  keepLast();
  if (left > 0) strips.push({ ...space(left), keeps: false });
  return strips;
}

/** Stacks of strips as one: their first lines stand on one line, the rest of each below in its own rhythm. */
export function sideBySide(stacks: readonly (readonly Strip[])[]): Strip {
  const firsts = stacks.map((stack) => baselineOf(stack[0]));
  const baseline = Math.max(0, ...firsts);
  const placed = stacks.map((stack, at) => {
    let top = baseline - (firsts[at] ?? 0);
    const marks = stack.flatMap((strip, line) => {
      top += line === 0 ? 0 : strip.before;
      const moved = strip.marks.map((mark) => lowered(mark, top));
      top += strip.height;
      return moved;
    });
    return { marks, height: stack.length === 0 ? 0 : top };
  });
  return {
    height: Math.max(0, ...placed.map(({ height }) => height)),
    before: Math.max(0, ...stacks.map((stack) => stack[0]?.before ?? 0)),
    marks: placed.flatMap(({ marks }) => marks),
    keeps: false,
  };
}

/** Columns that are longer than a page may be: a strip of one beside a strip of the other. */
export function lineByLine(left: readonly Strip[], right: readonly Strip[]): Strip[] {
  return Array.from({ length: Math.max(left.length, right.length) }, (_, at) =>
    sideBySide([left.slice(at, at + 1), right.slice(at, at + 1)]),
  );
}

/** Where the letters of a strip stand. */
export function baselineOf(strip: Strip | undefined): number {
  return Math.max(0, ...(strip?.marks ?? []).map((mark) => (mark.kind === "line" ? mark.line.baseline : 0)));
}

function lowered(mark: Mark, by: number): Mark {
  return mark.kind === "line"
    ? { ...mark, line: { ...mark.line, baseline: mark.line.baseline + by } }
    : { ...mark, y: mark.y + by };
}

/** Strips as one, for what is drawn again at the top of a page. */
export function stacked(strips: readonly Strip[]): Strip {
  let top = 0;
  const marks = strips.flatMap((strip) => {
    top += strip.before;
    const moved = strip.marks.map((mark) => {
      const low = lowered(mark, top);
      // Read once, drawn again: what is repeated belongs to no element.
      return low.kind === "line" ? { ...low, node: null } : low;
    });
    top += strip.height;
    return moved;
  });
  return { height: top, before: 0, marks, keeps: true };
}

/** Numbers stand at the end of their column, one under the other. */
export function toTheEnd(strip: Strip): Strip {
  return {
    ...strip,
    marks: strip.marks.map((mark) =>
      mark.kind === "line"
        ? { ...mark, x: mark.x + mark.width - mark.line.width, width: mark.line.width }
        : mark,
    ),
  };
}
