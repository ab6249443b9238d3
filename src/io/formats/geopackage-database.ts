/** SQLite, in WebAssembly, for reading: loaded when first asked for, and every failure of it one kind of error. */
import type { Database, SqlValue } from 'sql.js/dist/sql-wasm-inline.js';

export type { SqlValue };

/** SQLite could not go on, mostly because the file is damaged; the message is SQLite's. */
export class DatabaseFailure extends Error {}

export type OpenDatabase = (bytes: Uint8Array) => ReadDatabase;

/** The one SQLite of this thread. It is handed the bytes of a whole database and copies them. */
export async function loadSqlite(): Promise<OpenDatabase> {
  const { default: initSqlJs } = await import('sql.js/dist/sql-wasm-inline.js');
  const library = await initSqlJs();
  return (bytes) => new ReadDatabase(attempt(() => new library.Database(bytes)));
}

export class ReadDatabase {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
    // Views of a strange file may not do more than read.
    this.rows('PRAGMA trusted_schema = OFF; PRAGMA query_only = ON; PRAGMA cell_size_check = ON');
  }

  /** All rows at once: for short answers. */
  rows(sql: string): SqlValue[][] {
    return attempt(() => this.database.exec(sql)[0]?.values ?? []);
  }

  /** Row by row. */
  *each(sql: string): Generator<SqlValue[], void, void> {
    const statement = attempt(() => this.database.prepare(sql));
    try {
      while (attempt(() => statement.step())) yield attempt(() => statement.get());
    } finally {
      attempt(() => statement.free());
    }
  }

  close(): void {
    attempt(() => this.database.close());
  }
}

function attempt<T>(call: () => T): T {
  try {
    return call();
  } catch (error) {
    // sql.js throws an Error with what SQLite says; its WebAssembly, where it runs out of memory, a RuntimeError.
    throw new DatabaseFailure(error instanceof Error ? error.message : String(error));
  }
}
