import Database from "better-sqlite3";
import {
  CompiledQuery,
  Kysely,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  sql,
  type DatabaseConnection,
  type SqliteDatabase,
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

/** Says that a migration can be one transaction, as it can in SQLite: one that is cut off leaves nothing half made. */
class WholeAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl() {
    return true;
  }
}

class ImmediateDialect extends SqliteDialect {
  readonly #raw: Database.Database;
  readonly #config: SqliteDialectConfig;
  constructor(raw: Database.Database) {
    const config = { database: keepStatements(raw) };
    super(config);
    this.#raw = raw;
    this.#config = config;
  }
  override createDriver() {
    return new ImmediateDriver(this.#config, this.#raw);
  }
  override createAdapter() {
    return new WholeAdapter();
  }
}

/** Statements that are kept; a request asks some dozens, and lists of many lengths make each another. */
const STATEMENTS = 1000;

/** The database as Kysely asks it, which compiles each statement once. Queries are read whole, so none is in use twice. */
function keepStatements(raw: Database.Database): SqliteDatabase {
  const kept = new Map<string, Database.Statement>();
  return {
    prepare(text) {
      const known = kept.get(text);
      if (known) return known;
      const compiled = raw.prepare(text);
      if (kept.size >= STATEMENTS) kept.clear();
      kept.set(text, compiled);
      return compiled;
    },
    close: () => void raw.close(),
  };
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
  raw.pragma("cache_size = -32000"); // 32 MB; the 2 that it has else hold no edition
  return { raw, db: new Kysely<Tables>({ dialect: new ImmediateDialect(raw) }) };
}

/**
 * Counts how many rows each index tells apart, of tables that have changed much since. Without it SQLite takes an
 * edition for ten entries, and reads all of its thousands where a row's own key would do.
 */
export async function measureTables(db: Db): Promise<void> {
  await sql`pragma analysis_limit = 400`.execute(db);
  await sql`pragma optimize = 0x10002`.execute(db); // looks at every table, asked or not
}

/**
 * The first thing that is wrong inside the file, in SQLite's words, or null. Every page is read: some seconds for each
 * gigabyte. Words changed within a page are not seen here; hashes see them (history, receipts, result files).
 */
export function faultInside(raw: Database.Database): string | null {
  const said = String(raw.pragma("quick_check(1)", { simple: true }));
  return said === "ok" ? null : said;
}
