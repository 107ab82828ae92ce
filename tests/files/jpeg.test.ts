import sharp from "sharp";
import { expect, test } from "vitest";
import { withoutMetadata } from "~/files/jpeg";
import { CANARY } from "../hostile-files";

const plain = await sharp({ create: { width: 40, height: 30, channels: 3, background: "#369" } })
  .jpeg({ progressive: true })
  .toBuffer();
const segment = (mark: number, words: string) => {
  const data = Buffer.from(words);
  return Buffer.concat([Buffer.from([0xff, mark, 0, data.length + 2]), data]);
};
const noted = Buffer.concat([
  plain.subarray(0, 2),
  ...[0xe1, 0xe2, 0xed, 0xef, 0xfe].map((mark) => segment(mark, CANARY)),
  plain.subarray(2),
  Buffer.from(CANARY),
]);
const pixels = (jpeg: Uint8Array) => sharp(jpeg).raw().toBuffer();

test("the picture is the same, and nothing stands beside it", async () => {
  const clean = withoutMetadata(noted)!; // it can be read
  expect(clean.includes(CANARY)).toBe(false);
  expect(await pixels(clean)).toEqual(await pixels(plain));
  expect(withoutMetadata(clean)).toEqual(clean);
});

test("how print colours are stored stays", async () => {
  const print = await sharp(plain).toColourspace("cmyk").jpeg().toBuffer();
  const clean = withoutMetadata(print)!; // it can be read
  expect(clean.includes("Adobe")).toBe(true);
  expect(await pixels(clean)).toEqual(await pixels(print));
});

test("a picture whose end mark was cut off gets it back", () => {
  const clean = withoutMetadata(plain)!; // it can be read
  expect(withoutMetadata(plain.subarray(0, -2))).toEqual(clean);
});

test.each([
  ["nothing", Buffer.alloc(0)],
  ["another thing", Buffer.from("%PDF-1.7")],
  ["a head alone", plain.subarray(0, 30)],
  ["a part longer than the file", Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff])],
  ["noise behind the start", Buffer.from([0xff, 0xd8, 1, 2, 3, 4, 5, 6])],
])("%s is no picture", (_, bytes) => {
  expect(withoutMetadata(bytes)).toBeNull();
});
