import { words } from './normalize.ts';

/** Small words that few other languages have. */
const TELLTALES: { readonly [language: string]: string } = {
  en: 'the is it my to what how does not do can i and on wont doesnt dont cant why with of this says you your have has after when where which',
  de: 'ich nicht mein meine meinem meinen der die das ist wie kann auf und mit für was es geht beim kein keine warum wo bei nach wenn zu auch dem den ein eine einen wird sich muss',
  fr: 'je mon ma mes le la les est pas ne comment sur et pour des une que dans avec pourquoi quand où mais du au ce cette il elle puis',
  es: 'mi mis el los las no es cómo en para una que con puedo del por qué cuando dónde está se un al pero',
  it: 'il lo gli mio mia non è come per una che con posso del della perché quando dove sono di un',
  pt: 'o os meu minha não é como para uma que com posso do da por quando onde está em um ao mas',
  nl: 'de het een mijn niet is hoe kan ik op en met voor wat geen waarom wanneer waar bij als maar van',
};

const PATTERNS = Object.entries(TELLTALES).map(([of, telltales]): [string, ReadonlySet<string>] => [
  of,
  new Set(words(telltales)),
]);

const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const HAN = /\p{Script=Han}/u;
const HANGUL = /\p{Script=Hangul}/u;

/** Which of some locales a question is written in; the client's locale breaks a tie, the first locale the rest. */
export function localeOf(question: string, locales: readonly string[], client?: string): string | undefined {
  const preferred = closest(locales, client) ?? locales[0];
  const byScript = languagesByScript(question);
  if (byScript.length > 0) return locales.find((locale) => byScript.includes(language(locale))) ?? preferred;
  const asked = words(question);
  const counts = new Map(
    PATTERNS.map(([of, telltales]) => [of, asked.filter((word) => telltales.has(word)).length]),
  );
  const count = (locale = '') => counts.get(language(locale)) ?? 0;
  return locales.reduce((best, locale) => (count(locale) > count(best) ? locale : best), preferred);
}

/** The locale for something that is said in several languages: the client's if it is one of them. */
export function localeAmong(
  languages: readonly string[],
  locales: readonly string[],
  client?: string,
): string | undefined {
  const fitting = locales.filter((locale) => languages.includes(language(locale)));
  return closest(fitting, client) ?? fitting[0] ?? closest(locales, client) ?? locales[0];
}

function closest(locales: readonly string[], client = ''): string | undefined {
  return (
    locales.find((locale) => locale.toLowerCase() === client.toLowerCase()) ??
    locales.find((locale) => language(locale) === language(client))
  );
}

function languagesByScript(question: string): readonly string[] {
  if (KANA.test(question)) return ['ja'];
  if (HANGUL.test(question)) return ['ko'];
  return HAN.test(question) ? ['zh', 'ja'] : [];
}

function language(locale: string): string {
  return locale.split('-')[0]?.toLowerCase() ?? '';
}
