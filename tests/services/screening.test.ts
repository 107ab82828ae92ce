import { afterAll, beforeAll, expect, test } from "vitest";
import { findOwnEntry, markOf, saveDraft, submitEntry } from "~/services/entries.server";
import { screenEntry, type Decision } from "~/services/screening.server";
import { findEntry, findRevision } from "~db/queries/entries";
import { findNewestScreening, listScreenings } from "~db/queries/screenings";
import {
  contextOf,
  makeAnswers,
  makeCallOpen,
  makeFiles,
  makePerson,
  makeScreened,
  makeSubmittedEntry,
} from "~db/seed/factories";
import { openWorld, type World } from "../world";

const at = "2027-03-02T02:00:00.000Z";
const screeningTime = "2027-06-03T02:00:00.000Z";
let world: World;
let screenerId: string;
let number = 0;

beforeAll(async () => {
  world = await openWorld({ at });
  await makeCallOpen(world.portal, at);
  screenerId = (await world.signedIn({ roles: ["screener"] })).personId!; // somebody signed in has an id
});
afterAll(() => world.close());

async function submitted(more = {}) {
  number += 1;
  const leadId = await makePerson(world.portal, {
    name: "Lea Lead",
    address: `lead${number}@institute${number}.example`,
    editionId: "2027",
    now: at,
  });
  const id = await makeSubmittedEntry(world.portal, {
    leadId,
    answers: makeAnswers({ organisationName: `Institute ${number}`, ...more }),
    files: makeFiles(),
    now: at,
  });
  return { id, leadId };
}

async function decide(entryId: string, more: Partial<Decision> & { by?: string; now?: string } = {}) {
  const { by = screenerId, now = screeningTime, ...decision } = more;
  const context = await contextOf(world.portal, by, now);
  return screenEntry(context, {
    entryId,
    revision: 1,
    last: "",
    checks: Object.fromEntries(
      context.edition.rulebook.eligibility.map(({ id }) => [id, { answer: "yes", note: "" }]),
    ),
    outcome: "valid",
    reason: "",
    fields: [],
    ...decision,
  });
}

const entryOf = async (id: string) => (await findEntry(world.portal.db, { id, editionId: "2027" }))!;
const mailTo = (personId: string) =>
  world.portal.db
    .selectFrom("outbox")
    .select(["key", "payloadJson"])
    .where("personId", "=", personId)
    .where("kind", "=", "entry.screened")
    .execute();

test("a valid entry is marked, recorded and told to its lead once", async () => {
  const { id, leadId } = await submitted();
  expect(await decide(id)).toBe(null);
  expect(await entryOf(id)).toMatchObject({
    outcome: "valid",
    outcomeAt: screeningTime,
    outcomeReason: null,
  });
  const mails = await mailTo(leadId);
  expect(mails.length).toBe(1);
  expect(mails[0]!.payloadJson).toContain("Your entry is valid");
  const acts = await world.portal.db
    .selectFrom("history")
    .select("act")
    .where("subjectId", "=", id)
    .execute();
  expect(acts.map((row) => row.act)).toEqual([
    "entry.begun",
    "entry.submitted",
    "listing.asked",
    "entry.screened",
  ]);
});

test("a repair tells the lead which fields, why and until when", async () => {
  const { id, leadId } = await submitted();
  await makeScreened(world.portal, { entryId: id, screenerId, outcome: "repair", now: screeningTime });
  expect(await entryOf(id)).toMatchObject({ outcome: "repair" });
  expect(await findNewestScreening(world.portal.db, id)).toMatchObject({
    fields: ["annex"],
    dueAt: "2027-06-18T15:59:00.000Z",
  });
  const [mail] = await mailTo(leadId);
  expect(mail!.payloadJson).toContain("The annex cannot be opened.");
  expect(mail!.payloadJson).toContain("18 June 2027, 23:59");
});

