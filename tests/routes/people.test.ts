import { afterAll, beforeAll, expect, test } from "vitest";
import { openJobContext } from "~/context.server";
import { later, MINUTE } from "~/domain/time";
import { firstOrganiserLink } from "~/services/sign-in.server";
import { resetSecondStepByAddress } from "~/services/second-step.server";
import { makeInvitation } from "~db/seed/factories";
import { openWorld, type World } from "../world";

let world: World;
let organiser: Awaited<ReturnType<World["signedIn"]>>;
beforeAll(async () => {
  world = await openWorld();
  organiser = await world.signedIn({ name: "Olu Organiser", roles: ["organiser"] });
});
afterAll(() => world.close());

const db = () => world.portal.db;
const rolesOf = (personId: string) =>
  db()
    .selectFrom("role")
    .select(["id", "role", "state"])
    .where("personId", "=", personId)
    .orderBy("createdAt")
    .execute();
const personAt = async (address: string) =>
  (await db().selectFrom("address").select("personId").where("normalised", "=", address).executeTakeFirst())
    ?.personId;
const codeTo = async (address: string) =>
  /\b\d{6}\b/.exec((await world.mailsTo(address)).at(-1)?.text ?? "")?.[0] ?? "";
async function signIn(address: string, next = "") {
  const browser = world.browser();
  await browser.post("/sign-in", { address, next });
  const answer = await browser.post("/sign-in/code", { code: await codeTo(address) });
  return { browser, answer };
}

test("an organiser invites a pasted list; each gets a mail to sign in and answer, and nobody has the role before", async () => {
  const answer = await organiser.post("/desk/people", {
    role: "screener",
    people: "Ana, ana@a.example\nbo@b.example",
  });
  expect([answer.status, answer.headers.get("location")]).toEqual([302, "/desk/people?invited=2"]);
  const ana = (await personAt("ana@a.example")) ?? "";
  expect((await rolesOf(ana)).map(({ role, state }) => [role, state])).toEqual([["screener", "invited"]]);
  const [mail] = await world.mailsTo("ana@a.example");
  expect(mail?.text).toContain(`${world.url}/sign-in?next=%2Finvitations`);
  expect((await (await world.as(ana)).get("/desk/people")).status).toBe(403);
  const page = await (await organiser.get("/desk/people")).text();
  expect(page).toContain("Screener, invited");
});

test("a list with one bad line invites nobody, says why line by line, and keeps all that was typed", async () => {
  const judge = await world.signedIn({ roles: ["judge"] });
  const typed = `New One, new@n.example\nA Judge, ${judge.address.toUpperCase()}`;
  const answer = await organiser.post("/desk/people", { role: "observer", people: typed });
  const page = await answer.text();
  expect(answer.status).toBe(409);
  expect(page).toContain("Nobody was invited yet");
  expect(page).toContain("One person cannot be both judge and observer");
  expect(page).toContain(typed.split("\n")[0]);
  expect(page).toContain(judge.address.toUpperCase());
  expect(await personAt("new@n.example")).toBeUndefined();
  const wrong = await organiser.post("/desk/people", { role: "observer", people: "no address" });
  expect([wrong.status, (await wrong.text()).includes("no e-mail address at the end")]).toEqual([422, true]);
  const none = await organiser.post("/desk/people", { role: "king", people: "x@x.example" });
  expect(none.status).toBe(422);
});

test("the invited judge signs in, names an organisation, accepts, and becomes a judge with a new session", async () => {
  await organiser.post("/desk/people", { role: "judge", people: "Judy, judy@j.example" });
  const { browser, answer } = await signIn("judy@j.example", "/invitations");
  expect(answer.headers.get("location")).toBe("/invitations");
  const page = await (await browser.get("/invitations")).text();
  const role = /name="role" value="([^"]+)"/.exec(page)?.[1] ?? "";
  const missing = await browser.post("/invitations", { role, answer: "accept", organisation: " " });
  expect([missing.status, (await missing.text()).includes("Type your organisation")]).toEqual([422, true]);
  const before = browser.jar.get("session");
  const accepted = await browser.post("/invitations", {
    role,
    answer: "accept",
    organisation: "University of X",
  });
  expect([accepted.status, accepted.headers.get("location")]).toEqual([302, "/judging"]);
  expect(browser.jar.get("session")).not.toBe(before);
  const judy = (await personAt("judy@j.example")) ?? "";
  expect((await rolesOf(judy)).map(({ state }) => state)).toEqual(["active"]);
  expect(
    await db().selectFrom("judge").select("organisation").where("personId", "=", judy).execute(),
  ).toEqual([{ organisation: "University of X" }]);
  const again = await browser.post("/invitations", {
    role,
    answer: "accept",
    organisation: "University of X",
  });
  expect(again.status).toBe(409);
  expect((await world.mailsTo(organiser.address)).at(-1)?.subject).toBe("Judy accepted: judge");
});

