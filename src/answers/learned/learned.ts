import type { Gate } from '../confidence.ts';
import en from './en.json';
import negatives from './negatives.json';

/** What was learned from phrases and questions; see ../README.md. */
export interface Learned {
  /** How much a term counts as evidence, where that differs from the usual. */
  readonly weights: { readonly [term: string]: number };
  readonly gate: Gate;
}

/** What was learned for a locale. Where nothing was, the gate is that of English: its signs know no language. */
export function learnedFor(locale: string): { learned: Learned; negatives: readonly string[] } {
  return {
    learned: { weights: locale.startsWith('en') ? en.weights : {}, gate: en.gate },
    negatives:
      (negatives as { readonly [locale: string]: readonly string[] })[locale.split('-')[0] as string] ??
      negatives.en,
  };
}
