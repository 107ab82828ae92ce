import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dice, seedFrom } from "~/engine/dice";
import { paths } from "~/paths";
import { confirmAssignment } from "~/services/scoresheets.server";
import { changePanel } from "~/services/panels.server";
import { endRole } from "~/services/people.server";
import { draftPlan, publishPlan, readStanding } from "~/services/plans.server";
import { findPlan, listPairs } from "~db/queries/plans";
import {
  contextOf,
  makeAnswers,
  makeCallOpen,
  makeEarlierEntry,
  makeFiles,
  makeJudge,
  makePerson,
  makeScoresheet,
  markSamples,
  makeValidEntry,
} from "~db/seed/factories";
import { openWorld, type World } from "../world";

const at = "2027-03-02T02:00:00.000Z";
const screenedAt = "2027-06-03T02:00:00.000Z";
const now = "2027-06-15T02:00:00.000Z";
const scoring = "2027-06-22T02:00:00.000Z";
type Seat = Awaited<ReturnType<World["as"]>>;
let world: World;
let organiser: Seat, chair: Seat, screenerId: string;
const entries: string[] = [];
const judges: string[] = [];

const makeOne = async (n: number) =>
  makeValidEntry(world.portal, {
    leadId: await makePerson(world.portal, {
      name: `Lead ${n}`,
      address: `lead@institute${n}.example`,
      editionId: "2027",
      now: at,
    }),
    answers: makeAnswers({
      organisationName: `Institute ${n}`,
      title: `Case ${n}`,
      leadAddress: `lead@institute${n}.example`,
    }),
    files: makeFiles(),
    now: at,
    screenerId,
    screenedAt,
  });
beforeAll(async () => {
  world = await openWorld({ at });
  await makeCallOpen(world.portal, at);
  screenerId = (await world.signedIn({ roles: ["screener"] })).personId!; // somebody signed in has an id
  organiser = await world.signedIn({ roles: ["organiser"] });
  chair = await world.signedIn({ roles: ["chair"] });
  for (const n of [1, 2, 3, 4]) entries.push(await makeOne(n));
  for (const n of [1, 2, 3, 4, 5, 6])
    judges.push(
      await makeJudge(world.portal, {
        name: `Judge ${n}`,
        address: `judge@jury${n}.example`,
        // The third works where the second does; the first where the first entry comes from; the sixth waits.
        organisation: n === 1 ? "Institute 1" : n === 3 ? "Faculty 2" : `Faculty ${n}`,
        capacity: n === 5 ? 1 : 20,
        isReserve: n === 6,
        declared: true,
        editionId: "2027",
        now,
      }),
    );
  world.setClock(now);
});
afterAll(() => world.close());

const as = async (seat: Seat, when: string = world.now()) => contextOf(world.portal, seat.personId!, when);
const planOf = async (id: string) => (await findPlan(world.portal.db, { id, editionId: "2027" }))!;
const panelIn = async (id: string, entryId: string) =>
  (await listPairs(world.portal.db, id)).filter((one) => one.entryId === entryId).map((one) => one.judgeId);
const draft = async () => {
  const { id, refusal } = await draftPlan(await as(organiser));
  expect(refusal).toBe(null);
  return id!;
};

test("a draft says what it can be expected to find out by a stated assumption; nothing of that once it is put away", async () => {
  const id = await draft();
  const page = await (await chair.get(paths.plan(id))).text();
  for (const words of [
    "What this plan can be expected to find out",
    "1,000 contests were made up so and judged by this plan",
    "No edition before this one has a result to learn from",
    "entries differ by 12.0 points",
    "The best entry comes first",
    "One judge more",
    "C1: 4 entries",
  ])
    expect(page).toContain(words);
  expect(await (await chair.get(paths.plan(id))).text()).toContain(
    /The best entry comes first.*?%/s.exec(page)![0],
  );
  await organiser.post(paths.planDiscard(id));
  expect(await (await chair.get(paths.plan(id))).text()).not.toContain("contests were made up");
});

