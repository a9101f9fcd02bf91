import type { Config } from '../config/schema.ts';

/** Pixels of the picture that stands for a page where a link to it is shown. */
export const SOCIAL_CARD = { width: 1200, height: 630 } as const;

/** Path of the picture in the site, by record id and by the language of its words; `home` is for all other pages. */
export function socialCardPath(id: string, locale: string): string {
  return `social/${id}.${locale}.png`;
}

/** Its address, with the site's: whoever shows it stands elsewhere. */
export function socialCardUrl({ site }: Config, id: string, locale: string): string {
  return site.url + site.basePath + socialCardPath(id, locale);
}
