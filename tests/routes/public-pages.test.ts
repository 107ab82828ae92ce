import { brotliCompressSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, type World } from "../world";

const pages = ["/", "/rules", "/dates", "/ceremony", "/privacy", "/accessibility", "/status"];

let world: World;
beforeAll(async () => {
  world = await openWorld({
    at: "2027-02-01T00:00:00.000Z",
    env: { PSEUDO_LOCALES: "1", MAIL_REPLY_TO: "desk@award.example" },
  });
});
afterAll(() => world.close());

const read = async (path: string) => (await (await world.as(null)).get(path)).text();

test("public pages are served to everyone without a script and are light", async () => {
  for (const path of pages) {
    const answer = await (await world.as(null)).get(path);
    const text = await answer.text();
    expect([path, answer.status]).toEqual([path, 200]);
    expect(text).not.toContain("<script");
    expect(text.match(/<h1/g)).toHaveLength(1);
    expect(brotliCompressSync(text).length).toBeLessThan(12_000);
  }
});

test("the call page says when the call opens, offers to start an entry while it is open, and then when winners come", async () => {
  expect(await read("/")).toMatch(
    /The call opens on .*1 March 2027, 00:00 \(UTC\+8\).*28 February 2027, 16:00 UTC/,
  );

  world.setClock("2027-03-02T02:00:00.000Z");
  expect(await read("/")).toContain("The organiser has not opened the call yet");

  await world.portal.db.updateTable("edition").set({ openedAt: "2027-03-01T00:00:00.000Z" }).execute();
  const open = await read("/");
  expect(open).toContain('<a class="button" href="/entries/new">Start an entry</a>');
  expect(open).toMatch(/Open until .*31 May 2027, 23:59 \(UTC\+8\)/);

  world.setClock("2027-06-01T00:00:00.000Z");
  const closed = await read("/");
  expect(closed).not.toContain("Start an entry");
  expect(closed).toMatch(/Winners are announced on .*2 August 2027, 10:00/);
  world.setClock("2027-03-02T02:00:00.000Z");
});

test("the rules page shows every criterion with its levels, the tie-break chain, and the rulebook's version and hash", async () => {
  const page = await read("/rules");
  const { rulebook, rulebookHash } = await world.edition();
  for (const criterion of rulebook.rubric.criteria)
    for (const level of criterion.levels) expect(page).toContain(escaped(level.words.en));
  for (const check of rulebook.eligibility) expect(page).toContain(escaped(check.text.en));
  expect(page).toContain("the chair of the jury decides");
  expect(page).toContain(rulebookHash);
  expect(page).toContain("not sealed yet");
  expect(page).toContain("They are not the award’s official rules");
});

test("the dates page shows the zone that was asked for, and says so if it knows none of that name", async () => {
  expect(await read("/dates?zone=Africa/Nairobi")).toContain("31 May 2027, 18:59 (UTC+3)");
  const unknown = await read("/dates?zone=Atlantis");
  expect(unknown).toContain("We do not know this time zone");
  expect(unknown).toContain("31 May 2027, 15:59 UTC");
});

test("the contact address stands on the pages that promise one", async () => {
  expect(await read("/privacy")).toContain("mailto:desk@award.example");
  expect(await read("/accessibility")).toContain("mailto:desk@award.example");
});

test("a language is chosen by a form and kept in a cookie; the way back never leaves the portal", async () => {
  const reader = await world.as(null);
  const chosen = await reader.post("/locale", { locale: "ar-XB", back: "/rules" });
  expect([chosen.status, chosen.headers.get("location")]).toEqual([302, "/rules"]);
  const cookie = chosen.headers.get("set-cookie")!.split(";")[0]!;
  const page = await (await reader.ask("/rules", { headers: { cookie } })).text();
  expect(page).toContain('<html lang="ar-XB" dir="rtl">');
  for (const back of ["//elsewhere.example", "/\\elsewhere.example", "https://elsewhere.example", ""])
    expect((await reader.post("/locale", { locale: "en", back })).headers.get("location")).toBe("/");
  const unknown = await reader.post("/locale", { locale: "tlh", back: "/" });
  expect(unknown.status).toBe(422);
  expect(await unknown.text()).toContain("Choose one of the languages in the list");
});

test("where there is one language only, there is nothing to choose", async () => {
  const plain = await openWorld();
  try {
    const reader = await plain.as(null);
    expect((await reader.get("/locale")).status).toBe(404);
    expect(await (await reader.get("/")).text()).not.toContain("/locale");
  } finally {
    await plain.close();
  }
});

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("'", "&#x27;");

test("the announcement and the ceremony are there for calendars, linked from the dates", async () => {
  const dates = await read("/dates");
  for (const [path, starts] of [
    ["/dates/announcement.ics", "DTSTART:20270802T020000Z"],
    ["/dates/ceremony.ics", "DTSTART:20270901T010000Z"],
  ] as const) {
    expect(dates).toContain(`href="${path}"`);
    const answer = await (await world.as(null)).get(path);
    expect(answer.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
    expect(await answer.text()).toContain(starts);
  }
});
