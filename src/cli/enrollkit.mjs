#!/usr/bin/env node
// Runs the bundle when it is newer than every source file, else the TypeScript itself.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const bundle = join(root, 'build', 'enrollkit.mjs');

function newest(folder) {
  return Math.max(
    ...readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  );
}

if (existsSync(bundle) && statSync(bundle).mtimeMs > Math.max(newest('src'), newest('bot'))) {
  await import(pathToFileURL(bundle).href);
} else {
  // Both loaders: without "type": "module", which the site build cannot have, our files count as CommonJS.
  (await import('tsx/esm/api')).register();
  (await import('tsx/cjs/api')).register();
  createRequire(import.meta.url)('./main.ts');
}
