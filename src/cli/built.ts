import type { Knowledge } from '../content/knowledge.ts';
import type { Messages } from '../content/messages.ts';

/** What a build leaves for the server, `build/knowledge.json`. */
export interface Built {
  /** One for each locale, the default first. */
  readonly knowledges: readonly Knowledge[];
  readonly messages: { readonly [locale: string]: Messages };
}
