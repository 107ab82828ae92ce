/** Photographs and drawings, drawn anew from their pixels. */
import sharp, { type Metadata } from "sharp";
import { type FileFault, nothingFound } from "~/domain/attachment";
import type { Examined } from "./examine";
import { authorsInIptc, authorsInXmp, namesOf, readExif } from "./metadata";
import { standsOut } from "./stands-out";

/** Pixels of a picture: twice what a good telephone takes. Counted before a single one is drawn. */
export const MOST_PIXELS = 100_000_000;
/** The long side in pixels: of what judges and the public see, and of what stands in lists. */
const SIDE = { clean: 2560, small: 640 };

// The portal takes two kinds of picture; what else the library can open stays closed.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: ["VipsForeignLoadJpegBuffer", "VipsForeignLoadPngBuffer"] });
// One picture at a time, and nothing kept between two: this process is small.
sharp.cache(false);
sharp.concurrency(1);

/** Draws a picture anew, turned as its camera held it, without whatever else its file holds. */
export async function examinePicture(
  bytes: Uint8Array,
  kind: "jpeg" | "png",
): Promise<Examined | { fault: FileFault }> {
  try {
    const head = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (head.format !== kind || !head.width || !head.height) return { fault: "broken" };
    if (head.width * head.height > MOST_PIXELS) return { fault: "pixels" };
    const clean = await draw(bytes, kind, "error").catch((error: unknown) => {
      if (kind !== "jpeg") throw error;
      // Programs that cut the end mark off are many; if nothing else is missing, the picture before it is whole.
      return draw(Buffer.concat([bytes, Uint8Array.of(0xff, 0xd9)]), kind, "warning");
    });
    const small = await sharp(clean)
      .resize({ width: SIDE.small, height: SIDE.small, fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#ffffff" })
      .jpeg({ quality: 75 })
      .toBuffer();
    return {
      fault: null,
      pages: null,
      pixels: { width: head.autoOrient.width, height: head.autoOrient.height },
      contrasts: kind === "png" ? await standsOut(clean) : null,
      findings: { ...nothingFound, ...findInPicture(head) },
      clean,
      small,
    };
  } catch {
    return { fault: "broken" };
  }
}

function draw(bytes: Uint8Array, kind: "jpeg" | "png", failOn: "error" | "warning"): Promise<Buffer> {
  const drawn = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn, pages: 1 })
    .autoOrient()
    .resize({ width: SIDE.clean, height: SIDE.clean, fit: "inside", withoutEnlargement: true })
    .toColourspace("srgb");
  return (kind === "jpeg" ? drawn.jpeg({ quality: 85 }) : drawn.png()).toBuffer();
}

function findInPicture(head: Metadata): { names: string[]; place: boolean } {
  const exif = head.exif ? readExif(head.exif) : { names: [], place: false };
  const packet = head.xmp ? head.xmp.toString("utf8") : "";
  const texts = (head.comments ?? []).flatMap(({ keyword, text }) =>
    /^(author|artist|creator|copyright)$/i.test(keyword) ? [text] : [],
  );
  return {
    names: namesOf([
      ...exif.names,
      ...authorsInXmp(packet),
      ...(head.iptc ? authorsInIptc(head.iptc) : []),
      ...texts,
    ]),
    place: exif.place || packet.includes("exif:GPSLatitude"),
  };
}
