import { extractText } from "unpdf";
import { afterAll, beforeAll, expect, test } from "vitest";
import { changeStanding } from "~/services/standings.server";
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
import { makeRelease, makeSponsor } from "~db/seed/results";
import { runVerify } from "../../scripts/verify";
import { run } from "../../scripts/verify-result.mjs";
import { openWorld, type World } from "../world";

const submitted = "2027-05-02T08:00:00.000Z";
const during = "2027-07-01T08:00:00.000Z";
const deliberation = "2027-07-22T08:00:00.000Z";
const announced = "2027-08-02T02:00:00.000Z";
const award = "/desk/decisions/LifeSciences";
const reason = "It brought sequencing into village schools.";

let world: World;
type Seat = Awaited<ReturnType<World["signedIn"]>>;
let chair: Seat, organiser: Seat, second: Seat, tied: Seat;
const others: Seat[] = [];
const leads: Seat[] = [];
const entries: { id: string; code: string }[] = [];
/** Three entries of C1 (90, 80 and 70 points), one of C3 (50, below the floors), one of C2, which cannot win it. */
const entered = [
  ["C1", 4.5],
  ["C1", 4],
  ["C1", 3.5],
  ["C3", 2.5],
  ["C2", 5],
] as const;

/** What the form asks of a category alone. */
const asked = {
  C1: {},
  C2: {
    institutionsReached: "4",
    languagesLocalised: "Kyrgyz, Russian",
    partners: [
      {
        key: "p1",
        organisation: "National Library",
        name: "Pat Partner",
        address: "pat@partners.example",
        contribution: "Reading rooms in four towns",
      },
    ],
  },
  C3: { smartRooms: "4", roomHours: "900", roomCourses: "12" },
};

beforeAll(async () => {
  world = await openWorld({ at: submitted });
  const { portal } = world;
  await makeCallOpen(portal, submitted);
  chair = await world.signedIn({ name: "Chair Example", address: "chair@desk.example", roles: ["chair"] });
  organiser = await world.signedIn({ address: "organiser@desk.example", roles: ["organiser"] });
  second = await world.signedIn({ roles: ["organiser"] });
  tied = await world.signedIn({ roles: ["chair"] });
  for (const role of ["judge", "screener", "sponsor"] as const)
    others.push(await world.signedIn({ roles: [role] }));
  const judges = [];
  for (const name of ["First", "Second", "Third"])
    judges.push(await world.signedIn({ name: `${name} Judge`, roles: ["judge"] }));
  for (const [at, [category, mark]] of entered.entries()) {
    const lead = await world.signedIn({ name: `Lead ${at}`, address: `lead${at}@people.example` });
    leads.push(lead);
    const entryId = await makeSubmittedEntry(portal, {
      leadId: lead.personId!,
      answers: makeAnswers({
        category,
        title: `Case number ${at}`,
        organisationName: `Institute ${at}`,
        ...asked[category],
      }),
      files: makeFiles(),
      now: submitted,
    });
    await portal.db.updateTable("entry").set({ outcome: "valid" }).where("id", "=", entryId).execute();
    const marks = Object.fromEntries(["CR1", "CR2", "CR3", "CR4", "CR5", "CR6"].map((id) => [id, mark]));
    for (const judge of judges) {
      const judgeId = judge.personId!;
      const assignmentId = await makeAssignment(portal, { entryId, judgeId, now: during });
      await makeScoresheet(portal, { assignmentId, judgeId, marks, now: during });
    }
    const { code } = await portal.db
      .selectFrom("entry")
      .select("code")
      .where("id", "=", entryId)
      .executeTakeFirstOrThrow();
    entries.push({ id: entryId, code });
  }
  // The other chair reads an entry of C3, so of all that the award chooses from they may know nothing.
  await portal.db
    .insertInto("entry_member")
    .values({
      entryId: entries[3]!.id,
      personId: tied.personId!,
      capacity: "reader",
      createdAt: during,
      endedAt: null,
    })
    .execute();
  await makeSponsor(portal, {
    name: "Example Genomics",
    organiserId: organiser.personId!,
    tier: "specialAward",
    award: "LifeSciences",
    now: during,
  });
  world.setClock(deliberation);
});
afterAll(() => world.close());

const decide = (category: string, winners: readonly string[]) =>
  makeDecision(world.portal, {
    category,
    winners,
    chairId: chair.personId!,
    organiserId: organiser.personId!,
    now: deliberation,
  });
const pageOf = async (seat: { get: Seat["get"] }, path: string) => (await seat.get(path)).text();
const hashIn = (page: string) => /name="ranking" value="([0-9a-f]{64})"/.exec(page)?.[1] ?? "";
const idIn = (page: string) => /name="id" value="([^"]+)"/.exec(page)?.[1] ?? "";
const holds = (text: string) => [
  runVerify(["result.json"], () => Buffer.from(text)).code,
  run(["result.json"], () => Buffer.from(text)).code,
];
const propose = async (winners: readonly number[], reasons: Record<string, string> = {}) =>
  chair.post(award, {
    "winners[]": winners.map((at) => entries[at]!.id),
    ranking: hashIn(await pageOf(chair, award)),
    note: "",
    ...reasons,
  });
