import { crc32, deflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { readLogo } from "~/domain/pictures";

function part(name: string, data: Uint8Array) {
  const body = Buffer.concat([Buffer.from(name), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

function png({ width = 240, height = 60, more = [] as Buffer[], tail = Buffer.alloc(0) } = {}) {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    part("IHDR", head),
    ...more,
    part("IDAT", deflateSync(Buffer.alloc((width + 1) * height))),
    part("IEND", Buffer.alloc(0)),
    tail,
  ]);
}

const faultOf = (bytes: Uint8Array) => readLogo(bytes).fault?.id;

test("a plain PNG is taken as it is, with its size", () => {
  const bytes = png();
  expect(readLogo(bytes)).toEqual({ logo: new Uint8Array(bytes), width: 240, height: 60, fault: null });
});

test("words, places and whatever stands behind the end do not come with the picture", () => {
  const bytes = png({
    more: [part("tEXt", Buffer.from("Author\0Somebody")), part("eXIf", Buffer.from("GPS"))],
    tail: Buffer.from("<script>alert(1)</script>"),
  });
  expect(readLogo(bytes)).toMatchObject({ logo: new Uint8Array(png()), fault: null });
});

test("what is not a PNG, or not a whole one, or out of size, is refused by its content", () => {
  const whole = png();
  const flipped = Buffer.from(whole);
  flipped[40] = (flipped[40] ?? 0) ^ 1;
  expect(faultOf(new Uint8Array())).toBe("sponsors.logoMissing");
  expect(faultOf(Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"))).toBe("sponsors.logoNotPng");
  expect(faultOf(Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).toBe("sponsors.logoNotPng");
  expect(faultOf(whole.subarray(0, whole.length - 12))).toBe("sponsors.logoBroken");
  expect(faultOf(flipped)).toBe("sponsors.logoBroken");
  expect(faultOf(Buffer.concat([whole.subarray(0, 8), part("IEND", Buffer.alloc(0))]))).toBe(
    "sponsors.logoBroken",
  );
  expect(faultOf(png({ width: 20 }))).toBe("sponsors.logoSize");
  expect(faultOf(png({ width: 30_000, height: 24 }))).toBe("sponsors.logoSize");
  expect(faultOf(Buffer.concat([whole, Buffer.alloc(500_000)]))).toBe("sponsors.logoLarge");
});
