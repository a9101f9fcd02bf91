import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { botFindings } from '../../../src/cli/doctor/bot.ts';
import { certificateFindings } from '../../../src/cli/doctor/certificate.ts';
import { discoveryFindings } from '../../../src/cli/doctor/discovery.ts';
import { siteFindings } from '../../../src/cli/doctor/site.ts';
import { discoveryFile } from '../../../src/content/discovery.ts';
import { makeConfig, makeKnowledge } from '../../bot/factories.ts';
import { environmentFor, startBot } from '../../bot/teams/bot.ts';
import { openChannel } from '../../bot/teams/channel.ts';
import { type Paths, type Running, serverSaying, tlsServer } from './servers.ts';

const config = makeConfig();
const knowledge = makeKnowledge();
const siteDir = mkdtempSync(join(tmpdir(), 'enrollkit-doctor-'));
mkdirSync(join(siteDir, 'issues'));
writeFileSync(join(siteDir, 'index.html'), '<!doctype html><html lang="en"></html>');

const DISCOVERY = '/.well-known/com.apple.remotemanagement';
const JSON_TYPE = { 'Content-Type': 'application/json' };

const open: { close(): Promise<void> }[] = [];
async function opened<T extends { close(): Promise<void> }>(starting: Promise<T>): Promise<T> {
  const started = await starting;
  open.push(started);
  return started;
}
const saying = (paths: Paths): Promise<Running> => opened(serverSaying(paths));

afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});
afterAll(() => rmSync(siteDir, { recursive: true }));

describe('our own server with credentials', () => {
  test('is well in every respect', async () => {
    const channel = await opened(openChannel());
    const { url } = await opened(startBot(environmentFor(channel), { siteDir }));
    const [site, discovery, bot] = await Promise.all([
      siteFindings(url, [knowledge]),
      discoveryFindings(url, config),
      botFindings(url),
    ]);
    expect([...site, ...discovery, ...bot]).toEqual([
      { stage: 'site', state: 'ok', message: `${url}/ answers` },
      { stage: 'site', state: 'ok', message: `${url}/ may be a tab in Teams, and nobody else may frame it` },
      { stage: 'site', state: 'ok', message: `${url}/i/E01 leads to its page` },
      {
        stage: 'discovery',
        state: 'ok',
        message: `${url}${DISCOVERY} answers as iOS wants it, with and without its query`,
      },
      { stage: 'bot', state: 'ok', message: `the server runs (${url}/healthz)` },
      { stage: 'bot', state: 'ok', message: `the server is ready (${url}/readyz)` },
      { stage: 'bot', state: 'ok', message: `${url}/api/messages refuses who is not Teams` },
    ]);
    expect(channel.received).toEqual([]);
  });

  test('is not ready without a site, and says why', async () => {
    const channel = await opened(openChannel());
    const { url } = await opened(startBot(environmentFor(channel)));
    expect(await failures(botFindings(url))).toEqual([
      `found status 503 at ${url}/readyz: site: not built; run enrollkit build, expected 200; mend that on the server`,
    ]);
  });

  test('without credentials is only a remark on its own machine', async () => {
    const { url } = await opened(startBot({}, { siteDir }));
    expect((await botFindings(url)).at(-1)).toEqual({
      stage: 'bot',
      state: 'warn',
      message: `${url}/api/messages answers without a token, as a bot without MicrosoftAppId does on its own machine`,
    });
  });
});

