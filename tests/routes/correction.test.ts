import { afterAll, beforeAll, expect, test } from "vitest";
import type { Transport } from "~/jobs/transports.server";
import { HOUR, later, MINUTE } from "~/domain/time";
import type { Payload } from "~/services/outbox.server";
import {
  makeAnswers,
  makeAssignment,
  makeCallOpen,
  makeDecision,
  makeFiles,
  makeScoresheet,
  makeSubmittedEntry,
} from "~db/seed/factories";
import { makeCertificates, makeRelease } from "~db/seed/results";
import { runVerify } from "../../scripts/verify";
import { run } from "../../scripts/verify-result.mjs";
import { openWorld, type World } from "../world";

const submitted = "2027-05-02T08:00:00.000Z";
const during = "2027-07-01T08:00:00.000Z";
const deliberation = "2027-07-22T08:00:00.000Z";
const T = "2027-08-02T02:00:00.000Z";
/** 10:00 of 5 August in the edition's zone. */
const T2 = "2027-08-05T02:00:00.000Z";
const T3 = "2027-08-09T02:00:00.000Z";
const page = "/desk/release/correction";
const note = "A mark was read wrongly. We are sorry.";

/** Every mail that left, in order; a way out that lets only some through, and surely loses the others. */
const left: Payload[] = [];
let mayGo: (to: string) => boolean = () => false;
const transport: Transport = {
  name: "test",
  remembers: Number.MAX_SAFE_INTEGER,
  pause: () => 0,
  send: ({ payload }) => {
    if (!mayGo(payload.to))
      return Promise.resolve({
        ...{ kind: "later", problem: { id: "mail.problemUnknown" }, wide: false, waitMs: HOUR },
      } as const);
    left.push(payload);
    return Promise.resolve({ kind: "sent", providerId: null } as const);
  },
  close: () => undefined,
};

let world: World;
type Seat = Awaited<ReturnType<World["signedIn"]>>;
let chair: Seat, organiser: Seat, second: Seat, nobody: Awaited<ReturnType<World["as"]>>;
const leads: Seat[] = [];
const entries: { id: string; code: string }[] = [];
/** Of C1 the first wins, and the third the special award; the fourth is below the floors; the last wins C2. */
const entered = [
  ["C1", 4.5],
  ["C1", 4],
  ["C1", 3.5],
  ["C3", 2.5],
  ["C2", 5],
] as const;

beforeAll(async () => {
  world = await openWorld({ at: submitted, transport });
  const { portal } = world;
  await makeCallOpen(portal, submitted);
  chair = await world.signedIn({ name: "Chair", roles: ["chair"] });
  organiser = await world.signedIn({ name: "Olga Organiser", roles: ["organiser"] });
  second = await world.signedIn({ name: "Sara Second", roles: ["organiser"] });
  nobody = await world.as(null);
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
        ...{ institutionsReached: "4", languagesLocalised: "Kyrgyz, Russian" },
        ...{ smartRooms: "4", roomHours: "900", roomCourses: "12" },
        partners: [
          {
            key: "p1",
            organisation: "National Library",
            name: "Pat Partner",
            address: "pat@partners.example",
            contribution: "Reading rooms in four towns",
          },
        ],
      }),
      files: makeFiles(),
      now: submitted,
    });
    await portal.db.updateTable("entry").set({ outcome: "valid" }).where("id", "=", entryId).execute();
    const marks = Object.fromEntries(["CR1", "CR2", "CR3", "CR4", "CR5", "CR6"].map((id) => [id, mark]));
    for (const { personId } of judges) {
      const judgeId = personId!;
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
  world.setClock(deliberation);
  for (const [category, winners] of [
    ["C1", [0]],
    ["C2", [4]],
    ["C3", []],
    ["LifeSciences", [2]],
  ] as const)
    await makeDecision(portal, {
      category,
      winners: winners.map((at) => entries[at]!.id),
      chairId: chair.personId!,
      organiserId: organiser.personId!,
      now: deliberation,
    });
  await makeRelease(portal, {
    organiserId: organiser.personId!,
    approverId: second.personId!,
    releaseAt: T,
    now: deliberation,
  });
  world.setClock(later(T, MINUTE));
  await makeCertificates(portal, { organiserId: organiser.personId!, now: later(T, MINUTE) });
});
afterAll(() => world.close());

const textOf = async (seat: Pick<Seat, "get">, path: string) => (await seat.get(path)).text();
const hidden = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? "";
const lettersOut = () =>
  left
    .filter(({ subject }) => /case has won|result of your entry/.test(subject))
    .map(({ to }) => to.slice(0, 5))
    .sort();
