import { expect, test } from 'vitest';
import { MESSAGES } from '../../src/content/messages.ts';
import { stepModeUrl } from '../../src/content/stepMode.ts';
import { launchChromium } from './chromium.ts';
import { builtTexts, enrollkit, readKnowledge, serveSite } from './site.ts';
import { clickThrough, visit } from './visit.ts';

const HOSTILE = 'test/fixtures/hostile.yaml';
const PUBLIC = 'test/fixtures/public.yaml';

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

test('a site below a path works there, with everything that can be used, and keeps to its path', async () => {
  enrollkit('build', '--config', PUBLIC);
  const site = await serveSite(readKnowledge(PUBLIC, 'en'));
  const browser = await launchChromium();
  const { page, complaints, hosts, close } = await visit(browser);
  const outside: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (!pathname.startsWith('/help/')) outside.push(pathname);
  });
  await clickThrough(page, site.url, PUBLIC);
  expect({ complaints, outside, hosts: [...hosts] }).toEqual({
    complaints: [],
    outside: [],
    hosts: [new URL(site.url).host],
  });
  await close();
  await browser.close();
  await site.close();
});

test('below a path, step mode keeps pages for a time without a network, and only there', async () => {
  const knowledge = readKnowledge(PUBLIC, 'en');
  const site = await serveSite(knowledge);
  const browser = await launchChromium();
  const page = await (await browser.newContext()).newPage();
  const guide = knowledge.records.find(({ id }) => id === 'account-driven-user-enrollment');
  await page.goto(site.url + stepModeUrl(guide?.url ?? '', guide?.steps[1]?.id ?? ''));
  await page.getByText(MESSAGES['stepMode.kept']).waitFor();
  const scopes = await page.evaluate(async () =>
    (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
  );
  expect(scopes).toEqual([`${site.url}/help/`]);
  await page.context().setOffline(true);
  await page.reload();
  await page.getByRole('progressbar', { name: `Step 2 of ${guide?.steps.length}` }).waitFor();
  await browser.close();
  await site.close();
});

test('a site for employees alone has no page, link, sitemap entry or search hit for anybody else', () => {
  const { records } = readKnowledge('enrollkit.config.yaml', 'en');
  const staff = records.filter(({ audience }) => audience !== 'employee');
  const own = new Set(readKnowledge(PUBLIC, 'en').records.map(({ id }) => id));
  expect(staff.filter(({ id }) => own.has(id))).toEqual([]);
  const paths = ['/helpdesk', '/admin/', ...staff.map(({ docId }) => `/${docId}`)];
  const leaks = builtTexts().flatMap(({ path, text }) =>
    paths
      .filter((one) => path.includes(`${one}/`) || text.includes(`/help${one}`) || text.includes(`/de${one}`))
      .map((one) => `${path} ${one}`),
  );
  expect(leaks).toEqual([]);
});

// This build finds the cache of the one above warm, in the same checkout.
test('a site built for one organization shows nothing of the organization built before it', () => {
  enrollkit('build');
  const leaks = builtTexts().filter(({ text }) =>
    /northwind|wide ?world|bbbbcccc-1111|ccccdddd-2222|7a1fa2|866a00/i.test(text),
  );
  expect(leaks.map(({ path }) => path)).toEqual([]);
});