test("an invitation is declined with a reason, and only the invited person can answer it", async () => {
  await organiser.post("/desk/people", { role: "observer", people: "Obi, obi@o.example" });
  const obi = (await personAt("obi@o.example")) ?? "";
  const [row] = await rolesOf(obi);
  const forwarded = await world.signedIn();
  expect((await forwarded.post("/invitations", { role: row?.id ?? "", answer: "accept" })).status).toBe(409);
  const answer = await (
    await world.as(obi)
  ).post("/invitations", { role: row?.id ?? "", answer: "decline", reason: "No time this year" });
  expect(answer.status).toBe(302);
  expect((await rolesOf(obi)).map(({ state }) => state)).toEqual(["declined"]);
  expect(await (await organiser.get(`/desk/people/${obi}`)).text()).toContain("No time this year");
});

test("two clashing invitations cannot both be accepted", async () => {
  const person = await world.signedIn();
  const now = world.now();
  const personId = person.personId ?? "";
  const asJudge = await makeInvitation(world.portal, { personId, role: "judge", editionId: "2027", now });
  const asScreener = await makeInvitation(world.portal, {
    personId,
    role: "screener",
    editionId: "2027",
    now,
  });
  const first = await person.post("/invitations", {
    role: asJudge,
    answer: "accept",
    organisation: "X",
  });
  expect(first.status).toBe(302);
  const second = await (
    await world.as(person.personId)
  ).post("/invitations", { role: asScreener, answer: "accept" });
  expect([second.status, (await second.text()).includes("cannot be both")]).toEqual([409, true]);
});

test("ending a role needs a reason, ends the person's sessions, and tells them; a stale page changes nothing", async () => {
  const screener = await world.signedIn({ roles: ["screener"] });
  const [row] = await rolesOf(screener.personId ?? "");
  const path = `/desk/people/${screener.personId}/roles/${row?.id}`;
  expect((await organiser.post(path, { state: "active", reason: "" })).status).toBe(422);
  const stale = await organiser.post(path, { state: "invited", reason: "Left us" });
  expect([stale.status, (await stale.text()).includes("Left us")]).toEqual([409, true]);
  expect((await screener.get("/account")).status).toBe(200);
  expect((await organiser.post(path, { state: "active", reason: "Left us" })).status).toBe(302);
  expect((await screener.get("/account")).status).toBe(302);
  expect((await rolesOf(screener.personId ?? "")).map(({ state }) => state)).toEqual(["ended"]);
  const mail = (await world.mailsTo(screener.address)).at(-1);
  expect([mail?.subject, mail?.text.includes("Left us")]).toEqual(["Your role as screener has ended", true]);
  expect((await organiser.post(path, { state: "active", reason: "Again" })).status).toBe(409);
});

test("the last organiser stays, also when two organisers end each other at once", async () => {
  const [mine] = await rolesOf(organiser.personId ?? "");
  const path = `/desk/people/${organiser.personId}/roles/${mine?.id}`;
  const page = await (await organiser.get(path)).text();
  expect(page).toContain("This is the last organiser");
  expect((await organiser.post(path, { state: "active", reason: "x" })).status).toBe(409);
  const second = await world.signedIn({ roles: ["organiser"] });
  const [theirs] = await rolesOf(second.personId ?? "");
  const answers = await Promise.all([
    second.post(path, { state: "active", reason: "x" }),
    organiser.post(`/desk/people/${second.personId}/roles/${theirs?.id}`, { state: "active", reason: "x" }),
  ]);
  expect(answers.map((one) => one.status).sort()).toEqual([302, 409]);
  const left = await db()
    .selectFrom("role")
    .select("personId")
    .where("role", "=", "organiser")
    .where("state", "=", "active")
    .execute();
  expect(left).toHaveLength(1);
  organiser = { ...organiser, ...(await world.as(left[0]?.personId ?? "")) };
  organiser.address =
    (
      await db()
        .selectFrom("address")
        .select("address")
        .where("personId", "=", left[0]?.personId ?? "")
        .executeTakeFirst()
    )?.address ?? "";
});

