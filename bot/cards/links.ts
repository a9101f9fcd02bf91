const SCHEMES = ['https:', 'mailto:', 'tel:'];

/** The address of a page for a reader who is not on the site. */
export function absoluteUrl(sitePath: string, siteUrl: string): string {
  return new URL(sitePath, siteUrl).href;
}

/**
 * Where a link of the content leads from a card: to a web page, a mail address or a phone, or to a
 * page of the site itself. Undefined for every other link.
 */
export function linkUrl(url: string, siteUrl: string): string | undefined {
  const onSite = url.startsWith('/');
  const base = onSite ? siteUrl : undefined;
  if (!URL.canParse(url, base)) return undefined;
  const target = new URL(url, base);
  const allowed = onSite ? target.origin === new URL(siteUrl).origin : SCHEMES.includes(target.protocol);
  return allowed ? target.href.replaceAll('(', '%28').replaceAll(')', '%29') : undefined;
}
