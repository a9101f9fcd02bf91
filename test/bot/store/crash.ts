import { type DatabaseOptions, openDatabase } from '../../../bot/store/database.ts';
import { run } from './child.ts';

/** What is left after a program was killed again and again while it kept votes. */
export interface CrashResult {
  readonly kills: number;
  readonly acknowledged: number;
  /** Acknowledged, and not in the database. */
  readonly lost: readonly string[];
  /** In the database more often than once. */
  readonly doubled: readonly string[];
}

const LONGEST_LIFE = 30;

/** Starts the program, kills it at a random moment after its first vote, and so on; then counts. */
export async function crash(
  program: string,
  database: DatabaseOptions,
  kills: number,
  random: () => number = Math.random,
): Promise<CrashResult> {
  const acknowledged: string[] = [];
  for (let kill = 0; kill < kills; kill += 1) {
    let isFirst = true;
    const { child, ended } = run(program, database, [String(kill)], (id) => {
      acknowledged.push(id);
      if (isFirst) setTimeout(() => child.kill('SIGKILL'), random() * LONGEST_LIFE);
      isFirst = false;
    });
    const errors = await ended;
    if (!child.killed) throw new Error(`The program ended by itself: ${errors}`);
  }
  const opened = await openDatabase(database);
  const rows = await opened.query<{ id: string; count: number }>(
    'SELECT id, count(*) AS count FROM votes GROUP BY id',
  );
  await opened.close();
  const kept = new Map(rows.map(({ id, count }) => [id, count]));
  return {
    kills,
    acknowledged: acknowledged.length,
    lost: acknowledged.filter((id) => !kept.has(id)),
    doubled: rows.filter(({ count }) => count > 1).map(({ id }) => id),
  };
}
