import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ViewerContext } from "~/context.server";
import { fastSheets, medianOf } from "~/domain/moderation";
import { counts, emptySheet, type Marks, type Sheet } from "~/domain/scoring";
import { DAY, HOUR, later, MINUTE } from "~/domain/time";
import { submitCalibration } from "~/services/calibrations.server";
import { readJudgingDesk, remindJudges, settleEntry } from "~/services/judging-desk.server";
import { endRole } from "~/services/people.server";
import { readRanking } from "~/services/rankings.server";
import {
  abstain,
  extendSheets,
  reopenSheet,
  saveScoresheet,
  submitScoresheet,
} from "~/services/scoresheets.server";
import { answerReport, reportFault } from "~/services/sheet-reports.server";
import { fromJson } from "~db/columns";
import { listFurtherJudgesAsked } from "~db/queries/moderation";
import {
  contextOf,
  makeAnswers,
  makeAssignment,
  makeCallOpen,
  makeFiles,
  makePerson,
  makeScreened,
  makeSubmittedEntry,
} from "~db/seed/factories";
import { openWorld, type World } from "../world";

const submitted = "2027-05-02T08:00:00.000Z";
const screened = "2027-06-02T08:00:00.000Z";
const open = "2027-06-20T16:00:00.000Z";
const during = "2027-07-01T08:00:00.000Z";
const close = "2027-07-10T02:00:00.000Z";

let world: World;
let chairId: string;
let organiserId: string;
let screenerId: string;
const firstPage = { page: 1, size: 500 };

beforeAll(async () => {
  world = await openWorld({ at: submitted });
  await makeCallOpen(world.portal, submitted);
  chairId = await person("chair", "chair");
  organiserId = await person("organiser", "organiser");
  screenerId = await person("screener", "screener");
  await person("second", "organiser");
});
afterAll(() => world.close());

let number = 0;
const person = (name: string, ...roles: ("judge" | "chair" | "organiser" | "screener")[]) =>
  makePerson(world.portal, {
    name,
    address: `${name}${++number}@people.example`,
    roles,
    editionId: "2027",
    now: submitted,
  });
async function entry(): Promise<string> {
  const leadId = await person("lead");
  const id = await makeSubmittedEntry(world.portal, {
    leadId,
    answers: makeAnswers({ organisationName: `Institute ${++number}`, title: `Case ${number}` }),
    files: makeFiles(),
    now: submitted,
  });
  await makeScreened(world.portal, { entryId: id, screenerId, outcome: "valid", now: screened });
  return id;
}
async function judge(entryId: string) {
  const judgeId = await person("judge", "judge");
  const id = await makeAssignment(world.portal, { entryId, judgeId, now: open });
  return { id, judgeId, at: (now: string): Promise<ViewerContext> => contextOf(world.portal, judgeId, now) };
}
const chair = (now: string) => contextOf(world.portal, chairId, now);
const words = (count: number) => Array.from({ length: count }, (_, at) => `word${at}`).join(" ");
const sheet = (marks: Marks = {}): Sheet => ({
  ...emptySheet,
  marks: { CR1: 3, CR2: 3, CR3: 3, CR4: 3, CR5: 3, CR6: 3, ...marks },
  comment: words(40),
});
const inboxOf = async (personId: string, kind: string) =>
  (
    await world.portal.db
      .selectFrom("inbox_message")
      .select("body")
      .where("personId", "=", personId)
      .where("kind", "=", kind)
      .execute()
  ).map((row) => row.body);
const actsOf = async (id: string) =>
  (
    await world.portal.db
      .selectFrom("history")
      .select(["act", "factsJson"])
      .where("subjectId", "=", id)
      .orderBy("seq")
      .execute()
  ).map((row) => ({ act: row.act, facts: fromJson<Record<string, unknown>>(row.factsJson) }));
const sheetRow = (id: string) =>
  world.portal.db
    .selectFrom("scoresheet")
    .selectAll()
    .where("assignmentId", "=", id)
    .executeTakeFirstOrThrow();

