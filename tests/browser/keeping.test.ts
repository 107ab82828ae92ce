/** Words that are typed into an entry stay, whatever happens to the page, the line, the session or the server. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listSetAside } from "~db/queries/answer-versions";
import {
  makeAnswers,
  makeAssignment,
  makeCallOpen,
  makeEntry,
  makeFiles,
  makeSubmittedEntry,
} from "~db/seed/factories";
import { seedStage } from "~db/seed/stages";
import { openWorld, type World } from "../world";
import { openBrowser, openSeat } from "./browser";

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

const draft = (answers = {}) => makeEntry(world.portal, { leadId: lead.personId!, answers, now: at }); // signed in
const narrative = (id: string) => `/entries/${id}/sections/narrative`;

async function answerOf(id: string, field: string): Promise<unknown> {
  const row = await world.portal.db
    .selectFrom("entry")
    .select("answersJson")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return (JSON.parse(row.answersJson) as Record<string, unknown>)[field];
}

/** Opens a section and waits until it has come to life. */
async function open(page: Page, path: string) {
  await page.goto(path);
  await page.locator(".kept").waitFor();
}
const keeping = (page: Page, kind: string) => page.locator(`.kept[data-keeping=${kind}]`).waitFor();

test("a text saves itself while it is typed, and says so", async () => {
  const id = await draft();
  const { page, context } = await openSeat(browser, world.base, { cookie: lead.cookie });
  await open(page, narrative(id));
  await page.locator("[name=context]").pressSequentially("Where it began");
  await keeping(page, "saved");
  // With its day, for the portal's clock is not on the browser's today.
  expect(await page.locator(".kept").innerText()).toMatch(/^Saved 2 March 2027.*\d\d:\d\d$/);
  expect(await answerOf(id, "context")).toBe("Where it began");
  await page.locator("[name=context]").pressSequentially(", and when");
  await page.goto(`/entries/${id}`); // at once: the rest is sent on the way out
  await expect.poll(() => answerOf(id, "context")).toBe("Where it began, and when");
  await context.close();
});

test("a page that is only looked at changes nothing, whatever the entry holds", async () => {
  const shown = await openWorld();
  const seeded = await seedStage(shown.portal, "open", { entries: 12 });
  shown.setClock(seeded.now);
  const entry = seeded.ids.entry!; // this stage has one
  const held = () =>
    shown.portal.db
      .selectFrom("entry")
      .select(["answersJson", "version"])
      .where("id", "=", entry)
      .executeTakeFirstOrThrow();
  const before = await held();
  expect(before.answersJson).toContain('"team":[{');
  const { cookie } = await shown.as(seeded.readers.entrant);
  const { page, context } = await openSeat(browser, shown.base, { cookie });
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST") sent.push(request.url());
  });
  await page.goto(`/entries/${entry}`);
  const sections = await page
    .locator('.tasks a[href*="/sections/"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  expect(sections).toHaveLength(7);
  for (const section of sections) {
    await open(page, section);
    await page.locator("form.entry-form button").first().focus();
  }
  await page.goto("/entries");
  expect([sent, await held()]).toEqual([[], before]);
  await context.close();
  await shown.close();
}, 60_000);

