import { generateSync } from "otplib";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Role } from "~/domain/roles";
import { later, MINUTE } from "~/domain/time";
import { makePerson } from "~db/seed/factories";
import { openWorld, type World } from "../world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

type Browser = ReturnType<World["browser"]>;
let number = 0;
const db = () => world.portal.db;

/** A person with roles, and a browser that has passed the first step as them. */
async function signedIn(roles: readonly Role[] = [], name = `Person ${++number}`) {
  const address = `holder${++number}@people.example`;
  const personId = await makePerson(world.portal, {
    name,
    address,
    roles,
    editionId: "2027",
    now: world.now(),
  });
  const browser = world.browser();
  await firstStep(browser, address);
  return { personId, address, browser };
}
async function firstStep(browser: Browser, address: string) {
  await browser.post("/sign-in", { address });
  expect((await browser.post("/sign-in/code", { code: await codeTo(address) })).status).toBe(302);
}
const codeTo = async (address: string) =>
  /\b\d{6}\b/.exec((await world.mailsTo(address)).at(-1)?.text ?? "")?.[0] ?? "";
const appCode = (secret: string, at = world.now()) =>
  generateSync({ secret, epoch: Math.floor(Date.parse(at) / 1000) });

/** Goes through the set-up page as a person does; gives the app's secret and the recovery codes. */
async function setUp(browser: Browser) {
  const page = await (await browser.get("/account/second-step")).text();
  const offer = /name="offer" value="([^"]+)"/.exec(page)?.[1] ?? "";
  const secret = (/<code class="block">([^<]+)</.exec(page)?.[1] ?? "").replaceAll(" ", "");
  const answer = await browser.post("/account/second-step", { offer, code: appCode(secret), next: "" });
  const codes = [...(await answer.text()).matchAll(/<code>([^<]+)<\/code>/g)].map((m) => m[1] ?? "");
  return { secret, codes, status: answer.status };
}

test("an organiser sets up the second step, gets ten recovery codes once, and the secret lies sealed", async () => {
  const { browser, personId } = await signedIn(["organiser"]);
  const { secret, codes, status } = await setUp(browser);
  expect([status, codes.length, new Set(codes).size]).toEqual([200, 10, 10]);
  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  const page = await (await browser.get("/account/second-step")).text();
  for (const code of codes) expect(page).not.toContain(code);
  const row = await db()
    .selectFrom("person")
    .selectAll()
    .where("id", "=", personId)
    .executeTakeFirstOrThrow();
  const stored = await db()
    .selectFrom("recovery_code")
    .selectAll()
    .where("personId", "=", personId)
    .execute();
  expect(row.totpConfirmedAt).toBe(world.now());
  expect(JSON.stringify([row, stored])).not.toContain(secret);
  for (const code of codes) expect(JSON.stringify(stored)).not.toContain(code);
  expect(
    await db().selectFrom("inbox_message").select("kind").where("personId", "=", personId).execute(),
  ).toEqual([{ kind: "secondStep" }]);
});

test("a wrong code at the set-up keeps the same secret on the page, and a secret of somebody else's page is refused", async () => {
  const { browser } = await signedIn(["chair"]);
  const page = await (await browser.get("/account/second-step")).text();
  const offer = /name="offer" value="([^"]+)"/.exec(page)?.[1] ?? "";
  const spelt = /<code class="block">([^<]+)</.exec(page)?.[1] ?? "";
  const refused = await browser.post("/account/second-step", { offer, code: "000000" });
  expect([refused.status, (await refused.text()).includes(spelt)]).toEqual([409, true]);
  const other = await signedIn(["chair"]);
  const stolen = await other.browser.post("/account/second-step", {
    offer,
    code: appCode(spelt.replaceAll(" ", "")),
  });
  expect([stolen.status, (await stolen.text()).includes("no longer valid")]).toEqual([409, true]);
});

