import labels from './labels.json';

/**
 * Words that iOS shows, by label id and language. Source: the string resources of iOS 15; later
 * versions are confirmed only in part, so a reader always gets the English word beside the translated one.
 */
const LABELS: { readonly [id: string]: { readonly [locale: string]: string } } = labels;

export const LABEL_IDS: readonly string[] = Object.keys(LABELS);

export interface Label {
  readonly words: string;
  /** The English word, where the words are in another language. */
  readonly english?: string;
}

/** The words of a label in a locale, or in English where iOS's translation is not known. */
export function labelWords(id: string, locale: string): Label | undefined {
  const texts = LABELS[id];
  if (!texts) return undefined;
  const english = texts['en'] as string;
  const words = texts[locale] ?? texts[locale.split('-')[0] as string] ?? english;
  return words === english ? { words } : { words, english };
}
