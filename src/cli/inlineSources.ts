import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser } from 'htmlparser2';
import { contentPolicy, type InlineSources } from '../content/securityHeaders.ts';

const LETTERS = join('admin', 'rollout');

/** Of script elements that run; others hold data, which no policy minds. */
const RUNS = /^$|^module$|^importmap$|^speculationrules$|javascript/i;

/**
 * Collects what the built pages hold inline and writes the policy that allows it, and nothing else, into
 * each page. A page loads others in place, so one policy is for all of them.
 * @throws Error naming the page and the attribute if a page has an event handler in its HTML
 */
export function writePolicy(siteDir: string): InlineSources {
  const pages = readdirSync(siteDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
    // A letter to download is no page of the site: it goes into a mail as it is.
    .filter(({ name, parentPath }) => name === 'index.html' || !parentPath.endsWith(LETTERS))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, html: readFileSync(path, 'utf8') }));
  const found = pages.map(({ path, html }) => inlineSources(html, path));
  const all = (kind: keyof InlineSources) => [...new Set(found.flatMap((page) => page[kind]))].sort();
  const inline = {
    scripts: all('scripts'),
    styles: all('styles'),
    styleAttributes: all('styleAttributes'),
  };
  const policy = contentPolicy(inline);
  for (const { path, html } of pages) writeFileSync(path, withPolicy(html, policy));
  return inline;
}

/** The scripts, styles and style attributes that stand in a page. */
export function inlineSources(html: string, path: string): InlineSources {
  const scripts = new Set<string>();
  const styles = new Set<string>();
  const styleAttributes = new Set<string>();
  let into: Set<string> | undefined;
  let text = '';
  const parser = new Parser({
    onopentag(name, attributes) {
      const handler = Object.keys(attributes).find((attribute) => attribute.startsWith('on'));
      if (handler) throw new Error(`${path}: ${handler} on <${name}>; listen from a script instead`);
      if (attributes['style'] !== undefined) styleAttributes.add(hashOf(attributes['style']));
      text = '';
      into = undefined;
      if (name === 'style') into = styles;
      if (name === 'script' && attributes['src'] === undefined && RUNS.test(attributes['type'] ?? ''))
        into = scripts;
    },
    ontext(piece) {
      if (into) text += piece;
    },
    onclosetag() {
      into?.add(hashOf(text));
      into = undefined;
    },
  });
  parser.end(html);
  return { scripts: [...scripts], styles: [...styles], styleAttributes: [...styleAttributes] };
}

/** The page with the policy before everything that it is for; the character set stays first. */
export function withPolicy(html: string, policy: string): string {
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
  return html.replace(/<meta charset=[^>]*>/i, (charset) => charset + meta);
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
