import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AdaptiveCard, CardAction } from '../../../bot/cards/adaptiveCard.ts';
import type { Cases } from '../../../bot/escalation/case.ts';
import { createCases } from '../../../bot/store/cases.ts';
import { type Database, openDatabase } from '../../../bot/store/database.ts';
import german from '../../../i18n/de/enrollkit.json' with { type: 'json' };
import type { Config } from '../../../src/config/schema.ts';
import type { Messages } from '../../../src/content/messages.ts';
import { cardProblems, textBlocks, unescapeMarkdown } from '../cardRules.ts';
import { makeConfig, makeLocalized, TENANT } from '../factories.ts';
import { environmentFor, message, type RunningBot, startBot } from './bot.ts';
import { type Channel, openChannel } from './channel.ts';

const CHANNEL = '19:helpdesk@thread.tacv2';
const CASE = '00000001-1111-4222-8333-444444444444';
const MEGAN = { id: '29:megan', aadObjectId: 'aad-megan', name: 'Megan Bowen' };
const ALEX = { id: '29:alex', aadObjectId: 'aad-alex', name: 'Alex *Wilber*' };
const SECOND = 1_000;

let folder: string;
let database: Database;
let cases: Cases;
let channel: Channel;
let bot: RunningBot;
let clock: number;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'enrollkit-helpdesk-'));
  database = await openDatabase({ file: join(folder, 'enrollkit.db') });
  cases = createCases(database);
  channel = await openChannel();
  clock = Date.parse('2026-11-25T08:30:00Z');
  bot = await start();
});
afterEach(async () => {
  await bot.close();
  await channel.close();
  await database.close();
  rmSync(folder, { recursive: true });
});

function start(
  escalation: Partial<Config['support']['escalation']> = {},
  over: { readonly cases?: Cases } = { cases },
): Promise<RunningBot> {
  const config = makeConfig({
    support: {
      escalation: { to: 'teams-channel', teamsChannelId: CHANNEL, showHelperName: false, ...escalation },
    },
  });
  const english = makeLocalized({ config });
  const inGerman = makeLocalized({ config, locale: 'de' });
  return startBot(environmentFor(channel), {
    locales: [english, { ...inGerman, messages: german as Messages }],
    now: () => new Date(clock),
    ...over,
  });
}

interface Pressed {
  readonly type: string;
  readonly value: AdaptiveCard | string;
}

async function press(data: object, changes: { [property: string]: unknown } = {}): Promise<Pressed> {
  const value = { action: { type: 'Action.Execute', data }, trigger: 'manual' };
  const activity = message(channel, {
    type: 'invoke',
    name: 'adaptiveCard/action',
    text: undefined,
    from: { id: '29:employee', name: 'Adele Vance' },
    ...changes,
    value,
  });
  const { status, body } = await bot.post(activity, { Authorization: `Bearer ${await channel.sign()}` });
  expect(status).toBe(200);
  const pressed = body as Pressed;
  if (typeof pressed.value !== 'string') expect(cardProblems(pressed.value)).toEqual([]);
  return pressed;
}

function inChannel(from: object = MEGAN): { [property: string]: unknown } {
  return {
    from,
    conversation: { id: `${CHANNEL};messageid=reply-1`, conversationType: 'channel', tenantId: TENANT },
    channelData: { tenant: { id: TENANT }, channel: { id: CHANNEL }, team: { id: '19:team' } },
  };
}

const QUESTION = { question: 'it says Sign In Failed', record: 'sign-in-failed', step: 'remove-app' };
const SEND = { enrollkit: { send: { ...QUESTION, time: '2026-11-25T08:29:00.000Z' } } };

/** An employee's question that the helpdesk sees in its channel. */
async function postedCase(): Promise<void> {
  await press({ ...SEND, ios: '17.4.1', tried: 'restarted it' });
  await bot.send();
}

const claim = (version: number, from?: object) =>
  press({ enrollkit: { claim: { case: CASE, version } } }, inChannel(from));
const answer = (text: string, from?: object) =>
  press({ enrollkit: { answer: { case: CASE, version: 2 } }, answer: text }, inChannel(from));

