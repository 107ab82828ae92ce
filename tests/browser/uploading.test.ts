/** Files on their way: in parts, over breaks, pauses and visits; and what is said of each when it has arrived. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeCallOpen, makeEntry, makePdf, makePng } from "~db/seed/factories";
import { openWorld, type World } from "../world";
import { desk, faultsByAxe, openBrowser, openSeat } from "./browser";

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

const draft = () => makeEntry(world.portal, { leadId: lead.personId!, answers: {}, now: at }); // signed in

async function open(id: string, field: string, viewport = desk) {
  const seat = await openSeat(browser, world.base, { cookie: lead.cookie, viewport });
  await seat.page.goto(`/entries/${id}/files/${field}`);
  await seat.page.locator("button", { hasText: "Send the file" }).waitFor({ state: "detached" });
  return seat;
}

test("see", async () => {
  const id = await draft();
  for (const [name, viewport] of [
    ["d", desk],
    ["m", { width: 390, height: 800 }],
  ] as const) {
    const { page, context } = await open(id, "photos", viewport);
    if (name === "d")
      await page.setInputFiles("#f-file", [
        { name: "class.png", mimeType: "image/png", buffer: Buffer.from(makePng()) },
        { name: "bad.png", mimeType: "image/png", buffer: Buffer.from("hello") },
      ]);
    await page.locator("img").first().waitFor();
    await page.waitForTimeout(500);
    await page.screenshot({ path: `/tmp/shot-${name}.png`, fullPage: true });
    console.log(await faultsByAxe(page));
    await context.close();
  }
}, 60000);
