import { expect, test } from 'vitest';
import type { IncomingActivity } from '../../../bot/teams/activity.ts';
import { createRecentActivities } from '../../../bot/teams/recentActivities.ts';

const activity = (id: string | undefined, conversation = 'a') =>
  ({ id, conversation: { id: conversation } }) as IncomingActivity;

test('an activity is new once in its conversation, until it is forgotten or pushed out', () => {
  const recent = createRecentActivities(2);
  expect(recent.add(activity('1'))).toBe(true);
  expect(recent.add(activity('1'))).toBe(false);
  expect(recent.add(activity('1', 'b'))).toBe(true);
  recent.forget(activity('1'));
  expect(recent.add(activity('1'))).toBe(true);
  expect(recent.add(activity('2'))).toBe(true);
  expect(recent.add(activity('1', 'b'))).toBe(true);
});

test('an activity without an id is always new', () => {
  const recent = createRecentActivities();
  expect([recent.add(activity(undefined)), recent.add(activity(undefined))]).toEqual([true, true]);
});
