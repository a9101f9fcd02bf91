import { expect, test } from 'vitest';
import { groupAsked } from '../../src/answers/groups.ts';

const once = (text: string) => ({ text, count: 1 });

test('questions for the same are one group, typed in other words or wrong, the largest group first', () => {
  const groups = groupAsked(
    [
      once('my printer does not print'),
      once('what is for lunch'),
      once('can I use my apple watch'),
      { text: 'does my apple watch work with it', count: 3 },
      once('printer is broken'),
      once('kan i use my aple watch'),
    ],
    'en',
  );
  expect(groups).toEqual([
    {
      count: 5,
      texts: [
        { text: 'does my apple watch work with it', count: 3 },
        once('can I use my apple watch'),
        once('kan i use my aple watch'),
      ],
    },
    { count: 2, texts: [once('my printer does not print'), once('printer is broken')] },
    { count: 1, texts: [once('what is for lunch')] },
  ]);
});

test('the same words count together, however they are written', () => {
  expect(groupAsked([once('Apple Watch?'), once('apple  watch'), once('APPLE WATCH!')], 'en')).toEqual([
    { count: 3, texts: [{ text: 'Apple Watch?', count: 3 }] },
  ]);
});

test('texts without a word of their own, and no texts, are no trouble', () => {
  expect(groupAsked([], 'en')).toEqual([]);
  expect(groupAsked([once('???'), once('…'), once('📱')], 'de')).toEqual([
    { count: 3, texts: [{ text: '???', count: 3 }] },
  ]);
});

test('known texts tell which words are common where few were asked', () => {
  const asked = [
    once('does it work with my watch'),
    once('yes or no: can I use my watch'),
    once('does it print'),
  ];
  const known = [
    'does it work',
    'can I use my phone',
    'is it with my phone',
    'yes or no',
    'does it',
    'can I use it',
  ];
  const groups = groupAsked(asked, 'en', known).map(({ texts }) => texts.map(({ text }) => text));
  expect(groups).toEqual([
    ['does it work with my watch', 'yes or no: can I use my watch'],
    ['does it print'],
  ]);
});
