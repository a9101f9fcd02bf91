import { afterAll, beforeAll, expect, test } from 'vitest';
import { environmentFor, message, type RunningBot, startBot } from './bot.ts';
import { type Channel, openChannel } from './channel.ts';

let channel: Channel;
let bot: RunningBot;

beforeAll(async () => {
  channel = await openChannel();
  bot = await startBot(environmentFor(channel));
});
afterAll(async () => {
  await bot.close();
  await channel.close();
});

test.each([
  ['an empty object', {}, 'The activity has no type.'],
  ['a list', [], 'The body is not a JSON object.'],
  ['a text', '"hi"', 'The body is not a JSON object.'],
  ['nothing', 'null', 'The body is not a JSON object.'],
  ['broken JSON', '{', 'The request cannot be read.'],
  ['a number as type', { type: 1 }, 'The activity has no type.'],
  [
    'a message without a sender',
    { type: 'message', channelId: 'a', serviceUrl: 'b', conversation: { id: 'c' } },
    'The activity has no from.',
  ],
])('%s is not an activity', async (_, body, error) => {
  const headers = { Authorization: `Bearer ${await channel.sign()}` };
  expect(await bot.post(body, headers)).toEqual({ status: 400, body: { error } });
});

test.each(['conversation', 'from', 'recipient', 'serviceUrl', 'channelId'])(
  'a message without %s is refused',
  async (part) => {
    const { status } = await bot.post(message(channel, { [part]: undefined }), {
      Authorization: `Bearer ${await channel.sign()}`,
    });
    expect(status).toBe(400);
  },
);

test.each([
  ['text', { text: { toString: 1 } }],
  ['locale', { locale: 5 }],
  ['membersAdded', { type: 'conversationUpdate', membersAdded: [null] }],
  ['channelData.tenant', { channelData: { tenant: 'x' } }],
])('a message with a wrong %s is refused', async (_, changes) => {
  const { status } = await bot.post(message(channel, changes), {
    Authorization: `Bearer ${await channel.sign()}`,
  });
  expect(status).toBe(400);
});
