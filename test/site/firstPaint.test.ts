import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readMessages } from '../../src/content/read.ts';
import { launchChromium } from './chromium.ts';
import { readKnowledge, serveSite } from './site.ts';

const knowledge = readKnowledge('enrollkit.config.yaml', 'en');
const messages = readMessages('.', 'en');
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

test('a page asks for its scripts when it has been painted, not before', async () => {
  const page = await browser.newPage();
  const scripts: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(request.url());
  });
  const styles = await hold(page, /\.css$/);
  await page.goto(site.url, { waitUntil: 'commit' });
  await expect.poll(() => styles.asked.length).toBe(1);
  await page.waitForTimeout(300);
  expect(scripts).toEqual([]);
  styles.release();
  await page.locator('html[data-has-hydrated="true"]').waitFor();
  expect(scripts.slice(0, 2).map((url) => url.replace(/.*\/(\w+)[~.].*/, '$1'))).toEqual(['runtime', 'main']);
  await page.close();
});

test('a page in the background has its scripts, though nobody sees it', async () => {
  const page = await browser.newPage();
  await page.addInitScript(() => {
    Object.defineProperty(document, 'hidden', { value: true });
    window.requestAnimationFrame = () => 0;
  });
  await page.goto(site.url);
  await page.waitForFunction(() => 'docusaurus' in window, undefined, { polling: 100 });
  await page.close();
});

test('what somebody types before the scripts are there is searched for when they are', async () => {
  const page = await browser.newPage();
  const scripts = await hold(page, /\.js$/);
  await page.goto(site.url, { waitUntil: 'domcontentloaded' });
  await page.getByRole('combobox', { name: messages['search.label'] }).fill('AADSTS50055');
  scripts.release();
  const found = knowledge.records.find(({ errorCodes }) => errorCodes.includes('AADSTS50055'));
  expect(await page.getByRole('option').first().locator('span').first().textContent()).toBe(found?.title);
  await page.close();
});
