import { createHash } from "node:crypto";
import { strFromU8, unzipSync } from "fflate";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeAnswers, makeCallOpen, makeEntry, makeFiles, makeSubmittedEntry } from "~db/seed/factories";
import { pagesOf } from "../papers/paper-reader";
import { openWorld, type World } from "../world";
import { faultsByAxe, openBrowser, openSeat } from "./browser";

const at = "2027-03-02T02:00:00.000Z";
let world: World;
let browser: Browser;
let lead: Awaited<ReturnType<World["signedIn"]>>;

beforeAll(async () => {
  world = await openWorld({ at });
  await makeCallOpen(world.portal, at);
  lead = await world.signedIn();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await world.close();
});

test.each([
  ["with scripts", true],
  ["without scripts", false],
])("a receipt is checked by code, by file and by pasting, %s", async (_, script) => {
  const id = await makeSubmittedEntry(world.portal, {
    leadId: lead.personId!, // signed in
    answers: makeAnswers({ organisationName: `House ${script}` }),
    files: makeFiles(),
    now: at,
  });
  const document = Buffer.from(await (await lead.get(`/entries/${id}/receipts/1/document`)).arrayBuffer());
  const hash = createHash("sha256").update(document).digest("hex");
  const { code } = JSON.parse(document.toString()).entry as { code: string };
  const { context, page } = await openSeat(browser, world.base, { script });
  const said = () => page.locator("[role=status] h2").textContent();

  await page.goto("/receipts/check");
  await page.fill("[name=code]", ` ${code.toLowerCase()} `);
  await page.fill("[name=hash]", hash.toUpperCase().replace(/(.{8})/g, "$1 "));
  await page.keyboard.press("Enter");
  await page.waitForURL("**/receipts/check?*");
  expect(await said()).toBe("Yes. The portal has exactly this.");
  if (script) expect(await faultsByAxe(page)).toEqual([]);

  await page.fill(
    "[name=hash]",
    hash.replace(/.$/, (last) => (last === "0" ? "1" : "0")),
  );
  await page.keyboard.press("Enter");
  await expect.poll(said).toBe("No. The portal has nothing with this fingerprint under this code.");
  if (script) expect(await faultsByAxe(page)).toEqual([]);

  await page.fill("[name=hash]", "not a fingerprint");
  await page.keyboard.press("Enter");
  await expect.poll(() => page.locator("#errors a").textContent()).toContain("Write the fingerprint");
  expect(await page.inputValue("[name=hash]")).toBe("not a fingerprint");
  expect(await page.locator("[role=status]").count()).toBe(0);

  await page.setInputFiles("[name=file]", {
    name: `${code}-1.json`,
    mimeType: "application/json",
    buffer: document,
  });
  await page.click("form[method=post] button");
  await expect.poll(said).toBe("Yes. The portal has exactly this.");

  await page.goto("/receipts/check");
  await page.fill("[name=document]", document.toString());
  await page.click("form[method=post] button");
  await expect.poll(said).toBe("Yes. The portal has exactly this.");

  await page.goto("/receipts/check");
  await page.click("form[method=post] button");
  await expect.poll(() => page.locator("#errors a").textContent()).toContain("Choose the downloaded file");
  if (script) expect(await faultsByAxe(page)).toEqual([]);
  await context.close();
});

test("what was written into the document offline is pasted with its paragraphs, saved, and printed with them", async () => {
  const id = await makeEntry(world.portal, {
    leadId: lead.personId!,
    answers: makeAnswers(),
    files: makeFiles(),
    now: at,
  }); // signed in
  const { context, page } = await openSeat(browser, world.base, { cookie: lead.cookie });
  const written = [
    "First thoughts, in two sentences. Here is the other.",
    "第二段：教师学会了。",
    "الفقرة الثالثة.",
  ];
  // The document's own places to answer, filled in, as a word processor puts them on the clipboard.
  const docx = unzipSync(new Uint8Array(await (await lead.get("/questions.docx")).arrayBuffer()));
  const xml = strFromU8(docx["word/document.xml"]!); // every such document has this part
  const from = xml.indexOf("1 Context and problem");
  const places = xml.slice(from, xml.indexOf("2 Approach and what is new")).match(/w:val="Answer"/g) ?? [];
  expect(places).toHaveLength(written.length);
  await page.setContent(
    `<main>${places.map((_, n) => `<p class="MsoNormal"><span>${written[n]}</span></p>`).join("")}</main>`,
  );
  await page.keyboard.press("Control+A");
  await page.keyboard.press("Control+C");

  await page.goto(`/entries/${id}/sections/narrative`, { waitUntil: "networkidle" });
  await page.focus("[name=context]");
  await page.keyboard.press("Control+A");
  await page.keyboard.press("Control+V");
  const pasted = (await page.inputValue("[name=context]")).split(/\n+/).filter((one) => one !== "");
  expect(pasted).toEqual(written);
  await page.click("text=Save and return to the list");
  await page.waitForURL(`**/entries/${id}?saved=narrative#section-narrative`);
  await page.goto(`/entries/${id}/check`);
  expect(
    await page.locator("p[dir=auto]", { hasText: /First thoughts|第二段|الثالثة/ }).allTextContents(),
  ).toEqual(written);
  const paper = await lead.get(`/entries/${id}/paper`);
  const text = (await pagesOf(new Uint8Array(await paper.arrayBuffer()))).join("\n");
  expect(text).toContain(written.join("\n"));
  await context.close();
});

test("the page of a receipt and the page of an entry lead to their papers", async () => {
  const id = await makeSubmittedEntry(world.portal, {
    leadId: lead.personId!, // signed in
    answers: makeAnswers({ organisationName: "House of papers" }),
    files: makeFiles(),
    now: at,
  });
  const { context, page } = await openSeat(browser, world.base, { cookie: lead.cookie, script: false });
  const downloaded = async (link: string) => {
    const [file] = await Promise.all([page.waitForEvent("download"), page.click(link)]);
    return file.suggestedFilename();
  };
  await page.goto(`/entries/${id}/receipts/1`);
  const code = (await page.locator(".code").first().textContent()) ?? "";
  expect(await downloaded("text=Download this receipt as PDF")).toBe(`${code}-1-receipt.pdf`);
  expect(await downloaded("text=Download the entry as PDF")).toBe(`${code}-1.pdf`);
  expect(await downloaded(`text=${code}-1.sha256`)).toBe(`${code}-1.sha256`);
  await page.click("text=ask this portal");
  expect(await page.locator("[role=status] h2").textContent()).toBe("Yes. The portal has exactly this.");
  await page.goto(`/entries/${id}`);
  expect(await downloaded("text=Download the entry as PDF")).toBe(`${code}-1.pdf`);
  expect(await downloaded("text=Word document")).toBe("IIOE-2027-questions.docx");
  await context.close();
});
