import { expect, test } from 'vitest';
import { fillMessage, MESSAGES } from '../../src/content/messages.ts';
import { ticketText } from '../../src/content/ticket.ts';
import { type Candidate, factsAfter, questionsFor, type Say } from '../../src/content/triage.ts';

const say: Say = (key, values = {}) => fillMessage(MESSAGES[key], values);

function candidate(id: string, fields: Partial<Candidate> = {}): Candidate {
  return { id, onScreen: [], errorCodes: [], ...fields };
}

test('issues with different messages are told apart by the message, and those without one by its absence', () => {
  const where = 'alert';
  const candidates = [
    candidate('a', { onScreen: [{ title: 'Sign In Failed', message: 'The account is missing.', where }] }),
    candidate('b', { onScreen: [{ title: 'Sign-in Failed', message: 'The server is missing.', where }] }),
    candidate('c'),
  ];
  expect(questionsFor(candidates, say)).toEqual([
    {
      fact: 'screen',
      answers: [
        { words: 'The account is missing.', literal: true, ids: ['a'] },
        { words: 'The server is missing.', literal: true, ids: ['b'] },
        { words: 'None of these, or no message', literal: false, ids: ['c'] },
      ],
    },
  ]);
});

test('a message that one person stops reading early is the same message, in its longer form', () => {
  const where = 'alert';
  const candidates = [
    candidate('a', { onScreen: [{ message: 'Your account does not support the “services”', where }] }),
    candidate('b', { onScreen: [{ message: 'your account does not support the "services" here.', where }] }),
    candidate('c', { onScreen: [{ message: 'Try again.', where }] }),
  ];
  expect(questionsFor(candidates, say)[0]?.answers).toEqual([
    { words: 'your account does not support the "services" here.', literal: true, ids: ['a', 'b'] },
    { words: 'Try again.', literal: true, ids: ['c'] },
  ]);
});

test('the title stands before a message only where the titles differ', () => {
  const where = 'alert';
  const candidates = [
    candidate('a', { onScreen: [{ title: 'One', message: 'Missing.', where }] }),
    candidate('b', { onScreen: [{ title: 'Two', message: 'Missing.', where }] }),
  ];
  expect(questionsFor(candidates, say)[0]?.answers.map(({ words }) => words)).toEqual([
    'One: Missing.',
    'Two: Missing.',
  ]);
});

test('iOS versions are cut where one of the issues begins or ends', () => {
  const candidates = [
    candidate('always'),
    candidate('middle', { ios: { from: '15.7', to: '16.3' } }),
    candidate('new', { ios: { from: '27' } }),
  ];
  expect(questionsFor(candidates, say)).toEqual([
    {
      fact: 'ios',
      answers: [
        { words: 'Older than iOS 15.7', literal: false, ids: ['always'] },
        { words: 'iOS 15.7 or later, but older than 16.4', literal: false, ids: ['always', 'middle'] },
        { words: 'iOS 16.4 or later, but older than 27', literal: false, ids: ['always'] },
        { words: 'iOS 27 or later', literal: false, ids: ['always', 'new'] },
      ],
    },
  ]);
});

test('the question that leaves fewest comes first; the guide is named where there are several', () => {
  const step = { guide: 'Set up', number: 5, title: 'Type your address.' };
  const candidates = [
    candidate('a', { errorCodes: ['AADSTS1'], step }),
    candidate('b', { errorCodes: ['AADSTS2'], step }),
    candidate('c', { step: { ...step, guide: 'Start again', number: 2 } }),
  ];
  expect(questionsFor(candidates, say)).toEqual([
    {
      fact: 'code',
      answers: [
        { words: 'AADSTS1', literal: true, ids: ['a'] },
        { words: 'AADSTS2', literal: true, ids: ['b'] },
        { words: 'None of these, or no code', literal: false, ids: ['c'] },
      ],
    },
    {
      fact: 'step',
      answers: [
        { words: 'Set up. Step 5: Type your address.', literal: false, ids: ['a', 'b'] },
        { words: 'Start again. Step 2: Type your address.', literal: false, ids: ['c'] },
      ],
    },
  ]);
});

test('issues that say the same of themselves have no question, and a fact is asked about once', () => {
  const same = { errorCodes: ['AADSTS1'], ios: { from: '17' } };
  expect(questionsFor([candidate('a', same), candidate('b', same)], say)).toEqual([]);
  const other = candidate('b', { errorCodes: ['AADSTS2'] });
  expect(questionsFor([candidate('a', { errorCodes: ['AADSTS1'] }), other], say, factsAfter('code'))).toEqual(
    [],
  );
});

test('the text of a ticket holds what is known and blanks for the rest', () => {
  const issue = {
    title: 'Authenticator was there first',
    code: 'E01',
    onScreen: [{ title: 'Sign In Failed', message: 'It has been installed.', where: 'alert' }],
    step: { number: 5, title: 'Type your address.' },
    whoFixes: 'employee' as const,
  };
  expect(ticketText(issue, { said: ' it says failed ', url: 'https://help.contoso.com/i/E01' }, say)).toBe(
    [
      'Problem: E01 Authenticator was there first',
      'Caller said: it says failed',
      'Screen says: Sign In Failed: It has been installed.',
      'Step: Step 5: Type your address.',
      'Who fixes it: Employee',
      'Identity checked: [yes or no]',
      'Device and iOS version: [fill in]',
      'Tried so far: [fill in]',
      'Page: https://help.contoso.com/i/E01',
    ].join('\n'),
  );
});