test("who abstains is out of the entry without a tie, and chair and organiser read why", async () => {
  const { id, judgeId, at } = await judge(await entry());
  await saveScoresheet(await at(during), { id, version: 0, sheet: sheet() });
  expect(await abstain(await at(during), { id, reason: "Surgery is not my field." })).toBeNull();
  expect(
    await world.portal.db
      .selectFrom("assignment")
      .select(["endedAt", "endReason", "endWords"])
      .where("id", "=", id)
      .executeTakeFirst(),
  ).toEqual({ endedAt: during, endReason: "abstention", endWords: "Surgery is not my field." });
  expect(
    await world.portal.db.selectFrom("conflict").select("id").where("judgeId", "=", judgeId).execute(),
  ).toEqual([]);
  for (const told of [chairId, organiserId])
    expect((await inboxOf(told, "assignment.abstained")).join()).toContain("Surgery is not my field.");
  expect((await actsOf(id)).map((one) => one.act)).toEqual([
    "assignment.confirmed",
    "scoresheet.begun",
    "assignment.abstained",
  ]);
  expect((await submitScoresheet(await at(during), { id, version: 1, sheet: sheet() })).refusal).toEqual({
    id: "judging.ended",
  });
});

test("a reported fault pauses handing in and loses no word; the chair's answer lets the sheet go on", async () => {
  const { id, judgeId, at } = await judge(await entry());
  const context = await at(during);
  const report = { assignmentId: id, kind: "deadLink", words: "The second link is dead." } as const;
  expect(await reportFault(context, report)).toBeNull();
  expect(await reportFault(context, report)).toEqual({ id: "reporting.already" });
  expect((await inboxOf(chairId, "sheet.reported")).join()).toContain("The second link is dead.");
  const paused = await submitScoresheet(context, { id, version: 0, sheet: sheet() });
  expect([paused.refusal, paused.version]).toEqual([{ id: "judging.paused" }, 1]);
  expect(await sheetRow(id)).toMatchObject({ submittedAt: null, comment: words(40) });
  const { id: reportId } = await world.portal.db
    .selectFrom("sheet_report")
    .select("id")
    .where("assignmentId", "=", id)
    .executeTakeFirstOrThrow();
  const answer = { id: reportId, outcome: "goesOn", answer: "Judge without it, please." } as const;
  const own = await contextOf(world.portal, judgeId, during);
  expect(await answerReport(own, answer)).toEqual({ id: "moderating.ownSheet" });
  expect(await answerReport(await chair(during), answer)).toBeNull();
  expect(await answerReport(await chair(during), answer)).toEqual({ id: "moderating.reportAnswered" });
  expect(await inboxOf(judgeId, "sheet.reportAnswered")).toEqual([
    expect.stringContaining("Judge without it, please."),
  ]);
  expect((await submitScoresheet(context, { id, version: 1, sheet: sheet() })).refusal).toBeNull();
});

test("an entry sent back to screening holds all its sheets, and goes on once it is valid again", async () => {
  const entryId = await entry();
  const first = await judge(entryId);
  const second = await judge(entryId);
  await reportFault(await first.at(during), {
    assignmentId: first.id,
    kind: "plagiarism",
    words: "Page 3 stands in another report.",
  });
  const { id } = await world.portal.db
    .selectFrom("sheet_report")
    .select("id")
    .where("assignmentId", "=", first.id)
    .executeTakeFirstOrThrow();
  await answerReport(await chair(during), { id, outcome: "toScreening", answer: "We look again." });
  expect((await inboxOf(screenerId, "entry.sentBack")).length).toBe(1);
  for (const one of [first, second])
    expect(
      (await submitScoresheet(await one.at(during), { id: one.id, version: 0, sheet: sheet() })).refusal,
    ).toEqual({ id: "judging.rescreened" });
  await makeScreened(world.portal, { entryId, screenerId, outcome: "valid", now: later(during, HOUR) });
  for (const one of [first, second])
    expect(
      (await submitScoresheet(await one.at(later(during, DAY)), { id: one.id, version: 1, sheet: sheet() }))
        .refusal,
    ).toBeNull();
});

