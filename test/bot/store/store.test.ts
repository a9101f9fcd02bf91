import { copyFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { countsSince } from '../../../bot/store/counts.ts';
import { type Database, type DatabaseOptions, openDatabase } from '../../../bot/store/database.ts';
import { createDeferredWrites, type DeferredWrites } from '../../../bot/store/deferredWrites.ts';
import { createFeedback, type Vote } from '../../../bot/store/feedback.ts';
import { MIGRATIONS, migrate } from '../../../bot/store/migrations.ts';
import { createQuestions } from '../../../bot/store/questions.ts';
import { forgetOld, KEPT_DAYS } from '../../../bot/store/retention.ts';
import { bundled, run } from './child.ts';
import { crash } from './crash.ts';
import { DATABASE_KINDS } from './databases.ts';

const AT = new Date('2026-11-25T08:30:00Z');
const LONG_AGO = new Date(0);

function vote(changes: Partial<Vote> = {}): Vote {
  return {
    id: 'v1',
    record: 'sign-in-failed',
    helpful: true,
    source: 'card',
    locale: 'en',
    at: AT,
    ...changes,
  };
}

describe.each(DATABASE_KINDS)('on $kind', (kind) => {
  let options: DatabaseOptions;
  let database: Database;
  let writes: DeferredWrites;
  let failures: unknown[];

  beforeAll(kind.start, 60_000);
  afterAll(kind.stop, 60_000);
  beforeEach(async () => {
    options = await kind.empty();
    database = await openDatabase(options);
    failures = [];
    writes = createDeferredWrites(database, { onError: (error) => failures.push(error), delay: 10 });
  });
  afterEach(() => database.close());

  test('values and whole numbers come back as they went in, whatever the order of the placeholders', async () => {
    await database.query('CREATE TABLE things (name TEXT PRIMARY KEY, small INTEGER, large BIGINT)');
    const inserted = await database.query(
      'INSERT INTO things (large, name, small) VALUES ($3, $1, $2) ON CONFLICT DO NOTHING RETURNING name',
      ['Zoë’s “$1” 📱', null, AT.getTime()],
    );
    expect(inserted).toEqual([{ name: 'Zoë’s “$1” 📱' }]);
    expect(
      await database.query('SELECT name, small, large FROM things WHERE name = $1 AND $1 <> $2', [
        'Zoë’s “$1” 📱',
        '',
      ]),
    ).toEqual([{ name: 'Zoë’s “$1” 📱', small: null, large: AT.getTime() }]);
    expect(await database.query('SELECT count(*) AS count FROM things')).toEqual([{ count: 1 }]);
  });

  test('a transaction that throws leaves nothing, one inside another neither', async () => {
    const insert = 'INSERT INTO questions (id, kind, locale, at) VALUES ($1, $2, $3, $4)';
    const broken = database.transaction(async (inside) => {
      await inside.query(insert, ['one', 'unknown', 'en', 1]);
      await inside.transaction((inner) => inner.query(insert, ['two', 'unknown', 'en', 1]));
      throw new Error('in the middle');
    });
    await expect(broken).rejects.toThrow('in the middle');
    expect(await database.query('SELECT id FROM questions')).toEqual([]);
    await database.transaction((inside) => inside.query(insert, ['three', 'unknown', 'en', 1]));
    expect(await database.query('SELECT id FROM questions')).toEqual([{ id: 'three' }]);
  });

  test('what others write while a transaction runs stays when it is taken back', async () => {
    const insert = 'INSERT INTO questions (id, kind, locale, at) VALUES ($1, $2, $3, $4)';
    let outside: Promise<unknown> = Promise.resolve();
    const broken = database.transaction(async (inside) => {
      await inside.query(insert, ['inside', 'unknown', 'en', 1]);
      outside = database.query(insert, ['outside', 'unknown', 'en', 1]);
      throw new Error('in the middle');
    });
    await expect(broken).rejects.toThrow('in the middle');
    await outside;
    expect(await database.query('SELECT id FROM questions')).toEqual([{ id: 'outside' }]);
  });

  test('several processes that start at once apply every migration once', async () => {
    const fresh = await kind.empty();
    const program = await bundled('openOnce');
    const printed: string[] = [];
    const errors = await Promise.all(
      Array.from({ length: 4 }, () => run(program, fresh, [], (line) => printed.push(line)).ended),
    );
    rmSync(dirname(program), { recursive: true });
    expect({ printed, errors }).toEqual({
      printed: Array(4).fill(String(MIGRATIONS.length)),
      errors: Array(4).fill(''),
    });
  }, 60_000);

  test('a migration that fails changes nothing', async () => {
    const next = {
      name: 'next',
      statements: ['CREATE TABLE later (name TEXT)', 'CREATE TABLE later (name TEXT)'],
    };
    await expect(migrate(database, [...MIGRATIONS, next])).rejects.toThrow();
    await expect(database.query('SELECT name FROM later')).rejects.toThrow();
    expect((await database.query('SELECT name FROM enrollkit_migrations')).length).toBe(MIGRATIONS.length);
  });

  test('what was kept is there after opening again', async () => {
    await createFeedback(database, writes).vote(vote());
    const again = await openDatabase(options);
    const { records } = await countsSince(again, LONG_AGO);
    await again.close();
    expect(records).toEqual([{ record: 'sign-in-failed', shown: 0, helpful: 1, unhelpful: 0 }]);
  });

  test.runIf(kind.kind === 'sqlite')('the file alone holds everything once it is closed', async () => {
    const { file } = await kind.empty();
    const first = await openDatabase({ file });
    await createFeedback(first, writes).vote(vote());
    await first.close();
    const copy = `${file}.copy`;
    copyFileSync(file, copy);
    const second = await openDatabase({ file: copy });
    const { records } = await countsSince(second, LONG_AGO);
    await second.close();
    expect(records).toEqual([{ record: 'sign-in-failed', shown: 0, helpful: 1, unhelpful: 0 }]);
  });

  test('a vote that is delivered twice counts once, one that is changed as it is now', async () => {
    const feedback = createFeedback(database, writes);
    await Promise.all([feedback.vote(vote()), feedback.vote(vote())]);
    await feedback.vote(vote({ id: 'v2' }));
    await feedback.vote(vote({ id: 'v2', helpful: false }));
    expect((await countsSince(database, LONG_AGO)).records).toEqual([
      { record: 'sign-in-failed', shown: 0, helpful: 1, unhelpful: 1 },
    ]);
  });

  test('a thumb is about the record that its message showed, even right after it was sent', async () => {
    const feedback = createFeedback(database, writes);
    feedback.shown({ message: 'm1', record: 'privacy', locale: 'en', at: AT });
    await feedback.vote(vote({ record: undefined, message: 'm1', source: 'teams', helpful: false }));
    await feedback.vote(vote({ id: 'v2', record: undefined, message: 'unknown', source: 'teams' }));
    expect((await countsSince(database, LONG_AGO)).records).toEqual([
      { record: 'privacy', shown: 1, helpful: 0, unhelpful: 1 },
      { shown: 0, helpful: 1, unhelpful: 0 },
    ]);
  });

  test('counts are of the time that is asked for, the most frequent first', async () => {
    const feedback = createFeedback(database, writes);
    const shown = (message: string, record: string, at = AT) =>
      feedback.shown({ message, record, locale: 'en', at });
    shown('m1', 'privacy');
    shown('m2', 'sign-in-failed');
    shown('m3', 'sign-in-failed');
    shown('m3', 'sign-in-failed');
    shown('m4', 'old', LONG_AGO);
    await writes.flush();
    expect((await countsSince(database, AT)).records).toEqual([
      { record: 'sign-in-failed', shown: 2, helpful: 0, unhelpful: 0 },
      { record: 'privacy', shown: 1, helpful: 0, unhelpful: 0 },
    ]);
  });

  test('questions without an answer are only counted, unless their words are wanted', async () => {
    const question = { kind: 'unknown', locale: 'en', at: AT } as const;
    const counted = createQuestions(writes, { keepText: false });
    counted.unanswered({ ...question, id: 'q1', text: 'does it work with my watch' });
    counted.unanswered({ ...question, id: 'q1', text: 'does it work with my watch' });
    const kept = createQuestions(writes, { keepText: true });
    kept.unanswered({
      ...question,
      id: 'q2',
      kind: 'choices',
      text: 'I am jo@contoso.com \u001b[2J my password is hunter2\n and AADSTS50055 came',
    });
    await writes.flush();
    expect((await countsSince(database, LONG_AGO)).questions).toEqual([
      { kind: 'unknown', locale: 'en', count: 1 },
      {
        kind: 'choices',
        locale: 'en',
        text: 'I am ▮▮▮▮ [2J my password is ▮▮▮▮ and AADSTS50055 came',
        count: 1,
      },
    ]);
  });

  test('what is older than it is kept is forgotten', async () => {
    const feedback = createFeedback(database, writes);
    const old = new Date(AT.getTime() - KEPT_DAYS * 86_400_000 - 1);
    await feedback.vote(vote({ at: old }));
    await feedback.vote(vote({ id: 'v2', record: 'privacy' }));
    await forgetOld(database, AT);
    expect((await countsSince(database, LONG_AGO)).records).toEqual([
      { record: 'privacy', shown: 0, helpful: 1, unhelpful: 0 },
    ]);
  });

  test('a database that fails later costs counts, and says so', async () => {
    const feedback = createFeedback(database, writes);
    await database.query('DROP TABLE answers');
    feedback.shown({ message: 'm1', record: 'privacy', locale: 'en', at: AT });
    await writes.flush();
    expect(failures.length).toBe(1);
    createQuestions(writes, { keepText: false }).unanswered({
      id: 'q1',
      kind: 'unknown',
      locale: 'en',
      text: '',
      at: AT,
    });
    await writes.flush();
    expect([failures.length, (await database.query('SELECT id FROM questions')).length]).toEqual([1, 1]);
  });

  test('every acknowledged vote is there once after the process was killed again and again', async () => {
    const program = await bundled('voteUntilKilled');
    const { kills, acknowledged, lost, doubled } = await crash(program, options, 10);
    rmSync(dirname(program), { recursive: true });
    expect({ kills, lost, doubled }).toEqual({ kills: 10, lost: [], doubled: [] });
    expect(acknowledged).toBeGreaterThanOrEqual(kills);
  }, 120_000);
});
