import type { Instant } from "~/domain/time";
import type { Db } from "../client";

/** All addresses of a person, the main one first. */
export function listAddresses(db: Db, personId: string) {
  return db
    .selectFrom("address")
    .select(["id", "address", "normalised", "verifiedAt", "isPrimary", "createdAt", "failingAt"])
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

/** Makes one address of a person the main one; whoever chooses it says that it works. */
export async function updatePrimaryAddress(db: Db, { id, personId }: { id: string; personId: string }) {
  await db
    .updateTable("address")
    .set({ failingAt: null })
    .where("id", "=", id)
    .where("personId", "=", personId)
    .execute();
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

/**
 * Where mail to a person goes that was meant for one of their addresses: there, or, while mail to it comes back, to
 * another one of theirs that is proven and works.
 */
export async function findMailAddress(
  db: Db,
  { personId, address }: { personId: string; address: string },
): Promise<string> {
  const failing = await db
    .selectFrom("address")
    .select("id")
    .where("personId", "=", personId)
    .where("address", "=", address)
    .where("failingAt", "is not", null)
    .executeTakeFirst();
  return (failing && (await findOtherAddress(db, { personId, address }))) ?? address;
}

/** Another address of a person that is proven and to which mail does not come back, the main one first. */
export async function findOtherAddress(
  db: Db,
  { personId, address }: { personId: string; address: string },
): Promise<string | undefined> {
  const row = await db
    .selectFrom("address")
    .select("address")
    .where("personId", "=", personId)
    .where("address", "!=", address)
    .where("verifiedAt", "is not", null)
    .where("failingAt", "is", null)
    .orderBy("isPrimary", "desc")
    .orderBy("createdAt")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  return row?.address;
}

/** Notes since when mail to an address comes back: the earliest moment that is known. */
export async function updateFailingAddress(
  db: Db,
  { normalised, failingAt }: { normalised: string; failingAt: Instant },
): Promise<void> {
  await db
    .updateTable("address")
    .set({ failingAt })
    .where("normalised", "=", normalised)
    .where((eb) => eb.or([eb("failingAt", "is", null), eb("failingAt", ">", failingAt)]))
    .execute();
}

/** Notes that mail to an address arrives again. */
export async function updateWorkingAddress(db: Db, normalised: string): Promise<void> {
  await db.updateTable("address").set({ failingAt: null }).where("normalised", "=", normalised).execute();
}
