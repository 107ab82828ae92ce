import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { paths } from "~/paths";
import { settleConflict } from "~/services/conflicts.server";
import { changeJudge } from "~/services/judges.server";
import { listConflicts } from "~db/queries/conflicts";
import {
  contextOf,
  makeAnswers,
  makeAssignment,
  makeCallOpen,
  makeFiles,
  makePerson,
  makeScoresheet,
  makeValidEntry,
} from "~db/seed/factories";
import { openWorld, type World } from "../world";

const at = "2027-03-02T02:00:00.000Z";
const screenedAt = "2027-06-03T02:00:00.000Z";
const scoring = "2027-06-22T02:00:00.000Z";
const deliberation = "2027-07-20T02:00:00.000Z";
type Seat = Awaited<ReturnType<World["as"]>>;
let world: World;
let organiser: Seat, chair: Seat, other: Seat;
const entries: string[] = [];
const judges: string[] = [];
const assigned = new Map<string, string>();

beforeAll(async () => {
  world = await openWorld({ at });
  await makeCallOpen(world.portal, at);
  organiser = await world.signedIn({ roles: ["organiser"], name: "Olu Organiser" });
  chair = await world.signedIn({ roles: ["chair"], name: "Cleo Chair", address: "cleo@chair.example" });
  other = await world.signedIn({ roles: ["chair"], name: "Dara Deputy", address: "dara@deputy.example" });
  const screenerId = (await world.signedIn({ roles: ["screener"] })).personId!; // somebody signed in has an id
  for (const n of [1, 2])
    entries.push(
      await makeValidEntry(world.portal, {
        leadId: await makePerson(world.portal, {
          name: `Lead ${n}`,
          address: `lead@institute${n}.example`,
          editionId: "2027",
          now: at,
        }),
        answers: makeAnswers({
          organisationName: `Institute ${n}`,
          title: `Secret case ${n}`,
          leadAddress: `lead@institute${n}.example`,
          excluded: n === 1 ? [{ key: "x1", name: "Rita Rival", reason: "We quarrelled." }] : [],
        }),
        files: makeFiles(),
        now: at,
        screenerId,
        screenedAt,
      }),
    );
  world.setClock(scoring);
  for (const n of [1, 2, 3]) {
    const judgeId = await makePerson(world.portal, {
      name: `Judge ${n}`,
      address: `judge@jury${n}.example`,
      roles: ["judge"],
      editionId: "2027",
      now: scoring,
    });
    judges.push(judgeId);
    for (const [place, entryId] of entries.entries()) {
      const id = await makeAssignment(world.portal, { entryId, judgeId, place: place + 1, now: scoring });
      assigned.set(`${n} ${place + 1}`, id);
      const marks = { CR1: n, CR2: n, CR3: n, CR4: n, CR5: n, CR6: place + 1 };
      await makeScoresheet(world.portal, { assignmentId: id, judgeId, marks, now: scoring });
    }
  }
  world.setClock(deliberation);
});
afterAll(() => world.close());

const sheetsOf = async (code: RegExp) => {
  const page = await (await other.get(paths.ranking("C1"))).text();
  return code.test(page);
};
const assignment = (id: string) =>
  world.portal.db.selectFrom("assignment").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
const tieOf = async (judgeId: string) =>
  (await listConflicts(world.portal.db, { editionId: "2027", judgeId })).filter(
    (one) => one.endedAt === null,
  );

