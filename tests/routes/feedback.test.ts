/** Feedback to valid entries: checked before anybody reads it, there on its day, and of nobody in particular. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { DAY, later, SECOND } from "~/domain/time";
import { windowOf } from "~/domain/stages";
import { readFeedback } from "~/services/feedback.server";
import { contextOf, makeAssignment, makeScoresheet } from "~db/seed/factories";
import { makeRelease } from "~db/seed/results";
import { announced, decidedAt, decidedEdition } from "../decided";
import { openWorld, type World } from "../world";

type Seat = Awaited<ReturnType<World["signedIn"]>>;
const during = "2027-07-01T08:00:00.000Z";

let world: World;
let edition: Awaited<ReturnType<typeof decidedEdition>>;
let screener: Seat;
let judges: (Seat & { assignment: string })[];
let entryId: string;
let opens: string;
const page = () => `/entries/${entryId}/feedback`;
const textAt = async (seat: { get: Seat["get"] }, path: string) => (await seat.get(path)).text();
const lead = async (at = 0) => world.as(edition.entries[at]!.leadId);
const rows = () =>
  world.portal.db
    .selectFrom("feedback_comment")
    .selectAll()
    .where("entryId", "=", entryId)
    .orderBy("original")
    .execute();
const of = async (original: string) => (await rows()).find((one) => one.original === original)!;

/** What each judge writes: on the whole, on criterion 2, and what the entrant must never read. */
const written = [
  ["Zebra: a sound case.", "Alpha remark"],
  ["Mango: I told my colleagues about it.", "Beta remark"],
  ["Apple: this is ridiculous.", "Gamma remark"],
] as const;

beforeAll(async () => {
  world = await openWorld({ at: decidedAt });
  const { portal } = world;
  edition = await decidedEdition(world);
  entryId = edition.entries[0]!.id;
  screener = await world.signedIn({ name: "Sara Screener", roles: ["screener"] });
  judges = [];
  for (const [at, [comment, remark]] of written.entries()) {
    const seat = await world.signedIn({ name: `Judge Number${at}`, roles: ["judge"] });
    const judgeId = seat.personId!;
    const assignment = await makeAssignment(portal, { entryId, judgeId, now: during });
    await makeScoresheet(portal, {
      assignmentId: assignment,
      judgeId,
      marks: { CR1: [5, 4, 3][at]!, CR2: 4 },
      comment: `${comment} ${"word ".repeat(40)}end`,
      comments: { CR2: remark },
      note: "SECRET NOTE",
      now: during,
    });
    judges.push({ ...seat, assignment });
  }
  opens = windowOf((await world.edition()).rulebook, "feedback").opens;
}, 60_000);
afterAll(() => world.close());
const whole = (at: number) => `${written[at]![0]} ${"word ".repeat(40)}end`;

test("before the release there is no feedback, and the desk has nothing to check", async () => {
  await world.mails();
  expect(await rows()).toEqual([]);
  expect((await (await lead()).get(page())).status).toBe(404);
  expect((await screener.get(`/desk/feedback/${entryId}`)).status).toBe(404);
  expect(await textAt(screener, "/desk/feedback")).toContain("once the results are public");
  await makeRelease(world.portal, {
    organiserId: edition.organiser.personId!,
    approverId: edition.chair.personId!,
    releaseAt: announced,
    now: decidedAt,
  });
  world.setClock(later(announced, -SECOND));
  await world.mails();
  expect(await rows()).toEqual([]);
});

test("after the release comments are taken up once, with hints, and without notes and reasons for marks", async () => {
  world.setClock(announced);
  await world.mails();
  await world.mails();
  expect((await rows()).map(({ criterion, state, isMarked }) => [criterion, state, isMarked])).toEqual([
    ["CR2", "waiting", 0],
    ["", "waiting", 1],
    ["CR2", "waiting", 0],
    ["CR2", "waiting", 0],
    ["", "waiting", 1],
    ["", "waiting", 0],
  ]);
  expect(JSON.stringify(await rows())).not.toMatch(/SECRET NOTE|leave no doubt/);
});

