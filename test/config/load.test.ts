import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { configJsonSchema } from '../../src/config/jsonSchema.ts';
import { loadConfig } from '../../src/config/load.ts';

const sample = readFileSync('enrollkit.config.yaml', 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'enrollkit-config-'));

/** Loads a config that a person might have written; the problems without the name of the file. */
function problemsOf(content: string | Buffer): string[] {
  const path = join(folder, 'enrollkit.config.yaml');
  writeFileSync(path, content);
  const loaded = loadConfig(path);
  return loaded.ok ? [] : loaded.problems.map(({ line, column, message }) => `${line}:${column}  ${message}`);
}

/** The sample with one line changed, and where that line is. */
function changed(line: string, into: string): string {
  expect(sample).toContain(line);
  return sample.replace(line, into);
}

test.each([
  'enrollkit.config.yaml',
  'test/fixtures/everything.yaml',
  'test/fixtures/everything-us-government.yaml',
  'test/fixtures/hostile.yaml',
])('%s is valid', (path) => expect(loadConfig(path)).toMatchObject({ ok: true }));

test('what is left out has a default, so that no later code asks whether it is there', () => {
  const minimal = [
    'organization: { name: Contoso, signInDomains: [contoso.com] }',
    'brand: { logo: { light: static/img/logo.svg }, favicon: static/img/favicon.svg }',
    'site: { url: https://help.contoso.com }',
    'intune: { tenantId: aaaabbbb-0000-cccc-1111-dddd2222eeee }',
  ].join('\n');
  const path = join(folder, 'minimal.yaml');
  writeFileSync(path, minimal);
  expect(loadConfig(path)).toEqual({
    ok: true,
    problemAt: expect.any(Function),
    value: {
      organization: {
        name: 'Contoso',
        legalName: 'Contoso',
        signInDomains: ['contoso.com'],
        exampleAddress: 'first.last@contoso.com',
      },
      brand: {
        color: '#0b6e6e',
        logo: { light: 'static/img/logo.svg', dark: 'static/img/logo.svg' },
        favicon: 'static/img/favicon.svg',
      },
      site: { url: 'https://help.contoso.com', basePath: '/', locales: ['en'] },
      intune: { tenantId: 'aaaabbbb-0000-cccc-1111-dddd2222eeee', cloud: 'global' },
      enrollment: {
        methods: ['account-driven-user-enrollment'],
        userChoice: false,
        accounts: ['federated'],
        justInTimeRegistration: true,
        authenticator: true,
        companyPortalWebApp: false,
        requiredApps: ['Microsoft Teams', 'Microsoft Outlook'],
        firstApp: 'Microsoft Teams',
        minimumIos: '17',
      },
      support: { name: 'the IT helpdesk', escalation: { to: 'off', showHelperName: false } },
      privacy: {},
      bot: { keepQuestions: false },
      audiences: ['employee'],
      overrides: {},
    },
  });
});

