import type { Audience } from '../config/schema.ts';
import type { Knowledge } from '../content/knowledge.ts';
import type { OnScreenText, RecordKind } from '../content/record.ts';
import { words } from './normalize.ts';

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
  readonly kind: RecordKind;
  readonly audience: Audience;
  readonly title: string;
  readonly description: string;
  readonly url: string;
  readonly code?: string;
  readonly errorCodes: readonly string[];
  readonly onScreen: readonly Pick<OnScreenText, 'title' | 'message'>[];
  readonly phrases: readonly string[];
  /** The words of the whole text, each once, with a space between. */
  readonly text: string;
}

/** The index of a knowledge. */
export function buildSearchIndex({ locale, records, notOffered }: Knowledge): SearchIndex {
  return {
    locale,
    records: records.map(
      ({ id, kind, audience, title, description, url, code, errorCodes, onScreen, phrases, text }) => ({
        id,
        kind,
        audience,
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
        text: distinctWords(text),
      }),
    ),
    notOffered,
  };
}

// Paragraph by paragraph, because what is longer than a question is cut off when it is normalized.
function distinctWords(text: string): string {
  return [...new Set(text.split('\n').flatMap(words))].join(' ');
}
