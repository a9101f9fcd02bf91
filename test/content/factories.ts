import type { Config } from '../../src/config/schema.ts';
import type { FrontMatter } from '../../src/content/frontMatter.ts';
import { buildKnowledge, type Knowledge, type RecordSource } from '../../src/content/knowledge.ts';
import { MESSAGES } from '../../src/content/messages.ts';

/** A valid config; each test says only what matters to it. */
export function config(overrides: { readonly [Part in keyof Config]?: Partial<Config[Part]> } = {}): Config {
  const base: Config = {
    organization: {
      name: 'Contoso',
      legalName: 'Contoso Ltd.',
      signInDomains: ['contoso.com'],
      exampleAddress: 'first.last@contoso.com',
    },
    brand: {
      color: '#0b6e6e',
      logo: { light: 'static/img/logo.svg', dark: 'static/img/logo.svg' },
      favicon: 'static/img/favicon.svg',
    },
    site: { url: 'https://help.contoso.com', basePath: '/', locales: ['en', 'de'] },
    intune: { tenantId: 'aaaabbbb-0000-cccc-1111-dddd2222eeee', cloud: 'global' },
    enrollment: {
      methods: ['account-driven-user-enrollment'],
      userChoice: false,
      accounts: ['federated'],
      justInTimeRegistration: true,
      authenticator: true,
      companyPortalWebApp: true,
      requiredApps: ['Microsoft Teams'],
      firstApp: 'Microsoft Teams',
      minimumIos: '17',
    },
    support: { name: 'the service desk', escalation: { to: 'off', showHelperName: false } },
    privacy: {},
    bot: { keepQuestions: false },
    audiences: ['employee', 'helpdesk', 'admin'],
    overrides: {},
  };
  const merged = Object.entries(base).map(([part, value]) => {
    const override = overrides[part as keyof Config];
    return [part, Array.isArray(value) ? (override ?? value) : { ...value, ...override }];
  });
  return Object.fromEntries(merged) as Config;
}

/** A record's file; `issues/example` with an empty body unless the test says otherwise. */
export function source(
  overrides: Partial<FrontMatter> & { body?: string; folder?: string } = {},
): RecordSource {
  const { body = '', folder = 'issues', ...fields } = overrides;
  const frontMatter: FrontMatter = {
    id: 'example',
    kind: 'issue',
    code: 'E01',
    section: 'sign-in',
    title: 'Example',
    description: 'An example.',
    audience: 'employee',
    when: {},
    methods: [],
    ios: {},
    onScreen: [],
    errorCodes: [],
    whoFixes: 'employee',
    severity: 'low',
    confidence: 'high',
    related: [],
    sources: [],
    verified: { date: '2026-11-25' },
    phrases: [],
    ...fields,
  };
  const docId = `${folder}/${frontMatter.id}`;
  const own = folder.startsWith('own/');
  const path = `/${docId.replace(/^own\//, '')}`;
  return {
    file: `docs/${docId}.md`,
    docId,
    own,
    path,
    frontMatter,
    body,
    bodyLine: 10,
    verifiedLine: 9,
    translations: {},
  };
}

export function knowledge(sources: readonly RecordSource[], of: Config = config(), locale = 'en'): Knowledge {
  return buildKnowledge(sources, { config: of, locale, messages: MESSAGES });
}
