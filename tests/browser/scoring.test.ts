import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  makeAnswers,
  makeAssignment,
  makeCallOpen,
  makeFiles,
  makeScoresheet,
  makeSubmittedEntry,
} from "~db/seed/factories";
import { openWorld, type World } from "../world";
import { faultsByAxe, openBrowser, openSeat, phone, tabTo } from "./browser";

const submitted = "2027-05-02T08:00:00.000Z";
const during = "2027-07-01T08:00:00.000Z";

let world: World;
let browser: Browser;
let entryId: string;
const comment = Array.from({ length: 42 }, (_, at) => `word${at}`).join(" ");
beforeAll(async () => {
  world = await openWorld({ at: submitted, env: { PSEUDO_LOCALES: "1" } });
  browser = await openBrowser();
  await makeCallOpen(world.portal, submitted);
  const lead = await world.signedIn({ name: "Lead Example" });
  for (const at of [1, 2, 3]) {
    entryId = await makeSubmittedEntry(world.portal, {
      leadId: lead.personId!,
      answers: makeAnswers({ title: `Case number ${at}`, organisationName: `Institute of Learning ${at}` }),
      files: makeFiles(),
      now: submitted,
    });
    await world.portal.db.updateTable("entry").set({ outcome: "valid" }).where("id", "=", entryId).execute();
    for (const mark of at === 3 ? [4] : [3, 3.5, 4.5]) {
      const seat = await world.signedIn({ roles: ["judge"] });
      const judgeId = seat.personId!;
      const assignmentId = await makeAssignment(world.portal, { entryId, judgeId, now: during });
      const marks = { CR1: mark, CR4: mark, CR2: mark - at / 2 };
      await makeScoresheet(world.portal, { assignmentId, judgeId, marks, now: during });
    }
  }
  world.setClock(during);
});
afterAll(async () => {
  await browser.close();
  await world.close();
});

async function judge({ confirmed = true } = {}) {
  const { personId, cookie } = await world.signedIn({ roles: ["judge"] });
  const judgeId = personId!;
  const id = await makeAssignment(world.portal, { entryId, judgeId, confirmed, now: during });
  return { id, cookie };
}
const sheetOf = (id: string) =>
  world.portal.db
    .selectFrom("scoresheet")
    .select(["marksJson", "comment", "submittedAt"])
    .where("assignmentId", "=", id)
    .executeTakeFirst();
test("on a small phone a judge scores with the keyboard alone, and the sheet saves itself", async () => {
  const { id, cookie } = await judge({ confirmed: false });
  const { page, context } = await openSeat(browser, world.base, { cookie, viewport: phone });
  await page.goto("/judging");
  await tabTo(page, `main a.button`);
  await page.keyboard.press("Enter");
  await page.waitForURL(/confirmation$/);
  await tabTo(page, "main button.button");
  await page.keyboard.press("Enter");
  await page.waitForURL(new RegExp(`/judging/${id}$`));
  await page.waitForLoadState("networkidle");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width);
  await tabTo(page, ".thumb button");
  await page.keyboard.press("Enter");
  for (const criterion of ["CR1", "CR2", "CR3", "CR4", "CR5", "CR6"]) {
    await tabTo(page, `[name="mark.${criterion}"]`);
    await page.keyboard.press("Space");
    for (let at = 0; at < 6; at++) await page.keyboard.press("ArrowRight");
  }
  await tabTo(page, '[name="comment"]');
  await page.keyboard.insertText(comment);
  await page.getByText(/^Saved /).waitFor();
  expect(await sheetOf(id)).toMatchObject({
    marksJson: JSON.stringify({ CR1: 3, CR2: 3, CR3: 3, CR4: 3, CR5: 3, CR6: 3 }),
    comment,
    submittedAt: null,
  });
  await tabTo(page, "button[formaction]");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/judging(\?|$)/);
  expect((await sheetOf(id))?.submittedAt).toBe(during);
  await context.close();
});

