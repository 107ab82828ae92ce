import type { Instant } from "~/domain/time";
import type { Db } from "../client";
import type { Tables } from "../schema";

const columns = [
  "disclosure.id",
  "disclosure.name",
  "disclosure.office",
  "disclosure.organisation",
  "disclosure.address",
  "disclosure.category",
  "disclosure.entryId",
  "disclosure.reason",
  "disclosure.expiresAt",
  "disclosure.state",
  "disclosure.proposedById",
  "disclosure.proposedAt",
  "disclosure.answeredAt",
  "disclosure.acknowledgedAt",
  "disclosure.endedAt",
] as const;

/** The disclosures of an edition, newest first, with the code of the entry where it is one. At most 200. */
export function listDisclosures(db: Db, editionId: string) {
  return db
    .selectFrom("disclosure")
    .leftJoin("entry", "entry.id", "disclosure.entryId")
    .select([...columns, "entry.code"])
    .where("disclosure.editionId", "=", editionId)
    .orderBy("disclosure.proposedAt", "desc")
    .orderBy("disclosure.id")
    .limit(200)
    .execute();
}

/** How many disclosures wait for a second person, of those that would still open anything. */
export async function countDisclosuresToAnswer(
  db: Db,
  { editionId, now }: { editionId: string; now: Instant },
): Promise<number> {
  const { n } = await db
    .selectFrom("disclosure")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("editionId", "=", editionId)
    .where("state", "=", "proposed")
    .where("expiresAt", ">", now)
    .executeTakeFirstOrThrow();
  return n;
}

/** One disclosure of an edition, with who proposed, answered and ended it. */
export function findDisclosure(db: Db, { id, editionId }: { id: string; editionId: string }) {
  return db
    .selectFrom("disclosure")
    .leftJoin("entry", "entry.id", "disclosure.entryId")
    .leftJoin("person as proposer", "proposer.id", "disclosure.proposedById")
    .leftJoin("person as answerer", "answerer.id", "disclosure.answeredById")
    .leftJoin("person as ender", "ender.id", "disclosure.endedById")
    .select([
      ...columns,
      "entry.code",
      "proposer.name as proposedBy",
      "answerer.name as answeredBy",
      "ender.name as endedBy",
    ])
    .where("disclosure.id", "=", id)
    .where("disclosure.editionId", "=", editionId)
    .executeTakeFirst();
}

/** The approved disclosure that a link stands for, while it has not expired. */
export function findDisclosureByToken(
  db: Db,
  { tokenHash, editionId, now }: { tokenHash: string; editionId: string; now: Instant },
) {
  return db
    .selectFrom("disclosure")
    .select(columns)
    .where("tokenHash", "=", tokenHash)
    .where("editionId", "=", editionId)
    .where("state", "=", "approved")
    .where("expiresAt", ">", now)
    .executeTakeFirst();
}

export async function insertDisclosure(
  db: Db,
  disclosure: Pick<
    Tables["disclosure"],
    | "id"
    | "editionId"
    | "name"
    | "office"
    | "organisation"
    | "address"
    | "category"
    | "entryId"
    | "reason"
    | "expiresAt"
    | "proposedById"
  > & { now: Instant },
) {
  const { now, ...row } = disclosure;
  await db
    .insertInto("disclosure")
    .values({
      ...row,
      state: "proposed",
      proposedAt: now,
      answeredById: null,
      answeredAt: null,
      tokenHash: null,
      acknowledgedAt: null,
      endedById: null,
      endedAt: null,
    })
    .execute();
}

/** Answers a proposal, never by who made it. Gives whether it still was one. */
export async function markDisclosureAnswered(
  db: Db,
  {
    id,
    state,
    personId,
    tokenHash,
    now,
  }: {
    id: string;
    state: "approved" | "refused";
    personId: string;
    tokenHash: string | null;
    now: Instant;
  },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("disclosure")
    .set({ state, tokenHash, answeredById: personId, answeredAt: now })
    .where("id", "=", id)
    .where("state", "=", "proposed")
    .where("proposedById", "!=", personId)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Notes that the named person acknowledged the embargo, once. */
export async function markAcknowledged(db: Db, { id, now }: { id: string; now: Instant }): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("disclosure")
    .set({ acknowledgedAt: now })
    .where("id", "=", id)
    .where("state", "=", "approved")
    .where("acknowledgedAt", "is", null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Ends a disclosure; its link opens nothing from then on. Gives whether it ran. */
export async function endDisclosureRow(
  db: Db,
  { id, personId, now }: { id: string; personId: string; now: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("disclosure")
    .set({ state: "ended", tokenHash: null, endedById: personId, endedAt: now })
    .where("id", "=", id)
    .where("state", "in", ["proposed", "approved"])
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** When the page of a disclosure was read, newest first. At most 200. */
export async function listReadings(db: Db, id: string): Promise<Instant[]> {
  const rows = await db
    .selectFrom("history")
    .select("at")
    .where("subjectKind", "=", "disclosure")
    .where("subjectId", "=", id)
    .where("act", "=", "disclosure.read")
    .orderBy("seq", "desc")
    .limit(200)
    .execute();
  return rows.map(({ at }) => at);
}
