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
  readonly #raw: Database.Database;
  constructor(config: SqliteDialectConfig, raw: Database.Database) {
    super(config);
    this.#raw = raw;
  }
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }
  /** Without room on the disk SQLite has rolled back already; asking again would hide why behind an error of its own. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#raw.inTransaction) await super.rollbackTransaction(connection);
  }
}

class ImmediateDialect extends SqliteDialect {
  readonly #raw: Database.Database;
  constructor(raw: Database.Database) {
    super({ database: raw });
    this.#raw = raw;
  }
  override createDriver() {
    return new ImmediateDriver({ database: this.#raw }, this.#raw);
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
  return { raw, db: new Kysely<Tables>({ dialect: new ImmediateDialect(raw) }) };
}
