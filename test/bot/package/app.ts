import type { TeamsApp, TeamsAppLocale } from '../../../bot/package/manifest.ts';
import { MESSAGES, type Messages } from '../../../src/content/messages.ts';
import { makeConfig, makeKnowledge, makeRecord } from '../factories.ts';

export const BOT_ID = '00001111-aaaa-2222-bbbb-3333cccc4444';

/** The Teams app of Contoso in English and German, or of an organization by another name. */
export function makeApp({
  name = 'Contoso',
  ...changes
}: Partial<TeamsApp> & { name?: string } = {}): TeamsApp {
  const english = makeLocale('en', MESSAGES, name);
  const german = makeLocale('de', { ...MESSAGES, ...GERMAN }, name);
  return { locales: [english, german], botId: BOT_ID, version: '1.2.3', ...changes };
}

const GERMAN: Partial<Messages> = {
  'home.setUp': 'iPhone oder iPad einrichten',
  'home.lead':
    'Nutze dein eigenes iPhone oder iPad für die Arbeit bei {organization}. Du brauchst etwa 15 Minuten.',
  'bot.help': 'Frag in deinen eigenen Worten.',
  'bot.search.title': 'Hilfeseite finden',
  'bot.search.description': 'Suche nach Wörtern',
  'bot.search.words': 'Wörter',
  'bot.tab': 'Hilfeseiten',
  'bot.starter.setUp': 'Mein iPhone für die Arbeit einrichten',
  'bot.starter.wrong': 'Da steht Anmelden fehlgeschlagen',
  'bot.starter.privacy': 'Was sieht meine Firma auf meinem Handy?',
};

function makeLocale(locale: string, messages: Messages, name: string): TeamsAppLocale {
  const base = locale === 'en' ? '/help' : `/help/${locale}`;
  const record = (id: string, folder: string, description: string) =>
    makeRecord('', { id, locale, url: `${base}/${folder}/${id}`, title: id, description });
  const config = makeConfig({ name, site: { basePath: '/help/', locales: ['en', 'de'] } });
  return {
    knowledge: makeKnowledge({
      locale,
      config: { ...config, brand: { ...config.brand, color: '#0b6e6e' } },
      records: [
        record('account-driven-user-enrollment', 'guides', `${locale}: it takes 15 minutes.`),
        record('privacy-user-enrollment', 'articles', `${locale}: very little.`),
        record('esso-app-already-installed', 'issues', `${locale}: Authenticator was on your phone.`),
      ],
    }),
    messages,
  };
}
