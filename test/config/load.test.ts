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
      support: { name: 'the IT helpdesk', escalation: { to: 'off' } },
      privacy: {},
      audiences: ['employee'],
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
        'found the option organisation, expected one of organization, brand, site, intune, enrollment, support, privacy, audiences; did you mean organization?',
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
      ['found "#ffcc00", expected a color that can be read on white (contrast 4.5 to 1), write "#876b00"'],
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
  ])('%s', (_what, line, into, messages) => {
    const found = problemsOf(changed(line, into));
    expect(found.map((problem) => problem.replace(/^\d+:\d+ {2}/, ''))).toEqual(messages);
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
    ['huge', 'a'.repeat(2_000_000), 'found a file of 2 MB, expected a config of less than 1 MB'],
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

  test('broken YAML, with the line where it breaks', () => {
    expect(problemsOf('organization:\n  name: "Contoso\n')).toEqual([
      '3:1  found YAML that cannot be read: Missing closing "quote',
    ]);
  });
});

test('the JSON schema for editors is in step with the schema', () => {
  expect(JSON.parse(readFileSync('src/config/enrollkit.schema.json', 'utf8'))).toEqual(configJsonSchema());
});
