import { termsOf } from './terms.ts';

/** A text that speaks for one of the classes: a phrase, a title, words on the screen. */
export interface Text {
  readonly text: string;
  /** Position of the class. */
  readonly owner: number;
  /** How much it counts: 1 for what a person would say, less for what only a page says. */
  readonly weight: number;
}

/** Terms by their numbers, and the language that they are of. */
export interface Vocabulary {
  readonly locale: string;
  readonly ids: ReadonlyMap<string, number>;
}

/** The texts of all classes, those of one class in a row, cut into terms that are numbered from 0. */
export interface Corpus extends Vocabulary {
  readonly classes: number;
  readonly texts: readonly Text[];
  /** Terms of each text, each once: those of words, and those of letters. */
  readonly wordTerms: readonly Int32Array[];
  readonly letterTerms: readonly Int32Array[];
}

export function createCorpus(texts: readonly Text[], classes: number, locale: string): Corpus {
  const ids = new Map<string, number>();
  const lastText: number[] = [];
  const numbered = (terms: readonly string[], text: number): Int32Array => {
    const list: number[] = [];
    for (const term of terms) {
      let id = ids.get(term);
      if (id === undefined) {
        id = ids.size;
        ids.set(term, id);
      }
      if (lastText[id] === text) continue;
      lastText[id] = text;
      list.push(id);
    }
    return Int32Array.from(list);
  };
  const wordTerms: Int32Array[] = [];
  const letterTerms: Int32Array[] = [];
  texts.forEach(({ text }, position) => {
    const { words, letters } = termsOf(text, locale);
    wordTerms.push(numbered(words, position));
    letterTerms.push(numbered(letters, position));
  });
  return { locale, classes, texts, ids, wordTerms, letterTerms };
}

/** The terms of a question, each once: the numbers of those that some text has, and how many none has. */
export interface AskedTerms {
  readonly words: Int32Array;
  readonly unknownWords: number;
  readonly letters: Int32Array;
  readonly unknownLetters: number;
  /** Its single words, without their endings. */
  readonly single: readonly string[];
}

export function askedTerms(question: string, { ids, locale }: Vocabulary): AskedTerms {
  const { words, letters } = termsOf(question, locale);
  const [wordSet, letterSet] = [new Set(words), new Set(letters)];
  const known = (set: ReadonlySet<string>) =>
    Int32Array.from([...set].flatMap((term) => ids.get(term) ?? []));
  const [knownWords, knownLetters] = [known(wordSet), known(letterSet)];
  return {
    words: knownWords,
    unknownWords: wordSet.size - knownWords.length,
    letters: knownLetters,
    unknownLetters: letterSet.size - knownLetters.length,
    single: [...wordSet].filter((term) => !term.includes(' ')),
  };
}
