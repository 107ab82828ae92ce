import { afterAll, beforeAll, expect, test } from "vitest";
import { later, MINUTE } from "~/domain/time";
import { openWorld, type World } from "../world";

let world: World;
beforeAll(async () => {
  world = await openWorld({ env: { PUBLIC_URL: "http://award.example" } });
});
afterAll(() => world.close());

type Browser = ReturnType<World["browser"]>;
let number = 0;
const newAddress = () => `asker${++number}@people.example`;

/** Asks for a code in this browser; gives what the newest mail to the address holds. */
async function asked(browser: Browser, address: string, next = "") {
  const answer = await browser.post("/sign-in", { address, next });
  expect([answer.status, answer.headers.get("location")]).toEqual([302, "/sign-in/code"]);
  return newestCode(address);
}
async function newestCode(address: string) {
  const mail = (await world.mailsTo(address)).at(-1);
  const code = mail?.text.match(/\b\d{6}\b/)?.[0] ?? "";
  const link = mail?.text.match(/https?:\S+\/sign-in\/link\/([\w-]+)/);
  return { code, path: `/sign-in/link/${link?.[1] ?? ""}`, url: link?.[0] ?? "" };
}
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");
const sessions = async () =>
  (await world.portal.db.selectFrom("session").select("id").where("endedAt", "is", null).execute()).length;
const isIn = async (browser: Browser) =>
  (await (await browser.get("/")).text()).includes('action="/sign-out"');

test("a new address gets a mail with link and code, an account when the code is used, and is asked for a name", async () => {
  const browser = world.browser();
  const address = newAddress();
  const { code, url } = await asked(browser, address, "/entries?a=b");
  expect(url).toMatch(/^http:\/\/award\.example\/sign-in\/link\/[\w-]{43}$/);
  const { db } = world.portal;
  const people = () => db.selectFrom("address").select("address").where("address", "=", address).execute();
  expect(await people()).toEqual([]);
  const answer = await browser.post("/sign-in/code", { code: `${code.slice(0, 3)} ${code.slice(3)}` });
  expect([answer.status, answer.headers.get("location")]).toEqual([
    302,
    `/account?next=${encodeURIComponent("/entries?a=b")}`,
  ]);
  expect(await people()).toEqual([{ address }]);
  expect(await isIn(browser)).toBe(true);
});

test("the mail is secret: no copy in an inbox, and the code stands nowhere in the database but in the mail itself", async () => {
  const person = await world.signedIn();
  const { code } = await asked(world.browser(), person.address);
  const [mail] = await world.mailsTo(person.address);
  expect(mail?.isSecret).toBe(1);
  expect(mail?.subject).not.toContain(code);
  const { db } = world.portal;
  expect(await db.selectFrom("inbox_message").select("id").execute()).toEqual([]);
  const rows = await db.selectFrom("sign_in").selectAll().where("address", "=", person.address).execute();
  expect(JSON.stringify(rows)).not.toContain(code);
});

test("a code is refused when used again, in the same browser and in another", async () => {
  const browser = world.browser();
  const { code, path } = await asked(browser, newAddress());
  await browser.post("/sign-in/code", { code });
  const again = await browser.post("/sign-in/code", { code });
  expect([again.status, (await again.text()).includes("used already")]).toEqual([409, true]);
  expect((await browser.post(path)).status).toBe(409);
  const other = await world.browser().post("/sign-in/code", { code });
  expect([other.status, (await other.text()).includes("No code is waiting")]).toEqual([409, true]);
});

test("opening the link uses nothing up, however often; the button does, once", async () => {
  const browser = world.browser();
  const address = newAddress();
  const { path } = await asked(browser, address);
  const row = () =>
    world.portal.db
      .selectFrom("sign_in")
      .selectAll()
      .where("address", "=", address)
      .executeTakeFirstOrThrow();
  const before = await row();
  for (const who of [browser, world.browser(), browser]) {
    const answer = await who.ask(path);
    expect(answer.status).toBe(200);
    expect(answer.headers.getSetCookie()).toEqual([]);
  }
  await browser.ask(path, { method: "HEAD" });
  expect(await row()).toEqual(before);
  expect((await browser.post(path)).status).toBe(302);
  expect(await isIn(browser)).toBe(true);
  expect((await browser.get(path)).status).toBe(410);
});

