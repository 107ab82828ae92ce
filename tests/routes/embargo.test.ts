import { unzipSync } from "fflate";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { DAY, later, MINUTE, SECOND } from "~/domain/time";
import { makeCertificates, makeDecision, makeRelease } from "~db/seed/results";
import { announced, decidedAt, decidedEdition } from "../decided";
import { openWorld, type World } from "../world";

/** When winners are told by the rulebook. */
const told = "2027-07-26T02:00:00.000Z";
const t0 = { day: "2027-07-26", time: "10:00", version: "0" };

let before: World;
let world: World;
let folder: string;
let edition: Awaited<ReturnType<typeof decidedEdition>>;
/** Who decides, with a browser's worth of requests in the world of the test. */
let desk: { organiser: Seat; chair: Seat };
type Seat = Awaited<ReturnType<World["as"]>>;

beforeAll(async () => {
  before = await openWorld({ at: decidedAt });
  edition = await decidedEdition(before);
}, 120_000);
afterAll(() => before.close());
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "portal-"));
  cpSync(before.dataDir, folder, { recursive: true });
  world = await openWorld({ at: decidedAt, env: { DATA_DIR: folder } });
  desk = {
    organiser: await world.as(edition.organiser.personId),
    chair: await world.as(edition.chair.personId),
  };
});
afterEach(async () => {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

const entry = (at: number) => edition.entries[at]!;
const lead = (at: number) => world.as(entry(at).leadId);
const award = (at: number, more = "") => `/entries/${entry(at).id}/award${more}`;
const letters = (wave: "embargo" | "release") =>
  world.portal.db
    .selectFrom("letter")
    .innerJoin("release", "release.id", "letter.releaseId")
    .selectAll("letter")
    .where("release.wave", "=", wave)
    .where("release.state", "=", "approved")
    .orderBy("letter.id")
    .execute();
const by = () => ({ organiserId: edition.organiser.personId!, approverId: edition.chair.personId! });
const tell = () => makeRelease(world.portal, { ...by(), wave: "embargo", releaseAt: told, now: decidedAt });
/** Letters that left, of either wave. */
const resultMails = (mails: Awaited<ReturnType<World["mails"]>>) =>
  mails.filter(({ text }) => text.includes("Result file"));
const release = () => makeRelease(world.portal, { ...by(), releaseAt: announced, now: world.now() });

test("those who won are told in confidence, and nobody else gets a letter", async () => {
  const { organiser, chair } = desk;
  const late = await organiser.post("/desk/release/embargo", { ...t0, day: "2027-08-02" });
  expect([
    late.status,
    (await late.text()).includes("Rule: winners are told before everybody else."),
  ]).toEqual([422, true]);
  expect((await organiser.post("/desk/release/embargo", t0)).status).toBe(302);
  const own = await organiser.post("/desk/release/approval", { version: "1", count: "2", wave: "embargo" });
  expect(own.status).toBe(409);
  const wrong = await chair.post("/desk/release/approval", { version: "1", count: "5", wave: "embargo" });
  expect([wrong.status, (await wrong.text()).includes("This draft has 2 letters.")]).toEqual([422, true]);
  const approved = await chair.post("/desk/release/approval", { version: "1", count: "2", wave: "embargo" });
  expect(approved.headers.get("location")).toBe("/desk/release/embargo");
  const drawn = await letters("embargo");
  expect(drawn.map((one) => one.entryId).sort()).toEqual([entry(0).id, entry(1).id].sort());
  world.setClock(told);
  const mails = resultMails(await world.mails());
  expect(mails.map((mail) => mail.to).sort()).toEqual(["lead1@people.example", "lead2@people.example"]);
  for (const { subject, text } of mails) {
    expect(subject).toContain("In confidence");
    expect(text).toContain("In confidence until 2 August 2027, 10:00 (UTC+8)");
    expect(text).toContain("by 31 July 2027, 10:00 (UTC+8)");
    expect(text).not.toContain("/winners");
  }
});

test("a letter in confidence is checked like the others: a decision that changed blocks it", async () => {
  const seen = { version: "1", count: "2", wave: "embargo" };
  await desk.organiser.post("/desk/release/embargo", t0);
  await makeDecision(world.portal, {
    category: "C2",
    winners: [{ entryId: entry(2).id, code: entry(2).code }],
    ...{ proposedById: by().organiserId, approvedById: by().approverId, now: decidedAt },
  });
  const page = await (await desk.organiser.get("/desk/release/embargo")).text();
  for (const fault of [
    "The decision on category C2 changed after the draft.",
    `There is a letter about entry ${entry(1).code}, which takes no part.`,
    `Lead 3 of entry ${entry(2).code} gets no letter.`,
  ])
    expect(page).toContain(fault);
  expect((await desk.chair.post("/desk/release/approval", seen)).status).toBe(409);
  expect(await letters("embargo")).toEqual([]);
});

test("letters in confidence can be stopped until their moment; the release has its own versions", async () => {
  await tell();
  await release();
  world.setClock(later(told, -SECOND));
  expect((await desk.chair.post("/desk/release/stop", { version: "1", wave: "embargo" })).status).toBe(302);
  world.setClock(later(told, DAY));
  expect(resultMails(await world.mails())).toEqual([]);
  expect((await (await lead(0)).get(award(0))).status).toBe(404);
  world.setClock(announced);
  expect(resultMails(await world.mails())).toHaveLength(5);
});

test("the page of the award is there for the people of a told entry from that moment, and for nobody else", async () => {
  await tell();
  const ways = ["", ".data", "/names", "/decline", "/kit.zip"];
  const seen = async (who: Awaited<ReturnType<World["as"]>>, at: number) =>
    Promise.all(ways.map(async (way) => (await who.get(award(at, way))).status));
  world.setClock(later(told, -SECOND));
  expect(await seen(await lead(0), 0)).toEqual([404, 404, 404, 404, 404]);
  world.setClock(told);
  expect(await seen(await lead(0), 0)).toEqual([200, 200, 200, 200, 200]);
  expect(await seen(await lead(4), 4)).toEqual([404, 404, 404, 404, 404]);
  expect(await seen(await lead(4), 0)).toEqual([404, 404, 404, 404, 404]);
  expect(await seen(await lead(1), 0)).toEqual([404, 404, 404, 404, 404]);
  expect((await (await lead(4)).post(award(4), { naming: "people", "confidence[]": "yes" })).status).toBe(
    404,
  );
  expect(await (await (await lead(0)).get(`/entries/${entry(0).id}`)).text()).toContain(award(0));
  expect(await (await (await lead(4)).get(`/entries/${entry(4).id}`)).text()).not.toContain(award(4));
});

test("a winner acknowledges and says who is named; the desk sees who read, who answered and what comes next", async () => {
  await tell();
  const next = async () => (await desk.organiser.get("/desk")).text();
  world.setClock(told);
  expect(await next()).toContain("2 winning entries have not answered yet.");
  const { get, post } = await lead(0);
  const page = await (await get(award(0))).text();
  expect(page).toContain("If nobody does, names stand as shown above");
  const empty = await post(award(0));
  expect([empty.status, (await empty.text()).includes("Choose who is named.")]).toEqual([422, true]);
  expect((await post(award(0), { naming: "organisation", "confidence[]": "yes" })).status).toBe(303);
  const text = await (await desk.organiser.get("/desk/release/embargo")).text();
  expect(text).toContain("2 entries were told");
  expect(text).toContain("Acknowledged");
  expect(text).toContain("They have time until");
  expect(await next()).toContain("1 winning entry has not answered yet. The first has time until");
  world.setClock(later(told, 5 * DAY));
  expect(await (await desk.chair.get("/desk/release/embargo")).text()).toContain("No answer in time");
  await release();
  world.setClock(announced);
  const alone = await (await world.as(null)).get(`/winners/${entry(0).code}`);
  const other = await (await world.as(null)).get(`/winners/${entry(1).code}`);
  const [person = ""] = await membersOf(0);
  const times = async (answer: Response) => (await answer.text()).split(person).length - 1;
  // The photographs keep their credit.
  expect([await times(alone), await times(other)]).toEqual([1, 2]);
});

/** The team that the frozen revision of an entry names. */
async function membersOf(at: number): Promise<string[]> {
  const { documentJson } = await world.portal.db
    .selectFrom("revision")
    .select("documentJson")
    .where("entryId", "=", entry(at).id)
    .executeTakeFirstOrThrow();
  const { rulebook } = await world.edition();
  const rows = JSON.parse(documentJson).answers[rulebook.form.anchors.team ?? ""] ?? [];
  return rows.map((row: { name: string }) => row.name);
}

const names = {
  title: "Micro-certificates that count",
  ownTitle: "",
  organisation: "University of One",
  ownOrganisation: "",
  reason: "The ministry renamed us in June.",
};

test("a name fixed after it was told stands on letters, pages, certificates and the stage; what was judged stays", async () => {
  const before = await world.portal.db.selectFrom("revision").selectAll().execute();
  await tell();
  await release();
  world.setClock(told);
  const { get, post } = await lead(0);
  expect((await post(award(0, "/names"), { ...names, reason: "" })).status).toBe(422);
  expect((await post(award(0, "/names"), names)).status).toBe(303);
  expect(await (await get(award(0))).text()).toContain("You asked for these names.");
  expect((await post(award(0, "/names"), names)).status).toBe(409);

  expect(await (await desk.chair.get("/desk")).text()).toContain(
    "1 correction of names was asked for after the release was approved.",
  );
  const change = await world.portal.db.selectFrom("name_change").select("id").executeTakeFirstOrThrow();
  const page = `/desk/release/embargo/${entry(0).id}`;
  const answer = { change: change.id, state: "accepted", answer: "" };
  // Letters that were approved under the old name have to be stopped first.
  const early = await desk.organiser.post(page, answer);
  expect([early.status, (await early.text()).includes("Stop it first")]).toEqual([409, true]);
  expect((await desk.chair.post("/desk/release/stop", { version: "1" })).status).toBe(302);
  const waits = await (await desk.organiser.get("/desk/release")).text();
  expect(waits).toContain(`Entry ${entry(0).code} asked for its names to be corrected`);
  expect((await desk.organiser.post(page, answer)).status).toBe(303);
  expect((await desk.organiser.post(page, answer)).status).toBe(409);

  await release();
  const letter = (await letters("release")).find((one) => one.entryId === entry(0).id);
  for (const part of [letter?.html, letter?.text]) {
    expect(part).toContain("University of One");
    expect(part).not.toContain("University 1");
  }
  world.setClock(announced);
  const everyone = await world.as(null);
  for (const path of ["/winners", `/winners/${entry(0).code}`, "/winners.json", "/winners.csv"]) {
    const page = await (await everyone.get(path)).text();
    expect([path, page.includes("University of One"), page.includes("University 1<")]).toEqual([
      path,
      true,
      false,
    ]);
  }
  expect(await (await desk.organiser.get("/desk/ceremony/stage")).text()).toContain("University of One");
  expect(await world.portal.db.selectFrom("revision").selectAll().execute()).toEqual(before);
});

test("letters drafted under a name that was corrected since are blocked, each named", async () => {
  await tell();
  world.setClock(told);
  await (await lead(0)).post(award(0, "/names"), names);
  const change = await world.portal.db.selectFrom("name_change").select("id").executeTakeFirstOrThrow();
  const refusal = await desk.organiser.post("/desk/release", {
    ...{ day: "2027-08-02", time: "10:00", reason: "", version: "0" },
  });
  expect([refusal.status, (await refusal.text()).includes("asked for its names to be corrected")]).toEqual([
    409,
    true,
  ]);
  const answer = { change: change.id, state: "accepted", answer: "" };
  await desk.organiser.post(`/desk/release/embargo/${entry(0).id}`, {
    ...answer,
    state: "refused",
    answer: "No paper says so.",
  });
  expect(await (await (await lead(0)).get(award(0))).text()).toContain("No paper says so.");
  await desk.organiser.post("/desk/release", {
    day: "2027-08-02",
    time: "10:00",
    reason: "",
    version: "0",
  });
  await (await lead(0)).post(award(0, "/names"), names);
  const { id } = await world.portal.db
    .selectFrom("name_change")
    .select("id")
    .where("state", "=", "proposed")
    .executeTakeFirstOrThrow();
  await desk.organiser.post(`/desk/release/embargo/${entry(0).id}`, { ...answer, change: id });
  const page = await (await desk.chair.get("/desk/release")).text();
  expect(page).toContain(`The letter to Lead 1 about entry ${entry(0).code} has another title.`);
  expect(page).toContain(`The letter to Lead 1 about entry ${entry(0).code} names another organisation.`);
  expect((await desk.chair.post("/desk/release/approval", { version: "1", count: "5" })).status).toBe(409);
});

test("a name fixed after the release replaces the certificates that carry it", async () => {
  await tell();
  await release();
  world.setClock(later(announced, DAY));
  await makeCertificates(world.portal, { organiserId: by().organiserId, now: world.now() });
  const of = () =>
    world.portal.db
      .selectFrom("certificate")
      .select(["kind", "state", "factsJson"])
      .where("entryId", "=", entry(0).id)
      .where("kind", "=", "winner")
      .orderBy("version")
      .execute();
  expect((await of()).map((one) => one.state)).toEqual(["valid"]);
  await (await lead(0)).post(award(0, "/names"), names);
  const change = await world.portal.db.selectFrom("name_change").select("id").executeTakeFirstOrThrow();
  const answer = { change: change.id, state: "accepted", answer: "" };
  expect((await desk.organiser.post(`/desk/release/embargo/${entry(0).id}`, answer)).status).toBe(303);
  expect((await of()).map((one) => [one.state, JSON.parse(one.factsJson).name])).toEqual([
    ["replaced", "University 1"],
    ["valid", "University of One"],
  ]);
  expect(await (await (await world.as(null)).get("/winners")).text()).toContain("University of One");
});

test("a declined prize stops the release, leaves by two people, and is decided again by the sealed rule", async () => {
  await tell();
  await release();
  world.setClock(told);
  const editor = await lead(0);
  const reason = "Our ministry does not take prizes of this sponsor.";
  expect((await editor.post(award(0, "/decline"), { reason })).status).toBe(422);
  expect((await editor.post(award(0, "/decline"), { reason, "sure[]": "yes" })).status).toBe(303);
  expect(await (await editor.get(award(0))).text()).toContain("The prize was given back");
  expect((await editor.get(award(0, "/kit.zip"))).status).toBe(404);
  // The approved release fell at once: nothing goes out at T by itself.
  expect(await letters("release")).toEqual([]);
  expect(await (await desk.organiser.get("/desk")).text()).toContain("1 prize was given back.");
  const text = await (await desk.organiser.get("/desk/release")).text();
  expect(text).toContain("Version 1 was stopped.");
  expect(text).toContain(`Entry ${entry(0).code} wins in category C1 and gave the prize back.`);
  expect(await (await desk.organiser.get("/desk/release/embargo")).text()).toContain("Prize given back");

  const second = await world.signedIn({ name: "Sofia Screener", roles: ["screener"] });
  const standing = `/screening/${entry(0).id}/standing`;
  expect(await (await desk.organiser.get(standing)).text()).toContain(`You gave the prize back: ${reason}`);
  const change = { standing: "horsConcours", reason: `You gave the prize back: ${reason}` };
  expect((await desk.organiser.post(standing, change)).status).toBe(303);
  const { id } = await world.portal.db.selectFrom("standing_change").select("id").executeTakeFirstOrThrow();
  const agree = { change: id, answered: "made", answer: "" };
  expect((await desk.organiser.post(`${standing}/answer`, agree)).status).toBe(409);
  expect((await second.post(`${standing}/answer`, agree)).status).toBe(303);
  const states = await world.portal.db
    .selectFrom("decision")
    .select(["category", "state"])
    .where("category", "=", "C1")
    .execute();
  expect(states).toEqual([{ category: "C1", state: "superseded" }]);
  expect(await (await desk.chair.get("/desk/decisions/C1")).text()).toContain(
    "By the sealed rule the place stays empty",
  );

  for (const category of ["C1", "LifeSciences"])
    await makeDecision(world.portal, {
      ...{ category, winners: [], proposedById: by().approverId },
      ...{ approvedById: by().organiserId, now: world.now() },
    });
  // Whoever still wins knows already, so there is nobody to tell again.
  const again = await desk.organiser.post("/desk/release/embargo", {
    ...t0,
    day: "2027-07-28",
    version: "1",
  });
  expect([again.status, (await again.text()).includes("Everybody who won has been told.")]).toEqual([
    409,
    true,
  ]);
  await release();
  const own = (await letters("release")).find((one) => one.entryId === entry(0).id);
  expect([own?.outcome, own?.text.includes("gave the prize back")]).toEqual(["horsConcours", true]);
  world.setClock(announced);
  const page = await (await (await world.as(null)).get("/winners.json")).text();
  expect([page.includes(entry(0).code), page.includes(entry(1).code)]).toEqual([false, true]);
});

test("a second draft tells only those who came to win since", async () => {
  await tell();
  world.setClock(later(told, DAY));
  await makeDecision(world.portal, {
    category: "C2",
    winners: [entry(1), entry(2)].map(({ id, code }) => ({ entryId: id, code })),
    ...{ proposedById: by().organiserId, approvedById: by().approverId, now: world.now() },
  });
  await makeRelease(world.portal, {
    ...{ ...by(), wave: "embargo", releaseAt: later(told, 2 * DAY), now: world.now() },
  });
  const all = await letters("embargo");
  expect(all.map((one) => one.entryId).sort()).toEqual([entry(0).id, entry(1).id, entry(2).id].sort());
  expect((await (await lead(2)).get(award(2))).status).toBe(404);
  world.setClock(later(told, 2 * DAY));
  expect((await (await lead(2)).get(award(2))).status).toBe(200);
  expect((await (await lead(0)).get(award(0))).status).toBe(200);
});

test("a later release waits until those who were told an earlier moment are told the new one", async () => {
  await tell();
  world.setClock(told);
  const { organiser, chair } = desk;
  const moved = { day: "2027-08-03", time: "10:00", reason: "", version: "0" };
  expect((await organiser.post("/desk/release", moved)).status).toBe(302);
  const asked = (at: number) => `Entry ${entry(at).code} was asked to keep the secret until a moment before`;
  const named = async () => {
    const page = await (await chair.get("/desk/release")).text();
    return [0, 1, 2, 3, 4].filter((at) => page.includes(asked(at)));
  };
  expect(await named()).toEqual([0, 1]);
  const approve = () => chair.post("/desk/release/approval", { version: "1", count: "5" });
  expect((await approve()).status).toBe(409);

  const again = { day: "2027-07-28", time: "10:00", version: "1" };
  expect((await organiser.post("/desk/release/embargo", again)).status).toBe(302);
  const seen = { version: "2", count: "2", wave: "embargo" };
  expect((await chair.post("/desk/release/approval", seen)).status).toBe(302);
  // Approved is not told yet.
  expect([await named(), (await approve()).status]).toEqual([[0, 1], 409]);
  world.setClock("2027-07-28T02:00:00.000Z");
  const anew = (await letters("embargo")).filter(({ text }) => text.includes("until 3 August 2027, 10:00"));
  expect(anew.map((one) => one.entryId).sort()).toEqual([entry(0).id, entry(1).id].sort());
  expect([await named(), (await approve()).status]).toEqual([[], 302]);
});

test("a release cannot come before letters in confidence that wait; once those are stopped it can", async () => {
  const early = { day: "2027-07-26", time: "10:00", reason: "The minister speaks.", version: "0" };
  await desk.organiser.post("/desk/release/embargo", t0);
  const refused = await desk.organiser.post("/desk/release", early);
  expect([refused.status, (await refused.text()).includes("Letters in confidence are to go out")]).toEqual([
    409,
    true,
  ]);
  expect((await desk.chair.post("/desk/release/stop", { version: "1", wave: "embargo" })).status).toBe(302);
  expect((await desk.organiser.post("/desk/release", early)).status).toBe(302);
});

test("the kit says what may be said and shown about this case, and nothing of another winner", async () => {
  await tell();
  world.setClock(later(told, MINUTE));
  const answer = await (await lead(0)).get(award(0, "/kit.zip"));
  expect(answer.headers.get("cache-control")).toBe("private, no-store");
  const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  expect(Object.keys(files).sort()).toEqual([
    "how-to-use-en.txt",
    "press-en.txt",
    "share-image-2027.png",
    "sponsor-1.png",
  ]);
  const text = (name: string) => Buffer.from(files[name]!).toString();
  expect(text("press-en.txt")).toContain("NOT TO BE PUBLISHED BEFORE 2 August 2027, 10:00 (UTC+8)");
  expect(text("press-en.txt")).toContain("Micro-certificates that count towards promotion");
  expect(text("how-to-use-en.txt")).toContain("Logo of Example Genomics, sponsor-1.png");
  expect([...files["share-image-2027.png"]!.slice(1, 4)]).toEqual([...Buffer.from("PNG")]);
  const all = Object.values(files).map((file) => Buffer.from(file).toString("latin1"));
  for (const other of [entry(1).code, "Palm Valley University", "Halls that travel"])
    expect(all.some((file) => file.includes(other))).toBe(false);
});

test("only those who lead an entry answer, and only the lead gives the prize back", async () => {
  await tell();
  world.setClock(told);
  const people = [];
  for (const capacity of ["deputy", "editor"] as const) {
    const one = await world.signedIn();
    await world.portal.db
      .insertInto("entry_member")
      .values({
        entryId: entry(0).id,
        personId: one.personId!,
        capacity,
        createdAt: world.now(),
        endedAt: null,
      })
      .execute();
    people.push(one);
  }
  const [deputy, editor] = people;
  const yes = { naming: "people", "confidence[]": "yes" };
  expect((await editor!.get(award(0))).status).toBe(200);
  expect((await editor!.post(award(0), yes)).status).toBe(409);
  expect((await editor!.post(award(0, "/names"), names)).status).toBe(409);
  expect((await deputy!.post(award(0), yes)).status).toBe(303);
  const decline = { reason: "No.", "sure[]": "yes" };
  expect((await deputy!.post(award(0, "/decline"), decline)).status).toBe(409);
});
