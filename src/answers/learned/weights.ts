import type { Corpus } from '../corpus.ts';

/** Weight of a term for which nothing was learned: one that stands for words, one for letters. */
const USUAL = { words: 0.2, letters: 0.08 } as const;

/** Terms that fewer texts hold keep their usual weight: too little is known of them. */
const MIN_TEXTS = 3;

/** A learned weight is one of these levels: the usual one times a power of the cube root of two, or nothing. */
const USUAL_LEVEL = 13;
const HIGHEST_LEVEL = 25;
const STEPS_TO_DOUBLE = 3;
const FIRST_LETTER = 'a'.charCodeAt(0);

/**
 * How much each term counts as evidence: its level by term, or packed, a letter for each term that
 * enough texts hold, in the order of the corpus. Terms that are not there count as usual.
 */
export type Levels = { readonly [term: string]: number } | string;

/** The weight of a term for which nothing was learned. */
export function usualWeight(term: string): number {
  return term.startsWith('#') ? USUAL.letters : USUAL.words;
}

/** The weight of each term of a corpus. */
export function weightsOf(corpus: Corpus, levels: Levels): Float32Array {
  const weights = Float32Array.from(corpus.ids.keys(), usualWeight);
  frequentTerms(corpus).forEach(([term, id], position) => {
    const level =
      typeof levels === 'string' ? levels.charCodeAt(position) - FIRST_LETTER : (levels[term] ?? USUAL_LEVEL);
    weights[id] = weightAt(level, term);
  });
  return weights;
}

/** Learned weights as levels, without those that are as usual. */
export function levelsOf(corpus: Corpus, weights: Float32Array): { readonly [term: string]: number } {
  return Object.fromEntries(
    frequentTerms(corpus).flatMap(([term, id]) => {
      const level = levelOf(weights[id] as number, term);
      return level === USUAL_LEVEL ? [] : [[term, level]];
    }),
  );
}

/** The same levels for whoever has the same corpus: a tenth of the bytes. */
export function packLevels(corpus: Corpus, levels: { readonly [term: string]: number }): string {
  return frequentTerms(corpus)
    .map(([term]) => String.fromCharCode(FIRST_LETTER + (levels[term] ?? USUAL_LEVEL)))
    .join('');
}

function frequentTerms({ ids, wordTerms, letterTerms }: Corpus): [term: string, id: number][] {
  const frequencies = new Int32Array(ids.size);
  for (const lists of [wordTerms, letterTerms])
    for (const terms of lists)
      for (const term of terms) frequencies[term] = (frequencies[term] as number) + 1;
  return [...ids].filter(([, id]) => (frequencies[id] as number) >= MIN_TEXTS);
}

function weightAt(level: number, term: string): number {
  return level > 0 ? usualWeight(term) * 2 ** ((level - USUAL_LEVEL) / STEPS_TO_DOUBLE) : 0;
}

function levelOf(weight: number, term: string): number {
  if (weight <= 0) return 0;
  const level = Math.round(USUAL_LEVEL + STEPS_TO_DOUBLE * Math.log2(weight / usualWeight(term)));
  return Math.min(HIGHEST_LEVEL, Math.max(0, level));
}