test("who checks is not told who wrote, and must have no tie; the day cannot be met while a comment waits", async () => {
  const check = await textAt(screener, `/desk/feedback/${entryId}`);
  expect(check).toContain("Zebra");
  expect(check).not.toContain("Number");
  for (const one of judges) expect(check).not.toContain(one.assignment);
  const organiser = await world.as(edition.organiser.personId);
  const refused = await organiser.post("/desk/feedback");
  expect(refused.status).toBe(409);
  expect(await refused.text()).toContain(
    "6 comments wait for a check. A screener or an organiser without a tie",
  );
  expect(await textAt(organiser, "/desk")).toContain("6 comments of judges wait");
  expect(await textAt(screener, "/screening")).toContain("6 comments of judges wait");

  const tied = await world.signedIn({ name: "Tina Tied", roles: ["screener"] });
  await world.portal.db
    .insertInto("conflict")
    .values({
      ...{ id: "a-tie", editionId: "2027", entryId, judgeId: tied.personId!, kind: "personal" },
      ...{ tier: "recuse", origin: "judge", reason: "", createdAt: during, endedAt: null },
    })
    .execute();
  expect(await textAt(tied, `/desk/feedback/${entryId}`)).not.toContain("Zebra");
  const { id, version } = await of("Alpha remark");
  const post = await tied.post(`/desk/feedback/${entryId}`, { "pass[]": `${id}.${version}` });
  expect(post.status).toBe(409);
  expect((await of("Alpha remark")).state).toBe("waiting");
});

test("comments are passed, changed or withheld with a reason; the judge's words stay on record; stale forms change nothing", async () => {
  for (const original of ["Alpha remark", "Beta remark", "Gamma remark", whole(0)]) {
    const { id, version } = await of(original);
    await screener.post(`/desk/feedback/${entryId}`, { "pass[]": `${id}.${version}` });
  }
  const mango = await of(whole(1));
  const at = `/desk/feedback/${entryId}/${mango.id}`;
  expect((await screener.post(at, { version: "1", state: "edited", words: " " })).status).toBe(422);
  expect((await screener.post(at, { version: "1", state: "withheld", reason: "" })).status).toBe(422);
  await screener.post(at, { version: "1", state: "edited", words: "Mango: others should hear of it." });
  const stale = await screener.post(at, { version: "1", state: "passed", words: "x" });
  expect(stale.status).toBe(409);
  expect(await of(whole(1))).toMatchObject({
    state: "edited",
    words: "Mango: others should hear of it.",
    checkedById: screener.personId,
    checkedAt: announced,
  });
  const apple = await of(whole(2));
  await screener.post(`/desk/feedback/${entryId}/${apple.id}`, {
    ...{ version: "1", state: "withheld", reason: "The tone hurts and helps nobody.", words: whole(2) },
  });
  expect(await of(whole(2))).toMatchObject({ state: "withheld", words: null });
});

test("feedback opens at its moment to the people of the entry alone, who are told by a mail that says nothing of it", async () => {
  const own = await lead();
  world.setClock(later(opens, -DAY));
  const organiser = await world.as(edition.organiser.personId);
  expect((await organiser.post("/desk/feedback")).status).toBe(303);
  world.setClock(later(opens, -SECOND));
  await world.mails();
  expect((await own.get(page())).status).toBe(404);
  expect(await textAt(own, `/entries/${entryId}`)).toContain("comments on your entry come on");
  expect((await world.mailsTo("lead1@people.example")).map((one) => one.kind)).not.toContain(
    "feedback.opened",
  );

  world.setClock(opens);
  expect((await own.get(page())).status).toBe(200);
  expect((await (await lead(1)).get(page())).status).toBe(404);
  expect((await judges[0]!.get(page())).status).toBe(404);
  expect((await (await lead(3)).get(`/entries/${edition.entries[3]!.id}/feedback`)).status).toBe(404);
  await world.mails();
  await world.mails();
  const told = (await world.mailsTo("lead1@people.example")).filter((one) => one.kind === "feedback.opened");
  expect(told.map(({ subject }) => subject)).toEqual([`${edition.entries[0]!.code}: feedback from the jury`]);
  expect(told[0]!.text).toContain(page());
  expect(told[0]!.text).not.toMatch(/Zebra|Mango|Alpha|4 of 5/);
  expect((await world.mailsTo("lead4@people.example")).map((one) => one.kind)).not.toContain(
    "feedback.opened",
  );
});

