import { shownWords } from '../../src/content/onScreen.ts';
import type { KnowledgeRecord } from '../../src/content/record.ts';
import {
  type AdaptiveCard,
  adaptiveCard,
  type CardAction,
  type CardElement,
  type SubmitAction,
  textBlock,
} from './adaptiveCard.ts';
import { escapeMarkdown } from './markdown.ts';

const MAX_CHOICES = 4;

/** One sentence, then the records to pick from: what each is about, and a button for it. */
export function choicesCard(
  text: string,
  records: readonly KnowledgeRecord[],
  { lang, contact = [], actions = [], limit = MAX_CHOICES }: ChoicesOptions,
): AdaptiveCard {
  const choices = records.slice(0, limit);
  const lines = choices.map(({ title, description }) => `${title}: ${description}`);
  const titles = numbered(choices);
  return adaptiveCard({
    lang,
    fallbackText: [text, ...lines].join('\n'),
    body: [
      ...textBlock(escapeMarkdown(text)),
      ...choices.flatMap(({ description, onScreen: [shown] }, index) => [
        ...textBlock(escapeMarkdown(titles[index] ?? ''), { weight: 'Bolder' }),
        ...textBlock(escapeMarkdown(description), { isSubtle: true, spacing: 'None' }),
        // Alerts share titles; the message is what tells them apart.
        ...textBlock(escapeMarkdown(shown?.message ? `“${shownWords(shown.message)}”` : ''), {
          spacing: 'None',
        }),
      ]),
      ...contact,
    ],
    actions: [...recordButtons(choices), ...actions],
  });
}

interface ChoicesOptions {
  readonly lang: string;
  /** Who else helps, under the choices. */
  readonly contact?: readonly CardElement[];
  /** How many at most; a card has room for six buttons. */
  readonly limit?: number;
  /** Buttons after those of the choices. */
  readonly actions?: readonly CardAction[];
}

/** A button for each record, titled as in {@link numbered}; pressing it asks for that record. */
export function recordButtons(records: readonly KnowledgeRecord[]): SubmitAction[] {
  const titles = numbered(records);
  return records.map(({ id, title }, index) => {
    const whole = titles[index] ?? title;
    const label = shortened(whole);
    const button = recordButton(label, id);
    return label === whole ? button : { ...button, tooltip: whole };
  });
}

// As much as fits on a button of a card in a chat; what is longer runs over its edge there.
const MAX_LABEL = 40;

/** Cut between two words, which a client that is too narrow does not do. */
function shortened(title: string): string {
  if (title.length <= MAX_LABEL) return title;
  return `${title.slice(0, MAX_LABEL - 1).replace(/[\s,;:]+\S*$/, '')} …`;
}

/**
 * Titles of records to pick from. A button has room for the first words; the number before them, which stands
 * before the whole title on the card, says which is which.
 */
export function numbered(records: readonly KnowledgeRecord[]): string[] {
  return records.map(({ title }, index) => (records.length > 1 ? `${index + 1}. ${title}` : title));
}

export function recordButton(title: string, id: string): SubmitAction {
  return { type: 'Action.Submit', title, data: { enrollkit: { ask: id } } };
}
