import type { Knowledge } from '../../src/content/knowledge.ts';
import type { Messages } from '../../src/content/messages.ts';
import type { KnowledgeRecord } from '../../src/content/record.ts';
import { type AdaptiveCard, adaptiveCard, textBlock } from './adaptiveCard.ts';
import { absoluteUrl } from './links.ts';
import { escapeMarkdown } from './markdown.ts';

// Source: Microsoft, "Unfurl links": cards for links are of version 1.3 at most.
const UNFURL_VERSION = '1.3';

/** What a link to a page becomes in a message: what it is, and a button to it. */
export function unfurledCard(
  record: KnowledgeRecord,
  { config }: Knowledge,
  messages: Messages,
): AdaptiveCard<typeof UNFURL_VERSION> {
  const url = absoluteUrl(record.url, config.site.url);
  const card = adaptiveCard({
    lang: record.locale,
    fallbackText: [record.title, record.description, url].join('\n'),
    body: [
      ...textBlock(escapeMarkdown(record.title), { size: 'Medium', weight: 'Bolder' }),
      ...textBlock(escapeMarkdown(record.description)),
    ],
    actions: [{ type: 'Action.OpenUrl', title: messages['record.openPage'], url }],
  });
  return { ...card, version: UNFURL_VERSION };
}

/** How a record looks in a list of results before it is put into a message. */
export function preview({ code, title, description }: KnowledgeRecord): {
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
