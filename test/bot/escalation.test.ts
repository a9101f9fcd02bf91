import { expect, test } from 'vitest';
import { isLastAttempt, retryDelay, shouldTell } from '../../bot/escalation/retry.ts';
import { withoutSecrets } from '../../bot/escalation/secrets.ts';

test.each([
  ['my password is Summer2026!', 'my password is ▮▮▮▮'],
  ['Passwort: geheim', 'Passwort: ▮▮▮▮'],
  ['the code = 48213377 does not work', 'the code = ▮▮▮▮ does not work'],
  ['it sent 123456 and 123-456', 'it sent ▮▮▮▮ and ▮▮▮▮'],
  ['key 7K3M-PQ2X-99AB-LMN4', 'key ▮▮▮▮'],
  ['tap: x7!Q', 'tap: ▮▮▮▮'],
  ['Passwort lautet geheim', 'Passwort lautet ▮▮▮▮'],
  ['temporary access pass H7kP2mQx', 'temporary access pass ▮▮▮▮'],
  ['I typed Winter!2026abc', 'I typed ▮▮▮▮'],
])('“%s” is sent as “%s”', (text, sent) => expect(withoutSecrets(text)).toBe(sent));

test.each([
  'AADSTS50055',
  'E07',
  'iOS 17.4.1 on an iPhone 15',
  'error 80180013',
  'my password does not work',
  'wrong password AADSTS50126',
])('“%s” stays as it is', (text) => expect(withoutSecrets(text)).toBe(text));

test('after a failure the wait doubles from two seconds up to ten minutes, or is as long as the connector asks', () => {
  const failure = { permanent: false };
  expect([1, 2, 3, 9, 10, 100].map((attempts) => retryDelay(attempts, failure))).toEqual([
    2_000, 4_000, 8_000, 512_000, 600_000, 600_000,
  ]);
  expect(retryDelay(1, { ...failure, retryAfter: 30_000 })).toBe(30_000);
  expect(retryDelay(9, { ...failure, retryAfter: 30_000 })).toBe(512_000);
});

test('an employee is told after five failures, or at once where trying again does not help', () => {
  expect([1, 4, 5].map((attempts) => shouldTell(attempts, { permanent: false }))).toEqual([
    false,
    false,
    true,
  ]);
  expect(shouldTell(1, { permanent: true })).toBe(true);
});

test('the last attempt is made after about three days', () => {
  const waits = Array.from({ length: 440 }, (_, index) => retryDelay(index + 1, { permanent: false }));
  const days = waits.reduce((sum, wait) => sum + wait) / (24 * 60 * 60_000);
  expect(Math.round(days)).toBe(3);
  expect([439, 440].map(isLastAttempt)).toEqual([false, true]);
});
