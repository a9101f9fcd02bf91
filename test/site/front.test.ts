import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readMessages } from '../../src/content/read.ts';
import { launchChromium } from './chromium.ts';
import { OTHER_PAGES, readKnowledge, serveSite } from './site.ts';

const PHONE = { width: 390, height: 844 };
const knowledge = readKnowledge('enrollkit.config.yaml', 'en');
const messages = readMessages('.', 'en');
const record = (id: string) => knowledge.records.find((one) => one.id === id);
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

test('three doors stand in the first screen of a phone, without JavaScript', async () => {
  const page = await browser.newPage({ viewport: PHONE, javaScriptEnabled: false });
  await page.goto(site.url);
  const doors = page.getByRole('navigation', { name: messages['home.question'] }).getByRole('link');
  const shown = await doors.evaluateAll((links) =>
    links.map((link) => ({
      to: link.getAttribute('href'),
      words: link.querySelector('b')?.textContent,
      inView: link.getBoundingClientRect().bottom <= window.innerHeight,
      isLarge: link.getBoundingClientRect().height >= 44,
    })),
  );
  expect(shown).toEqual(
    [
      { to: record('account-driven-user-enrollment')?.url, words: messages['home.setUp'] },
      { to: '/issues', words: messages['home.wrong'] },
      { to: record('privacy-user-enrollment')?.url, words: 'What can Contoso see?' },
    ].map((door) => ({ ...door, inView: true, isLarge: true })),
  );
  await page.close();
});

test('what people ask most stands there in the words of their screen', async () => {
  const page = await browser.newPage();
  await page.goto(site.url);
  const section = page.getByRole('region', { name: messages['home.common'] });
  const links = await section
    .getByRole('link')
    .evaluateAll((all) =>
      all.map((link) => [link.getAttribute('href'), link.querySelector('q')?.textContent]),
    );
  expect(links).toHaveLength(6);
  for (const [url, words] of links) {
    const issue = knowledge.records.find((one) => one.url === url);
    expect(words).toBe(issue?.onScreen[0]?.message);
  }
  await page.close();
});

test('every page is one unfolded topic away, without JavaScript', async () => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(site.url);
  const topic = page.locator('details').filter({ hasText: messages['section.icloud'] });
  const first = topic.getByRole('link').first();
  expect(await first.isVisible()).toBe(false);
  await topic.locator('summary').click();
  expect(await first.isVisible()).toBe(true);
  const links = await page
    .locator('details a')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  const expected = [...knowledge.records.map(({ url }) => url), ...OTHER_PAGES.staff];
  expect(links.sort()).toEqual(expected.sort());
  await page.close();
});

test.each(['en', 'de'])(
  'in %s nothing is cut or wider than a narrow phone with large text',
  async (locale) => {
    const context = await browser.newContext({ viewport: { width: 320, height: 640 } });
    const page = await context.newPage();
    await page.goto(`${site.url}${locale === 'en' ? '/' : `/${locale}/`}`);
    // The text size that somebody chose in the browser: 200 %.
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    const wide = await page.evaluate(() =>
      [...document.querySelectorAll('main *')]
        .filter((element) => element.getBoundingClientRect().right > 321)
        .map((element) => element.className || element.tagName),
    );
    expect(wide).toEqual([]);
    await context.close();
  },
);

test('on a phone what floats goes away from whoever reads on, and covers nothing at the end', async () => {
  const page = await browser.newPage({ viewport: PHONE, reducedMotion: 'reduce' });
  await page.goto(site.url + record('account-driven-user-enrollment')?.url, { waitUntil: 'networkidle' });
  const ask = page.getByRole('button', { name: messages['ask.open'], exact: true });
  const isInView = () =>
    ask.evaluate((button) => button.getBoundingClientRect().bottom <= document.documentElement.clientHeight);
  expect(await isInView()).toBe(true);
  await page.mouse.wheel(0, 900);
  await expect.poll(isInView).toBe(false);
  await page.mouse.wheel(0, -100);
  await expect.poll(isInView).toBe(true);
  await page.mouse.wheel(0, 300);
  await expect.poll(isInView).toBe(false);
  await page.keyboard.press('Tab');
  await ask.focus();
  await expect.poll(isInView).toBe(true);
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await expect.poll(isInView).toBe(true);
  const last = await page.getByRole('contentinfo').getByRole('link').last().boundingBox();
  const floating = await ask.boundingBox();
  expect((last?.y ?? 0) + (last?.height ?? 0)).toBeLessThan(floating?.y ?? 0);
  await page.close();
});

describe('at 200 % zoom', () => {
  const zoomed = {
    viewport: { width: 640, height: 400 },
    deviceScaleFactor: 2,
    reducedMotion: 'reduce',
  } as const;
  const paths = ['/', record('account-driven-user-enrollment')?.url ?? '', '/start', '/helpdesk'];

  test.each(paths)('nothing of %s is wider than the window', async (path) => {
    const page = await browser.newPage(zoomed);
    await page.goto(site.url + path, { waitUntil: 'networkidle' });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(640);
    await page.close();
  });

  test.each(paths)('what has the focus on %s is never covered, either way', async (path) => {
    const page = await browser.newPage(zoomed);
    await page.goto(site.url + path, { waitUntil: 'networkidle' });
    const covered: string[] = [];
    for (const [key, times] of [
      ['Tab', 40],
      ['Shift+Tab', 30],
    ] as const)
      for (let time = 0; time < times; time += 1) {
        await page.keyboard.press(key);
        const words = await page.evaluate(() => {
          const focused = document.activeElement;
          if (!focused || focused === document.body) return undefined;
          const { x, y, width, height } = focused.getBoundingClientRect();
          const top = document.elementFromPoint(x + width / 2, y + Math.min(height, innerHeight) / 2);
          const isSeen = top && (focused.contains(top) || top.contains(focused));
          return isSeen ? undefined : `${focused.textContent} is under ${top?.textContent}`;
        });
        if (words) covered.push(`${key} ${time}: ${words}`);
      }
    expect(covered).toEqual([]);
    await page.close();
  });
});

test('the menu of a phone is there once it is opened, with the keyboard, too', async () => {
  const page = await browser.newPage({ viewport: PHONE });
  await page.goto(site.url + record('account-driven-user-enrollment')?.url, { waitUntil: 'networkidle' });
  expect(await page.locator('.navbar-sidebar').count()).toBe(0);
  await page.locator('.navbar__toggle').press('Enter');
  await page.locator('.navbar-sidebar').getByRole('link', { name: messages['symptoms.title'] }).click();
  await page.waitForURL('**/issues');
  await page.getByRole('heading', { level: 1, name: messages['symptoms.title'] }).waitFor();
  expect(await page.locator('.navbar-sidebar').isVisible()).toBe(false);
  await page.close();
});
