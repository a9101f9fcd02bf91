import { type AdaptiveCard, adaptiveCard, type CardAction, textBlock } from './adaptiveCard.ts';
import { escapeMarkdown } from './markdown.ts';

/** One sentence with buttons under it: the welcome, the help. */
export function textCard(text: string, lang: string, actions: readonly CardAction[]): AdaptiveCard {
  return adaptiveCard({ lang, fallbackText: text, body: textBlock(escapeMarkdown(text)), actions });
}
