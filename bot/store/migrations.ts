import type { Database } from './database.ts';

/** A change of the tables. Once published it is never changed; the next change is a new one, at the end. */
interface Migration {
  /** Unique, for whoever looks into the database. */
  readonly name: string;
  /** One statement each; SQL that SQLite and PostgreSQL both know. */
  readonly statements: readonly string[];
}

export const MIGRATIONS: readonly Migration[] = [
  {
    name: 'feedback',
    statements: [
      // What was shown: counts for the report, and which record a message was about.
      `CREATE TABLE answers (
        message TEXT PRIMARY KEY,
        record TEXT NOT NULL,
        locale TEXT NOT NULL,
        at BIGINT NOT NULL
      )`,
      'CREATE INDEX answers_at ON answers (at)',
      `CREATE TABLE votes (
        id TEXT PRIMARY KEY,
        record TEXT,
        step TEXT,
        helpful INTEGER NOT NULL,
        source TEXT NOT NULL,
        locale TEXT NOT NULL,
        at BIGINT NOT NULL
      )`,
      'CREATE INDEX votes_at ON votes (at)',
    ],
  },
  {
    name: 'questions',
    statements: [
      // The text is NULL unless the organization keeps questions.
      `CREATE TABLE questions (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        locale TEXT NOT NULL,
        text TEXT,
        at BIGINT NOT NULL
      )`,
      'CREATE INDEX questions_at ON questions (at)',
    ],
  },
  {
    name: 'cases',
    statements: [
      // `employee` is JSON. NULL in due_at: nothing is left to do. The lease is that of the server at work on it.
      `CREATE TABLE cases (
        id TEXT PRIMARY KEY,
        request TEXT NOT NULL UNIQUE,
        state TEXT NOT NULL,
        version INTEGER NOT NULL,
        shown INTEGER NOT NULL,
        locale TEXT NOT NULL,
        packet TEXT NOT NULL,
        employee TEXT NOT NULL,
        post_conversation TEXT,
        post_message TEXT,
        helper_id TEXT,
        helper_name TEXT,
        claimed_at BIGINT,
        answer TEXT,
        answered_at BIGINT,
        told INTEGER NOT NULL,
        attempts INTEGER NOT NULL,
        created_at BIGINT NOT NULL,
        changed_at BIGINT NOT NULL,
        due_at BIGINT,
        lease_holder TEXT,
        lease_until BIGINT NOT NULL
      )`,
      'CREATE INDEX cases_due ON cases (due_at)',
    ],
  },
];

/** Any number that nothing else on the server locks. */
const LOCK = 7_036_541;

/**
 * Applies what is missing, all of it or nothing. Of several processes that start at once, one does it and the
 * others wait.
 */
export async function migrate(
  database: Database,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<void> {
  await database.transaction(async (inside) => {
    if (inside.kind === 'postgres') await inside.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    await inside.query(
      'CREATE TABLE IF NOT EXISTS enrollkit_migrations (name TEXT PRIMARY KEY, at BIGINT NOT NULL)',
    );
    const rows = await inside.query<{ name: string }>('SELECT name FROM enrollkit_migrations');
    const applied = new Set(rows.map(({ name }) => name));
    for (const { name, statements } of migrations.filter((migration) => !applied.has(migration.name))) {
      for (const statement of statements) await inside.query(statement);
      await inside.query('INSERT INTO enrollkit_migrations (name, at) VALUES ($1, $2)', [name, Date.now()]);
    }
  });
}
