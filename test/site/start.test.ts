import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { startPage } from '../../src/plugin/startPage.ts';
import { violationsInBothModes } from './axe.ts';
import { DESKTOP, guide, knowledge, messages, PHONE, record } from './sample.ts';
import { test } from './siteTest.ts';

const { questions, ways } = startPage(knowledge, messages);
const READY = '?device=ipad&ios=27&owner=mine&authenticator=no&factor=yes';
const SAFARI_26 =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Mobile/15E148 Safari/604.1';

const question = (page: Page, index: number) =>
  page.getByRole('heading', { level: 2, name: questions[index]?.title ?? '' }).waitFor();

test('five taps lead to the guide, drawn for the device, with only the parts that matter', async ({
  open,
}) => {
  const page = await open('/start', PHONE);
  const requests: string[] = [];
  page.on('request', (request) => requests.push(`${request.method()} ${new URL(request.url()).search}`));
  for (const [index, answer] of ['iPad', 'iOS 27 or later', 'I do', 'No'].entries()) {
    await question(page, index);
    await page.getByRole('link', { name: answer, exact: true }).click();
  }
  await question(page, 4);
  await page.getByRole('link', { name: /^With a security key/ }).click();
  await page.getByRole('heading', { name: messages['start.ready'] }).waitFor();
  expect(new URL(page.url()).search).toBe(READY);
  expect(requests.filter((one) => /^POST|device|owner/.test(one))).toEqual([]);
  await page.getByRole('link', { name: messages['start.page'] }).click();
  await page.getByRole('heading', { level: 1, name: guide.title }).waitFor();
  await page.getByText(messages['way.shown']).waitFor();
  expect(await page.evaluate(() => ({ ...document.documentElement.dataset }))).toMatchObject({
    device: 'ipad',
    ios: '27',
  });
  for (const id of ['old-ios', 'authenticator-there'])
    expect(await page.locator(`#${id}`).isVisible()).toBe(false);
  expect(await page.getByText('This way of enrolling needs iOS 15').isVisible()).toBe(false);
  await page.getByRole('link', { name: messages['way.all'] }).click();
  await page.locator('#old-ios').waitFor();
  expect(await page.locator('#authenticator-there').isVisible()).toBe(true);
});

test('the way goes on one step at a time, without the parts that do not matter', async ({ open }) => {
  const page = await open(`/start${READY}`, PHONE);
  await page.getByRole('link', { name: messages['start.walk'] }).click();
  await page.getByRole('progressbar', { name: messages['stepMode.before'] }).waitFor();
  expect(await page.locator('#before-you-start').isVisible()).toBe(true);
  expect(await page.locator('#authenticator-there').isVisible()).toBe(false);
  await page.getByRole('link', { name: messages['stepMode.begin'] }).click();
  await page.getByRole('link', { name: messages['stepMode.next'] }).waitFor();
  expect(new URL(page.url()).searchParams.get('hide')).toBe('old-ios,authenticator-there');
});

describe('what would have stopped the reader comes before the start', () => {
  test.for([
    ['device=other', 'other-devices'],
    ['device=iphone&ios=older', 'ios-too-old'],
    ['device=iphone&ios=17&owner=company', 'supervised-or-organisation-owned-device'],
    ['device=iphone&ios=17&owner=managed', 'already-enrolled-in-mdm'],
    ['device=iphone&ios=17&owner=mine&authenticator=no&factor=here', 'requirements'],
    ['device=iphone&ios=17&owner=mine&authenticator=no&factor=lost', 'lost-second-factor-new-phone'],
    ['device=iphone&ios=17&owner=mine&authenticator=no&factor=none', 'entra-mfa-not-registered'],
    ['device=iphone&ios=17&owner=mine&authenticator=yes&factor=yes', 'esso-app-already-installed'],
  ] as const)('%s leads to %s', async ([query, id], { open }) => {
    const page = await open(`/start?${query}`, PHONE);
    const { title, url } = record(id);
    const link = page.locator('main').getByRole('link', { name: title });
    await link.waitFor();
    expect((await link.getAttribute('href'))?.split('#')[0]).toBe(url);
    await link.click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
  });
});

test('the browser’s guess is only marked, and Back asks again', async ({ open }) => {
  const page = await open('/start', { ...PHONE, userAgent: SAFARI_26 });
  const guessed = page.getByRole('listitem').filter({ hasText: messages['start.guess'] });
  expect(await guessed.textContent()).toBe(`iPhone${messages['start.guess']}`);
  await guessed.getByRole('link').click();
  await question(page, 1);
  expect(await guessed.textContent()).toBe(`iOS 17 to 26${messages['start.guess']}`);
  await page.getByRole('link', { name: 'iOS 27 or later' }).click();
  await question(page, 2);
  await page.getByRole('link', { name: messages['start.back'] }).click();
  await question(page, 1);
  await page.goBack();
  await question(page, 2);
});

test('the keyboard alone is enough, and the focus is on each new question', async ({ open }) => {
  const page = await open('/start', DESKTOP);
  await page.getByRole('link', { name: 'iPhone', exact: true }).focus();
  await page.keyboard.press('Enter');
  await question(page, 1);
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(questions[1]?.title);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await question(page, 2);
});

test('without JavaScript it is a list of the questions with links to the pages', async ({ open }) => {
  const page = await open('/start', { ...PHONE, javaScriptEnabled: false });
  expect(await page.locator('main h2:visible').allTextContents()).toEqual(
    questions.map(({ title }) => title),
  );
  const links = await page
    .locator('main a:visible')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  const expected = [
    ...questions.flatMap(({ answers }) => answers.flatMap(({ page: target }) => target?.url ?? [])),
    ...ways.map(({ url }) => url),
  ];
  expect(links.filter((link) => expected.includes(link ?? ''))).toEqual(expected);
});

test('the guide leads to it', async ({ open }) => {
  const page = await open(guide.url, PHONE);
  await page.locator('main').getByRole('link', { name: messages['start.title'] }).click();
  await question(page, 0);
});

test.for([
  ['a phone', PHONE],
  ['a computer', DESKTOP],
  ['320 pixels', { viewport: { width: 320, height: 568 } }],
] as const)(
  'on %s no view has an accessibility violation in either mode, and none is too wide',
  async ([, device], { open }) => {
    const found: string[] = [];
    for (const path of [
      '/start',
      '/de/start?device=iphone',
      '/start?device=iphone&ios=older',
      `/start${READY}`,
      `/start${READY.replace('=no', '=yes')}`,
      `${guide.url}?hide=old-ios`,
    ]) {
      const page = await open(path, device);
      await page.locator('main h2:visible').first().waitFor();
      found.push(...(await violationsInBothModes(page)).map((one) => `${path} ${one}`));
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      if (width > device.viewport.width) found.push(`${path} is ${width} wide`);
    }
    expect(found).toEqual([]);
  },
);