describe("a tie that comes up after the plan", () => {
  const path = () => paths.judgeAssignment(judges[2]!, assigned.get("3 1")!);

  test("says first what it changes, in numbers", async () => {
    const page = await (await chair.get(path())).text();
    expect(page).toContain("The entry has 3 sheets and would have 2.");
    expect(page).toContain("would have too few sheets for a place");
    expect(page).toContain("would have none.");
    expect((await (await world.as(judges[2]!)).get(path())).status).toBe(403);
  });

  test("takes the sheet out of the results, keeps every word of it, and tells the chairs", async () => {
    const sheet = () =>
      world.portal.db
        .selectFrom("scoresheet")
        .selectAll()
        .where("assignmentId", "=", assigned.get("3 1")!)
        .executeTakeFirstOrThrow();
    const before = await sheet();
    expect((await chair.post(path(), { kind: "professional", reason: "" })).status).toBe(422);
    const answer = await chair.post(path(), { kind: "professional", reason: "They wrote a book together." });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, paths.deskConflicts]);
    expect(await assignment(assigned.get("3 1")!)).toMatchObject({
      endReason: "conflict",
      endedAt: deliberation,
    });
    expect(await sheet()).toEqual(before);
    for (const address of ["cleo@chair.example", "dara@deputy.example"])
      expect((await world.mailsTo(address)).map((mail) => mail.kind)).toContain("assignment.conflict");
    expect(await (await chair.get(paths.deskConflicts)).text()).toContain("the sheet is out of the results");
    // The other entry of this judge is not touched.
    expect((await assignment(assigned.get("3 2")!)).endedAt).toBe(null);
    expect((await chair.post(path(), { kind: "personal", reason: "Again." })).status).toBe(409);
  });

  test("is reversible: once the chair lifts it, the sheet counts again as it was handed in", async () => {
    const [tie] = await tieOf(judges[2]!);
    const context = await contextOf(world.portal, chair.personId!, deliberation);
    expect(
      await settleConflict(context, {
        id: tie!.id,
        judgeId: judges[2]!,
        settlement: "lift",
        reason: "Another author.",
      }),
    ).toBe(null);
    expect(await assignment(assigned.get("3 1")!)).toMatchObject({ endReason: null, endedAt: null });
    expect(await sheetsOf(/Secret case 1/)).toBe(true);
  });

  test("found by rule does the same, and ends with what it followed from", async () => {
    const context = await contextOf(world.portal, organiser.personId!, deliberation);
    const profile = {
      judgeId: judges[0]!,
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
    expect(await changeJudge(context, { ...profile, organisation: "Institute 2", version: 2 })).toBe(null);
    expect((await assignment(assigned.get("1 2")!)).endReason).toBe("conflict");
    expect((await assignment(assigned.get("1 1")!)).endReason).toBe(null);
    expect(
      await changeJudge(context, { ...profile, past: ["Institute 1"], organisation: "Jury 1", version: 3 }),
    ).toBe(null);
    expect((await assignment(assigned.get("1 2")!)).endReason).toBe(null);
    expect((await assignment(assigned.get("1 1")!)).endReason).toBe("conflict");
    expect(await changeJudge(context, { ...profile, organisation: "Jury 1", version: 4 })).toBe(null);
    expect((await assignment(assigned.get("1 1")!)).endReason).toBe(null);
  });
});

describe("whether somebody may be invited", () => {
  const ask = async (more: Record<string, string>) =>
    (
      await organiser.post(paths.judgeAsk, {
        name: "Nia New",
        address: "nia@new.example",
        organisation: "",
        category: "C1",
        ...more,
      })
    ).text();
  const bare = (page: string) =>
    page.replace(/<form method="post" class="stack-l"[\s\S]*<\/form>/, "").replace(/nonce="[^"]*"/g, "");

  test("is answered yes or no, and each no is the same page to the last letter", async () => {
    const yes = await ask({});
    expect(yes).toMatch(/Yes\.[^<]*(<!-- -->[^<]*)*<a href="\/desk\/people">Invite them/);
    const noes = [
      await ask({ name: "Rita Rival" }),
      await ask({ address: "lead@institute1.example" }),
      await ask({ address: "LEAD@institute2.example", name: "Somebody" }),
      await ask({ organisation: "UNESCO-ICHEI", name: "Iris Inside" }),
      await ask({ name: "Olu", address: "cleo@chair.example" }),
    ];
    const said = noes.map((page) => /No\. Think of somebody else/.test(page));
    expect(said.slice(0, 3)).toEqual([true, true, true]);
    const pages = new Set(noes.filter((_, at) => said[at]).map(bare));
    expect(pages.size).toBe(1);
    for (const page of noes)
      for (const secret of ["Secret case", "We quarrelled", "Institute 1", "IIOE-2027-0"])
        expect(page).not.toContain(secret);
    // Of another category nothing stands against the entrants of this one.
    expect(await ask({ address: "lead@institute1.example", category: "C2" })).toContain("Invite them</a>");
  });

  test("is asked by organisers and chairs alone, and each question is recorded", async () => {
    const acts = await world.portal.db
      .selectFrom("history")
      .select("factsJson")
      .where("act", "=", "judge.asked")
      .execute();
    expect(acts.length).toBeGreaterThanOrEqual(6);
    expect((await (await world.as(judges[0]!)).get(paths.judgeAsk)).status).toBe(403);
  });
});

