import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

const APP_ID = '99999999-8888-7777-6666-555555555555';
export const TENANT = 'aaaabbbb-0000-cccc-1111-dddd2222eeee';

/** Programs of this folder as files that start at once, in a folder of the project, where their packages are. */
export interface Programs {
  readonly folder: string;
  readonly connector: string;
  readonly echoBot: string;
  readonly memory: string;
  remove(): void;
}

/** Bundled like the server itself, so that both start and run alike. */
export async function bundlePrograms(): Promise<Programs> {
  const folder = mkdtempSync(join('node_modules', '.enrollkit-bench-'));
  const names = ['connector', 'echoBot', 'memory'] as const;
  await build({
    entryPoints: names.map((name) => join('test', 'bench', `${name}.ts`)),
    outdir: folder,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    minify: true,
    logLevel: 'error',
  });
  const [connector, echoBot, memory] = names.map((name) => join(folder, `${name}.cjs`)) as [
    string,
    string,
    string,
  ];
  return { folder, connector, echoBot, memory, remove: () => rmSync(folder, { recursive: true }) };
}

export interface Connector {
  readonly url: string;
  readonly token: string;
  readonly child: ChildProcess;
}

export async function startConnector({ connector }: Programs): Promise<Connector> {
  const child = spawn(process.execPath, [connector, APP_ID], { stdio: ['ignore', 'pipe', 'inherit'] });
  const { url, token } = JSON.parse(await firstMatch(child, /^\{.*\}$/m));
  return { url, token, child };
}

export interface Bot {
  /** Address of `POST /api/messages`. */
  readonly url: string;
  readonly child: ChildProcess;
  /** Removes what it has stored, after it has ended. */
  remove(): void;
}

/** Starts a bot that trusts the connector; without limits, which would be all that is measured. */
export async function startBot(
  program: string,
  connector: Connector,
  { nodeOptions = [], data }: { readonly nodeOptions?: readonly string[]; readonly data?: string } = {},
): Promise<Bot> {
  const folder = data ?? mkdtempSync(join(tmpdir(), 'enrollkit-bench-'));
  const child = spawn(process.execPath, [...nodeOptions, program], {
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: '0',
      MicrosoftAppId: APP_ID,
      MicrosoftAppType: 'UserAssignedMSI',
      MicrosoftAppTenantId: TENANT,
      ToBotFromChannelOpenIdMetadataUrl: `${connector.url}/metadata`,
      // The SDK takes its standard addresses only where all of these are left out.
      ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
      ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
      ToChannelFromBotOAuthScope: 'https://api.botframework.com',
      ToBotFromEmulatorOpenIdMetadataUrl: `${connector.url}/metadata`,
      OAuthUrl: 'https://api.botframework.com',
      CallerId: 'urn:botframework:azure',
      IDENTITY_ENDPOINT: `${connector.url}/identity`,
      IDENTITY_HEADER: 'identity-header',
      ENROLLKIT_SERVICE_URL_HOSTS: '127.0.0.1',
      ENROLLKIT_DATA: folder,
      ENROLLKIT_MESSAGES_PER_MINUTE: '0',
      ENROLLKIT_INVOKES_PER_MINUTE: '0',
      ENROLLKIT_TENANT_PER_MINUTE: '0',
    },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const url = await firstMatch(child, /http:\S+\/api\/messages/);
  return { url, child, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export async function end({ child }: { readonly child: ChildProcess }): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGKILL');
  await ended;
}

/** The first thing of this form that a process prints. */
function firstMatch(child: ChildProcess, form: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      output += text;
      const [found] = form.exec(output) ?? [];
      if (found) resolve(found);
    });
    child.once('close', (code) => reject(new Error(`The process ended (${code}) before it was ready.`)));
  });
}
