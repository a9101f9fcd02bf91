import { classesOf } from './classes.ts';
import { createCorpus } from './corpus.ts';
import { packLevels } from './learned/weights.ts';
import type { IndexedRecord, SearchIndex } from './searchIndex.ts';

/** An index as a phone loads it: every word once, texts as strings of one character a word. */
export interface PackedIndex extends Omit<SearchIndex, 'records' | 'negatives'> {
  /** All words with a space between, those that are said most first. */
  readonly words: string;
  readonly records: readonly (Omit<IndexedRecord, 'phrases'> & { readonly phrases: string })[];
  readonly negatives: string;
}

/** Stands between two texts; no word has it. */
const END = ' ';
/** The first words take one byte in UTF-8, the next 1,888 two. */
const ONE_BYTE = range(0x23, 0x7f).filter((code) => code !== 0x5c);
const TWO_BYTES = range(0xa0, 0x800);
const THREE_BYTES = [...range(0x800, 0xd800), ...range(0xe000, 0xfffe)];
const CHARACTERS = [...ONE_BYTE, ...TWO_BYTES, ...THREE_BYTES].map((code) => String.fromCharCode(code));

/** The same index in two thirds of the bytes, also after a server has compressed both. */
export function packIndex(index: SearchIndex): PackedIndex {
  const { records, negatives, learned, locale } = index;
  const words = wordsByUse([...records.flatMap(({ phrases }) => phrases), ...negatives]);
  const characters = new Map(words.map((word, position) => [word, characterAt(position)]));
  const pack = (texts: readonly string[]) =>
    texts
      .map((text) =>
        wordsOf(text)
          .map((word) => characters.get(word))
          .join(''),
      )
      .join(END);
  const { texts, count } = classesOf(index);
  return {
    ...index,
    words: words.join(' '),
    records: records.map((record) => ({ ...record, phrases: pack(record.phrases) })),
    negatives: pack(negatives),
    learned: {
      ...learned,
      levels:
        typeof learned.levels === 'string'
          ? learned.levels
          : packLevels(createCorpus(texts, count, locale), learned.levels),
    },
  };
}

export function unpackIndex({ words: listed, ...packed }: PackedIndex): SearchIndex {
  const words = new Map(listed.split(' ').map((word, position) => [characterAt(position), word]));
  const unpack = (texts: string) =>
    texts
      .split(END)
      .filter(Boolean)
      .map((text) => Array.from(text, (character) => words.get(character)).join(' '));
  return {
    ...packed,
    records: packed.records.map((record) => ({ ...record, phrases: unpack(record.phrases) })),
    negatives: unpack(packed.negatives),
  };
}

function wordsByUse(texts: readonly string[]): string[] {
  const uses = new Map<string, number>();
  for (const word of texts.flatMap(wordsOf)) uses.set(word, (uses.get(word) ?? 0) + 1);
  return [...uses].sort(([a, usesA], [b, usesB]) => usesB - usesA || (a < b ? -1 : 1)).map(([word]) => word);
}

/** @throws Error for more words than there are characters, some 63,000 */
function characterAt(position: number): string {
  const character = CHARACTERS[position];
  if (character === undefined) throw new Error(`found more than ${CHARACTERS.length} words in one language`);
  return character;
}

function wordsOf(text: string): string[] {
  return text.split(' ').filter(Boolean);
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, offset) => from + offset);
}
