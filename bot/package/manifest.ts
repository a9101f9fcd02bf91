import { createHash } from 'node:crypto';
import type { Config } from '../../src/config/schema.ts';
import { type Knowledge, localeBase } from '../../src/content/knowledge.ts';
import { fillMessage, type MessageKey, type Messages } from '../../src/content/messages.ts';

/** What a Teams app package is made of. */
export interface TeamsApp {
  /** The default language first. */
  readonly locales: readonly [TeamsAppLocale, ...TeamsAppLocale[]];
  /** GUID of the bot's app registration, `MicrosoftAppId`. */
  readonly botId: string;
  /** Semantic version; Teams takes an update only with a higher one. */
  readonly version: string;
}

export interface TeamsAppLocale {
  readonly knowledge: Knowledge;
  readonly messages: Messages;
}

export interface Command {
  readonly title: string;
  readonly description: string;
  readonly type: 'prompt';
  readonly prompt: string;
}

export interface TeamsManifest {
  readonly $schema: string;
  readonly manifestVersion: '1.29';
  readonly version: string;
  readonly id: string;
  readonly localizationInfo: {
    readonly defaultLanguageTag: string;
    readonly additionalLanguages: readonly { readonly languageTag: string; readonly file: string }[];
  };
  readonly developer: {
    readonly name: string;
    readonly websiteUrl: string;
    readonly privacyUrl: string;
    readonly termsOfUseUrl: string;
  };
  readonly name: { readonly short: string; readonly full: string };
  readonly description: { readonly short: string; readonly full: string };
  readonly icons: { readonly color: string; readonly outline: string };
  readonly accentColor: string;
  readonly bots: readonly [
    {
      readonly botId: string;
      readonly scopes: readonly Scope[];
      readonly commandLists: readonly {
        readonly scopes: readonly Scope[];
        readonly commands: readonly Command[];
      }[];
    },
  ];
  readonly composeExtensions: readonly [
    {
      readonly botId: string;
      readonly commands: readonly [SearchCommand];
      readonly messageHandlers: readonly [
        {
          readonly type: 'link';
          readonly value: { readonly domains: readonly string[]; readonly supportsAnonymizedPayloads: true };
        },
      ];
    },
  ];
  readonly staticTabs: readonly [ChatTab, SiteTab];
  readonly defaultInstallScope: Scope;
  readonly validDomains: readonly string[];
}

/** Teams' own tab with the talk; named here only so that it stands first. */
interface ChatTab {
  readonly entityId: 'conversations';
  readonly scopes: readonly ['personal'];
}

/** The help site beside the talk. Its pages call TeamsJS's `app.initialize()`, see `src/theme/teamsTab.ts`. */
interface SiteTab {
  readonly entityId: 'help';
  readonly name: string;
  readonly contentUrl: string;
  readonly websiteUrl: string;
  readonly scopes: readonly ['personal'];
}

/** The message extension: find a page, put its card into a message. */
interface SearchCommand {
  readonly id: 'search';
  readonly type: 'query';
  readonly context: readonly ['compose', 'commandBox'];
  readonly title: string;
  readonly description: string;
  readonly initialRun: true;
  readonly parameters: readonly [
    {
      readonly name: 'words';
      readonly title: string;
      readonly description: string;
      readonly inputType: 'text';
    },
  ];
}

/** Flat keys of one language, `bots[0].commandLists[0].commands[0].title` → text. */
export interface Localization {
  readonly [key: string]: string;
}

type Scope = (typeof SCOPES)[number];

export const COLOR_ICON = 'color.png';
export const OUTLINE_ICON = 'outline.png';

/** Longest texts of a manifest and of a localization file, in UTF-16 units. */
export const MAX_LENGTHS = {
  'name.short': 30,
  'name.full': 100,
  'description.short': 80,
  'description.full': 4000,
  'developer.name': 32,
  'command.title': 128,
  'command.description': 128,
  'command.prompt': 4000,
  'extension.title': 32,
  'extension.description': 128,
  'tab.name': 128,
} as const;

const SCHEMA = 'https://developer.microsoft.com/json-schemas/teams/v1.29/MicrosoftTeams.schema.json';
const SCOPES = ['personal', 'team', 'groupChat'] as const;

// The same words in every language, so that a mention of the bot reads the same for everybody.
const SHORT_NAME_END = ' iPhone/iPad';

const PRIVACY_RECORD = 'privacy-user-enrollment';
const SIGN_IN_FAILED_RECORD = 'esso-app-already-installed';

