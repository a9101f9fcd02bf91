import { basename } from 'node:path';
import type { ParseFrontMatter } from '@docusaurus/types';
import type { Config } from '../config/schema.ts';
import { BASE_LOCALE, isShown } from '../content/knowledge.ts';
import { overridden } from '../content/overrides.ts';
import { splitFrontMatter } from '../content/parse.ts';
import type { Content } from '../content/read.ts';
import { fillVariables } from '../content/variables.ts';

/**
 * Front matter as Docusaurus needs it: titles filled in before it reads them, records that the
 * config hides as drafts. Everything else stays out of the page's JavaScript.
 */
export function parseFrontMatter({
  config,
  content,
}: {
  config: Config;
  content: Content;
}): ParseFrontMatter {
  const byId = new Map(content.sources.map((source) => [source.frontMatter.id, source]));
  return async ({ filePath, fileContent, defaultParseFrontMatter }) => {
    const parsed = await defaultParseFrontMatter({ filePath, fileContent });
    const source = byId.get(basename(filePath, '.md'));
    if (!source) return parsed;
    const locale = localeOf(filePath);
    const context = { config, id: source.frontMatter.id, locale };
    const words = (field: 'title' | 'description') =>
      fillVariables(overridden(field, String(parsed.frontMatter[field]), context), config, locale);
    return {
      content: splitFrontMatter(fileContent).body,
      frontMatter: {
        title: words('title'),
        description: words('description'),
        slug: source.path,
        ...(isShown(source.frontMatter, config) ? {} : { draft: true }),
      },
    };
  };
}

/** The language of a Markdown file, from its path: that of its translation folder, else the base one. */
export function localeOf(filePath: string): string {
  return /[\\/]i18n[\\/]([^\\/]+)[\\/]docusaurus-plugin-content-docs[\\/]/.exec(filePath)?.[1] ?? BASE_LOCALE;
}
