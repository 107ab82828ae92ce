import fc from "fast-check";
import { expect, test } from "vitest";
import { translatorOf } from "~/context.server";
import { outcomes } from "~/domain/release";
import { renderResultLetter, type ResultLetter } from "~emails/result-letter";

const t = translatorOf("en");
const letter: ResultLetter = {
  outcome: "winner",
  name: "Aigul Example",
  code: "X-2027-0041",
  title: "Four institutions, one valley",
  ownTitle: "Четыре университета, одна долина",
  organisation: "Naryn Valley National Centre",
  ownOrganisation: "Нарын өрөөнүнүн улуттук борбору",
  enteredIn: null,
  category: { id: "C2", name: "Local initiatives" },
  specialAwards: ["Life Sciences Education Award"],
  winners: 5,
  reason: "It describes one product.",
  award: "Example Genomics · Pioneer Award",
  edition: "2027",
  organiser: "The Organiser",
  sponsors: [
    {
      id: "a",
      name: "Example Genomics",
      alt: "Example Genomics",
      colour: "#7a3b00",
      link: "https://genomics.example/",
      cid: "sponsor-a",
      line: "Example Genomics is title sponsor of the 2027 edition.",
      words: "It pays for the ceremony.",
    },
    {
      id: "b",
      name: "Example Press",
      alt: "Example Press",
      colour: "#1f4e79",
      link: null,
      cid: null,
      line: "Example Press supports category C2 of the 2027 edition.",
      words: "It prints the casebook.",
    },
  ],
  winnersUrl: "https://portal.example/winners",
  entryUrl: "https://portal.example/entries/abc",
  feedbackDay: "15 September 2027",
  complaintDays: 14,
  result: "7c1e9a8b4f2d00aa",
};

/** The tags of a page, without what they enclose; direction follows the typed text and is left out. */
const tagsOf = (html: string) => html.match(/<[^>]*>/g)?.map((tag) => tag.replace(/ dir="(ltr|rtl)"/, ""));
/** Words alone: no mail carries what turns the order of letters (U+202A to 202E, 2066 to 2069). */
const flat = (text: string) =>
  text
    .replace(/[\u202a-\u202e\u2066-\u2069]/gu, "")
    .replace(/[\s\u200b]+/gu, " ")
    .trim();

const subjects = {
  winner: "Your case has won: X-2027-0041",
  specialAward: "Your case has won a special award: X-2027-0041",
  honourableMention: "Your case receives an honourable mention: X-2027-0041",
  notSelected: "The result of your entry: X-2027-0041",
  horsConcours: "The result of your entry, hors concours: X-2027-0041",
  notValid: "Your entry was not valid: X-2027-0041",
};

const hostile = fc.oneof(
  fc.constantFrom(
    "<script>alert(1)</script>",
    "</p></div><a href='https://evil.example'>Click</a>",
    "<img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "x\r\nBcc: everyone@evil.example\r\n\r\nBody",
    "{name} {outcome, select, winner {a} other {b}}",
    "<link>x</link>",
    "&lt;b&gt; &amp; &#60;i&#62;",
    "\u202Egnp.exe",
    "[Click](https://evil.example) **bold**",
    "<!--[if mso]><table><![endif]-->",
    "=?utf-8?B?PHNjcmlwdD4=?=",
  ),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 200 }),
  fc.string({
    unit: fc.constantFrom("<", ">", '"', "'", "&", "/", "=", "a", " ", "\n", ";", "{", "}"),
    minLength: 1,
    maxLength: 120,
  }),
);
const typed = fc.record({
  name: hostile,
  title: hostile,
  ownTitle: hostile,
  organisation: hostile,
  ownOrganisation: hostile,
  reason: hostile,
});

