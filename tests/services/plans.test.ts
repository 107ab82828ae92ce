import { afterAll, beforeAll, expect, test } from "vitest";
import { settleConflict } from "~/services/conflicts.server";
import { changeJudge } from "~/services/judges.server";
import { discardPlan, draftPlan, publishPlan } from "~/services/plans.server";
import { listConflicts } from "~db/queries/conflicts";
import { findPlan, listPairs } from "~db/queries/plans";
import {
  contextOf,
  makeAnswers,
  makeCallOpen,
  makeFiles,
  makeJudge,
  makePerson,
  makeValidEntry,
} from "~db/seed/factories";
import { openWorld, type World } from "../world";

const at = "2027-03-02T02:00:00.000Z";
const screenedAt = "2027-06-03T02:00:00.000Z";
const now = "2027-06-15T02:00:00.000Z";
let world: World;
let organiserId: string, chairId: string, screenerId: string;
let judges: string[], entries: string[];

beforeAll(async () => {
  world = await openWorld({ at });
  const { portal } = world;
  await makeCallOpen(portal, at);
  screenerId = (await world.signedIn({ roles: ["screener"] })).personId!; // somebody signed in has an id
  organiserId = (await world.signedIn({ roles: ["organiser"] })).personId!;
  chairId = (await world.signedIn({ roles: ["chair"] })).personId!;
  entries = [];
  for (let n = 1; n <= 4; n++) {
    const leadId = await makePerson(portal, {
      name: `Lead ${n}`,
      address: `lead@institute${n}.example`,
      editionId: "2027",
      now: at,
    });
    entries.push(
      await makeValidEntry(portal, {
        leadId,
        answers: makeAnswers({
          organisationName: `Institute ${n}`,
          leadAddress: `lead@institute${n}.example`,
          ...(n === 2 ? { excluded: [{ key: "x1", name: "Judge 4", reason: "A rival." }] } : {}),
          team: [
            {
              key: "t1",
              name: `Team ${n}`,
              role: "x",
              organisation: `Institute ${n}`,
              address: `t@institute${n}.example`,
            },
          ],
        }),
        files: makeFiles(),
        now: at,
        screenerId,
        screenedAt,
      }),
    );
  }
  judges = [];
  for (let n = 1; n <= 5; n++)
    judges.push(
      await makeJudge(portal, {
        name: `Judge ${n}`,
        address: `judge@jury${n}.example`,
        // The first works where the first entry comes from.
        organisation: n === 1 ? "INSTITUTE 1" : `Faculty ${n}`,
        declared: true,
        editionId: "2027",
        now,
      }),
    );
  world.setClock(now);
});
afterAll(() => world.close());

const organiser = () => contextOf(world.portal, organiserId, now);
const draft = async () => {
  const { id, refusal } = await draftPlan(await organiser());
  expect(refusal).toBe(null);
  return id!;
};
const assignments = () => world.portal.db.selectFrom("assignment").selectAll().execute();

test("a draft gives each entry its judges, keeps its seed, and shows nothing to anybody", async () => {
  const id = await draft();
  const plan = (await findPlan(world.portal.db, { id, editionId: "2027" }))!;
  const pairs = await listPairs(world.portal.db, id);
  expect(plan.report!.places).toEqual({ wanted: 12, filled: 12 });
  expect(pairs).not.toContainEqual({ entryId: entries[0], judgeId: judges[0] });
  expect(plan.report!.refused).toEqual([
    { entryId: entries[0], judgeId: judges[0], kind: "organisation", origin: "rule", tier: "bar" },
  ]);
  expect(plan.seed).toBeGreaterThanOrEqual(0);
  expect(await assignments()).toEqual([]);
});

test("what an entrant asked is proposed to the chair, who confirms it with a reason", async () => {
  const proposed = (await listConflicts(world.portal.db, { editionId: "2027", judgeId: judges[3]! })).filter(
    (one) => one.endedAt === null,
  );
  expect(proposed).toMatchObject([{ tier: "declare", origin: "entrant", kind: "named", reason: "A rival." }]);
  const chair = await contextOf(world.portal, chairId, now);
  const settle = {
    id: proposed[0]!.id,
    judgeId: judges[3]!,
    settlement: "confirm",
    reason: "Agreed.",
  } as const;
  expect(await settleConflict(chair, settle)).toBe(null);
  expect(await settleConflict(chair, settle)).toEqual({ id: "conflicts.settled" });
  const id = await draft();
  expect(await listPairs(world.portal.db, id)).not.toContainEqual({
    entryId: entries[1],
    judgeId: judges[3],
  });
});

