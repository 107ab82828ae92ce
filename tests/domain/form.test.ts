import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Answers } from "~/domain/answers";
import { entryDocument, entryView, type DocumentFile } from "~/domain/entry-document";
import {
  askedFields,
  countCharacters,
  countWords,
  faultsOf,
  isLink,
  numberOf,
  progressOf,
  thinTexts,
} from "~/domain/form";
import { readRulebook } from "~/domain/rulebook";

const { rulebook } = readRulebook(
  JSON.parse(readFileSync(new URL("../../db/seed/rulebooks/2027.json", import.meta.url), "utf8")),
);
const book = rulebook!; // the default rulebook is valid, another test says so
const words = (count: number) => Array.from({ length: count }, (_, at) => `word${at}`).join(" ");
const faultAt = (path: string, answers: Answers) =>
  faultsOf(book, answers, []).find((fault) => fault.path === path)?.message;

test.each([
  ["", 0],
  ["   \n \n", 0],
  ["One, two; three.", 3],
  ["In 1,204 cases, 34 % of staff", 6],
  ["l’école d’été", 2],
  ["我们与六年级的老师一起工作。", 8],
  ["我们用 Moodle 教课", 4],
  ["コンピューター", 5],
  ["ภาษาไทย", 5],
  ["Нарын өрөөнүнүн улуттук борбору", 4],
  ["المركز الوطني لوادي نارين", 4],
  ["👨‍👩‍👧‍👦 family", 1],
  ["co-operate, well‑known – e.g. U.S.A.", 4],
  ["from 2025:they did; at 10:30", 6],
  ["and/or a_b", 3],
  ["น้ำ", 1],
  ["ｶﾞ", 1],
  ["शिक्षक प्रशिक्षण", 2],
  ["می‌شود", 1],
  ["선생님과 학교", 2],
  ["№ 5 % — … 😀", 1],
])("%j has %i words", (text, count) => {
  expect(countWords(text, 1.7)).toBe(count);
});

test("a text as long as a form may bring is counted to the word, and at once", () => {
  // Without pieces the segmenter of characters needs minutes for these: the test would run out of time.
  expect(countWords("well-kept school ".repeat(60_000), 1.7)).toBe(120_000);
  expect(countWords("数字教育".repeat(100_000), 1.6)).toBe(250_000);
  expect(countCharacters("e\u0301👨‍👩‍👧‍👦".repeat(40_000))).toBe(80_000);
});

const scripts = fc.array(
  fc.constantFrom(
    "word",
    "naïve",
    "1,204",
    "我们的",
    "コース",
    "ภาษา",
    "ខ្មែរ",
    "борбор",
    "—",
    ",",
    " ",
    "🙂",
  ),
  { maxLength: 12 },
);

test("words of paragraphs add up, whatever the script and the kind of line break", () => {
  fc.assert(
    fc.property(scripts, scripts, fc.constantFrom("\n", "\r\n", "\n\n", "\u2029"), (a, b, between) => {
      const [one, two] = [a.join(" "), b.join("")];
      expect(countWords(one + between + two, 1.7)).toBe(countWords(one, 1.7) + countWords(two, 1.7));
    }),
  );
});

test("space around a text counts for nothing", () => {
  fc.assert(
    fc.property(scripts, fc.constantFrom(" ", "\t", "\u00a0", "\u3000", "\n", "  \n "), (a, space) => {
      const text = a.join("");
      expect(countWords(space + text + space, 1.7)).toBe(countWords(text, 1.7));
    }),
  );
});

test.each([
  ["1204", 1204],
  ["1,204", 1204],
  ["1 204", 1204],
  ["1’204,5", 1204.5],
  ["١٢٠٤", 1204],
  ["１２", 12],
  ["-3", -3],
  ["12a", null],
  ["1e9", null],
  ["Infinity", null],
])("%j is read as the number %j", (text, number) => {
  expect(numberOf(text)).toBe(number);
});

