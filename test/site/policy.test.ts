import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import express from 'express';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RECORD_KINDS } from '../../src/content/record.ts';
import { closed, listening } from '../bot/teams/channel.ts';
import { launchChromium } from './chromium.ts';
import { builtTexts, OTHER_PAGES, readKnowledge, SITE, serveSite } from './site.ts';
import { clickThrough, visit } from './visit.ts';

const CONFIG = 'enrollkit.config.yaml';
const knowledge = readKnowledge(CONFIG, 'en');
let browser: Browser;
let site: Awaited<ReturnType<typeof serveSite>>;
// A host that sends no headers: only the policy inside the pages is left.
const bare = createServer(express().use(express.static(SITE, { extensions: ['html'] })));
let bareUrl: string;

beforeAll(async () => {
  site = await serveSite(knowledge);
  bareUrl = await listening(bare);
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
  await closed(bare);
});

test.each([
  ['sends the headers', () => site.url],
  ['cannot send headers', () => bareUrl],
])('using everything violates no policy and asks no other host, where the host %s', async (_, url) => {
  const { page, complaints, hosts, close } = await visit(browser);
  await clickThrough(page, url(), CONFIG);
  expect({ complaints, hosts: [...hosts] }).toEqual({ complaints: [], hosts: [new URL(url()).host] });
  await close();
});

test('every kind of page, in both languages and modes, violates no policy and asks no other host', async () => {
  const kinds = RECORD_KINDS.flatMap((kind) =>
    knowledge.records.filter((one) => one.kind === kind).slice(0, 2),
  );
  // One with code, one with a drawn screen at each step.
  const special = ['discovery-file-rules', 'discovery-validation', 'account-driven-user-enrollment'].map(
    (id) => `/${knowledge.records.find((record) => record.id === id)?.docId}`,
  );
  const paths = [...OTHER_PAGES.employee, ...OTHER_PAGES.staff, ...kinds.map(({ url }) => url), ...special];
  for (const colorScheme of ['light', 'dark'] as const) {
    const { page, complaints, hosts, close } = await visit(browser, { colorScheme });
    for (const path of paths.flatMap((one) => [one, `/de${one}`]))
      await page.goto(site.url + path, { waitUntil: 'networkidle' });
    await page.goto(`${site.url}/i/E01/index.html`);
    await page.waitForURL('**/issues/esso-app-already-installed');
    expect({ complaints, hosts: [...hosts] }).toEqual({ complaints: [], hosts: [new URL(site.url).host] });
    await close();
  }
});

test.each([
  ['sends the headers', () => site.url],
  ['cannot send headers', () => bareUrl],
])('what a stranger brings into a page does not run, where the host %s', async (_, url) => {
  const { page, complaints, close } = await visit(browser);
  await page.goto(url());
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'document.title = "taken"';
    const image = document.createElement('div');
    image.innerHTML = '<img src="https://example.com/x.png" onerror="document.title = \'taken\'">';
    document.body.append(script, image);
  });
  const violated = () =>
    [...new Set(complaints.flatMap((words) => /violation of ([\w-]+)/.exec(words)?.[1] ?? []))].sort();
  await expect.poll(violated).toEqual(['img-src', 'script-src-attr', 'script-src-elem']);
  expect(await page.title()).toBe(knowledge.organization);
  await close();
});

test('the policy allows no inline script but the two that the build writes, and fits every host', () => {
  // A letter to download is no page of the site.
  const pages = builtTexts().filter(({ path }) => /(?:index|404)\.html$/.test(path));
  const policies = new Set(
    pages.map(({ text }) => /<meta http-equiv="Content-Security-Policy" content="([^"]+)">/.exec(text)?.[1]),
  );
  expect(policies.size).toBe(1);
  const policy = [...policies][0] ?? '';
  const scripts = /script-src ([^;]+)/.exec(policy)?.[1]?.split(' ') ?? [];
  expect(scripts.map((source) => source.replace(/sha256-[\w+/]{43}=/, 'sha256'))).toEqual([
    "'self'",
    "'sha256'",
    "'sha256'",
  ]);
  // Cloudflare Pages reads lines of at most 2,000 characters.
  const headers = builtHeaders();
  expect(headers.filter((line) => line.length >= 2000)).toEqual([]);
  expect(headers.find((line) => line.includes('Content-Security-Policy'))).toContain(policy);
});

function builtHeaders(): string[] {
  return readFileSync(join(SITE, '_headers'), 'utf8').split('\n');
}
