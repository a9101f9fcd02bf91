import type { Config } from '../../src/config/schema.ts';
import { type Contact, contactIn } from '../../src/content/contact.ts';
import { fillMessage, type Messages } from '../../src/content/messages.ts';
import { type CardAction, type CardElement, textBlock } from './adaptiveCard.ts';
import { linkUrl } from './links.ts';
import { escapeMarkdown } from './markdown.ts';

export interface ContactContext {
  readonly config: Config;
  readonly locale: string;
  readonly messages: Messages;
  /** Who helps with the record at hand; the organization's helpdesk if left out. */
  readonly contact?: Contact | undefined;
}

function contactOf({ config, locale, contact }: ContactContext): Contact {
  return contact ?? contactIn(locale, config.support);
}

/** What employees call the helpdesk. */
export function helpdeskName(context: ContactContext): string {
  return contactOf(context).name;
}

/** The lines above the contact buttons: who helps, and when. Nothing where there is no way to reach them. */
export function contactElements(context: ContactContext): CardElement[] {
  if (contactActions(context).length === 0) return [];
  const { messages } = context;
  const { name, hours } = contactOf(context);
  return [
    ...textBlock(escapeMarkdown(fillMessage(messages['contact.ask'], { name })), { weight: 'Bolder' }),
    ...(hours
      ? textBlock(escapeMarkdown(fillMessage(messages['contact.hours'], { hours })), {
          isSubtle: true,
          spacing: 'None',
        })
      : []),
  ];
}

/** A button for each way to reach the helpdesk. */
export function contactActions(context: ContactContext, subject = ''): CardAction[] {
  const { config, messages } = context;
  const { name, email, phone, url } = contactOf(context);
  const mail = email && `mailto:${email}${subject ? `?subject=${encodeURIComponent(subject)}` : ''}`;
  return [
    ...openUrl(fillMessage(messages['contact.email'], { name }), mail, config),
    ...openUrl(
      fillMessage(messages['contact.call'], { phone: phone ?? '' }),
      phone && telephone(phone),
      config,
    ),
    ...openUrl(messages['contact.open'], url, config),
  ];
}

function openUrl(title: string, target: string | undefined, { site }: Config): CardAction[] {
  const url = target && linkUrl(target, site.url);
  return url ? [{ type: 'Action.OpenUrl', title, url }] : [];
}

function telephone(phone: string): string {
  return `tel:${phone.replace(/[^\d+]/g, '')}`;
}