test("with a second step, mail alone opens neither desk nor account; a code of the app does, and never twice", async () => {
  const { browser, address } = await signedIn(["organiser"]);
  const { secret } = await setUp(browser);
  const again = world.browser();
  world.setClock(later(world.now(), MINUTE));
  await firstStep(again, address);
  for (const path of ["/account", "/account/addresses", "/account/sessions", "/account/second-step"]) {
    const answer = await again.get(path);
    expect([path, answer.status, answer.headers.get("location")]).toEqual([
      path,
      302,
      `/sign-in/second-step?next=${encodeURIComponent(path)}`,
    ]);
  }
  const before = again.jar.get("session");
  const code = appCode(secret);
  const passed = await again.post("/sign-in/second-step", { code, next: "/account" });
  expect([passed.status, passed.headers.get("location")]).toEqual([302, "/account"]);
  expect(again.jar.get("session")).not.toBe(before);
  expect((await again.get("/account")).status).toBe(200);

  const thief = world.browser();
  await firstStep(thief, address);
  const replay = await thief.post("/sign-in/second-step", { code, next: "//evil.example" });
  expect([replay.status, (await replay.text()).includes("used already")]).toEqual([409, true]);
  const earlier = await thief.post("/sign-in/second-step", {
    code: appCode(secret, later(world.now(), -30_000)),
  });
  expect(earlier.status).toBe(409);
  expect((await thief.get("/account")).status).toBe(302);
  world.setClock(later(world.now(), MINUTE));
  const next = await thief.post("/sign-in/second-step", { code: appCode(secret), next: "//evil.example" });
  expect([next.status, next.headers.get("location")]).toEqual([302, "/desk"]);
});

test("the same code of the app sent from four browsers at once passes one session", async () => {
  const { browser, address } = await signedIn(["chair"]);
  const { secret } = await setUp(browser);
  world.setClock(later(world.now(), MINUTE));
  const browsers = [world.browser(), world.browser(), world.browser(), world.browser()];
  for (const one of browsers) await firstStep(one, address);
  const code = appCode(secret);
  const answers = await Promise.all(browsers.map((one) => one.post("/sign-in/second-step", { code })));
  expect(answers.map((one) => one.status).sort()).toEqual([302, 409, 409, 409]);
});

test("a recovery code passes once, however it is typed; five wrong codes end the session", async () => {
  const { browser, address } = await signedIn(["organiser"]);
  const { codes } = await setUp(browser);
  const first = codes[0] ?? "";
  const again = world.browser();
  await firstStep(again, address);
  expect(
    (await again.post("/sign-in/second-step", { code: ` ${first.toLowerCase().replaceAll("-", " ")}` }))
      .status,
  ).toBe(302);
  const third = world.browser();
  await firstStep(third, address);
  expect((await third.post("/sign-in/second-step", { code: first })).status).toBe(409);
  for (let n = 0; n < 3; n++)
    expect((await third.post("/sign-in/second-step", { code: "000000" })).status).toBe(409);
  const last = await third.post("/sign-in/second-step", { code: "000000" });
  expect([last.status, (await last.text()).includes("you are signed out")]).toEqual([409, true]);
  const over = await third.post("/sign-in/second-step", { code: codes[1] ?? "" });
  expect(over.headers.get("location")).toMatch(/^\/sign-in\?next=/);
});

test("setting up the second step ends the person's other sessions", async () => {
  const { browser, address } = await signedIn(["organiser"]);
  const other = world.browser();
  await firstStep(other, address);
  await setUp(browser);
  expect((await other.get("/account")).headers.get("location")).toMatch(/^\/sign-in\?/);
});

test("a person gives their name and goes on where they wanted to go", async () => {
  const { browser, personId } = await signedIn([], "");
  const empty = await browser.post("/account", { name: " ", language: "en", next: "/entries" });
  expect(empty.status).toBe(422);
  const answer = await browser.post("/account", { name: "Ẹ̀bùn 𠮷田", language: "en", next: "/entries" });
  expect(answer.headers.get("location")).toBe("/entries");
  const out = await browser.post("/account", {
    name: "Ẹ̀bùn 𠮷田",
    language: "en",
    next: "https://evil.example",
  });
  expect(out.headers.get("location")).toBe("/account?saved");
  const row = await db().selectFrom("person").select("name").where("id", "=", personId).executeTakeFirst();
  expect(row).toEqual({ name: "Ẹ̀bùn 𠮷田" });
});

