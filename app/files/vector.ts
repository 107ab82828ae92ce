/** Drawings of shapes (SVG), drawn as pixels. What the file says besides is gone then. */
import sharp from "sharp";
import { type FileFault, nothingFound } from "~/domain/attachment";
import type { Examined } from "./examine";
import { standsOut } from "./stands-out";

/** The room that a drawing is fitted into, in pixels: sharp enough for a mail and a sheet of paper. */
const ROOM = { width: 1200, height: 480 };
/** Dots per inch at which one unit of a drawing is one pixel, and the bounds of what the library takes. */
const PLAIN = 72;
const DENSITY = { least: 1, most: 2400 };

/** Draws an SVG as PNG, fitted into the room. Nothing outside the file is ever read for it. */
export async function drawVector(bytes: Uint8Array): Promise<Examined | { fault: FileFault }> {
  sharp.unblock({ operation: ["VipsForeignLoadSvgBuffer"] });
  try {
    const head = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (head.format !== "svg" || !head.width || !head.height) return { fault: "broken" };
    const scale = Math.min(ROOM.width / head.width, ROOM.height / head.height);
    const density = Math.min(DENSITY.most, Math.max(DENSITY.least, PLAIN * scale));
    const drawn = await sharp(bytes, { density, limitInputPixels: 4 * ROOM.width * ROOM.height })
      .resize({ ...ROOM, fit: "inside", withoutEnlargement: true })
      .toColourspace("srgb")
      .png()
      .toBuffer({ resolveWithObject: true });
    // A drawing without a single visible dot is no logo.
    const { channels } = await sharp(drawn.data).stats();
    if (channels[3]?.max === 0) return { fault: "broken" };
    const { width, height } = drawn.info;
    return {
      fault: null,
      pages: null,
      pixels: { width, height },
      contrasts: await standsOut(drawn.data),
      findings: nothingFound,
      clean: drawn.data,
      small: null,
    };
  } catch {
    return { fault: "broken" };
  } finally {
    sharp.block({ operation: ["VipsForeignLoadSvgBuffer"] });
  }
}
