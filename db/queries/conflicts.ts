import type { EntryDocument } from "~/domain/entry-document";
import type { Instant } from "~/domain/time";
import type { Db } from "../client";
import { fromJson } from "../columns";
import type { Tables } from "../schema";
import { judgedIn } from "./category-merges";

type ConflictRow = Tables["conflict"];

/** Submitted entries that may come before judges, with the document that was frozen; the invalid ones are left out. */
export async function listEntriesForJudging(db: Db, editionId: string) {
  const rows = await db
    .selectFrom("entry")
    .innerJoin("revision", (join) =>
      join
        .onRef("revision.entryId", "=", "entry.id")
        .onRef("revision.number", "=", "entry.submittedRevision"),
    )
    .select((eb) => [
      judgedIn(eb).as("category"),
      "entry.id",
      "entry.code",
      "entry.title",
      "entry.organisationName",
      "entry.country",
      "entry.outcome",
      "revision.documentJson",
    ])
    .where("entry.editionId", "=", editionId)
    .where("entry.state", "=", "submitted")
    .where((eb) => eb.or([eb("entry.outcome", "is", null), eb("entry.outcome", "!=", "notValid")]))
    .where("entry.standing", "!=", "disqualified")
    .orderBy("entry.code")
    .limit(2000)
    .execute();
  return rows.map(({ documentJson, ...row }) => ({
    ...row,
    document: fromJson<EntryDocument>(documentJson),
  }));
}

/** Who belongs to the submitted entries of an edition, with their addresses. */
export function listPeopleOfEntries(db: Db, editionId: string) {
  return db
    .selectFrom("entry_member")
    .innerJoin("entry", "entry.id", "entry_member.entryId")
    .leftJoin("address", "address.personId", "entry_member.personId")
    .select(["entry_member.entryId", "entry_member.personId", "address.address"])
    .where("entry.editionId", "=", editionId)
    .where("entry.state", "=", "submitted")
    .where("entry_member.endedAt", "is", null)
    .limit(20_000)
    .execute();
}

/** Conflicts of an edition or of one judge, ended ones too. */
export function listConflicts(db: Db, { editionId, judgeId }: { editionId: string; judgeId?: string }) {
  return db
    .selectFrom("conflict")
    .select(["id", "entryId", "judgeId", "tier", "origin", "kind", "reason", "createdAt", "endedAt"])
    .where("editionId", "=", editionId)
    .$if(judgeId !== undefined, (query) => query.where("judgeId", "=", judgeId ?? ""))
    .orderBy("createdAt")
    .orderBy("id")
    .limit(50_000)
    .execute();
}

/** A judge's conflicts that stand, with the entries they are about. */
export function listConflictsOfJudge(db: Db, { editionId, judgeId }: { editionId: string; judgeId: string }) {
  return db
    .selectFrom("conflict")
    .innerJoin("entry", "entry.id", "conflict.entryId")
    .select((eb) => [
      judgedIn(eb).as("category"),
      "conflict.id",
      "conflict.entryId",
      "conflict.tier",
      "conflict.origin",
      "conflict.kind",
      "conflict.reason",
      "entry.code",
      "entry.title",
      "entry.organisationName",
    ])
    .where("conflict.editionId", "=", editionId)
    .where("conflict.judgeId", "=", judgeId)
    .where("conflict.endedAt", "is", null)
    .orderBy("entry.code")
    .orderBy("conflict.kind")
    .limit(2000)
    .execute();
}

/** One conflict of a judge with its entry. */
export function findConflict(
  db: Db,
  { id, editionId, judgeId }: { id: string; editionId: string; judgeId: string },
) {
  return db
    .selectFrom("conflict")
    .innerJoin("entry", "entry.id", "conflict.entryId")
    .innerJoin("person", "person.id", "conflict.judgeId")
    .select([
      "conflict.id",
      "conflict.entryId",
      "conflict.judgeId",
      "conflict.tier",
      "conflict.origin",
      "conflict.kind",
      "conflict.reason",
      "conflict.endedAt",
      "entry.code",
      "entry.title",
      "entry.organisationName",
      "person.name as judgeName",
    ])
    .where("conflict.id", "=", id)
    .where("conflict.editionId", "=", editionId)
    .where("conflict.judgeId", "=", judgeId)
    .executeTakeFirst();
}

/** Adds conflicts, however many. */
export async function insertConflicts(db: Db, rows: readonly ConflictRow[]) {
  for (let at = 0; at < rows.length; at += 500)
    await db
      .insertInto("conflict")
      .values(rows.slice(at, at + 500))
      .execute();
}

/** Ends a conflict that stands. Gives false if it had ended before. */
export async function endConflict(db: Db, { id, now }: { id: string; now: Instant }): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("conflict")
    .set({ endedAt: now })
    .where("id", "=", id)
    .where("endedAt", "is", null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Pairs that may not be: a bar or a recusal stands between judge and entry. */
export function listBars(db: Db, editionId: string) {
  return db
    .selectFrom("conflict")
    .select(["entryId", "judgeId", "kind", "origin", "tier"])
    .where("editionId", "=", editionId)
    .where("tier", "in", ["bar", "recuse"])
    .where("endedAt", "is", null)
    .orderBy("createdAt")
    .orderBy("id")
    .limit(50_000)
    .execute();
}
