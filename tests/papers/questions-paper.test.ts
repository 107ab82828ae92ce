import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import type { PlainField, Rulebook } from "~/domain/rulebook";
import { readRulebook } from "~/domain/rulebook";
import { parsedMessage } from "~/locales/catalogue";
import { translator } from "~/locales/translate";
import { printPaper } from "~/papers/print-paper.server";
import { questionsPaper } from "~/papers/questions-paper";
import { writeDocx } from "~/papers/write-docx.server";
import json from "~db/seed/rulebooks/2027.json";
import { pagesOf } from "./paper-reader";

const book = readRulebook(json).rulebook!; // the default rulebook is read in its own tests
const t = translator("en", (id) => parsedMessage("en", id));
const hash = "0123456789abcdef".repeat(4);
const paper = (of: Rulebook = book) =>
  questionsPaper(t, { book: of, version: 3, hash, portalAddress: "https://portal.example" });
const bare = (text: string) => text.replace(/\s/g, "");

/** Everything that a rulebook's form says, in its order: words, guidance and limits. */
function sayings(of: Rulebook): string[] {
  const limitsOf = (field: PlainField): string[] => {
    if (field.type === "text") return [`up to ${field.characters} characters`];
    if (field.type === "prose")
      return [`${field.words.min > 0 ? `${field.words.min} to ` : "up to "}${field.words.max} words`];
    return [];
  };
  return of.form.sections.flatMap((section) => [
    section.title.en,
    ...(section.intro ? [section.intro.en] : []),
    ...section.fields.flatMap((field) => [
      field.label.en,
      field.required ? "Required" : "If you wish",
      ...(field.type === "rows"
        ? [`${field.max} lines`]
        : field.type === "files"
          ? [`up to ${field.megabytes} MB`]
          : limitsOf(field)),
      ...(field.hint ? [field.hint.en] : []),
      ...("options" in field
        ? field.options.flatMap(({ label, hint }) => [label.en, ...(hint ? [hint.en] : [])])
        : []),
      ...(field.type === "rows"
        ? field.fields.flatMap((one) => [one.label.en, ...limitsOf(one), ...(one.hint ? [one.hint.en] : [])])
        : []),
    ]),
  ]);
}

/** The first saying that does not follow the one before it, or null. */
function outOfOrder(text: string, expected: readonly string[]): string | null {
  let at = 0;
  for (const one of expected) {
    const found = text.indexOf(bare(one), at);
    if (found < 0) return one;
    at = found + bare(one).length;
  }
  return null;
}

/** The paragraphs of a document for word processors, those of tables too. */
function paragraphsOf(bytes: Uint8Array): string[] {
  const xml = strFromU8(unzipSync(bytes)["word/document.xml"]!); // every such document has this part
  return [...xml.matchAll(/<w:p>.*?<\/w:p>|<w:p\/>/gs)].map(([one]) =>
    [...one.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)]
      .map(([, text = ""]) => text)
      .join("")
      .replace(/&amp;/g, "&")
      .replace(/&quot;/g, '"')
      .replace(/&apos;/g, "'")
      .replace(/&lt;/g, "<")
      .replace(/&gt;/g, ">"),
  );
}

test("the blank questions carry every question, its guidance and its limits, in the order of the form", async () => {
  const pages = await pagesOf(await printPaper(paper()));
  const pdf = pages
    .map((page) => bare(page).replace(/Thequestions,towriteofflinePage\d+of\d+$/, ""))
    .join("");
  const docx = bare(paragraphsOf(await writeDocx(paper())).join(""));
  const expected = sayings(book);
  expect(expected.length).toBeGreaterThan(150);
  expect(outOfOrder(docx, expected)).toBeNull();
  expect(outOfOrder(pdf, expected)).toBeNull();
  for (const text of [pdf, docx])
    for (const said of [
      "https://portal.example",
      "31 May 2027, 23:59:00 (UTC+8), which is 31 May 2027, 15:59:00 UTC",
      `up to ${book.limits.narrativeWords.toLocaleString("en-GB")} words`,
      "Version 3, with this SHA-256:",
      hash,
    ])
      expect(text).toContain(bare(said));
});

test("what a question hangs on, who sees the answer and what marks mean stand beside it", async () => {
  const text = bare(paragraphsOf(await writeDocx(paper())).join(""));
  const criteria = new Map(book.rubric.criteria.map((one) => [one.id, one]));
  for (const field of book.form.sections.flatMap(({ fields }) => fields)) {
    const criterion = criteria.get(field.criterion ?? "");
    if (!criterion) continue;
    expect(text).toContain(bare(`Marked under “${criterion.name.en}”, weight ${criterion.weight} of 100.`));
    if (field.type === "prose")
      for (const { mark, words } of criterion.levels) expect(text).toContain(bare(`${mark}: ${words.en}`));
  }
  expect(text).toContain(
    bare(
      "Only if you answer “Developing Digital and AI Competencies through IIOE Micro-certification” to “Category”.",
    ),
  );
  expect(text).toContain(bare("Judges do not see it."));
});

test("a document for word processors has headings, a table head that repeats, and a place to type after each text", async () => {
  const files = unzipSync(await writeDocx(paper()));
  const xml = strFromU8(files["word/document.xml"]!); // every such document has this part
  const count = (pattern: RegExp) => xml.match(pattern)?.length ?? 0;
  const fields = book.form.sections.flatMap((section) => section.fields);
  expect(count(/<w:pStyle w:val="Title"\/>/g)).toBe(1);
  expect(count(/<w:pStyle w:val="Heading1"\/>/g)).toBe(book.form.sections.length);
  expect(count(/<w:pStyle w:val="Heading2"\/>/g)).toBe(fields.length);
  expect(count(/<w:tblHeader\/>/g)).toBe(fields.filter(({ type }) => type === "rows").length);
  const typed = fields.filter(({ type }) => ["text", "prose"].includes(type)).length;
  expect(count(/<w:pStyle w:val="Answer"\/>/g)).toBeGreaterThan(typed);
  expect(strFromU8(files["docProps/core.xml"]!)).not.toMatch(/Un-named|docx/); // every such document has this part
});

test("the same questions are the same bytes, and another rulebook's are others", async () => {
  const [first, second] = [await writeDocx(paper()), await writeDocx(paper())];
  expect(first.equals(second)).toBe(true);
  const shorter = structuredClone(book);
  shorter.form.sections.pop();
  expect((await writeDocx(paper(shorter))).equals(first)).toBe(false);
});
