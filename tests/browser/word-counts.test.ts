/** The server decides how many words a text has; the browser says the same while it is typed. */
import { readFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { countWords } from "~/domain/form";
import type { Rulebook } from "~/domain/rulebook";
import { dice } from "~/engine/dice";
import { makeCallOpen, makeEntry } from "~db/seed/factories";
import { openWorld, type World } from "../world";
import { openBrowser, openSeat } from "./browser";

const at = "2027-03-02T02:00:00.000Z";
let world: World;
let browser: Browser;
beforeAll(async () => {
  world = await openWorld({ at });
  await makeCallOpen(world.portal, at);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await world.close();
});

/** Pieces that words are made of, by script; each is joined to others with and without what separates words. */
const pieces = {
  latin: [
    "teachers",
    "co-operate",
    "l’école",
    "naïve",
    "e.g.",
    "3.5",
    "1,200",
    "U.S.A.",
    "don't",
    "a_b",
    "ﬁn",
    "Ångström",
    "x²",
  ],
  cyrillic: ["окуу", "учителя", "ё", "по-русски", "Об’єкт", "№5", "й", "т.е."],
  arabic: ["المعلمون", "التعليم", "مدرسة", "٣٫٥", "۱۲۳", "عَرَبِيّ", "می‌شود", "ـــ"],
  devanagari: ["शिक्षक", "क्षेत्र", "१२३", "ज़", "विद्यालय।", "र्‍", "हिंदी"],
  han: [
    "教师",
    "数字教育",
    "学校。",
    "「课程」",
    "２０２７年",
    "3个",
    "𠮷",
    "々",
    "カタカナ",
    "ひらがな",
    "データ",
    "ｶﾞ",
  ],
  thai: ["ครู", "การศึกษา", "โรงเรียน", "๑๒๓", "ກາ", "ភាសា", "မြန်မာ", "น้ำ"],
  hangul: ["선생님", "교육", "학교는", "ㅋㅋ", "한글", "3개월", "각"],
};
const between = [
  " ",
  " ",
  " ",
  "",
  "\n",
  ", ",
  ".",
  " – ",
  "\u00a0",
  "-",
  "/",
  "\u200b",
  "\t",
  "😀",
  "👩‍👩‍👧",
  "\u0301",
  "\u200d",
  "“",
  "…",
];

/** Texts of a seed, in each script by turns and every fifth in all of them, of up to some sixty pieces. */
function texts(seed: number, count: number): string[] {
  const { below } = dice(seed);
  const scripts = Object.values(pieces);
  return Array.from({ length: count }, (_, number) => {
    const own = number % 5 === 4 ? scripts.flat() : scripts[number % scripts.length]!;
    const length = 1 + below(number % 50 === 0 ? 60 : 14);
    return Array.from({ length }, () => own[below(own.length)]! + between[below(between.length)]!).join("");
  });
}

test("10,000 texts in seven scripts have as many words in the browser as on the server", async () => {
  const { cookie, personId } = await world.signedIn();
  const id = await makeEntry(world.portal, { leadId: personId!, answers: {}, now: at }); // signed in
  const { page, context } = await openSeat(browser, world.base, { cookie });
  await page.goto(`/entries/${id}/sections/narrative`, { waitUntil: "networkidle" });
  await page.locator(".kept").waitFor();
  await context.setOffline(true); // what is typed here is not to be saved
  const all = texts(2027, 10_000);
  const { charactersPerWord } = (
    JSON.parse(readFileSync("db/seed/rulebooks/2027.json", "utf8")) as Pick<Rulebook, "languages">
  ).languages;
  const seen: number[] = [];
  for (let from = 0; from < all.length; from += 1000)
    seen.push(
      ...(await page.evaluate(
        async (some) => {
          const area = document.querySelector<HTMLTextAreaElement>("[name=context]")!; // the section's first text
          const counter = document.getElementById("f-context-c")!; // and its count
          const counts: number[] = [];
          for (const text of some) {
            Reflect.set(HTMLTextAreaElement.prototype, "value", text, area); // as React sees a person typing
            area.dispatchEvent(new Event("input", { bubbles: true }));
            await Promise.resolve();
            counts.push(Number(/^[\d,]+/.exec(counter.innerText)?.[0].replace(",", "")));
          }
          return counts;
        },
        all.slice(from, from + 1000),
      )),
    );
  const differing = all
    .map((text, number) => ({
      text,
      browser: seen[number],
      server: countWords(text.replace(/\r\n?/g, "\n"), charactersPerWord),
    }))
    .filter((one) => one.browser !== one.server);
  expect(differing.slice(0, 10)).toEqual([]);
  expect([seen.length, new Set(seen).size > 30]).toEqual([10_000, true]);
  await context.close();
}, 180_000);
