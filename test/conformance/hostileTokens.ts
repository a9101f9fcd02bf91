import {
  base64url,
  CompactEncrypt,
  type CryptoKey,
  exportJWK,
  exportSPKI,
  generateKeyPair,
  importJWK,
  type JWK,
} from 'jose';
import { type Json, WEB_CHAT_KEY_ID } from './channel.ts';
import { message, type Target } from './target.ts';

/** A request that must not be taken on. */
export interface Hostile {
  readonly what: string;
  readonly status: number;
  /** Headers in a list, as they go over the wire. */
  headers?(target: Target): Promise<readonly string[]>;
  body?(target: Target): unknown;
  readonly path?: (target: Target) => Promise<string>;
}

type Claims = Json | ((target: Target) => Json);

const now = Math.floor(Date.now() / 1000);
const text = new TextEncoder();
const stranger = generateKeyPair('RS256', { extractable: true });
const elliptic = generateKeyPair('ES256', { extractable: true });

const bearer = (token: string) => ['Authorization', `Bearer ${token}`];
const encode = (part: unknown) => base64url.encode(text.encode(JSON.stringify(part)));

/** A token that is signed well but claims something else. */
function claiming(what: string, claims: Claims): Hostile {
  return {
    what,
    status: 401,
    headers: async (target) =>
      bearer(await target.channel.sign(typeof claims === 'function' ? claims(target) : claims)),
  };
}

/** A token with other header parameters, signed with the key of the channel or another one. */
function headed(
  what: string,
  header: Json | ((target: Target) => Promise<Json>),
  key?: (target: Target) => Promise<CryptoKey | Uint8Array>,
): Hostile {
  return {
    what,
    status: 401,
    headers: async (target) => {
      const parameters = typeof header === 'function' ? await header(target) : header;
      return bearer(await target.channel.sign({}, parameters, await key?.(target)));
    },
  };
}

/** A good token, taken apart and put together in another way. */
function altered(what: string, change: (parts: Parts, target: Target) => string | Promise<string>): Hostile {
  return {
    what,
    status: 401,
    headers: async (target) => {
      const [header = '', claims = '', signature = ''] = (await target.channel.sign()).split('.');
      return bearer(await change({ header, claims, signature }, target));
    },
  };
}

interface Parts {
  readonly header: string;
  readonly claims: string;
  readonly signature: string;
}

/** A good token in a header that is not well formed. */
function sentAs(what: string, headers: (token: string) => readonly string[]): Hostile {
  return { what, status: 401, headers: async ({ channel }) => headers(await channel.sign()) };
}

/** A good token for an activity that it does not cover. */
function about(what: string, status: number, changes: Claims, claims: Claims = {}): Hostile {
  const of = (value: Claims, target: Target) => (typeof value === 'function' ? value(target) : value);
  return {
    what,
    status,
    headers: async (target) => bearer(await target.channel.sign(of(claims, target))),
    body: (target) => message(target, of(changes, target)),
  };
}

/** A reply address that the token names, too, but that is not one of the channel. */
function repliesTo(serviceUrl: string): Hostile {
  return about(`replies wanted at ${serviceUrl}`, 403, { serviceUrl }, { serviceurl: serviceUrl });
}

function decoded(part: string): Json {
  return JSON.parse(new TextDecoder().decode(base64url.decode(part)));
}

async function hmacWith(secret: Uint8Array): Promise<Uint8Array> {
  return secret;
}

const OTHER_APP = '11111111-1111-1111-1111-111111111111';
const OTHER_TENANT = '00000000-0000-0000-0000-000000000001';

