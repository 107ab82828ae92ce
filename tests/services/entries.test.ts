import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { windowOf } from "~/domain/stages";
import { type Instant, later, MINUTE } from "~/domain/time";
import { canonicalJson, sha256 } from "~/services/canonical.server";
import {
  beginEntry,
  findOwnEntry,
  markOf,
  saveDraft,
  submitEntry,
  withdrawEntry,
} from "~/services/entries.server";
import { listSetAside, listVersions } from "~db/queries/answer-versions";
import { findRevision, listEntriesByPerson } from "~db/queries/entries";
import {
  contextOf,
  makeAnswers,
  makeCallOpen,
  makeEntry,
  makeFiles,
  makeSubmittedEntry,
} from "~db/seed/factories";
import { openWorld, type World } from "../world";

const at = "2027-03-02T02:00:00.000Z";
let world: World;
let leadId: string;

beforeAll(async () => {
  world = await openWorld({ at });
  await makeCallOpen(world.portal, at);
});
afterAll(() => world.close());
beforeEach(async () => {
  world.setClock(at);
  leadId = (await world.signedIn()).personId!; // somebody signed in has an id
});

/** An organisation of its own for each test, so that limits do not meet. */
let number = 0;
const complete = (more = {}) => makeAnswers({ organisationName: `Institute ${++number}`, ...more });
const lead = (now = at) => contextOf(world.portal, leadId, now);
const mails = async (kind: string, personId = leadId) =>
  (
    await world.portal.db
      .selectFrom("outbox")
      .select("key")
      .where("kind", "=", kind)
      .where("personId", "=", personId)
      .execute()
  ).length;
const acts = async (id: string) =>
  (
    await world.portal.db
      .selectFrom("history")
      .select("act")
      .where("subjectId", "=", id)
      .orderBy("seq")
      .execute()
  ).map((row) => row.act);

test("an entry gets the next code of its edition, which names no category", async () => {
  const first = await beginEntry(await lead());
  const second = await beginEntry(await lead());
  const entries = await listEntriesByPerson(world.portal.db, { personId: leadId, editionId: "2027" });
  expect(entries.map((entry) => entry.code)).toEqual([
    expect.stringMatching(/^IIOE-2027-\d{4}$/),
    expect.stringMatching(/^IIOE-2027-\d{4}$/),
  ]);
  expect(new Set(entries.map((entry) => entry.id))).toEqual(new Set([first.id, second.id]));
  expect(await acts(first.id!)).toEqual(["entry.begun"]); // it was not refused
});

test("nothing begins before the call is opened, however late it is", async () => {
  const context = await lead();
  const refused = await beginEntry({ ...context, edition: { ...context.edition, openedAt: null } });
  expect(refused).toEqual({ id: null, refusal: { id: "entering.notOpenYet" } });
});

test("a submission freezes what was typed, gives a hash that anyone can compute, and one receipt by mail", async () => {
  const id = await makeEntry(world.portal, { leadId, answers: complete(), files: makeFiles(), now: at });
  expect(await submitEntry(await lead(), id)).toEqual({ revision: 1, refusal: null });
  const revision = await findRevision(world.portal.db, { entryId: id, number: 1 });
  expect(sha256(revision!.documentJson)).toBe(revision!.hash); // it was just submitted
  expect(canonicalJson(JSON.parse(revision!.documentJson))).toBe(revision!.documentJson);
  expect(await mails("receipt")).toBe(1);
  expect(await acts(id)).toEqual(["entry.begun", "entry.submitted", "listing.asked"]);
  const { payloadJson } = await world.portal.db
    .selectFrom("outbox")
    .select("payloadJson")
    .where("kind", "=", "receipt")
    .where("personId", "=", leadId)
    .executeTakeFirstOrThrow();
  expect(payloadJson).toContain(revision!.hash);
  expect(payloadJson).toContain("2 March 2027, 10:00:00 (UTC+8)");
});

