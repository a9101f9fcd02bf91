import type { Knowledge } from '../../src/content/knowledge.ts';
import { fillMessage, type MessageKey, type Messages } from '../../src/content/messages.ts';
import { answerLines, type Case, caseNumber, MAX_ANSWER } from '../escalation/case.ts';
import { timeText } from '../escalation/packet.ts';
import {
  type AdaptiveCard,
  adaptiveCard,
  type CardAction,
  type CardElement,
  container,
  executeAction,
  type TextInput,
  textBlock,
} from './adaptiveCard.ts';
import { contactActions, contactElements, helpdeskName } from './contact.ts';
import { escapeMarkdown } from './markdown.ts';
import { personActions } from './personCard.ts';

/** What stands above a case's card for who has just pressed a button, and what they had written. */
export interface CaseCardNote {
  readonly note?: string;
  readonly draft?: string;
}

/** The card of the helpdesk's channel: what was asked, who has it, and what to do next. */
export function caseCard(
  of: Case,
  { locale }: Knowledge,
  messages: Messages,
  { note = '', draft = '' }: CaseCardNote = {},
): AdaptiveCard {
  const state = stateText(of, messages);
  const title = `${messages['case.title']} · ${numberText(of, messages)}`;
  const language = of.locale === locale ? '' : fillMessage(messages['case.language'], { value: of.locale });
  return adaptiveCard({
    lang: locale,
    fallbackText: [title, of.packet, state].join('\n'),
    body: [
      ...textBlock(escapeMarkdown(note), { weight: 'Bolder' }),
      ...textBlock(escapeMarkdown(title), { style: 'heading', size: 'Medium', weight: 'Bolder' }),
      ...container(lines(of.packet.split('\n')), 'emphasis'),
      ...textBlock(escapeMarkdown(language), { isSubtle: true }),
      ...textBlock(escapeMarkdown(state), { weight: 'Bolder' }),
      ...lines(answerLines(of.answer ?? '')),
      ...(of.state === 'claimed' ? [answerField(draft, messages)] : []),
    ],
    actions: caseActions(of, messages),
  });
}

function caseActions({ id, version, state }: Case, messages: Messages): CardAction[] {
  const pressed = { case: id, version };
  const claim = { enrollkit: { claim: pressed } };
  if (state === 'open' || state === 'posted') return [executeAction(messages['case.claim'], 'claim', claim)];
  if (state !== 'claimed') return [];
  return [
    executeAction(messages['case.send'], 'answer', { enrollkit: { answer: pressed } }),
    executeAction(messages['case.takeOver'], 'claim', claim, { associatedInputs: 'none' }),
  ];
}

function answerField(draft: string, messages: Messages): TextInput {
  return {
    type: 'Input.Text',
    id: 'answer',
    label: messages['case.answer'],
    maxLength: MAX_ANSWER,
    isMultiline: true,
    isRequired: true,
    errorMessage: messages['case.empty'],
    ...(draft ? { value: draft } : {}),
  };
}

const STATES = {
  open: 'case.state.open',
  posted: 'case.state.open',
  claimed: 'case.state.claimed',
  answered: 'case.state.answered',
  delivered: 'case.state.delivered',
  undeliverable: 'case.state.undeliverable',
} as const satisfies { readonly [state in Case['state']]: MessageKey };

function stateText({ state, helper, claimedAt, answeredAt }: Case, messages: Messages): string {
  const time = answeredAt ?? claimedAt;
  return fillMessage(messages[STATES[state]], {
    person: helper?.name || messages['case.somebody'],
    time: time === undefined ? '' : timeText(new Date(time)),
  });
}

/** Tells an employee that the case is saved, in the place of the card that they sent it from. */
export function receiptCard(
  of: Pick<Case, 'id' | 'packet'>,
  { config, locale }: Knowledge,
  messages: Messages,
): AdaptiveCard {
  const name = helpdeskName({ config, locale, messages });
  const text = fillMessage(messages['escalation.sent'], { name });
  return adaptiveCard({
    lang: locale,
    fallbackText: [text, numberText(of, messages)].join('\n'),
    body: [
      ...textBlock(escapeMarkdown(text), { weight: 'Bolder' }),
      ...container(lines(of.packet.split('\n')), 'emphasis'),
      ...textBlock(escapeMarkdown(numberText(of, messages)), { isSubtle: true, size: 'Small' }),
    ],
    actions: [],
  });
}

/** The answer of a person: what they typed, and nothing that it might mean to a card. */
export function deliveredCard(of: Case, knowledge: Knowledge, messages: Messages): AdaptiveCard {
  const { config, locale } = knowledge;
  const context = { config, locale, messages };
  const title = deliveredTitle(of, knowledge, messages);
  const answer = answerLines(of.answer ?? '');
  const question = fillMessage(messages['escalation.about'], { value: caseNumber(of.id) });
  const about = [numberText(of, messages), ...of.packet.split('\n').slice(0, ABOUT_LINES)];
  return adaptiveCard({
    lang: locale,
    fallbackText: [title, ...answer].join('\n'),
    body: [
      ...textBlock(escapeMarkdown(title), { style: 'heading', size: 'Medium', weight: 'Bolder' }),
      ...lines(answer),
      ...container(
        about.flatMap((line) => textBlock(escapeMarkdown(line), { isSubtle: true, size: 'Small' })),
        'emphasis',
      ),
    ],
    actions: personActions(context, { question }),
  });
}

/** Who asked, and what. */
const ABOUT_LINES = 2;

/** One line above an answer: who it comes from, by name only if the config wants that. */
export function deliveredTitle({ helper }: Case, { config, locale }: Knowledge, messages: Messages): string {
  const name = helpdeskName({ config, locale, messages });
  return config.support.escalation.showHelperName && helper?.name
    ? fillMessage(messages['escalation.answerBy'], { name, person: helper.name })
    : fillMessage(messages['escalation.answer'], { name });
}

/** One sentence about the way to the helpdesk, and every other way. */
export function otherWaysCard(
  key: 'escalation.notSent' | 'escalation.delayed' | 'escalation.gaveUp',
  { config, locale }: Knowledge,
  messages: Messages,
): AdaptiveCard {
  const context = { config, locale, messages };
  const text = fillMessage(messages[key], { name: helpdeskName(context) });
  return adaptiveCard({
    lang: locale,
    fallbackText: text,
    body: [...textBlock(escapeMarkdown(text)), ...contactElements(context)],
    actions: contactActions(context),
  });
}

function numberText({ id }: Pick<Case, 'id'>, messages: Messages): string {
  return fillMessage(messages['case.number'], { value: caseNumber(id) });
}

function lines(texts: readonly string[]): CardElement[] {
  return texts.flatMap((line) => textBlock(escapeMarkdown(line)));
}
