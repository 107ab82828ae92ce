import { allJudgedIn } from "~/domain/category-merges";
import type { PanelPlan } from "~/engine/panels";
import type { Instant } from "~/domain/time";
import type { Db } from "../client";
import { fromJson, toJson } from "../columns";
import type { Tables } from "../schema";
import { judgedIn, listMerges } from "./category-merges";

/** What a plan was made of and what came out beside its pairs, frozen with it. */
export type PlanReport = Omit<PanelPlan, "pairs"> & {
  k: number;
  entryIds: string[];
  /** Pairs within a category that a conflict forbids. */
  refused: { entryId: string; judgeId: string; kind: string; origin: string; tier: string }[];
  /** Judges who were reserves then. */
  reserves: string[];
  /** Seconds that the planner was given. */
  seconds: number;
  /** Where merged categories were judged then; left out where none was. */
  merges?: Record<string, string>;
  /** What the planner had found, before anything was changed by hand. */
  byHand?: { changes: number; worstEntry: number; total: number; proven: boolean };
  /** Of a plan that adds to the one in force: what stood when it was made, and what was asked. */
  topUp?: { standing: { entryId: string; judgeId: string }[]; needs: Record<string, number> };
};
export type PlanState = Tables["plan"]["state"];
type Pair = { entryId: string; judgeId: string };

/** Opens a plan that is being made; the rest follows when the planner is done. */
export async function insertPlan(
  db: Db,
  plan: {
    id: string;
    editionId: string;
    kind: Tables["plan"]["kind"];
    seed: number;
    createdById: string;
    now: Instant;
  },
) {
  const { now, ...columns } = plan;
  await db
    .insertInto("plan")
    .values({
      ...columns,
      state: "planning",
      reportJson: null,
      version: 1,
      createdAt: now,
      publishedById: null,
      publishedAt: null,
    })
    .execute();
}

/** Keeps what the planner found, as a draft. Gives false if the plan was cancelled meanwhile. */
export async function fillPlan(
  db: Db,
  { id, report, pairs }: { id: string; report: PlanReport; pairs: readonly Pair[] },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("plan")
    .set({ state: "draft", reportJson: toJson(report) })
    .where("id", "=", id)
    .where("state", "=", "planning")
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) return false;
  await insertPairs(db, id, pairs);
  return true;
}

async function insertPairs(db: Db, planId: string, pairs: readonly Pair[]) {
  for (let at = 0; at < pairs.length; at += 500)
    await db
      .insertInto("plan_pair")
      .values(pairs.slice(at, at + 500).map(({ entryId, judgeId }) => ({ planId, entryId, judgeId })))
      .execute();
}

/** Changes one entry's judges in a draft that nobody changed since `version`. Gives whether it was changed. */
export async function updatePanel(
  db: Db,
  change: {
    id: string;
    version: number;
    report: PlanReport;
    entryId: string;
    add: string | null;
    remove: string | null;
  },
): Promise<boolean> {
  const { id, version, report, entryId, add, remove } = change;
  const { numUpdatedRows } = await db
    .updateTable("plan")
    .set({ version: version + 1, reportJson: toJson(report) })
    .where("id", "=", id)
    .where("version", "=", version)
    .where("state", "=", "draft")
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) return false;
  if (remove !== null)
    await db
      .deleteFrom("plan_pair")
      .where("planId", "=", id)
      .where("entryId", "=", entryId)
      .where("judgeId", "=", remove)
      .execute();
  if (add !== null) await insertPairs(db, id, [{ entryId, judgeId: add }]);
  return true;
}

const ofEdition = (db: Db, editionId: string) =>
  db
    .selectFrom("plan")
    .innerJoin("person", "person.id", "plan.createdById")
    .select([
      "plan.id",
      "plan.seed",
      "plan.kind",
      "plan.state",
      "plan.version",
      "plan.createdAt",
      "plan.publishedAt",
      "plan.reportJson",
      "person.name as author",
    ])
    .where("plan.editionId", "=", editionId);

/** Plans of an edition, newest first. `figures` are null until the planner is done. */
export async function listPlans(db: Db, editionId: string) {
  const rows = await ofEdition(db, editionId)
    .orderBy("plan.createdAt", "desc")
    .orderBy("plan.id")
    .limit(50)
    .execute();
  return rows.map(({ reportJson, ...row }) => {
    if (reportJson === null) return { ...row, figures: null };
    const { places, shortfalls, entryIds } = fromJson<PlanReport>(reportJson);
    return { ...row, figures: { places, short: shortfalls.length, entries: entryIds.length } };
  });
}

