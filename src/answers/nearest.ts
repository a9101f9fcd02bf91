import type { Corpus, Text } from './corpus.ts';
import { readTerms } from './lists.ts';

/** TF-IDF vectors of all texts, of length 1, by term: the texts of one term follow one another. */
export interface Vectors {
  readonly idf: Float32Array;
  /** Of a term that no text has. */
  readonly unknownIdf: number;
  /** Where the list of a term begins; one more at the end. */
  readonly starts: Int32Array;
  readonly holders: Int32Array;
  readonly shares: Float32Array;
}

/** How near the texts of each class are to a question. */
export interface Nearness {
  /** Mean of the three nearest texts of a class, 0 to 1; what is missing counts as 0. */
  readonly means: Float64Array;
  /** Position of the nearest text of each class, or -1. */
  readonly texts: Int32Array;
  /** Similarity of that text, 0 to 1. */
  readonly similarities: Float64Array;
}

const NEAREST = 3;
/** What only a page says is less like a question than what a person says. */
const PAGE_SHARE = 0.6;
const PAGE_WEIGHT = 0.7;
/** A term that this share of all texts holds tells nothing apart, and its list is the longest to walk. */
const EVERYWHERE = 0.1;

export function createVectors({ texts, ids }: Corpus, termsOfTexts: readonly Int32Array[]): Vectors {
  const frequencies = new Int32Array(ids.size);
  for (const terms of termsOfTexts)
    for (const term of terms) frequencies[term] = (frequencies[term] as number) + 1;
  const idf = Float32Array.from(frequencies, (frequency) => Math.log(1 + texts.length / (frequency + 0.5)));
  const starts = new Int32Array(ids.size + 1);
  const most = texts.length * EVERYWHERE;
  frequencies.forEach((frequency, term) => {
    starts[term + 1] = (starts[term] as number) + (frequency > most ? 0 : frequency);
  });
  const holders = new Int32Array(starts[ids.size] as number);
  const shares = new Float32Array(holders.length);
  const next = starts.slice();
  termsOfTexts.forEach((terms, text) => {
    const length = Math.sqrt(terms.reduce((sum, term) => sum + (idf[term] as number) ** 2, 0)) || 1;
    const factor = (texts[text]?.weight ?? 0) < PAGE_WEIGHT ? PAGE_SHARE : 1;
    for (const term of terms) {
      if ((frequencies[term] as number) > most) continue;
      const position = next[term] as number;
      holders[position] = text;
      shares[position] = ((idf[term] as number) / length) * factor;
      next[term] = position + 1;
    }
  });
  return { idf, unknownIdf: Math.log(1 + texts.length / 0.5), starts, holders, shares };
}

/** Cosine between a question and every text. What it returns is written over by the next question. */
export function createNearest(
  vectors: Vectors,
  texts: readonly Text[],
  classes: number,
): (terms: Int32Array, unknown: number) => Nearness {
  const owners = Int32Array.from(texts, ({ owner }) => owner);
  const similarities = new Float32Array(texts.length);
  const touched = new Int32Array(texts.length);
  const best = new Float64Array(classes * NEAREST);
  const nearness: Nearness = {
    means: new Float64Array(classes),
    texts: new Int32Array(classes),
    similarities: new Float64Array(classes),
  };
  const at = (position: number) => best[position] as number;
  return (terms, unknown) => {
    const length = lengthOf(vectors, terms, unknown);
    const count = addShares(similarities, touched, vectors, terms, length);
    const near = touched.subarray(0, count);
    best.fill(0);
    nearness.texts.fill(-1);
    keepNearest(best, nearness.texts, near, similarities, owners);
    for (let owner = 0, first = 0; owner < classes; owner += 1, first += NEAREST) {
      nearness.means[owner] = (at(first) + at(first + 1) + at(first + 2)) / NEAREST;
      nearness.similarities[owner] = at(first);
    }
    for (const text of near) similarities[text] = 0;
    return nearness;
  };
}

function lengthOf({ idf, unknownIdf }: Vectors, terms: Int32Array, unknown: number): number {
  let square = unknown * unknownIdf ** 2;
  for (const term of terms) square += (idf[term] as number) ** 2;
  return Math.sqrt(square) || 1;
}

/** Adds what the terms make of each text; writes which texts that are to `touched` and returns how many. */
function addShares(
  similarities: Float32Array,
  touched: Int32Array,
  { idf, starts, holders, shares }: Vectors,
  terms: Int32Array,
  length: number,
): number {
  let count = 0;
  for (const term of readTerms(terms, starts)) {
    const share = (idf[term] as number) / length;
    const end = starts[term + 1] as number;
    for (let position = starts[term] as number; position < end; position += 1) {
      const text = holders[position] as number;
      const similarity = similarities[text] as number;
      if (similarity === 0) touched[count++] = text;
      similarities[text] = similarity + share * (shares[position] as number);
    }
  }
  return count;
}

/** Keeps the nearest three similarities of each class in a row, the highest first, and the text of the first. */
function keepNearest(
  best: Float64Array,
  texts: Int32Array,
  near: Int32Array,
  similarities: Float32Array,
  owners: Int32Array,
): void {
  for (const text of near) {
    let similarity = similarities[text] as number;
    const owner = owners[text] as number;
    const first = owner * NEAREST;
    if (similarity <= (best[first + NEAREST - 1] as number)) continue;
    if (similarity > (best[first] as number)) texts[owner] = text;
    for (let position = first; position < first + NEAREST; position += 1) {
      const other = best[position] as number;
      if (similarity <= other) continue;
      best[position] = similarity;
      similarity = other;
    }
  }
}
