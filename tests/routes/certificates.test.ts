/** Certificates: who gets one and when, what a serial says to whom, and what becomes of one that is wrong. */
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { later } from "~/domain/time";
import { groupedSerial } from "~/domain/serial";
import { sha256 } from "~/services/canonical.server";
import { listCertificates } from "~db/queries/certificates";
import { makeAssignment, makeScoresheet } from "~db/seed/factories";
import { makeRelease } from "~db/seed/results";
import { announced, decidedAt, decidedEdition } from "../decided";
import { lettersOf } from "../papers/paper-reader";
import { openWorld, type World } from "../world";

type Seat = Awaited<ReturnType<World["signedIn"]>>;
const during = "2027-07-01T08:00:00.000Z";
const desk = "/desk/certificates";

let world: World;
let edition: Awaited<ReturnType<typeof decidedEdition>>;
let judge: Seat;
let slowJudge: Seat;
const rows = () => listCertificates(world.portal.db, "2027");
const names = async (kind: string) =>
  (await rows())
    .filter((one) => one.kind === kind && one.state === "valid")
    .map((one) => one.facts.name)
    .sort();
const of = async (name: string) =>
  (await rows()).find((one) => one.facts.name === name && one.state === "valid")!;
const textAt = async (seat: { get: Seat["get"] }, path: string) => (await seat.get(path)).text();

/** The link that Jo has for an entry. */
async function linkOf(entryId: string): Promise<string> {
  await world.portal.db
    .updateTable("listing")
    .set({ tokenHash: sha256(`link-${entryId}`) })
    .where("entryId", "=", entryId)
    .where("normalised", "=", "jo@people.example")
    .executeTakeFirstOrThrow();
  return `/listed/link-${entryId}`;
}
async function decline(entryId: string) {
  const answer = await (await world.as(null)).post(await linkOf(entryId), { answer: "declined" });
  expect(answer.headers.get("location")).toContain("saved");
}

beforeAll(async () => {
  world = await openWorld({ at: decidedAt });
  const { portal } = world;
  edition = await decidedEdition(world);
  judge = await world.signedIn({ name: "Ann Secret", roles: ["judge"] });
  slowJudge = await world.signedIn({ name: "Ben Slow", roles: ["judge"] });
  for (const [at, { personId }] of [judge, slowJudge].entries()) {
    const judgeId = personId!;
    const assignmentId = await makeAssignment(portal, {
      entryId: edition.entries[0]!.id,
      judgeId,
      now: during,
    });
    if (at === 0) await makeScoresheet(portal, { assignmentId, judgeId, now: during });
  }
  // Jo is asked when an entry comes in, and says no to the first winner's.
  await decline(edition.entries[0]!.id);
  await makeRelease(portal, {
    organiserId: edition.organiser.personId!,
    approverId: edition.chair.personId!,
    releaseAt: announced,
    now: decidedAt,
  });
});
afterAll(() => world.close());

const words = {
  issuer: "The secretariat of the award",
  place: "Shenzhen",
  signatory: "Prof. Example",
  office: "Chair",
  permissionBy: "",
  permissionDay: "",
  permissionLetter: "",
};

test("before the release there is none, not for the organiser either, and its page says nothing of winners", async () => {
  world.setClock(later(announced, -1));
  const { organiser } = edition;
  expect((await organiser.post(`${desk}/words`, { ...words, version: "0" })).status).toBe(303);
  expect((await organiser.post(desk)).status).toBe(409);
  const page = await textAt(organiser, desk);
  expect(page).toContain("By the rulebook that is on 2 August 2027.");
  for (const secret of ["University 1", "Palm Valley", "Aigul", "Ann Secret", "not issued yet"])
    expect(page).not.toContain(secret);
  expect(await rows()).toEqual([]);
});

test("who issues is said first, and UNESCO is named only with its permission", async () => {
  world.setClock(announced);
  const { organiser } = edition;
  const named = { ...words, issuer: "Centre under the auspices of UNESCO", version: "1" };
  const refused = await organiser.post(`${desk}/words`, named);
  expect([refused.status, await refused.text()]).toEqual([
    422,
    expect.stringContaining("only with its written permission"),
  ]);
  const part = await organiser.post(`${desk}/words`, { ...named, permissionBy: "Ana Example, ADG" });
  expect([part.status, await part.text()]).toEqual([
    422,
    expect.stringContaining("A permission is all three"),
  ]);
  expect((await organiser.post(`${desk}/words`, { ...words, version: "0" })).status).toBe(422);
  const sponsor = await organiser.post("/desk/sponsors", { name: "Friends of UNESCO", tier: "inKind" });
  expect([sponsor.status, await sponsor.text()]).toEqual([
    422,
    expect.stringContaining("which needs its written permission"),
  ]);
});

