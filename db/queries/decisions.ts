import type { DecisionState, Winners } from "~/domain/decision";
import type { Ranking } from "~/domain/ranking";
import type { DecidedCategory } from "~/domain/special-award";
import type { Instant } from "~/domain/time";
import type { Db } from "../client";
import { fromJson, toJson } from "../columns";

/** Decisions on one category or special award, newest first, with who proposed and who answered. */
export async function listDecisions(
  db: Db,
  { editionId, category }: { editionId: string; category: string },
) {
  const rows = await db
    .selectFrom("decision")
    .leftJoin("person as proposer", "proposer.id", "decision.proposedById")
    .leftJoin("person as answerer", "answerer.id", "decision.answeredById")
    .select([
      "decision.id",
      "decision.version",
      "decision.state",
      "decision.rankingJson",
      "decision.winnersJson",
      "decision.note",
      "decision.proposedById",
      "decision.proposedAt",
      "decision.answeredAt",
      "decision.answer",
      "proposer.name as proposedBy",
      "answerer.name as answeredBy",
    ])
    .where("decision.editionId", "=", editionId)
    .where("decision.category", "=", category)
    .orderBy("decision.version", "desc")
    .limit(50)
    .execute();
  return rows.map(({ rankingJson, winnersJson, ...row }) => ({
    ...row,
    ranking: fromJson<Ranking>(rankingJson),
    winners: fromJson<Winners>(winnersJson),
  }));
}
export type Decision = Awaited<ReturnType<typeof listDecisions>>[number];

/** The newest decision of each category by its state, without what it says. */
export async function listNewestDecisions(
  db: Db,
  editionId: string,
): Promise<{ category: string; version: number; state: DecisionState; answeredAt: Instant | null }[]> {
  const rows = await db
    .selectFrom("decision")
    .select(["category", "version", "state", "answeredAt"])
    .where("editionId", "=", editionId)
    .orderBy("category")
    .orderBy("version", "desc")
    .limit(500)
    .execute();
  return rows.filter((row, at) => rows[at - 1]?.category !== row.category);
}

/** The approved decisions on these categories with what they froze, by category. */
export async function listDecidedCategories(
  db: Db,
  { editionId, categories }: { editionId: string; categories: readonly string[] },
): Promise<DecidedCategory[]> {
  const rows = await db
    .selectFrom("decision")
    .select(["id", "category", "version", "rankingJson", "winnersJson"])
    .where("editionId", "=", editionId)
    .where("category", "in", ["", ...categories])
    .where("state", "=", "approved")
    .orderBy("category")
    .orderBy("version")
    .limit(200)
    .execute();
  return rows.map(({ rankingJson, winnersJson, ...row }) => ({
    ...row,
    ranking: fromJson<Ranking>(rankingJson),
    winners: fromJson<Winners>(winnersJson),
  }));
}

/** Lets decisions on these categories or special awards hold no longer. */
export async function supersedeDecisions(
  db: Db,
  { editionId, categories }: { editionId: string; categories: readonly string[] },
): Promise<string[]> {
  const rows = await db
    .updateTable("decision")
    .set({ state: "superseded" })
    .where("editionId", "=", editionId)
    .where("state", "in", ["proposed", "approved"])
    .where("category", "in", ["", ...categories])
    .returning("category")
    .execute();
  return rows.map((row) => row.category);
}

export async function insertDecision(
  db: Db,
  decision: {
    id: string;
    editionId: string;
    category: string;
    version: number;
    ranking: Ranking;
    winners: Winners;
    note: string;
    proposedById: string;
    now: Instant;
  },
) {
  const { now, ranking, winners, ...row } = decision;
  await db
    .insertInto("decision")
    .values({
      ...row,
      state: "proposed",
      rankingJson: toJson(ranking),
      winnersJson: toJson(winners),
      proposedAt: now,
      answeredById: null,
      answeredAt: null,
      answer: null,
    })
    .execute();
}

/** Approves or returns a proposal that waits. Gives false if it was answered before. */
export async function markAnswered(
  db: Db,
  answer: { id: string; state: "approved" | "returned"; answeredById: string; answer: string; now: Instant },
): Promise<boolean> {
  const { id, now, ...row } = answer;
  const { numUpdatedRows } = await db
    .updateTable("decision")
    .set({ ...row, answeredAt: now })
    .where("id", "=", id)
    .where("state", "=", "proposed")
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}
