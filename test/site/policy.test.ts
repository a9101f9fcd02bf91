import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import express from 'express';
import { expect } from 'vitest';
import { RECORD_KINDS } from '../../src/content/record.ts';
import { closed, listening } from '../bot/teams/channel.ts';
import { guide, knowledge, record, SAMPLE } from './sample.ts';
import { builtTexts, OTHER_PAGES, SITE } from './site.ts';
import { test as siteTest } from './siteTest.ts';
import { COPYING, clickThrough, watch } from './visit.ts';

/** `urls` are the same site behind our server, and on a host that sends no headers: only the policy inside the pages is left. */
const test = siteTest.extend('urls', { scope: 'file' }, async ({ site }, { onCleanup }) => {
  const bare = createServer(express().use(express.static(SITE, { extensions: ['html'] })));
  onCleanup(() => closed(bare));
  return { 'sends the headers': site.url, 'cannot send headers': await listening(bare) };
});
const HOSTS = ['sends the headers', 'cannot send headers'] as const;

test.for(HOSTS)(
  'using everything violates no policy and asks no other host, where the host %s',
  async (host, { urls, newPage }) => {
    const page = await newPage(COPYING);
    const { complaints, hosts } = await watch(page);
    await clickThrough(page, urls[host], SAMPLE);
    expect({ complaints, hosts: [...hosts] }).toEqual({ complaints: [], hosts: [new URL(urls[host]).host] });
  },
);

test('every kind of page, in both languages and modes, violates no policy and asks no other host', async ({
  site,
  newPage,
}) => {
  const kinds = RECORD_KINDS.flatMap((kind) =>
    knowledge.records.filter((one) => one.kind === kind).slice(0, 2),
  );
  // One with code, one with a drawn screen at each step.
  const special = [record('discovery-file-rules'), record('discovery-validation'), guide];
  const paths = [
    ...OTHER_PAGES.employee,
    ...OTHER_PAGES.staff,
    ...[...kinds, ...special].map(({ url }) => url),
  ];
  const inMode = async (colorScheme: 'light' | 'dark', base: string) => {
    const page = await newPage({ colorScheme });
    const { complaints, hosts } = await watch(page);
    for (const path of paths) await page.goto(base + path, { waitUntil: 'networkidle' });
    await page.goto('/i/E01/index.html');
    await page.waitForURL('**/issues/esso-app-already-installed');
    return { complaints, hosts: [...hosts] };
  };
  // At once, since each waits most of the time.
  expect(
    await Promise.all([
      inMode('light', ''),
      inMode('dark', ''),
      inMode('light', '/de'),
      inMode('dark', '/de'),
    ]),
  ).toEqual(Array(4).fill({ complaints: [], hosts: [new URL(site.url).host] }));
});

test.for(HOSTS)(
  'what a stranger brings into a page does not run, where the host %s',
  async (host, { urls, newPage }) => {
    const page = await newPage();
    const { complaints } = await watch(page);
    await page.goto(urls[host]);
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
  },
);

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