/** What a reader sees of a card: texts, fields and buttons. */
function seen({ value }: { readonly value: AdaptiveCard | string }) {
  if (typeof value === 'string') return value;
  return {
    texts: textBlocks(value.body).map(({ text }) => unescapeMarkdown(text)),
    fields: value.body.flatMap((element) => (element.type === 'Input.Text' ? [element.value ?? ''] : [])),
    buttons: value.actions?.map(({ title }) => title) ?? [],
  };
}

/** What has reached the connector: method, path and what a reader sees. */
function sent() {
  return channel.received.map(({ method, path, activity }) => {
    const inside = (activity['activity'] ?? activity) as {
      readonly attachments: readonly { readonly content: AdaptiveCard }[];
    };
    const card = inside.attachments[0]?.content as AdaptiveCard;
    expect(cardProblems(card)).toEqual([]);
    return { to: `${method} ${decodeURIComponent(path)}`, ...(seen({ value: card }) as object) };
  });
}

const PACKET = [
  'From: Adele Vance',
  'My question: it says Sign In Failed',
  'Page: E01 Sign-in failed',
  'Step: 2. Remove Authenticator (version 6_8).',
  'iOS version: 17.4.1',
  'What I tried: restarted it',
  'Time: 2026-11-25 08:29 UTC',
];
const OTHER_WAYS = ['Email the Contoso helpdesk', 'Call +1 (555) 0100', 'Open a request'];
const TITLE = 'A question from an employee · Case 00000001';

test('an employee sees all that will be sent, adds to it, sends it, and gets a receipt', async () => {
  const shown = await press({ enrollkit: { person: QUESTION } });
  expect(seen(shown)).toEqual({
    texts: [
      'This is what will be sent, with what you write into the two fields. Read it before you send it.',
      'From: Adele Vance',
      'My question: it says Sign In Failed',
      'Page: E01 Sign-in failed',
      'Step: 2. Remove Authenticator (version 6_8).',
      'Time: 2026-11-25 08:30 UTC',
      'Never send a password, a code, or a recovery key. What looks like one has been taken out.',
      'Need a person? Ask the Contoso helpdesk.',
      'Hours: 8 to 17',
    ],
    fields: ['', ''],
    buttons: ['Send to the Contoso helpdesk', ...OTHER_WAYS],
  });
  const send = ((shown.value as AdaptiveCard).actions as readonly CardAction[])[0];
  expect(send).toEqual({
    type: 'Action.Execute',
    title: 'Send to the Contoso helpdesk',
    verb: 'send',
    data: { enrollkit: { send: { ...QUESTION, time: '2026-11-25T08:30:00.000Z' } } },
    fallback: {
      type: 'Action.Submit',
      title: 'Send to the Contoso helpdesk',
      data: { enrollkit: { send: { ...QUESTION, time: '2026-11-25T08:30:00.000Z' } } },
    },
  });
  expect(seen(await press({ ...SEND, ios: ' 17.4.1 ', tried: 'restarted\nit' }))).toEqual({
    texts: [
      'Your question is saved and goes to the Contoso helpdesk. The answer comes here, in this chat.',
      ...PACKET,
      'Case 00000001',
    ],
    fields: [],
    buttons: [],
  });
});

