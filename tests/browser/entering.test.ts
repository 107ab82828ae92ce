import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeAnswers, makeCallOpen, makeEntry, makeFiles } from "~db/seed/factories";
import { openWorld, type World } from "../world";
import { desk, faultsByAxe, openBrowser, openSeat, phone, tabTo } from "./browser";

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

const draft = (answers = {}) =>
  makeEntry(world.portal, { leadId: lead.personId!, answers, files: makeFiles(), now: at }); // signed in

async function answersOf(id: string): Promise<Record<string, unknown>> {
  const row = await world.portal.db
    .selectFrom("entry")
    .select("answersJson")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return JSON.parse(row.answersJson) as Record<string, unknown>;
}

test.each([
  ["with scripts", true],
  ["without scripts", false],
])("a section is filled and saved by keyboard alone, %s", async (_, script) => {
  const id = await draft();
  const { context, page } = await openSeat(browser, world.base, { cookie: lead.cookie, script });
  await page.goto(`/entries/${id}`);
  await tabTo(page, "main a[href$='/sections/organisation']");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/sections/organisation*");
  await tabTo(page, "[name=organisationName]");
  await page.keyboard.type("Naryn Valley Centre");
  await tabTo(page, "[name=organisationType]");
  await page.keyboard.press("ArrowDown");
  await tabTo(page, "[name=iioeStatus]");
  await page.keyboard.press("Space");
  await tabTo(page, "[name=country]");
  await page.keyboard.type("Kyrgyz");
  await tabTo(page, "[name=city]");
  await page.keyboard.type("Naryn");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/sections/people?from=organisation");
  expect(await answersOf(id)).toMatchObject({
    organisationName: "Naryn Valley Centre",
    organisationType: "nationalCentre",
    iioeStatus: "partner",
    country: "KG",
    city: "Naryn",
  });
  await context.close();
});

test("with scripts words are counted while typing, questions follow answers, and rows come without a journey", async () => {
  const id = await draft();
  const { context, page } = await openSeat(browser, world.base, { cookie: lead.cookie });
  const problems: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  page.on("pageerror", (error) => problems.push(error.message));
  await page.goto(`/entries/${id}/sections/case`, { waitUntil: "networkidle" });
  await page.fill("[name=summary]", "one two three");
  await expect.poll(() => page.textContent("#f-summary-c")).toBe("3 words; from 150 to 200 are asked for");
  expect(await page.locator("[name=smartRooms]").count()).toBe(0);
  await page.check("[name=category][value=C3]");
  await page.fill("[name=smartRooms]", "12");
  await page.check("[name=category][value=C1]");
  expect(await page.locator("[name=smartRooms]").count()).toBe(0);
  await page.check("[name=category][value=C3]");
  expect(await page.inputValue("[name=smartRooms]")).toBe("12");
  await page.click("text=Save and return to the list");
  await page.waitForURL(`**/entries/${id}?saved=case#section-case`);
  expect(await answersOf(id)).toMatchObject({ summary: "one two three", category: "C3", smartRooms: "12" });

  await page.goto(`/entries/${id}/sections/people`, { waitUntil: "networkidle" });
  await page.fill("[name='team.r1.name']", "José Ñáñez");
  await page.click("text=Add another");
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute("name")))
    .toBe("team.r2.name");
  await page.keyboard.type("ليلى");
  await page.click("text=Remove Team member 1");
  await page.click("text=Save and return to the list");
  await page.waitForURL(`**/entries/${id}?saved=people#section-people`);
  expect((await answersOf(id))["team"]).toMatchObject([{ key: "r2", name: "ليلى" }]);
  expect(problems.filter((one) => !one.includes("favicon") && !one.includes("404"))).toEqual([]);
  await context.close();
});

test("the button after the last fault is pressed once, though its message goes while it is pressed", async () => {
  const id = await draft({ annualCost: "7400 dollars" });
  const { context, page } = await openSeat(browser, world.base, { cookie: lead.cookie, viewport: phone });
  await page.goto(`/entries/${id}/sections/indicators`, { waitUntil: "networkidle" });
  await page.locator("#f-annualCost-e", { hasText: "whole number" }).waitFor();
  await page.fill("[name=annualCost]", "7400");
  await page.getByRole("button", { name: "Save and go on to F Evidence" }).click();
  await page.waitForURL("**/sections/evidence?from=indicators", { timeout: 8000 });
  await context.close();
});

