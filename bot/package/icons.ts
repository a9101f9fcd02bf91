import { Resvg } from '@resvg/resvg-js';
import { palette } from '../../src/config/palette.ts';
import { encodePng, type Image } from './png.ts';

/** Sides in pixels that Teams wants. */
export const COLOR_SIZE = 192;
export const OUTLINE_SIZE = 32;

// A phone with a check, on a square of 32: drawn on whole pixels, because the outline icon has no half ones.
const MARK = `<g fill="none" stroke-width="3">
  <rect x="6.5" y="1.5" width="19" height="29" rx="4"/>
  <path d="m11 16 4 4 7-8"/>
</g>`;

/** 192 × 192 PNG: the mark in the middle 96 pixels, which Teams never cuts, on the brand color. */
export function colorIcon(color: string): Uint8Array {
  const { onAccent } = palette(color).light;
  return encodePng(
    draw(
      COLOR_SIZE,
      `<rect width="192" height="192" fill="${color}"/>
      <g transform="translate(48 48) scale(3)" stroke="${onAccent}" stroke-linecap="round" stroke-linejoin="round">${MARK}</g>`,
    ),
  );
}

/** 32 × 32 PNG whose pixels are white or fully transparent. */
export function outlineIcon(): Uint8Array {
  const image = draw(OUTLINE_SIZE, `<g stroke="#fff" shape-rendering="crispEdges">${MARK}</g>`);
  const pixels = image.pixels.map((byte, index) => (index % 4 === 3 ? byte : 255));
  return encodePng({ ...image, pixels });
}

function draw(size: number, content: string): Image {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}">${content}</svg>`;
  const { width, height, pixels } = new Resvg(svg, { font: { loadSystemFonts: false } }).render();
  return { width, height, pixels };
}
