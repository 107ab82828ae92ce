/** Files and the virus scanner: what it finds is refused, and what it has not looked at leaves the portal for nobody. */
import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { later } from "~/domain/time";
import { makeAnswers, makeAssignment, makeCallOpen, makeEntry, makeFiles, makePdf } from "~db/seed/factories";
import { insertMeeting } from "~db/queries/meetings";
import { openClamd, VIRUS } from "../clamd";
import { openWorld, type World } from "../world";

const at = "2027-03-02T02:00:00.000Z";
let world: World;
let clamd: Awaited<ReturnType<typeof openClamd>>;
let lead: Awaited<ReturnType<World["signedIn"]>>;
let judge: Awaited<ReturnType<World["signedIn"]>>;

beforeAll(async () => {
  clamd = await openClamd();
  world = await openWorld({ at, env: { CLAMD: clamd.setting } });
  await makeCallOpen(world.portal, at);
  lead = await world.signedIn();
  judge = await world.signedIn({ roles: ["judge"] });
});
afterAll(async () => {
  await world.close();
  clamd.close();
});

let houses = 0;
const draft = () =>
  makeEntry(world.portal, {
    leadId: lead.personId!, // signed in
    answers: makeAnswers({ organisationName: `House ${(houses += 1)}` }),
    files: makeFiles().filter((file) => file.field !== "annex"),
    now: at,
  });
async function send(entry: string, bytes: Uint8Array) {
  const form = new FormData();
  form.append("file", new Blob([Uint8Array.from(bytes)]), "annex.pdf");
  return lead.post(`/entries/${entry}/files/annex`, form);
}
const annexOf = (entryId: string) =>
  world.portal.db
    .selectFrom("attachment")
    .select(["id", "scan", "removedAt"])
    .where("entryId", "=", entryId)
    .where("fieldId", "=", "annex")
    .executeTakeFirst();
async function submitted(entry: string) {
  expect((await lead.post(`/entries/${entry}/check`)).status).toBe(302);
  await makeAssignment(world.portal, { entryId: entry, judgeId: judge.personId!, place: houses, now: at }); // signed in
}
const infected = () => Buffer.from(`${Buffer.from(makePdf("a")).toString("latin1")}%${VIRUS}\n`, "latin1");

test("a file that the scanner finds something in is refused, and not kept", async () => {
  clamd.is("well");
  const entry = await draft();
  const answer = await send(entry, infected());
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain("The virus scanner found “Test.Virus” in “annex.pdf”");
  expect(await annexOf(entry)).toBeUndefined();
});

test("a file that it finds nothing in may leave at once", async () => {
  clamd.is("well");
  const entry = await draft();
  const asked = clamd.asked();
  expect((await send(entry, makePdf("clean"))).status).toBe(302);
  expect(clamd.asked()).toBe(asked + 1);
  const annex = await annexOf(entry);
  expect(annex?.scan).toBe("clean");
  expect((await lead.get(`/attachments/${annex?.id}`)).status).toBe(200);
});

test.each(["deaf", "full"] as const)(
  "while it is %s, a file can be handed in and leaves for nobody; then it is asked again and lets the file go",
  async (mood) => {
    clamd.is(mood);
    const bytes = makePdf(`held back by one that is ${mood}`);
    const entry = await draft();
    expect((await send(entry, bytes)).status).toBe(302);
    const annex = await annexOf(entry);
    expect(annex?.scan).toBe("waiting");
    await submitted(entry);
    const page = await (await lead.get(`/entries/${entry}/files/annex`)).text();
    expect(page).toContain("Waits for the virus scanner");
    expect(page).not.toContain(`href="/attachments/${annex?.id}"`);
    for (const reader of [lead, judge]) {
      const answer = await reader.get(`/attachments/${annex?.id}`);
      expect([answer.status, await answer.text()]).toEqual([
        409,
        "This file is held back until the virus scanner has looked at it. Try again later.",
      ]);
    }
    await world.jobs.runNow();
    expect((await annexOf(entry))?.scan).toBe("waiting");

    clamd.is("well");
    // It is not asked at every turn.
    await world.jobs.runNow();
    expect((await annexOf(entry))?.scan).toBe("waiting");
    world.setClock(later(world.now(), 60_000));
    await world.jobs.runNow();
    expect((await annexOf(entry))?.scan).toBe("clean");
    const original = Buffer.from(await (await lead.get(`/attachments/${annex?.id}`)).arrayBuffer());
    const hash = (of: Uint8Array) => createHash("sha256").update(of).digest("hex");
    expect(hash(original)).toBe(hash(bytes));
    expect((await judge.get(`/attachments/${annex?.id}`)).status).toBe(200);
  },
);

