import type { Config } from '../config/schema.ts';
import { localeBase } from '../content/knowledge.ts';

/** Where crawlers find the pages of each language. Means something at the root of a host only. */
export function robotsText(config: Config): string | undefined {
  const { url, basePath, locales } = config.site;
  if (basePath !== '/') return undefined;
  const sitemaps = locales.map((locale) => `Sitemap: ${url}${localeBase(config, locale)}sitemap.xml\n`);
  return `User-agent: *\nAllow: /\n\n${sitemaps.join('')}`;
}
