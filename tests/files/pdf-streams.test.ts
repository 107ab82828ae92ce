import { deflateSync, inflateSync } from "node:zlib";
import { PDFContext, PDFName, PDFRawStream } from "@cantoo/pdf-lib";
import sharp from "sharp";
import { expect, test } from "vitest";
import { Unreadable } from "~/files/content-stream";
import { openStreams, TooMuch } from "~/files/pdf-streams";
import { CANARY } from "../hostile-files";

type Dict = Parameters<PDFContext["obj"]>[0];
const context = PDFContext.create();
function streamOf(dict: Record<string, unknown>, bytes: Uint8Array): PDFRawStream {
  return PDFRawStream.of(context.obj(dict as Dict & object) as never, bytes); // a dictionary
}
const words = Buffer.from("BT (words) Tj ET");

test.each([
  ["as it is", {}, words],
  ["closed by zlib", { Filter: "FlateDecode" }, deflateSync(words)],
  ["by its short name", { Filter: "Fl" }, deflateSync(words)],
  ["in hexadecimal", { Filter: "ASCIIHexDecode" }, Buffer.from(`${words.toString("hex")}>`)],
  [
    "in both",
    { Filter: ["ASCIIHexDecode", "FlateDecode"] },
    Buffer.from(`${deflateSync(words).toString("hex")}>`),
  ],
  [
    "with a wrong sum at its end",
    { Filter: "FlateDecode" },
    Buffer.concat([deflateSync(words).subarray(0, -4), Buffer.alloc(4)]),
  ],
])("a stream %s is opened", (_, dict, bytes) => {
  expect(openStreams(context).textOf(streamOf(dict, bytes))).toBe(words.toString());
});

test.each([
  ["that is not what it says", { Filter: "FlateDecode" }, Buffer.from("abc")],
  ["packed like a picture", { Filter: "DCTDecode" }, Buffer.from([0xff, 0xd8])],
  [
    "that is predicted",
    { Filter: "FlateDecode", DecodeParms: { Predictor: 12, Columns: 4 } },
    deflateSync(words),
  ],
  ["whose filter has no name", { Filter: 7 }, words],
])("instructions %s cannot be read", (_, dict, bytes) => {
  expect(() => openStreams(context).textOf(streamOf(dict, bytes))).toThrow(Unreadable);
});

test("what unfolds to more than a page needs is too much, alone or all together", () => {
  const bomb = streamOf({ Filter: "FlateDecode" }, deflateSync(Buffer.alloc(70_000_000)));
  expect(() => openStreams(context).textOf(bomb)).toThrow(TooMuch);
  const half = streamOf({ Filter: "FlateDecode" }, deflateSync(Buffer.alloc(60_000_000)));
  const streams = openStreams(context);
  expect(() => {
    for (let times = 0; times < 40; times += 1) streams.repack(half);
  }).toThrow(TooMuch);
  expect(() =>
    openStreams(context).repack(
      streamOf({ Subtype: "Image", Width: 20_000, Height: 20_000 }, Buffer.alloc(1)),
    ),
  ).toThrow(TooMuch);
});

test("a closed stream is kept to its end and not beyond", () => {
  const closed = deflateSync(words);
  const packed = openStreams(context).repack(
    streamOf({ Filter: "FlateDecode" }, Buffer.concat([closed, Buffer.from(CANARY)])),
  );
  expect(packed).toEqual({ bytes: closed, filter: "FlateDecode", parms: null });
});

test("an open one is closed, and a picture in one is the picture alone", async () => {
  const { bytes, filter } = openStreams(context).repack(streamOf({}, words));
  expect([filter, inflateSync(bytes).toString()]).toEqual(["FlateDecode", words.toString()]);
  const jpeg = await sharp({ create: { width: 4, height: 4, channels: 3, background: "#000" } })
    .jpeg()
    .withExif({ IFD0: { Artist: CANARY } })
    .toBuffer();
  const picture = openStreams(context).repack(streamOf({ Subtype: "Image", Filter: "DCTDecode" }, jpeg));
  expect(picture.filter).toBe("DCTDecode");
  expect(Buffer.from(picture.bytes).includes(CANARY)).toBe(false);
  expect(() =>
    openStreams(context).repack(streamOf({ Subtype: "Image", Filter: "DCTDecode" }, Buffer.from("no"))),
  ).toThrow(Unreadable);
  expect(() => openStreams(context).repack(streamOf({ Filter: "Crypt" }, words))).toThrow(Unreadable);
});

test("a prediction goes with its stream", () => {
  const { parms } = openStreams(context).repack(
    streamOf({ Filter: "FlateDecode", DecodeParms: { Predictor: 12, Columns: 4 } }, deflateSync(words)),
  );
  expect(String(parms?.get(PDFName.of("Predictor")))).toBe("12");
});