const letterStates = async () =>
  (
    await world.portal.db
      .selectFrom("outbox")
      .select(["recipient", "state"])
      .where("kind", "=", "result")
      .orderBy("createdAt")
      .orderBy("recipient")
      .execute()
  ).map(({ recipient, state }) => `${recipient.slice(0, 5)} ${state}`);
const winnersNow = async () => {
  const list = JSON.parse(await textOf(nobody, "/winners.json")) as {
    announcedAt: string;
    corrections: unknown[];
    winners: { code: string; opensAt: string; page: string | null }[];
  };
  return { ...list, codes: list.winners.map(({ code }) => entries.findIndex((one) => one.code === code)) };
};
const draft = async (more: Record<string, string> = {}) =>
  organiser.post(page, {
    ...{ day: "2027-08-05", time: "10:00", version: "1", "note-en": note },
    ...more,
  });
const decide = async (category: string, at: number, reasons: readonly number[]) => {
  const path = `/desk/decisions/${category}`;
  const proposed = await chair.post(path, {
    "winners[]": [entries[at]!.id],
    ranking: hidden(await textOf(chair, path), "ranking"),
    note: "",
    ...Object.fromEntries(reasons.map((one) => [`reason.${entries[one]!.id}`, "Its marks were read anew."])),
  });
  const answered = await organiser.post(`${path}/answer`, {
    id: hidden(await textOf(organiser, path), "id"),
    ...{ state: "approved", answer: "" },
  });
  return [proposed.status, answered.status];
};
const serialsOf = async (at: number) =>
  (
    await world.portal.db
      .selectFrom("certificate")
      .select("serial")
      .where("entryId", "=", entries[at]!.id)
      .orderBy("issuedAt")
      .execute()
  ).map(({ serial }) => serial);

test("a mistake is found while letters go out: one organiser halts the others at once, and nothing public changes", async () => {
  mayGo = (to) => to.startsWith("lead0") || to.startsWith("lead4");
  await world.jobs.runNow();
  expect(await letterStates()).toEqual([
    "lead0 sent",
    "lead1 queued",
    "lead2 queued",
    "lead3 queued",
    "lead4 sent",
  ]);
  const copy = await world.portal.db
    .selectFrom("inbox_message")
    .select("id")
    .where("personId", "=", leads[3]!.personId)
    .where("kind", "=", "result")
    .executeTakeFirstOrThrow();
  expect(await textOf(leads[3]!, `/inbox/${copy.id}`)).toContain("not among the winners");
  const before = await textOf(nobody, "/winners.json");

  // What is public is decided and drafted anew in no other way.
  const reopening = "/desk/decisions/C1/reopening";
  expect(await textOf(organiser, reopening)).toContain("can be changed only in a correction");
  const { id } = await world.portal.db
    .selectFrom("decision")
    .select("id")
    .where("category", "=", "C1")
    .executeTakeFirstOrThrow();
  expect((await organiser.post(reopening, { id, reason: "A wrong mark." })).status).toBe(409);
  expect((await draft()).status).toBe(409);
  const plain = { day: "2027-08-05", time: "10:00", reason: "", version: "1" };
  expect((await organiser.post("/desk/release", plain)).status).toBe(409);

  expect(await textOf(organiser, page)).toContain("A mistake was found");
  expect(await textOf(organiser, "/desk/release/halt")).toContain("3 letters have not gone yet.");
  const halt = { reason: "The marks of two cases were swapped.", version: "1" };
  for (const seat of [chair, leads[0]!])
    expect((await seat.post("/desk/release/halt", halt)).status).toBe(403);
  expect((await organiser.post("/desk/release/halt", { ...halt, reason: " " })).status).toBe(422);
  expect((await organiser.post("/desk/release/halt", halt)).status).toBe(302);
  expect(await textOf(organiser, page)).toContain("Nothing is decided anew yet.");
  expect(await textOf(organiser, "/desk")).toContain("A mistake in the public results is being corrected.");
  expect((await organiser.post("/desk/release/halt", halt)).status).toBe(409);

  expect(await letterStates()).toEqual([
    "lead0 sent",
    ...["lead1 stopped", "lead2 stopped", "lead3 stopped"],
    "lead4 sent",
  ]);
  mayGo = () => true;
  world.setClock(later(T, 5 * HOUR));
  await world.jobs.runNow();
  expect(lettersOut()).toEqual(["lead0", "lead4"]);
  const copies = await world.portal.db
    .selectFrom("inbox_message")
    .select("personId")
    .where("kind", "=", "result")
    .execute();
  // What was opened cannot be unread; what was not is gone.
  expect(copies.map((one) => leads.findIndex(({ personId }) => personId === one.personId)).sort()).toEqual([
    0, 3, 4,
  ]);
  expect(await textOf(nobody, "/winners.json")).toBe(before);
  const act = await world.portal.db
    .selectFrom("history")
    .select(["actorId", "factsJson"])
    .where("act", "=", "correction.opened")
    .executeTakeFirstOrThrow();
  expect([act.actorId, JSON.parse(act.factsJson)]).toMatchObject([
    organiser.personId,
    { version: 1, letters: 3 },
  ]);
});

