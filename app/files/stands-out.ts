/** Whether a picture can be seen on a plain ground. */
import sharp from "sharp";
import { contrastOf, type Ground, grounds } from "~/domain/sponsors";

/** Pictures are looked at this small, in pixels: what cannot be seen then is seen by nobody. */
const ROOM = 64;

/**
 * How far a picture stands out from each ground, as a contrast by WCAG: that of its strongest dots, for a thin name on a
 * white field fills little of it.
 */
export async function standsOut(picture: Uint8Array): Promise<Record<Ground, number>> {
  const dots = await sharp(picture)
    .resize({ width: ROOM, height: ROOM, fit: "inside" })
    .toColourspace("srgb")
    .ensureAlpha()
    .raw()
    .toBuffer();
  const on = (ground: string) => {
    const contrasts: number[] = [];
    for (let at = 0; at < dots.length; at += 4)
      if ((dots[at + 3] ?? 0) >= 128)
        contrasts.push(contrastOf(`#${dots.subarray(at, at + 3).toString("hex")}`, ground));
    contrasts.sort((a, b) => b - a);
    return contrasts[Math.floor(contrasts.length / 50)] ?? 1;
  };
  return { light: on(grounds.light), dark: on(grounds.dark) };
}