/** One plan; its report is null until the planner is done. */
export async function findPlan(db: Db, { id, editionId }: { id: string; editionId: string }) {
  const row = await ofEdition(db, editionId).where("plan.id", "=", id).executeTakeFirst();
  if (!row) return undefined;
  const { reportJson, ...rest } = row;
  return { ...rest, report: reportJson === null ? null : fromJson<PlanReport>(reportJson) };
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
    .select((eb) => [judgedIn(eb).as("category"), "id", "code", "title", "organisationName", "country"])
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

/** Moves a draft, or a plan in one of the states `from`, on. Gives false if it is in none of them any more. */
export async function closePlan(
  db: Db,
  plan: { id: string; from?: readonly PlanState[] } & (
    { state: "discarded" | "failed" } | { state: "published"; publishedById: string; publishedAt: Instant }
  ),
): Promise<boolean> {
  const { id, from = ["draft"], ...columns } = plan;
  const { numUpdatedRows } = await db
    .updateTable("plan")
    .set(columns)
    .where("id", "=", id)
    .where("state", "in", from)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/**
 * Every pair that a plan ever gave, ended ones too, with what became of it. `isBegun` once the judge has confirmed or
 * written anything.
 */
export async function listPlacedPairs(db: Db, editionId: string) {
  const rows = await db
    .selectFrom("assignment")
    .leftJoin("scoresheet", "scoresheet.assignmentId", "assignment.id")
    .select([
      "assignment.id",
      "assignment.entryId",
      "assignment.judgeId",
      "assignment.place",
      "assignment.confirmedAt",
      "assignment.endedAt",
      "assignment.endReason",
      "scoresheet.id as sheetId",
      "scoresheet.submittedAt",
      "scoresheet.setAsideAt",
    ])
    .where("assignment.editionId", "=", editionId)
    .orderBy("assignment.entryId")
    .orderBy("assignment.judgeId")
    .limit(20_000)
    .execute();
  return rows.map(({ confirmedAt, sheetId, ...row }) => ({
    ...row,
    isBegun: confirmedAt !== null || sheetId !== null,
  }));
}

/** Ends an assignment that its judge has not confirmed. Gives false if they have, or if it had ended. */
export async function endUnopened(db: Db, { id, now }: { id: string; now: Instant }): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("assignment")
    .set({ endedAt: now, endReason: "removed" })
    .where("id", "=", id)
    .where("confirmedAt", "is", null)
    .where("endedAt", "is", null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Takes an assignment out for a tie, or gives it back: `endedAt` null runs again, with all that was written. */
export async function writeAssignmentEnd(
  db: Db,
  {
    id,
    endedAt,
    endReason,
  }: { id: string; endedAt: Instant | null; endReason: "conflict" | "removed" | null },
) {
  await db.updateTable("assignment").set({ endedAt, endReason }).where("id", "=", id).execute();
}

/** Assignments with their entries, of all judges or of one, ended ones too; those of closed categories are not read. */
export function listAssignmentsAtDesk(
  db: Db,
  {
    editionId,
    except,
    judgeId,
    endReason,
  }: {
    editionId: string;
    /** Categories that are closed to whoever reads. */
    except: readonly string[];
    judgeId?: string;
    endReason?: string;
  },
) {
  return db
    .selectFrom("assignment")
    .innerJoin("entry", "entry.id", "assignment.entryId")
    .innerJoin("person", "person.id", "assignment.judgeId")
    .leftJoin("scoresheet", "scoresheet.assignmentId", "assignment.id")
    .select((eb) => [
      judgedIn(eb).as("category"),
      "assignment.id",
      "assignment.entryId",
      "assignment.judgeId",
      "assignment.endedAt",
      "assignment.endReason",
      "entry.code",
      "entry.title",
      "person.name as judge",
      "scoresheet.submittedAt",
    ])
    .where("assignment.editionId", "=", editionId)
    .where(judgedIn, "not in", ["", ...except])
    .$if(judgeId !== undefined, (query) => query.where("assignment.judgeId", "=", judgeId ?? ""))
    .$if(endReason !== undefined, (query) => query.where("assignment.endReason", "=", endReason ?? ""))
    .orderBy("entry.code")
    .orderBy("person.name")
    .limit(500)
    .execute();
}

/** The sheet of a pair that was handed in, as the ranking reads it. */
export function findSheetOfPair(db: Db, { entryId, judgeId }: { entryId: string; judgeId: string }) {
  return db
    .selectFrom("scoresheet")
    .innerJoin("assignment", "assignment.id", "scoresheet.assignmentId")
    .select(["scoresheet.marksJson", "scoresheet.submittedAt"])
    .where("assignment.entryId", "=", entryId)
    .where("assignment.judgeId", "=", judgeId)
    .where("scoresheet.submittedAt", "is not", null)
    .executeTakeFirst();
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

/** Sponsors of an edition by name, with the categories they stand behind as these are judged; none means all. */
export async function listSponsorNames(db: Db, editionId: string) {
  const merges = await listMerges(db, editionId);
  const rows = await db
    .selectFrom("sponsor")
    .select(["name", "categoriesJson"])
    .where("editionId", "=", editionId)
    .where("endedAt", "is", null)
    .limit(100)
    .execute();
  return rows.map(({ name, categoriesJson }) => ({
    name,
    categories: allJudgedIn(merges, fromJson<string[]>(categoriesJson)),
  }));
}

/** The running assignments of an entry with what each judge judges, and whether a sheet is in. */
export async function listPanel(db: Db, { editionId, entryId }: { editionId: string; entryId: string }) {
  const merges = await listMerges(db, editionId);
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
    categories: categoriesJson === null ? [] : allJudgedIn(merges, fromJson<string[]>(categoriesJson)),
  }));
}
