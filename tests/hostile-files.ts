/** Files as strangers may send them, made in code: what each is, where it is sent, and what becomes of it. */
import { crc32, deflateRawSync, deflateSync } from "node:zlib";
import { PDFDocument } from "@cantoo/pdf-lib";
import sharp from "sharp";
import { makePng } from "~db/seed/factories";

/** Words that no copy may hold. */
export const CANARY = "Canary Perelman 7f3e";

export type Hostile = {
  what: string;
  /** The name it is sent under. */
  name: string;
  field: "annex" | "photos";
  bytes: Uint8Array;
  /** `taken`, or the message that refuses it. */
  outcome: string;
  /** The name it is kept under, where that differs. */
  kept?: string;
  /** It holds the canary, somewhere. */
  hasCanary?: true;
  /** What the entrant is told of it. */
  told?: readonly string[];
};

const latin = (text: string) => Buffer.from(text, "latin1");

/** A PDF of these objects, numbered from 1; the first is the catalogue. `more` goes into the trailer. */
export function pdfOf(objects: readonly (string | Buffer)[], more = ""): Buffer {
  const parts: Buffer[] = [latin("%PDF-1.7\n")];
  const starts: number[] = [];
  let length = parts[0]!.length; // it was just made
  objects.forEach((object, at) => {
    starts.push(length);
    const part = Buffer.concat([
      latin(`${at + 1} 0 obj\n`),
      typeof object === "string" ? latin(object) : object,
      latin("\nendobj\n"),
    ]);
    parts.push(part);
    length += part.length;
  });
  parts.push(
    latin(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${starts
        .map((start) => `${String(start).padStart(10, "0")} 00000 n \n`)
        .join(
          "",
        )}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${more} >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

/** A stream object; its bytes are closed by zlib unless `plain`. `tail` follows them inside the stream. */
export function streamOf(dict: string, bytes: string | Buffer, { plain = false, tail = "" } = {}): Buffer {
  const content = typeof bytes === "string" ? latin(bytes) : bytes;
  const packed = Buffer.concat([plain ? content : deflateSync(content), latin(tail)]);
  return Buffer.concat([
    latin(`<< ${dict} ${plain ? "" : "/Filter /FlateDecode"} /Length ${packed.length} >>\nstream\n`),
    packed,
    latin("\nendstream"),
  ]);
}

type Page = {
  page?: string;
  catalogue?: string;
  content?: string | Buffer;
  resources?: string;
  more?: (string | Buffer)[];
  trailer?: string;
};

/** A PDF of one page. Objects of `more` are numbered from 6. */
export function pageOf({
  page = "",
  catalogue = "",
  content = "BT /F1 18 Tf 72 720 Td (What the page shows) Tj ET",
  resources = "",
  more = [],
  trailer = "",
}: Page = {}): Buffer {
  return pdfOf(
    [
      `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
      "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> ${resources} >> ${page} >>`,
      typeof content === "string" ? streamOf("", content) : content,
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
      ...more,
    ],
    trailer,
  );
}

function pagesOf(count: number): Buffer {
  const kids = Array.from({ length: count }, (_, at) => `${at + 3} 0 R`).join(" ");
  return pdfOf([
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${kids}] /Count ${count} >>`,
    ...Array.from({ length: count }, () => "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>"),
  ]);
}

function locked(passwords: { userPassword: string; ownerPassword: string }) {
  return PDFDocument.create().then(async (pdf) => {
    pdf.addPage([200, 200]).drawText("locked");
    pdf.encrypt(passwords);
    return pdf.save();
  });
}

const xmp = (name: string) =>
  `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator><rdf:Seq><rdf:li>${name}</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;

const utf16 = (text: string) => `<FEFF${Buffer.from(text, "utf16le").swap16().toString("hex")}>`;

/** Adds a second version to a PDF, as programs that save quickly do: the first stays where it was. */
function updated(pdf: Buffer, number: number, object: string): Buffer {
  const root = /\/Root (\d+ 0 R)/.exec(pdf.toString("latin1"))![1]!; // pdfOf wrote it
  const start = pdf.length;
  const first = /startxref\n(\d+)/.exec(pdf.toString("latin1"))![1]!; // pdfOf wrote it
  return Buffer.concat([
    pdf,
    latin(
      `${number} 0 obj\n${object}\nendobj\nxref\n${number} 1\n${String(start).padStart(10, "0")} 00000 n \ntrailer\n<< /Size 9 /Root ${root} /Prev ${first} >>\nstartxref\n${start + object.length + 20}\n%%EOF\n`,
    ),
  ]);
}

/** Parts of a PNG between its head and its picture. */
function withChunks(png: Uint8Array, ...chunks: [name: string, data: Buffer][]): Buffer {
  const made = chunks.map(([name, data]) => {
    const body = Buffer.concat([latin(name), data]);
    const chunk = Buffer.alloc(body.length + 8);
    chunk.writeUInt32BE(data.length, 0);
    body.copy(chunk, 4);
    chunk.writeUInt32BE(crc32(body), body.length + 4);
    return chunk;
  });
  return Buffer.concat([png.subarray(0, 33), ...made, png.subarray(33)]);
}

/** A PNG head that promises so many pixels, and hardly any behind it. */
function promisingPng(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([1, 0, 0, 0, 0], 8);
  const start = latin("\x89PNG\r\n\x1a\n");
  const whole = withChunks(
    Buffer.concat([start, Buffer.alloc(25)]),
    ["IHDR", head],
    ["IDAT", deflateSync(Buffer.alloc(60_000))],
    ["IEND", Buffer.alloc(0)],
  );
  return Buffer.concat([start, whole.subarray(33)]);
}

/** A part of a JPEG behind its start. */
function withSegments(jpeg: Uint8Array, ...segments: [mark: number, data: Buffer][]): Buffer {
  return Buffer.concat([
    jpeg.subarray(0, 2),
    ...segments.flatMap(([mark, data]) => {
      const head = Buffer.from([0xff, mark, 0, 0]);
      head.writeUInt16BE(data.length + 2, 2);
      return [head, data];
    }),
    jpeg.subarray(2),
  ]);
}

/** A zip of one file, as docx and the like are. */
function zipOf(name: string, content: Buffer): Buffer {
  const packed = deflateRawSync(content);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(crc32(content), 14);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(content.length, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  local.copy(central, 6, 4, 30);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(30 + name.length + packed.length, 16);
  return Buffer.concat([local, latin(name), packed, central, latin(name), end]);
}

const script = "<script>document.title='ran';fetch('/ran');alert('ran')</script>";
const html = `<!doctype html><html><title>page</title>${script}</html>`;
const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="alert('ran')">${script}</svg>`;
const iptc = (text: string) => {
  const data = Buffer.from(text);
  const record = Buffer.concat([Buffer.from([0x1c, 2, 80, 0, data.length]), data]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(record.length);
  return Buffer.concat([latin("Photoshop 3.0\x008BIM\x04\x04\0\0"), size, record]);
};
const exifText = (text: string) =>
  // one directory of one entry: the artist
  Buffer.concat([
    latin("II*\0"),
    Buffer.from([8, 0, 0, 0, 1, 0, 0x3b, 0x01, 2, 0, text.length + 1, 0, 0, 0, 26, 0, 0, 0, 0, 0, 0, 0]),
    latin(`${text}\0`),
  ]);

/** Every file of the corpus. */
export async function hostileFiles(): Promise<Hostile[]> {
  const png = Buffer.from(makePng(undefined, undefined, { width: 160, height: 120 }));
  const jpeg = await sharp(png).jpeg().toBuffer();
  const pdf = pageOf();
  const located = await sharp(png)
    .jpeg()
    .withExif({
      IFD0: { Artist: CANARY, Copyright: CANARY },
      IFD3: {
        GPSLatitudeRef: "N",
        GPSLatitude: "41/1 26/1 0/1",
        GPSLongitudeRef: "E",
        GPSLongitude: "75/1 59/1 0/1",
      },
    })
    .toBuffer();
  const tenMegabytes = Buffer.alloc(10 * 1_048_576 + 1, 0x20);
  pdf.copy(tenMegabytes);

  const annex = (
    what: string,
    name: string,
    bytes: Uint8Array,
    outcome: string,
    more: Partial<Hostile> = {},
  ): Hostile => ({ what, name, field: "annex", bytes, outcome, ...more });
  const photo = (
    what: string,
    name: string,
    bytes: Uint8Array,
    outcome: string,
    more: Partial<Hostile> = {},
  ): Hostile => ({ what, name, field: "photos", bytes, outcome, ...more });
  const canary = { hasCanary: true } as const;

  return [
    // Other things under the name of a PDF or a picture
    annex("a page with a script, called a PDF", "report.pdf", latin(html), "files.lies"),
    annex("a page with a script, as it is", "report.html", latin(html), "files.wrongType"),
    annex(
      "XML with an entity that reads a file",
      "data.pdf",
      latin(`<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>`),
      "files.lies",
    ),
    annex(
      "a text document in a zip",
      "case.docx",
      zipOf("word/document.xml", latin("<w:document/>")),
      "files.wrongType",
    ),
    annex("a zip called a PDF", "case.pdf", zipOf("a.txt", latin("text")), "files.lies"),
    annex(
      "a zip that unfolds to a hundred megabytes",
      "bomb.pdf",
      zipOf("zero", Buffer.alloc(100_000_000)),
      "files.lies",
    ),
    annex("a program", "annex.pdf", latin("MZ\x90\0\x03\0\0\0program"), "files.lies"),
    annex("a shell script", "annex.pdf", latin("#!/bin/sh\nrm -rf /\n"), "files.lies"),
    annex("a picture where a PDF goes", "annex.png", png, "files.wrongType"),
    annex("PostScript", "annex.pdf", latin("%!PS-Adobe-3.0\n(x) show"), "files.lies"),
    photo("a drawing with scripts", "logo.svg", latin(svg), "files.wrongType"),
    photo("a drawing with scripts, called a picture", "photo.png", latin(svg), "files.lies"),
    photo(
      "XHTML called a picture",
      "photo.jpg",
      latin(`<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">${script}</html>`),
      "files.lies",
    ),
    photo(
      "a script that begins like a GIF",
      "photo.png",
      latin("GIF89a/*\0\0*/=1;alert('ran')"),
      "files.lies",
    ),
    photo("a PDF where pictures go", "photo.pdf", pdf, "files.wrongType"),
    photo("a WebP picture called JPEG", "photo.jpg", await sharp(png).webp().toBuffer(), "files.lies"),
    photo("a TIFF picture called PNG", "photo.png", await sharp(png).tiff().toBuffer(), "files.lies"),
    photo("nothing", "photo.png", Buffer.alloc(0), "files.empty"),
    // Two things at once
    annex("a page before a PDF", "both.pdf", Buffer.concat([latin(html), pdf]), "files.lies"),
    annex(
      "a PDF that is a page too, called .html",
      "both.html",
      Buffer.concat([latin("%PDF-1.7\n%"), latin(html), latin(`\n%${CANARY}\n`), pdf.subarray(9)]),
      "taken",
      { kept: "both.html.pdf", ...canary },
    ),
    annex(
      "a page behind the end of a PDF",
      "both.pdf",
      Buffer.concat([pdf, latin(html), latin(CANARY)]),
      "taken",
      canary,
    ),
    annex(
      "a zip behind the end of a PDF",
      "both.pdf",
      Buffer.concat([pdf, zipOf("a.txt", latin(CANARY))]),
      "taken",
      canary,
    ),
    photo(
      "a PNG that is a zip too",
      "both.png",
      Buffer.concat([png, zipOf("a.txt", latin(CANARY))]),
      "taken",
      canary,
    ),
    photo(
      "a JPEG with a page in its comment",
      "both.jpg",
      withSegments(jpeg, [0xfe, latin(html + CANARY)]),
      "taken",
      canary,
    ),
    photo(
      "a JPEG called .php with a program behind it",
      "both.php",
      Buffer.concat([jpeg, latin(`<?php system('id'); // ${CANARY}`)]),
      "taken",
      { kept: "both.php.jpg", ...canary },
    ),
    // Damaged
    annex("the first half of a PDF", "half.pdf", pdf.subarray(0, pdf.length / 2), "files.damaged"),
    annex("the head of a PDF alone", "head.pdf", latin("%PDF-1.7\n"), "files.damaged"),
    annex(
      "a PDF without a page",
      "none.pdf",
      pdfOf(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"]),
      "files.damaged",
    ),
    annex(
      "a PDF whose page is missing",
      "missing.pdf",
      pdfOf(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [9 0 R] /Count 1 >>"]),
      "files.damaged",
    ),
    annex(
      "a PDF whose page has a hole in it",
      "hole.pdf",
      pageOf({ content: Buffer.from("<< /Length 3 /Filter /FlateDecode >>\nstream\nabc\nendstream") }),
      "files.damaged",
    ),
    photo("the first half of a JPEG", "half.jpg", jpeg.subarray(0, jpeg.length / 2), "files.damaged"),
    photo("the first half of a PNG", "half.png", png.subarray(0, png.length / 2), "files.damaged"),
    photo(
      "a PNG with a wrong sum",
      "sum.png",
      Buffer.concat([png.subarray(0, 60), Buffer.from([png[60]! ^ 1]), png.subarray(61)]),
      "files.damaged",
    ), // longer than that
    photo(
      "a JPEG of noise",
      "noise.jpg",
      Buffer.concat([jpeg.subarray(0, 20), Buffer.alloc(500, 0xa5)]),
      "files.damaged",
    ),
    // Too much
    annex("a PDF of eleven pages", "long.pdf", pagesOf(11), "files.tooManyPages"),
    annex("a PDF of five thousand pages", "endless.pdf", pagesOf(5000), "files.tooMuch"),
    annex("a PDF above ten megabytes", "large.pdf", tenMegabytes, "files.tooLarge"),
    annex(
      "a PDF whose page unfolds to a hundred megabytes",
      "bomb.pdf",
      pageOf({ content: streamOf("", Buffer.alloc(100_000_000, 0x20)) }),
      "files.tooMuch",
    ),
    annex(
      "a PDF whose objects unfold to six hundred megabytes",
      "bomb.pdf",
      pageOf({ more: [streamOf("/Type /ObjStm /N 1 /First 4", Buffer.alloc(600_000_000, "9 0 "))] }),
      "files.tooMuch",
    ),
    annex(
      "a PDF whose picture has a billion pixels",
      "bomb.pdf",
      pageOf({
        resources: "/XObject << /Im 6 0 R >>",
        content: "q /Im Do Q",
        more: [
          streamOf(
            "/Type /XObject /Subtype /Image /Width 40000 /Height 40000 /BitsPerComponent 1 /ColorSpace /DeviceGray",
            Buffer.alloc(200_000_000),
          ),
        ],
      }),
      "files.tooMuch",
    ),
    annex(
      "a PDF whose pages go round in a ring",
      "ring.pdf",
      pdfOf([
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Pages /Kids [2 0 R] /Count 1 >>",
      ]),
      "files.damaged",
    ),
    annex(
      "a PDF nested a hundred thousand deep",
      "deep.pdf",
      pageOf({ page: `/Group ${"[".repeat(100_000)}${"]".repeat(100_000)}` }),
      "files.damaged",
    ),
    photo(
      "a PNG that promises nine hundred million pixels",
      "huge.png",
      promisingPng(30_000, 30_000),
      "files.pixels",
    ),
    photo(
      "a JPEG that promises four billion pixels",
      "huge.jpg",
      (() => {
        const huge = Buffer.from(jpeg);
        const frame = huge.indexOf(Buffer.from([0xff, 0xc0]));
        huge.writeUInt16BE(65_500, frame + 5);
        huge.writeUInt16BE(65_500, frame + 7);
        return huge;
      })(),
      "files.pixels",
    ),
    // Closed to judges
    annex(
      "a PDF with a password",
      "locked.pdf",
      await locked({ userPassword: "x", ownerPassword: "y" }),
      "files.locked",
    ),
    annex(
      "a PDF protected against copying",
      "locked.pdf",
      await locked({ userPassword: "", ownerPassword: "y" }),
      "files.locked",
    ),
    annex(
      "a form that one program draws",
      "form.pdf",
      pageOf({
        catalogue: "/NeedsRendering true /AcroForm << /XFA 6 0 R >>",
        more: [streamOf("", "<xdp/>")],
      }),
      "files.shell",
    ),
    annex(
      "a folder of other files",
      "folder.pdf",
      pageOf({ catalogue: "/Collection << /View /D >>" }),
      "files.shell",
    ),
    annex(
      "a filled field that is not drawn",
      "field.pdf",
      pageOf({
        page: "/Annots [6 0 R]",
        more: ["<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (filled) /Rect [10 10 90 30] >>"],
      }),
      "files.shell",
    ),
    // Names and places in PDFs
    annex(
      "an author in the head of a PDF",
      "author.pdf",
      pageOf({
        trailer: "/Info 6 0 R",
        more: [`<< /Author (${CANARY}) /Title (${CANARY}) /Creator (Word) >>`],
      }),
      "taken",
      { ...canary, told: [CANARY] },
    ),
    annex(
      "the same in sixteen bits",
      "author.pdf",
      pageOf({ trailer: "/Info 6 0 R", more: [`<< /Author ${utf16(CANARY)} >>`] }),
      "taken",
      { ...canary, told: [CANARY] },
    ),
    annex(
      "XMP",
      "xmp.pdf",
      pageOf({
        catalogue: "/Metadata 6 0 R",
        more: [streamOf("/Type /Metadata /Subtype /XML", xmp(CANARY), { plain: true })],
      }),
      "taken",
      { ...canary, told: [CANARY] },
    ),
    annex(
      "XMP, packed, at a page and a picture",
      "xmp.pdf",
      pageOf({
        page: "/Metadata 6 0 R",
        resources: "/XObject << /Im 7 0 R >>",
        content: "q 9 0 0 9 0 0 cm /Im Do Q",
        more: [
          streamOf("/Type /Metadata /Subtype /XML", xmp(CANARY)),
          streamOf(
            "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray /Metadata 6 0 R",
            Buffer.from([9]),
          ),
        ],
      }),
      "taken",
      { ...canary, told: [CANARY] },
    ),
    annex(
      "a file inside a PDF",
      "inside.pdf",
      pageOf({
        catalogue: "/Names << /EmbeddedFiles << /Names [(a) 6 0 R] >> >>",
        more: [
          `<< /Type /Filespec /F (${CANARY}.txt) /EF << /F 7 0 R >> >>`,
          streamOf("/Type /EmbeddedFile", CANARY),
        ],
      }),
      "taken",
      { ...canary, told: ["another file"] },
    ),
    annex(
      "an earlier version of a PDF",
      "earlier.pdf",
      updated(
        pageOf({ content: `BT /F1 18 Tf 72 720 Td (${CANARY}) Tj ET`, more: [] }),
        4,
        streamOf("", "BT /F1 18 Tf 72 720 Td (Without it) Tj ET", { plain: true }).toString("latin1"),
      ),
      "taken",
      { ...canary, told: ["an earlier version"] },
    ),
    annex(
      "a PDF that runs programs",
      "runs.pdf",
      pageOf({
        catalogue: `/OpenAction << /S /JavaScript /JS (app.alert\\('${CANARY}'\\)) >> /AA << /WC << /S /Launch /F (${CANARY}.exe) >> >>`,
        page: `/AA << /O << /S /JavaScript /JS (${CANARY}) >> >>`,
      }),
      "taken",
      { ...canary, told: ["start a program"] },
    ),
    annex(
      "a comment beside the text",
      "comment.pdf",
      pageOf({
        page: "/Annots [6 0 R 7 0 R]",
        more: [
          `<< /Type /Annot /Subtype /Text /Rect [10 10 30 30] /T (${CANARY}) /Contents (${CANARY}) >>`,
          `<< /Type /Annot /Subtype /Link /Rect [1 1 9 9] /A << /S /URI /URI (https://example.org/${CANARY.replaceAll(" ", "")}) >> >>`,
        ],
      }),
      "taken",
      { ...canary, told: [CANARY] },
    ),
    annex(
      "a stamp drawn on the page",
      "stamp.pdf",
      pageOf({
        page: "/Annots [6 0 R]",
        more: [
          `<< /Type /Annot /Subtype /Stamp /Rect [10 10 110 60] /T (${CANARY}) /NM (${CANARY}) /AP << /N 7 0 R >> >>`,
          streamOf("/Type /XObject /Subtype /Form /BBox [0 0 10 5]", `0 0 10 5 re f % ${CANARY}`),
        ],
      }),
      "taken",
      { ...canary, told: [CANARY] },
    ),
    annex(
      "a photograph inside a PDF, with its place",
      "photo.pdf",
      pageOf({
        resources: "/XObject << /Im 6 0 R >>",
        content: "q 160 0 0 120 0 0 cm /Im Do Q",
        more: [
          streamOf(
            "/Type /XObject /Subtype /Image /Width 160 /Height 120 /BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /DCTDecode",
            located,
            { plain: true },
          ),
        ],
      }),
      "taken",
      canary,
    ),
    annex(
      "what programs note between the instructions",
      "notes.pdf",
      pageOf({
        page: `/PieceInfo << /Word << /Private (${CANARY}) >> >> /LastModified (${CANARY})`,
        content: `% ${CANARY}\n/Span << /Author (${CANARY}) /MCID 0 >> BDC BT /F1 18 Tf 72 720 Td (A \\(page\\)) Tj ET EMC /P /N1 DP`,
        resources: `/Properties << /N1 << /Metadata (${CANARY}) >> >>`,
      }),
      "taken",
      canary,
    ),
    annex(
      "words behind the end of a stream",
      "tail.pdf",
      pageOf({
        content: streamOf("", "BT /F1 18 Tf 72 720 Td (Shown) Tj ET", { tail: CANARY }),
        resources: "/XObject << /Im 6 0 R >>",
        more: [
          streamOf(
            "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray",
            Buffer.from([9]),
            { tail: CANARY },
          ),
        ],
      }),
      "taken",
      canary,
    ),
    annex(
      "names of layers and of a colour profile",
      "layers.pdf",
      pageOf({
        catalogue: "/OCProperties << /OCGs [6 0 R] /D << /ON [6 0 R] /Creator (" + CANARY + ") >> >>",
        resources: "/Properties << /L 6 0 R >> /ColorSpace << /C [/ICCBased 7 0 R] >>",
        content: "/OC /L BDC /C cs 1 0 0 sc 9 9 90 90 re f EMC",
        more: [
          `<< /Type /OCG /Name (${CANARY}) >>`,
          streamOf("/N 3", Buffer.concat([Buffer.alloc(128), latin(CANARY)])),
        ],
      }),
      "taken",
      canary,
    ),
    // Names and places in pictures
    photo("a photograph with place, author and rights", "located.jpg", located, "taken", {
      ...canary,
      told: [CANARY, "where it was taken"],
    }),
    photo(
      "XMP, IPTC and a comment in a JPEG",
      "notes.jpg",
      withSegments(
        jpeg,
        [0xe1, latin(`http://ns.adobe.com/xap/1.0/\0${xmp(CANARY)}`)],
        [0xed, iptc(CANARY)],
        [0xfe, latin(CANARY)],
      ),
      "taken",
      { ...canary, told: [CANARY] },
    ),
    photo(
      "texts in a PNG",
      "notes.png",
      withChunks(
        png,
        ["tEXt", latin(`Author\0${CANARY}`)],
        ["zTXt", Buffer.concat([latin("Comment\0\0"), deflateSync(latin(CANARY))])],
        ["iTXt", latin(`XML:com.adobe.xmp\0\0\0\0\0${xmp(CANARY)}`)],
        ["eXIf", exifText(CANARY)],
      ),
      "taken",
      { ...canary, told: [CANARY] },
    ),
    photo(
      "a PNG text that unfolds to a hundred megabytes",
      "texts.png",
      withChunks(png, [
        "zTXt",
        Buffer.concat([latin("Comment\0\0"), deflateSync(Buffer.alloc(100_000_000, 0x41))]),
      ]),
      "taken",
    ),
    photo(
      "a PNG that moves, with words in a later picture",
      "moves.png",
      withChunks(png, ["acTL", Buffer.from([0, 0, 0, 2, 0, 0, 0, 0])], ["fdAT", latin(CANARY)]),
      "taken",
      canary,
    ),
    photo(
      "a JPEG in the colours of print",
      "print.jpg",
      await sharp(png).toColourspace("cmyk").jpeg().toBuffer(),
      "taken",
    ),
    photo(
      "a JPEG that lies on its side",
      "side.jpg",
      await sharp(png).jpeg().withMetadata({ orientation: 6 }).toBuffer(),
      "taken",
    ),
    photo(
      "a PNG of sixteen bits with a hole in it",
      "deep.png",
      await sharp(png).ensureAlpha(0.5).toColourspace("rgb16").png().toBuffer(),
      "taken",
    ),
    // Names of files
    annex("a name that climbs", "../../../etc/passwd.pdf", pdf, "taken", { kept: "passwd.pdf" }),
    annex("a name that climbs the other way", "..\\..\\boot.pdf", pdf, "taken", { kept: "boot.pdf" }),
    annex("a name read from the right", "invoice\u202efdp.exe", pdf, "taken", { kept: "invoicefdp.exe.pdf" }),
    annex("a name with hidden letters", "re\u200bport\u2066.pdf", pdf, "taken", { kept: "report.pdf" }),
    annex("a name that is a tag", "<img src=x onerror=alert(1)>.pdf", pdf, "taken"),
    annex("a name of two endings", "report.pdf.exe", pdf, "taken", { kept: "report.pdf.exe.pdf" }),
    annex("a name that hides", ".htaccess", pdf, "taken", { kept: "htaccess.pdf" }),
    annex("a name of nothing but dots", "...", pdf, "taken", { kept: "file.pdf" }),
  ];
}
