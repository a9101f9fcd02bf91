import { AppManifestUtils } from '@microsoft/app-manifest';
import localizationSchema from '@microsoft/app-manifest/build/json-schemas/teams/v1.29/MicrosoftTeams.Localization.schema.json';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { type TeamsApp, teamsManifest } from '../../../bot/package/manifest.ts';
import { packageProblems } from '../../../bot/package/validate.ts';
import { teamsPackageFiles } from '../../../bot/package/zip.ts';
import { readMessages } from '../../../src/content/read.ts';
import { readKnowledge } from '../../site/site.ts';
import { BOT_ID, makeApp } from './app.ts';

// The schema is of draft 4 and its patterns are not Unicode ones; what it uses means the same in newer drafts.
const { $schema: _, ...localizationRules } = localizationSchema;
const isLocalization = new Ajv({ strict: false, unicodeRegExp: false, validateFormats: false }).compile(
  localizationRules,
);

const COMMANDS = [
  {
    title: 'Set up my iPhone for work',
    description: 'en: it takes 15 minutes.',
    type: 'prompt',
    prompt: 'Set up my iPhone for work',
  },
  {
    title: 'It says Sign In Failed',
    description: 'en: Authenticator was on your phone.',
    type: 'prompt',
    prompt: 'It says Sign In Failed',
  },
  {
    title: 'What can my company see on my phone?',
    description: 'en: very little.',
    type: 'prompt',
    prompt: 'What can my company see on my phone?',
  },
];

test('Contoso’s manifest says who made the bot, where it works and what to ask it', () => {
  expect(teamsManifest(makeApp()).manifest).toEqual({
    $schema: 'https://developer.microsoft.com/json-schemas/teams/v1.29/MicrosoftTeams.schema.json',
    manifestVersion: '1.29',
    version: '1.2.3',
    id: '51bfb2f3-602a-5655-8c3e-efe73a594192',
    localizationInfo: {
      defaultLanguageTag: 'en',
      additionalLanguages: [{ languageTag: 'de', file: 'de.json' }],
    },
    developer: {
      name: 'Contoso',
      websiteUrl: 'https://help.contoso.com/help/',
      privacyUrl: 'https://help.contoso.com/help/articles/privacy-user-enrollment',
      termsOfUseUrl: 'https://help.contoso.com/help/',
    },
    name: { short: 'Contoso iPhone/iPad', full: 'Contoso: Set up my iPhone or iPad' },
    description: {
      short: 'Use your own iPhone or iPad for work at Contoso.',
      full: [
        'Use your own iPhone or iPad for work at Contoso. Setting it up takes about 15 minutes.',
        '',
        'Ask in your own words, paste the message on your screen, or type a code such as E01. I answer only from the help pages of Contoso.',
      ].join('\n'),
    },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#0b6e6e',
    bots: [
      {
        botId: BOT_ID,
        scopes: ['personal', 'team', 'groupChat'],
        commandLists: [
          { scopes: ['personal'], commands: COMMANDS },
          { scopes: ['team'], commands: COMMANDS },
          { scopes: ['groupChat'], commands: COMMANDS },
        ],
      },
    ],
    composeExtensions: [
      {
        botId: BOT_ID,
        commands: [
          {
            id: 'search',
            type: 'query',
            context: ['compose', 'commandBox'],
            title: 'Find a help page',
            description: 'Search by words, a code, or what the screen says',
            initialRun: true,
            parameters: [
              {
                name: 'words',
                title: 'Words, a code, or an alert',
                description: 'Search by words, a code, or what the screen says',
                inputType: 'text',
              },
            ],
          },
        ],
        messageHandlers: [
          { type: 'link', value: { domains: ['help.contoso.com'], supportsAnonymizedPayloads: true } },
        ],
      },
    ],
    staticTabs: [
      { entityId: 'conversations', scopes: ['personal'] },
      {
        entityId: 'help',
        name: 'Help pages',
        contentUrl: 'https://help.contoso.com/help/',
        websiteUrl: 'https://help.contoso.com/help/',
        scopes: ['personal'],
      },
    ],
    defaultInstallScope: 'personal',
    validDomains: ['help.contoso.com'],
  });
});