test("one ends one's sessions elsewhere and keeps the one at hand", async () => {
  const { browser, address } = await signedIn();
  const other = world.browser();
  await firstStep(other, address);
  expect(await (await browser.get("/account/sessions")).text()).toContain("Another browser");
  await browser.post("/account/sessions");
  expect((await other.get("/account")).status).toBe(302);
  expect((await browser.get("/account")).status).toBe(200);
});

test("an address is added by its code, made the main one, and removed; who is concerned is told each time", async () => {
  const { browser, personId, address } = await signedIn();
  const second = `second${++number}@people.example`;
  await browser.post("/account/addresses", { address: second });
  expect((await browser.post("/account/addresses/code", { code: await codeTo(second) })).status).toBe(302);
  const rows = () =>
    db()
      .selectFrom("address")
      .select(["id", "address", "isPrimary"])
      .where("personId", "=", personId)
      .orderBy("address")
      .execute();
  const [first, added] = (await rows()).sort((a) => (a.address === address ? -1 : 1));
  expect([first?.isPrimary, added?.address, added?.isPrimary]).toEqual([1, second, 0]);
  const told = async () => (await world.mailsTo(address)).map((mail) => mail.subject);
  expect(await told()).toContain("An address was added to your account");

  const stays = await browser.post(`/account/addresses/${first?.id ?? ""}/removal`);
  expect([stays.status, (await stays.text()).includes("main address cannot be removed")]).toEqual([
    409,
    true,
  ]);
  world.setClock(later(world.now(), 1000));
  expect((await browser.post(`/account/addresses/${added?.id ?? ""}`)).status).toBe(302);
  const notice = (await world.mailsTo(address)).at(-1);
  expect([notice?.subject, notice?.text.includes(second)]).toEqual(["Your main address was changed", true]);

  // A code asked for an address stops working when the address leaves the account.
  const asker = world.browser();
  await asker.post("/sign-in", { address });
  const code = await codeTo(address);
  expect((await browser.post(`/account/addresses/${first?.id ?? ""}/removal`)).status).toBe(302);
  expect((await rows()).map((row) => row.address)).toEqual([second]);
  expect((await asker.post("/sign-in/code", { code })).status).toBe(409);
  expect((await world.mailsTo(second)).at(-1)?.subject).toBe("An address was removed from your account");
});

test("nobody changes another person's address, and nobody proves an address with a code asked by another account", async () => {
  const [one, two] = [await signedIn(), await signedIn()];
  const theirs = await db()
    .selectFrom("address")
    .select("id")
    .where("address", "=", two.address)
    .executeTakeFirstOrThrow();
  for (const path of [`/account/addresses/${theirs.id}`, `/account/addresses/${theirs.id}/removal`]) {
    expect((await one.browser.get(path)).status).toBe(404);
    expect((await one.browser.post(path)).status).toBe(409);
  }
  expect(
    await db().selectFrom("address").select("personId").where("id", "=", theirs.id).executeTakeFirst(),
  ).toEqual({
    personId: two.personId,
  });
  const wanted = `wanted${++number}@people.example`;
  await one.browser.post("/account/addresses", { address: wanted });
  const code = await codeTo(wanted);
  await firstStep(one.browser, two.address); // the same browser, another account
  expect((await one.browser.post("/account/addresses/code", { code })).status).toBe(409);
  expect(await db().selectFrom("address").select("id").where("address", "=", wanted).execute()).toEqual([]);
});

test("asking for another's address and for a free one looks the same", async () => {
  const taken = await signedIn([], "Taken");
  const { browser } = await signedIn();
  const free = taken.address.replace("holder", "reedlo");
  const seen = [];
  for (const address of [taken.address, free]) {
    const answer = await browser.post("/account/addresses", { address });
    const page = await (await browser.get("/account/addresses/code")).text();
    const mail = (await world.mailsTo(address)).at(-1);
    seen.push([answer.status, answer.headers.get("location"), page, mail?.text.replace(/\b\d{6}\b/, "code")]);
  }
  expect(seen[1]).toEqual(seen[0]);
});

