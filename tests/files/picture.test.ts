import sharp from "sharp";
import { expect, test } from "vitest";
import { nothingFound } from "~/domain/attachment";
import { examinePicture } from "~/files/picture";
import { CANARY } from "../hostile-files";

const create = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#2a6" } });
async function taken(bytes: Uint8Array, kind: "jpeg" | "png") {
  const examined = await examinePicture(bytes, kind);
  if (examined.fault !== null) throw new Error(examined.fault);
  return examined;
}
const headOf = (bytes: Uint8Array) => sharp(bytes).metadata();

test("a photograph is drawn anew: no larger than a screen, upright, without words and places", async () => {
  const bytes = await create(3000, 1200)
    .jpeg()
    .withMetadata({ orientation: 6 })
    .withExif({ IFD0: { Artist: CANARY }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "41/1 26/1 0/1" } })
    .toBuffer();
  const { clean, small, findings, pixels, pages } = await taken(bytes, "jpeg");
  expect(findings).toEqual({ ...nothingFound, names: [CANARY], place: true });
  expect(pages).toBeNull();
  const shown = await headOf(clean);
  expect([shown.format, shown.exif, shown.xmp, shown.iptc, shown.icc, shown.orientation]).toEqual([
    "jpeg",
    ...Array<undefined>(5),
  ]);
  expect(Math.max(shown.width, shown.height)).toBe(2560);
  expect(shown.height > shown.width).toBe((pixels?.height ?? 0) > (pixels?.width ?? 0));
  const thumbnail = await headOf(small!); // every picture has one
  expect([thumbnail.format, Math.max(thumbnail.width, thumbnail.height), thumbnail.exif]).toEqual([
    "jpeg",
    640,
    undefined,
  ]);
});

test("a small picture stays as small as it is, and keeps what one sees through", async () => {
  const bytes = await create(30, 20).ensureAlpha(0.5).png().toBuffer();
  const { clean, small, findings } = await taken(bytes, "png");
  expect(findings).toEqual(nothingFound);
  const shown = await headOf(clean);
  expect([shown.width, shown.height, shown.hasAlpha]).toEqual([30, 20, true]);
  expect(await headOf(small!)).toMatchObject({ width: 30, height: 20, hasAlpha: false }); // every picture has one
});

test("a JPEG whose end mark was cut off is whole; one that lacks more is not", async () => {
  const bytes = await create(300, 200).jpeg().toBuffer();
  expect((await taken(bytes.subarray(0, -2), "jpeg")).pixels).toEqual({ width: 300, height: 200 });
  expect(await examinePicture(bytes.subarray(0, bytes.length / 2), "jpeg")).toEqual({ fault: "broken" });
});

test("what is another kind than it should be, or none, is broken", async () => {
  const png = await create(30, 20).png().toBuffer();
  for (const [bytes, kind] of [
    [png, "jpeg"],
    [await create(30, 20).webp().toBuffer(), "png"],
    [Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"), "png"],
    [Buffer.alloc(0), "png"],
  ] as const)
    expect(await examinePicture(bytes, kind)).toEqual({ fault: "broken" });
});