test("ten entries are marked by key, by touch, without a script and through three cuts of the line; nothing is lost", async () => {
  const { personId, cookie } = await world.signedIn({ roles: ["judge"] });
  const judgeId = personId!;
  const lead = await world.signedIn();
  const ids: string[] = [];
  for (let at = 1; at <= 10; at++) {
    const id = await makeSubmittedEntry(world.portal, {
      leadId: lead.personId!,
      answers: makeAnswers({ title: `Tenth ${at}`, organisationName: `College of ${at} towers` }),
      files: makeFiles(),
      now: submitted,
    });
    await world.portal.db.updateTable("entry").set({ outcome: "valid" }).where("id", "=", id).execute();
    ids.push(await makeAssignment(world.portal, { entryId: id, judgeId, place: at, now: during }));
  }
  const criteria = ["CR1", "CR2", "CR3", "CR4", "CR5", "CR6"];
  /** Every entry gets other marks, halves among them, none of them extreme. */
  const marksOf = (at: number) => Object.fromEntries(criteria.map((id, n) => [id, 1 + ((at + n) % 7) / 2]));
  const wordsOf = (at: number) => `entry ${at} ${comment}`;
  const faults: string[] = [];
  const look = async (page: Page, what: string) => {
    faults.push(...(await faultsByAxe(page)).map((fault) => `${what} ${fault}`));
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > phone.width) faults.push(`${what} scrolls sideways: ${width}`);
  };
  const openSheet = async (page: Page, at: number) => {
    await page.goto(`/judging/${ids[at]}`);
    await page.waitForLoadState("networkidle");
  };

  // By key alone, on a small phone.
  const keys = await openSeat(browser, world.base, { cookie, viewport: phone });
  for (const at of [0, 1, 2]) {
    await openSheet(keys.page, at);
    await tabTo(keys.page, ".thumb button");
    await keys.page.keyboard.press("Enter");
    for (const criterion of criteria) {
      await tabTo(keys.page, `[name="mark.${criterion}"]`);
      await keys.page.keyboard.press("Space");
      for (let half = 0; half < marksOf(at)[criterion]! * 2; half++)
        await keys.page.keyboard.press("ArrowRight");
    }
    await tabTo(keys.page, '[name="comment"]');
    await keys.page.keyboard.insertText(wordsOf(at));
    await tabTo(keys.page, "button[formaction]");
    if (at === 0) await look(keys.page, "keys");
    await keys.page.keyboard.press("Enter");
    await keys.page.waitForURL(/\/judging(\?|$)/);
  }
  await keys.context.close();

  // By touch, each mark large enough for a thumb.
  const touch = await openSeat(browser, world.base, { cookie, viewport: phone, touch: true });
  for (const at of [3, 4, 5]) {
    await openSheet(touch.page, at);
    await touch.page.locator(".thumb button").tap();
    for (const criterion of criteria) {
      const mark = touch.page.locator(`[name="mark.${criterion}"][value="${marksOf(at)[criterion]}"]`);
      const { width = 0, height = 0 } = (await mark.boundingBox()) ?? {};
      if (Math.min(width, height) < 44) faults.push(`${criterion} is ${width} × ${height}`);
      await mark.tap();
    }
    await touch.page.locator('[name="comment"]').fill(wordsOf(at));
    if (at === 3) await look(touch.page, "touch");
    await touch.page.getByRole("button", { name: "Hand in the scoresheet" }).tap();
    await touch.page.waitForURL(/\/judging(\?|$)/);
  }
  await touch.context.close();

  // Without a script.
  const plain = await openSeat(browser, world.base, { cookie, viewport: phone, script: false, touch: true });
  for (const at of [6, 7]) {
    await plain.page.goto(`/judging/${ids[at]}`);
    await plain.page.locator(".thumb button").tap();
    for (const criterion of criteria)
      await plain.page.locator(`[name="mark.${criterion}"][value="${marksOf(at)[criterion]}"]`).tap();
    await plain.page.fill('[name="comment"]', wordsOf(at));
    await plain.page.getByRole("button", { name: "Save", exact: true }).tap();
    await plain.page.locator(".thumb button").tap();
    await plain.page.getByRole("button", { name: "Hand in the scoresheet" }).tap();
    await plain.page.waitForURL(/\/judging(\?|$)/);
  }
  await plain.context.close();

  // With the line cut: while marking, while writing, and as the page is closed and opened again.
  const cut = await openSeat(browser, world.base, { cookie, viewport: phone, touch: true });
  for (const at of [8, 9]) {
    await openSheet(cut.page, at);
    await cut.page.locator(".thumb button").tap();
    await cut.context.setOffline(true);
    for (const criterion of criteria)
      await cut.page.locator(`[name="mark.${criterion}"][value="${marksOf(at)[criterion]}"]`).tap();
    await cut.page.getByText("Saved on this device").waitFor();
    if (at === 9) {
      // The third cut: the page goes while the line is down.
      await cut.page.locator('[name="comment"]').fill(wordsOf(at));
      await cut.page.waitForTimeout(300);
      await cut.page.goto("about:blank");
      await cut.context.setOffline(false);
      await openSheet(cut.page, at);
      await cut.page.locator(".thumb button").tap();
    } else {
      await cut.context.setOffline(false);
      await cut.page.locator('[name="comment"]').fill(wordsOf(at));
    }
    await cut.page.getByText(/^Saved \d/).waitFor();
    expect(await cut.page.inputValue('[name="comment"]')).toBe(wordsOf(at));
    await cut.page.getByRole("button", { name: "Hand in the scoresheet" }).tap();
    await cut.page.waitForURL(/\/judging(\?|$)/);
  }
  await cut.page.goto("/judging/marks");
  await look(cut.page, "marks");
  await cut.context.close();

  expect(faults).toEqual([]);
  const kept = await Promise.all(ids.map((id) => sheetOf(id)));
  expect(kept).toEqual(
    ids.map((_, at) => ({
      marksJson: JSON.stringify(marksOf(at)),
      comment: wordsOf(at),
      submittedAt: during,
    })),
  );
}, 120_000);