test("typed without a line, kept on the device where nobody can read it, and sent when the page is opened again", async () => {
  const id = await draft({ context: "before" });
  const { page, context } = await openSeat(browser, world.base, { cookie: lead.cookie });
  await open(page, narrative(id));
  await context.setOffline(true);
  await page.fill("[name=context]", "canary words of the train");
  await keeping(page, "local");
  expect(await page.locator(".kept").innerText()).toContain("Saved on this device");
  const stored = await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((done) => {
      const opening = indexedDB.open("pioneer-copies");
      opening.onsuccess = () => {
        done(opening.result);
      };
    });
    const rows = await new Promise<{ box: ArrayBuffer }[]>((done) => {
      const all = database.transaction("copy").objectStore("copy").getAll();
      all.onsuccess = () => {
        done(all.result as { box: ArrayBuffer }[]);
      };
    });
    return rows.map((row) => JSON.stringify(row) + new TextDecoder("latin1").decode(row.box));
  });
  expect(stored).toHaveLength(1);
  expect(stored[0]).not.toContain("canary");
  await page.close({ runBeforeUnload: false });
  expect(await answerOf(id, "context")).toBe("before");
  await context.setOffline(false);
  const again = await context.newPage();
  await open(again, narrative(id));
  await expect.poll(() => again.inputValue("[name=context]")).toBe("canary words of the train");
  expect(await answerOf(id, "context")).toBe("canary words of the train");
  await context.close();
});

test("what is typed before the scripts have come stays, and is saved when they have", async () => {
  const id = await draft({ context: "stood here" });
  const { page, context } = await openSeat(browser, world.base, { cookie: lead.cookie });
  let release = () => undefined as unknown;
  const held = new Promise((done) => {
    release = () => {
      done(undefined);
    };
  });
  for (const script of ["**/assets/entry.client*", "**/assets/section-form*"])
    await page.route(script, async (route) => {
      if (script.includes("section-form")) await held;
      await route.continue();
    });
  await page.goto(narrative(id), { waitUntil: "domcontentloaded" });
  await page.locator("[name=context]").press("Control+End");
  await page.locator("[name=context]").pressSequentially(", and this came early");
  release();
  await keeping(page, "saved");
  expect(await page.inputValue("[name=context]")).toBe("stood here, and this came early");
  expect(await answerOf(id, "context")).toBe("stood here, and this came early");
  await context.close();
});

test("an ended session loses nothing: one signs in again and goes on", async () => {
  const id = await draft();
  const other = await world.as(lead.personId);
  const { page, context } = await openSeat(browser, world.base, { cookie: other.cookie });
  await open(page, narrative(id));
  await world.portal.db
    .updateTable("session")
    .set({ endedAt: at })
    .where("personId", "=", lead.personId!)
    .execute(); // signed in
  await page.fill("[name=approach]", "typed after the session had ended");
  await keeping(page, "signedOut");
  expect(await page.locator(".kept a").getAttribute("href")).toBe(
    `/sign-in?next=${encodeURIComponent(narrative(id))}`,
  );
  lead = { ...lead, ...(await world.as(lead.personId)) };
  const [name = "", value = ""] = lead.cookie.split(/=(.*)/s);
  await context.addCookies([{ name, value, url: world.base }]);
  await page.reload();
  await expect.poll(() => page.inputValue("[name=approach]")).toBe("typed after the session had ended");
  expect(await answerOf(id, "approach")).toBe("typed after the session had ended");
  await context.close();
});

test("two tabs: different answers come together, and of the same answer both sides are kept and shown", async () => {
  const id = await draft();
  const { page, context } = await openSeat(browser, world.base, { cookie: lead.cookie });
  const other = await context.newPage();
  await open(page, narrative(id));
  await open(other, narrative(id));
  await page.fill("[name=context]", "from the first tab");
  await keeping(page, "saved");
  await other.fill("[name=approach]", "from the second tab");
  await keeping(other, "saved");
  expect([await answerOf(id, "context"), await answerOf(id, "approach")]).toEqual([
    "from the first tab",
    "from the second tab",
  ]);
  await other.fill("[name=context]", "another beginning");
  await other.getByRole("heading", { name: "There are two versions of this" }).waitFor();
  expect(await other.getByText("from the first tab").count()).toBeGreaterThan(0);
  expect(await other.inputValue("[name=context]")).toBe("another beginning");
  expect(await answerOf(id, "context")).toBe("from the first tab");
  expect((await listSetAside(world.portal.db, id)).map((one) => one.answerJson)).toEqual([
    '"another beginning"',
  ]);
  await other.getByRole("button", { name: "Keep what I typed" }).click();
  await keeping(other, "saved");
  expect(await answerOf(id, "context")).toBe("another beginning");
  await other.goto(`/entries/${id}/versions/context`);
  await other.getByText("from the first tab").waitFor();
  await other.getByRole("button", { name: "Use this version" }).first().click();
  await other.waitForURL("**/sections/narrative#f-context");
  expect(await answerOf(id, "context")).toBe("from the first tab");
  await context.close();
});

