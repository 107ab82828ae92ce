import { expect, test } from "vitest";
import { nothingFound } from "~/domain/attachment";
import { examineFile } from "~/files/examine";
import { makePdf, makePng } from "~db/seed/factories";
import { pageOf, streamOf } from "../hostile-files";

test("a PDF has pages and no small picture; a picture has pixels and one", async () => {
  expect(await examineFile(makePdf("a"), "pdf")).toEqual({
    fault: null,
    pages: 1,
    pixels: null,
    contrasts: null,
    findings: nothingFound,
    clean: expect.any(Uint8Array),
    small: null,
  });
  expect(await examineFile(makePng(), "png")).toMatchObject({
    fault: null,
    pages: null,
    pixels: { width: 320, height: 200 },
    small: expect.any(Uint8Array),
  });
});

test.each([
  ["broken", Buffer.from("%PDF-1.7\n")],
  ["broken", pageOf({ content: "(never closed" })],
  ["shell", pageOf({ catalogue: "/Collection << >>" })],
  ["tooMuch", pageOf({ content: streamOf("", Buffer.alloc(70_000_000, 0x20)) })],
])("a file that is %s says so", async (fault, bytes) => {
  expect(await examineFile(bytes, "pdf")).toEqual({ fault });
});
