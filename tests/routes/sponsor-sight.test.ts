/** What a sponsor's people see: whose they are, totals after the call, winners once told, and nothing of another's. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { later, SECOND } from "~/domain/time";
import { updateSponsorOfPerson } from "~db/queries/sponsor-people";
import { makeRelease, makeSponsor } from "~db/seed/results";
import { announced, decidedAt, decidedEdition } from "../decided";
import { openWorld, type World } from "../world";

type Seat = Awaited<ReturnType<World["signedIn"]>>;
let world: World;
let edition: Awaited<ReturnType<typeof decidedEdition>>;
let title: Seat, press: Seat;
const bare = async (seat: Pick<Seat, "get">) =>
  (await (await seat.get("/sponsor")).text()).replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
const invite = (id: string, people: string) =>
  edition.organiser.post(`/desk/sponsors/${id}/people`, { people });

beforeAll(async () => {
  world = await openWorld({ at: decidedAt });
  edition = await decidedEdition(world);
  title = await world.signedIn({ name: "Tia Title", roles: ["sponsor"] });
  press = await world.signedIn({ name: "Per Press", roles: [] });
});
afterAll(() => world.close());

test("an organiser invites a person for one sponsor by mail; once they accept, the page is theirs", async () => {
  expect((await press.get("/sponsor")).status).toBe(403);
  expect((await invite(edition.ownSponsorId, press.address)).status).toBe(302);
  const [mail] = await world.mailsTo(press.address);
  expect(mail).toMatchObject({ kind: "invitation", subject: expect.stringContaining("sponsor") });
  expect(mail?.text).toContain("to speak for Example Press, a sponsor");
  const { id: roleId } = await world.portal.db
    .selectFrom("role")
    .select("id")
    .where("personId", "=", press.personId!)
    .executeTakeFirstOrThrow();
  const page = await (await edition.organiser.get(`/desk/sponsors/${edition.ownSponsorId}/people`)).text();
  expect(page).toContain("Per Press");
  expect((await press.get("/sponsor")).status).toBe(403);
  expect((await press.post("/invitations", { role: roleId, answer: "accept" })).status).toBe(302);
  press = { ...(await world.as(press.personId)), address: press.address };
  expect(await bare(press)).toContain("How Example Press stands now");
});

test("who has the role and is nobody's yet reads that, is made somebody's at once, and never two sponsors'", async () => {
  expect(await bare(title)).toContain("Nobody has said yet which sponsor you are here for.");
  expect((await invite(edition.sponsorId, title.address)).status).toBe(302);
  expect((await world.mailsTo(title.address)).map(({ subject }) => subject)).toEqual([
    "You now speak for Example Genomics",
  ]);
  expect(await bare(title)).toContain("How Example Genomics stands now");
  const twice = await invite(edition.sponsorId, title.address);
  expect([twice.status, (await twice.text()).includes("one of the sponsor’s people already")]).toEqual([
    409,
    true,
  ]);
  const other = await invite(edition.ownSponsorId, `new@press.example\n${title.address}`);
  expect([other.status, (await other.text()).includes("belongs to another sponsor")]).toEqual([409, true]);
  // All of a list or none: the new person of the same list was not invited.
  expect(await world.mailsTo("new@press.example")).toEqual([]);
  expect((await invite(edition.sponsorId, edition.chair.address)).status).toBe(409);
});

test("nothing is counted before the call and its grace are over; then small cells stand together", async () => {
  const { db } = world.portal;
  const counts = { C1: { VN: 5, SN: 1 }, C2: { OM: 3, IN: 4, PE: 1 }, C3: { FR: 6 } };
  const rows = await db.selectFrom("entry").selectAll().execute();
  let number = 100;
  for (const [category, countries] of Object.entries(counts))
    for (const [country, count] of Object.entries(countries))
      for (
        let n = rows.filter((r) => r.category === category && r.country === country).length;
        n < count;
        n++
      )
        await db
          .insertInto("entry")
          .values({ ...rows[0]!, id: `more-${number}`, code: `IIOE-2027-${number++}`, category, country })
          .execute();
  const call = (await world.edition()).rulebook.stages.find(({ id }) => id === "open")!;
  const grace = (await world.edition()).rulebook.graceMinutes * 60 * SECOND;
  world.setClock(later(new Date(call.closes).toISOString(), grace - SECOND));
  await db.deleteFrom("history_words").execute();
  await db.deleteFrom("history").execute(); // or the clock would stay at the newest act
  for (const seat of [title, press])
    expect(await bare(seat)).toMatch(/^(?!.*Entries received).*this page shows how many entries came in/);
  world.setClock(decidedAt);
  const all = await bare(title);
  expect(all).toContain("Entries received 20");
  expect(all).toMatch(/C1, [^0-9]+ 6 C2, [^0-9]+ 8 C3, [^0-9]+ 6 C4, [^0-9]+ 0/);
  // One each of SN and PE took OM 3 and IN 4 with them.
  expect(all).toMatch(/By country France 6 Vietnam 5 All others together 9/);
  expect(all).not.toMatch(/Oman|India|Senegal|Peru/);
  const own = await bare(press);
  expect(own).toContain("Entries received 6");
  expect(own).toContain("By category C1,");
  expect(own).toMatch(/By country The numbers are too small|By country All others together 6/);
  expect(own).not.toMatch(/C2|C3|C4|Vietnam|Senegal|Oman|Genomics/);
  await db.deleteFrom("entry").where("id", "like", "more-%").execute();
});

test("winners of what a sponsor supports stand there from the moment, and no code, score or judge ever", async () => {
  await makeSponsor(world.portal, {
    name: "Nobody’s Prize",
    tier: "specialAward",
    award: "LifeSciences",
    organiserId: edition.organiser.personId!,
    now: decidedAt,
  });
  await makeRelease(world.portal, {
    organiserId: edition.organiser.personId!,
    approverId: edition.chair.personId!,
    releaseAt: announced,
    now: decidedAt,
  });
  world.setClock(later(announced, -SECOND));
  const titles = [
    "Micro-certificates that count towards promotion",
    "قاعات تسافر: فصول ذكية لمدن زراعة النخيل",
  ];
  for (const seat of [title, press])
    for (const path of ["/sponsor", "/sponsor.data"]) {
      const text = await (await seat.get(path)).text();
      expect([path, ...titles.filter((one) => text.includes(one))]).toEqual([path]);
    }
  world.setClock(announced);
  const [all, own] = [await bare(title), await bare(press)];
  expect(titles.map((one) => all.includes(one))).toEqual([true, true]);
  expect(titles.map((one) => own.includes(one))).toEqual([true, false]);
  for (const text of [all, own]) expect(text).not.toMatch(/IIOE-2027-\d|Charles|Olga/);
});

test("when a sponsor ends, its people keep a page that says so and shows nothing", async () => {
  const { version } = await world.portal.db
    .selectFrom("sponsor")
    .select("version")
    .where("id", "=", edition.ownSponsorId)
    .executeTakeFirstOrThrow();
  await edition.organiser.post(`/desk/sponsors/${edition.ownSponsorId}/end`, { version: String(version) });
  expect(await bare(press)).toContain("This sponsorship has ended.");
  expect(await (await press.get("/sponsor.data")).text()).not.toMatch(/Example Press|Micro-/);
  const late = await world.signedIn({ roles: ["sponsor"] });
  expect((await invite(edition.ownSponsorId, late.address)).status).toBe(409);
  expect(
    await updateSponsorOfPerson(world.portal.db, {
      personId: press.personId!,
      editionId: "2027",
      sponsorId: edition.sponsorId,
    }),
  ).toBe(false);
});
