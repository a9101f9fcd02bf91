import { expect, test } from 'vitest';
import type { IncomingActivity } from '../../../bot/teams/activity.ts';
import { createRecentActivities } from '../../../bot/teams/recentActivities.ts';

const activity = (id: string | undefined, conversation = 'a') =>
  ({ id, conversation: { id: conversation } }) as IncomingActivity;

function counted(capacity?: number) {
  const recent = createRecentActivities(capacity);
  let done = 0;
  return (one: IncomingActivity) =>
    recent.once(one, async () => {
      done += 1;
      return done;
    });
}

test('an activity is worked on once in its conversation, until it is pushed out', async () => {
  const once = counted(2);
  expect(await once(activity('1'))).toBe(1);
  expect(await once(activity('1'))).toBe(undefined);
  expect(await once(activity('1', 'b'))).toBe(2);
  expect(await once(activity('2'))).toBe(3);
  expect(await once(activity('1'))).toBe(4);
});

test('who delivers it meanwhile gets the same result', async () => {
  const once = counted();
  expect(await Promise.all([once(activity('1')), once(activity('1'))])).toEqual([1, 1]);
});

test('work that fails is done again by the next delivery, and fails for who waits for it', async () => {
  const recent = createRecentActivities();
  const fail = () => recent.once(activity('1'), () => Promise.reject(new Error('lost')));
  expect((await Promise.allSettled([fail(), fail()])).map(({ status }) => status)).toEqual([
    'rejected',
    'rejected',
  ]);
  expect(await recent.once(activity('1'), async () => 'sent')).toBe('sent');
});

test('an activity without an id is always new', async () => {
  const once = counted();
  expect([await once(activity(undefined)), await once(activity(undefined))]).toEqual([1, 2]);
});