test.each([
  ["https://learn.example.org/a?b=c", true],
  ["http://example.org", true],
  ["example.org", false],
  ["javascript:alert(1)", false],
  ["https://name:word@example.org", false],
  ["https://a b.org", false],
])("%j as a link: %j", (text, good) => {
  expect(isLink(text)).toBe(good);
});

test("an empty form asks for every answer that is required, and for none that is hidden", () => {
  const faults = faultsOf(book, {}, []);
  expect(new Set(faults.map((fault) => fault.kind))).toEqual(new Set(["missing"]));
  expect(faults.map((fault) => fault.path)).toEqual(
    book.form.sections.flatMap((s) => s.fields.filter((f) => f.required && !f.when).map((f) => f.id)),
  );
});

test.each<[string, Answers, string, object | undefined]>([
  [
    "a title of 121 characters",
    { title: "a".repeat(121) },
    "title",
    { id: "entering.tooManyCharacters", values: { over: 1, limit: 120 } },
  ],
  [
    "a title of 16 short words",
    { title: words(16).replaceAll("word", "") },
    "title",
    { id: "entering.tooManyWords", values: { over: 1, limit: 15 } },
  ],
  [
    "a summary of 149 words",
    { summary: words(149) },
    "summary",
    { id: "entering.tooFewWords", values: { words: 149, min: 150 } },
  ],
  ["a summary of 150 words", { summary: words(150) }, "summary", undefined],
  [
    "a summary of 201 words",
    { summary: words(201) },
    "summary",
    { id: "entering.tooManyWords", values: { over: 1, limit: 200 } },
  ],
  ["a category that is none", { category: "C9" }, "category", { id: "entering.unknownOption" }],
  [
    "four targets",
    { sdgTargets: ["4.1", "4.2", "4.3", "4.4"] },
    "sdgTargets",
    { id: "entering.tooManyChoices", values: { max: 3, count: 4 } },
  ],
  [
    "half a person",
    { category: "C1", certifiedStaff: "12.5" },
    "certifiedStaff",
    { id: "entering.notWhole" },
  ],
  [
    "fewer than no people",
    { category: "C1", certifiedStaff: "-1" },
    "certifiedStaff",
    { id: "entering.numberTooSmall", values: { min: 0 } },
  ],
  ["people of another category", { category: "C2", certifiedStaff: "none" }, "certifiedStaff", undefined],
  ["a day that is none", { startDate: "2026-02-30" }, "startDate", { id: "entering.notDate" }],
  [
    "a day too early",
    { startDate: "2009-12-31" },
    "startDate",
    { id: "entering.dateTooEarly", values: { from: { day: "2010-01-01" } } },
  ],
  [
    "six keywords where five may be",
    { keywords: "one, two, three，four、five; six" },
    "keywords",
    { id: "entering.tooManyItems", values: { max: 5, count: 6 } },
  ],
  ["ongoing where it may be", { endDate: "ongoing" }, "endDate", undefined],
  ["ongoing where it may not be", { startDate: "ongoing" }, "startDate", { id: "entering.notDate" }],
  [
    "a start of yesterday, though the case must have run for a year when the call closes",
    { startDate: "2027-03-01" },
    "startDate",
    {
      id: "entering.beganTooLate",
      values: { latest: { day: "2026-05-31" }, closes: { day: "2027-05-31" }, months: 12 },
    },
  ],
  ["a start on the last day that may be", { startDate: "2026-05-31" }, "startDate", undefined],
  [
    "an end before the start",
    { startDate: "2026-02-01", endDate: "2026-01-31" },
    "endDate",
    { id: "entering.endsBeforeStart", values: { start: { day: "2026-02-01" } } },
  ],
  [
    "an end before the time from which results count",
    { startDate: "2019-01-01", endDate: "2020-12-31" },
    "endDate",
    {
      id: "entering.endsBeforeResults",
      values: { from: { day: "2025-01-01" }, to: { day: "2027-05-31" } },
    },
  ],
  [
    "a case that ran for eleven months",
    { startDate: "2025-09-01", endDate: "2026-08-01" },
    "endDate",
    { id: "entering.ranTooShort", values: { earliest: { day: "2026-09-01" }, months: 12 } },
  ],
  ["a case that ran for a year", { startDate: "2025-09-01", endDate: "2026-09-01" }, "endDate", undefined],
  [
    "a partner at the lead's own address",
    {
      category: "C4",
      leadAddress: "dean@naryn.example",
      partners: [{ key: "r2", organisation: "Looms", address: " Dean@Naryn.example " }],
    },
    "partners.r2.address",
    { id: "entering.ownAddress" },
  ],
  [
    "a partner at the address of somebody of one's own in the team",
    {
      category: "C4",
      team: [{ key: "r1", name: "Jo", organisation: "Naryn Institute", address: "jo@naryn.example" }],
      partners: [{ key: "r1", organisation: "Looms", address: "jo@naryn.example" }],
    },
    "partners.r1.address",
    { id: "entering.ownAddress" },
  ],
  [
    "a partner at the address of its own person in the team",
    {
      category: "C4",
      team: [{ key: "r1", name: "Pat", organisation: "The Looms", address: "pat@looms.example" }],
      partners: [{ key: "r1", organisation: "Looms", address: "pat@looms.example" }],
    },
    "partners.r1.address",
    undefined,
  ],
  [
    "a partner without an address beside a lead without one",
    { category: "C4", partners: [{ key: "r1", organisation: "Looms", address: "" }] },
    "partners.r1.address",
    { id: "entering.missingText" },
  ],
  ["an address without a host", { leadAddress: "dean@" }, "leadAddress", { id: "entering.notAddress" }],
  ["a phone without a country", { leadPhone: "0555 010 203" }, "leadPhone", { id: "entering.notPhone" }],
  ["a script for a link", { hasVideo: "yes", video: "javascript:1" }, "video", { id: "entering.notLink" }],
  ["a statement unticked", { original: "" }, "original", { id: "entering.missingConsent" }],
  [
    "one indicator of three",
    { indicators: [{ key: "r1", what: "a", number: "1", measured: "b" }] },
    "indicators",
    { id: "entering.tooFewRows", values: { min: 3, count: 1 } },
  ],
  [
    "a row with a hole",
    { team: [{ key: "r4", name: "Aya", role: "data", organisation: "" }] },
    "team.r4.organisation",
    { id: "entering.missingText" },
  ],
])("%s", (_, answers, path, message) => {
  expect(faultAt(path, answers)).toEqual(message);
});

