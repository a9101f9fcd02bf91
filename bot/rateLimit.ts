/** How often something may happen. */
export interface Rate {
  /** Times a minute on average, and at most at once; 0 switches the limit off. */
  readonly perMinute: number;
}

/** A token bucket for every key, such as a person. Buckets that are full again are forgotten. */
export interface RateLimiter {
  /** Takes one token; false if there is none. */
  take(key: string): boolean;
  /** How many buckets are kept. */
  readonly size: number;
}

const MINUTE_MS = 60_000;

/** Keeps at most `capacity` buckets: the one that was used longest ago goes first. `now` in milliseconds. */
export function createRateLimiter({ perMinute }: Rate, now: () => number, capacity = 10_000): RateLimiter {
  const buckets = new Map<string, { readonly tokens: number; readonly at: number }>();

  function forgetOldest(time: number): void {
    for (const [key, { at }] of buckets) {
      if (buckets.size <= capacity && time - at < MINUTE_MS) return;
      buckets.delete(key);
    }
  }

  return {
    take(key) {
      if (perMinute === 0) return true;
      const time = now();
      const { tokens, at } = buckets.get(key) ?? { tokens: perMinute, at: time };
      const filled = Math.min(perMinute, tokens + ((time - at) * perMinute) / MINUTE_MS);
      const taken = filled >= 1;
      // Taken out and put back, so that the map stays in the order of use.
      buckets.delete(key);
      buckets.set(key, { tokens: taken ? filled - 1 : filled, at: time });
      forgetOldest(time);
      return taken;
    },
    get size() {
      return buckets.size;
    },
  };
}
