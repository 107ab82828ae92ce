import { expect, test } from "vitest";
import { authorsInIptc, authorsInXmp, namesOf, readExif } from "~/files/metadata";

test("names are told once, trimmed, without controls, and not without end", () => {
  expect(namesOf([" Ann ", null, "Ann", "", "\u0000", undefined, "B\u202eo"])).toEqual(["Ann", "B o"]);
  expect(namesOf(["a".repeat(500)])).toEqual(["a".repeat(120)]);
  expect(namesOf(["a", "b", "c", "d", "e", "f"])).toHaveLength(5);
});

test.each([
  [
    "a list of authors",
    "<dc:creator><rdf:Seq><rdf:li>Ann</rdf:li><rdf:li>Bo</rdf:li></rdf:Seq></dc:creator>",
    ["Ann", "Bo"],
  ],
  ["an element", "<pdf:Author>Ann</pdf:Author>", ["Ann"]],
  ["an attribute", '<rdf:Description photoshop:Credit="Ann"/>', ["Ann"]],
  [
    "entities",
    "<dc:creator><rdf:li>A &amp; B &#x42; &#66; &unknown;</rdf:li></dc:creator>",
    ["A & B B B &unknown;"],
  ],
  ["an entity beyond all letters", "<pdf:Author>&#x110000;</pdf:Author>", ["&#x110000;"]],
  ["nothing of authors", "<dc:title>Annex</dc:title>", []],
  ["no XML", "\0\0\0", []],
])("XMP with %s", (_, packet, names) => {
  expect(authorsInXmp(packet)).toEqual(names);
});

test("XMP that nests without end is read in time", () => {
  const began = performance.now();
  authorsInXmp("<dc:creator>".repeat(20_000));
  expect(performance.now() - began).toBeLessThan(2000);
});

/** An Exif block: entries of tag and text, or of tag and the offset of another directory. */
function exif(
  isLittle: boolean,
  entries: [tag: number, value: string | number][],
  head = "Exif\0\0",
): Buffer {
  const tiff = Buffer.alloc(8 + 2 + entries.length * 12 + 4);
  const u16 = (value: number, at: number) =>
    isLittle ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at);
  const u32 = (value: number, at: number) =>
    isLittle ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at);
  tiff.write(isLittle ? "II" : "MM", 0, "latin1");
  u16(42, 2);
  u32(8, 4);
  u16(entries.length, 8);
  const texts: Buffer[] = [];
  entries.forEach(([tag, value], at) => {
    const entry = 10 + at * 12;
    u16(tag, entry);
    u16(typeof value === "string" ? 2 : 4, entry + 2);
    if (typeof value === "number") {
      u32(1, entry + 4);
      u32(value, entry + 8);
      return;
    }
    const text = Buffer.from(`${value}\0`);
    u32(text.length, entry + 4);
    if (text.length <= 4) text.copy(tiff, entry + 8);
    else u32(tiff.length + texts.reduce((sum, one) => sum + one.length, 0), entry + 8);
    if (text.length > 4) texts.push(text);
  });
  return Buffer.concat([Buffer.from(head, "latin1"), tiff, ...texts]);
}

test.each([true, false])(
  "Exif names people and says whether it holds a place (little end first: %s)",
  (isLittle) => {
    const block = exif(isLittle, [
      [0x013b, "Ann Author"],
      [0x8298, "Bo"],
      [0x010e, "A description"],
      [0x8825, 0],
    ]);
    const { names, place } = readExif(block);
    expect([namesOf(names), place]).toEqual([["Ann Author", "Bo"], true]);
    expect(readExif(exif(isLittle, [[0x013b, "Ann Author"]], "")).place).toBe(false);
  },
);

test.each([
  ["nothing", Buffer.alloc(0)],
  ["a head alone", Buffer.from("Exif\0\0II*\0")],
  ["a directory far outside", exif(true, []).fill(0xff, 10, 14)],
  ["directories in a ring", exif(true, [[0x8769, 8]])],
  ["a text far outside", exif(true, [[0x013b, "Ann Author"]]).fill(0xff, 24, 28)],
])("Exif of %s names nobody and comes to an end", (_, block) => {
  expect(namesOf(readExif(block).names)).toEqual([]);
});

test("IPTC names the by-line, its title's owner and the credit, and nothing else", () => {
  const entry = (kind: number, text: string) =>
    Buffer.concat([Buffer.from([0x1c, 2, kind, 0, text.length]), Buffer.from(text)]);
  const block = Buffer.concat([
    Buffer.from("Photoshop 3.0\0"),
    entry(5, "A title"),
    entry(80, "Ann"),
    entry(110, "Bo"),
    entry(116, "Co"),
  ]);
  expect(authorsInIptc(block)).toEqual(["Ann", "Bo", "Co"]);
  expect(authorsInIptc(Buffer.from([0x1c, 2, 80, 0xff, 0xff, 1]))).toEqual(["\u0001"]);
  expect(authorsInIptc(Buffer.alloc(0))).toEqual([]);
});
