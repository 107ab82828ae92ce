/** Meetings of the jury in person: who was there, who left, the paper that was signed, and who may read of it. */
import { createHash } from "node:crypto";
import { extractText } from "unpdf";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  makeAnswers,
  makeAssignment,
  makeCallOpen,
  makeDecision,
  makeFiles,
  makePdf,
  makeScoresheet,
  makeSubmittedEntry,
} from "~db/seed/factories";
import { openWorld, type World } from "../world";

const submitted = "2027-05-02T08:00:00.000Z";
const during = "2027-07-01T08:00:00.000Z";
const deliberation = "2027-07-22T08:00:00.000Z";

let world: World;
type Seat = Awaited<ReturnType<World["signedIn"]>>;
let chair: Seat;
let organiser: Seat;
let observer: Seat;
let judges: Seat[];
let entry: string;

beforeAll(async () => {
  world = await openWorld({ at: submitted });
  const { portal } = world;
  await makeCallOpen(portal, submitted);
  chair = await world.signedIn({ name: "Chair Example", roles: ["chair"] });
  organiser = await world.signedIn({ name: "Organiser Example", roles: ["organiser"] });
  observer = await world.signedIn({ name: "Observer Example", roles: ["observer"] });
  judges = [];
  for (const name of ["Ann", "Ben", "Cem", "Tied"])
    judges.push(await world.signedIn({ name: `${name} Judge`, roles: ["judge"] }));
  const lead = await world.signedIn({ name: "Lead" });
  entry = await makeSubmittedEntry(portal, {
    leadId: lead.personId!,
    answers: makeAnswers(),
    files: makeFiles(),
    now: submitted,
  });
  await portal.db.updateTable("entry").set({ outcome: "valid" }).where("id", "=", entry).execute();
  for (const judge of judges.slice(0, 3)) {
    const judgeId = judge.personId!;
    const assignmentId = await makeAssignment(portal, { entryId: entry, judgeId, now: during });
    await makeScoresheet(portal, {
      assignmentId,
      judgeId,
      marks: Object.fromEntries(["CR1", "CR2", "CR3", "CR4", "CR5", "CR6"].map((id) => [id, 4])),
      now: during,
    });
  }
  await portal.db
    .insertInto("entry_member")
    .values({
      entryId: entry,
      personId: judges[3]!.personId!,
      capacity: "reader",
      createdAt: during,
      endedAt: null,
    })
    .execute();
  world.setClock(deliberation);
});
afterAll(() => world.close());

const meetings = "/desk/decisions/C1/meetings";
const ids = (...seats: Seat[]) => seats.map((seat) => seat.personId!);
const held = {
  heldAt: "2027-07-21T10:00",
  place: "Shenzhen, room 3",
  settled: "The order of the scores stands.",
};
const recorded = () => world.portal.db.selectFrom("meeting").selectAll().orderBy("version").execute();

test("a tie of somebody who was there asks what was done, keeps what was typed, and is recorded with the rest", async () => {
  const present = ids(chair, judges[0]!, judges[3]!);
  const address = `${meetings}?${present.map((id) => `present[]=${id}`).join("&")}`;
  const tie = `tie.${judges[3]!.personId}.${entry}`;
  expect(await (await chair.get(address)).text()).toContain("<bdi>Tied Judge</bdi> and entry");
  const lacking = await chair.post(address, { ...held, "present[]": present });
  expect(lacking.status).toBe(422);
  const said = await lacking.text();
  expect(said).toContain("Say what was done about this tie.");
  expect(said).toContain("Shenzhen, room 3");
  const stayed = await chair.post(address, { ...held, "present[]": present, [tie]: "stayed" });
  expect([stayed.status, await stayed.text()]).toEqual([
    422,
    expect.stringContaining("Say why somebody with a tie stayed in the room."),
  ]);
  const toCome = await chair.post(address, {
    ...held,
    heldAt: "2027-07-29T10:00",
    "present[]": present,
    [tie]: "left",
  });
  expect([toCome.status, await toCome.text()]).toEqual([
    422,
    expect.stringContaining("That is still to come."),
  ]);
  expect(await recorded()).toEqual([]);

  const done = await chair.post(address, {
    ...held,
    "present[]": present,
    others: "Grace Guest, interpreter\n\n",
    [tie]: "left",
  });
  expect(done.status).toBe(303);
  const [row] = await recorded();
  expect({ ...row, ties: JSON.parse(row!.tiesJson), present: JSON.parse(row!.presentJson) }).toMatchObject({
    version: 1,
    heldAt: "2027-07-21T02:00:00.000Z",
    place: "Shenzhen, room 3",
    quorum: 3,
    ties: [{ personId: judges[3]!.personId, entryId: entry, did: "left", reason: "" }],
    present: [
      { name: "Ann Judge", isJury: true },
      { name: "Chair Example", isJury: true },
      { name: "Tied Judge", isJury: true },
      { name: "Grace Guest, interpreter", personId: null, isJury: false },
    ],
    recordedById: chair.personId,
    scanSha256: null,
  });
  const page = await (await organiser.get(done.headers.get("location")!)).text();
  for (const words of [
    "Left while the entry was spoken of",
    "Grace Guest, interpreter",
    "3 of the jury were there; the quorum is 3.",
  ])
    expect(page).toContain(words);
});

