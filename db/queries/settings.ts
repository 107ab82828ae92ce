import type { Db } from "../client";
import { fromJson, toJson } from "../columns";

/** A setting that the portal keeps for itself; `undefined` if it was never set. */
export async function findSetting<Value>(db: Db, key: string): Promise<Value | undefined> {
  const row = await db.selectFrom("setting").select("valueJson").where("key", "=", key).executeTakeFirst();
  return row && fromJson<Value>(row.valueJson);
}

export async function upsertSetting(db: Db, key: string, value: unknown): Promise<void> {
  const valueJson = toJson(value);
  await db
    .insertInto("setting")
    .values({ key, valueJson })
    .onConflict((conflict) => conflict.column("key").doUpdateSet({ valueJson }))
    .execute();
}

export async function deleteSetting(db: Db, key: string): Promise<void> {
  await db.deleteFrom("setting").where("key", "=", key).execute();
}
