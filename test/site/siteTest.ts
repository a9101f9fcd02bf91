import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { test as base } from 'vitest';
import { launchChromium } from './chromium.ts';
import { knowledge } from './sample.ts';
import { serveSite } from './site.ts';

/**
 * A test that looks at the built site of the sample organization in a real Chromium. What it opens is
 * closed after it: `newPage` is an empty page in a browser profile of its own, `open` one that shows a
 * path of the site, and alive where JavaScript runs.
 */
export const test = base
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads here what else is needed
  .extend('browser', { scope: 'worker' }, async ({}, { onCleanup }) => {
    const browser = await launchChromium();
    onCleanup(() => browser.close());
    return browser;
  })
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads here what else is needed
  .extend('site', { scope: 'worker' }, async ({}, { onCleanup }) => {
    const site = await serveSite(knowledge);
    onCleanup(() => site.close());
    return site;
  })
  .extend('newPage', async ({ browser, site }, { onCleanup }) => {
    const contexts: BrowserContext[] = [];
    onCleanup(async () => void (await Promise.all(contexts.map((context) => context.close()))));
    return async (options: BrowserContextOptions = {}): Promise<Page> => {
      const context = await browser.newContext({ baseURL: site.url, reducedMotion: 'reduce', ...options });
      contexts.push(context);
      return context.newPage();
    };
  })
  .extend('open', ({ newPage }) => async (path: string, options?: BrowserContextOptions) => {
    const page = await newPage(options);
    await page.goto(path);
    if (options?.javaScriptEnabled !== false) await alive(page);
    return page;
  });

/** Until then a page does not notice what a reader does. */
export function alive(page: Page): Promise<void> {
  return page.locator('html[data-has-hydrated="true"]').waitFor({ state: 'attached' });
}
