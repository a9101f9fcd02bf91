import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Database as Connection } from 'libsql';
import type { Database, Value } from './database.ts';
import { codeOf, DatabaseError } from './databaseError.ts';

/** How long a write waits for another process, in milliseconds. */
const BUSY_TIMEOUT = 5_000;
/** What is in the file is for the account that runs the server alone. */
const FOLDER_MODE = 0o700;

/**
 * A database in one file. A write that is reported as done is on the disk, also when the machine loses power.
 * @throws DatabaseError if the file cannot be made or written
 */
export async function openSqlite(file: string): Promise<Database> {
  const { default: Sqlite } = await import('libsql').catch(() => {
    throw new DatabaseError(
      'found no package libsql, which keeps the database file; run npm ci, or set DATABASE_URL to a PostgreSQL database',
    );
  });
  try {
    mkdirSync(dirname(file), { recursive: true, mode: FOLDER_MODE });
    const connection = new Sqlite(file);
    connection.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT}`);
    connection.exec('PRAGMA journal_mode = WAL');
    connection.exec('PRAGMA synchronous = FULL');
    return createDatabase(connection);
  } catch (error) {
    throw new DatabaseError(
      `cannot write ${file} (${codeOf(error)}); set ENROLLKIT_DATA to a folder that the server may write to, or DATABASE_URL to a PostgreSQL database`,
    );
  }
}

/** There is one connection: what does not belong to a transaction waits until it is over. */
function createDatabase(connection: Connection): Database {
  let last: Promise<unknown> = Promise.resolve();
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  }
  const run = async <Row>(sql: string, values: readonly Value[] = []): Promise<readonly Row[]> => {
    const statement = connection.prepare(numbered(sql));
    if (statement.reader) return statement.all([...values]) as Row[];
    statement.run([...values]);
    return [];
  };
  const inside: Database = {
    kind: 'sqlite',
    query: run,
    transaction: (work) => work(inside),
    close: async () => undefined,
  };
  return {
    kind: 'sqlite',
    query: (sql, values) => inTurn(() => run(sql, values)),
    transaction: (work) =>
      inTurn(async () => {
        connection.exec('BEGIN IMMEDIATE');
        try {
          const result = await work(inside);
          connection.exec('COMMIT');
          return result;
        } catch (error) {
          if (connection.inTransaction) connection.exec('ROLLBACK');
          throw error;
        }
      }),
    close: () =>
      inTurn(async () => {
        // Who copies the file of a stopped server has everything.
        connection.exec('PRAGMA wal_checkpoint(TRUNCATE)');
        connection.close();
      }),
  };
}

/** To SQLite `$1` is a name, which counts from where it stands first; `?1` is the first value. */
function numbered(sql: string): string {
  return sql.replace(/\$(\d+)/g, '?$1');
}
