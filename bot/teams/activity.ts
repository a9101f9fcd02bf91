import type { Activity } from 'botbuilder';
import type { CaseOnCard, CastVote, PersonRequest, Walk } from '../cards/adaptiveCard.ts';
import type { Address } from '../escalation/case.ts';
import { Refusal } from './access.ts';

/** An activity whose parts that the bot reads are known to be there and of their type. */
export interface IncomingActivity {
  readonly type: string;
  readonly id?: string;
  /** Id of the message whose button was pressed. */
  readonly replyToId?: string;
  readonly name?: string;
  readonly channelId: string;
  readonly serviceUrl: string;
  readonly from?: Account;
  readonly recipient?: Account;
  readonly conversation: {
    readonly id: string;
    readonly tenantId?: string;
    readonly conversationType?: string;
  };
  readonly channelData?: {
    readonly tenant?: { readonly id?: string };
    readonly channel?: { readonly id?: string };
  };
  readonly deliveryMode?: string;
  readonly locale?: string;
  readonly text?: string;
  readonly value?: unknown;
  readonly membersAdded?: readonly Account[];
  readonly entities?: readonly Entity[];
  readonly attachments?: readonly { readonly contentType?: unknown }[];
}

interface Entity {
  readonly type?: unknown;
  readonly mentioned?: { readonly id?: unknown };
}

interface Account {
  readonly id: string;
  readonly name?: string;
  readonly aadObjectId?: string;
}

type Shape = { readonly [path: string]: 'string' | 'object' };

const REQUIRED: Shape = {
  type: 'string',
  channelId: 'string',
  serviceUrl: 'string',
  conversation: 'object',
  'conversation.id': 'string',
};
const REQUIRED_IN_MESSAGE: Shape = {
  from: 'object',
  'from.id': 'string',
  recipient: 'object',
  'recipient.id': 'string',
};
const OPTIONAL: Shape = {
  id: 'string',
  replyToId: 'string',
  name: 'string',
  text: 'string',
  locale: 'string',
  deliveryMode: 'string',
  from: 'object',
  'from.id': 'string',
  'from.name': 'string',
  'from.aadObjectId': 'string',
  recipient: 'object',
  'recipient.id': 'string',
  'conversation.tenantId': 'string',
  'conversation.conversationType': 'string',
  channelData: 'object',
  'channelData.tenant': 'object',
  'channelData.tenant.id': 'string',
  'channelData.channel': 'object',
  'channelData.channel.id': 'string',
};

/**
 * A request's body as an activity of the Bot Framework protocol.
 * @throws Refusal 400
 */
export function readActivity(body: unknown): IncomingActivity {
  if (!isObject(body)) throw new Refusal(400, 'The body is not a JSON object.');
  const required = body['type'] === 'message' ? { ...REQUIRED, ...REQUIRED_IN_MESSAGE } : REQUIRED;
  for (const [path, type] of Object.entries(required)) {
    const value = valueAt(body, path);
    if (!is(value, type) || value === '') throw new Refusal(400, `The activity has no ${path}.`);
  }
  for (const [path, type] of Object.entries(OPTIONAL)) {
    const value = valueAt(body, path);
    if (value !== undefined && value !== null && !is(value, type))
      throw new Refusal(400, `The activity's ${path} is not of type ${type}.`);
  }
  const { membersAdded } = body;
  if (membersAdded !== undefined && !(Array.isArray(membersAdded) && membersAdded.every(isAccount)))
    throw new Refusal(400, "The activity's membersAdded is not a list of accounts.");
  const { entities } = body;
  if (entities !== undefined && !(Array.isArray(entities) && entities.every(isObject)))
    throw new Refusal(400, "The activity's entities are not a list of objects.");
  const { attachments } = body;
  if (attachments !== undefined && !(Array.isArray(attachments) && attachments.every(isObject)))
    throw new Refusal(400, "The activity's attachments are not a list of objects.");
  return body as unknown as IncomingActivity;
}

/** The same activity under the type that Bot Framework's code expects. */
export function toBotFramework(activity: IncomingActivity): Activity {
  return activity as unknown as Activity;
}

/** What somebody wrote, without the `<at>` mentions that Teams puts around the bot's name. */
export function questionOf(activity: IncomingActivity): string {
  const written = (activity.text ?? '')
    .replace(/<at\b[^>]*>.*?<\/at>/gis, ' ')
    .replaceAll('&nbsp;', ' ')
    .trim();
  // Where a card stands in a message, some clients write an element of HTML.
  return hasCard(activity) ? written.replace(/<[^<>]*>/g, ' ').trim() : written;
}

/** Somebody put a card into the talk and wrote nothing: the card is the answer. */
export function isOnlyCard(activity: IncomingActivity): boolean {
  return hasCard(activity) && activity.value === undefined && questionOf(activity) === '';
}

function hasCard({ attachments = [] }: IncomingActivity): boolean {
  return attachments.some(({ contentType }) => contentType === 'application/vnd.microsoft.card.adaptive');
}

/** The record that a pressed button asks for; undefined where no button of ours was pressed. */
export function pickOf({ value }: Pick<IncomingActivity, 'value'>): string | undefined {
  const pick = isObject(value) ? value['enrollkit'] : undefined;
  const id = isObject(pick) ? pick['ask'] : undefined;
  return typeof id === 'string' ? id : undefined;
}

