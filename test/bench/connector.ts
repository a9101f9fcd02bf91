import { writeSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

// The Bot Framework channel of a benchmark as a process of its own: OpenID server, token service of the bot, and a
// connector that takes everything and keeps nothing but the texts of posts into a channel. Prints its address and
// a token as one line of JSON. Channels use a token for an hour, too.

const ISSUER = 'https://api.botframework.com';
const KEY_ID = 'channel-key';

async function main(appId: string): Promise<void> {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const { kty, n, e } = await exportJWK(publicKey);
  const jwks = { keys: [{ kty, n, e, kid: KEY_ID, use: 'sig', endorsements: ['msteams'] }] };
  const posts: string[] = [];
  let taken = 0;
  const server = createServer((request, response) => {
    const [path = ''] = (request.url ?? '').split('?');
    if (path === '/metadata')
      return json(response, {
        issuer: ISSUER,
        jwks_uri: `${url}/keys`,
        id_token_signing_alg_values_supported: ['RS256'],
      });
    if (path === '/keys') return json(response, jwks);
    if (path === '/identity') return json(response, identityToken());
    if (path === '/posts') return json(response, posts);
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      taken += 1;
      const id = `sent-${taken}`;
      if (path !== '/v3/conversations') return json(response, { id });
      const { activity, channelData } = JSON.parse(Buffer.concat(chunks).toString());
      posts.push(JSON.stringify(activity));
      return json(response, { id: `${channelData?.channel?.id};messageid=${id}`, activityId: id });
    });
    return undefined;
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const now = Math.floor(Date.now() / 1000);
  const token = await new SignJWT({
    iss: ISSUER,
    aud: appId,
    iat: now,
    nbf: now,
    exp: now + 36_000,
    serviceurl: url,
  })
    .setProtectedHeader({ alg: 'RS256', kid: KEY_ID, typ: 'JWT' })
    .sign(privateKey);
  writeSync(1, `${JSON.stringify({ url, token })}\n`);
}

function json(response: ServerResponse, body: object): undefined {
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  return undefined;
}

/** As Azure answers a bot with a managed identity. */
function identityToken(): object {
  const expires = Math.floor(Date.now() / 1000) + 86_400;
  return {
    access_token: 'outbound-token',
    expires_on: String(expires),
    resource: ISSUER,
    token_type: 'Bearer',
  };
}

void main(process.argv[2] ?? '');
