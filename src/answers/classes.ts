import type { Text } from './corpus.ts';
import type { SearchIndex } from './searchIndex.ts';

/** Weights of a page's parts as compared with a phrase that a person would say. */
const WEIGHTS = { description: 0.7, alertTitle: 0.3 } as const;

/** Other subjects are many: so many questions in a row, which are about one thing, are one of them. */
const OTHER_SUBJECT = 80;

/** What can be asked for, and what each class says: records, what is not offered, then other subjects. */
export interface Classes {
  /** Ids of records and of what is not offered, by class. Other subjects have none. */
  readonly ids: readonly string[];
  /** All classes, other subjects included. */
  readonly count: number;
  readonly texts: readonly Text[];
}

export function classesOf({ records, notOffered, negatives }: SearchIndex): Classes {
  const none = records.length + notOffered.length;
  const all = (owner: number, weight: number, texts: readonly (string | undefined)[]) =>
    texts.flatMap((text): Text[] => (text?.trim() ? [{ text, owner, weight }] : []));
  return {
    ids: [...records, ...notOffered].map(({ id }) => id),
    count: none + Math.ceil(negatives.length / OTHER_SUBJECT),
    texts: [
      ...records.flatMap(({ title, description, phrases, onScreen, errorCodes }, owner) => [
        ...all(owner, 1, [...phrases, title, ...onScreen.map(({ message }) => message), ...errorCodes]),
        ...all(owner, WEIGHTS.description, [description]),
        ...all(
          owner,
          WEIGHTS.alertTitle,
          onScreen.map((shown) => shown.title),
        ),
      ]),
      ...notOffered.flatMap(({ title, phrases }, position) =>
        all(records.length + position, 1, [title, ...phrases]),
      ),
      ...negatives.flatMap((text, position) => all(none + Math.floor(position / OTHER_SUBJECT), 1, [text])),
    ],
  };
}
