import { afterAll, beforeAll, expect, test } from 'vitest';
import { message, type RunningBot, startBot } from './bot.ts';
import { type Channel, openChannel } from './channel.ts';

let channel: Channel;
let bot: RunningBot;

beforeAll(async () => {
  channel = await openChannel();
  bot = await startBot({});
});
afterAll(async () => {
  await bot.close();
  await channel.close();
});

test('without credentials a message from this machine is answered', async () => {
  expect(await bot.post(message(channel, { channelId: 'emulator', channelData: undefined }))).toEqual({
    status: 200,
    body: {},
  });
  expect(channel.received.length).toBe(1);
});

test.each([
  'https://example.com/',
  'https://smba.trafficmanager.net/teams/',
  'http://127.0.0.1@example.com/',
  'http://169.254.169.254/',
  'file:///etc/passwd',
  'not an address',
])('without credentials nothing is sent to %s', async (serviceUrl) => {
  const { status } = await bot.post(message(channel, { serviceUrl }));
  expect(status).toBe(403);
});

test('a reply in the body needs no reply address that is safe', async () => {
  const { status } = await bot.post(
    message(channel, { serviceUrl: 'https://smba.trafficmanager.net/teams/', deliveryMode: 'expectReplies' }),
  );
  expect(status).toBe(200);
});

test('a list of tenants holds without credentials, too', async () => {
  const strict = await startBot({ ENROLLKIT_ALLOWED_TENANTS: '00000000-0000-0000-0000-000000000000' });
  expect((await strict.post(message(channel))).status).toBe(403);
  await strict.close();
});