test("a tie that the chair lifted does not come back with the next plan", async () => {
  const [tie] = (await listConflicts(world.portal.db, { editionId: "2027", judgeId: judges[0]! })).filter(
    (one) => one.endedAt === null,
  );
  const chair = await contextOf(world.portal, chairId, now);
  const lift = {
    id: tie!.id,
    judgeId: judges[0]!,
    settlement: "lift",
    reason: "Another institute.",
  } as const;
  expect(await settleConflict(chair, lift)).toBe(null);
  await draft();
  expect(
    (await listConflicts(world.portal.db, { editionId: "2027", judgeId: judges[0]! })).filter(
      (one) => one.endedAt === null,
    ),
  ).toEqual([]);
});

test("a draft is not published once a tie has come up that forbids one of its pairs", async () => {
  const id = await draft();
  const pair = (await listPairs(world.portal.db, id)).find((one) => one.judgeId === judges[1])!;
  const entry = entries.indexOf(pair.entryId) + 1;
  const profile = {
    judgeId: judges[1]!,
    country: "CA",
    languages: ["en"],
    expertise: [],
    past: [],
    tags: [],
    least: null,
    categories: ["C1"],
    capacity: 20,
    isReserve: false,
  };
  expect(
    await changeJudge(await organiser(), { ...profile, organisation: `The Institute ${entry}`, version: 2 }),
  ).toBe(null);
  expect(await publishPlan(await organiser(), id)).toEqual({
    id: "plans.conflictSince",
    values: { count: 1 },
  });
  expect(await assignments()).toEqual([]);
  expect(await changeJudge(await organiser(), { ...profile, organisation: "Faculty 2", version: 2 })).toEqual(
    {
      id: "fault.stale",
    },
  );
  expect(await changeJudge(await organiser(), { ...profile, organisation: "Faculty 2", version: 3 })).toBe(
    null,
  );
});

test("a draft is not published once a judge has left or an entry has fallen out", async () => {
  const id = await draft();
  const { db } = world.portal;
  await db.updateTable("role").set({ state: "ended" }).where("personId", "=", judges[4]!).execute();
  expect((await publishPlan(await organiser(), id))?.id).toBe("plans.judgeLeft");
  await db.updateTable("role").set({ state: "active" }).where("personId", "=", judges[4]!).execute();
  await db.updateTable("entry").set({ outcome: "notValid" }).where("id", "=", entries[3]!).execute();
  expect((await publishPlan(await organiser(), id))?.id).toBe("plans.entriesChanged");
  await db.updateTable("entry").set({ outcome: "valid" }).where("id", "=", entries[3]!).execute();
});

test("no plan is made while a judge has not declared, and the refusal names the judge", async () => {
  const late = await makeJudge(world.portal, {
    name: "Lina Late",
    address: "lina@late.example",
    organisation: "Faculty of Late",
    editionId: "2027",
    now,
  });
  expect(await draftPlan(await organiser())).toEqual({
    id: null,
    refusal: { id: "plans.undeclared", values: { count: 1, names: "Lina Late", others: 0 } },
  });
  await world.portal.db.updateTable("role").set({ state: "ended" }).where("personId", "=", late).execute();
});

test("a plan is published once: places without gaps, one mail to each judge, and the record of it", async () => {
  const discarded = await draft();
  expect(await discardPlan(await organiser(), discarded)).toBe(null);
  expect(await publishPlan(await organiser(), discarded)).toEqual({ id: "plans.notDraft" });
  const [id, other] = [await draft(), await draft()];
  expect(await publishPlan(await organiser(), id)).toBe(null);
  expect(await publishPlan(await organiser(), id)).toEqual({ id: "plans.alreadyPublished" });
  expect(await publishPlan(await organiser(), other)).toEqual({ id: "plans.alreadyPublished" });
  const rows = await assignments();
  expect(rows.length).toBe(12);
  for (const judgeId of judges) {
    const places = rows.filter((row) => row.judgeId === judgeId).map((row) => row.place);
    expect(places.sort((a, b) => a - b)).toEqual(places.map((_, at) => at + 1));
  }
  const mails = await world.portal.db
    .selectFrom("outbox")
    .select(["personId", "payloadJson"])
    .where("kind", "=", "plan.published")
    .execute();
  expect(mails.map((mail) => mail.personId).sort()).toEqual(
    [...new Set(rows.map((row) => row.judgeId))].sort(),
  );
  expect(mails.every((mail) => !mail.payloadJson.includes("Staff certification"))).toBe(true);
  const acts = await world.portal.db
    .selectFrom("history")
    .select("act")
    .where("subjectId", "=", id)
    .execute();
  expect(acts.map((row) => row.act)).toEqual(["plan.begun", "plan.drafted", "plan.published"]);
});
