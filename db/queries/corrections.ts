import type { Instant } from "~/domain/time";
import type { Message } from "~/domain/message";
import type { LetterFacts } from "~/domain/release";
import type { Db } from "../client";
import { fromJson, toJson } from "../columns";
import { letterMails } from "./letters";

/** The correction that was opened of a release, with who opened it. */
export async function findCorrection(db: Db, releaseId: string) {
  const row = await db
    .selectFrom("correction")
    .leftJoin("person", "person.id", "correction.openedById")
    .select([
      "correction.id",
      "correction.releaseId",
      "correction.reason",
      "correction.openedAt",
      "correction.hiddenJson",
      "person.name as openedBy",
    ])
    .where("correction.releaseId", "=", releaseId)
    .executeTakeFirst();
  if (!row) return undefined;
  const { hiddenJson, ...correction } = row;
  return { ...correction, hidden: fromJson<string[]>(hiddenJson) };
}

/** Opens the correction of a release. Gives false if it was open. */
export async function insertCorrection(
  db: Db,
  {
    now,
    ...row
  }: { id: string; editionId: string; releaseId: string; reason: string; openedById: string; now: Instant },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("correction")
    .values({ ...row, openedAt: now, hiddenJson: "[]" })
    .onConflict((conflict) => conflict.column("releaseId").doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** Says which pages are down meanwhile. */
export async function updateHidden(
  db: Db,
  { id, hidden }: { id: string; hidden: readonly string[] },
): Promise<void> {
  await db
    .updateTable("correction")
    .set({ hiddenJson: toJson(hidden) })
    .where("id", "=", id)
    .execute();
}

/**
 * Stops every letter of a release that has not gone. One that is being sent at this moment goes or does not, and is not
 * tried again. The copy in the inbox goes too, unless it was opened or the letter may have gone. Gives how many.
 */
export async function haltLetterMails(
  db: Db,
  { releaseId, now }: { releaseId: string; now: Instant },
): Promise<number> {
  const problemJson = toJson({ id: "correction.halted" } satisfies Message);
  await db
    .updateTable("outbox")
    .set({ notAfter: now })
    .where("id", "in", letterMails(db, releaseId))
    .where("state", "=", "sending")
    .execute();
  const halted = await db
    .updateTable("outbox")
    .set({ state: "stopped", problemJson })
    .where("id", "in", letterMails(db, releaseId))
    .where("state", "in", ["queued", "held"])
    .returning(["id", "firstTriedAt"])
    .execute();
  const untried = halted.filter((one) => one.firstTriedAt === null).map(({ id }) => id);
  for (let at = 0; at < untried.length; at += 500)
    await db
      .deleteFrom("inbox_message")
      .where("id", "in", untried.slice(at, at + 500))
      .where("readAt", "is", null)
      .execute();
  return halted.length;
}

/** How many letters of a release may still go out. */
export async function countWaitingLetters(db: Db, releaseId: string): Promise<number> {
  const { n } = await db
    .selectFrom("outbox")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("id", "in", letterMails(db, releaseId))
    .where("state", "in", ["queued", "sending", "held"])
    .executeTakeFirstOrThrow();
  return n;
}

/** What became of the letters of a release, by the state of their mails. */
export function countLetterMails(db: Db, releaseId: string) {
  return db
    .selectFrom("outbox")
    .select((eb) => ["state", eb.fn.countAll<number>().as("count")])
    .where("id", "in", letterMails(db, releaseId))
    .groupBy("state")
    .orderBy("state")
    .execute();
}

/**
 * The newest letter that each person got about each entry: sent, or perhaps sent, or opened in the inbox. Where all were
 * halted before that, the newest of them, at no moment.
 */
export async function listToldLetters(
  db: Db,
  editionId: string,
): Promise<{ facts: LetterFacts; at: Instant | null }[]> {
  const rows = await db
    .selectFrom("letter")
    .innerJoin("release", "release.id", "letter.releaseId")
    .innerJoin("outbox", "outbox.id", "letter.outboxId")
    .leftJoin("inbox_message", "inbox_message.id", "letter.outboxId")
    .select([
      "letter.factsJson",
      "outbox.state",
      "outbox.sentAt",
      "outbox.firstTriedAt",
      "inbox_message.readAt",
      "release.releaseAt",
    ])
    .where("release.editionId", "=", editionId)
    .where("release.wave", "=", "release")
    .where("release.state", "=", "approved")
    .orderBy("release.version")
    .orderBy("letter.id")
    .limit(20_000)
    .execute();
  const newest = new Map<string, { facts: LetterFacts; at: Instant | null }>();
  for (const { factsJson, state, sentAt, firstTriedAt, readAt, releaseAt } of rows) {
    const facts = fromJson<LetterFacts>(factsJson);
    const pair = `${facts.entryId} ${facts.personId}`;
    const hasGone = ["sending", "sent", "delivered", "bounced", "complained"].includes(state);
    const isTold = hasGone || firstTriedAt !== null || readAt !== null;
    if (isTold || !newest.get(pair)?.at)
      newest.set(pair, { facts, at: isTold ? (sentAt ?? releaseAt) : null });
  }
  return [...newest.values()];
}