describe('a mistake is named with its place and what to write', () => {
  test.each([
    [
      'an unknown option',
      'organization:\n',
      'organisation:\n',
      [
        'found no organization, expected options below it, indented',
        'found the option organisation, expected one of organization, brand, site, intune, enrollment, support, privacy, bot, audiences, overrides; did you mean organization?',
      ],
    ],
    [
      'a tenant id that is still a placeholder',
      'aaaabbbb-0000-cccc-1111-dddd2222eeee',
      'YourAADTenantID',
      [
        'found "YourAADTenantID", expected the id of your tenant, write the Directory (tenant) ID from Microsoft Entra, Overview',
      ],
    ],
    [
      'a tenant id of zeros',
      'aaaabbbb-0000-cccc-1111-dddd2222eeee',
      '"00000000-0000-0000-0000-000000000000"',
      [
        'found "00000000-0000-0000-0000-000000000000", expected the id of your tenant, write the Directory (tenant) ID from Microsoft Entra, Overview',
      ],
    ],
    [
      'a domain with a path',
      '- contoso.com',
      '- https://contoso.com/login',
      ['found "https://contoso.com/login", expected a domain alone, such as contoso.com, write contoso.com'],
    ],
    [
      'a color that nobody can read',
      '"#0b6e6e"',
      '"#ffcc00"',
      [
        'found "#ffcc00", expected a color that can be read on white and light gray (contrast 4.5 to 1), write "#876b00"',
      ],
    ],
    [
      'a logo that is not there',
      'dark: static/img/logo-dark.svg',
      'dark: static/img/none.svg',
      ['found "static/img/none.svg", which is no file, expected a picture in static/'],
    ],
    [
      'a mail address as web address',
      'https://servicedesk.contoso.com',
      'servicedesk@contoso.com',
      [
        'found "servicedesk@contoso.com", expected a web address that starts with https://; an email address belongs under email',
      ],
    ],
    [
      'an http site',
      'https://help.contoso.com',
      'http://help.contoso.com',
      [
        'found "http://help.contoso.com", expected https:// and a host without a path, write https://help.contoso.com',
      ],
    ],
    [
      'an unknown method',
      '- account-driven-user-enrollment',
      '- account-driven-enrollment',
      [
        'found "account-driven-enrollment", expected account-driven-user-enrollment, web-based-device-enrollment or device-enrollment-company-portal; did you mean account-driven-user-enrollment?',
      ],
    ],
    ['yes instead of true', 'userChoice: false', 'userChoice: yes', ['found "yes", expected true or false']],
    [
      'feedback that goes nowhere',
      'feedback: servicedesk@contoso.com',
      'feedback: the service desk',
      [
        'found the service desk, expected an email address such as pages@contoso.com or a web address that starts with https://',
      ],
    ],
    [
      'an escalation that lacks its address',
      'to: mail',
      'to: ticket',
      ['found escalation to ticket, expected support.escalation.urlTemplate with it'],
    ],
    [
      'a control character',
      'name: Contoso\n',
      'name: "Con\\u202Etoso"\n',
      ['found "Con�toso", expected no invisible control characters'],
    ],
    [
      'a tenant id of one digit',
      'aaaabbbb-0000-cccc-1111-dddd2222eeee',
      '11111111-1111-1111-1111-111111111111',
      [
        'found "11111111-1111-1111-1111-111111111111", expected the id of your tenant, write the Directory (tenant) ID from Microsoft Entra, Overview',
      ],
    ],
    [
      'a domain with an @',
      '- contoso.com',
      '- "@contoso.com"',
      ['found "@contoso.com", expected a domain alone, such as contoso.com, write contoso.com'],
    ],
    [
      'an empty list',
      'locales: [en, de]',
      'locales: []',
      ['found an empty list, expected at least one entry'],
    ],
    ['a language twice', '[en, de]', '[en, en]', ['found en twice, expected it once']],
    [
      'a language by its name',
      '[en, de]',
      '[english]',
      ['found "english", expected a language such as en, de or pt-BR'],
    ],
    [
      'a text for a language that is none',
      'en: the Contoso service desk',
      'english: the Contoso service desk',
      ['found the language english, expected one such as en, de or pt-BR'],
    ],
    [
      'a color by its name',
      '"#0b6e6e"',
      'teal',
      ['found "teal", expected a color such as "#0b6e6e", in quotes'],
    ],
    [
      'a color without quotes',
      '"#0b6e6e"',
      '#0b6e6e',
      ['found nothing after the colon, expected a color such as "#0b6e6e", in quotes'],
    ],
    [
      'a color that can be read on white, but not in a list',
      '"#0b6e6e"',
      '"#767676"',
      [
        'found "#767676", expected a color that can be read on white and light gray (contrast 4.5 to 1), write "#6f6f6f"',
      ],
    ],
    [
      'a logo that the site does not publish',
      'light: static/img/logo.svg',
      'light: package.json',
      ['found "package.json", expected a picture in static/, such as static/img/logo.svg'],
    ],
    ...['/help', '?x=1', '#x'].map((rest): [string, string, string, string[]] => [
      `a site address with ${rest}`,
      'https://help.contoso.com',
      `"https://help.contoso.com${rest}"`,
      [
        `found "https://help.contoso.com${rest}", expected https:// and a host without a path, write https://help.contoso.com`,
      ],
    ]),
    [
      'a base path without slashes',
      'basePath: /',
      'basePath: help',
      ['found "help", expected a path that starts and ends with /, such as / or /help/'],
    ],
    [
      'a phone number without digits',
      '"+1 555 0100"',
      '"---"',
      ['found "---", expected a phone number such as "+1 555 0100"'],
    ],
    [
      'an iOS version that is none',
      'minimumIos: "17"',
      'minimumIos: newest',
      ['found "newest", expected an iOS version such as "17" or "17.4"'],
    ],
    [
      'an escalation by mail without an address',
      '  email: servicedesk@contoso.com\n',
      '',
      ['found escalation to mail, expected support.email with it'],
    ],
    [
      'the link of a channel instead of its id',
      '    to: mail\n',
      '    to: teams-channel\n    teamsChannelId: https://teams.microsoft.com/l/channel/19%3aab_C-1%40thread.tacv2/Helpdesk\n',
      [
        'found "https://teams.microsoft.com/l/channel/19%3aab_C-1%40thread.t…", expected the id of a channel such as "19:0123456789abcdef@thread.tacv2", write "19:ab_C-1@thread.tacv2"',
      ],
    ],
    [
      'an escalation that goes nowhere known',
      '    to: mail\n',
      '    urlTemplate: https://servicedesk.contoso.com/new\n',
      ['found no to, expected mail, phone, ticket, teams-channel or off'],
    ],
    [
      'a control character in an address',
      'https://servicedesk.contoso.com',
      '"https://servicedesk.contoso.com/\\u0007"',
      ['found "https://servicedesk.contoso.com/�", expected no invisible control characters'],
    ],
    [
      'a name of two lines',
      'name: Contoso\n',
      'name: "Contoso\\nLtd."\n',
      ['found "Contoso�Ltd.", expected one line of text'],
    ],
  ])('%s', (_what, line, into, messages) => {
    const found = problemsOf(changed(line, into));
    expect(found.map((problem) => problem.replace(/^\d+:\d+ {2}/, ''))).toEqual(messages);
  });

  test('a logo that is not there and serves both modes is named once', () => {
    const content = sample
      .replace('light: static/img/logo.svg', 'light: static/img/none.svg')
      .replace('    dark: static/img/logo-dark.svg\n', '');
    const line = content.split('\n').findIndex((text) => text.includes('none.svg')) + 1;
    expect(problemsOf(content)).toEqual([
      `${line}:12  found "static/img/none.svg", which is no file, expected a picture in static/`,
    ]);
  });

  test('two mistakes are named in one go, in the order of the file', () => {
    const content = sample
      .replace('cloud: global', 'cloud: globl')
      .replace('email: servicedesk@contoso.com', 'email: nobody');
    const lineOf = (words: string) => content.split('\n').findIndex((line) => line.includes(words)) + 1;
    expect(problemsOf(content)).toEqual([
      `${lineOf('cloud: globl')}:10  found "globl", expected global, us-government or china-21vianet; did you mean global?`,
      `${lineOf('email: nobody')}:10  found "nobody", expected an email address such as help@contoso.com`,
    ]);
  });
});

