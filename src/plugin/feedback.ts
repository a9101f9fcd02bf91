import type { Config } from '../config/schema.ts';
import { fillMessage, type Messages } from '../content/messages.ts';

/**
 * The address at which a reader reports what is not right on a page, with `{page}` and `{id}` to fill in,
 * each encoded for an address. Undefined where the organization names none.
 */
export function feedbackTemplate(
  { support: { feedback } }: Config,
  messages: Messages,
  build: string,
): string | undefined {
  if (!feedback) return undefined;
  if (feedback.startsWith('https://')) return fillMessage(feedback, { build: encodeURIComponent(build) });
  // The names of what is filled in later stay readable among what is encoded now.
  const encoded = (text: string) =>
    encodeURIComponent(text).replace(/%7B(page|id)%7D/g, (_, name: string) => `{${name}}`);
  const subject = encoded(messages['feedback.subject']);
  const body = encoded(fillMessage(messages['feedback.body'], { build }).replaceAll('\n', '\r\n'));
  return `mailto:${feedback}?subject=${subject}&body=${body}`;
}
