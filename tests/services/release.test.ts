import { afterEach, beforeEach, expect, test } from "vitest";
import { later } from "~/domain/time";
import type { ResultDocument } from "~/domain/result-file";
import { openCorrection } from "~/services/corrections.server";
import {
  approveRelease,
  draftRelease,
  faultsOfRelease,
  gatherRelease,
  stopRelease,
} from "~/services/release.server";
import { signedFile } from "~/services/result-files.server";
import { settleReturned } from "~/services/returned-mails.server";
import { countWaitingLetters } from "~db/queries/corrections";
import { stopLetterMails } from "~db/queries/letters";
import { findNewestRelease } from "~db/queries/releases";
import { insertResultFile } from "~db/queries/result-files";
import { contextOf } from "~db/seed/factories";
import { makeDecision, makeRelease } from "~db/seed/results";
import { announced, decidedAt, decidedEdition } from "../decided";
import { openWorld, type World } from "../world";

let world: World;
let edition: Awaited<ReturnType<typeof decidedEdition>>;
beforeEach(async () => {
  world = await openWorld({ at: decidedAt });
  edition = await decidedEdition(world);
});
afterEach(() => world.close());

const organiser = () => contextOf(world.portal, edition.organiser.personId!, world.now());
const chair = () => contextOf(world.portal, edition.chair.personId!, world.now());
const letters = () => world.portal.db.selectFrom("letter").selectAll().orderBy("id").execute();
const mails = () =>
  world.portal.db.selectFrom("outbox").selectAll().where("kind", "=", "result").orderBy("id").execute();
const inbox = () =>
  world.portal.db.selectFrom("inbox_message").selectAll().where("kind", "=", "result").execute();

test("a draft freezes the result and draws one letter for each person of each screened entry", async () => {
  expect(await draftRelease(await organiser(), { releaseAt: announced, reason: "", seen: 0 })).toBeNull();
  const drawn = await letters();
  expect(
    drawn.map((one) => [edition.entries.find((e) => e.id === one.entryId)?.outcome, one.outcome]).sort(),
  ).toEqual(edition.entries.map((e) => [e.outcome, e.outcome]).sort());
  expect(await mails()).toEqual([]);
  expect(await inbox()).toEqual([]);
});

test("the person who drafted cannot approve; a second one can, and then every letter waits for T", async () => {
  await draftRelease(await organiser(), { releaseAt: announced, reason: "", seen: 0 });
  expect(await approveRelease(await organiser(), { seen: 1, count: 5 })).toEqual({ id: "release.twoPeople" });
  expect(await mails()).toEqual([]);
  expect(await approveRelease(await chair(), { seen: 1, count: 5 })).toBeNull();
  const queued = await mails();
  expect(queued.map((mail) => [mail.state, mail.notBefore])).toEqual(Array(5).fill(["queued", announced]));
  expect(new Set(queued.map((mail) => mail.key))).toEqual(
    new Set(edition.entries.map((e) => `result/${e.id}/${e.leadId}/1`)),
  );
});

test("what is sent is what was previewed, byte for byte, and nothing else", async () => {
  await makeRelease(world.portal, {
    organiserId: edition.organiser.personId!,
    approverId: edition.chair.personId!,
    releaseAt: announced,
    now: decidedAt,
  });
  const byOutbox = new Map((await mails()).map((mail) => [mail.id, mail]));
  for (const letter of await letters()) {
    const mail = byOutbox.get(letter.outboxId ?? "");
    const payload = JSON.parse(mail?.payloadJson ?? "{}");
    expect({ to: payload.to, subject: payload.subject, html: payload.html, text: payload.text }).toEqual({
      to: letter.recipient,
      subject: letter.subject,
      html: letter.html,
      text: letter.text,
    });
    byOutbox.delete(letter.outboxId ?? "");
  }
  expect(byOutbox.size).toBe(0);
});

