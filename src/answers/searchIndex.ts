import type { Audience } from '../config/schema.ts';
import type { Knowledge } from '../content/knowledge.ts';
import type { OnScreenText, RecordKind } from '../content/record.ts';
import { type Learned, learnedFor } from './learned/learned.ts';
import { normalize } from './normalize.ts';

/** What the engine needs of one locale: plain JSON, small enough for a phone. */
export interface SearchIndex {
  readonly locale: string;
  readonly records: readonly IndexedRecord[];
  readonly notOffered: readonly {
    readonly id: string;
    readonly title: string;
    readonly phrases: readonly string[];
  }[];
  /** Ids of the guides that the organization offers instead of what it does not, the usual one first. */
  readonly offers: readonly string[];
  /** Questions about other things, so that they are told from ours; normalized. */
  readonly negatives: readonly string[];
  readonly learned: Learned;
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
  /** Normalized; each once. */
  readonly phrases: readonly string[];
}

/** The index of a knowledge. */
export function buildSearchIndex({ locale, records, notOffered, config }: Knowledge): SearchIndex {
  const ids = new Set(records.map(({ id }) => id));
  const { negatives, learned } = learnedFor(locale);
  return {
    locale,
    records: records.map(
      ({ id, kind, audience, title, description, url, code, errorCodes, onScreen, phrases }) => ({
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
        phrases: compared(phrases),
      }),
    ),
    notOffered: notOffered.map(({ id, title, phrases }) => ({ id, title, phrases: compared(phrases) })),
    offers: config.enrollment.methods.filter((method) => ids.has(method)),
    negatives: compared(negatives),
    learned,
  };
}

/** Phrases as they are compared: shorter to send, and the same thing said twice counts once. */
function compared(phrases: readonly string[]): string[] {
  return [...new Set(phrases.map(normalize))].filter(Boolean);
}
