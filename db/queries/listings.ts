import type { Instant } from "~/domain/time";
import type { Db } from "../client";

/** What those whom an entry names as its team were asked and answered. */
export function listListings(db: Db, entryId: string) {
  return db
    .selectFrom("listing")
    .select(["id", "normalised", "name", "state", "askedAt", "answeredAt"])
    .where("entryId", "=", entryId)
    .orderBy("askedAt")
    .limit(100)
    .execute();
}

/** Addresses, as they are compared, of those who said no to being named by an entry. */
export async function listDeclinedListings(db: Db, entryId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom("listing")
    .select("normalised")
    .where("entryId", "=", entryId)
    .where("state", "=", "declined")
    .limit(100)
    .execute();
  return new Set(rows.map((row) => row.normalised));
}

/** The same for many entries: the addresses by entry. At most 2,000. */
export async function listDeclinedOf(db: Db, entryIds: readonly string[]): Promise<Map<string, Set<string>>> {
  const rows = await db
    .selectFrom("listing")
    .select(["entryId", "normalised"])
    .where("entryId", "in", entryIds)
    .where("state", "=", "declined")
    .limit(2000)
    .execute();
  const declined = new Map<string, Set<string>>();
  for (const { entryId, normalised } of rows)
    declined.set(entryId, (declined.get(entryId) ?? new Set()).add(normalised));
  return declined;
}

/** The question that a link stands for, with the little that its holder may know of the entry. */
export function findListingByToken(
  db: Db,
  { tokenHash, editionId }: { tokenHash: string; editionId: string },
) {
  return db
    .selectFrom("listing")
    .innerJoin("entry", "entry.id", "listing.entryId")
    .select([
      "listing.id",
      "listing.entryId",
      "listing.normalised",
      "listing.name",
      "listing.state",
      "listing.answeredAt",
      "entry.code",
      "entry.answersJson",
      "entry.submittedRevision",
    ])
    .where("listing.tokenHash", "=", tokenHash)
    .where("entry.editionId", "=", editionId)
    .executeTakeFirst();
}

/** Asks somebody, or asks anew: a new link takes the old one's place. */
export async function upsertListing(
  db: Db,
  listing: {
    id: string;
    entryId: string;
    normalised: string;
    address: string;
    name: string;
    tokenHash: string;
    now: Instant;
  },
) {
  const { now, ...row } = listing;
  const fresh = { state: "asked" as const, askedAt: now, answeredAt: null };
  await db
    .insertInto("listing")
    .values({ ...row, ...fresh })
    .onConflict((conflict) =>
      conflict
        .columns(["entryId", "normalised"])
        .doUpdateSet({ address: row.address, name: row.name, tokenHash: row.tokenHash, ...fresh }),
    )
    .execute();
}

/** Keeps an answer. Gives whether it is another one than before. */
export async function updateListingAnswer(
  db: Db,
  { id, answer, now }: { id: string; answer: "confirmed" | "declined"; now: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("listing")
    .set({ state: answer, answeredAt: now })
    .where("id", "=", id)
    .where("state", "!=", answer)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}