test("a link opened in another browser signs nobody in, says where to go, and still works where it was asked for", async () => {
  const browser = world.browser();
  const address = newAddress();
  const { path } = await asked(browser, address);
  const other = world.browser();
  const page = await (await other.get(path)).text();
  expect(page).toContain("Go back to that browser and type the six digits");
  expect(page).not.toContain(address);
  const answer = await other.post(path);
  expect([answer.status, answer.headers.getSetCookie()]).toEqual([409, []]);
  await asked(other, newAddress()); // a browser that has asked for something else is another browser too
  expect((await other.post(path)).status).toBe(409);
  expect((await browser.post(path)).status).toBe(302);
});

test("twenty redemptions at once give one session", async () => {
  const browser = world.browser();
  const { path, code } = await asked(browser, newAddress());
  const before = await sessions();
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, at) =>
      at % 2 ? browser.post(path) : browser.post("/sign-in/code", { code }),
    ),
  );
  const statuses = answers.map((one) => one.status);
  expect(statuses.filter((status) => status === 302)).toHaveLength(1);
  expect(statuses.filter((status) => status === 409)).toHaveLength(19);
  expect(await sessions()).toBe(before + 1);
});

test("codes asked in parallel do not void each other, nor those of another person in the same browser", async () => {
  const browser = world.browser();
  const [one, two] = [newAddress(), newAddress()];
  const first = await asked(browser, one);
  world.setClock(later(world.now(), 1000));
  await asked(browser, one);
  const third = await asked(browser, two);
  const page = await (await browser.get("/sign-in/code")).text();
  expect([page.includes(one), page.includes(two)]).toEqual([true, true]);
  expect((await browser.post("/sign-in/code", { code: first.code })).status).toBe(302);
  expect((await browser.post("/sign-in/code", { code: third.code })).status).toBe(302);
});

test("five wrong codes end a code; before that the page says how many tries are left, and keeps what was typed", async () => {
  const browser = world.browser();
  const address = newAddress();
  const { code, path } = await asked(browser, address);
  const said: string[] = [];
  for (let n = 0; n < 5; n++) {
    const answer = await browser.post("/sign-in/code", { code: wrong(code) });
    expect(answer.status).toBe(409);
    const page = await answer.text();
    expect(page).toContain(`value="${wrong(code)}"`);
    said.push(/(once more|\d more times|5 wrong codes)/.exec(page)?.[1] ?? "");
  }
  expect(said).toEqual(["4 more times", "3 more times", "2 more times", "once more", "5 wrong codes"]);
  const right = await browser.post("/sign-in/code", { code });
  expect([right.status, (await right.text()).includes("wrong codes were typed")]).toEqual([409, true]);
  expect((await browser.post(path)).status).toBe(409);
  const fresh = await asked(browser, address);
  expect((await browser.post("/sign-in/code", { code: fresh.code })).status).toBe(302);
});

test("what is no code is a fault of the form and not a try", async () => {
  const browser = world.browser();
  const { code } = await asked(browser, newAddress());
  for (let n = 0; n < 6; n++)
    expect((await browser.post("/sign-in/code", { code: "12345" })).status).toBe(422);
  expect((await browser.post("/sign-in/code", { code })).status).toBe(302);
});

test("a code works at ten minutes less a millisecond, and not at ten minutes", async () => {
  const start = later(world.now(), MINUTE);
  world.setClock(start);
  const [early, late] = [world.browser(), world.browser()];
  const first = await asked(early, newAddress());
  const second = await asked(late, newAddress());
  world.setClock(later(start, 10 * MINUTE - 1));
  expect((await early.post("/sign-in/code", { code: first.code })).status).toBe(302);
  world.setClock(later(start, 10 * MINUTE));
  const answer = await late.post("/sign-in/code", { code: second.code });
  expect([answer.status, (await answer.text()).includes("over 10 minutes old")]).toEqual([409, true]);
  expect((await late.get(second.path)).status).toBe(410);
  expect((await late.post(second.path)).status).toBe(409);
});

test("known and unknown addresses get the same answers, and mails that differ in nothing but the code", async () => {
  const known = (await world.signedIn({ name: "Known", address: "aaaaaa@people.example" })).address;
  const unknown = "bbbbbb@people.example";
  const seen: unknown[] = [];
  for (const address of [known, unknown]) {
    const browser = world.browser();
    const answer = await browser.post("/sign-in", { address });
    const page = (await (await browser.get("/sign-in/code")).text()).replaceAll(address, "…");
    const mail = (await world.mailsTo(address)).at(-1);
    const text = mail?.text.replace(/\b\d{6}\b/, "code").replace(/link\/[\w-]{43}/g, "link");
    const names = [...answer.headers.keys()].filter((name) => !["date", "set-cookie"].includes(name));
    seen.push([answer.status, await answer.text(), names, page, page.length, mail?.subject, text]);
  }
  expect(seen[1]).toEqual(seen[0]);
});

