import { type Knowledge, localeBase } from '../../content/knowledge.ts';
import { type Finding, findingsOf } from './finding.ts';
import { probe } from './probe.ts';

const { ok, fail } = findingsOf('site');

/** Who may show the site in a frame, so that it can be a tab in Teams. */
const FRAMING = ['https://teams.microsoft.com', 'https://*.teams.microsoft.com', 'https://*.cloud.microsoft'];

/** The start page of each language, whether Teams may frame it, and a short link. */
export async function siteFindings(origin: string, all: readonly Knowledge[]): Promise<Finding[]> {
  const pages = await Promise.all(
    all.map(({ config, locale }) => pageFindings(new URL(localeBase(config, locale), origin).href)),
  );
  const [main] = all;
  return [...pages.flat(), ...(main ? await shortLinkFindings(origin, main) : [])];
}

async function pageFindings(url: string): Promise<Finding[]> {
  const page = await probe(url);
  if (!page.answered) return [fail(`found ${page.reason} at ${url}, expected the site`)];
  const { status, headers, body } = page;
  if (status !== 200)
    return [fail(`found status ${status} at ${url}, expected 200; publish build/site/, or start the server`)];
  if (!/<html/i.test(body)) return [fail(`found no page at ${url}, expected the start page of the site`)];
  return [ok(`${url} answers`), ...framingFindings(url, headers)];
}

function framingFindings(url: string, headers: Headers): Finding[] {
  const refused = headers.get('x-frame-options');
  if (refused)
    return [
      fail(
        `found X-Frame-Options: ${refused} at ${url}, which keeps Teams from showing the site in a tab; send frame-ancestors instead`,
      ),
    ];
  const policy = headers.get('content-security-policy') ?? '';
  const [, allowed = ''] = /frame-ancestors\s+([^;]*)/i.exec(policy) ?? [];
  const sources = allowed.split(/\s+/);
  const missing = FRAMING.filter((source) => !sources.includes(source));
  if (missing.length === 0) return [ok(`${url} may be a tab in Teams, and nobody else may frame it`)];
  return [
    fail(
      `found ${policy.includes('frame-ancestors') ? `no ${missing.join(' ')} in frame-ancestors` : 'no frame-ancestors'} at ${url}; send Content-Security-Policy: frame-ancestors 'self' ${FRAMING.join(' ')}`,
    ),
  ];
}

async function shortLinkFindings(origin: string, { records, config }: Knowledge): Promise<Finding[]> {
  const issue = records.find(({ code }) => code);
  if (!issue) return [];
  const url = new URL(
    `${localeBase(config, config.site.locales[0]).replace(/\/$/, '')}/i/${issue.code}`,
    origin,
  ).href;
  const link = await probe(url);
  if (!link.answered) return [fail(`found ${link.reason} at ${url}, expected a way to ${issue.url}`)];
  const { status, headers, body } = link;
  const leads =
    status >= 300 && status < 400
      ? new URL(headers.get('location') ?? '', url).pathname === issue.url
      : status === 200 && body.includes(issue.url);
  return [
    leads
      ? ok(`${url} leads to its page`)
      : fail(`found status ${status} at ${url}, expected a way to ${issue.url}; publish all of build/site/`),
  ];
}
