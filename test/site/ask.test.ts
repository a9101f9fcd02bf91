import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { createEngine } from '../../src/answers/engine.ts';
import { buildSearchIndex } from '../../src/answers/searchIndex.ts';
import { knowledge, messages, record } from './sample.ts';
import { test as siteTest } from './siteTest.ts';

async function ask(page: Page, question: string) {
  await page.getByRole('textbox', { name: messages['ask.label'] }).fill(question);
  await page.keyboard.press('Enter');
}

/** `panel` is the front page with the panel open, by the keyboard. */
const test = siteTest.extend('panel', async ({ open }) => {
  const page = await open('/');
  await page.getByRole('button', { name: messages['ask.open'], exact: true }).press('Enter');
  await page.getByRole('dialog', { name: messages['ask.title'] }).waitFor();
  return page;
});

test('an alert is answered in place, with every step and why, and leads to its page', async ({
  panel: page,
}) => {
  await ask(page, 'The Enrollment SSO application has been installed on the device');
  const dialog = page.getByRole('dialog');
  const issue = record('esso-app-already-installed');
  await dialog.getByRole('heading', { name: issue.title }).waitFor();
  const shown = ((await dialog.textContent()) ?? '').replace(/\s+/g, ' ');
  for (const step of issue.steps) expect(shown).toContain(step.text);
  expect(shown).toContain(
    'Found by what your screen says: “The Enrollment SSO application has been installed on the device.”',
  );
  await dialog.getByRole('link', { name: messages['record.openPage'] }).click();
  await page.waitForURL(`**${issue.url}`);
  expect(await page.getByRole('dialog').isVisible()).toBe(false);
});

test('several alerts with one title are a choice, and the choice is answered in place', async ({
  panel: page,
}) => {
  await ask(page, 'sign in failed');
  const dialog = page.getByRole('dialog');
  await dialog.getByText(messages['bot.choices']).waitFor();
  const choice = dialog.getByRole('list').getByRole('button').first();
  const name = (await choice.locator('b').textContent()) ?? '';
  await choice.click();
  await dialog.getByRole('heading', { name }).waitFor();
});

test('what is not in the pages is not answered: people are offered', async ({ panel: page }) => {
  await ask(page, 'when do i get my salary');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('heading', { name: messages['contact.title'] }).waitFor();
  await page.keyboard.press('Escape');
  expect(await page.getByRole('dialog').isVisible()).toBe(false);
});

test('once opened it works without a network, and nothing that is typed is sent', async ({ panel: page }) => {
  await ask(page, 'what can my company see on my phone');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('heading', { name: record('privacy-user-enrollment').title }).waitFor();
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.context().setOffline(true);
  await ask(page, 'E01');
  await dialog.getByRole('heading', { name: record('esso-app-already-installed').title }).waitFor();
  expect(requests).toEqual([]);
});

test('the search box and the bot’s engine name the same records for the same words', async ({ open }) => {
  const engine = createEngine([buildSearchIndex(knowledge)]);
  const page = await open('/');
  for (const words of ['passcode', 'can they see my photos', 'AADSTS50055']) {
    await page.getByRole('combobox').fill(words);
    const expected = engine.search(words, { limit: 6 }).map(({ id }) => record(id).title);
    await page.getByRole('option', { name: expected[0] ?? '' }).waitFor();
    const options = page.getByRole('option').locator('span:first-child');
    await expect.poll(() => options.allTextContents()).toEqual(expected);
  }
});