/** The manifest of the Teams app, and a localization file by its name for each other language. */
export function teamsManifest({ locales, botId, version }: TeamsApp): {
  readonly manifest: TeamsManifest;
  readonly localizations: { readonly [file: string]: Localization };
} {
  const [main, ...others] = locales;
  const { config } = main.knowledge;
  const { name, description, commands } = words(main);
  const home = absolute(localeBase(config, main.knowledge.locale), config);
  const privacyPage = main.knowledge.records.find(({ id }) => id === PRIVACY_RECORD);
  const id = botId.toLowerCase();

  const manifest: TeamsManifest = {
    $schema: SCHEMA,
    manifestVersion: '1.29',
    version,
    id: packageId(id),
    localizationInfo: {
      defaultLanguageTag: main.knowledge.locale,
      additionalLanguages: others.map(({ knowledge: { locale } }) => ({
        languageTag: locale,
        file: localizationFile(locale),
      })),
    },
    developer: {
      name: shorten(config.organization.name, MAX_LENGTHS['developer.name']),
      websiteUrl: home,
      privacyUrl: config.privacy.url ?? (privacyPage ? absolute(privacyPage.url, config) : home),
      termsOfUseUrl: home,
    },
    name,
    description,
    icons: { color: COLOR_ICON, outline: OUTLINE_ICON },
    accentColor: config.brand.color,
    // Teams wants a list of its own for each scope.
    bots: [
      { botId: id, scopes: SCOPES, commandLists: SCOPES.map((scope) => ({ scopes: [scope], commands })) },
    ],
    composeExtensions: [
      {
        botId: id,
        commands: [searchCommand(main.messages)],
        messageHandlers: [
          {
            type: 'link',
            value: { domains: [new URL(config.site.url).host], supportsAnonymizedPayloads: true },
          },
        ],
      },
    ],
    staticTabs: [
      { entityId: 'conversations', scopes: ['personal'] },
      {
        entityId: 'help',
        name: tabName(main.messages),
        contentUrl: home,
        websiteUrl: home,
        scopes: ['personal'],
      },
    ],
    defaultInstallScope: 'personal',
    validDomains: [new URL(config.site.url).host],
  };
  const localizations = others.map((locale) => [
    localizationFile(locale.knowledge.locale),
    localization(locale),
  ]);
  return { manifest, localizations: Object.fromEntries(localizations) };
}

function words({ knowledge, messages }: TeamsAppLocale): Pick<TeamsManifest, 'name' | 'description'> & {
  readonly commands: readonly Command[];
} {
  const { locale, organization } = knowledge;
  const room = MAX_LENGTHS['name.short'] - SHORT_NAME_END.length;
  const fill = (text: string) => fillMessage(text, { organization: shorten(organization, 60) });
  const lead = messages['home.lead'];
  return {
    name: {
      short: shorten(organization, room) + SHORT_NAME_END,
      full: shorten(`${shorten(organization, 60)}: ${messages['home.setUp']}`, MAX_LENGTHS['name.full']),
    },
    description: {
      short: shorten(fill(firstSentence(lead, locale)), MAX_LENGTHS['description.short']),
      full: [lead, messages['bot.help']].map(fill).join('\n\n'),
    },
    commands: commandsOf({ knowledge, messages }),
  };
}

/** Prompt starters, those only whose record this organization has. */
function commandsOf({ knowledge, messages }: TeamsAppLocale): Command[] {
  const { config, organization, records } = knowledge;
  const starters: readonly (readonly [MessageKey, string])[] = [
    ['bot.starter.setUp', config.enrollment.methods[0]],
    ['bot.starter.wrong', SIGN_IN_FAILED_RECORD],
    ['bot.starter.privacy', PRIVACY_RECORD],
  ];
  return starters.flatMap(([key, id]): Command[] => {
    const record = records.find((candidate) => candidate.id === id);
    if (!record) return [];
    const prompt = fillMessage(messages[key], { organization });
    return [
      {
        title: shorten(prompt, MAX_LENGTHS['command.title']),
        description: shorten(record.description, MAX_LENGTHS['command.description']),
        type: 'prompt',
        prompt: shorten(prompt, MAX_LENGTHS['command.prompt']),
      },
    ];
  });
}

function searchCommand(messages: Messages): SearchCommand {
  const title = shorten(messages['bot.search.title'], MAX_LENGTHS['extension.title']);
  const description = shorten(messages['bot.search.description'], MAX_LENGTHS['extension.description']);
  const words = shorten(messages['bot.search.words'], MAX_LENGTHS['extension.title']);
  return {
    id: 'search',
    type: 'query',
    context: ['compose', 'commandBox'],
    title,
    description,
    initialRun: true,
    parameters: [{ name: 'words', title: words, description, inputType: 'text' }],
  };
}

function tabName(messages: Messages): string {
  return shorten(messages['bot.tab'], MAX_LENGTHS['tab.name']);
}

function localization(locale: TeamsAppLocale): Localization {
  const { name, description, commands } = words(locale);
  const search = searchCommand(locale.messages);
  const commandTexts = SCOPES.flatMap((_, list) =>
    commands.flatMap((command, index) => {
      const key = `bots[0].commandLists[${list}].commands[${index}]`;
      return (['title', 'description', 'prompt'] as const).map((part) => [`${key}.${part}`, command[part]]);
    }),
  );
  return {
    'name.short': name.short,
    'name.full': name.full,
    'description.short': description.short,
    'description.full': description.full,
    ...Object.fromEntries(commandTexts),
    'composeExtensions[0].commands[0].title': search.title,
    'composeExtensions[0].commands[0].description': search.description,
    'composeExtensions[0].commands[0].parameters[0].title': search.parameters[0].title,
    'composeExtensions[0].commands[0].parameters[0].description': search.parameters[0].description,
    'staticTabs[1].name': tabName(locale.messages),
  };
}

function localizationFile(locale: string): string {
  return `${locale.toLowerCase()}.json`;
}

/** A name-based UUID (version 5) in the namespace of the bot: one bot, one Teams app, for ever. */
function packageId(botId: string): string {
  const namespace = Buffer.from(botId.replaceAll('-', ''), 'hex');
  const bytes = createHash('sha1').update(namespace).update('teams-app').digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function absolute(path: string, { site }: Config): string {
  return new URL(path, site.url).href;
}

/** On one line and at most `length` UTF-16 units long, cut between the characters that a reader sees. */
function shorten(text: string, length: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= length) return line;
  let kept = '';
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(line)) {
    if (kept.length + segment.length >= length) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

function firstSentence(text: string, locale: string): string {
  const [first] = new Intl.Segmenter(locale, { granularity: 'sentence' }).segment(text);
  return first?.segment ?? text;
}
