import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { loadConfig } from '../../../src/config/load.ts';
import { discoveryFile } from '../../../src/content/discovery.ts';
import { type Paths, tlsServer } from './servers.ts';

const CONFIG = 'enrollkit.config.yaml';
const folder = mkdtempSync(join(tmpdir(), 'enrollkit-doctor-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function doctor(args: readonly string[], environment: { [name: string]: string } = {}) {
  const child = spawn(process.execPath, ['src/cli/enrollkit.mjs', 'doctor', ...args], {
    env: { PATH: process.env['PATH'] ?? '', ...environment },
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const [code] = await once(child, 'close');
  return { code, stdout, stderr };
}

/** A server with everything that one needs, as far as the doctor can see. */
function wellServer(): Paths {
  const loaded = loadConfig(CONFIG);
  if (!loaded.ok) throw new Error(`${CONFIG} is not valid`);
  const page = {
    headers: {
      'Content-Security-Policy':
        "frame-ancestors 'self' https://teams.microsoft.com https://*.teams.microsoft.com https://*.cloud.microsoft",
    },
    body: '<html>',
  };
  const issue = '/issues/service-discovery-expected-services';
  return {
    '/': page,
    '/de/': page,
    '/i/E03': { status: 302, headers: { Location: issue } },
    '/.well-known/com.apple.remotemanagement': {
      headers: { 'Content-Type': 'application/json' },
      body: discoveryFile(loaded.value),
    },
    '/healthz': {},
    '/readyz': {},
    '/api/messages': { status: 401 },
  };
}

test('a server whose certificate will end soon passes with a remark, as text and as JSON', async () => {
  const server = await tlsServer(9, wellServer());
  const authority = join(folder, 'authority.pem');
  writeFileSync(authority, server.certificate);
  const environment = { NODE_EXTRA_CA_CERTS: authority };
  const [text, json] = [
    await doctor(['--url', server.url], environment),
    await doctor(['--url', `${server.url}/somewhere`, '--json'], environment),
  ];
  const { host } = new URL(server.url);
  const { ok, findings } = JSON.parse(json.stdout);
  expect([text.code, text.stderr, json.code, ok]).toEqual([0, '', 0, true]);
  const lines = text.stdout.trim().split('\n');
  expect(lines.filter((line) => !line.includes('  package  '))).toEqual([
    expect.stringMatching(/^ok {4}config {7}enrollkit\.config\.yaml and \d+ records have no problem$/),
    'warn  environment  found no MicrosoftAppId, so nothing is known about the bot’s registration; set the variables of the server here, too',
    `warn  site         found a certificate of ${host} that expires in 9 days; renew it, and see why that did not happen by itself`,
    `ok    site         ${server.url}/ answers`,
    `ok    site         ${server.url}/ may be a tab in Teams, and nobody else may frame it`,
    `ok    site         ${server.url}/de/ answers`,
    `ok    site         ${server.url}/de/ may be a tab in Teams, and nobody else may frame it`,
    `ok    site         ${server.url}/i/E03 leads to its page`,
    `ok    discovery    ${server.url}/.well-known/com.apple.remotemanagement answers as iOS wants it, with and without its query`,
    `ok    bot          the server runs (${server.url}/healthz)`,
    `ok    bot          the server is ready (${server.url}/readyz)`,
    `ok    bot          ${server.url}/api/messages refuses who is not Teams`,
  ]);
  expect(findings.map(({ state }: { state: string }) => state)).toEqual(
    lines.map((line) => line.split(' ')[0]),
  );
  await server.close();
});

test('a config with mistakes is the only finding: the rest depends on it', async () => {
  const config = join(folder, 'wrong.yaml');
  writeFileSync(config, readFileSync(CONFIG, 'utf8').replace('cloud: global', 'cloud: globl'));
  const { code, stdout } = await doctor(['--config', config]);
  expect(code).toBe(1);
  expect(stdout).toMatch(
    /^fail {2}config {7}.*wrong\.yaml:\d+:10 {2}found "globl", expected global, [^\n]*\n$/,
  );
});

test('an address that is none is named', async () => {
  expect(await doctor(['--url', 'help.contoso.com'])).toEqual({
    code: 1,
    stdout: '',
    stderr: 'found --url help.contoso.com, expected an address such as https://help.contoso.com\n',
  });
});
