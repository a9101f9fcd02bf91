import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import decodeQR from 'qr/decode.js';
import { describe, expect } from 'vitest';
import { stepModeUrl } from '../../src/content/stepMode.ts';
import { violationsInBothModes } from './axe.ts';
import { DESKTOP, guide, knowledge, messages, PHONE, record } from './sample.ts';
import { serveSite } from './site.ts';
import { test } from './siteTest.ts';

const { steps } = guide;
const count = steps.length;
const placeOf = (number: number) => `Step ${number} of ${count}`;

const place = (page: Page) => page.getByRole('progressbar').getAttribute('aria-label');
const atStep = (page: Page, number: number) =>
  page.getByRole('progressbar', { name: placeOf(number), exact: true }).waitFor();
const stepUrl = (number: number) => stepModeUrl(guide.url, steps[number - 1]?.id ?? '');
const textOf = (text: string | null) => (text ?? '').replace(/\s+/g, ' ').trim();

/** What a camera reads. */
async function scan(page: Page, code: Locator): Promise<string> {
  const picture = (await code.screenshot()).toString('base64');
  const { data, width, height } = await page.evaluate(async (png) => {
    const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    canvas?.drawImage(bitmap, 0, 0);
    const image = canvas?.getImageData(0, 0, bitmap.width, bitmap.height);
    return { data: [...(image?.data ?? [])], width: bitmap.width, height: bitmap.height };
  }, picture);
  return decodeQR({ width, height, data: Uint8ClampedArray.from(data) });
}

test('every step is the page’s own, one at a time, from before the start to the end', async ({ open }) => {
  const page = await open(guide.url, PHONE);
  const onPage = await page.locator('section[aria-label]').evaluateAll(
    (sections, ids) => {
      const found = sections.filter(({ id }) => ids.includes(id));
      for (const section of found) section.setAttribute('data-test', 'the same');
      return found.map((section) => section.textContent);
    },
    steps.map(({ id }) => id),
  );
  expect(onPage).toHaveLength(count);
  await page.getByRole('link', { name: messages['stepMode.open'] }).click();
  await page.getByRole('link', { name: messages['stepMode.begin'] }).waitFor();
  expect(await place(page)).toBe(messages['stepMode.before']);
  for (const heading of ['before-you-start', 'enroll'])
    expect(await page.locator(`h2#${heading}`).isVisible()).toBe(true);
  await page.getByRole('link', { name: messages['stepMode.begin'] }).click();
  for (const [index, step] of steps.entries()) {
    await atStep(page, index + 1);
    const shown = page.locator('[data-test]:visible');
    expect(await shown.count()).toBe(1);
    expect(await shown.getAttribute('id')).toBe(step.id);
    expect(await shown.textContent()).toBe(onPage[index]);
    expect(new URL(page.url()).hash).toBe(`#${step.id}`);
    const last = index === count - 1;
    await page.getByRole('link', { name: messages[last ? 'stepMode.finish' : 'stepMode.next'] }).click();
  }
  await page.getByRole('heading', { name: messages['stepMode.check'] }).waitFor();
  expect(await page.locator('h2#done').isVisible()).toBe(true);
  expect(await page.locator('h2#old-ios').isVisible()).toBe(false);
  expect(await page.locator('[data-test]:visible').count()).toBe(0);
});

test('the arrow keys, Enter and Escape are enough, and the focus is on the step', async ({ open }) => {
  const page = await open(stepUrl(1), DESKTOP);
  await atStep(page, 1);
  await page.keyboard.press('ArrowRight');
  await atStep(page, 2);
  await page.keyboard.press('Enter');
  await atStep(page, 3);
  const focused = () => page.evaluate(() => document.activeElement?.id);
  await expect.poll(focused).toBe(steps[2]?.id);
  await page.keyboard.press('ArrowLeft');
  await atStep(page, 2);
  await page.goBack();
  await atStep(page, 3);
  await page.keyboard.press('Escape');
  await page.getByRole('progressbar').waitFor({ state: 'detached' });
  expect(await page.locator('main section[id]:visible').count()).toBe(count);
  await page.getByRole('link', { name: `Go on at step 3 of ${count}` }).waitFor();
});