test("twenty submissions of one form at once make one revision and one receipt", async () => {
  const id = await makeEntry(world.portal, { leadId, answers: complete(), files: makeFiles(), now: at });
  const results = await Promise.all(Array.from({ length: 20 }, async () => submitEntry(await lead(), id)));
  expect(results).toEqual(Array(20).fill({ revision: 1, refusal: null }));
  expect(await mails("receipt")).toBe(1);
  expect((await acts(id)).filter((act) => act === "entry.submitted")).toHaveLength(1);
});

test("changed after submitting and submitted again, it has a second revision and the first stays", async () => {
  const answers = complete();
  const id = await makeSubmittedEntry(world.portal, { leadId, answers, files: makeFiles(), now: at });
  await saveDraft(await lead(), { id, answers: { city: "Osh" }, bases: { city: markOf(answers, "city") } });
  expect(await submitEntry(await lead(later(at, MINUTE)), id)).toEqual({ revision: 2, refusal: null });
  const first = await findRevision(world.portal.db, { entryId: id, number: 1 });
  expect(first?.documentJson).toContain('"city":"Naryn"');
  expect(await mails("receipt")).toBe(2);
});

test.each([
  ["a millisecond before the deadline", -1, null],
  ["at the deadline", 0, null],
  ["a millisecond before the end of the grace", 60 * MINUTE - 1, null],
  ["at the end of the grace", 60 * MINUTE, "entering.closed"],
])("%s", async (_, offset, refusal) => {
  const id = await makeEntry(world.portal, { leadId, answers: complete(), files: makeFiles(), now: at });
  const context = await lead();
  const now = later(windowOf(context.edition.rulebook, "open").closes, offset);
  expect((await submitEntry({ ...context, now }, id)).refusal?.id ?? null).toBe(refusal);
});

test("a form sent twice around the deadline keeps its receipt", async () => {
  const id = await makeSubmittedEntry(world.portal, {
    leadId,
    answers: complete(),
    files: makeFiles(),
    now: at,
  });
  const context = await lead();
  const now = later(windowOf(context.edition.rulebook, "open").closes, 61 * MINUTE);
  expect(await submitEntry({ ...context, now }, id)).toEqual({ revision: 1, refusal: null });
});

test("what is missing stops a submission and says how much", async () => {
  const id = await makeEntry(world.portal, {
    leadId,
    answers: complete({ city: "" }),
    files: makeFiles(),
    now: at,
  });
  expect(await submitEntry(await lead(), id)).toEqual({
    revision: null,
    refusal: { id: "entering.notFinished", values: { faults: 1 } },
  });
});

test("an organisation submits three entries, however it writes its name, and a fourth after withdrawing one", async () => {
  const name = `Bishkek Institute ${++number}`;
  const answers = (organisationName: string) => makeAnswers({ organisationName });
  const ids = [];
  for (const written of [name, name.toUpperCase(), ` the  ${name}. `])
    ids.push(
      await makeSubmittedEntry(world.portal, {
        leadId,
        answers: answers(written),
        files: makeFiles(),
        now: at,
      }),
    );
  const fourth = await makeEntry(world.portal, {
    leadId,
    answers: answers(name),
    files: makeFiles(),
    now: at,
  });
  expect((await submitEntry(await lead(), fourth)).refusal).toEqual({
    id: "entering.organisationIsFull",
    values: { limit: 3 },
  });
  expect(await withdrawEntry(await lead(), ids[0]!)).toBeNull(); // three were made
  expect((await submitEntry(await lead(), fourth)).refusal).toBeNull();
});

test("four entries of one organisation at once: three get through", async () => {
  const answers = complete();
  const ids = await Promise.all(
    [1, 2, 3, 4].map(() => makeEntry(world.portal, { leadId, answers, files: makeFiles(), now: at })),
  );
  const results = await Promise.all(ids.map(async (id) => submitEntry(await lead(), id)));
  expect(results.filter((result) => result.refusal).map((result) => result.refusal?.id)).toEqual([
    "entering.organisationIsFull",
  ]);
});

