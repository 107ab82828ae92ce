import type { Db } from "../client";
import { type SponsorRow, sponsorOf } from "./sponsors";

/** The sponsor whose person somebody is in an edition; of one that was ended, too. */
export async function findSponsorOfPerson(
  db: Db,
  { personId, editionId }: { personId: string; editionId: string },
): Promise<SponsorRow | undefined> {
  const row = await db
    .selectFrom("sponsor")
    .innerJoin("role", "role.sponsorId", "sponsor.id")
    .selectAll("sponsor")
    .where("role.personId", "=", personId)
    .where("role.editionId", "=", editionId)
    .where("role.role", "=", "sponsor")
    .where("role.state", "=", "active")
    .where("sponsor.editionId", "=", editionId)
    .executeTakeFirst();
  return row && sponsorOf(row);
}

/** A sponsor's people and who is invited to be one of them, each with the address that mail goes to; at most 100. */
export function listPeopleOfSponsor(db: Db, sponsorId: string) {
  return db
    .selectFrom("role")
    .innerJoin("person", "person.id", "role.personId")
    .innerJoin("address", (join) =>
      join.onRef("address.personId", "=", "person.id").on("address.isPrimary", "=", 1),
    )
    .select(["person.id", "person.name", "person.language", "address.address", "role.state"])
    .where("role.sponsorId", "=", sponsorId)
    .where("role.state", "in", ["invited", "active"])
    .where("person.endedAt", "is", null)
    .orderBy("role.createdAt")
    .orderBy("person.id")
    .limit(100)
    .execute();
}

/** Says whose person somebody with the role sponsor is, if nobody said so before. Gives whether that was so. */
export async function updateSponsorOfPerson(
  db: Db,
  { personId, editionId, sponsorId }: { personId: string; editionId: string; sponsorId: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("role")
    .set({ sponsorId })
    .where("personId", "=", personId)
    .where("editionId", "=", editionId)
    .where("role", "=", "sponsor")
    .where("state", "in", ["invited", "active"])
    .where("sponsorId", "is", null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Entries of an edition that were submitted in some categories, counted by category and by country. */
export async function countReceived(
  db: Db,
  { editionId, categories }: { editionId: string; categories: readonly string[] },
) {
  if (categories.length === 0) return { byCategory: [], byCountry: [] };
  const count = (by: "category" | "country") =>
    db
      .selectFrom("entry")
      .select((eb) => [eb.fn.coalesce(by, eb.val("")).as("id"), eb.fn.countAll<number>().as("count")])
      .where("editionId", "=", editionId)
      .where("state", "=", "submitted")
      .where("category", "in", categories)
      .groupBy(by)
      .orderBy(by)
      .execute();
  return { byCategory: await count("category"), byCountry: await count("country") };
}
