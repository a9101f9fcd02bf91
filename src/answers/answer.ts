/** Why a record was chosen: the code, the on-screen text, the phrase or the words that decided. */
export interface Reason {
  readonly by: 'code' | 'on-screen' | 'phrase' | 'words';
  readonly matched: string;
}

/** A record that fits a question, with how sure the engine is, 0 to 1. */
export interface Match {
  readonly id: string;
  readonly confidence: number;
  readonly reason: Reason;
}

/** What the engine returns for a question. Ids are those of records, best first. */
export type Answer =
  | { readonly kind: 'answer'; readonly matches: readonly [Match, ...Match[]]; readonly locale: string }
  | {
      readonly kind: 'choices';
      readonly matches: readonly [Match, Match, ...Match[]];
      readonly locale: string;
    }
  | { readonly kind: 'unknown'; readonly matches: readonly Match[]; readonly locale: string }
  | {
      readonly kind: 'smalltalk';
      readonly matches: readonly [];
      readonly topic: 'greeting' | 'thanks' | 'help' | 'goodbye';
      readonly locale: string;
    }
  | {
      readonly kind: 'not-offered';
      readonly id: string;
      readonly matches: readonly Match[];
      readonly locale: string;
    };