test("an entry that was mended waits again, and the next decision counts for the new revision", async () => {
  const { id, leadId } = await submitted();
  await makeScreened(world.portal, {
    entryId: id,
    screenerId,
    outcome: "repair",
    fields: ["title"],
    now: screeningTime,
  });
  await world.portal.db
    .updateTable("entry")
    .set({
      answersJson: JSON.stringify(makeAnswers({ organisationName: `Institute ${number}`, title: "Mended" })),
    })
    .where("id", "=", id)
    .execute();
  const mended = "2027-06-15T02:00:00.000Z";
  expect(await submitEntry(await contextOf(world.portal, leadId, mended), id)).toEqual({
    revision: 2,
    refusal: null,
  });
  expect(await decide(id, { revision: 1, now: mended })).toEqual({ id: "screening.newRevision" });
  const last = (await findNewestScreening(world.portal.db, id))!.id;
  expect(await decide(id, { revision: 2, last, now: mended })).toBe(null);
  expect(
    (await listScreenings(world.portal.db, id)).map(({ revision, outcome }) => [revision, outcome]),
  ).toEqual([
    [2, "valid"],
    [1, "repair"],
  ]);
});

test("a repair changes what was flagged and nothing else, even if the draft holds more", async () => {
  const { id, leadId } = await submitted();
  await makeScreened(world.portal, {
    entryId: id,
    screenerId,
    outcome: "repair",
    fields: ["title"],
    now: screeningTime,
  });
  const lead = await contextOf(world.portal, leadId, "2027-06-15T02:00:00.000Z");
  const before = (await findOwnEntry(lead, id))!.answers;
  const bases = { keywords: markOf(before, "keywords"), title: markOf(before, "title") };
  expect((await saveDraft(lead, { id, answers: { keywords: "sly" }, bases })).refusal).toEqual({
    id: "screening.onlyFlagged",
  });
  expect((await saveDraft(lead, { id, answers: { title: "Mended" }, bases })).refusal).toBe(null);
  await world.portal.db
    .updateTable("entry")
    .set({ answersJson: JSON.stringify({ ...before, title: "Mended", keywords: "left from March" }) })
    .where("id", "=", id)
    .execute();
  expect(await submitEntry(lead, id)).toEqual({ revision: 2, refusal: null });
  const { documentJson } = (await findRevision(world.portal.db, { entryId: id, number: 2 }))!;
  expect(JSON.parse(documentJson).answers).toMatchObject({ title: "Mended", keywords: before["keywords"] });
  const late = await contextOf(world.portal, leadId, "2027-06-18T15:59:00.000Z");
  expect((await saveDraft(late, { id, answers: { title: "Too late" }, bases })).refusal?.id).toBe(
    "entering.repairOver",
  );
});

test("a decision drawn before a colleague's is refused and changes nothing", async () => {
  const { id, leadId } = await submitted();
  await makeScreened(world.portal, { entryId: id, screenerId, outcome: "notValid", now: screeningTime });
  expect(await decide(id)).toEqual({ id: "screening.screenedSince" });
  expect(await entryOf(id)).toMatchObject({ outcome: "notValid" });
  // Drawn after it, another decision takes its place, and the mail says so.
  const newest = await findNewestScreening(world.portal.db, id);
  expect(await decide(id, { last: newest!.id })).toBe(null);
  const mails = await mailTo(leadId);
  expect(
    mails.filter(({ payloadJson }) => payloadJson.includes("This takes the place of what we wrote")),
  ).toHaveLength(1);
});

test("nobody screens an entry of their own", async () => {
  const { id, leadId } = await submitted();
  expect(await decide(id, { by: leadId })).toEqual({ id: "screening.ownEntry" });
});

test("an entry of partners is not valid before each partner has endorsed it", async () => {
  const { id } = await submitted({
    category: "C4",
    partners: [
      {
        key: "p1",
        organisation: "Partner Ltd",
        name: "Pat Partner",
        address: "pat@partner.example",
        contribution: "Machines",
      },
    ],
    giftOfUniversity: "Teachers",
    giftOfEnterprise: "Machines",
  });
  expect(await decide(id)).toEqual({ id: "screening.endorsementMissing", values: { count: 1 } });
  await world.portal.db
    .updateTable("endorsement")
    .set({ state: "given" })
    .where("entryId", "=", id)
    .execute();
  expect(await decide(id)).toBe(null);
});