test('the question stands in the channel, is taken by name, answered, and the answer reaches the employee', async () => {
  await postedCase();
  expect(sent()).toEqual([
    {
      to: 'POST /v3/conversations',
      texts: [TITLE, ...PACKET, 'Nobody has taken this yet.'],
      fields: [],
      buttons: ['I take it'],
    },
  ]);
  const { activity, ...parameters } = (channel.received[0]?.activity ?? {}) as {
    activity: { summary: string };
  };
  expect({ ...parameters, summary: activity.summary }).toEqual({
    isGroup: true,
    bot: { id: '28:bot' },
    tenantId: TENANT,
    channelData: { channel: { id: CHANNEL }, tenant: { id: TENANT } },
    summary: 'A question from an employee',
  });

  clock += 60 * SECOND;
  const claimed = {
    texts: [TITLE, ...PACKET, 'Megan Bowen took this, 2026-11-25 08:31 UTC.'],
    fields: [''],
    buttons: ['Send answer', 'I take it over'],
  };
  expect(seen(await claim(1))).toEqual(claimed);
  await bot.send();
  const thread = `PUT /v3/conversations/${CHANNEL};messageid=reply-1/activities/reply-1`;
  expect(sent().slice(1)).toEqual([{ to: thread, ...claimed }]);

  clock += 60 * SECOND;
  const answered = (state: string) => ({
    texts: [
      TITLE,
      ...PACKET,
      `Megan Bowen answered, 2026-11-25 08:32 UTC. ${state}`,
      'Remove the old profile.',
    ],
    fields: [],
    buttons: [],
  });
  expect(seen(await answer('Remove the old profile.\n'))).toEqual(answered('The answer is on its way.'));
  await bot.send();
  expect(sent().slice(2)).toEqual([
    {
      to: 'POST /v3/conversations/a:conversation/activities',
      texts: [
        'Answer from the Contoso helpdesk',
        'Remove the old profile.',
        'Case 00000001',
        'From: Adele Vance',
        'My question: it says Sign In Failed',
      ],
      fields: [],
      buttons: ['Talk to a person'],
    },
    { to: thread, ...answered('The answer was delivered.') },
  ]);
  const { attachments: _card, ...proactive } = channel.received[2]?.activity ?? {};
  expect(proactive).toEqual({
    type: 'message',
    summary: 'Answer from the Contoso helpdesk',
    channelId: 'msteams',
    serviceUrl: channel.url,
    conversation: { id: 'a:conversation', conversationType: 'personal', tenantId: TENANT },
    from: { id: '28:bot' },
    recipient: { id: '29:employee' },
  });
  await bot.send();
  expect(channel.received.length).toBe(4);
  expect(bot.metrics.print()).toContain('enrollkit_cases{state="delivered"} 1\n');
});

test('who answered is named only where the config wants it, in the language of who asked', async () => {
  await bot.close();
  bot = await start({ showHelperName: true });
  await press({ ...SEND }, { locale: 'de-DE' });
  await bot.send();
  await claim(1);
  await answer('Bitte neu starten.');
  await bot.send();
  expect(sent()[0]).toMatchObject({ texts: expect.arrayContaining(['Language: de']) });
  expect(sent()[1]).toMatchObject({
    texts: [
      'Antwort von Megan Bowen über the Contoso helpdesk',
      'Bitte neu starten.',
      'Fall 00000001',
      'Von: Adele Vance',
      'Meine Frage: it says Sign In Failed',
    ],
  });
});

test('a secret in a field is taken out, shown without it, and sent only when the employee presses again', async () => {
  const shown = await press({ ...SEND, ios: '17', tried: 'I typed my password: Hunter2! and 482 133' });
  expect(seen(shown)).toMatchObject({
    texts: expect.arrayContaining([
      'Something you wrote looks like a password, a code, or a recovery key. It has been taken out. Read the text again, then send it.',
    ]),
    fields: ['17', 'I typed my password: ▮▮▮▮ and ▮▮▮▮'],
  });
  await bot.send();
  expect(channel.received).toEqual([]);
  expect(await cases.count()).toEqual(new Map());
  await press({ ...SEND, ios: '17', tried: 'I typed my password: ▮▮▮▮ and ▮▮▮▮' });
  await bot.send();
  expect(sent().length).toBe(1);
  expect(JSON.stringify(await database.query('SELECT * FROM cases'))).not.toMatch(/Hunter2|482/);
});

test('a secret in an answer is taken out, shown without it, and sent only when the helper presses again', async () => {
  await postedCase();
  await claim(1);
  const warned = await answer('Use the temporary access pass: H7kP2mQx');
  expect(seen(warned)).toMatchObject({
    texts: expect.arrayContaining([
      'Something in the answer looks like a password, a code, or a recovery key. It has been taken out. Read the answer again, then send it.',
    ]),
    fields: ['Use the temporary access pass: ▮▮▮▮'],
    buttons: ['Send answer', 'I take it over'],
  });
  await answer('Use the temporary access pass: ▮▮▮▮');
  await bot.send();
  expect(JSON.stringify(channel.received)).not.toContain('H7kP2mQx');
  expect((await cases.find(CASE))?.state).toBe('delivered');
});

