import { type ChildProcess, spawn } from 'node:child_process';
import { utimesSync, watch } from 'node:fs';
import { join, resolve } from 'node:path';
import { formatProblem } from '../config/problem.ts';
import { CONFIG_VARIABLE } from '../plugin/loadSite.ts';
import { docusaurusScript } from './build.ts';
import { inspect, openProject } from './project.ts';
import { root } from './root.ts';

/** Editors write a file in several strokes; what happens within this time is one change. */
const SETTLE_MILLISECONDS = 150;

const WATCHED_BY_THE_BOT = ['docs', 'i18n', 'src', 'bot'];

/** The site with hot reload on port 3000, the bot with restart on port 3978. */
export function dev({ config }: { config: string }): void {
  openProject(config);
  const configFile = resolve(root, config);
  const env = { ...process.env, [CONFIG_VARIABLE]: configFile };
  const site = spawn(process.execPath, [docusaurusScript, 'start', '--no-open'], {
    cwd: root,
    env,
    stdio: 'inherit',
  });
  let bot = startBot(config);

  const restart = settled(() => {
    bot.kill();
    bot = startBot(config);
  });
  for (const folder of WATCHED_BY_THE_BOT) watch(join(root, folder), { recursive: true }, restart);
  watch(
    configFile,
    settled(() => {
      const { problems } = inspect(config);
      if (problems.length > 0) process.stderr.write(`${problems.map(formatProblem).join('\n')}\n`);
      else {
        // Docusaurus reads its own config again, and with it navbar and footer, only when that file changes.
        const now = new Date();
        utimesSync(join(root, 'docusaurus.config.ts'), now, now);
        restart();
      }
    }),
  );
  site.on('close', (code) => {
    bot.kill();
    process.exit(code ?? 0);
  });
}

function startBot(config: string): ChildProcess {
  const main = join(root, 'src', 'cli', 'enrollkit.mjs');
  return spawn(process.execPath, [main, 'start', '--only-bot', '--config', config], {
    cwd: root,
    stdio: 'inherit',
  });
}

function settled(action: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(action, SETTLE_MILLISECONDS);
  };
}