test("a reopened sheet does not count until it is handed in again, and its first version stays", async () => {
  const entryId = await entry();
  const { id, judgeId, at } = await judge(entryId);
  await submitScoresheet(await at(during), { id, version: 0, sheet: sheet() });
  expect(
    await reopenSheet(await chair(later(during, HOUR)), { assignmentId: id, reason: "Wrong entry." }),
  ).toBeNull();
  expect((await sheetRow(id)).submittedAt).toBeNull();
  const countedNow = async () =>
    (await readJudgingDesk(world.portal.db, await chair(during), firstPage)).entries.find(
      (one) => one.id === entryId,
    )?.counted;
  expect(await countedNow()).toBe(0);
  expect(await inboxOf(judgeId, "scoresheet.reopened")).toEqual([expect.stringContaining("Wrong entry.")]);
  const again = sheet({ CR1: 4.5 });
  await submitScoresheet(await at(later(during, 2 * HOUR)), { id, version: 1, sheet: again });
  expect(await countedNow()).toBe(1);
  const versions = await world.portal.db
    .selectFrom("sheet_version")
    .innerJoin("scoresheet", "scoresheet.id", "sheet_version.sheetId")
    .select(["number", "sheet_version.marksJson", "sheet_version.submittedAt", "reason", "reopenedById"])
    .where("assignmentId", "=", id)
    .execute();
  expect(versions).toEqual([
    {
      number: 1,
      marksJson: JSON.stringify(sheet().marks),
      submittedAt: during,
      reason: "Wrong entry.",
      reopenedById: chairId,
    },
  ]);
  expect((await actsOf(id)).map((one) => one.act).slice(-3)).toEqual([
    "scoresheet.submitted",
    "scoresheet.reopened",
    "scoresheet.submitted",
  ]);
});

test("more time is for one judge alone, never shorter, and never into deliberation", async () => {
  const entryId = await entry();
  const late = await judge(entryId);
  const other = await judge(entryId);
  const until = later(close, DAY);
  const give = async (to: string) =>
    extendSheets(await chair(later(close, -HOUR)), { judgeId: late.judgeId, until: to, reason: "Flu." });
  expect(await give(later(close, -MINUTE))).toEqual({ id: "moderating.notLater" });
  expect(await give(later(close, 30 * DAY))).toEqual({ id: "moderating.intoDeliberation" });
  expect(await give(until)).toBeNull();
  expect(await inboxOf(late.judgeId, "sheets.extended")).toEqual([expect.stringContaining("Flu.")]);
  const tryAt = async (one: typeof late, now: string) =>
    (await submitScoresheet(await one.at(now), { id: one.id, version: 0, sheet: sheet() })).refusal;
  expect(await tryAt(other, later(close, HOUR))).toEqual({ id: "judging.closed" });
  expect(await tryAt(late, until)).toEqual({ id: "judging.closed" });
  expect(await tryAt(late, later(until, -1))).toBeNull();
});

test("a chair without time to give first is told what comes first", async () => {
  const { id, at } = await judge(await entry());
  await submitScoresheet(await at(during), { id, version: 0, sheet: sheet() });
  expect(await reopenSheet(await chair(close), { assignmentId: id, reason: "x" })).toEqual({
    id: "moderating.timeFirst",
  });
});

