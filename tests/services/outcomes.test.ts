/** Every outcome that an entry can have, from the desk to the entrant's mail and inbox, and what follows from it. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { findOwnEntry, markOf, saveDraft, submitEntry } from "~/services/entries.server";
import { readLikeness, settleLikeness } from "~/services/likenesses.server";
import { draftPlan, publishPlan } from "~/services/plans.server";
import { answerReply, type Decision, replyToOutcome, screenEntry } from "~/services/screening.server";
import { answerStanding, changeStanding, readStanding } from "~/services/standings.server";
import { findEntry } from "~db/queries/entries";
import { listLikenesses } from "~db/queries/likenesses";
import { listPanel, listValidEntryIds } from "~db/queries/plans";
import { findNewestScreening } from "~db/queries/screenings";
import { findAssignedDocument } from "~db/queries/scoresheets";
import {
  contextOf,
  makeAnswers,
  makeCallOpen,
  makeEarlierEntry,
  makeFiles,
  makeJudge,
  makePerson,
  makeScreened,
  makeSubmittedEntry,
} from "~db/seed/factories";
import { openWorld, type World } from "../world";

const at = "2027-03-02T02:00:00.000Z";
const screeningTime = "2027-06-03T02:00:00.000Z";
let world: World;
let first: string, second: string, organiser: string, chair: string;
let number = 0;

beforeAll(async () => {
  world = await openWorld({ at });
  await makeCallOpen(world.portal, at);
  first = (await world.signedIn({ roles: ["screener"] })).personId!; // somebody signed in has an id
  second = (await world.signedIn({ roles: ["screener"] })).personId!; // likewise
  organiser = (await world.signedIn({ roles: ["organiser"] })).personId!; // likewise
  chair = (await world.signedIn({ roles: ["chair"] })).personId!; // likewise
});
afterAll(() => world.close());

/** Words of its own for each entry, so that none shares passages with another. */
const words = (seed: string, count: number) =>
  Array.from({ length: count }, (_, n) => `${seed}${n.toString(36)}`).join(" ");

async function submitted(more = {}) {
  number += 1;
  const address = `lead${number}@institute${number}.example`;
  const leadId = await makePerson(world.portal, { name: "Lea", address, editionId: "2027", now: at });
  const id = await makeSubmittedEntry(world.portal, {
    leadId,
    answers: makeAnswers({
      organisationName: `Institute ${number}`,
      ...Object.fromEntries(
        (
          [
            "context",
            "approach",
            "ecosystem",
            "implementation",
            "results",
            "inclusion",
            "sustainability",
          ] as const
        ).map((field) => [field, words(`${field}${number}x`, 60)]),
      ),
      summary: words(`summary${number}x`, 160),
      ...more,
    }),
    files: makeFiles(),
    now: at,
  });
  return { id, leadId, address };
}
const by = (personId: string, now = screeningTime) => contextOf(world.portal, personId, now);
const entryOf = async (id: string) => (await findEntry(world.portal.db, { id, editionId: "2027" }))!;

async function decide(id: string, more: Partial<Decision> = {}, who = first, now = screeningTime) {
  const context = await by(who, now);
  return screenEntry(context, {
    entryId: id,
    revision: (await entryOf(id)).submittedRevision ?? 0,
    last: (await findNewestScreening(world.portal.db, id))?.id ?? "",
    checks: Object.fromEntries(
      context.edition.rulebook.eligibility.map((check) => [check.id, { answer: "yes", note: "" }]),
    ),
    outcome: "valid",
    reason: "",
    fields: [],
    ...more,
  });
}
async function checksWith(answer: "no" | "repair", note: string) {
  const { rulebook } = await world.edition();
  return Object.fromEntries(
    rulebook.eligibility.map((check) => [
      check.id,
      check.id === "readable" ? { answer, note } : { answer: "yes" as const, note: "for us alone" },
    ]),
  );
}

