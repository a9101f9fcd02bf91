import type { HtmlTagObject } from '@docusaurus/types';
import { PAGE_BACKGROUND } from '../config/palette.ts';
import type { Config } from '../config/schema.ts';
import { SOCIAL_CARD } from '../content/socialCard.ts';

/** What every page says about the site to browsers and to whoever shows a link to it. */
export function pageMetadata({ organization }: Config): HtmlTagObject[] {
  const { name } = organization;
  return [
    { property: 'og:site_name', content: name },
    { property: 'og:type', content: 'website' },
    { property: 'og:image:width', content: String(SOCIAL_CARD.width) },
    { property: 'og:image:height', content: String(SOCIAL_CARD.height) },
    { name: 'apple-mobile-web-app-title', content: name },
    ...Object.entries(PAGE_BACKGROUND).map(([mode, color]) => ({
      name: 'theme-color',
      content: color,
      media: `(prefers-color-scheme: ${mode})`,
    })),
  ].map((attributes) => ({ tagName: 'meta', attributes }));
}