describe('discovery', () => {
  const file = discoveryFile(config);
  const other = file.replace('11111111', '99999999');
  const base = JSON.parse(file).Servers[0].BaseURL;
  const copy = 'copy the file from the build of the site';
  const noApple = 'After a status of 200 iOS does not ask Apple instead';

  test.each([
    [
      'a missing file',
      { status: 404 },
      'status 404 at {url}, expected 200; publish the file there. iOS 18.2 and later asks Apple instead, which Microsoft does not document for Intune',
    ],
    [
      'a redirect',
      { status: 301, headers: { Location: 'https://www.contoso.com/' } },
      'a redirect to https://www.contoso.com/ at {url}, expected the file itself; except this path from the redirect',
    ],
    [
      'a file of another type',
      { headers: { 'Content-Type': 'application/octet-stream' }, body: file },
      `the type application/octet-stream at {url}, expected application/json; set it for this path. ${noApple}`,
    ],
    [
      'the file of another tenant',
      { headers: JSON_TYPE, body: other },
      `BaseURL ${base.replace('11111111', '99999999')} at {url}, expected ${base} for the tenant and cloud of the config; ${copy}. ${noApple}`,
    ],
    [
      'another kind of enrollment',
      { headers: JSON_TYPE, body: file.replace('byod', 'adde') },
      `Version mdm-adde at {url}, expected mdm-byod; ${copy}. ${noApple}`,
    ],
    ['a page', { headers: JSON_TYPE, body: '<html>' }, `no list of Servers at {url}; ${copy}. ${noApple}`],
    ['null', { headers: JSON_TYPE, body: 'null' }, `no list of Servers at {url}; ${copy}. ${noApple}`],
    [
      'a byte order mark',
      { headers: JSON_TYPE, body: `\uFEFF${file}` },
      `a byte order mark before the file at {url}; ${copy}. ${noApple}`,
    ],
    [
      'two servers',
      { headers: JSON_TYPE, body: JSON.stringify({ Servers: Array(2).fill(JSON.parse(file).Servers[0]) }) },
      `2 Servers at {url}, expected one; ${copy}. ${noApple}`,
    ],
  ])('names %s', async (_, said, problem) => {
    const { url } = await saying({ [DISCOVERY]: said });
    expect(await failures(discoveryFindings(url, config))).toEqual([
      `found ${problem.replace('{url}', url + DISCOVERY)}`,
    ]);
  });

  test('asks as an iPhone does, and names what refuses that', async () => {
    const { url } = await saying({
      [DISCOVERY]: (query) => (query ? { status: 403 } : { headers: JSON_TYPE, body: file }),
    });
    const asked = `${url}${DISCOVERY}?user-identifier=first.last%40contoso.com&model-family=iPhone`;
    expect(await failures(discoveryFindings(url, config))).toEqual([
      `found status 403 at ${asked}, expected 200; publish the file there. iOS 18.2 and later asks Apple instead, which Microsoft does not document for Intune. Without that query, which iOS adds, the answer is right`,
    ]);
  });

  test('does not wait for a server that never answers', async () => {
    const silent = createServer();
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(silent.address() as { port: number }).port}`;
    expect(await failures(discoveryFindings(url, config))).toEqual([
      `found no answer within 5 seconds at ${url}${DISCOVERY}, expected the discovery file`,
    ]);
    silent.close();
  });

  test('prints nothing that a stranger’s server could do to a terminal', async () => {
    const body = JSON.stringify({ Servers: [{ Version: '\u001b[2J\u202e', BaseURL: '' }] });
    const { url } = await saying({ [DISCOVERY]: { headers: JSON_TYPE, body } });
    expect(await failures(discoveryFindings(url, config))).toEqual([
      `found Version [2J at ${url}${DISCOVERY}, expected mdm-byod; ${copy}. ${noApple}`,
    ]);
  });
});

describe('the site', () => {
  const html = { 'Content-Type': 'text/html' };
  const wanted =
    "send Content-Security-Policy: frame-ancestors 'self' https://teams.microsoft.com https://*.teams.microsoft.com https://*.cloud.microsoft";

  test('on a host without headers and short links is told what is missing', async () => {
    const { url } = await saying({ '/': { headers: html, body: '<html>' } });
    expect(await failures(siteFindings(url, [knowledge]))).toEqual([
      `found no frame-ancestors at ${url}/; ${wanted}`,
      `found status 404 at ${url}/i/E01, expected a way to /issues/sign-in-failed; publish all of build/site/`,
    ]);
  });

  test('that nobody may frame cannot be a tab', async () => {
    const page = (headers: Record<string, string>) =>
      saying({ '/': { headers: { ...html, ...headers }, body: '<html>' } });
    const denied = await page({ 'X-Frame-Options': 'DENY' });
    const partly = await page({
      'Content-Security-Policy': "frame-ancestors 'self' https://*.cloud.microsoft",
    });
    const first = async (url: string) => (await failures(siteFindings(url, [knowledge])))[0];
    expect([await first(denied.url), await first(partly.url)]).toEqual([
      `found X-Frame-Options: DENY at ${denied.url}/, which keeps Teams from showing the site in a tab; send frame-ancestors instead`,
      `found no https://teams.microsoft.com https://*.teams.microsoft.com in frame-ancestors at ${partly.url}/; ${wanted}`,
    ]);
  });

  test('of a static host passes with a page in place of the redirect', async () => {
    const { url } = await saying({
      '/': { headers: html, body: '<html>' },
      '/i/E01': {
        headers: html,
        body: '<meta http-equiv="refresh" content="0; url=/issues/sign-in-failed">',
      },
    });
    expect((await siteFindings(url, [knowledge])).at(-1)?.message).toBe(`${url}/i/E01 leads to its page`);
  });

  test('that is not there, or is no page, is one finding', async () => {
    const gone = await saying({});
    const text = await saying({ '/': { body: 'It works' } });
    const first = async (url: string) =>
      (await failures(siteFindings(url, [makeKnowledge({ records: [] })])))[0];
    expect([await first(gone.url), await first(text.url)]).toEqual([
      `found status 404 at ${gone.url}/, expected 200; publish build/site/, or start the server`,
      `found no page at ${text.url}/, expected the start page of the site`,
    ]);
  });
});

