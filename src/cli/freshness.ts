import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { root } from './root.ts';

export const buildFolder = join(root, 'build');
const stampFile = join(buildFolder, 'stamp.json');

/** What a build is made of; a change in any of these makes it stale. */
const INPUTS = [
  'docs',
  'i18n',
  'static',
  'src',
  'bot',
  'docusaurus.config.ts',
  '.browserslistrc',
  'package-lock.json',
];

/** Whether `build/` was made from what is there now, with this config. */
export function isFresh(config: string): boolean {
  return (
    existsSync(stampFile) && JSON.parse(readFileSync(stampFile, 'utf8')).fingerprint === fingerprintOf(config)
  );
}

/** Until the next {@link markFresh} a build that breaks off does not count. */
export function markStale(): void {
  rmSync(stampFile, { force: true });
}

export function markFresh(fingerprint: string): void {
  writeFileSync(stampFile, JSON.stringify({ fingerprint }));
}

export function fingerprintOf(config: string): string {
  const hash = createHash('sha256');
  for (const path of [resolve(root, config), ...INPUTS.flatMap((input) => filesIn(join(root, input)))])
    if (existsSync(path))
      hash.update(relative(root, path)).update('\0').update(readFileSync(path)).update('\0');
  return hash.digest('hex');
}

function filesIn(path: string): string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
