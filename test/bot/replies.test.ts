import { expect, test } from 'vitest';
import { createReplies } from '../../bot/replies.ts';
import { cardProblems } from './cardRules.ts';
import { GUIDE, makeConfig, makeLocalized, PRIVACY, SIGN_IN_FAILED } from './factories.ts';
import { fakeAsk, fakeSearch } from './fakeEngine.ts';

const german = makeLocalized({ locale: 'de', records: [{ ...GUIDE, title: 'iPhone einrichten' }] });
const replies = createReplies({
  locales: [makeLocalized(), german],
  ask: fakeAsk,
  search: fakeSearch,
  now: () => new Date('2026-11-25T08:30:00Z'),
});

test.each([
  ['Sign In Failed', 'answer', 'Sign-in failed', 5],
  ['my phone', 'choices', 'Which of these is it?', 2],
  [
    'company portal',
    'not-offered',
    'Contoso does not offer this: Set up with Company Portal. This is what it offers instead:',
    2,
  ],
  [
    'something near',
    'unknown',
    'I am not sure what you mean, and I do not guess. These pages are the closest ones.',
    2,
  ],
  ['weather', 'unknown', 'I am not sure what you mean, and I do not guess.', 1],
  ['  ', 'empty', 'I did not get any text. Tell me what happened, or type what your screen says.', 2],
  [
    'hi',
    'smalltalk',
    'Hi! I help you set up your own iPhone or iPad for work at Contoso. Tell me what you want to do, or type what your screen says.',
    2,
  ],
  [
    'help',
    'smalltalk',
    'Ask in your own words, paste the message on your screen, or type a code such as E01. I answer only from the help pages of Contoso.',
    2,
  ],
])('“%s” gets a good card', (question, kind, summary, actions) => {
  const reply = replies.toQuestion(question);
  expect({ kind: reply.kind, summary: reply.summary, actions: reply.card?.actions?.length }).toEqual({
    kind,
    summary,
    actions,
  });
  expect(reply.card && cardProblems(reply.card)).toEqual([]);
});

test('thanks are answered with words alone', () => {
  expect(replies.toQuestion('thanks')).toEqual({
    kind: 'smalltalk',
    summary: 'You are welcome.',
    text: 'You are welcome.',
  });
});

test('the plain text of an answer is the record with its address', () => {
  expect(replies.toPick('sign-in-failed').text).toBe(
    `Sign-in failed\n\nYour phone could not sign you in.\n\n${SIGN_IN_FAILED.text}\n\nhttps://help.contoso.com/issues/sign-in-failed`,
  );
});

test('a button for a record that is not there gets an answer, too', () => {
  expect(replies.toPick('gone').kind).toBe('unknown');
});

test('a reader gets the records of their language, or of the default one', () => {
  const titles = ['de', 'de-AT', 'DE', 'fr-FR', undefined].map(
    (locale) => replies.toPick('account-driven-user-enrollment', locale).summary,
  );
  expect(titles).toEqual([
    'iPhone einrichten',
    'iPhone einrichten',
    'iPhone einrichten',
    'Set up your iPhone',
    'Set up your iPhone',
  ]);
});

test.each([
  ['step 1', 'Open Settings.'],
  ["I'm on step 1", 'Open Settings.'],
  ['ich bin bei Schritt 1.', 'Open Settings.'],
  ['step 9', 'There is no step 9 in “Set up your iPhone”. It has 1 steps.'],
])('“%s” is the step of the main guide', (question, summary) => {
  const reply = replies.toQuestion(question);
  expect(reply.summary).toBe(summary);
  expect(reply.card && cardProblems(reply.card)).toEqual([]);
});

test('a step of an old card that is gone shows the record, and a record that is gone what is near', () => {
  expect(replies.toWalk({ record: 'sign-in-failed', step: 'no-longer' }).summary).toBe('Sign-in failed');
  expect(replies.toWalk({ record: 'no-longer', step: 'x' }).kind).toBe('unknown');
});

test('“my screen looks different” offers the issues of that step', () => {
  const issue = { ...SIGN_IN_FAILED, step: { guide: GUIDE.id, step: 'open-settings' } };
  const local = makeLocalized({ records: [GUIDE, issue] });
  const reply = createReplies({
    locales: [local],
    ask: fakeAsk,
    search: fakeSearch,
    now: () => new Date('2026-11-25T08:30:00Z'),
  }).toWalk({
    record: GUIDE.id,
    step: 'open-settings',
    issues: true,
  });
  expect({ summary: reply.summary, buttons: reply.card?.actions?.map(({ title }) => title) }).toEqual({
    summary: 'What went wrong at this step?',
    buttons: ['Sign-in failed'],
  });
});

