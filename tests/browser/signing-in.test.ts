import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeCallOpen } from "~db/seed/factories";
import { openWorld, type World } from "../world";
import { openBrowser, openSeat, phone, tabTo } from "./browser";

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

test.each([
  ["with scripts", true],
  ["without scripts", false],
])("a stranger signs in and begins an entry by keyboard alone on a small phone, %s", async (how, script) => {
  const address = `keys-${how.replace(" ", "-")}@people.example`;
  const { context, page } = await openSeat(browser, world.base, { script, viewport: phone });
  await page.goto("/");
  await tabTo(page, 'a[href^="/sign-in"], a[href="/entries/new"]');
  await page.keyboard.press("Enter");
  await page.waitForURL("**/sign-in**");
  await tabTo(page, "[name=address]");
  await page.keyboard.type(address);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/sign-in/code");
  const [mail] = await world.mailsTo(address);
  await tabTo(page, "[name=code]");
  await page.keyboard.type("000000");
  await page.keyboard.press("Enter");
  await expect.poll(() => page.title()).toMatch(/^Error: /);
  await tabTo(page, "[name=code]");
  await page.keyboard.press("Control+a");
  await page.keyboard.type(mail?.text.match(/\b\d{6}\b/)?.[0] ?? "");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/account**");
  await tabTo(page, "[name=name]");
  await page.keyboard.type("Айгүл");
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => !url.pathname.startsWith("/account"));
  await tabTo(page, 'form[action="/sign-out"] button');
  expect(await page.locator("[href='/account']").first().innerText()).toBe("Айгүл");
  await context.close();
});
