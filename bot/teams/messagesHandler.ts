import type { Activity, ConfigurationBotFrameworkAuthentication, TurnContext } from 'botbuilder';
import type { Request, Response } from 'express';
import type { Config } from '../../src/config/schema.ts';
import type { Helpdesk } from '../helpdesk.ts';
import { describeError, type Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { Replies, Reply } from '../replies.ts';
import type { BotStore } from '../store/botStore.ts';
import { accessRules, checkChannel, checkOrigin, isLoopback, Refusal } from './access.ts';
import {
  type IncomingActivity,
  isForBot,
  isNewcomer,
  isOnlyCard,
  personOf,
  pickOf,
  questionOf,
  readActivity,
  toBotFramework,
  voteOf,
  walkOf,
} from './activity.ts';
import { Authentication } from './authentication.ts';
import { DeliveryError } from './connector.ts';
import { type Counting, createCounting } from './counting.ts';
import { botFrameworkSettings, type Environment } from './credentials.ts';
import { helpdeskReply } from './helpdeskButtons.ts';
import { type InvokeResponse, invokeResponse, overLimitResponse } from './invoke.ts';
import { createRateLimits, type OverLimit } from './rateLimits.ts';
import { createRecentActivities } from './recentActivities.ts';
import { createSigningKeys, KeysUnreachable } from './signingKeys.ts';
import { type Authenticated, authenticatedSender, TeamsAdapter } from './teamsAdapter.ts';
import { checkBinding, createTokenVerifier, type VerifiedToken } from './token.ts';

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
  /** Milliseconds that sending a reply may take; nine seconds if left out. */
  readonly sendDeadline?: number;
}

type Outcome = InvokeResponse;

const TAKEN: Outcome = { status: 200, body: {} };
/** Teams puts thumbs under the message. Source: Microsoft Teams, "Feedback buttons". */
const THUMBS = { feedbackLoop: { type: 'default' } };
/** The invoke that a thumb sends. */
const THUMB = 'message/submitAction';

export type MessagesHandler = (request: Request, response: Response) => Promise<void>;

/**
 * The handler of `POST /api/messages`, the Bot Framework protocol. Expects a parsed JSON body.
 * Refuses with 400, 401 or 403 and `{"error"}`; 502 if the reply could not be delivered, 503 if no token
 * can be checked.
 * @throws CredentialsError if the environment's credentials are incomplete or a setting makes no sense
 */
