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
const o = await as("organiser", 1280);
await o.page.goto("/desk/disclosures"); await o.shot("disclosures");
const s = await as("organiser#1", 390);
await s.page.goto("/desk/disclosures");
await s.page.locator("dl.answers a").first().click(); await s.page.waitForLoadState(); await s.shot("disclosure");
await s.page.check("input[value=approved]");
await s.page.locator("form.stack button.button").click(); await s.page.waitForLoadState();
const n = await as("", 390);
await n.page.goto("/dev/mail");
await n.page.waitForTimeout(2500);
await n.page.goto("/dev/mail");
await n.page.locator("a", { hasText: "In confidence" }).first().click(); await n.page.waitForLoadState();
const html = await n.page.content() + await (await n.page.request.get(n.page.url() + "/page")).text();
const link = /\/disclosed\/[\w-]+/.exec(html)![0];
await n.page.goto(link); await n.shot("terms");
await n.page.locator("form.stack button.button").click(); await n.page.waitForLoadState(); await n.shot("disclosed");
const w = await as("", 1280);
await w.page.goto(link); await w.shot("disclosed");
await s.page.reload(); await s.page.goto("/desk/disclosures"); await s.page.locator("dl.answers a").first().click(); await s.page.waitForLoadState(); await s.shot("disclosure-read");
await browser.close();
