import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { loadConfig } from '../../src/config/load.ts';
import { isShown } from '../../src/content/knowledge.ts';
import { readContent } from '../../src/content/read.ts';
import type { Figure } from './bench.ts';

const RUNS = 2;
const GUIDE = 'guides/account-driven-user-enrollment';

/** The whole site against a plain Docusaurus over the same Markdown, with the same flags, each cold, in turn. */
export async function benchBuild(): Promise<Figure[]> {
  const plain = plainSite();
  const ours = ownSite();
  const times = { plain: [] as number[], ours: [] as number[] };
  for (let run = 0; run < RUNS; run += 1) {
    times.plain.push(coldBuild(plain));
    times.ours.push(coldBuild(ours));
  }
  const [plainSeconds, ourSeconds] = [Math.min(...times.plain), Math.min(...times.ours)];
  const [plainWeight, ourWeight] = [firstLoad(plain), firstLoad(ours)];
  for (const folder of [plain, ours]) rmSync(folder, { recursive: true });
  return [
    { what: 'cold build, plain Docusaurus', value: round(plainSeconds), unit: 's' },
    { what: 'cold build, EnrollKit', value: round(ourSeconds), unit: 's' },
    {
      what: 'cold build, EnrollKit / plain',
      value: round(ourSeconds / plainSeconds),
      unit: '×',
      atMost: 1.25,
    },
    { what: 'first load of the main guide, gzip, plain Docusaurus', value: round(plainWeight), unit: 'kB' },
    { what: 'first load of the main guide, gzip, EnrollKit', value: round(ourWeight), unit: 'kB' },
    { what: 'first load, EnrollKit − plain', value: round(ourWeight - plainWeight), unit: 'kB', atMost: 12 },
  ];
}

/** A site out of the box over the Markdown that the config shows, with our flags. */
function plainSite(): string {
  const folder = mkdtempSync(join(tmpdir(), 'enrollkit-bench-plain-'));
  const loaded = loadConfig('enrollkit.config.yaml');
  if (!loaded.ok) throw new Error('enrollkit.config.yaml is not valid');
  const { sources } = readContent('.');
  const shown = sources.filter(({ frontMatter }) => isShown(frontMatter, loaded.value));
  for (const { path, body, frontMatter, translations } of shown) {
    writeMarkdown(join(folder, 'docs', `${path}.md`), frontMatter.title, body);
    const translated = translations['de'];
    if (translated) {
      const inGerman = join(folder, 'i18n/de/docusaurus-plugin-content-docs/current', `${path}.md`);
      writeMarkdown(inGerman, translated.frontMatter.title, translated.body);
    }
  }
  const { site } = loaded.value;
  const config = {
    title: 'Plain',
    url: site.url,
    baseUrl: '/',
    onBrokenLinks: 'ignore',
    onBrokenAnchors: 'ignore',
    future: {
      v4: {
        removeLegacyPostBuildHeadAttribute: true,
        siteStorageNamespacing: true,
        fasterByDefault: true,
        mdx1CompatDisabledByDefault: true,
      },
      faster: true,
    },
    i18n: { defaultLocale: site.locales[0], locales: site.locales },
    markdown: { format: 'detect', hooks: { onBrokenMarkdownLinks: 'ignore' } },
    presets: [['classic', { docs: { routeBasePath: '/' }, blog: false, pages: false }]],
    themeConfig: { navbar: { title: 'Plain', items: [{ type: 'localeDropdown', position: 'right' }] } },
  };
  writeFileSync(join(folder, 'docusaurus.config.js'), `module.exports = ${JSON.stringify(config)};\n`);
  writeFileSync(join(folder, 'package.json'), '{"name":"plain","private":true}\n');
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  return folder;
}

function ownSite(): string {
  const folder = mkdtempSync(join(tmpdir(), 'enrollkit-bench-own-'));
  for (const name of [
    'docs',
    'i18n',
    'src',
    'static',
    'docusaurus.config.ts',
    '.browserslistrc',
    'enrollkit.config.yaml',
    'package.json',
    'tsconfig.json',
  ])
    cpSync(name, join(folder, name), { recursive: true });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  return folder;
}

function coldBuild(folder: string): number {
  for (const cache of ['.docusaurus', 'build', 'node_modules/.cache'])
    rmSync(join(folder, cache), { recursive: true, force: true });
  const script = join('node_modules', '@docusaurus', 'core', 'bin', 'docusaurus.mjs');
  const env = { ...process.env, NODE_ENV: 'production', DOCUSAURUS_NO_PERSISTENT_CACHE: 'true' };
  const started = performance.now();
  execFileSync(process.execPath, [script, 'build'], { cwd: folder, env, stdio: 'pipe' });
  return (performance.now() - started) / 1000;
}

/** The page with every script and style sheet that it names, gzipped, in kB. */
function firstLoad(folder: string): number {
  const site = join(folder, 'build');
  const html = readFileSync(join(site, GUIDE, 'index.html'), 'utf8');
  const assets = [...html.matchAll(/(?:src|href)="?\/(assets\/(?:js|css)\/[^"\s>]+)/g)].map(
    (match) => match[1] as string,
  );
  const page = gzipSync(html, { level: 9 }).length;
  const rest = [...new Set(assets)].map(
    (path) => gzipSync(readFileSync(join(site, path)), { level: 9 }).length,
  );
  return [page, ...rest].reduce((sum, size) => sum + size, 0) / 1000;
}

function writeMarkdown(path: string, title: string, body: string): void {
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, `---\ntitle: ${JSON.stringify(title)}\n---\n\n${body}`);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
