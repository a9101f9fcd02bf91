import type { Knowledge } from '../content/knowledge.ts';
import type { OnScreenText } from '../content/record.ts';

/** What the engine needs of one locale: plain JSON, small enough for a phone. */
export interface SearchIndex {
  readonly locale: string;
  readonly records: readonly IndexedRecord[];
  readonly notOffered: readonly {
    readonly id: string;
    readonly title: string;
    readonly phrases: readonly string[];
  }[];
}

export interface IndexedRecord {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly url: string;
  readonly code?: string;
  readonly errorCodes: readonly string[];
  readonly onScreen: readonly Pick<OnScreenText, 'title' | 'message'>[];
  readonly phrases: readonly string[];
}

/** The index of a knowledge. */
export function buildSearchIndex({ locale, records, notOffered }: Knowledge): SearchIndex {
  return {
    locale,
    records: records.map(({ id, title, description, url, code, errorCodes, onScreen, phrases }) => ({
      id,
      title,
      description,
      url,
      ...(code ? { code } : {}),
      errorCodes,
      onScreen: onScreen.map(({ title: shown, message }) => ({
        ...(shown ? { title: shown } : {}),
        ...(message ? { message } : {}),
      })),
      phrases,
    })),
    notOffered,
  };
}