describe('a file that is no config is named for what it is', () => {
  test.each([
    ['empty', '', 'found an empty file, expected a config; start from the sample enrollkit.config.yaml'],
    [
      'nothing but comments',
      '# hello\n\n',
      'found an empty file, expected a config; start from the sample enrollkit.config.yaml',
    ],
    ['binary', Buffer.from([80, 75, 3, 4, 0, 0]), 'found a file that is not text, expected a config in YAML'],
    ['huge', 'a'.repeat(2_000_000), 'found a file of 2.0 MB, expected a config of less than 1 MB'],
    [
      'not in UTF-8',
      Buffer.from('organization:\n  name: M\xfcller\n', 'latin1'),
      'found letters that are not UTF-8, expected text in UTF-8, save the file as UTF-8',
    ],
    ['a list', '- a\n- b\n', 'found no options, expected lines such as name: value'],
  ])('%s', (_what, content, message) => {
    expect(problemsOf(content)).toEqual([`1:1  ${message}`]);
  });

  test('a folder', () => {
    expect(loadConfig('docs')).toMatchObject({
      ok: false,
      problems: [{ message: 'found a folder, expected a file; write the path of your config' }],
    });
  });

  test('missing', () => {
    expect(loadConfig('nowhere.yaml')).toMatchObject({
      ok: false,
      problems: [
        {
          file: 'nowhere.yaml',
          message: 'found no such file, expected your config; write its path after --config',
        },
      ],
    });
  });

  test.each([
    [
      'a quote that does not end',
      'organization:\n  name: "Contoso\n',
      '3:1  found YAML that cannot be read: Missing closing "quote',
    ],
    [
      'a tab',
      'organization:\n\tname: Contoso\n',
      '2:1  found YAML that cannot be read: Tabs are not allowed as indentation',
    ],
    [
      'an option twice',
      'site: {}\nbrand: {}\nsite: {}\n',
      '3:1  found the same option twice, expected it once, delete one of the two',
    ],
    [
      'a second document',
      'site: {}\n---\nbrand: {}\n',
      '2:1  found a second part after ---, expected one, delete the line ---',
    ],
    [
      'a star without quotes',
      'organization:\n  name: *Contoso\n',
      '2:9  found *Contoso, which YAML reads as a reference, expected text, write it in quotes',
    ],
    [
      'references that would fill the memory',
      `a: &a [${'x,'.repeat(10)}]\nb: &b [${'*a,'.repeat(10)}]\nc: &c [${'*b,'.repeat(10)}]\nd: [${'*c,'.repeat(10)}]\n`,
      '1:1  found references (*name) that multiply, expected plain values, write them out',
    ],
  ])('broken YAML, with the line where it breaks: %s', (_what, content, problem) => {
    expect(problemsOf(content)).toEqual([problem]);
  });
});

