import { earlyKinds, type Tries } from "~/domain/early-tries";
import type { Db } from "../client";

/** Adds to what was counted on these days. */
export async function upsertEarlyTries(db: Db, editionId: string, tries: readonly Tries[]): Promise<void> {
  await db
    .insertInto("early_try")
    .values(tries.map((one) => ({ editionId, ...one })))
    .onConflict((conflict) =>
      conflict
        .columns(["editionId", "day", "kind"])
        .doUpdateSet((eb) => ({ count: eb("early_try.count", "+", eb.ref("excluded.count")) })),
    )
    .execute();
}

/** What was counted on the newest days with any, newest first. */
export function listEarlyTries(
  db: Db,
  { editionId, days }: { editionId: string; days: number },
): Promise<Tries[]> {
  return db
    .selectFrom("early_try")
    .select(["day", "kind", "count"])
    .where("editionId", "=", editionId)
    .orderBy("day", "desc")
    .limit(days * earlyKinds.length)
    .execute();
}
