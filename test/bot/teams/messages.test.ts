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
  const [
    { path, activity } = { path: '', activity: {} as Channel['received'][number]['activity'] },
    ...more
  ] = channel.received;
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

test('a card that somebody puts into the talk without a word is not a question', async () => {
  const attachments = [{ contentType: 'application/vnd.microsoft.card.adaptive', content: {} }];
  const card = '\n<span class="inline-compose-card" itemid="0">\n <span content="0"></span>\n</span>\n';
  for (const text of [undefined, '', card]) expect(await repliesTo({ text, attachments })).toEqual([]);
  expect(await repliesTo({ text: `thanks ${card}`, attachments })).toMatchObject([
    { text: 'You are welcome.' },
  ]);
});

test('thanks are answered with plain words', async () => {
  const [reply] = await repliesTo({ text: 'thanks' });
  expect(reply).toMatchObject({ type: 'message', text: 'You are welcome.', textFormat: 'plain' });
});

test('a pressed button shows the record it names', async () => {
  const activities = await repliesTo({ text: undefined, value: { enrollkit: { ask: 'privacy' } } });
  expect(activities.map(({ summary }) => summary)).toEqual(['What Contoso can see']);
});

test('when answering breaks, the reader is told and the log keeps their words out', async () => {
  const [reply] = await repliesTo({ text: 'please break secretly' });
  expect(reply?.text).toBe('Something broke on my side. Please ask again, or contact the Contoso helpdesk.');
  expect(bot.log.at(-1)).toMatchObject({ event: 'turn-failed', error: 'Error' });
  expect(JSON.stringify(bot.log)).not.toContain('secretly');
});

async function invoke(name: string, value: unknown) {
  const { status, body } = await post(message(channel, { type: 'invoke', name, value }));
  expect(status).toBe(200);
  return body as {
    readonly type?: string;
    readonly value?: AdaptiveCard;
    readonly composeExtension?: {
      readonly attachments: readonly { readonly content: AdaptiveCard<string>; readonly preview: object }[];
    };
  };
}

test('a button of the step mode replaces its card with the step, and the last one with a check', async () => {
  const press = async (step: string) => {
    const data = { enrollkit: { walk: { record: 'sign-in-failed', step } } };
    const { type, value } = await invoke('adaptiveCard/action', { action: { type: 'Action.Execute', data } });
    expect(type).toBe('application/vnd.microsoft.card.adaptive');
    if (!value) throw new Error('no card');
    expect(cardProblems(value)).toEqual([]);
    return { text: value.fallbackText.split('\n')[0], buttons: value.actions?.map(({ title }) => title) };
  };
  expect(await press('open-settings')).toEqual({
    text: 'Step 1 of 2',
    buttons: ['Next', 'Open this step in the browser', 'Talk to a person'],
  });
  expect(await press('remove-app')).toEqual({
    text: 'Step 2 of 2',
    buttons: ['That was it', 'Back', 'Open this step in the browser', 'Talk to a person'],
  });
  expect((await press('done')).buttons?.slice(0, 2)).toEqual(['This helped', 'Back']);
});

test.each([
  undefined,
  'x',
  {},
  { action: null },
  { action: { data: { enrollkit: { walk: { record: 7 } } } } },
])('a button with the payload %j breaks nothing', async (value) => {
  expect(await invoke('adaptiveCard/action', value)).toEqual({
    statusCode: 200,
    type: 'application/vnd.microsoft.activity.message',
    value: '',
  });
});

test('the message extension finds pages by words, and lists some before anything is typed', async () => {
  const search = async (name: string, value: string) => {
    const { composeExtension } = await invoke('composeExtension/query', { parameters: [{ name, value }] });
    for (const { content } of composeExtension?.attachments ?? []) expect(cardProblems(content)).toEqual([]);
    return composeExtension?.attachments.map(({ preview }) => preview);
  };
  const signIn = {
    contentType: 'application/vnd.microsoft.card.thumbnail',
    content: { title: 'E01 Sign-in failed', text: 'Your phone could not sign you in.' },
  };
  expect((await search('words', 'E01'))?.[0]).toEqual(signIn);
  expect((await search('initialRun', 'true'))?.length).toBe(3);
  expect(await search('words', 'weather')).toEqual([]);
});

test.each(['composeExtension/queryLink', 'composeExtension/anonymousQueryLink'])(
  'a link to a page is unfurled by %s, another link is not',
  async (name) => {
    const unfurl = async (url: unknown) => (await invoke(name, { url })).composeExtension?.attachments ?? [];
    const [page, ...more] = await unfurl('https://help.contoso.com/issues/sign-in-failed#remove-app');
    expect(more).toEqual([]);
    expect(page && cardProblems(page.content, '1.3')).toEqual([]);
    expect(page?.content.actions).toEqual([
      {
        type: 'Action.OpenUrl',
        title: 'Open the full page',
        url: 'https://help.contoso.com/issues/sign-in-failed',
      },
    ]);
    expect((await unfurl('https://help.contoso.com/i/e01')).length).toBe(1);
    const [other] = await unfurl('https://help.contoso.com/start');
    expect(other && cardProblems(other.content, '1.3')).toEqual([]);
    expect(other?.content.fallbackText).toBe(
      [
        'Your own iPhone or iPad at work',
        'Use your own iPhone or iPad for work at Contoso. Setting it up takes about 15 minutes.',
        'https://help.contoso.com/start',
      ].join('\n'),
    );
    expect(await unfurl('https://example.com/issues/sign-in-failed')).toEqual([]);
    expect(await unfurl({})).toEqual([]);
  },
);