/** The frozen result of one category of the edition before: marks thrown around a level of each entry and judge. */
async function freezeEarlier(category: string, most: number) {
  const { db } = world.portal;
  const { rubric } = (await world.edition()).rulebook;
  const throws = dice(seedFrom(5, most));
  const severity = Array.from({ length: 12 }, () => throws.normal() / 3);
  const entries = Array.from({ length: most }, (_, number) => {
    const level = 3 + throws.normal() / 2;
    return {
      entry: `${category}-${String(number).padStart(4, "0")}`,
      sheets: [0, 5, 7].map((step) => {
        const judge = (number + step) % severity.length;
        return {
          judge: `J-${judge}`,
          marks: Object.fromEntries(
            rubric.criteria.map(({ id }) => {
              const mark = Math.round((level - severity[judge]! + throws.normal() / 2) * 2) / 2; // one of twelve
              return [id, Math.min(rubric.scale.max, Math.max(rubric.scale.min, mark))];
            }),
          ),
          counts: number > 0 || step > 0,
        };
      }),
    };
  });
  const decision = {
    id: `decision ${category}`,
    editionId: "2025",
    category,
    version: 1,
    state: "approved" as const,
    rankingJson: "{}",
    winnersJson: "{}",
    note: "",
    proposedById: screenerId,
    proposedAt: at,
    answeredById: organiser.personId,
    answeredAt: at,
    answer: "",
  };
  await db.insertInto("decision").values(decision).execute();
  await db
    .insertInto("result_file")
    .values({
      id: `file ${category}`,
      editionId: "2025",
      decisionId: decision.id,
      releaseId: null,
      fileJson: JSON.stringify({
        result: {
          seals: [{ version: 1, rules: { rubric } }],
          categories: [{ id: category, seal: 1, entries }],
        },
      }),
      hash: category,
      createdAt: at,
    })
    .execute();
}

test("a draft assumes the spread of the last edition that has a result, says so, and leaves the choice", async () => {
  await makeEarlierEntry(world.portal, {
    title: "An earlier case",
    organisation: "Institute 1",
    country: "KG",
    answers: makeAnswers(),
    personId: screenerId,
    at,
  });
  const id = await draft();
  const pageOf = async (asked = "") => (await organiser.get(paths.plan(id) + asked)).text();
  expect(await pageOf()).toContain("No edition before this one has a result to learn from");
  await freezeEarlier("C2", 4);
  expect(await pageOf()).toContain("No edition before this one has a result to learn from");

  await freezeEarlier("C1", 40);
  const learnt = await pageOf();
  // 3 sheets of each, without the one that does not count; the small category tells nothing.
  expect(learnt).toContain("spread of the 2025 edition, estimated from 119 scoresheets");
  expect(learnt).not.toContain("entries differ by 12.0 points");
  expect(learnt).toContain(`${paths.plan(id)}?assume=stated#forecast`);
  const stated = await pageOf("?assume=stated");
  expect(stated).toContain("Assumed is what this portal states without having learnt it from an edition");
  expect(stated).toContain("entries differ by 12.0 points");
  expect(stated).toContain("Assume the spread of the 2025 edition instead");
  const chances = (page: string) => /The best entry comes first.*?%/s.exec(page)![0];
  expect(chances(learnt)).not.toBe(chances(stated));
  expect(chances(await pageOf())).toBe(chances(learnt));
  await organiser.post(paths.planDiscard(id));
});

