import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { AdaptiveCard, CardAction } from '../../../bot/cards/adaptiveCard.ts';
import { createBotStore } from '../../../bot/store/botStore.ts';
import { type Database, openDatabase } from '../../../bot/store/database.ts';
import { cardProblems } from '../cardRules.ts';
import { environmentFor, message, type RunningBot, startBot } from './bot.ts';
import { type Channel, openChannel } from './channel.ts';

const folder = mkdtempSync(join(tmpdir(), 'enrollkit-feedback-'));
let channel: Channel;
let database: Database;
let store: ReturnType<typeof createBotStore>;
let bot: RunningBot;

beforeAll(async () => {
  channel = await openChannel();
  database = await openDatabase({ file: join(folder, 'enrollkit.db') });
  store = createBotStore(database, { keepQuestions: true, onError: () => undefined });
  bot = await startBot(environmentFor(channel), { store });
});
afterAll(async () => {
  await bot.close();
  await channel.close();
  await store.close();
  await database.close();
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  channel.received.length = 0;
  await store.close();
  for (const table of ['answers', 'votes', 'questions']) await database.query(`DELETE FROM ${table}`);
});

async function post(activity: unknown) {
  return bot.post(activity, { Authorization: `Bearer ${await channel.sign()}` });
}

/** What the bot sent last; its id is the one that the channel gave it. */
function lastSent() {
  const [last = { path: '', activity: {} }] = channel.received.slice(-1);
  const { summary, channelData, attachments } = last.activity as {
    readonly summary?: string;
    readonly channelData?: object;
    readonly attachments?: readonly { readonly content: AdaptiveCard }[];
  };
  const [attachment] = attachments ?? [];
  if (!attachment) throw new Error('no card');
  return { id: `reply-${channel.received.length}`, summary, channelData, card: attachment.content };
}

async function answered() {
  expect((await post(message(channel, { text: 'it says Sign In Failed' }))).status).toBe(200);
  return lastSent();
}

function buttonOf(
  { actions = [] }: AdaptiveCard,
  title: string,
): Extract<CardAction, { data: unknown }>['data'] {
  const button = actions.find((action) => action.title === title);
  if (!button || !('data' in button)) throw new Error(`no button ${title}`);
  return button.data;
}

function thumb(reaction: string, replyToId: string, changes: { [property: string]: unknown } = {}) {
  return message(channel, {
    type: 'invoke',
    name: 'message/submitAction',
    replyToId,
    value: { actionName: 'feedback', actionValue: { reaction, feedback: '{"feedbackText":"call me, Jo"}' } },
    ...changes,
  });
}

const votes = () =>
  database.query('SELECT record, step, helpful, source, locale FROM votes ORDER BY source, helpful');

test('an answer asks for a thumb, the thumb is kept with the record when the channel has its 200', async () => {
  const { id, channelData } = await answered();
  expect(channelData).toEqual({ feedbackLoop: { type: 'default' } });
  expect(await post(thumb('dislike', id))).toEqual({ status: 200, body: {} });
  expect(await votes()).toEqual([
    { record: 'sign-in-failed', step: null, helpful: 0, source: 'teams', locale: 'en' },
  ]);
});

test('a thumb that is delivered twice counts once, one that is turned counts as it is now', async () => {
  const { id } = await answered();
  const down = thumb('dislike', id);
  await Promise.all([post(down), post(down)]);
  await post(thumb('like', id));
  await post(thumb('like', id, { from: { id: '29:another' } }));
  expect((await votes()).length).toBe(2);
  expect(await database.query('SELECT helpful FROM votes')).toEqual([{ helpful: 1 }, { helpful: 1 }]);
});

test.each([
  ['no value', { value: undefined }],
  ['another reaction', { value: { actionName: 'feedback', actionValue: { reaction: 'heart' } } }],
  ['no message', { replyToId: undefined }],
])('a thumb with %s is answered and counts nothing', async (_, changes) => {
  expect(await post(thumb('like', 'reply-1', changes))).toEqual({ status: 200, body: {} });
  expect(await votes()).toEqual([]);
});

test('“This helped” is thanked for and counts once, however often it is delivered', async () => {
  const { id, card } = await answered();
  const press = message(channel, { text: undefined, replyToId: id, value: buttonOf(card, 'This helped') });
  await Promise.all([post(press), post(press)]);
  await post({ ...press, id: 'pressed-again' });
  expect(channel.received.at(-1)?.activity['text']).toBe('Good. Thank you for telling me.');
  expect(await votes()).toEqual([
    { record: 'sign-in-failed', step: null, helpful: 1, source: 'card', locale: 'en' },
  ]);
});

