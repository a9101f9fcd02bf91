import { createHash } from 'node:crypto';
import type { IncomingActivity } from './activity.ts';

/** The activities taken on most recently: Teams delivers some of them twice. */
export interface RecentActivities {
  /**
   * Does the work of an activity that is new. A second delivery that comes meanwhile gets the same result,
   * one that comes later undefined. Work that fails is forgotten, so that a second delivery does it again.
   * An activity without an id is always new.
   */
  once<T>(activity: IncomingActivity, work: () => Promise<T>): Promise<T | undefined>;
}

export function createRecentActivities(capacity = 5_000): RecentActivities {
  // The running work, or undefined when it is done: results are not kept.
  const seen = new Map<string, Promise<unknown> | undefined>();
  return {
    async once<T>(activity: IncomingActivity, work: () => Promise<T>): Promise<T | undefined> {
      if (!activity.id) return work();
      const key = keyOf(activity);
      if (seen.has(key)) return seen.get(key) as Promise<T> | undefined;
      const running = work();
      seen.set(key, running);
      const [oldest] = seen.keys();
      if (seen.size > capacity && oldest !== undefined) seen.delete(oldest);
      try {
        const result = await running;
        if (seen.get(key) === running) seen.set(key, undefined);
        return result;
      } catch (error) {
        if (seen.get(key) === running) seen.delete(key);
        throw error;
      }
    },
  };
}

/** Of one length, however long the ids are that somebody sends. */
function keyOf({ id, conversation }: IncomingActivity): string {
  return createHash('sha256')
    .update(JSON.stringify([conversation.id, id]))
    .digest('base64');
}
