import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import type { Ranking } from "~/domain/ranking";
import { translatorOf } from "~/context.server";
import { writeRankingCsv, writeRankingXlsx } from "~/papers/ranking-table.server";

const t = translatorOf("en");
const listOf = (texts: readonly string[]) => ({
  t,
  figures: null,
  criteria: ["CR1"],
  at: "2027-07-22T08:00:00.000Z",
  ranking: {
    category: "C1",
    cap: 1,
    orders: "rawMean",
    tooFew: [],
    tie: null,
    rows: texts.map((text, at) => ({
      id: `e${at}`,
      code: `E-${at}`,
      title: text,
      organisation: text,
      country: null,
      sheets: 3,
      rawMean: 70.12345678,
      deviation: null,
      lowest: 60,
      highest: 80,
      criteria: { CR1: 3.5 },
      place: { from: at + 1, to: at + 1 },
      meetsFloors: true,
      proposal: "none",
      tied: false,
      decidedBy: null,
      flags: [],
    })),
  } satisfies Ranking,
});

/** Texts as people type them, and as somebody would who means harm. */
const typed = fc.oneof(
  fc.string({ unit: "binary", maxLength: 30 }),
  fc
    .tuple(
      fc.constantFrom("=", "+", "-", "@", "\t=", "\r=", "＝", "＋", "－", "＠", ' ="', "'=", "\n="),
      fc.string({ maxLength: 20 }),
    )
    .map(([head, rest]) => `${head}HYPERLINK("http://x","${rest}")`),
  fc.constantFrom("", "]]>", "<f>1+1</f>", "&lt;f&gt;", "=1+1", '"', "_x003D_1", "\u0000=1", "\uD800"),
);

test("no cell of the CSV begins as a formula does, and what was typed comes back", () => {
  fc.assert(
    fc.property(fc.array(typed, { minLength: 1, maxLength: 4 }), (texts) => {
      const rows = parse(writeRankingCsv(listOf(texts)), {
        bom: true,
        relax_column_count: true,
      });
      for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
      texts.forEach((given, at) => {
        // Half a pair cannot be written in UTF-8.
        const text = given.replace(/\p{Surrogate}/gu, "\uFFFD");
        expect([text, `'${text}`]).toContain(rows[at + 1]![2]); // a row for each entry
      });
    }),
    { numRuns: 300 },
  );
});

test("every text of the XLSX lies there as text, numbers as numbers, and nothing as a formula", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(typed, { minLength: 1, maxLength: 4 }), async (texts) => {
      const files = unzipSync(await writeRankingXlsx(listOf(texts)));
      const sheet = strFromU8(files["xl/worksheets/sheet1.xml"]!); // the only sheet
      expect(sheet).not.toMatch(/<f[\s>/]/);
      expect(Object.keys(files).filter((name) => /calcChain|externalLink|vba/i.test(name))).toEqual([]);
      // Every cell says of itself what it is: a shared text, or a number.
      const cells = [...sheet.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)];
      for (const [, attributes, inside = ""] of cells)
        if (!/t="(s|inlineStr)"/.test(attributes ?? "") && inside !== "")
          expect(inside).toMatch(/^<v>-?[\d.eE+-]+<\/v>$/);
      const words = [...strFromU8(files["xl/sharedStrings.xml"]!).matchAll(/<t[^>]*>([\s\S]*?)<\/t>/g)].map(
        ([, word]) => plain(word!), // the group is in the pattern
      );
      for (const text of texts)
        // What XML cannot carry is replaced; some line ends come back as others.
        if (text !== "" && !/[\p{C}\uFFFE\uFFFF]/u.test(text))
          expect(words).toContain(text in Object.prototype ? `${text}\u200B` : text);
    }),
    { numRuns: 100, examples: [[["__proto__", "constructor", "plain"]]] },
  );
}, 60_000);

function plain(xml: string): string {
  return xml
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}
