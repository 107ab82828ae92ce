import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { paths } from "~/paths";
import { draftPlan } from "~/services/plans.server";
import {
  contextOf,
  makeAnswers,
  makeCallOpen,
  makeFiles,
  makeJudge,
  makePerson,
  makeScreened,
  makeSubmittedEntry,
} from "~db/seed/factories";
import { openWorld, type World } from "../world";
import { desk, faultsByAxe, openBrowser, openSeat, phone } from "./browser";

const at = "2027-03-02T02:00:00.000Z";
const screening = "2027-06-03T02:00:00.000Z";
const declaring = "2027-06-15T02:00:00.000Z";
let world: World;
let browser: Browser;
let screener: Awaited<ReturnType<World["signedIn"]>>;
const entries: string[] = [];

beforeAll(async () => {
  world = await openWorld({ at });
  browser = await openBrowser();
  await makeCallOpen(world.portal, at);
  screener = await world.signedIn({ roles: ["screener"] });
  for (const n of [1, 2]) {
    const leadId = await makePerson(world.portal, {
      name: `Lead ${n}`,
      address: `lead@institute${n}.example`,
      editionId: "2027",
      now: at,
    });
    entries.push(
      await makeSubmittedEntry(world.portal, {
        leadId,
        answers: makeAnswers({
          organisationName: `Institute ${n}`,
          title: `Case ${n}`,
          leadAddress: `lead@institute${n}.example`,
        }),
        files: makeFiles(),
        now: at,
      }),
    );
  }
});
afterAll(async () => {
  await browser.close();
  await world.close();
});

/** What axe finds on a page and whether it scrolls sideways, on a phone and on a desk. */
async function faultsOf(cookie: string, path: string) {
  const faults: string[] = [];
  for (const viewport of [phone, desk]) {
    const { context, page } = await openSeat(browser, world.base, { cookie, viewport });
    await page.goto(path);
    faults.push(...(await faultsByAxe(page)));
    const over = await page.evaluate(
      "document.documentElement.scrollWidth - document.documentElement.clientWidth",
    );
    if (over !== 0) faults.push(`${path} is wider than ${viewport.width} px by ${String(over)}`);
    await context.close();
  }
  return faults;
}

test("a screener decides by keyboard alone, without a script", async () => {
  world.setClock(screening);
  const { page, context } = await openSeat(browser, world.base, { cookie: screener.cookie, script: false });
  await page.goto(paths.screen(entries[0]!));
  // A link from a check leads to its field; what a decision does not need stays away.
  await page.getByRole("link", { name: "Public summary" }).press("Enter");
  expect(await page.locator("#field-summary").isVisible()).toBe(true);
  const hidden = [
    page.locator("textarea[name=note-organisation]"),
    page.locator('fieldset:has(> label [name="mend-organisation[]"])'),
    page.getByRole("group", { name: "Other fields to mend" }),
  ];
  const areVisible = () => Promise.all(hidden.map((one) => one.isVisible()));
  expect(await areVisible()).toEqual([false, false, false]);
  await page.getByLabel("Needs repair").first().check();
  await page.getByLabel("Repair: the entrant mends").check();
  expect(await areVisible()).toEqual([true, true, true]);
  const checks = page.locator("fieldset:has(input[type=radio][name^=check-]):not(details *)");
  for (let at = 0; at < (await checks.count()); at++) {
    await checks.nth(at).locator("input").first().focus();
    await page.keyboard.press("Space");
  }
  await page.locator("input[name=outcome]").first().focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Decisions so far" }).waitFor();
  expect(await page.locator(".status").first().textContent()).toBe("Valid");
  await page.getByRole("link", { name: /^Next: / }).click();
  expect(await page.locator("h1").textContent()).toBe("Case 2");
  await context.close();
  expect(await faultsOf(screener.cookie, paths.screen(entries[0]!))).toEqual([]);
});

test("a judge ticks a tie, says what it is and declares, without a script; the chair publishes what follows", async () => {
  await makeScreened(world.portal, {
    entryId: entries[1]!,
    screenerId: screener.personId!,
    outcome: "valid",
    now: screening,
  });
  world.setClock(declaring);
  const judges: string[] = [];
  for (const n of [1, 2, 3, 4])
    judges.push(
      await makeJudge(world.portal, {
        name: `Judge ${n}`,
        address: `judge@faculty${n}.example`,
        organisation: `Faculty ${n}`,
        declared: true,
        editionId: "2027",
        now: declaring,
      }),
    );
  const judge = await world.as(judges[0]!);
  expect(await faultsOf(judge.cookie, paths.conflicts)).toEqual([]);
  const seat = await openSeat(browser, world.base, { cookie: judge.cookie, script: false, viewport: phone });
  await seat.page.goto(paths.conflicts);
  const tie = seat.page.locator("fieldset", { hasText: "Case 1" });
  expect(await tie.getByLabel("What the tie is").isVisible()).toBe(false);
  await tie.getByLabel("I have a tie with this entry").check();
  await tie.getByLabel("What the tie is").fill("We share a project.");
  await seat.page.getByRole("button", { name: "Declare for C1" }).click();
  expect(await seat.page.locator(".notice").first().textContent()).toContain(
    "declared for all your categories",
  );
  expect(await tie.getByLabel("What the tie is").inputValue()).toBe("We share a project.");
  await seat.context.close();

  const chair = await world.signedIn({ roles: ["chair"] });
  const { id } = await draftPlan(await contextOf(world.portal, chair.personId!, declaring));
  expect(await faultsOf(chair.cookie, paths.plan(id!))).toEqual([]);
  const { page, context } = await openSeat(browser, world.base, { cookie: chair.cookie, script: false });
  await page.goto(paths.plan(id!));
  const row = page.getByRole("row", { name: /Case 1/ });
  expect(await row.textContent()).not.toContain("Judge 1");
  await page.getByLabel("I have looked at the loads").check();
  await page.getByRole("button", { name: "Publish this plan" }).click();
  expect(await page.locator("h1").textContent()).toBe("The published plan");
  await context.close();
});
