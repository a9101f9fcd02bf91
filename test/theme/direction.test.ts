import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const FOLDER = 'src/theme';
/** Names a side of the page, where a language that is written from right to left needs the other one. */
const SIDE =
  /^(left|right|float|clear|(margin|padding|border|scroll-margin|scroll-padding)-(left|right)(-\w+)?|border-(top|bottom)-(left|right)-radius)$|^text-align: *(left|right)$/;
/** Four values: the second is the right one, the last the left one. */
const FOUR_SIDES = /^(margin|padding|inset|border-width|border-style|border-color)$/;

test('no style sheet says left or right', () => {
  const found = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.css'))
    .flatMap((file) => sides(readFileSync(join(FOLDER, file), 'utf8')).map((line) => `${file}: ${line}`));
  expect(found).toEqual([]);
});

test('what says left or right is found', () => {
  expect(
    sides(`.a { margin-left: 1rem; padding: 1rem 2rem 1rem 0; text-align: right }
      .b { margin-inline-start: 1rem; padding: 1rem max(1rem, env(safe-area-inset-left)) 0; text-align: start }
      .c { inset: 0 auto 0 0; border-top-left-radius: 1rem; margin: 0 1px 2px 1px }`),
  ).toEqual([
    'margin-left: 1rem',
    'padding: 1rem 2rem 1rem 0',
    'text-align: right',
    'inset: 0 auto 0 0',
    'border-top-left-radius: 1rem',
  ]);
});

function sides(css: string): string[] {
  const declarations = css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/([\w-]+)\s*:\s*([^;{}]+)(?=[;}])/g);
  return [...declarations].flatMap(([, property = '', value = '']) => {
    const declaration = `${property}: ${value.trim().replace(/\s+/g, ' ')}`;
    const isSide = SIDE.test(property) || SIDE.test(declaration);
    return isSide || (FOUR_SIDES.test(property) && isUneven(value)) ? [declaration] : [];
  });
}

function isUneven(value: string): boolean {
  const [, right, , left] = value.trim().match(/(?:[\w.-]*\([^()]*(?:\([^()]*\)[^()]*)*\)|[^\s()])+/g) ?? [];
  return left !== undefined && left !== right;
}
