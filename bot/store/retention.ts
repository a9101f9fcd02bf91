import type { Database } from './database.ts';

/** A year and a bit, so that a month can be compared with the same month of the year before. */
export const KEPT_DAYS = 400;

/** Forgets what was counted longer ago than it is kept. */
export async function forgetOld(database: Database, now: Date): Promise<void> {
  const before = now.getTime() - KEPT_DAYS * 86_400_000;
  for (const table of ['answers', 'votes', 'questions'])
    await database.query(`DELETE FROM ${table} WHERE at < $1`, [before]);
}
