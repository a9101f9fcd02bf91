/** A question longer than this is not one; the rest is not read. */
const MAX_LENGTH = 2000;

/**
 * Text as it is compared: small letters without accents, words with one space between them, Apple's
 * old and new names for one thing made the same. `Your “Apple ID”…` is `your apple account`.
 */
export function normalize(text: string): string {
  return text
    .slice(0, MAX_LENGTH)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/[‘’‚′`´]/g, "'")
    .replace(/\b(qu|[cdjlnst])'(?=\p{L})/gu, '$1 ')
    .replaceAll("'", '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .replace(/\bapple ids?\b/g, 'apple account')
    .replace(/\bsignin\b/g, 'sign in')
    .replace(/\bwi fi\b/g, 'wifi')
    .replace(/\be mail/g, 'email')
    .trim();
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

let segmenter: Intl.Segmenter | undefined;

/** The words of a text, normalized; where a script has no spaces, the words that `Intl.Segmenter` finds. */
export function words(text: string): string[] {
  return normalize(text)
    .split(' ')
    .filter(Boolean)
    .flatMap((word) => (UNSPACED.test(word) ? segments(word) : [word]));
}

function segments(text: string): string[] {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
