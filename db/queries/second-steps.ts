import type { Instant } from "~/domain/time";
import type { Db } from "../client";

/** Stores the second step's sealed secret with the step it was proven at. Gives false if `replace` is off and one is there. */
export async function updateTotp(
  db: Db,
  {
    personId,
    sealed,
    step,
    now,
    replace,
  }: { personId: string; sealed: string; step: number; now: Instant; replace: boolean },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("person")
    .set({ totpSecret: sealed, totpConfirmedAt: now, totpLastStep: step })
    .where("id", "=", personId)
    .where("endedAt", "is", null)
    .$if(!replace, (query) => query.where("totpConfirmedAt", "is", null))
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Takes a step of the clock once. Gives false if this step or a later one was taken before. */
export async function takeTotpStep(db: Db, personId: string, step: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("person")
    .set({ totpLastStep: step })
    .where("id", "=", personId)
    .where((eb) => eb.or([eb("totpLastStep", "is", null), eb("totpLastStep", "<", step)]))
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Takes the second step away. Gives false if there was none. */
export async function clearTotp(db: Db, personId: string): Promise<boolean> {
  await db.deleteFrom("recovery_code").where("personId", "=", personId).execute();
  const { numUpdatedRows } = await db
    .updateTable("person")
    .set({ totpSecret: null, totpConfirmedAt: null, totpLastStep: null })
    .where("id", "=", personId)
    .where("totpConfirmedAt", "is not", null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Puts new recovery codes in the place of the old. */
export async function replaceRecoveryCodes(
  db: Db,
  personId: string,
  codes: readonly { id: string; codeHash: string }[],
) {
  await db.deleteFrom("recovery_code").where("personId", "=", personId).execute();
  await db
    .insertInto("recovery_code")
    .values(codes.map((code) => ({ ...code, personId, usedAt: null })))
    .execute();
}

/** Uses up a recovery code. Gives false if there is no such unused code. */
export async function markRecoveryCodeUsed(
  db: Db,
  { personId, codeHash, now }: { personId: string; codeHash: string; now: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("recovery_code")
    .set({ usedAt: now })
    .where("personId", "=", personId)
    .where("codeHash", "=", codeHash)
    .where("usedAt", "is", null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

export async function countRecoveryCodes(db: Db, personId: string): Promise<number> {
  const row = await db
    .selectFrom("recovery_code")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("personId", "=", personId)
    .where("usedAt", "is", null)
    .executeTakeFirstOrThrow();
  return row.n;
}