describe("while a plan is made", () => {
  /** The real planner, held back until the test lets it go, so that there is something to look at. */
  const hold = () => {
    const { planPanels } = world.portal;
    let release = () => {};
    const held = new Promise<void>((let_go) => (release = let_go));
    world.portal.planPanels = async (task, limits) => {
      limits.onProgress?.({
        stage: "places",
        settled: [{ stage: "places", value: 0, bound: 0, proven: true }],
        worstEntry: 3,
        total: 12,
      });
      await Promise.race([
        held,
        new Promise((_, cancelled) => {
          limits.signal?.addEventListener("abort", () => {
            cancelled(new Error("cancelled"));
          });
        }),
      ]);
      return planPanels(task, limits);
    };
    return () => {
      world.portal.planPanels = planPanels;
      release();
    };
  };
  const begin = async () => {
    const answer = await organiser.post(paths.plans, { seconds: "30" });
    expect(answer.status).toBe(303);
    return answer.headers.get("location")!;
  };

  test("its page shows what is settled, asks again by itself, and stops when its reader says so", async () => {
    const release = hold();
    const path = await begin();
    expect(path).toMatch(/^\/desk\/plans\/[^/]+\/progress$/);
    const page = await organiser.get(path);
    expect([page.status, page.headers.get("refresh")]).toEqual([200, "3"]);
    const text = await page.text();
    expect(text).toContain("Places empty");
    expect(text).toContain("weakest panel 3, all panels 12");
    const still = await chair.get(`${path}?still=yes`);
    expect([still.status, still.headers.get("refresh")]).toEqual([200, null]);
    // One at a time: the other is told, and the plan's own page leads here.
    const second = await chair.post(paths.plans, { seconds: "30" });
    expect(second.status).toBe(409);
    expect(await second.text()).toContain("A plan is being made just now.");
    const id = path.split("/")[3]!;
    expect((await organiser.get(paths.plan(id))).headers.get("location")).toBe(path);
    release();
    await world.portal.plannings.get(id)?.done;
    const after = await organiser.get(path);
    expect([after.status, after.headers.get("location")]).toEqual([302, paths.plan(id)]);
    expect((await planOf(id)).state).toBe("draft");
  });

  test("it can be cancelled, and nothing of it is kept", async () => {
    const release = hold();
    const path = await begin();
    const id = path.split("/")[3]!;
    const { done } = world.portal.plannings.get(id)!;
    expect((await chair.post(paths.planDiscard(id), {})).status).toBe(303);
    await done;
    release();
    expect([
      (await planOf(id)).state,
      (await planOf(id)).report,
      await listPairs(world.portal.db, id),
    ]).toEqual(["discarded", null, []]);
    expect(world.portal.plannings.size).toBe(0);
    expect(await (await organiser.get(path)).text()).toContain("This plan was cancelled");
  });

  test("one that its process lost says so and can be put away", async () => {
    await world.portal.db
      .insertInto("plan")
      .values({
        id: "lost",
        editionId: "2027",
        seed: 1,
        kind: "whole",
        state: "planning",
        reportJson: null,
        version: 1,
        createdById: organiser.personId!,
        createdAt: now,
        publishedById: null,
        publishedAt: null,
      })
      .execute();
    const page = await organiser.get(paths.planProgress("lost"));
    expect([page.status, page.headers.get("refresh")]).toEqual([200, null]);
    expect(await page.text()).toContain("The server was stopped while this plan was being made");
    expect((await organiser.post(paths.planDiscard("lost"), {})).status).toBe(303);
  });
});

test("drafts are compared by their figures and pair by pair", async () => {
  const [one, other] = [await draft(), await draft()];
  const [entryId] = entries as [string];
  const [out] = await panelIn(one, entryId);
  expect(
    await changePanel(await as(chair), {
      id: other,
      version: 1,
      entryId,
      remove: (await panelIn(other, entryId))[0]!,
      add: null,
    }),
  ).toBe(null);
  const page = await (await chair.get(`${paths.planComparison}?plan=${one}&plan=${other}`)).text();
  for (const words of [
    "Fit of the weakest panel",
    "Groups of panels that share no judge",
    "Changed by hand",
    "11 of 12",
  ])
    expect(page).toContain(words);
  expect(page).toContain(`>out: `);
  expect(out).toBeDefined();
  expect(await (await chair.get(paths.planComparison)).text()).toContain("Choose two plans or more");
  for (const seat of [await world.as(judges[0]!), await world.as(null)])
    expect([302, 403]).toContain((await seat.get(`${paths.planComparison}?plan=${one}`)).status);
});

