import { expect, test } from 'vitest';
import { createReplies } from '../../bot/replies.ts';
import { cardProblems } from './cardRules.ts';
import { GUIDE, makeLocalized, SIGN_IN_FAILED } from './factories.ts';
import { fakeAsk } from './fakeEngine.ts';

const german = makeLocalized({ locale: 'de', records: [{ ...GUIDE, title: 'iPhone einrichten' }] });
const replies = createReplies({ locales: [makeLocalized(), german], ask: fakeAsk });

test.each([
  ['Sign In Failed', 'answer', 'Sign-in failed', 5 - 1],
  ['my phone', 'choices', 'Which of these is it?', 2],
  [
    'company portal',
    'not-offered',
    'Contoso does not offer this: Set up with Company Portal. This is what it offers instead:',
    4,
  ],
  [
    'something near',
    'unknown',
    'I am not sure what you mean, and I do not guess. These pages are the closest ones.',
    4,
  ],
  ['weather', 'unknown', 'I am not sure what you mean, and I do not guess.', 3],
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
