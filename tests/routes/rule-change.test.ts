import { afterAll, beforeAll, expect, test } from "vitest";
import type { Rulebook } from "~/domain/rulebook";
import { fromJson } from "~db/columns";
import {
  makeAnswers,
  makeAssignment,
  makeCallOpen,
  makeFiles,
  makeScoresheet,
  makeSubmittedEntry,
} from "~db/seed/factories";
import { openWorld, type World } from "../world";

const during = "2027-07-01T08:00:00.000Z";
let world: World;
type Seat = Awaited<ReturnType<World["signedIn"]>>;
let ada: Seat, bo: Seat, chair: Seat;
let assignmentId: string, judgeId: string;
beforeAll(async () => {
  world = await openWorld({ at: "2027-05-02T08:00:00.000Z" });
  const { portal } = world;
  await makeCallOpen(portal, world.now());
  ada = await world.signedIn({ name: "Ada Organiser", roles: ["organiser"] });
  bo = await world.signedIn({ name: "Bo Organiser", roles: ["organiser"] });
  chair = await world.signedIn({ roles: ["chair"] });
  judgeId = (await world.signedIn({ roles: ["judge"] })).personId!; // somebody signed in has an id
  const entryId = await makeSubmittedEntry(portal, {
    leadId: (await world.signedIn()).personId!,
    answers: makeAnswers(),
    files: makeFiles(),
    now: world.now(),
  });
  assignmentId = await makeAssignment(portal, { entryId, judgeId, now: during });
  world.setClock(during);
});
afterAll(() => world.close());

const { stringify } = JSON;
/** The rules page as words, without its tags. */
const rules = async () => (await (await (await world.as(null)).get("/rules")).text()).replace(/<[^>]+>/g, "");
async function ask(seat: Seat, reason: string, change: (book: Rulebook) => void) {
  const row = await world.portal.db
    .selectFrom("rulebook")
    .select(["documentJson", "version"])
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirstOrThrow();
  const book = fromJson<Rulebook>(row.documentJson);
  change(book);
  return seat.post("/desk/rulebook/versions", {
    document: stringify(book),
    reason,
    version: String(row.version),
  });
}
const inForce = async () => (await world.edition()).rulebook.judging.minimumSheets;

test("after the seal and before a score, a change is one organiser's, and the rules page says whose and why", async () => {
  expect((await ada.post("/desk/seal")).status).toBe(302);
  expect(await rules()).toContain("by Ada Organiser");
  const before = await (await (await world.as(null)).get("/rules/sealed.json")).text();
  expect(
    (await ask(bo, "Two judges were named late.", (book) => (book.judging.minimumSheets = 2))).status,
  ).toBe(302);
  expect(await inForce()).toBe(2);
  const page = await rules();
  for (const words of [
    "Version 2",
    "Bo Organiser",
    "before any scoresheet was in",
    "Two judges were named late.",
  ])
    expect(page).toContain(words);
  const after = await (await (await world.as(null)).get("/rules/sealed.json")).text();
  expect(after).not.toBe(before);
});

test("the scale and the criteria stay as they were sealed", async () => {
  const refused = await ask(ada, "Finer marks.", (book) => (book.rubric.scale.step = 0.25));
  expect(refused.status).toBe(409);
  expect(await refused.text()).toContain("the scale and the criteria stay");
});

test("once a scoresheet is in, waiving a minimum waits for a second organiser, and nothing is in force before", async () => {
  await makeScoresheet(world.portal, { assignmentId, judgeId, now: during });
  const words = "A judge fell ill, and nobody can replace her.";
  expect((await ask(ada, words, (book) => (book.judging.minimumSheets = 1))).status).toBe(302);
  expect(await inForce()).toBe(2);
  expect(await rules()).not.toContain(words);
  const page = await (await bo.get("/desk/rulebook/versions")).text();
  expect(page).toContain(words);
  const told = await world.portal.db
    .selectFrom("outbox")
    .select(["personId", "payloadJson"])
    .where("kind", "=", "rules.changeProposed")
    .execute();
  expect(told.map(({ personId }) => personId)).toEqual([bo.personId]);
  expect(told[0]!.payloadJson).toContain(words);
  const id = /name="id" value="([^"]+)"/.exec(page)?.[1] ?? "";
  expect((await ask(bo, "Another.", (book) => (book.judging.floor.total = 50))).status).toBe(409);

  const own = await ada.post("/desk/rulebook/change", { id, answer: "made" });
  expect(own.status).toBe(409);
  expect(await own.text()).toContain("You proposed this change yourself");
  expect((await chair.post("/desk/rulebook/change", { id, answer: "made" })).status).toBe(403);
  expect((await bo.post("/desk/rulebook/change", { id })).status).toBe(422);
  expect((await bo.post("/desk/rulebook/change", { id, answer: "made" })).status).toBe(302);
  expect((await bo.post("/desk/rulebook/change", { id, answer: "made" })).status).toBe(409);
  expect(await inForce()).toBe(1);
  const shown = await rules();
  expect(shown).toContain("by Ada Organiser, approved by Bo Organiser, after scoresheets were in");
  expect(shown).toContain(words);
});

test("a change that decides nothing needs no second person and makes no version of the seal", async () => {
  const count = async () => (await world.portal.db.selectFrom("seal").select("version").execute()).length;
  const before = await count();
  expect((await ask(ada, "Longer to complain.", (book) => (book.judging.complaintDays = 21))).status).toBe(
    302,
  );
  expect((await world.edition()).rulebook.judging.complaintDays).toBe(21);
  expect(await count()).toBe(before);
});
