import { afterAll, beforeAll, expect, test } from "vitest";
import type { ViewerContext } from "~/context.server";
import { emptySheet, type Sheet } from "~/domain/scoring";
import { later } from "~/domain/time";
import { recuse, saveScoresheet, submitScoresheet } from "~/services/scoresheets.server";
import {
  contextOf,
  makeAnswers,
  makeAssignment,
  makeCallOpen,
  makeFiles,
  makePerson,
  makeSubmittedEntry,
} from "~db/seed/factories";
import { openWorld, type World } from "../world";

const open = "2027-06-20T16:00:00.000Z";
const close = "2027-07-10T02:00:00.000Z";
const during = "2027-07-01T08:00:00.000Z";
const submitted = "2027-05-02T08:00:00.000Z";

let world: World;
let entryId: string;
let chairId: string;
beforeAll(async () => {
  world = await openWorld({ at: submitted });
  await makeCallOpen(world.portal, submitted);
  const leadId = await person("lead");
  chairId = await person("chair", "chair");
  entryId = await makeSubmittedEntry(world.portal, {
    leadId,
    answers: makeAnswers(),
    files: makeFiles(),
    now: submitted,
  });
});
afterAll(() => world.close());

let number = 0;
const person = (name: string, ...roles: ("judge" | "chair")[]) =>
  makePerson(world.portal, {
    name,
    address: `${name}${++number}@people.example`,
    roles,
    editionId: "2027",
    now: submitted,
  });
/** A judge with an assignment of their own, at a moment. */
async function judge({ confirmed = true } = {}) {
  const judgeId = await person("judge", "judge");
  const id = await makeAssignment(world.portal, { entryId, judgeId, confirmed, now: open });
  return { id, at: (now: string): Promise<ViewerContext> => contextOf(world.portal, judgeId, now) };
}
const words = (count: number) => Array.from({ length: count }, (_, at) => `word${at}`).join(" ");
const complete: Sheet = {
  ...emptySheet,
  marks: { CR1: 3, CR2: 3.5, CR3: 3, CR4: 4, CR5: 2.5, CR6: 3 },
  comment: words(40),
};
const sheetRow = (id: string) =>
  world.portal.db.selectFrom("scoresheet").selectAll().where("assignmentId", "=", id).executeTakeFirst();
const acts = (id: string) =>
  world.portal.db
    .selectFrom("history")
    .select("act")
    .where("subjectId", "=", id)
    .orderBy("seq")
    .execute()
    .then((rows) => rows.map((row) => row.act));

