import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createHelpdesk } from '../../bot/helpdesk.ts';
import { describeError, logLine } from '../../bot/log.ts';
import { createMetrics } from '../../bot/metrics.ts';
import { createOutbox } from '../../bot/outbox.ts';
import { createReplies, type LocalizedKnowledge } from '../../bot/replies.ts';
import { closeOnSignal, ListenError, listen } from '../../bot/server/listen.ts';
import { createServer } from '../../bot/server/server.ts';
import { createBotStore } from '../../bot/store/botStore.ts';
import { createCases } from '../../bot/store/cases.ts';
import { CredentialsError, hasCredentials } from '../../bot/teams/credentials.ts';
import { createCredentialsCheck } from '../../bot/teams/credentialsCheck.ts';
import { createMessagesHandler } from '../../bot/teams/messagesHandler.ts';
import { createMessenger } from '../../bot/teams/messenger.ts';
import { createEngine } from '../answers/engine.ts';
import { prepare } from '../answers/prepared.ts';
import type { Built } from './built.ts';
import { openProjectDatabase } from './database.ts';
import { buildFolder, isFresh } from './freshness.ts';
import { keptPrepared } from './prepared.ts';
import { root } from './root.ts';
import { UserError } from './userError.ts';

interface Address {
  readonly port: string;
  readonly host: string;
  /** Serve the bot from the sources, without a built site. */
  readonly onlyBot?: boolean;
}

interface Options extends Address {
  readonly config: string;
}

/** What only a working copy can do. It is large and handed in, so that a server does not carry it. */
interface Sources {
  build(config: string): Promise<void>;
  knowledge(config: string): Promise<Built>;
}

/** Serves the site and the bot in one process; builds them first if anything changed. */
export async function start({ config, ...address }: Options, sources: Sources): Promise<void> {
  if (address.onlyBot) return serve(await sources.knowledge(config), address);
  // On a server there is only the build, without the sources it came from.
  if (existsSync(join(root, 'docs')) && !isFresh(config)) {
    process.stdout.write('Building the site. The first time takes about a minute.\n');
    await sources.build(config);
  }
  return serve(fromBuild(), address);
}

/** What a build left in its folder. */
export function fromBuild(): Built {
  const file = join(buildFolder, 'knowledge.json');
  if (!existsSync(file)) throw new UserError('found no build/knowledge.json; run enrollkit build first');
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Serves what a build left. */
export async function serve(built: Built, { port, host, onlyBot }: Address): Promise<void> {
  const [first, ...others] = built.knowledges.map(
    (knowledge) => ({ knowledge, messages: built.messages[knowledge.locale] }) as LocalizedKnowledge,
  );
  if (!first) throw new UserError('found no language in the build; run enrollkit build again');
  const locales = [first, ...others] as const;
  const { config } = first.knowledge;
  const engine = createEngine(built.indexes, onlyBot ? prepare : keptPrepared);
  const now = () => new Date();
  const replies = createReplies({
    locales,
    ask: (question, { locale }) => engine.ask(question, { locale }),
    search: (words, options) => engine.search(words, options),
    now,
  });
  const metrics = createMetrics();
  const environment = process.env;
  const database = await openProjectDatabase(environment);
  const store = createBotStore(database, {
    keepQuestions: config.bot.keepQuestions,
    onError: (error) => logLine({ event: 'store-failed', ...describeError(error) }),
  });
  const closeStore = async () => {
    await store.close();
    await database.close();
  };
  try {
    const credentialsProblem = createCredentialsCheck(environment, now);
    const cases = createCases(database);
    const outbox = createOutbox({
      locales,
      cases,
      messenger: createMessenger({ environment, config }),
      holder: randomUUID(),
      now,
      metrics,
      log: logLine,
    });
    const helpdesk = createHelpdesk({
      locales,
      cases,
      saved: outbox.wake,
      now,
      newId: randomUUID,
      log: logLine,
    });
    const messagesHandler = createMessagesHandler({
      environment,
      config,
      replies,
      helpdesk,
      metrics,
      log: logLine,
      store,
    });
    const app = createServer({
      knowledge: first.knowledge,
      siteDir: join(buildFolder, 'site'),
      messagesHandler,
      ...(built.inline ? { inline: built.inline } : {}),
      metrics,
      log: logLine,
      checks: [
        { name: 'bot', check: async () => credentialsProblem() },
        { name: 'store', check: () => database.query('SELECT 1').then(() => undefined) },
      ],
    });
    const listening = await listen(app, {
      host,
      port: /^\d+$/.test(port) ? Number(port) : Number.NaN,
      hasCredentials: hasCredentials(environment),
      log: logLine,
    });
    outbox.start();
    closeOnSignal(listening, logLine, async () => {
      await outbox.stop();
      await closeStore();
    });
    const { port: chosen } = listening.server.address() as AddressInfo;
    const address = `http://${host.includes(':') ? `[${host}]` : host}:${chosen}`;
    process.stdout.write(
      welcome(address, onlyBot ? undefined : config.site.basePath, hasCredentials(environment)),
    );
  } catch (error) {
    await closeStore();
    if (error instanceof ListenError || error instanceof CredentialsError) throw new UserError(error.message);
    throw error;
  }
}

function welcome(address: string, basePath: string | undefined, credentials: boolean): string {
  const bot = credentials
    ? 'for the Bot Framework channel of your app'
    : 'without credentials: it answers only this machine, and /readyz is red';
  return [
    ...(basePath ? [`Site   ${address}${basePath}`] : []),
    `Bot    ${address}/api/messages  (${bot})`,
    '',
    'Try    npx enrollkit ask "it says sign in failed"',
    'Brand  edit enrollkit.config.yaml and start again, or use npm run dev',
    '',
  ].join('\n');
}
