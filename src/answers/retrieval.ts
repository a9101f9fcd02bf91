import MiniSearch from 'minisearch';
import { confidenceOf, type Signals, scoreOf } from './confidence.ts';
import { createNearest, type Voice } from './nearest.ts';
import { words } from './normalize.ts';
import type { SearchIndex } from './searchIndex.ts';

export interface Candidate {
  readonly id: string;
  readonly offered: boolean;
  readonly signals: Signals;
  readonly score: number;
  readonly confidence: number;
  /** The nearest phrase or title; missing where only single words fit. */
  readonly phrase?: string;
  /** Words of the question that the record has, in the order of the question. */
  readonly words: readonly string[];
}

interface Entry {
  readonly id: string;
  readonly title: string;
  readonly phrases: string;
  readonly description: string;
  readonly text: string;
}

/** Words of a question that are looked up; a question of more is a document. */
const MAX_WORDS = 60;
const LETTERS = 4;
/** Words of fewer letters are too like one another to be misspellings. */
const FUZZY_FROM = 5;
const PREFIX_FROM = 3;

/** Ranks everything that somebody could ask for, what is not offered included, best first. */
export function createRetrieval({ records, notOffered }: SearchIndex): (question: string) => Candidate[] {
  const offered = new Set(records.map(({ id }) => id));
  const voices: Voice[] = [
    ...records.flatMap(({ id, title, description, phrases, onScreen }) =>
      [title, description, ...phrases, ...onScreen.flatMap((shown) => [shown.title, shown.message])].map(
        (text = '') => ({ id, text }),
      ),
    ),
    ...notOffered.flatMap(({ id, title, phrases }) => [title, ...phrases].map((text) => ({ id, text }))),
  ].filter(({ text }) => text !== '');
  const nearestByWords = createNearest(voices, wordTerms);
  const nearestByLetters = createNearest(voices, letterTerms);

  const entries: Entry[] = [
    ...records.map(({ id, title, phrases, description, text }) => ({
      id,
      title,
      phrases: phrases.join('\n'),
      description,
      text,
    })),
    ...notOffered.map(({ id, title, phrases }) => ({
      id,
      title,
      phrases: phrases.join('\n'),
      description: '',
      text: '',
    })),
  ];
  const vocabularies = new Map(
    entries.map(({ id, ...fields }) => [id, new Set(Object.values(fields).flatMap(linesOfWords))]),
  );
  const frequency = new Map<string, number>();
  for (const vocabulary of vocabularies.values())
    for (const word of vocabulary) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const weightOf = (word: string) => Math.log(1 + entries.length / ((frequency.get(word) ?? 0) + 0.5));

  const search = new MiniSearch<Entry>({
    fields: ['title', 'phrases', 'description', 'text'],
    tokenize: linesOfWords,
    processTerm: (term) => term,
    searchOptions: { boost: { title: 2, phrases: 2 } },
  });
  search.addAll(entries);

  function lookUp(asked: readonly string[]) {
    const last = asked.at(-1);
    const isUnknown = (term: string) => !frequency.has(term);
    return search.search(asked.join(' '), {
      prefix: (term) => term.length >= PREFIX_FROM && (term === last || isUnknown(term)),
      fuzzy: (term) => (term.length >= FUZZY_FROM && isUnknown(term) ? 0.2 : false),
    });
  }

  return (question) => {
    const asked = [...new Set(words(question))].slice(0, MAX_WORDS);
    const short = asked.join(' ');
    const byWords = nearestByWords(question);
    const byLetters = nearestByLetters(short);
    const hits = new Map(lookUp(asked).map((hit) => [hit.id as string, hit]));
    const bestHit = Math.max(1, ...[...hits.values()].map(({ score }) => score));
    const total = asked.reduce((sum, word) => sum + weightOf(word), 0) || 1;
    const shareOf = (some: readonly string[]) => some.reduce((sum, word) => sum + weightOf(word), 0) / total;
    const known = shareOf(asked.filter((word) => frequency.has(word)));

    const ranked = entries
      .filter(({ id }) => byWords.has(id) || hits.has(id))
      .map(({ id }) => {
        const shared = asked.filter((word) => vocabularies.get(id)?.has(word));
        const signals: Signals = {
          wordMax: byWords.get(id)?.max ?? 0,
          wordMean: byWords.get(id)?.mean ?? 0,
          letterMax: byLetters.get(id)?.max ?? 0,
          letterMean: byLetters.get(id)?.mean ?? 0,
          search: (hits.get(id)?.score ?? 0) / bestHit,
          covered: shareOf(shared),
        };
        const phrase = (byWords.get(id) ?? byLetters.get(id))?.voice.text;
        return {
          id,
          offered: offered.has(id),
          signals,
          score: scoreOf(signals),
          ...(phrase ? { phrase } : {}),
          words: shared.length > 0 ? shared : (hits.get(id)?.queryTerms ?? []),
        };
      })
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));

    return ranked.map((one, position) => {
      const rival = ranked[position === 0 ? 1 : 0]?.score ?? 0;
      const { score, signals } = one;
      const confidence = confidenceOf({ score, margin: score - rival, known, covered: signals.covered });
      return { ...one, confidence, known };
    });
  };
}

/** Fields are longer than a question, so each line is normalized by itself. */
function linesOfWords(text: string): string[] {
  return text.split('\n').flatMap(words);
}

/** Words and pairs of words that stand side by side. */
function wordTerms(text: string): string[] {
  const list = words(text);
  return [...list, ...list.slice(1).map((word, index) => `${list[index]} ${word}`)];
}

/** Letters in a row, with a space at either end of a word. */
function letterTerms(text: string): string[] {
  return words(text).flatMap((word) => {
    const letters = [...` ${word} `];
    return letters.length <= LETTERS
      ? [letters.join('')]
      : letters.slice(LETTERS - 1).map((_, start) => letters.slice(start, start + LETTERS).join(''));
  });
}
