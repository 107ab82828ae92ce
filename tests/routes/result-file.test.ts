import { statSync } from "node:fs";
import { join } from "node:path";
import { extractText } from "unpdf";
import { afterAll, beforeAll, expect, test } from "vitest";
import { applyBars } from "~/services/late-conflicts.server";
import { insertConflicts } from "~db/queries/conflicts";
import { listDecisions } from "~db/queries/decisions";
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
import { makeRelease } from "~db/seed/results";
import { runVerify } from "../../scripts/verify";
import { run } from "../../scripts/verify-result.mjs";
import { openWorld, type World } from "../world";

const submitted = "2027-05-02T08:00:00.000Z";
const during = "2027-07-01T08:00:00.000Z";
const deliberation = "2027-07-22T08:00:00.000Z";
const announced = "2027-08-02T02:00:00.000Z";

let world: World;
type Seat = Awaited<ReturnType<World["signedIn"]>>;
let chair: Seat, organiser: Seat, second: Seat, observer: Seat, stranger: Seat;
let judges: Seat[];
const entries: string[] = [];
beforeAll(async () => {
  world = await openWorld({ at: submitted });
  const { portal } = world;
  await makeCallOpen(portal, submitted);
  chair = await world.signedIn({ name: "Chair Secretname", roles: ["chair"] });
  organiser = await world.signedIn({ name: "Organiser Example", roles: ["organiser"] });
  second = await world.signedIn({ name: "Second Example", roles: ["organiser"] });
  observer = await world.signedIn({ roles: ["observer"] });
  stranger = await world.signedIn();
  judges = [];
  for (const name of ["Judge Onesecret", "Judge Twosecret", "Judge Threesecret", "Judge Foursecret"])
    judges.push(await world.signedIn({ name, roles: ["judge"] }));
  for (const [at, mark] of [4.5, 4, 3.5].entries()) {
    const lead = await world.signedIn({ name: `Lead ${at}` });
    const entryId = await makeSubmittedEntry(portal, {
      leadId: lead.personId!,
      answers: makeAnswers({ title: `Case secrettitle ${at}`, organisationName: `Institute ${at}` }),
      files: makeFiles(),
      now: submitted,
    });
    entries.push(entryId);
    await portal.db.updateTable("entry").set({ outcome: "valid" }).where("id", "=", entryId).execute();
    const marks = Object.fromEntries(["CR1", "CR2", "CR3", "CR4", "CR5", "CR6"].map((id) => [id, mark]));
    for (const judge of judges) {
      const judgeId = judge.personId!;
      const assignmentId = await makeAssignment(portal, { entryId, judgeId, now: during });
      await makeScoresheet(portal, { assignmentId, judgeId, marks, now: during });
    }
  }
});
afterAll(() => world.close());

const category = { id: "C1", cap: 8 };
const fileOf = async (seat: Seat | Awaited<ReturnType<World["as"]>>, path: string) => {
  const answer = await seat.get(path);
  return { status: answer.status, text: await answer.text() };
};
const holds = (text: string) => [
  runVerify(["result.json"], () => Buffer.from(text)).code,
  run(["result.json"], () => Buffer.from(text)).code,
];

test("a proposal whose sheets changed before the answer cannot be approved", async () => {
  world.setClock(deliberation);
  const { portal } = world;
  await makeDecision(portal, { category: "C1", chairId: chair.personId!, now: deliberation });
  const [{ id } = { id: "" }] = await listDecisions(portal.db, { editionId: "2027", category: "C1" });
  const context = await contextOf(portal, chair.personId!, deliberation);
  await portal.db.transaction().execute(async (trx) => {
    await insertConflicts(trx, [
      {
        id: "late-tie",
        editionId: "2027",
        entryId: entries[0]!,
        judgeId: judges[3]!.personId!,
        tier: "bar",
        origin: "chair",
        kind: "professional",
        reason: "They write a book together.",
        createdAt: deliberation,
        endedAt: null,
      },
    ]);
    await applyBars(trx, context, []);
  });
  const answer = await organiser.post("/desk/decisions/C1/answer", { id, state: "approved" });
  expect(answer.status).toBe(409);
  expect(await answer.text()).toContain("Sheets have changed since this was proposed");
  expect(
    await portal.db.selectFrom("result_file").select("id").where("decisionId", "=", id).execute(),
  ).toEqual([]);
  expect(
    (await organiser.post("/desk/decisions/C1/answer", { id, state: "returned", answer: "Again." })).status,
  ).toBe(302);
});