test("a code handed over signs in once within a day, is recorded, and its owner is told", async () => {
  const person = await world.signedIn({ name: "Entrant" });
  const make = async () => {
    const page = await (await organiser.post(`/desk/people/${person.personId}/handover`)).text();
    return /<code>([0-9A-Z-]{29})<\/code>/.exec(page)?.[1] ?? "";
  };
  const [first, code] = [await make(), await make()];
  expect(code).toMatch(/^([0-9A-Z]{4}-){5}[0-9A-Z]{4}$/);
  const browser = world.browser();
  expect((await browser.post("/sign-in/handover", { code: first })).status).toBe(409); // the newer voids the older
  const answer = await browser.post("/sign-in/handover", { code: code.toLowerCase().replaceAll("-", " ") });
  expect([answer.status, answer.headers.get("location")]).toEqual([302, "/entries"]);
  expect((await browser.get("/account")).status).toBe(200);
  expect((await world.browser().post("/sign-in/handover", { code })).status).toBe(409);
  expect((await world.mailsTo(person.address)).at(-1)?.subject).toBe("A code to sign in was made for you");
  const inbox = await db()
    .selectFrom("inbox_message")
    .select("kind")
    .where("personId", "=", person.personId ?? "")
    .execute();
  expect(inbox).toEqual([{ kind: "handover" }, { kind: "handover" }]);
  const acts = await db()
    .selectFrom("history")
    .select(["act", "actorId"])
    .where("subjectId", "=", person.personId ?? "")
    .execute();
  expect(acts).toContainEqual({ act: "person.handoverCodeMade", actorId: organiser.personId });
  const history = JSON.stringify(await db().selectFrom("history").selectAll().execute());
  expect(history).not.toContain(code);
  const late = await make();
  world.setClock(later(world.now(), 24 * 60 * MINUTE));
  expect((await world.browser().post("/sign-in/handover", { code: late })).status).toBe(409);
});

test("no code opens an organiser's account, not even one made before the role was given", async () => {
  const other = await world.signedIn({ roles: ["organiser"] });
  const refused = await organiser.post(`/desk/people/${other.personId}/handover`);
  expect([refused.status, (await refused.text()).includes("No code opens an organiser")]).toEqual([
    409,
    true,
  ]);
  const person = await world.signedIn();
  const page = await (await organiser.post(`/desk/people/${person.personId}/handover`)).text();
  const code = /<code>([0-9A-Z-]{29})<\/code>/.exec(page)?.[1] ?? "";
  await organiser.post(`/desk/people/${person.personId}`, { role: "organiser" });
  expect((await world.browser().post("/sign-in/handover", { code })).status).toBe(409);
});

test("another organiser, or the server's command, resets a lost second step; nobody their own", async () => {
  const chair = await world.signedIn({ roles: ["chair"] });
  const set = () =>
    db()
      .updateTable("person")
      .set({ totpSecret: "sealed", totpConfirmedAt: world.now() })
      .where("id", "in", [chair.personId ?? "", organiser.personId ?? ""])
      .execute();
  await set();
  const own = await organiser.post(`/desk/people/${organiser.personId}/second-step`, { reason: "x" });
  expect([own.status, (await own.text()).includes("cannot reset your own")]).toEqual([409, true]);
  expect(
    (await organiser.post(`/desk/people/${chair.personId}/second-step`, { reason: "Telephoned" })).status,
  ).toBe(302);
  const state = () =>
    db()
      .selectFrom("person")
      .select(["totpSecret", "totpConfirmedAt"])
      .where("id", "=", chair.personId ?? "")
      .executeTakeFirst();
  expect(await state()).toEqual({ totpSecret: null, totpConfirmedAt: null });
  expect((await chair.get("/account")).status).toBe(302);
  expect((await world.mailsTo(chair.address)).at(-1)?.subject).toContain("was reset");
  await set();
  expect(await resetSecondStepByAddress(await openJobContext(world.portal), chair.address)).toBeNull();
  expect(await state()).toEqual({ totpSecret: null, totpConfirmedAt: null });
  expect((await resetSecondStepByAddress(await openJobContext(world.portal), "no@body.example"))?.id).toBe(
    "people.nobodyAtAddress",
  );
});

