import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { takePlace } from '../../src/cli/takePlace.ts';

const folder = mkdtempSync(join(tmpdir(), 'enrollkit-place-'));
afterEach(() => rmSync(folder, { recursive: true }));

test('a site that was built takes the place of the one before, and nothing of that is left', () => {
  for (const [site, page] of [
    ['site', 'old.html'],
    ['site.old', 'older.html'],
    ['site.new', 'new.html'],
  ] as const) {
    mkdirSync(join(folder, site), { recursive: true });
    writeFileSync(join(folder, site, page), '');
  }
  takePlace(join(folder, 'site.new'), join(folder, 'site'));
  expect(readdirSync(folder)).toEqual(['site']);
  expect(readdirSync(join(folder, 'site'))).toEqual(['new.html']);
});

test('the first site has none before it', () => {
  mkdirSync(join(folder, 'site.new'), { recursive: true });
  takePlace(join(folder, 'site.new'), join(folder, 'site'));
  expect(readdirSync(folder)).toEqual(['site']);
});
