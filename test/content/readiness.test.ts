import { describe, expect, test } from 'vitest';
import { readinessProblems } from '../../src/content/checkReadiness.ts';
import { readContent } from '../../src/content/read.ts';
import {
  answerForIos,
  followAnswers,
  hideableParts,
  iosOfBrowser,
  readinessQuestions,
  readinessTargets,
  readinessWays,
} from '../../src/content/readiness.ts';
import { config, source } from './factories.ts';

const { sources } = readContent('.');
const iosIds = (minimumIos: string, accounts: readonly ['federated'] | readonly ['managed-apple-accounts']) =>
  readinessQuestions(config({ enrollment: { minimumIos, accounts } }))
    .find(({ id }) => id === 'ios')
    ?.answers.map(({ id, ios, stops }) => [id, ios, stops?.map(({ record, anchor }) => anchor ?? record)]);

test('at most five questions, and only those that matter', () => {
  const asked = (enrollment: Parameters<typeof config>[0]) =>
    readinessQuestions(config(enrollment)).map(({ id }) => id);
  expect(asked({})).toEqual(['device', 'ios', 'owner', 'authenticator', 'factor']);
  expect(asked({ enrollment: { authenticator: false } })).toEqual(['device', 'ios', 'owner', 'factor']);
  expect(asked({ enrollment: { methods: ['web-based-device-enrollment'] } })).toEqual([
    'device',
    'ios',
    'owner',
    'factor',
  ]);
});

test('the versions of iOS are those that the organization tells apart', () => {
  expect(iosIds('17', ['federated'])).toEqual([
    ['27', { from: '27' }, undefined],
    ['17', { from: '17', below: '27' }, undefined],
    ['older', { below: '17' }, ['ios-too-old']],
  ]);
  expect(iosIds('27.1', ['federated'])).toEqual([
    ['27.1', { from: '27.1' }, undefined],
    ['older', { below: '27.1' }, ['ios-too-old']],
  ]);
  expect(iosIds('14', ['federated'])).toEqual([
    ['27', { from: '27' }, undefined],
    ['15.5', { from: '15.5', below: '27' }, undefined],
    ['15', { from: '15', below: '15.5' }, ['federated-account-needs-ios-15-5']],
    ['14', { from: '14', below: '15' }, ['old-ios']],
    ['older', { below: '14' }, ['ios-too-old']],
  ]);
  expect(iosIds('15', ['managed-apple-accounts'])).toEqual([
    ['27', { from: '27' }, undefined],
    ['15', { from: '15', below: '27' }, undefined],
    ['older', { below: '15' }, ['ios-too-old']],
  ]);
});

test('whoever may start goes the way that the organization offers, the main one first', () => {
  expect(readinessWays(config())).toEqual([{ record: 'account-driven-user-enrollment' }]);
  expect(readinessWays(config({ enrollment: { userChoice: true } }))).toEqual([
    { record: 'determine-based-on-user-choice' },
  ]);
  const methods = ['web-based-device-enrollment', 'account-driven-user-enrollment'] as const;
  expect(readinessWays(config({ enrollment: { methods } }))).toEqual([
    { record: 'account-driven-user-enrollment' },
    { record: 'web-based-device-enrollment' },
  ]);
});

test('what a guide may hide is what an answer hides', () => {
  const hidden = readinessQuestions(config())
    .flatMap(({ answers }) => answers.flatMap(({ hides = [] }) => hides))
    .map(({ anchor }) => anchor);
  expect([...new Set(hidden)].sort()).toEqual([...hideableParts('account-driven-user-enrollment')].sort());
});

describe('the answers in an address', () => {
  const questions = readinessQuestions(config()).map(({ id, answers }) => ({
    id,
    answers: answers.map((answer) => ({ ...answer, ends: Boolean(answer.stops) })),
  }));
  const at = (query: string) => {
    const readiness = followAnswers(questions, Object.fromEntries(new URLSearchParams(query)));
    if (readiness.at === 'question') return questions[readiness.index]?.id;
    return readiness.at === 'end' ? `end: ${readiness.answer.id}` : readiness.answers.map(({ id }) => id);
  };
  test.each([
    ['', 'device'],
    ['device=iphone', 'ios'],
    ['device=iphone&ios=older', 'end: older'],
    ['device=iphone&ios=17&owner=company', 'end: company'],
    ['device=iphone&ios=17&owner=mine&authenticator=yes', 'factor'],
    ['device=fridge&ios=17', 'device'],
    ['device=iphone&owner=mine', 'ios'],
    ['device=iphone&ios=17&owner=mine&authenticator=no&factor=lost', 'end: lost'],
    ['device=ipad&ios=27&owner=mine&authenticator=yes&factor=yes', ['ipad', '27', 'mine', 'yes', 'yes']],
  ])('%j lead to %j', (query, expected) => {
    expect(at(query)).toEqual(expected);
  });
});

test.each([
  [
    'Safari on iOS 26, which says 18.6 for the system',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Mobile/15E148 Safari/604.1',
    '26.1',
  ],
  [
    'Safari on an iPad, which says that it is a Mac',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15',
    '17.4',
  ],
  [
    'another browser on iOS 17',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/126.0 Mobile/15E148 Safari/604.1',
    '17.5',
  ],
  [
    'another browser where the field is frozen',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/140.0 Mobile/15E148 Safari/604.1',
    undefined,
  ],
  [
    'a computer',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
    undefined,
  ],
])('the version of iOS that a browser tells: %s', (_which, userAgent, version) => {
  expect(iosOfBrowser(userAgent)).toBe(version);
});

test('a version is one of the answers', () => {
  const answers = readinessQuestions(config()).find(({ id }) => id === 'ios')?.answers ?? [];
  expect(['16.7', '17', '26.1', '27.0'].map((version) => answerForIos(answers, version)?.id)).toEqual([
    'older',
    '17',
    '17',
    '27',
  ]);
});

test('a page or a part that is gone is named, and the whole content has none', () => {
  expect(readinessProblems(sources, config())).toEqual([]);
  const guide = source({
    id: 'account-driven-user-enrollment',
    folder: 'guides',
    body: '## Start {#start-here}',
  });
  expect(readinessProblems([guide], config())[0]).toEqual({
    file: 'docs',
    line: 1,
    column: 1,
    message: 'found no record other-devices, expected it: the readiness check leads there',
  });
  expect(readinessProblems([guide], config()).map(({ file, message }) => `${file}: ${message}`)).toContain(
    'docs/guides/account-driven-user-enrollment.md: found no anchor old-ios, expected it: the readiness check leads there',
  );
  expect(readinessTargets(config())).toContainEqual({ record: 'ios-too-old' });
});
