import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Database, openDatabase } from '../../bot/store/database.ts';
import { DatabaseError } from '../../bot/store/databaseError.ts';
import { root } from './root.ts';
import { UserError } from './userError.ts';

type Environment = { readonly [name: string]: string | undefined };

/** Where the database is: that of `DATABASE_URL`, or a file in the folder `ENROLLKIT_DATA`, `data/` if left out. */
export function databaseOf({ DATABASE_URL, ENROLLKIT_DATA }: Environment) {
  return {
    databaseUrl: DATABASE_URL?.trim() || undefined,
    file: join(resolve(root, ENROLLKIT_DATA?.trim() || 'data'), 'enrollkit.db'),
  };
}

/** Opens the database of this environment; a {@link UserError} says what to change. */
export async function openProjectDatabase(environment: Environment): Promise<Database> {
  try {
    return await openDatabase(databaseOf(environment));
  } catch (error) {
    throw error instanceof DatabaseError ? new UserError(error.message) : error;
  }
}

/** The same, where a bot has made it before. */
export async function openExistingDatabase(environment: Environment): Promise<Database> {
  const { databaseUrl, file } = databaseOf(environment);
  if (!databaseUrl && !existsSync(file))
    throw new UserError(
      `found no ${file}; the bot makes it when it starts. Set ENROLLKIT_DATA or DATABASE_URL as they are set for the bot`,
    );
  return openProjectDatabase(environment);
}
