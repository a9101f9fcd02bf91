import { normalize } from './normalize.ts';
import type { SearchIndex } from './searchIndex.ts';

export interface WordingHit {
  readonly id: string;
  /** The title or phrase as the record has it. */
  readonly text: string;
}

/** Finds records, and what is not offered, with exactly this title or phrase but for case and punctuation. */
export function createWordingMatcher({
  records,
  notOffered,
}: SearchIndex): (question: string) => WordingHit[] {
  const hits = new Map<string, WordingHit[]>();
  for (const { id, title, phrases } of [...records, ...notOffered])
    for (const text of [title, ...phrases]) {
      const wording = normalize(text);
      const list = hits.get(wording) ?? [];
      if (!list.some((hit) => hit.id === id)) hits.set(wording, [...list, { id, text }]);
    }
  return (question) => hits.get(normalize(question)) ?? [];
}
