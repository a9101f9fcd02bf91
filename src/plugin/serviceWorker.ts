import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

/** File of the site of a locale; it has to lie above everything that it serves. */
export const SERVICE_WORKER = 'sw.js';

/**
 * The service worker of a built site as one script. It carries the name of the build, so that browsers see a
 * new one with every build and only then.
 */
export async function serviceWorker(siteDir: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(__dirname, '..', 'offline', 'worker.ts')],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'es2020',
    legalComments: 'none',
    define: { BUILD: JSON.stringify(buildName(siteDir)) },
  });
  return outputFiles[0]?.text ?? '';
}

/** A hash of the names of the assets, which are hashes of their content. */
function buildName(siteDir: string): string {
  const names = readdirSync(join(siteDir, 'assets'), { recursive: true }).map(String).sort();
  return createHash('sha256').update(names.join('\n')).digest('hex').slice(0, 12);
}
