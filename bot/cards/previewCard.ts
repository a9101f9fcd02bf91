import type { Messages } from '../../src/content/messages.ts';
import { type AdaptiveCard, adaptiveCard, textBlock } from './adaptiveCard.ts';
import { escapeMarkdown } from './markdown.ts';

// Source: Microsoft, "Unfurl links": cards for links are of version 1.3 at most.
const UNFURL_VERSION = '1.3';

/** A page of the site as a link to it shows it. */
export interface LinkedPage {
  readonly code?: string;
  readonly title: string;
  readonly description: string;
  readonly locale: string;
}

/** What a link to a page becomes in a message: what it is, and a button to it. `url` has the host in it. */
export function unfurledCard(
  { title, description, locale }: LinkedPage,
  url: string,
  messages: Messages,
): AdaptiveCard<typeof UNFURL_VERSION> {
  const card = adaptiveCard({
    lang: locale,
    fallbackText: [title, description, url].join('\n'),
    body: [
      ...textBlock(escapeMarkdown(title), { size: 'Medium', weight: 'Bolder' }),
      ...textBlock(escapeMarkdown(description)),
    ],
    actions: [{ type: 'Action.OpenUrl', title: messages['record.openPage'], url }],
  });
  return { ...card, version: UNFURL_VERSION };
}

/** How a page looks in a list of results before it is put into a message. */
export function preview({ code, title, description }: Omit<LinkedPage, 'locale'>): {
  readonly contentType: 'application/vnd.microsoft.card.thumbnail';
  readonly content: { readonly title: string; readonly text: string };
} {
  return {
    contentType: 'application/vnd.microsoft.card.thumbnail',
    content: { title: plain([code, title].filter(Boolean).join(' ')), text: plain(description) },
  };
}

/** Thumbnail cards read a few HTML tags. */
function plain(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
