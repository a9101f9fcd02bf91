import { createRequire } from 'node:module';
import { isDeepStrictEqual } from 'node:util';
import type { AdaptiveCard, CardAction, CardElement, TextBlock } from '../../bot/cards/adaptiveCard.ts';
import { PLACEHOLDER } from '../../src/content/onScreen.ts';
import { type CardVersion, schemaProblems } from './cards/cardSchema.ts';

// The package's own entry does not load in Node.
const {
  AdaptiveCard: Parser,
  HostConfig,
  SerializationContext,
} = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js');

/** What Teams would not show of a card, one line each; none for a good card. */
export function cardProblems(card: AdaptiveCard<string>, version: CardVersion = '1.5'): string[] {
  const json = JSON.parse(JSON.stringify(card));
  const context = new SerializationContext();
  const parsed = new Parser();
  // Teams shows six.
  parsed.hostConfig = new HostConfig({ actions: { maxActions: 6 } });
  // The parser's expression for languages remembers where it stopped in the card before.
  Parser.langProperty.regEx.lastIndex = 0;
  parsed.parse(json, context);
  const parserProblems: string[] = [];
  for (let index = 0; index < context.eventCount; index += 1)
    parserProblems.push(context.getEventAt(index).message);
  const actions = card.actions ?? [];
  return [
    ...parserProblems,
    ...parsed.validateProperties().validationEvents.map(({ message }: { message: string }) => message),
    ...schemaProblems(json, version),
    ...actions.flatMap(actionProblems),
    ...textBlocks(card.body).flatMap(({ text }) => (text.trim() ? [] : ['empty text block'])),
    ...(PLACEHOLDER.test(JSON.stringify(card)) ? ['a placeholder that a device fills in'] : []),
    ...(Buffer.byteLength(JSON.stringify(card)) > 28_000 ? ['too big'] : []),
  ];
}

/** Every text block of a card, in reading order. */
export function textBlocks(elements: readonly CardElement[]): TextBlock[] {
  return elements.flatMap((element) => {
    if (element.type === 'TextBlock') return [element];
    if (element.type === 'Image') return [];
    if (element.type === 'Container') return textBlocks(element.items);
    if (element.type === 'Input.Text') return [];
    return element.columns.flatMap(({ items }) => textBlocks(items));
  });
}

/** What a reader sees of an escaped text. */
export function unescapeMarkdown(markdown: string): string {
  return markdown.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

const BUTTONS = ['ask', 'walk', 'vote', 'person', 'send', 'claim', 'answer'];

function actionProblems(action: CardAction): string[] {
  if (!action.title.trim()) return ['action without title'];
  if (action.type !== 'Action.OpenUrl') {
    const [button = '', ...more] = Object.keys(action.data.enrollkit);
    const isKnown = BUTTONS.includes(button) && more.length === 0;
    const falls = action.type === 'Action.Submit' || isDeepStrictEqual(action.fallback.data, action.data);
    return isKnown && falls ? [] : [`button that does nothing: ${action.title}`];
  }
  return /^(https:\/\/|mailto:|tel:)/.test(action.url) ? [] : [`link to ${action.url}`];
}
