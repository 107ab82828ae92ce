import { afterAll, beforeAll, expect, test } from "vitest";
import { paths } from "~/paths";
import { insertEdition } from "~db/queries/editions";
import { findJudge } from "~db/queries/judges";
import { makeCallOpen, makeInvitation, makeJudge, makePerson } from "~db/seed/factories";
import { openWorld, type World } from "../world";

const at = "2027-03-02T02:00:00.000Z";
const now = "2027-06-15T02:00:00.000Z";
type Seat = Awaited<ReturnType<World["as"]>>;
let world: World;
let organiser: Seat, chair: Seat;
let judgeId: string;

beforeAll(async () => {
  world = await openWorld({ at });
  await makeCallOpen(world.portal, at);
  organiser = await world.signedIn({ roles: ["organiser"] });
  chair = await world.signedIn({ roles: ["chair"] });
  world.setClock(now);
  judgeId = await makeJudge(world.portal, {
    name: "Ana Hill",
    address: "ana@hills.example",
    organisation: "Institute of Hills",
    declared: true,
    editionId: "2027",
    now,
  });
});
afterAll(() => world.close());

const profileOf = async (personId: string) =>
  (await findJudge(world.portal.db, { editionId: "2027", personId }))!;
const personAt = async (address: string) =>
  world.portal.db.selectFrom("address").select("personId").where("address", "=", address).executeTakeFirst();

test("a list with one wrong line brings nobody in, names the line, and keeps what was pasted", async () => {
  const list =
    "name,address,categories\nBo Valley,bo@valley.example,C1\nCy,cy@valley.example,C9\nDi,not an address,C1";
  const answer = await organiser.post(paths.judgeImport, { list });
  expect(answer.status).toBe(422);
  const page = await answer.text();
  for (const words of [
    "2 lines need",
    "Line 3:",
    "“C9” is no category",
    "Line 4:",
    "The address is no e-mail address.",
  ])
    expect(page).toContain(words);
  expect(page).toContain("Bo Valley,bo@valley.example,C1");
  expect(await personAt("bo@valley.example")).toBe(undefined);
  expect((await organiser.post(paths.judgeImport, {})).status).toBe(422);
  expect((await chair.get(paths.judgeImport)).status).toBe(403);
});

test("whoever cannot judge stops the list as a whole", async () => {
  await world.signedIn({ roles: ["observer"], address: "watch@tower.example" });
  const answer = await organiser.post(paths.judgeImport, {
    list: "name,address,categories\nBo Valley,bo@valley.example,C1\nWatch,watch@tower.example,C1",
  });
  expect(answer.status).toBe(409);
  expect(await personAt("bo@valley.example")).toBe(undefined);
});

test("a right list invites who is new with a profile, changes who judges already, and looks for ties anew", async () => {
  const form = new FormData();
  form.set(
    "file",
    new File(
      [
        "name,address,organisation,country,categories,tags,least,most,reserve\n" +
          "Bo Valley,bo@valley.example,Valley School,PE,C1; C2,Senior,2,7,yes\n" +
          "Ana Hill,ANA@hills.example,,,C2,,,9,no\n",
      ],
      "judges.csv",
      { type: "text/csv" },
    ),
  );
  const answer = await organiser.post(paths.judgeImport, form);
  expect([answer.status, answer.headers.get("location")]).toEqual([
    303,
    `${paths.judges}?invited=1&changed=1`,
  ]);
  const bo = await profileOf((await personAt("bo@valley.example"))!.personId);
  expect([bo.state, bo.profile]).toMatchObject([
    "invited",
    {
      organisation: "Valley School",
      country: "PE",
      categories: ["C1", "C2"],
      tags: ["senior"],
      least: 2,
      capacity: 7,
      isReserve: true,
    },
  ]);
  expect((await profileOf(judgeId)).profile).toMatchObject({
    organisation: "Institute of Hills",
    categories: ["C2"],
    capacity: 9,
    languages: ["en"],
  });
  expect((await world.mailsTo("bo@valley.example")).map((mail) => mail.kind)).toEqual(["invitation"]);
  expect(await world.mailsTo("ana@hills.example")).toEqual([]);
});

