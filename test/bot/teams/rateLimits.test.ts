import { afterAll, beforeAll, expect, test } from 'vitest';
import type { IncomingActivity } from '../../../bot/teams/activity.ts';
import { createRateLimits } from '../../../bot/teams/rateLimits.ts';
import { type Channel, openChannel } from '../../conformance/channel.ts';
import { TENANT } from '../factories.ts';
import { environmentFor, message, type RunningBot, startBot } from './bot.ts';
import { APP_ID } from './channel.ts';

const NOTICE = 'That was more than I can answer at once. Please wait a minute, then ask again.';

let channel: Channel;
let bot: RunningBot;

beforeAll(async () => {
  channel = await openChannel({ appId: APP_ID });
  bot = await startBot({
    ...environmentFor(channel),
    ENROLLKIT_MESSAGES_PER_MINUTE: '3',
    ENROLLKIT_INVOKES_PER_MINUTE: '4',
  });
});
afterAll(async () => {
  await bot.close();
  await channel.close();
});

async function post(changes: { [property: string]: unknown }) {
  return bot.post(message(channel, changes), { Authorization: `Bearer ${await channel.sign()}` });
}

async function textsTo(from: object, times: number): Promise<unknown[]> {
  channel.taken.length = 0;
  for (let count = 0; count < times; count += 1)
    expect(await post({ from, text: 'thanks' })).toEqual({ status: 200, body: {} });
  return channel.taken.map(({ activity }) => activity['text']);
}

test('who writes too often is told once, then nothing is said; others are answered', async () => {
  const thanks = 'You are welcome.';
  expect(await textsTo({ id: '29:fast' }, 10)).toEqual([thanks, thanks, thanks, NOTICE]);
  expect(await textsTo({ id: '29:other' }, 2)).toEqual([thanks, thanks]);
  expect(bot.log.filter(({ event }) => event === 'rate-limited')).toEqual([
    { event: 'rate-limited', by: 'user' },
  ]);
  expect(bot.metrics.print()).toContain('enrollkit_rate_limited_total{by="user"} 7\n');
});

test('what people say to each other in a channel does not count, and nobody is told there', async () => {
  const from = { id: '29:talker' };
  const conversation = { id: 'c', conversationType: 'channel', tenantId: TENANT };
  channel.taken.length = 0;
  for (let count = 0; count < 5; count += 1) await post({ from, conversation });
  expect(channel.taken).toEqual([]);
  expect((await textsTo(from, 3)).length).toBe(3);
});

test.each([
  ['composeExtension/query', 200, { composeExtension: { type: 'message', text: NOTICE } }],
  [
    'adaptiveCard/action',
    200,
    { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: NOTICE },
  ],
  ['message/submitAction', 429, { error: 'There are too many requests.' }],
])('the invoke %s has a limit of its own and says so where it is seen', async (name, status, body) => {
  const from = { id: `29:${name}` };
  const answers = [];
  for (let count = 0; count < 5; count += 1) answers.push(await post({ type: 'invoke', name, from }));
  expect(answers.slice(0, 4).map((answered) => answered.status)).toEqual([200, 200, 200, 200]);
  expect(answers[4]).toEqual({ status, body });
  expect((await textsTo(from, 1)).length).toBe(1);
});

function activityFrom(id: string, changes: Partial<IncomingActivity> = {}): IncomingActivity {
  return {
    type: 'message',
    from: { id },
    conversation: { id: 'c', tenantId: TENANT },
    ...changes,
  } as IncomingActivity;
}

test('a tenant has a limit that its people share', () => {
  const limits = createRateLimits({ ENROLLKIT_TENANT_PER_MINUTE: '2' }, () => 0);
  const elsewhere = { conversation: { id: 'c', tenantId: 'another' } };
  expect(['a', 'b', 'c', 'd'].map((id) => limits.count(activityFrom(id)))).toEqual([
    undefined,
    undefined,
    { by: 'tenant', notice: true },
    { by: 'tenant', notice: true },
  ]);
  expect(limits.count(activityFrom('a', elsewhere))).toBe(undefined);
});

test('who goes on is told again after a minute', () => {
  let time = 0;
  const limits = createRateLimits({ ENROLLKIT_MESSAGES_PER_MINUTE: '1' }, () => time);
  const counts = () => [limits.count(activityFrom('a')), limits.count(activityFrom('a'))];
  const over = (notice: boolean) => ({ by: 'user', notice });
  expect(counts()).toEqual([undefined, over(true)]);
  time = 30_000;
  expect(counts()).toEqual([over(false), over(false)]);
  time = 61_000;
  expect(counts()).toEqual([undefined, over(true)]);
});

test('with credentials there are limits by default, without only those that are asked for', () => {
  const answered = (environment: { [name: string]: string }) => {
    const limits = createRateLimits(environment, () => 0);
    return Array.from({ length: 100 }, () => limits.count(activityFrom('a'))).filter((over) => !over).length;
  };
  expect(answered({ MicrosoftAppId: 'id' })).toBe(30);
  expect(answered({ MicrosoftAppId: 'id', ENROLLKIT_MESSAGES_PER_MINUTE: '0' })).toBe(100);
  expect(answered({})).toBe(100);
  expect(answered({ ENROLLKIT_MESSAGES_PER_MINUTE: '5' })).toBe(5);
});

test('what Teams itself reports has no limit', () => {
  const limits = createRateLimits({ ENROLLKIT_MESSAGES_PER_MINUTE: '1' }, () => 0);
  const update = activityFrom('a', { type: 'conversationUpdate' });
  expect([limits.count(update), limits.count(update)]).toEqual([undefined, undefined]);
});

test.each(['-1', '1.5', 'many', '1e3', '99999999'])('a limit of %s does not start', (value) => {
  expect(() => createRateLimits({ ENROLLKIT_TENANT_PER_MINUTE: value })).toThrow(
    `ENROLLKIT_TENANT_PER_MINUTE is ${value}, expected a whole number; 0 switches the limit off`,
  );
});