test("an approved decision is a signed file that both checkers accept, without names, comments or titles", async () => {
  const { portal } = world;
  expect((await fileOf(organiser, "/desk/decisions/C1/result.json")).status).toBe(404);
  await makeDecision(portal, {
    category: "C1",
    chairId: chair.personId!,
    organiserId: organiser.personId!,
    now: deliberation,
  });
  const { status, text } = await fileOf(chair, "/desk/decisions/C1/result.json");
  expect([status, ...holds(text)]).toEqual([200, 0, 0]);
  for (const secret of ["secret", "Institute", "Lead", "They write a book", ...entries])
    expect(text).not.toContain(secret);
  for (const judge of judges) expect(text).not.toContain(judge.personId!);
  const { result, key } = JSON.parse(text);
  expect(key).toBe(portal.signing.publicKey);
  const [filed] = result.categories;
  expect(filed).toMatchObject({ ...category, seal: 1, decision: { notAwarded: { places: 5, words: "" } } });
  expect(filed.ranking.rows.map((row: { rawMean: number }) => row.rawMean)).toEqual([90, 80, 70]);
  // The sheet of the judge with a late tie is there, does not count, and the act that took it out is listed.
  expect(filed.entries[0].sheets.filter((one: { counts: boolean }) => !one.counts)).toMatchObject([
    { why: "conflict" },
  ]);
  expect(filed.acts).toMatchObject([
    { act: "outForConflict", entry: "C1-0001", trigger: "conflict", approvedBy: null },
  ]);
  const approved = await portal.db
    .selectFrom("history")
    .select("factsJson")
    .where("act", "=", "decision.approved")
    .executeTakeFirstOrThrow();
  expect(JSON.parse(approved.factsJson).result).toBe(JSON.parse(text).hash);
  expect(await (await chair.get("/desk/decisions/C1")).text()).toContain("/desk/decisions/C1/result.json");
});

test("the minutes are a PDF with names, times, the winners and the hash of the signed result", async () => {
  const { hash } = JSON.parse((await fileOf(chair, "/desk/decisions/C1/result.json")).text);
  const answer = await observer.get("/desk/decisions/C1/minutes.pdf");
  expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "application/pdf"]);
  const { text } = await extractText(new Uint8Array(await answer.arrayBuffer()), { mergePages: true });
  const words = text.replace(/\s+/g, " ");
  for (const said of [
    "Chair Secretname",
    "Organiser Example",
    "22 July 2027",
    "Institute 0",
    "raw mean 90.00",
  ])
    expect(words).toContain(said);
  expect(text.replace(/\s+/g, "")).toContain(hash);
  expect((await judges[0]!.get("/desk/decisions/C1/minutes.pdf")).status).toBe(403);
});

test("only the desk has the file before the release, and nobody with a tie in the category", async () => {
  for (const seat of [stranger, judges[0]!, await world.as(null)]) {
    expect([302, 403]).toContain((await seat.get("/desk/decisions/C1/result.json")).status);
    expect((await seat.get("/result.json")).status).toBe(404);
  }
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
  expect((await tied.get("/desk/decisions/C1/result.json")).status).toBe(403);
  expect((await tied.get("/desk/release/result.json")).status).toBe(403);
  expect((await observer.get("/desk/decisions/C1/result.json")).status).toBe(200);
});

test("the edition's file is drafted with the release, public from its moment on, and no account changes it", async () => {
  const { portal } = world;
  await makeDecision(portal, {
    category: "LifeSciences",
    chairId: chair.personId!,
    organiserId: organiser.personId!,
    now: deliberation,
  });
  await makeRelease(portal, {
    organiserId: organiser.personId!,
    approverId: second.personId!,
    releaseAt: announced,
    now: "2027-07-24T08:00:00.000Z",
  });
  world.setClock("2027-08-02T01:59:59.999Z");
  const nobody = await world.as(null);
  expect((await nobody.get("/result.json")).status).toBe(404);
  const before = await fileOf(organiser, "/desk/release/result.json");
  expect([before.status, ...holds(before.text)]).toEqual([200, 0, 0]);
  world.setClock(announced);
  const open = await fileOf(nobody, "/result.json");
  expect(open).toEqual(before);
  const { hash, key, result } = JSON.parse(open.text);
  expect(result).toMatchObject({ scope: "edition", categories: [{ id: "C1" }] });
  const page = await (await nobody.get("/winners")).text();
  for (const words of [hash, key, "/result.json"]) expect(page).toContain(words);
  expect(await (await nobody.get("/rules")).text()).toContain(key);
  const letter = await portal.db.selectFrom("letter").select("text").limit(1).executeTakeFirstOrThrow();
  expect(letter.text).toContain(`Result file ${hash.slice(0, 12)}`);

  // Roles end, names go, a judge is struck from the list, even marks are lost: the file is the same to the byte.
  await portal.db
    .updateTable("role")
    .set({ state: "ended" })
    .where("personId", "=", judges[0]!.personId)
    .execute();
  await portal.db.updateTable("person").set({ name: "", endedAt: announced }).execute();
  await portal.db.deleteFrom("scoresheet").execute();
  expect(await fileOf(nobody, "/result.json")).toEqual(open);
  expect(holds(open.text)).toEqual([0, 0]);
});

test("the signing key is readable by its owner alone, and stays the same", () => {
  expect(statSync(join(world.dataDir, "signing-key.pem")).mode & 0o777).toBe(0o600);
});
