import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerCard } from '../../bot/cards/answerCard.ts';
import { readMessages } from '../../src/content/read.ts';
import type { KnowledgeRecord } from '../../src/content/record.ts';
import { launchChromium } from './chromium.ts';
import { readKnowledge, serveSite } from './site.ts';

/** One record, four renderings: page, plain text, card, export. Here they are compared, every one of them. */
describe.each(['en', 'de'])('in %s', (locale) => {
  const knowledge = readKnowledge('enrollkit.config.yaml', locale);
  const messages = readMessages('.', locale);
  let browser: Browser;
  let page: Page;
  let site: Awaited<ReturnType<typeof serveSite>>;

  beforeAll(async () => {
    site = await serveSite(knowledge);
    browser = await launchChromium();
    page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  test('every page shows its steps in the words of the record, without JavaScript', async () => {
    for (const record of knowledge.records) {
      await page.goto(site.url + record.url);
      const steps = await page.$$eval('section[id]:has(> a[href^="#"])', (sections) =>
        sections.map((section) => ({
          id: section.id,
          number: Number(section.querySelector('a')?.textContent),
          text: section.querySelector('p')?.textContent?.replace(/\s+/g, ' ').trim(),
        })),
      );
      const expected = record.steps.map(({ id, number, text }) => ({
        id,
        number,
        text: text.replace(/\s+/g, ' '),
      }));
      expect({ url: record.url, steps }).toEqual({ url: record.url, steps: expected });
    }
  });

  test('every page shows the on-screen text of its record word for word', async () => {
    for (const record of knowledge.records.filter(({ onScreen }) => onScreen.length > 0)) {
      await page.goto(site.url + record.url);
      const shown = await page.$$eval('blockquote[translate="no"]', (alerts) =>
        alerts.map((alert) => [...alert.querySelectorAll('p')].map((line) => line.textContent)),
      );
      const expected = record.onScreen.map(({ title, message }) => [title, message].filter(Boolean));
      expect({ url: record.url, shown }).toEqual({ url: record.url, shown: expected });
    }
  });

  test('every card and every plain text shows the steps in the words of the record', () => {
    for (const record of knowledge.records) {
      const actions = cardSteps(record);
      expect({ id: record.id, steps: actions }).toEqual({
        id: record.id,
        steps: record.steps.map(({ text }) => text),
      });
      for (const { number, text } of record.steps) expect(record.text).toContain(`${number}. ${text}`);
    }
  });

  test('every link of every record leads to a page of the site, and to an anchor on it', async () => {
    const missing: string[] = [];
    const anchors = new Map<string, string[]>();
    for (const record of knowledge.records) {
      const response = await page.goto(site.url + record.url);
      if (response?.status() !== 200) missing.push(record.url);
      anchors.set(record.url, await page.$$eval('[id]', (elements) => elements.map(({ id }) => id)));
    }
    for (const url of knowledge.records.flatMap(linksOf)) {
      const [path = '', anchor] = url.split('#');
      if (!anchors.has(path) || (anchor && !anchors.get(path)?.includes(anchor))) missing.push(url);
    }
    expect(missing).toEqual([]);
  });

  test('every code is a short link to its issue', async () => {
    for (const { code, url } of knowledge.records) {
      if (!code) continue;
      for (const written of [code, code.toLowerCase()]) {
        const response = await fetch(`${site.url}/i/${written}`, { redirect: 'manual' });
        expect([response.status, response.headers.get('location')]).toEqual([302, url]);
      }
    }
  });

  function cardSteps(record: KnowledgeRecord): string[] {
    const card = answerCard(record, { ...knowledge, records: knowledge.records }, messages);
    const texts = [...JSON.stringify(card).matchAll(/"id":"step-[^"]+"/g)].length;
    const found: string[] = [];
    JSON.parse(JSON.stringify(card), (_key, value) => {
      if (value?.type === 'TextBlock' && value.id?.startsWith('step-'))
        found.push(value.text.replace(/\\([\\`*_[\]~<&{#>+=.)-])/g, '$1'));
      return value;
    });
    expect(found).toHaveLength(texts);
    return found;
  }
});

function linksOf({ tree, steps, url }: KnowledgeRecord): string[] {
  const urls: string[] = [url, ...steps.map((step) => step.url)];
  JSON.parse(JSON.stringify(tree), (_key, value) => {
    if (value?.type === 'link' && value.url.startsWith('/')) urls.push(value.url);
    return value;
  });
  return urls;
}
