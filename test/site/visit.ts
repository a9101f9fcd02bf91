import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import { localeBase } from '../../src/content/knowledge.ts';
import { readMessages } from '../../src/content/read.ts';
import { readKnowledge } from './site.ts';

/** What a browser did that should never happen. */
export interface Watched {
  /** What the browser complained about: policy, scripts, missing files. */
  readonly complaints: readonly string[];
  /** Every host that was asked for something. */
  readonly hosts: ReadonlySet<string>;
}

/** A reader who copies what the site gives to copy. */
export const COPYING: BrowserContextOptions = { permissions: ['clipboard-read', 'clipboard-write'] };

/** Notes from now on what a page does. */
export async function watch(page: Page): Promise<Watched> {
  const complaints: string[] = [];
  const hosts = new Set<string>();
  await reportViolations(page);
  const complain = (words: string) => complaints.push(`${new URL(page.url()).pathname}: ${words}`);
  page.on('console', (message) => {
    const { url } = message.location();
    // That a browser asks for by itself, between the two heads of a page that comes alive.
    if (['error', 'warning'].includes(message.type()) && !url.endsWith('/favicon.ico'))
      complain(`${message.text()} ${url}`);
  });
  page.on('pageerror', (error) => complain(error.message));
  page.on('response', (response) => {
    if (response.status() >= 400) complain(`${response.status()} ${response.url()}`);
  });
  page.on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    if (protocol !== 'data:' && protocol !== 'blob:') hosts.add(host);
  });
  return { complaints, hosts };
}

async function reportViolations(page: Page): Promise<void> {
  await page.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) =>
      console.error(`violation of ${effectiveDirective}: ${blockedURI} ${sample}`),
    ),
  );
}

/** Uses everything that can be used on a site with two languages, from its front page on. */
export async function clickThrough(page: Page, siteUrl: string, configFile: string): Promise<void> {
  const knowledge = readKnowledge(configFile, 'en');
  const messages = readMessages('.', 'en');
  const base = localeBase(knowledge.config, 'en');
  const title = () => page.getByRole('heading', { level: 1 }).textContent();
  const record = (id: string) => {
    const found = knowledge.records.find((one) => one.id === id);
    if (!found) throw new Error(`${id} is gone`);
    return found;
  };

  await page.goto(siteUrl + base, { waitUntil: 'networkidle' });
  await page.getByRole('link', { name: messages['start.title'] }).click();
  await page.getByRole('link', { name: messages['start.device.ipad'], exact: true }).click();
  await page.getByText(messages['start.progress'].replace('{number}', '2').split(' {')[0] ?? '').waitFor();
  await page.goto(siteUrl + base);
  const guide = record('account-driven-user-enrollment');
  await page.getByRole('link', { name: messages['home.setUp'] }).click();
  await page.waitForURL(`**${guide.url}`);
  await expect.poll(title).toBe(guide.title);
  await page.locator('main').getByRole('link', { name: messages['start.title'] }).click();
  for (const answer of ['iphone', '17', 'mine', 'no', 'yes'])
    await page.locator(`main a[href*="=${answer}"]`).first().click();
  await page.getByRole('link', { name: messages['start.walk'] }).click();
  await page.getByRole('link', { name: messages['stepMode.begin'] }).click();
  await page.getByText(messages['stepMode.kept']).waitFor();
  await page.getByRole('img', { name: /^QR/ }).waitFor();
  await page.getByRole('link', { name: messages['stepMode.next'] }).click();
  await page.getByRole('link', { name: messages['stepMode.leave'] }).click();
  await page.getByRole('link', { name: messages['way.all'] }).click();
  await page.getByRole('radio', { name: messages['screen.choice.ipad'] }).check();
  await page.getByText(messages['record.otherwise']).first().click();
  await page.locator('section details[open] a').first().click();
  await page.waitForURL(`**${base}issues/**`);
  await expect.poll(title).not.toBe(guide.title);

  await page.getByText(messages['copy.title'], { exact: true }).click();
  for (const way of ['copy.link', 'copy.shortLink', 'copy.text', 'copy.rich'] as const) {
    await page.getByRole('button', { name: messages[way], exact: true }).click();
    await page.getByText(messages['copy.done'].replace('{what}', messages[way])).waitFor();
  }

  const found = record('passcode-required');
  await page
    .getByRole('combobox')
    .first()
    .fill(found.code ?? '');
  await page.getByRole('option', { name: found.title }).waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(`**${found.url}`);

  const asked = record('esso-app-already-installed');
  await page.getByRole('button', { name: messages['ask.open'], exact: true }).click();
  await page.getByRole('textbox', { name: messages['ask.label'] }).fill(asked.onScreen[0]?.message ?? '');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('heading', { name: asked.title }).waitFor();
  await page.getByRole('link', { name: messages['record.openPage'] }).click();
  await page.waitForURL(`**${asked.url}`);

  const mode = () => page.evaluate(() => document.documentElement.dataset['themeChoice']);
  const before = await mode();
  await page.locator('.navbar button[class*="toggle"]').last().click();
  await expect.poll(mode).not.toBe(before);
  const chosen = await mode();

  await page.getByRole('button', { name: 'English' }).hover();
  await page.getByRole('link', { name: 'Deutsch' }).click();
  await page.waitForURL(`**${localeBase(knowledge.config, 'de')}issues/**`, { waitUntil: 'networkidle' });
  expect(await mode()).toBe(chosen);
  await page
    .getByRole('link', { name: readKnowledge(configFile, 'de').organization })
    .first()
    .click();
  await page.getByRole('heading', { name: readMessages('.', 'de')['home.question'] }).waitFor();
  await page.locator('details').first().click();
}
