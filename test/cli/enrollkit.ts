import { spawnSync } from 'node:child_process';

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command in this checkout to its end, without colors. */
export function enrollkit(args: readonly string[], environment: NodeJS.ProcessEnv = process.env): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli/enrollkit.mjs', ...args], {
    encoding: 'utf8',
    env: { ...environment, NO_COLOR: '1' },
    // All records of a language are more than the megabyte that Node.js takes by itself.
    maxBuffer: 16 * 1024 * 1024,
  });
  return { status, stdout, stderr };
}
