import MiniSearch from 'minisearch';
import { words } from './normalize.ts';
import type { SearchIndex } from './searchIndex.ts';

export interface Retrieved {
  readonly id: string;
  /** How near the nearest phrases of the record are to the question, 0 to 1. */
  readonly nearness: number;
  /** The order of the list: nearness and the score of the words together. */
  readonly score: number;
  /** The phrase or title that is nearest. */
  readonly phrase: string;
  readonly offered: boolean;
}

interface Phrase {
  readonly id: string;
  readonly text: string;
  readonly offered: boolean;
  readonly weights: ReadonlyMap<string, number>;
}

/** How many phrases of a record speak for it. */
const VOICES = 3;
const WORD_WEIGHT = 1;
const GRAM_WEIGHT = 0.35;
const WORDS_SHARE = 0.35;
const KEPT = 12;

/**
 * Ranks records by their phrases: TF-IDF cosine over words and letters-in-a-row, the nearest three
 * phrases of each record, mixed with MiniSearch's BM25 over title, phrases and description.
 */
export function createRetrieval({ records, notOffered }: SearchIndex): (question: string) => Retrieved[] {
  const written = [
    ...records.flatMap(({ id, title, description, phrases }) =>
      [title, description, ...phrases].map((text) => ({ id, text, offered: true })),
    ),
    ...notOffered.flatMap(({ id, title, phrases }) =>
      [title, ...phrases].map((text) => ({ id, text, offered: false })),
    ),
  ];
  const counts = new Map<string, number>();
  for (const { text } of written)
    for (const term of new Set(termsOf(text).keys())) counts.set(term, (counts.get(term) ?? 0) + 1);
  const idf = (term: string) => Math.log(1 + written.length / ((counts.get(term) ?? 0) + 0.5));
  const phrases: Phrase[] = written.map((one) => ({ ...one, weights: unitVector(termsOf(one.text), idf) }));
  const postings = new Map<string, { phrase: number; weight: number }[]>();
  phrases.forEach(({ weights }, phrase) => {
    for (const [term, weight] of weights) {
      const list = postings.get(term);
      if (list) list.push({ phrase, weight });
      else postings.set(term, [{ phrase, weight }]);
    }
  });

  const search = new MiniSearch<{ id: string; title: string; phrases: string; description: string }>({
    fields: ['title', 'phrases', 'description'],
    tokenize: words,
    processTerm: (term) => term,
    searchOptions: {
      boost: { title: 2 },
      prefix: (term) => term.length > 3,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
    },
  });
  search.addAll(
    records.map(({ id, title, phrases: own, description }) => ({
      id,
      title,
      phrases: own.join(' \n'),
      description,
    })),
  );

  return (question) => {
    const nearness = new Float64Array(phrases.length);
    for (const [term, weight] of unitVector(termsOf(question), idf))
      for (const posting of postings.get(term) ?? [])
        nearness[posting.phrase] = (nearness[posting.phrase] ?? 0) + weight * posting.weight;

    const voices = new Map<string, { near: number; phrase: Phrase }[]>();
    nearness.forEach((near, index) => {
      const phrase = phrases[index] as Phrase;
      if (near < 0.05) return;
      const list = voices.get(phrase.id) ?? [];
      list.push({ near, phrase });
      voices.set(phrase.id, list);
    });
    const byWords = new Map(
      search
        .search(question.slice(0, 500))
        .slice(0, KEPT * 2)
        .map((hit) => [hit.id as string, hit.score]),
    );
    const best = Math.max(1, ...byWords.values());

    return [...voices]
      .map(([id, list]): Retrieved => {
        list.sort((a, b) => b.near - a.near);
        const [first] = list as [{ near: number; phrase: Phrase }];
        const mean = list.slice(0, VOICES).reduce((sum, { near }) => sum + near, 0) / VOICES;
        const score = first.near * 0.6 + mean * 0.4 + WORDS_SHARE * ((byWords.get(id) ?? 0) / best);
        return { id, nearness: first.near, score, phrase: first.phrase.text, offered: first.phrase.offered };
      })
      .sort((a, b) => b.score - a.score || a.id.localeCompare(b.id))
      .slice(0, KEPT);
  };
}

/** Words, pairs of words and four letters in a row, with how often each stands in a text. */
function termsOf(text: string): Map<string, number> {
  const terms = new Map<string, number>();
  const add = (term: string, weight: number) => terms.set(term, (terms.get(term) ?? 0) + weight);
  const list = words(text);
  list.forEach((word, index) => {
    add(word, WORD_WEIGHT);
    const next = list[index + 1];
    if (next) add(`${word} ${next}`, WORD_WEIGHT / 2);
    const padded = `_${word}_`;
    for (let start = 0; start + 4 <= padded.length; start += 1)
      add(`#${padded.slice(start, start + 4)}`, GRAM_WEIGHT);
  });
  return terms;
}

function unitVector(terms: ReadonlyMap<string, number>, idf: (term: string) => number): Map<string, number> {
  const weighted = [...terms].map(([term, count]): [string, number] => [term, count * idf(term)]);
  const length = Math.hypot(...weighted.map(([, weight]) => weight)) || 1;
  return new Map(weighted.map(([term, weight]) => [term, weight / length]));
}
