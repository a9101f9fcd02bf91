import { describe, expect, test } from 'vitest';
import { createEngine } from '../../src/answers/engine.ts';
import { buildSearchIndex } from '../../src/answers/searchIndex.ts';
import { config, knowledge, source } from '../content/factories.ts';

const esso = source({
  id: 'esso-app-already-installed',
  code: 'E01',
  title: 'Authenticator was on your phone before you started',
  onScreen: [
    {
      title: 'Sign In Failed',
      message: 'The Enrollment SSO application has been installed on the device.',
      where: 'alert',
    },
    {
      title: 'Sign In Failed',
      message: 'The Enrollment SSO application “%@” has been installed on the device.',
      where: 'alert',
    },
  ],
  phrases: [
    'the phone already had authenticator and enrollment stops',
    'do I have to delete authenticator first',
  ],
});
const services = source({
  id: 'service-discovery-expected-services',
  code: 'E03',
  title: 'Your work address is not accepted',
  onScreen: [
    {
      title: 'Sign-in Failed',
      message: 'Your Apple ID does not support the expected services on this device.',
      where: 'alert',
    },
  ],
  phrases: ['it says my account does not support the services', 'address refused in settings'],
});
const tls = source({
  id: 'service-discovery-tls-ios27',
  code: 'E09',
  title: 'Phones with iOS 26 can enroll, but yours with iOS 27 cannot',
  onScreen: [
    {
      title: 'Sign-in Failed',
      message: 'Your Apple Account does not support the expected services.',
      where: 'alert',
    },
  ],
  phrases: ['since ios 27 my address is refused in settings', 'it worked with ios 26 but not with ios 27'],
});
const password = source({
  id: 'entra-password-expired',
  code: 'E46',
  title: 'Your work password has expired',
  errorCodes: ['AADSTS50055'],
  phrases: ['my work password ran out', 'it wants a new password while enrolling'],
});
const web = source({
  id: 'web-based-device-enrollment',
  kind: 'guide',
  folder: 'guides',
  title: 'Enroll in Safari',
  methods: ['web-based-device-enrollment'],
  phrases: ['enroll my iphone with safari in the browser'],
});
const sources = [esso, services, tls, password, web];
const engine = createEngine([
  buildSearchIndex(knowledge(sources)),
  buildSearchIndex(knowledge(sources, config(), 'de')),
]);

describe('on-screen text', () => {
  test.each([
    ['word for word', 'The Enrollment SSO application has been installed on the device.'],
    [
      'with other quotes and the name filled in',
      'the enrollment sso application "Authenticator" has been installed on the device',
    ],
    ['cut at the end', 'The Enrollment SSO application has been'],
    [
      'with a wrong word, inside a sentence',
      'help!! it says The Enrolment SSO application has been installed on the device when I sign in',
    ],
  ])('%s finds its record first', (_how, question) => {
    expect(engine.ask(question)).toMatchObject({
      kind: 'answer',
      matches: [{ id: 'esso-app-already-installed', reason: { by: 'on-screen' } }],
    });
  });

  test('in Apple’s new name for the account finds the record that has the old one', () => {
    expect(
      engine.ask('Your Apple Account does not support the expected services on this device').matches[0]?.id,
    ).toBe('service-discovery-expected-services');
  });

  const expectedServices = 'service-discovery-expected-services';
  const ios27 = 'service-discovery-tls-ios27';
  test.each([
    ['by itself', 'Your Apple ID does not support the expected services', [expectedServices, ios27]],
    [
      'with more said about it',
      'since the update to iOS 27 it says Your Apple ID does not support the expected services',
      [ios27, expectedServices],
    ],
  ])('that may be cut off, %s, offers first what is usual or what fits', (_how, question, ids) => {
    const { kind, matches } = engine.ask(question);
    expect([kind, matches.map(({ id }) => id)]).toEqual(['choices', ids]);
  });

  test('that several records share offers all of them', () => {
    const answer = engine.ask('sign in failed');
    expect([answer.kind, answer.matches.map(({ id }) => id)]).toEqual([
      'choices',
      ['esso-app-already-installed', 'service-discovery-expected-services', 'service-discovery-tls-ios27'],
    ]);
  });
});

test.each([
  ['E46', 'E46'],
  ['e 46', 'E46'],
  ['what is AADSTS50055?', 'AADSTS50055'],
])('the code in %j finds its record and says why', (question, matched) => {
  expect(engine.ask(question)).toEqual({
    kind: 'answer',
    matches: [{ id: 'entra-password-expired', confidence: 0.99, reason: { by: 'code', matched } }],
    locale: 'en',
  });
});

test.each(['E46', 'e 46', 'AADSTS50055'])('a search for the code %s lists its record alone', (code) => {
  expect(engine.search(code).map(({ id }) => id)).toEqual(['entra-password-expired']);
});

test('an author’s phrase is answered, with the phrase as the reason', () => {
  expect(engine.ask('do i have to delete Authenticator first?')).toMatchObject({
    kind: 'answer',
    matches: [
      {
        id: 'esso-app-already-installed',
        reason: { by: 'phrase', matched: 'do i have to delete authenticator first' },
      },
    ],
  });
});

test.each([
  ['hi', 'greeting'],
  ['Hallo!', 'greeting'],
  ['thank you', 'thanks'],
  ['what can you do?', 'help'],
])('%j is small talk', (question, topic) => {
  expect(engine.ask(question)).toMatchObject({ kind: 'smalltalk', topic, matches: [] });
});

test.each(['when do I get my salary', 'qwertz asdfgh', ''])('%j is not answered', (question) => {
  expect(engine.ask(question).kind).toBe('unknown');
});

test('a method that the organization does not offer is named as such', () => {
  expect(engine.ask('can I enroll my iphone with safari in the browser')).toMatchObject({
    kind: 'not-offered',
    id: 'web-based-device-enrollment',
  });
});

test('what is offered instead of a method is the way to enroll that the organization has', () => {
  const guide = source({
    id: 'account-driven-user-enrollment',
    kind: 'guide',
    folder: 'guides',
    title: 'Set up your phone in Settings',
    phrases: ['how do i set up my phone'],
  });
  const { ask } = createEngine([buildSearchIndex(knowledge([...sources, guide]))]);
  expect(ask('can I enroll my iphone with safari in the browser').matches).toEqual([
    { id: 'account-driven-user-enrollment', confidence: 1, reason: { by: 'words', matched: '' } },
  ]);
});

test('a German question is answered in German, whatever the client speaks', () => {
  expect(engine.ask('wie kann ich mein Telefon anmelden', { locale: 'en-US' }).locale).toBe('de');
  expect(engine.ask('E01', { locale: 'de-DE' }).locale).toBe('de');
  expect(engine.ask('E01').locale).toBe('en');
});

test('no input breaks the engine', () => {
  const inputs = [
    '\u0000\uFFFF',
    '😀'.repeat(9000),
    'a'.repeat(100_000),
    '(a+)+$'.repeat(500),
    '\u202Eabc',
    '%@ %@',
    '日本語の質問です',
  ];
  for (const input of inputs) expect(engine.ask(input).kind).toMatch(/unknown|choices|answer/);
});

test('search lists what ask would answer, best first', () => {
  for (const question of [
    'E46',
    'The Enrollment SSO application has been installed',
    'my work password ran out',
  ])
    expect(engine.search(question)[0]?.id).toBe(engine.ask(question).matches[0]?.id);
});
