import type { OnScreenText } from './record.ts';

/** What stands in an on-screen text for words that the device fills in, `%@` or `%1$@`; the sources write it so. */
export const PLACEHOLDER = /%(?:\d+\$)?[@d]/;

/** On-screen text for a reader: dots stand for what the device fills in, which only the device knows. */
export function shownWords(text: string): string {
  return text.replace(new RegExp(PLACEHOLDER, 'g'), '…');
}

/** On-screen texts for a reader, see {@link shownWords}. */
export function shownTexts(texts: readonly OnScreenText[]): OnScreenText[] {
  return texts.map(({ title, message, where }) => ({
    ...(title ? { title: shownWords(title) } : {}),
    ...(message ? { message: shownWords(message) } : {}),
    where,
  }));
}