describe("a draft changed by hand", () => {
  test("takes a swap, has its figures anew, and keeps what the planner had found", async () => {
    const id = await draft();
    const before = (await planOf(id)).report!;
    const entryId = entries[1]!;
    const panel = await panelIn(id, entryId);
    // The second and third are colleagues, and the fifth takes one entry only.
    const free = [judges[0]!, judges[3]!, judges[5]!].find((one) => !panel.includes(one))!;
    const swap = { version: "1", remove: panel[0]!, add: free };
    const answer = await organiser.post(paths.planPanel(id, entryId), swap);
    expect([answer.status, answer.headers.get("location")]).toEqual([303, paths.planPanel(id, entryId)]);
    expect(new Set(await panelIn(id, entryId))).toEqual(new Set([...panel.slice(1), free]));
    const { report, version } = await planOf(id);
    expect([version, report!.places, report!.proven]).toEqual([2, before.places, false]);
    expect(report!.byHand).toEqual({
      changes: 1,
      worstEntry: before.worstEntry,
      total: before.total,
      proven: true,
    });
    expect(report!.panels.find((one) => one.entryId === entryId)!.judges).toEqual(
      [...panel.slice(1), free].sort(),
    );
    // A page drawn before that changes nothing.
    const stale = await chair.post(paths.planPanel(id, entryId), { version: "1", remove: free, add: "" });
    expect(stale.status).toBe(409);
    expect(await (await chair.get(paths.plan(id))).text()).toContain("Changed by hand once.");
  });

  test("refuses a tie, a full judge, a colleague and a full panel, each with its reason", async () => {
    const id = await draft();
    const [first] = entries as [string];
    const emptied = async (entryId: string) => {
      for (const judgeId of await panelIn(id, entryId))
        expect(
          await changePanel(await as(chair), {
            id,
            version: (await planOf(id)).version,
            entryId,
            remove: judgeId,
            add: null,
          }),
        ).toBe(null);
    };
    const add = async (entryId: string, judgeId: string) =>
      changePanel(await as(chair), {
        id,
        version: (await planOf(id)).version,
        entryId,
        remove: null,
        add: judgeId,
      });
    const panel = await panelIn(id, first);
    // Nobody of the first entry's institute, and no colleague of a judge who is in.
    const other = [judges[3]!, judges[5]!].find((one) => !panel.includes(one))!;
    expect(await add(first, other)).toEqual({ id: "plans.pairMany", values: { wanted: 3 } });
    for (const entryId of entries) await emptied(entryId);
    expect(await add(first, judges[0]!)).toEqual({
      id: "plans.pairBarred",
      values: { kind: "organisation" },
    });
    expect(await add(first, judges[1]!)).toBe(null);
    expect(await add(first, judges[1]!)).toEqual({ id: "plans.pairThere" });
    expect(await add(first, judges[2]!)).toEqual({
      id: "plans.pairInstitution",
      values: { name: "Judge 2" },
    });
    expect(await add(first, judges[4]!)).toBe(null);
    expect(await add(entries[1]!, judges[4]!)).toEqual({
      id: "plans.pairFull",
      values: { load: 1, most: 1 },
    });
    const page = await (await chair.get(paths.planPanel(id, entries[1]!))).text();
    expect(page).toContain("This judge has one entry and takes 1 at most.");
    expect((await (await world.as(judges[0]!)).get(paths.planPanel(id, first))).status).toBe(403);
  });
});