test("an entrant reads means, passed and changed words and the number of judges, and nothing withheld, secret or of a judge", async () => {
  const own = await lead();
  for (const path of [page(), `${page()}.data`]) {
    const text = await textAt(own, path);
    expect(text).toContain("Zebra: a sound case.");
    expect(text).toContain("Mango: others should hear of it.");
    expect(text).not.toMatch(/my colleagues|Apple|ridiculous|SECRET|leave no doubt|tone hurts|Sara|Number\d/);
    for (const one of judges) expect(text).not.toContain(one.assignment);
    for (const row of await rows()) expect(text).not.toContain(row.id);
  }
  const text = await textAt(own, page());
  expect(text).toContain("3 judges scored your entry");
  expect(text).toContain("4 of 5");
  expect(text).toContain("Where your entry stood among the others is not told");
});

test("each judge is shown what was sent instead of their own words, and why", async () => {
  const at = (number: number) => `/judging/${judges[number]!.assignment}`;
  expect(await textAt(judges[0]!, at(0))).toContain("All of it, word for word.");
  expect(await textAt(judges[1]!, at(1))).toContain("Mango: others should hear of it.");
  expect(await textAt(judges[2]!, at(2))).toContain("The tone hurts and helps nobody.");
  expect(await textAt(judges[2]!, at(2))).not.toContain("Mango: others");
});

test("two databases that differ only in which judge wrote what give the entrant the same bytes", async () => {
  const { db } = world.portal;
  const own = await lead();
  const seen = async () => [await textAt(own, page()), await textAt(own, `${page()}.data`)];
  const plain = (texts: string[]) => texts.map((text) => text.replace(/nonce="[^"]*"/g, ""));
  const before = plain(await seen());
  const kept = await rows();
  const sheets = await db
    .selectFrom("scoresheet")
    .selectAll()
    .where(
      "assignmentId",
      "in",
      judges.map((one) => one.assignment),
    )
    .orderBy("assignmentId")
    .execute();
  const turn = (assignmentId: string) =>
    judges[(judges.findIndex((one) => one.assignment === assignmentId) + 1) % judges.length]!.assignment;
  await db.deleteFrom("feedback_comment").where("entryId", "=", entryId).execute();
  for (const [at, row] of kept.toReversed().entries())
    await db
      .insertInto("feedback_comment")
      .values({ ...row, id: `turned-${at}`, assignmentId: turn(row.assignmentId) })
      .execute();
  for (const { assignmentId, marksJson, commentsJson, comment } of sheets)
    await db
      .updateTable("scoresheet")
      .set({ marksJson, commentsJson, comment })
      .where("assignmentId", "=", turn(assignmentId))
      .execute();
  expect(plain(await seen())).toEqual(before);
  for (const one of judges) expect(before.join()).not.toContain(one.personId);
});

test("a sheet that no longer counts takes its words along, and a comment can be withheld after all", async () => {
  const own = await lead();
  const { id, version, assignmentId } = await of("Beta remark");
  await screener.post(`/desk/feedback/${entryId}/${id}`, {
    ...{ version: String(version), state: "withheld", reason: "Names a place.", words: "x" },
  });
  expect(await textAt(own, page())).not.toContain("Beta remark");
  expect(await textAt(own, page())).toContain("Gamma remark");
  const gamma = await of("Gamma remark");
  expect(gamma.assignmentId).not.toBe(assignmentId);
  await world.portal.db
    .updateTable("scoresheet")
    .set({ setAsideAt: opens, setAsideReason: "A tie" })
    .where("assignmentId", "=", gamma.assignmentId)
    .execute();
  expect(await textAt(own, page())).not.toContain("Gamma remark");
  expect((await readFeedback(await contextOf(world.portal, own.personId!, opens), entryId))?.judges).toBe(2);
});

test("whether it was of use is said once for an entry and counted at the desk", async () => {
  const own = await lead();
  expect((await own.post(page())).status).toBe(422);
  expect((await own.post(page(), { useful: "partly" })).status).toBe(303);
  expect((await own.post(page(), { useful: "yes" })).status).toBe(409);
  expect(await textAt(screener, "/desk/feedback")).toContain("Yes: 0; in part: 1; no: 0");
});
