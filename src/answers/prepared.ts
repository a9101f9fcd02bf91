import { classesOf } from './classes.ts';
import { createCorpus } from './corpus.ts';
import { createEvidence, type Evidence } from './evidence.ts';
import { weightsOf } from './learned/weights.ts';
import { createVectors, type Vectors } from './nearest.ts';
import type { SearchIndex } from './searchIndex.ts';

/**
 * What questions are compared with, as plain data: made from an index in half a second, so that a
 * server keeps it from the build and a browser makes it off the main thread.
 */
export interface Prepared {
  /** All terms, by number. */
  readonly terms: readonly string[];
  readonly evidence: Evidence;
  /** How much each term counts as evidence. */
  readonly weights: Float32Array;
  readonly wordVectors: Vectors;
  readonly letterVectors: Vectors;
  readonly familiar: Familiar;
}

/** In how many texts of the records each term stands; texts about other subjects do not count. */
export interface Familiar {
  readonly frequencies: Int32Array;
  readonly size: number;
}

export function prepare(index: SearchIndex): Prepared {
  const { ids, texts, count } = classesOf(index);
  const corpus = createCorpus(texts, count, index.locale);
  const frequencies = new Int32Array(corpus.ids.size);
  const ours = texts.findIndex(({ owner }) => owner >= ids.length);
  const size = ours < 0 ? texts.length : ours;
  for (const terms of corpus.wordTerms.slice(0, size))
    for (const term of terms) frequencies[term] = (frequencies[term] as number) + 1;
  return {
    terms: [...corpus.ids.keys()],
    evidence: createEvidence(corpus),
    weights: weightsOf(corpus, index.learned.levels),
    wordVectors: createVectors(corpus, corpus.wordTerms),
    letterVectors: createVectors(corpus, corpus.letterTerms),
    familiar: { frequencies, size },
  };
}