test('“It looks different here” leads to the issues of the step, and an issue leads back', async ({
  open,
}) => {
  const page = await open(stepUrl(5), PHONE);
  await atStep(page, 5);
  const here = knowledge.records.filter(({ step }) => step?.step === steps[4]?.id);
  const link = page.getByRole('link', { name: here[0]?.title ?? '' });
  expect(await link.isVisible()).toBe(false);
  await page.getByRole('button', { name: messages['stepMode.otherwise'] }).click();
  expect(await page.locator('section details li:visible').count()).toBe(here.length);
  await link.click();
  await page.getByRole('heading', { level: 1, name: here[0]?.title ?? '' }).waitFor();
  await page.getByRole('link', { name: `Go on at step 5 of ${count}` }).click();
  await atStep(page, 5);
});

test('progress survives a reload, a turned phone and a new visit, and ends with the last step or a click', async ({
  open,
}) => {
  const page = await open(stepUrl(4), PHONE);
  await atStep(page, 4);
  await page.reload();
  await atStep(page, 4);
  await page.setViewportSize({ width: 844, height: 390 });
  await atStep(page, 4);
  expect(await page.getByRole('link', { name: messages['stepMode.next'] }).isVisible()).toBe(true);
  const resume = { name: `Go on at step 4 of ${count}` };
  for (const url of ['/', guide.url]) {
    await page.goto(url);
    await page.getByRole('link', resume).click();
    await atStep(page, 4);
  }
  await page.goto(guide.url);
  await page.getByRole('button', { name: messages['stepMode.again'] }).click();
  await page.getByRole('link', { name: messages['stepMode.open'] }).waitFor();
  await page.goto(stepUrl(count));
  await atStep(page, count);
  await page.getByRole('link', { name: messages['stepMode.finish'] }).click();
  await page.getByRole('button', { name: messages['stepMode.worked'] }).click();
  await page.getByText(messages['stepMode.wellDone']).waitFor();
  await page.goto('/');
  expect(await page.evaluate(() => localStorage.getItem('enrollkit.progress'))).toBeNull();
  expect(await page.getByRole('link', { name: /Go on at step/ }).count()).toBe(0);
});

test('whoever changes the language goes on at the step, in that language', async ({ open }) => {
  const page = await open(`/de${stepUrl(4)}`, PHONE);
  await page.getByRole('progressbar', { name: `Schritt 4 von ${count}`, exact: true }).waitFor();
  await page.goto('/issues');
  await page.getByRole('link', { name: `Go on at step 4 of ${count}` }).click();
  await atStep(page, 4);
  expect(new URL(page.url()).pathname).toBe(guide.url);
  await page.goto('/de/issues');
  await page.getByRole('link', { name: `Weiter bei Schritt 4 von ${count}` }).click();
  await page.getByRole('progressbar', { name: `Schritt 4 von ${count}`, exact: true }).waitFor();
});

test('something missing at the end leads to what may have happened and to people', async ({ open }) => {
  const page = await open(`${guide.url}?step=done`, PHONE);
  await page.getByRole('button', { name: messages['stepMode.missing'] }).click();
  const last = knowledge.records.filter(({ step }) => step?.step === steps.at(-1)?.id);
  for (const { title } of last) await page.getByRole('link', { name: title }).waitFor();
  await page.getByRole('heading', { name: messages['contact.title'] }).waitFor();
});

test('an issue with steps has them one at a time, too, its warning before the first', async ({ open }) => {
  const issue = record('esso-app-already-installed');
  const page = await open(issue.url, PHONE);
  await page.getByRole('link', { name: messages['stepMode.open'] }).click();
  await page.getByText('Do not delete Authenticator yet').waitFor();
  await page.getByRole('link', { name: messages['stepMode.begin'] }).click();
  await page.getByRole('progressbar', { name: `Step 1 of ${issue.steps.length}`, exact: true }).waitFor();
  const otherwise = page.getByRole('link', { name: messages['stepMode.otherwise'] });
  expect(await otherwise.getAttribute('href')).toBe('/issues');
});

test('what is not a step in the address begins at the beginning', async ({ open }) => {
  const page = await open(`${guide.url}?step=%3Cscript%3E`, PHONE);
  await page.getByRole('link', { name: messages['stepMode.begin'] }).waitFor();
  expect(await place(page)).toBe(messages['stepMode.before']);
});

