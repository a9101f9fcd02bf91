import type { Gate } from '../confidence.ts';
import en from './en.json';
import negatives from './negatives.json';
import type { Levels } from './weights.ts';

/** What was learned from phrases and questions; see ../README.md. */
export interface Learned {
  readonly levels: Levels;
  readonly gate: Gate;
}

/** What was learned for a locale. Where nothing was, the gate is that of English: its signs know no language. */
export function learnedFor(locale: string): { learned: Learned; negatives: readonly string[] } {
  return {
    learned: { levels: locale.startsWith('en') ? en.levels : {}, gate: en.gate },
    negatives:
      (negatives as { readonly [locale: string]: readonly string[] })[locale.split('-')[0] as string] ??
      negatives.en,
  };
}
