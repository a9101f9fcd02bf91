// The bundle build/server.cjs: serves the build it stands in, with no other file of the project.
import { fromBuild, serve } from './start.ts';
import { UserError } from './userError.ts';

/** Resolves when requests are answered, or when it was said why they are not. */
export const started = startServer();

async function startServer(): Promise<void> {
  const { PORT = '3978', HOST = '127.0.0.1' } = process.env;
  try {
    await serve(fromBuild(), { port: PORT, host: HOST });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
