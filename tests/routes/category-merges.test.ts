/** A thin category from screening to letters: merged by two people, planned, judged, decided and released elsewhere. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { declareConflicts } from "~/services/conflicts.server";
import { draftPlan, publishPlan, readGate } from "~/services/plans.server";
import { confirmAssignment } from "~/services/scoresheets.server";
import { listBars } from "~db/queries/conflicts";
import { findDecisionFile } from "~db/queries/result-files";
import {
  contextOf,
  makeAnswers,
  makeCallOpen,
  makeDecision,
  makeFiles,
  makeJudge,
  makeScoresheet,
  makeSubmittedEntry,
  markSamples,
} from "~db/seed/factories";
import { makeOutcome, makeRelease, makeSponsor } from "~db/seed/results";
import { runVerify } from "../../scripts/verify";
import { run } from "../../scripts/verify-result.mjs";
import { openWorld, type World } from "../world";

const submitted = "2027-05-02T08:00:00.000Z";
const screened = "2027-06-09T08:00:00.000Z";
const declaring = "2027-06-15T02:00:00.000Z";
const scoring = "2027-07-01T08:00:00.000Z";
const deliberation = "2027-07-22T08:00:00.000Z";
const announced = "2027-08-02T02:00:00.000Z";
const reason = "Two entries alone would not be a contest.";

let world: World;
type Seat = Awaited<ReturnType<World["signedIn"]>>;
let organiser: Seat, second: Seat, chair: Seat, screener: Seat;
const leads: Seat[] = [];
const entries: { id: string; code: string; category: string }[] = [];
const judges: Record<"ofOne" | "ofTwo" | "ofBoth" | "tied", string> = {
  ofOne: "",
  ofTwo: "",
  ofBoth: "",
  tied: "",
};

beforeAll(async () => {
  world = await openWorld({ at: submitted });
  const { portal } = world;
  await makeCallOpen(portal, submitted);
  organiser = await world.signedIn({ name: "Olga", address: "olga@desk.example", roles: ["organiser"] });
  second = await world.signedIn({ name: "Sam", address: "sam@desk.example", roles: ["organiser"] });
  chair = await world.signedIn({ name: "Charles", address: "charles@desk.example", roles: ["chair"] });
  screener = await world.signedIn({ roles: ["screener"] });
  for (const [at, category] of ["C1", "C1", "C1", "C2", "C2"].entries()) {
    const lead = await world.signedIn({ name: `Lead ${at}`, address: `lead${at}@people.example` });
    const id = await makeSubmittedEntry(portal, {
      leadId: lead.personId!, // somebody signed in has an id
      answers: makeAnswers({
        title: `Case ${at}`,
        organisationName: `Institute ${at}`,
        leadAddress: `lead${at}@people.example`,
        category,
        institutionsReached: "4",
        languagesLocalised: "Kyrgyz, Russian",
        partners: [
          {
            key: "p1",
            organisation: `Library ${at}`,
            name: "Pat Partner",
            address: `pat${at}@partners.example`,
            contribution: "Reading rooms in four towns",
          },
        ],
        ...(at === 4 && {
          team: [
            {
              key: "t1",
              name: "Toni Tied",
              role: "Advice",
              organisation: "Institute 4",
              address: "toni@jury.example",
            },
          ],
        }),
      }),
      files: makeFiles(),
      now: submitted,
    });
    await makeOutcome(portal, { entryId: id, outcome: "valid", now: screened });
    const { code } = await portal.db
      .selectFrom("entry")
      .select("code")
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    leads.push(lead);
    entries.push({ id, code, category });
  }
  for (const [key, categories] of [
    ["ofOne", ["C1"]],
    ["ofTwo", ["C2"]],
    ["ofBoth", ["C1", "C2"]],
    ["tied", ["C1"]],
  ] as const)
    judges[key] = await makeJudge(portal, {
      name: key === "tied" ? "Toni Tied" : `Judge ${key}`,
      address: key === "tied" ? "toni@jury.example" : `${key}@${key.toLowerCase()}.example`,
      organisation: `Faculty ${key}`,
      categories,
      declared: true,
      editionId: "2027",
      now: declaring,
    });
  world.setClock(declaring);
});
afterAll(() => world.close());

const by = (who: Seat | string, now = world.now()) =>
  contextOf(world.portal, typeof who === "string" ? who : who.personId!, now); // somebody signed in has an id
const mailsTo = async (address: string) =>
  (await world.mailsTo(address)).filter((mail) => mail.kind.startsWith("merge."));
const subjectsTo = async (address: string) => (await mailsTo(address)).map((mail) => mail.subject);
const propose = (seat: Seat, into: string) => seat.post("/desk/categories", { category: "C2", into, reason });
const answer = (seat: Seat, at: string, said = "made") => seat.post(at, { answer: said });
const ownBars = async () =>
  (await listBars(world.portal.db, "2027"))
    .filter((bar) => bar.judgeId === judges.tied && bar.kind === "ownCategory")
    .map((bar) => entries.findIndex((one) => one.id === bar.entryId))
    .sort();
const undeclared = async () =>
  (await readGate(world.portal.db, await by(organiser)))
    .filter((judge) => judge.categories.some((category) => !judge.declared.includes(category)))
    .map((judge) => judge.name)
    .sort();
const declareAll = async () => {
  for (const judgeId of [judges.ofOne, judges.ofTwo, judges.ofBoth])
    expect(await declareConflicts(await by(judgeId), { category: "C1", ties: [] })).toBeNull();
};

test("the plan page and the screening desk name a category below its minimum, with what can be done", async () => {
  for (const [seat, path] of [
    [organiser, "/desk/plans"],
    [chair, "/desk/plans"],
    [organiser, "/screening"],
    [screener, "/screening"],
  ] as const) {
    const page = await (await seat.get(path)).text();
    expect(page).toContain("C2 has 2 valid entries of at least 3.");
    expect(page).not.toContain("C1 has");
    expect(page.includes('href="/desk/categories"')).toBe(seat !== screener);
  }
});

test("one organiser proposes and another approves; until then nothing changes", async () => {
  const stale = await draftPlan(await by(organiser));
  expect(stale.refusal).toBeNull();
  const enough = await organiser.post("/desk/categories", { category: "C1", into: "C2", reason });
  expect([enough.status, await enough.text()]).toEqual([
    409,
    expect.stringContaining("The rulebook allows a merge only below that.") as string,
  ]);
  const proposed = await propose(organiser, "C1");
  expect(proposed.status).toBe(303);
  const at = proposed.headers.get("location")!;
  expect(await subjectsTo("sam@desk.example")).toEqual(["C2 into C1: a proposal waits"]);
  expect(await subjectsTo("olga@desk.example")).toEqual([]);
  expect(await (await propose(second, "C1")).text()).toContain("waits for its answer already");

  const own = await answer(organiser, at);
  expect([own.status, await own.text()]).toEqual([
    409,
    expect.stringContaining("You proposed this. Another organiser approves it.") as string,
  ]);
  expect((await answer(chair, at)).status).toBe(403);
  expect(await subjectsTo("lead3@people.example")).toEqual([]);
  expect(await ownBars()).toEqual([3]);

  expect((await answer(second, at)).status).toBe(303);
  expect((await answer(second, at)).status).toBe(409);
  for (const [number, { code, category }] of entries.entries())
    expect(await subjectsTo(`lead${number}@people.example`)).toEqual(
      category === "C2" ? [`${code}: judged in C1`] : [],
    );
  const [mail] = await mailsTo("lead3@people.example");
  expect(mail?.text).toContain(reason);
  const page = await (await leads[3]!.get(`/entries/${entries[3]!.id}`)).text();
  expect(page).toContain("Too few valid entries came in there");
  expect(page).toContain(reason);
  expect(await (await leads[0]!.get(`/entries/${entries[0]!.id}`)).text()).not.toContain(reason);

  // Whoever is of a team in C2 may not judge C1 any more, and every other judge there is asked again.
  expect(await ownBars()).toEqual([0, 1, 2, 3]);
  expect(await undeclared()).toEqual(["Judge ofBoth", "Judge ofOne", "Judge ofTwo"]);
  expect(await subjectsTo("ofTwo@oftwo.example")).toEqual(["C2 is judged in C1"]);
  await declareAll();
  expect(await publishPlan(await by(organiser), stale.id!)).toEqual({ id: "plans.mergedSince" });
});

test("two people take a merge back while no plan is published, and what followed from it ends", async () => {
  const proposed = await propose(second, "C2");
  const at = proposed.headers.get("location")!;
  expect((await answer(second, at)).status).toBe(409);
  expect((await answer(organiser, at)).status).toBe(303);
  expect(await ownBars()).toEqual([3]);
  // While the two were one nobody asked this judge about C1, so now it is asked.
  expect(await undeclared()).toEqual(["Toni Tied"]);
  expect(await (await leads[3]!.get(`/entries/${entries[3]!.id}`)).text()).not.toContain(reason);
  expect((await subjectsTo("lead3@people.example")).at(-1)).toBe(
    `${entries[3]!.code}: judged in C2 as you entered it`,
  );

  const again = await propose(organiser, "C1");
  expect((await answer(second, again.headers.get("location")!)).status).toBe(303);
  await declareAll();
});

test("a merged category is planned, judged, decided and released in the one it was merged into", async () => {
  const { portal } = world;
  const { db } = portal;
  const plan = await draftPlan(await by(organiser));
  expect(await publishPlan(await by(organiser), plan.id!)).toBeNull();
  const late = await propose(organiser, "C2");
  expect([late.status, await late.text()]).toEqual([
    409,
    expect.stringContaining("what judges have does not change under them") as string,
  ]);
  const pairs = await db.selectFrom("assignment").select(["id", "entryId", "judgeId"]).execute();
  expect(pairs.map((pair) => pair.judgeId).sort()).toEqual(
    [judges.ofOne, judges.ofTwo, judges.ofBoth].flatMap((id) => Array<string>(5).fill(id)).sort(),
  );

  world.setClock(scoring);
  for (const id of new Set(pairs.map((pair) => pair.judgeId))) await markSamples(await by(id));
  for (const { id, entryId, judgeId } of pairs) {
    expect(await confirmAssignment(await by(judgeId), id)).toBeNull();
    const mark = entryId === entries[3]!.id ? 4.5 : entryId === entries[4]!.id ? 2 : 3.5;
    const marks = Object.fromEntries(["CR1", "CR2", "CR3", "CR4", "CR5", "CR6"].map((one) => [one, mark]));
    await makeScoresheet(portal, { assignmentId: id, judgeId, marks, now: scoring });
  }

  world.setClock(deliberation);
  const ranking = await (await chair.get("/desk/rankings/C1")).text();
  for (const { code } of entries) expect(ranking).toContain(code);
  expect(await (await chair.get("/desk/rankings")).text()).toContain("C2 is merged into C1");
  await makeDecision(portal, {
    category: "C1",
    chairId: chair.personId!,
    organiserId: organiser.personId!,
    now: deliberation,
  });
  const file = (await findDecisionFile(db, { editionId: "2027", category: "C1" }))!.fileJson;
  const [filed] = (
    JSON.parse(file) as { result: { categories: { entries: unknown[]; cap: number; merged: object[] }[] } }
  ).result.categories;
  expect([filed?.entries.length, filed?.cap]).toEqual([5, 8]);
  const person = expect.stringMatching(/^P-[0-9a-f]{12}$/) as string;
  expect(filed?.merged).toEqual([
    {
      from: "C2",
      into: "C1",
      reason,
      proposedAt: declaring,
      proposedBy: person,
      approvedAt: declaring,
      approvedBy: person,
    },
  ]);
  expect([
    runVerify(["r.json"], () => Buffer.from(file)).code,
    run(["r.json"], () => Buffer.from(file)).code,
  ]).toEqual([0, 0]);

  // What was merged here may win a special award that is open to this category alone.
  const merged = entries.find((one) => one.category === "C2")!; // two are
  await makeDecision(portal, {
    category: "LifeSciences",
    chairId: chair.personId!,
    organiserId: organiser.personId!,
    winners: [merged.id],
    now: deliberation,
  });
  await makeSponsor(portal, {
    name: "Example Press",
    tier: "category",
    categories: ["C2"],
    organiserId: organiser.personId!,
    now: deliberation,
  });
  await makeRelease(portal, {
    organiserId: organiser.personId!,
    approverId: second.personId!,
    releaseAt: announced,
    now: deliberation,
  });
  const letters = await db
    .selectFrom("letter")
    .innerJoin("entry", "entry.id", "letter.entryId")
    .select(["entry.code", "letter.text", "letter.factsJson"])
    .execute();
  expect(letters).toHaveLength(5);
  for (const { code, text, factsJson } of letters) {
    const isMerged = entries.find((one) => one.code === code)?.category === "C2";
    const facts = JSON.parse(factsJson) as { category: string; enteredIn?: string; sponsors: string[] };
    expect([code, facts.category, facts.enteredIn, facts.sponsors.length]).toEqual([
      code,
      "C1",
      isMerged ? "C2" : undefined,
      1,
    ]);
    expect(text.replace(/\s+/g, " ").includes("You entered category C2, Enabling")).toBe(isMerged);
  }

  world.setClock(announced);
  const nobody = await world.as(null);
  const winners = await (await nobody.get("/winners")).text();
  expect(winners).toContain("were judged here too");
  expect(winners).toContain("Entered in C2, judged in C1");
  expect(winners).not.toContain('id="C2"');
  expect(await (await nobody.get(`/winners/${entries[3]!.code}`)).text()).toContain(
    "Entered in C2, judged in C1",
  );
  expect(winners).toContain('id="LifeSciences"');
  const whole = Buffer.from(await (await nobody.get("/result.json")).arrayBuffer());
  expect([runVerify(["r.json"], () => whole).code, run(["r.json"], () => whole).code]).toEqual([0, 0]);
});
