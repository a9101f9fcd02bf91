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

async function showUnfolded(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await alive(page);
  for (const summary of await page.$$('main details:not([open]) > summary'))
    await summary.evaluate((one) => (one as HTMLElement).click());
}

test.for([
  ['phone', PHONE],
  ['desktop', DESKTOP],
] as const)(
  'no kind of page has an accessibility violation on a %s in either mode',
  async ([, options], { newPage }) => {
    const page = await newPage(options);
    const found: string[] = [];
    for (const url of RICH) {
      await showUnfolded(page, url);
      found.push(...(await violationsInBothModes(page)).map((violation) => `${url} ${violation}`));
    }
    expect(found).toEqual([]);
  },
);

test('neither has any other record', async ({ newPage }) => {
  const page = await newPage(PHONE);
  const found: string[] = [];
  for (const { url } of knowledge.records.filter((one) => !RICH.includes(one.url))) {
    await showUnfolded(page, url);
    found.push(...(await violations(page)).map((violation) => `${url} ${violation}`));
  }
  expect(found).toEqual([]);
});
