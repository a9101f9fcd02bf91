import type {
  Activity,
  ConfigurationBotFrameworkAuthentication,
  ConversationParameters,
  ConversationReference,
  TurnContext,
} from 'botbuilder';
import type { Config } from '../../src/config/schema.ts';
import type { Address, Post } from '../escalation/case.ts';
import { type Messenger, type Notice, SendError } from '../messenger.ts';
import { accessRules, checkServiceUrl, Refusal } from './access.ts';
import { Authentication } from './authentication.ts';
import { DeliveryError, retryAfterOf, statusOf } from './connector.ts';
import { botFrameworkSettings, type Environment } from './credentials.ts';
import { TeamsAdapter } from './teamsAdapter.ts';

export interface MessengerOptions {
  readonly environment: Environment;
  readonly config: Config;
  /** Credentials for what the bot sends; those of the environment if left out. */
  readonly credentialsFactory?: ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1];
}

/**
 * Sends through the Bot Framework connector, with the bot's own credentials.
 * @throws CredentialsError if the environment's credentials are incomplete
 */
export function createMessenger({ environment, config, credentialsFactory }: MessengerOptions): Messenger {
  const settings = botFrameworkSettings(environment, config);
  const rules = accessRules(environment, config);
  const adapter = new TeamsAdapter(new Authentication({ ...settings }, credentialsFactory));
  const { MicrosoftAppId: appId, ToChannelFromBotOAuthScope: audience } = settings;

  /** Runs `work` in a turn of a conversation that is there already. */
  async function inConversation(
    { serviceUrl, channelId, tenant, bot, user, conversationType }: Address,
    conversation: string,
    work: (context: TurnContext) => Promise<unknown>,
  ): Promise<void> {
    checkServiceUrl(serviceUrl, rules);
    const reference = {
      serviceUrl,
      channelId,
      bot: { id: bot },
      user: { id: user },
      conversation: { id: conversation, tenantId: tenant, conversationType },
    } as unknown as Partial<ConversationReference>;
    await adapter.continueConversationAsync(appId, reference, audience, async (context) => {
      await work(context);
    });
  }

  return {
    post: (channel, { serviceUrl, channelId, tenant, bot }, notice) =>
      reported(async () => {
        checkServiceUrl(serviceUrl, rules);
        let posted: Post | undefined;
        const parameters = {
          isGroup: true,
          bot: { id: bot },
          tenantId: tenant,
          channelData: { channel: { id: channel }, ...(tenant ? { tenant: { id: tenant } } : {}) },
          activity: activityOf(notice),
        } as unknown as ConversationParameters;
        await adapter.createConversationAsync(
          appId,
          channelId,
          serviceUrl,
          audience,
          parameters,
          async (context) => {
            posted = postOf(context.activity.conversation.id);
          },
        );
        if (!posted) throw new Error('The connector did not say where the card is.');
        return posted;
      }),
    update: ({ conversation, message }, via, notice) =>
      reported(() =>
        inConversation(via, conversation, (context) =>
          adapter.updateActivity(context, {
            ...activityOf(notice),
            id: message,
            conversation: context.activity.conversation,
          }),
        ),
      ),
    tell: (employee, notice) =>
      reported(() =>
        inConversation(employee, employee.conversation, (context) => {
          const { conversation, recipient, from, channelId, serviceUrl } = context.activity;
          // Past the context, which would make it a reply to an activity that is none.
          return adapter.sendActivities(context, [
            { ...activityOf(notice), conversation, from: recipient, recipient: from, channelId, serviceUrl },
          ]);
        }),
      ),
  };
}

function activityOf({ summary, card }: Notice): Partial<Activity> {
  return {
    type: 'message',
    summary,
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
  };
}

/** A post begins a thread that is called after it: `19:…@thread.tacv2;messageid=…`. */
function postOf(conversation: string): Post {
  return { conversation, message: /;messageid=([^;]+)/.exec(conversation)?.[1] ?? conversation };
}

const PERMANENT = [403, 404];

/** Longest that sending may take, the SDK's own repetitions included; a case is leased for longer than this. */
const DEADLINE_MS = 20_000;

async function reported<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await withDeadline(work());
  } catch (error) {
    const { status, retryAfter } =
      error instanceof DeliveryError ? error : { status: statusOf(error), retryAfter: retryAfterOf(error) };
    throw new SendError({
      permanent: error instanceof Refusal || (status !== undefined && PERMANENT.includes(status)),
      status,
      ...(retryAfter ? { retryAfter } : {}),
    });
  }
}

/** A promise that fails if the connector does not answer in time. */
async function withDeadline<T>(sending: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The connector did not answer in time.')), DEADLINE_MS);
  });
  try {
    return await Promise.race([sending, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
