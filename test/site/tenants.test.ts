import { expect, test } from 'vitest';
import { launchChromium } from './chromium.ts';
import { builtTexts, enrollkit, readKnowledge, serveSite } from './site.ts';

const HOSTILE = 'test/fixtures/hostile.yaml';

test('a name full of code is shown as what it is and runs nowhere', async () => {
  enrollkit('build', '--config', HOSTILE);
  const knowledge = readKnowledge(HOSTILE, 'en');
  const site = await serveSite(knowledge);
  const browser = await launchChromium();
  const page = await browser.newPage();
  const ran: string[] = [];
  page.on('dialog', (dialog) => {
    ran.push(dialog.message());
    void dialog.dismiss();
  });
  await page.goto(`${site.url}/help/`);
  expect(await page.title()).toBe(knowledge.organization);
  const guide = knowledge.records.find(({ id }) => id === 'account-driven-user-enrollment');
  await page.goto(`${site.url}${guide?.url}`, { waitUntil: 'networkidle' });
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(
    `Set up your iPhone or iPad for work at ${knowledge.organization}`,
  );
  expect(await page.$$('img[src="x"]')).toHaveLength(0);
  expect(ran).toEqual([]);
  await browser.close();
  await site.close();
});

// This build finds the cache of the one above warm, in the same checkout. The other files of this
// folder look at what it leaves, so this file runs first (see vitest.site.config.mts).
test('a site built for one organization shows nothing of the organization built before it', () => {
  enrollkit('build');
  const leaks = builtTexts().filter(({ text }) => /northwind|bbbbcccc-1111|7a1fa2/i.test(text));
  expect(leaks.map(({ path }) => path)).toEqual([]);
});
