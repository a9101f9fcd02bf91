import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { DatabaseOptions } from '../../../bot/store/database.ts';
import { type PostgresServer, startPostgres } from './postgresServer.ts';

/** One of the two kinds of database, and a new empty one of it each time. */
export interface DatabaseKind {
  readonly kind: 'sqlite' | 'postgres';
  start(): Promise<void>;
  empty(): Promise<DatabaseOptions>;
  stop(): Promise<void>;
}

export const DATABASE_KINDS: readonly DatabaseKind[] = [sqlite(), postgres()];

function sqlite(): DatabaseKind {
  let folder: string;
  let count = 0;
  return {
    kind: 'sqlite',
    async start() {
      folder = mkdtempSync(join(tmpdir(), 'enrollkit-sqlite-'));
    },
    async empty() {
      count += 1;
      return { file: join(folder, String(count), 'enrollkit.db') };
    },
    async stop() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function postgres(): DatabaseKind {
  let server: PostgresServer;
  let count = 0;
  return {
    kind: 'postgres',
    async start() {
      server = await startPostgres();
    },
    async empty() {
      count += 1;
      const client = new pg.Client(server.url);
      await client.connect();
      await client.query(`CREATE DATABASE test_${count}`);
      await client.end();
      return { databaseUrl: server.url.replace(/\/\w+$/, `/test_${count}`), file: '/nowhere' };
    },
    stop: () => server.stop(),
  };
}
