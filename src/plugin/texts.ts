import type { Messages } from '../content/messages.ts';

/** The interface texts whose key fits, for what is loaded apart from the page. */
export function textsOf(messages: Messages, keys: RegExp): { readonly [key: string]: string } {
  return Object.fromEntries(Object.entries(messages).filter(([key]) => keys.test(key)));
}