test('every other language has a file with the same texts', () => {
  const commands = (list: number) => ({
    [`bots[0].commandLists[${list}].commands[0].title`]: 'Mein iPhone für die Arbeit einrichten',
    [`bots[0].commandLists[${list}].commands[0].description`]: 'de: it takes 15 minutes.',
    [`bots[0].commandLists[${list}].commands[0].prompt`]: 'Mein iPhone für die Arbeit einrichten',
    [`bots[0].commandLists[${list}].commands[1].title`]: 'Da steht Anmelden fehlgeschlagen',
    [`bots[0].commandLists[${list}].commands[1].description`]: 'de: Authenticator was on your phone.',
    [`bots[0].commandLists[${list}].commands[1].prompt`]: 'Da steht Anmelden fehlgeschlagen',
    [`bots[0].commandLists[${list}].commands[2].title`]: 'Was sieht meine Firma auf meinem Handy?',
    [`bots[0].commandLists[${list}].commands[2].description`]: 'de: very little.',
    [`bots[0].commandLists[${list}].commands[2].prompt`]: 'Was sieht meine Firma auf meinem Handy?',
  });
  expect(teamsManifest(makeApp()).localizations).toEqual({
    'de.json': {
      'name.short': 'Contoso iPhone/iPad',
      'name.full': 'Contoso: iPhone oder iPad einrichten',
      'description.short': 'Nutze dein eigenes iPhone oder iPad für die Arbeit bei Contoso.',
      'description.full':
        'Nutze dein eigenes iPhone oder iPad für die Arbeit bei Contoso. Du brauchst etwa 15 Minuten.\n\nFrag in deinen eigenen Worten.',
      ...commands(0),
      ...commands(1),
      ...commands(2),
      'composeExtensions[0].commands[0].title': 'Hilfeseite finden',
      'composeExtensions[0].commands[0].description': 'Suche nach Wörtern',
      'composeExtensions[0].commands[0].parameters[0].title': 'Wörter',
      'composeExtensions[0].commands[0].parameters[0].description': 'Suche nach Wörtern',
      'staticTabs[1].name': 'Hilfeseiten',
    },
  });
});

test.each([
  ['a short name', 'Contoso', 'Contoso iPhone/iPad', 'Contoso'],
  [
    'a name of many words',
    'The Contoso Group of Companies Worldwide',
    'The Contoso Group… iPhone/iPad',
    'The Contoso Group of Companies…',
  ],
  [
    'a name with emoji',
    'Contoso 👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦',
    'Contoso… iPhone/iPad',
    'Contoso 👩‍👩‍👧‍👦👩‍👩‍👧‍👦…',
  ],
  [
    'a name with a line break, quotes and a variable',
    'Line\n  break "quoted" {site.url}',
    'Line break "quote… iPhone/iPad',
    'Line break "quoted" {site.url}',
  ],
  [
    'a name with HTML',
    '<img src=x onerror=alert(1)>',
    '<img src=x onerro… iPhone/iPad',
    '<img src=x onerror=alert(1)>',
  ],
  ['a name of 4000 letters', 'x'.repeat(4000), `${'x'.repeat(17)}… iPhone/iPad`, `${'x'.repeat(31)}…`],
])('%s fits, and the official schemas take the app', async (_, name, short, developer) => {
  const app = makeApp({ name });
  const { manifest } = teamsManifest(app);
  expect({ short: manifest.name.short, developer: manifest.developer.name }).toEqual({ short, developer });
  expect(await schemaProblems(app)).toEqual([]);
});

test('the official schemas take the app of the real records, in every language', async () => {
  const locale = (name: string) => ({
    knowledge: readKnowledge('test/fixtures/everything.yaml', name),
    messages: readMessages('.', name),
  });
  const app = makeApp({ locales: [locale('en'), locale('de')] });
  expect(await schemaProblems(app)).toEqual([]);
  expect(packageProblems(teamsPackageFiles(app))).toEqual([]);
});

test('one bot is one Teams app: its id depends on the id of the bot alone', () => {
  const id = (app: TeamsApp) => teamsManifest(app).manifest.id;
  const other = makeApp({ botId: '00001111-aaaa-2222-bbbb-3333cccc5555' });
  expect(id(makeApp({ name: 'Northwind', version: '2.0.0' }))).toBe(id(makeApp()));
  expect(id(makeApp({ botId: BOT_ID.toUpperCase() }))).toBe(id(makeApp()));
  expect(id(other)).not.toBe(id(makeApp()));
});

test('an organization with a privacy notice links its own', () => {
  const [english] = makeApp().locales;
  const { knowledge } = english;
  const config = { ...knowledge.config, privacy: { url: 'https://contoso.com/privacy' } };
  const app = makeApp({ locales: [{ ...english, knowledge: { ...knowledge, config } }] });
  expect(teamsManifest(app).manifest.developer.privacyUrl).toBe('https://contoso.com/privacy');
});

test('what an organization does not have is no prompt starter', async () => {
  const [english] = makeApp().locales;
  const { knowledge } = english;
  const records = knowledge.records.filter(({ id }) => id !== 'esso-app-already-installed');
  const app = makeApp({ locales: [{ ...english, knowledge: { ...knowledge, records } }] });
  const [bot] = teamsManifest(app).manifest.bots;
  expect(bot.commandLists.map(({ commands }) => commands.map(({ title }) => title))).toEqual(
    Array(3).fill(['Set up my iPhone for work', 'What can my company see on my phone?']),
  );
  expect(await schemaProblems(app)).toEqual([]);
});

/** What the official schemas of Microsoft, which the package brings along, say about the app. */
async function schemaProblems(app: TeamsApp): Promise<string[]> {
  const { manifest, localizations } = teamsManifest(app);
  const languages = Object.entries(localizations).filter(([, texts]) => !isLocalization(texts));
  const problems = await AppManifestUtils.validateAgainstSchema(manifest as never);
  return [...problems, ...languages.map(([file]) => `${file} is no localization file`)];
}