test("two tabs of one sheet: the older is shown both sides and loses nothing", async () => {
  const { id, cookie } = await judge();
  const { page, context } = await openSeat(browser, world.base, { cookie });
  const other = await context.newPage();
  for (const tab of [page, other]) {
    await tab.goto(`/judging/${id}`);
    await tab.waitForLoadState("networkidle");
  }
  await page.fill('[name="comment"]', "said in the first tab");
  await page.getByText(/^Saved /).waitFor();
  await other.fill('[name="comment"]', "said in the second tab");
  await other.getByRole("heading", { name: "This scoresheet was changed elsewhere" }).waitFor();
  expect(await other.getByText("said in the first tab").count()).toBeGreaterThan(0);
  expect(await other.inputValue('[name="comment"]')).toBe("said in the second tab");
  await other.getByRole("button", { name: "Save what is on this page" }).click();
  await other.waitForLoadState("load");
  await expect.poll(async () => (await sheetOf(id))?.comment).toBe("said in the second tab");
  await context.close();
});

test("without a script the same sheet is saved, completed and handed in", async () => {
  const { id, cookie } = await judge();
  const { page, context } = await openSeat(browser, world.base, { cookie, script: false });
  await page.goto(`/judging/${id}`);
  expect(await page.getByRole("button", { name: "Hand in the scoresheet" }).isDisabled()).toBe(true);
  for (const criterion of ["CR1", "CR2", "CR3", "CR4", "CR5", "CR6"])
    await page.check(`[name="mark.${criterion}"][value="${criterion === "CR1" ? "5" : "3.5"}"]`, {
      force: true,
    });
  await page.fill('[name="comment"]', comment);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  expect(await page.locator("#why").innerText()).toContain(
    "1 reason for a lowest or highest mark is missing",
  );
  await page.fill('[name="reason.CR1"]', "It could not exist without the centre.");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("button", { name: "Hand in the scoresheet" }).click();
  await page.waitForURL(/\/judging(\?|$)/);
  expect((await sheetOf(id))?.submittedAt).toBe(during);
  await context.close();
});
