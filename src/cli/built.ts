import type { SearchIndex } from '../answers/searchIndex.ts';
import type { Knowledge } from '../content/knowledge.ts';
import type { Messages } from '../content/messages.ts';
import type { InlineSources } from '../content/securityHeaders.ts';

/** What a build leaves for the server, `build/knowledge.json`. */
export interface Built {
  /** One for each locale, the default first. */
  readonly knowledges: readonly Knowledge[];
  /** Of the same locales, in the same order. */
  readonly indexes: readonly SearchIndex[];
  readonly messages: { readonly [locale: string]: Messages };
  /** What the pages hold inline; left out where there are no pages. */
  readonly inline?: InlineSources;
}
