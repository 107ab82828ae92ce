/** The promise of an erasure: not one byte of a person is left, the history holds, and pages go on answering. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { normaliseAddress } from "~/domain/address";
import { checkHistory } from "~/services/history.server";
import { inviteMember } from "~/services/members.server";
import { listBackups } from "~db/backups";
import { openDatabase } from "~db/client";
import { insertAddress } from "~db/queries/people";
import { insertUpload } from "~db/queries/uploads";
import {
  contextOf,
  makeAnswers,
  makeAssignment,
  makeCallOpen,
  makeEntry,
  makeFiles,
  makePdf,
  makeScoresheet,
  makeSubmittedEntry,
} from "~db/seed/factories";
import { makeOutcome } from "~db/seed/results";
import { restore } from "../../scripts/restore";
import { openWorld, type World } from "../world";

const submitted = "2027-05-02T08:00:00.000Z";
const open = "2027-06-20T16:00:00.000Z";
const during = "2027-07-01T08:00:00.000Z";

const name = "Zebulon O'Quagmire-Ödland";
const first = "Zeb.Quag@first.example";
const second = "other-zq@second.example";
const unusual = "xqcanaryword";
/** What must be nowhere, however it is written. */
const canaries = [name, name.normalize("NFD"), "Quagmire", first, first.toLowerCase(), second, unusual];

let world: World;
let place: string;
type Seat = Awaited<ReturnType<World["signedIn"]>>;
let organiser: Seat, colleague: Seat, lead: Seat, person: Seat, namesake: Seat;
let own = "";
let other = "";
const logged: string[] = [];

/** A PDF whose hidden data name the person; the cleaned copy is written anew and has them no more. */
const tellingPdf = () =>
  Buffer.concat([makePdf("Evidence"), Buffer.from(`\n% Author: ${name} <${first}>\n`)]);

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), "portal-erasure-"));
  world = await openWorld({ at: submitted, env: { BACKUP_DIR: join(place, "backups") } });
  const { portal } = world;
  const log = (facts: object, message: string) => logged.push(JSON.stringify({ ...facts, message }));
  portal.log = { info: log, warn: log, error: log };
  await makeCallOpen(portal, submitted);
  organiser = await world.signedIn({ name: "Olga", address: "olga@desk.example", roles: ["organiser"] });
  colleague = await world.signedIn({ name: "Sam", address: "sam@desk.example", roles: ["organiser"] });
  lead = await world.signedIn({ name: "Lena Lead", address: "lena@people.example" });
  namesake = await world.signedIn({ name: "Mae Moor", address: "mae.moor@people.example" });
  await world.signedIn({ name: "Mae Moor", address: "mae2@people.example" });
  person = await world.signedIn({ name, address: first, roles: ["judge"] });
  const personId = person.personId!; // signed in
  await insertAddress(portal.db, {
    id: "second",
    personId,
    address: second,
    normalised: normaliseAddress(second),
    isPrimary: false,
    verifiedAt: submitted,
    now: submitted,
  });
  // An entry of their own, with what was typed before, a file, and one that is on its way.
  own = await makeEntry(portal, {
    leadId: personId,
    answers: makeAnswers({ title: `${unusual} by ${name}`, summary: unusual, leadAddress: first }),
    files: [{ field: "annex", name: `${unusual}.pdf`, kind: "pdf", bytes: makePdf(unusual) }],
    now: submitted,
  });
  await insertUpload(portal.db, {
    id: "on-its-way",
    entryId: own,
    fieldId: "photos",
    personId,
    name: `${unusual}.png`,
    size: 1000,
    mark: unusual,
    now: submitted,
  });
  writeFileSync(join(world.dataDir, "uploads", "on-its-way"), unusual);
  // Somebody else's entry: in the team, as a partner, in a sentence, in a file, invited.
  other = await makeSubmittedEntry(portal, {
    leadId: lead.personId!, // signed in
    answers: makeAnswers({
      organisationName: "House of others",
      approach: `${Array.from({ length: 115 }, () => "word").join(" ")} with ${name.toUpperCase()} (${first})`,
      team: [{ key: "t1", name, role: "Advice", organisation: "Elsewhere", address: second }],
      partners: [
        { key: "p1", organisation: "Library", name, address: first, contribution: "Reading rooms in towns" },
      ],
    }),
    files: [
      ...makeFiles().filter((file) => file.field !== "annex"),
      { field: "annex", name: "annex.pdf", kind: "pdf", bytes: tellingPdf(), credit: name },
    ],
    now: submitted,
  });
  expect(
    await inviteMember(await contextOf(portal, lead.personId!, submitted), other, {
      address: second,
      capacity: "reader",
    }),
  ).toBeNull();
  await makeOutcome(portal, { entryId: other, outcome: "valid", now: submitted });
  // They ask for a code, and take their data away.
  await world.browser().post("/sign-in", { address: second });
  const file = await (await person.get("/account/data.json")).text();
  for (const one of [unusual, first, second]) expect(file).toContain(one);
  expect(file).not.toContain("lena@people.example");
  // They judge, in words with a name, and leave.
  world.setClock(open);
  const assignmentId = await makeAssignment(portal, { entryId: other, judgeId: personId, now: open });
  world.setClock(during);
  await makeScoresheet(portal, {
    assignmentId,
    judgeId: personId,
    comment: `${Array.from({ length: 40 }, () => "word").join(" ")} signed ${name}, ${first}`,
    now: during,
  });
  await portal.db.updateTable("scoresheet").set({ note: unusual }).execute();
  await world.mails();
  await portal.backups?.idle();
});
afterAll(async () => {
  await world.close();
  rmSync(place, { recursive: true, force: true });
});

