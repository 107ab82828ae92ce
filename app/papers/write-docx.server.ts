/** Writes a paper as a document for word processors (.docx): the same blocks, with places to type in. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  Tab,
  TabStopType,
  TextRun,
  WidthType,
} from "docx";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { directionOfText } from "~/domain/words";
import { directionOf } from "~/locales/direction";
import { type Block, type Paper, plain, type Text } from "./paper";

const INK = "14201D";
const SOFT = "47534F";
const HAIRLINE = "C6CEC9";
/** Twentieths of a point across the text of an A4 page. */
const WIDTH = 9640;

/** Gives the file of the document: the same paper is the same bytes. */
export async function writeDocx(paper: Paper): Promise<Buffer> {
  const isTurned = directionOf(paper.language) === "rtl";
  const document = new Document({
    title: paper.title,
    creator: "",
    lastModifiedBy: "",
    styles: stylesOf(paper),
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: 1134, bottom: 1134, left: 1133, right: 1133 },
          },
        },
        footers: { default: new Footer({ children: [foot(paper)] }) },
        children: paper.blocks.flatMap((block) => childrenOf(block, isTurned)),
      },
    ],
  });
  return withoutClock(await Packer.toBuffer(document), paper.at);
}

function stylesOf(paper: Paper) {
  const accent = paper.accent.slice(1).toUpperCase();
  const heading = { font: "Georgia", color: INK };
  return {
    default: {
      document: {
        // The portal's English is British; word processors then mark what is not.
        run: {
          font: "Calibri",
          size: 22,
          color: INK,
          language: { value: paper.language === "en" ? "en-GB" : paper.language },
        },
        paragraph: { spacing: { after: 120, line: 288, lineRule: LineRuleType.AUTO } },
      },
      title: { run: { ...heading, size: 52 }, paragraph: { spacing: { before: 120, after: 240 } } },
      heading1: {
        run: { ...heading, size: 32, color: accent },
        paragraph: { spacing: { before: 480, after: 120 }, keepNext: true, border: { top: line(INK, 6, 6) } },
      },
      heading2: {
        run: { font: "Calibri", size: 22, bold: true, color: INK },
        paragraph: { spacing: { before: 280, after: 40 }, keepNext: true },
      },
    },
    paragraphStyles: [
      {
        id: "Small",
        name: "Small",
        basedOn: "Normal",
        run: { size: 18, color: SOFT },
        paragraph: { spacing: { after: 40 }, keepNext: true },
      },
      {
        id: "Head",
        name: "Head",
        basedOn: "Normal",
        run: { bold: true, size: 19 },
        paragraph: { keepNext: true },
      },
      { id: "Lead", name: "Lead", basedOn: "Normal", run: { size: 26 } },
      // Where an answer is typed: as many paragraphs as one likes, each with the line beside it.
      {
        id: "Answer",
        name: "Answer",
        basedOn: "Normal",
        paragraph: { indent: { start: 160 }, border: { left: line(accent, 8, 8) } },
      },
      {
        id: "Option",
        name: "Option",
        basedOn: "Normal",
        paragraph: { indent: { start: 360, hanging: 360 }, spacing: { after: 60 } },
      },
      { id: "Code", name: "Code", basedOn: "Normal", run: { font: "Consolas", size: 18 } },
    ],
  };
}

const line = (color: string, size: number, space = 1) => ({ style: BorderStyle.SINGLE, color, size, space });

function foot(paper: Paper): Paragraph {
  return new Paragraph({
    style: "Small",
    keepNext: false,
    tabStops: [{ type: TabStopType.RIGHT, position: WIDTH }],
    border: { top: line(HAIRLINE, 4, 6) },
    children: [
      run(paper.foot),
      new TextRun({ children: [new Tab(), PageNumber.CURRENT, " / ", PageNumber.TOTAL_PAGES] }),
    ],
  });
}

function run(text: Text): ParagraphChild {
  const isCode = typeof text !== "string" && "code" in text;
  const isHint = typeof text !== "string" && "hint" in text;
  const isTyped = typeof text !== "string" && "typed" in text;
  return new TextRun({
    text: plain(text),
    ...(isCode && { font: "Consolas", size: 18 }),
    ...(isHint && { size: 18, color: SOFT }),
    ...(isTyped && directionOfText(text.typed) === "rtl" && { rightToLeft: true }),
  });
}