describe('the bot', () => {
  test('on a host that serves only the site is missing', async () => {
    const { url } = await saying({});
    expect(await failures(botFindings(url))).toEqual([
      `found status 404 at ${url}/healthz, expected 200; route /api, /healthz and /readyz to the server`,
      `found status 404 at ${url}/readyz, expected 200; route /api, /healthz and /readyz to the server`,
      `found status 404 at ${url}/api/messages, expected 401; the bot is not there. Route this address to the server, POST included`,
    ]);
  });

  test('on a machine that is down is missing, too', async () => {
    const { url, close } = await serverSaying({});
    await close();
    expect((await failures(botFindings(url)))[0]).toBe(
      `found nothing that listens at ${url}/healthz; start the server there`,
    );
  });
});

describe('a certificate', () => {
  test('that nobody else has signed is not trusted', async () => {
    const { url } = await opened(tlsServer(100));
    const { host } = new URL(url);
    expect(await certificateFindings('site', new URL(url), new Date())).toEqual([
      {
        stage: 'site',
        state: 'fail',
        message: `found a certificate of ${host} that is not trusted (DEPTH_ZERO_SELF_SIGNED_CERT); install one from a public authority, with those between`,
      },
    ]);
    expect((await failures(siteFindings(url, [knowledge])))[0]).toBe(
      `found a certificate that nobody else has signed at ${url}/, expected the site`,
    );
  });

  test('that has ended is named with its days', async () => {
    const { url } = await opened(tlsServer(-4));
    expect(await failures(certificateFindings('discovery', new URL(url), new Date()))).toEqual([
      `found a certificate of ${new URL(url).host} that expired 4 days ago; renew it`,
    ]);
  });

  test('is not asked for without encryption, which is a remark', async () => {
    expect(await certificateFindings('site', new URL('http://127.0.0.1:1'), new Date())).toEqual([
      {
        stage: 'site',
        state: 'warn',
        message: '127.0.0.1:1 is asked without encryption; people and Teams need https://',
      },
    ]);
  });
});

async function failures(findings: Promise<readonly { state: string; message: string }[]>): Promise<string[]> {
  return (await findings).filter(({ state }) => state === 'fail').map(({ message }) => message);
}
