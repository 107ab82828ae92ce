/** Complaints on procedure, from the page of the entry to the letter: in time, receipted, and answered by others. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { complaintsClose } from "~/domain/complaints";
import { DAY, later, SECOND } from "~/domain/time";
import { sha256 } from "~/services/canonical.server";
import { makeMember } from "~db/seed/factories";
import { makeRelease } from "~db/seed/results";
import { announced, decidedAt, decidedEdition } from "../decided";
import { openWorld, type World } from "../world";

type Seat = Awaited<ReturnType<World["signedIn"]>>;

let world: World;
let edition: Awaited<ReturnType<typeof decidedEdition>>;
let decider: Pick<Seat, "get" | "post">;
let drafter: Seat;
let chair: Seat;
let named: Seat;
let screening: Seat;
/** The entry that was not valid complains. */
const entry = () => edition.entries[3]!;
const page = () => `/entries/${entry().id}/complaint`;
const lead = (at = 3) => world.as(edition.entries[at]!.leadId);
const textAt = async (seat: { get: Seat["get"] }, path: string) => (await seat.get(path)).text();
const row = () =>
  world.portal.db.selectFrom("complaint").selectAll().where("entryId", "=", entry().id).executeTakeFirst();
const words = {
  rule: "Eligibility is checked by two people.",
  happened: "我们的案例被判无效。 Nadia Nameable told us on the telephone that she alone had looked at it.",
  asked: "Look at it again.",
};
const answer = {
  outcome: "upheld",
  follows: "reopened",
  answer: "You are right.\n\nTwo people will look at it.",
};

beforeAll(async () => {
  world = await openWorld({ at: decidedAt });
  edition = await decidedEdition(world);
  decider = await world.as(edition.organiser.personId);
  drafter = await world.signedIn({ name: "Ona Other", roles: ["organiser"] });
  chair = await world.signedIn({ name: "Cleo Chair", roles: ["chair"] });
  named = await world.signedIn({ name: "Nadia Nameable", roles: ["organiser"] });
  screening = await world.signedIn({ name: "Sid Screening", roles: ["organiser", "screener"] });
  await world.portal.db
    .insertInto("screening")
    .values({
      ...{ id: "a-screening", entryId: entry().id, revision: 1, screenerId: screening.personId! },
      ...{ checksJson: "[]", outcome: "notValid", reason: "", fieldsJson: "[]", dueAt: null, moveTo: null },
      createdAt: "2027-06-02T02:00:00.000Z",
    })
    .execute();
  await makeRelease(world.portal, {
    organiserId: edition.organiser.personId!,
    approverId: edition.chair.personId!,
    releaseAt: announced,
    now: decidedAt,
  });
}, 60_000);
afterAll(() => world.close());

test("before the results are public there is no way to complain, and nothing says that there will be", async () => {
  world.setClock(later(announced, -SECOND));
  expect((await (await lead()).get(page())).status).toBe(404);
  expect((await (await lead()).post(page(), words)).status).toBe(404);
  expect(await textAt(await lead(), `/entries/${entry().id}`)).not.toContain("Make a complaint");
  expect(await textAt(decider, "/desk/complaints")).toContain("once the results are public");
});

test("the lead of an entry that was not valid complains, and gets a receipt on the page and by mail that can be checked", async () => {
  world.setClock(later(announced, 3 * DAY));
  const own = await lead();
  expect(await textAt(own, `/entries/${entry().id}`)).toContain("Make a complaint");
  expect((await own.post(page(), { ...words, asked: " " })).status).toBe(422);
  expect((await own.post(page(), words)).status).toBe(303);
  const { code, hash, documentJson, dueAt, id } = (await row())!;
  expect([code, dueAt]).toEqual([`${entry().code}-C1`, later(announced, 45 * DAY)]);
  expect(JSON.parse(documentJson)).toMatchObject({
    ...words,
    complaint: code,
    madeAt: later(announced, 3 * DAY),
  });
  const shown = await textAt(own, page());
  for (const part of [
    code,
    hash,
    "5 August 2027, 10:00:00 (UTC+8)",
    "16 September 2027",
    "我们的案例被判无效。",
  ])
    expect(shown).toContain(part);
  const mail = (await world.mailsTo("lead4@people.example")).find((one) => one.kind === "complaint.receipt")!;
  expect(mail.subject).toBe(`${code}: your complaint was received`);
  for (const part of [hash, words.asked, "10:00:00 (UTC+8)", "16 September 2027"])
    expect(mail.text).toContain(part);
  const file = await own.get(`/complaints/${id}`);
  expect(sha256(await file.text())).toBe(hash);
  expect((await (await lead(0)).get(`/complaints/${id}`)).status).toBe(404);
  expect((await decider.get(`/complaints/${id}`)).status).toBe(404);
  expect((await (await lead(0)).get(page())).status).toBe(404);
});