test("the decision is reopened and taken anew by two people; a case's page can be down meanwhile", async () => {
  const path = `/desk/decisions/C1/reopening`;
  const id = hidden(await textOf(organiser, path), "id");
  expect((await chair.post(path, { id, reason: "x" })).status).toBe(403);
  expect((await organiser.post(path, { id, reason: "" })).status).toBe(422);
  expect((await organiser.post(path, { id, reason: "Marks were swapped." })).status).toBe(302);
  const now = await textOf(organiser, page);
  expect(now).toContain("Version 1 is being decided anew.");
  expect(now.match(/reopened, waits for the chair/g)).toHaveLength(2); // C1, and the award that stands on it
  expect(await decide("C1", 1, [0])).toEqual([302, 302]);
  expect(await decide("LifeSciences", 2, [2])).toEqual([302, 302]);
  const decided = await textOf(organiser, page);
  expect([decided.includes("It is decided anew."), decided.includes("/reopening")]).toEqual([true, true]);

  const hiding = `/desk/cases/${entries[0]!.code}/hiding`;
  expect((await nobody.get(`/winners/${entries[0]!.code}`)).status).toBe(200);
  expect((await organiser.post(hiding, { hidden: "yes", reason: "In doubt." })).status).toBe(302);
  expect((await nobody.get(`/winners/${entries[0]!.code}`)).status).toBe(404);
  expect((await nobody.get(`/winners/${entries[0]!.code}/card.png`)).status).toBe(404);
  expect(await textOf(nobody, "/winners")).toContain("The page of this case is down");
  expect((await organiser.post(hiding, { hidden: "no", reason: "Shown." })).status).toBe(302);
  expect((await nobody.get(`/winners/${entries[0]!.code}`)).status).toBe(200);
});

test("the corrected release needs a note, has letters for those affected alone, and a second person", async () => {
  const bare = await draft({ "note-en": " " });
  expect([bare.status, (await bare.text()).includes("Write the note for the public.")]).toEqual([422, true]);
  const early = { day: "2027-08-01" };
  expect((await draft(early)).status).toBe(422);
  expect((await draft()).status).toBe(302);
  const letters = await world.portal.db
    .selectFrom("letter")
    .innerJoin("release", "release.id", "letter.releaseId")
    .select(["letter.recipient", "letter.outcome", "letter.text"])
    .where("release.version", "=", 2)
    .orderBy("recipient")
    .execute();
  const words = "This letter corrects our letter of 2 August 2027.";
  expect(letters.map((one) => [one.recipient.slice(0, 5), one.outcome, one.text.includes(words)])).toEqual([
    ["lead0", "notSelected", true],
    ["lead1", "winner", false],
    ["lead2", "specialAward", false],
  ]);
  const approve = (seat: Seat) => seat.post("/desk/release/approval", { version: "2", count: "3" });
  expect((await approve(organiser)).status).toBe(409);
  expect(await textOf(organiser, page)).toContain("It waits for the approval of a second person.");
  expect(await textOf(second, "/desk/release/approval")).toContain(note);
  expect(await textOf(second, "/desk/release")).toContain("Nothing: every entry has its letters");
  expect((await approve(second)).status).toBe(302);
  // Nothing is offered that would be refused, and nothing is said to be still under way.
  const waits = await textOf(organiser, page);
  expect(waits).toContain("The corrected result is approved as version 2.");
  for (const gone of ["being decided", "/reopening", 'name="note-en"'])
    expect([gone, waits.includes(gone)]).toEqual([gone, false]);
  expect(await textOf(organiser, "/desk")).toContain("The correction of the public results is approved.");
});

