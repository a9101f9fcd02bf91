import type { ContactInput } from '../config/schema.ts';
import { localized } from './variables.ts';

/** People who help, in one language, ready to print. */
export interface Contact {
  /** What employees call them, with the article: `the Contoso service desk`. */
  readonly name: string;
  readonly email?: string;
  readonly phone?: string;
  readonly url?: string;
  readonly hours?: string;
}

export function contactIn(locale: string, { name, email, phone, url, hours }: ContactInput): Contact {
  return {
    name: localized(name, locale),
    ...(email ? { email } : {}),
    ...(phone ? { phone } : {}),
    ...(url ? { url } : {}),
    ...(hours ? { hours: localized(hours, locale) } : {}),
  };
}