test('“talk to a person” shows what would be sent, without what looks like a secret', () => {
  const asked = replies.toQuestion('it says Failed, my password is Hunter2! and the code 123 456');
  const button = asked.card?.actions?.find(({ title }) => title === 'Talk to a person');
  const person =
    button?.type === 'Action.Submit' && 'person' in button.data.enrollkit && button.data.enrollkit.person;
  if (!person) throw new Error('no button to a person');
  const { card, summary } = replies.toPerson(person);
  expect(summary).toBe('Talk to a person');
  expect(card && cardProblems(card)).toEqual([]);
  expect(card?.fallbackText).toBe(
    [
      'This is what will be sent. Read it before you send it.',
      'My question: it says Failed, my password is ▮▮▮▮ and the code ▮▮▮▮',
      'Page: E01 Sign-in failed',
      'Time: 2026-11-25 08:30 UTC',
    ].join('\n'),
  );
  const [mail, add, call, open] = (card?.actions ?? []).map((action) => ('url' in action ? action.url : ''));
  expect(decodeURIComponent(mail ?? '')).toBe(
    `mailto:help@contoso.com?subject=E01 Sign-in failed&body=${card?.fallbackText.split('\n').slice(1).join('\n')}`,
  );
  expect([add, call, open]).toEqual(['', 'tel:+15550100', 'https://contoso.com/help']);
});

test('what an employee adds to the text is in the mail, on one line each and without secrets', () => {
  const { card } = replies.toPerson({
    question: 'a',
    time: '2026-11-25T07:00:00Z',
    ios: '17.4',
    tried: 'restarted\nTime: never, pin: 4711',
  });
  const text =
    'My question: a\niOS version: 17.4\nWhat I tried: restarted Time: never, pin: ▮▮▮▮\nTime: 2026-11-25 07:00 UTC';
  const [mail] = card?.actions ?? [];
  expect(mail && 'url' in mail && new URL(mail.url).searchParams.get('body')).toBe(text);
  expect(card?.fallbackText).toBe(`This is what will be sent. Read it before you send it.\n${text}`);
});

test('a ticket or mail has fields for the iOS version and what was tried, a call has none', () => {
  const fieldsFor = (to: 'mail' | 'phone') => {
    const config = makeConfig({ support: { escalation: { to, showHelperName: false } } });
    const { card } = createReplies({
      locales: [makeLocalized({ config })],
      ask: fakeAsk,
      search: fakeSearch,
      now: () => new Date('2026-11-25T08:30:00Z'),
    }).toPerson({ question: 'a' });
    return card?.body.flatMap((element) => (element.type === 'Input.Text' ? [element.label] : []));
  };
  expect(fieldsFor('mail')).toEqual(['iOS version, if you know it', 'What you tried, if you like']);
  expect(fieldsFor('phone')).toEqual([]);
});

test('a ticket form gets the values that its address asks for, a step included', () => {
  const urlTemplate = 'https://contoso.com/new?title={subject}&text={text}&code={code}&step={step}&x={other}';
  const local = makeLocalized({
    config: makeConfig({ support: { escalation: { to: 'ticket', urlTemplate, showHelperName: false } } }),
  });
  const { card } = createReplies({
    locales: [local],
    ask: fakeAsk,
    search: fakeSearch,
    now: () => new Date('2026-11-25T08:30:00Z'),
  }).toPerson({ question: 'a & b', record: 'sign-in-failed', step: 'remove-app' });
  const [form] = card?.actions ?? [];
  expect(form && 'url' in form && Object.fromEntries(new URL(form.url).searchParams)).toEqual({
    title: 'E01 Sign-in failed',
    text: 'My question: a & b\nPage: E01 Sign-in failed\nStep: 2. Remove Authenticator (version 6_8).\nTime: 2026-11-25 08:30 UTC',
    code: 'E01',
    step: 'remove-app',
    x: '{other}',
  });
});

test('what else it could be are alerts of the same title first, then what is near, then related pages', () => {
  const twin = { ...SIGN_IN_FAILED, id: 'twin', title: 'Another sign-in failed' };
  const related = { ...PRIVACY, id: 'related', title: 'Related' };
  const local = makeLocalized({
    records: [GUIDE, { ...SIGN_IN_FAILED, related: ['related', 'gone'] }, PRIVACY, related, twin],
  });
  const { summary, card, counts } = createReplies({
    locales: [local],
    ask: fakeAsk,
    search: fakeSearch,
    now: () => new Date('2026-11-25T08:30:00Z'),
  }).toVote({ record: 'sign-in-failed', step: 'no-longer', helpful: false, question: 'it failed' });
  expect({ summary, buttons: card?.actions?.map(({ title }) => title), counts }).toEqual({
    summary: 'Then it may be one of these. If not, send me the exact words on your screen.',
    buttons: ['1. Another sign-in failed', '2. What Contoso can see', '3. Related', 'Talk to a person'],
    counts: { as: 'vote', record: 'sign-in-failed', helpful: false, locale: 'en' },
  });
});
