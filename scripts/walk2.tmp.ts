import { chromium } from "playwright-core";
const [, , url, id, width = "390"] = process.argv;
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const page = await (await browser.newContext({ baseURL: url!, viewport: { width: Number(width), height: 844 }, javaScriptEnabled: false })).newPage();
await page.goto("/");
const value = await page.locator("#demo-person option", { hasText: "ntrant" }).first().getAttribute("value");
await page.selectOption("#demo-person", value!);
await page.locator("form[action*='sign-in'] button").first().click();
const shot = async (name: string, full = true) => { await page.screenshot({ path: `/tmp/deskdata/shots/e-${width}-${name}.png`, fullPage: full }); console.log(name, page.url(), await page.title()); };
await page.goto(`/entries/${id}/receipts/1`); await shot("receipt");
await page.goto(`/entries/${id}/files/photos`); await shot("photos");
await page.goto(`/entries/${id}/files/annex`); await shot("annex");
await page.goto(`/entries/${id}/sections/case`);
await page.locator("input[name=category][value=C4]").check();
await page.getByRole("button", { name: /save/i }).first().click();
await page.goto(`/entries/${id}/sections/people`);
const add = page.getByRole("button", { name: /partner/i }).first();
console.log(await page.getByRole("button").allTextContents());
if (await add.count()) { await add.click(); }
const org = page.locator("input[name^='partners.'][name$='.organisation']").first();
if (await org.count()) {
  await org.fill("Partner House Ltd");
  await page.locator("input[name^='partners.'][name$='.name']").first().fill("Pat Partner");
  await page.locator("input[name^='partners.'][name$='.address']").first().fill("pat@partner.example");
  await page.locator("[name^='partners.'][name$='.contribution']").first().fill("Machines and people");
  await page.getByRole("button", { name: /save/i }).first().click();
}
await page.goto(`/entries/${id}/endorsements`); await shot("ask-before");
const ask = page.getByRole("button", { name: /ask|remind/i });
console.log(await ask.allTextContents(), await ask.first().isDisabled());
if (!(await ask.first().isDisabled())) { await ask.first().click(); await shot("ask-after"); }
await page.goto("/dev/mail");
console.log((await page.locator("main a").allTextContents()).slice(0, 5));
await browser.close();
