import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type CryptoKey,
  exportJWK,
  generateKeyPair,
  importPKCS8,
  type JWTHeaderParameters,
  SignJWT,
} from 'jose';

export const KEY_ID = 'channel-key';
/** A key that signs for another channel only. */
export const WEB_CHAT_KEY_ID = 'webchat-key';
/** What the bot shows the connector. */
export const OUTBOUND_TOKEN = 'outbound-token';

export type Json = { readonly [key: string]: unknown };

/** A request that the connector has got. */
export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly activity: Json;
}

/** How the connector answers one request: with a status, by breaking the connection, or never. */
export type Answer =
  | {
      readonly status: number;
      readonly headers?: { readonly [name: string]: string };
      /** Called when the request is there; it is answered when the promise is fulfilled. */
      readonly begin?: () => void;
      readonly until?: Promise<void>;
    }
  | 'reset'
  | 'hang';

/** A Bot Framework channel on this machine: OpenID server, connector, and token service of the bot. */
export interface Channel {
  readonly url: string;
  readonly issuer: string;
  readonly metadataUrl: string;
  readonly identityUrl: string;
  /** Requests that the connector has taken (2xx), in order. */
  readonly taken: Sent[];
  /** All requests to the connector, in order. */
  readonly sent: Sent[];
  /** How the next requests are answered; after them all with 200. */
  readonly answers: Answer[];
  /** A token as the channel signs it; claims and header parameters that are undefined are left out. */
  sign(claims?: Json, header?: Partial<JWTHeaderParameters>, key?: CryptoKey | Uint8Array): Promise<string>;
  readonly keys: { readonly own: CryptoKey; readonly webChat: CryptoKey };
  /** The channel's public key, as everybody can read it. */
  readonly publicJwk: Json;
  /** Requests that the connector is at and has not answered. */
  unanswered(): number;
  close(): Promise<void>;
}

export interface ChannelOptions {
  readonly appId: string;
  /** 0 lets the system choose. */
  readonly port?: number;
  /** PKCS #8 PEM of the key that a server in question trusts; a new one if left out. */
  readonly privateKey?: string;
}

const ISSUER = 'https://api.botframework.com';

export async function openChannel({ appId, port = 0, privateKey }: ChannelOptions): Promise<Channel> {
  const own = privateKey
    ? await importPKCS8(privateKey, 'RS256', { extractable: true })
    : (await generateKeyPair('RS256', { extractable: true })).privateKey;
  const webChat = (await generateKeyPair('RS256', { extractable: true })).privateKey;
  const publicJwk = await publicPart(own, KEY_ID, 'msteams');
  const jwks = { keys: [publicJwk, await publicPart(webChat, WEB_CHAT_KEY_ID, 'webchat')] };
  const taken: Sent[] = [];
  const sent: Sent[] = [];
  const answers: Answer[] = [];
  const open = new Set<ServerResponse>();

  async function connector(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url: path = '', headers } = request;
    open.add(response);
    response.once('close', () => open.delete(response));
    const activity = JSON.parse(Buffer.concat(await request.toArray()).toString() || '{}');
    const one = { method, path, authorization: headers.authorization, activity };
    sent.push(one);
    const answer = answers.shift() ?? { status: 200 };
    if (answer === 'hang') return;
    if (answer === 'reset') return void request.socket.resetAndDestroy();
    answer.begin?.();
    await answer.until;
    if (answer.status < 300) taken.push(one);
    for (const [name, value] of Object.entries(answer.headers ?? {})) response.setHeader(name, value);
    json(response, { id: `sent-${sent.length}` }, answer.status);
  }

  const server = createServer((request, response) => {
    const [path] = (request.url ?? '').split('?');
    if (path === '/metadata') json(response, { issuer: ISSUER, jwks_uri: `${url}/keys` });
    else if (path === '/keys') json(response, jwks);
    else if (path === '/identity') json(response, identityToken());
    else void connector(request, response);
  });
  await new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url,
    issuer: ISSUER,
    metadataUrl: `${url}/metadata`,
    identityUrl: `${url}/identity`,
    taken,
    sent,
    answers,
    keys: { own, webChat },
    publicJwk,
    async sign(claims = {}, header = {}, key = own) {
      const now = Math.floor(Date.now() / 1000);
      const standard = { iss: ISSUER, aud: appId, iat: now, nbf: now, exp: now + 3_600, serviceurl: url };
      const { alg = 'RS256', ...parameters } = { alg: 'RS256', kid: KEY_ID, typ: 'JWT', ...header };
      return new SignJWT(present({ ...standard, ...claims }))
        .setProtectedHeader({ alg, ...present(parameters) })
        .sign(key, { crit: { exp: true, b64: true, vendor: true } });
    },
    unanswered: () => open.size,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function json(response: ServerResponse, body: object, status = 200): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}

/** As Azure answers a bot with a managed identity. */
function identityToken(): Json {
  const expires = Math.floor(Date.now() / 1000) + 86_400;
  return {
    access_token: OUTBOUND_TOKEN,
    expires_on: String(expires),
    resource: ISSUER,
    token_type: 'Bearer',
  };
}

async function publicPart(key: CryptoKey, kid: string, endorsement: string): Promise<Json> {
  const { kty, n, e } = await exportJWK(key);
  return { kty, n, e, kid, use: 'sig', endorsements: [endorsement] };
}

function present(values: object): Json {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
