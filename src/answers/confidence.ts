/** What speaks for a record, each from 0 to 1. */
export interface Signals {
  /** Nearest phrase by its words, and the mean of the nearest three. */
  readonly wordMax: number;
  readonly wordMean: number;
  /** The same by letters in a row. */
  readonly letterMax: number;
  readonly letterMean: number;
  /** BM25 over all fields, as a share of the best record's. */
  readonly search: number;
  /** Share of what the question says that the record says too; rare words weigh more. */
  readonly covered: number;
}

// Figures tried by hand against authors’ phrases that the engine was not given, and questions about other
// things. They want to be learned instead.

/** Weights of the signals in a record's score. */
export const SCORE: { readonly [signal in keyof Signals]: number } = {
  wordMax: 4,
  wordMean: 4,
  letterMax: 4,
  letterMean: 4,
  search: 2,
  covered: 3,
};

/** Weights in the logistic that makes a score a probability. */
export const CONFIDENCE = {
  bias: -6,
  score: 0.4,
  /** Lead over the best other record, in scores. */
  margin: 0.5,
  /** Share of what the question says in words that some record has. */
  known: 2,
  covered: 0,
};

/** From here on one record is the answer. */
export const SURE = 0.6;
/** From here on there are choices; below, the nearest are shown as a guess. */
export const POSSIBLE = 0.3;
/** What is exactly an author's phrase, a title or a code leaves no doubt. */
export const EXACT = 0.99;

export function scoreOf(signals: Signals): number {
  return (Object.keys(SCORE) as (keyof Signals)[]).reduce(
    (sum, name) => sum + SCORE[name] * signals[name],
    0,
  );
}

/** The probability that a record is what was asked for, 0 to 1. */
export function confidenceOf(of: {
  readonly score: number;
  readonly margin: number;
  readonly known: number;
  readonly covered: number;
}): number {
  const { bias, score, margin, known, covered } = CONFIDENCE;
  const sum = bias + score * of.score + margin * of.margin + known * of.known + covered * of.covered;
  return Math.round(1000 / (1 + Math.exp(-sum))) / 1000;
}