test("sheets that lie apart are flagged until the chair's word, and again when the sheets change", async () => {
  const entryId = await entry();
  const low = await judge(entryId);
  const high = await judge(entryId);
  await submitScoresheet(await low.at(during), { id: low.id, version: 0, sheet: sheet({ CR4: 1 }) });
  await submitScoresheet(await high.at(during), {
    id: high.id,
    version: 0,
    sheet: sheet({ CR1: 4.5, CR2: 4.5, CR3: 4.5, CR4: 4.5, CR5: 4.5, CR6: 4.5 }),
  });
  const row = async () =>
    (await readJudgingDesk(world.portal.db, await chair(during), firstPage)).entries.find(
      (one) => one.id === entryId,
    );
  expect(await row()).toMatchObject({
    flags: [
      { kind: "range", value: 40 },
      { kind: "gap", criterion: "CR4", value: 3.5 },
    ],
    isSettled: false,
  });
  const key = (
    await world.portal.db
      .selectFrom("scoresheet")
      .select(["id", "version"])
      .where("assignmentId", "in", [low.id, high.id])
      .execute()
  )
    .map((one) => `${one.id}.${one.version}`)
    .sort()
    .join(" ");
  const word = { entryId, kind: "furtherJudge", words: "Two schools of thought." } as const;
  expect(await settleEntry(await chair(during), { ...word, sheets: "others" })).toEqual({
    id: "moderating.sheetsChanged",
  });
  expect(await settleEntry(await chair(during), { ...word, sheets: key })).toBeNull();
  expect(await row()).toMatchObject({ isSettled: true, furtherJudgeAsked: true });
  expect((await actsOf(entryId)).at(-1)?.act).toBe("entry.furtherJudgeAsked");
  expect((await listFurtherJudgesAsked(world.portal.db, "2027")).map((one) => one.entryId)).toEqual([
    entryId,
  ]);
  await reopenSheet(await chair(during), { assignmentId: low.id, reason: "Look again." });
  await submitScoresheet(await low.at(during), { id: low.id, version: 1, sheet: sheet({ CR4: 0.5 }) });
  expect(await row()).toMatchObject({
    flags: [{ kind: "range" }, { kind: "gap", criterion: "CR4", value: 4 }],
    isSettled: false,
  });
  await world.portal.db
    .insertInto("assignment")
    .values({
      id: "top-up",
      editionId: "2027",
      planId: null,
      entryId,
      judgeId: await person("third", "judge"),
      place: 1,
      createdAt: later(during, 1),
      confirmedAt: null,
      endedAt: null,
      endReason: null,
      endWords: null,
    })
    .execute();
  expect(await listFurtherJudgesAsked(world.portal.db, "2027")).toEqual([]);
});

test("those behind are reminded in one act, each at most once a day", async () => {
  const { judgeId } = await judge(await entry());
  const at = "2027-07-02T03:00:00.000Z";
  const first = await remindJudges(await chair(at));
  expect(first).toEqual({ refusal: null, told: expect.any(Number) });
  expect(await inboxOf(judgeId, "sheets.reminded")).toHaveLength(1);
  expect(await remindJudges(await chair(later(at, HOUR)))).toEqual({
    refusal: { id: "moderating.nobodyBehind" },
    told: 0,
  });
  expect((await remindJudges(await chair(later(at, DAY)))).told).toBe(first.told);
  expect(await inboxOf(judgeId, "sheets.reminded")).toHaveLength(2);
});

test("marks of sample cases never change a ranking, whatever they are", async () => {
  const entryId = await entry();
  for (const mark of [2, 3, 4]) {
    const one = await judge(entryId);
    await submitScoresheet(await one.at(during), { id: one.id, version: 0, sheet: sheet({ CR2: mark }) });
  }
  const { rulebook } = await world.edition();
  const category = rulebook.categories[0]!;
  const ranking = async () => readRanking(world.portal.db, await chair(during), category);
  const before = await ranking();
  expect(before.rows.some((row) => row.id === entryId)).toBe(true);
  const mark = fc.integer({ min: 0, max: 10 }).map((half) => half / 2);
  const marks = fc.record(Object.fromEntries(rulebook.rubric.criteria.map(({ id }) => [id, mark])));
  await fc.assert(
    fc.asyncProperty(marks, fc.constantFrom(...rulebook.calibration), async (given, sample) => {
      const judgeId = await person("sampler", "judge");
      await world.portal.db
        .insertInto("judge")
        .values({
          editionId: "2027",
          personId: judgeId,
          organisation: "x",
          organisationId: null,
          country: null,
          categoriesJson: "[]",
          languagesJson: "[]",
          expertiseJson: "[]",
          pastJson: "[]",
          tagsJson: "[]",
          capacity: 1,
          isReserve: 0,
          termsAt: open,
          version: 1,
        })
        .execute();
      const { refusal, faults } = await submitCalibration(
        await contextOf(world.portal, judgeId, during),
        sample,
        { version: 0, sheet: { ...emptySheet, marks: given } },
      );
      expect([refusal, faults]).toEqual([null, []]);
      expect(await ranking()).toEqual(before);
    }),
    { numRuns: 25 },
  );
});

