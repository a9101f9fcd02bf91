import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser } from 'htmlparser2';
import { expect, test } from 'vitest';
import { pngSize } from '../../bot/package/png.ts';
import { SOCIAL_CARD } from '../../src/content/socialCard.ts';
import { OTHER_PAGES, readKnowledge, SITE } from './site.ts';

const knowledges = ['en', 'de'].map((locale) => readKnowledge('enrollkit.config.yaml', locale));
const { url: siteUrl } = (knowledges[0] as (typeof knowledges)[number]).config.site;
const baseOf = (locale: string) => (locale === 'en' ? '' : `/${locale}`);

/** What the head of a page says, by name, property or relation. */
function headOf(path: string): ReadonlyMap<string, string> {
  const head = new Map<string, string>();
  const parser = new Parser({
    onopentag(tag, { name, property, rel, content, href, hreflang, media }) {
      const key = [name ?? property ?? rel, hreflang ?? media].filter(Boolean).join(' ');
      if (tag === 'meta' || tag === 'link') head.set(key, content ?? href ?? '');
    },
  });
  parser.end(readFileSync(join(SITE, path, 'index.html'), 'utf8'));
  return head;
}

test.each(knowledges)(
  'every page of $locale says where it is, what it is, and what stands for it',
  (knowledge) => {
    const base = baseOf(knowledge.locale);
    const lists = [...OTHER_PAGES.employee, ...OTHER_PAGES.staff].map((path) => ({
      url: base + path,
      card: `/social/home.${knowledge.locale}.png`,
    }));
    const records = knowledge.records.map(({ id, url, locale, description }) => ({
      url,
      card: `/social/${id}.${locale}.png`,
      description,
    }));
    for (const page of [...lists, ...records]) {
      const head = headOf(page.url);
      expect({
        canonical: head.get('canonical'),
        url: head.get('og:url'),
        card: head.get('og:image'),
        names: [head.get('og:site_name'), head.get('apple-mobile-web-app-title')],
        light: head.get('theme-color (prefers-color-scheme: light)'),
        dark: head.get('theme-color (prefers-color-scheme: dark)'),
      }).toEqual({
        canonical: siteUrl + page.url,
        url: siteUrl + page.url,
        card: siteUrl + page.card,
        names: ['Contoso', 'Contoso'],
        light: '#ffffff',
        dark: '#111113',
      });
      expect(head.get('alternate de')?.startsWith(`${siteUrl}/de/`)).toBe(true);
      expect(head.get('description')).toBe(
        'description' in page ? page.description : head.get('og:description'),
      );
      expect(pngSize(readFileSync(join(SITE, page.card)))).toEqual(SOCIAL_CARD);
    }
  },
);

test.each(knowledges)(
  'the sitemap of $locale holds what is for employees and written in that language',
  (knowledge) => {
    const base = baseOf(knowledge.locale);
    const listed = [
      ...readFileSync(join(SITE, base, 'sitemap.xml'), 'utf8').matchAll(/<loc>([^<]+)<\/loc>/g),
    ];
    const records = knowledge.records.filter(
      ({ audience, locale }) => audience === 'employee' && locale === knowledge.locale,
    );
    expect(listed.map(([, url]) => url).sort()).toEqual(
      [...OTHER_PAGES.employee.map((path) => base + path), ...records.map(({ url }) => url)]
        .map((url) => siteUrl + url)
        .sort(),
    );
  },
);

test('crawlers find the sitemap of each language', () => {
  expect(readFileSync(join(SITE, 'robots.txt'), 'utf8')).toBe(
    `User-agent: *\nAllow: /\n\nSitemap: ${siteUrl}/sitemap.xml\nSitemap: ${siteUrl}/de/sitemap.xml\n`,
  );
});
