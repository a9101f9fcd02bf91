import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { createMetrics } from '../../bot/metrics.ts';
import { listen } from '../../bot/server/listen.ts';
import { createServer } from '../../bot/server/server.ts';
import type { Built } from '../../src/cli/built.ts';
import { loadConfig } from '../../src/config/load.ts';
import { buildKnowledge, type Knowledge } from '../../src/content/knowledge.ts';
import { readContent, readMessages } from '../../src/content/read.ts';

export const SITE = 'build/site';

/** Pages that are no record, by whom they are for; of everything that can be published. */
export const OTHER_PAGES = {
  employee: ['/', '/issues', '/start'],
  staff: [
    '/helpdesk',
    '/helpdesk/sign-in-failed',
    '/admin/rollout',
    '/admin/rollout/poster',
    '/admin/ledger',
  ],
};

/** Runs a command of ours as a person would, and returns what it says. */
export async function enrollkit(args: readonly string[], folder = '.'): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['src/cli/enrollkit.mjs', ...args], {
    cwd: folder,
    maxBuffer: Number.POSITIVE_INFINITY,
  });
  return stdout;
}

/** What the pages must show: the knowledge of a config, read afresh. */
export function readKnowledge(configFile: string, locale: string): Knowledge {
  const loaded = loadConfig(configFile);
  if (!loaded.ok) throw new Error(`${configFile} is not valid`);
  const messages = readMessages('.', locale);
  return buildKnowledge(readContent('.').sources, { config: loaded.value, locale, messages });
}

/** A built site behind the real server, on a free port. */
export async function serveSite(
  knowledge: Knowledge,
  buildFolder = 'build',
): Promise<{ url: string; close: () => Promise<void> }> {
  const { inline }: Built = JSON.parse(readFileSync(join(buildFolder, 'knowledge.json'), 'utf8'));
  const app = createServer({
    knowledge,
    siteDir: resolve(buildFolder, 'site'),
    ...(inline ? { inline } : {}),
    messagesHandler: (_, response) => void response.status(503).end(),
    metrics: createMetrics(),
    log: () => {},
  });
  const log = () => {};
  const { server, close } = await listen(app, { host: '127.0.0.1', port: 0, hasCredentials: false, log });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}

/** Every text file of a built site with its path. */
export function builtTexts(siteFolder = SITE): { path: string; text: string }[] {
  return readdirSync(siteFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(html|js|css|json|xml|txt|config)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}
