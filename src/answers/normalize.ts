/** A question longer than this is not one; the rest is not read. */
const MAX_LENGTH = 2000;

/**
 * Text as it is compared: one kind of quote and space, no case, Apple's old and new names for the
 * same thing made one, no punctuation at the edges of words.
 */
export function normalize(text: string): string {
  return text
    .slice(0, MAX_LENGTH)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’‚′`´]/g, "'")
    .replace(/apple id\b/g, 'apple account')
    .replace(/\bsign[- ]?in\b/g, 'sign in')
    .replace(/\bwi-?fi\b/g, 'wifi')
    .replace(/[^\p{L}\p{N}%@']+/gu, ' ')
    .replace(/(^|\s)'+|'+(\s|$)/g, ' ')
    .trim();
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** The words of a text; where a script has no spaces, pairs of letters that stand side by side. */
export function words(text: string): string[] {
  return normalize(text)
    .split(' ')
    .filter(Boolean)
    .flatMap((word) => (UNSPACED.test(word) ? pairs(word) : [word.replace(/^'+|'+$/g, '')]));
}

function pairs(word: string): string[] {
  const letters = [...word];
  return letters.length < 2 ? letters : letters.slice(1).map((letter, index) => `${letters[index]}${letter}`);
}
