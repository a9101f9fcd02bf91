import type { Messages } from '../../src/content/messages.ts';
import type { KnowledgeRecord, Step } from '../../src/content/record.ts';
import { withoutSecrets } from '../escalation/secrets.ts';
import type { SubmitAction } from './adaptiveCard.ts';

/** A question longer than this does not fit into a button. */
const MAX_QUESTION = 500;

/** The buttons under an answer: it helped, or it is not what was meant. */
export function voteButtons(record: KnowledgeRecord, messages: Messages, question = ''): SubmitAction[] {
  const other = record.onScreen.length > 0 ? messages['bot.saysElse'] : messages['bot.notThis'];
  return [helpedButton(record, messages), voteButton(other, { record: record.id, helpful: false, question })];
}

/** The button that says that a record helped; `step` where it was walked to the end. */
export function helpedButton(record: KnowledgeRecord, messages: Messages, step?: Step): SubmitAction {
  return voteButton(messages['bot.helped'], {
    record: record.id,
    helpful: true,
    ...(step ? { step: step.id } : {}),
  });
}

function voteButton(
  title: string,
  { question, ...vote }: Extract<SubmitAction['data']['enrollkit'], { vote: unknown }>['vote'],
): SubmitAction {
  const asked = question ? { question: withoutSecrets(question).slice(0, MAX_QUESTION) } : {};
  return { type: 'Action.Submit', title, data: { enrollkit: { vote: { ...vote, ...asked } } } };
}
