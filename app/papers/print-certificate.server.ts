/** Prints a certificate: one sheet of A4 across, in the look of the portal, as PDF, to be framed. */
import PDFDocument from "pdfkit";
import { create as createQr } from "qrcode";
import type { CertificatePaper } from "./certificate-paper";
import { type Faces, openFaces } from "./faces.server";
import { type Line, linesOf, type Type } from "./lines.server";
import { drawPieces, openFonts } from "./set-font.server";
import { HAIRLINE, INK, SOFT } from "./strips";

/** The sheet and its margins, in points. */
const SHEET = { width: 841.89, height: 595.28, side: 64, head: 48, foot: 46 };
const FULL = SHEET.width - 2 * SHEET.side;
/** Where names and titles run, so that a line is no longer than an eye follows. */
const BODY = 640;
const RULER = 24;
const FOOT = 84;
const SQUARE = 66;
/** With more entries than this a ruler of one line each would be a grey field. */
const MOST_TICKS = 600;

const small = { voice: "text", size: 8.5, lead: 12 } as const;
const label = { voice: "text", size: 8, lead: 11.5 } as const;
const strong = { voice: "strong", size: 9.5, lead: 13 } as const;

/** Sizes of name and title, from generous to what the longest names need. */
const steps = [
  { name: 48, own: 24, title: 21 },
  { name: 41, own: 21, title: 19 },
  { name: 35, own: 19, title: 18 },
  { name: 30, own: 17, title: 16 },
  { name: 25, own: 15, title: 15 },
  { name: 21, own: 14, title: 14 },
  { name: 18, own: 13, title: 13 },
  { name: 15, own: 12, title: 12 },
] as const;

/** A text as lines in its place; what it is stands in the document's structure. */
type Part = {
  tag: string;
  type: Type;
  colour: string;
  lines: readonly Line[];
  before: number;
  width: number;
};

const display = (size: number, air = 1.16): Type => ({ voice: "display", size, lead: size * air });

