import { classesOf } from './classes.ts';
import { confidenceOf, type Signs } from './confidence.ts';
import { askedTerms, type Vocabulary } from './corpus.ts';
import { addEvidence, type Evidence, likelihoods } from './evidence.ts';
import { createNearest } from './nearest.ts';
import { type Familiar, type Prepared, prepare } from './prepared.ts';
import type { SearchIndex } from './searchIndex.ts';

/** Everything that somebody could ask for, best first, for one question. */
export interface Ranking {
  readonly candidates: readonly Candidate[];
  /** The probability that the first candidate is what was asked for, 0 to 1. */
  readonly confidence: number;
  /** What the confidence was made of. */
  readonly signs: Signs;
}

export interface Candidate {
  readonly id: string;
  /** Lead over the mean of all, in standard deviations. */
  readonly score: number;
  /** The nearest phrase or title, and how near it is, 0 to 1. */
  readonly nearest: string;
  readonly similarity: number;
  /** Words of the question that speak for it, in the order of the question. */
  readonly words: readonly string[];
}

// How much each view counts; see README.md for what else was tried.
const SHARES = { learned: 2, nearest: 1, likelihood: 1 } as const;
const SHOWN = 8;
/** From here on a question is a phrase but for a word or its order. */
const NEARLY_A_PHRASE = 0.7;

/**
 * Ranks by five views: evidence of terms with learned weights; nearest texts by words and by letters;
 * likelihood of the words and of the letters.
 */
export function createRanking(
  index: SearchIndex,
  { terms, evidence, weights, wordVectors, letterVectors, familiar }: Prepared = prepare(index),
): (question: string) => Ranking {
  const { ids, texts, count } = classesOf(index);
  const none = ids.length;
  const vocabulary: Vocabulary = { ids: numbered(terms), locale: index.locale };
  const nearestByWords = createNearest(wordVectors, texts, count);
  const nearestByLetters = createNearest(letterVectors, texts, count);
  // Used again for every question: with many records, what each left behind would keep the collector busy.
  const scores = new Float64Array(count);
  const wordLikelihoods = new Float64Array(count);
  const letterLikelihoods = new Float64Array(count);
  const totals = new Float64Array(none);

  return (question) => {
    const asked = askedTerms(question, vocabulary);
    scores.fill(0);
    addEvidence(scores, evidence, asked.words, weights);
    addEvidence(scores, evidence, asked.letters, weights);
    const byWords = nearestByWords(asked.words, asked.unknownWords);
    const byLetters = nearestByLetters(asked.letters, asked.unknownLetters);
    likelihoods(wordLikelihoods, evidence, asked.words);
    likelihoods(letterLikelihoods, evidence, asked.letters);
    const views = [
      [SHARES.learned, scores.subarray(0, none)],
      [SHARES.nearest, byWords.means.subarray(0, none)],
      [SHARES.nearest, byLetters.means.subarray(0, none)],
      [SHARES.likelihood, wordLikelihoods.subarray(0, none)],
      [SHARES.likelihood, letterLikelihoods.subarray(0, none)],
    ] as const;
    totals.fill(0);
    for (const [share, view] of views) addStandardized(totals, view, share);
    const order = best(totals, SHOWN);
    const [first = 0, second = 0] = order;
    const logSum = logSumExp(scores);
    const others = scores.subarray(none);
    const signs: Signs = {
      first: Math.max(-12, (scores[first] as number) - logSum),
      none: Math.max(-12, logSumExp(others) - logSum),
      lead: (scores[first] as number) - Math.max(0, ...others),
      margin: (totals[first] as number) - (totals[second] as number),
      known: familiarity(asked.single, vocabulary, familiar),
      agree: views.filter(([, view]) => isFirst(view, first)).length,
      nearer: (byLetters.similarities[first] as number) - Math.max(0, ...byLetters.means.subarray(none)),
      length: Math.log(1 + asked.single.length),
    };
    const likeness = byWords.similarities[first] as number;
    const learned = ids.length > 0 ? confidenceOf(signs, index.learned.gate) : 0;
    return {
      // Nearly what an author wrote down as a question about this record.
      confidence:
        likeness >= NEARLY_A_PHRASE && signs.lead > 0
          ? Math.max(learned, Math.round(likeness * 1000) / 1000 - 0.01)
          : learned,
      signs,
      candidates: order.map((owner) => ({
        id: ids[owner] as string,
        score: totals[owner] as number,
        nearest: texts[byWords.texts[owner] as number]?.text ?? '',
        similarity: byWords.similarities[owner] as number,
        words: wordsFor(asked.single, vocabulary, evidence, owner),
      })),
    };
  };
}

function numbered(terms: readonly string[]): ReadonlyMap<string, number> {
  return new Map(terms.map((term, id) => [term, id]));
}

/** Adds the lead over the mean of all, in standard deviations, times `share`. */
function addStandardized(totals: Float64Array, view: Float64Array, share: number): void {
  let sum = 0;
  for (const score of view) sum += score;
  const mean = sum / view.length;
  let squares = 0;
  for (const score of view) squares += (score - mean) ** 2;
  const deviation = Math.sqrt(squares / view.length) || 1;
  view.forEach((score, owner) => {
    totals[owner] = (totals[owner] as number) + share * ((score - mean) / deviation);
  });
}

/** Positions of the highest scores, the highest first; equal ones in their order. */
function best(scores: Float64Array, count: number): number[] {
  const found: number[] = [];
  for (let owner = 0; owner < scores.length; owner += 1) {
    const score = scores[owner] as number;
    const last = found[count - 1];
    if (last !== undefined && (scores[last] as number) >= score) continue;
    let position = Math.min(found.length, count - 1);
    while (position > 0 && (scores[found[position - 1] as number] as number) < score) position -= 1;
    found.splice(position, 0, owner);
    found.length = Math.min(found.length, count);
  }
  return found;
}

function isFirst(view: Float64Array, owner: number): boolean {
  const score = view[owner] as number;
  return view.every((other) => other <= score);
}

function logSumExp(scores: Float64Array): number {
  const top = scores.reduce((max, score) => Math.max(max, score), Number.NEGATIVE_INFINITY);
  return top + Math.log(scores.reduce((sum, score) => sum + Math.exp(score - top), 0));
}

/** Share of a question in words that the records have; words of other subjects do not count. */
function familiarity(
  single: readonly string[],
  { ids }: Vocabulary,
  { frequencies, size }: Familiar,
): number {
  let [known, all] = [0, 0];
  for (const term of single) {
    const frequency = frequencies[ids.get(term) ?? -1] ?? 0;
    const rarity = Math.log(1 + size / (frequency + 0.5));
    all += rarity;
    if (frequency > 0) known += rarity;
  }
  return all > 0 ? known / all : 0;
}

function wordsFor(
  single: readonly string[],
  { ids }: Vocabulary,
  { starts, owners }: Evidence,
  owner: number,
): string[] {
  return single.filter((term) => {
    const id = ids.get(term);
    return id !== undefined && owners.subarray(starts[id], starts[id + 1]).includes(owner);
  });
}