test("what it finds later leaves the draft, is given to nobody, and the members of the entry are told", async () => {
  clamd.is("deaf");
  const entry = await draft();
  expect((await send(entry, infected())).status).toBe(302);
  await submitted(entry);
  const annex = await annexOf(entry);
  clamd.is("well");
  world.setClock(later(world.now(), 60_000));
  await world.jobs.runNow();
  expect(await annexOf(entry)).toMatchObject({ scan: "infected", removedAt: world.now() });
  for (const reader of [lead, judge])
    expect((await reader.get(`/attachments/${annex?.id}`)).status).toBe(410);
  const mails = (await world.mailsTo(lead.address)).filter((mail) => mail.kind === "fileInfected");
  expect(mails).toHaveLength(1);
  expect(mails[0]?.subject).toMatch(/^A file of IIOE-2027-\d{4} was refused$/);
  const acts = await world.portal.db
    .selectFrom("history")
    .select("act")
    .where("subjectId", "=", entry)
    .where("act", "like", "attachment.%")
    .orderBy("seq")
    .execute();
  expect(acts.map(({ act }) => act)).toContain("attachment.infected");
  // Once is enough.
  world.setClock(later(world.now(), 60_000));
  await world.jobs.runNow();
  expect((await world.mailsTo(lead.address)).filter((mail) => mail.kind === "fileInfected")).toHaveLength(1);
});

test("the small picture of a file that waits is held back too, and pictures go as they are released", async () => {
  clamd.is("deaf");
  const entry = await makeEntry(world.portal, { leadId: lead.personId!, answers: {}, now: at }); // signed in
  const form = new FormData();
  const [photo] = makeFiles().filter((file) => file.field === "photos");
  form.append("file", new Blob([Uint8Array.from(photo!.bytes)]), "p.png"); // the factories have one
  await lead.post(`/entries/${entry}/files/photos`, form);
  const file = await world.portal.db
    .selectFrom("attachment")
    .select("id")
    .where("entryId", "=", entry)
    .executeTakeFirstOrThrow();
  expect((await lead.get(`/attachments/${file.id}/small`)).status).toBe(404);
  clamd.is("well");
  world.setClock(later(world.now(), 60_000));
  await world.jobs.runNow();
  expect((await lead.get(`/attachments/${file.id}/small`)).status).toBe(200);
});

test("the scan of a meeting's paper is not let in unlooked-at: a person sends it again later", async () => {
  const chair = await world.signedIn({ roles: ["chair"] });
  const meeting = {
    id: "meeting-1",
    category: "C1",
    version: 1,
    heldAt: at,
    place: "Room 3",
    present: [],
    quorum: 0,
    ties: [],
    settled: "",
    recordedById: chair.personId!, // signed in
  };
  await insertMeeting(world.portal.db, { ...meeting, editionId: "2027", now: at });
  const address = `/desk/decisions/C1/meetings/${meeting.id}/scan`;
  const bring = (bytes: Uint8Array) => {
    const form = new FormData();
    form.append("scan", new Blob([Uint8Array.from(bytes)]), "signed.pdf");
    return chair.post(address.replace("/scan", ""), form);
  };
  for (const mood of ["deaf", "full"] as const) {
    clamd.is(mood);
    const held = await bring(makePdf("Signed"));
    expect([held.status, (await held.text()).includes("Try again later.")]).toEqual([503, true]);
  }
  clamd.is("well");
  expect((await bring(infected())).status).toBe(422);
  expect((await chair.get(address)).status).toBe(404);
  expect((await bring(makePdf("Signed"))).status).toBe(303);
  expect((await chair.get(address)).status).toBe(200);
});

test("a setting that is no address stops the start, in words", async () => {
  await expect(openWorld({ env: { CLAMD: "localhost" } })).rejects.toThrow(/CLAMD must be an address/);
});