test("removing a judge never removes a score silently", async () => {
  const acts = fc.array(
    fc.record({
      state: fc.constantFrom("untouched", "begun", "submitted", "reopened"),
      leaves: fc.boolean(),
    }),
    { minLength: 1, maxLength: 4 },
  );
  await fc.assert(
    fc.asyncProperty(acts, async (panel) => {
      const entryId = await entry();
      for (const { state, leaves } of panel) {
        const { id, judgeId, at } = await judge(entryId);
        if (state === "begun") await saveScoresheet(await at(during), { id, version: 0, sheet: sheet() });
        if (state === "submitted" || state === "reopened")
          await submitScoresheet(await at(during), { id, version: 0, sheet: sheet() });
        if (state === "reopened")
          await reopenSheet(await chair(during), { assignmentId: id, reason: "Look." });
        if (!leaves) continue;
        const countedBefore = await isCounted(id);
        const role = await world.portal.db
          .selectFrom("role")
          .select("id")
          .where("personId", "=", judgeId)
          .executeTakeFirstOrThrow();
        const toldBefore = (await inboxOf(chairId, "judge.removed")).length;
        expect(
          await endRole(await contextOf(world.portal, organiserId, during), {
            personId: judgeId,
            roleId: role.id,
            state: "active",
            reason: "Left.",
          }),
        ).toBeNull();
        // What counted goes on counting; of everything else the chair is told, and history says so.
        expect(await isCounted(id)).toBe(countedBefore);
        expect((await inboxOf(chairId, "judge.removed")).length).toBe(toldBefore + 1);
        expect((await actsOf(id)).at(-1)).toEqual({
          act: "assignment.removed",
          facts: { entry: entryId, judge: judgeId, counts: state === "submitted" },
        });
      }
    }),
    { numRuns: 8 },
  );
});

async function isCounted(assignmentId: string): Promise<boolean> {
  const row = await world.portal.db
    .selectFrom("assignment")
    .innerJoin("scoresheet", "scoresheet.assignmentId", "assignment.id")
    .select(["submittedAt", "setAsideAt", "endReason"])
    .where("assignment.id", "=", assignmentId)
    .executeTakeFirst();
  return row !== undefined && counts(row);
}

test("a sheet is called fast by the medians of its judge's other sheets and of all other judges", () => {
  const opened = "2027-06-22T00:00:00.000Z";
  const sheets = fc.array(fc.record({ judge: fc.nat(3), minutes: fc.nat(60) }), { maxLength: 30 });
  fc.assert(
    fc.property(sheets, (given) => {
      const wanted = given.flatMap(({ judge: of, minutes }, at) => {
        const others = given.filter((one) => one.judge !== of).map((one) => one.minutes);
        const own = given.filter((one, place) => one.judge === of && place !== at).map((one) => one.minutes);
        const below = (times: number[], enough: number) => {
          const median = medianOf(times);
          return times.length >= enough && median !== null && minutes < median / 4
            ? Math.round(median)
            : null;
        };
        const found = { own: below(own, 4), others: below(others, 8) };
        return found.own === null && found.others === null ? [] : [{ assignmentId: `a${at}`, ...found }];
      });
      const found = fastSheets(
        given.map(({ judge: of, minutes }, at) => ({
          id: `s${at}`,
          version: 1,
          entryId: "e",
          judgeId: `j${of}`,
          assignmentId: `a${at}`,
          confirmedAt: opened,
          submittedAt: later(opened, minutes * MINUTE),
          setAsideAt: null,
          endReason: null,
        })),
      );
      expect(found.map(({ assignmentId, own, others }) => ({ assignmentId, own, others }))).toEqual(wanted);
    }),
    { numRuns: 300 },
  );
});