test("the first sheet that is saved seals the rules, once, under the hash of what decides", async () => {
  const seal = () =>
    world.portal.db.selectFrom("edition").select(["sealedAt", "sealedHash"]).executeTakeFirstOrThrow();
  expect(await seal()).toEqual({ sealedAt: null, sealedHash: null });
  for (const now of [later(open, 1), during]) {
    const { id, at } = await judge();
    await saveScoresheet(await at(now), { id, version: 0, sheet: { ...emptySheet, marks: { CR1: 3 } } });
  }
  expect(await seal()).toEqual({
    sealedAt: later(open, 1),
    sealedHash: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect((await acts("2027")).filter((act) => act === "rules.sealed")).toHaveLength(1);
});

test("a draft saves over the version it was drawn from, and a second tab is shown the first one's side", async () => {
  const { id, at } = await judge();
  const context = await at(during);
  const first = { ...emptySheet, marks: { CR1: 3 }, comment: "first tab" };
  const second = { ...emptySheet, marks: { CR1: 4 }, comment: "second tab" };
  expect(await saveScoresheet(context, { id, version: 0, sheet: first })).toEqual({
    refusal: null,
    version: 1,
    changedAt: during,
    theirs: null,
  });
  const clash = await saveScoresheet(context, { id, version: 0, sheet: second });
  expect(clash).toMatchObject({ refusal: { id: "fault.stale" }, theirs: { version: 1, sheet: first } });
  expect((await sheetRow(id))?.comment).toBe("first tab");
  expect(await saveScoresheet(context, { id, version: 1, sheet: second })).toMatchObject({ version: 2 });
  expect(await acts(id)).toEqual(["assignment.confirmed", "scoresheet.begun"]);
});

test("a save that arrives twice is one save", async () => {
  const { id, at } = await judge();
  const drawn = { id, version: 0, sheet: { ...emptySheet, note: "again" } };
  await saveScoresheet(await at(during), drawn);
  expect(await saveScoresheet(await at(later(during, 5000)), drawn)).toEqual({
    refusal: null,
    version: 1,
    changedAt: during,
    theirs: null,
  });
});

test("a sheet that lacks something is saved and not handed in", async () => {
  const { id, at } = await judge();
  const sheet = { ...complete, comment: words(39) };
  const { refusal, faults } = await submitScoresheet(await at(during), { id, version: 0, sheet });
  expect({ refusal, faults }).toEqual({
    refusal: null,
    faults: [{ field: "comment", message: { id: "judging.commentShort", values: { words: 39, least: 40 } } }],
  });
  expect(await sheetRow(id)).toMatchObject({ comment: words(39), submittedAt: null });
});

test("a sheet is taken until the last millisecond of marking, and not after", async () => {
  const early = await judge();
  expect(
    (await submitScoresheet(await early.at(later(close, -1)), { id: early.id, version: 0, sheet: complete }))
      .refusal,
  ).toBeNull();
  const late = await judge();
  await saveScoresheet(await late.at(later(close, -1)), { id: late.id, version: 0, sheet: complete });
  expect(
    (await submitScoresheet(await late.at(close), { id: late.id, version: 1, sheet: complete })).refusal,
  ).toEqual({ id: "judging.closed" });
  expect(await sheetRow(late.id)).toMatchObject({ submittedAt: null, comment: complete.comment });
  const before = await judge();
  expect(
    (await saveScoresheet(await before.at(later(open, -1)), { id: before.id, version: 0, sheet: complete }))
      .refusal,
  ).toEqual({ id: "judging.notOpen" });
});

test("a sheet that is in is locked: the same again is no error, another is refused, nothing changes", async () => {
  const { id, at } = await judge();
  await submitScoresheet(await at(during), { id, version: 0, sheet: complete });
  const locked = await sheetRow(id);
  const again = await submitScoresheet(await at(later(during, 1)), { id, version: 0, sheet: complete });
  expect(again).toMatchObject({ refusal: null, faults: [] });
  const other = { ...complete, marks: { ...complete.marks, CR1: 4 } };
  for (const act of [submitScoresheet, saveScoresheet])
    expect((await act(await at(later(during, 2)), { id, version: 1, sheet: other })).refusal).toEqual({
      id: "judging.submittedAlready",
    });
  expect(await sheetRow(id)).toEqual(locked);
});

test("twenty that hand in the same sheet at once hand it in once", async () => {
  const { id, at } = await judge();
  const context = await at(during);
  const results = await Promise.all(
    Array.from({ length: 20 }, () => submitScoresheet(context, { id, version: 0, sheet: complete })),
  );
  expect(results.map(({ refusal, faults }) => [refusal, faults.length])).toEqual(Array(20).fill([null, 0]));
  expect(await acts(id)).toEqual(["assignment.confirmed", "scoresheet.begun", "scoresheet.submitted"]);
});

test("before confirming nothing is saved", async () => {
  const { id, at } = await judge({ confirmed: false });
  expect((await saveScoresheet(await at(during), { id, version: 0, sheet: complete })).refusal).toEqual({
    id: "judging.confirmFirst",
  });
  expect(await sheetRow(id)).toBeUndefined();
});

test("another judge's assignment is as good as none", async () => {
  const { id } = await judge();
  const other = await judge();
  const context = await other.at(during);
  expect((await saveScoresheet(context, { id, version: 0, sheet: complete })).refusal).toEqual({
    id: "judging.ended",
  });
  expect(await recuse(context, { id, kind: "other", reason: "no" })).toEqual({ id: "judging.ended" });
  expect(await sheetRow(id)).toBeUndefined();
});

test("who steps back is out of the entry: the tie is kept, the chair is told, nothing more is saved", async () => {
  const { id, at } = await judge();
  const context = await at(during);
  await saveScoresheet(context, { id, version: 0, sheet: { ...emptySheet, marks: { CR1: 5 } } });
  expect(await recuse(context, { id, kind: "personal", reason: "A cousin leads the team." })).toBeNull();
  expect(
    await world.portal.db
      .selectFrom("conflict")
      .select(["entryId", "tier", "origin", "kind", "reason", "endedAt"])
      .where("judgeId", "=", context.viewer.id)
      .execute(),
  ).toEqual([
    {
      entryId,
      tier: "recuse",
      origin: "judge",
      kind: "personal",
      reason: "A cousin leads the team.",
      endedAt: null,
    },
  ]);
  expect(
    await world.portal.db
      .selectFrom("assignment")
      .select(["endedAt", "endReason"])
      .where("id", "=", id)
      .execute(),
  ).toEqual([{ endedAt: during, endReason: "recusal" }]);
  const inbox = await world.portal.db
    .selectFrom("inbox_message")
    .select(["kind", "body"])
    .where("personId", "=", chairId)
    .execute();
  expect(inbox).toHaveLength(1);
  expect(inbox[0]?.body).toContain("A cousin leads the team.");
  expect((await saveScoresheet(context, { id, version: 1, sheet: complete })).refusal).toEqual({
    id: "judging.ended",
  });
  expect(await recuse(context, { id, kind: "personal", reason: "again" })).toEqual({ id: "judging.ended" });
});

test("a sheet that is in is not taken away by stepping back", async () => {
  const { id, at } = await judge();
  await submitScoresheet(await at(during), { id, version: 0, sheet: complete });
  expect(await recuse(await at(later(during, 1)), { id, kind: "other", reason: "late" })).toEqual({
    id: "judging.recusalTooLate",
  });
  expect((await sheetRow(id))?.submittedAt).toBe(during);
});
