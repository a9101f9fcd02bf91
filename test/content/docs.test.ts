import { describe, expect, test } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import type { Config } from '../../src/config/schema.ts';
import { contentProblems } from '../../src/content/check.ts';
import { readinessProblems } from '../../src/content/checkReadiness.ts';
import { buildKnowledge } from '../../src/content/knowledge.ts';
import { MESSAGES } from '../../src/content/messages.ts';
import { PLACEHOLDER, shownTexts } from '../../src/content/onScreen.ts';
import { readContent, readMessages, translatedLocales } from '../../src/content/read.ts';
import { anchorsOf, recordLink } from '../../src/content/resolve.ts';
import { startPage } from '../../src/plugin/startPage.ts';
import permanentRecords from './permanentRecords.json' with { type: 'json' };

const { sources, problems } = readContent('.');
const loaded = loadConfig('test/fixtures/everything.yaml');
if (!loaded.ok) throw new Error('everything.yaml is not valid');
const everything = loaded.value;

const enrollment = (changes: Partial<Config['enrollment']>): Config => ({
  ...everything,
  enrollment: { ...everything.enrollment, ...changes },
});

/** Everything with one option off, by what is off. */
const CONFIGS: readonly [string, Config][] = [
  ['nothing', everything],
  [
    'web-based enrollment',
    enrollment({ methods: ['account-driven-user-enrollment', 'device-enrollment-company-portal'] }),
  ],
  [
    'enrollment with Company Portal',
    enrollment({ methods: ['account-driven-user-enrollment', 'web-based-device-enrollment'] }),
  ],
  ['account-driven enrollment', enrollment({ methods: ['web-based-device-enrollment'] })],
  ['user choice', enrollment({ userChoice: false })],
  ['federation', enrollment({ accounts: ['managed-apple-accounts'] })],
  ['handed-out accounts', enrollment({ accounts: ['federated'] })],
  ['just-in-time registration', enrollment({ justInTimeRegistration: false })],
  ['Authenticator', enrollment({ authenticator: false })],
  ['the Company Portal web app', enrollment({ companyPortalWebApp: false })],
  ['old iOS versions', enrollment({ minimumIos: '18' })],
  ['the global cloud', { ...everything, intune: { ...everything.intune, cloud: 'us-government' } }],
  [
    'the global cloud, in China',
    { ...everything, intune: { ...everything.intune, cloud: 'china-21vianet' } },
  ],
  ['the helpdesk’s and the administrators’ parts', { ...everything, audiences: ['employee'] }],
];

test.each(everything.site.locales)('no text in %s shows a placeholder of iOS', (locale) => {
  const messages = readMessages('.', locale);
  const { records } = buildKnowledge(sources, { config: everything, locale, messages });
  const read = records.map(({ phrases: _, onScreen, ...record }) => ({
    ...record,
    onScreen: shownTexts(onScreen),
  }));
  expect(read.filter((record) => PLACEHOLDER.test(JSON.stringify(record))).map(({ id }) => id)).toEqual([]);
});

test('no record has a mistake', () => {
  expect([...problems, ...contentProblems(sources, everything)]).toEqual([]);
});

describe.each(CONFIGS)('with %s switched off', (_what, config) => {
  test('the readiness check leads only to pages and parts that are there', () => {
    const knowledge = buildKnowledge(sources, { config, locale: 'en', messages: MESSAGES });
    const { questions, ways } = startPage(knowledge, MESSAGES);
    const there = knowledge.records.flatMap(({ url, tree }) => [
      url,
      ...anchorsOf(tree).map((anchor) => `${url}#${anchor}`),
    ]);
    const pages = questions.flatMap(({ answers }) => answers.flatMap(({ page }) => page ?? []));
    expect([...ways, ...pages].map(({ url }) => url).filter((url) => !there.includes(url))).toEqual([]);
    expect(ways.length).toBeGreaterThan(0);
    expect(questions.length).toBeLessThanOrEqual(5);
    expect(readinessProblems(sources, config)).toEqual([]);
  });

  test.each(everything.site.locales)('every link in %s leads somewhere', (locale) => {
    const { records } = buildKnowledge(sources, { config, locale, messages: MESSAGES });
    const anchors = new Map(records.map((record) => [record.url, anchorsOf(record.tree)]));
    const dangling = records.flatMap((record) => {
      const urls = [...JSON.stringify(record.tree).matchAll(/"url":"(\/[^"]*)"/g)].map(
        (match) => match[1] as string,
      );
      return urls.filter((url) => {
        const [path = '', anchor] = url.split('#');
        return !anchors.has(path) || (anchor && !anchors.get(path)?.includes(anchor));
      });
    });
    expect(dangling).toEqual([]);
    const ids = records.map(({ id }) => id);
    expect(records.flatMap(({ related }) => related).filter((id) => !ids.includes(id))).toEqual([]);
  });

  test('no text keeps a variable, a directive or a condition', () => {
    const { records } = buildKnowledge(sources, { config, locale: 'en', messages: MESSAGES });
    const left = records.filter(({ title, description, text }) =>
      /\{[a-z]+\.[a-zA-Z.]+\}|:::|:label\[|:when\[/.test(`${title} ${description} ${text}`),
    );
    expect(left.map(({ id }) => id)).toEqual([]);
  });
});

describe('what is promised to last', () => {
  const records = new Map(sources.map((source) => [source.frontMatter.id, source.frontMatter]));

  test('every id is still a record, with its code', () => {
    const now = Object.keys(permanentRecords).map((id) => [id, records.get(id)?.code]);
    expect(now).toEqual(
      Object.entries<{ readonly code?: string; readonly phrases: number }>(permanentRecords).map(
        ([id, { code }]) => [id, code],
      ),
    );
  });

  test('every record has as many different phrases as the answers need', () => {
    const short = Object.entries(permanentRecords).filter(
      ([id, { phrases }]) =>
        new Set(records.get(id)?.phrases.map((phrase) => phrase.toLowerCase())).size < phrases,
    );
    expect(short.map(([id]) => id)).toEqual([]);
  });

  test('no phrase belongs to two records', () => {
    const all = [...records.values()].flatMap(({ id, phrases }) =>
      phrases.map((phrase): [string, string] => [phrase.toLowerCase(), id]),
    );
    const owners = new Map<string, string[]>();
    for (const [phrase, id] of all) owners.set(phrase, [...(owners.get(phrase) ?? []), id]);
    const shared = [...owners].filter(([, owning]) => new Set(owning).size > 1);
    expect(shared.map(([phrase, owning]) => `${phrase}: ${owning.join(', ')}`)).toEqual([]);
  });
});

test('every translation of the interface has every text', () => {
  for (const locale of translatedLocales('.'))
    expect(Object.keys(readMessages('.', locale)).sort()).toEqual(Object.keys(MESSAGES).sort());
});

test('every link from one record to another is written from the root', () => {
  expect(recordLink('/issues/passcode-required#enter')).toEqual({
    path: '/issues/passcode-required',
    anchor: 'enter',
  });
  expect(recordLink('https://example.com/issues/x')).toBeUndefined();
});