test("until its moment the published result stands; from then on all channels say the corrected one, with the dated note", async () => {
  world.setClock(later(T2, -1));
  await world.jobs.runNow();
  expect(lettersOut()).toEqual(["lead0", "lead4"]);
  expect(await winnersNow()).toMatchObject({ codes: [0, 4, 2], corrections: [] });
  const first = JSON.parse(await textOf(nobody, "/result.json")) as { hash: string };
  for (const path of ["/winners", "/winners/jury", "/winners.atom"])
    expect(await textOf(nobody, path)).not.toContain(note);

  world.setClock(T2);
  expect(await winnersNow()).toMatchObject({
    ...{ codes: [1, 4, 2], announcedAt: T },
    corrections: [{ at: T2, note: { en: note } }],
    winners: [{ opensAt: T2 }, { opensAt: T }, { opensAt: T }],
  });
  expect((await nobody.get(`/winners/${entries[0]!.code}`)).status).toBe(404);
  for (const path of ["/winners", "/winners/jury", `/winners/${entries[4]!.code}`]) {
    const shown = await textOf(nobody, path);
    expect([path, shown.includes(note), shown.includes(`dateTime="${T2}"`)]).toEqual([path, true, true]);
  }
  const feed = await textOf(nobody, "/winners.atom");
  expect(feed).toContain(`<updated>${T2}</updated>`);
  expect(feed).toContain(note);
  const text = await textOf(nobody, "/result.json");
  expect((JSON.parse(text) as { result: { corrects: unknown } }).result.corrects).toEqual({
    version: 1,
    hash: first.hash,
  });
  const said = runVerify(["r.json"], () => Buffer.from(text));
  expect([said.code, run(["r.json"], () => Buffer.from(text)).code]).toEqual([0, 0]);
  expect(said.stdout).toContain(`It corrects version 1, whose file has the SHA-256 ${first.hash}.`);
  const out = await textOf(organiser, page);
  expect(out).toContain("The correction went out: version 2 is public since");
  for (const [there, is] of [
    ["in place of version 1", true],
    ["/reopening", false],
    ["being decided", false],
    ["A mistake was found", true],
  ] as const)
    expect([there, out.includes(there)]).toEqual([there, is]);
  expect(await textOf(organiser, "/desk")).not.toContain("being corrected");
});

test("the letters go to those affected alone, and nobody gets one twice", async () => {
  await world.jobs.runNow();
  expect(lettersOut()).toEqual(["lead0", "lead0", "lead1", "lead2", "lead4"]);
  const [wrong, right] = left.filter(
    ({ to, subject }) => to.startsWith("lead0") && subject.includes("case") !== subject.includes("result of"),
  );
  expect([
    wrong!.text.includes("has chosen your case"),
    right!.text.includes("not among the winners"),
  ]).toEqual([true, true]);
});

test("the certificates of the case that no longer won are withdrawn, the others stand, and the new winner gets theirs", async () => {
  const [lost] = await serialsOf(0);
  const [kept] = await serialsOf(4);
  expect(await textOf(nobody, `/certificates/${lost}`)).toContain("withdrawn");
  expect(await textOf(nobody, `/certificates/${lost}`)).not.toContain("Institute 0");
  expect(await textOf(nobody, `/certificates/${kept}`)).toContain("Institute 4");
  expect(
    left.filter(({ subject }) => subject.includes("Certificates of the 2027")).map(({ to }) => to),
  ).toEqual(["lead0@people.example"]);
  expect(await serialsOf(1)).toEqual([]);
  expect((await organiser.post("/desk/certificates")).status).toBe(303);
  const [won] = await serialsOf(1);
  expect(await textOf(nobody, `/certificates/${won}`)).toContain("Institute 1");
});

test("a second correction says nothing to anybody twice, and each note stays listed", async () => {
  const reason = "A country was written wrongly on the page.";
  expect((await organiser.post("/desk/release/halt", { reason, version: "2" })).status).toBe(302);
  const again = { day: "2027-08-09", version: "2", "note-en": "A country is written right now." };
  expect((await draft(again)).status).toBe(302);
  expect((await second.post("/desk/release/approval", { version: "3", count: "0" })).status).toBe(302);
  const letters = lettersOut().length;
  world.setClock(T3);
  await world.jobs.runNow();
  expect(lettersOut()).toHaveLength(letters);
  const shown = await textOf(nobody, "/winners");
  expect([shown.includes(note), shown.includes(again["note-en"])]).toEqual([true, true]);
  expect((await winnersNow()).corrections).toHaveLength(2);
});