describe("a chair with a tie", () => {
  const declare = (seat: Seat, more: Record<string, string> = {}) =>
    seat.post(paths.deskConflicts, {
      role: "chair",
      category: "C1",
      kind: "professional",
      reason: "My own students.",
      deputyId: other.personId!,
      version: "0",
      ...more,
    });

  test("hands the category to a deputy, who is told; nothing of it is served to them from then on", async () => {
    expect(await (await chair.get(paths.ranking("C1"))).text()).toContain("Secret case 1");
    const answer = await declare(chair);
    expect([answer.status, answer.headers.get("location")]).toEqual([303, paths.deskConflicts]);
    for (const path of [
      paths.ranking("C1"),
      paths.decision("C1"),
      paths.rankings,
      paths.judgeAssignment(judges[0]!, assigned.get("1 1")!),
    ])
      for (const form of [path, `${path}.data`]) {
        const page = await (await chair.get(form)).text();
        for (const secret of ["Secret case", "rawMean", "IIOE-2027-0"]) expect(page).not.toContain(secret);
      }
    expect(await (await chair.get(paths.judge(judges[0]!))).text()).not.toContain("sheet handed in");
    expect(await (await chair.get(paths.deskConflicts)).text()).toContain("acts in your place");
    // The deputy reads what the chair does not.
    expect(await (await other.get(paths.ranking("C1"))).text()).toContain("Secret case 1");
    expect(await (await other.get(paths.deskConflicts)).text()).toContain("You act for");
    expect((await world.mailsTo("dara@deputy.example")).map((mail) => mail.kind)).toContain("deputy.named");
    expect(
      (await world.mailsTo("dara@deputy.example")).some((mail) => JSON.stringify(mail).includes("students")),
    ).toBe(false);
    // Other categories stay open.
    expect((await chair.get(paths.ranking("C2"))).status).toBe(200);
  });

  test("cannot propose the winners of that category", async () => {
    const answer = await chair.post(paths.decision("C1"), { ranking: "x", note: "", "winners[]": [] });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(await world.portal.db.selectFrom("decision").select("id").execute()).toEqual([]);
  });

  test("names nobody of another role, nobody with a tie, and not themselves", async () => {
    const refused = async (deputyId: string, seat = chair) =>
      (await (await declare(seat, { deputyId, version: seat === chair ? "1" : "0" })).text()).replaceAll(
        "’",
        "'",
      );
    expect(await refused(organiser.personId!)).toContain("Only somebody who chairs now");
    expect(await refused(chair.personId!)).toContain("Nobody can be their own deputy.");
    expect(await refused(chair.personId!, other)).toContain("has a tie in the category too");
    expect((await declare(chair, { version: "0" })).status).toBe(409);
    expect((await declare(organiser, { deputyId: "" })).status).toBe(409);
  });

  test("may have no deputy yet, and the page says what comes next", async () => {
    expect((await declare(organiser, { role: "organiser", deputyId: "" })).status).toBe(303);
    expect(await (await organiser.get(paths.deskConflicts)).text()).toContain(
      "Nobody acts in your place yet.",
    );
    expect(await (await organiser.get(paths.ranking("C1"))).text()).not.toContain("Secret case");
    for (const seat of [await world.as(judges[0]!), await world.as(null)])
      expect([302, 403]).toContain((await seat.get(paths.deskConflicts)).status);
  });
});
