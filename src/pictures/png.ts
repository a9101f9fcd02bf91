import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';

/** Pixels for each unit of a picture, for sharp screens. */
const SCALE = 2;

export interface PngOptions {
  /** Font files: one for each weight. */
  readonly fonts: readonly string[];
  /** Folder that keeps pictures by what is drawn, so that only what changed is drawn again. */
  readonly cache: string;
}

/** An SVG as a PNG of twice its size. */
export function svgToPng(svg: string, { fonts, cache }: PngOptions): Uint8Array {
  const file = join(cache, `${createHash('sha256').update(svg).digest('hex')}.png`);
  if (existsSync(file)) return readFileSync(file);
  const png = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: SCALE },
    font: { fontFiles: [...fonts], loadSystemFonts: false, defaultFontFamily: 'Inter' },
  })
    .render()
    .asPng();
  mkdirSync(cache, { recursive: true });
  writeFileSync(file, png);
  return png;
}
