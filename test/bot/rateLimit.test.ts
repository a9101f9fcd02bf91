import { expect, test } from 'vitest';
import { createRateLimiter } from '../../bot/rateLimit.ts';

function limiterAt(perMinute: number, capacity?: number) {
  const clock = { time: 0 };
  return { clock, limiter: createRateLimiter({ perMinute }, () => clock.time, capacity) };
}

function taken(limiter: { take(key: string): boolean }, times: number, key = 'a'): number {
  return Array.from({ length: times }, () => limiter.take(key)).filter(Boolean).length;
}

test('what a minute allows may come at once, then it comes back evenly', () => {
  const { clock, limiter } = limiterAt(30);
  expect(taken(limiter, 100)).toBe(30);
  clock.time = 10_000;
  expect(taken(limiter, 100)).toBe(5);
  clock.time = 3_600_000;
  expect(taken(limiter, 100)).toBe(30);
});

test('one key does not use up another’s', () => {
  const { limiter } = limiterAt(2);
  expect(taken(limiter, 3, 'a')).toBe(2);
  expect(taken(limiter, 3, 'b')).toBe(2);
});

test('0 is no limit and keeps nothing', () => {
  const { limiter } = limiterAt(0);
  expect(taken(limiter, 1_000)).toBe(1_000);
  expect(limiter.size).toBe(0);
});

test('no more buckets are kept than allowed, and full ones are forgotten', () => {
  const { clock, limiter } = limiterAt(1, 100);
  for (let key = 0; key < 10_000; key += 1) limiter.take(String(key));
  expect(limiter.size).toBe(100);
  expect(limiter.take('9999')).toBe(false);
  clock.time = 60_000;
  limiter.take('a');
  expect(limiter.size).toBe(1);
});
