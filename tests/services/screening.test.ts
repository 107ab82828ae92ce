import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  countListed,
  type Outcome,
  screeningLists,
  screeningMarks,
  screeningState,
} from "~/domain/screening";
import { findOwnEntry, markOf, saveDraft, submitEntry, withdrawEntry } from "~/services/entries.server";
import { settleLikeness } from "~/services/likenesses.server";
import { answerReply, type Decision, replyToOutcome, screenEntry } from "~/services/screening.server";
import { changeStanding } from "~/services/standings.server";
import { findEntry, findRevision } from "~db/queries/entries";
import { keepLikenesses, listLikenesses } from "~db/queries/likenesses";
import {
  countScreening,
  findNewestScreening,
  listEntriesToScreen,
  listScreenings,
} from "~db/queries/screenings";
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

test("a list's counts are those of a full count, and its rows those counted, whatever was done before", async () => {
  const { db } = world.portal;
  const other = (await world.signedIn({ roles: ["screener"] })).personId!; // likewise
  const entries = [await submitted(), await submitted(), await submitted()];
  await db.updateTable("entry").set({ category: "C2" }).where("id", "=", entries[2]!.id).execute(); // there are three
  const as = (personId: string, now = screeningTime) => contextOf(world.portal, personId, now);
  const newestOf = async (id: string) => (await findNewestScreening(db, id))?.id ?? "";
  const acts = {
    valid: (id: string) => screen(id, "valid"),
    repair: (id: string) => screen(id, "repair"),
    notValid: (id: string) => screen(id, "notValid"),
    async submit(id: string, leadId: string) {
      const { answersJson } = await db
        .selectFrom("entry")
        .select("answersJson")
        .where("id", "=", id)
        .executeTakeFirstOrThrow();
      const answers = JSON.parse(answersJson) as ReturnType<typeof makeAnswers>;
      const title = `Mended after ${Object.keys(answers).length} answers, ${await newestOf(id)}`;
      await db
        .updateTable("entry")
        .set({ answersJson: JSON.stringify({ ...answers, title }) })
        .where("id", "=", id)
        .execute();
      await submitEntry(await as(leadId), id);
    },
    reply: async (id: string, leadId: string) =>
      replyToOutcome(await as(leadId), { entryId: id, words: "x" }),
    answer: async (id: string) =>
      answerReply(await as(other), {
        entryId: id,
        screeningId: await newestOf(id),
        state: "upheld",
        answer: "x",
      }),
    outside: async (id: string) =>
      changeStanding(await as(other), { entryId: id, standing: "horsConcours", reason: "x" }),
    alike: async (id: string) =>
      keepLikenesses(db, {
        entryId: id,
        alike: entries.filter((one) => one.id !== id).map((one) => ({ otherId: one.id, shared: 9 })),
      }),
    settle: async (id: string) => {
      for (const one of await listLikenesses(db, id))
        await settleLikeness(await as(other), { entryId: id, otherId: one.id, note: "x" });
    },
    withdraw: async (id: string, leadId: string) => withdrawEntry(await as(leadId), id),
  };
  const screen = async (id: string, outcome: Outcome) => {
    const { submittedRevision } = await entryOf(id);
    const last = await newestOf(id);
    await decide(id, {
      outcome,
      revision: submittedRevision ?? 0,
      last,
      reason: "x",
      fields: outcome === "repair" ? ["title"] : [],
      checks: checksFor(outcome),
    });
  };
  const { eligibility } = (await as(other)).edition.rulebook;
  const checksFor = (outcome: Outcome) =>
    Object.fromEntries(
      eligibility.map(({ id }) => [
        id,
        {
          answer: id !== "readable" || outcome === "valid" ? "yes" : outcome === "repair" ? "repair" : "no",
          note: "",
        } as const,
      ]),
    );
  const reached = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ act: fc.constantFrom(...Object.keys(acts)), of: fc.nat(2) }), {
        minLength: 4,
        maxLength: 8,
      }),
      async (sequence) => {
        for (const { act, of } of sequence) {
          const { id, leadId } = entries[of]!; // one of three
          await acts[act as keyof typeof acts](id, leadId);
        }
        const full = await findAll(db);
        for (const { state, marks } of full) for (const one of [state, ...marks]) reached.add(one);
        const counts = await countScreening(db, "2027");
        for (const state of [undefined, ...screeningLists])
          for (const mark of [undefined, ...screeningMarks])
            for (const category of [undefined, "C2"]) {
              const filter = {
                personId: screenerId,
                ...(state && { state }),
                ...(mark && { mark }),
                ...(category && { category }),
              };
              const wanted = full
                .filter((one) => !state || one.state === state || (state === "toDo" && one.isToDo))
                .filter((one) => !mark || one.marks.includes(mark))
                .filter((one) => !category || one.category === category)
                .map((one) => one.id);
              const listed = await listEntriesToScreen(db, {
                ...filter,
                editionId: "2027",
                limit: 500,
                offset: 0,
              });
              expect(countListed(counts, filter), JSON.stringify(filter)).toBe(wanted.length);
              expect(listed.map((one) => one.id)).toEqual(wanted);
            }
      },
    ),
    { numRuns: 8, seed: 7, examples: [[[]]] },
  );
  for (const one of ["waiting", "repaired", "valid", "notValid", "replies", "likenesses", "horsConcours"])
    expect([...reached]).toContain(one);
});

/** Every submitted entry in the order of the list with where its newest screening leaves it, counted from all rows. */
async function findAll(db: World["portal"]["db"]) {
  const entries = await db
    .selectFrom("entry")
    .select(["id", "category", "standing", "submittedRevision"])
    .where("editionId", "=", "2027")
    .where("state", "=", "submitted")
    .orderBy("submittedAt")
    .orderBy("code")
    .execute();
  const ids = new Set(entries.map((one) => one.id));
  const replies = await db.selectFrom("reply").selectAll().where("state", "=", "waiting").execute();
  const pairs = await db.selectFrom("likeness").selectAll().where("state", "=", "open").execute();
  const found = [];
  for (const entry of entries) {
    const newest = await findNewestScreening(db, entry.id);
    const state = screeningState(entry, newest);
    const replyWaits = replies.some((one) => one.entryId === entry.id);
    const isAlike = pairs.some(
      (one) =>
        (one.entryId === entry.id && ids.has(one.otherId)) ||
        (one.otherId === entry.id && ids.has(one.entryId)),
    );
    found.push({
      id: entry.id,
      category: entry.category,
      state,
      isToDo: state !== "disqualified" && (state === "waiting" || state === "repaired" || replyWaits),
      marks: [
        ...(replyWaits ? ["replies" as const] : []),
        ...(isAlike ? ["likenesses" as const] : []),
        ...(newest?.screenerId === screenerId ? ["mine" as const] : []),
        ...(entry.standing === "horsConcours" ? ["horsConcours" as const] : []),
      ],
    });
  }
  return found;
}
