import type { Activity } from 'botbuilder';
import type { AskPerson, CastVote, Walk } from '../cards/adaptiveCard.ts';
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
  readonly channelData?: { readonly tenant?: { readonly id?: string } };
  readonly deliveryMode?: string;
  readonly locale?: string;
  readonly text?: string;
  readonly value?: unknown;
  readonly membersAdded?: readonly Account[];
  readonly entities?: readonly Entity[];
}

interface Entity {
  readonly type?: unknown;
  readonly mentioned?: { readonly id?: unknown };
}

interface Account {
  readonly id: string;
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
  recipient: 'object',
  'recipient.id': 'string',
  'conversation.tenantId': 'string',
  'conversation.conversationType': 'string',
  channelData: 'object',
  'channelData.tenant': 'object',
  'channelData.tenant.id': 'string',
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
  return body as unknown as IncomingActivity;
}

/** The same activity under the type that Bot Framework's code expects. */
export function toBotFramework(activity: IncomingActivity): Activity {
  return activity as unknown as Activity;
}

/** What somebody wrote, without the `<at>` mentions that Teams puts around the bot's name. */
export function questionOf({ text }: IncomingActivity): string {
  return (text ?? '')
    .replace(/<at\b[^>]*>.*?<\/at>/gis, ' ')
    .replaceAll('&nbsp;', ' ')
    .trim();
}

/** The record that a pressed button asks for; undefined where no button of ours was pressed. */
export function pickOf({ value }: Pick<IncomingActivity, 'value'>): string | undefined {
  const pick = isObject(value) ? value['enrollkit'] : undefined;
  const id = isObject(pick) ? pick['ask'] : undefined;
  return typeof id === 'string' ? id : undefined;
}

/** The step that a pressed button asks for; undefined where no such button was pressed. */
export function walkOf(data: unknown): Walk['enrollkit']['walk'] | undefined {
  const sent = isObject(data) ? data['enrollkit'] : undefined;
  const walk = isObject(sent) ? sent['walk'] : undefined;
  if (!isObject(walk) || typeof walk['record'] !== 'string' || typeof walk['step'] !== 'string')
    return undefined;
  const { record, step, issues } = walk;
  return { record, step, ...(issues === true ? { issues } : {}) };
}

/** What “Talk to a person” is about; undefined where that button was not pressed. */
export function personOf(data: unknown): AskPerson['enrollkit']['person'] | undefined {
  const sent = isObject(data) ? data['enrollkit'] : undefined;
  const person = isObject(sent) ? sent['person'] : undefined;
  if (!isObject(person) || typeof person['question'] !== 'string') return undefined;
  const { question, record, step } = person;
  return {
    question,
    ...(typeof record === 'string' ? { record } : {}),
    ...(typeof step === 'string' ? { step } : {}),
  };
}

/** The vote of “This helped” or “It says something else”; undefined where neither was pressed. */
export function voteOf(data: unknown): CastVote['enrollkit']['vote'] | undefined {
  const sent = isObject(data) ? data['enrollkit'] : undefined;
  const vote = isObject(sent) ? sent['vote'] : undefined;
  if (!isObject(vote) || typeof vote['record'] !== 'string' || typeof vote['helpful'] !== 'boolean')
    return undefined;
  const { record, helpful, step, question } = vote;
  return {
    record,
    helpful,
    ...(typeof step === 'string' ? { step } : {}),
    ...(typeof question === 'string' ? { question } : {}),
  };
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