test('without JavaScript the address leads to the step on the whole page', async ({ open }) => {
  const page = await open(stepUrl(5), { ...PHONE, javaScriptEnabled: false });
  const section = page.locator(`#${steps[4]?.id}`);
  expect(textOf(await section.textContent())).toContain(steps[4]?.text);
  expect(await page.locator('main section[id]').count()).toBe(count);
  const isAtTop = async () => {
    const { y = -1 } = (await section.boundingBox()) ?? {};
    return y >= 0 && y < 200;
  };
  await expect.poll(isAtTop).toBe(true);
});

test('on paper there is the whole page', async ({ open }) => {
  const page = await open(stepUrl(2), DESKTOP);
  await atStep(page, 2);
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('main section[id]:visible').count()).toBe(count);
  expect(await page.getByRole('progressbar').count()).toBe(0);
});

test('a computer shows the step as a code for the phone, with its address beside it; a phone loads no code', async ({
  open,
  site,
}) => {
  const page = await open(stepUrl(3), DESKTOP);
  const address = site.url + stepUrl(3);
  const code = page.getByRole('img', { name: `QR code for ${address}` });
  await code.waitFor();
  expect(await page.getByRole('link', { name: address.replace('http://', '') }).getAttribute('href')).toBe(
    address,
  );
  expect(await scan(page, code)).toBe(address);
  await page.keyboard.press('ArrowRight');
  const next = site.url + stepUrl(4);
  expect(await scan(page, page.getByRole('img', { name: `QR code for ${next}` }))).toBe(next);
  const phone = await open(stepUrl(3), PHONE);
  await atStep(phone, 3);
  expect(await phone.getByRole('img', { name: /QR code/ }).count()).toBe(0);
});

