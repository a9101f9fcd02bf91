import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LogEntry } from '../../../bot/log.ts';
import { createMetrics } from '../../../bot/metrics.ts';
import { listen } from '../../../bot/server/listen.ts';
import { createReadiness, type Readiness, type ReadinessCheck } from '../../../bot/server/readiness.ts';
import { createServer } from '../../../bot/server/server.ts';
import { securityHeaders } from '../../../src/content/securityHeaders.ts';
import { makeConfig, makeKnowledge, TENANT } from '../factories.ts';
import { closed, listening } from '../teams/channel.ts';

const INLINE = { scripts: ['sha256-a'], styles: [], styleAttributes: [] };

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
    inline: INLINE,
  });
}

beforeAll(async () => {
  siteDir = mkdtempSync(join(tmpdir(), 'enrollkit-'));
  const files = {
    'index.html': 'home',
    '404.html': 'not here',
    'de/404.html': 'nicht da',
    'guides/a/index.html': 'guide a',
    'assets/js/a.1234.js': '1;'.repeat(1000),
    'assets/js/answers-worker.1234.js': '',
    'assets/css/a.1234.css': '',
    'screens/a/b.en.png': '',
    'img/logo.svg': '',
    'sw.js': '',
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(siteDir, path)), { recursive: true });
    writeFileSync(join(siteDir, path), text);
  }
  server = createHttpServer(appAt('/'));
  url = await listening(server);
});
afterAll(async () => {
  await closed(server);
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

test('every answer that can be a page or a worker carries the security headers and no word about the server', async () => {
  const expected = securityHeaders(makeConfig(), INLINE)
    .filter(({ httpsOnly }) => !httpsOnly)
    .map(({ name, value }) => ({ name, value }));
  const workers = ['/sw.js', '/assets/js/answers-worker.1234.js'];
  for (const path of ['/', '/guides/none', '/img/logo.svg', ...workers, '/healthz', '/api/none']) {
    const { headers } = await get(path);
    expect(expected.map(({ name }) => ({ name, value: headers.get(name) }))).toEqual(expected);
    expect(headers.get('x-powered-by')).toBeNull();
  }
});

test.each(['/assets/js/a.1234.js', '/assets/css/a.1234.css', '/screens/a/b.en.png'])(
  '%s is part of a page and carries no more than concerns it',
  async (path) => {
    const { headers } = await get(path);
    const sent = securityHeaders(makeConfig(), INLINE).filter(({ name }) => headers.has(name));
    expect(sent.map(({ name }) => name)).toEqual(['X-Content-Type-Options', 'Cross-Origin-Resource-Policy']);
  },
);

test('browsers are told to come over HTTPS only when they did', async () => {
  const policy = async (headers: { [name: string]: string }) =>
    (await fetch(`${url}/`, { headers })).headers.get('strict-transport-security');
  expect([await policy({}), await policy({ 'x-forwarded-proto': 'https' })]).toEqual([
    null,
    'max-age=31536000',
  ]);
});

test('files with a hash in their name are kept by the browser, pages are not', async () => {
  const kept = await get('/assets/js/a.1234.js');
  const page = await get('/guides/a');
  expect([kept.headers.get('cache-control'), page.headers.get('cache-control')]).toEqual([
    'public, max-age=31536000, immutable',
    'no-cache',
  ]);
});

test('a page is compressed for whoever takes it so', async () => {
  const encoding = async (accepted: string) =>
    (await fetch(`${url}/assets/js/a.1234.js`, { headers: { 'accept-encoding': accepted } })).headers.get(
      'content-encoding',
    );
  expect([await encoding('br, gzip'), await encoding('gzip'), await encoding('identity')]).toEqual([
    'br',
    'gzip',
    null,
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
  await closed(other);
});

const local = { host: '127.0.0.1', port: 0, hasCredentials: false, log: () => {} };

test('without credentials the server listens on this machine only', async () => {
  await expect(listen(appAt('/'), { ...local, host: '0.0.0.0' })).rejects.toThrow(
    'Without MicrosoftAppId the bot would answer everybody who reaches 0.0.0.0. Set MicrosoftAppId and MicrosoftAppPassword, or listen on 127.0.0.1.',
  );
  const started = await listen(appAt('/'), local);
  expect(started.server.listening).toBe(true);
  await started.close();
  expect(started.server.listening).toBe(false);
});

test.each([Number.NaN, -1, 65_536, 1.5])('%d is not a port', async (port) => {
  await expect(listen(appAt('/'), { ...local, port })).rejects.toThrow(
    'The port is not a number from 0 to 65535; see --port and PORT.',
  );
});

test('a request in progress is finished while new ones are refused', async () => {
  let finish = () => {};
  const begun = new Promise<void>((begin) => {
    finish = begin;
  });
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const started = await listen(async (_, response) => {
    finish();
    await released;
    response.end('finished');
  }, local);
  const address = `http://127.0.0.1:${(started.server.address() as AddressInfo).port}`;
  const running = fetch(address);
  await begun;
  const closing = started.close();
  const refused = await fetch(address);
  expect([refused.status, refused.headers.get('connection'), await refused.json()]).toEqual([
    503,
    'close',
    { error: 'The server is stopping.' },
  ]);
  release();
  expect(await (await running).text()).toBe('finished');
  await closing;
  await expect(fetch(address)).rejects.toThrow();
});

test.each([
  ['x'.repeat(70_000), 'HTTP/1.1 431 Request Header Fields Too Large', 'HPE_HEADER_OVERFLOW'],
  ['x\0', 'HTTP/1.1 400 Bad Request', 'HPE_INVALID_HEADER_TOKEN'],
])('a request whose header cannot be read is refused as JSON', async (value, status, check) => {
  const entries: LogEntry[] = [];
  const started = await listen(appAt('/'), { ...local, log: (entry) => void entries.push(entry) });
  const { port } = started.server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  socket.end(`GET / HTTP/1.1\r\nHost: a\r\nX-Header: ${value}\r\n\r\n`);
  const answered = (await socket.toArray()).join('');
  expect([answered.split('\r\n')[0], answered.split('\r\n\r\n')[1]]).toEqual([
    status,
    '{"error":"The request cannot be read."}',
  ]);
  expect(entries).toEqual([
    { event: 'refused', status: Number(status.split(' ')[1]), reason: 'The request cannot be read.', check },
  ]);
  await started.close();
});

const notBuilt = 'site: not built; run enrollkit build';

test.each<[string, ReadinessCheck[], Readiness]>([
  ['green checks are ready', [{ name: 'store', check: async () => undefined }], { ready: true, reasons: [] }],
  [
    'a red check says why',
    [{ name: 'site', check: async () => 'not built; run enrollkit build' }],
    { ready: false, reasons: [notBuilt] },
  ],
  [
    'a check that throws is red, without its message',
    [{ name: 'store', check: () => Promise.reject(new Error('postgres://user:password@host')) }],
    { ready: false, reasons: ['store: the check failed'] },
  ],
  [
    'a check that hangs is red',
    [{ name: 'store', check: () => new Promise(() => {}) }],
    { ready: false, reasons: ['store: no answer within 0.05 seconds'] },
  ],
])('%s', async (_, checks, readiness) => {
  expect(await createReadiness(checks, 50)()).toEqual(readiness);
});

test('probes that come together look once', async () => {
  let looks = 0;
  const readiness = createReadiness([
    {
      name: 'store',
      check: async () => {
        looks += 1;
        return undefined;
      },
    },
  ]);
  await Promise.all([readiness(), readiness(), readiness()]);
  expect(looks).toBe(1);
});

test('a server whose site is not built, or that another check finds wanting, is not ready', async () => {
  const server = createHttpServer(
    createServer({
      knowledge: makeKnowledge(),
      siteDir: '/nowhere',
      messagesHandler: () => {},
      metrics: createMetrics(),
      log: () => {},
      checks: [{ name: 'store', check: async () => 'cannot be reached' }],
    }),
  );
  const base = await listening(server);
  const { status, body } = await get('/readyz', base);
  expect([status, JSON.parse(body)]).toEqual([
    503,
    { status: 'not ready', reasons: [notBuilt, 'store: cannot be reached'] },
  ]);
  expect((await get('/healthz', base)).status).toBe(200);
  await closed(server);
});
