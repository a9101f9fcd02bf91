import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';

const PORT = '3987';
const folder = mkdtempSync(join(tmpdir(), 'enrollkit-one-source-'));
for (const name of [
  'docs',
  'i18n',
  'src',
  'bot',
  'static',
  'docusaurus.config.ts',
  '.browserslistrc',
  'enrollkit.config.yaml',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
])
  cpSync(name, join(folder, name), { recursive: true });
symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
afterAll(() => rmSync(folder, { recursive: true }));

const CHANGED = 'Enter the marmalade with which you unlock your phone.';
const NOTE = 'Since May we ask for six digits, never fewer.';
const OWN = 'Hold the badge to the back of the phone.';

let server: ChildProcess;

const run = (...args: string[]) =>
  execFileSync(process.execPath, ['src/cli/enrollkit.mjs', ...args], { cwd: folder, encoding: 'utf8' });

beforeAll(async () => {
  const record = join(folder, 'docs/issues/passcode-required.md');
  const before = 'Enter the code with which you unlock your phone.';
  expect(readFileSync(record, 'utf8')).toContain(before);
  writeFileSync(record, readFileSync(record, 'utf8').replace(before, CHANGED));

  appendFileSync(
    join(folder, 'enrollkit.config.yaml'),
    `\noverrides:\n  passcode-required:\n    title: Six digits, please\n    note: ${NOTE}\n`,
  );
  mkdirSync(join(folder, 'docs/own/issues'), { recursive: true });
  const own = [
    '---',
    'id: badge-app-pin',
    'kind: issue',
    'code: C01',
    'section: apps',
    'title: The badge app asks for a PIN',
    'description: The badge app wants the PIN of your badge.',
    'verified: { date: 2026-11-25 }',
    'phrases: [badge app wants a pin, what is the pin of the badge app]',
    '---',
    '',
    `:::step{#hold}\n${OWN}\n:::`,
    '',
  ];
  writeFileSync(join(folder, 'docs/own/issues/badge-app-pin.md'), own.join('\n'));
  run('build');
  server = spawn(process.execPath, ['build/enrollkit.mjs', 'start', '--port', PORT], { cwd: folder });
  await once(server.stdout as Readable, 'data');
});
afterAll(async () => {
  server.kill();
  await once(server, 'close');
});

const page = (path: string) => readFileSync(join(folder, 'build/site', path, 'index.html'), 'utf8');

// Between two questions a command may take longer than the server keeps a connection.
const ONCE = { connection: 'close' };

let asked = 0;

async function botSays(text: string): Promise<string> {
  asked += 1;
  const activity = {
    type: 'message',
    id: String(asked),
    channelId: 'msteams',
    deliveryMode: 'expectReplies',
    serviceUrl: 'http://127.0.0.1:9/',
    conversation: { id: 'c', conversationType: 'personal' },
    from: { id: 'e' },
    recipient: { id: 'b' },
    text,
  };
  const response = await fetch(`http://127.0.0.1:${PORT}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...ONCE },
    body: JSON.stringify(activity),
  });
  return response.text();
}

test('a word changed in one Markdown file changes on the page, in the export and in the bot’s card', async () => {
  for (const rendering of [page('issues/passcode-required'), run('export'), await botSays('E36')])
    expect(rendering).toContain(CHANGED);
});

test('an organization’s own words stand on the page, in the export and in the bot’s card', async () => {
  for (const rendering of [page('issues/passcode-required'), run('export'), await botSays('E36')]) {
    expect(rendering).toContain('Six digits, please');
    expect(rendering).toContain(NOTE);
  }
});

test('an organization’s own page has an address, a short link, a line in every list, and is an answer', async () => {
  expect(page('issues/badge-app-pin')).toContain(OWN);
  for (const list of ['issues', 'helpdesk', 'admin/ledger', ''])
    expect(page(list)).toContain('badge-app-pin');
  expect(run('ask', 'what is the pin of the badge app?')).toContain(OWN);
  expect(await botSays('C01')).toContain(OWN);
  const { status, headers } = await fetch(`http://127.0.0.1:${PORT}/i/c01`, {
    redirect: 'manual',
    headers: ONCE,
  });
  expect([status, headers.get('location')]).toEqual([302, '/issues/badge-app-pin']);
});
