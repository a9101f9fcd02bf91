import { words } from './normalize.ts';
import type { IndexedRecord } from './searchIndex.ts';

export interface ScreenHit {
  readonly id: string;
  /** The on-screen text as the record has it. */
  readonly text: string;
  /** 0 to 1: how much of it the question holds, in order. */
  readonly share: number;
}

/** Fewer words than this are a coincidence, not a paste. */
const MIN_WORDS = 3;
const MIN_SHARE = 0.6;

interface Wording {
  readonly id: string;
  readonly text: string;
  readonly words: readonly string[];
}

/** Finds pasted on-screen text: cut off, with one word wrong, inside a longer sentence. */
export function createScreenMatcher(records: readonly IndexedRecord[]): (question: string) => ScreenHit[] {
  const wordings: Wording[] = records.flatMap(({ id, onScreen }) =>
    onScreen.flatMap(({ title, message }) =>
      [message, title].flatMap((text) =>
        text ? [{ id, text, words: words(text).filter((word) => !word.includes('%')) }] : [],
      ),
    ),
  );
  return (question) => {
    const asked = words(question);
    const best = new Map<string, ScreenHit>();
    for (const { id, text, words: shown } of wordings) {
      const common = commonInOrder(asked, shown);
      // A paste that is cut off holds little of the text, but nearly all of the paste is in it.
      const share = Math.max(common / shown.length, asked.length >= 4 ? (common / asked.length) * 0.95 : 0);
      const enough = common >= Math.min(MIN_WORDS, shown.length) && share >= MIN_SHARE;
      if (enough && share > (best.get(id)?.share ?? 0)) best.set(id, { id, text, share });
    }
    return [...best.values()].sort(
      (a, b) => b.share - a.share || b.text.length - a.text.length || a.id.localeCompare(b.id),
    );
  };
}

/** Length of the longest common subsequence of two lists of words. */
function commonInOrder(a: readonly string[], b: readonly string[]): number {
  let previous = new Array<number>(b.length + 1).fill(0);
  for (const word of a) {
    const current = [0];
    for (let j = 1; j <= b.length; j += 1) {
      const diagonal = (previous[j - 1] ?? 0) + 1;
      current[j] = word === b[j - 1] ? diagonal : Math.max(previous[j] ?? 0, current[j - 1] ?? 0);
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
