import type { Config } from '../../src/config/schema.ts';
import type { Contact } from '../../src/content/contact.ts';
import { fillMessage, type Messages } from '../../src/content/messages.ts';
import type { KnowledgeRecord, Step } from '../../src/content/record.ts';
import { withoutSecrets } from './secrets.ts';

/** What a person who helps needs to know; the employee sees all of it before it is sent. */
export interface Packet {
  /** What the employee asked. */
  readonly question: string;
  /** Who asks, where the way to the helpdesk does not say so itself. */
  readonly name?: string | undefined;
  readonly record?: KnowledgeRecord | undefined;
  readonly step?: Step | undefined;
  /** What the employee adds: the version of iOS, and what was tried. */
  readonly ios?: string | undefined;
  readonly tried?: string | undefined;
  readonly time: Date;
}

/** Most characters of what an employee writes that are sent. */
export const MAX_LENGTH = { question: 500, name: 100, ios: 40, tried: 1_000 } as const;

/** Where the packet goes: a link that the employee's own mail program, phone or browser opens. */
export interface Way {
  readonly title: string;
  readonly url: string;
}

/** A mail program may cut longer addresses. */
const MAX_BODY = 1_500;

/** The packet in plain text without secrets, a line for each thing that is known. */
export function packetText(packet: Packet, messages: Messages): string {
  const { record, step, time } = packet;
  const line = (key: keyof Messages, value: string | undefined) =>
    value ? [fillMessage(messages[key], { value })] : [];
  const written = (name: keyof typeof MAX_LENGTH) => oneLine(packet[name], MAX_LENGTH[name]);
  return [
    ...line('escalation.from', written('name')),
    ...line('escalation.question', written('question')),
    ...line('escalation.page', record && [record.code, record.title].filter(Boolean).join(' ')),
    ...line('escalation.step', step && `${step.number}. ${step.text}`),
    ...line('escalation.ios', written('ios')),
    ...line('escalation.tried', written('tried')),
    ...line('escalation.time', timeText(time)),
  ].join('\n');
}

/** A time as it stands in a packet and on a card of the helpdesk: `2026-11-25 08:30 UTC`. */
export function timeText(time: Date): string {
  return `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** What somebody wrote on one line, so that it cannot pass for a line of its own. */
function oneLine(text = '', limit: number): string {
  return withoutSecrets(text.replace(/\s+/g, ' ').trim()).slice(0, limit);
}

/** How the config wants a packet to be sent; undefined where it wants none. */
export function wayTo(
  { escalation }: Config['support'],
  contact: Contact,
  packet: Packet,
  messages: Messages,
): Way | undefined {
  const text = packetText(packet, messages).slice(0, MAX_BODY);
  const subject = packet.record
    ? [packet.record.code, packet.record.title].filter(Boolean).join(' ')
    : messages['escalation.subject'];
  const { name, email, phone } = contact;
  switch (escalation.to) {
    case 'mail':
      return email
        ? {
            title: fillMessage(messages['contact.email'], { name }),
            url: `mailto:${email}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text)}`,
          }
        : undefined;
    case 'phone':
      return phone
        ? {
            title: fillMessage(messages['contact.call'], { phone }),
            url: `tel:${phone.replace(/[^\d+]/g, '')}`,
          }
        : undefined;
    case 'ticket':
      return escalation.urlTemplate
        ? { title: messages['contact.open'], url: ticketUrl(escalation.urlTemplate, subject, text, packet) }
        : undefined;
    default:
      return undefined;
  }
}

/** `{subject}`, `{text}`, `{code}`, `{step}` in the template become the packet's values, encoded. */
function ticketUrl(template: string, subject: string, text: string, { record, step }: Packet): string {
  const values: { readonly [name: string]: string } = {
    subject,
    text,
    code: record?.code ?? '',
    step: step?.id ?? '',
  };
  return template.replace(/\{(\w+)\}/g, (whole, name: string) =>
    values[name] === undefined ? whole : encodeURIComponent(values[name]),
  );
}
