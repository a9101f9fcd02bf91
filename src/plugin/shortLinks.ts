import type { Content } from '../content/read.ts';

/** Site path of the short link of a code: `/i/E07`. */
export function shortLinkPath(code: string): string {
  return `/i/${code}`;
}

/** For the redirects plugin: the short link that leads to a page. */
export function shortLinks(content: Content): (path: string) => string[] {
  const codes = new Map(content.sources.map(({ path, frontMatter }) => [path, frontMatter.code]));
  return (path) => {
    const code = codes.get(path.replace(/\/$/, ''));
    return code ? [shortLinkPath(code)] : [];
  };
}
