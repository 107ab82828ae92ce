import type { Browser } from "playwright-core";
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
import { desk, faultsByAxe, openBrowser, openSeat, phone, tabTo } from "./browser";

const submitted = "2027-05-02T08:00:00.000Z";
const during = "2027-07-01T08:00:00.000Z";
const deliberation = "2027-07-22T08:00:00.000Z";

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
  await page.waitForURL(/\/judging$/);
  expect((await sheetOf(id))?.submittedAt).toBe(during);
  await context.close();
});

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
  await page.waitForURL(/\/judging$/);
  expect((await sheetOf(id))?.submittedAt).toBe(during);
  await context.close();
});

test.each(["en", "en-XA", "ar-XB"])(
  "no page of judging, ranking and deciding breaks a rule of accessibility in %s, small or wide",
  async (locale) => {
    const fresh = await judge({ confirmed: false });
    const begun = await judge();
    const chair = await world.signedIn({ roles: ["chair"] });
    const faults: string[] = [];
    const kept = (await world.portal.cookies.locale.serialize(locale)).split(";")[0] ?? "";
    for (const [cookie, paths, now] of [
      [
        fresh.cookie,
        ["/judging", `/judging/${fresh.id}/confirmation`, `/judging/${fresh.id}/recusal`],
        during,
      ],
      [begun.cookie, [`/judging/${begun.id}`], during],
      [chair.cookie, ["/desk/rankings", "/desk/rankings/C1", "/desk/decisions/C1"], deliberation],
    ] as const) {
      world.setClock(now);
      const { page, context } = await openSeat(browser, world.base, { cookie, locale: kept });
      for (const path of paths) {
        await page.goto(path);
        for (const viewport of [desk, phone]) {
          await page.setViewportSize(viewport);
          if (path.endsWith(begun.id) && viewport === phone) await page.locator(".thumb button").click();
          const at = `${locale} ${viewport.width} ${path}`;
          faults.push(...(await faultsByAxe(page)).map((fault) => `${at} ${fault}`));
          const width = await page.evaluate(() => document.documentElement.scrollWidth);
          if (width > viewport.width) faults.push(`${at} scrolls sideways: ${width}`);
        }
      }
      await context.close();
    }
    world.setClock(during);
    expect(faults).toEqual([]);
  },
  120_000,
);
