import type { Replies, Reply, SearchResult } from '../replies.ts';
import { type IncomingActivity, personOf, pickOf, walkOf } from './activity.ts';

/** The HTTP response to an invoke. */
export interface InvokeResponse {
  readonly status: number;
  readonly body: object;
}

/** The reply to a button between an employee and the helpdesk; undefined for any other button. */
type AtHelpdesk = (data: unknown) => Promise<Reply | undefined>;

type Answer = (
  activity: IncomingActivity,
  replies: Replies,
  atHelpdesk: AtHelpdesk,
) => object | Promise<object>;

const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive';
const MAX_URL = 2_000;

/** What each invoke that the bot knows is answered with. Source: Microsoft Teams, bots and message extensions. */
const INVOKES: { readonly [name: string]: Answer } = {
  'adaptiveCard/action': cardAction,
  'composeExtension/query': query,
  'composeExtension/queryLink': link,
  'composeExtension/anonymousQueryLink': link,
};

export async function invokeResponse(
  activity: IncomingActivity,
  replies: Replies,
  atHelpdesk: AtHelpdesk,
): Promise<InvokeResponse> {
  const answer = Object.hasOwn(INVOKES, activity.name ?? '') ? INVOKES[activity.name as string] : undefined;
  return answer
    ? { status: 200, body: await answer(activity, replies, atHelpdesk) }
    : { status: 501, body: { error: 'This bot does not answer that invoke.' } };
}

/** What an invoke over a limit is answered with: words where its caller shows them. */
export function overLimitResponse({ name = '' }: IncomingActivity, words: string): InvokeResponse {
  if (name === 'adaptiveCard/action') return { status: 200, body: toast(words) };
  if (name.startsWith('composeExtension/'))
    return { status: 200, body: { composeExtension: { type: 'message', text: words } } };
  return { status: 429, body: { error: 'There are too many requests.' } };
}

/** A button of a card: its answer takes the place of the card. */
async function cardAction(
  activity: IncomingActivity,
  replies: Replies,
  atHelpdesk: AtHelpdesk,
): Promise<object> {
  const data = at(activity.value, 'action', 'data');
  const reply = buttonReply(activity, data, replies) ?? (await atHelpdesk(data));
  return reply?.card ? { statusCode: 200, type: ADAPTIVE_CARD, value: reply.card } : toast(reply?.text ?? '');
}

function toast(words: string): object {
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: words };
}

function buttonReply({ locale, from }: IncomingActivity, data: unknown, replies: Replies): Reply | undefined {
  const walk = walkOf(data);
  if (walk) return replies.toWalk(walk, locale);
  const person = personOf(data);
  if (person) return replies.toPerson(person, locale, from?.name);
  const pick = pickOf({ value: data });
  return pick ? replies.toPick(pick, locale) : undefined;
}

function query({ value, locale }: IncomingActivity, replies: Replies): object {
  const parameters = at(value, 'parameters');
  const [first] = Array.isArray(parameters) ? parameters : [];
  const words = at(first, 'name') === 'initialRun' ? '' : at(first, 'value');
  return results(replies.search(typeof words === 'string' ? words : '', locale), 'list');
}

function link({ value }: IncomingActivity, replies: Replies): object {
  const url = at(value, 'url');
  const found = typeof url === 'string' && url.length <= MAX_URL ? replies.unfurl(url) : undefined;
  return results(found ? [found] : [], 'list');
}

function results(found: readonly SearchResult[], attachmentLayout: 'list'): object {
  const attachments = found.map(({ card, preview }) => ({
    contentType: ADAPTIVE_CARD,
    content: card,
    preview,
  }));
  return { composeExtension: { type: 'result', attachmentLayout, attachments } };
}

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key)
        ? (inner as { [key: string]: unknown })[key]
        : undefined,
    value,
  );
}
