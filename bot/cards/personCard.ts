import type { Config } from '../../src/config/schema.ts';
import { contactIn } from '../../src/content/contact.ts';
import type { Knowledge } from '../../src/content/knowledge.ts';
import type { Messages } from '../../src/content/messages.ts';
import type { KnowledgeRecord, Step } from '../../src/content/record.ts';
import { type Packet, packetText, wayTo } from '../escalation/packet.ts';
import { withoutSecrets } from '../escalation/secrets.ts';
import { type AdaptiveCard, adaptiveCard, type CardAction, container, textBlock } from './adaptiveCard.ts';
import { type ContactContext, contactActions, contactElements } from './contact.ts';
import { linkUrl } from './links.ts';
import { escapeMarkdown } from './markdown.ts';

/** Shows an employee what a person would get, and lets them send it or not. */
export function personCard(packet: Packet, knowledge: Knowledge, messages: Messages): AdaptiveCard {
  const { config, locale } = knowledge;
  const contact = packet.record?.contact ?? contactIn(locale, config.support);
  const text = packetText(packet, messages);
  const way = wayTo(config.support, contact, packet, messages);
  const url = way && linkUrl(way.url, config.site.url);
  const context = { config, locale, messages, contact: packet.record?.contact };
  return adaptiveCard({
    lang: locale,
    fallbackText: [messages['escalation.confirm'], text].join('\n'),
    body: [
      ...textBlock(escapeMarkdown(messages['escalation.confirm'])),
      ...container(
        text.split('\n').flatMap((line) => textBlock(escapeMarkdown(line))),
        'emphasis',
      ),
      ...textBlock(escapeMarkdown(messages['escalation.secrets']), { isSubtle: true, size: 'Small' }),
      ...contactElements(context),
    ],
    actions: [
      ...(url ? [{ type: 'Action.OpenUrl' as const, title: way.title, url }] : []),
      ...contactActions(context).filter(({ title }) => title !== way?.title),
    ],
  });
}

/** A question longer than this does not fit into a button twice. */
const MAX_QUESTION = 500;

/** The button to a person, as the config says: what would be sent first, or at once how to reach them. */
export function personActions(
  context: ContactContext,
  about: { readonly question: string; readonly record?: KnowledgeRecord; readonly step?: Step },
): CardAction[] {
  const { config, messages } = context;
  const { question, record, step } = about;
  if (!ASKED_FIRST.some((to) => to === config.support.escalation.to))
    return contactActions(context, record && [record.code, record.title].filter(Boolean).join(' '));
  const person = {
    question: withoutSecrets(question).slice(0, MAX_QUESTION),
    ...(record ? { record: record.id } : {}),
    ...(step ? { step: step.id } : {}),
  };
  return [{ type: 'Action.Submit', title: messages['escalation.person'], data: { enrollkit: { person } } }];
}

const ASKED_FIRST: readonly Config['support']['escalation']['to'][] = ['mail', 'ticket', 'phone'];
