import { expect, test } from "vitest";
import type { Answer } from "~/domain/answers";
import { entryDocument } from "~/domain/entry-document";
import { readRulebook } from "~/domain/rulebook";
import { parsedMessage } from "~/locales/catalogue";
import { translator } from "~/locales/translate";
import { entryPaper } from "~/papers/entry-paper";
import { framed, type Paper } from "~/papers/paper";
import { printPaper } from "~/papers/print-paper.server";
import { makeAnswers } from "~db/seed/factories";
import json from "~db/seed/rulebooks/2027.json";
import { fontsOf, lettersOf, pagesOf } from "./paper-reader";

const book = readRulebook(json).rulebook!; // the default rulebook is read in its own tests
const t = translator("en", (id) => parsedMessage("en", id));
const at = "2027-03-02T02:00:00.000Z";
const bare = (text: string) => text.replace(/\s/g, "");

function entry(answers: Record<string, Answer>, audience: "entrant" | "judge" = "entrant"): Paper {
  const document = entryDocument(book, {
    entry: { id: "e", code: "IIOE-2027-0001", edition: "2027" },
    rulebook: "0".repeat(64),
    answers: makeAnswers(answers),
    files: [],
  });
  return entryPaper(t, { book, document, audience, standing: { kind: "judged" }, at });
}
const printed = (answers: Record<string, Answer>) => printPaper(entry(answers));

const texts: [script: string, text: string][] = [
  ["Latin with accents", "Déjà vu à Gödöllő: 5 % → 10 °C, “quoted” – naïve œuvre, Łódź, İstanbul."],
  ["Vietnamese", "Kỹ năng số cho giảng viên đại học ở mọi tỉnh thành."],
  ["languages of Africa", "Ẹ̀kọ́ ọ̀fẹ́ fún gbogbo ènìyàn, ƙasa, ɗan, ŋŋɔ."],
  ["Cyrillic and Greek", "Цифровые навыки үчүн ңөү; δεξιότητες για όλους."],
  ["Chinese", "本项目在四所高校推行双语教学认证，覆盖全体教师，共九百二十一名。"],
  ["Japanese and Korean", "「かぎ括弧」や句読点は行頭に置けません。디지털 교육의 추진."],
  ["Thai", "ภาษาไทยเขียนติดกันโดยไม่มีช่องว่าง จึงต้องตัดคำให้ถูกต้อง กิ๊ก ที่นี่"],
  ["Khmer", "ភាសាខ្មែរសរសេរជាប់គ្នា ស្ត្រី កម្ពុជា"],
  ["Ethiopic", "አማርኛ በግዕዝ ፊደል ይጻፋል። ዲጂታል ትምህርት ለሁሉም።"],
  ["Arabic", "يهدف هذا المشروع إلى تأهيل أعضاء هيئة التدريس في أربع جامعات باللغتين العربية والإنجليزية."],
  ["Hebrew", "שלום עולם, זהו ניסיון."],
];
test.each(texts)("%s is taken out of a paper letter by letter as it was typed", async (_, text) => {
  const bytes = await printed({ context: text });
  expect(await lettersOf(bytes)).toContain(bare(text));
});

test("an Arabic text with Latin words, figures and brackets keeps its order", async () => {
  const text = "أُطلقت المنصّة (Platform 2.0) في عام ٢٠٢٦، ثم English at the end";
  const pages = await pagesOf(await printed({ context: text }));
  // Firefox leaves out spaces where the direction turns.
  expect(pages.join("\n")).toMatch(/أُطلقت المنصّة \(Platform 2\.0\) في عام ?٢٠٢٦، ثم ?English at the end/);
});

test("Arabic letters join: each takes the shape of its place in the word, and lam leans to alef", async () => {
  const fonts = await fontsOf(await printed({ context: "ببب ب لا لب" }));
  const shapes = fonts.find(({ name }) => name.endsWith("PaperText"))?.glyphs;
  // At the beginning, in the middle, at the end and alone.
  expect(shapes?.get("ب")).toHaveLength(4);
  expect(shapes?.get("ل")).toHaveLength(2);
});

test("every letter of every script has a shape, and no glyph is an empty box", async () => {
  const bytes = await printed(
    Object.fromEntries(
      texts
        .slice(0, 7)
        .map(([, text], n) => [
          ["context", "approach", "ecosystem", "implementation", "results", "inclusion", "sustainability"][
            n
          ]!,
          `${text} ${texts[n + 7]?.[1] ?? ""}`,
        ]),
    ),
  );
  const fonts = await fontsOf(bytes);
  const empty = fonts.flatMap(({ glyphs }) =>
    [...glyphs].filter(([text, outlines]) => /^\p{L}/u.test(text) && outlines.some((size) => size === 0)),
  );
  expect(empty).toEqual([]);
  const letters = new Set(texts.flatMap(([, text]) => text.normalize("NFC").match(/\p{L}/gu) ?? []));
  const drawn = new Set(
    fonts.flatMap(({ glyphs }) => [...glyphs.keys()].flatMap((one) => Array.from(one.normalize("NFC")))),
  );
  expect([...letters].filter((letter) => !drawn.has(letter))).toEqual([]);
  expect((await pagesOf(bytes)).join("")).not.toContain("U+");
});

