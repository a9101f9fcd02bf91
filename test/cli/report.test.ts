import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { createBotStore } from '../../bot/store/botStore.ts';
import { openDatabase } from '../../bot/store/database.ts';
import { DATABASE_KINDS } from '../bot/store/databases.ts';
import { enrollkit } from './enrollkit.ts';

const folder = mkdtempSync(join(tmpdir(), 'enrollkit-report-'));
const keeping = join(folder, 'keeping.yaml');
beforeAll(() => {
  const sample = readFileSync('enrollkit.config.yaml', 'utf8');
  writeFileSync(keeping, sample.replace('keepQuestions: false', 'keepQuestions: true'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const report = (environment: { [name: string]: string }, ...args: string[]) => {
  const { DATABASE_URL: _url, ENROLLKIT_DATA: _data, ...own } = process.env;
  return enrollkit(['report', ...args], { ...own, ...environment });
};

const EXPIRED = 'esso-app-already-installed';

describe.each(DATABASE_KINDS)('report on $kind', (kind) => {
  let environment: { [name: string]: string };

  beforeAll(async () => {
    await kind.start();
    const options = await kind.empty();
    environment = options.databaseUrl
      ? { DATABASE_URL: options.databaseUrl }
      : { ENROLLKIT_DATA: dirname(options.file) };
    const database = await openDatabase(options);
    const { feedback, questions, close } = createBotStore(database, {
      keepQuestions: true,
      onError: (error) => {
        throw error;
      },
    });
    const at = new Date();
    const long = new Date(Date.now() - 40 * 86_400_000);
    feedback.shown({ message: 'm1', record: EXPIRED, locale: 'en', at });
    feedback.shown({ message: 'm2', record: EXPIRED, locale: 'de', at });
    feedback.shown({ message: 'm3', record: 'no-longer', locale: 'en', at });
    feedback.shown({ message: 'm4', record: EXPIRED, locale: 'en', at: long });
    const vote = { locale: 'en', at };
    await feedback.vote({ ...vote, id: 'v1', message: 'm1', helpful: false, source: 'teams' });
    await feedback.vote({ ...vote, id: 'v2', record: EXPIRED, helpful: true, source: 'card' });
    await feedback.vote({ ...vote, id: 'v3', message: 'gone', helpful: true, source: 'teams' });
    [
      ['unknown', 'en', 'does it work with my "apple watch"'],
      ['unknown', 'en', 'Can I use my apple watch: yes or no'],
      ['choices', 'en', 'lunch menu'],
      ['unknown', 'de', 'geht das mit der apple watch'],
    ].forEach(([what, locale = '', text = ''], index) => {
      questions.unanswered({
        id: String(index),
        kind: what === 'choices' ? 'choices' : 'unknown',
        locale,
        text,
        at: new Date(at.getTime() - index),
      });
    });
    await close();
    await database.close();
  }, 60_000);
  afterAll(kind.stop, 60_000);

  test('says what was shown, what was no help, and what has no answer', () => {
    const { status, stdout, stderr } = report(environment, '--config', keeping);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.replace(/nearest page \S+/g, 'nearest page X')).toBe(
      [
        'The last 30 days',
        '',
        'Shown most often',
        '     2  E01 Authenticator was on your phone before you started (helped: 1 yes, 1 no)',
        '     1  no-longer (no such page)',
        '',
        'Said to be no help',
        '     1  E01 Authenticator was on your phone before you started (helped: 1 yes, 1 no)',
        'Votes on messages that are no longer known: 1 yes, 0 no',
        '',
        'Questions without an answer: 3, with several to choose from: 1',
        'Paste what belongs to a page under its phrases:',
        '',
        '  # asked 2 times, en, nearest page X',
        '  - "does it work with my \\"apple watch\\""',
        '  - "Can I use my apple watch: yes or no"',
        '',
        '  # asked once, en, nearest page X',
        '  - "lunch menu"',
        '',
        '  # asked once, de, nearest page X',
        '  - "geht das mit der apple watch"',
        '',
      ].join('\n'),
    );
    const pasted = `phrases:\n${stdout.split('phrases:\n')[1]}`;
    expect(parse(pasted)).toEqual({
      phrases: [
        'does it work with my "apple watch"',
        'Can I use my apple watch: yes or no',
        'lunch menu',
        'geht das mit der apple watch',
      ],
    });
  }, 60_000);

  test('--json says the same, --days looks further back', () => {
    const { stdout } = report(environment, '--config', keeping, '--json', '--days', '60');
    const { questions, ...counted } = JSON.parse(stdout);
    expect(counted).toEqual({
      days: 60,
      records: [
        {
          id: EXPIRED,
          code: 'E01',
          title: 'Authenticator was on your phone before you started',
          shown: 3,
          helpful: 1,
          unhelpful: 1,
        },
        { id: 'no-longer', title: '', shown: 1, helpful: 0, unhelpful: 0 },
      ],
      otherVotes: { helpful: 1, unhelpful: 0 },
      unanswered: { unknown: 3, choices: 1 },
    });
    expect(questions[0]).toEqual({
      locale: 'en',
      nearest: expect.any(String),
      count: 2,
      texts: [
        { text: 'does it work with my "apple watch"', count: 1 },
        { text: 'Can I use my apple watch: yes or no', count: 1 },
      ],
    });
  }, 60_000);
});

test('a report without words says how to keep them', async () => {
  const data = join(folder, 'counted');
  const database = await openDatabase({ file: join(data, 'enrollkit.db') });
  const store = createBotStore(database, { keepQuestions: false, onError: () => undefined });
  store.questions.unanswered({ id: 'q', kind: 'unknown', locale: 'en', text: 'x', at: new Date() });
  await store.close();
  await database.close();
  expect(report({ ENROLLKIT_DATA: data }).stdout).toBe(
    [
      'The last 30 days',
      '',
      'Shown most often',
      '  nothing',
      '',
      'Said to be no help',
      '  nothing',
      '',
      'Questions without an answer: 1, with several to choose from: 0',
      'Their words are not kept. To keep them, write bot: keepQuestions: true into the config.',
      '',
    ].join('\n'),
  );
}, 60_000);

test('what is wrong is said with what to write, exit code 1', () => {
  const data = join(folder, 'nothing');
  expect(report({ ENROLLKIT_DATA: data })).toEqual({
    status: 1,
    stdout: '',
    stderr: `found no ${join(data, 'enrollkit.db')}; the bot makes it when it starts. Set ENROLLKIT_DATA or DATABASE_URL as they are set for the bot\n`,
  });
  expect(report({ DATABASE_URL: 'mysql://root:hunter2@db/x' })).toEqual({
    status: 1,
    stdout: '',
    stderr:
      'found a DATABASE_URL that starts with mysql://, expected postgres://…; leave it out to use a file\n',
  });
  expect(report({ ENROLLKIT_DATA: data }, '--days', 'soon')).toEqual({
    status: 1,
    stdout: '',
    stderr: 'found --days soon, expected a number of days from 1 to 400, write --days 30\n',
  });
}, 60_000);
