import { describe, expect, test } from 'vitest';
import { colorIcon, outlineIcon } from '../../../bot/package/icons.ts';
import { decodePng, type Pixel } from './decodePng.ts';

describe('the color icon', () => {
  test('is 192 pixels square', () => {
    const { width, height } = decodePng(colorIcon('#0b6e6e'));
    expect({ width, height }).toEqual({ width: 192, height: 192 });
  });

  test('is the brand color outside the middle 96 pixels', () => {
    const { width, pixels } = decodePng(colorIcon('#0b6e6e'));
    const around = pixels.filter(
      (_, index) => !isMiddle(index % width) || !isMiddle(Math.floor(index / width)),
    );
    expect(distinct(around)).toEqual(['11,110,110,255']);
  });

  test('has a white mark in the middle', () => {
    const { pixels } = decodePng(colorIcon('#0b6e6e'));
    expect(distinct(pixels)).toContain('255,255,255,255');
  });

  test('is opaque everywhere', () => {
    const { pixels } = decodePng(colorIcon('#0b6e6e'));
    expect(pixels.every(([, , , alpha]) => alpha === 255)).toBe(true);
  });
});

describe('the outline icon', () => {
  test('is 32 pixels square', () => {
    const { width, height } = decodePng(outlineIcon());
    expect({ width, height }).toEqual({ width: 32, height: 32 });
  });

  test('is white or fully transparent, and white in every pixel below the transparency', () => {
    expect(distinct(decodePng(outlineIcon()).pixels)).toEqual(['255,255,255,0', '255,255,255,255']);
  });

  test('has no padding above or below', () => {
    const { width, pixels } = decodePng(outlineIcon());
    const rows = [pixels.slice(0, width), pixels.slice(-width)];
    expect(rows.map((row) => row.some(([, , , alpha]) => alpha === 255))).toEqual([true, true]);
  });
});

function isMiddle(coordinate: number): boolean {
  return coordinate >= 48 && coordinate < 144;
}

function distinct(pixels: readonly Pixel[]): string[] {
  return [...new Set(pixels.map(String))].sort();
}
