import type { PoolClient, QueryResultRow } from 'pg';
import type { Database, Value } from './database.ts';
import { codeOf, DatabaseError } from './databaseError.ts';

/** In milliseconds. Teams waits five seconds for the answer to a button. */
const CONNECT_TIMEOUT = 4_000;
const STATEMENT_TIMEOUT = 5_000;
/** PostgreSQL's number of the type BIGINT, which `count` returns too. */
const BIGINT = 20;

/**
 * A database on a PostgreSQL server. TLS is as the address says (`?sslmode=…`).
 * @throws DatabaseError if the server cannot be reached or refuses
 */
export async function openPostgres(connectionString: string): Promise<Database> {
  const { default: pg } = await import('pg');
  try {
    const pool = new pg.Pool({
      connectionString,
      application_name: 'enrollkit',
      connectionTimeoutMillis: CONNECT_TIMEOUT,
      statement_timeout: STATEMENT_TIMEOUT,
      types: {
        getTypeParser: (type, format) =>
          type === BIGINT ? Number : pg.types.getTypeParser(type, format as 'text'),
      },
    });
    // A connection that breaks while nobody uses it is replaced by the next query; unheard, it would end the process.
    pool.on('error', () => undefined);
    (await pool.connect()).release();
    return {
      kind: 'postgres',
      query: async <Row>(sql: string, values: readonly Value[] = []) =>
        (await pool.query<Row & QueryResultRow>(sql, [...values])).rows,
      transaction: async (work) => {
        const client = await pool.connect();
        try {
          const result = await inTransaction(client, work);
          client.release();
          return result;
        } catch (error) {
          client.release(true);
          throw error;
        }
      },
      close: () => pool.end(),
    };
  } catch (error) {
    throw new DatabaseError(
      `cannot use the database of DATABASE_URL (${codeOf(error)}); expected a PostgreSQL server that lets this user in, as postgres://user:password@host/database`,
    );
  }
}

async function inTransaction<T>(client: PoolClient, work: (database: Database) => Promise<T>): Promise<T> {
  const inside: Database = {
    kind: 'postgres',
    query: async <Row>(sql: string, values: readonly Value[] = []) =>
      (await client.query<Row & QueryResultRow>(sql, [...values])).rows,
    transaction: (inner) => inner(inside),
    close: async () => undefined,
  };
  await client.query('BEGIN');
  const result = await work(inside);
  await client.query('COMMIT');
  return result;
}