/** Which canaries the bytes of which files have. */
function foundIn(folder: string): string[] {
  const needles = canaries.flatMap((text) => [
    { text, bytes: Buffer.from(text, "utf8") },
    { text, bytes: Buffer.from(text, "utf16le") },
  ]);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .flatMap((one) => {
      const bytes = readFileSync(join(one.parentPath, one.name));
      return needles
        .filter((needle) => bytes.includes(needle.bytes))
        .map(({ text }) => `${text} in ${one.name}`);
    });
}
const path = () => `/desk/people/${person.personId}/erasure`;

test("it takes an ended role and two organisers, and says each time why not", async () => {
  expect(foundIn(world.dataDir).length).toBeGreaterThan(canaries.length);
  const role = await organiser.post(path(), { reason: "A letter of 1 July" });
  expect([role.status, (await role.text()).includes("a judge of this edition")]).toEqual([409, true]);
  const held = await world.portal.db
    .selectFrom("role")
    .select("id")
    .where("personId", "=", person.personId)
    .executeTakeFirstOrThrow();
  const ended = await organiser.post(`/desk/people/${person.personId}/roles/${held.id}`, {
    state: "active",
    reason: `${name} wrote so, ${unusual}`,
  });
  expect(ended.status).toBe(302);
  expect((await organiser.post(path(), { reason: "" })).status).toBe(422);
  const proposed = await organiser.post(path(), { reason: `${name} wrote from ${first} on 1 July` });
  expect([proposed.status, proposed.headers.get("location")]).toEqual([303, path()]);
  expect((await organiser.post(path(), { reason: "Again" })).status).toBe(409);
  const [mail] = (await world.mailsTo("sam@desk.example")).filter((one) => one.kind === "erasure.proposed");
  expect(mail?.text).toContain(path());
  expect(canaries.filter((one) => mail?.text.includes(one))).toEqual([]);
  const alone = await organiser.post(`${path()}/answer`, { answer: "made" });
  expect([alone.status, (await alone.text()).includes("Another organiser approves it")]).toEqual([409, true]);
});

