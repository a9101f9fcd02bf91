import type { Config } from '../../src/config/schema.ts';
import { fillMessage, type Messages } from '../../src/content/messages.ts';
import { localized } from '../../src/content/variables.ts';
import { type CardAction, type CardElement, textBlock } from './adaptiveCard.ts';
import { linkUrl } from './links.ts';
import { escapeMarkdown } from './markdown.ts';

interface ContactContext {
  readonly config: Config;
  readonly locale: string;
  readonly messages: Messages;
}

/** What employees call the helpdesk. */
export function helpdeskName({ config, locale }: ContactContext): string {
  return localized(config.support.name, locale);
}

/** The lines above the contact buttons: who helps, and when. Nothing where there is no way to reach them. */
export function contactElements(context: ContactContext): CardElement[] {
  if (contactActions(context).length === 0) return [];
  const { config, locale, messages } = context;
  const hours = config.support.hours ? localized(config.support.hours, locale) : '';
  return [
    ...textBlock(escapeMarkdown(`${messages['contact.title']} ${helpdeskName(context)}`), {
      weight: 'Bolder',
    }),
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
  const { email, phone, url } = config.support;
  const name = helpdeskName(context);
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
