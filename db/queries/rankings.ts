import { allJudgedIn } from "~/domain/category-merges";
import type { RankedEntry, RankedSheet } from "~/domain/ranking";
import type { Marks } from "~/domain/scoring";
import type { Instant } from "~/domain/time";
import type { Db } from "../client";
import { fromJson } from "../columns";
import { judgedIn, listMerges } from "./category-merges";

type InCategory = { editionId: string; category?: string };
type InCategories = InCategory & { categories?: readonly string[] };

/** The valid entries of an edition or of one category with all their sheets, counting or not. Two statements. */
export async function listRankedEntries(
  db: Db,
  { editionId, category, categories = category === undefined ? undefined : [category] }: InCategories,
): Promise<(RankedEntry & { category: string; sheets: (RankedSheet & { judgeId: string })[] })[]> {
  const entries = await db
    .selectFrom("entry")
    .select((eb) => [
      judgedIn(eb).as("category"),
      "id",
      "code",
      "title",
      "organisationName",
      "country",
      "standing",
    ])
    .where("editionId", "=", editionId)
    .where("state", "=", "submitted")
    .where("outcome", "=", "valid")
    .where("standing", "!=", "disqualified")
    .$if(categories !== undefined, (query) => query.where(judgedIn, "in", ["", ...(categories ?? [])]))
    .orderBy("code")
    .limit(5000)
    .execute();
  const sheets = await db
    .selectFrom("scoresheet")
    .innerJoin("assignment", "assignment.id", "scoresheet.assignmentId")
    .innerJoin("entry", "entry.id", "assignment.entryId")
    .select([
      "assignment.entryId",
      "assignment.endReason",
      "assignment.judgeId",
      "scoresheet.marksJson",
      "scoresheet.submittedAt",
      "scoresheet.setAsideAt",
    ])
    .where("assignment.editionId", "=", editionId)
    .where("scoresheet.submittedAt", "is not", null)
    .$if(categories !== undefined, (query) => query.where(judgedIn, "in", ["", ...(categories ?? [])]))
    .limit(50_000)
    .execute();
  const byEntry = new Map<string, (RankedSheet & { judgeId: string })[]>();
  for (const { entryId, marksJson, ...sheet } of sheets)
    byEntry.set(entryId, [...(byEntry.get(entryId) ?? []), { ...sheet, marks: fromJson<Marks>(marksJson) }]);
  return entries.map(({ organisationName, category: own, ...entry }) => ({
    ...entry,
    category: own ?? "",
    organisation: organisationName,
    sheets: byEntry.get(entry.id) ?? [],
  }));
}

/** The sheets that are in with who gave them, of a category: for the score model, which pairs entries and judges. */
export async function listJudgedSheets(
  db: Db,
  { editionId, category }: { editionId: string; category: string },
): Promise<(RankedEntry["sheets"][number] & { entryId: string; judgeId: string })[]> {
  const sheets = await db
    .selectFrom("scoresheet")
    .innerJoin("assignment", "assignment.id", "scoresheet.assignmentId")
    .innerJoin("entry", "entry.id", "assignment.entryId")
    .select([
      "assignment.entryId",
      "assignment.judgeId",
      "assignment.endReason",
      "scoresheet.marksJson",
      "scoresheet.submittedAt",
      "scoresheet.setAsideAt",
    ])
    .where("assignment.editionId", "=", editionId)
    .where("scoresheet.submittedAt", "is not", null)
    .where(judgedIn, "=", category)
    .limit(50_000)
    .execute();
  return sheets.map(({ marksJson, ...sheet }) => ({ ...sheet, marks: fromJson<Marks>(marksJson) }));
}

const openSheets = (db: Db, editionId: string) =>
  db
    .selectFrom("assignment")
    .innerJoin("entry", "entry.id", "assignment.entryId")
    .leftJoin("scoresheet", "scoresheet.assignmentId", "assignment.id")
    .where("assignment.editionId", "=", editionId)
    .where("assignment.endedAt", "is", null)
    .where("scoresheet.submittedAt", "is", null)
    .where("entry.state", "=", "submitted")
    .where("entry.outcome", "=", "valid")
    .where("entry.standing", "!=", "disqualified");

