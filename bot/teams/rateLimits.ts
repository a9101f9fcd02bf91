import { createHash } from 'node:crypto';
import { createRateLimiter } from '../rateLimit.ts';
import { type IncomingActivity, tenantOf } from './activity.ts';
import { CredentialsError, type Environment, hasCredentials } from './credentials.ts';

/** Whose limit an activity has gone over. */
export type LimitedBy = 'user' | 'tenant';

/** An activity over a limit. */
export interface OverLimit {
  readonly by: LimitedBy;
  /** Say so now; false if this person was told less than a minute ago. */
  readonly notice: boolean;
}

export interface RateLimits {
  /** Counts an activity; undefined if it is within the limits. */
  count(activity: IncomingActivity): OverLimit | undefined;
}

// A message each two seconds is more than a person reads. Type-ahead asks with every pause in typing. One
// process answers about 500 messages a second; a tenant may use all of that, since most bots have one tenant.
const DEFAULTS = {
  ENROLLKIT_MESSAGES_PER_MINUTE: 30,
  ENROLLKIT_INVOKES_PER_MINUTE: 240,
  ENROLLKIT_TENANT_PER_MINUTE: 30_000,
} as const;

/**
 * The limits of the environment. Without credentials only this machine asks, and only limits that the
 * environment names hold. `now` in milliseconds.
 * @throws CredentialsError
 */
export function createRateLimits(environment: Environment, now: () => number = Date.now): RateLimits {
  const limiter = (name: keyof typeof DEFAULTS) =>
    createRateLimiter({ perMinute: rateOf(environment, name) }, now);
  const messages = limiter('ENROLLKIT_MESSAGES_PER_MINUTE');
  const invokes = limiter('ENROLLKIT_INVOKES_PER_MINUTE');
  const tenants = limiter('ENROLLKIT_TENANT_PER_MINUTE');
  const notices = createRateLimiter({ perMinute: 1 }, now);

  function limitedBy(activity: IncomingActivity, user: string): LimitedBy | undefined {
    const users = activity.type === 'invoke' ? invokes : messages;
    if (!users.take(user)) return 'user';
    return tenants.take(tenantOf(activity) ?? '') ? undefined : 'tenant';
  }

  return {
    count(activity) {
      if (activity.type !== 'message' && activity.type !== 'invoke') return undefined;
      const user = userOf(activity);
      const by = limitedBy(activity, user);
      return by ? { by, notice: notices.take(user) } : undefined;
    },
  };
}

function rateOf(environment: Environment, name: keyof typeof DEFAULTS): number {
  const text = environment[name]?.trim();
  if (!text) return hasCredentials(environment) ? DEFAULTS[name] : 0;
  if (!/^\d{1,7}$/.test(text))
    throw new CredentialsError(`${name} is ${text}, expected a whole number; 0 switches the limit off`);
  return Number(text);
}

/** Of one length, however long the ids are that somebody sends, and no one's name. */
function userOf(activity: IncomingActivity): string {
  return createHash('sha256')
    .update(JSON.stringify([tenantOf(activity), activity.from?.id]))
    .digest('base64');
}
