import type { Knowledge } from '../../src/content/knowledge.ts';
import { fillMessage, type Messages } from '../../src/content/messages.ts';
import { shownTexts } from '../../src/content/onScreen.ts';
import type { KnowledgeRecord, OnScreenText } from '../../src/content/record.ts';
import {
  type AdaptiveCard,
  adaptiveCard,
  type CardElement,
  container,
  fitsInMessage,
  MAX_ACTIONS,
  type OpenUrlAction,
  textBlock,
} from './adaptiveCard.ts';
import { blockElements } from './blocks.ts';
import { numbered, recordButtons } from './choicesCard.ts';
import { contactElements } from './contact.ts';
import { absoluteUrl, linkUrl } from './links.ts';
import { escapeMarkdown } from './markdown.ts';
import { personActions } from './personCard.ts';
import { guideMe } from './stepCard.ts';
import { voteButtons } from './voteButtons.ts';

/**
 * The card of one record. A record that is longer than a message may be loses its last blocks;
 * a link to the page stands in their place. `others` are records that fit the question too; `question` is
 * what was asked, for a person who takes over. Votes are for a conversation with the bot alone: a card that somebody
 * puts into a chat has none.
 */
export function answerCard(
  record: KnowledgeRecord,
  knowledge: Knowledge,
  messages: Messages,
  others: readonly KnowledgeRecord[] = [],
  question = '',
  { votes = false } = {},
): AdaptiveCard {
  const { config, locale } = knowledge;
  const contact = { config, locale, messages, contact: record.contact };
  const url = absoluteUrl(record.url, config.site.url);
  const openPage: OpenUrlAction = { type: 'Action.OpenUrl', title: messages['record.openPage'], url };
  const own = [
    ...guideMe(record, messages),
    openPage,
    ...(votes ? voteButtons(record, messages, question) : []),
    ...personActions(contact, { question, record }),
  ];
  // Named only where there is room for the button, too.
  const also = others.slice(0, Math.max(0, MAX_ACTIONS - own.length));
  const parts = {
    lang: record.locale,
    fallbackText: [record.title, record.description, url].filter(Boolean).join('\n'),
    actions: [...own, ...recordButtons(also)],
  };
  const blocks = blockElements(record.tree.children, {
    steps: record.steps,
    messages,
    siteUrl: config.site.url,
  });
  const cardOf = (shown: readonly CardElement[], rest: readonly CardElement[]) =>
    adaptiveCard({
      ...parts,
      body: [
        ...head(record, messages),
        ...shown,
        ...rest,
        ...otherElements(also, messages),
        ...contactElements(contact),
      ],
    });

  const whole = cardOf(blocks, []);
  if (fitsInMessage(whole)) return whole;
  const more = textBlock(`[${escapeMarkdown(openPage.title)}](${linkUrl(record.url, config.site.url)})`);
  for (let count = blocks.length - 1; count > 0; count -= 1) {
    const cut = cardOf(blocks.slice(0, count), more);
    if (fitsInMessage(cut)) return cut;
  }
  return cardOf([], more);
}

function head(record: KnowledgeRecord, messages: Messages): CardElement[] {
  const facts = [
    record.code && fillMessage(messages['record.code'], { code: record.code }),
    record.whoFixes && messages[`record.fixedBy.${record.whoFixes}`],
  ];
  return [
    ...textBlock(escapeMarkdown(record.title), { style: 'heading', size: 'Large', weight: 'Bolder' }),
    ...textBlock(escapeMarkdown(facts.filter(Boolean).join(' · ')), { isSubtle: true, spacing: 'None' }),
    ...textBlock(escapeMarkdown(record.description)),
    ...onScreenElements(record.onScreen, messages),
    ...textBlock(escapeMarkdown(record.doubt ?? ''), { isSubtle: true }),
  ];
}

function onScreenElements(texts: readonly OnScreenText[], messages: Messages): CardElement[] {
  if (texts.length === 0) return [];
  const quotes = shownTexts(texts).flatMap(({ title, message, where }) => [
    ...textBlock(quote(title), { weight: 'Bolder' }),
    // Under its title; without one it begins a quote of its own.
    ...textBlock(quote(message), title ? { spacing: 'None' } : {}),
    ...textBlock(escapeMarkdown(fillMessage(messages['record.where'], { where })), {
      isSubtle: true,
      size: 'Small',
    }),
  ]);
  const title = textBlock(escapeMarkdown(messages['record.onScreen']), { isSubtle: true, size: 'Small' });
  return container([...title, ...quotes], 'emphasis');
}

/** What else it could be, in full: a button may show only the beginning. */
function otherElements(others: readonly KnowledgeRecord[], messages: Messages): CardElement[] {
  if (others.length === 0) return [];
  return [
    ...textBlock(escapeMarkdown(messages['bot.lookAlso']), { isSubtle: true }),
    ...numbered(others).flatMap((title) => textBlock(escapeMarkdown(title), { spacing: 'Small' })),
  ];
}

function quote(words: string | undefined): string {
  return escapeMarkdown(words ?? '');
}