test('what people type is text to a card, whatever it looks like', async () => {
  const hostile = '[click](https://example.com) **now** <b>x</b> {{DATE(2026-01-01)}}\n# big\n1. one';
  await press(
    { ...SEND, tried: hostile },
    { from: { id: '29:employee', name: '**Adele** [x](https://example.com)' } },
  );
  await bot.send();
  await claim(1, ALEX);
  await answer(hostile, ALEX);
  await bot.send();
  const cards = channel.received.map(({ activity }) => JSON.stringify(activity['activity'] ?? activity));
  for (const card of cards) {
    expect(card).not.toMatch(/"text":"[^"]*(?<!\\)\[(click|x)/);
    expect(card).not.toMatch(/"text":"[^"]*[^\\]\*\*/);
  }
  expect(sent()[1]).toMatchObject({
    to: 'POST /v3/conversations/a:conversation/activities',
    texts: expect.arrayContaining([
      '[click](https://example.com) **now** <b>x</b> {{DATE(2026-01-01)}}',
      '# big',
      '1. one',
    ]),
  });
});

test('a flood of lines and signs still fits into a message', async () => {
  await press({ ...SEND, tried: '*'.repeat(5_000) });
  await bot.send();
  await claim(1);
  await answer('*\n'.repeat(3_000));
  await bot.send();
  expect(sent().length).toBe(3);
  expect((await cases.find(CASE))?.state).toBe('delivered');
});

test('a button that is pressed twice sends one question, and takes and answers a case once', async () => {
  const [one, two] = [await press(SEND), await press(SEND)];
  expect(two).toEqual(one);
  await bot.send();
  const twice = await Promise.all([claim(1), claim(1)]);
  expect(twice[1]).toEqual(twice[0]);
  const answers = await Promise.all([answer('Restart.'), answer('Restart.')]);
  expect(answers[1]).toEqual(answers[0]);
  await bot.send();
  expect(sent().map(({ to }) => to)).toEqual([
    'POST /v3/conversations',
    'POST /v3/conversations/a:conversation/activities',
    `PUT /v3/conversations/${CHANNEL};messageid=reply-1/activities/reply-1`,
  ]);
});

test('of two people who take a case at the same moment one gets it, and the other may take it over', async () => {
  await postedCase();
  const [megan, alex] = await Promise.all([claim(1, MEGAN), claim(1, ALEX)]);
  expect(alex).toEqual(megan);
  const first = (await cases.find(CASE))?.helper?.name;
  const [other, name] = first === MEGAN.name ? [ALEX, ALEX.name] : [MEGAN, MEGAN.name];
  expect(seen(await answer('From somebody else.', other))).toMatchObject({
    texts: expect.arrayContaining([`${first} has this case now. Take it over to answer.`]),
    fields: ['From somebody else.'],
  });
  expect(seen(await claim(2, other))).toMatchObject({
    texts: [TITLE, ...PACKET, `${name} took this, 2026-11-25 08:30 UTC.`],
  });
  expect(seen(await answer('From somebody else.', other))).toMatchObject({ fields: [] });
});

test('a case is answered once: the second answer is not sent, and its writer is told', async () => {
  await postedCase();
  await claim(1);
  await answer('First.');
  expect(seen(await answer('Second.'))).toMatchObject({
    texts: [
      'This case was answered before. Your answer was not sent.',
      TITLE,
      ...PACKET,
      'Megan Bowen answered, 2026-11-25 08:30 UTC. The answer is on its way.',
      'First.',
    ],
  });
  await bot.send();
  expect(JSON.stringify(channel.received)).not.toContain('Second.');
});

test('an empty answer is not sent', async () => {
  await postedCase();
  await claim(1);
  expect(seen(await answer('  '))).toMatchObject({
    texts: expect.arrayContaining(['Write an answer first.']),
    buttons: ['Send answer', 'I take it over'],
  });
});