export const HOSTILE: readonly Hostile[] = [
  // No token, or not in the form of one.
  { what: 'no authorization', status: 401 },
  { what: 'an empty authorization', status: 401, headers: async () => ['Authorization', ''] },
  { what: 'a name and a password', status: 401, headers: async () => ['Authorization', 'Basic dTpw'] },
  { what: 'the scheme alone', status: 401, headers: async () => ['Authorization', 'Bearer'] },
  { what: 'the scheme and a space', status: 401, headers: async () => ['Authorization', 'Bearer '] },
  { what: 'the word null as token', status: 401, headers: async () => bearer('null') },
  { what: 'garbage', status: 401, headers: async () => bearer('garbage') },
  { what: 'three parts of garbage', status: 401, headers: async () => bearer('a.b.c') },
  { what: 'three empty parts', status: 401, headers: async () => bearer('..') },
  { what: 'a token of 30,000 letters', status: 401, headers: async () => bearer('x'.repeat(30_000)) },
  sentAs('the scheme in small letters', (token) => ['Authorization', `bearer ${token}`]),
  sentAs('the scheme in capitals', (token) => ['Authorization', `BEARER ${token}`]),
  sentAs('two spaces before the token', (token) => ['Authorization', `Bearer  ${token}`]),
  sentAs('a word behind the token', (token) => ['Authorization', `Bearer ${token} more`]),
  sentAs('the token without a scheme', (token) => ['Authorization', token]),
  sentAs('the token in two headers', (token) => [...bearer(token), ...bearer(token)]),
  sentAs('a bad token before the good one', (token) => [...bearer('a.b.c'), ...bearer(token)]),
  sentAs('a password before the token', (token) => ['Authorization', 'Basic dTpw', ...bearer(token)]),
  sentAs('the token in another header', (token) => ['X-Authorization', `Bearer ${token}`]),
  sentAs('the token in a cookie', (token) => ['Cookie', `access_token=${token}`]),
  sentAs('letters outside ASCII behind the token', (token) => ['Authorization', `Bearer ${token}é`]),
  sentAs('a comma and a second token', (token) => ['Authorization', `Bearer ${token},${token}`]),
  {
    what: 'the token in the address',
    status: 401,
    path: async ({ channel }) => `/api/messages?access_token=${await channel.sign()}`,
  },

  // Another key, or none.
  headed('a stranger’s key under the channel’s key id', {}, async () => (await stranger).privateKey),
  headed('a key id that nobody has', { kid: 'unknown' }),
  headed('no key id', { kid: undefined }),
  headed('an empty key id', { kid: '' }),
  headed('a path as key id', { kid: '../../../../dev/null' }),
  headed('an address as key id', { kid: 'https://example.com/keys' }),
  headed('a database query as key id', { kid: "' OR 1=1 --" }),
  headed('a property of every object as key id', { kid: '__proto__' }),
  headed('a list as key id', { kid: ['channel-key'] }),
  headed('an object as key id', { kid: { toString: 'channel-key' } }),
  headed('a number as key id', { kid: 0 }),
  headed('the key id in capitals', { kid: 'CHANNEL-KEY' }),
  headed('a key of another channel', { kid: WEB_CHAT_KEY_ID }, async ({ channel }) => channel.keys.webChat),
  headed(
    'a stranger’s key that the token brings along',
    async () => ({ jwk: await exportJWK((await stranger).publicKey) }),
    async () => (await stranger).privateKey,
  ),
  headed(
    'an address of keys (jku)',
    ({ channel }) => Promise.resolve({ jku: `${channel.url}/keys` }),
    async () => (await stranger).privateKey,
  ),
  headed('an address of a certificate (x5u)', { x5u: 'https://example.com/certificate' }),
  headed('a certificate that the token brings along (x5c)', { x5c: ['MIIB'] }),
  headed('the channel’s own key as jwk', async ({ channel }) => ({ jwk: channel.publicJwk })),
  headed('an extension that must be understood', { crit: ['vendor'], vendor: 1 }),
  headed('a claim as critical extension', { crit: ['exp'], exp: now + 600 }),
  headed('another type', { typ: 'at+jwt' }),
  headed('a nested token as content type', { cty: 'JWT' }),

  // Another algorithm.
  altered(
    'no signature, and none announced',
    ({ claims }) => `${encode({ alg: 'none', kid: 'channel-key' })}.${claims}.`,
  ),
  altered(
    '“None” with a signature',
    ({ claims, signature }) => `${encode({ alg: 'None', kid: 'channel-key' })}.${claims}.${signature}`,
  ),
  altered(
    'RS256 in small letters',
    ({ claims, signature }) => `${encode({ alg: 'rs256', kid: 'channel-key' })}.${claims}.${signature}`,
  ),
  altered(
    'no algorithm',
    ({ claims, signature }) => `${encode({ kid: 'channel-key' })}.${claims}.${signature}`,
  ),
  altered(
    'a list of algorithms',
    ({ claims, signature }) => `${encode({ alg: ['RS256'], kid: 'channel-key' })}.${claims}.${signature}`,
  ),
  headed('a secret word as key', { alg: 'HS256' }, () => hmacWith(text.encode('secret'))),
  headed('an empty secret', { alg: 'HS256' }, () => hmacWith(new Uint8Array(32))),
  headed('the public key in PEM form as secret', { alg: 'HS256' }, async ({ channel }) => {
    const key = (await importJWK(channel.publicJwk as JWK, 'RS256')) as CryptoKey;
    return text.encode(await exportSPKI(key));
  }),
  headed('the public key as JSON as secret', { alg: 'HS256' }, async ({ channel }) =>
    text.encode(JSON.stringify(channel.publicJwk)),
  ),
  headed('the modulus as secret', { alg: 'HS512' }, async ({ channel }) =>
    base64url.decode(String(channel.publicJwk['n'])),
  ),
  headed('an elliptic key', { alg: 'ES256' }, async () => (await elliptic).privateKey),
  headed(
    'the channel’s key with another padding (PS256)',
    { alg: 'PS256' },
    async ({ channel }) => (await importJWK(await exportJWK(channel.keys.own), 'PS256')) as CryptoKey,
  ),
  altered('an encrypted token', async () => {
    const { publicKey } = await generateKeyPair('RSA-OAEP-256');
    return new CompactEncrypt(text.encode('{}'))
      .setProtectedHeader({ alg: 'RSA-OAEP-256', enc: 'A256GCM' })
      .encrypt(publicKey);
  }),

  // Changed after it was signed.
  altered(
    'other claims under the same signature',
    ({ header, claims, signature }) =>
      `${header}.${encode({ ...decoded(claims), exp: now + 9_999 })}.${signature}`,
  ),
  altered(
    'another header under the same signature',
    ({ header, claims, signature }) => `${encode({ ...decoded(header), typ: 'jwt' })}.${claims}.${signature}`,
  ),
  altered('the signature of another token', async ({ header, claims }, { channel }) => {
    const other = await channel.sign({ exp: now + 1_200 });
    return `${header}.${claims}.${other.split('.')[2]}`;
  }),
  altered('one bit of the signature turned', ({ header, claims, signature }) => {
    const bytes = base64url.decode(signature);
    bytes[10] = Number(bytes[10]) ^ 1;
    return `${header}.${claims}.${base64url.encode(bytes)}`;
  }),
  altered(
    'half a signature',
    ({ header, claims, signature }) => `${header}.${claims}.${signature.slice(0, signature.length / 2)}`,
  ),
  altered(
    'a signature of zeros',
    ({ header, claims }) => `${header}.${claims}.${base64url.encode(new Uint8Array(256))}`,
  ),
  altered('no signature', ({ header, claims }) => `${header}.${claims}.`),
  altered('no claims', ({ header, signature }) => `${header}..${signature}`),
  altered('no header', ({ claims, signature }) => `.${claims}.${signature}`),
  altered('two parts', ({ header, claims }) => `${header}.${claims}`),
  altered('four parts', ({ header, claims, signature }) => `${header}.${claims}.${signature}.${signature}`),
  altered(
    'padding behind the signature',
    ({ header, claims, signature }) => `${header}.${claims}.${signature}==`,
  ),
  altered('a list as claims', ({ header, signature }) => `${header}.${encode([])}.${signature}`),
  altered('a text as header', ({ claims, signature }) => `${encode('header')}.${claims}.${signature}`),
  altered(
    'a token in a token',
    ({ header, claims, signature }) =>
      `${header}.${base64url.encode(text.encode(`${header}.${claims}.${signature}`))}.${signature}`,
  ),

  // Made by somebody else.
  claiming('no issuer', { iss: undefined }),
  claiming('an empty issuer', { iss: '' }),
  claiming('another issuer', { iss: 'https://example.com' }),
  claiming('the issuer with a slash at its end', { iss: 'https://api.botframework.com/' }),
  claiming('the issuer in capitals', { iss: 'HTTPS://API.BOTFRAMEWORK.COM' }),
  claiming('the issuer without encryption', { iss: 'http://api.botframework.com' }),
  claiming('the issuer as the beginning of a longer one', {
    iss: 'https://api.botframework.com.example.com',
  }),
  claiming('a list with the issuer', { iss: ['https://api.botframework.com'] }),
  claiming('the issuer of the government cloud', { iss: 'https://api.botframework.us' }),
  claiming('the issuer of Entra (version 1)', ({ tenant, appId }) => ({
    iss: `https://sts.windows.net/${tenant}/`,
    appid: appId,
    ver: '1.0',
  })),
  claiming('the issuer of Entra (version 2)', ({ tenant, appId }) => ({
    iss: `https://login.microsoftonline.com/${tenant}/v2.0`,
    azp: appId,
    ver: '2.0',
  })),
  claiming('the issuer of the emulator', ({ appId }) => ({
    iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/',
    appid: appId,
    ver: '1.0',
  })),

  // Made for somebody else.
  claiming('no audience', { aud: undefined }),
  claiming('an empty audience', { aud: '' }),
  claiming('another bot', { aud: OTHER_APP }),
  claiming('a list with this bot alone', ({ appId }) => ({ aud: [appId] })),
  claiming('a list of bots', ({ appId }) => ({ aud: [OTHER_APP, appId] })),
  claiming('a number as audience', { aud: 5 }),
  claiming('the beginning of the app id', ({ appId }) => ({ aud: appId.slice(0, 8) })),
  claiming('an audience that begins with the app id', ({ appId }) => ({ aud: `${appId}0` })),
  claiming('the app id as an address', ({ appId }) => ({ aud: `api://${appId}` })),
  claiming('the issuer as audience', { aud: 'https://api.botframework.com' }),

  // At another time.
  claiming('no end', { exp: undefined }),
  claiming('an end an hour ago', { exp: now - 3_600, nbf: now - 7_200, iat: now - 7_200 }),
  claiming('an end six minutes ago', { exp: now - 360 }),
  claiming('an end as text', { exp: String(now + 3_600) }),
  claiming('an end as a list', { exp: [now + 3_600] }),
  claiming('an end that is null', { exp: null }),
  claiming('an end that is true', { exp: true }),
  claiming('an end at zero', { exp: 0 }),
  claiming('an end before 1970', { exp: -1 }),
  claiming('an end in a hundred years', { exp: now + 3_155_760_000 }),
  claiming('an end in milliseconds', { exp: (now + 3_600) * 1_000 }),
  claiming('an end that is no whole number', { exp: now + 3_600.5 }),
  claiming('an end that no calendar has', { exp: 1e300 }),
  claiming('a beginning in an hour', { nbf: now + 3_600 }),
  claiming('a beginning as text', { nbf: 'now' }),
  claiming('made in an hour', { iat: now + 3_600 }),
  claiming('made at a time that is text', { iat: 'now' }),

  // For another reply address, channel or tenant.
  claiming('no reply address', { serviceurl: undefined }),
  claiming('another reply address', { serviceurl: 'https://smba.trafficmanager.net/teams/' }),
  claiming('the reply address under another name', ({ channel }) => ({
    serviceurl: undefined,
    serviceUrl: channel.url,
  })),
  claiming('a slash behind the reply address', ({ channel }) => ({ serviceurl: `${channel.url}/` })),
  claiming('the reply address in capitals', ({ channel }) => ({ serviceurl: channel.url.toUpperCase() })),
  claiming('a list with the reply address', ({ channel }) => ({ serviceurl: [channel.url] })),
  about('a slash behind the activity’s reply address', 401, ({ channel }) => ({
    serviceUrl: `${channel.url}/`,
  })),
  repliesTo('https://example.com/'),
  repliesTo('http://169.254.169.254/latest/meta-data/'),
  repliesTo('http://[::1]:1/'),
  repliesTo('http://localhost:1/'),
  repliesTo('http://0.0.0.0:1/'),
  repliesTo('http://127.0.0.1.example.com/'),
  repliesTo('http://127.0.0.1@example.com/'),
  repliesTo('http://user:password@127.0.0.1/'),
  repliesTo('https://smba.trafficmanager.net.example.com/'),
  repliesTo('https://example.com/#127.0.0.1'),
  repliesTo('https://example.com\\@127.0.0.1/'),
  repliesTo('file:///etc/passwd'),
  repliesTo('gopher://127.0.0.1/'),
  repliesTo('javascript:alert(1)'),
  repliesTo('//127.0.0.1/'),
  repliesTo('127.0.0.1'),
  about('another channel', 403, { channelId: 'webchat' }),
  about('the emulator', 403, { channelId: 'emulator' }),
  about('Direct Line', 403, { channelId: 'directline' }),
  about('Direct Line App Service Extension', 403, { channelId: 'AseChannel' }),
  about('the channel in capitals', 403, { channelId: 'MSTEAMS' }),
  about('another tenant', 403, {
    conversation: { id: 'c', tenantId: OTHER_TENANT },
    channelData: { tenant: { id: OTHER_TENANT } },
  }),
  about('another tenant in the conversation', 403, { conversation: { id: 'c', tenantId: OTHER_TENANT } }),
  about('another tenant in the channel data', 403, { channelData: { tenant: { id: OTHER_TENANT } } }),
  about('no tenant', 403, { conversation: { id: 'c' }, channelData: {} }),
  about('an empty tenant', 403, {
    conversation: { id: 'c', tenantId: '' },
    channelData: { tenant: { id: '' } },
  }),

  // A good token with a body that is no activity.
  about('no reply address in the activity', 400, { serviceUrl: undefined }),
  about('an empty reply address in the activity', 400, { serviceUrl: '' }),
  about('a list as reply address in the activity', 400, ({ channel }) => ({ serviceUrl: [channel.url] })),
  about('no channel in the activity', 400, { channelId: undefined }),
  about('a list as tenant', 400, ({ tenant }) => ({ channelData: { tenant: { id: [tenant] } } })),
  { ...sentAs('a list as body', bearer), status: 400, body: () => [] },
  { ...sentAs('an empty object as body', bearer), status: 400, body: () => ({}) },
  { ...sentAs('a text as body', bearer), status: 400, body: () => '"hi"' },
];
