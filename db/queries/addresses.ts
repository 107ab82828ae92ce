import type { Db } from "../client";

/** All addresses of a person, the main one first. */
export function listAddresses(db: Db, personId: string) {
  return db
    .selectFrom("address")
    .select(["id", "address", "normalised", "verifiedAt", "isPrimary", "createdAt"])
    .where("personId", "=", personId)
    .orderBy("isPrimary", "desc")
    .orderBy("createdAt")
    .orderBy("id")
    .limit(50)
    .execute();
}

/** One address of a person's own. */
export function findAddress(db: Db, { id, personId }: { id: string; personId: string }) {
  return db
    .selectFrom("address")
    .select(["id", "address", "normalised", "verifiedAt", "isPrimary"])
    .where("id", "=", id)
    .where("personId", "=", personId)
    .executeTakeFirst();
}

/** Makes one address of a person the main one. */
export async function updatePrimaryAddress(db: Db, { id, personId }: { id: string; personId: string }) {
  await db
    .updateTable("address")
    .set((eb) => ({ isPrimary: eb.case().when("id", "=", id).then(1).else(0).end() as never }))
    .where("personId", "=", personId)
    .execute();
}

/** Takes an address that is not the main one out of an account. Gives false if it is not there. */
export async function deleteAddress(
  db: Db,
  { id, personId }: { id: string; personId: string },
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom("address")
    .where("id", "=", id)
    .where("personId", "=", personId)
    .where("isPrimary", "=", 0)
    .executeTakeFirstOrThrow();
  return numDeletedRows === 1n;
}
