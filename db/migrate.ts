import { Migrator, type Migration } from "kysely";
import type { Db } from "./client";
import * as m0001 from "./migrations/0001-init";

/** Every migration, oldest first. Once released a migration is never edited. */
export const migrations: Readonly<Record<string, Migration>> = { "0001-init": m0001 };

/**
 * Brings the database to the newest schema, in one transaction. Gives the names of the migrations applied now. Throws
 * if one fails, or if the database knows one that is not among them.
 */
export async function migrate(db: Db, to = migrations): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve({ ...to }) } });
  const { error, results } = await migrator.migrateToLatest();
  if (error instanceof Error && /previously executed migration .* is missing/.test(error.message))
    throw new Error(
      "The database was written by a newer version of the portal. Start that version, or restore a backup that this one made.",
    );
  if (error) throw error instanceof Error ? error : new Error(JSON.stringify(error));
  return (results ?? []).map((r) => r.migrationName);
}
