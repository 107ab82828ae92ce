import Database from "better-sqlite3";
import {
  CompiledQuery,
  Kysely,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type SqliteDialectConfig,
} from "kysely";
import type { Tables } from "./schema";

/** The database as queries take it: the whole of it, or the handle of the running transaction. */
export type Db = Kysely<Tables>;

/** A transaction that takes the write lock at once, so that what it read still holds when it writes. */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }
}

class ImmediateDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;
  constructor(config: SqliteDialectConfig) {
    super(config);
    this.#config = config;
  }
  override createDriver() {
    return new ImmediateDriver(this.#config);
  }
}

/**
 * Opens one connection to the file. `synchronous` is set by hand on every connection: better-sqlite3 is built
 * to fall back to NORMAL after the first write, and a power cut then takes acknowledged rows with it.
 */
export function openDatabase(
  file: string,
  options: { readonly?: boolean } = {},
): { db: Db; raw: Database.Database } {
  const raw = new Database(file, { readonly: options.readonly ?? false });
  if (!options.readonly) raw.pragma("journal_mode = WAL");
  raw.pragma("synchronous = FULL");
  raw.pragma("foreign_keys = ON");
  raw.pragma("busy_timeout = 5000");
  raw.pragma("trusted_schema = OFF");
  raw.pragma("secure_delete = ON");
  return { raw, db: new Kysely<Tables>({ dialect: new ImmediateDialect({ database: raw }) }) };
}
