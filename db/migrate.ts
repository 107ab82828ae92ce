import { Migrator, type Migration } from "kysely";
import type { Db } from "./client";
import * as m0001 from "./migrations/0001-init";

/** Every migration, oldest first. Once released a migration is never edited. */
const migrations: Record<string, Migration> = { "0001-init": m0001 };

/** Brings the database to the newest schema. Gives the names of the migrations applied now. Throws if one fails. */
export async function migrate(db: Db): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
  const { error, results } = await migrator.migrateToLatest();
  if (error) throw error instanceof Error ? error : new Error(JSON.stringify(error));
  return (results ?? []).map((r) => r.migrationName);
}