test("the eleventh code in an hour is refused for known and unknown addresses alike, and others still get theirs", async () => {
  world.setClock(later(world.now(), 60 * MINUTE));
  const known = (await world.signedIn()).address;
  const pages: string[] = [];
  for (const address of [known, newAddress()]) {
    for (let n = 0; n < 10; n++) await asked(world.browser(), address);
    const answer = await world.browser().post("/sign-in", { address: address.toUpperCase() });
    expect(answer.status).toBe(409);
    pages.push((await answer.text()).replaceAll(address.toUpperCase(), "…"));
    expect(await world.mailsTo(address.toUpperCase())).toEqual([]);
  }
  expect(pages[1]).toBe(pages[0]);
  expect(pages[0]).toContain("Many codes went to this address already");
  await asked(world.browser(), newAddress());
  world.setClock(later(world.now(), 61 * MINUTE));
  await asked(world.browser(), known);
});

test("links carry the public address whatever Host the request names", async () => {
  const address = newAddress();
  await world.browser().ask("/sign-in", {
    method: "POST",
    headers: {
      origin: "http://award.example",
      "x-forwarded-host": "evil.example",
      "x-forwarded-for": "9.9.9.9",
    },
    body: new URLSearchParams({ address }),
  });
  const [mail] = await world.mailsTo(address);
  expect(mail?.html).toContain("http://award.example/sign-in/link/");
  expect(JSON.stringify(mail)).not.toContain("evil.example");
});

test("a forged forwarding header buys no second allowance", async () => {
  await world.browser().ask("/sign-in", {
    method: "POST",
    headers: { origin: "http://award.example", "x-forwarded-for": "203.0.113.9" },
    body: new URLSearchParams({ address: newAddress() }),
  });
  const clients = await world.portal.db.selectFrom("sign_in").select("clientHash").distinct().execute();
  expect(clients).toHaveLength(1);
});

test("after signing in one never leaves the portal", async () => {
  const person = await world.signedIn();
  for (const next of [
    "//evil.example",
    "/\\evil.example",
    "https://evil.example/",
    "javascript:alert(1)",
    "/a%0d%0ab",
  ]) {
    const browser = world.browser();
    const page = await (await browser.get(`/sign-in?next=${encodeURIComponent(next)}`)).text();
    expect(page).toContain('name="next" value=""');
    world.setClock(later(world.now(), 20 * MINUTE));
    const { code } = await asked(browser, person.address, next);
    const answer = await browser.post("/sign-in/code", { code });
    expect(answer.headers.get("location")).toBe("/entries");
  }
});

test("signing in gives a new secret and ends the session the browser had; signing out ends it on the server", async () => {
  const person = await world.signedIn();
  const browser = world.browser();
  browser.jar.set("session", "attacker-chosen");
  world.setClock(later(world.now(), 20 * MINUTE));
  await browser.post("/sign-in/code", { code: (await asked(browser, person.address)).code });
  const first = browser.jar.get("session");
  expect(first).not.toBe("attacker-chosen");
  await browser.post("/sign-in/code", { code: (await asked(browser, person.address)).code });
  const second = browser.jar.get("session") ?? "";
  expect(second).not.toBe(first);
  const stolen = world.browser();
  stolen.jar.set("session", first ?? "");
  expect(await isIn(stolen)).toBe(false);
  expect(await isIn(browser)).toBe(true);
  await browser.post("/sign-out");
  stolen.jar.set("session", second);
  expect(await isIn(stolen)).toBe(false);
});

test("an address that differs by case or by how its letters are composed is the same address", async () => {
  const first = world.browser();
  await first.post("/sign-in/code", { code: (await asked(first, "josé@people.example")).code });
  const second = world.browser();
  await second.post("/sign-in/code", { code: (await asked(second, "JOSE\u0301@People.Example")).code });
  const rows = await world.portal.db
    .selectFrom("address")
    .select("address")
    .where("normalised", "=", "josé@people.example")
    .execute();
  expect(rows).toEqual([{ address: "josé@people.example" }]);
});

test("an address that is none is refused beside its field with everything kept", async () => {
  const answer = await world.browser().post("/sign-in", { address: "not an address", next: "/entries" });
  const page = await answer.text();
  expect(answer.status).toBe(422);
  expect(page).toContain('value="not an address"');
  expect(page).toContain("Type an e-mail address like");
});
