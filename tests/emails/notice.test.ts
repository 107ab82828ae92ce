import { expect, test } from "vitest";
import { translatorOf } from "~/context.server";
import { withoutAddresses } from "~/domain/address";
import { renderNotice } from "~emails/notice";

const notice = {
  subject: "We have\nyour entry",
  heading: "We have your entry",
  name: "<b>Айгүл</b>",
  paragraphs: ["It counts."],
  facts: [["Code", "IIOE-2027-0041"]] as const,
  action: { label: "Open your entry", url: "https://award.example.org/entries/1" },
  small: ["You are the lead contact."],
  award: "Award 2027",
  organiser: "The organiser",
};

test("the text of a mail says what its page says, in order, with the link on a line of its own", async () => {
  const mail = await renderNotice(translatorOf("en"), notice);
  expect(mail.subject).toBe("We have your entry");
  expect(mail.text.split(/\n+/)).toEqual([
    "The organiser",
    "Award 2027",
    "We have your entry",
    "Dear <b>Айгүл</b>,",
    "It counts.",
    "Code",
    "IIOE-2027-0041",
    "Open your entry:",
    "https://award.example.org/entries/1",
    "You are the lead contact.",
  ]);
});

test("the page of a mail takes words as words, follows a dark screen, loads nothing, and turns for right to left", async () => {
  const mail = await renderNotice(translatorOf("en"), notice);
  expect(mail.html).toContain("&lt;b&gt;Айгүл&lt;/b&gt;");
  expect(mail.html).toContain("prefers-color-scheme: dark");
  expect(mail.html).not.toMatch(/<img|<script|url\(|(margin|padding|border)-(left|right)|text-align/);
  expect((await renderNotice(translatorOf("ar-XB"), notice)).html).toMatch(/<html[^>]* dir="rtl"/);
});

test("no address is left in a line for the log, and paths of packages are left alone", () => {
  expect(withoutAddresses("550 <kim.li+x@mail.example.org>: no; людмила@почта.рф, 'a@b.cd'")).toBe(
    "550 <[address]>: no; [address], '[address]'",
  );
  const frame = "at x (/srv/node_modules/@remix-run/node/dist/index.js:1:2)";
  expect(withoutAddresses(frame)).toBe(frame);
});
