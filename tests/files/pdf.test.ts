import { PDFDocument } from "@cantoo/pdf-lib";
import { expect, test } from "vitest";
import { nothingFound } from "~/domain/attachment";
import { Unreadable } from "~/files/content-stream";
import { findInPdf, readPdf, type Source } from "~/files/pdf";
import { TooMuch } from "~/files/pdf-streams";
import { CANARY, pageOf, pdfOf } from "../hostile-files";

async function read(bytes: Uint8Array): Promise<Source> {
  const source = await readPdf(bytes);
  if (typeof source === "string") throw new Error(source);
  return source;
}
const foundIn = async (bytes: Uint8Array) => findInPdf(bytes, await read(bytes));

test("pages are found through the tree, with what they inherit", async () => {
  const { pages } = await read(
    pdfOf([
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Kids [3 0 R 5 0 R] /Count 3 /MediaBox [0 0 9 9] /Rotate 90 >>",
      "<< /Type /Pages /Kids [4 0 R 4 0 R] /Count 1 /Parent 2 0 R >>".replace("4 0 R 4 0 R", "4 0 R"),
      "<< /Type /Page /Parent 3 0 R >>",
      "<< /Type /Page /Parent 2 0 R /Rotate 180 >>",
    ]),
  );
  expect(
    pages.map(({ inherited }) => [String(inherited.get("MediaBox")), String(inherited.get("Rotate"))]),
  ).toEqual([
    ["[ 0 0 9 9 ]", "90"],
    ["[ 0 0 9 9 ]", "180"],
  ]);
});

test("a plain document says nothing beside its pages", async () => {
  expect(await foundIn(pageOf())).toEqual(nothingFound);
});

test("authors, files, programs and comments are found, each name once", async () => {
  const found = await foundIn(
    pageOf({
      trailer: "/Info 6 0 R",
      page: "/Annots [7 0 R]",
      catalogue:
        "/OpenAction << /S /JavaScript /JS (1) >> /Names << /EmbeddedFiles << /Names [(a) 8 0 R] >> >>",
      more: [
        `<< /Author (${CANARY}) /Company (Narýn) >>`,
        `<< /Type /Annot /Subtype /Text /Rect [1 1 9 9] /T (${CANARY}) >>`,
        "<< /Type /Filespec /F (a) /EF << /F 9 0 R >> >>",
        "<< /Length 1 >>\nstream\na\nendstream",
      ],
    }),
  );
  expect(found).toEqual({
    names: [CANARY, expect.stringContaining("Nar")],
    place: false,
    files: 1,
    programs: 1,
    versions: 0,
  });
});

test("every end but the last is an earlier version, but not that of a file made for slow lines", async () => {
  const twice = Buffer.concat([pageOf(), Buffer.from(pageOf()).subarray(9)]);
  expect((await foundIn(twice)).versions).toBe(1);
  const linear = Buffer.from(
    twice.toString("latin1").replace("/Catalog", "/Catalog /Linearized 1"),
    "latin1",
  );
  expect((await foundIn(linear)).versions).toBe(0);
});

test("what is closed to judges is told by why", async () => {
  const pdf = await PDFDocument.create();
  pdf.addPage([200, 200]);
  pdf.encrypt({ userPassword: "", ownerPassword: "y" });
  expect(await readPdf(await pdf.save())).toBe("locked");
  expect(await readPdf(pageOf({ catalogue: "/Collection << /View /D >>" }))).toBe("shell");
  expect(await readPdf(pageOf({ catalogue: "/NeedsRendering true" }))).toBe("shell");
});

test.each([
  ["half of one", pageOf().subarray(0, 300)],
  ["no catalogue", pdfOf(["<< /Type /Nothing >>"])],
  ["no page", pdfOf(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"])],
  [
    "a ring of pages",
    pdfOf(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R] /Count 1 >>"]),
  ],
])("%s is unreadable", async (_, bytes) => {
  await expect(readPdf(bytes)).rejects.toThrow(Unreadable);
});

test("more pages than a person reads are too many", async () => {
  const kids = Array.from({ length: 3001 }, (_, at) => `${at + 3} 0 R`).join(" ");
  const pages = Array.from({ length: 3001 }, () => "<< /Type /Page /Parent 2 0 R >>");
  const bytes = pdfOf([
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${kids}] /Count 3001 >>`,
    ...pages,
  ]);
  await expect(readPdf(bytes)).rejects.toThrow(TooMuch);
});
