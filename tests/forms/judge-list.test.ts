import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readJudgeList, writeJudgeList } from "~/forms/judge-list";

const offered = { categories: ["C1", "C2"], languages: ["en", "fr"], countries: ["PE", "ET"], most: 12 };
const read = (text: string) => readJudgeList(text, offered);
const reasons = (text: string) => read(text).bad.map(({ line, reason }) => [line, reason.id]);

describe("a list of judges", () => {
  test("is read by its first line, in any order, with semicolons and a mark of byte order", () => {
    expect(
      read('\uFEFFaddress;Name;categories;reserve\r\nana@hills.example;Ana Hill;"C1; C2";yes\r\n'),
    ).toEqual({
      judges: [
        {
          line: 2,
          name: "Ana Hill",
          address: "ana@hills.example",
          organisation: "",
          country: "",
          categories: ["C1", "C2"],
          languages: [],
          expertise: [],
          past: [],
          tags: [],
          least: null,
          capacity: 12,
          isReserve: true,
        },
      ],
      bad: [],
    });
  });

  test.each([
    ["no list", "", [[1, "judges.listNoColumn"]]],
    ["a missing column", "name,address\nAna,ana@hills.example", [[1, "judges.listNoColumn"]]],
    ["a strange column", "name,address,categories,shoe\n", [[1, "judges.listColumn"]]],
    ["nobody", "name,address,categories\n", [[1, "judges.listEmpty"]]],
    ["a cell too many", "name,address,categories\nAna,ana@hills.example,C1,x", [[2, "judges.listCells"]]],
    ["no name", "name,address,categories\n,ana@hills.example,C1", [[2, "judges.listName"]]],
    ["no address", "name,address,categories\nAna,ana,C1", [[2, "judges.listAddress"]]],
    [
      "somebody twice",
      "name,address,categories\nAna,ana@hills.example,C1\nAna,ANA@hills.example,C2",
      [[3, "people.lineTwice"]],
    ],
    ["a strange category", "name,address,categories\nAna,ana@hills.example,C9", [[2, "judges.listCategory"]]],
    ["no category", "name,address,categories\nAna,ana@hills.example,", [[2, "judges.categoriesMissing"]]],
    [
      "a strange language",
      "name,address,categories,languages\nAna,ana@hills.example,C1,xx",
      [[2, "judges.listLanguage"]],
    ],
    [
      "least above most",
      "name,address,categories,least,most\nAna,ana@hills.example,C1,9,3",
      [[2, "judges.leastMost"]],
    ],
    [
      "two lines, each with its own reason",
      'name,address,categories,reserve\nAna,ana,C1,\n"B\no",bo@hills.example,C1,perhaps',
      [
        [2, "judges.listAddress"],
        [4, "judges.listReserve"],
      ],
    ],
    [
      "an open quotation mark",
      'name,address,categories\n"Ana,ana@hills.example,C1',
      [[2, "judges.listQuotes"]],
    ],
  ])("with %s is refused with the number of the line", (_, text, expected) => {
    expect(reasons(text)).toEqual(expected);
  });

  test("that was written is read back as it was, and no cell of it is a formula", () => {
    const word = fc
      .string({ unit: "grapheme", minLength: 1, maxLength: 20 })
      .map((text) => text.replace(/[\p{C}\p{Z};；,，、']+/gu, " ").trim())
      .filter((text) => text !== "");
    const sly = fc.oneof(
      word,
      word.map((text) => `=${text}`),
      word.map((text) => `@${text}`),
      fc.constantFrom("-2+3", "＝2+3", "＋2", "－2", "＠2"),
    );
    const lower = word
      .map((text) => text.toLowerCase().trim())
      .filter((text) => text.length < 21 && text !== "");
    const judge = fc.record({
      name: sly,
      address: fc.integer({ min: 0, max: 1e6 }).map((n) => `judge${n}@hills.example`),
      organisation: sly,
      country: fc.constantFrom("PE", "ET"),
      categories: fc.subarray(["C1", "C2"], { minLength: 1 }),
      languages: fc.subarray(["en", "fr"]),
      expertise: fc.uniqueArray(word, { maxLength: 4 }),
      past: fc.uniqueArray(word, { maxLength: 3 }),
      tags: fc.uniqueArray(lower, { maxLength: 3 }),
      least: fc.constantFrom(null, 0, 2),
      capacity: fc.integer({ min: 2, max: 20 }),
      isReserve: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(judge, { minLength: 1, maxLength: 4, selector: (one) => one.address }),
        (judges) => {
          const text = writeJudgeList(judges);
          for (const line of text.replace("\uFEFF", "").split("\n").slice(1))
            expect(line).not.toMatch(/^"?[=+@-]/);
          const { judges: back, bad } = read(text);
          expect(bad).toEqual([]);
          expect(back.map(({ line: _, ...one }) => one)).toEqual(judges);
        },
      ),
    );
  });
});
