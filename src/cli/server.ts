// The entry of build/server.mjs: serves what stands beside it, with no other file of the project and no node_modules.
import { fileURLToPath } from 'node:url';
import { UserError } from './userError.ts';

// Wherever the process was started. What is imported below looks for the build from here.
process.chdir(fileURLToPath(new URL('..', import.meta.url)));

try {
  const { fromBuild, serve } = await import('./start.ts');
  const { PORT = '3978', HOST = '127.0.0.1' } = process.env;
  await serve(fromBuild(), { port: PORT, host: HOST });
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
