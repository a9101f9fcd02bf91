import { describe, expect } from 'vitest';
import { guide, knowledge, messages, PHONE, record } from './sample.ts';
import { OTHER_PAGES } from './site.ts';
import { test } from './siteTest.ts';

test('three doors stand in the first screen of a phone, without JavaScript', async ({ open }) => {
  const page = await open('/', { ...PHONE, javaScriptEnabled: false });
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
      { to: guide.url, words: messages['home.setUp'] },
      { to: '/issues', words: messages['home.wrong'] },
      { to: record('privacy-user-enrollment').url, words: 'What can Contoso see?' },
    ].map((door) => ({ ...door, inView: true, isLarge: true })),
  );
});

test('what people ask most stands there in the words of their screen', async ({ open }) => {
  const page = await open('/');
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
});

test('every page is one unfolded topic away, without JavaScript', async ({ open }) => {
  const page = await open('/', { javaScriptEnabled: false });
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
});

test.for(['en', 'de'])(
  'in %s nothing is cut or wider than a narrow phone with large text',
  async (locale, { open }) => {
    const page = await open(locale === 'en' ? '/' : `/${locale}/`, { viewport: { width: 320, height: 640 } });
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
  },
);

test('on a phone what floats goes away from whoever reads on, and covers nothing at the end', async ({
  open,
}) => {
  const page = await open(guide.url, PHONE);
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
});

describe('at 200 % zoom', () => {
  const zoomed = { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 };
  const paths = ['/', guide.url, '/start', '/helpdesk'];

  test.for(paths)('nothing of %s is wider than the window', async (path, { open }) => {
    const page = await open(path, zoomed);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(640);
  });

  test.for(paths)('what has the focus on %s is never covered, either way', async (path, { open }) => {
    const page = await open(path, zoomed);
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
  });
});

test('the menu of a phone is there once it is opened, with the keyboard, too', async ({ open }) => {
  const page = await open(guide.url, PHONE);
  expect(await page.locator('.navbar-sidebar').count()).toBe(0);
  await page.locator('.navbar__toggle').press('Enter');
  await page.locator('.navbar-sidebar').getByRole('link', { name: messages['symptoms.title'] }).click();
  await page.waitForURL('**/issues');
  await page.getByRole('heading', { level: 1, name: messages['symptoms.title'] }).waitFor();
  expect(await page.locator('.navbar-sidebar').isVisible()).toBe(false);
});
