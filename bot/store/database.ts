import { DatabaseError } from './databaseError.ts';
import { migrate } from './migrations.ts';

/** What a column holds. Truth is 0 or 1, time is milliseconds since 1970 in a BIGINT, everything else is TEXT. */
export type Value = string | number | null;

/**
 * A database that SQLite or PostgreSQL keeps. The SQL is what both know: `$1`, `$2` for values, TEXT, INTEGER and
 * BIGINT columns, `ON CONFLICT`, `RETURNING`. What a promise reported as written is there after a crash.
 */
export interface Database {
  readonly kind: 'sqlite' | 'postgres';
  /** The rows of one statement; none where it returns nothing. Whole numbers arrive as numbers. */
  query<Row>(sql: string, values?: readonly Value[]): Promise<readonly Row[]>;
  /**
   * Everything that `work` writes, or nothing where it throws. Inside it, use the database it is given: on SQLite
   * the outer one waits until the transaction is over. A transaction inside a transaction is part of it.
   */
  transaction<T>(work: (database: Database) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** `postgres://…`; without it the database is the file. */
  readonly databaseUrl?: string | undefined;
  /** Path of the SQLite file; it and its folder are made where they are missing. */
  readonly file: string;
}

const SCHEME = /^([a-z][a-z0-9+.-]*):\/\//i;

/**
 * Opens the database and brings its tables up to date.
 * @throws DatabaseError if it is of no known kind, cannot be reached or cannot be written
 */
export async function openDatabase({ databaseUrl, file }: DatabaseOptions): Promise<Database> {
  const database = databaseUrl ? await openByUrl(databaseUrl) : await openFile(file);
  try {
    await migrate(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}

// Each driver is loaded only where it is used: the other one need not be installed.
async function openByUrl(url: string): Promise<Database> {
  const scheme = SCHEME.exec(url)?.[1]?.toLowerCase();
  if (scheme !== 'postgres' && scheme !== 'postgresql')
    throw new DatabaseError(
      `found a DATABASE_URL ${scheme ? `that starts with ${scheme}://` : 'without ://'}, expected postgres://…; leave it out to use a file`,
    );
  return (await import('./postgres.ts')).openPostgres(url);
}

async function openFile(file: string): Promise<Database> {
  return (await import('./sqlite.ts')).openSqlite(file);
}
