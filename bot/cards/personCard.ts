import type { Config } from '../../src/config/schema.ts';
import { contactIn } from '../../src/content/contact.ts';
import type { Knowledge } from '../../src/content/knowledge.ts';
import { fillMessage, type Messages } from '../../src/content/messages.ts';
import type { KnowledgeRecord, Step } from '../../src/content/record.ts';
import { MAX_LENGTH, type Packet, packetText, wayTo } from '../escalation/packet.ts';
import { withoutSecrets } from '../escalation/secrets.ts';
import {
  type AdaptiveCard,
  adaptiveCard,
  type CardAction,
  container,
  executeAction,
  type PersonRequest,
  type TextInput,
  textBlock,
} from './adaptiveCard.ts';
import { type ContactContext, contactActions, contactElements, helpdeskName } from './contact.ts';
import { linkUrl } from './links.ts';
import { escapeMarkdown } from './markdown.ts';

/**
 * Shows an employee what a person would get, and lets them add to it and send it or not. With
 * `removed` it says that something was taken out of what they wrote.
 */
export function personCard(
  packet: Packet,
  knowledge: Knowledge,
  messages: Messages,
  { removed = false }: { readonly removed?: boolean } = {},
): AdaptiveCard {
  const { config, locale } = knowledge;
  const { to } = config.support.escalation;
  const contact = packet.record?.contact ?? contactIn(locale, config.support);
  // What goes to a channel is sent from the card itself, the fields included; a link is made before.
  const sentFromCard = to === 'teams-channel';
  const text = packetText(sentFromCard ? { ...packet, ios: '', tried: '' } : packet, messages);
  const way = wayTo(config.support, contact, packet, messages);
  const url = way && linkUrl(way.url, config.site.url);
  const context = { config, locale, messages, contact: packet.record?.contact };
  const confirm = messages[sentFromCard ? 'escalation.confirmSend' : 'escalation.confirm'];
  const request = requestOf(packet);
  return adaptiveCard({
    lang: locale,
    fallbackText: [confirm, text].join('\n'),
    body: [
      ...textBlock(removed ? escapeMarkdown(messages['escalation.removed']) : '', { weight: 'Bolder' }),
      ...textBlock(escapeMarkdown(confirm)),
      ...container(
        text.split('\n').flatMap((line) => textBlock(escapeMarkdown(line))),
        'emphasis',
      ),
      ...(to === 'phone' ? [] : fields(packet, messages)),
      ...textBlock(escapeMarkdown(messages['escalation.secrets']), { isSubtle: true, size: 'Small' }),
      ...contactElements(context),
    ],
    actions: [
      ...(sentFromCard ? [sendAction(request, { config, locale, messages })] : []),
      ...(url ? [{ type: 'Action.OpenUrl' as const, title: way.title, url }] : []),
      ...(to === 'mail' || to === 'ticket'
        ? [executeAction(messages['escalation.add'], 'person', { enrollkit: { person: request } })]
        : []),
      ...contactActions(context).filter(({ title }) => title !== way?.title),
    ],
  });
}

function sendAction(request: PersonRequest, context: ContactContext): CardAction {
  const title = fillMessage(context.messages['escalation.send'], { name: helpdeskName(context) });
  return executeAction(title, 'send', { enrollkit: { send: request } });
}

function fields({ ios, tried }: Packet, messages: Messages): TextInput[] {
  const value = (written: string | undefined) => (written ? { value: withoutSecrets(written) } : {});
  return [
    {
      type: 'Input.Text',
      id: 'ios',
      label: messages['escalation.iosInput'],
      placeholder: messages['escalation.iosExample'],
      maxLength: MAX_LENGTH.ios,
      ...value(ios),
    },
    {
      type: 'Input.Text',
      id: 'tried',
      label: messages['escalation.triedInput'],
      maxLength: MAX_LENGTH.tried,
      isMultiline: true,
      ...value(tried),
    },
  ];
}

function requestOf({ question, record, step, time }: Packet): PersonRequest {
  return {
    question: withoutSecrets(question).slice(0, MAX_LENGTH.question),
    ...(record ? { record: record.id } : {}),
    ...(step ? { step: step.id } : {}),
    time: time.toISOString(),
  };
}

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
    question: withoutSecrets(question).slice(0, MAX_LENGTH.question),
    ...(record ? { record: record.id } : {}),
    ...(step ? { step: step.id } : {}),
  };
  return [{ type: 'Action.Submit', title: messages['escalation.person'], data: { enrollkit: { person } } }];
}

const ASKED_FIRST: readonly Config['support']['escalation']['to'][] = [
  'mail',
  'ticket',
  'phone',
  'teams-channel',
];
