import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readMessages } from '../../src/content/read.ts';
import { RECORD_KINDS } from '../../src/content/record.ts';
import { snippetOf } from '../../src/content/snippet.ts';
import { launchChromium } from './chromium.ts';
import { readKnowledge, serveSite } from './site.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const VIEWPORTS = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 800 } };
/** Pages that are lists over the records. */
const LISTS = [
  '/issues',
  '/helpdesk',
  '/helpdesk/sign-in-failed',
  '/admin/rollout',
  '/admin/rollout/poster',
  '/admin/ledger',
];
const GUIDE = '/guides/account-driven-user-enrollment';

describe('in a real browser', () => {
  const knowledge = readKnowledge('enrollkit.config.yaml', 'en');
  let browser: Browser;
  let site: Awaited<ReturnType<typeof serveSite>>;

  beforeAll(async () => {
    site = await serveSite(knowledge);
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  /** Accessibility violations of pages with everything unfolded. */
  async function violationsOn(urls: readonly string[], options: BrowserContextOptions): Promise<string[]> {
    const context = await browser.newContext({ ...options, reducedMotion: 'reduce' });
    const page = await context.newPage();
    const found: string[] = [];
    for (const url of urls) {
      await page.goto(site.url + url);
      await page.locator('html[data-has-hydrated="true"]').waitFor();
      for (const summary of await page.$$('main details:not([open]) > summary'))
        await summary.evaluate((one) => (one as HTMLElement).click());
      await page.evaluate(axeSource);
      const { violations } = await page.evaluate(() =>
        (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
      );
      found.push(...violations.map(({ id, nodes }) => `${url} ${id} ${nodes[0]?.target.join(' ')}`));
    }
    await context.close();
    return found;
  }

  describe.each(Object.entries(VIEWPORTS))('on a %s', (_device, viewport) => {
    test.each(['light', 'dark'] as const)(
      'no kind of page has an accessibility violation in %s mode',
      async (colorScheme) => {
        const longest = RECORD_KINDS.flatMap((kind) =>
          knowledge.records
            .filter((record) => record.kind === kind)
            .toSorted((a, b) => b.text.length - a.text.length)
            .slice(0, 3),
        );
        const urls = ['/', '/de/', `/de${GUIDE}`, ...LISTS, ...longest.map((record) => record.url)];
        expect(await violationsOn(urls, { viewport, colorScheme })).toEqual([]);
      },
    );
  });

  test('no record has an accessibility violation', async () => {
    const urls = knowledge.records.map((record) => record.url);
    expect(await violationsOn(urls, { viewport: VIEWPORTS.phone, colorScheme: 'light' })).toEqual([]);
  });

  test('the search finds an alert that was pasted, with the keyboard alone', async () => {
    const page = await browser.newPage();
    await page.goto(site.url);
    await page.getByRole('combobox').fill('The Enrollment SSO application has been installed on the device');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/issues/esso-app-already-installed');
    const title = knowledge.records.find(({ id }) => id === 'esso-app-already-installed')?.title as string;
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await page.close();
  });

  test('the symptom index holds every wording, every error code and every issue of a step', async () => {
    const page = await browser.newPage();
    await page.goto(`${site.url}/issues`);
    const rows = (id: string) =>
      page.$$eval(`#${id} a`, (links) =>
        links.map((link) => `${link.getAttribute('href')} ${link.textContent}`),
      );
    const issues = knowledge.records.filter(({ kind }) => kind === 'issue');
    const wordings = issues.flatMap(({ url, code = '', onScreen }) =>
      onScreen.map(({ title, message }) => `${url} ${[title, message].filter(Boolean).join(': ')}${code}`),
    );
    expect((await rows('by-screen')).sort()).toEqual(wordings.sort());
    const codes = issues.flatMap(({ url, title, errorCodes }) =>
      errorCodes.map((code) => `${url} ${code}: ${title}`),
    );
    expect((await rows('by-code')).sort()).toEqual(codes.sort());
    const row = ({ url, title, code = '' }: (typeof issues)[number]) => `${url} ${title}${code}`;
    expect((await rows('by-who-fixes')).sort()).toEqual(issues.map(row).sort());
    expect((await rows('by-step')).sort()).toEqual(
      issues
        .filter(({ step }) => step)
        .map(row)
        .sort(),
    );
    await page.close();
  });

  test('the helpdesk’s table is filtered by words, a code, or who fixes it', async () => {
    const page = await browser.newPage();
    await page.goto(`${site.url}/helpdesk`);
    const issues = knowledge.records.filter(({ kind }) => kind === 'issue');
    const codes = () =>
      page.$$eval('tbody tr td:first-child', (cells) => cells.map((cell) => cell.textContent));
    expect(await codes()).toEqual(issues.map(({ code }) => code).sort());
    const filter = page.getByRole('searchbox');
    await filter.fill('ENROLLMENT sso application');
    expect(await codes()).toEqual(['E01']);
    await filter.fill('no such problem');
    expect(await codes()).toEqual([]);
    await filter.fill('');
    await page.getByRole('combobox', { name: 'Who fixes it' }).selectOption('admin');
    expect(await codes()).toEqual(
      issues.flatMap(({ whoFixes, code }) => (whoFixes === 'admin' ? [code] : [])).sort(),
    );
    await page.close();
  });

  test('the buttons of an issue copy its link, its short link, its text, and its text with its form', async () => {
    const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await context.newPage();
    const record = knowledge.records.find(({ code }) => code === 'E01');
    if (!record) throw new Error('no E01');
    await page.goto(site.url + record.url);
    await page.getByText('Copy', { exact: true }).click();
    const copied = async (button: string) => {
      await page.getByRole('button', { name: button, exact: true }).click();
      await page.getByText(`Copied: ${button}`).waitFor();
      return page.evaluate(async () => {
        const [item] = await navigator.clipboard.read();
        const read = async (type: string) =>
          item?.types.includes(type) ? (await item.getType(type)).text() : '';
        return { text: await read('text/plain'), html: await read('text/html') };
      });
    };
    const { text, html } = snippetOf(record, readMessages('.', 'en'), knowledge.config.site.url);
    expect((await copied('Link')).text).toBe(site.url + record.url);
    expect((await copied('Short link')).text).toBe(`${knowledge.config.site.url}/i/E01`);
    expect(await copied('Plain text')).toEqual({ text, html: '' });
    const formatted = await copied('Formatted text');
    expect(formatted.text).toBe(text);
    const words = (markup: string) =>
      page.evaluate((one) => new DOMParser().parseFromString(one, 'text/html').body.textContent, markup);
    expect((await words(formatted.html))?.trim()).toBe((await words(html))?.trim());
    await context.close();
  });

  test('a page asks no other host for anything', async () => {
    const page = await browser.newPage();
    const hosts = new Set<string>();
    page.on('request', (request) => hosts.add(new URL(request.url()).origin));
    await page.goto(site.url + GUIDE);
    await page.getByRole('combobox').fill('sign in failed');
    await page.getByRole('option').first().waitFor();
    expect([...hosts]).toEqual([site.url]);
    await page.close();
  });

  test('a page that is not translated says so', async () => {
    const page = await browser.newPage();
    const english = knowledge.records.find(({ id }) => id === 'requirements');
    await page.goto(`${site.url}/de${english?.url}`);
    const german = readKnowledge('enrollkit.config.yaml', 'de');
    expect(german.records.find(({ id }) => id === 'requirements')?.locale).toBe('en');
    const messages = JSON.parse(readFileSync('i18n/de/enrollkit.json', 'utf8'));
    expect(await page.getByRole('note').first().textContent()).toBe(messages['record.untranslated']);
    await page.close();
  });

  test('nothing is wider than a phone of 320 pixels', async () => {
    const page = await browser.newPage({ viewport: { width: 320, height: 640 } });
    const wide: string[] = [];
    for (const url of ['/', ...LISTS, ...knowledge.records.map((record) => record.url)]) {
      await page.goto(site.url + url);
      await page.locator('html[data-has-hydrated="true"]').waitFor();
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      if (width > 320) wide.push(`${url} ${width}`);
    }
    expect(wide).toEqual([]);
    await page.close();
  });
});
