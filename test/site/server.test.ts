import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

// Nothing of the project is above this folder, so nothing of it can be found by accident.
const folder = mkdtempSync(join(tmpdir(), 'enrollkit-server-'));
const dockerfile = readFileSync('Dockerfile', 'utf8');
let server: ChildProcess | undefined;

beforeAll(() => {
  cpSync('build', join(folder, 'build'), { recursive: true });
});
afterEach(async () => {
  if (server?.exitCode === null) {
    server.kill('SIGKILL');
    await once(server, 'close');
  }
  server = undefined;
});
afterAll(() => rmSync(folder, { recursive: true }));

test('the build alone, started as the Dockerfile does, serves the site and answers a question', async () => {
  expect(readdirSync(folder)).toEqual(['build']);
  const url = await start({ PORT: '0' });
  const status = async (path: string) => (await fetch(url + path, { redirect: 'manual' })).status;
  expect([await status('/'), await status('/healthz'), await status('/readyz')]).toEqual([200, 200, 503]);
  expect([await status('/de/'), await status('/i/E01'), await status('/none')]).toEqual([200, 302, 404]);
  const { activities } = await ask(url, 'E01');
  expect(activities.map(({ summary }: { summary: string }) => summary)).toEqual([
    'Authenticator was on your phone before you started',
  ]);
});

test('the server ends at SIGTERM with exit code 0', async () => {
  await start({ PORT: '0' });
  server?.kill('SIGTERM');
  expect(await once(server as ChildProcess, 'exit')).toEqual([0, null]);
});

test('the health check of the image succeeds only while the server answers', async () => {
  const url = await start({ PORT: '0' });
  const check = () => spawnSync(...healthCheck(), { env: { PORT: new URL(url).port } }).status;
  expect(check()).toBe(0);
  server?.kill('SIGTERM');
  await once(server as ChildProcess, 'exit');
  expect(check()).toBe(1);
});

test('to everybody on the network it does not listen without credentials', () => {
  const { status, stderr } = spawnSync(...command(), {
    cwd: folder,
    env: { ...imageEnvironment(), PORT: '0' },
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([
    1,
    'Without MicrosoftAppId the bot would answer everybody who reaches 0.0.0.0. Set MicrosoftAppId and MicrosoftAppPassword, or listen on 127.0.0.1.\n',
  ]);
});

test('kept code that this Node.js cannot use is left aside', async () => {
  const kept = join(folder, 'build', 'server.cjs.code');
  expect(existsSync(kept)).toBe(true);
  writeFileSync(kept, 'from another Node.js');
  expect((await fetch(`${await start({ PORT: '0' })}/healthz`)).status).toBe(200);
});

test('what the image copies from the project is there, and nothing secret or large is sent to its build', () => {
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.*) \S+$/gm)].flatMap(([, paths = '']) =>
    paths.split(' '),
  );
  expect(copied).toEqual(['package.json', 'package-lock.json', '.']);
  expect(copied.filter((path) => !existsSync(path))).toEqual([]);
  expect(dockerfile).toContain('COPY --from=build /project/build ./build');
  const ignored = readFileSync('.dockerignore', 'utf8').trim().split('\n');
  expect(['.git', '.env*', 'node_modules', 'build'].filter((path) => !ignored.includes(path))).toEqual([]);
  const runs = dockerfile.slice(dockerfile.lastIndexOf('\nFROM'));
  expect(runs.indexOf('\nUSER node\n')).toBeGreaterThan(runs.lastIndexOf('\nRUN '));
});

/** The last CMD of the Dockerfile, with this Node.js. */
function command(): [string, string[]] {
  return parsed(/^CMD (\[.*\])$/m);
}

function healthCheck(): [string, string[]] {
  return parsed(/^HEALTHCHECK .*CMD (\[.*\])$/m);
}

function parsed(line: RegExp): [string, string[]] {
  const [node, ...args] = JSON.parse(line.exec(dockerfile)?.[1] ?? '[]');
  expect(node).toBe('node');
  return [process.execPath, args];
}

/** What the image sets. The data stay in the folder of the test. */
function imageEnvironment(): { [name: string]: string } {
  const set = [...dockerfile.matchAll(/^ENV (.*)$/gm)].flatMap(([, pairs = '']) => pairs.split(' '));
  return { ...Object.fromEntries(set.map((pair) => pair.split('='))), ENROLLKIT_DATA: join(folder, 'data') };
}

/** Starts the server on this machine, without credentials; its address once it listens. */
async function start(environment: { [name: string]: string }): Promise<string> {
  server = spawn(...command(), {
    cwd: folder,
    env: { ...imageEnvironment(), HOST: '127.0.0.1', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = await once(server.stdout as NonNullable<ChildProcess['stdout']>, 'data');
  return String(/http:\/\/127\.0\.0\.1:\d+/.exec(String(said)));
}

async function ask(url: string, text: string) {
  const response = await fetch(`${url}/api/messages`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      type: 'message',
      id: 'activity-1',
      channelId: 'emulator',
      serviceUrl: 'http://127.0.0.1:1',
      from: { id: 'employee' },
      recipient: { id: 'bot' },
      conversation: { id: 'conversation' },
      deliveryMode: 'expectReplies',
      text,
    }),
  });
  return (await response.json()) as { activities: { summary: string }[] };
}
