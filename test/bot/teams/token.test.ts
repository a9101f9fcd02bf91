import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { expect, test } from 'vitest';
import type { SigningKey } from '../../../bot/teams/signingKeys.ts';
import { createTokenVerifier } from '../../../bot/teams/token.ts';

const RULES = { issuer: 'https://api.botframework.com', audience: 'app' };
const NOON = new Date('2026-11-25T12:00:00Z');

/** A verifier with one published key, and a token of that key that is good until an hour after noon. */
async function verifierWithToken() {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const published = new Map<string, SigningKey>([
    ['key', { jwk: await exportJWK(publicKey), endorsements: ['msteams'] }],
  ]);
  const verify = createTokenVerifier(RULES, { find: async (kid) => published.get(kid) });
  const exp = NOON.getTime() / 1000 + 3_600;
  const token = await new SignJWT({ iss: RULES.issuer, aud: RULES.audience, exp })
    .setProtectedHeader({ alg: 'RS256', kid: 'key' })
    .sign(privateKey);
  const at = (now: Date, sent = token) => verify([`Bearer ${sent}`], now);
  return { at, token, published };
}

test('a good token is good again', async () => {
  const { at } = await verifierWithToken();
  const first = await at(NOON);
  expect(await at(NOON)).toEqual(first);
});

test('a token that was good is refused when its time is over', async () => {
  const { at } = await verifierWithToken();
  await at(NOON);
  await expect(at(new Date('2026-11-25T13:06:00Z'))).rejects.toMatchObject({ status: 401, check: 'exp' });
});

test('a token that was good is refused when its key is not published any more', async () => {
  const { at, published } = await verifierWithToken();
  await at(NOON);
  published.delete('key');
  await expect(at(NOON)).rejects.toMatchObject({ status: 401, check: 'unknown key' });
});

test('a token that was good is checked again when another key has its name', async () => {
  const { at, published } = await verifierWithToken();
  await at(NOON);
  const { publicKey } = await generateKeyPair('RS256');
  published.set('key', { jwk: await exportJWK(publicKey), endorsements: ['msteams'] });
  await expect(at(NOON)).rejects.toMatchObject({
    status: 401,
    check: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
  });
});

test('a good token with one letter changed is refused', async () => {
  const { at, token } = await verifierWithToken();
  await at(NOON);
  const changed = token.replace(
    /\.(.)([^.]*)$/,
    (_, letter, rest) => `.${letter === 'A' ? 'B' : 'A'}${rest}`,
  );
  await expect(at(NOON, changed)).rejects.toMatchObject({ status: 401 });
});