test("with who gave it, when, and where its letter is kept, UNESCO may be named", async () => {
  const { organiser } = edition;
  const permission = { permissionBy: "Ana Example, ADG", permissionDay: "2027-05-03" };
  const given = { ...words, ...permission, permissionLetter: "ED/2027/17, in the safe" };
  expect((await organiser.post(`${desk}/words`, { ...given, version: "1" })).status).toBe(303);
  expect(await textAt(organiser, `${desk}/words`)).toContain('value="Ana Example, ADG"');
  const sponsor = await organiser.post("/desk/sponsors", { name: "Friends of UNESCO", tier: "inKind" });
  expect(sponsor.status).toBe(302);
  const path = sponsor.headers.get("location")!;
  expect((await organiser.post(`${path}/end`, { version: "1" })).status).toBe(302);
  expect((await organiser.post(`${desk}/words`, { ...words, version: "2" })).status).toBe(303);
});

test("each right gets one certificate, once: who said no to being named and who did not hand in all get none", async () => {
  const { organiser, entries } = edition;
  expect((await organiser.post(desk)).headers.get("location")).toBe(`${desk}?issued=7`);
  expect(await names("winner")).toEqual(["Palm Valley University", "University 1"]);
  expect(await names("partner")).toEqual(["National Library"]);
  expect(await names("teamMember")).toEqual(["Aigul Example", "Aigul Example", "Jo Example"]);
  expect(await names("judge")).toEqual(["Ann Secret"]);
  expect((await of("Jo Example")).entryId).toBe(entries[1]!.id);
  const before = await rows();
  expect((await organiser.post(desk)).headers.get("location")).toBe(`${desk}?issued=0`);
  expect(await rows()).toEqual(before);
  expect(new Set(before.map((one) => one.serial)).size).toBe(7);
  const told = await world.mailsTo("lead2@people.example");
  expect(told.filter((mail) => mail.kind === "certificatesIssued")).toHaveLength(1);
});

test("people take away the certificates of their own entry, a judge the own one, and nobody another's", async () => {
  const [winner, loser] = [
    await world.as(edition.entries[1]!.leadId),
    await world.as(edition.entries[2]!.leadId),
  ];
  const jo = await of("Jo Example");
  const path = `/entries/${jo.entryId}/certificates/${jo.id}`;
  expect(await textAt(winner, `/entries/${jo.entryId}`)).toContain(path);
  const answer = await winner.get(path);
  expect(answer.headers.get("content-type")).toBe("application/pdf");
  const letters = await lettersOf(new Uint8Array(await answer.arrayBuffer()));
  expect(letters).toContain("JoExample");
  expect(letters).toContain(groupedSerial(jo.serial));
  expect(letters).not.toMatch(/unesco/i);
  expect((await loser.get(path)).status).toBe(404);
  expect(
    (await winner.get(`/entries/${edition.entries[1]!.id}/certificates/${(await of("Ann Secret")).id}`))
      .status,
  ).toBe(404);

  expect(await textAt(judge, "/judging")).toContain("/judging/certificate");
  const own = await judge.get("/judging/certificate");
  expect(await lettersOf(new Uint8Array(await own.arrayBuffer()))).toContain("AnnSecret");
  expect((await slowJudge.get("/judging/certificate")).status).toBe(404);
  expect(await textAt(slowJudge, "/judging")).not.toContain("/judging/certificate");
});

test("the archive holds every valid certificate, each as it is alone", async () => {
  const answer = await edition.organiser.get(`${desk}.zip`);
  const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  expect(Object.keys(files)).toHaveLength(7);
  const jo = await of("Jo Example");
  const [, alone] = Object.entries(files).find(([name]) => name.includes(groupedSerial(jo.serial)))!; // it is valid
  const one = await edition.organiser.get(`${desk}/${jo.id}/paper`);
  expect(strFromU8(alone, true)).toBe(strFromU8(new Uint8Array(await one.arrayBuffer()), true));
});

test("anyone reads from a serial whose the certificate of a winner is", async () => {
  const nobody = await world.as(null);
  const jo = await of("Jo Example");
  const page = await textAt(nobody, `/certificates/${groupedSerial(jo.serial).toLowerCase()}`);
  for (const said of [
    "This certificate is valid",
    "Jo Example",
    "Halls that travel",
    "جامعة وادي النخيل",
    "noindex",
  ])
    expect(page).toContain(said);
  expect((await nobody.get(`/certificates?serial=${jo.serial}`)).headers.get("location")).toBe(
    `/certificates/${jo.serial}`,
  );
  const mistyped = jo.serial.replace(/.$/, (last) => (last === "0" ? "2" : "0"));
  expect((await nobody.get(`/certificates/${mistyped}`)).headers.get("location")).toBe(
    `/certificates?serial=${mistyped}`,
  );
  expect(await textAt(nobody, `/certificates?serial=${mistyped}`)).toContain("That is no serial");
});

