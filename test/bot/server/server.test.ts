import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMetrics } from '../../../bot/metrics.ts';
import { close, listen } from '../../../bot/server/listen.ts';
import { createServer } from '../../../bot/server/server.ts';
import { makeConfig, makeKnowledge, TENANT } from '../factories.ts';
import { listening } from '../teams/channel.ts';

let siteDir: string;
let server: Server;
let url: string;

function appAt(basePath: string) {
  const config = makeConfig({ site: { basePath, locales: ['en', 'de'] } });
  const knowledge = makeKnowledge({ config });
  return createServer({
    knowledge,
    siteDir,
    messagesHandler: (request, response) => {
      if (request.body.broken) throw new Error('secret detail');
      response.json({ got: request.body });
    },
    metrics: createMetrics(),
    log: () => {},
  });
}

beforeAll(async () => {
  siteDir = mkdtempSync(join(tmpdir(), 'enrollkit-'));
  const files = {
    'index.html': 'home',
    '404.html': 'not here',
    'de/404.html': 'nicht da',
    'guides/a/index.html': 'guide a',
    'assets/js/a.1234.js': '1',
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(siteDir, path)), { recursive: true });
    writeFileSync(join(siteDir, path), text);
  }
  server = createHttpServer(appAt('/'));
  url = await listening(server);
});
afterAll(async () => {
  await close(server);
  rmSync(siteDir, { recursive: true });
});

async function get(path: string, base = url) {
  const response = await fetch(base + path, { redirect: 'manual' });
  return { status: response.status, body: await response.text(), headers: response.headers };
}

test.each([
  ['/', 200, 'home'],
  ['/guides/a', 200, 'guide a'],
  ['/guides/a?x=1', 200, 'guide a'],
  ['/guides/a/', 200, 'guide a'],
  ['/guides/none', 404, 'not here'],
  ['/de/guides/none', 404, 'nicht da'],
  ['/healthz', 200, '{"status":"ok"}'],
  ['/readyz', 200, '{"status":"ok"}'],
  ['/api/none', 404, '{"error":"There is nothing here."}'],
  ['/api/messages', 405, '{"error":"Only POST is answered here."}'],
  ['/%', 404, 'not here'],
])('GET %s is answered with %i', async (path, status, body) => {
  const answered = await get(path);
  expect({ status: answered.status, body: answered.body }).toEqual({ status, body });
});

test.each(['', '?user-identifier=first.last@contoso.com&model-family=iPhone'])(
  'the discovery file is exact, with “%s” behind it',
  async (query) => {
    const { status, body, headers } = await get(`/.well-known/com.apple.remotemanagement${query}`);
    expect({ status, body, type: headers.get('content-type') }).toEqual({
      status: 200,
      body: `{"Servers":[{"Version":"mdm-byod","BaseURL":"https://manage.microsoft.com/EnrollmentServer/PostReportDeviceInfoForUEV2?aadTenantId=${TENANT}"}]}`,
      type: 'application/json',
    });
  },
);

test.each(['/i/E01', '/i/e01'])('%s leads to the issue', async (path) => {
  const { status, headers } = await get(path);
  expect([status, headers.get('location')]).toEqual([302, '/issues/sign-in-failed']);
});

test('a code that is not there gets the site’s own page', async () => {
  expect((await get('/i/E99')).body).toBe('not here');
});

test('every answer carries the security headers and no word about the server', async () => {
  const { headers } = await get('/');
  expect([
    headers.get('x-content-type-options'),
    headers.get('referrer-policy'),
    headers.get('x-powered-by'),
  ]).toEqual(['nosniff', 'strict-origin-when-cross-origin', null]);
});

test('files with a hash in their name are kept by the browser, pages are not', async () => {
  const kept = await get('/assets/js/a.1234.js');
  const page = await get('/guides/a');
  expect([kept.headers.get('cache-control'), page.headers.get('cache-control')]).toEqual([
    'public, max-age=31536000, immutable',
    'no-cache',
  ]);
});

test('metrics are in the text format of Prometheus', async () => {
  const { body, headers } = await get('/metrics');
  expect(headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  expect(body).toMatch(
    /^# HELP enrollkit_turns_total .*\n# TYPE enrollkit_turns_total counter\nenrollkit_turns_total 0\n/,
  );
});

test.each([
  [
    'a body that is too large',
    JSON.stringify({ text: 'x'.repeat(300_000) }),
    413,
    'The body is larger than 256kb.',
  ],
  ['a body that is not JSON', '{"a":', 400, 'The request cannot be read.'],
  ['an error inside', '{"broken":true}', 500, 'Something broke here.'],
])('%s is answered as JSON without a stack', async (_, body, status, error) => {
  const response = await fetch(`${url}/api/messages`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body,
  });
  expect([response.status, await response.json()]).toEqual([status, { error }]);
});

test('a site under a base path is served there, with its short links', async () => {
  const other = createHttpServer(appAt('/help/'));
  const base = await listening(other);
  const answers = await Promise.all(
    ['/', '/help/', '/help/guides/a', '/help/i/E01'].map((path) => get(path, base)),
  );
  expect(answers.map(({ status, headers }) => [status, headers.get('location')])).toEqual([
    [302, '/help/'],
    [200, null],
    [200, null],
    [302, '/issues/sign-in-failed'],
  ]);
  await close(other);
});

test('without credentials the server listens on this machine only', async () => {
  await expect(listen(appAt('/'), { host: '0.0.0.0', port: 0, hasCredentials: false })).rejects.toThrow(
    'Without MicrosoftAppId the bot would answer everybody who reaches 0.0.0.0. Set MicrosoftAppId and MicrosoftAppPassword, or listen on 127.0.0.1.',
  );
  const started = await listen(appAt('/'), { host: '127.0.0.1', port: 0, hasCredentials: false });
  expect(started.listening).toBe(true);
  await close(started);
  expect(started.listening).toBe(false);
});
