import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Config } from '../config/schema.ts';
import type { Knowledge } from '../content/knowledge.ts';
import { readMessages } from '../content/read.ts';
import { socialCardPath } from '../content/socialCard.ts';
import { svgToPng } from '../pictures/png.ts';
import { socialCardSvg } from '../pictures/socialCardSvg.ts';
import { PICTURE_OPTIONS, type Pictures } from './pictures.ts';
import { root } from './root.ts';

const TYPES: { readonly [extension: string]: string } = { '.svg': 'svg+xml', '.jpg': 'jpeg' };

/** Draws what stands for each page where a link to it is shown, in every language that it is written in. */
export function drawSocialCards(knowledges: readonly Knowledge[]): Pictures {
  const pictures = new Map<string, Uint8Array>();
  for (const { config, organization, locale, records } of knowledges) {
    const look = { organization, logo: logoOf(config), color: config.brand.color };
    const draw = (path: string, title: string) => {
      if (!pictures.has(path))
        pictures.set(path, svgToPng(socialCardSvg({ ...look, title }), PICTURE_OPTIONS));
    };
    draw(socialCardPath('home', locale), readMessages(root, locale)['home.card']);
    for (const record of records) draw(socialCardPath(record.id, record.locale), record.title);
  }
  return pictures;
}

function logoOf({ brand }: Config): string {
  const file = brand.logo.light;
  const extension = extname(file).toLowerCase();
  return `data:image/${TYPES[extension] ?? extension.slice(1)};base64,${readFileSync(join(root, file)).toString('base64')}`;
}