test("proving an address of one's second account makes both one: entries, roles and messages come over", async () => {
  const keep = await signedIn(["screener"], "Keeper");
  const gone = await signedIn(["observer"], "Double");
  const old = world.browser();
  await firstStep(old, gone.address);
  await db()
    .insertInto("inbox_message")
    .values({
      id: "m1",
      personId: gone.personId,
      editionId: "2027",
      kind: "x",
      subject: "Old news",
      body: "b",
      createdAt: world.now(),
      readAt: null,
    })
    .execute();
  await keep.browser.post("/account/addresses", { address: gone.address });
  const before = keep.browser.jar.get("session");
  const answer = await keep.browser.post("/account/addresses/code", { code: await codeTo(gone.address) });
  expect(answer.status).toBe(302);
  expect(keep.browser.jar.get("session")).not.toBe(before);
  const roles = await db()
    .selectFrom("role")
    .select(["role", "state"])
    .where("personId", "=", keep.personId)
    .orderBy("role")
    .execute();
  expect(roles).toEqual([
    { role: "observer", state: "active" },
    { role: "screener", state: "active" },
  ]);
  expect(await (await keep.browser.get("/inbox")).text()).toContain("Old news");
  expect((await old.get("/account")).status).toBe(302);
  const person = await db()
    .selectFrom("person")
    .select(["endedAt", "mergedIntoId"])
    .where("id", "=", gone.personId)
    .executeTakeFirst();
  expect(person).toEqual({ endedAt: world.now(), mergedIntoId: keep.personId });
  world.setClock(later(world.now(), 1000));
  const now = world.browser();
  await firstStep(now, gone.address);
  expect(await (await now.get("/account")).text()).toContain("Keeper");
});

test("accounts whose roles clash, or one of which needs a second step, stay two, with the reason", async () => {
  for (const [mine, theirs, why] of [
    ["judge", "screener", "cannot be both"],
    ["screener", "organiser", "organiser or chair"],
    ["screener", "judge", "cannot be both"],
    ["organiser", "observer", "Pass the second step first"],
  ] as const) {
    const keep = await signedIn([mine]);
    const gone = await signedIn([theirs]);
    await keep.browser.post("/account/addresses", { address: gone.address });
    const answer = await keep.browser.post("/account/addresses/code", { code: await codeTo(gone.address) });
    expect([mine, theirs, answer.status, (await answer.text()).includes(why)]).toEqual([
      mine,
      theirs,
      409,
      true,
    ]);
    const still = await db()
      .selectFrom("person")
      .select("endedAt")
      .where("id", "=", gone.personId)
      .executeTakeFirst();
    expect(still).toEqual({ endedAt: null });
  }
});

test("a message is read by its owner alone, marked as read by opening, and only the portal's own addresses are links", async () => {
  const { browser, personId } = await signedIn();
  const stranger = await signedIn();
  await db()
    .insertInto("inbox_message")
    .values({
      id: "m2",
      personId,
      editionId: "2027",
      kind: "x",
      subject: "<b>News</b>",
      body: `See ${world.url}/entries or https://evil.example/x`,
      createdAt: world.now(),
      readAt: null,
    })
    .execute();
  expect((await stranger.browser.get("/inbox/m2")).status).toBe(404);
  const page = await (await browser.get("/inbox/m2")).text();
  expect(page).toContain("&lt;b&gt;News&lt;/b&gt;");
  expect(page).toContain(`href="${world.url}/entries"`);
  expect(page).not.toContain('href="https://evil.example');
  const row = await db()
    .selectFrom("inbox_message")
    .select("readAt")
    .where("id", "=", "m2")
    .executeTakeFirst();
  expect(row).toEqual({ readAt: world.now() });
});
