import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { shownTexts } from '../../src/content/onScreen.ts';
import { snippetOf } from '../../src/content/snippet.ts';
import { guide, knowledge, messages, record, SAMPLE } from './sample.ts';
import { readKnowledge } from './site.ts';
import { test } from './siteTest.ts';
import { COPYING } from './visit.ts';

test('the search finds an alert that was pasted, with the keyboard alone', async ({ open }) => {
  const page = await open('/');
  await page.getByRole('combobox').fill('The Enrollment SSO application has been installed on the device');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/issues/esso-app-already-installed');
  await page.getByRole('heading', { level: 1, name: record('esso-app-already-installed').title }).waitFor();
});

test('the symptom index holds every wording, every error code and every issue of a step', async ({
  open,
}) => {
  const page = await open('/issues');
  const rows = (id: string) =>
    page.$$eval(`#${id} a`, (links) =>
      links.map((link) => `${link.getAttribute('href')} ${link.textContent}`),
    );
  const issues = knowledge.records.filter(({ kind }) => kind === 'issue');
  const wordings = issues.flatMap(({ url, code = '', onScreen }) =>
    shownTexts(onScreen).map(
      ({ title, message }) => `${url} ${[title, message].filter(Boolean).join(': ')}${code}`,
    ),
  );
  expect((await rows('by-screen')).sort()).toEqual(wordings.sort());
  const codes = issues.flatMap(({ url, title, errorCodes }) =>
    errorCodes.map((code) => `${url} ${code}: ${title}`),
  );
  expect((await rows('by-code')).sort()).toEqual(codes.sort());
  const row = ({ url, title, code = '' }: (typeof issues)[number]) => `${url} ${title}${code}`;
  expect((await rows('by-who-fixes')).sort()).toEqual(issues.map(row).sort());
  expect((await rows('by-step')).sort()).toEqual(
    issues
      .filter(({ step }) => step)
      .map(row)
      .sort(),
  );
});

test('the helpdesk’s table is filtered by words, a code, or who fixes it', async ({ open }) => {
  const page = await open('/helpdesk');
  const issues = knowledge.records.filter(({ kind }) => kind === 'issue');
  const codes = () =>
    page.$$eval('tbody tr td:first-child', (cells) => cells.map((cell) => cell.textContent));
  expect(await codes()).toEqual(issues.map(({ code }) => code).sort());
  const filter = page.getByRole('searchbox');
  await filter.fill('ENROLLMENT sso application');
  expect(await codes()).toEqual(['E01']);
  await filter.fill('no such problem');
  expect(await codes()).toEqual([]);
  await filter.fill('');
  await page.getByRole('combobox', { name: 'Who fixes it' }).selectOption('admin');
  expect(await codes()).toEqual(
    issues.flatMap(({ whoFixes, code }) => (whoFixes === 'admin' ? [code] : [])).sort(),
  );
});

test('the buttons of an issue copy its link, its short link, its text, and its text with its form', async ({
  open,
  site,
}) => {
  const issue = record('esso-app-already-installed');
  const page = await open(issue.url, COPYING);
  await page.getByText('Copy', { exact: true }).click();
  const copied = async (button: string) => {
    await page.getByRole('button', { name: button, exact: true }).click();
    await page.getByText(`Copied: ${button}`).waitFor();
    return page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const read = async (type: string) =>
        item?.types.includes(type) ? (await item.getType(type)).text() : '';
      return { text: await read('text/plain'), html: await read('text/html') };
    });
  };
  const { text, html } = snippetOf(issue, messages, knowledge.config.site.url);
  expect((await copied('Link')).text).toBe(site.url + issue.url);
  expect((await copied('Short link')).text).toBe(`${knowledge.config.site.url}/i/E01`);
  expect(await copied('Plain text')).toEqual({ text, html: '' });
  const formatted = await copied('Formatted text');
  expect(formatted.text).toBe(text);
  const words = (markup: string) =>
    page.evaluate((one) => new DOMParser().parseFromString(one, 'text/html').body.textContent, markup);
  expect((await words(formatted.html))?.trim()).toBe((await words(html))?.trim());
});

test('a page asks no other host for anything', async ({ newPage, site }) => {
  const page = await newPage();
  const hosts = new Set<string>();
  page.on('request', (request) => hosts.add(new URL(request.url()).origin));
  await page.goto(guide.url);
  await page.getByRole('combobox').fill('sign in failed');
  await page.getByRole('option').first().waitFor();
  expect([...hosts]).toEqual([site.url]);
});

test('a page that is not translated says so', async ({ open }) => {
  const page = await open(`/de${record('requirements').url}`);
  const german = readKnowledge(SAMPLE, 'de');
  expect(german.records.find(({ id }) => id === 'requirements')?.locale).toBe('en');
  const { 'record.untranslated': words } = JSON.parse(readFileSync('i18n/de/enrollkit.json', 'utf8'));
  expect(await page.getByRole('note').first().textContent()).toBe(words);
});
