import { createServer as createHttpServer } from 'node:http';
import type { LogEntry } from '../../../bot/log.ts';
import { createMetrics, type Metrics } from '../../../bot/metrics.ts';
import { createReplies } from '../../../bot/replies.ts';
import { createServer } from '../../../bot/server/server.ts';
import type { Environment } from '../../../bot/teams/credentials.ts';
import { createMessagesHandler, type MessagesHandlerOptions } from '../../../bot/teams/messagesHandler.ts';
import { makeLocalized, TENANT } from '../factories.ts';
import { fakeAsk, fakeSearch } from '../fakeEngine.ts';
import { APP_ID, type Channel, closed, listening } from './channel.ts';

/** A running bot on a port of its own. */
export interface RunningBot {
  readonly url: string;
  readonly metrics: Metrics;
  readonly log: readonly LogEntry[];
  /** Posts a body to the bot; an object as JSON. */
  post(body: unknown, headers?: { [name: string]: string }): Promise<Answered>;
  close(): Promise<void>;
}

export interface Answered {
  readonly status: number;
  readonly body: unknown;
}

export async function startBot(
  environment: Environment,
  siteDir = '/nowhere',
  options: Pick<MessagesHandlerOptions, 'sendDeadline' | 'credentialsFactory'> = {},
): Promise<RunningBot> {
  const localized = makeLocalized();
  const metrics = createMetrics();
  const entries: LogEntry[] = [];
  const log = (entry: LogEntry) => void entries.push(entry);
  const replies = createReplies({
    locales: [localized],
    ask: fakeAsk,
    search: fakeSearch,
    now: () => new Date('2026-11-25T08:30:00Z'),
  });
  const { knowledge } = localized;
  const messagesHandler = createMessagesHandler({
    environment,
    config: knowledge.config,
    replies,
    metrics,
    log,
    ...(environment['MicrosoftAppId'] ? { credentialsFactory: fixedCredentials() } : {}),
    ...options,
  });
  const server = createHttpServer(createServer({ knowledge, siteDir, messagesHandler, metrics, log }));
  const url = await listening(server);
  return {
    url,
    metrics,
    log: entries,
    async post(body, headers = {}) {
      const response = await fetch(`${url}/api/messages`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
      const text = await response.text();
      return { status: response.status, body: JSON.parse(text) };
    },
    close: () => closed(server),
  };
}

/** The environment of a bot that trusts a channel on this machine. */
export function environmentFor(channel: Pick<Channel, 'metadataUrl'>): Environment {
  return {
    MicrosoftAppId: APP_ID,
    MicrosoftAppPassword: 'not-a-secret',
    MicrosoftAppType: 'SingleTenant',
    ToBotFromChannelOpenIdMetadataUrl: channel.metadataUrl,
    ENROLLKIT_SERVICE_URL_HOSTS: '127.0.0.1',
  };
}

/** A message as Teams sends it; `changes` replace whole properties. */
export function message(channel: Pick<Channel, 'url'>, changes: { [property: string]: unknown } = {}) {
  return {
    type: 'message',
    id: `activity-${Math.random()}`,
    channelId: 'msteams',
    serviceUrl: channel.url,
    from: { id: '29:employee' },
    recipient: { id: '28:bot' },
    conversation: { id: 'a:conversation', conversationType: 'personal', tenantId: TENANT },
    channelData: { tenant: { id: TENANT } },
    locale: 'en-US',
    text: 'hi',
    ...changes,
  };
}

function fixedCredentials(): NonNullable<MessagesHandlerOptions['credentialsFactory']> {
  return {
    isValidAppId: async (id) => id === APP_ID,
    isAuthenticationDisabled: async () => false,
    createCredentials: async () => ({
      signRequest: async (request) => {
        request.headers.set('authorization', 'Bearer outbound');
        return request;
      },
    }),
  };
}
