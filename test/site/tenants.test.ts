import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { builtTexts, enrollkit, SITE } from './site.ts';

// The second build finds the first one's cache warm, in the same checkout. It is also the build that
// the other tests of this folder look at, so this file runs first (see vitest.site.config.mts).
test('a site built for one organization shows nothing of the organization built before it', () => {
  enrollkit('build', '--config', 'test/fixtures/hostile.yaml');
  const page = readFileSync(`${SITE}/guides/account-driven-user-enrollment/index.html`, 'utf8');
  expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;*Northwind* [x](javascript:alert(1)) {site.url}');
  const hostile = builtTexts().filter(({ path }) => path.endsWith('.html'));
  expect(hostile.filter(({ text }) => text.includes('<img src=x')).map(({ path }) => path)).toEqual([]);
  expect(hostile.filter(({ text }) => /<script>alert|href="?javascript:/i.test(text)).map(({ path }) => path)).toEqual([]);

  enrollkit('build');
  const leaks = builtTexts().filter(({ text }) => /northwind|bbbbcccc-1111|7a1fa2/i.test(text));
  expect(leaks.map(({ path }) => path)).toEqual([]);
});
