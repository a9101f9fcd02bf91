import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Answer, type Channel, openChannel } from '../../conformance/channel.ts';
import { environmentFor, message, type RunningBot, startBot } from './bot.ts';
import { APP_ID } from './channel.ts';

const DEADLINE = 400;
const LOST = { status: 502, body: { error: 'The reply could not be delivered.' } };
const TAKEN = { status: 200, body: {} };

let channel: Channel;
let bot: RunningBot;

beforeAll(async () => {
  channel = await openChannel({ appId: APP_ID });
  bot = await startBot(environmentFor(channel), { sendDeadline: DEADLINE });
});
afterAll(async () => {
  await bot.close();
  await channel.close();
});
beforeEach(() => {
  channel.answers.length = 0;
  channel.sent.length = 0;
  channel.taken.length = 0;
});

async function post(activity: unknown) {
  return bot.post(activity, { Authorization: `Bearer ${await channel.sign()}` });
}

test.each<[string, Answer[], { problem: string; status?: number }]>([
  ['that never answers', ['hang'], { problem: 'timeout' }],
  [
    'that asks for patience of an hour',
    [{ status: 429, headers: { 'Retry-After': '3600' } }],
    { problem: 'timeout' },
  ],
  ['that fails again and again', Array(9).fill({ status: 500 }), { problem: 'timeout' }],
  ['that breaks every connection', Array(9).fill('reset'), { problem: 'timeout' }],
  ['that does not know the bot', [{ status: 401 }], { problem: 'refused', status: 401 }],
  ['that is busy and does not say how long', [{ status: 429 }], { problem: 'refused', status: 429 }],
])('a connector %s ends the turn, and the next delivery brings one reply', async (_, answers, logged) => {
  channel.answers.push(...answers);
  const activity = message(channel);
  expect(await post(activity)).toEqual(LOST);
  expect(bot.log.at(-1)).toEqual({ event: 'send-failed', ...logged, status: logged.status });
  channel.answers.length = 0;
  expect([await post(activity), await post(activity)]).toEqual([TAKEN, TAKEN]);
  expect(channel.taken.length).toBe(1);
});

test('two deliveries of one message share what becomes of the first', async () => {
  channel.answers.push('hang');
  const activity = message(channel);
  expect(await Promise.all([post(activity), post(activity)])).toEqual([LOST, LOST]);
  expect(channel.sent.length).toBe(1);
  expect(await post(activity)).toEqual(TAKEN);
  expect(channel.taken.length).toBe(1);
});

test.each([400, 403, 404])('a %d is final: the message is not tried again', async (status) => {
  channel.answers.push({ status });
  const activity = message(channel);
  expect([await post(activity), await post(activity)]).toEqual([TAKEN, TAKEN]);
  expect(channel.sent.length).toBe(1);
  expect(bot.log.at(-1)).toEqual({ event: 'send-failed', problem: 'refused', status });
});

test('a card that is too large becomes its plain words', async () => {
  channel.answers.push({ status: 413 });
  expect(await post(message(channel, { text: 'it says Sign In Failed' }))).toEqual(TAKEN);
  expect(channel.taken.map(({ activity }) => [activity['text'], activity['attachments']])).toEqual([
    [
      'Sign-in failed\nYour phone could not sign you in.\nhttps://help.contoso.com/issues/sign-in-failed',
      undefined,
    ],
  ]);
});

test('when even the plain words are too large, the turn ends', async () => {
  channel.answers.push({ status: 413 }, { status: 413 });
  expect(await post(message(channel, { text: 'it says Sign In Failed' }))).toEqual(TAKEN);
  expect(bot.log.at(-1)).toEqual({ event: 'send-failed', problem: 'too-large', status: 413 });
});

test('a redirect to another host is not followed', async () => {
  const elsewhere = await openChannel({ appId: APP_ID });
  channel.answers.push({ status: 307, headers: { Location: `${elsewhere.url}/v3` } });
  await post(message(channel));
  expect(elsewhere.sent).toEqual([]);
  await elsewhere.close();
});

test('when a hundred turns hang at once, no connection is left open', async () => {
  channel.answers.push(...Array<Answer>(100).fill('hang'));
  const posts = await Promise.all(
    Array.from({ length: 100 }, (_, person) => post(message(channel, { from: { id: `29:${person}` } }))),
  );
  expect(posts).toEqual(Array(100).fill(LOST));
  await expect.poll(() => channel.unanswered(), { timeout: 10_000 }).toBe(0);
});

test('when the bot’s own secret does not hold, the log says so and not what Entra wrote', async () => {
  const error = Object.assign(new Error('AADSTS7000222: the secret of app x expired'), {
    errorCode: 'invalid_client',
  });
  const expired = await startBot(environmentFor(channel), {
    credentialsFactory: {
      isValidAppId: async () => true,
      isAuthenticationDisabled: async () => false,
      createCredentials: async () => ({ signRequest: () => Promise.reject(error) }),
    },
  });
  const headers = { Authorization: `Bearer ${await channel.sign()}` };
  expect(await expired.post(message(channel), headers)).toEqual(LOST);
  expect(expired.log).toEqual([{ event: 'send-failed', problem: 'credentials', status: undefined }]);
  expect(channel.sent).toEqual([]);
  await expired.close();
});
