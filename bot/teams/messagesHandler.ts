import { type Activity, ConfigurationBotFrameworkAuthentication, type TurnContext } from 'botbuilder';
import type { Request, Response } from 'express';
import type { Config } from '../../src/config/schema.ts';
import type { Helpdesk } from '../helpdesk.ts';
import { describeError, type Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { Replies, Reply } from '../replies.ts';
import type { BotStore } from '../store/botStore.ts';
import {
  type AccessRules,
  accessRules,
  checkChannel,
  checkOrigin,
  checkToken,
  isLoopback,
  Refusal,
} from './access.ts';
import {
  type IncomingActivity,
  isForBot,
  isNewcomer,
  personOf,
  pickOf,
  questionOf,
  readActivity,
  toBotFramework,
  voteOf,
  walkOf,
} from './activity.ts';
import { type Counting, createCounting } from './counting.ts';
import { botFrameworkSettings, type Environment } from './credentials.ts';
import { helpdeskReply } from './helpdeskButtons.ts';
import { type InvokeResponse, invokeResponse } from './invoke.ts';
import { createRecentActivities } from './recentActivities.ts';
import { type Authenticated, TeamsAdapter } from './teamsAdapter.ts';

export interface MessagesHandlerOptions {
  readonly environment: Environment;
  readonly config: Config;
  readonly replies: Replies;
  readonly helpdesk: Helpdesk;
  readonly metrics: Metrics;
  readonly log: Log;
  /** Keeps votes and counts; without it nothing is kept and nobody is asked. */
  readonly store?: BotStore | undefined;
  /** Credentials for what the bot sends; those of the environment if left out. */
  readonly credentialsFactory?: ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1];
}

/** Teams puts thumbs under the message. Source: Microsoft Teams, "Feedback buttons". */
const THUMBS = { feedbackLoop: { type: 'default' } };
/** The invoke that a thumb sends. */
const THUMB = 'message/submitAction';

export type MessagesHandler = (request: Request, response: Response) => Promise<void>;

/**
 * The handler of `POST /api/messages`, the Bot Framework protocol. Expects a parsed JSON body.
 * Refuses with 400, 401 or 403 and `{"error"}`.
 * @throws CredentialsError if the environment's credentials are incomplete
 */
export function createMessagesHandler(options: MessagesHandlerOptions): MessagesHandler {
  const { environment, config, replies, helpdesk, metrics, log, store, credentialsFactory } = options;
  const settings = botFrameworkSettings(environment, config);
  const rules = accessRules(environment, config, settings.ToBotFromChannelTokenIssuer);
  const authentication = new ConfigurationBotFrameworkAuthentication({ ...settings }, credentialsFactory);
  const adapter = new TeamsAdapter(authentication);
  const recent = createRecentActivities();
  const counting = store && createCounting({ store, replies, now: () => new Date(), log });

  async function admit(request: Request): Promise<[IncomingActivity, Authenticated]> {
    checkConnection(request, rules);
    const activity = readActivity(request.body);
    checkChannel(activity, rules);
    const sender = await authenticate(activity, request.headers.authorization ?? '');
    checkOrigin(activity, rules);
    return [activity, sender];
  }

  async function authenticate(activity: IncomingActivity, authorization: string): Promise<Authenticated> {
    try {
      return await authentication.authenticateRequest(toBotFramework(activity), authorization);
    } catch (error) {
      log({ event: 'refused', status: 401, error: describeError(error).error });
      throw new Refusal(401, 'The token is not valid here.');
    }
  }

  async function take(activity: IncomingActivity, sender: Authenticated, response: Response): Promise<void> {
    metrics.turn();
    if (activity.type === 'invoke') {
      const { status, body } = activity.name === THUMB ? await thumb(activity) : await invoke(activity);
      response.status(status).json(body);
      return;
    }
    if (!recent.add(activity)) {
      response.status(200).json({});
      return;
    }
    const reply = await withVote(activity, await replyTo(activity));
    try {
      const body = await adapter.turn(sender, toBotFramework(activity), async (context) => {
        if (!reply) return;
        const message = await send(context, reply, counting);
        counting?.sent(activity, reply, message);
      });
      if (reply) metrics.answer(reply.kind);
      response.status(200).json(body ?? {});
    } catch (error) {
      recent.forget(activity);
      log({ event: 'send-failed', ...describeError(error) });
      response.status(502).json({ error: 'The reply could not be delivered.' });
    }
  }

  /** The reply, once the vote that it thanks for is kept. Other help does not depend on that. */
  async function withVote(activity: IncomingActivity, reply: Reply | undefined): Promise<Reply | undefined> {
    if (!reply || !counting || (await counting.vote(activity, reply))) return reply;
    return reply.kind === 'voted' ? replies.failed(activity.locale) : reply;
  }

  async function thumb(activity: IncomingActivity): Promise<InvokeResponse> {
    const isKept = !counting || (await counting.thumb(activity));
    return isKept
      ? { status: 200, body: {} }
      : { status: 503, body: { error: 'The vote could not be kept.' } };
  }

  function invoke(activity: IncomingActivity): Promise<InvokeResponse> {
    return invokeResponse(activity, replies, (data) => helpdeskReply(activity, data, helpdesk, rules));
  }

  async function replyTo(activity: IncomingActivity): Promise<Reply | undefined> {
    const { locale } = activity;
    try {
      if (activity.type === 'message') {
        const walk = walkOf(activity.value);
        if (walk) return replies.toWalk(walk, locale);
        const vote = voteOf(activity.value);
        if (vote) return replies.toVote(vote, locale);
        const person = personOf(activity.value);
        if (person) return replies.toPerson(person, locale, activity.from?.name);
        const atHelpdesk = await helpdeskReply(activity, activity.value, helpdesk, rules);
        if (atHelpdesk) return atHelpdesk;
        const pick = pickOf(activity);
        if (pick !== undefined) return replies.toPick(pick, locale);
        return isForBot(activity) ? replies.toQuestion(questionOf(activity), locale) : undefined;
      }
      return activity.type === 'conversationUpdate' && isNewcomer(activity)
        ? replies.welcome(locale)
        : undefined;
    } catch (error) {
      if (error instanceof Refusal) throw error;
      log({ event: 'turn-failed', ...describeError(error) });
      return replies.failed(locale);
    }
  }

  return async (request, response) => {
    try {
      const [activity, sender] = await admit(request);
      await take(activity, sender, response);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      metrics.refusal(error.status);
      response.status(error.status).json({ error: error.message });
    }
  };
}

function checkConnection(request: Request, rules: AccessRules): void {
  if (rules.authenticated) checkToken(request.headers.authorization, rules, new Date());
  else if (!isLoopback(request.socket.remoteAddress))
    throw new Refusal(403, 'Without credentials this bot talks only to its own machine.');
}

/** Sends a reply; the id that the channel gave the message. */
async function send(
  context: TurnContext,
  reply: Reply,
  counting: Counting | undefined,
): Promise<string | undefined> {
  const asks = counting && reply.counts?.as === 'answer' ? { channelData: THUMBS } : {};
  return (await context.sendActivity({ ...activityOf(reply), ...asks }))?.id;
}

function activityOf({ text, summary, card }: Reply): Partial<Activity> {
  if (!card) return { type: 'message', text, textFormat: 'plain' };
  return {
    type: 'message',
    summary,
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
  };
}
