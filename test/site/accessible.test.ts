import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { RECORD_KINDS } from '../../src/content/record.ts';
import { violations, violationsInBothModes } from './axe.ts';
import { DESKTOP, guide, knowledge, PHONE } from './sample.ts';
import { OTHER_PAGES } from './site.ts';
import { alive, test } from './siteTest.ts';

/** The pages with the most on them: all that are no record, and the three longest records of each kind. */
const RICH = [
  '/de/',
  `/de${guide.url}`,
  ...OTHER_PAGES.employee,
  ...OTHER_PAGES.staff,
  ...RECORD_KINDS.flatMap((kind) =>
    knowledge.records
      .filter((one) => one.kind === kind)
      .toSorted((a, b) => b.text.length - a.text.length)
      .slice(0, 3)
      .map(({ url }) => url),
  ),
];

const NARROWEST = 320;

async function showUnfolded(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await alive(page);
  for (const summary of await page.$$('main details:not([open]) > summary'))
    await summary.evaluate((one) => (one as HTMLElement).click());
}

/** How wide a page is that has to fit the narrowest phone, where it does not. */
async function tooWide(page: Page): Promise<string[]> {
  const { width: before = 0, height = 0 } = page.viewportSize() ?? {};
  await page.setViewportSize({ width: NARROWEST, height });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  await page.setViewportSize({ width: before, height });
  return width > NARROWEST ? [`${width} pixels wide`] : [];
}

test.for([
  ['phone', PHONE],
  ['desktop', DESKTOP],
] as const)(
  'no kind of page has an accessibility violation on a %s in either mode, or is too wide for 320 pixels',
  async ([, options], { newPage }) => {
    const page = await newPage(options);
    const found: string[] = [];
    for (const url of RICH) {
      await showUnfolded(page, url);
      const wrong = [...(await violationsInBothModes(page)), ...(await tooWide(page))];
      found.push(...wrong.map((one) => `${url} ${one}`));
    }
    expect(found).toEqual([]);
  },
);

test('neither has or is any other record', async ({ newPage }) => {
  const page = await newPage(PHONE);
  const found: string[] = [];
  for (const { url } of knowledge.records.filter((one) => !RICH.includes(one.url))) {
    await showUnfolded(page, url);
    const wrong = [...(await violations(page)), ...(await tooWide(page))];
    found.push(...wrong.map((one) => `${url} ${one}`));
  }
  expect(found).toEqual([]);
});