test("there is one complaint for each entry, and an editor makes none", async () => {
  const own = await lead();
  const again = await own.post(page(), words);
  expect(again.status).toBe(409);
  expect(await again.text()).toContain("A complaint was made for this entry already");
  const { id: entryId, leadId } = edition.entries[0]!;
  const editorId = await makeMember(world.portal, {
    ...{ entryId, leadId, name: "Ed", address: "ed@people.example", capacity: "editor", now: announced },
  });
  const editor = await world.as(editorId);
  const refused = await editor.post(`/entries/${entryId}/complaint`, words);
  expect(refused.status).toBe(409);
  expect(await refused.text()).toContain("The lead or a deputy of the entry makes a complaint");
});

test("whoever decided, screened or is named has no part in the answer, and is told why", async () => {
  const { id } = (await row())!;
  const at = `/desk/complaints/${id}`;
  expect(await textAt(decider, "/desk/complaints")).toContain("16 September 2027");
  expect(await textAt(decider, "/desk")).toContain("1 complaint waits for an answer");
  for (const [seat, why] of [
    [decider, "You proposed or approved the decision"],
    [named, "You are named in this complaint"],
    [screening, "You screened this entry"],
  ] as const) {
    expect(await textAt(seat, at)).toContain(why);
    const refused = await seat.post(at, { ...answer, version: "1" });
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain(why);
  }
  expect(await row()).toMatchObject({ draftedById: null, answer: null, version: 1 });
});

test("one uninvolved person drafts, another approves, and only then the entrant reads and gets the answer", async () => {
  const { id, code } = (await row())!;
  const at = `/desk/complaints/${id}`;
  const nothing = await drafter.post(at, { ...answer, outcome: "notUpheld", version: "1" });
  expect(nothing.status).toBe(409);
  expect((await drafter.post(at, { ...answer, version: "1" })).status).toBe(303);
  expect((await drafter.post(at, { ...answer, version: "1" })).status).toBe(409);
  const own = await lead();
  for (const path of [page(), `${page()}.data`]) {
    expect(await textAt(own, path)).not.toMatch(/You are right|upheld|reopened/);
  }
  for (const [seat, why] of [
    [drafter, "You drafted this answer"],
    [decider, "You proposed or approved the decision"],
    [named, "You are named in this complaint"],
  ] as const) {
    const refused = await seat.post(`${at}/approval`, { version: "2" });
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain(why);
  }
  expect((await chair.post(`${at}/approval`, { version: "1" })).status).toBe(409);
  expect((await row())!.answeredAt).toBeNull();
  expect((await chair.post(`${at}/approval`, { version: "2" })).status).toBe(303);
  const shown = await textAt(own, page());
  for (const part of ["Your complaint is upheld", "Two people will look at it.", "is taken anew"])
    expect(shown).toContain(part);
  expect(shown).not.toMatch(/Ona Other|Cleo Chair/);
  const mail = (await world.mailsTo("lead4@people.example")).find(
    (one) => one.kind === "complaint.answered",
  )!;
  expect(mail.subject).toBe(`${code}: the answer to your complaint`);
  for (const part of ["You are right.", "Two people will look at it.", "is taken anew"])
    expect(mail.text).toContain(part);
  expect(await textAt(drafter, at)).toContain("/desk/release/correction");
  expect((await chair.post(at, { ...answer, version: "3" })).status).toBe(409);
});

test("the page of the jury prints numbers and outcomes, and no word of any complaint", async () => {
  const jury = await textAt(await world.as(null), "/winners/jury");
  expect(jury).toContain("1 upheld, 0 upheld in part, 0 not upheld");
  expect(jury).not.toMatch(/Nadia|-C1|You are right/);
});

test("after the last moment the form refuses with a sentence, and the entry offers nothing", async () => {
  const close = complaintsClose((await world.edition()).rulebook, announced);
  const own = await lead(0);
  const at = `/entries/${edition.entries[0]!.id}`;
  world.setClock(later(close, -SECOND));
  expect(await textAt(own, `${at}/complaint`)).toContain("Send the complaint");
  world.setClock(close);
  const late = await own.post(`${at}/complaint`, words);
  expect(late.status).toBe(409);
  expect(await late.text()).toContain("until 16 August 2027. That time is over.");
  expect(await textAt(own, `${at}/complaint`)).not.toContain("Send the complaint");
  expect(await textAt(own, at)).not.toContain("Make a complaint");
  expect(await world.portal.db.selectFrom("complaint").selectAll().execute()).toHaveLength(1);
});
