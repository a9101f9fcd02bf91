import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Knowledge } from '../content/knowledge.ts';
import type { KnowledgeRecord, Step } from '../content/record.ts';
import { stepId } from '../content/resolve.ts';
import { stepScreen } from '../content/screens/stepScreen.ts';
import { svgToPng } from '../pictures/png.ts';
import { screenSvg } from '../pictures/screenSvg.ts';
import { root } from './root.ts';

/** How every picture of a build is drawn. */
export const PICTURE_OPTIONS = {
  fonts: ['400Regular/Inter_400Regular.ttf', '600SemiBold/Inter_600SemiBold.ttf'].map((file) =>
    join(root, 'node_modules', '@expo-google-fonts', 'inter', file),
  ),
  cache: join(root, 'node_modules', '.cache', 'enrollkit-screens'),
};

/** Pictures by their path in the site, such as `screens/<record>/<step>.<locale>.png`. */
export type Pictures = ReadonlyMap<string, Uint8Array>;

/** Draws the screen of every step. Languages that the font has no letters for stay without pictures. */
export function drawPictures(knowledges: readonly Knowledge[]): Pictures {
  const pictures = new Map<string, Uint8Array>();
  for (const { config, records } of knowledges)
    for (const record of records)
      for (const node of record.tree.children) {
        if (node.type !== 'containerDirective' || !stepId(node)) continue;
        const path = picturePath(record, stepId(node) ?? '');
        // A record that is not translated is the same in every language.
        if (pictures.has(path)) continue;
        const screen = stepScreen(node, { config, locale: record.locale });
        const svg = screen && screenSvg(screen, config.brand.color);
        if (svg) pictures.set(path, svgToPng(svg, PICTURE_OPTIONS));
      }
  return pictures;
}

export function writePictures(pictures: Pictures, siteDir: string): void {
  for (const [path, png] of pictures) {
    mkdirSync(join(siteDir, dirname(path)), { recursive: true });
    writeFileSync(join(siteDir, path), png);
  }
}

/** A knowledge whose steps name their pictures, where there is one. */
export function withPictures(knowledge: Knowledge, pictures: Pictures): Knowledge {
  const { basePath } = knowledge.config.site;
  const records = knowledge.records.map((record) => ({
    ...record,
    steps: record.steps.map((step): Step => {
      const path = picturePath(record, step.id);
      return pictures.has(path) ? { ...step, picture: basePath + path } : step;
    }),
  }));
  return { ...knowledge, records };
}

function picturePath(record: KnowledgeRecord, step: string): string {
  return `screens/${record.id}/${step}.${record.locale}.png`;
}
