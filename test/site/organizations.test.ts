import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { stepModeUrl } from '../../src/content/stepMode.ts';
import { messages, SAMPLE, knowledge as sample, guide as sampleGuide } from './sample.ts';
import { builtTexts, enrollkit, readKnowledge, serveSite } from './site.ts';
import { test } from './siteTest.ts';
import { COPYING, clickThrough, watch } from './visit.ts';

// One organization after the other is built here, beside the build that other tests look at. The folder
// has the same name each time, so that the cache of the bundler does not grow with each run.
const folder = resolve('.enrollkit/organizations');
rmSync(folder, { recursive: true, force: true });
for (const name of [
  'docs',
  'i18n',
  'src',
  'bot',
  'static',
  'test/fixtures',
  'docusaurus.config.ts',
  '.browserslistrc',
  SAMPLE,
  'package.json',
  'package-lock.json',
  'tsconfig.json',
])
  cpSync(name, join(folder, name), { recursive: true });
symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
afterAll(() => rmSync(folder, { recursive: true }));

const run = (...args: string[]) => enrollkit(args, folder);
const built = () => builtTexts(join(folder, 'build/site'));

/** An organization whose site is built and served for the tests of a `describe`. */
function organization(config: string) {
  const knowledge = readKnowledge(config, 'en');
  const guide = knowledge.records.find(({ id }) => id === sampleGuide.id) ?? sampleGuide;
  let site: Awaited<ReturnType<typeof serveSite>>;
  beforeAll(async () => {
    await run('build', '--config', config);
    site = await serveSite(knowledge, join(folder, 'build'));
  });
  afterAll(() => site?.close());
  return { knowledge, guide, url: () => site.url };
}

describe('a name full of code', () => {
  const { knowledge, guide, url } = organization('test/fixtures/hostile.yaml');

  test('is shown as what it is and runs nowhere', async ({ newPage }) => {
    const page = await newPage({ baseURL: url() });
    const ran: string[] = [];
    page.on('dialog', (dialog) => {
      ran.push(dialog.message());
      void dialog.dismiss();
    });
    await page.goto('/help/');
    expect(await page.title()).toBe(knowledge.organization);
    await page.goto(guide.url, { waitUntil: 'networkidle' });
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(
      `Set up your iPhone or iPad for work at ${knowledge.organization}`,
    );
    expect(await page.$$('img[src="x"]')).toHaveLength(0);
    expect(ran).toEqual([]);
  });
});

describe('a site below a path, for employees alone', () => {
  const PUBLIC = 'test/fixtures/public.yaml';
  const { knowledge, guide, url } = organization(PUBLIC);

  test('works there, with everything that can be used, and keeps to its path', async ({ newPage }) => {
    const page = await newPage(COPYING);
    const { complaints, hosts } = await watch(page);
    const outside: string[] = [];
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (!pathname.startsWith('/help/')) outside.push(pathname);
    });
    await clickThrough(page, url(), PUBLIC);
    expect({ complaints, outside, hosts: [...hosts] }).toEqual({
      complaints: [],
      outside: [],
      hosts: [new URL(url()).host],
    });
  });

  test('keeps pages of step mode for a time without a network, and only there', async ({ newPage }) => {
    const page = await newPage({ baseURL: url() });
    await page.goto(stepModeUrl(guide.url, guide.steps[1]?.id ?? ''));
    await page.getByText(messages['stepMode.kept']).waitFor();
    const scopes = await page.evaluate(async () =>
      (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
    );
    expect(scopes).toEqual([`${url()}/help/`]);
    await page.context().setOffline(true);
    await page.reload();
    await page.getByRole('progressbar', { name: `Step 2 of ${guide.steps.length}` }).waitFor();
  });

  test('has no page, link, sitemap entry or search hit for anybody else', () => {
    const staff = sample.records.filter(({ audience }) => audience !== 'employee');
    const own = new Set(knowledge.records.map(({ id }) => id));
    expect(staff.filter(({ id }) => own.has(id))).toEqual([]);
    const paths = ['/helpdesk', '/admin/', ...staff.map(({ docId }) => `/${docId}`)];
    const leaks = built().flatMap(({ path, text }) =>
      paths
        .filter(
          (one) => path.includes(`${one}/`) || text.includes(`/help${one}`) || text.includes(`/de${one}`),
        )
        .map((one) => `${path} ${one}`),
    );
    expect(leaks).toEqual([]);
  });
});

describe('the sample organization, with words of its own', () => {
  const CHANGED = 'Enter the marmalade with which you unlock your phone.';
  const NOTE = 'Since May we ask for six digits, never fewer.';
  const OWN = 'Hold the badge to the back of the phone.';
  let server: ChildProcess;
  let url: string;

  beforeAll(async () => {
    const record = join(folder, 'docs/issues/passcode-required.md');
    const before = 'Enter the code with which you unlock your phone.';
    expect(readFileSync(record, 'utf8')).toContain(before);
    writeFileSync(record, readFileSync(record, 'utf8').replace(before, CHANGED));

    appendFileSync(
      join(folder, SAMPLE),
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
    await run('build');
    server = spawn(process.execPath, ['build/enrollkit.mjs', 'start', '--port', '0'], { cwd: folder });
    const [said] = await once(server.stdout as Readable, 'data');
    url = String(/http:\/\/127\.0\.0\.1:\d+/.exec(String(said)));
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
    const response = await fetch(`${url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...ONCE },
      body: JSON.stringify(activity),
    });
    return response.text();
  }

  // This build finds the cache of the two above warm, in the same checkout.
  test('shows nothing of the organizations built before it', () => {
    const leaks = built().filter(({ text }) =>
      /northwind|wide ?world|bbbbcccc-1111|ccccdddd-2222|7a1fa2|866a00/i.test(text),
    );
    expect(leaks.map(({ path }) => path)).toEqual([]);
  });

  test('changes on the page, in the export and in the bot’s card with a word in one Markdown file', async () => {
    for (const rendering of [page('issues/passcode-required'), await run('export'), await botSays('E36')])
      expect(rendering).toContain(CHANGED);
  });

  test('shows its own words on the page, in the export and in the bot’s card', async () => {
    for (const rendering of [page('issues/passcode-required'), await run('export'), await botSays('E36')]) {
      expect(rendering).toContain('Six digits, please');
      expect(rendering).toContain(NOTE);
    }
  });

  test('gives its own page an address, a short link, a line in every list, and answers with it', async () => {
    expect(page('issues/badge-app-pin')).toContain(OWN);
    for (const list of ['issues', 'helpdesk', 'admin/ledger', ''])
      expect(page(list)).toContain('badge-app-pin');
    expect(await run('ask', 'what is the pin of the badge app?')).toContain(OWN);
    expect(await botSays('C01')).toContain(OWN);
    const { status, headers } = await fetch(`${url}/i/c01`, {
      redirect: 'manual',
      headers: ONCE,
    });
    expect([status, headers.get('location')]).toEqual([302, '/issues/badge-app-pin']);
  });
});