test("a typed number that is not the number of letters approves nothing", async () => {
  await draftRelease(await organiser(), { releaseAt: announced, reason: "", seen: 0 });
  expect(await approveRelease(await chair(), { seen: 1, count: 4 })).toEqual({
    id: "release.countWrong",
    values: { count: 5 },
  });
  expect(await mails()).toEqual([]);
});

test("a decision that changed after the draft blocks the approval until it is drafted again", async () => {
  await draftRelease(await organiser(), { releaseAt: announced, reason: "", seen: 0 });
  const other = edition.entries[2]!; // C2, not selected
  await makeDecision(world.portal, {
    category: "C2",
    winners: [{ entryId: other.id, code: other.code }],
    proposedById: edition.organiser.personId!,
    approvedById: edition.chair.personId!,
    now: decidedAt,
  });
  expect(await approveRelease(await chair(), { seen: 1, count: 5 })).toMatchObject({ id: "release.blocked" });
  expect(await mails()).toEqual([]);
  expect(await draftRelease(await organiser(), { releaseAt: announced, reason: "", seen: 1 })).toBeNull();
  expect(await letters()).toHaveLength(5);
  expect(await approveRelease(await chair(), { seen: 1, count: 5 })).toEqual({ id: "release.changed" });
  expect(await approveRelease(await chair(), { seen: 2, count: 5 })).toBeNull();
  expect((await mails()).map((mail) => mail.key.split("/")[3])).toEqual(Array(5).fill("2"));
});

test("a letter changed in the database after the draft is not approved", async () => {
  await draftRelease(await organiser(), { releaseAt: announced, reason: "", seen: 0 });
  const [one] = await letters();
  await world.portal.db
    .updateTable("letter")
    .set({ html: `${one!.html}<p>More</p>` })
    .where("id", "=", one!.id)
    .execute();
  const refusal = await approveRelease(await chair(), { seen: 1, count: 5 });
  expect(refusal).toMatchObject({
    id: "release.blocked",
    values: { count: 1, first: expect.stringContaining("is not what would be drawn now") as string },
  });
});

const isNotDrafted = {
  id: "release.blocked",
  values: { count: 1, first: expect.stringContaining("is not the one that was drafted") as string },
};

test("a signed result file that was changed or damaged in the database after the draft is not approved", async () => {
  const { db } = world.portal;
  const { id } = await db.selectFrom("decision").select("id").limit(1).executeTakeFirstOrThrow();
  await insertResultFile(db, {
    ...{ id: "file", editionId: "2027", decisionId: id, releaseId: null, createdAt: decidedAt },
    ...signedFile(world, { scope: "category", edition: "2027", categories: [] } as unknown as ResultDocument),
  });
  await draftRelease(await organiser(), { releaseAt: announced, reason: "", seen: 0 });
  const { fileJson } = await db
    .selectFrom("result_file")
    .select("fileJson")
    .where("releaseId", "is not", null)
    .executeTakeFirstOrThrow();
  const change = (text: string) =>
    db.updateTable("result_file").set({ fileJson: text }).where("releaseId", "is not", null).execute();
  const changed = fileJson.replace('"edition":"2027"', '"edition":"2028"');
  expect(changed).not.toBe(fileJson);
  for (const text of [changed, fileJson.slice(1)]) {
    await change(text);
    expect(await approveRelease(await chair(), { seen: 1, count: 5 })).toEqual(isNotDrafted);
  }
  await change(fileJson);
  expect(await approveRelease(await chair(), { seen: 1, count: 5 })).toBeNull();
});

test("a frozen result that is no JSON any more is named as a fault and not approved", async () => {
  const { db } = world.portal;
  await draftRelease(await organiser(), { releaseAt: announced, reason: "", seen: 0 });
  await db.updateTable("release").set({ resultJson: "{" }).execute();
  expect(await approveRelease(await chair(), { seen: 1, count: 5 })).toEqual(isNotDrafted);
  const draft = (await findNewestRelease(db, "2027"))!; // drafted above
  const context = await organiser();
  expect(await faultsOfRelease(db, context, await gatherRelease(db, context), draft)).toEqual([
    { id: "release.faultHash" },
  ]);
});

