import { PLACEHOLDER } from '../content/onScreen.ts';
import { words } from './normalize.ts';
import type { IndexedRecord } from './searchIndex.ts';

export interface ScreenHit {
  readonly id: string;
  /** The on-screen text as the record has it. */
  readonly text: string;
  /** How many words of it stand in the question in a row, less what is wrong between. */
  readonly common: number;
  /** 0 to 1: how much of it that is. */
  readonly share: number;
}

/** Stands for whatever name the device or the organization fills in. */
const FILLED_IN = '*';
const ANY_NAME = -1;
/** Words of a question that are looked at. */
const MAX_WORDS = 120;
const FILLED_IN_BY_SOMEBODY = new RegExp(`${PLACEHOLDER.source}|\\[[^\\]]*\\]`);

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
  const vocabulary = new Map<string, number>();
  const numberOf = (word: string) => {
    if (word === FILLED_IN) return ANY_NAME;
    if (!vocabulary.has(word)) vocabulary.set(word, vocabulary.size);
    return vocabulary.get(word) as number;
  };
  // Alerts share words, and records share alerts: each text is looked at once.
  const idsOf = new Map<string, string[]>();
  for (const { id, onScreen } of records)
    for (const text of onScreen.flatMap(({ title, message }) => [message, title]))
      if (text) idsOf.set(text, [...(idsOf.get(text) ?? []), id]);
  const texts = [...idsOf]
    .map(([text, ids]) => ({ text, ids, shown: Int16Array.from(shownWords(text), numberOf) }))
    .filter(({ shown }) => shown.length > 0)
    .map((one) => ({ ...one, length: one.shown.filter((word) => word !== ANY_NAME).length }));
  const holders = textsByWord(texts, vocabulary.size);
  const longWords = [...vocabulary].filter(([known]) => known.length >= LONG_WORD);

  /** The words of the texts that a word of a question stands for. */
  const meant = (word: string): number[] => {
    const exact = vocabulary.get(word);
    return [
      ...(exact === undefined ? [] : [exact]),
      ...(word.length < LONG_WORD
        ? []
        : longWords.flatMap(([known, number]) => (number !== exact && isSlip(word, known) ? [number] : []))),
    ];
  };

  return (question) => {
    const asked = words(question).slice(0, MAX_WORDS).map(meant);
    const inCommon = new Uint16Array(texts.length);
    for (const text of asked.flatMap((numbers) => numbers.flatMap((number) => holders[number] ?? [])))
      inCommon[text] = (inCommon[text] as number) + 1;
    // Looked up once, used for every text.
    const same = asked.map((numbers) => {
      const row = new Uint8Array(vocabulary.size);
      for (const number of numbers) row[number] = 1;
      return row;
    });
    const best = new Map<string, ScreenHit>();
    for (const [position, { ids, text, shown, length }] of texts.entries()) {
      if ((inCommon[position] as number) < Math.min(BARE_FRAGMENT, length)) continue;
      const common = commonRun(same, shown);
      if (!isPaste(common, length, asked.length)) continue;
      const share = Math.max(0, Math.min(1, common / length));
      for (const id of ids) {
        const hit = { id, text, common, share };
        const other = best.get(id);
        if (!other || explainsMore(hit, other) < 0) best.set(id, hit);
      }
    }
    return [...best.values()].sort(explainsMore);
  };
}

/** Positions of the texts that hold each word, as often as they hold it. */
function textsByWord(texts: readonly { readonly shown: Int16Array }[], words: number): number[][] {
  const holders: number[][] = Array.from({ length: words }, () => []);
  texts.forEach(({ shown }, position) => {
    for (const word of shown) holders[word]?.push(position);
  });
  return holders;
}

/** Order of hits: what explains more of the question comes first, then what stands there more completely. */
function explainsMore(a: ScreenHit, b: ScreenHit): number {
  return b.common - a.common || b.share - a.share || (a.id < b.id ? -1 : 1);
}

function isPaste(common: number, length: number, asked: number): boolean {
  if (length < SHORT_TEXT)
    return common >= length && asked <= length + OTHER_WORDS && (length > 1 || asked === 1);
  const enough = Math.max(FRAGMENT - 1, Math.min(FRAGMENT, length - 2 * WRONG_WORD));
  return common >= enough || (common >= BARE_FRAGMENT && common === asked);
}

function shownWords(text: string): string[] {
  const shown = text.split(FILLED_IN_BY_SOMEBODY).flatMap((part) => [FILLED_IN, ...words(part)]);
  const last = shown.findLastIndex((word) => word !== FILLED_IN);
  return shown.slice(1, last + 1);
}

/**
 * The best local alignment of a question with a text: how many words are the same in a row, less what is
 * wrong between (Smith and Waterman, 1981, "Identification of Common Molecular Subsequences").
 */
function commonRun(same: readonly Uint8Array[], shown: Int16Array): number {
  let best = 0;
  let previous = new Float64Array(shown.length + 1);
  let current = new Float64Array(shown.length + 1);
  for (const row of same) {
    for (let index = 0; index < shown.length; index += 1) {
      const word = shown[index] as number;
      const both = previous[index] as number;
      const askedOnly = previous[index + 1] as number;
      const shownOnly = current[index] as number;
      const run =
        word === ANY_NAME
          ? Math.max(shownOnly, askedOnly - FILLED_IN_WORD, both - FILLED_IN_WORD)
          : Math.max(
              both + (row[word] === 1 ? 1 : -WRONG_WORD),
              askedOnly - WRONG_WORD,
              shownOnly - WRONG_WORD,
              0,
            );
      current[index + 1] = Math.max(0, run);
      if (run > best) best = run;
    }
    [previous, current] = [current, previous];
  }
  return best;
}

/** Of two different long words: the same but for one letter that is wrong, missing, too many or in the wrong place. */
function isSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
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
