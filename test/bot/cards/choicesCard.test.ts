import { expect, test } from 'vitest';
import { choicesCard } from '../../../bot/cards/choicesCard.ts';
import { cardProblems } from '../cardRules.ts';
import { makeRecord } from '../factories.ts';

const LONG = 'Phones with iOS 26 can enroll, but yours with iOS 27 cannot';
const RECORDS = [
  makeRecord('Text.', { id: 'short', title: 'Your phone asks for its passcode' }),
  makeRecord('Text.', { id: 'long', title: LONG }),
];

test('a button shows as many whole words of a title as fit, and the whole title beside it', () => {
  const card = choicesCard('Which of these is it?', RECORDS, { lang: 'en' });
  expect(card.actions).toEqual([
    {
      type: 'Action.Submit',
      title: '1. Your phone asks for its passcode',
      data: { enrollkit: { ask: 'short' } },
    },
    {
      type: 'Action.Submit',
      title: '2. Phones with iOS 26 can enroll, but …',
      tooltip: `2. ${LONG}`,
      data: { enrollkit: { ask: 'long' } },
    },
  ]);
  expect(cardProblems(card)).toEqual([]);
});
