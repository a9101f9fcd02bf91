import { normalize } from './normalize.ts';
import { termsOf } from './terms.ts';

/** Something that people asked, and how often. */
export interface Asked {
  readonly text: string;
  readonly count: number;
}

/** What people asked in different words. */
export interface Group {
  /** How often all of them were asked. */
  readonly count: number;
  /** The most frequent first. */
  readonly texts: readonly Asked[];
}

type Vector = ReadonlyMap<string, number>;

interface Open {
  readonly texts: Asked[];
  readonly sum: Map<string, number>;
  /** Square of the length of the sum. */
  square: number;
}

/** Cosine with the middle of a group from which on a text belongs to it. At 0.2 groups of different questions arise. */
const ALIKE = 0.25;

/**
 * Texts of one locale that ask for much the same, the largest group first; the same words count together.
 * `known` are other texts of that locale, which tell how common a word is where few were asked.
 */
export function groupAsked(asked: readonly Asked[], locale: string, known: readonly string[] = []): Group[] {
  const distinct = [...merged(asked).values()].sort((a, b) => b.count - a.count);
  const vectors = vectorsOf(
    distinct.map(({ text }) => text),
    locale,
    known,
  );
  const groups: Open[] = [];
  const holders = new Map<string, Set<Open>>();
  distinct.forEach((one, index) => {
    const vector = vectors[index] as Vector;
    const nearest = nearestOf(vector, holders);
    const group: Open = nearest?.group ?? { texts: [], sum: new Map(), square: 0 };
    if (!nearest) groups.push(group);
    group.texts.push(one);
    group.square += 2 * (nearest?.product ?? 0) + 1;
    for (const [term, share] of vector) {
      group.sum.set(term, (group.sum.get(term) ?? 0) + share);
      holders.set(term, (holders.get(term) ?? new Set()).add(group));
    }
  });
  return groups
    .map(({ texts }) => ({ count: texts.reduce((sum, { count }) => sum + count, 0), texts }))
    .sort((a, b) => b.count - a.count);
}

function merged(asked: readonly Asked[]): Map<string, Asked> {
  const byWords = new Map<string, Asked>();
  for (const { text, count } of asked) {
    const words = normalize(text);
    const known = byWords.get(words);
    byWords.set(words, { text: known?.text ?? text, count: (known?.count ?? 0) + count });
  }
  return byWords;
}

/** TF-IDF of words, pairs of words and letters, of length 1. */
function vectorsOf(texts: readonly string[], locale: string, known: readonly string[]): Vector[] {
  const frequencies = new Map<string, number>();
  const terms = [...texts, ...known].map((text) => {
    const { words, letters } = termsOf(text, locale);
    const distinct = new Set([...words, ...letters]);
    for (const term of distinct) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
    return distinct;
  });
  return terms.slice(0, texts.length).map((set) => {
    const weights = [...set].map((term) => Math.log(1 + terms.length / (frequencies.get(term) ?? 1)));
    const length = Math.hypot(...weights) || 1;
    return new Map([...set].map((term, index) => [term, (weights[index] as number) / length]));
  });
}

/** The group that is most alike, and the product of the text with its sum. */
function nearestOf(
  vector: Vector,
  holders: ReadonlyMap<string, ReadonlySet<Open>>,
): { readonly group: Open; readonly product: number } | undefined {
  const products = new Map<Open, number>();
  for (const [term, share] of vector)
    for (const group of holders.get(term) ?? [])
      products.set(group, (products.get(group) ?? 0) + share * (group.sum.get(term) ?? 0));
  const alike = [...products]
    .map(([group, product]) => ({ group, product, cosine: product / Math.sqrt(group.square) }))
    .filter(({ cosine }) => cosine >= ALIKE);
  return alike.reduce<(typeof alike)[number] | undefined>(
    (best, one) => (best && best.cosine >= one.cosine ? best : one),
    undefined,
  );
}
