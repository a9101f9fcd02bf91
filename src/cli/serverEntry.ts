// build/server.mjs, which starts the server beside it: `node build/server.mjs`.
import { fileURLToPath } from 'node:url';
import { loadCompiled } from './compiled.ts';

// The build stands in the folder above, wherever the process was started.
process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const server = loadCompiled<{ started: Promise<void> }>(
  fileURLToPath(new URL('server.cjs', import.meta.url)),
);

// The build starts the server once in this way.
if (process.argv.includes('--keep-code')) {
  await server.exports.started;
  server.keepCode();
  process.exit();
}
