import type { IncomingActivity } from './activity.ts';

/** The activities taken on most recently: Teams delivers some of them twice. */
export interface RecentActivities {
  /** Notes an activity; false if it is there already. An activity without an id is always new. */
  add(activity: IncomingActivity): boolean;
  /** Takes an activity back that could not be answered, so that a second delivery is. */
  forget(activity: IncomingActivity): void;
}

export function createRecentActivities(capacity = 5_000): RecentActivities {
  const seen = new Set<string>();
  return {
    add(activity) {
      if (!activity.id) return true;
      const key = keyOf(activity);
      if (seen.has(key)) return false;
      seen.add(key);
      const [oldest] = seen;
      if (seen.size > capacity && oldest) seen.delete(oldest);
      return true;
    },
    forget(activity) {
      seen.delete(keyOf(activity));
    },
  };
}

function keyOf({ id, conversation }: IncomingActivity): string {
  return JSON.stringify([conversation.id, id]);
}
