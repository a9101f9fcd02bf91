import { wcagContrast } from 'culori';
import { expect, test } from 'vitest';
import { palette, readableColor } from '../../src/config/palette.ts';

const hues = Array.from({ length: 24 }, (_, index) => {
  const part = (shift: number) =>
    Math.round(127 + 127 * Math.sin((index / 24) * 2 * Math.PI + shift))
      .toString(16)
      .padStart(2, '0');
  return `#${part(0)}${part(2)}${part(4)}`;
});
const colors = ['#000000', '#ffffff', '#ffcc00', '#0b6e6e', '#ff0000', '#808080', ...hues];

test.each(colors)('text in the accent of %s can be read on every background of both modes', (color) => {
  const { light, dark } = palette(color);
  const contrasts = [
    ...['#ffffff', '#f2f2f7', light.accentSoft].map((background) => wcagContrast(light.accent, background)),
    ...['#111113', '#1c1c1e', dark.accentSoft].map((background) => wcagContrast(dark.accent, background)),
    wcagContrast(light.onAccent, light.accent),
    wcagContrast(dark.onAccent, dark.accent),
    wcagContrast(light.onAccent, light.accentHover),
    wcagContrast(dark.onAccent, dark.accentHover),
  ];
  expect(Math.min(...contrasts)).toBeGreaterThanOrEqual(4.5);
});

test('a color that can be read stays what it is', () => {
  expect(readableColor('#0b6e6e')).toBe('#0b6e6e');
  expect(palette('#0b6e6e').light.accent).toBe('#0b6e6e');
});
