/** Files on their way: in parts, over breaks, pauses and visits; and what is said of each when it has arrived. */
import { randomBytes } from "node:crypto";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeAnswers, makeCallOpen, makeEntry, makeFiles, makePdf, makePng } from "~db/seed/factories";
import { CANARY, pageOf } from "../hostile-files";
import { openWorld, type World } from "../world";
import { desk, faultsByAxe, openBrowser, openSeat, phone } from "./browser";

const at = "2027-03-02T02:00:00.000Z";
/** A part is half a megabyte: this file has four. */
const bytes = pageOf({ more: [`<< /Filler (${randomBytes(900_000).toString("hex")}) >>`] });
const pdf = { name: "annex.pdf", mimeType: "application/pdf", buffer: bytes };
const picture = { name: "class.png", mimeType: "image/png", buffer: Buffer.from(makePng()) };
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

const draft = (more: Partial<Parameters<typeof makeEntry>[1]> = {}) =>
  makeEntry(world.portal, { leadId: lead.personId!, answers: {}, now: at, ...more }); // signed in
const attached = (id: string) =>
  world.portal.db
    .selectFrom("attachment")
    .select(["name", "size", "description", "credit"])
    .where("entryId", "=", id)
    .where("removedAt", "is", null)
    .execute();

/** Opens the page of a field and waits until it has come to life. */
async function open(id: string, field: string, viewport = desk) {
  const seat = await openSeat(browser, world.base, { cookie: lead.cookie, viewport });
  await seat.page.goto(`/entries/${id}/files/${field}`);
  await alive(seat.page);
  return seat;
}
const alive = (page: Page) =>
  page.locator("button", { hasText: "Send the file" }).waitFor({ state: "detached" });
const row = (page: Page, state: string) => page.locator(`.sending[data-state="${state}"]`);
const there = (page: Page) => page.locator("ul.files a[href^='/attachments/']:not([tabindex])");
/** Lets so many parts through, and then holds every other until it is let go. */
async function heldAfter(page: Page, parts: number) {
  let passed = 0;
  let open: () => void = () => undefined;
  const gate = new Promise<void>((done) => (open = done));
  await page.route("**/uploads/*", async (route) => {
    if (route.request().method() === "PATCH" && (passed += 1) > parts) await gate;
    await route.continue().catch(() => undefined);
  });
  return { letGo: () => open() };
}
const isWide = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

test("a file goes as soon as it is chosen; one sees how far it is; pausing stops it and going on ends it", async () => {
  const id = await draft();
  const { page, context } = await open(id, "annex");
  const offsets: number[] = [];
  page.on("request", (request) => {
    if (request.method() === "PATCH") offsets.push(Number(request.headers()["upload-offset"]));
  });
  const gate = await heldAfter(page, 2);
  await page.setInputFiles("#f-file", pdf);
  await row(page, "sending").waitFor();
  await page.locator(".sending", { hasText: "1 of 1.8 MB" }).waitFor();
  expect(await page.locator("progress").getAttribute("max")).toBe(String(bytes.length));
  expect(await faultsByAxe(page)).toEqual([]);
  await page.getByRole("button", { name: "Pause annex.pdf" }).click();
  await row(page, "paused").waitFor();
  expect(await page.locator("[role=status].hidden").textContent()).toBe("annex.pdf is paused");
  gate.letGo();
  await page.waitForTimeout(300);
  expect(await there(page).count()).toBe(0);
  await page.getByRole("button", { name: "Resume annex.pdf" }).click();
  await there(page).waitFor();
  expect(await page.locator(".sending").count()).toBe(0);
  expect(await page.locator("[role=status].hidden").textContent()).toBe("annex.pdf was added");
  expect(await attached(id)).toMatchObject([{ name: "annex.pdf", size: bytes.length }]);
  // Nothing that had arrived was sent again.
  expect(offsets.filter((offset) => offset === 0)).toHaveLength(1);
  expect(Math.max(...offsets)).toBeGreaterThan(1_500_000);
  expect(await faultsByAxe(page)).toEqual([]);
  await context.close();
}, 60_000);

test("a broken line is told, and the file goes on from where the portal has it", async () => {
  const id = await draft();
  const { page, context } = await open(id, "annex");
  const offsets: number[] = [];
  page.on("request", (request) => {
    if (request.method() === "PATCH") offsets.push(Number(request.headers()["upload-offset"]));
  });
  let passed = 0;
  await page.route("**/uploads/*", async (route) => {
    if (route.request().method() === "PATCH" && (passed += 1) === 2) await route.abort("connectionreset");
    else await route.continue();
  });
  await page.setInputFiles("#f-file", pdf);
  await row(page, "cut").waitFor();
  expect(await page.locator("[role=status].hidden").textContent()).toBe(
    "The line broke. annex.pdf goes on by itself.",
  );
  await there(page).waitFor({ timeout: 20_000 });
  expect(await attached(id)).toMatchObject([{ size: bytes.length }]);
  expect(offsets.slice(0, 3)).toEqual([0, 524_288, 524_288]);
  await context.close();
}, 60_000);