test("too few of the jury are recorded as too few; an organiser is none of them", async () => {
  const present = ids(chair, organiser, judges[0]!);
  const done = await organiser.post(meetings, { ...held, "present[]": present });
  expect(await (await chair.get(done.headers.get("location")!)).text()).toContain(
    "2 of the jury were there: fewer than the quorum of 3.",
  );
  expect((await recorded()).map(({ version }) => version)).toEqual([1, 2]);
});

test("the scan is kept byte by byte, once; what is no PDF and no picture is refused", async () => {
  const [first] = await recorded();
  const address = `${meetings}/${first!.id}`;
  const send = (bytes: Uint8Array<ArrayBuffer>, name: string) => {
    const body = new FormData();
    body.append("scan", new File([bytes], name));
    return organiser.ask(address, { method: "POST", headers: { origin: world.base }, body });
  };
  expect((await organiser.get(`${address}/scan`)).status).toBe(404);
  const script = await send(new TextEncoder().encode("<script>alert(1)</script>"), "signed.pdf");
  expect(script.status).toBe(415);
  const paper = new Uint8Array(makePdf("Signed in Shenzhen"));
  expect((await send(paper, "signed.pdf")).status).toBe(303);
  expect((await send(paper, "again.pdf")).status).toBe(409);
  const scan = await chair.get(`${address}/scan`);
  expect(new Uint8Array(await scan.arrayBuffer())).toEqual(paper);
  expect(scan.headers.get("content-disposition")).toContain("attachment");
  expect((await recorded())[0]!.scanSha256).toBe(createHash("sha256").update(paper).digest("hex"));
});

test("observers, judges and a chair with a tie read of no meeting; the minutes tell an observer no names", async () => {
  const [first] = await recorded();
  const tied = await world.signedIn({ roles: ["chair"] });
  await world.portal.db
    .insertInto("entry_member")
    .values({
      entryId: entry,
      personId: tied.personId!,
      capacity: "reader",
      createdAt: during,
      endedAt: null,
    })
    .execute();
  for (const seat of [observer, judges[0]!, tied])
    for (const path of [`${meetings}/${first!.id}`, `${meetings}/${first!.id}/scan`])
      expect((await seat.get(path)).status).toBe(403);
  expect(await (await tied.get(meetings)).text()).not.toContain("Shenzhen");

  await makeDecision(world.portal, {
    category: "C1",
    chairId: chair.personId!,
    organiserId: organiser.personId!,
    now: deliberation,
  });
  const minutes = async (seat: Seat) => {
    const answer = await seat.get("/desk/decisions/C1/minutes.pdf");
    return (await extractText(new Uint8Array(await answer.arrayBuffer()), { mergePages: true })).text;
  };
  const [theirs, hers] = [await minutes(observer), await minutes(chair)];
  expect(hers).toContain("Ann Judge");
  expect(theirs).toContain("Meeting of the jury");
  expect(theirs).not.toContain("Ann Judge");
});