test("a halt and a stop take back letters that were sent again after they came back, however often", async () => {
  const { db } = world.portal;
  const releaseId = await makeRelease(world.portal, {
    ...{ organiserId: edition.organiser.personId!, approverId: edition.chair.personId! },
    ...{ releaseAt: announced, now: decidedAt },
  });
  world.setClock(announced);
  const again: string[] = [];
  const [one, other] = await mails();
  const comesBack = async (id: string) => {
    await db
      .updateTable("outbox")
      .set({ state: "bounced", sentAt: announced })
      .where("id", "=", id)
      .execute();
    const { copy, key } = await db
      .selectFrom("outbox")
      .select(["copy", "key"])
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    const answer = { id, copy, choice: "sameAddress", reason: "Their server was down." } as const;
    expect(await settleReturned(await organiser(), answer)).toBeNull();
    const mail = (await mails()).find((each) => each.key === `${key}/again`)!; // settled above
    again.push(mail.id);
    return mail.id;
  };
  await comesBack(await comesBack(one!.id));
  await comesBack(other!.id);
  const stateOf = async () =>
    Promise.all(again.map(async (id) => (await mails()).find((each) => each.id === id)?.state));
  expect(await stateOf()).toEqual(["bounced", "queued", "queued"]);
  const back = new Error("Only to look");
  await db
    .transaction()
    .execute(async (trx) => {
      expect(await stopLetterMails(trx, { releaseId, now: announced })).toBe(5);
      throw back;
    })
    .catch((problem: unknown) => expect(problem).toBe(back));
  expect(await openCorrection(await organiser(), { reason: "Two marks were swapped.", seen: 1 })).toBeNull();
  expect(await stateOf()).toEqual(["bounced", "stopped", "stopped"]);
  expect(await countWaitingLetters(db, releaseId)).toBe(0);
});

test("stopping takes back every letter and every copy in the inboxes; the next draft is a new version", async () => {
  await makeRelease(world.portal, {
    organiserId: edition.organiser.personId!,
    approverId: edition.chair.personId!,
    releaseAt: announced,
    now: decidedAt,
  });
  expect(await inbox()).toHaveLength(5);
  world.setClock(later(announced, -1));
  expect(await stopRelease(await chair(), { seen: 1 })).toBeNull();
  expect((await mails()).map((mail) => mail.state)).toEqual(Array(5).fill("stopped"));
  expect(await inbox()).toEqual([]);
  expect(await stopRelease(await chair(), { seen: 1 })).toEqual({ id: "release.nothingToStop" });
});

test("from T on nothing can be stopped or drafted anew", async () => {
  await makeRelease(world.portal, {
    organiserId: edition.organiser.personId!,
    approverId: edition.chair.personId!,
    releaseAt: announced,
    now: decidedAt,
  });
  world.setClock(announced);
  expect(await stopRelease(await chair(), { seen: 1 })).toEqual({ id: "release.tooLateToStop" });
  expect(
    await draftRelease(await organiser(), { releaseAt: later(announced, 60_000), reason: "", seen: 1 }),
  ).toEqual({ id: "release.alreadyReleased" });
});

test("a moment before the announced date needs a reason, one that is past is refused", async () => {
  const early = later(decidedAt, 3_600_000);
  expect(await draftRelease(await organiser(), { releaseAt: early, reason: "", seen: 0 })).toMatchObject({
    id: "release.blocked",
    values: { count: 1 },
  });
  expect(await draftRelease(await organiser(), { releaseAt: decidedAt, reason: "x", seen: 0 })).toMatchObject(
    {
      id: "release.blocked",
    },
  );
  expect(
    await draftRelease(await organiser(), { releaseAt: early, reason: "The minister speaks.", seen: 0 }),
  ).toBeNull();
});
