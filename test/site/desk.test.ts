import { readFileSync } from 'node:fs';
import type { BrowserContextOptions, Page } from 'playwright-core';
import decodeQR from 'qr/decode.js';
import { describe, expect } from 'vitest';
import { fillMessage } from '../../src/content/messages.ts';
import { ticketText } from '../../src/content/ticket.ts';
import { signInFailedTree } from '../../src/plugin/desk.ts';
import { issueRows } from '../../src/plugin/issueRows.ts';
import { printedAddress } from '../../src/plugin/pageData.ts';
import { rolloutData, rolloutFiles } from '../../src/plugin/rollout.ts';
import { violations } from './axe.ts';
import { guide, knowledge, messages, record } from './sample.ts';
import { SITE } from './site.ts';
import { test } from './siteTest.ts';
import { COPYING } from './visit.ts';

const PASTED = 'The Enrollment SSO application has been installed on the device';
/** Fits several issues, which the screen's words or the iOS version tell apart. */
const VAGUE = 'sign in failed, your apple account does not support the expected services';

describe('the helpdesk’s desk', () => {
  const field = (page: Page) => page.getByRole('combobox', { name: messages['desk.field'] });
  const results = (page: Page) => page.getByRole('listbox', { name: messages['desk.results'] });
  const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent);

  const deskTest = test.extend('openDesk', ({ open }) => async (options?: BrowserContextOptions) => {
    const page = await open('/helpdesk', options);
    await field(page).waitFor();
    return page;
  });

  deskTest(
    'is worked with the keyboard alone: to the field, through the results, to the answer and back',
    async ({ openDesk }) => {
      const page = await openDesk();
      await page.keyboard.press('/');
      await page.keyboard.type(VAGUE);
      await results(page).getByRole('option').nth(1).waitFor();
      const titles = await results(page).getByRole('option').allTextContents();
      await page.keyboard.press('ArrowUp');
      expect(await results(page).getByRole('option', { selected: true }).allTextContents()).toEqual([
        titles.at(-1),
      ]);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      const second = issueRows(knowledge).find(({ title, code }) => title + code === titles[1]);
      await page.getByRole('heading', { level: 2, name: second?.title ?? '' }).waitFor();
      await expect.poll(() => focused(page)).toBe(second?.title);
      await page.keyboard.press('Escape');
      expect(await field(page).evaluate((one) => one === document.activeElement)).toBe(true);
      await page.keyboard.press('Escape');
      expect(await field(page).inputValue()).toBe('');
      expect(await results(page).count()).toBe(0);
      await page.keyboard.press('Tab');
      expect(await field(page).evaluate((one) => one === document.activeElement)).toBe(false);
    },
  );

  deskTest.for([
    [390, 'light'],
    [1280, 'dark'],
  ] as const)(
    'in use has no accessibility violation, %s pixels wide, %s',
    async ([width, colorScheme], { openDesk }) => {
      const page = await openDesk({ viewport: { width, height: 844 }, colorScheme });
      await field(page).fill(VAGUE);
      await results(page).getByRole('option').first().click();
      await page.getByRole('heading', { name: messages['desk.read'] }).waitFor();
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    },
  );

  deskTest('shows the record’s own words to read out, and what to check first', async ({ openDesk }) => {
    const page = await openDesk();
    await field(page).fill(PASTED);
    const { title, steps } = record('esso-app-already-installed');
    await page.getByRole('heading', { level: 2, name: title }).waitFor();
    const read = page
      .locator('section')
      .filter({ has: page.getByRole('heading', { name: messages['desk.read'] }) });
    for (const step of steps) await read.getByText(step.text, { exact: true }).waitFor();
    await page.getByRole('heading', { name: messages['desk.check'] }).waitFor();
  });

  deskTest(
    'asks what tells the candidates apart, and an answer leaves only those that it fits',
    async ({ openDesk }) => {
      const page = await openDesk();
      await field(page).fill(VAGUE);
      const questions = page.getByRole('region', { name: messages['desk.tellApart'] });
      const answers = questions.getByRole('button');
      await answers.first().waitFor();
      const wordings = issueRows(knowledge).flatMap(({ onScreen }) => onScreen.map(({ message }) => message));
      const [words, codes] = await answers.first().locator('span').allTextContents();
      expect(wordings).toContain(words);
      const before = await results(page).getByRole('option').count();
      await answers.first().press('Enter');
      const left = async () =>
        (await results(page).getByRole('option').locator('span:last-child').allTextContents()).join(', ');
      await expect.poll(left).toBe(codes);
      expect((codes ?? '').split(', ').length).toBeLessThan(before);
      await questions.getByRole('button', { name: messages['desk.startOver'] }).press('Enter');
      await expect.poll(() => results(page).getByRole('option').count()).toBe(before);
    },
  );

  deskTest('copies the text of a ticket', async ({ openDesk }) => {
    const page = await openDesk(COPYING);
    await field(page).fill(PASTED);
    await page.getByRole('button', { name: messages['desk.ticket'] }).click();
    await page.getByText(`Copied: ${messages['desk.ticket']}`).waitFor();
    const issue = issueRows(knowledge).find(({ code }) => code === 'E01');
    if (!issue) throw new Error('no E01');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      ticketText(issue, { said: PASTED, url: 'https://help.contoso.com/i/E01' }, (key, values = {}) =>
        fillMessage(messages[key], values),
      ),
    );
  });

  deskTest('keeps the words of pasted lines apart', async ({ openDesk }) => {
    const page = await openDesk(COPYING);
    await page.evaluate(() => navigator.clipboard.writeText('Sign In Failed\nThe account is invalid'));
    await field(page).focus();
    await page.keyboard.press('ControlOrMeta+v');
    expect(await field(page).inputValue()).toBe('Sign In Failed The account is invalid');
  });

  deskTest('the key of a single letter can be switched off, and stays off', async ({ openDesk }) => {
    const page = await openDesk();
    await page.getByRole('checkbox', { name: messages['desk.key.slash'] }).uncheck();
    await page.reload();
    await field(page).waitFor();
    await page.keyboard.press('/');
    expect(await field(page).evaluate((one) => one === document.activeElement)).toBe(false);
  });
});

