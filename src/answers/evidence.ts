import type { Corpus } from './corpus.ts';
import { readTerms } from './lists.ts';

// BM25's saturation and length normalization (Robertson and Zaragoza, 2009, "The Probabilistic
// Relevance Framework: BM25 and Beyond"), with the usual values.
const K1 = 1.2;
const B = 0.5;
/** How often a class is taken to say what none of its texts says (Lidstone's smoothing). */
const UNSEEN = 0.05;

/** How often each class says each term, and what that is worth. Lists of one term follow one another. */
export interface Evidence {
  readonly classes: number;
  /** Where the lists of a term begin; one more at the end. */
  readonly starts: Int32Array;
  readonly owners: Int32Array;
  /** Sum of the weights of the texts of that class that hold the term. */
  readonly counts: Float32Array;
  /** How rare a term is among the classes. */
  readonly rarity: Float32Array;
  /** What one count of a class saturates at, by its length. */
  readonly saturation: Float32Array;
  /** What each count is worth, before the weight of its term. */
  readonly worths: Float32Array;
  /** Logarithm of how much likelier a class is for saying a term than for not saying it. */
  readonly odds: Float32Array;
  /** The same for a term that a class does not say at all, by class. */
  readonly silence: Float32Array;
}

export function createEvidence({ texts, classes, ids, wordTerms, letterTerms }: Corpus): Evidence {
  // Texts of one class stand in a row, so a term's new class is one that differs from its last.
  const lastOwner = new Int32Array(ids.size).fill(-1);
  const sizes = new Int32Array(ids.size);
  const lengths = new Float64Array(classes);
  const each = (visit: (term: number, owner: number, weight: number, isNew: boolean) => void) => {
    lastOwner.fill(-1);
    texts.forEach(({ owner, weight }, text) => {
      for (const list of [wordTerms[text], letterTerms[text]])
        for (const term of list ?? []) {
          visit(term, owner, weight, lastOwner[term] !== owner);
          lastOwner[term] = owner;
        }
    });
  };
  each((term, _owner, _weight, isNew) => {
    if (isNew) sizes[term] = (sizes[term] as number) + 1;
  });
  const starts = new Int32Array(ids.size + 1);
  sizes.forEach((size, term) => {
    starts[term + 1] = (starts[term] as number) + size;
  });
  const length = starts[ids.size] as number;
  const owners = new Int32Array(length);
  const counts = new Float32Array(length);
  const next = starts.slice();
  each((term, owner, weight, isNew) => {
    const position = (next[term] as number) + (isNew ? 0 : -1);
    owners[position] = owner;
    counts[position] = (counts[position] as number) + weight;
    next[term] = position + 1;
  });
  for (const { owner, weight } of texts) lengths[owner] = (lengths[owner] as number) + weight;
  const mean = lengths.reduce((sum, one) => sum + one, 0) / classes;
  const rarity = Float32Array.from(sizes, (size) => Math.log(1 + (classes - size + 0.5) / (size + 0.5)));
  const saturation = Float32Array.from(lengths, (one) => K1 * (1 - B + (B * one) / mean));
  const totals = new Float64Array(classes);
  owners.forEach((owner, position) => {
    totals[owner] = (totals[owner] as number) + (counts[position] as number);
  });
  const base = { classes, starts, owners, counts, rarity, saturation };
  const worths = new Float32Array(length);
  for (let term = 0; term < ids.size; term += 1)
    for (let position = starts[term] as number; position < (starts[term + 1] as number); position += 1)
      worths[position] = worth(base, term, owners[position] as number, counts[position] as number);
  return {
    ...base,
    worths,
    odds: counts.map((count) => Math.log((count + UNSEEN) / UNSEEN)),
    silence: Float32Array.from(totals, (total) => Math.log(UNSEEN / (total + UNSEEN * ids.size))),
  };
}

/** What a count of a term is worth for a class, before the term's weight. */
export function worth(
  evidence: Pick<Evidence, 'rarity' | 'saturation'>,
  term: number,
  owner: number,
  count: number,
): number {
  const saturation = evidence.saturation[owner] as number;
  return ((evidence.rarity[term] as number) * count * (K1 + 1)) / (count + saturation);
}

/** Adds what each term says for each class to `scores`. */
export function addEvidence(
  scores: Float64Array,
  { starts, owners, worths }: Evidence,
  terms: Int32Array,
  weights: Float32Array,
): void {
  for (const term of readTerms(terms, starts)) {
    const weight = weights[term] as number;
    const end = starts[term + 1] as number;
    for (let position = starts[term] as number; position < end; position += 1) {
      const owner = owners[position] as number;
      scores[owner] = (scores[owner] as number) + weight * (worths[position] as number);
    }
  }
}

/**
 * Writes to `scores` the logarithm of how likely each class says just these terms, up to a constant:
 * multinomial naive Bayes.
 */
export function likelihoods(
  scores: Float64Array,
  { starts, owners, odds, silence }: Evidence,
  terms: Int32Array,
): void {
  for (let owner = 0; owner < scores.length; owner += 1)
    scores[owner] = terms.length * (silence[owner] as number);
  for (const term of readTerms(terms, starts)) {
    const end = starts[term + 1] as number;
    for (let position = starts[term] as number; position < end; position += 1) {
      const owner = owners[position] as number;
      scores[owner] = (scores[owner] as number) + (odds[position] as number);
    }
  }
}