function childrenOf(block: Block, isTurned: boolean): (Paragraph | Table)[] {
  const paragraph = (text: Text, style?: string) =>
    new Paragraph({ children: [run(text)], bidirectional: isTurned, ...(style && { style }) });
  switch (block.kind) {
    case "over":
      return [paragraph(block.text, "Small")];
    case "title":
      return [
        new Paragraph({ children: [run(block.text)], heading: HeadingLevel.TITLE, bidirectional: isTurned }),
        ...(block.own ? [paragraph({ typed: block.own }, "Lead")] : []),
      ];
    case "section":
      return [
        new Paragraph({
          children: [run(`${block.letter}  ${block.text}`)],
          heading: HeadingLevel.HEADING_1,
          bidirectional: isTurned,
        }),
        ...(block.intro
          ? [new Paragraph({ children: [run(block.intro)], bidirectional: isTurned, keepNext: true })]
          : []),
      ];
    case "field":
      return [
        new Paragraph({
          children: [run(block.label)],
          heading: HeadingLevel.HEADING_2,
          bidirectional: isTurned,
        }),
        ...(block.note ? [paragraph(block.note, "Small")] : []),
        ...block.blocks.flatMap((one) => childrenOf(one, isTurned)),
      ];
    case "facts":
      return [
        table(
          block.facts.map(({ label, values }) => [[{ hint: label }], values]),
          { shares: [3, 7], isTurned, hasHead: false },
        ),
        new Paragraph({}),
      ];
    case "paragraphs":
      return block.texts.map((text) =>
        paragraph(text, block.voice === "small" ? "Small" : block.voice === "lead" ? "Lead" : undefined),
      );
    case "notice":
      return block.texts.map((text) => paragraph(text, "Answer"));
    case "list":
      return block.items.flatMap(([first = "", ...rest], at) => [
        new Paragraph({
          style: "Option",
          bidirectional: isTurned,
          children: [
            new TextRun({
              text: block.mark === "box" ? "\u2610  " : block.mark === "number" ? `${at + 1}.  ` : "–  ",
            }),
            run(first),
          ],
        }),
        ...rest.map((text) => paragraph(text, "Small")),
      ]);
    case "table": {
      const head = block.columns.map(({ label }): Text[] => [label]);
      const blank = Array.from({ length: block.blank ?? 0 }, () => block.columns.map((): Text[] => [""]));
      return [
        table([head, ...block.rows, ...blank], {
          shares: block.columns.map(({ share }) => share),
          isTurned,
          hasHead: true,
        }),
        new Paragraph({}),
      ];
    }
    case "room":
      // More than a line is typed into as many paragraphs as it takes.
      return Array.from({ length: block.lines > 2 ? 3 : 1 }, () => paragraph("", "Answer"));
  }
}

function table(
  rows: readonly (readonly (readonly Text[])[])[],
  { shares, isTurned, hasHead }: { shares: readonly number[]; isTurned: boolean; hasHead: boolean },
): Table {
  const all = shares.reduce((sum, share) => sum + share, 0);
  const widths = shares.map((share) => Math.round((share / all) * WIDTH));
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    visuallyRightToLeft: isTurned,
    borders: {
      top: line(INK, 6),
      bottom: line(HAIRLINE, 4),
      left: { style: BorderStyle.NONE, size: 0, color: "auto" },
      right: { style: BorderStyle.NONE, size: 0, color: "auto" },
      insideHorizontal: line(HAIRLINE, 4),
      insideVertical: line(HAIRLINE, 4),
    },
    rows: rows.map(
      (cells, at) =>
        new TableRow({
          tableHeader: hasHead && at === 0,
          cantSplit: true,
          children: cells.map(
            (texts, column) =>
              new TableCell({
                width: { size: widths[column] ?? 0, type: WidthType.DXA },
                margins: { top: 60, bottom: 60, left: 80, right: 80 },
                children: (texts.length > 0 ? texts : [""]).map(
                  (text) =>
                    new Paragraph({
                      spacing: { after: 0 },
                      alignment: AlignmentType.START,
                      bidirectional: isTurned,
                      ...(hasHead && at === 0 && { style: "Head" }),
                      children: [run(text)],
                    }),
                ),
              }),
          ),
        }),
    ),
  });
}

/** The library writes the clock into the file; the paper's own moment goes there, and a fixed day into the archive. */
function withoutClock(bytes: Buffer, at: string): Buffer {
  const files = unzipSync(bytes);
  const properties = "docProps/core.xml";
  files[properties] = strToU8(
    strFromU8(files[properties] ?? new Uint8Array()).replace(
      /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g,
      `$1${at.slice(0, 19)}Z`,
    ),
  );
  // The archive keeps the hands of a clock without its zone.
  return Buffer.from(zipSync(files, { mtime: new Date(2000, 0, 1) }));
}
