import { words } from './normalize.ts';

/** Words of a question that are looked at; a question of more is a document. */
const MAX_WORDS = 60;
const LETTERS = 4;

/** What a text is made of, for the two ways in which texts are compared. */
export interface Terms {
  /** Words without their endings, and pairs of them that stand side by side. */
  readonly words: readonly string[];
  /** Letters in a row inside a word, with a space at either end: a typo leaves most of them as they are. */
  readonly letters: readonly string[];
}

export function termsOf(text: string, locale: string): Terms {
  const written = words(text).slice(0, MAX_WORDS);
  const stems = written.map(locale.startsWith('en') ? stemOf : (word) => word);
  const pairs = stems.slice(1).map((word, index) => `${stems[index]} ${word}`);
  return { words: [...stems, ...pairs], letters: written.flatMap(lettersOf) };
}

function lettersOf(word: string): string[] {
  const framed = ` ${word} `;
  if (framed.length <= LETTERS) return [`#${framed}`];
  const grams: string[] = [];
  for (let start = 0; start + LETTERS <= framed.length; start += 1)
    grams.push(`#${framed.slice(start, start + LETTERS)}`);
  return grams;
}

/** An English word without the endings that change most often: `enrolling`, `enrolled` → `enroll`. */
function stemOf(word: string): string {
  if (word.length < 4) return word;
  const singular = word
    .replace(/ies$/, 'y')
    .replace(/(ss|sh|ch|x)es$/, '$1')
    .replace(/([^s])s$/, '$1');
  const base = singular.length > 5 ? singular.replace(/(ing|ed|ment|ly)$/, '') : singular;
  return base.length > 4 ? base.replace(/(.)\1$/, '$1').replace(/e$/, '') : base;
}
