import { chromium } from "playwright-core";
const url = "http://localhost:5012";
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
async function as(part: string, width: number) {
  const context = await browser.newContext({ baseURL: url, viewport: { width, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(60000);
  await page.goto("/");
  if (part) {
    const values = await page.locator("#demo-person option").evaluateAll((all, p) => all.filter((o) => o.textContent!.toLowerCase().includes(p)).map((o) => o.getAttribute("value")), part.split("#")[0]!);
    await page.selectOption("#demo-person", values[Number(part.split("#")[1] ?? 0)]!);
    await page.locator("form[action*='sign-in'] button").first().click();
    await page.waitForLoadState();
  }
  const shot = async (name: string) => {
    await page.screenshot({ path: `/tmp/c-shots/${width}-${name}.png`, fullPage: true });
    console.log(name, page.url(), await page.evaluate(() => document.documentElement.scrollWidth > innerWidth ? "WIDE" : ""));
  };
  return { page, shot };
}
const o = await as("organiser", 390);
await o.page.goto("/desk/release/correction"); await o.shot("correction-none");
await o.page.goto("/desk/release/halt");
await o.page.locator("form.stack button.button").click(); await o.page.waitForLoadState(); await o.shot("halt-error");
await o.page.fill("#f-reason", "The marks of two cases were swapped when a sheet was typed from paper.");
await o.page.locator("form.stack button.button").click(); await o.page.waitForLoadState(); await o.shot("correction-open");
await o.page.goto("/desk/cases"); await o.shot("cases");
await o.page.goto("/desk/release/correction");
await o.page.locator("form.stack button.button").click(); await o.page.waitForLoadState(); await o.shot("draft-error");
await o.page.goto("/desk/release/correction");
await o.page.fill("#f-note-en", "In category C1 the marks of two cases had been swapped when a sheet was typed from paper. The list is right now. We have written to everyone concerned, and we are sorry.");
await o.page.locator("form.stack button.button").click(); await o.page.waitForLoadState(); await o.shot("release-drafted");
const s = await as("organiser#1", 1280);
await s.page.goto("/desk/release/correction"); await s.shot("correction-open");
await s.page.goto("/desk/release/approval"); await s.shot("approval");
await browser.close();