test.each([
  [
    'a chat with the bot',
    { conversation: { id: 'a:conversation', conversationType: 'personal', tenantId: TENANT } },
  ],
  [
    'another channel',
    {
      conversation: {
        id: '19:other@thread.tacv2;messageid=1',
        conversationType: 'channel',
        tenantId: TENANT,
      },
      channelData: { tenant: { id: TENANT }, channel: { id: '19:other@thread.tacv2' } },
    },
  ],
  [
    'a conversation that names another channel',
    {
      conversation: {
        id: '19:other@thread.tacv2;messageid=1',
        conversationType: 'channel',
        tenantId: TENANT,
      },
      channelData: { tenant: { id: TENANT }, channel: { id: CHANNEL } },
    },
  ],
  [
    'a group chat that is called like the channel',
    { conversation: { id: CHANNEL, conversationType: 'groupChat', tenantId: TENANT } },
  ],
])('from %s nobody takes or answers a case', async (_place, where) => {
  await postedCase();
  const only = 'Only people in the channel of the helpdesk can do this.';
  expect(seen(await press({ enrollkit: { claim: { case: CASE, version: 1 } } }, where))).toBe(only);
  expect(seen(await press({ enrollkit: { answer: { case: CASE, version: 1 } }, answer: 'x' }, where))).toBe(
    only,
  );
  expect((await cases.find(CASE))?.state).toBe('posted');
});

test.each([
  { enrollkit: { claim: { case: 'nothing', version: 1 } } },
  { enrollkit: { answer: { case: 'nothing', version: 1 } }, answer: 'x' },
])('the button of a case that is not there says so: %j', async (data) => {
  expect(seen(await press(data, inChannel()))).toBe('This case is not there any more.');
});

test.each([
  { enrollkit: { claim: { case: CASE } } },
  { enrollkit: { answer: 7 } },
  { enrollkit: { send: { question: 7 } } },
  { enrollkit: { claim: null } },
])('a button with the payload %j does nothing', async (data) => {
  expect(await press(data, inChannel())).toEqual({
    statusCode: 200,
    type: 'application/vnd.microsoft.activity.message',
    value: '',
  });
});

test('a client without Action.Execute sends the same as a message and gets the same card', async () => {
  const activity = message(channel, {
    text: undefined,
    value: { ...SEND, ios: '17.4.1', tried: 'restarted it' },
    from: { id: '29:employee', name: 'Adele Vance' },
    deliveryMode: 'expectReplies',
  });
  const { body } = await bot.post(activity, { Authorization: `Bearer ${await channel.sign()}` });
  const [reply] = (body as { activities: { attachments: { content: AdaptiveCard }[] }[] }).activities;
  expect(seen({ value: reply?.attachments[0]?.content ?? '' })).toMatchObject({
    texts: [
      'Your question is saved and goes to the Contoso helpdesk. The answer comes here, in this chat.',
      ...PACKET,
      'Case 00000001',
    ],
  });
});

test('a connector that fails first gets the question and the answer later, once', async () => {
  await press(SEND);
  // Bot Framework itself tries four times.
  channel.failWith.push(500, 500, 500, 500);
  await bot.send();
  expect(channel.received).toEqual([]);
  await bot.send();
  expect(channel.received).toEqual([]);
  clock += 2 * SECOND;
  await bot.send();
  expect(sent().map(({ to }) => to)).toEqual(['POST /v3/conversations']);
  await claim(1);
  await bot.send();
  await answer('Restart.');
  channel.failWith.push(502, 502, 502, 502);
  await bot.send();
  clock += 2 * SECOND;
  await bot.send();
  clock += 60 * SECOND;
  await bot.send();
  expect(sent().filter(({ to }) => to.startsWith('POST /v3/conversations/a:')).length).toBe(1);
  expect(bot.log).toEqual([
    { event: 'case-not-sent', case: '00000001', state: 'open', status: 500 },
    { event: 'case-not-sent', case: '00000001', state: 'answered', status: 502 },
  ]);
}, 60_000);

test('a server that dies before it has posted loses nothing: the next one posts and delivers', async () => {
  await press(SEND);
  await bot.close();
  bot = await start();
  await bot.send();
  expect(sent().map(({ to }) => to)).toEqual(['POST /v3/conversations']);
  await claim(1);
  await answer('Restart.');
  await bot.close();
  bot = await start();
  await bot.send();
  expect((await cases.find(CASE))?.state).toBe('delivered');
});

test('a server that dies while it sends leaves the case to the others when its lease is over', async () => {
  await press(SEND);
  expect((await cases.lease('dead', clock, clock + 60 * SECOND))?.id).toBe(CASE);
  await bot.send();
  expect(channel.received).toEqual([]);
  clock += 60 * SECOND;
  await bot.send();
  expect(sent().map(({ to }) => to)).toEqual(['POST /v3/conversations']);
});

