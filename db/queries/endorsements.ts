import type { Instant } from "~/domain/time";
import type { Db } from "../client";

/** What partners of an entry were asked and answered, oldest first. */
export function listEndorsements(db: Db, entryId: string) {
  return db
    .selectFrom("endorsement")
    .select([
      "id",
      "rowKey",
      "organisation",
      "address",
      "state",
      "name",
      "position",
      "createdAt",
      "answeredAt",
      "revision",
    ])
    .where("entryId", "=", entryId)
    .orderBy("createdAt")
    .limit(50)
    .execute();
}

/** The request that a link stands for, with the little that its holder may know of the entry. */
export function findEndorsementByToken(db: Db, tokenHash: string) {
  return db
    .selectFrom("endorsement")
    .innerJoin("entry", "entry.id", "endorsement.entryId")
    .select([
      "endorsement.id",
      "endorsement.entryId",
      "endorsement.rowKey",
      "endorsement.organisation",
      "endorsement.address",
      "endorsement.state",
      "endorsement.name",
      "endorsement.position",
      "endorsement.answeredAt",
      "endorsement.revision",
      "entry.editionId",
      "entry.code",
      "entry.state as entryState",
      "entry.answersJson",
      "entry.submittedRevision",
    ])
    .where("tokenHash", "=", tokenHash)
    .executeTakeFirst();
}

/** Asks a partner, or asks anew: a new link takes the old one's place, and an earlier answer is no longer one. */
export async function upsertEndorsement(
  db: Db,
  request: {
    id: string;
    entryId: string;
    rowKey: string;
    organisation: string;
    address: string;
    tokenHash: string;
    now: Instant;
  },
) {
  const { now, ...row } = request;
  const fresh = {
    state: "asked" as const,
    name: "",
    position: "",
    createdAt: now,
    answeredAt: null,
    revision: null,
  };
  await db
    .insertInto("endorsement")
    .values({ ...row, ...fresh })
    .onConflict((conflict) =>
      conflict.columns(["entryId", "rowKey"]).doUpdateSet({
        organisation: row.organisation,
        address: row.address,
        tokenHash: row.tokenHash,
        ...fresh,
      }),
    )
    .execute();
}

export async function updateEndorsementAnswer(
  db: Db,
  answer: {
    id: string;
    state: "given" | "declined";
    name: string;
    position: string;
    revision: number | null;
    now: Instant;
  },
) {
  const { id, now, ...columns } = answer;
  await db
    .updateTable("endorsement")
    .set({ ...columns, answeredAt: now })
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
}

/** Names the revision that holds what a partner endorsed while it was a draft. */
export async function updateEndorsedRevision(db: Db, { id, revision }: { id: string; revision: number }) {
  await db
    .updateTable("endorsement")
    .set({ revision })
    .where("id", "=", id)
    .where("revision", "is", null)
    .execute();
}

/** Gives a partner's request a new link in the place of the old one; their answer stays. */
export async function updateEndorsementLink(db: Db, { id, tokenHash }: { id: string; tokenHash: string }) {
  await db.updateTable("endorsement").set({ tokenHash }).where("id", "=", id).executeTakeFirstOrThrow();
}
