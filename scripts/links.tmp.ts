import { chromium } from "playwright-core";
const [, , url, who, ...paths] = process.argv;
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const page = await (await browser.newContext({ baseURL: url! })).newPage();
await page.goto("/");
const value = await page.locator("#demo-person option").evaluateAll(
  (all, part) => all.find((o) => o.textContent!.toLowerCase().includes(part.toLowerCase()))?.getAttribute("value"), who!);
await page.selectOption("#demo-person", value!);
await page.locator("form[action*='sign-in'] button").first().click();
for (const path of paths) {
  await page.goto(path);
  console.log("==", path, await page.title());
  console.log((await page.locator("main a").evaluateAll((all) => all.map((a) => a.getAttribute("href") + " | " + a.textContent!.slice(0, 60).replace(/\s+/g, " ")))).slice(0, 40).join("\n"));
}
await browser.close();