/** Gives the file of the PDF: the same certificate is the same bytes. `pictureOf` gives the bytes of a logo. */
export async function printCertificate(
  paper: CertificatePaper,
  pictureOf: (sha256: string) => Promise<Uint8Array>,
): Promise<Buffer> {
  const faces = await openFaces({
    display: [paper.award, paper.name, paper.ownName, paper.caseTitle, paper.ownTitle],
    text: [
      paper.over,
      paper.lead,
      ...paper.lines,
      ...[paper.issuer, paper.office, paper.serialLabel, paper.serial, paper.check],
      ...paper.sponsors.flatMap(({ words, name }) => [words, name]),
    ],
    strong: [paper.signatory, paper.issued],
  });
  const body = bodyOf(paper, faces);
  const logos = await Promise.all(
    paper.sponsors.map(async ({ logo }) => (logo ? Buffer.from(await pictureOf(logo)) : null)),
  );

  const at = new Date(paper.at);
  const pdf = new PDFDocument({
    size: [SHEET.width, SHEET.height],
    margin: 0,
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
  const root = pdf.struct("Document");
  pdf.addStructure(root);

  const element = (tag: string, draw: () => void, alt?: string) => {
    const one = pdf.struct(tag, alt === undefined ? {} : { alt });
    root.add(one);
    const content = pdf.markStructureContent(tag);
    draw();
    pdf.endMarkedContent();
    one.add(content);
  };
  const ornament = (draw: () => void) => {
    pdf.markContent("Artifact", { type: "Layout" });
    draw();
    pdf.endMarkedContent();
  };
  /** Draws lines from a top edge down; gives the edge under them. Several lines from right to left end at the right. */
  const write = (
    { type, colour, lines, width }: Pick<Part, "type" | "colour" | "lines" | "width">,
    x: number,
    y: number,
  ) => {
    let top = y;
    for (const line of lines) {
      const left = lines.length > 1 && line.direction === "rtl" ? x + width - line.whole : x;
      drawPieces(pdf, fonts, line, { type, colour, left, top });
      top += line.height;
    }
    return top;
  };
  const set = (text: string, type: Type, colour: string, width: number) => ({
    type,
    colour,
    width,
    lines: text === "" ? [] : settle(text, type, width, faces),
  });

  // The head: the edition's ruler, and whose award this is.
  ornament(() => drawRuler(pdf, paper));
  let y = SHEET.head + RULER + 20;
  element("P", () => {
    y = write(set(paper.award, display(17, 1.25), INK, FULL), SHEET.side, y);
  });

  // The body stands a little above the middle of what is left.
  const bottom = SHEET.height - SHEET.foot - FOOT;
  const room = bottom - y;
  y += Math.max(10, (room - heightOf(body)) * 0.44);
  for (const part of body) {
    y += part.before;
    if (part.tag === "Rule") {
      const top = y;
      ornament(() => pdf.rect(SHEET.side, top, 54, 1.5).fill(paper.accent));
      y += 1.5;
    } else
      element(part.tag, () => {
        y = write(part, SHEET.side, y);
      });
  }

  // The foot: who gives it and when, who signs, whose support it has (apart), and how it is checked.
  ornament(() => pdf.rect(SHEET.side, bottom, FULL, 0.5).fill(HAIRLINE));
  const top = bottom + 12;
  element("P", () => {
    const after = write(set(paper.issued, strong, INK, 200), SHEET.side, top);
    write(set(paper.issuer, small, SOFT, 200), SHEET.side, after + 1);
  });
  if (paper.signatory) {
    ornament(() => pdf.rect(SHEET.side + 226, top + 34, 170, 0.5).fill(SOFT));
    element("P", () => {
      const after = write(set(paper.signatory, strong, INK, 170), SHEET.side + 226, top + 38);
      write(set(paper.office, small, SOFT, 170), SHEET.side + 226, after);
    });
  }
  let down = top;
  for (const [place, { words, name }] of paper.sponsors.entries()) {
    const x = SHEET.side + 424;
    const logo = logos[place];
    const fitted = logo ? { fit: [116, paper.sponsors.length > 1 ? 16 : 34] as [number, number] } : null;
    element("P", () => {
      down = write(set(words, label, SOFT, 124), x, down);
      if (!logo) down = write(set(name, { ...strong, voice: "text" }, INK, 124), x, down);
    });
    if (logo && fitted) {
      const upper = down + 3;
      element("Figure", () => void pdf.image(logo, x, upper, fitted), name);
      down = upper + fitted.fit[1];
    }
    down += 6;
  }
  const corner = SHEET.width - SHEET.side - SQUARE;
  const edge = SHEET.side + 552;
  const width = corner - 12 - edge;
  element("P", () => {
    let after = write(set(paper.serialLabel, label, SOFT, width), edge, top);
    after = write(set(paper.serial, { voice: "text", size: 9.5, lead: 14 }, INK, width), edge, after);
    write(set(paper.check, label, SOFT, width), edge, after + 1);
  });
  element("Figure", () => drawSquare(pdf, paper.address, corner, top), paper.squareAlt);

  root.end();
  pdf.end();
  await done;
  return Buffer.concat(chunks);
}

/** A text as lines; letters that no face has are shown by their code. */
function settle(text: string, type: Type, width: number, faces: Faces): Line[] {
  return linesOf(text, { faces, type, width, direction: "auto", onMissing: () => undefined });
}

function heightOf(parts: readonly Part[]): number {
  return parts.reduce(
    (sum, { before, lines, tag }) =>
      sum + before + (tag === "Rule" ? 1.5 : lines.reduce((all, line) => all + line.height, 0)),
    0,
  );
}

/** Name, case and what is said of both, as large as the sheet lets them be. */
function bodyOf(paper: CertificatePaper, faces: Faces): Part[] {
  const room = SHEET.height - SHEET.head - RULER - 20 - 22 - SHEET.foot - FOOT - 24;
  const part = (tag: string, text: string, type: Type, colour: string, before: number): Part[] =>
    text === "" ? [] : [{ tag, type, colour, before, width: BODY, lines: settle(text, type, BODY, faces) }];
  const at = (step: (typeof steps)[number]): Part[] => [
    ...part("P", paper.over, { voice: "text", size: 13, lead: 17 }, paper.accent, 0),
    ...part("H1", paper.name, display(step.name), INK, 8),
    ...part("P", paper.ownName, display(step.own, 1.3), SOFT, 4),
    { tag: "Rule", type: small, colour: paper.accent, before: 18, width: 54, lines: [] },
    ...(paper.caseTitle
      ? part("P", paper.lead, { voice: "text", size: 11, lead: 16 }, SOFT, 16)
      : part("P", paper.lead, display(17, 1.35), INK, 14)),
    ...part("P", paper.caseTitle, display(step.title, 1.25), INK, 3),
    ...part("P", paper.ownTitle, display(step.title * 0.72, 1.35), SOFT, 2),
    ...paper.lines.flatMap((line, place) =>
      part("P", line, { voice: "text", size: 9.5, lead: 13.5 }, SOFT, place === 0 ? 8 : 1),
    ),
  ];
  const fitting = steps.map(at).find((parts, place) => {
    const lines = parts.find(({ tag }) => tag === "H1")?.lines.length ?? 0;
    // A name in many lines is no name any more: better smaller.
    return heightOf(parts) <= room && lines <= (place < 3 ? 1 : place < 5 ? 2 : 4);
  });
  return fitting ?? at(steps[steps.length - 1]!); // there are steps
}

/** The edition as its winners' page draws it: a line for each entry, taller for the valid ones, and the winners. */
function drawRuler(pdf: PDFKit.PDFDocument, { figures, accent }: CertificatePaper): void {
  const { received, valid, winners } = figures;
  const base = SHEET.head + RULER;
  if (received === 0 || received > MOST_TICKS) {
    pdf.rect(SHEET.side, base - 1.5, FULL, 1.5).fill(accent);
    return;
  }
  for (let at = 0; at < received; at++) {
    const [height, width, colour] =
      at < winners ? [RULER, 1.4, accent] : at < valid ? [RULER * 0.5, 0.7, SOFT] : [RULER * 0.2, 0.7, SOFT];
    const x = SHEET.side + (received === 1 ? 0 : (at / (received - 1)) * (FULL - 1.4));
    pdf.rect(x, base - height, width, height).fill(colour);
  }
}

/** The address as a square of modules: runs along each row as one bar, so that no seam shows between them. */
function drawSquare(pdf: PDFKit.PDFDocument, address: string, x: number, y: number): void {
  const { modules } = createQr(address, { errorCorrectionLevel: "M" });
  const size = SQUARE / modules.size;
  for (let row = 0; row < modules.size; row++)
    for (let from = 0; from < modules.size; from++) {
      if (!modules.get(row, from)) continue;
      let to = from + 1;
      while (to < modules.size && modules.get(row, to)) to += 1;
      pdf.rect(x + from * size, y + row * size, (to - from) * size, size);
      from = to;
    }
  pdf.fill(INK);
}
