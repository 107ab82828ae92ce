import type { Standing } from "~/domain/standing";
import type { Instant } from "~/domain/time";
import type { Db } from "../client";

/** Changes of an entry's standing with who proposed and who answered, newest first. */
export function listStandingChanges(db: Db, entryId: string) {
  return db
    .selectFrom("standing_change")
    .leftJoin("person as proposer", "proposer.id", "standing_change.proposedById")
    .leftJoin("person as answerer", "answerer.id", "standing_change.answeredById")
    .select([
      "standing_change.id",
      "standing_change.standing",
      "standing_change.reason",
      "standing_change.state",
      "standing_change.proposedById",
      "standing_change.createdAt",
      "standing_change.answeredAt",
      "standing_change.answer",
      "proposer.name as proposedBy",
      "answerer.name as answeredBy",
    ])
    .where("standing_change.entryId", "=", entryId)
    .orderBy("standing_change.createdAt", "desc")
    .orderBy("standing_change.id")
    .limit(20)
    .execute();
}

/** Codes of an edition's entries of which another standing is proposed and not answered. At most twenty. */
export async function listStandingsToAnswer(db: Db, editionId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("standing_change")
    .innerJoin("entry", "entry.id", "standing_change.entryId")
    .select("entry.code")
    .where("entry.editionId", "=", editionId)
    .where("standing_change.state", "=", "proposed")
    .orderBy("entry.code")
    .limit(20)
    .execute();
  return rows.map(({ code }) => code);
}

export async function insertStandingChange(
  db: Db,
  change: {
    id: string;
    entryId: string;
    standing: Standing;
    reason: string;
    state: "proposed" | "made";
    proposedById: string;
    now: Instant;
  },
) {
  const { now, ...row } = change;
  await db
    .insertInto("standing_change")
    .values({ ...row, createdAt: now, answeredById: null, answeredAt: null, answer: null })
    .execute();
}

/** Makes or refuses a proposed change. Gives false if it was answered before. */
export async function markStandingAnswered(
  db: Db,
  answer: { id: string; state: "made" | "refused"; personId: string; answer: string; now: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("standing_change")
    .set({
      state: answer.state,
      answeredById: answer.personId,
      answeredAt: answer.now,
      answer: answer.answer,
    })
    .where("id", "=", answer.id)
    .where("state", "=", "proposed")
    .where("proposedById", "!=", answer.personId)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Sets the standing in force. Gives false if somebody changed it since `from`. */
export async function markStanding(
  db: Db,
  entry: { id: string; from: Standing; standing: Standing; reason: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("entry")
    .set({
      standing: entry.standing,
      standingReason: entry.standing === "inCompetition" ? null : entry.reason,
    })
    .where("id", "=", entry.id)
    .where("standing", "=", entry.from)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Decisions in which an entry stands among the winners, and which therefore no longer hold. */
export async function supersedeDecisionsNaming(
  db: Db,
  { editionId, entryId }: { editionId: string; entryId: string },
): Promise<string[]> {
  const rows = await db
    .updateTable("decision")
    .set({ state: "superseded" })
    .where("editionId", "=", editionId)
    .where("state", "in", ["proposed", "approved"])
    .where("winnersJson", "like", `%"${entryId}"%`)
    .returning("category")
    .execute();
  return rows.map((row) => row.category);
}