test('“It says something else” counts and offers what else it could be, and people', async () => {
  const { card } = await answered();
  await post(message(channel, { text: undefined, value: buttonOf(card, 'It says something else') }));
  const { summary, card: others } = lastSent();
  expect({ summary, buttons: others.actions?.map(({ title }) => title) }).toEqual({
    summary: 'Then it may be one of these. If not, send me the exact words on your screen.',
    buttons: ['What Contoso can see', 'Talk to a person'],
  });
  expect(cardProblems(others)).toEqual([]);
  expect(await votes()).toEqual([
    { record: 'sign-in-failed', step: null, helpful: 0, source: 'card', locale: 'en' },
  ]);
});

test('a vote on a record that is gone is answered, too', async () => {
  const value = { enrollkit: { vote: { record: '<b>gone</b>', helpful: false } } };
  await post(message(channel, { text: undefined, value }));
  expect(channel.received.at(-1)?.activity['summary']).toBe('Then send me the exact words on your screen.');
  expect(await votes()).toEqual([{ record: null, step: null, helpful: 0, source: 'card', locale: 'en' }]);
});

test('answers and questions without one are counted, greetings and steps are not', async () => {
  for (const text of ['it says Sign In Failed', 'my phone', 'is it for watches', 'hi', 'step 1', 'step 99'])
    await post(message(channel, { text }));
  await store.close();
  expect(await database.query('SELECT record, locale FROM answers')).toEqual([
    { record: 'sign-in-failed', locale: 'en' },
  ]);
  expect(await database.query('SELECT kind, text FROM questions ORDER BY text')).toEqual([
    { kind: 'unknown', text: 'is it for watches' },
    { kind: 'choices', text: 'my phone' },
  ]);
});

test('nothing that is kept names a person, a conversation, or what was written beside a thumb', async () => {
  const { id, card } = await answered();
  await post(thumb('like', id));
  await post(message(channel, { text: undefined, replyToId: id, value: buttonOf(card, 'This helped') }));
  await store.close();
  const rows = JSON.stringify([
    await database.query('SELECT * FROM answers'),
    await database.query('SELECT * FROM votes'),
  ]);
  expect(rows.match(/29:employee|a:conversation|reply-\d|Jo/g)).toBe(null);
});

test('nobody is thanked for a vote that could not be kept, and other help goes on', async () => {
  const { id, card } = await answered();
  const broken = await openDatabase({ file: join(folder, 'broken.db') });
  await broken.query('DROP TABLE votes');
  const brokenStore = createBotStore(broken, { keepQuestions: false, onError: () => undefined });
  const hurt = await startBot(environmentFor(channel), { store: brokenStore });
  const send = async (activity: unknown) =>
    hurt.post(activity, { Authorization: `Bearer ${await channel.sign()}` });
  const press = (title: string) =>
    send(message(channel, { text: undefined, replyToId: id, value: buttonOf(card, title) }));
  expect(await send(thumb('like', id))).toEqual({
    status: 503,
    body: { error: 'The vote could not be kept.' },
  });
  await press('This helped');
  expect(channel.received.at(-1)?.activity['text']).toBe(
    'Something broke on my side. Please ask again, or contact the Contoso helpdesk.',
  );
  await press('It says something else');
  expect(channel.received.at(-1)?.activity['summary']).toBe(
    'Then it may be one of these. If not, send me the exact words on your screen.',
  );
  expect(hurt.log.filter(({ event }) => event === 'store-failed').length).toBe(3);
  await hurt.close();
  await brokenStore.close();
  await broken.close();
});

test('a bot without a store asks for no thumbs and thanks all the same', async () => {
  const forgetful = await startBot(environmentFor(channel));
  const send = async (activity: unknown) =>
    forgetful.post(activity, { Authorization: `Bearer ${await channel.sign()}` });
  await send(message(channel, { text: 'it says Sign In Failed' }));
  expect(channel.received.at(-1)?.activity['channelData']).toBe(undefined);
  expect(await send(thumb('like', 'reply-1'))).toEqual({ status: 200, body: {} });
  const value = { enrollkit: { vote: { record: 'sign-in-failed', helpful: true } } };
  await send(message(channel, { text: undefined, value }));
  expect(channel.received.at(-1)?.activity['text']).toBe('Good. Thank you for telling me.');
  await forgetful.close();
});