/** How many sheets are not in yet, of all judges or of one, by the category in which they are judged. */
export function countOpenSheets(db: Db, { editionId, judgeId }: { editionId: string; judgeId?: string }) {
  return openSheets(db, editionId)
    .select((eb) => [judgedIn(eb).as("category"), eb.fn.countAll<number>().as("n")])
    .$if(judgeId !== undefined, (query) => query.where("assignment.judgeId", "=", judgeId ?? ""))
    .groupBy(judgedIn)
    .execute();
}

/** Running assignments of valid entries whose sheet is not in, with their judges. */
export function listOpenSheets(db: Db, { editionId, category }: InCategory) {
  return openSheets(db, editionId)
    .innerJoin("person", "person.id", "assignment.judgeId")
    .select((eb) => [
      judgedIn(eb).as("category"),
      "assignment.id",
      "assignment.judgeId",
      "entry.code",
      "person.name as judge",
    ])
    .$if(category !== undefined, (query) => query.where(judgedIn, "=", category ?? ""))
    .orderBy("entry.code")
    .orderBy("person.name")
    .limit(5000)
    .execute();
}

/** Categories in which a person has a tie that stands: a conflict, an entry of their own, or their own word. */
export async function listConflictCategories(
  db: Db,
  { editionId, personId }: { editionId: string; personId: string },
): Promise<string[]> {
  const rows = await db
    .selectFrom("conflict")
    .innerJoin("entry", "entry.id", "conflict.entryId")
    .select((eb) => judgedIn(eb).as("category"))
    .where("conflict.editionId", "=", editionId)
    .where("conflict.judgeId", "=", personId)
    .where("conflict.tier", "in", ["bar", "recuse"])
    .where("conflict.endedAt", "is", null)
    .union(
      db
        .selectFrom("entry_member")
        .innerJoin("entry", "entry.id", "entry_member.entryId")
        .select((eb) => judgedIn(eb).as("category"))
        .where("entry.editionId", "=", editionId)
        .where("entry.state", "=", "submitted")
        .where("entry_member.personId", "=", personId)
        .where("entry_member.endedAt", "is", null),
    )
    .union(
      db
        .selectFrom("deputy")
        .select("deputy.category")
        .where("deputy.editionId", "=", editionId)
        .where("deputy.personId", "=", personId),
    )
    .execute();
  // Their own word is of the category as it was then.
  return allJudgedIn(
    await listMerges(db, editionId),
    rows.flatMap((row) => row.category ?? []),
  );
}

/** The ties of these people to entries of a category that stand: a conflict, or an entry of their own. */
export function listTies(
  db: Db,
  { editionId, category, personIds }: { editionId: string; category: string; personIds: readonly string[] },
) {
  return db
    .selectFrom("conflict")
    .innerJoin("entry", "entry.id", "conflict.entryId")
    .select(["conflict.judgeId as personId", "entry.id as entryId", "entry.code"])
    .where("conflict.editionId", "=", editionId)
    .where(judgedIn, "=", category)
    .where("conflict.judgeId", "in", personIds)
    .where("conflict.tier", "in", ["bar", "recuse"])
    .where("conflict.endedAt", "is", null)
    .union(
      db
        .selectFrom("entry_member")
        .innerJoin("entry", "entry.id", "entry_member.entryId")
        .select(["entry_member.personId", "entry.id as entryId", "entry.code"])
        .where("entry.editionId", "=", editionId)
        .where(judgedIn, "=", category)
        .where("entry_member.personId", "in", personIds)
        .where("entry_member.endedAt", "is", null),
    )
    .orderBy("code")
    .orderBy("personId")
    .limit(5000)
    .execute();
}

/** Whether, when and under which hash the rules that decide were sealed. */
export function findSeal(db: Db, editionId: string) {
  return db
    .selectFrom("edition")
    .select(["sealedAt", "sealedHash"])
    .where("id", "=", editionId)
    .executeTakeFirst();
}

/** Notes in the edition under which hash its rules are sealed now. */
export async function updateSealedHash(db: Db, { editionId, hash }: { editionId: string; hash: string }) {
  await db.updateTable("edition").set({ sealedHash: hash }).where("id", "=", editionId).execute();
}

/** Seals the rules of an edition. Gives false if they were sealed before. */
export async function markSealed(
  db: Db,
  { editionId, hash, now }: { editionId: string; hash: string; now: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("edition")
    .set({ sealedAt: now, sealedHash: hash })
    .where("id", "=", editionId)
    .where("sealedAt", "is", null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}
