/** The ceremony: a public page that tells nothing, and the stage, which tells everything to organisers alone. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { later } from "~/domain/time";
import { makeRelease } from "~db/seed/results";
import { openBrowser, openSeat } from "../browser/browser";
import { announced, decidedAt, decidedEdition } from "../decided";
import { openWorld, type World } from "../world";

const stage = "/desk/ceremony/stage";
let world: World;
let browser: Browser;
let edition: Awaited<ReturnType<typeof decidedEdition>>;
beforeAll(async () => {
  world = await openWorld({ at: decidedAt });
  browser = await openBrowser();
  edition = await decidedEdition(world);
});
afterAll(() => Promise.all([world.close(), browser.close()]));

const openings = async () =>
  (
    await world.portal.db
      .selectFrom("history")
      .select("actorId")
      .where("act", "=", "ceremony.opened")
      .orderBy("seq")
      .execute()
  ).map((one) => one.actorId);

test("there is no stage before a release is approved", async () => {
  const { organiser, chair } = edition;
  expect((await organiser.get(stage)).status).toBe(404);
  const release = { organiserId: organiser.personId!, releaseAt: announced, now: decidedAt };
  await makeRelease(world.portal, release);
  expect((await organiser.get(stage)).status).toBe(404);
  await makeRelease(world.portal, { ...release, approverId: chair.personId! });
  expect(await openings()).toEqual([]);
});

test("before the moment organisers alone open it, and the history says who did", async () => {
  world.setClock(later(announced, -1));
  const { organiser, chair } = edition;
  for (const seat of [chair, await world.as(edition.entries[0]!.leadId)])
    expect((await seat.get(stage)).status).toBe(403);
  expect((await (await world.as(null)).get(stage)).headers.get("location")).toContain("/sign-in");
  expect(await openings()).toEqual([]);
  expect((await organiser.get(stage)).status).toBe(200);
  expect(await openings()).toEqual([organiser.personId]);
  for (const path of ["/ceremony", "/desk/ceremony"])
    expect(await (await organiser.get(path)).text()).not.toMatch(/University 1|Palm Valley/);
});

test("the stage asks for nothing outside itself, and names each winner once and nobody else", async () => {
  const answer = await edition.organiser.get(stage);
  expect(answer.headers.get("content-security-policy")).toMatch(/^default-src 'none'; .*img-src data:/);
  const page = await answer.text();
  const asked = [...page.matchAll(/(?:src|href)="([^"]*)"|url\(([^)]*)\)/g)].map(([, a, b]) => a ?? b ?? "");
  expect(asked.filter((one) => !/^(#s\d+|data:)/.test(one))).toEqual([]);
  for (const name of ["Palm Valley University", "جامعة وادي النخيل", "University 1"])
    expect(page.split(`<bdi>${name}</bdi>`)).toHaveLength(2);
  for (const other of ["University 3", "University 4", "University 5"]) expect(page).not.toContain(other);
});

test("keys lead through it without a network; black hides it; links do where there are no scripts", async () => {
  const { context, page } = await openSeat(browser, world.base, { cookie: edition.organiser.cookie });
  await page.goto(stage);
  await context.setOffline(true);
  expect(await page.locator("section:visible h1").count()).toBe(1);
  await page.keyboard.press("Space");
  expect(await page.locator("section:visible").innerText()).toContain("C1");
  await page.keyboard.press("PageDown");
  expect(await page.locator("section:visible h3").innerText()).toBe("University 1");
  await page.keyboard.press("b");
  expect(await page.locator("section:visible").count()).toBe(0);
  await page.keyboard.press("PageDown");
  expect(await page.locator("section:visible h3").innerText()).toBe("University 1");
  await page.keyboard.press("ArrowLeft");
  expect(await page.locator("section:visible h3").count()).toBe(0);
  await context.close();

  const bare = await openSeat(browser, world.base, { cookie: edition.organiser.cookie, script: false });
  await bare.page.goto(stage);
  await bare.page.locator("section:visible nav a").click();
  await bare.page.locator("section:visible nav a").last().click();
  expect(await bare.page.locator("section:visible h3").innerText()).toBe("University 1");
  await bare.context.close();
});