test("words that the call's end cut off are shown on the device they were typed on, and saved once there is more time", async () => {
  const id = await draft({ context: "before" });
  const { page, context } = await openSeat(browser, world.base, { cookie: lead.cookie });
  await open(page, narrative(id));
  await context.setOffline(true);
  await page.fill("[name=context]", "before, and on the train");
  await keeping(page, "local");
  world.setClock("2027-06-20T00:00:00.000Z");
  await context.setOffline(false);
  await page.goto(narrative(id));
  const left = page.getByRole("region", { name: "Typed on this device, and not saved" });
  expect(await left.getByRole("textbox").inputValue()).toBe("before, and on the train");
  expect(await answerOf(id, "context")).toBe("before");
  world.setClock(at);
  // The answer to this save is lost on its way: the device cannot know that the words are saved, and the page does.
  await page.route("**/draft", async (route) => {
    await route.fetch();
    await route.abort();
  });
  const lost = page.waitForEvent("requestfailed");
  await page.goto(narrative(id));
  await lost;
  expect(await answerOf(id, "context")).toBe("before, and on the train");
  await page.unroute("**/draft");
  world.setClock("2027-06-20T00:00:00.000Z");
  await page.goto(narrative(id), { waitUntil: "networkidle" });
  expect(await left.count()).toBe(0);
  world.setClock(at);
  await context.close();
});

test("a scoresheet that was marked without a line is sent when the judge comes back", async () => {
  const marking = "2027-07-01T08:00:00.000Z";
  const entryId = await makeSubmittedEntry(world.portal, {
    leadId: lead.personId!, // signed in
    answers: makeAnswers(),
    files: makeFiles(),
    now: at,
  });
  const judge = await world.signedIn({ roles: ["judge"] });
  const id = await makeAssignment(world.portal, { entryId, judgeId: judge.personId!, now: marking }); // signed in
  world.setClock(marking);
  const { cookie } = await world.as(judge.personId);
  const { page, context } = await openSeat(browser, world.base, { cookie });
  await page.goto(`/judging/${id}`, { waitUntil: "networkidle" });
  await page.check('[name="mark.CR1"][value="3.5"]', { force: true });
  await page.getByText(/^Saved /).waitFor();
  await page.fill("[name=note]", "a second save follows the first");
  await page.getByText("Not saved yet").waitFor();
  await page.getByText(/^Saved \d/).waitFor();
  await context.setOffline(true);
  await page.check('[name="mark.CR2"][value="4"]', { force: true });
  await page.fill("[name=comment]", "written in a tunnel");
  await page.getByText("Saved on this device").waitFor();
  await page.close({ runBeforeUnload: false });
  await context.setOffline(false);
  const again = await context.newPage();
  await again.goto(`/judging/${id}`);
  await expect.poll(() => again.inputValue("[name=comment]")).toBe("written in a tunnel");
  expect(await again.isChecked('[name="mark.CR2"][value="4"]')).toBe(true);
  const sheet = await world.portal.db
    .selectFrom("scoresheet")
    .select(["marksJson", "comment", "note"])
    .where("assignmentId", "=", id)
    .executeTakeFirst();
  expect(sheet).toEqual({
    marksJson: JSON.stringify({ CR1: 3.5, CR2: 4 }),
    comment: "written in a tunnel",
    note: "a second save follows the first",
  });
  await context.close();
  world.setClock(at);
});
