/** Draws pages as PDF: tagged, with its own fonts, each page in the order in which it is read. */
import { setImmediate as breathe } from "node:timers/promises";
import PDFDocument from "pdfkit";
import { type Composer, types } from "./compose.server";
import type { Page, Placed } from "./pages";
import type { Paper } from "./paper";
import { drawPieces, openFonts } from "./set-font.server";
import { FULL, HAIRLINE, INK, MARGIN, type Mark, type Node, PAGE, SOFT } from "./strips";

/** Gives the file of the PDF. */
export async function draw(
  paper: Paper,
  composer: Composer,
  pages: readonly Page[],
  root: Node,
): Promise<Buffer> {
  const at = new Date(paper.at);
  const pdf = new PDFDocument({
    size: [PAGE.width, PAGE.height],
    margin: 0,
    autoFirstPage: false,
    pdfVersion: "1.7",
    lang: paper.language,
    tagged: true,
    displayTitle: true,
    // No font of the machine's own: everything that is printed is embedded.
    font: "",
    info: { Title: paper.title, CreationDate: at, ModDate: at, Producer: "pdfkit", Creator: "" },
  });
  const chunks: Buffer[] = [];
  pdf.on("data", (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<void>((end) => pdf.on("end", () => end()));
  const fonts = openFonts();
  const isTurned = composer.direction === "rtl";
  const edge = (x: number, width: number) =>
    isTurned ? PAGE.width - MARGIN.side - x - width : MARGIN.side + x;

  const elements = new Map<Node, PDFKit.PDFStructureElement>();
  const order = new Map<Node, number>();
  const build = (node: Node): PDFKit.PDFStructureElement => {
    const element = pdf.struct(node.tag, {
      scope: node.scope,
      ...(node.alt !== undefined && { alt: node.alt }),
    } as never);
    elements.set(node, element);
    order.set(node, order.size);
    for (const one of node.children) element.add(build(one));
    return element;
  };
  const top = build(root);
  pdf.addStructure(top);

  const drawLine = ({ line, type, colour, x, width }: Extract<Mark, { kind: "line" }>, y: number) => {
    const start = edge(x, width);
    const left = line.direction === "rtl" ? start + width - line.whole : start;
    drawPieces(pdf, fonts, line, { type, colour, left, top: y });
  };
  const drawRule = ({ x, width, y: down, colour, thickness }: Extract<Mark, { kind: "rule" }>, y: number) => {
    const left = edge(x, width);
    pdf.rect(left, y + down - thickness / 2, width, thickness).fill(colour);
  };

  let over = pdf.outline;
  for (const [index, page] of pages.entries()) {
    await breathe();
    pdf.addPage();
    for (const { text, isUnder } of page.outlines) {
      const item = (isUnder ? over : pdf.outline).addItem(text);
      if (!isUnder) over = item;
    }
    const lines = page.placed.filter((one) => nodeOf(one));
    lines.sort((a, b) => orderOf(a, order) - orderOf(b, order));
    pdf.markContent("Artifact", { type: "Layout" });
    for (const { mark, y } of page.placed) {
      if (mark.kind === "rule") drawRule(mark, y);
      else if (mark.kind === "box")
        pdf
          .lineWidth(0.75)
          .rect(edge(mark.x, mark.size), y + mark.y, mark.size, mark.size)
          .stroke(INK);
      else if (mark.kind === "line" && !mark.node) drawLine(mark, y);
    }
    pdf.endMarkedContent();
    for (let from = 0; from < lines.length;) {
      const node = nodeOf(lines[from]!); // within the list
      let to = from;
      while (to < lines.length && nodeOf(lines[to]!) === node) to += 1; // within the list
      const element = node && elements.get(node);
      if (!node || !element) throw new Error("A line stands in no element");
      const content = pdf.markStructureContent(node.tag);
      for (const { mark, y } of lines.slice(from, to))
        if (mark.kind === "line") drawLine(mark, y);
        else if (mark.kind === "picture")
          pdf.image(mark.bytes, edge(mark.x, mark.width), y + mark.y, {
            fit: [mark.width, mark.height],
          });
      pdf.endMarkedContent();
      element.add(content);
      from = to;
    }
    if (page.isBare) continue;
    pdf.markContent("Artifact", { type: "Pagination" });
    const number = composer.lines(paper.pageOf(index + 1, pages.length), types.small, 120)[0];
    const foot = composer.cut(paper.foot, types.small, FULL - 140);
    const bottom = PAGE.height - MARGIN.foot + 26;
    drawRule({ kind: "rule", x: 0, width: FULL, y: 0, colour: HAIRLINE, thickness: 0.5 }, bottom);
    if (foot)
      drawLine(
        { kind: "line", line: foot, type: types.small, colour: SOFT, x: 0, width: FULL - 140, node: null },
        bottom + 6,
      );
    if (number)
      drawLine(
        {
          kind: "line",
          line: number,
          type: types.small,
          colour: SOFT,
          x: FULL - number.width,
          width: number.width,
          node: null,
        },
        bottom + 6,
      );
    const stamp = paper.stamp && composer.lines(paper.stamp, types.stamp, FULL)[0];
    if (stamp)
      drawLine(
        {
          kind: "line",
          line: stamp,
          type: types.stamp,
          colour: paper.accent,
          x: FULL - stamp.width,
          width: stamp.width,
          node: null,
        },
        28,
      );
    pdf.endMarkedContent();
  }
  top.end();
  pdf.end();
  await done;
  return Buffer.concat(chunks);
}

function nodeOf({ mark }: Placed): Node | null {
  return mark.kind === "line" || mark.kind === "picture" ? mark.node : null;
}

function orderOf(placed: Placed, order: ReadonlyMap<Node, number>): number {
  const node = nodeOf(placed);
  return (node && order.get(node)) ?? 0;
}
