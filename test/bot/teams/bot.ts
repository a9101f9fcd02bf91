import { createServer as createHttpServer } from 'node:http';
import type { Cases } from '../../../bot/escalation/case.ts';
import { createHelpdesk } from '../../../bot/helpdesk.ts';
import type { LogEntry } from '../../../bot/log.ts';
import { createMetrics, type Metrics } from '../../../bot/metrics.ts';
import { createOutbox } from '../../../bot/outbox.ts';
import { createReplies, type LocalizedKnowledge } from '../../../bot/replies.ts';
import { createServer } from '../../../bot/server/server.ts';
import type { Environment } from '../../../bot/teams/credentials.ts';
import { createMessagesHandler, type MessagesHandlerOptions } from '../../../bot/teams/messagesHandler.ts';
import { createMessenger } from '../../../bot/teams/messenger.ts';
import { makeLocalized, TENANT } from '../factories.ts';
import { fakeAsk, fakeSearch } from '../fakeEngine.ts';
import { APP_ID, type Channel, closed, listening } from './channel.ts';

/** A running bot on a port of its own. */
export interface RunningBot {
  readonly url: string;
  readonly metrics: Metrics;
  readonly log: readonly LogEntry[];
  /** Sends what is saved, now; nothing is sent by itself. */
  send(): Promise<void>;
  /** Posts a body to the bot; an object as JSON. */
  post(body: unknown, headers?: { [name: string]: string }): Promise<Answered>;
  close(): Promise<void>;
}

export interface Answered {
  readonly status: number;
  readonly body: unknown;
}

interface BotOptions extends Pick<MessagesHandlerOptions, 'sendDeadline' | 'credentialsFactory' | 'store'> {
  readonly siteDir?: string;
  /** The first is the standard; one of Contoso's in English if left out. */
  readonly locales?: readonly [LocalizedKnowledge, ...LocalizedKnowledge[]];
  readonly cases?: Cases;
  readonly now?: () => Date;
}

export async function startBot(
  environment: Environment,
  {
    siteDir = '/nowhere',
    locales = [makeLocalized()],
    cases,
    now = () => new Date('2026-11-25T08:30:00Z'),
    ...options
  }: BotOptions = {},
): Promise<RunningBot> {
  const [localized] = locales;
  const metrics = createMetrics();
  const entries: LogEntry[] = [];
  const log = (entry: LogEntry) => void entries.push(entry);
  const replies = createReplies({
    locales,
    ask: fakeAsk,
    search: fakeSearch,
    now,
  });
  const { knowledge } = localized;
  const { config } = knowledge;
  const credentials = environment['MicrosoftAppId'] ? { credentialsFactory: fixedCredentials() } : {};
  const messenger = createMessenger({ environment, config, ...credentials });
  const outbox = cases && createOutbox({ locales, cases, messenger, holder: 'one', now, metrics, log });
  let count = 0;
  const newId = () => {
    count += 1;
    return `${String(count).padStart(8, '0')}-1111-4222-8333-444444444444`;
  };
  const helpdesk = createHelpdesk({ locales, cases, saved: () => undefined, now, newId, log });
  const messagesHandler = createMessagesHandler({
    environment,
    config,
    replies,
    helpdesk,
    metrics,
    log,
    ...credentials,
    ...options,
  });
  const server = createHttpServer(createServer({ knowledge, siteDir, messagesHandler, metrics, log }));
  const url = await listening(server);
  return {
    url,
    metrics,
    log: entries,
    send: async () => outbox?.run(),
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
