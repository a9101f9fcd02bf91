import { normalize } from './normalize.ts';

export type SmalltalkTopic = 'greeting' | 'thanks' | 'help' | 'goodbye';

const WORDS: { readonly [topic in SmalltalkTopic]: readonly string[] } = {
  greeting: [
    'hi',
    'hello',
    'hey',
    'hi there',
    'hello there',
    'good morning',
    'good afternoon',
    'good evening',
    'hallo',
    'guten morgen',
    'guten tag',
    'moin',
    'servus',
    'grüezi',
    'bonjour',
    'salut',
    'hola',
    'buenos días',
    'buenas',
    'こんにちは',
    'おはようございます',
    '你好',
    '您好',
    'ciao',
    'olá',
  ],
  thanks: [
    'thanks',
    'thank you',
    'thanks a lot',
    'thank you very much',
    'thx',
    'ty',
    'cheers',
    'that worked',
    'it worked',
    'danke',
    'vielen dank',
    'danke schön',
    'merci',
    'merci beaucoup',
    'gracias',
    'muchas gracias',
    'ありがとう',
    'ありがとうございます',
    '谢谢',
    'obrigado',
    'grazie',
  ],
  help: [
    'help',
    'what can you do',
    'who are you',
    'are you a bot',
    'are you a human',
    'how do you work',
    'menu',
    'start',
    'hilfe',
    'was kannst du',
    'aide',
    'ayuda',
    'ヘルプ',
    '帮助',
  ],
  goodbye: [
    'bye',
    'goodbye',
    'see you',
    'tschüss',
    'auf wiedersehen',
    'au revoir',
    'adiós',
    'さようなら',
    '再见',
  ],
};

const TOPICS = new Map(
  Object.entries(WORDS).flatMap(([topic, phrases]) =>
    phrases.map((phrase) => [normalize(phrase), topic as SmalltalkTopic]),
  ),
);

/** A greeting, thanks, a call for help or a goodbye, and nothing else in the message. */
export function smalltalkTopic(question: string): SmalltalkTopic | undefined {
  return TOPICS.get(normalize(question));
}
