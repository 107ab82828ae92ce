import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { answerProposal } from "~/services/decisions.server";
import { categoryOf } from "~/domain/rulebook";
import {
  contextOf,
  makeAnswers,
  makeAssignment,
  makeCallOpen,
  makeDecision,
  makeFiles,
  makeScoresheet,
  makeSubmittedEntry,
} from "~db/seed/factories";
import { openWorld, type World } from "../world";

const submitted = "2027-05-02T08:00:00.000Z";
const during = "2027-07-01T08:00:00.000Z";
const deliberation = "2027-07-22T08:00:00.000Z";

let world: World;
type Seat = Awaited<ReturnType<World["signedIn"]>>;
let chair: Seat;
let organiser: Seat;
let observer: Seat;
const entries: string[] = [];
beforeAll(async () => {
  world = await openWorld({ at: submitted });
  const { portal } = world;
  await makeCallOpen(portal, submitted);
  chair = await world.signedIn({ name: "Chair Example", roles: ["chair"] });
  organiser = await world.signedIn({ name: "Organiser Example", roles: ["organiser"] });
  observer = await world.signedIn({ name: "Observer Example", roles: ["observer"] });
  const judges = [];
  for (const name of ["First", "Second", "Third"])
    judges.push(await world.signedIn({ name: `${name} Judge`, roles: ["judge"] }));
  for (const [at, mark] of [4.5, 4, 3.5, 2].entries()) {
    const lead = await world.signedIn({ name: `Lead ${at}` });
    const entryId = await makeSubmittedEntry(portal, {
      leadId: lead.personId!,
      answers: makeAnswers({ title: `Case number ${at + 1}`, organisationName: `Institute ${at + 1}` }),
      files: makeFiles(),
      now: submitted,
    });
    entries.push(entryId);
    await portal.db.updateTable("entry").set({ outcome: "valid" }).where("id", "=", entryId).execute();
    const marks = Object.fromEntries(["CR1", "CR2", "CR3", "CR4", "CR5", "CR6"].map((id) => [id, mark]));
    for (const judge of at === 3 ? judges.slice(0, 2) : judges) {
      const judgeId = judge.personId!;
      const assignmentId = await makeAssignment(portal, { entryId, judgeId, now: during });
      await makeScoresheet(portal, { assignmentId, judgeId, marks, now: during });
    }
  }
});
afterAll(() => world.close());
const codes = async () =>
  (await world.portal.db.selectFrom("entry").select(["id", "code"]).execute()).map(({ code }) => code).sort();
const hashIn = (page: string) => /name="ranking" value="([0-9a-f]{64})"/.exec(page)?.[1] ?? "";
const idIn = (page: string) => /name="id" value="([^"]+)"/.exec(page)?.[1] ?? "";

test("the ranking says that it is the raw mean, has its figures in words and apart those with too few sheets", async () => {
  world.setClock(during);
  const page = await (await chair.get("/desk/rankings/C1")).text();
  expect(page).not.toContain("<script");
  const first = page.indexOf("Institute 1");
  expect(first).toBeGreaterThan(0);
  for (const words of [
    "Raw mean",
    "90.0",
    "80.0",
    "70.0",
    "Too few scoresheets",
    "Institute 4",
    'role="img"',
  ])
    expect(page).toContain(words);
});

test("every look at scores is in the history, and the index hides nothing but counts", async () => {
  const views = async () =>
    (
      await world.portal.db
        .selectFrom("history")
        .select(["actorId", "factsJson"])
        .where("act", "like", "%.viewed")
        .execute()
    ).length;
  const before = await views();
  await observer.get("/desk/rankings");
  await observer.get("/desk/rankings/C1");
  await observer.get("/desk/decisions/C1");
  expect(await views()).toBe(before + 3);
});

test("judges, screeners, sponsors and entrants see no score", async () => {
  for (const role of ["judge", "screener", "sponsor"] as const) {
    const seat = await world.signedIn({ roles: [role] });
    for (const path of ["/desk/rankings", "/desk/rankings/C1", "/desk/decisions/C1"])
      expect((await seat.get(path)).status).toBe(403);
  }
});

test("a chair with an entry of their own in the category, or sheets of their own not in, sees no score of it", async () => {
  const tied = await world.signedIn({ roles: ["chair"] });
  await world.portal.db
    .insertInto("entry_member")
    .values({
      entryId: entries[0]!,
      personId: tied.personId!,
      capacity: "reader",
      createdAt: during,
      endedAt: null,
    })
    .execute();
  const judging = await world.signedIn({ roles: ["chair", "judge"] });
  await makeAssignment(world.portal, { entryId: entries[1]!, judgeId: judging.personId!, now: during });
  for (const [seat, words] of [
    [tied, "You have a conflict of interest in this category"],
    [judging, "Scores are hidden from you until then"],
  ] as const)
    for (const path of ["/desk/rankings", "/desk/rankings/C1", "/desk/decisions/C1"]) {
      const page = await (await seat.get(path)).text();
      expect(page).toContain(words);
      expect(page).not.toContain("90.0");
      expect(page).not.toContain("Institute 1");
    }
  world.setClock(deliberation);
  const refused = await tied.post("/desk/decisions/C1", { "winners[]": [], ranking: "" });
  expect(refused.status).toBe(409);
  world.setClock(during);
});