const day = fc
  .date({ min: new Date("2023-01-01"), max: new Date("2029-12-31"), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));

test("dates are taken exactly if the case ran long enough, by its end and by the day of closing", () => {
  fc.assert(
    fc.property(day, fc.option(day), fc.integer({ min: 1, max: 30 }), (startDate, end, months) => {
      const limits = { ...book.limits, duration: { ...book.limits.duration!, months } }; // the default has it
      const answers = { startDate, endDate: end ?? "ongoing" };
      const said = faultsOf({ ...book, limits }, answers, []).filter(
        ({ path, kind }) => kind === "wrong" && ["startDate", "endDate"].includes(path),
      );
      const last = end !== null && end < "2027-05-31" ? end : "2027-05-31";
      // By hand: the first day on which so many months are full.
      const at = new Date(`${startDate}T00:00:00Z`);
      const date = at.getUTCDate();
      at.setUTCMonth(at.getUTCMonth() + months);
      if (at.getUTCDate() !== date) at.setUTCDate(0);
      const ran = at.toISOString().slice(0, 10) <= last;
      expect(said.length === 0).toBe(ran && (end === null || end >= "2025-01-01"));
    }),
    // Two years apart on the last day of February.
    { examples: [["2024-02-29", "2025-02-28", 12]] },
  );
});

test("texts within their own limits can be too long together", () => {
  const limits = { ...book.limits, narrativeWords: 100 };
  const answers = { context: words(60), approach: words(60) };
  expect(faultsOf({ ...book, limits }, answers, []).find((f) => f.kind === "wrong")).toMatchObject({
    path: "context",
    message: { id: "entering.narrativeTooLong", values: { over: 20, limit: 100 } },
  });
});

