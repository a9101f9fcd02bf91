import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { TENANT } from '../factories.ts';
import { environmentFor, message, type RunningBot, startBot } from './bot.ts';
import { APP_ID, type Channel, openChannel } from './channel.ts';

let channel: Channel;
let bot: RunningBot;

beforeAll(async () => {
  // The SDK prints the key to which a bad signature does not belong.
  vi.spyOn(console, 'error').mockImplementation(() => {});
  channel = await openChannel();
  bot = await startBot(environmentFor(channel));
});
afterAll(async () => {
  await bot.close();
  await channel.close();
});
beforeEach(() => {
  channel.received.length = 0;
});

const now = Math.floor(Date.now() / 1000);
const NO_TOKEN = { status: 401, body: { error: 'The request carries no bearer token.' } };
const BAD_TOKEN = { status: 401, body: { error: 'The token is not valid here.' } };

test.each([
  ['no header', {}],
  ['an empty header', { Authorization: '' }],
  ['a password', { Authorization: 'Basic dTpw' }],
  ['no token behind the scheme', { Authorization: 'Bearer' }],
])('%s is refused', async (_, headers) => {
  expect(await bot.post(message(channel), headers)).toEqual(NO_TOKEN);
});

test.each([
  ['garbage', () => 'garbage'],
  ['three parts of garbage', () => 'a.b.c'],
  ['an expired token', () => channel.sign({ exp: now - 3_600, nbf: now - 7_200 })],
  ['a token without an end', () => channel.sign({ exp: undefined })],
  ['a token of the future', () => channel.sign({ nbf: now + 3_600 })],
  ['another bot’s token', () => channel.sign({ aud: 'another-bot' })],
  ['a token for many bots', () => channel.sign({ aud: [APP_ID, 'another-bot'] })],
  ['a token without an audience', () => channel.sign({ aud: undefined })],
  ['another issuer', () => channel.sign({ iss: 'https://example.com' })],
  [
    'an emulator’s issuer',
    () => channel.sign({ iss: `https://sts.windows.net/${TENANT}/`, appid: APP_ID, ver: '1.0' }),
  ],
  ['a stranger’s signature', () => channel.sign({}, { stranger: true })],
  ['an unknown key', () => channel.sign({}, { kid: 'unknown' })],
  ['no signature', () => channel.sign({}, { alg: 'none' })],
  ['a symmetric signature', () => channel.sign({}, { alg: 'HS256' })],
  ['another serviceUrl', () => channel.sign({ serviceurl: 'http://127.0.0.1:1' })],
  [
    'changed claims',
    async () => {
      const [header, , signature] = (await channel.sign()).split('.');
      const [, claims] = (await channel.sign({ exp: now + 9_999 })).split('.');
      return `${header}.${claims}.${signature}`;
    },
  ],
])('%s is refused', async (_, token) => {
  expect(await bot.post(message(channel), { Authorization: `Bearer ${await token()}` })).toEqual(BAD_TOKEN);
  expect(channel.received).toEqual([]);
});

test.each([
  [
    'another tenant',
    { channelData: { tenant: { id: 'another' } }, conversation: { id: 'c', tenantId: 'another' } },
  ],
  ['two tenants', { channelData: { tenant: { id: 'another' } } }],
  ['no tenant', { channelData: undefined, conversation: { id: 'c' } }],
  ['another channel', { channelId: 'AseChannel' }],
])('%s is refused', async (_, changes) => {
  const { status } = await bot.post(message(channel, changes), {
    Authorization: `Bearer ${await channel.sign()}`,
  });
  expect(status).toBe(403);
  expect(channel.received).toEqual([]);
});

test('a reply address that is not Microsoft’s is refused', async () => {
  const serviceUrl = 'https://example.com/';
  const headers = { Authorization: `Bearer ${await channel.sign({ serviceurl: serviceUrl })}` };
  expect(await bot.post(message(channel, { serviceUrl }), headers)).toEqual({
    status: 403,
    body: { error: 'This bot does not send replies to that serviceUrl.' },
  });
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

test('refusals are counted', async () => {
  expect(bot.metrics.print()).toMatch(/enrollkit_refusals_total\{status="401"\} \d+/);
});
