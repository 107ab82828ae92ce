import { expect, test } from "vitest";
import {
  faultOfFile,
  fileName,
  mayLeave,
  MEGABYTE,
  plainName,
  refuseCount,
  refuseKind,
  refusePages,
  refuseSize,
} from "~/domain/attachment";
import type { DocumentFile } from "~/domain/entry-document";
import { fieldsOf, type FilesField, readRulebook } from "~/domain/rulebook";
import rulebook from "../../db/seed/rulebooks/2027.json";

const book = readRulebook(rulebook).rulebook!; // the default rulebook is valid, another test says so
const fieldOf = (id: string) => fieldsOf(book).find((one) => one.id === id) as FilesField; // they are files fields
const annex = fieldOf("annex");
const photos = fieldOf("photos");

test.each([
  ["a byte below the limit", annex.megabytes * MEGABYTE - 1, null],
  ["at the limit", annex.megabytes * MEGABYTE, null],
  ["a byte above it", annex.megabytes * MEGABYTE + 1, "files.tooLarge"],
  ["one byte", 1, null],
  ["nothing", 0, "files.empty"],
])("%s: %i bytes", (_, size, refusal) => {
  expect(refuseSize(annex, { name: "a.pdf", size })?.id ?? null).toBe(refusal);
});

test("a name may have a hundred and fifty characters as readers count them", () => {
  const ask = (name: string) => refuseSize(annex, { name, size: 1 })?.id ?? null;
  expect(ask("a".repeat(150))).toBeNull();
  expect(ask("a".repeat(151))).toBe("files.nameTooLong");
  expect(ask("👩‍🏫".repeat(150))).toBeNull();
});

test.each([
  ["a PDF where one goes", annex, "a.pdf", "pdf", null],
  ["a PDF called a program", annex, "a.exe", "pdf", null],
  ["something unknown that is called a PDF", annex, "a.pdf", null, "files.lies"],
  ["a picture that is called a PDF", annex, "a.PDF", "png", "files.lies"],
  ["a picture where a PDF goes", annex, "a.png", "png", "files.wrongType"],
  ["something unknown", annex, "a", null, "files.wrongType"],
  ["a JPEG called PNG where both go", photos, "a.png", "jpeg", null],
  ["a PDF where pictures go", photos, "a.pdf", "pdf", "files.wrongType"],
  ["a PDF that is called a picture", photos, "a.jpeg", "pdf", "files.lies"],
] as const)("%s", (_, field, name, kind, refusal) => {
  expect(refuseKind(field, { name, kind })?.id ?? null).toBe(refusal);
});

test("pages count where the answer has a limit and the file has pages", () => {
  const ask = (pages: number | null, field = annex) => refusePages(field, { name: "a", pages })?.id ?? null;
  expect([ask(10), ask(11), ask(null), ask(11, photos)]).toEqual([null, "files.tooManyPages", null, null]);
});

test("as many files as the answer takes, and no more", () => {
  expect(refuseCount(photos, photos.max)).toBeNull();
  expect(refuseCount(photos, photos.max + 1)).toEqual({ id: "files.tooMany", values: { max: photos.max } });
});

test("every fault of a file has a sentence with its name", () => {
  for (const fault of ["broken", "tooMuch", "locked", "shell", "pixels"] as const)
    expect(faultOfFile(fault, { name: "a.pdf", kind: "pdf" }).values).toEqual({ name: "a.pdf", kind: "pdf" });
});

test.each([
  ["none", true],
  ["clean", true],
  ["waiting", false],
  ["infected", false],
] as const)("with the scanner at %s, whether a file may leave: %s", (scan, may) => {
  expect(mayLeave(scan)).toBe(may);
});

test.each([
  ["C:\\Users\\Ann\\annex.pdf", "pdf", "annex.pdf"],
  ["/home/ann/annex.PDF", "pdf", "annex.PDF"],
  ["annex", "pdf", "annex.pdf"],
  ["annex.pdf.exe", "pdf", "annex.pdf.exe.pdf"],
  ["photo.JPEG", "jpeg", "photo.JPEG"],
  ["photo.png", "jpeg", "photo.png.jpg"],
  ["  .. annex.pdf. ", "pdf", "annex.pdf"],
  ["", "png", "file.png"],
  ["invoice\u202efdp.exe", "pdf", "invoicefdp.exe.pdf"],
  ["a\u0000b\r\nc.pdf", "pdf", "abc.pdf"],
  ["می\u200cخواهم.pdf", "pdf", "می\u200cخواهم.pdf"],
  ["приложение.pdf", "pdf", "приложение.pdf"],
  ["Universite\u0301.pdf", "pdf", "Universit\u00e9.pdf"],
  ["anything", null, "anything"],
] as const)("the name %j of a file that is %s is kept as %j", (sent, kind, kept) => {
  expect(fileName(sent, kind)).toBe(kept);
});

test("judges know a file by its question, its place there and what it is", () => {
  const file = (id: string, field: string, kind: "pdf" | "png"): DocumentFile => ({
    ...{ id, field, kind, name: "Narýn University, by Ann.pdf", size: 1, sha256: "", pages: null },
    ...{ description: "", credit: "" },
  });
  const files = [file("1", "annex", "pdf"), file("2", "photos", "png"), file("3", "photos", "png")];
  expect(["1", "2", "3", "4"].map((id) => plainName({ files }, id))).toEqual([
    "annex.pdf",
    "photos-1.png",
    "photos-2.png",
    "file",
  ]);
});
