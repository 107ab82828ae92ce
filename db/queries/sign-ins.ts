import type { Instant } from "~/domain/time";
import type { Db } from "../client";
import type { Tables } from "../schema";

/** Keeps what a code and a link are checked against: hashes only. */
export async function insertSignIn(db: Db, row: Omit<Tables["sign_in"], "usedAt" | "attempts">) {
  await db
    .insertInto("sign_in")
    .values({ ...row, usedAt: null, attempts: 0 })
    .execute();
}

/** How many codes were asked for an address, or from a client, since a moment. */
export async function countSignIns(
  db: Db,
  by: { normalised: string } | { clientHash: string },
  since: Instant,
): Promise<number> {
  const row = await db
    .selectFrom("sign_in")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where((eb) =>
      "normalised" in by ? eb("normalised", "=", by.normalised) : eb("clientHash", "=", by.clientHash),
    )
    .where("createdAt", ">", since)
    .executeTakeFirstOrThrow();
  return row.n;
}

const columns = [
  "id",
  "purpose",
  "address",
  "normalised",
  "personId",
  "codeHash",
  "browserHash",
  "next",
  "createdAt",
  "expiresAt",
  "usedAt",
  "attempts",
] as const;

/** What a browser asked for since a moment, newest first; at most fifty. */
export function listSignInsByBrowser(
  db: Db,
  { browserHash, purpose, since }: { browserHash: string; purpose: "signIn" | "address"; since: Instant },
) {
  return db
    .selectFrom("sign_in")
    .select(columns)
    .where("browserHash", "=", browserHash)
    .where("purpose", "=", purpose)
    .where("createdAt", ">", since)
    .orderBy("createdAt", "desc")
    .orderBy("id")
    .limit(50)
    .execute();
}

export function findSignInByToken(
  db: Db,
  { tokenHash, purpose }: { tokenHash: string; purpose: Tables["sign_in"]["purpose"] },
) {
  return db
    .selectFrom("sign_in")
    .select(columns)
    .where("tokenHash", "=", tokenHash)
    .where("purpose", "=", purpose)
    .executeTakeFirst();
}

/** Uses up a code or link. Gives false if it was used or has run out. */
export async function markSignInUsed(db: Db, id: string, now: Instant): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("sign_in")
    .set({ usedAt: now })
    .where("id", "=", id)
    .where("usedAt", "is", null)
    .where("expiresAt", ">", now)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Counts a wrong try against these. */
export async function countWrongTry(db: Db, ids: readonly string[]) {
  if (ids.length > 0)
    await db
      .updateTable("sign_in")
      .set((eb) => ({ attempts: eb("attempts", "+", 1) }))
      .where("id", "in", ids)
      .execute();
}

/** Makes worthless what was asked for an address and not used yet. */
export async function voidSignInsByAddress(db: Db, normalised: string, now: Instant) {
  await db
    .updateTable("sign_in")
    .set({ usedAt: now })
    .where("normalised", "=", normalised)
    .where("usedAt", "is", null)
    .execute();
}

/** Makes worthless every unused link for a first organiser. */
export async function voidFirstOrganiserLinks(db: Db, now: Instant) {
  await db
    .updateTable("sign_in")
    .set({ usedAt: now })
    .where("purpose", "=", "firstOrganiser")
    .where("usedAt", "is", null)
    .execute();
}