test("a withdrawn entry takes no more words, no submission and no second withdrawal", async () => {
  const id = await makeSubmittedEntry(world.portal, {
    leadId,
    answers: complete(),
    files: makeFiles(),
    now: at,
  });
  const context = await lead();
  expect(await withdrawEntry(context, id)).toBeNull();
  const saved = await saveDraft(context, { id, answers: { city: "Osh" }, bases: {} });
  expect(saved.refusal).toEqual({ id: "entering.isWithdrawn" });
  expect((await submitEntry(context, id)).refusal?.id).toBe("entering.isWithdrawn");
  expect(await withdrawEntry(context, id)).toEqual({ id: "entering.isWithdrawn" });
  expect(await mails("withdrawal")).toBe(1);
});

test("other people's entries are not there", async () => {
  const id = await makeEntry(world.portal, { leadId, answers: complete(), now: at });
  const other = await contextOf(world.portal, (await world.signedIn()).personId!, at); // signed in
  expect(await findOwnEntry(other, id)).toBeUndefined();
  await expect(submitEntry(other, id)).rejects.toMatchObject({ status: 404 });
  await expect(withdrawEntry(other, id)).rejects.toMatchObject({ status: 404 });
  await expect(saveDraft(other, { id, answers: { city: "Osh" }, bases: {} })).rejects.toMatchObject({
    status: 404,
  });
});

test("a field that somebody else changed since is not overwritten: what was typed is set aside, the rest is saved", async () => {
  const answers = complete();
  const id = await makeEntry(world.portal, { leadId, answers, now: at });
  const context = await lead();
  const bases = { city: markOf(answers, "city"), keywords: markOf(answers, "keywords") };
  expect(await saveDraft(context, { id, answers: { city: "Osh" }, bases })).toMatchObject({
    refusal: null,
    stale: [],
    isChanged: true,
  });
  const second = { city: "Talas", keywords: "other words" };
  for (const isChanged of [true, false])
    expect(await saveDraft(context, { id, answers: second, bases })).toMatchObject({
      refusal: { id: "fault.stale" },
      stale: ["city"],
      isChanged,
      answers: { city: "Osh", keywords: "other words" },
    });
  const aside = await listSetAside(world.portal.db, id);
  expect(aside.map(({ fieldId, answerJson, personId }) => ({ fieldId, answerJson, personId }))).toEqual([
    { fieldId: "city", answerJson: '"Talas"', personId: leadId },
  ]);
  // Using it settles it; a field that the form left as it was drawn is not touched by a later save.
  const chosen = { city: markOf({ city: "Osh" }, "city") };
  await saveDraft(context, { id, answers: { city: "Talas" }, bases: chosen });
  expect(await listSetAside(world.portal.db, id)).toEqual([]);
  expect(
    await saveDraft(context, { id, answers: { city: answers["city"]! }, bases }), // it is answered
  ).toMatchObject({ refusal: null, isChanged: false, answers: { city: "Talas" } });
});

test("while a text is worked on, what it held is copied once in five minutes", async () => {
  const answers = { ...complete(), context: "first" };
  const id = await makeEntry(world.portal, { leadId, answers, now: at });
  let held = answers.context;
  const write = async (text: string, now: Instant) => {
    const context = await contextOf(world.portal, leadId, now);
    const bases = { context: markOf({ context: held }, "context") };
    expect((await saveDraft(context, { id, answers: { context: text }, bases })).refusal).toBeNull();
    held = text;
  };
  await write("second", later(at, MINUTE));
  await write("third", later(at, 3 * MINUTE));
  await write("fourth", later(at, 6 * MINUTE));
  const versions = await listVersions(world.portal.db, { entryId: id, fieldId: "context" });
  expect(versions.map((one) => one.answerJson)).toEqual(['"third"', '"first"']);
});
