import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { DatabaseOptions } from '../../../bot/store/database.ts';

/** A program of this folder as one file that starts at once. It stays in the project, where its packages are. */
export async function bundled(program: string): Promise<string> {
  const folder = mkdtempSync(join('node_modules', '.enrollkit-test-'));
  const outfile = join(folder, `${program}.mjs`);
  await build({
    entryPoints: [join('test', 'bot', 'store', `${program}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
  });
  return outfile;
}

/** Runs such a program on a database; `line` gets each line that it prints. */
export function run(
  file: string,
  database: DatabaseOptions,
  args: readonly string[],
  line: (text: string) => void,
): { readonly child: ChildProcess; readonly ended: Promise<string> } {
  const child = spawn(process.execPath, [file, JSON.stringify(database), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let rest = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    lines.forEach(line);
  });
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk;
  });
  return { child, ended: new Promise((resolve) => child.on('close', () => resolve(errors))) };
}