const states = async (category: string) =>
  (
    await world.portal.db
      .selectFrom("decision")
      .select(["version", "state"])
      .where("category", "=", category)
      .orderBy("version")
      .execute()
  ).map(({ version, state }) => `${version} ${state}`);

test("a special award waits until the decisions on its categories are approved", async () => {
  expect(await pageOf(chair, award)).toContain("C1, C3 are not yet");
  expect((await propose([0])).status).toBe(409);
  await decide("C1", [entries[0]!.id]);
  expect(await pageOf(chair, award)).toContain("C3 is not yet");
  await decide("C3", []);
  const page = await pageOf(chair, award);
  for (const words of [
    "Life Sciences Education Award",
    "biology, medicine, agriculture",
    `${entries[0]!.code}, place 1 in C1, raw mean 90.0, winner of its category`,
    `${entries[3]!.code}, place 1 in C3, raw mean 50.0, below the score asked for`,
  ])
    expect(page).toContain(words);
  expect(page).not.toContain(entries[4]!.code); // C2 cannot win it
  expect(page).not.toContain("checked");
});

test("the chair proposes within the cap, with a reason for each winner, among those who can win it", async () => {
  const [first, , third] = entries as [(typeof entries)[0], unknown, (typeof entries)[0]];
  const many = await (
    await propose([0, 2], { [`reason.${first.id}`]: "a", [`reason.${third.id}`]: "b" })
  ).text();
  expect(many).toContain("2 winners are chosen");
  expect(await (await propose([2])).text()).toContain(`Say why ${third.code} receives the award`);
  const outside = await propose([4], { [`reason.${entries[4]!.id}`]: "The best of all." });
  expect([outside.status, (await outside.text()).includes("An entry without a place cannot win")]).toEqual([
    422,
    true,
  ]);
  expect((await organiser.post(award, {})).status).toBe(403);
  expect(await states("LifeSciences")).toEqual([]);
  expect((await propose([2], { [`reason.${third.id}`]: reason })).status).toBe(302);
});

test("of a proposal nobody learns but those who decide, and no chair with a tie in one of its categories", async () => {
  const secrets = [reason, "Waiting for an organiser", "raw mean"];
  const names = [third().code, third().id, "Institute 2"];
  const nobody = await world.as(null);
  for (const seat of [...others, ...leads, tied, nobody])
    for (const path of [
      award,
      `${award}.data`,
      `${award}/answer`,
      `${award}/result.json`,
      `${award}/minutes.pdf`,
      "/desk/rankings",
      "/desk/rankings.data",
      "/winners",
      "/winners.data",
      `/winners/${third().code}`,
      "/result.json",
      "/inbox",
      "/",
    ]) {
      const page = await pageOf(seat, path);
      for (const words of seat === leads[2] ? secrets : [...secrets, ...names])
        expect({ path, seat: seat.personId, words, isThere: page.includes(words) }).toEqual({
          path,
          seat: seat.personId,
          words,
          isThere: false,
        });
    }
  expect(await pageOf(tied, award)).toContain("You have a conflict of interest in this category");
  expect((await tied.post(award, { ranking: "" })).status).toBe(409);
  expect((await tied.get(`${award}/result.json`)).status).toBe(403);
  expect(await pageOf(chair, "/desk/rankings")).toContain("Waiting for an organiser");
});

test("an organiser returns it with words, then approves; the file and the minutes say who received it and why", async () => {
  const mail = await world.portal.db
    .selectFrom("outbox")
    .select("subject")
    .where("kind", "=", "decision.proposed")
    .where("subject", "like", "%Life Sciences%")
    .executeTakeFirst();
  expect(mail?.subject).toBe("Winners proposed: Life Sciences Education Award");
  const waiting = await pageOf(organiser, award);
  expect(waiting).toContain(reason);
  const answer = (state: string, words = "") =>
    pageOf(organiser, award).then((page) =>
      organiser.post(`${award}/answer`, { id: idIn(page), state, answer: words }),
    );
  expect((await chair.post(`${award}/answer`, { id: idIn(waiting), state: "approved" })).status).toBe(403);
  expect((await answer("returned")).status).toBe(422);
  expect((await answer("returned", "Say more of the schools.")).status).toBe(302);
  expect((await propose([2], { [`reason.${third().id}`]: reason })).status).toBe(302);
  expect((await answer("approved")).status).toBe(302);
  expect(await states("LifeSciences")).toEqual(["1 returned", "2 approved"]);

  const text = await pageOf(chair, `${award}/result.json`);
  expect(holds(text)).toEqual([0, 0]);
  const { result } = JSON.parse(text);
  expect(result).toMatchObject({
    scope: "specialAward",
    categories: [{ id: "C1" }, { id: "C3" }],
    specialAwards: [
      {
        id: "LifeSciences",
        standsOn: [{ category: "C1" }, { category: "C3" }],
        decision: {
          version: 2,
          winners: [{ entry: "C1-0003", code: third().code, place: 3 }],
          departures: [{ entry: "C1-0003", why: "chosen", words: reason }],
        },
      },
    ],
  });
  expect(text).not.toContain("Institute");
  const pdf = await (await chair.get(`${award}/minutes.pdf`)).arrayBuffer();
  const words = (await extractText(new Uint8Array(pdf), { mergePages: true })).text.replace(/\s+/g, " ");
  for (const said of [
    "Life Sciences Education Award",
    "Institute 2",
    reason,
    "C1, decision 1",
    "Chair Example",
  ])
    expect(words).toContain(said);
});

