import { inflateSync } from "node:zlib";
import { PDFDict, PDFName, PDFRawStream } from "@cantoo/pdf-lib";
import { expect, test } from "vitest";
import { readPdf, type Source } from "~/files/pdf";
import { copyDrawn, Undrawn } from "~/files/pdf-copy";
import { CANARY, pageOf, streamOf } from "../hostile-files";

async function sourceOf(bytes: Uint8Array): Promise<Source> {
  const source = await readPdf(bytes);
  if (typeof source === "string") throw new Error(source);
  return source;
}
const copyOf = async (page: Parameters<typeof pageOf>[0] = {}) =>
  Buffer.from(await copyDrawn(await sourceOf(pageOf(page))));

/** The instructions of every page of a document. */
async function drawnIn(bytes: Uint8Array): Promise<string[]> {
  const { context, pages } = await sourceOf(bytes);
  return pages.map(({ dict }) => {
    const stream = context.lookup(dict.get(PDFName.of("Contents"))) as PDFRawStream; // the copy has one for a page
    return inflateSync(stream.contents).toString("latin1");
  });
}
/** Every object of a document, as one reads it. */
async function textOf(bytes: Uint8Array): Promise<string> {
  const { context } = await sourceOf(bytes);
  return context
    .enumerateIndirectObjects()
    .map(([, object]) => String(object instanceof PDFRawStream ? object.dict : object))
    .join("\n");
}
/** Every key of every dictionary of a document, but those of its table. */
async function keysIn(bytes: Uint8Array): Promise<Set<string>> {
  const { context } = await sourceOf(bytes);
  const keys = new Set<string>();
  const visit = (object: unknown): void => {
    const dict = object instanceof PDFRawStream ? object.dict : object;
    if (!(dict instanceof PDFDict) || /XRef|ObjStm/.test(String(dict.get(PDFName.of("Type"))))) return;
    for (const [name, value] of dict.entries()) {
      keys.add(name.decodeText());
      visit(value);
    }
  };
  for (const [, object] of context.enumerateIndirectObjects()) visit(object);
  return keys;
}

test("a page draws what it drew, and copied again it is the same file", async () => {
  const copy = await copyOf();
  expect(await drawnIn(copy)).toEqual(["q BT /F1 18 Tf 72 720 Td (What the page shows) Tj ET Q"]);
  const again = Buffer.from(await copyDrawn(await sourceOf(copy)));
  expect(await drawnIn(again)).toEqual(["q q BT /F1 18 Tf 72 720 Td (What the page shows) Tj ET Q Q"]);
  expect(copy.includes("/Info")).toBe(false);
});

test("the copy has one end and no table before it, so that there is no earlier version to go back to", async () => {
  const copy = (await copyOf()).toString("latin1");
  expect(copy.match(/startxref/g)).toHaveLength(1);
  expect(copy.match(/%%EOF/g)).toHaveLength(1);
  expect(copy).not.toContain("/Prev");
});

test("of every key that a program may write, those that draw are kept alone", async () => {
  const copy = await copyOf({
    catalogue:
      "/OpenAction << /S /JavaScript /JS (1) >> /AA << >> /Names << >> /Outlines 6 0 R /Metadata 6 0 R /PieceInfo << >> /AcroForm << >> /URI << >> /Threads [] /Perms << >>",
    page: `/AA << >> /Annots [] /Metadata 6 0 R /PieceInfo << >> /Thumb 6 0 R /LastModified (D:2027) /ID (${CANARY}) /Tabs /S /B []`,
    more: ["<< /Title (x) >>"],
  });
  expect([...(await keysIn(copy))].sort()).toEqual(
    [
      "BaseFont",
      "Contents",
      "Count",
      "F1",
      "Filter",
      "Font",
      "Kids",
      "Length",
      "MediaBox",
      "Pages",
      "Parent",
      "Resources",
      "Subtype",
      "Type",
    ].sort(),
  );
});

test("a stamp, a mark and a filled field are drawn where they lie; links and comments are not", async () => {
  const form = streamOf("/Type /XObject /Subtype /Form /BBox [0 0 10 5]", "0 0 10 5 re f");
  const copy = await copyOf({
    page: "/Annots [6 0 R 7 0 R 8 0 R 9 0 R]",
    more: [
      "<< /Type /Annot /Subtype /Stamp /Rect [10 20 110 70] /AP << /N 10 0 R >> >>",
      "<< /Type /Annot /Subtype /Link /Rect [1 1 9 9] /AP << /N 10 0 R >> >>",
      "<< /Type /Annot /Subtype /Highlight /F 2 /Rect [1 1 9 9] /AP << /N 10 0 R >> >>",
      "<< /Type /Annot /Subtype /Widget /FT /Tx /V (yes) /AS /On /Rect [0 0 10 5] /AP << /N << /On 10 0 R >> >> >>",
      form,
    ],
  });
  expect((await drawnIn(copy))[0]).toMatch(
    /Q q 10 0 0 10 10 20 cm \/PortalNote0 Do Q q 1 0 0 1 0 0 cm \/PortalNote3 Do Q$/,
  );
});

test("words that each program draws in its own way are not left out in silence", async () => {
  for (const note of [
    "<< /Type /Annot /Subtype /Widget /FT /Tx /V (filled) /Rect [1 1 9 9] >>",
    "<< /Type /Annot /Subtype /FreeText /Contents (words) /Rect [1 1 9 9] >>",
  ])
    await expect(copyOf({ page: "/Annots [6 0 R]", more: [note] })).rejects.toThrow(Undrawn);
  // A field that nobody filled says nothing.
  const empty = "<< /Type /Annot /Subtype /Widget /FT /Tx /V () /Rect [1 1 9 9] >>";
  expect(await drawnIn(await copyOf({ page: "/Annots [6 0 R]", more: [empty] }))).toHaveLength(1);
});

test("layers stay layers without their names, and colour profiles become plain colours", async () => {
  const copy = await copyOf({
    catalogue: `/OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] /Name (${CANARY}) >> >>`,
    resources: "/Properties << /L 6 0 R >> /ColorSpace << /C [/ICCBased 7 0 R] >>",
    content: "/OC /L BDC /C cs 1 0 0 sc 9 9 90 90 re f EMC",
    more: [`<< /Type /OCG /Name (${CANARY}) >>`, streamOf("/N 4", CANARY)],
  });
  const text = await textOf(copy);
  expect(text).toContain("/OFF");
  expect(text).toContain("(Layer)");
  expect(text).toContain("/DeviceCMYK");
  expect(text).not.toContain("ICCBased");
  expect(text).not.toContain(CANARY);
});

test("what is read aloud stays: the language and the words for what is shown", async () => {
  const copy = await copyOf({
    catalogue: "/Lang (ky) /StructTreeRoot 6 0 R",
    content: "/Span << /MCID 0 /Lang (en) >> BDC BT /F1 18 Tf (x) Tj ET EMC",
    more: [
      "<< /Type /StructTreeRoot /K [7 0 R] >>",
      `<< /Type /StructElem /S /Figure /Alt (A class) /T (${CANARY}) /P 6 0 R /Pg 3 0 R /K 0 >>`,
    ],
  });
  const text = await textOf(copy);
  expect(text).toContain("(ky)");
  expect(text).toContain("(A class)");
  expect(text).not.toContain(CANARY);
});
