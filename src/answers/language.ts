import { words } from './normalize.ts';

/** Small words that few other languages have. */
const TELLTALES: { readonly [language: string]: readonly string[] } = {
  en: [
    'the',
    'is',
    'it',
    'my',
    'to',
    'what',
    'how',
    'does',
    'not',
    'do',
    'can',
    'i',
    'and',
    'on',
    "won't",
    "doesn't",
  ],
  de: [
    'ich',
    'nicht',
    'mein',
    'meine',
    'der',
    'die',
    'das',
    'ist',
    'wie',
    'kann',
    'auf',
    'und',
    'mit',
    'für',
    'was',
    'es',
    'geht',
    'beim',
    'kein',
    'anmelden',
  ],
  fr: [
    'je',
    'mon',
    'ma',
    'le',
    'la',
    'les',
    'est',
    'pas',
    'ne',
    'comment',
    'sur',
    'et',
    'pour',
    'des',
    'une',
    'que',
  ],
  es: ['mi', 'el', 'los', 'no', 'es', 'cómo', 'como', 'en', 'para', 'una', 'que', 'con', 'puedo', 'del'],
};

const SCRIPTS: { readonly [language: string]: RegExp } = {
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}]/u,
  zh: /\p{Script=Han}/u,
  ko: /\p{Script=Hangul}/u,
};

/** The locale of a site that a question is written in; the client's locale breaks a tie, the site's default the rest. */
export function languageOf(question: string, locales: readonly string[], client?: string): string {
  const preferred =
    locales.find((locale) => client && language(locale) === language(client)) ?? locales[0] ?? 'en';
  const byScript = Object.keys(SCRIPTS).find((one) => SCRIPTS[one]?.test(question));
  if (byScript) return locales.find((locale) => language(locale) === byScript) ?? preferred;
  const asked = words(question);
  const score = (locale: string) =>
    asked.filter((word) => TELLTALES[language(locale)]?.includes(word)).length;
  return locales.reduce((best, locale) => (score(locale) > score(best) ? locale : best), preferred);
}

function language(locale: string): string {
  return locale.split('-')[0]?.toLowerCase() ?? '';
}
