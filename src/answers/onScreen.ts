import { words } from './normalize.ts';
import type { IndexedRecord } from './searchIndex.ts';

export interface ScreenHit {
  readonly id: string;
  /** The on-screen text as the record has it. */
  readonly text: string;
  /** 0 to 1: how much of it stands in the question. */
  readonly share: number;
}

/** Stands for whatever name the device or the organization fills in. */
const FILLED_IN = '*';
const PLACEHOLDER = /%(?:\d+\$)?[@d]|\[[^\]]*\]/;

/** A text of fewer words has to stand there word for word, in a question with few others. */
const SHORT_TEXT = 5;
const OTHER_WORDS = 4;
/** So many words in a row are part of a paste, even if the rest is missing. */
const FRAGMENT = 5;
/** A question that is nothing but part of a text may be shorter. */
const BARE_FRAGMENT = 3;
/** What one word that is wrong, missing or too many costs, in words. */
const WRONG_WORD = 1;
const FILLED_IN_WORD = 0.1;
/** Words of this many letters may have one letter wrong. */
const LONG_WORD = 6;

/** Finds pasted on-screen text: cut off, with a wrong word, with names filled in, inside a sentence. */
export function createScreenMatcher(records: readonly IndexedRecord[]): (question: string) => ScreenHit[] {
  const texts = records
    .flatMap(({ id, onScreen }) =>
      onScreen.flatMap(({ title, message }) =>
        [message, title].flatMap((text) => (text ? [{ id, text, shown: shownWords(text) }] : [])),
      ),
    )
    .filter(({ shown }) => shown.length > 0);
  return (question) => {
    const asked = words(question);
    const best = new Map<string, ScreenHit>();
    for (const { id, text, shown } of texts) {
      const length = shown.filter((word) => word !== FILLED_IN).length;
      const common = commonRun(asked, shown);
      const share = Math.max(0, Math.min(1, common / length));
      if (isPaste(common, length, asked.length) && share > (best.get(id)?.share ?? 0))
        best.set(id, { id, text, share });
    }
    return [...best.values()].sort((a, b) => b.share - a.share || (a.id < b.id ? -1 : 1));
  };
}

function isPaste(common: number, length: number, asked: number): boolean {
  if (length < SHORT_TEXT)
    return common >= length && asked <= length + OTHER_WORDS && (length > 1 || asked === 1);
  const enough = Math.max(FRAGMENT - 1, Math.min(FRAGMENT, length - 2 * WRONG_WORD));
  return common >= enough || (common >= BARE_FRAGMENT && common === asked);
}

function shownWords(text: string): string[] {
  const shown = text.split(PLACEHOLDER).flatMap((part) => [FILLED_IN, ...words(part)]);
  const last = shown.findLastIndex((word) => word !== FILLED_IN);
  return shown.slice(1, last + 1);
}

/** The best local alignment of two lists of words: how many are the same in a row, less what is wrong between. */
function commonRun(asked: readonly string[], shown: readonly string[]): number {
  let best = 0;
  let previous = new Float64Array(shown.length + 1);
  for (const word of asked) {
    const current = new Float64Array(shown.length + 1);
    shown.forEach((expected, index) => {
      const [both = 0, askedOnly = 0, shownOnly = 0] = [previous[index], previous[index + 1], current[index]];
      const run =
        expected === FILLED_IN
          ? Math.max(shownOnly, askedOnly - FILLED_IN_WORD, both - FILLED_IN_WORD)
          : Math.max(
              both + (isSameWord(word, expected) ? 1 : -WRONG_WORD),
              askedOnly - WRONG_WORD,
              shownOnly - WRONG_WORD,
            );
      current[index + 1] = Math.max(0, run);
      best = Math.max(best, run);
    });
    previous = current;
  }
  return best;
}

/** The same but for one letter that is wrong, missing or too many in a long word. */
function isSameWord(a: string, b: string): boolean {
  if (a === b) return true;
  if (Math.min(a.length, b.length) < LONG_WORD || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  return (
    restA.slice(1) === restB.slice(1) ||
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
  );
}