test("with a decision that it stands on a special award falls, and is proposed again", async () => {
  const by = await contextOf(world.portal, organiser.personId!, deliberation);
  const refusal = await changeStanding(
    { ...by, viewer: { ...by.viewer, roles: ["organiser"] } },
    { entryId: entries[0]!.id, standing: "horsConcours", reason: "Its partner sponsors this edition." },
  );
  expect(refusal).toBeNull();
  expect(await states("C1")).toEqual(["1 superseded"]);
  expect(await states("LifeSciences")).toEqual(["1 returned", "2 superseded"]);
  expect(await pageOf(chair, "/desk/decisions/C1")).toContain("Propose the winners");
  await decide("C1", [entries[1]!.id]);
  expect(await pageOf(chair, award)).not.toContain(entries[0]!.code);
  expect((await propose([2], { [`reason.${third().id}`]: reason })).status).toBe(302);
  await organiser.post(`${award}/answer`, { id: idIn(await pageOf(organiser, award)), state: "approved" });
  expect(await states("LifeSciences")).toEqual(["1 returned", "2 superseded", "3 approved"]);
});

test("letters, winners' page and case tell of it from the release on, with its sponsor there and nowhere else", async () => {
  await decide("C2", [entries[4]!.id]);
  await makeRelease(world.portal, {
    organiserId: organiser.personId!,
    approverId: second.personId!,
    releaseAt: announced,
    now: "2027-07-24T08:00:00.000Z",
  });
  const letters = await world.portal.db
    .selectFrom("letter")
    .select(["entryId", "personId", "outcome", "text", "subject"])
    .execute();
  const letterOf = (at: number) => letters.find(({ personId }) => personId === leads[at]!.personId)!;
  expect(entered.map((_, at) => letterOf(at).outcome)).toEqual([
    "horsConcours",
    "winner",
    "specialAward",
    "notSelected",
    "winner",
  ]);
  expect(entered.map((_, at) => letterOf(at).text.includes("Example Genomics"))).toEqual([
    false,
    false,
    true,
    false,
    false,
  ]);
  expect(letterOf(2).subject).toBe(`Your case has won a special award: ${third().code}`);
  expect(letterOf(2).text).toContain("Life Sciences Education Award");
  expect(letterOf(2).text).not.toContain("not among the winners");

  const nobody = await world.as(null);
  world.setClock("2027-08-02T01:59:59.999Z");
  expect((await nobody.get(`/winners/${third().code}`)).status).toBe(404);
  expect(await pageOf(nobody, "/winners")).not.toContain("Genomics");
  world.setClock(announced);
  const winners = await pageOf(nobody, "/winners");
  const section = /<section[^>]*aria-labelledby="LifeSciences".*?<\/section>/s.exec(winners)?.[0] ?? "";
  for (const words of [third().code, "Example Genomics", "biology, medicine"])
    expect(section).toContain(words);
  expect(winners.split("data-sponsor=")).toHaveLength(2); // in its section, and in no list of all
  expect(winners).toContain("3 cases that others can follow");
  const own = await pageOf(nobody, `/winners/${third().code}`);
  expect(own).toContain("<bdi>Example Genomics</bdi> supports the Life Sciences Education Award");
  expect(await pageOf(nobody, `/winners/${entries[1]!.code}`)).not.toContain("Genomics");
  const file = await pageOf(nobody, "/result.json");
  expect(holds(file)).toEqual([0, 0]);
  expect(JSON.parse(file).result).toMatchObject({
    scope: "edition",
    categories: [{ id: "C1" }, { id: "C2" }, { id: "C3" }],
    specialAwards: [{ id: "LifeSciences", decision: { version: 3 } }],
  });
});

/** The entry that receives the award: third in its category, and no winner there. */
const third = () => entries[2]!;