test("a text far below its limit is thin, which is no fault; an optional one, a short limit and none at all are not", () => {
  const answers = {
    context: "Word",
    approach: words(74),
    results: words(75),
    inclusion: " ",
    conflictStatement: "None",
    aiUse: "language",
    aiUseText: "Spelling",
    summary: "Short",
  };
  expect(thinTexts(book, answers).map(({ path, words: count, limit }) => [path, count, limit])).toEqual([
    ["context", 1, 200],
    ["approach", 74, 300],
  ]);
  expect(faultAt("context", answers)).toBeUndefined();
});

test("a section is finished when nothing in it is missing or wrong", () => {
  const answers = {
    organisationName: "Example Centre",
    organisationType: "nationalCentre",
    iioeStatus: "nationalCentre",
    country: "KG",
    city: "Naryn",
    title: words(16).replaceAll("word", ""),
  };
  const progress = progressOf(book, answers, []);
  expect(progress[0]).toEqual({ id: "organisation", state: "finished", missing: 0, wrong: 0 });
  expect(progress[1]).toMatchObject({ id: "people", state: "notStarted" });
  expect(progress[2]).toMatchObject({ id: "case", state: "started", wrong: 1 });
});

test("what was answered before the form began does not begin a section", () => {
  expect(progressOf(book, { iioeStatus: "partner" }, [])[0]).toMatchObject({
    state: "notStarted",
    missing: 4,
  });
  expect(progressOf(book, { iioeStatus: "partner", city: "Naryn" }, [])[0]).toMatchObject({
    state: "started",
    missing: 3,
  });
});

test("a field is asked for only while its condition holds", () => {
  const section = book.form.sections.find((s) => s.id === "case")!; // the default form has it
  const ids = (answers: Answers) => askedFields(book.form, section, answers).map((f) => f.id);
  expect(ids({ category: "C3" })).toContain("smartRooms");
  expect(ids({ category: "C1" })).not.toContain("smartRooms");
  expect(ids({})).not.toContain("smartRooms");
});

const file: DocumentFile = {
  field: "annex",
  id: "a1",
  name: "annex.pdf",
  kind: "pdf",
  size: 1000,
  sha256: "0".repeat(64),
  pages: 3,
  description: "",
  credit: "",
};
const answers: Answers = {
  title: " Four institutions ",
  category: "C2",
  certifiedStaff: "12",
  leadName: "Айгүл Осмонова",
  leadAddress: "aigul@people.example",
  leadPhone: "+996 555 010 203",
  fundingSource: "the ministry",
  sdgTargets: ["4.3", "4.c"],
  team: [{ key: "r1", name: "José", role: "data", organisation: "Naryn", address: "jose@people.example" }],
  excluded: [{ key: "r1", name: "Somebody", reason: "a rival" }],
};
const document = entryDocument(book, {
  entry: { id: "e1", code: "IIOE-2027-0001", edition: "2027" },
  rulebook: "h",
  answers,
  files: [file],
});

test("the frozen document holds trimmed answers to what was asked and nothing else", () => {
  expect(document).toMatchObject({ format: 1, answers: { title: "Four institutions" }, files: [file] });
  expect(document.answers).not.toHaveProperty("certifiedStaff");
});

test("contact data, money and excluded people never reach judges or the public", () => {
  for (const audience of ["judge", "public"] as const) {
    const shown = JSON.stringify(entryView(book, document, audience));
    for (const secret of ["people.example", "+996", "the ministry", "a rival"])
      expect(shown).not.toContain(secret);
    expect(shown).toContain("José");
  }
  const all = JSON.stringify(entryView(book, document, "screener"));
  for (const known of ["jose@people.example", "+996", "the ministry", "a rival"])
    expect(all).toContain(known);
});

test("judges read the annex, the public does not", () => {
  expect(JSON.stringify(entryView(book, document, "judge"))).toContain("annex.pdf");
  expect(JSON.stringify(entryView(book, document, "public"))).not.toContain("annex.pdf");
});
