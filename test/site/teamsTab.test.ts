import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from './chromium.ts';
import { readKnowledge, serveSite } from './site.ts';

let browser: Browser;
let site: Awaited<ReturnType<typeof serveSite>>;

beforeAll(async () => {
  site = await serveSite(readKnowledge('enrollkit.config.yaml', 'en'));
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** Teams, as far as a tab sees it: shows the page in a frame and answers its first message. */
const teams = (url: string) => `<iframe src="${url}"></iframe>
<script>
  window.said = [];
  addEventListener('message', ({ data, source, origin }) => {
    if (!data.func) return;
    said.push(data.func);
    if (data.func === 'initialize')
      source.postMessage({ id: data.id, uuid: data.uuid, uuidAsString: data.uuidAsString, args: ['content', 'web', '{"apiVersion":4,"supports":{}}', '2.0.0'] }, origin);
  });
</script>`;

test('as a tab of Teams the site says that it is there, and shows itself', async () => {
  const page = await browser.newPage();
  await page.route('https://teams.microsoft.com/', (route) =>
    route.fulfill({ contentType: 'text/html', body: teams('https://help.contoso.com/') }),
  );
  await page.route('https://help.contoso.com/**', async (route) =>
    route.fulfill({
      response: await route.fetch({ url: site.url + new URL(route.request().url()).pathname }),
    }),
  );
  await page.goto('https://teams.microsoft.com/');
  const said = () => page.evaluate(() => (window as unknown as { said: readonly string[] }).said);
  await expect
    .poll(said, { timeout: 20_000 })
    .toEqual(expect.arrayContaining(['initialize', 'appInitialization.success']));
  await page.frameLocator('iframe').getByRole('heading', { level: 1 }).waitFor();
  await page.close();
});

test('outside of Teams nothing of its library is loaded', async () => {
  const page = await browser.newPage();
  const scripts: string[] = [];
  page.on('response', async (response) => {
    if (response.url().endsWith('.js')) scripts.push(await response.text());
  });
  await page.goto(`${site.url}/`, { waitUntil: 'networkidle' });
  expect(scripts.filter((text) => text.includes('teams.microsoft.com')).length).toBe(0);
  expect(scripts.length).toBeGreaterThan(0);
  await page.close();
});
