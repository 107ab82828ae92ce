/** Hands pdfkit what is set already: fonts that are cut to the shapes of a paper, and the pieces of a line in their places. */
import { cutFont, UNITS } from "./cut-font.server";
import type { Glyph, Voice } from "./faces.server";
import type { Line, Type } from "./lines.server";

/** What pdfkit takes for a font: here, shapes that were set already. */
type Setting = { glyphs: readonly Glyph[] };

function fontOf(voice: Voice) {
  const cut: Glyph[] = [];
  const ids = new Map<string, number>();
  const keyOf = ({ parts, text, width }: Glyph) =>
    `${text}\n${width}\n${parts.map(({ face, id, x, y }) => `${face.id} ${id} ${x} ${y}`).join("\n")}`;
  const name = { text: "PaperText", strong: "PaperStrong", display: "PaperDisplay" }[voice];
  return {
    postscriptName: name,
    unitsPerEm: UNITS,
    ascent: 950,
    descent: -290,
    xHeight: 500,
    capHeight: 670,
    lineGap: 0,
    italicAngle: 0,
    bbox: { minX: -500, minY: -500, maxX: 2000, maxY: 1400 },
    post: { isFixedPitch: false },
    head: { macStyle: { italic: false } },
    getGlyph: () => ({ advanceWidth: UNITS / 2 }),
    /** The words are laid out; `features` carries the glyphs. */
    layout(_words: string, { glyphs }: Setting) {
      return {
        glyphs: glyphs.map((glyph) => ({
          id: glyph,
          advanceWidth: Math.round(glyph.width),
          codePoints: Array.from(glyph.text, (one) => one.codePointAt(0) ?? 0),
        })),
        positions: glyphs.map(({ advance }) => ({ xAdvance: advance, yAdvance: 0, xOffset: 0, yOffset: 0 })),
      };
    },
    createSubset: () => ({
      includeGlyph(glyph: Glyph) {
        const key = keyOf(glyph);
        const known = ids.get(key) ?? cut.push(glyph);
        ids.set(key, known);
        return known;
      },
      encode: () => cutFont(cut),
    }),
  };
}

/** The three fonts of a paper, empty until something is drawn in them. */
export function openFonts() {
  return { text: fontOf("text"), strong: fontOf("strong"), display: fontOf("display") };
}

/** Draws a line whose letters begin at `left`, in a strip whose upper edge is `top`. */
export function drawPieces(
  pdf: PDFKit.PDFDocument,
  fonts: ReturnType<typeof openFonts>,
  line: Line,
  { type, colour, left, top }: { type: Type; colour: string; left: number; top: number },
): void {
  const font = fonts[type.voice];
  // pdfkit's own types know nothing of fonts and features that are set already.
  pdf.font(font as never, font.postscriptName, type.size).fillColor(colour);
  for (const piece of line.pieces)
    pdf.text("x", left + piece.x, top + line.baseline, {
      lineBreak: false,
      baseline: "alphabetic",
      features: { glyphs: piece.glyphs } as never,
      textWidth: piece.width,
      wordCount: 1,
    } as never);
}