/** The newest mail to an entry's lead after so many, and that it lies in their inbox with the same subject. */
async function told({ leadId, address }: { leadId: string; address: string }) {
  const mail = (await world.mailsTo(address)).at(-1)!;
  const inbox = await world.portal.db
    .selectFrom("inbox_message")
    .select("subject")
    .where("personId", "=", leadId)
    .execute();
  expect(inbox.map((one) => one.subject)).toContain(mail.subject);
  return { subject: mail.subject.replace(/^\S+: /, ""), text: mail.text };
}

test("every outcome reaches the entrant in words, by mail and in the inbox", async () => {
  const heard: string[] = [];
  const hear = async (entry: { leadId: string; address: string }, ...said: string[]) => {
    const { subject, text } = await told(entry);
    for (const one of said) expect(text).toContain(one);
    heard.push(subject);
  };

  const valid = await submitted();
  expect(await decide(valid.id)).toBe(null);
  await hear(valid, "goes to the judges");

  const repair = await submitted();
  const mend = { outcome: "repair", reason: "We cannot open the annex.", fields: ["annex"] } as const;
  expect(
    await decide(repair.id, { ...mend, checks: await checksWith("repair", "It asks for a password.") }),
  ).toBe(null);
  await hear(repair, "We cannot open the annex.", "It asks for a password.", "18 June 2027");
  expect((await told(repair)).text).not.toContain("for us alone");
  // The same words in both places, or in one, reach the entrant once.
  for (const reason of ["It asks for a password.", ""]) {
    const twice = await submitted();
    const checks = await checksWith("repair", "It asks for a password.");
    expect(await decide(twice.id, { ...mend, reason, checks })).toBe(null);
    expect((await told(twice)).text.split("It asks for a password.")).toHaveLength(2);
    expect(await entryOf(twice.id)).toMatchObject({ outcomeReason: "It asks for a password." });
  }

  const refused = await submitted();
  const no = { outcome: "notValid", reason: "The annex is empty." } as const;
  const empty = await checksWith("no", "It has no pages.");
  expect(await decide(refused.id, { ...no, checks: empty })).toBe(null);
  await hear(refused, "The annex is empty.", "It has no pages.", "reply there, once, before 10 June 2027");
  expect(await replyToOutcome(await by(refused.leadId), { entryId: refused.id, words: "It has two." })).toBe(
    null,
  );
  await hear(refused, "It has two.");
  const screeningId = (await findNewestScreening(world.portal.db, refused.id))!.id;
  const upheld = { entryId: refused.id, screeningId, state: "upheld", answer: "Both are blank." } as const;
  expect(await answerReply(await by(second), upheld)).toBe(null);
  await hear(refused, "Both are blank.", "This is final.");
  expect(await entryOf(refused.id)).toMatchObject({ outcome: "notValid", acceptedRevision: null });

  const reversed = await submitted();
  expect(await decide(reversed.id, { ...no, checks: empty })).toBe(null);
  heard.push((await told(reversed)).subject);
  expect(
    await replyToOutcome(await by(reversed.leadId), { entryId: reversed.id, words: "See page 2." }),
  ).toBe(null);
  const about = {
    entryId: reversed.id,
    screeningId: (await findNewestScreening(world.portal.db, reversed.id))!.id,
    state: "reversed",
    answer: "You are right, page 2 has it.",
  } as const;
  expect(await answerReply(await by(first), about)).toEqual({ id: "screening.replyTwoPeople" });
  expect(await decide(reversed.id, {}, second)).toEqual({ id: "screening.replyWaits" });
  expect(await answerReply(await by(organiser), about)).toBe(null);
  await hear(reversed, "You are right, page 2 has it.", "goes to the judges");
  expect(await entryOf(reversed.id)).toMatchObject({ outcome: "valid", acceptedRevision: 1 });

  const moved = await submitted();
  expect(await decide(moved.id, { outcome: "move", moveTo: "C3", reason: "It is about a room." })).toBe(null);
  await hear(moved, "It is about a room.", "C3", "Hours", "18 June 2027");

  const outside = await submitted();
  const tie = {
    entryId: outside.id,
    standing: "horsConcours",
    reason: "You teach with the sponsor.",
  } as const;
  expect(await changeStanding(await by(first), tie)).toBe(null);
  await hear(outside, "You teach with the sponsor.", "cannot be among the winners");
  expect(
    await changeStanding(await by(first), {
      ...tie,
      standing: "inCompetition",
      reason: "The tie has ended.",
    }),
  ).toBe(null);
  await hear(outside, "The tie has ended.");

  const out = await submitted();
  expect(await decide(out.id)).toBe(null);
  const because = { entryId: out.id, standing: "disqualified", reason: "The letter is forged." } as const;
  expect(await changeStanding(await by(first), because)).toBe(null);
  expect((await told(out)).subject).toBe("your entry is valid");
  const { waiting } = (await readStanding(world.portal.db, await by(first), out.id))!;
  const agree = { entryId: out.id, change: waiting!.id, isMade: true, answer: "" };
  expect(await answerStanding(await by(first), agree)).toEqual({ id: "standing.twoPeople" });
  expect(await answerStanding(await by(organiser), agree)).toBe(null);
  await hear(out, "The letter is forged.", "no longer takes part");
  expect(await entryOf(out.id)).toMatchObject({ standing: "disqualified" });
  expect(await listValidEntryIds(world.portal.db, "2027")).not.toContain(out.id);

  expect(heard).toEqual([
    "your entry is valid",
    "please mend your entry",
    "your entry is not valid",
    "your reply has arrived",
    "the outcome of your entry stands",
    "your entry is not valid",
    "your entry is valid after all",
    "your entry fits another category",
    "your entry stands hors concours",
    "your entry is in competition again",
    "your entry is disqualified",
  ]);
});