test("what was begun on another visit goes on when the same file is chosen again, or is discarded", async () => {
  const id = await draft();
  const first = await open(id, "annex");
  await heldAfter(first.page, 1);
  await chooseBy(first.page);
  await first.page.locator(".sending", { hasText: "0.5 of 1.8 MB" }).waitFor();
  await first.context.close();

  const second = await open(id, "annex");
  await row(second.page, "left").waitFor();
  expect(await row(second.page, "left").textContent()).toContain("Choose the same file again");
  const offsets: number[] = [];
  second.page.on("request", (request) => {
    if (request.method() === "PATCH") offsets.push(Number(request.headers()["upload-offset"]));
  });
  await chooseBy(second.page);
  await there(second.page).waitFor();
  expect(offsets[0]).toBeGreaterThanOrEqual(524_288);
  expect(await attached(id)).toHaveLength(1);
  await second.context.close();

  const other = await draft();
  const third = await open(other, "annex");
  await heldAfter(third.page, 1);
  await chooseBy(third.page);
  await third.page.locator(".sending", { hasText: "0.5 of 1.8 MB" }).waitFor();
  await third.context.close();
  const fourth = await open(other, "annex");
  await fourth.page.getByRole("button", { name: "Discard annex.pdf" }).click();
  await row(fourth.page, "left").waitFor({ state: "detached" });
  await expect
    .poll(async () =>
      (
        await world.portal.db.selectFrom("upload").select("endedAt").where("entryId", "=", other).execute()
      ).map((one) => one.endedAt !== null),
    )
    .toEqual([true]);
  await fourth.context.close();
}, 60_000);

/** Chooses the same file, as a person does who comes back to it: by its size and when it was changed. */
async function chooseBy(page: Page) {
  await page.evaluate((text) => {
    const input = document.querySelector<HTMLInputElement>("#f-file")!; // the page has one
    const content = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const files = new DataTransfer();
    files.items.add(new File([content], "annex.pdf", { lastModified: 1_800_000_000_000 }));
    input.files = files.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }, bytes.toString("base64"));
}

test("what can be seen to be wrong is refused before a byte is sent, and the other files go on", async () => {
  const id = await draft();
  const { page, context } = await open(id, "photos");
  let begun = 0;
  page.on("request", (request) => {
    if (request.url().endsWith("/uploads")) begun += 1;
  });
  await page.setInputFiles("#f-file", [
    { name: "fake.png", mimeType: "image/png", buffer: Buffer.from("<svg onload=alert(1)>") },
    picture,
    {
      name: "large.png",
      mimeType: "image/png",
      buffer: Buffer.concat([picture.buffer, Buffer.alloc(5_300_000)]),
    },
  ]);
  await there(page).waitFor();
  expect(await row(page, "refused").allTextContents()).toEqual([
    expect.stringContaining("“fake.png” is called a picture, but its content is something else."),
    expect.stringContaining("“large.png” is larger than 5 MB."),
  ]);
  expect(begun).toBe(1);
  expect(await page.locator("progress").count()).toBe(0);
  expect(await faultsByAxe(page)).toEqual([]);
  await page.getByRole("button", { name: "Close" }).first().click();
  expect(await row(page, "refused").count()).toBe(1);
  // What only the portal can see is refused by the portal.
  await page.setInputFiles("#f-file", {
    name: "half.png",
    mimeType: "image/png",
    buffer: picture.buffer.subarray(0, picture.buffer.length / 2),
  });
  await page.locator(".sending", { hasText: "“half.png” is damaged or incomplete." }).waitFor();
  // What was not taken before is settled: somebody has chosen anew.
  expect(await row(page, "refused").count()).toBe(1);
  await context.close();
}, 60_000);

test("what a picture shows and who took it is saved beside an upload, and nothing is submitted without it", async () => {
  const id = await draft({
    answers: makeAnswers(),
    files: makeFiles().filter((file) => file.field !== "photos"),
  });
  const { page, context } = await open(id, "photos", phone);
  await page.setInputFiles("#f-file", picture);
  await there(page).waitFor();
  const missing = await (await lead.get(`/entries/${id}/check`)).text();
  expect(missing).toContain("Say what one picture shows and who took it");
  await page.getByLabel("What it shows").fill("Teachers around a table");
  await page.getByRole("button", { name: "Save descriptions and names" }).click();
  await page.getByText("Saved", { exact: true }).waitFor();
  expect((await lead.post(`/entries/${id}/check`)).status).not.toBe(302);
  await page.getByLabel("Who took it").fill("Ann");
  await page.getByRole("button", { name: "Save descriptions and names" }).click();
  await page.getByText("Saved", { exact: true }).waitFor();
  expect(await attached(id)).toContainEqual({
    name: "class.png",
    size: picture.buffer.length,
    description: "Teachers around a table",
    credit: "Ann",
  });
  expect(await isWide(page)).toBe(false);
  expect(await faultsByAxe(page)).toEqual([]);
  expect((await lead.post(`/entries/${id}/check`)).status).toBe(302);
  await context.close();
}, 60_000);

