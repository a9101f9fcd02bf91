import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openDatabase } from '../../../bot/store/database.ts';
import { DatabaseError } from '../../../bot/store/databaseError.ts';

const folder = mkdtempSync(join(tmpdir(), 'enrollkit-errors-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function problem(databaseUrl: string | undefined, file = join(folder, 'unused.db')): Promise<string> {
  const error = await openDatabase({ databaseUrl, file }).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(DatabaseError);
  return (error as DatabaseError).message;
}

const UNREACHABLE =
  'expected a PostgreSQL server that lets this user in, as postgres://user:password@host/database';

test.each([
  [
    'mysql://root:hunter2@db/enrollkit',
    'found a DATABASE_URL that starts with mysql://, expected postgres://…; leave it out to use a file',
  ],
  [
    'root:hunter2@db/enrollkit',
    'found a DATABASE_URL without ://, expected postgres://…; leave it out to use a file',
  ],
  [
    'postgres://root:hunter2@127.0.0.1:9/enrollkit',
    `cannot use the database of DATABASE_URL (ECONNREFUSED); ${UNREACHABLE}`,
  ],
  [
    'postgres://root:hunter2@[::1/enrollkit',
    `cannot use the database of DATABASE_URL (ERR_INVALID_URL); ${UNREACHABLE}`,
  ],
])('%s is refused without its password', async (url, message) => {
  expect(await problem(url)).toBe(message);
});

test('a file that cannot be written, or is no database, is named with what to set instead', async () => {
  const file = join(folder, 'letter.db');
  writeFileSync(file, 'Dear database, '.repeat(100));
  const advice =
    'set ENROLLKIT_DATA to a folder that the server may write to, or DATABASE_URL to a PostgreSQL database';
  expect(await problem(undefined, file)).toBe(`cannot write ${file} (SQLITE_NOTADB); ${advice}`);
  const below = join(file, 'enrollkit.db');
  expect(await problem(undefined, below)).toBe(`cannot write ${below} (EEXIST); ${advice}`);
});
