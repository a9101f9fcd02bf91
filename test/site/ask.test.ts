import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readMessages } from '../../src/content/read.ts';
import { launchChromium } from './chromium.ts';
import { readKnowledge, serveSite } from './site.ts';

const knowledge = readKnowledge('enrollkit.config.yaml', 'en');
const messages = readMessages('.', 'en');
const title = (id: string) => knowledge.records.find((record) => record.id === id)?.title ?? '';
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

/** Opens the panel with the keyboard and asks. */
async function ask(page: Page, question: string) {
  await page.getByRole('textbox', { name: messages['ask.label'] }).fill(question);
  await page.keyboard.press('Enter');
}

async function openPanel(): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(site.url);
  await page.getByRole('button', { name: messages['ask.open'], exact: true }).press('Enter');
  await page.getByRole('dialog', { name: messages['ask.title'] }).waitFor();
  return page;
}

test('an alert is answered in place, with every step and why, and leads to its page', async () => {
  const page = await openPanel();
  await ask(page, 'The Enrollment SSO application has been installed on the device');
  const dialog = page.getByRole('dialog');
  const record = knowledge.records.find(({ code }) => code === 'E01');
  await dialog.getByRole('heading', { name: record?.title ?? '' }).waitFor();
  const shown = ((await dialog.textContent()) ?? '').replace(/\s+/g, ' ');
  for (const step of record?.steps ?? []) expect(shown).toContain(step.text);
  expect(shown).toContain(
    'Found by what your screen says: “The Enrollment SSO application has been installed on the device.”',
  );
  await dialog.getByRole('link', { name: messages['record.openPage'] }).click();
  await page.waitForURL(`**${record?.url}`);
  expect(await page.getByRole('dialog').isVisible()).toBe(false);
  await page.close();
});

test('several alerts with one title are a choice, and the choice is answered in place', async () => {
  const page = await openPanel();
  await ask(page, 'sign in failed');
  const dialog = page.getByRole('dialog');
  await dialog.getByText(messages['bot.choices']).waitFor();
  const choice = dialog.getByRole('list').getByRole('button').first();
  const name = (await choice.locator('b').textContent()) ?? '';
  await choice.click();
  await dialog.getByRole('heading', { name }).waitFor();
  await page.close();
});

test('what is not in the pages is not answered: people are offered', async () => {
  const page = await openPanel();
  await ask(page, 'when do i get my salary');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('heading', { name: messages['contact.title'] }).waitFor();
  await page.keyboard.press('Escape');
  expect(await page.getByRole('dialog').isVisible()).toBe(false);
  await page.close();
});

test('once opened it works without a network, and nothing that is typed is sent', async () => {
  const page = await openPanel();
  await ask(page, 'what can my company see on my phone');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('heading', { name: title('privacy-user-enrollment') }).waitFor();
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.context().setOffline(true);
  await ask(page, 'E01');
  await dialog.getByRole('heading', { name: title('esso-app-already-installed') }).waitFor();
  expect(requests).toEqual([]);
  await page.close();
});

test('the search box and the bot’s engine name the same records for the same words', async () => {
  const { createEngine } = await import('../../src/answers/engine.ts');
  const { buildSearchIndex } = await import('../../src/answers/searchIndex.ts');
  const engine = createEngine([buildSearchIndex(knowledge)]);
  const page = await browser.newPage();
  await page.goto(site.url);
  for (const words of ['passcode', 'can they see my photos', 'AADSTS50055']) {
    await page.getByRole('combobox').fill(words);
    const expected = engine.search(words, { limit: 6 }).map(({ id }) => title(id));
    await page.getByRole('option', { name: expected[0] ?? '' }).waitFor();
    const options = page.getByRole('option').locator('span:first-child');
    await expect.poll(() => options.allTextContents()).toEqual(expected);
  }
  await page.close();
});
