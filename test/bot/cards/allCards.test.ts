import { describe, expect, test } from 'vitest';
import { readMessages } from '../../../src/content/read.ts';
import { readKnowledge } from '../../site/site.ts';
import { cardProblems } from '../cardRules.ts';
import { allCards } from './allCards.ts';
import { schemaProblems } from './cardSchema.ts';

const EVERYTHING = 'test/fixtures/everything.yaml';

describe.each(['en', 'de'])('in %s', (locale) => {
  const knowledge = readKnowledge(EVERYTHING, locale);
  const cards = allCards({ knowledge, messages: readMessages('.', locale) });

  test('every record, step, link, and way to a person has a card', () => {
    const { records } = knowledge;
    const steps = records.flatMap((record) => record.steps.map((step) => `${record.id}#${step.id}`));
    const to = new Set(cards.map((card) => card.to));
    const wanted = [
      ...records.flatMap(({ id, url }) => [id, `link to ${url}`]),
      ...steps,
      ...['mail', 'phone', 'ticket', 'teams-channel', 'off'].map((way) => `talk to a person (${way})`),
    ];
    expect(wanted.filter((name) => !to.has(name))).toEqual([]);
    expect(cards.length).toBeGreaterThan(1000);
  });

  test('every card is of its version, with nothing that Teams would not show', () => {
    const problems = cards.flatMap(({ to, version, card }) =>
      cardProblems(card, version).map((problem) => `${to}: ${problem}`),
    );
    expect(problems).toEqual([]);
  });
});

const good = {
  type: 'AdaptiveCard',
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  version: '1.5',
  lang: 'en',
  fallbackText: 'Open Settings.',
  body: [{ type: 'TextBlock', text: 'Open Settings.', wrap: true, weight: 'Bolder', style: 'heading' }],
  actions: [{ type: 'Action.OpenUrl', title: 'Open', url: 'https://help.contoso.com' }],
};

test('a good card has no problem', () => {
  expect(schemaProblems(good, '1.5')).toEqual([]);
});

test.each([
  [
    'an address that runs a script',
    { actions: [{ type: 'Action.OpenUrl', title: 'x', url: 'javascript:alert(1)' }] },
  ],
  [
    'an address without encryption',
    { actions: [{ type: 'Action.OpenUrl', title: 'x', url: 'http://contoso.com' }] },
  ],
  ['seven buttons', { actions: Array(7).fill(good.actions[0]) }],
  ['an unknown element', { body: [{ type: 'TextBlok', text: 'x' }] }],
  ['an unknown property', { body: [{ type: 'TextBlock', text: 'x', colour: 'Accent' }] }],
  ['a value that there is not', { body: [{ type: 'TextBlock', text: 'x', weight: 'Bold' }] }],
  ['an empty text', { body: [{ type: 'TextBlock', text: '' }] }],
  ['an empty container', { body: [{ type: 'Container', items: [] }] }],
  ['a picture without words', { body: [{ type: 'Image', url: 'https://help.contoso.com/a.png' }] }],
  ['a field without a label', { body: [{ type: 'Input.Text', id: 'tried' }] }],
  [
    'a button that nobody else than new clients knows',
    { actions: [{ type: 'Action.Execute', title: 'x', verb: 'walk', data: { a: 1 } }] },
  ],
  ['no words for clients without cards', { fallbackText: undefined }],
  ['another version', { version: '1.6' }],
])('%s is a problem', (_, changes) => {
  expect(schemaProblems({ ...good, ...changes }, '1.5')).not.toEqual([]);
});

test('what version 1.3 does not know is a problem for a link', () => {
  const card = { ...good, version: '1.3' };
  expect(schemaProblems(card, '1.3')).toEqual(['/body/0 must NOT have additional properties: style']);
  expect(schemaProblems({ ...card, body: [{ type: 'TextBlock', text: 'x' }] }, '1.3')).toEqual([]);
});
