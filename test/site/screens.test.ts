import { readFileSync } from 'node:fs';
import type { BrowserContextOptions } from 'playwright-core';
import { describe, expect } from 'vitest';
import type { Built } from '../../src/cli/built.ts';
import { labelWords } from '../../src/content/labels.ts';
import { violationsInBothModes } from './axe.ts';
import { DESKTOP, guide, knowledge, PHONE, SAMPLE } from './sample.ts';
import { readKnowledge, SITE } from './site.ts';
import { test as siteTest } from './siteTest.ts';

const german = readKnowledge(SAMPLE, 'de');
const DEVICES = ['iphone', 'ipad'] as const;

/** `openFor` shows the guide as somebody sees it who has chosen a device before. */
const test = siteTest.extend(
  'openFor',
  ({ newPage }) =>
    async (device: (typeof DEVICES)[number], options: BrowserContextOptions) => {
      const page = await newPage(options);
      await page.addInitScript((chosen) => localStorage.setItem('enrollkit.device', chosen), device);
      await page.goto(guide.url);
      return page;
    },
);

describe('the drawn screens', () => {
  test('stand at every step that has one, in words for whoever does not see them, without JavaScript', async ({
    newPage,
  }) => {
    const page = await newPage({ javaScriptEnabled: false });
    for (const { url, steps } of [...knowledge.records, ...german.records].filter(
      ({ kind, steps: own }) => kind === 'guide' && own.length > 0,
    )) {
      await page.goto(url);
      const shown = await page.$$eval('section[id]:has(> a[href^="#"])', (sections) =>
        sections.map((section) => ({
          id: section.id,
          screen: section.querySelector('figcaption')?.textContent ?? undefined,
          hidden: section.querySelector('figure > div')?.getAttribute('aria-hidden') ?? undefined,
        })),
      );
      expect({ url, shown }).toEqual({
        url,
        shown: steps.map(({ id, screen }) => ({ id, screen, hidden: screen && 'true' })),
      });
    }
  });

  test.for([
    ['en', knowledge, guide.url],
    ['de', german, `/de${guide.url}`],
  ] as const)(
    'mark in %s what the step says to tap, in the words of the step',
    async ([, of, path], { open }) => {
      const page = await open(path, { javaScriptEnabled: false });
      const marked = await page.$$eval('section[id]:has(.s-tap)', (sections) =>
        sections.map((section) => ({
          marked: section.querySelector('.s-tap b')?.textContent ?? '',
          action: section.querySelector('p')?.textContent ?? '',
        })),
      );
      expect(marked.length).toBeGreaterThan(8);
      const { config } = of;
      const known = [config.organization.exampleAddress, config.enrollment.firstApp];
      expect(marked.filter((one) => !one.action.includes(one.marked) && !known.includes(one.marked))).toEqual(
        [],
      );
      expect(marked[1]?.marked).toBe(labelWords('general', of.locale)?.words);
    },
  );

  test.for([
    ['phone', PHONE],
    ['desktop', DESKTOP],
  ] as const)('have no accessibility violation on a %s in either mode', async ([, options], { openFor }) => {
    const found: string[] = [];
    for (const device of DEVICES) {
      const page = await openFor(device, options);
      found.push(...(await violationsInBothModes(page)).map((violation) => `${device} ${violation}`));
    }
    expect(found).toEqual([]);
  });

  test('stand above the step on a phone, and beside it on a desktop', async ({ open }) => {
    const places: { above: boolean; beside: boolean }[] = [];
    for (const options of [PHONE, DESKTOP]) {
      const page = await open(guide.url, options);
      const screen = await page.locator('#open-general figure').boundingBox();
      const action = await page.locator('#open-general p').first().boundingBox();
      if (!screen || !action) throw new Error('the step is not shown');
      places.push({
        above: screen.y + screen.height <= action.y,
        beside: screen.x >= action.x + action.width,
      });
    }
    expect(places).toEqual([
      { above: true, beside: false },
      { above: false, beside: true },
    ]);
  });

  test('are no wider than a phone of 320 pixels, whatever the device', async ({ openFor }) => {
    for (const device of DEVICES) {
      const page = await openFor(device, { viewport: { width: 320, height: 640 } });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    }
  });

  test('show the device in the reader’s hands, and the one chosen with the keyboard from then on', async ({
    open,
  }) => {
    const tablet = await open(guide.url, {
      viewport: { width: 1024, height: 768 },
      hasTouch: true,
      isMobile: true,
    });
    expect(await tablet.evaluate(() => document.documentElement.dataset['device'])).toBe('ipad');

    const page = await open(guide.url, DESKTOP);
    const sidebar = page.locator('#open-vpn-dm .s-side');
    const title = page.getByText('Enter iPad Passcode', { exact: true }).and(page.locator('.s-head b'));
    const shown = async () => [await sidebar.isVisible(), await title.isVisible()];
    expect(await shown()).toEqual([false, false]);
    await page.getByRole('radio', { name: 'iPhone' }).focus();
    await page.keyboard.press('ArrowRight');
    await sidebar.waitFor();
    expect(await shown()).toEqual([true, true]);
    await page.reload();
    expect(await shown()).toEqual([true, true]);
    expect(await page.getByRole('radio', { name: 'iPad' }).isChecked()).toBe(true);
  });

  test('show a bar in place of words that the newest iOS may not say', async ({ open }) => {
    const page = await open(guide.url, DESKTOP);
    const color = () =>
      page.locator('#allow-remote-management .s-tap b').evaluate((words) => getComputedStyle(words).color);
    expect(await color()).not.toBe('rgba(0, 0, 0, 0)');
    await page.getByRole('radio', { name: 'iOS 27' }).check();
    expect(await color()).toBe('rgba(0, 0, 0, 0)');
  });

  test('offer no choice without JavaScript, which could not keep it', async ({ open }) => {
    const page = await open(guide.url, { ...DESKTOP, javaScriptEnabled: false });
    expect(await page.locator('input[name="screen-device"]').first().isVisible()).toBe(false);
    expect(await page.locator('#open-general .s-side').isVisible()).toBe(true);
  });

  test('are less than a third of their page', () => {
    const html = readFileSync(`${SITE}${guide.url}/index.html`, 'utf8');
    const drawn = [...html.matchAll(/<figure class=.?screen.*?<\/figure>/gs)].map(([figure]) => figure);
    expect(drawn).toHaveLength(guide.steps.filter(({ screen }) => screen).length);
    expect(drawn.join('').length).toBeLessThan(html.length / 3);
  });

  test('have a picture on the site for every card that shows one', async ({ site }) => {
    const { knowledges }: Built = JSON.parse(readFileSync('build/knowledge.json', 'utf8'));
    const steps = knowledges.flatMap(({ records }) => records.flatMap((record) => record.steps));
    const pictures = new Set(steps.flatMap(({ picture }) => picture ?? []));
    expect(steps.filter(({ screen, picture }) => Boolean(screen) !== Boolean(picture))).toEqual([]);
    const missing: string[] = [];
    for (const picture of pictures) {
      const response = await fetch(site.url + picture, { method: 'HEAD' });
      if (response.status !== 200 || response.headers.get('content-type') !== 'image/png')
        missing.push(picture);
    }
    expect(missing).toEqual([]);
    expect(pictures.size).toBeGreaterThan(20);
  });
});