describe('texts of an organization are plain text', () => {
  test.each([
    ['HTML and Markdown', '<script>alert(1)</script> *Contoso* [x](javascript:alert(1)) {site.url} &amp;'],
    ['letters that need a joiner', '\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645'],
  ])('a name may hold %s and stays as it is', (_what, name) => {
    const path = join(folder, 'name.yaml');
    writeFileSync(path, changed('name: Contoso\n', `name: ${JSON.stringify(name)}\n`));
    expect(loadConfig(path)).toMatchObject({ ok: true, value: { organization: { name } } });
  });
});

interface Described {
  readonly description?: string;
  readonly properties?: { readonly [name: string]: Described };
}

/** Dotted names of the options below a schema that have no description. */
function undescribed({ properties = {} }: Described, parent = ''): string[] {
  return Object.entries(properties).flatMap(([name, option]) => [
    ...(option.description ? [] : [parent + name]),
    ...undescribed(option, `${parent + name}.`),
  ]);
}

test('every option has a hint for the editor', () => {
  expect(undescribed(configJsonSchema())).toEqual([]);
});

test('the JSON schema for editors is in step with the schema', () => {
  expect(JSON.parse(readFileSync('src/config/enrollkit.schema.json', 'utf8'))).toEqual(configJsonSchema());
});