test('a channel that does not take the bot: the employee hears at once of other ways, and it is tried again', async () => {
  await press(SEND);
  channel.failWith.push(403);
  await bot.send();
  expect(sent()).toEqual([
    {
      to: 'POST /v3/conversations/a:conversation/activities',
      texts: [
        'Your question has not reached the Contoso helpdesk in Teams yet. It is saved, and I keep trying. If you cannot wait, use another way.',
        'Need a person? Ask the Contoso helpdesk.',
        'Hours: 8 to 17',
      ],
      fields: [],
      buttons: OTHER_WAYS,
    },
  ]);
  channel.failWith.push(403);
  clock += 2 * SECOND;
  await bot.send();
  expect(channel.received.length).toBe(1);
  clock += 60 * SECOND;
  await bot.send();
  expect(
    sent()
      .map(({ to }) => to)
      .slice(1),
  ).toEqual(['POST /v3/conversations']);
});

test.each([
  [
    'after the last attempt',
    async () => {
      await database.query('UPDATE cases SET attempts = 439');
      channel.failWith.push(403);
    },
  ],
  [
    'where the organization has no channel any more',
    async () => {
      await bot.close();
      bot = await start({ to: 'mail' });
    },
  ],
])('%s the employee is told to use another way', async (_when, happens) => {
  await press(SEND);
  await happens();
  await bot.send();
  expect(sent()).toEqual([
    {
      to: 'POST /v3/conversations/a:conversation/activities',
      texts: [
        'Your question could not be sent to the Contoso helpdesk in Teams. Please use another way.',
        'Need a person? Ask the Contoso helpdesk.',
        'Hours: 8 to 17',
      ],
      fields: [],
      buttons: OTHER_WAYS,
    },
  ]);
  expect((await cases.find(CASE))?.state).toBe('undeliverable');
  clock += 24 * 60 * 60 * SECOND;
  await bot.send();
  expect(channel.received.length).toBe(1);
});

test('an employee who has blocked the bot: the card in the channel says so', async () => {
  await postedCase();
  await claim(1);
  await bot.send();
  await answer('Restart.');
  channel.failWith.push(403);
  await bot.send();
  expect(sent().at(-1)).toEqual({
    to: `PUT /v3/conversations/${CHANNEL};messageid=reply-1/activities/reply-1`,
    texts: [
      TITLE,
      ...PACKET,
      'Megan Bowen answered, 2026-11-25 08:30 UTC. The answer could not be delivered: the employee has removed or blocked the bot, or the chat is gone. Use another way.',
      'Restart.',
    ],
    fields: [],
    buttons: [],
  });
  expect((await cases.find(CASE))?.state).toBe('undeliverable');
});

test('without a database nothing is promised: the employee gets the other ways', async () => {
  await bot.close();
  bot = await start({}, {});
  const notSaved = {
    texts: [
      'Your question could not be saved, so nothing was sent. Please reach the Contoso helpdesk another way.',
      'Need a person? Ask the Contoso helpdesk.',
      'Hours: 8 to 17',
    ],
    fields: [],
    buttons: OTHER_WAYS,
  };
  expect(seen(await press(SEND))).toEqual(notSaved);
  await bot.close();
  bot = await start();
  await database.close();
  expect(seen(await press(SEND))).toEqual(notSaved);
  expect(bot.log.map(({ event }) => event)).toEqual(['case-not-saved']);
  database = await openDatabase({ file: join(folder, 'enrollkit.db') });
});

test('an organization that has moved its channel finds the open cases in the new one', async () => {
  await postedCase();
  await claim(1);
  const moved = '19:moved@thread.tacv2';
  await bot.close();
  bot = await start({ teamsChannelId: moved });
  await cases.moveTo(moved, clock);
  await bot.send();
  expect(channel.received.at(-1)?.activity['channelData']).toEqual({
    channel: { id: moved },
    tenant: { id: TENANT },
  });
  await cases.moveTo(moved, clock);
  await bot.send();
  expect(channel.received.length).toBe(2);
});

test('no log line holds what somebody wrote', async () => {
  channel.failWith.push(403, 403);
  await press({ ...SEND, tried: 'marker words' });
  await bot.send();
  expect(bot.log.length).toBeGreaterThan(0);
  expect(JSON.stringify(bot.log)).not.toMatch(/marker|Adele|Sign In/);
});
