import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { pngSize } from '../../bot/package/png.ts';
import { PICTURE_OPTIONS } from '../../src/cli/pictures.ts';
import { SOCIAL_CARD } from '../../src/content/socialCard.ts';
import { svgToPng } from '../../src/pictures/png.ts';
import { type SocialCard, socialCardSvg } from '../../src/pictures/socialCardSvg.ts';

const folder = mkdtempSync(join(tmpdir(), 'enrollkit-cards-'));
afterAll(() => rmSync(folder, { recursive: true }));

const LOGO = `data:image/svg+xml;base64,${Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>').toString('base64')}`;
const card = (overrides: Partial<SocialCard> = {}) =>
  socialCardSvg({
    organization: 'Contoso',
    title: 'Set up your phone',
    logo: LOGO,
    color: '#0b6e6e',
    ...overrides,
  });
const textsOf = (svg: string) => [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);

test('a card has the size that services ask for', () => {
  expect(pngSize(svgToPng(card(), { ...PICTURE_OPTIONS, cache: folder }))).toEqual(SOCIAL_CARD);
});

test('a card shows the organization and the title, in lines', () => {
  expect(textsOf(card())).toEqual(['Contoso', 'Set up your phone']);
  expect(textsOf(card({ title: 'Your phone says that your account does not support it' }))).toEqual([
    'Contoso',
    'Your phone says that',
    'your account does not',
    'support it',
  ]);
});

test('words that are too long end with an ellipsis', () => {
  const long = Array.from({ length: 40 }, (_, index) => `word${index}`).join(' ');
  const texts = textsOf(card({ title: long, organization: long }));
  expect(texts).toHaveLength(4);
  expect([texts[0]?.at(-1), texts[3]?.at(-1)]).toEqual(['…', '…']);
});

test('what the font has no letters for is left out, and code stays text', () => {
  expect(textsOf(card({ title: '設定する', organization: 'コントソ' }))).toEqual([]);
  expect(textsOf(card({ title: '</text><script>' }))).toEqual(['Contoso', '&lt;/text&gt;&lt;script&gt;']);
});
