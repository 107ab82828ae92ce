import { afterAll, beforeAll, expect, test } from "vitest";
import { HOUR, later } from "~/domain/time";
import { announced, decidedAt, decidedEdition } from "../decided";
import { openWorld, type World } from "../world";

let world: World;
let edition: Awaited<ReturnType<typeof decidedEdition>>;
let second: Awaited<ReturnType<World["signedIn"]>>;
let outside: Awaited<ReturnType<World["as"]>>;
beforeAll(async () => {
  world = await openWorld({ at: decidedAt });
  edition = await decidedEdition(world);
  second = await world.signedIn({ name: "Sara Second", roles: ["organiser"] });
  outside = await world.as(null);
});
afterAll(() => world.close());

const min = {
  name: "Minh Trần",
  office: "Adviser to the Minister",
  organisation: "Ministry of Education",
  address: "minh@ministry.example",
  category: "C2",
  code: "",
  reason: "The minister must prepare a visit.",
  day: "2027-07-30",
  time: "18:00",
};
/** What a page of the result says and nobody may read before; titles and names of the case that won C2. */
const secrets = ["قاعات تسافر", "Palm Valley University", "جامعة وادي النخيل"];
const list = "/desk/disclosures";
const propose = (more: Partial<typeof min> = {}) => edition.organiser.post(list, { ...min, ...more });
const to = (address = min.address) =>
  world.portal.db
    .selectFrom("disclosure")
    .selectAll()
    .where("address", "=", address)
    .executeTakeFirstOrThrow();
/** The path in the newest mail to the named person. */
async function linkOf(address = min.address): Promise<string> {
  const mail = (await world.mailsTo(address)).at(-1);
  return /\/disclosed\/[\w-]{20,}/.exec(mail?.text ?? "")?.[0] ?? "";
}
const acts = async (id: string) =>
  (
    await world.portal.db
      .selectFrom("history")
      .select("act")
      .where("subjectId", "=", id)
      .orderBy("seq")
      .execute()
  ).map(({ act }) => act);

/** What a page says, its parts that differ at each asking taken out. */
const bare = (html: string) =>
  html.replace(/nonce="[^"]*"/g, "").replace(/disclosed(?:\/|%2F)[\w-]+/g, "disclosed");

let link = "";

test("an organiser proposes it: one person, one result that is decided, a reason, an end before everybody knows", async () => {
  for (const wrong of [
    { name: "" },
    { address: "minh" },
    { reason: " " },
    { category: "" },
    { category: "C9" },
    { category: "", code: "IIOE-2027-9999" },
    { day: "2027-08-03" }, // after the announcement
    { day: "2027-07-01" }, // past
    { category: "C3" }, // nothing is decided there
  ])
    expect([wrong, (await propose(wrong)).status]).toEqual([wrong, 422]);
  for (const seat of [edition.chair, await world.as(edition.entries[0]!.leadId)])
    expect((await seat.post(list, min)).status).toBe(403);
  expect((await propose()).status).toBe(302);
  const { id, tokenHash } = await to();
  expect(tokenHash).toBeNull();
  expect(await world.mailsTo(min.address)).toEqual([]);
  expect((await world.mailsTo("charles@desk.example")).map(({ subject }) => subject)).toEqual([
    "A disclosure waits for a second person",
  ]);

  const own = await edition.organiser.get(`${list}/${id}`);
  expect(await own.text()).toContain("You proposed it, so another organiser or the chair answers.");
  const answer = { answer: "approved" };
  expect((await edition.organiser.post(`${list}/${id}`, answer)).status).toBe(409);
  expect((await second.post(`${list}/${id}`, {})).status).toBe(422);
  expect(await world.mailsTo(min.address)).toEqual([]);
  expect((await second.post(`${list}/${id}`, answer)).status).toBe(302);
  expect((await second.post(`${list}/${id}`, answer)).status).toBe(409);
});

test("the named person gets a link that says nothing of the result; its secret stands nowhere in the database", async () => {
  const [mail, ...more] = await world.mailsTo(min.address);
  expect([mail!.subject, mail!.isSecret, more]).toEqual([
    "In confidence: a result of the 2027 edition",
    1,
    [],
  ]);
  for (const words of secrets) expect(mail!.text + mail!.html).not.toContain(words);
  link = await linkOf();
  const { tokenHash } = await to();
  expect(tokenHash).toMatch(/^[0-9a-f]{64}$/);
  expect(link.endsWith(tokenHash!)).toBe(false);
});