test("what was typed of a picture is kept when the page is left without pressing Save", async () => {
  const id = await draft({ files: makeFiles() });
  const { page, context } = await open(id, "photos");
  await page
    .getByLabel(/What it shows/)
    .first()
    .fill("A class at its screens");
  await page.getByRole("link", { name: "Back to Evidence" }).click();
  await page.waitForURL("**/sections/evidence");
  await expect
    .poll(async () => (await attached(id)).map((file) => file.description))
    .toContain("A class at its screens");
  await context.close();
});

test("an answer of one file refuses a second while the first is on its way, before a byte of it is sent", async () => {
  const id = await draft();
  const { page, context } = await open(id, "annex");
  const gate = await heldAfter(page, 1);
  await page.setInputFiles("#f-file", pdf);
  await row(page, "sending").waitFor();
  let begun = 0;
  page.on("request", (request) => {
    if (request.method() === "POST") begun += 1;
  });
  await page.setInputFiles("#f-file", { ...pdf, name: "second.pdf" });
  await row(page, "refused").waitFor();
  expect(await row(page, "refused").textContent()).toContain(
    "This answer takes one file, and another is still on its way.",
  );
  expect(begun).toBe(0);
  gate.letGo();
  await there(page).waitFor();
  expect(await attached(id)).toMatchObject([{ name: "annex.pdf" }]);
  await context.close();
}, 60_000);

test("a file that names its author says so to its sender, in words that a judge never sees", async () => {
  const id = await draft();
  const { page, context } = await open(id, "annex");
  await page.setInputFiles("#f-file", {
    ...pdf,
    buffer: pageOf({ trailer: "/Info 6 0 R", more: [`<< /Author (${CANARY}) >>`] }),
  });
  await page.locator(".notice", { hasText: `This file names “${CANARY}” as its author.` }).waitFor();
  expect(await page.locator(".notice").textContent()).toContain("Judges get a copy without it.");
  await context.close();
}, 60_000);

test("without a script a file goes with the form, is refused in words, added, described and removed", async () => {
  const id = await draft();
  const { page, context } = await openSeat(browser, world.base, {
    cookie: lead.cookie,
    viewport: phone,
    script: false,
  });
  await page.goto(`/entries/${id}/files/photos`);
  const send = async (file: typeof picture) => {
    await page.setInputFiles("#f-file", file);
    await page.getByRole("button", { name: "Send the file" }).click();
  };
  await send({ ...picture, name: "fake.png", buffer: Buffer.from("<svg onload=alert(1)>") });
  expect(await page.title()).toMatch(/^Error: /);
  expect(await page.locator(".error-summary a").textContent()).toContain("“fake.png” is called a picture");
  await send(picture);
  expect(await there(page).textContent()).toBe("class.png");
  expect(await page.title()).not.toMatch(/^Error: /);
  await page.getByLabel("What it shows").fill("Teachers around a table");
  await page.getByLabel("Who took it").fill("Ann");
  await page.getByRole("button", { name: "Save descriptions and names" }).click();
  expect(await page.getByLabel("Who took it").inputValue()).toBe("Ann");
  expect(await isWide(page)).toBe(false);
  await page.getByRole("button", { name: "Remove class.png" }).click();
  expect(await there(page).count()).toBe(0);
  expect(await attached(id)).toEqual([]);
  // The annex by form, too.
  await page.goto(`/entries/${id}/files/annex`);
  await send({ name: "annex.pdf", mimeType: "application/pdf", buffer: Buffer.from(makePdf("plain")) });
  expect(await there(page).textContent()).toBe("annex.pdf");
  await context.close();
}, 60_000);

test("somebody who was signed out meanwhile is asked to sign in, and loses nothing that had arrived", async () => {
  const id = await draft();
  const person = await world.as(lead.personId);
  const seat = await openSeat(browser, world.base, { cookie: person.cookie });
  const { page } = seat;
  await page.goto(`/entries/${id}/files/annex`);
  await alive(page);
  const gate = await heldAfter(page, 1);
  await page.setInputFiles("#f-file", pdf);
  await page.locator(".sending", { hasText: "0.5 of 1.8 MB" }).waitFor();
  await seat.context.clearCookies();
  gate.letGo();
  await row(page, "signedOut").waitFor();
  expect(
    await page.getByRole("link", { name: "Sign in, then choose the file again" }).getAttribute("href"),
  ).toMatch(/^\/sign-in\?/);
  const { arrived } = (await world.portal.db
    .selectFrom("upload")
    .select("id")
    .where("entryId", "=", id)
    .executeTakeFirstOrThrow()
    .then(async (upload) => ({ arrived: await world.portal.uploads.arrived(upload.id) }))) as {
    arrived: number;
  };
  expect(arrived).toBeGreaterThanOrEqual(524_288);
  await seat.context.close();
}, 60_000);