test("the list taken out says the same, for organisers alone, with nothing that a spreadsheet would run", async () => {
  await world.portal.db
    .updateTable("judge")
    .set({ organisation: '=HYPERLINK("http://x.example")' })
    .where("personId", "=", judgeId)
    .execute();
  const answer = await organiser.get(paths.judgeExport);
  expect(answer.headers.get("content-type")).toContain("text/csv");
  const text = await answer.text();
  expect(text).toContain("Bo Valley,bo@valley.example,Valley School,PE,C1; C2,,,,senior,2,7,yes");
  expect(text).toContain(`"'=HYPERLINK(""http://x.example"")"`);
  expect((await chair.get(paths.judgeExport)).status).toBe(403);
  await world.portal.db
    .updateTable("judge")
    .set({ organisation: "Institute of Hills" })
    .where("personId", "=", judgeId)
    .execute();
});

test("tags and reserve are the organiser's: a judge neither sees nor changes them", async () => {
  await world.portal.db
    .updateTable("judge")
    .set({ tagsJson: '["heavyweight"]' })
    .where("personId", "=", judgeId)
    .execute();
  const judge = await world.as(judgeId);
  expect(await (await judge.get(paths.judgeProfile)).text()).not.toContain("heavyweight");
  expect(await (await judge.get(`${paths.judgeProfile}.data`)).text()).not.toContain("heavyweight");
  const { version } = (await profileOf(judgeId)).profile!;
  const saved = await judge.post(paths.judgeProfile, {
    version: String(version),
    organisation: "Institute of Hills",
    country: "PE",
    "languages[]": ["en"],
    expertise: "",
    past: "Old School\nOlder School",
    tags: "",
    reserve: "yes",
    least: "0",
  });
  expect(saved.status).toBe(303);
  expect((await profileOf(judgeId)).profile).toMatchObject({
    past: ["Old School", "Older School"],
    tags: ["heavyweight"],
    isReserve: false,
    capacity: 9,
  });
  expect(await (await chair.get(paths.judge(judgeId))).text()).toContain("heavyweight");
});

test("an invitation is sent again after an hour, and not once it was answered", async () => {
  const personId = await makePerson(world.portal, {
    name: "Eve Late",
    address: "eve@late.example",
    editionId: "2027",
    now,
  });
  const roleId = await makeInvitation(world.portal, {
    personId,
    role: "judge",
    editionId: "2027",
    now,
  });
  const path = paths.personInvitation(personId, roleId);
  await world.portal.db.deleteFrom("outbox").where("recipient", "=", "eve@late.example").execute();
  expect((await organiser.post(path)).status).toBe(303);
  const soon = await organiser.post(path);
  expect(soon.status).toBe(409);
  expect(await soon.text()).toContain("less than an hour ago");
  world.setClock("2027-06-15T03:00:00.000Z");
  expect((await organiser.post(path)).status).toBe(303);
  expect((await world.mailsTo("eve@late.example")).map((mail) => mail.kind)).toEqual([
    "invitation",
    "invitation",
  ]);
  await world.portal.db.updateTable("role").set({ state: "declined" }).where("id", "=", roleId).execute();
  expect((await organiser.post(path)).status).toBe(409);
  expect((await chair.post(path)).status).toBe(403);
});

test("access ends with the edition: a judge of the one before finds nothing in the next", async () => {
  const judge = await world.as(judgeId);
  expect((await judge.get(paths.judging)).status).toBe(200);
  const { db } = world.portal;
  const book = await db
    .selectFrom("rulebook")
    .select(["documentJson", "hash"])
    .where("editionId", "=", "2027")
    .executeTakeFirstOrThrow();
  await insertEdition(db, { ...book, id: "2029", isCurrent: false, reason: "", authorId: null, now });
  const inHand = async (id: string) => {
    await db.updateTable("edition").set({ isCurrent: 0 }).execute();
    await db.updateTable("edition").set({ isCurrent: 1 }).where("id", "=", id).execute();
  };
  await inHand("2029");
  for (const path of [paths.judging, paths.judgeProfile, paths.conflicts])
    expect((await judge.get(path)).status).toBe(403);
  await inHand("2027");
});
