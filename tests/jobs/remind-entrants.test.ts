import { afterEach, beforeEach, expect, test } from "vitest";
import { windowOf } from "~/domain/stages";
import { DAY, HOUR, type Instant, later, MINUTE } from "~/domain/time";
import { markOf, saveDraft, submitEntry, withdrawEntry } from "~/services/entries.server";
import { extendDeadline } from "~/services/extensions.server";
import { upsertEntryMember } from "~db/queries/members";
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
let closes: Instant;
let lead: Awaited<ReturnType<World["signedIn"]>>;

beforeEach(async () => {
  world = await openWorld({ at });
  await makeCallOpen(world.portal, at);
  closes = windowOf((await world.edition()).rulebook, "open").closes;
  lead = await world.signedIn();
});
afterEach(() => world.close());

let number = 0;
const complete = () => makeAnswers({ organisationName: `Institute ${++number}` });
const leadId = () => lead.personId!; // signed in
const make = (how: typeof makeEntry, answers = complete(), files = makeFiles()) =>
  how(world.portal, { leadId: leadId(), answers, files, now: at });
const runAt = async (now: Instant) => {
  world.setClock(now);
  await world.jobs.runNow();
};
const reminders = async (address = lead.address) =>
  (await world.mailsTo(address)).filter((mail) => mail.kind === "reminder");

test("a draft is reminded at 30, 14, 3 and 1 day(s), once each, of what is missing, and not after the deadline", async () => {
  await make(makeEntry, { ...complete(), city: "", summary: "too short" }, []);
  const seen: number[] = [];
  for (const days of [31, 30, 29, 14, 10, 3, 2, 1]) {
    await runAt(later(closes, -days * DAY));
    await runAt(later(closes, -days * DAY + MINUTE));
    seen.push((await reminders()).length);
  }
  await runAt(later(closes, MINUTE));
  expect(seen).toEqual([0, 1, 1, 2, 2, 3, 3, 4]);
  expect(await reminders()).toHaveLength(4);
  const [first] = await reminders();
  expect(first?.subject).toMatch(/30 days left$/);
  for (const part of [
    "Organisation (One thing)",
    "Evidence",
    "Case and public summary (One thing)",
    "31 May 2027, 23:59 (UTC+8)",
  ])
    expect(first?.text).toContain(part);
  const acts = await world.portal.db
    .selectFrom("history")
    .select("factsJson")
    .where("act", "=", "reminders.sent")
    .execute();
  expect(acts.map((row) => (JSON.parse(row.factsJson) as { mails: number }).mails)).toEqual([1, 1, 1, 1]);
});

test("who has submitted everything, or withdrawn, hears nothing", async () => {
  await make(makeSubmittedEntry);
  const gone = await make(makeEntry);
  await withdrawEntry(await contextOf(world.portal, leadId(), at), gone);
  await runAt(later(closes, -3 * DAY));
  expect(await reminders()).toEqual([]);
});

test("changes made after submitting are named, and one made after the reminder does not bring it late", async () => {
  const answers = complete();
  const id = await make(makeSubmittedEntry, answers);
  const save = async (city: string, before: string, now: Instant) =>
    saveDraft(await contextOf(world.portal, leadId(), now), {
      id,
      answers: { city },
      bases: { city: markOf({ city: before }, "city") },
    });
  await save("Osh", "Naryn", later(closes, -20 * DAY));
  await runAt(later(closes, -14 * DAY));
  const [mail] = await reminders();
  expect(mail?.text).toContain("Changed since: City or town.");
  expect(mail?.text).toContain("What you submitted of");
  await submitEntry(await contextOf(world.portal, leadId(), later(closes, -13 * DAY)), id);
  await runAt(later(closes, -3 * DAY));
  await save("Talas", "Osh", later(closes, -2 * DAY));
  await runAt(later(closes, -2 * DAY + HOUR));
  expect(await reminders()).toHaveLength(1);
});

test("missed while the server was down, the newest goes and the older ones do not", async () => {
  await make(makeEntry);
  await runAt(later(closes, -2 * DAY));
  expect((await reminders()).map((mail) => mail.subject)).toEqual([expect.stringMatching(/2 days left$/)]);
  await runAt(later(closes, -2 * DAY + HOUR));
  expect(await reminders()).toHaveLength(1);
});

test("an entry begun after a reminder's moment waits for the next", async () => {
  await makeEntry(world.portal, {
    leadId: leadId(),
    answers: complete(),
    now: later(closes, -10 * DAY),
  });
  await runAt(later(closes, -9 * DAY));
  expect(await reminders()).toEqual([]);
  await runAt(later(closes, -3 * DAY));
  expect(await reminders()).toHaveLength(1);
});

test("deputies and editors hear of it, readers do not", async () => {
  const id = await make(makeEntry);
  const heard: Record<string, number> = {};
  const people = {
    deputy: await world.signedIn(),
    editor: await world.signedIn(),
    reader: await world.signedIn(),
  };
  for (const [capacity, person] of Object.entries(people))
    await upsertEntryMember(world.portal.db, {
      entryId: id,
      personId: person.personId!, // signed in
      capacity: capacity as keyof typeof people,
      now: at,
    });
  await runAt(later(closes, -3 * DAY));
  for (const [capacity, person] of Object.entries(people))
    heard[capacity] = (await reminders(person.address)).length;
  expect(heard).toEqual({ deputy: 1, editor: 1, reader: 0 });
});

test("an entry with more time is reminded by its own deadline", async () => {
  const id = await make(makeEntry);
  const organiser = (await world.signedIn({ roles: ["organiser"] })).personId!; // signed in
  const { code } = await world.portal.db
    .selectFrom("entry")
    .select("code")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  const until = later(closes, 5 * DAY);
  await extendDeadline(await contextOf(world.portal, organiser, later(closes, -5 * DAY)), {
    subject: code,
    until,
    reason: "Illness.",
  });
  await runAt(later(closes, -DAY));
  expect(await reminders()).toEqual([]); // neither by the published deadline, nor at once by its own
  await runAt(later(until, -3 * DAY));
  expect((await reminders()).map((mail) => mail.subject)).toEqual([expect.stringMatching(/3 days left$/)]);
});

test("many entries take several runs, and a run that was cut off goes on without a second mail", async () => {
  for (let n = 0; n < 30; n++) await make(makeEntry, { ...complete(), city: "" }, []);
  await runAt(later(closes, -3 * DAY));
  expect(await reminders()).toHaveLength(25);
  await runAt(later(closes, -3 * DAY + MINUTE));
  expect(await reminders()).toHaveLength(30);
  // As if the note of how far it came had been lost.
  await world.portal.db.deleteFrom("setting").where("key", "like", "reminders.%").execute();
  await runAt(later(closes, -3 * DAY + 2 * MINUTE));
  await runAt(later(closes, -3 * DAY + 3 * MINUTE));
  expect(await reminders()).toHaveLength(30);
});
