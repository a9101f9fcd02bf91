import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { answerCard } from '../../bot/cards/answerCard.ts';
import { shownTexts } from '../../src/content/onScreen.ts';
import { readMessages } from '../../src/content/read.ts';
import type { KnowledgeRecord } from '../../src/content/record.ts';
import { SAMPLE } from './sample.ts';
import { readKnowledge, serveSite } from './site.ts';
import { test } from './siteTest.ts';

interface Visited {
  readonly status: number | undefined;
  readonly steps: readonly { readonly id: string; readonly number: number; readonly text: string }[];
  /** Lines of each alert. */
  readonly alerts: readonly (readonly string[])[];
  readonly anchors: readonly string[];
}

/** One record, four renderings: page, plain text, card, export. Here they are compared, every one of them. */
describe.each(['en', 'de'])('in %s', (locale) => {
  const knowledge = readKnowledge(SAMPLE, locale);
  const messages = readMessages('.', locale);
  const pages = new Map<string, Visited>();

  test.beforeAll(async ({ browser, site }) => {
    const page = await browser.newPage({ javaScriptEnabled: false });
    for (const { url } of knowledge.records) pages.set(url, await visit(page, site.url + url));
    await page.close();
  });

  /** What a page shows without JavaScript. */
  async function visit(page: Page, url: string): Promise<Visited> {
    const response = await page.goto(url, { waitUntil: 'domcontentloaded' });
    return {
      status: response?.status(),
      steps: await page.$$eval('section[id]:has(> a[href^="#"])', (sections) =>
        sections.map((section) => ({
          id: section.id,
          number: Number(section.querySelector('a')?.textContent),
          text: section.querySelector('p')?.textContent?.replace(/\s+/g, ' ').trim() ?? '',
        })),
      ),
      alerts: await page.$$eval('blockquote[translate="no"]', (alerts) =>
        alerts.map((alert) => [...alert.querySelectorAll('p')].map((line) => line.textContent ?? '')),
      ),
      anchors: await page.$$eval('[id]', (elements) => elements.map(({ id }) => id)),
    };
  }

  test('every page shows its steps in the words of the record, without JavaScript', () => {
    for (const { url, steps } of knowledge.records) {
      const expected = steps.map(({ id, number, text }) => ({ id, number, text: text.replace(/\s+/g, ' ') }));
      expect({ url, steps: pages.get(url)?.steps }).toEqual({ url, steps: expected });
    }
  });

  test('every page shows the on-screen text of its record word for word', () => {
    for (const { url, onScreen } of knowledge.records) {
      const expected = shownTexts(onScreen).map(({ title, message }) => [title, message].filter(Boolean));
      expect({ url, alerts: pages.get(url)?.alerts }).toEqual({ url, alerts: expected });
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

  test('every link of every record leads to a page of the site, and to an anchor on it', () => {
    const missing = knowledge.records.flatMap(linksOf).filter((url) => {
      const [path = '', anchor] = url.split('#');
      const target = pages.get(path);
      return target?.status !== 200 || (anchor && !target.anchors.includes(anchor));
    });
    expect(missing).toEqual([]);
  });

  test('every code is a short link to its issue', async ({ onTestFinished }) => {
    const site = await serveSite(knowledge);
    onTestFinished(site.close);
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
