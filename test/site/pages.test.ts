import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from './chromium.ts';
import { readKnowledge, serveSite } from './site.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const VIEWPORTS = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 800 } };
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

  describe.each(Object.entries(VIEWPORTS))('on a %s', (_device, viewport) => {
    test.each(['light', 'dark'] as const)(
      'no page has an accessibility violation in %s mode',
      async (colorScheme) => {
        const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce' });
        const page = await context.newPage();
        const found: string[] = [];
        for (const url of ['/', '/de/', `/de${GUIDE}`, ...knowledge.records.map((record) => record.url)]) {
          await page.goto(site.url + url);
          for (const summary of await page.$$('main details:not([open]) > summary'))
            await summary.evaluate((one) => (one as HTMLElement).click());
          await page.evaluate(axeSource);
          const { violations } = await page.evaluate(() =>
            (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
          );
          found.push(...violations.map(({ id, nodes }) => `${url} ${id} ${nodes[0]?.target.join(' ')}`));
        }
        await context.close();
        expect(found).toEqual([]);
      },
    );
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
    for (const url of ['/', ...knowledge.records.map((record) => record.url)]) {
      await page.goto(site.url + url);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      if (width > 320) wide.push(`${url} ${width}`);
    }
    expect(wide).toEqual([]);
    await page.close();
  });
});
