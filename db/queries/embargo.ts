import type { Naming, Names } from "~/domain/embargo";
import type { LetterFacts } from "~/domain/release";
import type { Instant } from "~/domain/time";
import type { Db } from "../client";
import { fromJson, toJson } from "../columns";

const told = (db: Db, now: Instant) =>
  db
    .selectFrom("letter")
    .innerJoin("release", "release.id", "letter.releaseId")
    .where("release.wave", "=", "embargo")
    .where("release.state", "=", "approved")
    .where("release.releaseAt", "<=", now);

/** Everybody who was told in confidence up to `now`, with what they were told, the latest letter first. */
export async function listTold(db: Db, { editionId, now }: { editionId: string; now: Instant }) {
  const rows = await told(db, now)
    .innerJoin("entry", "entry.id", "letter.entryId")
    .leftJoin("inbox_message", "inbox_message.id", "letter.outboxId")
    .select([
      "letter.entryId",
      "letter.personId",
      "letter.factsJson",
      "release.releaseAt as toldAt",
      "inbox_message.readAt",
      "entry.standing",
    ])
    .where("release.editionId", "=", editionId)
    .orderBy("release.version", "desc")
    .orderBy("letter.id")
    .limit(2000)
    .execute();
  return rows.map(({ factsJson, ...row }) => ({ ...row, facts: fromJson<LetterFacts>(factsJson) }));
}

/** The entries whose people were told in confidence up to `now`. */
export async function listToldEntries(db: Db, at: { editionId: string; now: Instant }): Promise<Set<string>> {
  return new Set((await listTold(db, at)).map((one) => one.entryId));
}

/** What the people of one entry were told in confidence up to `now`; undefined for any other entry. */
export async function findToldOf(db: Db, { entryId, now }: { entryId: string; now: Instant }) {
  const row = await told(db, now)
    .select(["letter.factsJson", "release.releaseAt as toldAt", "release.resultJson"])
    .where("letter.entryId", "=", entryId)
    .orderBy("release.version", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && { ...row, facts: fromJson<LetterFacts>(row.factsJson) };
}

/** What those who were told answered, by entry. */
export function listWinnerAnswers(db: Db, editionId: string) {
  return db
    .selectFrom("winner_answer")
    .innerJoin("entry", "entry.id", "winner_answer.entryId")
    .selectAll("winner_answer")
    .where("entry.editionId", "=", editionId)
    .limit(2000)
    .execute();
}

/** What the people of one entry answered. */
export function findWinnerAnswer(db: Db, entryId: string) {
  return db.selectFrom("winner_answer").selectAll().where("entryId", "=", entryId).executeTakeFirst();
}

/** What the desk waits for from those who were told, and what they wait for from it, by entry. */
export async function countToldGates(
  db: Db,
  at: { editionId: string; now: Instant },
): Promise<{ silent: number; since: Instant | null; names: number; declined: number }> {
  const told = await listTold(db, at);
  const answers = new Map((await listWinnerAnswers(db, at.editionId)).map((one) => [one.entryId, one]));
  // The latest letter of an entry comes first, and is set last.
  const within = new Map(
    told
      .filter((one) => one.standing === "inCompetition")
      .toReversed()
      .map((one) => [one.entryId, one.toldAt]),
  );
  const silent = [...within].filter(([entryId]) => {
    const answer = answers.get(entryId);
    return !answer?.answeredAt && !answer?.declinedAt;
  });
  const changes = await listNameChanges(db, { editionId: at.editionId });
  return {
    silent: silent.length,
    since: silent.map(([, toldAt]) => toldAt).sort()[0] ?? null,
    names: changes.filter((one) => one.state === "proposed").length,
    declined: [...within.keys()].filter((entryId) => answers.get(entryId)?.declinedAt).length,
  };
}

/** Keeps who is named and that the letter was read; a later answer takes its place until somebody declines. */
export async function upsertWinnerAnswer(
  db: Db,
  { entryId, naming, personId, now }: { entryId: string; naming: Naming; personId: string; now: Instant },
): Promise<boolean> {
  const answer = { answeredById: personId, answeredAt: now, naming };
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("winner_answer")
    .values({ entryId, ...answer, declinedById: null, declinedAt: null, declineReason: "" })
    .onConflict((oc) =>
      oc.column("entryId").doUpdateSet(answer).where("winner_answer.declinedAt", "is", null),
    )
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Keeps that the prize was given back. Gives false if it was before. */
export async function upsertDecline(
  db: Db,
  { entryId, reason, personId, now }: { entryId: string; reason: string; personId: string; now: Instant },
): Promise<boolean> {
  const decline = { declinedById: personId, declinedAt: now, declineReason: reason };
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("winner_answer")
    .values({ entryId, answeredById: null, answeredAt: null, naming: null, ...decline })
    .onConflict((oc) =>
      oc.column("entryId").doUpdateSet(decline).where("winner_answer.declinedAt", "is", null),
    )
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Every correction of names in an edition, or of one entry, newest first. */
export async function listNameChanges(db: Db, by: { editionId: string } | { entryId: string }) {
  const rows = await db
    .selectFrom("name_change")
    .innerJoin("entry", "entry.id", "name_change.entryId")
    .selectAll("name_change")
    .$if("editionId" in by, (query) =>
      query.where("entry.editionId", "=", "editionId" in by ? by.editionId : ""),
    )
    .$if("entryId" in by, (query) => query.where("entry.id", "=", "entryId" in by ? by.entryId : ""))
    .orderBy("name_change.proposedAt", "desc")
    .orderBy("name_change.id", "desc")
    .limit(2000)
    .execute();
  return rows.map(({ namesJson, ...row }) => ({ ...row, names: fromJson<Names>(namesJson) }));
}
export type NameChange = Awaited<ReturnType<typeof listNameChanges>>[number];

/** The names that were set right in an edition, by entry, and when the last of them was. */
export async function listCorrectedNames(
  db: Db,
  editionId: string,
): Promise<{ names: Map<string, Names>; changedAt: Instant | null }> {
  const accepted = (await listNameChanges(db, { editionId })).filter((one) => one.state === "accepted");
  return {
    // The newest comes first, and is set last.
    names: new Map(accepted.toReversed().map((one) => [one.entryId, one.names])),
    changedAt: accepted.reduce<Instant | null>(
      (last, { answeredAt }) => (answeredAt && (last === null || answeredAt > last) ? answeredAt : last),
      null,
    ),
  };
}

export async function insertNameChange(
  db: Db,
  change: { id: string; entryId: string; names: Names; reason: string; proposedById: string; now: Instant },
) {
  const { names, now, ...row } = change;
  await db
    .insertInto("name_change")
    .values({
      ...row,
      namesJson: toJson(names),
      state: "proposed",
      proposedAt: now,
      answeredById: null,
      answeredAt: null,
      answer: null,
    })
    .execute();
}

/** Accepts or refuses a correction that waits. Gives false if it was answered before. */
export async function answerNameChange(
  db: Db,
  {
    id,
    now,
    ...row
  }: { id: string; state: "accepted" | "refused"; answeredById: string; answer: string; now: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("name_change")
    .set({ ...row, answeredAt: now })
    .where("id", "=", id)
    .where("state", "=", "proposed")
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}
