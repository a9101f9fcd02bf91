/** What tells whether the first record is the right one. */
export interface Signs {
  /** Natural logarithm of its share among all classes. */
  readonly first: number;
  /** Natural logarithm of the share of questions about something else. */
  readonly none: number;
  /** How much more speaks for it than for something else. */
  readonly lead: number;
  /** Its lead over the second record, in standard deviations. */
  readonly margin: number;
  /** Share of what the question says in words that some record has, 0 to 1; rare words weigh more. */
  readonly known: number;
  /** How many of the views have it first. */
  readonly agree: number;
  /** How much more alike its nearest phrase is than the nearest question about something else, by letters. */
  readonly nearer: number;
  /** Natural logarithm of one more than the number of different words. */
  readonly length: number;
}

/** Weights of the logistic that makes signs a probability; learned from questions whose answer is known. */
export type Gate = { readonly [sign in keyof Signs | 'bias']: number };

/** From here on one record is the answer. */
export const SURE = 0.6;
/** From here on there are choices; below, the nearest are shown as a guess. */
export const POSSIBLE = 0.3;
/** What is exactly a title, a phrase or a code leaves no doubt. */
export const EXACT = 0.99;

/** The probability that the first record is what was asked for, 0 to 1. */
export function confidenceOf(signs: Signs, gate: Gate): number {
  const names = Object.keys(signs) as (keyof Signs)[];
  const sum = names.reduce((total, name) => total + gate[name] * signs[name], gate.bias);
  return Math.round(1000 / (1 + Math.exp(-sum))) / 1000;
}