test("a move opens the new category's fields alone, and counts against the limits of the organisation", async () => {
  const { id, leadId } = await submitted();
  expect(await decide(id, { outcome: "move", moveTo: "C3", reason: "It is about a room." })).toBe(null);
  const lead = await by(leadId, "2027-06-05T02:00:00.000Z");
  const own = (await findOwnEntry(lead, id))!;
  expect([own.answers["category"], own.mendable]).toEqual(["C3", ["smartRooms", "roomHours", "roomCourses"]]);
  expect((await submitEntry(lead, id)).refusal?.id).toBe("entering.notFinished");
  const save = (answers: Record<string, string>) =>
    saveDraft(lead, {
      id,
      answers,
      bases: Object.fromEntries(Object.keys(answers).map((field) => [field, markOf(own.answers, field)])),
    });
  expect((await save({ category: "C2" })).refusal?.id).toBe("screening.onlyFlagged");
  expect((await save({ results: "Other results." })).refusal?.id).toBe("screening.onlyFlagged");
  expect((await save({ smartRooms: "2", roomHours: "30", roomCourses: "4" })).refusal).toBe(null);
  expect(await submitEntry(lead, id)).toEqual({ revision: 2, refusal: null });
  expect(await entryOf(id)).toMatchObject({ category: "C3", acceptedRevision: null });
  expect(await decide(id, {}, second, "2027-06-06T02:00:00.000Z")).toBe(null);
  expect(await entryOf(id)).toMatchObject({ outcome: "valid", category: "C3", acceptedRevision: 2 });

  const firm = { organisationName: "One Firm", organisationType: "enterprise" };
  await submitted({ ...firm, category: "C3", smartRooms: "1", roomHours: "1", roomCourses: "1" });
  const other = await submitted(firm);
  expect((await decide(other.id, { outcome: "move", moveTo: "C3", reason: "A room." }))?.id).toBe(
    "entering.organisationHasCategory",
  );
});

