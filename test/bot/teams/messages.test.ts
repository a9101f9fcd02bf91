import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { AdaptiveCard } from '../../../bot/cards/adaptiveCard.ts';
import { cardProblems } from '../cardRules.ts';
import { environmentFor, message, type RunningBot, startBot } from './bot.ts';
import { type Channel, openChannel } from './channel.ts';

let channel: Channel;
let bot: RunningBot;

beforeAll(async () => {
  channel = await openChannel();
  bot = await startBot(environmentFor(channel));
});
afterAll(async () => {
  await bot.close();
  await channel.close();
});
beforeEach(() => {
  channel.received.length = 0;
});

async function post(activity: unknown) {
  return bot.post(activity, { Authorization: `Bearer ${await channel.sign()}` });
}

interface Sent {
  readonly text?: string;
  readonly summary?: string;
  readonly attachments?: readonly { readonly content: AdaptiveCard }[];
}

async function repliesTo(changes: { [property: string]: unknown }): Promise<readonly Sent[]> {
  const { status, body } = await post(message(channel, { ...changes, deliveryMode: 'expectReplies' }));
  expect(status).toBe(200);
  return (body as { activities: readonly Sent[] }).activities;
}

test('a signed message is answered through the connector with a card', async () => {
  const answered = await post(
    message(channel, { id: 'first', text: '<at>EnrollKit</at> it says Sign In Failed' }),
  );
  expect(answered).toEqual({ status: 200, body: {} });
  const [{ path, activity } = { path: '', activity: {} }, ...more] = channel.received;
  expect(more).toEqual([]);
  expect(path).toBe('/v3/conversations/a%3Aconversation/activities/first');
  const [attachment] = activity['attachments'] as { contentType: string; content: AdaptiveCard }[];
  expect({ summary: activity['summary'], contentType: attachment?.contentType }).toEqual({
    summary: 'Sign-in failed',
    contentType: 'application/vnd.microsoft.card.adaptive',
  });
  expect(attachment && cardProblems(attachment.content)).toEqual([]);
});

test.each([
  [
    'hi',
    'Hi! I help you set up your own iPhone or iPad for work at Contoso. Tell me what you want to do, or type what your screen says.',
  ],
  ['<at>EnrollKit</at>', 'I did not get any text. Tell me what happened, or type what your screen says.'],
  ['weather', 'I am not sure what you mean, and I do not guess.'],
  ['my phone', 'Which of these is it?'],
])('“%s” is answered in the body where the channel expects it', async (text, summary) => {
  const activities = await repliesTo({ text });
  expect(activities.map((activity) => activity.summary)).toEqual([summary]);
  expect(
    activities.flatMap(({ attachments = [] }) => attachments.flatMap(({ content }) => cardProblems(content))),
  ).toEqual([]);
  expect(channel.received).toEqual([]);
});

test('thanks are answered with plain words', async () => {
  const [reply] = await repliesTo({ text: 'thanks' });
  expect(reply).toMatchObject({ type: 'message', text: 'You are welcome.', textFormat: 'plain' });
});

test('a pressed button shows the record it names', async () => {
  const activities = await repliesTo({ text: undefined, value: { enrollkit: { ask: 'privacy' } } });
  expect(activities.map(({ summary }) => summary)).toEqual(['What Contoso can see']);
});

test('a message that is delivered twice is answered once', async () => {
  const twice = message(channel, { id: 'twice' });
  expect(await Promise.all([post(twice), post(twice)])).toEqual([
    { status: 200, body: {} },
    { status: 200, body: {} },
  ]);
  expect(channel.received.length).toBe(1);
});

test('a newcomer is welcomed, the bot itself and a whole team are not', async () => {
  const update = { type: 'conversationUpdate', text: undefined };
  const conversation = { id: 'b', conversationType: 'channel' };
  expect(
    (await repliesTo({ ...update, membersAdded: [{ id: '28:bot' }, { id: '29:employee' }] })).length,
  ).toBe(1);
  expect(await repliesTo({ ...update, membersAdded: [{ id: '28:bot' }] })).toEqual([]);
  expect(await repliesTo({ ...update, conversation, membersAdded: [{ id: '29:employee' }] })).toEqual([]);
});

test.each([
  ['adaptiveCard/action', 200, {}],
  ['message/submitAction', 200, {}],
  ['composeExtension/query', 501, { error: 'This bot does not answer that invoke.' }],
])('the invoke %s is answered with %i', async (name, status, body) => {
  expect(await post(message(channel, { type: 'invoke', name }))).toEqual({ status, body });
});

test('other activities are taken without a word', async () => {
  expect(await post(message(channel, { type: 'messageReaction' }))).toEqual({ status: 200, body: {} });
  expect(channel.received).toEqual([]);
});

test('when answering breaks, the reader is told and the log keeps their words out', async () => {
  const [reply] = await repliesTo({ text: 'please break secretly' });
  expect(reply?.text).toBe('Something broke on my side. Please ask again, or contact the Contoso helpdesk.');
  expect(bot.log.at(-1)).toMatchObject({ event: 'turn-failed', error: 'Error' });
  expect(JSON.stringify(bot.log)).not.toContain('secretly');
});

test('a reply that cannot be delivered is reported, and the second delivery is answered', async () => {
  const gone = await openChannel();
  await gone.close();
  const lost = message(channel, { id: 'lost', serviceUrl: gone.url });
  const headers = { Authorization: `Bearer ${await channel.sign({ serviceurl: gone.url })}` };
  expect(await bot.post(lost, headers)).toEqual({
    status: 502,
    body: { error: 'The reply could not be delivered.' },
  });
  expect(await post({ ...lost, serviceUrl: channel.url })).toEqual({ status: 200, body: {} });
  expect(channel.received.length).toBe(1);
}, 60_000);