test("150 hostile names and titles add no markup and no header, and stand in the text part as they were typed", async () => {
  const plain = new Map(
    await Promise.all(
      outcomes.map(
        async (outcome) =>
          [outcome, tagsOf((await renderResultLetter(t, { ...letter, outcome })).html)] as const,
      ),
    ),
  );
  await fc.assert(
    fc.asyncProperty(typed, fc.constantFrom(...outcomes), async (values, outcome) => {
      const mail = await renderResultLetter(t, { ...letter, ...values, outcome });
      expect(tagsOf(mail.html)).toEqual(plain.get(outcome));
      expect(mail.subject).toBe(subjects[outcome]);
      const { reason, ...always } = values;
      for (const value of [
        ...Object.values(always),
        ...(outcome === "notValid" || outcome === "horsConcours" ? [reason] : []),
      ])
        expect(flat(mail.text)).toContain(flat(value));
    }),
    { numRuns: 150 },
  );
});

test("the text part says, in the same order, every word that the page says", async () => {
  for (const outcome of outcomes) {
    const { html, text } = await renderResultLetter(t, { ...letter, outcome });
    const page = html
      .slice(html.indexOf("<body"))
      .replace(/<span data-skip-in-text="true"[^>]*>.*?<\/span>/g, "")
      .replace(/<!--.*?-->/g, "")
      .replace(/<\/?(bdi|span|a|strong)\b[^>]*>/g, "")
      .replace(/<[^>]*>/g, " ")
      .replaceAll("&#x27;", "'")
      .replaceAll("&amp;", "&");
    const words = (of: string) =>
      flat(of)
        .replace(/:? https:\S+/g, "")
        .replace(/:(?= |$)/g, "");
    expect(words(text)).toBe(words(page));
  }
});

test("each outcome has its own heading, next step and letter; the complaint stands in all", async () => {
  const texts = await Promise.all(
    outcomes.map(async (outcome) => (await renderResultLetter(t, { ...letter, outcome })).text),
  );
  expect(
    texts.map(
      (text) =>
        /Your case has won|receives an honourable mention|not among the winners|judged outside the competition|could not be judged/.exec(
          text,
        )?.[0],
    ),
  ).toEqual([
    "Your case has won",
    "Your case has won",
    "receives an honourable mention",
    "not among the winners",
    "judged outside the competition",
    "could not be judged",
  ]);
  for (const text of texts) expect(text).toContain("you may complain once, within 14 days");
  expect(texts.map((text) => text.includes("It describes one product."))).toEqual([
    false,
    false,
    false,
    false,
    true,
    true,
  ]);
  expect(texts.map((text) => text.includes("Life Sciences Education Award"))).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});

test("the heading is in the award's colour for winners and in ink for others, on a dark screen too", async () => {
  const classes = await Promise.all(
    outcomes.map(
      async (outcome) =>
        /<h1 class="([^"]*)"/.exec((await renderResultLetter(t, { ...letter, outcome })).html)?.[1],
    ),
  );
  expect(classes).toEqual(["big spot", "big spot", "big spot", "big ink", "big ink", "big ink"]);
});

test("the sponsors stand after the letter, apart from the organiser, by words and by alt text in their colour", async () => {
  const { html, text } = await renderResultLetter(t, letter);
  expect(html.indexOf("The Organiser")).toBeLessThan(html.indexOf("cid:sponsor-a"));
  expect(html.slice(html.indexOf('class="sponsor"'))).not.toContain("The Organiser");
  expect(/<img[^>]*cid:sponsor-a[^>]*>/.exec(html)?.[0]).toMatch(/alt="Example Genomics".*color:#7a3b00/);
  expect(text.indexOf("Example Genomics is title sponsor")).toBeGreaterThan(text.indexOf("With respect"));
});

test("a title in its own script is set in its own direction", async () => {
  const { html } = await renderResultLetter(t, { ...letter, ownTitle: "قاعات تسافر" });
  expect(html).toMatch(/<p dir="rtl"[^>]*>قاعات تسافر<\/p>/);
  expect(html).toMatch(/<p dir="ltr"[^>]*>Four institutions, one valley<\/p>/);
});
