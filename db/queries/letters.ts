import { sql } from "kysely";
import type { Outcome } from "~/domain/release";
import type { Instant } from "~/domain/time";
import type { Db } from "../client";
import type { Tables } from "../schema";

/** Puts drawn letters beside their release, some dozens in a statement. */
export async function insertLetters(db: Db, letters: readonly Tables["letter"][]) {
  for (let at = 0; at < letters.length; at += 50)
    await db
      .insertInto("letter")
      .values(letters.slice(at, at + 50))
      .execute();
}

/** Every letter of a release as it is kept; at most 20,000. */
export function listLetters(db: Db, releaseId: string) {
  return db
    .selectFrom("letter")
    .selectAll()
    .where("releaseId", "=", releaseId)
    .orderBy("id")
    .limit(20_000)
    .execute();
}

/** What each letter of a release says, as values. */
export function listLetterFacts(db: Db, releaseId: string) {
  return db
    .selectFrom("letter")
    .select("factsJson")
    .where("releaseId", "=", releaseId)
    .orderBy("id")
    .limit(20_000)
    .execute();
}

/** A page of a release's letters, or of those with one outcome, by entry. */
export function listLetterPage(
  db: Db,
  {
    releaseId,
    outcome,
    page,
    perPage,
  }: { releaseId: string; outcome?: Outcome | undefined; page: number; perPage: number },
) {
  return db
    .selectFrom("letter")
    .innerJoin("entry", "entry.id", "letter.entryId")
    .innerJoin("person", "person.id", "letter.personId")
    .select([
      "letter.id",
      "letter.outcome",
      "letter.language",
      "letter.recipient",
      "entry.code",
      "entry.title",
      "person.name",
    ])
    .where("letter.releaseId", "=", releaseId)
    .$if(outcome !== undefined, (query) => query.where("letter.outcome", "=", outcome as Outcome))
    .orderBy("entry.code")
    .orderBy("letter.id")
    .limit(perPage)
    .offset((page - 1) * perPage)
    .execute();
}

/** How many letters a release has, by outcome and language. */
export function countLetters(db: Db, releaseId: string) {
  return db
    .selectFrom("letter")
    .select((eb) => ["outcome", "language", eb.fn.countAll<number>().as("count")])
    .where("releaseId", "=", releaseId)
    .groupBy(["outcome", "language"])
    .orderBy("outcome")
    .orderBy("language")
    .execute();
}

/** One letter with its release's state and moment. */
export function findLetter(db: Db, { id, editionId }: { id: string; editionId: string }) {
  return db
    .selectFrom("letter")
    .innerJoin("release", "release.id", "letter.releaseId")
    .innerJoin("entry", "entry.id", "letter.entryId")
    .select([
      "letter.id",
      "letter.entryId",
      "letter.outcome",
      "letter.language",
      "letter.recipient",
      "letter.subject",
      "letter.html",
      "letter.text",
      "entry.code",
      "release.state",
      "release.releaseAt",
      "release.version",
      "release.resultJson",
    ])
    .where("letter.id", "=", id)
    .where("release.editionId", "=", editionId)
    .executeTakeFirst();
}

/** Says which row of the outbox carries a letter. */
export async function updateLetterOutbox(
  db: Db,
  { id, outboxId }: { id: string; outboxId: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("letter")
    .set({ outboxId })
    .where("id", "=", id)
    .where("outboxId", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/**
 * The mails that carry the letters of a release, those too that were sent again after they came back: their keys begin
 * with the key of the first and "/again".
 */
export function letterMails(db: Db, releaseId: string) {
  const first = () =>
    db
      .selectFrom("letter")
      .innerJoin("outbox as first", "first.id", "letter.outboxId")
      .where("letter.releaseId", "=", releaseId);
  return first()
    .select("first.id")
    .unionAll(
      first()
        .innerJoin("outbox as again", (join) =>
          join
            .on("again.key", ">=", sql<string>`first.key || '/again'`)
            .on("again.key", "<", sql<string>`first.key || '/agaio'`),
        )
        .select("again.id"),
    );
}

/** Takes back the letters of a release from the outbox and from inboxes, all that wait. Gives how many mails. */
export async function stopLetterMails(
  db: Db,
  { releaseId, now }: { releaseId: string; now: Instant },
): Promise<number> {
  const mails = () => letterMails(db, releaseId);
  await db
    .deleteFrom("inbox_message")
    .where("id", "in", mails())
    .where("createdAt", ">", now)
    .executeTakeFirst();
  const { numUpdatedRows } = await db
    .updateTable("outbox")
    .set({ state: "stopped" })
    .where("id", "in", mails())
    .where("state", "=", "queued")
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Drops the letters of a draft that another one replaces; letters that were ever queued stay. */
export async function deleteDraftLetters(db: Db, releaseId: string) {
  await db.deleteFrom("letter").where("releaseId", "=", releaseId).where("outboxId", "is", null).execute();
}