test("every font is embedded, and cut to what the paper says", async () => {
  const bytes = await printed({ context: texts[4]![1] }); // Chinese
  const fonts = await fontsOf(bytes);
  expect(fonts.map(({ name }) => name.replace(/^\/[A-Z]{6}\+/, "")).sort()).toEqual([
    "PaperDisplay",
    "PaperStrong",
    "PaperText",
  ]);
  for (const { size } of fonts) expect(size).toBeGreaterThan(1000);
  expect(bytes.length).toBeLessThan(90_000);
  expect(bytes.toString("latin1")).not.toMatch(/\/BaseFont \/(Helvetica|Times|Courier)/);
});

test("a letter that no face has is shown by its number, said at the end, and copied as itself", async () => {
  const text = (await pagesOf(await printed({ context: "A smile 😀 and 👩‍🏫 at school" }))).join("\n");
  expect(text).toContain("A smile 😀 and 👩‍🏫 at school");
  expect(text.replace(/\s+/g, " ")).toContain("by their Unicode numbers: U+1F3EB, U+1F469, U+1F600.");
});

test("paragraphs stay apart, whatever ends their lines", async () => {
  const bytes = await printed({ context: "One\r\nTwo\n\n\nThree\u2028Four" });
  expect((await pagesOf(bytes)).join("\n")).toContain("One\nTwo\nThree\nFour");
});

test("nothing of a long text is lost between pages, and a word longer than a line is broken, not cut", async () => {
  const summary = Array.from({ length: 90 }, (_, n) => `Paragraph ${n} `.repeat(30)).join("\n");
  const word = `${"Donaudampfschiff".repeat(30)}end`;
  const bytes = await printed({ summary, context: word });
  const pages = await pagesOf(bytes);
  expect(pages.length).toBeGreaterThan(8);
  const foot = /IIOE-2027-0001 · Staff certification in two languages Page \d+ of \d+/g;
  const letters = bare(pages.join("\n").replace(foot, ""));
  expect(letters).toContain(bare(summary));
  expect(letters).toContain(word);
});

test("a table that runs over pages says its columns again on each, and loses no row", async () => {
  const indicators = Array.from({ length: 60 }, (_, n) => ({
    key: `r${n}`,
    what: `Indicator number ${n}.`,
    number: "1",
    measured: "In a way that takes quite some words to say, over more than one line. ".repeat(2),
  }));
  const pages = await pagesOf(await printed({ indicators }));
  const withRows = pages.filter((page) => page.includes("Indicator number"));
  expect(withRows.length).toBeGreaterThan(2);
  for (const page of withRows) expect(page.match(/What is counted/g)).toHaveLength(1);
  for (const { what } of indicators) expect(pages.filter((page) => page.includes(what))).toHaveLength(1);
});

test("the same paper is the same bytes", async () => {
  const answers = { context: texts[4]![1], title: texts[9]![1] }; // Chinese and Arabic
  const [first, second] = [await printed(answers), await printed(answers)];
  expect(first.equals(second)).toBe(true);
});

test("a paper says what its parts are, in the order in which they are read", async () => {
  const bytes = await printPaper(
    framed(t, {
      book,
      title: "A paper",
      foot: "foot",
      stamp: null,
      at,
      blocks: [
        { kind: "title", text: "Title" },
        { kind: "section", letter: "A", text: "Section" },
        { kind: "facts", facts: [{ label: "Label", values: ["Value"] }] },
        { kind: "field", label: "Field", blocks: [{ kind: "paragraphs", texts: ["Words"] }] },
        { kind: "table", columns: [{ label: "Column", isNumber: false, share: 1 }], rows: [[["Cell"]]] },
      ],
    }),
  );
  const file = bytes.toString("latin1");
  const tags = [...file.matchAll(/\/S \/(\w+)/g)].map(([, tag]) => tag);
  for (const tag of ["Document", "H1", "H2", "H3", "P", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH"])
    expect(tags).toContain(tag);
  expect([file.includes("/Marked true"), file.includes("/Lang (en)")]).toEqual([true, true]);
  const [page = ""] = await pagesOf(bytes);
  expect(page.split(/\n/).map((line) => line.trim())).toEqual([
    "IIOE Higher Education Digitalisation Pioneer Case Award, 2027",
    "Title",
    "A Section",
    "Label Value",
    "Field Words",
    "Column",
    "Cell",
    "foot Page 1 of 1",
  ]);
});

test("a judge's paper holds nothing of the fields that judges are not shown", async () => {
  const secrets = {
    leadAddress: "kanarienvogel@people.example",
    leadPhone: "+996 555 987 654",
    ownTitle: "A title of our own",
  };
  const hidden = book.form.sections
    .flatMap(({ fields }) => fields)
    .filter((field) => !field.judged && !field.when && ["text", "prose"].includes(field.type))
    .map(({ id }, n): [string, string] => [id, `kanarienvogel${n}`]);
  const answers = { ...secrets, ...Object.fromEntries(hidden) };
  const whole = await lettersOf(await printPaper(entry(answers)));
  const judged = await lettersOf(await printPaper(entry(answers, "judge")));
  expect(hidden.length).toBeGreaterThan(0);
  for (const secret of [secrets.leadAddress, bare(secrets.leadPhone), ...hidden.map(([, text]) => text)]) {
    expect(whole).toContain(secret);
    expect(judged).not.toContain(secret);
  }
});
