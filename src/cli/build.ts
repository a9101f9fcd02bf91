import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Knowledge } from '../content/knowledge.ts';
import { readMessages } from '../content/read.ts';
import { CONFIG_VARIABLE } from '../plugin/loadSite.ts';
import type { Built } from './built.ts';
import { knowledges, openProject, root } from './project.ts';
import { UserError } from './userError.ts';

export const buildFolder = join(root, 'build');
export const docusaurusScript = join(root, 'node_modules', '@docusaurus', 'core', 'bin', 'docusaurus.mjs');
const stampFile = join(buildFolder, 'stamp.json');

/** What a build is made of; a change in any of these makes it stale. */
const INPUTS = ['docs', 'i18n', 'static', 'src', 'bot', 'docusaurus.config.ts', 'package-lock.json'];

/** Builds the site, the knowledge and the bundle, whatever is there. */
export async function build({ config }: { config: string }): Promise<void> {
  const project = openProject(config);
  const fingerprint = fingerprintOf(config);
  rmSync(stampFile, { force: true });
  mkdirSync(buildFolder, { recursive: true });
  await Promise.all([runDocusaurus(['build', '--out-dir', join('build', 'site')], config), bundle()]);
  const all = knowledges(project);
  const built: Built = {
    knowledges: all.map(withoutPositions),
    messages: Object.fromEntries(all.map(({ locale }) => [locale, readMessages(root, locale)])),
  };
  writeFileSync(join(buildFolder, 'knowledge.json'), JSON.stringify(built));
  writeFileSync(stampFile, JSON.stringify({ fingerprint }));
}

/** Builds only if something changed since the last time. */
export async function buildIfStale(options: { config: string }): Promise<void> {
  if (isFresh(options.config)) return;
  process.stdout.write('Building the site. The first time takes about a minute.\n');
  await build(options);
}

function isFresh(config: string): boolean {
  if (!existsSync(stampFile)) return false;
  return JSON.parse(readFileSync(stampFile, 'utf8')).fingerprint === fingerprintOf(config);
}

function fingerprintOf(config: string): string {
  const hash = createHash('sha256');
  for (const path of [resolve(root, config), ...INPUTS.flatMap((input) => filesIn(join(root, input)))])
    if (existsSync(path))
      hash.update(relative(root, path)).update('\0').update(readFileSync(path)).update('\0');
  return hash.digest('hex');
}

function filesIn(path: string): string[] {
  if (!existsSync(path)) return [];
  try {
    return readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch {
    return [path];
  }
}

/** Runs Docusaurus on a config; its output is shown only when it fails. */
async function runDocusaurus(args: readonly string[], config: string): Promise<void> {
  const env = { ...process.env, [CONFIG_VARIABLE]: resolve(root, config), NODE_ENV: 'production' };
  const child = spawn(process.execPath, [docusaurusScript, ...args], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk;
    });
  const code = await new Promise((done) => child.on('close', done));
  if (code !== 0) throw new UserError(`The site could not be built:\n${output}`);
}

/** One file with everything that a server needs to run. */
async function bundle(): Promise<void> {
  const { build: esbuild } = await import('esbuild');
  await esbuild({
    entryPoints: [join(root, 'src', 'cli', 'main.ts')],
    outfile: join(buildFolder, 'enrollkit.mjs'),
    bundle: true,
    splitting: false,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    minify: true,
    legalComments: 'none',
    logLevel: 'error',
    external: ['esbuild', '@resvg/resvg-js'],
    banner: {
      js: "import { createRequire as enrollkitRequire } from 'node:module';\nconst require = enrollkitRequire(import.meta.url);",
    },
  });
}

function withoutPositions(knowledge: Knowledge): Knowledge {
  const records = knowledge.records.map((record) => {
    const tree: Root = structuredClone(record.tree);
    visit(tree, (node) => {
      delete node.position;
    });
    return { ...record, tree };
  });
  return { ...knowledge, records };
}
