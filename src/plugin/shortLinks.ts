import type { ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Config } from '../config/schema.ts';
import type { Knowledge } from '../content/knowledge.ts';
import type { KnowledgeRecord } from '../content/record.ts';

/** Site path of the short link of a code: `/i/E07`. */
export function shortLinkPath(code: string): string {
  return `/i/${code}`;
}

/** A page that leads to another one. */
export interface ShortLinkPage {
  /** From the root of the locale, without a slash in front. */
  readonly path: string;
  readonly html: string;
}

/** A page for each code, for hosts that cannot redirect. It has no script, so no policy has to know it. */
export function shortLinkPages({ config, records }: Knowledge): ShortLinkPage[] {
  return records.flatMap((record) =>
    record.code
      ? [{ path: `${shortLinkPath(record.code).slice(1)}/index.html`, html: page(record, config) }]
      : [],
  );
}

function page({ title, url, locale }: KnowledgeRecord, { site, brand }: Config): string {
  const head = [
    element('meta', { charSet: 'utf-8' }),
    element('meta', { name: 'viewport', content: 'width=device-width' }),
    element('meta', { httpEquiv: 'refresh', content: `0; url=${url}` }),
    element('link', { rel: ['canonical'], href: site.url + url }),
    element('link', { rel: ['icon'], href: site.basePath + brand.favicon.replace(/^static\//, '') }),
    element('title', {}, title),
  ];
  const link = element('a', { href: url }, title);
  return toHtml({
    type: 'root',
    children: [
      { type: 'doctype' },
      {
        type: 'element',
        tagName: 'html',
        properties: { lang: locale },
        children: [
          { type: 'element', tagName: 'head', properties: {}, children: head },
          { type: 'element', tagName: 'body', properties: {}, children: [link] },
        ],
      },
    ],
  });
}

function element(
  tagName: string,
  properties: { [name: string]: string | string[] },
  text?: string,
): ElementContent {
  return { type: 'element', tagName, properties, children: text ? [{ type: 'text', value: text }] : [] };
}
