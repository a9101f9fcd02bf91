import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

export const APP_ID = '99999999-8888-7777-6666-555555555555';
export const ISSUER = 'https://api.botframework.com';
const KEY_ID = 'channel-key';

/** A Bot Framework channel on this machine: its signing keys, and the connector that takes replies. */
export interface Channel {
  readonly url: string;
  readonly metadataUrl: string;
  /** Activities that the bot has sent, in order. */
  readonly received: {
    readonly method: string;
    readonly path: string;
    readonly activity: { readonly [key: string]: unknown };
  }[];
  /** Answers the next requests with these statuses instead of taking them. */
  readonly failWith: number[];
  /** A token as the channel signs it; a claim set to undefined is left out. */
  sign(claims?: { [claim: string]: unknown }): Promise<string>;
  close(): Promise<void>;
}

export async function openChannel(): Promise<Channel> {
  const own = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(own.publicKey)), kid: KEY_ID, use: 'sig', endorsements: ['msteams'] };
  const received: Channel['received'] = [];
  const failWith: number[] = [];
  const server = createServer((request, response) => {
    const json = (body: object) =>
      response.setHeader('Content-Type', 'application/json').end(JSON.stringify(body));
    if (request.url === '/metadata') return json({ issuer: ISSUER, jwks_uri: `${url}/keys` });
    if (request.url === '/keys') return json({ keys: [jwk] });
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url: path = '' } = request;
      const status = failWith.shift();
      if (status !== undefined) {
        response.statusCode = status;
        json({ error: { code: 'Failed' } });
        return;
      }
      const activity = JSON.parse(Buffer.concat(chunks).toString());
      received.push({ method, path, activity });
      const id = `reply-${received.length}`;
      // A new conversation in a channel is a thread that is called after its first message.
      const { channelData } = activity as { channelData?: { channel?: { id: string } } };
      response.statusCode = 201;
      json(
        path === '/v3/conversations'
          ? { id: `${channelData?.channel?.id};messageid=${id}`, activityId: id }
          : { id },
      );
    });
    return undefined;
  });
  const url = await listening(server);
  return {
    url,
    metadataUrl: `${url}/metadata`,
    received,
    failWith,
    async sign(claims = {}) {
      const now = Math.floor(Date.now() / 1000);
      const all = {
        iss: ISSUER,
        aud: APP_ID,
        iat: now,
        nbf: now,
        exp: now + 600,
        serviceurl: url,
        ...claims,
      };
      const payload = JSON.parse(JSON.stringify(all)) as JWTPayload;
      return new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid: KEY_ID }).sign(own.privateKey);
    },
    close: () => closed(server),
  };
}

export function listening(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    );
  });
}

export function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.closeAllConnections();
    server.close(() => resolve());
  });
}