describe("a top-up", () => {
  let planId: string;
  const topUp = (more: readonly string[] = [], mayMove = false) => ({ topUp: { more, mayMove } });
  const make = async (wish: ReturnType<typeof topUp>) => {
    const { id, refusal } = await draftPlan(await as(organiser), wish);
    expect(refusal).toBe(null);
    return id!;
  };
  const standing = async () =>
    (await readStanding(world.portal.db, await as(organiser))).map((one) => `${one.entryId} ${one.judgeId}`);
  const mailsOf = async (id: string) =>
    (
      await world.portal.db
        .selectFrom("outbox")
        .select("personId")
        .where("kind", "=", "plan.published")
        .where("key", "like", `plan.published/${id}/%`)
        .execute()
    ).map((one) => one.personId);

  test("waits for a plan in force", async () => {
    expect(await draftPlan(await as(organiser), topUp())).toEqual({
      id: null,
      refusal: { id: "plans.noneInForce" },
    });
  });

  test("fills the places of a judge who left; what was handed in counts, drafts do not, other pairs stay", async () => {
    planId = await draft();
    expect(await publishPlan(await as(organiser), planId)).toBe(null);
    world.setClock(scoring);
    const { db } = world.portal;
    const rows = await db.selectFrom("assignment").selectAll().execute();
    const gone = judges.find((one) => rows.filter((row) => row.judgeId === one).length >= 2)!;
    const [handedIn, begun] = rows.filter((row) => row.judgeId === gone) as [
      (typeof rows)[0],
      (typeof rows)[0],
    ];
    const judge = await contextOf(world.portal, gone, scoring);
    await markSamples(judge);
    for (const { id } of [handedIn, begun]) expect(await confirmAssignment(judge, id)).toBe(null);
    await makeScoresheet(world.portal, { assignmentId: handedIn.id, judgeId: gone, now: scoring });
    await makeScoresheet(world.portal, {
      assignmentId: begun.id,
      judgeId: gone,
      submitted: false,
      now: scoring,
    });
    const before = await standing();
    const role = await db
      .selectFrom("role")
      .select("id")
      .where("personId", "=", gone)
      .where("role", "=", "judge")
      .executeTakeFirstOrThrow();
    expect(
      await endRole(await as(organiser), {
        personId: gone,
        roleId: role.id,
        state: "active",
        reason: "Ill.",
      }),
    ).toBe(null);
    const left = await standing();
    const lost = rows.filter((row) => row.judgeId === gone && row.id !== handedIn.id);
    expect(left).toContain(`${handedIn.entryId} ${gone}`);
    expect(before.length - left.length).toBe(lost.length);

    const page = await (await organiser.get(paths.planTopUp)).text();
    expect(page).toContain("a judge left");
    // The missing judge comes anyway: naming the entry as one that gets a judge more would give it two.
    const short = await db
      .selectFrom("entry")
      .select("code")
      .where("id", "=", lost[0]!.entryId)
      .executeTakeFirstOrThrow();
    const wished = await (await organiser.get(`${paths.planTopUp}?entry=${short.code}`)).text();
    expect(/<input[^>]*name="more"[^>]*>/.exec(wished)?.[0]).toContain('value=""');
    expect(await (await chair.get(paths.desk)).text()).toMatch(/too few judges; top up the plan/);
    expect(await (await chair.get(paths.judgingOfEntry(lost[0]!.entryId))).text()).toContain(
      `${paths.planTopUp}?entry=${short.code}`,
    );
    const id = await make(topUp());
    expect((await planOf(id)).report!.places).toEqual({ wanted: 12, filled: 12 });
    expect(await (await chair.get(paths.plan(id))).text()).toContain("What it brings");
    expect(await publishPlan(await as(organiser), id)).toBe(null);
    const after = await standing();
    expect(after).toEqual(expect.arrayContaining(left));
    expect(after.length).toBe(12);
    const added = after.filter((one) => !left.includes(one)).map((one) => one.split(" ")[1]!);
    expect((await mailsOf(id)).sort()).toEqual([...new Set(added)].sort());
    // Places go on where each judge's list ended.
    const now = await db.selectFrom("assignment").selectAll().where("endedAt", "is", null).execute();
    for (const judgeId of new Set(added)) {
      const places = now.filter((row) => row.judgeId === judgeId).map((row) => row.place);
      expect(new Set(places).size).toBe(places.length);
    }
    expect(await publishPlan(await as(organiser), id)).toEqual({ id: "plans.notDraft" });
  });

  test("gives judges to an entry that became valid late, and one more to a disputed one", async () => {
    const late = await makeOne(9);
    // A judge who comes late declares late; then there is room for both.
    await makeJudge(world.portal, {
      name: "Judge 7",
      address: "judge@jury7.example",
      organisation: "Faculty 7",
      declared: true,
      editionId: "2027",
      now: scoring,
    });
    const before = await standing();
    const disputed = entries[1]!;
    const { code } = await world.portal.db
      .selectFrom("entry")
      .select("code")
      .where("id", "=", disputed)
      .executeTakeFirstOrThrow();
    const wrong = await organiser.post(paths.planTopUp, { more: "PCA-0000-XX", seconds: "30" });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain("There is no valid entry with the code PCA-0000-XX.");
    const begun = await organiser.post(paths.planTopUp, { more: code.toLowerCase(), seconds: "30" });
    expect(begun.status).toBe(303);
    const id = begun.headers.get("location")!.split("/")[3]!;
    await world.portal.plannings.get(id)?.done;
    expect(await publishPlan(await as(organiser), id)).toBe(null);
    const after = await standing();
    expect(after).toEqual(expect.arrayContaining(before));
    const added = after.filter((one) => !before.includes(one));
    expect(added.filter((one) => one.startsWith(late)).length).toBe(3);
    expect(added.filter((one) => one.startsWith(disputed)).length).toBe(1);
    expect(added.length).toBe(4);
  });

  test("is not published once something moved under it, and never gives back what was taken", async () => {
    const { db } = world.portal;
    const id = await make(topUp([entries[2]!]));
    const [row] = await db
      .selectFrom("assignment")
      .selectAll()
      .where("endedAt", "is", null)
      .where("confirmedAt", "is", null)
      .where("entryId", "=", entries[3]!)
      .execute();
    await db
      .updateTable("assignment")
      .set({ endedAt: scoring, endReason: "removed" })
      .where("id", "=", row!.id)
      .execute();
    expect(await publishPlan(await as(organiser), id)).toEqual({ id: "plans.standingChanged" });
    const anew = await make(topUp());
    expect(await panelIn(anew, entries[3]!)).not.toContain(row!.judgeId);
  });
});