describe('without JavaScript', () => {
  test('every answer of the decision tree leads to a place on its page, and every issue to its page', async ({
    open,
  }) => {
    const page = await open('/helpdesk/sign-in-failed', { javaScriptEnabled: false });
    const tree = signInFailedTree(knowledge, messages);
    const ids = await page.$$eval('main > div[id]', (nodes) => nodes.map(({ id }) => id));
    expect(ids).toEqual(tree?.nodes.map(({ id }) => id));
    for (const node of tree?.nodes ?? [])
      if ('branches' in node)
        expect(
          await page.$$eval(`#${node.id} li a`, (links) =>
            links.map((link) => [link.textContent, link.getAttribute('href')]),
          ),
        ).toEqual(node.branches.map(({ words, to }) => [words, `#${to}`]));
      else
        expect(
          await page.$$eval(`#${node.id} h3 a`, (links) => links.map((link) => link.getAttribute('href'))),
        ).toEqual(node.issues.map((id) => tree?.results[id]?.url));
    await page.getByRole('link', { name: 'The Enrollment SSO application has been' }).first().click();
    expect(new URL(page.url()).hash).toBe('#e01');
  });

  test('the rollout texts stand on their page, and each file holds what the page shows', async ({ open }) => {
    const page = await open('/admin/rollout', { javaScriptEnabled: false });
    const shown = await page.$$eval('main article', (entries) =>
      entries.map((entry) =>
        [...entry.querySelectorAll('a[download]')].map((link) => link.getAttribute('href')),
      ),
    );
    expect(shown).toEqual(rolloutData(knowledge, messages).map(({ files }) => files.map(({ url }) => url)));
    const letters = await page.$$eval('main article mark', (blanks) =>
      blanks.map((blank) => blank.textContent),
    );
    expect(letters).toContain('[date]');
    for (const { path, content } of rolloutFiles(knowledge, messages)) {
      expect(readFileSync(`${SITE}/${path}`, 'utf8')).toBe(content);
      expect(await (await page.request.get(`/${path}`)).text()).toBe(content);
    }
  });
});

describe('on paper', () => {
  /** How many sheets of A4 a page takes. */
  async function sheets(page: Page, url: string): Promise<number> {
    await page.goto(url);
    const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
    return [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b(?!s)/g)].length;
  }

  test('a guide takes two sheets at most, and an issue one', async ({ newPage }) => {
    const page = await newPage();
    const long: string[] = [];
    for (const { url, kind, audience } of knowledge.records) {
      if (audience === 'admin') continue;
      const count = await sheets(page, url);
      if (count > (kind === 'issue' ? 1 : 2)) long.push(`${url} ${count}`);
    }
    expect(long).toEqual([]);
  });

  test('the poster takes one sheet', async ({ newPage }) => {
    expect(await sheets(await newPage(), '/admin/rollout/poster')).toBe(1);
  });

  test('a sheet shows the parts that a screen folds away, and the code, also from a dark screen', async ({
    open,
  }) => {
    const page = await open(record('esso-app-already-installed').url, { colorScheme: 'dark' });
    const code = page.locator('img[src*="/qr/"]');
    expect(await code.isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await code.isVisible()).toBe(true);
    expect(await page.getByText('First verify who is calling').isVisible()).toBe(true);
    const colors = await page.evaluate(() => {
      const { color, backgroundColor } = getComputedStyle(document.querySelector('main') as Element);
      const { backgroundColor: paper } = getComputedStyle(document.documentElement);
      return { color, backgroundColor, paper };
    });
    expect(colors).toEqual({
      color: 'rgb(29, 29, 31)',
      backgroundColor: 'rgba(0, 0, 0, 0)',
      paper: 'rgb(255, 255, 255)',
    });
  });

  test('a camera reads the short link of an issue, and the address of a guide', async ({ open }) => {
    const page = await open('/');
    for (const one of [record('esso-app-already-installed'), guide]) {
      const image = await page.evaluate(async (src) => {
        const picture = new Image(300, 300);
        picture.src = src;
        await picture.decode();
        const canvas = document.createElement('canvas');
        Object.assign(canvas, { width: 300, height: 300 });
        const context = canvas.getContext('2d') as CanvasRenderingContext2D;
        context.drawImage(picture, 0, 0, 300, 300);
        return [...context.getImageData(0, 0, 300, 300).data];
      }, `/qr/${one.id}.svg`);
      const data = Uint8ClampedArray.from(image);
      expect(decodeQR({ width: 300, height: 300, data })).toBe(printedAddress(one, knowledge));
    }
  });
});

test('“Is this right?” at the foot of a page knows the page', async ({ open }) => {
  const page = await open(guide.url);
  const href = await page.getByRole('link', { name: messages['feedback.link'] }).getAttribute('href');
  const mail = new URL(href ?? '');
  expect(mail.pathname).toBe('servicedesk@contoso.com');
  expect(mail.searchParams.get('body')).toMatch(
    /Page: https:\/\/help\.contoso\.com\/guides\/account-driven-user-enrollment\r\nId: account-driven-user-enrollment\r\nBuild: \d+\.\d+\.\d+-[0-9a-f]{8}$/,
  );
});
