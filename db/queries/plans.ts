import type { PanelPlan } from "~/engine/panels";
import type { Instant } from "~/domain/time";
import type { Db } from "../client";
import { fromJson, toJson } from "../columns";

/** What a plan was made of and what came out beside its pairs, frozen with it. */
export type PlanReport = Omit<PanelPlan, "pairs"> & {
  k: number;
  entryIds: string[];
  /** Pairs within a category that a conflict forbids. */
  refused: { entryId: string; judgeId: string; kind: string; origin: string; tier: string }[];
};

export async function insertPlan(
  db: Db,
  plan: {
    id: string;
    editionId: string;
    seed: number;
    report: PlanReport;
    createdById: string;
    now: Instant;
    pairs: readonly { entryId: string; judgeId: string }[];
  },
) {
  await db
    .insertInto("plan")
    .values({
      id: plan.id,
      editionId: plan.editionId,
      seed: plan.seed,
      state: "draft",
      reportJson: toJson(plan.report),
      createdById: plan.createdById,
      createdAt: plan.now,
      publishedById: null,
      publishedAt: null,
    })
    .execute();
  for (let at = 0; at < plan.pairs.length; at += 500)
    await db
      .insertInto("plan_pair")
      .values(
        plan.pairs.slice(at, at + 500).map(({ entryId, judgeId }) => ({ planId: plan.id, entryId, judgeId })),
      )
      .execute();
}

/** Plans of an edition, newest first. */
export async function listPlans(db: Db, editionId: string) {
  const rows = await db
    .selectFrom("plan")
    .innerJoin("person", "person.id", "plan.createdById")
    .select([
      "plan.id",
      "plan.seed",
      "plan.state",
      "plan.createdAt",
      "plan.publishedAt",
      "plan.reportJson",
      "person.name as author",
    ])
    .where("plan.editionId", "=", editionId)
    .orderBy("plan.createdAt", "desc")
    .orderBy("plan.id")
    .limit(50)
    .execute();
  return rows.map(({ reportJson, ...row }) => {
    const { places, shortfalls, entryIds } = fromJson<PlanReport>(reportJson);
    return { ...row, places, short: shortfalls.length, entries: entryIds.length };
  });
}

export async function findPlan(db: Db, { id, editionId }: { id: string; editionId: string }) {
  const row = await db
    .selectFrom("plan")
    .innerJoin("person", "person.id", "plan.createdById")
    .select([
      "plan.id",
      "plan.seed",
      "plan.state",
      "plan.createdAt",
      "plan.publishedAt",
      "plan.reportJson",
      "person.name as author",
    ])
    .where("plan.id", "=", id)
    .where("plan.editionId", "=", editionId)
    .executeTakeFirst();
  if (!row) return undefined;
  const { reportJson, ...rest } = row;
  return { ...rest, report: fromJson<PlanReport>(reportJson) };
}

export function listPairs(db: Db, planId: string) {
  return db
    .selectFrom("plan_pair")
    .select(["entryId", "judgeId"])
    .where("planId", "=", planId)
    .orderBy("entryId")
    .orderBy("judgeId")
    .limit(20_000)
    .execute();
}

/** Names for the ids in a plan: entries of an edition. */
export function listEntryNames(db: Db, entryIds: readonly string[]) {
  return db
    .selectFrom("entry")
    .select(["id", "code", "title", "category", "organisationName", "country"])
    .where("id", "in", entryIds.length > 0 ? entryIds : [""])
    .orderBy("code")
    .limit(2000)
    .execute();
}

/** Names for the ids in a plan: judges of an edition, those who left too. */
export function listJudgeNames(db: Db, personIds: readonly string[]) {
  return db
    .selectFrom("person")
    .select(["id", "name"])
    .where("id", "in", personIds.length > 0 ? personIds : [""])
    .orderBy("name")
    .limit(1000)
    .execute();
}

/** Whether a plan of the edition is published. */
export async function hasPublishedPlan(db: Db, editionId: string): Promise<boolean> {
  const row = await db
    .selectFrom("plan")
    .select("id")
    .where("editionId", "=", editionId)
    .where("state", "=", "published")
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Entries that judges will get: submitted and found valid. */
export async function listValidEntryIds(db: Db, editionId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("entry")
    .select("id")
    .where("editionId", "=", editionId)
    .where("state", "=", "submitted")
    .where("outcome", "=", "valid")
    .where("standing", "!=", "disqualified")
    .orderBy("id")
    .limit(2000)
    .execute();
  return rows.map((row) => row.id);
}

/** Moves a draft on. Gives false if it is no draft any more. */
export async function closePlan(
  db: Db,
  plan: { id: string } & (
    { state: "discarded" } | { state: "published"; publishedById: string; publishedAt: Instant }
  ),
): Promise<boolean> {
  const { id, ...columns } = plan;
  const { numUpdatedRows } = await db
    .updateTable("plan")
    .set(columns)
    .where("id", "=", id)
    .where("state", "=", "draft")
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Adds assignments, as a plan is published or a judge is given one more entry. */
export async function insertAssignments(
  db: Db,
  rows: readonly {
    id: string;
    editionId: string;
    planId: string | null;
    entryId: string;
    judgeId: string;
    place: number;
    now: Instant;
  }[],
) {
  for (let at = 0; at < rows.length; at += 500)
    await db
      .insertInto("assignment")
      .values(
        rows.slice(at, at + 500).map(({ now, ...row }) => ({
          ...row,
          createdAt: now,
          confirmedAt: null,
          endedAt: null,
          endReason: null,
          endWords: null,
        })),
      )
      .execute();
}

/** Sponsors of an edition by name, with the categories they stand behind; none means all. */
export async function listSponsorNames(db: Db, editionId: string) {
  const rows = await db
    .selectFrom("sponsor")
    .select(["name", "categoriesJson"])
    .where("editionId", "=", editionId)
    .where("endedAt", "is", null)
    .limit(100)
    .execute();
  return rows.map(({ name, categoriesJson }) => ({ name, categories: fromJson<string[]>(categoriesJson) }));
}

/** The running assignments of an entry with what each judge judges, and whether a sheet is in. */
export async function listPanel(db: Db, { editionId, entryId }: { editionId: string; entryId: string }) {
  const rows = await db
    .selectFrom("assignment")
    .innerJoin("person", "person.id", "assignment.judgeId")
    .leftJoin("address", (join) =>
      join.onRef("address.personId", "=", "person.id").on("address.isPrimary", "=", 1),
    )
    .leftJoin("judge", (join) =>
      join
        .onRef("judge.personId", "=", "assignment.judgeId")
        .onRef("judge.editionId", "=", "assignment.editionId"),
    )
    .leftJoin("scoresheet", "scoresheet.assignmentId", "assignment.id")
    .select([
      "assignment.id",
      "assignment.judgeId",
      "judge.categoriesJson",
      "scoresheet.submittedAt",
      "person.name",
      "person.language",
      "address.address",
    ])
    .where("assignment.editionId", "=", editionId)
    .where("assignment.entryId", "=", entryId)
    .where("assignment.endedAt", "is", null)
    .orderBy("assignment.id")
    .limit(50)
    .execute();
  return rows.map(({ categoriesJson, ...row }) => ({
    ...row,
    categories: categoriesJson === null ? [] : fromJson<string[]>(categoriesJson),
  }));
}