test("entries that share passages find each other, in earlier editions too, until somebody says they are two", async () => {
  const { db } = world.portal;
  const text = words("shared", 120);
  const one = await submitted({ results: text });
  const earlier = await makeEarlierEntry(world.portal, {
    title: "The same rooms",
    organisation: "Institute",
    country: "KG",
    answers: { abstract: `Before. ${text}` },
    personId: one.leadId,
    at: "2025-06-10T02:00:00.000Z",
  });
  expect(
    (await listLikenesses(db, one.id)).map(({ id, editionId, state }) => [id, editionId, state]),
  ).toEqual([[earlier, "2025", "open"]]);
  const found = (await readLikeness(db, { entryId: one.id, otherId: earlier }))!;
  expect([
    found.words,
    found.passages.length,
    found.passages[0]?.field,
    found.passages[0]?.otherField,
  ]).toEqual([120, 1, "results", "abstract"]);
  const settle = { entryId: one.id, otherId: earlier, note: "The second year of it." };
  expect(await settleLikeness(await by(first), settle)).toBe(null);
  expect(await settleLikeness(await by(second), settle)).toEqual({ id: "likeness.settledAlready" });
  expect((await listLikenesses(db, one.id)).map(({ state, note }) => [state, note])).toEqual([
    ["notSame", "The second year of it."],
  ]);
});

test("judges have the accepted revision; a move after planning frees those without a place and tells the chair", async () => {
  const { db } = world.portal;
  const open = await db
    .selectFrom("entry")
    .select("id")
    .where("state", "=", "submitted")
    .where("outcome", "is", null)
    .where("editionId", "=", "2027")
    .execute();
  for (const { id } of open)
    await makeScreened(world.portal, {
      entryId: id,
      screenerId: first,
      outcome: "notValid",
      now: screeningTime,
    });
  const { id, leadId } = await submitted();
  expect(await decide(id)).toBe(null);
  const declaring = "2027-06-16T02:00:00.000Z";
  const judges: string[] = [];
  for (const [n, categories] of [["C1"], ["C1", "C3"], ["C1", "C3"], ["C3"]].entries())
    judges.push(
      await makeJudge(world.portal, {
        name: `Judge ${n}`,
        address: `judge${n}@school${n}.example`,
        organisation: `School ${n}`,
        country: ["CA", "BR", "NO", "FI"][n]!, // four judges
        categories,
        declared: true,
        editionId: "2027",
        now: declaring,
      }),
    );
  const published = "2027-06-20T02:00:00.000Z";
  const plan = await draftPlan(await by(chair, published));
  expect(plan.refusal).toBe(null);
  expect(await publishPlan(await by(chair, published), plan.id!)).toBe(null);
  const before = await listPanel(db, { editionId: "2027", entryId: id });
  expect(before.map((one) => one.judgeId).sort()).toEqual(judges.slice(0, 3).sort());

  const then = "2027-06-21T02:00:00.000Z";
  expect(await decide(id, {}, second, then)).toEqual({ id: "screening.published" });
  expect(await decide(id, { outcome: "move", moveTo: "C3", reason: "A room." }, second, then)).toBe(null);
  const lead = await by(leadId, "2027-06-22T02:00:00.000Z");
  const own = (await findOwnEntry(lead, id))!;
  const answers = { smartRooms: "2", roomHours: "30", roomCourses: "4" };
  expect(
    (
      await saveDraft(lead, {
        id,
        answers,
        bases: Object.fromEntries(Object.keys(answers).map((field) => [field, markOf(own.answers, field)])),
      })
    ).refusal,
  ).toBe(null);
  expect((await submitEntry(lead, id)).revision).toBe(2);
  const read = () =>
    findAssignedDocument(db, {
      assignmentId: before.find((one) => one.judgeId === judges[1])!.id,
      judgeId: judges[1]!,
    });
  expect((await read())?.answers["category"]).toBe("C1");
  expect(await decide(id, {}, first, "2027-06-23T02:00:00.000Z")).toBe(null);
  expect((await read())?.answers["category"]).toBe("C3");
  expect((await listPanel(db, { editionId: "2027", entryId: id })).map((one) => one.judgeId).sort()).toEqual(
    judges.slice(1, 3).sort(),
  );
  const chairs = await db
    .selectFrom("outbox")
    .select("payloadJson")
    .where("personId", "=", chair)
    .where("kind", "=", "panel.changed")
    .execute();
  expect(chairs).toHaveLength(1);
  expect(chairs[0]!.payloadJson).toContain("One judge is missing.");
  expect(
    await db
      .selectFrom("outbox")
      .select("personId")
      .where("kind", "=", "panel.changed")
      .where("personId", "in", judges)
      .execute(),
  ).toEqual([{ personId: judges[0] }]);
});