/** The step that a pressed button asks for; undefined where no such button was pressed. */
export function walkOf(data: unknown): Walk['enrollkit']['walk'] | undefined {
  const walk = sentBy('walk', data);
  if (typeof walk?.['record'] !== 'string' || typeof walk['step'] !== 'string') return undefined;
  const { record, step, issues } = walk;
  return { record, step, ...(issues === true ? { issues } : {}) };
}

/** What “Talk to a person” is about; undefined where that button was not pressed. */
export function personOf(data: unknown): PersonRequest | undefined {
  return requestOf('person', data);
}

/** The vote of “This helped” or “It says something else”; undefined where neither was pressed. */
export function voteOf(data: unknown): CastVote['enrollkit']['vote'] | undefined {
  const { record, helpful, step, question } = sentBy('vote', data) ?? {};
  if (typeof record !== 'string' || typeof helpful !== 'boolean') return undefined;
  return {
    record,
    helpful,
    ...(typeof step === 'string' ? { step } : {}),
    ...(typeof question === 'string' ? { question } : {}),
  };
}

/** The tenant, which Teams puts into two places; where they differ, nobody can be trusted. */
export function tenantOf({ channelData, conversation }: IncomingActivity): string | undefined {
  const tenants = [channelData?.tenant?.id, conversation.tenantId].filter((tenant) => tenant !== undefined);
  return new Set(tenants).size === 1 ? tenants[0] : undefined;
}

/** What an employee sends to the helpdesk; undefined where that button was not pressed. */
export function sendOf(data: unknown): PersonRequest | undefined {
  return requestOf('send', data);
}

/** The case that somebody of the helpdesk takes; undefined where that button was not pressed. */
export function claimOf(data: unknown): CaseOnCard | undefined {
  return caseOf('claim', data);
}

/** The case that somebody of the helpdesk answers, and the answer; undefined where that button was not pressed. */
export function answerOf(data: unknown): { readonly pressed: CaseOnCard; readonly text: string } | undefined {
  const pressed = caseOf('answer', data);
  const text = valueAt(data, 'answer');
  return pressed && { pressed, text: typeof text === 'string' ? text : '' };
}

/** How to reach the sender of an activity again; undefined where it does not say. */
export function addressOf({
  serviceUrl,
  channelId,
  conversation,
  channelData,
  recipient,
  from,
}: IncomingActivity): Address | undefined {
  const tenant = conversation.tenantId ?? channelData?.tenant?.id;
  if (!recipient || !from) return undefined;
  return {
    serviceUrl,
    channelId,
    conversation: conversation.id,
    ...(conversation.conversationType ? { conversationType: conversation.conversationType } : {}),
    ...(tenant ? { tenant } : {}),
    bot: recipient.id,
    user: from.id,
  };
}

/** The channel of a team that an activity comes from; undefined where its parts do not say the same. */
export function channelOf({ conversation, channelData }: IncomingActivity): string | undefined {
  // In a channel the conversation is a thread: `19:…@thread.tacv2;messageid=…`.
  const [channel] = conversation.id.split(';');
  const named = channelData?.channel?.id ?? channel;
  return conversation.conversationType === 'channel' && named === channel ? channel : undefined;
}

function sentBy(button: string, data: unknown): { readonly [key: string]: unknown } | undefined {
  const sent = valueAt(data, `enrollkit.${button}`);
  return isObject(sent) ? sent : undefined;
}

function requestOf(button: 'person' | 'send', data: unknown): PersonRequest | undefined {
  const { question, ...others } = sentBy(button, data) ?? {};
  if (typeof question !== 'string') return undefined;
  // What is in the fields of a card stands beside what its button sends.
  const { ios, tried } = isObject(data) ? data : {};
  const written = Object.entries({
    record: others['record'],
    step: others['step'],
    time: others['time'],
    ios,
    tried,
  });
  return { question, ...Object.fromEntries(written.filter(([, value]) => typeof value === 'string')) };
}

function caseOf(button: 'claim' | 'answer', data: unknown): CaseOnCard | undefined {
  const { case: id, version } = sentBy(button, data) ?? {};
  return typeof id === 'string' && Number.isInteger(version)
    ? { case: id, version: version as number }
    : undefined;
}

/** In a group or a channel the bot speaks only when it is spoken to. */
export function isForBot({ conversation, entities = [], recipient }: IncomingActivity): boolean {
  if ((conversation.conversationType ?? 'personal') === 'personal') return true;
  return entities.some(({ type, mentioned }) => type === 'mention' && mentioned?.id === recipient?.id);
}

/** Somebody other than the bot has joined a conversation of two. */
export function isNewcomer({ membersAdded = [], recipient, conversation }: IncomingActivity): boolean {
  const isPersonal = (conversation.conversationType ?? 'personal') === 'personal';
  return isPersonal && membersAdded.some(({ id }) => id !== recipient?.id);
}

function valueAt(body: unknown, path: string): unknown {
  return path.split('.').reduce((value, key) => (isObject(value) ? value[key] : undefined), body);
}

function is(value: unknown, type: 'string' | 'object'): boolean {
  return type === 'object' ? isObject(value) : typeof value === 'string';
}

function isAccount(value: unknown): boolean {
  return isObject(value) && typeof value['id'] === 'string';
}

function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