describe('offline', () => {
  /** `keptPage` is a step of the guide once all of the guide is kept. */
  const keptTest = test.extend('keptPage', async ({ open }) => {
    const page = await open(stepUrl(5), PHONE);
    await page.getByText(messages['stepMode.kept']).waitFor();
    return page;
  });

  test('nothing is registered before step mode is used', async ({ open, site }) => {
    const page = await open(guide.url, PHONE);
    await page.getByRole('link', { name: messages['stepMode.open'] }).waitFor();
    const registrations = () =>
      page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope));
    expect(await registrations()).toEqual([]);
    await page.getByRole('link', { name: messages['stepMode.open'] }).click();
    await page.getByText(messages['stepMode.kept']).waitFor();
    expect(await registrations()).toEqual([`${site.url}/`]);
  });

  keptTest('the guide goes on after a reload without a network', async ({ keptPage: page }) => {
    await page.context().setOffline(true);
    await page.reload();
    await atStep(page, 5);
    await page.getByRole('link', { name: messages['stepMode.next'] }).click();
    await atStep(page, 6);
    await page.reload();
    await atStep(page, 6);
  });

  keptTest('so do the issues of its steps, and the way back', async ({ keptPage: page }) => {
    const [issue, next] = knowledge.records.filter(({ step }) => step?.step === steps[4]?.id);
    const inCache = (url: string) => page.evaluate(async (one) => Boolean(await caches.match(one)), url);
    // One after the other: when the next page is there, this one has all its files.
    await expect.poll(() => inCache(next?.url ?? '')).toBe(true);
    await page.context().setOffline(true);
    await page.goto(issue?.url ?? '');
    await page.getByRole('heading', { level: 1, name: issue?.title ?? '' }).waitFor();
    await page.getByRole('link', { name: `Go on at step 5 of ${count}` }).click();
    await atStep(page, 5);
    await page.getByRole('button', { name: messages['stepMode.otherwise'] }).click();
    await page.getByRole('link', { name: issue?.title ?? '' }).click();
    await page.getByRole('heading', { level: 1, name: issue?.title ?? '' }).waitFor();
  });

  test('where the reader saves data, only the page of the steps is kept until they ask for the rest', async ({
    newPage,
  }) => {
    const keptPages = (page: Page) =>
      page.evaluate(async () => {
        const [name = ''] = await caches.keys();
        const cache = await caches.open(name);
        const kept = (await cache.keys()).map(async ({ url }) => {
          const isPage = (await cache.match(url))?.headers.get('Content-Type')?.includes('html');
          return isPage ? [new URL(url).pathname] : [];
        });
        return (await Promise.all(kept)).flat().sort();
      });
    const page = await newPage(PHONE);
    await page.addInitScript(() =>
      Object.defineProperty(navigator, 'connection', { value: { saveData: true, effectiveType: '4g' } }),
    );
    await page.goto(stepUrl(5));
    await page.getByText(messages['stepMode.keptSteps']).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await keptPages(page)).toEqual([guide.url]);
    await page.getByRole('button', { name: messages['stepMode.keepMore'] }).click();
    await page.getByText(messages['stepMode.kept']).waitFor({ timeout: 120_000 });
    const issues = knowledge.records.filter(({ step }) => steps.some(({ id }) => id === step?.step));
    expect(await keptPages(page)).toEqual(
      ['/', '/issues', guide.url, ...issues.map(({ url }) => url)].sort(),
    );
    await page.context().setOffline(true);
    await page.goto(issues.at(-1)?.url ?? '');
    await page.getByRole('link', { name: `Go on at step 5 of ${count}` }).click();
    await atStep(page, 5);
  });

  keptTest('with a network a page is never the kept one', async ({ keptPage: page }) => {
    await page.evaluate(async (url) => {
      const [name = ''] = await caches.keys();
      const outdated = new Response('<p>outdated</p>', { headers: { 'Content-Type': 'text/html' } });
      await (await caches.open(name)).put(url, outdated);
    }, guide.url);
    await page.goto(stepUrl(5));
    await atStep(page, 5);
  });

  test('a new build takes the place of the one before, which keeps nothing', async ({
    open,
    onTestFinished,
  }) => {
    const folder = mkdtempSync(join(tmpdir(), 'enrollkit-new-build-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    for (const part of ['site', 'knowledge.json'])
      cpSync(join('build', part), join(folder, part), { recursive: true });
    const site = await serveSite(knowledge, folder);
    onTestFinished(site.close);
    const page = await open(stepUrl(5), { ...PHONE, baseURL: site.url });
    await page.getByText(messages['stepMode.kept']).waitFor();
    const caches = () => page.evaluate(() => globalThis.caches.keys());
    const [before = ''] = await caches();
    const file = join(folder, 'site/sw.js');
    const script = readFileSync(file, 'utf8');
    const build = before.split(' ').at(-1) ?? '';
    expect(script).toContain(build);
    writeFileSync(file, script.replace(build, 'another'));
    // The browser waits for the worker before to come to rest; a later visit finds it so.
    const atNextVisit = async () => {
      await page.reload();
      return caches();
    };
    const renewed = [before.replace(build, 'another')];
    await expect.poll(atNextVisit, { timeout: 120_000, interval: 3000 }).toEqual(renewed);
    await page.context().setOffline(true);
    await page.reload();
    await atStep(page, 5);
  });
});

test.for([
  ['a phone', PHONE],
  ['a computer', DESKTOP],
  ['320 pixels', { ...PHONE, viewport: { width: 320, height: 568 } }],
  ['a phone on its side', { ...PHONE, viewport: { width: 844, height: 390 } }],
  ['a window at 200 % zoom', { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }],
] as const)(
  'on %s no view has an accessibility violation in either mode, none is too wide, every target is large',
  async ([, device], { open }) => {
    const found: string[] = [];
    for (const at of ['start', steps[4]?.id, steps[12]?.id, 'done']) {
      const page = await open(`${guide.url}?step=${at}`, device);
      await page.getByRole('progressbar').waitFor();
      for (const button of ['stepMode.otherwise', 'stepMode.missing'] as const) {
        const one = page.getByRole('button', { name: messages[button] });
        if (await one.count()) await one.click();
      }
      found.push(...(await violationsInBothModes(page)).map((one) => `${at} ${one}`));
      const frame = page.locator('[data-step-frame]');
      const [inner, outer] = await frame.evaluate((one) => [one.scrollWidth, one.clientWidth]);
      if (inner !== outer) found.push(`${at} is ${inner} wide`);
      expect(await frame.boundingBox()).toEqual({ x: 0, y: 0, ...device.viewport });
      for (const target of await page.locator('[data-step-mode] :is(nav a, button):visible').all()) {
        const box = await target.boundingBox();
        if (!box || box.height < 44) found.push(`${at} ${await target.textContent()} ${box?.height}`);
      }
    }
    expect(found).toEqual([]);
  },
);
