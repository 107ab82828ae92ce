import type { ComplaintOutcome, Consequence, Involvement } from "~/domain/complaints";
import type { Instant } from "~/domain/time";
import type { Db } from "../client";
import type { Tables } from "../schema";
import { judgedIn } from "./category-merges";

/** Keeps a complaint. Gives false if the entry has made one. */
export async function insertComplaint(
  db: Db,
  row: Pick<
    Tables["complaint"],
    | "id"
    | "editionId"
    | "entryId"
    | "code"
    | "rule"
    | "happened"
    | "asked"
    | "documentJson"
    | "hash"
    | "createdById"
    | "createdAt"
    | "dueAt"
  >,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("complaint")
    .values({
      ...row,
      outcome: null,
      follows: null,
      answer: null,
      draftedById: null,
      draftedAt: null,
      approvedById: null,
      answeredAt: null,
      version: 1,
    })
    .onConflict((conflict) => conflict.column("entryId").doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** The complaint of an entry as its people see it: an answer is not there before it was approved. */
export async function findComplaintOfEntry(db: Db, entryId: string) {
  const row = await db
    .selectFrom("complaint")
    .select((eb) => [
      "id",
      "code",
      "rule",
      "happened",
      "asked",
      "hash",
      "createdAt",
      "dueAt",
      "answeredAt",
      eb.case().when("answeredAt", "is not", null).then(eb.ref("outcome")).end().as("outcome"),
      eb.case().when("answeredAt", "is not", null).then(eb.ref("follows")).end().as("follows"),
      eb.case().when("answeredAt", "is not", null).then(eb.ref("answer")).end().as("answer"),
    ])
    .where("entryId", "=", entryId)
    .executeTakeFirst();
  return row;
}

/** The frozen text of a complaint for a member of its entry; nobody else finds it. */
export function findComplaintDocument(
  db: Db,
  { id, editionId, personId }: { id: string; editionId: string; personId: string },
) {
  return db
    .selectFrom("complaint")
    .innerJoin("entry_member", "entry_member.entryId", "complaint.entryId")
    .select(["complaint.code", "complaint.documentJson"])
    .where("complaint.id", "=", id)
    .where("complaint.editionId", "=", editionId)
    .where("entry_member.personId", "=", personId)
    .where("entry_member.endedAt", "is", null)
    .executeTakeFirst();
}

/** Complaints of an edition, those without an answer first, by when they are due. */
export function listComplaints(
  db: Db,
  { editionId, limit, offset }: { editionId: string; limit: number; offset: number },
) {
  return db
    .selectFrom("complaint")
    .innerJoin("entry", "entry.id", "complaint.entryId")
    .select([
      "complaint.id",
      "complaint.code",
      "complaint.createdAt",
      "complaint.dueAt",
      "complaint.draftedAt",
      "complaint.answeredAt",
      "complaint.outcome",
      "entry.title",
    ])
    .where("complaint.editionId", "=", editionId)
    .orderBy((eb) => eb.case().when("complaint.answeredAt", "is", null).then(0).else(1).end())
    .orderBy("complaint.dueAt")
    .orderBy("complaint.code")
    .limit(limit)
    .offset(offset)
    .execute();
}

export async function countComplaints(db: Db, editionId: string): Promise<number> {
  const { n } = await db
    .selectFrom("complaint")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("editionId", "=", editionId)
    .executeTakeFirstOrThrow();
  return n;
}

/** A complaint for the desk, with the category that its entry was judged in. */
export function findComplaint(db: Db, { id, editionId }: { id: string; editionId: string }) {
  return db
    .selectFrom("complaint")
    .innerJoin("entry", "entry.id", "complaint.entryId")
    .leftJoin("person as complainant", "complainant.id", "complaint.createdById")
    .leftJoin("person as drafter", "drafter.id", "complaint.draftedById")
    .leftJoin("person as approver", "approver.id", "complaint.approvedById")
    .select((eb) => [
      judgedIn(eb).as("category"),
      "complaint.id",
      "complaint.code",
      "complaint.entryId",
      "complaint.rule",
      "complaint.happened",
      "complaint.asked",
      "complaint.createdAt",
      "complaint.dueAt",
      "complaint.outcome",
      "complaint.follows",
      "complaint.answer",
      "complaint.draftedById",
      "complaint.draftedAt",
      "complaint.answeredAt",
      "complaint.version",
      "entry.code as entryCode",
      "entry.title",
      "complainant.name as complainedBy",
      "drafter.name as draftedBy",
      "approver.name as approvedBy",
    ])
    .where("complaint.id", "=", id)
    .where("complaint.editionId", "=", editionId)
    .executeTakeFirst();
}

/** Writes the draft of an answer over the version it was drawn from. Gives false if it has moved on or is answered. */
export async function updateComplaintDraft(
  db: Db,
  {
    id,
    version,
    personId,
    now,
    ...draft
  }: {
    id: string;
    version: number;
    outcome: ComplaintOutcome;
    follows: Consequence;
    answer: string;
    personId: string;
    now: Instant;
  },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("complaint")
    .set({ ...draft, draftedById: personId, draftedAt: now, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .where("answeredAt", "is", null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Lets a draft be the answer. Gives false if it has moved on, is the person's own, or was approved before. */
export async function markComplaintAnswered(
  db: Db,
  { id, version, personId, now }: { id: string; version: number; personId: string; now: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("complaint")
    .set({ approvedById: personId, answeredAt: now, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .where("draftedById", "!=", personId)
    .where("answeredAt", "is", null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** How many complaints an edition had, and how the answered ones ended; no more than that is ever public. */
export async function countComplaintsByOutcome(
  db: Db,
  editionId: string,
): Promise<{ all: number; waiting: number } & Record<ComplaintOutcome, number>> {
  const rows = await db
    .selectFrom("complaint")
    .select((eb) => [
      eb.case().when("answeredAt", "is not", null).then(eb.ref("outcome")).end().as("outcome"),
      eb.fn.countAll<number>().as("n"),
    ])
    .where("editionId", "=", editionId)
    .groupBy((eb) => eb.case().when("answeredAt", "is not", null).then(eb.ref("outcome")).end())
    .execute();
  const of = (outcome: ComplaintOutcome | null) =>
    rows.filter((row) => row.outcome === outcome).reduce((sum, row) => sum + row.n, 0);
  return {
    all: rows.reduce((sum, row) => sum + row.n, 0),
    waiting: of(null),
    upheld: of("upheld"),
    partly: of("partly"),
    notUpheld: of("notUpheld"),
  };
}

/** Complaints without an answer: how many have no draft yet, and how many a draft that waits for a second person. */
export async function countOpenComplaints(
  db: Db,
  editionId: string,
): Promise<{ open: number; drafted: number; dueAt: Instant | null }> {
  const row = await db
    .selectFrom("complaint")
    .select((eb) => [
      eb.fn.countAll<number>().as("all"),
      eb.fn.count<number>("draftedAt").as("drafted"),
      eb.fn.min<Instant | null>("dueAt").as("dueAt"),
    ])
    .where("editionId", "=", editionId)
    .where("answeredAt", "is", null)
    .executeTakeFirstOrThrow();
  return { open: row.all - row.drafted, drafted: row.drafted, dueAt: row.dueAt };
}

/**
 * How a person had part in what an entry went through, as the record shows it. Being named in the complaint and ties to
 * the entry are looked at elsewhere.
 */
export async function listInvolvements(
  db: Db,
  {
    editionId,
    entryId,
    decidables,
    personId,
  }: {
    editionId: string;
    entryId: string;
    /** The category that the entry was judged in, and the special awards that it could win. */
    decidables: readonly string[];
    personId: string;
  },
): Promise<Involvement[]> {
  const row = await db
    .selectFrom("entry")
    .select((eb) => [
      eb
        .or([
          eb.exists(
            eb
              .selectFrom("screening")
              .select("screening.id")
              .whereRef("screening.entryId", "=", "entry.id")
              .where("screening.screenerId", "=", personId),
          ),
          eb.exists(
            eb
              .selectFrom("reply")
              .select("reply.screeningId")
              .whereRef("reply.entryId", "=", "entry.id")
              .where("reply.answeredById", "=", personId),
          ),
        ])
        .as("screened"),
      eb
        .exists(
          eb
            .selectFrom("decision")
            .select("decision.id")
            .where("decision.editionId", "=", editionId)
            .where("decision.category", "in", ["", ...decidables])
            .where((of) =>
              of.or([of("decision.proposedById", "=", personId), of("decision.answeredById", "=", personId)]),
            ),
        )
        .as("decided"),
      eb
        .exists(
          eb
            .selectFrom("meeting")
            .select("meeting.id")
            .where("meeting.editionId", "=", editionId)
            .where("meeting.category", "in", ["", ...decidables])
            .where((of) =>
              of.or([
                of("meeting.recordedById", "=", personId),
                of("meeting.presentJson", "like", `%"${personId}"%`),
              ]),
            ),
        )
        .as("met"),
      eb
        .or([
          eb.exists(
            eb
              .selectFrom("settlement")
              .select("settlement.id")
              .whereRef("settlement.entryId", "=", "entry.id")
              .where("settlement.personId", "=", personId),
          ),
          eb.exists(
            eb
              .selectFrom("assignment")
              .innerJoin("scoresheet", "scoresheet.assignmentId", "assignment.id")
              .innerJoin("sheet_version", "sheet_version.sheetId", "scoresheet.id")
              .select("assignment.id")
              .whereRef("assignment.entryId", "=", "entry.id")
              .where("sheet_version.reopenedById", "=", personId),
          ),
          eb.exists(
            eb
              .selectFrom("assignment")
              .innerJoin("sheet_report", "sheet_report.assignmentId", "assignment.id")
              .select("assignment.id")
              .whereRef("assignment.entryId", "=", "entry.id")
              .where("sheet_report.answeredById", "=", personId),
          ),
        ])
        .as("sheets"),
      eb
        .exists(
          eb
            .selectFrom("standing_change")
            .select("standing_change.id")
            .whereRef("standing_change.entryId", "=", "entry.id")
            .where((of) =>
              of.or([
                of("standing_change.proposedById", "=", personId),
                of("standing_change.answeredById", "=", personId),
              ]),
            ),
        )
        .as("standing"),
    ])
    .where("entry.id", "=", entryId)
    .executeTakeFirstOrThrow();
  return (["screened", "decided", "met", "sheets", "standing"] as const).filter((how) => Boolean(row[how]));
}
