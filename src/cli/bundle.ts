import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BuildOptions, build as esbuild } from 'esbuild';
import { buildFolder } from './freshness.ts';
import { root } from './root.ts';

/** Packages with machine code, which no bundle can hold: a server gets them as they are, loaded when needed. */
const NATIVE = ['libsql'];
/** Nobody installs it; pg asks whether somebody did. */
const ABSENT = ['pg-native'];

const COMMON: BuildOptions = {
  outdir: buildFolder,
  bundle: true,
  platform: 'node',
  target: 'node20',
  minify: true,
  legalComments: 'none',
  logLevel: 'error',
};

/**
 * What runs without the sources: `server.mjs` with `server.cjs`, everything that a server needs, and
 * `enrollkit.mjs`, which is the commands of a working copy without their start-up time.
 */
export async function bundle(): Promise<void> {
  const entry = (name: string) => join(root, 'src', 'cli', name);
  await Promise.all([
    esbuild({
      ...COMMON,
      entryPoints: { server: entry('server.ts') },
      format: 'cjs',
      outExtension: { '.js': '.cjs' },
      external: [...NATIVE, ...ABSENT],
      // Kept code cannot import; what is loaded when needed is required then.
      supported: { 'dynamic-import': false },
      define: { 'import.meta.url': 'enrollkitUrl' },
      banner: { js: "const enrollkitUrl = require('node:url').pathToFileURL(__filename).href;" },
    }),
    esbuild({
      ...COMMON,
      entryPoints: { server: entry('serverEntry.ts') },
      format: 'esm',
      outExtension: { '.js': '.mjs' },
    }),
    esbuild({
      ...COMMON,
      entryPoints: { enrollkit: entry('main.ts') },
      format: 'esm',
      outExtension: { '.js': '.mjs' },
      external: ['esbuild', '@resvg/resvg-js', ...NATIVE, ...ABSENT],
      banner: {
        js: "import { createRequire as enrollkitRequire } from 'node:module';\nconst require = enrollkitRequire(import.meta.url);",
      },
    }),
  ]);
  const modules = join(buildFolder, 'node_modules');
  rmSync(modules, { recursive: true, force: true });
  for (const name of new Set(NATIVE.flatMap((name) => installed(name))))
    cpSync(join(root, 'node_modules', name), join(modules, name), { recursive: true, dereference: true });
}

/** A package and all that it needs, as far as they are installed here. */
function installed(name: string): string[] {
  const file = join(root, 'node_modules', name, 'package.json');
  if (!existsSync(file)) return [];
  const { dependencies = {}, optionalDependencies = {} } = JSON.parse(readFileSync(file, 'utf8'));
  return [name, ...Object.keys({ ...dependencies, ...optionalDependencies }).flatMap(installed)];
}

/**
 * Starts the built server once, on this machine and without credentials, so that what Node.js compiles then is
 * there at every later start. Where that cannot be, a server starts without it, only later.
 */
export async function keepServerCode(): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'enrollkit-'));
  const child = spawn(process.execPath, [join(buildFolder, 'server.mjs'), '--keep-code'], {
    env: { HOST: '127.0.0.1', PORT: '0', ENROLLKIT_DATA: data },
    stdio: 'ignore',
  });
  await new Promise((done) => child.on('close', done));
  rmSync(data, { recursive: true });
}
