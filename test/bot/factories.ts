import type { RootContent } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { LocalizedKnowledge } from '../../bot/replies.ts';
import type { Config } from '../../src/config/schema.ts';
import type { Knowledge } from '../../src/content/knowledge.ts';
import { MESSAGES } from '../../src/content/messages.ts';
import { parseMarkdown } from '../../src/content/parse.ts';
import type { KnowledgeRecord } from '../../src/content/record.ts';
import { resolveTree } from '../../src/content/resolve.ts';
import { actionText, renderText } from '../../src/content/text.ts';

export const TENANT = '11111111-2222-3333-4444-555555555555';

interface ConfigChanges {
  readonly name?: string;
  readonly support?: Partial<Config['support']>;
  readonly site?: Partial<Config['site']>;
}

export function makeConfig({ name = 'Contoso', support, site }: ConfigChanges = {}): Config {
  return {
    organization: {
      name,
      legalName: 'Contoso Ltd.',
      signInDomains: ['contoso.com'],
      exampleAddress: 'first.last@contoso.com',
    },
    brand: {
      color: '#0a5fd0',
      logo: { light: 'static/logo.svg', dark: 'static/logo.svg' },
      favicon: 'static/icon.svg',
    },
    site: { url: 'https://help.contoso.com', basePath: '/', locales: ['en'], ...site },
    intune: { tenantId: TENANT, cloud: 'global' },
    enrollment: {
      methods: ['account-driven-user-enrollment'],
      userChoice: false,
      accounts: ['federated'],
      justInTimeRegistration: true,
      authenticator: true,
      companyPortalWebApp: false,
      requiredApps: ['Microsoft Outlook'],
      firstApp: 'Microsoft Outlook',
      minimumIos: '17',
    } as unknown as Config['enrollment'],
    support: {
      name: 'the Contoso helpdesk',
      email: 'help@contoso.com',
      phone: '+1 (555) 0100',
      url: 'https://contoso.com/help',
      hours: '8 to 17',
      escalation: { to: 'mail', showHelperName: false },
      ...support,
    },
    privacy: {},
    bot: { keepQuestions: false },
    audiences: ['employee', 'helpdesk', 'admin'],
    overrides: {},
  };
}

/** A record made of Markdown by the content reader's own functions. */
export function makeRecord(
  markdown: string,
  changes: Partial<KnowledgeRecord> = {},
  config: Config = makeConfig(),
): KnowledgeRecord {
  const tree = parseMarkdown(markdown);
  resolveTree(tree, { config, locale: 'en' });
  const id = changes.id ?? 'sign-in-failed';
  const url = changes.url ?? `/issues/${id}`;
  const steps = tree.children.filter(isStep).map((step, index) => ({
    id: String(step.attributes?.['id']),
    number: index + 1,
    text: actionText(step.children),
    url: `${url}#${step.attributes?.['id']}`,
  }));
  return {
    kind: 'issue',
    audience: 'employee',
    section: 'sign-in',
    title: 'Sign-in failed',
    description: 'Your phone could not sign you in.',
    locale: 'en',
    onScreen: [],
    errorCodes: [],
    methods: [],
    confidence: 'high',
    related: [],
    sources: [],
    verified: { date: '2026-11-25' },
    phrases: [],
    text: renderText(tree, MESSAGES),
    ...changes,
    id,
    docId: `issues/${id}`,
    url,
    steps,
    tree,
  };
}

export const SIGN_IN_FAILED = makeRecord(
  `This is not your fault.

::::step{#open-settings}
Open **Settings** and tap :label[vpn-and-device-management].

You find it under [General](/guides/account-driven-user-enrollment#open-settings).
::::

:::warning
Save your photos before.
:::

:::step{#remove-app}
Remove *Authenticator* (version 6_8).
:::

:::helpdesk
Look into the sign-in log.
:::`,
  {
    code: 'E01',
    whoFixes: 'employee',
    onScreen: [{ title: 'Sign In Failed', message: 'The app %@ is installed.', where: 'alert in Settings' }],
  },
);

export const GUIDE = makeRecord(':::step{#open-settings}\nOpen Settings.\n:::', {
  id: 'account-driven-user-enrollment',
  kind: 'guide',
  section: 'set-up',
  title: 'Set up your iPhone',
  description: 'It takes 15 minutes.',
  url: '/guides/account-driven-user-enrollment',
});

export const PRIVACY = makeRecord('Your photos stay yours.', {
  id: 'privacy',
  kind: 'article',
  section: 'privacy',
  title: 'What Contoso can see',
  description: 'Little.',
  url: '/articles/privacy',
});

export function makeKnowledge(changes: Partial<Knowledge> = {}): Knowledge {
  const config = changes.config ?? makeConfig();
  return {
    locale: 'en',
    organization: config.organization.name,
    config,
    records: [GUIDE, SIGN_IN_FAILED, PRIVACY],
    notOffered: [
      { id: 'device-enrollment-company-portal', title: 'Set up with Company Portal', phrases: [] },
    ],
    ...changes,
  };
}

export function makeLocalized(changes: Partial<Knowledge> = {}): LocalizedKnowledge {
  return { knowledge: makeKnowledge(changes), messages: MESSAGES };
}

function isStep(node: RootContent): node is ContainerDirective {
  return node.type === 'containerDirective' && node.name === 'step';
}
