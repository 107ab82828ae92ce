/**
 * The picture that other sites show with a link: 1200 × 630 pixels in the edition's colour. Names are drawn from the
 * outlines of the papers' own faces, so that every script comes out right on a server without fonts.
 */
import { type Faces, type Glyph, openFaces, type Voice } from "./faces.server";
import { countryName } from "~/components/words";
import { type Line, linesOf } from "./lines.server";

const SIZE = { width: 1200, height: 630 };
const MARGIN = 72;
const WIDTH = SIZE.width - 2 * MARGIN;
const RULER = { top: 496, bottom: 630 };

export type ShareCard = {
  /** The award and its edition, small on top. */
  over: string;
  /** Who has won, or what this is a list of: large, as few words as there are. */
  name: string;
  /** Under the name: the same in English, and the country by its code; either may be empty. */
  by: string;
  country: string;
  title: string;
  /** The edition's colour, `#rrggbb`. */
  colour: string;
  /** Entries of the edition: all, the valid ones of these, the winners of those. */
  entries: { received: number; valid: number; winners: number };
};

/** Draws a card as PNG; the same card is the same bytes. */
export async function drawShareCard(card: ShareCard): Promise<Buffer> {
  const place = card.country ? countryName(card.country, "en") : "";
  const by = [card.by, place].filter(Boolean).join(", ");
  const faces = await openFaces({
    text: [card.over, by, "…"],
    strong: [],
    display: [card.name, card.title, "…"],
  });
  const shapes: string[] = [];
  let y = 60;
  const put = (text: string, voice: Voice, sizes: readonly number[], most: number, after: number) => {
    if (text === "") return;
    const { lines, size } = fitted(text, { faces, voice, sizes, most });
    for (const line of lines) {
      shapes.push(...shapesOf(line, { x: MARGIN, y: y + line.baseline, size }));
      y += line.height;
    }
    y += after;
  };
  put(card.over, "text", [26, 22], 1, 26);
  put(card.name, "display", [84, 72, 60, 50, 42], 2, 14);
  put(by, "text", [30, 26], 1, 20);
  put(card.title, "display", y > 330 ? [36, 30] : [44, 38, 32], y > 330 ? 2 : 3, 0);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE.width}" height="${SIZE.height}"><rect width="100%" height="100%" fill="${card.colour}"/>${ruler(card.entries)}<path fill="#fff" d="${shapes.join("")}"/></svg>`;
  // Taken only when a card is drawn: few portals are asked for one, and it is large.
  const { default: sharp } = await import("sharp");
  sharp.unblock({ operation: ["VipsForeignLoadSvgBuffer"] });
  sharp.cache(false);
  sharp.concurrency(1);
  return sharp(Buffer.from(svg)).png({ palette: true, colours: 32, effort: 4 }).toBuffer();
}

/** The text at the largest size at which it takes no more than so many lines; at the smallest it is cut. */
function fitted(
  text: string,
  { faces, voice, sizes, most }: { faces: Faces; voice: Voice; sizes: readonly number[]; most: number },
): { lines: Line[]; size: number } {
  const set = (words: string, size: number) =>
    linesOf(words, {
      faces,
      type: { voice, size, lead: size * 1.16 },
      width: WIDTH,
      direction: "auto",
      onMissing: () => undefined,
    });
  let size = sizes[0] ?? 40;
  for (size of sizes) {
    const lines = set(text, size);
    if (lines.length <= most) return { lines, size };
  }
  const letters = Array.from(text);
  let lines: Line[];
  let kept = letters.length;
  do {
    kept = Math.floor(kept * 0.92);
    lines = set(`${letters.slice(0, kept).join("").trimEnd()}…`, size);
  } while (lines.length > most && kept > 1);
  return { lines, size };
}

function shapesOf(line: Line, { x, y, size }: { x: number; y: number; size: number }): string[] {
  const unit = size / 1000;
  return line.pieces.flatMap(({ glyphs, x: start }) => {
    let pen = 0;
    return glyphs.flatMap((glyph) => {
      const from = x + start + pen * unit;
      pen += glyph.advance;
      return glyph.parts.map((part) => outline(part, { x: from, y, unit }));
    });
  });
}

/** The outline of one part of a glyph as an SVG path: fonts count upwards, pictures downwards. */
function outline(
  { face, id, x: dx, y: dy }: Glyph["parts"][number],
  { x, y, unit }: { x: number; y: number; unit: number },
): string {
  return face.font
    .glyphToJson(id)
    .map(
      ({ type, values }) =>
        type +
        values
          .map((value, at) =>
            (at % 2 === 0
              ? x + (value * face.scale + dx) * unit
              : y - (value * face.scale + dy) * unit
            ).toFixed(2),
          )
          .join(" "),
    )
    .join("");
}

/** The ruler of the edition at the lower edge: a line for each entry, tall for a winner, half for a valid one. */
function ruler({ received, valid, winners }: ShareCard["entries"]): string {
  const most = Math.min(received, 300);
  const scale = received > 0 ? most / received : 0;
  const lines = Array.from({ length: most }, (_, at) => {
    const x = (MARGIN + (most === 1 ? WIDTH / 2 : (at * WIDTH) / (most - 1))).toFixed(1);
    const height = at < winners * scale ? 1 : at < valid * scale ? 0.5 : 0.2;
    const top = (RULER.bottom - (RULER.bottom - RULER.top) * height).toFixed(1);
    return `M${x} ${top}V${RULER.bottom}`;
  });
  return `<path stroke="#fff" stroke-width="2" stroke-opacity="0.75" d="${lines.join("")}"/>`;
}
