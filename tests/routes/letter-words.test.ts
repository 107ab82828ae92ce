import { afterAll, beforeAll, expect, test } from "vitest";
import { decidedAt, decidedEdition } from "../decided";
import { openWorld, type World } from "../world";

let world: World;
let edition: Awaited<ReturnType<typeof decidedEdition>>;
beforeAll(async () => {
  world = await openWorld({ at: decidedAt });
  edition = await decidedEdition(world);
});
afterAll(() => world.close());

const address = "/desk/release/words/release.winner.en";
const words = {
  subject: "Bravo, {code}",
  heading: "Bravo",
  opening: "You won in {category}.",
  what: "Feedback on {feedbackDay}.",
  next: "Wait.",
  closing: "Yours,",
  version: "0",
};

test("the pages are for organisers alone", async () => {
  for (const path of ["/desk/release/words", address, `${address}/preview`, `${address}/page`])
    expect([
      (await edition.organiser.get(path)).status,
      (await edition.chair.get(path)).status,
      (await (await world.as(edition.entries[0]!.leadId)).get(path)).status,
    ]).toEqual([200, 403, 403]);
  for (const none of ["release.winner.xx", "none", "constructor", "release.winner.en-XA"])
    expect((await edition.organiser.get(`/desk/release/words/${none}`)).status).toBe(404);
});

test("a fault stands at its part and what was typed is kept; saved words lead to the letter as it would be", async () => {
  const { post, get } = edition.organiser;
  const refused = await post(address, { ...words, opening: "You {won} in {category}. <i>" });
  const page = await refused.text();
  expect(refused.status).toBe(422);
  expect(page).toMatch(/Opening:(<!-- -->| )*There is no placeholder \{won\} in this part\./);
  expect(page).toContain("You {won} in {category}. &lt;i&gt;");
  expect(page).toContain("Everything you typed is kept.");
  expect((await post(address, words)).headers.get("location")).toBe(`${address}/preview`);
  const preview = await (await get(`${address}/preview`)).text();
  const [code] = edition.entries
    .filter((one) => one.outcome === "winner")
    .map((one) => one.code)
    .sort();
  expect(preview).toContain(`Bravo, ${code}`);
  expect(preview).toContain("lead1@people.example");
  expect(await (await get("/desk/release/words")).text()).toContain("6 parts written by you");
});

test("a stale save overwrites nothing and shows both", async () => {
  const { post } = edition.organiser;
  const stale = await post(address, { ...words, closing: "Mine," });
  const page = await stale.text();
  expect(stale.status).toBe(409);
  expect(page).toContain('value="Mine,"');
  expect(page).toContain("Saved meanwhile: <bdi>Yours,</bdi>");
  expect(page).toContain('name="version" value="1"');
});

test("the frame of a preview is the letter that is drafted next, but for the file's hash", async () => {
  const { post, get } = edition.organiser;
  const frame = await (await get(`${address}/page`)).text();
  expect(
    (await post("/desk/release", { day: "2027-08-02", time: "10:00", reason: "", version: "0" })).status,
  ).toBe(302);
  const letter = await world.portal.db
    .selectFrom("letter")
    .selectAll()
    .where("recipient", "=", "lead1@people.example")
    .executeTakeFirstOrThrow();
  const plain = (html: string) =>
    html.replace(/src="[^"]+"/g, 'src=""').replace(/Result file [0-9a-f]{12}/g, "Result file");
  expect(plain(frame)).toBe(plain(letter.html));
  expect(letter.subject).toMatch(/^Bravo, /);
});

test("who looked at the letter of somebody stands in the history; the invented one is nobody's", async () => {
  const seen = async () =>
    (
      await world.portal.db
        .selectFrom("history")
        .select("seq")
        .where("act", "=", "letter.previewed")
        .execute()
    ).length;
  const before = await seen();
  await edition.organiser.get(`${address}/page`);
  expect(await seen()).toBe(before + 1);
  const sample = await edition.organiser.get("/desk/release/words/release.specialAward.en/page");
  expect(await sample.text()).toContain("Konstantinopolskaya");
  expect(sample.headers.get("content-security-policy")).toMatch(/^sandbox; default-src 'none';/);
  expect(await seen()).toBe(before + 1);
});

test("a test is sent by its page, and the portal's own words come back by theirs", async () => {
  const { post, get } = edition.organiser;
  expect((await post(`${address}/test`, {})).headers.get("location")).toBe(`${address}/preview?sent=1`);
  expect(await (await get(`${address}/preview?sent=1`)).text()).toContain("The test is on its way to you.");
  expect((await post(`${address}/default`, { version: "0" })).status).toBe(409);
  expect((await post(`${address}/default`, { version: "1" })).headers.get("location")).toBe(address);
  expect(await (await get("/desk/release/words")).text()).not.toContain("written by you");
});
