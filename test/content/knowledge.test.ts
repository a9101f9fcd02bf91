import { describe, expect, test } from 'vitest';
import { config, knowledge, source } from './factories.ts';

const textOf = (body: string, of = config(), locale = 'en') =>
  knowledge([source({ body })], of, locale).records[0]?.text;

describe('the text of a record', () => {
  test('has the values of the config in words, links and code', () => {
    expect(textOf('Sign in at {organization.name} with `{organization.exampleAddress}`.')).toBe(
      'Sign in at Contoso with first.last@contoso.com.',
    );
  });

  test('shows an organization name full of markup as what it is', () => {
    const hostile = config({ organization: { name: '<b>*Evil* {site.url}</b> [x](javascript:1)' } });
    expect(textOf('Welcome to {organization.name}.', hostile)).toBe(
      'Welcome to <b>*Evil* {site.url}</b> [x](javascript:1).',
    );
  });

  test('keeps braces that are no variable', () => {
    expect(textOf('Type `{{DEVICEREGISTRATION}}`.')).toBe('Type {{DEVICEREGISTRATION}}.');
  });

  test('keeps a time of day, which looks like a directive', () => {
    expect(textOf('Call at 10:30.')).toBe('Call at 10:30.');
  });

  test('holds a block only under its condition', () => {
    const body =
      ':::when{accounts="federated"}\nUse the work password.\n:::\n\n:::unless{jit}\nRegister first.\n:::';
    expect(textOf(body)).toBe('Use the work password.');
    const other = config({
      enrollment: { accounts: ['managed-apple-accounts'], justInTimeRegistration: false },
    });
    expect(textOf(body, other)).toBe('Register first.');
  });

  test('numbers only the steps that the organization shows', () => {
    const body = [
      '::::when{userChoice}\n:::step{#choose}\nChoose.\n:::\n::::',
      ':::step{#open}\nOpen :label[settings].\n\nIt is gray.\n:::',
      ':::step{#tap}\nTap :on-screen[Go].\n:::',
    ].join('\n\n');
    expect(textOf(body)).toBe('1. Open Settings.\n\n   It is gray.\n\n2. Tap Go.');
    expect(knowledge([source({ body })]).records[0]?.steps).toEqual([
      {
        id: 'open',
        number: 1,
        text: 'Open Settings.',
        url: '/issues/example#open',
        screen: 'On the screen: Home Screen. Tap Settings.',
      },
      { id: 'tap', number: 2, text: 'Tap Go.', url: '/issues/example#tap' },
    ]);
  });

  test('leaves out a part for an audience that the site is not published for', () => {
    const body = 'Try again.\n\n:::helpdesk\n- Check who calls.\n:::';
    expect(textOf(body)).toBe('Try again.\n\nFor the helpdesk\n- Check who calls.');
    expect(textOf(body, config({ audiences: ['employee'] as never }))).toBe('Try again.');
  });
});

describe('a translated record', () => {
  const german = {
    file: 'i18n/de/docusaurus-plugin-content-docs/current/issues/example.md',
    frontMatter: { title: 'Beispiel', description: 'Ein Beispiel.', phrases: [] },
    body: 'Öffne :label[settings].',
    bodyLine: 5,
  };

  test('has the word of iOS in its language with the English one beside it', () => {
    const records = knowledge([{ ...source(), translations: { de: german } }], config(), 'de').records;
    expect(records[0]?.text).toBe('Öffne Einstellungen (Settings).');
    expect(records[0]).toMatchObject({ title: 'Beispiel', locale: 'de', url: '/de/issues/example' });
  });

  test('falls back to English, marked as such, where there is none', () => {
    const [record] = knowledge([source({ body: 'Open :label[settings].' })], config(), 'de').records;
    expect(record).toMatchObject({
      title: 'Example',
      locale: 'en',
      text: 'Open Settings.',
      url: '/de/issues/example',
    });
  });
});

describe('a record that the organization does not show', () => {
  const web = source({
    id: 'web',
    kind: 'guide',
    folder: 'guides',
    methods: ['web-based-device-enrollment'],
    phrases: ['safari'],
  });

  test('is gone from the records and from related lists, and links to it become words', () => {
    const linking = source({ body: 'See [the web way](/guides/web).', related: ['web'] });
    const { records, notOffered } = knowledge([web, linking]);
    expect(records.map(({ id, text, related }) => ({ id, text, related }))).toEqual([
      { id: 'example', text: 'See the web way.', related: [] },
    ]);
    expect(notOffered).toEqual([{ id: 'web', title: 'Example', phrases: ['safari'] }]);
  });

  test('is there again when the method is offered', () => {
    const offering = config({ enrollment: { methods: ['web-based-device-enrollment'] } });
    expect(knowledge([web], offering).records.map(({ id }) => id)).toEqual(['web']);
  });

  test('is one that concerns only iOS versions that the organization does not let in', () => {
    expect(knowledge([source({ ios: { to: '16.3' } })]).records).toEqual([]);
    expect(knowledge([source({ ios: { to: '17.1' } })]).records).toHaveLength(1);
  });
});

test('links to records carry the base path and the locale', () => {
  const of = config({ site: { basePath: '/help/' } });
  const sources = [
    source({ body: '[a](/issues/other#fix)' }),
    source({ id: 'other', code: 'E02', body: ':::step{#fix}\nFix.\n:::' }),
  ];
  const [record] = knowledge(sources, of, 'de').records;
  expect(record?.tree.children[0]).toMatchObject({
    children: [{ type: 'link', url: '/help/de/issues/other#fix' }],
  });
});
