import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const PORT = '3987';
const folder = mkdtempSync(join(tmpdir(), 'enrollkit-one-source-'));
for (const name of [
  'docs',
  'i18n',
  'src',
  'bot',
  'static',
  'docusaurus.config.ts',
  'enrollkit.config.yaml',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
])
  cpSync(name, join(folder, name), { recursive: true });
symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a word changed in one Markdown file changes on the page, in the export and in the bot’s card', async () => {
  const file = join(folder, 'docs/issues/passcode-required.md');
  const before = 'Enter the code with which you unlock your phone.';
  const after = 'Enter the marmalade with which you unlock your phone.';
  expect(readFileSync(file, 'utf8')).toContain(before);
  writeFileSync(file, readFileSync(file, 'utf8').replace(before, after));

  const run = (...args: string[]) =>
    execFileSync(process.execPath, ['src/cli/enrollkit.mjs', ...args], { cwd: folder, encoding: 'utf8' });
  run('build');
  expect(readFileSync(join(folder, 'build/site/issues/passcode-required/index.html'), 'utf8')).toContain(
    after,
  );
  expect(run('export')).toContain(after);

  const server = spawn(process.execPath, ['build/enrollkit.mjs', 'start', '--port', PORT], { cwd: folder });
  await once(server.stdout, 'data');
  const activity = {
    type: 'message',
    id: '1',
    channelId: 'msteams',
    deliveryMode: 'expectReplies',
    serviceUrl: 'http://127.0.0.1:9/',
    conversation: { id: 'c', conversationType: 'personal' },
    from: { id: 'e' },
    recipient: { id: 'b' },
    text: 'E36',
  };
  const response = await fetch(`http://127.0.0.1:${PORT}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(activity),
  });
  expect(await response.text()).toContain(after);
  server.kill();
  await once(server, 'close');
});
