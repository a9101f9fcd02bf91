import { createServer, type Server } from 'node:http';
import { exportJWK, generateKeyPair } from 'jose';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSigningKeys, KeysUnreachable } from '../../../bot/teams/signingKeys.ts';
import { environmentFor, message, startBot } from './bot.ts';
import { closed, listening, openChannel } from './channel.ts';

const HOUR = 3_600_000;

let server: Server;
let url: string;
let published: object[];
let reads: number;
let broken: boolean;

beforeEach(async () => {
  published = [await publicKey('first')];
  reads = 0;
  broken = false;
  server = createServer((request, response) => {
    if (request.url === '/keys') reads += 1;
    if (broken) response.writeHead(500);
    response.end(JSON.stringify(request.url === '/keys' ? { keys: published } : { jwks_uri: `${url}/keys` }));
  });
  url = await listening(server);
});
afterEach(async () => {
  await closed(server);
});

async function publicKey(kid: string, changes: object = {}): Promise<object> {
  const { publicKey: key } = await generateKeyPair('RS256');
  return { ...(await exportJWK(key)), kid, ...changes };
}

function keysAt() {
  const clock = { time: 0 };
  return { clock, keys: createSigningKeys({ metadataUrl: url, now: () => clock.time }) };
}

test('keys are read once for many requests, and again after a day', async () => {
  const { clock, keys } = keysAt();
  const found = await Promise.all(Array.from({ length: 20 }, () => keys.find('first')));
  expect(found.every((key) => key?.jwk.kty === 'RSA')).toBe(true);
  clock.time = 23 * HOUR;
  await keys.find('first');
  expect(reads).toBe(1);
  clock.time = 25 * HOUR;
  await keys.find('first');
  expect(reads).toBe(2);
});

test('a new key is found, and made-up key ids do not make the bot read again and again', async () => {
  const { clock, keys } = keysAt();
  await keys.find('first');
  published.push(await publicKey('second'));
  for (let id = 0; id < 50; id += 1) expect(await keys.find(`made-up-${id}`)).toBe(undefined);
  expect(reads).toBe(1);
  clock.time = HOUR;
  expect((await keys.find('second'))?.endorsements).toEqual([]);
  expect(reads).toBe(2);
});

test('while keys cannot be read the old ones hold, and without old ones nothing does', async () => {
  const { clock, keys } = keysAt();
  await keys.find('first');
  broken = true;
  clock.time = 48 * HOUR;
  expect((await keys.find('first'))?.jwk.kty).toBe('RSA');
  const { clock: later, keys: others } = keysAt();
  await expect(others.find('first')).rejects.toThrow(KeysUnreachable);
  broken = false;
  later.time = 6_000;
  expect((await others.find('first'))?.jwk.kty).toBe('RSA');
});

test('only RSA keys for signatures count', async () => {
  published = [
    await publicKey('encryption', { use: 'enc' }),
    await publicKey('secret', { kty: 'oct', k: 'c2VjcmV0' }),
    await publicKey('empty', { n: undefined }),
    await publicKey('endorsed', { endorsements: ['msteams'] }),
  ];
  const { keys } = keysAt();
  const found = await Promise.all(['encryption', 'secret', 'empty', 'endorsed'].map((id) => keys.find(id)));
  expect(found.map((key) => key?.endorsements)).toEqual([undefined, undefined, undefined, ['msteams']]);
});

test('a bot that cannot read the channel’s keys says so, and takes nothing on', async () => {
  const channel = await openChannel();
  const token = await channel.sign();
  await channel.close();
  const bot = await startBot(environmentFor(channel));
  expect(await bot.post(message(channel), { Authorization: `Bearer ${token}` })).toEqual({
    status: 503,
    body: { error: 'No token can be checked at the moment.' },
  });
  expect(bot.log).toEqual([
    {
      event: 'keys-unreachable',
      status: 503,
      reason: `The signing keys behind ${channel.metadataUrl} cannot be read.`,
    },
  ]);
  await bot.close();
});
