import type { Knowledge } from '../../src/content/knowledge.ts';
import { fillMessage, type Messages } from '../../src/content/messages.ts';
import type { KnowledgeRecord, Step } from '../../src/content/record.ts';
import { stepId } from '../../src/content/resolve.ts';
import { DONE, stepModeUrl } from '../../src/content/stepMode.ts';
import {
  type AdaptiveCard,
  adaptiveCard,
  type CardAction,
  type ExecuteAction,
  executeAction,
  type Image,
  textBlock,
  type Walk,
} from './adaptiveCard.ts';
import { blockElements } from './blocks.ts';
import { contactActions, contactElements } from './contact.ts';
import { absoluteUrl } from './links.ts';
import { escapeMarkdown } from './markdown.ts';
import { personActions } from './personCard.ts';
import { helpedButton } from './voteButtons.ts';

/** The card of one step: what to do now, and buttons to the one before and the one after. */
export function stepCard(
  record: KnowledgeRecord,
  step: Step,
  knowledge: Knowledge,
  messages: Messages,
): AdaptiveCard {
  const position = record.steps.indexOf(step);
  const [before, after] = [record.steps[position - 1], record.steps[position + 1]];
  const count = String(record.steps.length);
  const block = record.tree.children.find((node) => stepId(node) === step.id);
  const context = { steps: record.steps, messages, siteUrl: knowledge.config.site.url };
  const place = fillMessage(messages['bot.stepOf'], { number: String(step.number), count });
  return adaptiveCard({
    lang: record.locale,
    fallbackText: [place, step.text, absoluteUrl(step.url, knowledge.config.site.url)].join('\n'),
    body: [
      ...textBlock(escapeMarkdown(`${record.title} · ${place}`), { isSubtle: true, size: 'Small' }),
      ...pictureOf(step, knowledge),
      ...blockElements(block ? [block] : [], context),
    ],
    actions: [
      after
        ? execute(messages['bot.next'], { record: record.id, step: after.id })
        : execute(messages['bot.done'], { record: record.id, step: DONE }),
      ...(before ? [execute(messages['bot.back'], { record: record.id, step: before.id })] : []),
      ...(hasIssues(knowledge, record, step)
        ? [execute(messages['bot.otherwise'], { record: record.id, step: step.id, issues: true })]
        : []),
      openStep(stepModeUrl(record.url, step.id), knowledge, messages),
      ...personActions(
        { config: knowledge.config, locale: knowledge.locale, messages, contact: record.contact },
        { question: '', record, step },
      ).slice(0, 1),
    ],
  });
}

/** The drawn screen of a step, where the build made a picture of it and phones can load it. */
function pictureOf({ picture, screen }: Step, { config }: Knowledge): Image[] {
  const url = picture && absoluteUrl(picture, config.site.url);
  return screen && url?.startsWith('https://')
    ? [{ type: 'Image', url, altText: screen, width: '240px', horizontalAlignment: 'Center' }]
    : [];
}

/** After the last step: is everything as it should be? */
export function doneCard(record: KnowledgeRecord, knowledge: Knowledge, messages: Messages): AdaptiveCard {
  const { config, locale } = knowledge;
  const contact = { config, locale, messages, contact: record.contact };
  const last = record.steps.at(-1);
  return adaptiveCard({
    lang: locale,
    fallbackText: messages['bot.doneCheck'],
    body: [...textBlock(escapeMarkdown(messages['bot.doneCheck'])), ...contactElements(contact)],
    actions: [
      helpedButton(record, messages, last),
      ...(last ? [execute(messages['bot.back'], { record: record.id, step: last.id })] : []),
      ...contactActions(contact, record.title),
    ],
  });
}

/** Issues that happen at a step, by their code. */
export function issuesAt(knowledge: Knowledge, record: KnowledgeRecord, step: Step): KnowledgeRecord[] {
  return knowledge.records.filter((issue) => issue.step?.guide === record.id && issue.step.step === step.id);
}

/** The button that begins to walk through a record's steps; nothing where there is only one. */
export function guideMe(record: KnowledgeRecord, messages: Messages): CardAction[] {
  const [first, second] = record.steps;
  return first && second ? [execute(messages['bot.guideMe'], { record: record.id, step: first.id })] : [];
}

function execute(title: string, walk: Walk['enrollkit']['walk']): ExecuteAction {
  return executeAction(title, 'walk', { enrollkit: { walk } });
}

function openStep(url: string, { config }: Knowledge, messages: Messages): CardAction {
  return {
    type: 'Action.OpenUrl',
    title: messages['bot.openStep'],
    url: absoluteUrl(url, config.site.url),
  };
}

function hasIssues(knowledge: Knowledge, record: KnowledgeRecord, step: Step): boolean {
  return issuesAt(knowledge, record, step).length > 0;
}