export function createMessagesHandler(options: MessagesHandlerOptions): MessagesHandler {
  const { environment, config, replies, helpdesk, metrics, log, store, credentialsFactory, sendDeadline } =
    options;
  const settings = botFrameworkSettings(environment, config);
  const rules = accessRules(environment, config);
  const tokenRules = { issuer: settings.ToBotFromChannelTokenIssuer, audience: settings.MicrosoftAppId };
  const keys = createSigningKeys({ metadataUrl: settings.ToBotFromChannelOpenIdMetadataUrl });
  const verifyToken = createTokenVerifier(tokenRules, keys);
  const authentication = new Authentication({ ...settings }, credentialsFactory);
  const adapter = new TeamsAdapter(authentication, sendDeadline);
  const limits = createRateLimits(environment);
  const recent = createRecentActivities();
  const counting = store && createCounting({ store, replies, now: () => new Date(), log });

  async function admit(request: Request): Promise<[IncomingActivity, Authenticated]> {
    const token = await authenticate(request);
    const activity = readActivity(request.body);
    checkChannel(activity, rules);
    if (token) checkBinding(token, activity);
    checkOrigin(activity, rules);
    const claims = token?.claims ?? {};
    return [activity, authenticatedSender(authentication, claims, settings.ToChannelFromBotOAuthScope)];
  }

  async function authenticate({ headersDistinct, socket }: Request): Promise<VerifiedToken | undefined> {
    if (rules.authenticated) return verifyToken(headersDistinct['authorization'], new Date());
    if (!isLoopback(socket.remoteAddress))
      throw new Refusal(403, 'Without credentials this bot talks only to its own machine.');
    return undefined;
  }

  async function take(activity: IncomingActivity, sender: Authenticated): Promise<Outcome> {
    if (activity.type === 'invoke') return invoke(activity);
    let isNew = false;
    const outcome = await recent.once(activity, () => {
      isNew = true;
      return answer(activity, sender);
    });
    if (!isNew) metrics.duplicate();
    return outcome ?? TAKEN;
  }

  async function invoke(activity: IncomingActivity): Promise<Outcome> {
    const over = limits.count(activity);
    if (over) {
      limited(over);
      return overLimitResponse(activity, replies.tooMany(activity.locale).text);
    }
    if (activity.name === THUMB) return thumb(activity);
    return invokeResponse(activity, replies, (data) => helpdeskReply(activity, data, helpdesk, rules));
  }

  async function answer(activity: IncomingActivity, sender: Authenticated): Promise<Outcome> {
    // What people in a channel say to each other costs the bot nothing and is not its business.
    const isAddressed = isForBot(activity) || activity.value !== undefined;
    const over = isAddressed ? limits.count(activity) : undefined;
    if (over) limited(over);
    const reply = over
      ? over.notice && replies.tooMany(activity.locale)
      : await withVote(activity, await replyTo(activity));
    try {
      const body = await adapter.turn(sender, toBotFramework(activity), async (context) => {
        if (!reply) return;
        const message = await send(context, reply, counting);
        counting?.sent(activity, reply, message);
      });
      if (reply) metrics.answer(reply.kind);
      return { status: 200, body: (body as object | undefined) ?? {} };
    } catch (error) {
      if (!(error instanceof DeliveryError)) throw error;
      metrics.sendFailure(error.problem);
      log({ event: 'send-failed', problem: error.problem, status: error.status });
      if (error.isFinal) return TAKEN;
      throw error;
    }
  }

  function limited({ by, notice }: OverLimit): void {
    metrics.rateLimited(by);
    if (notice) log({ event: 'rate-limited', by });
  }

  /** The reply, once the vote that it thanks for is kept. Other help does not depend on that. */
  async function withVote(activity: IncomingActivity, reply: Reply | undefined): Promise<Reply | undefined> {
    if (!reply || !counting || (await counting.vote(activity, reply))) return reply;
    return reply.kind === 'voted' ? replies.failed(activity.locale) : reply;
  }

  async function thumb(activity: IncomingActivity): Promise<Outcome> {
    const isKept = !counting || (await counting.thumb(activity));
    return isKept ? TAKEN : { status: 503, body: { error: 'The vote could not be kept.' } };
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
        return isForBot(activity) && !isOnlyCard(activity)
          ? replies.toQuestion(questionOf(activity), locale)
          : undefined;
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

  function problem(error: unknown): Outcome {
    if (error instanceof Refusal) {
      metrics.refusal(error.status);
      log({ event: 'refused', status: error.status, reason: error.message, check: error.check });
      return { status: error.status, body: { error: error.message } };
    }
    if (error instanceof KeysUnreachable) {
      metrics.refusal(503);
      log({ event: 'keys-unreachable', status: 503, reason: error.message });
      return { status: 503, body: { error: 'No token can be checked at the moment.' } };
    }
    if (error instanceof DeliveryError)
      return { status: 502, body: { error: 'The reply could not be delivered.' } };
    throw error;
  }

  return async (request, response) => {
    const started = performance.now();
    try {
      const [activity, sender] = await admit(request);
      const { status, body } = await take(activity, sender).catch(problem);
      metrics.turn((performance.now() - started) / 1000);
      response.status(status).json(body);
    } catch (error) {
      const { status, body } = problem(error);
      if (status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
      response.status(status).json(body);
    }
  };
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
