/** From the blocks of a paper to strips: which type each is set in, and where on the page's width it stands. */
import { directionOf } from "~/locales/direction";
import type { Faces, Voice } from "./faces.server";
import { type Line, linesOf, paragraphsOf, type Type } from "./lines.server";
import { type Block, type Paper, plain, type Text } from "./paper";
import {
  baselineOf,
  child,
  FULL,
  HAIRLINE,
  hairline,
  hung,
  INK,
  lineByLine,
  type Node,
  ROOM,
  ruled,
  sideBySide,
  SOFT,
  space,
  stacked,
  type Strip,
  toTheEnd,
} from "./strips";

/** Where headings hang, and the space between them and the text. */
const HUNG = 128;
const GAP = 17;

export const types = {
  title: { voice: "display", size: 27, lead: 31 },
  own: { voice: "text", size: 13, lead: 19 },
  over: { voice: "text", size: 9.5, lead: 14 },
  section: { voice: "display", size: 18, lead: 23 },
  label: { voice: "strong", size: 9.5, lead: 15.5 },
  note: { voice: "text", size: 8.5, lead: 15.5 },
  text: { voice: "text", size: 10.5, lead: 15.5 },
  lead: { voice: "text", size: 12, lead: 18 },
  small: { voice: "text", size: 8.5, lead: 12.5 },
  code: { voice: "text", size: 8.8, lead: 13.5 },
  stamp: { voice: "strong", size: 11, lead: 14 },
  head: { voice: "strong", size: 8.5, lead: 12.5 },
  cell: { voice: "text", size: 9.5, lead: 13.5 },
} as const satisfies Record<string, Type>;

/** The texts of a paper by the voice that they are set in, so that the files they need are open before they are set. */
export function textsOf(paper: Paper): Record<Voice, string[]> {
  const texts: Record<Voice, string[]> = { text: [], strong: [], display: [] };
  const take = (block: Block): void => {
    switch (block.kind) {
      case "over":
        texts.text.push(block.text);
        break;
      case "title":
        texts.display.push(plain(block.text));
        texts.text.push(block.own ?? "");
        break;
      case "section":
        texts.display.push(block.letter, block.text);
        texts.text.push(block.intro ?? "");
        break;
      case "field":
        texts.strong.push(block.label);
        texts.text.push(block.note ?? "");
        block.blocks.forEach(take);
        break;
      case "facts":
        for (const { label, values } of block.facts) {
          texts.strong.push(label);
          texts.text.push(...values.map(plain));
        }
        break;
      case "paragraphs":
      case "notice":
        texts.text.push(...block.texts.map(plain));
        break;
      case "list":
        texts.text.push("–0123456789.", ...block.items.flat().map(plain));
        break;
      case "table":
        texts.strong.push(...block.columns.map(({ label }) => label));
        texts.text.push(...block.rows.flat(2).map(plain));
        break;
      case "room":
        break;
    }
  };
  paper.blocks.forEach(take);
  texts.text.push("…", plain(paper.foot), paper.pageOf(1234567890, 1234567890), paper.missing("U+, "));
  texts.strong.push(paper.stamp ?? "");
  return texts;
}

/** Whether nothing of the same section stands above a block. */
function isFirst(blocks: readonly Block[], at: number): boolean {
  return at === 0 || ["section", "title"].includes(blocks[at - 1]?.kind ?? "");
}

type Place = { x: number; width: number; parent: Node };

