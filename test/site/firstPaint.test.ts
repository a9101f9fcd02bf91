import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { messages, record } from './sample.ts';
import { alive, test } from './siteTest.ts';

/** Holds back every request for such a file until it is released; what has been asked for is in `asked`. */
async function hold(page: Page, files: RegExp) {
  const asked: string[] = [];
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(files, async (route) => {
    asked.push(route.request().url());
    await released;
    await route.continue();
  });
  return { asked, release };
}

test('a page asks for its scripts when it has been painted, not before', async ({ newPage }) => {
  const page = await newPage();
  const scripts: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(request.url());
  });
  const styles = await hold(page, /\.css$/);
  await page.goto('/', { waitUntil: 'commit' });
  await expect.poll(() => styles.asked.length).toBe(1);
  await page.waitForTimeout(300);
  expect(scripts).toEqual([]);
  styles.release();
  await alive(page);
  expect(scripts.slice(0, 2).map((url) => url.replace(/.*\/(\w+)[~.].*/, '$1'))).toEqual(['runtime', 'main']);
});

test('a page in the background has its scripts, though nobody sees it', async ({ newPage }) => {
  const page = await newPage();
  await page.addInitScript(() => {
    Object.defineProperty(document, 'hidden', { value: true });
    window.requestAnimationFrame = () => 0;
  });
  await page.goto('/');
  await page.waitForFunction(() => 'docusaurus' in window, undefined, { polling: 100 });
});

test('what somebody types before the scripts are there is searched for when they are', async ({
  newPage,
}) => {
  const page = await newPage();
  const scripts = await hold(page, /\.js$/);
  await page.goto('/', { waitUntil: 'domcontentloaded' });
  await page.getByRole('combobox', { name: messages['search.label'] }).fill('AADSTS50055');
  scripts.release();
  const first = page.getByRole('option').first().locator('span').first();
  expect(await first.textContent()).toBe(record('entra-password-expired').title);
});
