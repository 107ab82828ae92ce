/** Where entries are judged: the one place that says it, to statements and to rules. */
import type { ExpressionBuilder } from "kysely";
import type { CategoryCount, Merges } from "~/domain/category-merges";
import type { Instant } from "~/domain/time";
import type { Db } from "../client";
import type { Tables } from "../schema";

/** The category in which an entry is judged: the one it entered, or the one that this is merged into. */
export const judgedIn = (eb: ExpressionBuilder<Tables, "entry">) =>
  eb.fn.coalesce(
    eb
      .selectFrom("category_merge")
      .select("category_merge.judgedIn")
      .whereRef("category_merge.editionId", "=", "entry.editionId")
      .whereRef("category_merge.category", "=", "entry.category")
      .where("category_merge.state", "=", "made")
      .where("category_merge.endedAt", "is", null),
    "entry.category",
  );

/** The merges in force, as `judgedIn` of the rules wants them. */
export async function listMerges(db: Db, editionId: string): Promise<Merges> {
  const rows = await db
    .selectFrom("category_merge")
    .select(["category", "judgedIn"])
    .where("editionId", "=", editionId)
    .where("state", "=", "made")
    .where("endedAt", "is", null)
    .whereRef("judgedIn", "!=", "category")
    .orderBy("category")
    .limit(100)
    .execute();
  return new Map(rows.map((row) => [row.category, row.judgedIn]));
}

const ofEdition = (db: Db, editionId: string) =>
  db
    .selectFrom("category_merge")
    .leftJoin("person as proposer", "proposer.id", "category_merge.proposedById")
    .leftJoin("person as answerer", "answerer.id", "category_merge.answeredById")
    .select([
      "category_merge.id",
      "category_merge.category",
      "category_merge.judgedIn",
      "category_merge.reason",
      "category_merge.state",
      "category_merge.proposedById",
      "category_merge.proposedAt",
      "category_merge.answeredById",
      "category_merge.answeredAt",
      "category_merge.endedAt",
      "proposer.name as proposedBy",
      "answerer.name as answeredBy",
    ])
    .where("category_merge.editionId", "=", editionId);

/** Everything that was proposed, newest first. */
export function listMergeActs(db: Db, editionId: string) {
  return ofEdition(db, editionId)
    .orderBy("category_merge.proposedAt", "desc")
    .orderBy("category_merge.id")
    .limit(200)
    .execute();
}
export type MergeAct = Awaited<ReturnType<typeof listMergeActs>>[number];

export function findMergeAct(db: Db, { id, editionId }: { id: string; editionId: string }) {
  return ofEdition(db, editionId).where("category_merge.id", "=", id).executeTakeFirst();
}

/** The merge that is in force for what entered a category. */
export async function findMerge(
  db: Db,
  { editionId, category }: { editionId: string; category: string | null },
): Promise<MergeAct | undefined> {
  if (category === null) return undefined;
  return ofEdition(db, editionId)
    .where("category_merge.category", "=", category)
    .whereRef("category_merge.judgedIn", "!=", "category_merge.category")
    .where("category_merge.state", "=", "made")
    .where("category_merge.endedAt", "is", null)
    .executeTakeFirst();
}

/** Keeps a proposal. Gives false if one waits for this category. */
export async function insertMerge(
  db: Db,
  merge: Pick<
    Tables["category_merge"],
    "id" | "editionId" | "category" | "judgedIn" | "reason" | "proposedById"
  > & { now: Instant },
): Promise<boolean> {
  const { now, ...row } = merge;
  const waiting = await ofEdition(db, merge.editionId)
    .where("category_merge.category", "=", merge.category)
    .where("category_merge.state", "=", "proposed")
    .executeTakeFirst();
  if (waiting) return false;
  await db
    .insertInto("category_merge")
    .values({
      ...row,
      state: "proposed",
      proposedAt: now,
      answeredById: null,
      answeredAt: null,
      endedAt: null,
    })
    .execute();
  return true;
}

/** Answers a proposal; one that is made ends what was in force for its category. Gives false if it was answered before. */
export async function markMergeAnswered(
  db: Db,
  {
    id,
    editionId,
    category,
    state,
    personId,
    now,
  }: {
    id: string;
    editionId: string;
    category: string;
    state: "made" | "refused";
    personId: string;
    now: Instant;
  },
): Promise<boolean> {
  if (state === "made")
    await db
      .updateTable("category_merge")
      .set({ endedAt: now })
      .where("editionId", "=", editionId)
      .where("category", "=", category)
      .where("state", "=", "made")
      .where("endedAt", "is", null)
      .execute();
  const { numUpdatedRows } = await db
    .updateTable("category_merge")
    .set({ state, answeredById: personId, answeredAt: now })
    .where("id", "=", id)
    .where("state", "=", "proposed")
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Of each category that was entered: entries that are valid, and those that may come to be. */
export async function countValidByCategory(db: Db, editionId: string): Promise<CategoryCount[]> {
  const entries = db
    .selectFrom("entry")
    .select((eb) => ["category", "outcome", eb.fn.countAll<number>().as("n")])
    .where("editionId", "=", editionId)
    .where("state", "=", "submitted")
    .where("standing", "!=", "disqualified")
    .groupBy(["category", "outcome"])
    .orderBy("category");
  const waiting = entries
    .where("outcome", "=", "notValid")
    .where("id", "in", db.selectFrom("reply").select("entryId").where("reply.state", "=", "waiting"));
  const counts = new Map<string, CategoryCount>();
  for (const { category, outcome, n } of await entries.execute()) {
    if (category === null) continue;
    const one = counts.get(category) ?? { category, valid: 0, open: 0 };
    if (outcome === "valid") one.valid += n;
    else if (outcome !== "notValid") one.open += n;
    counts.set(one.category, one);
  }
  for (const { category, n } of await waiting.execute()) {
    const one = counts.get(category ?? "");
    if (one) one.open += n;
  }
  return [...counts.values()];
}

/** The entries that a merge of their category is about, by code: all that judges may come to have. */
export function listEntriesOfMerge(db: Db, { editionId, category }: { editionId: string; category: string }) {
  return db
    .selectFrom("entry")
    .select(["id", "code", "title", "organisationName", "outcome"])
    .where("editionId", "=", editionId)
    .where("category", "=", category)
    .where("state", "=", "submitted")
    .where("standing", "!=", "disqualified")
    .where((eb) => eb.or([eb("outcome", "is", null), eb("outcome", "!=", "notValid")]))
    .orderBy("code")
    .limit(500)
    .execute();
}

/** Takes the word of every judge on a category back, for there are entries in it that they have not seen. */
export async function endDeclarations(
  db: Db,
  { editionId, category }: { editionId: string; category: string },
): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom("declaration")
    .where("editionId", "=", editionId)
    .where("category", "=", category)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