/** Sets the blocks of one paper. */
export function composerOf(paper: Paper, faces: Faces, onMissing: (letters: string) => void) {
  const pageDirection = directionOf(paper.language);

  function lines(text: Text, type: Type, width: number): Line[] {
    // What is typed turns as its own letters do; what a machine reads never turns.
    const direction =
      typeof text === "string" || "hint" in text ? pageDirection : "typed" in text ? "auto" : "ltr";
    return linesOf(plain(text), { faces, type, width, direction, onMissing });
  }

  /** A text as strips of one line each; first and last two lines of a paragraph stay together. */
  function textStrips(
    text: Text,
    {
      type,
      colour = INK,
      x,
      width,
      node,
      before = 0,
      isProse = false,
    }: {
      type: Type;
      colour?: string;
      x: number;
      width: number;
      node: Node;
      before?: number;
      isProse?: boolean;
    },
  ): Strip[] {
    const isCode = typeof text !== "string" && "code" in text;
    const isHint = typeof text !== "string" && "hint" in text;
    const own = isCode ? types.code : type;
    const set = lines(text, own, width);
    // A name of one line stands where the page's lines begin, whatever its own direction, as it does on a web page.
    const all =
      set.length === 1 && !isProse ? set.map((line) => ({ ...line, direction: pageDirection })) : set;
    return all.map((line, at) => ({
      height: line.height,
      before: at === 0 ? before : 0,
      marks: [
        { kind: "line", line, type: own, colour: isCode ? INK : isHint ? SOFT : colour, x, width, node },
      ],
      keeps: (at === 0 && all.length > 1) || at === all.length - 2,
    }));
  }

  /** A typed text may hold several paragraphs, whatever field it stands in. */
  function proseStrips(
    texts: readonly Text[],
    {
      tag = "P",
      between,
      before = 0,
      parent,
      ...rest
    }: {
      type: Type;
      colour?: string;
      tag?: string;
      between: number;
      before?: number;
      isProse?: boolean;
    } & Place,
  ): Strip[] {
    return texts
      .flatMap((text): Text[] =>
        typeof text !== "string" && "typed" in text
          ? paragraphsOf(text.typed).map((typed) => ({ typed }))
          : [text],
      )
      .flatMap((text, at) =>
        textStrips(text, { ...rest, node: child(parent, tag), before: at === 0 ? before : between }),
      );
  }

  /** `isFirst`: nothing of the same section stands above it. */
  function blockStrips(block: Block, { x, width, parent }: Place, isFirst: boolean): Strip[] {
    switch (block.kind) {
      case "over":
        return textStrips(block.text, { type: types.over, colour: SOFT, x, width, node: child(parent, "P") });
      case "title":
        return [
          ...textStrips(block.text, { type: types.title, x, width, node: child(parent, "H1"), before: 6 }),
          ...(block.own
            ? textStrips(
                { typed: block.own },
                { type: types.own, colour: SOFT, x, width, node: child(parent, "P"), before: 4 },
              )
            : []),
          space(10),
        ].map((strip) => ({ ...strip, keeps: true }));
      case "section": {
        const heading = child(parent, "H2");
        const letter = lines(block.letter, types.section, 24);
        const words = textStrips(block.text, {
          type: types.section,
          x: 24,
          width: width - 24,
          node: heading,
        });
        const intro = block.intro
          ? textStrips(block.intro, {
              type: types.text,
              colour: SOFT,
              x: HUNG + GAP,
              width: width - HUNG - GAP,
              node: child(parent, "P"),
            })
          : [];
        words[0]?.marks.unshift({
          kind: "line",
          line: letter[0]!,
          type: types.section,
          colour: paper.accent,
          x: 0,
          width: 24,
          node: heading,
        }); // a letter is one line
        return [
          ruled({ before: 24, colour: INK, thickness: 0.75, width, after: 9 }),
          ...words.map((strip) => ({
            ...strip,
            outline: strip === words[0] ? `${block.letter} ${block.text}` : undefined,
          })),
          ...intro,
          space(6),
        ].map((strip) => ({ ...strip, keeps: true }));
      }
      case "field":
        return [
          ...(isFirst ? [] : [hairline({ before: 11, after: 6, x, width })]),
          ...(block.isWide ? wideField : hungField)(block, { x, width, parent }),
        ];
      case "facts": {
        const list = child(parent, "L");
        return block.facts.flatMap(({ label, values }, at) => {
          const item = child(list, "LI");
          const labels = textStrips(label, { type: types.label, x, width: HUNG, node: child(item, "Lbl") });
          const main = proseStrips(values, {
            type: types.text,
            x: x + HUNG + GAP,
            width: width - HUNG - GAP,
            parent: child(item, "LBody"),
            between: 0,
          });
          return [
            ...(at > 0
              ? [hairline({ before: 4, after: 4, x, width })]
              : isFirst
                ? []
                : [hairline({ before: 11, after: 5, x, width })]),
            ...hung(labels, main),
          ];
        });
      }
      case "paragraphs": {
        const isSmall = block.voice === "small";
        const type = types[block.voice ?? "text"];
        const strips = proseStrips(block.texts, {
          type,
          colour: isSmall ? SOFT : INK,
          x,
          width,
          parent,
          between: isSmall ? 1.5 : type.lead * 0.45,
          before: isSmall ? 1.5 : 3,
          isProse: block.voice === undefined,
        });
        // What is said about a thing stays with the thing.
        return isSmall ? strips.map((strip) => ({ ...strip, keeps: true })) : strips;
      }
      case "list":
        return listStrips(block, { x, width, parent });
      case "table":
        return tableStrips(block, { x, width, parent });
      case "room":
        return Array.from({ length: block.lines }, (_, at) => ({
          height: 21,
          before: 0,
          marks: [{ kind: "rule", x, width, y: 20, colour: HAIRLINE, thickness: 0.5 }],
          keeps: at < 2 && at < block.lines - 1,
        }));
      case "notice": {
        const strips = proseStrips(block.texts, {
          type: types.text,
          x: x + 14,
          width: width - 14,
          parent,
          between: 4,
          before: 4,
        });
        return [
          space(8),
          ...strips.map((strip): Strip => ({
            ...strip,
            marks: [
              ...strip.marks,
              {
                kind: "rule",
                x,
                width: 2.5,
                y: strip.height / 2,
                colour: paper.accent,
                thickness: strip.height + strip.before,
              },
            ],
          })),
          { ...space(8), keeps: false },
        ];
      }
    }
  }

  /** Label and note hang in the margin, the answer stands beside them. */
  function hungField(block: Extract<Block, { kind: "field" }>, { x, width, parent }: Place): Strip[] {
    const heading = child(parent, "H3");
    const labels = textStrips(block.label, { type: types.label, x, width: HUNG, node: heading });
    const notes = block.note
      ? textStrips(block.note, { type: types.note, colour: SOFT, x, width: HUNG, node: child(parent, "P") })
      : [];
    const main = stripsOf(block.blocks, { x: x + HUNG + GAP, width: width - HUNG - GAP, parent });
    return hung([...labels, ...notes], main);
  }

  /** Label above, the answer over the whole width: for tables. */
  function wideField(block: Extract<Block, { kind: "field" }>, { x, width, parent }: Place): Strip[] {
    const labels = textStrips(block.label, { type: types.label, x, width, node: child(parent, "H3") });
    const notes = block.note
      ? textStrips(block.note, { type: types.note, colour: SOFT, x, width, node: child(parent, "P") })
      : [];
    return [
      ...[...labels, ...notes, space(3)].map((strip) => ({ ...strip, keeps: true })),
      ...stripsOf(block.blocks, { x, width, parent }),
    ];
  }

  function listStrips(block: Extract<Block, { kind: "list" }>, { x, width, parent }: Place): Strip[] {
    const list = child(parent, "L");
    const indent = block.mark === "number" ? 20 : 15;
    return block.items.flatMap((texts, at) => {
      const item = child(list, "LI");
      const label = child(item, "Lbl");
      const place = { x: x + indent, width: width - indent, parent: child(item, "LBody"), between: 0 };
      const body = [
        ...proseStrips(texts.slice(0, 1), { ...place, type: types.text, before: 2 }),
        ...proseStrips(texts.slice(1), { ...place, type: types.small, colour: SOFT }),
      ];
      if (block.mark === "box") body[0]?.marks.unshift({ kind: "box", x, y: 4, size: 8 });
      else {
        const [line] = lines(block.mark === "number" ? `${at + 1}.` : "–", types.text, indent);
        body[0]?.marks.unshift({
          kind: "line",
          // The mark stands on the line of its item, which is lower where the letters are taller.
          line: { ...line!, baseline: Math.max(line!.baseline, baselineOf(body[0])) },
          type: types.text,
          colour: SOFT,
          x,
          width: indent,
          node: label,
        }); // a mark is one line
      }
      return body;
    });
  }

  function tableStrips(block: Extract<Block, { kind: "table" }>, { x, width, parent }: Place): Strip[] {
    const table = child(parent, "Table");
    const shares = block.columns.reduce((sum, { share }) => sum + share, 0);
    const columns = block.columns.map((column, at) => {
      const start = block.columns.slice(0, at).reduce((sum, { share }) => sum + share, 0);
      return { ...column, x: x + (start / shares) * width, width: (column.share / shares) * width - 10 };
    });
    const row = (
      cells: readonly (readonly Text[])[],
      type: Type,
      colour: string,
      isHead: boolean,
    ): Strip[] => {
      const tr = child(isHead ? child(table, "THead") : table, "TR");
      const stacks = columns.map((column, at) => {
        const node = child(tr, isHead || at === 0 ? "TH" : "TD");
        if (isHead || at === 0) node.scope = isHead ? "Column" : "Row";
        const strips = proseStrips(cells[at] ?? [], {
          type,
          colour,
          x: column.x,
          width: column.width,
          parent: node,
          between: 2,
        });
        return column.isNumber ? strips.map(toTheEnd) : strips;
      });
      const whole = sideBySide(stacks);
      // A row stays on one page, unless it is long.
      return whole.height < ROOM / 3
        ? [{ ...whole, keeps: isHead }]
        : stacks.reduce(lineByLine, []).map((strip) => ({ ...strip, keeps: isHead }));
    };
    const head = row(
      block.columns.map(({ label }) => [label]),
      types.head,
      SOFT,
      true,
    ).map((strip, at) => (at === 0 ? { ...strip, before: 5 } : strip));
    head.push(ruled({ before: 3, colour: INK, thickness: 0.75, x, width, after: 4, keeps: true }));
    const header = stacked(head);
    return [
      ...head,
      ...block.rows.flatMap((cells, at) =>
        [
          ...row(cells, types.cell, INK, false),
          ruled({
            before: 3,
            colour: HAIRLINE,
            thickness: 0.5,
            x,
            width,
            after: at === block.rows.length - 1 ? 2 : 4,
          }),
        ].map((strip) => ({ ...strip, header })),
      ),
      ...Array.from({ length: block.blank ?? 0 }, () => ({
        ...ruled({ before: 22, after: 0, x, width, colour: HAIRLINE, thickness: 0.5 }),
        header,
      })),
    ];
  }

  function stripsOf(blocks: readonly Block[], place: Place): Strip[] {
    return blocks.flatMap((block, at) => blockStrips(block, place, isFirst(blocks, at)));
  }

  /** A text on one line, with an ellipsis where it would be longer. */
  function cut(text: Text, type: Type, width: number): Line | undefined {
    const words = plain(text).split(" ");
    for (let count = words.length; count > 0; count--) {
      const shorter = count === words.length ? plain(text) : `${words.slice(0, count).join(" ")} …`;
      const all = lines(typeof text === "string" ? shorter : { typed: shorter }, type, width);
      if (all[0] && (all.length === 1 || count === 1)) return { ...all[0], direction: pageDirection };
    }
    return undefined;
  }

  /** The strips of the blocks at `at` of the paper itself. */
  function stripsAt(at: number, root: Node): Strip[] {
    const block = paper.blocks[at];
    return block ? blockStrips(block, { x: 0, width: FULL, parent: root }, isFirst(paper.blocks, at)) : [];
  }

  /** The sentence about letters that no face has. */
  function missingStrips(codes: readonly string[], root: Node): Strip[] {
    const texts = [paper.missing(codes.join(", "))];
    return blockStrips({ kind: "notice", texts }, { x: 0, width: FULL, parent: root }, true);
  }

  return { stripsAt, stripsOf, textStrips, missingStrips, lines, cut, direction: pageDirection };
}
export type Composer = ReturnType<typeof composerOf>;
