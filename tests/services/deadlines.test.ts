/** Deadlines as the service decides them: at T, with the clock set back, with extensions, and many at once. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openContext } from "~/context.server";
import { windowOf } from "~/domain/stages";
import { clockText, DAY, HOUR, type Instant, later, MINUTE, withOffset } from "~/domain/time";
import {
  beginEntry,
  beginEntryFor,
  findOwnEntry,
  markOf,
  returnEntry,
  saveDraft,
  submitEntry,
  withdrawEntry,
} from "~/services/entries.server";
import { answerExtension, extendDeadline } from "~/services/extensions.server";
import { answerEntryInvitation } from "~/services/members.server";
import { moveDates } from "~/services/rulebooks.server";
import { upsertEntryMember } from "~db/queries/members";
import { findRevision } from "~db/queries/entries";
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
let organiserId: string;
let otherId: string;
let closes: Instant;
const grace = 60 * MINUTE;

beforeAll(async () => {
  world = await openWorld({ at });
  await makeCallOpen(world.portal, at);
  closes = windowOf((await world.edition()).rulebook, "open").closes;
  organiserId = (await world.signedIn({ roles: ["organiser"] })).personId!; // signed in
  otherId = (await world.signedIn({ roles: ["organiser"] })).personId!; // likewise
});
afterAll(() => world.close());
beforeEach(async () => {
  world.setClock(at);
  leadId = (await world.signedIn()).personId!; // likewise
});

let number = 0;
const complete = (more = {}) => makeAnswers({ organisationName: `Institute ${++number}`, ...more });
const draft = () => makeEntry(world.portal, { leadId, answers: complete(), files: makeFiles(), now: at });
const as = (personId: string, now: Instant) => contextOf(world.portal, personId, now);
const submitAt = async (id: string, now: Instant) => submitEntry(await as(leadId, now), id);
const extend = async (id: string, until: Instant, now: Instant, by = organiserId) => {
  const { code } = await world.portal.db
    .selectFrom("entry")
    .select("code")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return extendDeadline(await as(by, now), { subject: code, until, reason: "The line was down." });
};
const rows = async (table: "revision" | "history" | "outbox", where: [string, string][]) => {
  let query = world.portal.db.selectFrom(table as "outbox").selectAll();
  for (const [column, value] of where) query = query.where(column as "kind", "=", value);
  return query.execute();
};

describe("at the deadline", () => {
  test.each<[string, () => number, string | null, string | null]>([
    ["a millisecond before it", () => -1, null, "published"],
    ["at it", () => 0, null, "grace"],
    ["a millisecond before the end of the grace", () => grace - 1, null, "grace"],
    ["at the end of the grace", () => grace, "entering.closed", null],
  ])("%s", async (_, offset, refusal, rule) => {
    const id = await draft();
    const answer = await submitAt(id, later(closes, offset()));
    expect(answer.refusal?.id ?? null).toBe(refusal);
    expect((await findRevision(world.portal.db, { entryId: id, number: 1 }))?.rule ?? null).toBe(rule);
  });

  test("what was submitted last stands, whatever the draft holds", async () => {
    const answers = complete();
    const id = await makeSubmittedEntry(world.portal, { leadId, answers, files: makeFiles(), now: at });
    const before = later(closes, -MINUTE);
    await saveDraft(await as(leadId, before), {
      id,
      answers: { city: "Osh" },
      bases: { city: markOf(answers, "city") },
    });
    expect((await submitAt(id, later(closes, grace))).refusal?.id).toBe("entering.closed");
    const entry = await findOwnEntry(await as(leadId, later(closes, grace)), id);
    expect([entry?.state, entry?.submittedRevision]).toEqual(["submitted", 1]);
    const revision = await findRevision(world.portal.db, { entryId: id, number: 1 });
    expect(revision?.documentJson).toContain('"city":"Naryn"');
  });

  test("the receipt says by which rule it was in time, on its page and in its mail", async () => {
    const id = await draft();
    const now = later(closes, 5 * MINUTE);
    await submitAt(id, now);
    const lead = await world.as(leadId);
    expect(await (await lead.get(`/entries/${id}/receipts/1`)).text()).toContain(
      "the time of grace after the deadline",
    );
    const [mail] = await rows("outbox", [
      ["kind", "receipt"],
      ["personId", leadId],
    ]);
    expect(mail?.payloadJson).toContain("the time of grace after the deadline");
  });
});

test("100 submits of one draft at once, by its lead and its deputy: 1 revision, 1 receipt, 1 mail to each", async () => {
  const id = await draft();
  const deputy = await world.signedIn();
  await upsertEntryMember(world.portal.db, {
    entryId: id,
    personId: deputy.personId!, // signed in
    capacity: "deputy",
    now: at,
  });
  const contexts = await Promise.all(
    Array.from({ length: 100 }, (_, n) => as(n % 2 ? leadId : deputy.personId!, at)), // likewise
  );
  const results = await Promise.all(contexts.map((context) => submitEntry(context, id)));
  expect(new Set(results.map((one) => JSON.stringify(one)))).toEqual(
    new Set([JSON.stringify({ revision: 1, refusal: null })]),
  );
  expect(await rows("revision", [["entryId", id]])).toHaveLength(1);
  expect(
    await rows("history", [
      ["subjectId", id],
      ["act", "entry.submitted"],
    ]),
  ).toHaveLength(1);
  const mails = (await rows("outbox", [["kind", "receipt"]])).filter((one) => one.key.includes(id));
  expect(mails.map((one) => one.personId).sort()).toEqual([leadId, deputy.personId].sort());
  await world.jobs.runNow();
  const sent = (await rows("outbox", [["kind", "receipt"]])).filter((one) => one.key.includes(id));
  expect(sent.map((one) => [one.state, one.attempts])).toEqual([
    ["sent", 1],
    ["sent", 1],
  ]);
});

describe("more time for one entry", () => {
  const days = (n: number) => later(closes, n * DAY);

  test("granted before the deadline: it counts at once, is told, shown, and named on the receipt", async () => {
    const id = await draft();
    expect((await extend(id, days(2), later(closes, -DAY))).refusal).toBeNull();
    const [mail] = await rows("outbox", [
      ["kind", "extension"],
      ["personId", leadId],
    ]);
    expect(mail?.payloadJson).toContain("The line was down.");
    const lead = await world.as(leadId);
    for (const page of ["", "/sections/case", "/files/annex", "/people", "/team", "/withdrawal"])
      expect([page, await (await lead.get(`/entries/${id}${page}`)).text()]).toEqual([
        page,
        expect.stringContaining("more time than others (extension 1)"),
      ]);
    expect((await submitAt(id, later(days(2), -1))).refusal).toBeNull();
    const revision = await findRevision(world.portal.db, { entryId: id, number: 1 });
    expect([revision?.rule, revision?.ruleNumber]).toEqual(["extension", 1]);
    expect(await (await lead.get(`/entries/${id}/receipts/1`)).text()).toContain("extension 1");
  });

  test("ends to the millisecond, and is nobody else's", async () => {
    const id = await draft();
    const other = await draft();
    await extend(id, days(2), later(closes, -DAY));
    expect((await submitAt(id, days(2))).refusal?.id).toBe("entering.closed");
    expect((await submitAt(other, later(days(2), -1))).refusal?.id).toBe("entering.closed");
  });

  test("after the deadline it takes two people, and until then opens nothing", async () => {
    const id = await draft();
    const { id: extension } = await extend(id, days(2), later(closes, 2 * HOUR));
    const row = { id: extension ?? "", answer: "granted" as const };
    expect((await submitAt(id, days(1))).refusal?.id).toBe("entering.closed");
    const alone = await answerExtension(await as(organiserId, later(closes, 3 * HOUR)), row);
    expect(alone).toEqual({ id: "deadlines.secondPerson" });
    expect((await submitAt(id, days(1))).refusal?.id).toBe("entering.closed");
    expect(await answerExtension(await as(otherId, later(closes, 3 * HOUR)), row)).toBeNull();
    expect(await answerExtension(await as(otherId, later(closes, 3 * HOUR)), row)).toEqual({
      id: "deadlines.answered",
    });
    expect((await submitAt(id, days(1))).refusal).toBeNull();
  });

  test("granted while its entrant submits: each try is either refused or in time, and there is one revision", async () => {
    const id = await draft();
    const late = later(closes, 2 * HOUR);
    const { id: extension } = await extend(id, days(2), late);
    const lead = await as(leadId, late);
    const second = await as(otherId, late);
    const tries = Array.from({ length: 30 }, () => submitEntry(lead, id));
    const granted = answerExtension(second, { id: extension ?? "", answer: "granted" });
    const more = Array.from({ length: 30 }, () => submitEntry(lead, id));
    expect(await granted).toBeNull();
    const results = await Promise.all([...tries, ...more]);
    for (const one of results) expect([1, null]).toContain(one.revision);
    for (const one of results.filter((result) => result.refusal))
      expect(one.refusal?.id).toBe("entering.closed");
    expect((await submitEntry(lead, id)).revision).toBe(1);
    expect(await rows("revision", [["entryId", id]])).toHaveLength(1);
    const receipts = (await rows("outbox", [["kind", "receipt"]])).filter((one) => one.key.includes(id));
    expect(receipts).toHaveLength(1);
  });

  test("ends when the judges have their entries", async () => {
    const id = await draft();
    await extend(id, days(5), later(closes, -DAY));
    await world.portal.db
      .insertInto("plan")
      .values({
        id: `plan-${id}`,
        editionId: "2027",
        seed: 1,
        kind: "whole",
        state: "published",
        version: 1,
        reportJson: "{}",
        createdById: organiserId,
        createdAt: at,
        publishedById: organiserId,
        publishedAt: at,
      })
      .execute();
    expect((await submitAt(id, days(1))).refusal?.id).toBe("entering.closed");
    expect((await extend(id, days(6), later(closes, -DAY))).refusal?.id).toBe("deadlines.planned");
    await world.portal.db.deleteFrom("plan").where("id", "=", `plan-${id}`).execute();
    expect((await submitAt(id, days(1))).refusal).toBeNull();
  });

  test("for an address without an entry: its owner, under any proven address, begins one late, once", async () => {
    const person = await world.signedIn({ address: "Late.Lin@people.example" });
    const given = await extendDeadline(await as(organiserId, later(closes, -DAY)), {
      subject: "late.lin@PEOPLE.example",
      until: days(3),
      reason: "Said by telephone.",
    });
    expect(given.refusal).toBeNull();
    expect((await world.mailsTo("late.lin@PEOPLE.example")).map((mail) => mail.kind)).toEqual(["extension"]);
    const late = await as(person.personId!, days(1)); // signed in
    const begun = await beginEntry(late);
    expect(begun.refusal).toBeNull();
    expect((await findOwnEntry(late, begun.id!))?.extension?.number).toBe(1); // it was not refused
    expect((await beginEntry(late)).refusal?.id).toBe("entering.closed");
    expect((await beginEntry(await as(leadId, days(1)))).refusal?.id).toBe("entering.closed");
    const again = await extendDeadline(await as(organiserId, later(closes, -DAY)), {
      subject: "late.lin@people.example",
      until: days(4),
      reason: "Again.",
    });
    expect(again.refusal?.id).toBe("deadlines.hasEntry");
  });

  test("an unproven address gets nothing", async () => {
    const person = await world.signedIn();
    await world.portal.db
      .insertInto("address")
      .values({
        id: `unproven-${person.personId}`,
        personId: person.personId!, // signed in
        address: "somebody.else@people.example",
        normalised: "somebody.else@people.example",
        verifiedAt: null,
        isPrimary: 0,
        createdAt: at,
      })
      .execute();
    await extendDeadline(await as(organiserId, later(closes, -DAY)), {
      subject: "somebody.else@people.example",
      until: days(3),
      reason: "Said by telephone.",
    });
    expect((await beginEntry(await as(person.personId!, days(1)))).refusal?.id).toBe("entering.closed"); // signed in
  });
});

describe("withdrawing and coming back", () => {
  test("makes no room beyond the limit: an entry that comes back counts again", async () => {
    const answers = complete();
    const make = () => makeSubmittedEntry(world.portal, { leadId, answers, files: makeFiles(), now: at });
    const [first] = [await make(), await make(), await make()];
    const context = await as(leadId, at);
    expect(await withdrawEntry(context, first)).toBeNull(); // three were made
    const fourth = await make();
    expect(await returnEntry(context, first)).toBeNull();
    expect((await submitEntry(context, first)).refusal).toEqual({
      id: "entering.organisationIsFull",
      values: { limit: 3 },
    });
    expect((await findOwnEntry(context, first))?.state).toBe("draft");
    expect(await withdrawEntry(context, fourth)).toBeNull();
    expect(await submitEntry(context, first)).toEqual({ revision: 2, refusal: null });
    expect(await returnEntry(context, fourth)).toBeNull();
    expect((await submitEntry(context, fourth)).refusal?.id).toBe("entering.organisationIsFull");
  });

  test("is possible while entries are taken, by who leads", async () => {
    const id = await draft();
    const context = await as(leadId, at);
    expect(await returnEntry(context, id)).toEqual({ id: "entering.notWithdrawn" });
    await withdrawEntry(context, id);
    expect(await returnEntry(await as(leadId, later(closes, grace)), id)).toEqual({ id: "entering.closed" });
    await world.portal.db
      .updateTable("entry_member")
      .set({ capacity: "editor" })
      .where("entryId", "=", id)
      .execute();
    expect(await returnEntry(context, id)).toEqual({ id: "entering.leadWithdraws" });
  });
});

describe("an entry that the staff types", () => {
  test("is typed by them, submitted only by its lead, who takes it over, and then it is theirs alone", async () => {
    const person = await world.signedIn({ address: "tel@people.example" });
    const scribe = await as(organiserId, at);
    const { id } = await beginEntryFor(scribe, { address: "Tel@people.example" });
    const answers = complete();
    expect(
      (
        await saveDraft(scribe, {
          id: id!,
          answers,
          bases: Object.fromEntries(Object.keys(answers).map((field) => [field, markOf({}, field)])),
        })
      ).isChanged,
    ).toBe(true); // it was not refused
    expect((await submitEntry(scribe, id!)).refusal?.id).toBe("entering.leadSubmits");
    expect(await withdrawEntry(scribe, id!)).toEqual({ id: "entering.leadWithdraws" });
    const mine = await as(person.personId!, at); // signed in
    expect(await findOwnEntry(mine, id!)).toBeUndefined();
    const invitation = await world.portal.db
      .selectFrom("entry_invitation")
      .select("id")
      .where("entryId", "=", id!)
      .executeTakeFirstOrThrow();
    expect(await answerEntryInvitation(mine, { id: invitation.id, accept: true })).toEqual({
      refusal: null,
      entryId: id,
    });
    expect((await findOwnEntry(mine, id!))?.capacity).toBe("lead");
    expect(await findOwnEntry(scribe, id!)).toBeUndefined();
  });
});

describe("the clock", () => {
  test("set back after the closing was recorded, it opens nothing again", async () => {
    const other = await openWorld({ at });
    await makeCallOpen(other.portal, at);
    const lead = await other.signedIn();
    const id = await makeEntry(other.portal, {
      leadId: lead.personId!, // signed in
      answers: complete(),
      files: makeFiles(),
      now: at,
    });
    const submit = async () => {
      const request = { cookie: lead.cookie, nonce: "", client: "" };
      const context = await openContext(other.portal, request);
      return submitEntry({ ...context, viewer: context.viewer! }, id); // signed in
    };
    other.setClock(later(closes, grace));
    await other.jobs.runNow();
    expect((await submit()).refusal?.id).toBe("entering.closed");
    other.setClock(later(closes, -DAY));
    expect((await submit()).refusal?.id).toBe("entering.closed");
    const closed = await other.portal.db
      .selectFrom("history")
      .select("factsJson")
      .where("act", "=", "call.closed")
      .execute();
    expect(closed).toHaveLength(1);
    await other.close();
  });
});

test("the call is extended for everybody once: drafts and submitted are told, a second time is refused", async () => {
  const other = await openWorld({ at });
  await makeCallOpen(other.portal, at);
  const organiser = await other.signedIn({ roles: ["organiser"] });
  const people = [];
  for (const make of [makeEntry, makeSubmittedEntry]) {
    const lead = await other.signedIn();
    people.push(lead.personId!); // signed in
    await make(other.portal, { leadId: lead.personId!, answers: complete(), files: makeFiles(), now: at });
  }
  const move = async (ms: number) => {
    const context = await contextOf(other.portal, organiser.personId!, at); // likewise
    const { rulebook, rulebookVersion } = context.edition;
    const clock = clockText(later(windowOf(rulebook, "open").closes, ms), rulebook.edition.zone);
    return moveDates(context, {
      moves: [{ stage: "open", edge: "closes", clock }],
      reason: "Many asked.",
      version: rulebookVersion,
    });
  };
  expect(await move(8 * HOUR)).toBeNull();
  const told = await other.portal.db
    .selectFrom("outbox")
    .select(["personId", "subject"])
    .where("kind", "=", "dates.moved")
    .execute();
  expect(told.map((one) => one.personId).sort()).toEqual(people.sort());
  expect(new Set(told.map((one) => one.subject))).toEqual(
    new Set(["The call is extended to 1 June 2027, 07:59 (UTC+8)"]),
  );
  expect(await move(HOUR)).toEqual({ id: "organising.dates.extendedOnce" });
  const edition = await other.edition();
  expect([windowOf(edition.rulebook, "open").closes, edition.extendedFrom]).toEqual([
    later(closes, 8 * HOUR),
    closes,
  ]);
  await other.close();
});

test("in a zone whose clocks change, the deadline is where its clock says", async () => {
  const other = await openWorld({ at });
  await makeCallOpen(other.portal, at);
  const lead = await other.signedIn();
  const context = await contextOf(other.portal, lead.personId!, at); // signed in
  const zone = "Europe/Berlin";
  const end = "2027-03-28T01:30:00.000Z"; // half past three, an hour and a half after clocks went forward
  const book = context.edition.rulebook;
  const there = {
    ...context.edition,
    rulebook: {
      ...book,
      edition: { ...book.edition, zone },
      stages: book.stages.map((stage) =>
        stage.id === "open" ? { ...stage, closes: withOffset(end, zone) } : stage,
      ),
    },
  };
  for (const [offset, refusal] of [
    [-1, null],
    [0, null],
    [grace - 1, null],
    [grace, "entering.closed"],
  ] as const) {
    const id = await makeEntry(other.portal, {
      leadId: lead.personId!, // signed in
      answers: complete(),
      files: makeFiles(),
      now: at,
    });
    const now = later(end, offset);
    expect((await submitEntry({ ...context, edition: there, now }, id)).refusal?.id ?? null).toBe(refusal);
  }
  await other.close();
});
