import type { Instant } from "~/domain/time";
import type { Db } from "../client";
import { fromJson } from "../columns";
import type { Tables } from "../schema";

/** Every version of an edition's sealed rules, oldest first. */
export function listSeals(db: Db, editionId: string) {
  return db
    .selectFrom("seal")
    .selectAll()
    .where("editionId", "=", editionId)
    .orderBy("version")
    .limit(1000)
    .execute();
}
export type SealRow = Awaited<ReturnType<typeof listSeals>>[number];

export async function insertSeal(db: Db, seal: Tables["seal"]) {
  await db.insertInto("seal").values(seal).execute();
}

/** The change of the rules that waits for a second person, with who proposed it. */
export function findOpenChange(db: Db, editionId: string) {
  return db
    .selectFrom("rule_change")
    .leftJoin("person", "person.id", "rule_change.proposedById")
    .select([
      "rule_change.id",
      "rule_change.fromVersion",
      "rule_change.documentJson",
      "rule_change.reason",
      "rule_change.proposedById",
      "rule_change.proposedAt",
      "person.name as proposedBy",
    ])
    .where("rule_change.editionId", "=", editionId)
    .where("rule_change.state", "=", "proposed")
    .executeTakeFirst();
}

export async function insertChange(
  db: Db,
  change: Pick<
    Tables["rule_change"],
    "id" | "editionId" | "fromVersion" | "documentJson" | "reason" | "proposedById"
  > & { now: Instant },
) {
  const { now, ...row } = change;
  await db
    .insertInto("rule_change")
    .values({ ...row, proposedAt: now, state: "proposed", answeredById: null, answeredAt: null })
    .execute();
}

/** Notes the answer to a proposed change. Gives false if it was answered before. */
export async function markChangeAnswered(
  db: Db,
  { id, state, personId, now }: { id: string; state: "made" | "refused"; personId: string; now: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("rule_change")
    .set({ state, answeredById: personId, answeredAt: now })
    .where("id", "=", id)
    .where("state", "=", "proposed")
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Keeps a signed result file. There is no way to change or delete one. */
export async function insertResultFile(db: Db, file: Tables["result_file"]) {
  await db.insertInto("result_file").values(file).execute();
}

/** The result file of the approved decision on a category. */
export function findDecisionFile(db: Db, { editionId, category }: { editionId: string; category: string }) {
  return db
    .selectFrom("result_file")
    .innerJoin("decision", "decision.id", "result_file.decisionId")
    .select(["result_file.fileJson", "result_file.hash", "decision.version"])
    .where("decision.editionId", "=", editionId)
    .where("decision.category", "=", category)
    .where("decision.state", "=", "approved")
    .orderBy("decision.version", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** The result files of these decisions, with the texts that were signed. */
export function listDecisionFiles(db: Db, decisionIds: readonly string[]) {
  return db
    .selectFrom("result_file")
    .select(["decisionId", "fileJson", "hash"])
    .where("decisionId", "in", ["", ...decisionIds])
    .limit(200)
    .execute();
}

/** The frozen results of an edition's approved decisions, one for each category. */
export async function listFrozenFiles(db: Db, editionId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("result_file")
    .innerJoin("decision", "decision.id", "result_file.decisionId")
    .select(["decision.category", "result_file.fileJson"])
    .where("decision.editionId", "=", editionId)
    .where("decision.state", "=", "approved")
    .orderBy("decision.category")
    .orderBy("decision.version", "desc")
    .limit(200)
    .execute();
  return rows.filter((row, at) => rows[at - 1]?.category !== row.category).map(({ fileJson }) => fileJson);
}

/** The result file of a release. */
export function findReleaseFile(db: Db, releaseId: string) {
  return db
    .selectFrom("result_file")
    .select(["fileJson", "hash"])
    .where("releaseId", "=", releaseId)
    .executeTakeFirst();
}

/** Acts of the history by these names, oldest first, with what they say in ids. */
export async function listActsNamed(
  db: Db,
  names: readonly string[],
): Promise<{ at: Instant; act: string; facts: Record<string, unknown> }[]> {
  const rows = await db
    .selectFrom("history")
    .select(["at", "act", "subjectId", "factsJson"])
    .where("act", "in", names)
    .orderBy("seq")
    .limit(20_000)
    .execute();
  return rows.map(({ factsJson, subjectId, ...row }) => ({
    ...row,
    facts: { subject: subjectId, ...fromJson<Record<string, unknown>>(factsJson) },
  }));
}
