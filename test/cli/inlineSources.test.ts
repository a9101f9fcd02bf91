import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { inlineSources, withPolicy, writePolicy } from '../../src/cli/inlineSources.ts';
import { contentPolicy } from '../../src/content/securityHeaders.ts';

const hash = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;
const siteDir = mkdtempSync(join(tmpdir(), 'enrollkit-inline-'));
beforeEach(() => rmSync(siteDir, { recursive: true, force: true }));
afterAll(() => rmSync(siteDir, { recursive: true, force: true }));

function writeSite(pages: { readonly [path: string]: string }): void {
  for (const [path, html] of Object.entries(pages)) {
    mkdirSync(dirname(join(siteDir, path)), { recursive: true });
    writeFileSync(join(siteDir, path), html);
  }
}

test.each([
  ['a script', '<script>a && "<b>"</script>', { scripts: ['a && "<b>"'] }],
  ['a script with line breaks', '<script>\na\n</script>', { scripts: ['\na\n'] }],
  ['a module', '<script type="module">a</script>', { scripts: ['a'] }],
  ['a script twice', '<script>a</script><script>a</script>', { scripts: ['a'] }],
  ['a script from a file', '<script src=/a.js defer></script>', {}],
  ['data', '<script type="application/ld+json">{"a":1}</script>', {}],
  ['a style element', '<style>p{color:red}</style>', { styles: ['p{color:red}'] }],
  ['a style attribute without quotes', '<p style=color:red>x</p>', { styleAttributes: ['color:red'] }],
  [
    'a style attribute with entities',
    '<p style="font-family:&quot;A&quot;">x</p>',
    { styleAttributes: ['font-family:"A"'] },
  ],
  ['text that looks like a script', '<pre>&lt;script&gt;a&lt;/script&gt;</pre>', {}],
])('%s is found as what a browser takes it for', (_, html, expected) => {
  const { scripts, styles, styleAttributes } = {
    scripts: [],
    styles: [],
    styleAttributes: [],
    ...expected,
  };
  expect(inlineSources(html, 'a.html')).toEqual({
    scripts: scripts.map(hash),
    styles: styles.map(hash),
    styleAttributes: styleAttributes.map(hash),
  });
});

test('an event handler stops the build, with page, attribute and element', () => {
  expect(() => inlineSources('<p><button onclick="a()">x</button>', 'issues/a.html')).toThrow(
    'issues/a.html: onclick on <button>; listen from a script instead',
  );
});

test('the policy stands behind the character set and before everything else', () => {
  expect(withPolicy('<head><meta charset=UTF-8><script>a</script>', "script-src 'self'")).toBe(
    `<head><meta charset=UTF-8><meta http-equiv="Content-Security-Policy" content="script-src 'self'"><script>a</script>`,
  );
});

test('every page of every language gets one policy, for what stands in any of them', () => {
  const page = (content: string) => `<!doctype html><head><meta charset=UTF-8></head>${content}`;
  writeSite({
    'index.html': page('<script>b</script>'),
    'de/guides/a/index.html': page('<script>a</script><p style="x:y">'),
    'assets/a.js': '<script>c</script>',
  });
  const inline = writePolicy(siteDir);
  expect(inline).toEqual({
    scripts: [hash('a'), hash('b')].sort(),
    styles: [],
    styleAttributes: [hash('x:y')],
  });
  const policy = contentPolicy(inline);
  const read = (path: string) => readFileSync(join(siteDir, path), 'utf8');
  expect(read('index.html')).toBe(withPolicy(page('<script>b</script>'), policy));
  expect(read('de/guides/a/index.html')).toContain(policy);
  expect(read('assets/a.js')).toBe('<script>c</script>');
});
