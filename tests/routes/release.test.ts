import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeSponsor } from "~db/seed/results";
import { announced, decidedAt, decidedEdition } from "../decided";
import { openWorld, type World } from "../world";

let world: World;
let edition: Awaited<ReturnType<typeof decidedEdition>>;
beforeAll(async () => {
  world = await openWorld({ at: decidedAt });
  edition = await decidedEdition(world);
});
afterAll(() => world.close());

const t0 = { day: "2027-08-02", time: "10:00", reason: "", version: "0" };
const firstLetter = () =>
  world.portal.db.selectFrom("letter").selectAll().orderBy("id").limit(1).executeTakeFirstOrThrow();

test("an organiser drafts by the page; a day before the announced one without a reason is told at the reason", async () => {
  const { post, get } = edition.organiser;
  expect(await (await get("/desk/release")).text()).toContain("Nothing is drafted yet.");
  const early = await post("/desk/release", { ...t0, day: "2027-07-30" });
  const page = await early.text();
  expect(early.status).toBe(422);
  expect(page).toContain("Rule: not earlier without a reason.");
  expect(page).toContain('value="2027-07-30"');
  expect((await post("/desk/release", { ...t0, day: "2027-02-31x" })).status).toBe(422);
  expect((await post("/desk/release", t0)).status).toBe(302);
  expect((await post("/desk/release", t0)).status).toBe(409); // drawn from version 0, which is no longer the newest
  const release = await world.portal.db.selectFrom("release").select(["releaseAt", "version"]).execute();
  expect(release).toEqual([{ releaseAt: announced, version: 1 }]);
});

test("letters are for organisers, chairs and observers alone; all others find nothing to read", async () => {
  const { id } = await firstLetter();
  const lead = await world.as(edition.entries[0]!.leadId);
  const readers = {
    organiser: edition.organiser,
    chair: edition.chair,
    observer: await world.signedIn({ roles: ["observer"] }),
    judge: await world.signedIn({ roles: ["judge"] }),
    screener: await world.signedIn({ roles: ["screener"] }),
    sponsor: await world.signedIn({ roles: ["sponsor"] }),
    entrant: lead,
    anonymous: await world.as(null),
  };
  const seen: Record<string, number[]> = {};
  for (const [name, { get }] of Object.entries(readers)) {
    seen[name] = [];
    for (const path of [
      `/desk/letters/${id}`,
      `/desk/letters/${id}/page`,
      `/desk/letters/${id}.data`,
      "/desk/release",
    ])
      seen[name].push((await get(path)).status);
  }
  expect(seen).toEqual({
    organiser: [200, 200, 200, 200],
    chair: [200, 200, 200, 200],
    observer: [200, 200, 200, 200],
    judge: [403, 403, 403, 403],
    screener: [403, 403, 403, 403],
    sponsor: [403, 403, 403, 403],
    entrant: [403, 403, 403, 403],
    anonymous: [302, 302, 202, 302],
  });
  expect((await edition.organiser.get("/desk/letters/nothing")).status).toBe(404);
});

test("the frame of a letter is the letter, byte for byte but for its pictures, and nothing in it can run or load", async () => {
  const letter = await firstLetter();
  const answer = await edition.organiser.get(`/desk/letters/${letter.id}/page`);
  expect(answer.headers.get("content-security-policy")).toBe(
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self'",
  );
  expect(answer.headers.get("x-frame-options")).toBe("SAMEORIGIN");
  expect(answer.headers.get("cache-control")).toBe("private, no-store");
  const page = await answer.text();
  expect(page.replace(/src="data:image\/png;base64,[^"]+"/, `src="cid:sponsor-${edition.sponsorId}"`)).toBe(
    letter.html,
  );
  expect(page).toContain("data:image/png;base64,");
});

test("who reads a letter before its moment stands in the history", async () => {
  const { id } = await firstLetter();
  const acts = await world.portal.db
    .selectFrom("history")
    .select(["act", "actorId"])
    .where("subjectId", "=", id)
    .execute();
  expect(acts.every((one) => one.act === "letter.read")).toBe(true);
  expect(new Set(acts.map((one) => one.actorId))).toContain(edition.chair.personId);
});

test("the drafter reads why they cannot approve; the chair types the number and approves; then it can be stopped", async () => {
  const own = await (await edition.organiser.get("/desk/release")).text();
  expect(own).toContain("You made this draft, so another organiser or the chair approves it.");
  expect((await edition.organiser.post("/desk/release/approval", { version: "1", count: "5" })).status).toBe(
    409,
  );
  const wrong = await edition.chair.post("/desk/release/approval", { version: "1", count: "7" });
  expect([wrong.status, (await wrong.text()).includes("This draft has 5 letters.")]).toEqual([422, true]);
  expect((await edition.chair.post("/desk/release/approval", { version: "1", count: "5" })).status).toBe(302);
  expect(await (await edition.chair.get("/desk/release")).text()).toContain("Version 1 is approved.");
  expect((await edition.chair.post("/desk/release/stop", { version: "1" })).status).toBe(302);
  expect(await (await edition.organiser.get("/desk/release")).text()).toContain("Version 1 was stopped.");
});

test("what stands against a release is named on its page, with entry and rule", async () => {
  await makeSponsor(world.portal, {
    name: "Late Sponsor",
    organiserId: edition.organiser.personId!,
    now: decidedAt,
  });
  expect((await edition.organiser.post("/desk/release", { ...t0, version: "1" })).status).toBe(302);
  await world.portal.db
    .updateTable("entry")
    .set({ outcome: "repair" })
    .where("id", "=", edition.entries[4]!.id)
    .execute();
  const page = await (await edition.organiser.get("/desk/release")).text();
  expect(page).toContain(`Entry ${edition.entries[4]!.code} still waits for a repair.`);
  expect((await edition.chair.post("/desk/release/approval", { version: "2", count: "5" })).status).toBe(409);
});

test("tries before the release stand on its page by day and kind; the desk's own are none, and none is written while it is answered", async () => {
  const { db } = world.portal;
  const changes = async () => (await sql<{ n: number }>`select total_changes() as n`.execute(db)).rows[0]?.n;
  const nobody = await world.as(null);
  const told = await (await edition.organiser.get("/desk/release")).text();
  expect(told).toContain("Nothing was asked for too early so far.");
  const before = await changes();
  for (let at = 1; at <= 40; at += 1) await nobody.get(`/winners/IIOE-2027-${String(at).padStart(4, "0")}`);
  for (const path of ["/winners/IIOE-2027-0001.data", "/winners/IIOE-2027-0001/card.png", "/winners.json"])
    expect((await nobody.get(path)).status).toBe(404);
  await nobody.get("/certificates/ABCD-EFGH-JKMN");
  for (const path of ["/winners", "/winners/IIOE-2027-0001"]) await edition.chair.get(path);
  expect(await changes()).toBe(before);
  expect(world.portal.earlyTries.size).toBe(4);
  await world.jobs.runNow();
  expect(await db.selectFrom("early_try").select(["day", "kind", "count"]).orderBy("kind").execute()).toEqual(
    [
      { day: "2027-07-25", kind: "case", count: 41 },
      { day: "2027-07-25", kind: "certificate", count: 1 },
      { day: "2027-07-25", kind: "file", count: 1 },
      { day: "2027-07-25", kind: "picture", count: 1 },
    ],
  );
  const page = await (await edition.organiser.get("/desk/release")).text();
  expect(page).toContain("41 times");
  expect(page).toContain("25 July 2027: 41");
});