test("names of institutions are offered while one is typed, by name or domain, and any other may stand", async () => {
  const id = await draft();
  const { context, page } = await openSeat(browser, world.base, { cookie: lead.cookie });
  await page.goto(`/entries/${id}/sections/organisation`, { waitUntil: "networkidle" });
  const offered = (row: string) =>
    page
      .locator(`[id="f-${row}-names"] option`)
      .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
  await page.locator("[name=organisationName]").pressSequentially("helsinki.fi");
  await expect.poll(() => offered("organisationName")).toContain("University of Helsinki");
  await page.fill("[name=organisationName]", "");
  await page.locator("[name=organisationName]").pressSequentially("Kyrgyz Nat");
  await expect
    .poll(async () => (await offered("organisationName")).some((one) => one.startsWith("Kyrgyz Nat")))
    .toBe(true);
  await context.setOffline(true);
  await page.fill("[name=organisationName]", "A school that no list knows");
  await context.setOffline(false);
  await page.click("text=Save and return to the list");
  await page.waitForURL(`**/entries/${id}?saved=organisation#section-organisation`);
  expect(await answersOf(id)).toMatchObject({ organisationName: "A school that no list knows" });
  await context.close();
});

test("leaving asks first only where neither the server nor the device could keep what was typed", async () => {
  const id = await draft();
  const { context, page } = await openSeat(browser, world.base, { cookie: lead.cookie });
  await page.addInitScript(() => Object.defineProperty(window, "indexedDB", { value: undefined }));
  await page.goto(`/entries/${id}/sections/organisation`, { waitUntil: "networkidle" });
  await page.locator(".kept").waitFor();
  await context.setOffline(true);
  let asked = false;
  page.on("dialog", (dialog) => {
    asked = dialog.type() === "beforeunload";
    void dialog.dismiss();
  });
  await page.click("[name=city]");
  await page.keyboard.type("Naryn");
  await page.locator(".kept[data-keeping=unsaved]").waitFor();
  await page.click("text=All sections", { noWaitAfter: true });
  await expect.poll(() => asked).toBe(true);
  expect(await page.inputValue("[name=city]")).toBe("Naryn");
  await context.close();
});

test.each([
  ["320 px", phone],
  ["1280 px", desk],
])(
  "no page of entering breaks a rule of accessibility or its width at %s",
  async (_, viewport) => {
    const id = await draft(makeAnswers({ results: "word ".repeat(301), leadPhone: "0555" }));
    const { context, page } = await openSeat(browser, world.base, { cookie: lead.cookie, viewport });
    const found: [string, string[], number][] = [];
    const paths = [
      "/entries",
      "/entries/new",
      `/entries/${id}`,
      `/entries/${id}/sections/people?mend=1`,
      `/entries/${id}/sections/case`,
      `/entries/${id}/sections/narrative`,
      `/entries/${id}/files/photos`,
      `/entries/${id}/check`,
      `/entries/${id}/withdrawal`,
    ];
    for (const path of paths) {
      await page.goto(path);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      found.push([path, await faultsByAxe(page), width]);
    }
    expect(found).toEqual(paths.map((path) => [path, [], viewport.width]));
    await context.close();
  },
  120_000,
);

test("the longest form weighs up to 170 KB on a first visit, fonts and scripts in it", async () => {
  const id = await draft(makeAnswers());
  const { context, page } = await openSeat(browser, world.base, { cookie: lead.cookie });
  const client = await context.newCDPSession(page);
  await client.send("Network.enable");
  let bytes = 0;
  client.on("Network.loadingFinished", (event) => {
    bytes += event.encodedDataLength;
  });
  await page.goto(`/entries/${id}/sections/narrative`, { waitUntil: "networkidle" });
  expect(bytes / 1000).toBeGreaterThan(60);
  expect(bytes / 1000).toBeLessThanOrEqual(170);
  await context.close();
});
