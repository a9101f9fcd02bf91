import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Built } from '../../src/cli/built.ts';
import { labelWords } from '../../src/content/labels.ts';
import { launchChromium } from './chromium.ts';
import { readKnowledge, SITE, serveSite } from './site.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1280, height: 800 };
const GUIDE = '/guides/account-driven-user-enrollment';
const DEVICES = ['iphone', 'ipad'] as const;

describe('the drawn screens', () => {
  const knowledge = readKnowledge('enrollkit.config.yaml', 'en');
  const german = readKnowledge('enrollkit.config.yaml', 'de');
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

  /** A page as somebody sees it who has chosen a device before. */
  async function open(
    path: string,
    options: BrowserContextOptions,
    device?: (typeof DEVICES)[number],
  ): Promise<Page> {
    const context = await browser.newContext({ ...options, reducedMotion: 'reduce' });
    const page = await context.newPage();
    if (device)
      await page.addInitScript((chosen) => localStorage.setItem('enrollkit.device', chosen), device);
    await page.goto(site.url + path);
    return page;
  }

  test('stand at every step that has one, in words for whoever does not see them, without JavaScript', async () => {
    const page = await open('/', { javaScriptEnabled: false });
    for (const { url, steps } of [...knowledge.records, ...german.records].filter(
      ({ kind, steps: own }) => kind === 'guide' && own.length > 0,
    )) {
      await page.goto(site.url + url);
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
    await page.context().close();
  });

  test.each([
    ['en', knowledge, GUIDE],
    ['de', german, `/de${GUIDE}`],
  ] as const)('mark in %s what the step says to tap, in the words of the step', async (_, of, path) => {
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
    await page.context().close();
  });

  describe.each([
    ['phone', PHONE],
    ['desktop', DESKTOP],
  ] as const)('on a %s', (_, viewport) => {
    test.each(['light', 'dark'] as const)(
      'have no accessibility violation in %s mode',
      async (colorScheme) => {
        const found: string[] = [];
        for (const device of DEVICES) {
          const page = await open(GUIDE, { viewport, colorScheme }, device);
          await page.evaluate(axeSource);
          const { violations } = await page.evaluate(() =>
            (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
          );
          found.push(...violations.map(({ id, nodes }) => `${device} ${id} ${nodes[0]?.target.join(' ')}`));
          await page.context().close();
        }
        expect(found).toEqual([]);
      },
    );
  });

  test('stand above the step on a phone, and beside it on a desktop', async () => {
    const places: { above: boolean; beside: boolean }[] = [];
    for (const viewport of [PHONE, DESKTOP]) {
      const page = await open(GUIDE, { viewport });
      const screen = await page.locator('#open-general figure').boundingBox();
      const action = await page.locator('#open-general p').first().boundingBox();
      if (!screen || !action) throw new Error('the step is not shown');
      places.push({
        above: screen.y + screen.height <= action.y,
        beside: screen.x >= action.x + action.width,
      });
      await page.context().close();
    }
    expect(places).toEqual([
      { above: true, beside: false },
      { above: false, beside: true },
    ]);
  });

  test('are no wider than a phone of 320 pixels, whatever the device', async () => {
    for (const device of DEVICES) {
      const page = await open(GUIDE, { viewport: { width: 320, height: 640 } }, device);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
      await page.context().close();
    }
  });

  test('show the device in the reader’s hands, and the one chosen with the keyboard from then on', async () => {
    const tablet = await open(GUIDE, {
      viewport: { width: 1024, height: 768 },
      hasTouch: true,
      isMobile: true,
    });
    expect(await tablet.evaluate(() => document.documentElement.dataset['device'])).toBe('ipad');
    await tablet.context().close();

    const page = await open(GUIDE, { viewport: DESKTOP });
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
    await page.context().close();
  });

  test('show a bar in place of words that the newest iOS may not say', async () => {
    const page = await open(GUIDE, { viewport: DESKTOP });
    const color = () =>
      page.locator('#allow-remote-management .s-tap b').evaluate((words) => getComputedStyle(words).color);
    expect(await color()).not.toBe('rgba(0, 0, 0, 0)');
    await page.getByRole('radio', { name: 'iOS 27' }).check();
    expect(await color()).toBe('rgba(0, 0, 0, 0)');
    await page.context().close();
  });

  test('offer no choice without JavaScript, which could not keep it', async () => {
    const page = await open(GUIDE, { javaScriptEnabled: false, viewport: DESKTOP });
    expect(await page.locator('input[name="screen-device"]').first().isVisible()).toBe(false);
    expect(await page.locator('#open-general .s-side').isVisible()).toBe(true);
    await page.context().close();
  });

  test('are less than a third of their page', () => {
    const html = readFileSync(`${SITE}${GUIDE}/index.html`, 'utf8');
    const drawn = [...html.matchAll(/<figure class=.?screen.*?<\/figure>/gs)].map(([figure]) => figure);
    expect(drawn).toHaveLength(
      knowledge.records.find(({ url }) => url === GUIDE)?.steps.filter(({ screen }) => screen)
        .length as number,
    );
    expect(drawn.join('').length).toBeLessThan(html.length / 3);
  });

  test('have a picture on the site for every card that shows one', async () => {
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
