import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { pngSize } from '../../bot/package/png.ts';
import { drawPictures, withPictures } from '../../src/cli/pictures.ts';
import { loadConfig } from '../../src/config/load.ts';
import { buildKnowledge } from '../../src/content/knowledge.ts';
import { readContent, readMessages } from '../../src/content/read.ts';
import { svgToPng } from '../../src/pictures/png.ts';
import { screenSvg } from '../../src/pictures/screenSvg.ts';
import { textWidth, wrap } from '../../src/pictures/textWidth.ts';

const folder = mkdtempSync(join(tmpdir(), 'enrollkit-pictures-'));
afterAll(() => rmSync(folder, { recursive: true }));

const loaded = loadConfig('test/fixtures/everything.yaml');
if (!loaded.ok) throw new Error('test/fixtures/everything.yaml is not valid');
const knowledges = loaded.value.site.locales.map((locale) =>
  buildKnowledge(readContent('.').sources, {
    config: loaded.value,
    locale,
    messages: readMessages('.', locale),
  }),
);

test('every step with a screen has a picture that a card can show', () => {
  const pictures = drawPictures(knowledges);
  const wanted = knowledges.flatMap(({ records }) =>
    records.flatMap(({ id, locale, steps }) =>
      steps.filter(({ screen }) => screen).map((step) => `screens/${id}/${step.id}.${locale}.png`),
    ),
  );
  expect([...pictures.keys()].sort()).toEqual([...new Set(wanted)].sort());
  const unfit = [...pictures].filter(([, png]) => {
    const size = pngSize(png);
    return size?.width !== 600 || size.height > 1024 || size.height < 300 || png.length > 100_000;
  });
  expect(unfit.map(([path]) => path)).toEqual([]);
});

test('a step names its picture only if there is one', () => {
  const [english] = knowledges;
  if (!english) throw new Error('no language');
  const path = 'screens/account-driven-user-enrollment/open-general.en.png';
  const named = withPictures(english, new Map([[path, new Uint8Array()]]));
  const pictures = named.records.flatMap(({ steps }) => steps.flatMap(({ picture }) => picture ?? []));
  expect(pictures).toEqual([loaded.ok ? loaded.value.site.basePath + path : '']);
});

test('words without letters in the font are not drawn', () => {
  const screen = (text: string) => ({ frame: 'page' as const, title: { text }, parts: [] });
  expect(screenSvg(screen('一般'), '#0b6e6e')).toBeUndefined();
  expect(screenSvg(screen('일반'), '#0b6e6e')).toBeUndefined();
  expect(screenSvg(screen('Ogólne'), '#0b6e6e')).toContain('>Ogólne</text>');
});

test('an organization’s name cannot become markup', () => {
  const name = { text: '<script>A & B</script>' };
  expect(screenSvg({ frame: 'web', parts: [{ kind: 'name', name }] }, '#0b6e6e')).toContain(
    '>&lt;script&gt;A &amp; B&lt;/script&gt;</text>',
  );
});

test('the same drawing is drawn once', () => {
  const svg = screenSvg({ frame: 'sheet', title: { text: 'General' }, parts: [{ kind: 'wait' }] }, '#0b6e6e');
  const options = { fonts: [], cache: folder };
  const first = svgToPng(svg ?? '', options);
  expect(readdirSync(folder)).toHaveLength(1);
  expect(Buffer.from(svgToPng(svg ?? '', options)).equals(first)).toBe(true);
  expect(readdirSync(folder)).toHaveLength(1);
});

test('long words are cut and no line is wider than its room', () => {
  const lines = wrap('A name of Donaudampfschifffahrtsgesellschaft and more', 13, 90);
  expect(lines.join('').replaceAll(' ', '')).toBe('AnameofDonaudampfschifffahrtsgesellschaftandmore');
  expect(lines.filter((line) => textWidth(line, 13) > 90)).toEqual([]);
});
