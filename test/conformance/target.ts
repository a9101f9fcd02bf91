import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { type Channel, type Json, openChannel } from './channel.ts';

const APP_ID = '99999999-8888-7777-6666-555555555555';
const TENANT = 'aaaabbbb-0000-cccc-1111-dddd2222eeee';

/**
 * The server in question with the channel that it trusts. By default `enrollkit start` as a process of its
 * own. For any other server, start it with the channel's addresses and name it in the environment:
 * `CONFORMANCE_URL` (its address), `CONFORMANCE_PORT` (where the channel listens), `CONFORMANCE_KEY` (file with
 * the channel's private key, PKCS #8 PEM, key id `channel-key`), and, where they differ,
 * `CONFORMANCE_APP_ID` and `CONFORMANCE_TENANT`.
 */
export interface Target {
  readonly url: string;
  readonly appId: string;
  readonly tenant: string;
  readonly channel: Channel;
  /** The process; undefined for a server that somebody else has started. */
  readonly started?: Started;
  close(): Promise<void>;
}

export interface Started {
  readonly child: ChildProcess;
  /** Lines of its standard error so far. */
  log(): readonly string[];
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
}

export async function openTarget(environment: { [name: string]: string } = {}): Promise<Target> {
  const {
    CONFORMANCE_URL: given,
    CONFORMANCE_APP_ID: appId = APP_ID,
    CONFORMANCE_TENANT: tenant = TENANT,
    CONFORMANCE_PORT: port = '0',
    CONFORMANCE_KEY: keyFile,
  } = process.env;
  const channel = await openChannel({
    appId,
    port: Number(port),
    ...(keyFile ? { privateKey: readFileSync(keyFile, 'utf8') } : {}),
  });
  if (given) return { url: given, appId, tenant, channel, close: channel.close };
  const { url, started } = await startServer(channel, appId, environment);
  return {
    url,
    appId,
    tenant,
    channel,
    started,
    async close() {
      started.child.kill('SIGKILL');
      await started.ended;
      await channel.close();
    },
  };
}

/** Starts the bot with a managed identity, whose token service is the channel's. */
async function startServer(
  channel: Channel,
  appId: string,
  environment: { [name: string]: string },
): Promise<{ url: string; started: Started }> {
  const config = 'test/fixtures/everything.yaml';
  const child = spawn(
    process.execPath,
    ['src/cli/enrollkit.mjs', 'start', '--only-bot', '--port', '0', '--config', config],
    {
      env: {
        PATH: process.env['PATH'],
        MicrosoftAppId: appId,
        MicrosoftAppType: 'UserAssignedMSI',
        ToBotFromChannelOpenIdMetadataUrl: channel.metadataUrl,
        ENROLLKIT_SERVICE_URL_HOSTS: '127.0.0.1',
        IDENTITY_ENDPOINT: channel.identityUrl,
        IDENTITY_HEADER: 'identity-header',
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    errors += text;
  });
  const ended = new Promise<number | string>((resolve) =>
    child.once('close', (code, signal) => resolve(code ?? signal ?? '')),
  );
  const url = await new Promise<string>((resolve, reject) => {
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text;
      const address = /(http:\S+)\/api\/messages/.exec(output)?.[1];
      if (address) resolve(address);
    });
    ended.then((code) => reject(new Error(`The server ended (${code}): ${errors}`)));
  });
  return { url, started: { child, ended, log: () => errors.split('\n').slice(0, -1) } };
}

export interface Answered {
  readonly status: number;
  readonly headers: { readonly [name: string]: unknown };
  readonly body: unknown;
}

/** Posts to the bot exactly what it is given: headers as a list, so that one may come twice. */
export function post(
  { url }: Pick<Target, 'url'>,
  body: unknown,
  headers: readonly string[] = [],
  path = '/api/messages',
): Promise<Answered> {
  const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  return new Promise((resolve, reject) => {
    const request = httpRequest(`${url}${path}`, {
      method: 'POST',
      // Node's own limit for what it sends is none; a list keeps names that are there twice.
      headers: [
        ...['Host', new URL(url).host, 'Content-Type', 'application/json'],
        ...['Content-Length', String(bytes.length), 'Connection', 'close'],
        ...headers,
      ],
    });
    request.once('error', reject);
    request.once('response', async (response) => {
      const text = Buffer.concat(await response.toArray()).toString();
      resolve({
        status: response.statusCode ?? 0,
        headers: response.headers,
        body: text && JSON.parse(text),
      });
    });
    request.end(bytes);
  });
}

let count = 0;

/** A message as Teams sends it, from somebody who has not written before; `changes` replace whole properties. */
export function message({ channel, tenant }: Target, changes: Json = {}): Json {
  count += 1;
  return {
    type: 'message',
    id: `activity-${count}`,
    channelId: 'msteams',
    serviceUrl: channel.url,
    from: { id: `29:employee-${count}` },
    recipient: { id: '28:bot' },
    conversation: { id: `a:conversation-${count}`, conversationType: 'personal', tenantId: tenant },
    channelData: { tenant: { id: tenant } },
    locale: 'en-US',
    text: 'hi',
    ...changes,
  };
}

/** Posts an activity with a good token. */
export async function deliver(target: Target, activity: Json): Promise<Answered> {
  const token = await target.channel.sign({ serviceurl: activity['serviceUrl'] });
  return post(target, activity, ['Authorization', `Bearer ${token}`]);
}
