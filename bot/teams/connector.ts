import type { Activity, ResourceResponse } from 'botbuilder';
import type { ConnectorClient } from 'botframework-connector';

/** How sending to the channel ended badly. */
export type DeliveryProblem = 'timeout' | 'too-large' | 'refused' | 'unreachable' | 'credentials';

/** The channel did not take a reply. */
export class DeliveryError extends Error {
  override name = 'DeliveryError';
  readonly problem: DeliveryProblem;
  /** HTTP status of the connector's last answer, if there was one. */
  readonly status: number | undefined;
  /** Milliseconds after which the connector wants to be asked again, if it said so. */
  readonly retryAfter: number | undefined;

  constructor(problem: DeliveryProblem, status?: number, retryAfter?: number) {
    super(`The connector did not take the reply (${problem}).`);
    this.problem = problem;
    this.status = status;
    this.retryAfter = retryAfter;
  }

  /** Sending the same again cannot help: the person blocked the bot, the conversation is gone. */
  get isFinal(): boolean {
    const { status = 500 } = this;
    return status >= 400 && status < 500 && ![401, 408, 429].includes(status);
  }
}

// Teams waits 15 seconds for the bot; what comes later is lost twice.
export const SEND_DEADLINE_MS = 9_000;
const MAX_FALLBACK = 1_000;

/**
 * Sends one activity. Bot Framework's client repeats what is refused for the moment (429 with its
 * `Retry-After`, 5xx, a connection that breaks), without an end of its own: `signal` ends request, wait
 * and repetition alike. An activity that is too large becomes the plain words of its card.
 * @throws DeliveryError
 */
export async function deliver(
  client: ConnectorClient,
  activity: Partial<Activity>,
  signal: AbortSignal,
): Promise<ResourceResponse> {
  try {
    return await send(client, activity, signal);
  } catch (error) {
    const fallback = problemOf(error, signal) === 'too-large' ? plainWords(activity) : undefined;
    if (!fallback) throw deliveryError(error, signal);
    try {
      return await send(client, fallback, signal);
    } catch (second) {
      throw deliveryError(second, signal);
    }
  }
}

async function send(
  { conversations }: ConnectorClient,
  activity: Partial<Activity>,
  signal: AbortSignal,
): Promise<ResourceResponse> {
  const conversation = activity.conversation?.id ?? '';
  const sending = activity.replyToId
    ? conversations.replyToActivity(conversation, activity.replyToId, activity, { abortSignal: signal })
    : conversations.sendToConversation(conversation, activity, { abortSignal: signal });
  return untilAborted(sending, signal);
}

/** Fetching the bot's own token cannot be aborted; it is left behind. */
function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

function plainWords({
  attachments = [],
  summary,
  ...activity
}: Partial<Activity>): Partial<Activity> | undefined {
  const words = attachments.map(({ content }) => content?.fallbackText).find(Boolean) ?? summary;
  if (attachments.length === 0 || typeof words !== 'string') return undefined;
  return { ...activity, text: shortened(words), textFormat: 'plain' };
}

function shortened(words: string): string {
  return words.length <= MAX_FALLBACK ? words : `${words.slice(0, MAX_FALLBACK).replace(/\s+\S*$/, '')} …`;
}

function deliveryError(error: unknown, signal: AbortSignal): DeliveryError {
  return new DeliveryError(problemOf(error, signal), statusOf(error), retryAfterOf(error));
}

function problemOf(error: unknown, signal: AbortSignal): DeliveryProblem {
  if (signal.aborted) return 'timeout';
  const status = statusOf(error);
  // The library that fetches the bot's own token says what Entra did not like in this property.
  if (status === undefined)
    return (error as { readonly errorCode?: unknown }).errorCode ? 'credentials' : 'unreachable';
  return status === 413 ? 'too-large' : 'refused';
}

/** Milliseconds of a `Retry-After` in seconds, in the connector's last answer. */
export function retryAfterOf(error: unknown): number | undefined {
  const { response } = error as { readonly response?: { readonly headers?: { get(name: string): string } } };
  const seconds = Number(response?.headers?.get('retry-after'));
  return seconds > 0 ? seconds * 1_000 : undefined;
}

/** HTTP status of the connector's last answer, if there was one. */
export function statusOf(error: unknown): number | undefined {
  const { statusCode } = error as { readonly statusCode?: unknown };
  return typeof statusCode === 'number' ? statusCode : undefined;
}