test("from the serial of a judge nobody reads a name; who knows it is told that it is the one", async () => {
  const nobody = await world.as(null);
  const { serial } = await of("Ann Secret");
  for (const path of [`/certificates/${serial}`, `/certificates/${serial}.data`]) {
    const page = await textAt(nobody, path);
    expect(page).toContain("valid");
    expect(page).not.toMatch(/Ann|Secret/);
  }
  const ask = async (name: string) => (await nobody.post(`/certificates/${serial}`, { name })).text();
  expect(await ask("ann secret")).toContain("That is the name on this certificate.");
  expect(await ask("Ben Slow")).toContain("Another name stands on this certificate.");
});

test("a serial that nobody has answers as every other, and no name fits it", async () => {
  const nobody = await world.as(null);
  const answer = await nobody.get("/certificates/000000000000");
  expect([answer.status, await answer.text()]).toEqual([
    200,
    expect.stringContaining("There is no such certificate"),
  ]);
  expect((await nobody.post("/certificates/000000000000", { name: "Ann Secret" })).status).toBe(200);
});

test("a wrong name is set right under a new serial; the old one says so and is given out no more", async () => {
  const { organiser } = edition;
  const before = await of("Palm Valley University");
  const form = {
    name: "Palm Valley University of Technology",
    ownName: "جامعة وادي النخيل للتقنية",
    reason: "Typed wrongly by the entrant",
    version: String(before.version),
  };
  const lacking = await organiser.post(`${desk}/${before.id}`, { ...form, reason: "" });
  expect([lacking.status, await lacking.text()]).toEqual([422, expect.stringContaining(form.name)]);
  expect((await organiser.post(`${desk}/${before.id}`, { ...form, version: "7" })).status).toBe(409);
  expect((await organiser.post(`${desk}/${before.id}`, form)).status).toBe(303);
  const after = await of(form.name);
  expect(after.serial).not.toBe(before.serial);
  const nobody = await world.as(null);
  const page = await textAt(nobody, `/certificates/${before.serial}`);
  expect(page).toContain("This certificate was replaced");
  expect(page).toContain(groupedSerial(after.serial));
  expect(page).not.toContain("Palm Valley");
  expect(page).not.toContain("Typed wrongly");
  expect(await textAt(nobody, `/certificates/${after.serial}`)).toContain(form.name);
  const winner = await world.as(edition.entries[1]!.leadId);
  expect((await winner.get(`/entries/${before.entryId}/certificates/${before.id}`)).status).toBe(404);
  expect((await organiser.get(`${desk}/${before.id}/paper`)).status).toBe(404);
  expect((await organiser.post(`${desk}/${before.id}`, form)).status).toBe(409);
  expect((await world.mailsTo("lead2@people.example")).map((mail) => mail.kind)).toContain(
    "certificateReplaced",
  );
  expect((await organiser.post(desk)).headers.get("location")).toBe(`${desk}?issued=0`);
});

test("a withdrawn one says so without name and reason, and its people are told why", async () => {
  const { organiser } = edition;
  const { id, serial, version } = await of("University 1");
  const form = { reason: "The case was copied", version: String(version) };
  expect((await organiser.post(`${desk}/${id}/withdrawal`, form)).status).toBe(303);
  const page = await textAt(await world.as(null), `/certificates/${serial}`);
  expect(page).toContain("This certificate was withdrawn");
  expect(page).not.toMatch(/University 1|copied/);
  const told = await world.mailsTo("lead1@people.example");
  expect(told.find((mail) => mail.kind === "certificateWithdrawn")?.text).toContain("The case was copied");
  expect((await organiser.post(`${desk}/${id}/withdrawal`, form)).status).toBe(409);
});

test("who says no to being named after all has no certificate from then on, and no name on the case's page", async () => {
  const jo = await of("Jo Example");
  const nobody = await world.as(null);
  const { code } = edition.entries.find(({ id }) => id === jo.entryId)!;
  // Whose photograph it is stays said: that is another right.
  const team = async () =>
    (await textAt(nobody, `/winners/${code}`)).replace(/<figcaption.*?<\/figcaption>/gs, "");
  expect(await team()).toContain("Jo Example");
  await decline(jo.entryId!);
  expect(await team()).not.toContain("Jo Example");
  const page = await textAt(nobody, `/certificates/${jo.serial}`);
  expect(page).toContain("This certificate was withdrawn");
  expect(page).not.toContain("Jo Example");
  expect(await textAt(edition.organiser, `${desk}/${jo.id}`)).toContain("Said no to being named.");
});