test("people are searched by name and address, and a percent sign is a percent sign", async () => {
  await world.signedIn({ name: "100% Certain", address: "certain@people.example" });
  const found = async (search: string) =>
    (await organiser.get(`/desk/people?search=${encodeURIComponent(search)}`)).text();
  expect(await found("0% cert")).toContain("100% Certain");
  expect(await found("CERTAIN@")).toContain("100% Certain");
  expect(await found("%%")).toContain("Nobody found");
});

test("a long list of people comes in pages", async () => {
  const small = await openWorld();
  const first = await small.signedIn({ roles: ["organiser"] });
  const page = await (await first.get("/desk/people")).text();
  expect(page).toContain("One person");
  await first.post("/desk/people", {
    role: "observer",
    people: Array.from({ length: 60 }, (_, at) => `Person ${at}, p${at}@p.example`).join("\n"),
  });
  const more = await (await first.get("/desk/people?page=2")).text();
  expect(more).toContain("61 people");
  expect(more).toContain("Page 2 of 2");
  await small.close();
});

test("the first organiser's address works once within a day, opening it uses nothing up, and a new one voids it", async () => {
  const fresh = await openWorld();
  const context = () => openJobContext(fresh.portal);
  const old = await firstOrganiserLink(await context());
  const link = (await firstOrganiserLink(await context())) ?? "";
  const path = new URL(link).pathname;
  const browser = fresh.browser();
  expect((await browser.get(new URL(old ?? "").pathname)).status).toBe(410);
  for (let n = 0; n < 3; n++) expect((await browser.get(path)).status).toBe(200);
  const wrong = await browser.post(path, { name: "", address: "first@people" });
  expect(wrong.status).toBe(422);
  const answers = await Promise.all(
    Array.from({ length: 5 }, (_, at) =>
      browser.post(path, { name: "First", address: `first${at}@people.example` }),
    ),
  );
  expect(answers.map((one) => one.status).sort()).toEqual([302, 409, 409, 409, 409]);
  expect(answers.find((one) => one.status === 302)?.headers.get("location")).toBe(
    "/account/second-step?next=%2Fdesk",
  );
  const organisers = await fresh.portal.db.selectFrom("role").select(["role", "state"]).execute();
  expect(organisers).toEqual([{ role: "organiser", state: "active" }]);
  expect((await browser.get("/desk/people")).headers.get("location")).toMatch(/^\/account\/second-step\?/);
  expect(await firstOrganiserLink(await context())).toBeNull();

  const forced = new URL((await firstOrganiserLink(await context(), { evenIfThereIsOne: true })) ?? "")
    .pathname;
  fresh.setClock(later(fresh.now(), 24 * 60 * MINUTE));
  expect((await browser.get(forced)).status).toBe(410);
  expect((await fresh.browser().post(forced, { name: "Late", address: "late@people.example" })).status).toBe(
    409,
  );
  await fresh.close();
});

test("the first organiser's address opens nobody's account: who has one signs in by mail", async () => {
  const person = await world.signedIn();
  const link =
    (await firstOrganiserLink(await openJobContext(world.portal), { evenIfThereIsOne: true })) ?? "";
  const answer = await world
    .browser()
    .post(new URL(link).pathname, { name: "Somebody", address: person.address });
  expect([answer.status, answer.headers.get("location"), answer.headers.getSetCookie()]).toEqual([
    302,
    "/sign-in?next=%2Fdesk",
    [],
  ]);
  expect((await rolesOf(person.personId ?? "")).map(({ role, state }) => [role, state])).toEqual([
    ["organiser", "active"],
  ]);
});