test("the hash of the sealed rules is that of the text which everyone can fetch", async () => {
  const text = await (await (await world.as(null)).get("/rules/sealed.json")).text();
  const { sealedHash } = await world.portal.db
    .selectFrom("edition")
    .select("sealedHash")
    .executeTakeFirstOrThrow();
  expect(createHash("sha256").update(text).digest("hex")).toBe(sealedHash);
  expect(await (await organiser.get("/desk/rankings")).text()).toContain(sealedHash);
  expect((await organiser.post("/desk/seal")).status).toBe(409);
});

test("before moderation is over no winners can be proposed, and the page says when", async () => {
  world.setClock(during);
  expect(await (await chair.get("/desk/decisions/C1")).text()).toContain("Marking is still open");
  const refused = await chair.post("/desk/decisions/C1", { ranking: "" });
  expect(refused.status).toBe(409);
});

test("a chair proposes, a reason is asked where rank is left, the organiser returns, then approves", async () => {
  world.setClock(deliberation);
  const [, , third, fourth] = entries as [string, string, string, string];
  const page = await (await chair.get("/desk/decisions/C1")).text();
  const ranking = hashIn(page);
  const skipping = { "winners[]": [third], ranking, note: "Typed note" };
  const lacking = await chair.post("/desk/decisions/C1", skipping);
  expect(lacking.status).toBe(422);
  const said = await lacking.text();
  const [one, two, , four] = await codes();
  expect(said).toContain(`Say why ${one} is passed over`);
  expect(said).toContain(`Say why ${two} is passed over`);
  expect(said).toContain(`Say why ${four} is left without a place`);
  expect(said).toContain("Typed note");

  const proposal = {
    "winners[]": entries.slice(0, 2),
    ranking,
    note: "",
    [`reason.${fourth}`]: "The third judge fell ill.",
  };
  expect((await chair.post("/desk/decisions/C1", { ...proposal, ranking: "0".repeat(64) })).status).toBe(409);
  expect((await organiser.post("/desk/decisions/C1", proposal)).status).toBe(403);
  expect((await chair.post("/desk/decisions/C1", proposal)).status).toBe(302);
  expect((await chair.post("/desk/decisions/C1", proposal)).status).toBe(409);

  const waiting = await (await organiser.get("/desk/decisions/C1")).text();
  expect(waiting).toContain("The third judge fell ill.");
  const id = idIn(waiting);
  expect((await chair.post("/desk/decisions/C1/answer", { id, state: "approved" })).status).toBe(403);
  expect(
    (await organiser.post("/desk/decisions/C1/answer", { id, state: "returned", answer: "" })).status,
  ).toBe(422);
  expect(
    (
      await organiser.post("/desk/decisions/C1/answer", {
        id,
        state: "returned",
        answer: "Look at the third.",
      })
    ).status,
  ).toBe(302);
  expect(await (await chair.get("/desk/decisions/C1")).text()).toContain("Look at the third.");

  expect((await chair.post("/desk/decisions/C1", proposal)).status).toBe(302);
  const second = idIn(await (await organiser.get("/desk/decisions/C1")).text());
  expect((await organiser.post("/desk/decisions/C1/answer", { id: second, state: "approved" })).status).toBe(
    302,
  );
  expect((await organiser.post("/desk/decisions/C1/answer", { id: second, state: "approved" })).status).toBe(
    409,
  );
  const rows = await world.portal.db
    .selectFrom("decision")
    .select(["version", "state", "winnersJson"])
    .where("category", "=", "C1")
    .orderBy("version")
    .execute();
  expect(rows.map(({ version, state }) => [version, state])).toEqual([
    [1, "returned"],
    [2, "approved"],
  ]);
  expect(JSON.parse(rows[1]!.winnersJson)).toEqual({
    format: 1,
    winners: [
      { entryId: entries[0], code: one, place: 1 },
      { entryId: entries[1], code: two, place: 2 },
    ],
    reasons: { [fourth]: "The third judge fell ill." },
  });
});

test("nobody answers their own proposal: not by the service, not in the database", async () => {
  world.setClock(deliberation);
  const both = await world.signedIn({ roles: ["chair"] });
  const category = categoryOf(
    (await contextOf(world.portal, both.personId!, deliberation)).edition.rulebook,
    "C2",
  )!;
  await makeDecision(world.portal, { category: "C2", chairId: both.personId!, now: deliberation });
  const { id } = await world.portal.db
    .selectFrom("decision")
    .select("id")
    .where("category", "=", "C2")
    .executeTakeFirstOrThrow();
  const context = await contextOf(world.portal, both.personId!, deliberation);
  expect(await answerProposal(context, category, { id, state: "approved", answer: "" })).toEqual({
    id: "ranking.twoPeople",
  });
  await expect(
    world.portal.db
      .updateTable("decision")
      .set({ state: "approved", answeredById: both.personId, answeredAt: deliberation })
      .where("id", "=", id)
      .execute(),
  ).rejects.toThrow(/CHECK/);
});
