import { expect, test } from "vitest";
import { withoutMetadataJp2 } from "~/files/jpeg2000";
import { CANARY } from "../hostile-files";

const box = (name: string, ...content: Buffer[]) => {
  const data = Buffer.concat(content);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length + 8);
  head.write(name, 4, "latin1");
  return Buffer.concat([head, data]);
};
const part = (mark: number, data: Buffer) => {
  const head = Buffer.alloc(4);
  head.writeUInt16BE(mark);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
};
const tiles = Buffer.from([0xff, 0x90, 0, 10, 1, 2, 3, 4, 0xff, 0xd9]);
const stream = (...comments: string[]) =>
  Buffer.concat([
    Buffer.from([0xff, 0x4f]),
    part(0xff51, Buffer.alloc(38, 7)),
    ...comments.map((words) => part(0xff64, Buffer.from(`\0\x01${words}`, "latin1"))),
    tiles,
  ]);
const file = (comment: string[], ...more: Buffer[]) =>
  Buffer.concat([
    box("jP  ", Buffer.from([0x0d, 0x0a, 0x87, 0x0a])),
    box("ftyp", Buffer.from("jp2 ")),
    box("jp2h", box("ihdr", Buffer.alloc(14)), ...more),
    ...more,
    box("jp2c", stream(...comment)),
  ]);

test("boxes and comments that draw nothing go, wherever they stand", () => {
  const noted = file([CANARY, CANARY], box("xml ", Buffer.from(CANARY)), box("uuid", Buffer.from(CANARY)));
  expect(withoutMetadataJp2(noted)).toEqual(file([]));
});

test("a bare codestream is cleaned too, and what stands behind its tiles is part of them", () => {
  expect(withoutMetadataJp2(stream(CANARY))).toEqual(stream());
});

test("a box with a long length, and one that goes to the end, are read", () => {
  const content = stream(CANARY);
  const long = Buffer.alloc(16);
  long.writeUInt32BE(1);
  long.write("jp2c", 4, "latin1");
  long.writeBigUInt64BE(BigInt(content.length + 16), 8);
  const open = Buffer.concat([Buffer.from([0, 0, 0, 0]), Buffer.from("jp2c"), content]);
  for (const last of [Buffer.concat([long, content]), open]) {
    const clean = withoutMetadataJp2(Buffer.concat([box("ftyp", Buffer.from("jp2 ")), last]));
    expect(clean).toEqual(Buffer.concat([box("ftyp", Buffer.from("jp2 ")), box("jp2c", stream())]));
  }
});

test.each([
  ["nothing", Buffer.alloc(0)],
  ["a box longer than the file", Buffer.concat([Buffer.from([0, 0, 9, 9]), Buffer.from("jp2c12345678")])],
  ["a box shorter than its head", Buffer.concat([Buffer.from([0, 0, 0, 4]), Buffer.from("jp2c12345678")])],
  ["boxes that draw nothing", box("xml ", Buffer.from("words"))],
  ["a codestream without a tile", Buffer.concat([Buffer.from([0xff, 0x4f]), part(0xff51, Buffer.alloc(38))])],
  ["a codestream with a hole", Buffer.from([0xff, 0x4f, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])],
])("%s cannot be read", (_, bytes) => {
  expect(withoutMetadataJp2(bytes)).toBeNull();
});