test("nothing is shown before the embargo is acknowledged, however often it is asked, and asking uses nothing up", async () => {
  for (const path of [link, `${link}.data`, `${link}?_data=root`, link]) {
    const answer = await (await outside.get(path)).text();
    for (const words of secrets) expect([path, answer.includes(words)]).toEqual([path, false]);
  }
  const page = await outside.get(link);
  expect([page.status, page.headers.get("cache-control")]).toEqual([200, "private, no-store"]);
  expect(await page.text()).toContain("I keep it in confidence: show the result");
  const { id, acknowledgedAt } = await to();
  expect([acknowledgedAt, (await acts(id)).includes("disclosure.read")]).toEqual([null, false]);
});

test("after the promise the page shows the result with name, address and moment across it, and each reading is recorded", async () => {
  expect((await outside.post(link)).status).toBe(302);
  const answer = await outside.get(link);
  expect(answer.headers.get("cache-control")).toBe("private, no-store");
  const page = await answer.text();
  for (const words of [...secrets, "Not public."]) expect(page).toContain(words);
  const mark = /class="watermark".*?<\/div>/s.exec(page)?.[0] ?? "";
  expect(
    mark.match(/In confidence for Minh Trần, minh@ministry\.example, 25 July 2027/g)?.length,
  ).toBeGreaterThan(5);
  expect(page).not.toMatch(/<script(?![^>]*application\/ld)/);
  for (const words of ["Village tutors", "Charles Chair", "Judge", "score", "raw mean"])
    expect([words, page.includes(words)]).toEqual([words, false]);
  await outside.get(link);
  const { id } = await to();
  expect(await acts(id)).toEqual([
    "disclosure.proposed",
    "disclosure.approved",
    "disclosure.acknowledged",
    "disclosure.read",
    "disclosure.read",
  ]);
  expect(await (await second.get(`${list}/${id}`)).text()).toContain("Read 2 times");
});

test("one entry's result says its own outcome and nobody else's", async () => {
  const other = edition.entries[2]!; // C2, not selected
  const address = "one@ministry.example";
  expect((await propose({ category: "", code: other.code, address })).status).toBe(302);
  await second.post(`${list}/${(await to(address)).id}`, { answer: "approved" });
  const own = await linkOf(address);
  await outside.post(own);
  const page = await (await outside.get(own)).text();
  expect(page).toContain("This case is not among the winners of category C2.");
  for (const words of secrets) expect(page).not.toContain(words);
});

test("unknown, proposed, refused, ended, expired and public answer the same 404", async () => {
  const nothing = await outside.get("/disclosed/no-such-link-as-this-one-here");
  const page = bare(await nothing.text());
  const same = async (path: string) => {
    const answer = await outside.get(path);
    expect([path, answer.status, bare(await answer.text()) === page]).toEqual([path, 404, true]);
    expect((await outside.post(path)).status).toBe(404);
  };
  expect(nothing.status).toBe(404);

  const address = "two@ministry.example";
  await propose({ address });
  const { id } = await to(address);
  // A link of which somebody knew the secret opens nothing while one person alone has said yes.
  const { sha256 } = await import("~/services/canonical.server");
  const secret = "a-secret-that-was-guessed-early";
  const set = (state: "proposed" | "refused") =>
    world.portal.db
      .updateTable("disclosure")
      .set({ state, tokenHash: sha256(secret) })
      .where("id", "=", id)
      .execute();
  await set("proposed");
  await same(`/disclosed/${secret}`);
  await set("refused");
  await same(`/disclosed/${secret}`);

  const { id: first } = await to();
  const own = await linkOf("one@ministry.example");
  expect((await outside.get(own)).status).toBe(200);
  expect((await second.post(`${list}/${first}/end`)).status).toBe(302);
  expect((await second.post(`${list}/${first}/end`)).status).toBe(409);
  await same(link);
  const { expiresAt } = await to("one@ministry.example");
  world.setClock(later(expiresAt, -1));
  expect((await outside.get(own)).status).toBe(200);
  world.setClock(expiresAt);
  await same(own);
  world.setClock(later(announced, HOUR));
  await same(own);
});
