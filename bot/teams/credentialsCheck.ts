import { CredentialsError, type Environment, hasCredentials } from './credentials.ts';

const EXPIRE = 'ENROLLKIT_CREDENTIALS_EXPIRE';
const WARN_DAYS = 14;
const DAY_MS = 24 * 3_600_000;

/**
 * Says what is wrong with the bot's credentials: they are missing, have expired, or will within 14 days.
 * Entra does not tell a bot when its secret expires; the environment does, in `ENROLLKIT_CREDENTIALS_EXPIRE`.
 * @throws CredentialsError if that is not a date
 */
export function createCredentialsCheck(environment: Environment, now: () => Date): () => string | undefined {
  const expiry = credentialsExpiry(environment);
  return () => {
    if (!hasCredentials(environment)) return 'credentials are missing; set MicrosoftAppId';
    if (!expiry) return undefined;
    const days = (expiry.time - now().getTime()) / DAY_MS;
    if (days <= 0) return `credentials expired on ${expiry.date}; make a new secret in Entra`;
    return days <= WARN_DAYS ? `credentials expire on ${expiry.date}; make a new secret in Entra` : undefined;
  };
}

/**
 * The day on which the bot's secret ends, as `YYYY-MM-DD` and in milliseconds since 1970; undefined if nobody wrote it down.
 * @throws CredentialsError if that is not a date
 */
export function credentialsExpiry(
  environment: Environment,
): { readonly date: string; readonly time: number } | undefined {
  const text = environment[EXPIRE]?.trim();
  if (!text) return undefined;
  const date = /^\d{4}-\d{2}-\d{2}(?=$|T)/.exec(text)?.[0] ?? '';
  const time = Date.parse(text);
  // Without the second look 30 February would be a day in March.
  const isDate = date && !Number.isNaN(time) && new Date(date).toISOString().startsWith(date);
  if (!isDate) throw new CredentialsError(`${EXPIRE} is ${text}, expected a date such as 2027-03-31`);
  return { date, time };
}
