import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { seedStage } from "~db/seed/stages";
import { openWorld, type World } from "../world";
import { openBrowser, openSeat } from "./browser";

type Weight = { page: string; html: number; styles: number; scripts: number; fonts: number; other: number };

let browser: Browser;
const worlds: World[] = [];
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  for (const world of worlds) await world.close();
});

async function worldAt(stage: "open" | "judging" | "announced") {
  const world = await openWorld();
  worlds.push(world);
  const seeded = await seedStage(world.portal, stage, { entries: 12 });
  world.setClock(seeded.now);
  return { world, ...seeded };
}

/**
 * What a first visit transfers in bytes, heads included, as Chromium counts it, or a visit after one to the page
 * `before`. Photographs are left out.
 */
async function weigh(
  page: string,
  world: World,
  { path, personId, before }: { path: string; personId: string | null; before: string | undefined },
): Promise<Weight> {
  const { cookie } = await world.as(personId);
  const { page: tab, context } = await openSeat(browser, world.base, { cookie });
  const network = await context.newCDPSession(tab);
  await network.send("Network.enable");
  const parts = { Document: "html", Stylesheet: "styles", Script: "scripts", Font: "fonts" } as const;
  const kinds = new Map<string, (typeof parts)[keyof typeof parts] | "other" | "photo">();
  const nothing = { page, html: 0, styles: 0, scripts: 0, fonts: 0, other: 0 };
  let weight: Weight = { ...nothing };
  network.on("Network.responseReceived", ({ requestId, type, response }) =>
    kinds.set(
      requestId,
      response.url.includes("/photos/")
        ? "photo"
        : type in parts
          ? parts[type as keyof typeof parts]
          : "other",
    ),
  );
  network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId) ?? "other";
    if (kind !== "photo") weight[kind] += encodedDataLength;
  });
  if (before !== undefined) {
    await tab.goto(before, { waitUntil: "networkidle" });
    weight = { ...nothing };
  }
  const answer = await tab.goto(path, { waitUntil: "networkidle" });
  expect({ path, status: answer?.status() }).toEqual({ path, status: 200 });
  await context.close();
  return weight;
}

test("a first visit weighs no more than a slow line bears", async () => {
  const announced = await worldAt("announced");
  const judging = await worldAt("judging");
  const open = await worldAt("open");
  const judge = judging.readers.judge;
  const fresh = await judging.world.portal.db
    .selectFrom("assignment")
    .leftJoin("scoresheet", "scoresheet.assignmentId", "assignment.id")
    .select(["assignment.id", "assignment.judgeId"])
    .where("assignment.confirmedAt", "is not", null)
    .where("scoresheet.submittedAt", "is", null)
    .orderBy("scoresheet.version", "desc")
    .limit(1)
    .executeTakeFirst();
  const draft = await open.world.portal.db
    .selectFrom("entry")
    .innerJoin("entry_member", "entry_member.entryId", "entry.id")
    .select(["entry.id", "entry_member.personId"])
    .where("entry.submittedAt", "is", null)
    .limit(1)
    .executeTakeFirst();
  const pages = [
    [announced, "the call", "/", null, 60],
    [announced, "the rules", "/rules", null, 60],
    [announced, "the winners", "/winners", null, 60],
    [announced, "a winner's case", `/winners/${announced.ids.code}`, null, 60],
    [open, "a section", `/entries/${draft?.id}/sections/case`, draft?.personId ?? null, 170],
    [
      open,
      "the next section",
      `/entries/${draft?.id}/sections/narrative`,
      draft?.personId ?? null,
      30,
      `/entries/${draft?.id}/sections/case`,
    ],
    [judging, "a sheet to fill", `/judging/${fresh?.id}`, fresh?.judgeId ?? null, 150],
    [judging, "a filled sheet", `/judging/${judging.ids.assignment}`, judge, 170],
  ] as const;
  const table: Record<string, Record<string, number>> = {};
  const heavy: string[] = [];
  for (const [{ world }, name, path, personId, limit, before] of pages) {
    const { page, ...bytes } = await weigh(name, world, { path, personId, before });
    const sum = Object.values(bytes).reduce((all, one) => all + one, 0);
    table[page] = Object.fromEntries(
      Object.entries({ ...bytes, sum }).map(([part, size]) => [part, Math.round((size / 1024) * 10) / 10]),
    );
    if (sum > limit * 1024) heavy.push(`${page}: ${Math.round(sum / 1024)} KB of ${limit}`);
  }
  console.table(table);
  expect(heavy).toEqual([]);
}, 120_000);