test("nothing of the person is left in any byte, the history holds, and every page goes on answering", async () => {
  const { db } = world.portal;
  const receipt = `/entries/${other}/receipts/1`;
  expect(await (await lead.get(receipt)).text()).not.toContain("was erased since");
  const hash = await db.selectFrom("revision").select("hash").where("entryId", "=", other).executeTakeFirst();
  await world.mails();
  const erased = await colleague.post(`${path()}/answer`, { answer: "made" });
  expect([erased.status, erased.headers.get("location")]).toEqual([303, "/desk/people?erased"]);

  expect(foundIn(world.dataDir)).toEqual([]);
  expect(canaries.filter((one) => logged.join("\n").includes(one))).toEqual([]);
  expect((await checkHistory(db)).fault).toBeNull();
  expect((await person.get("/account")).headers.get("location")).toMatch(/^\/sign-in/);

  const page = await (await lead.get(receipt)).text();
  expect(page).toContain("was erased since");
  expect(page).toContain(hash?.hash);
  const pages = [
    [lead, `/entries/${other}`, receipt, `${receipt}/document`, `${receipt}/entry`, `${receipt}/sums`],
    [lead, `/entries/${other}/people`, `/entries/${other}/check`, `/entries/${other}/endorsements`],
    [organiser, `/desk/entries/${other}`, `/desk/entries/${own}`, "/desk/entries", `/screening/${other}`],
    [organiser, "/desk/people", "/desk/history", "/desk/mail", "/desk/judging", "/desk/conflicts"],
    [organiser, `/desk/judging/entries/${other}`, `/desk/judging/judges/${person.personId}`, "/desk/judges"],
  ] as const;
  const wrong: string[] = [];
  for (const [seat, ...addresses] of pages)
    for (const address of addresses) {
      const { status } = await seat.get(address);
      if (status !== 200) wrong.push(`${address}: ${status}`);
    }
  expect(wrong).toEqual([]);
  // The scores stay, under a mark; the same person is not found any more, and cannot be erased again.
  const sheet = await db.selectFrom("scoresheet").select(["comment", "marksJson"]).executeTakeFirstOrThrow();
  expect(sheet.comment).toMatch(/signed \[erased ([0-9a-f]{8})\], erased-\1@erased\.invalid/);
  expect(Object.keys(JSON.parse(sheet.marksJson) as object).length).toBeGreaterThan(4);
  expect((await organiser.get(path())).status).toBe(404);
});

test("a restore of a backup from before erases the person again", async () => {
  const from = join(place, "backups");
  const journal = readFileSync(join(from, "erasures.txt"), "utf8");
  expect(journal.split("\n").filter(Boolean)).toEqual([`${during} ${person.personId}`]);
  const [backup] = (await listBackups(from)).slice(-1);
  expect(foundIn(join(from, backup?.name ?? "")).length).toBeGreaterThan(0);
  const to = join(place, "restored");
  const restored = await restore({ from, backup: backup?.name, to, now: during });
  expect(restored.erased).toBe(1);
  expect(foundIn(to)).toEqual([]);
  const { db } = openDatabase(join(to, "portal.db"));
  expect((await checkHistory(db)).fault).toBeNull();
  expect(await db.selectFrom("erasure").select(["state", "proposedById", "answeredAt"]).execute()).toEqual([
    { state: "made", proposedById: null, answeredAt: during },
  ]);
  await db.destroy();
});

test("a name that somebody else has too goes only where it stands with the address", async () => {
  const { db } = world.portal;
  await db
    .insertInto("setting")
    .values([
      { key: "beside", valueJson: JSON.stringify([{ name: "Mae Moor", at: "mae.moor@people.example" }]) },
      { key: "alone", valueJson: JSON.stringify([{ name: "Mae Moor", at: "mae2@people.example" }]) },
    ])
    .execute();
  const to = `/desk/people/${namesake.personId}/erasure`;
  expect(await (await organiser.get(to)).text()).toContain("somebody else has it too");
  await organiser.post(to, { reason: "A call" });
  expect((await colleague.post(`${to}/answer`, { answer: "made" })).status).toBe(303);
  const settings = await db
    .selectFrom("setting")
    .select(["key", "valueJson"])
    .where("key", "in", ["beside", "alone"])
    .execute();
  const text = Object.fromEntries(settings.map(({ key, valueJson }) => [key, valueJson]));
  expect(text["alone"]).toBe('[{"name":"Mae Moor","at":"mae2@people.example"}]');
  expect(text["beside"]).toMatch(/^\[\{"name":"\[erased (\w+)\]","at":"erased-\1@erased\.invalid"\}\]$/);
  expect(await (await organiser.get("/desk/people?search=mae2")).text()).toContain("Mae Moor");
});
