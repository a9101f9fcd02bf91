import { expect, test } from 'vitest';
import { stepCard } from '../../../bot/cards/stepCard.ts';
import { MESSAGES } from '../../../src/content/messages.ts';
import type { Step } from '../../../src/content/record.ts';
import { cardProblems } from '../cardRules.ts';
import { GUIDE, makeConfig, makeKnowledge } from '../factories.ts';

const PICTURE = '/screens/account-driven-user-enrollment/open-settings.en.png';
const SCREEN = 'On the screen: Home Screen. Tap Settings.';

function cardOf(changes: Partial<Step>, siteUrl = 'https://help.contoso.com') {
  const step = { ...(GUIDE.steps[0] as Step), ...changes };
  const record = { ...GUIDE, steps: [step] };
  const config = makeConfig({ site: { url: siteUrl } });
  return stepCard(record, step, makeKnowledge({ config, records: [record] }), MESSAGES);
}

const imagesOf = (card: ReturnType<typeof cardOf>) => card.body.filter(({ type }) => type === 'Image');

test('the card of a step shows its screen, and says it to whoever does not see it', () => {
  const card = cardOf({ picture: PICTURE, screen: SCREEN });
  expect(imagesOf(card)).toEqual([
    {
      type: 'Image',
      url: `https://help.contoso.com${PICTURE}`,
      altText: SCREEN,
      width: '240px',
      horizontalAlignment: 'Center',
    },
  ]);
  expect(cardProblems(card)).toEqual([]);
});

test('a card names no picture that the build has not made, and none that a phone could not load', () => {
  expect(imagesOf(cardOf({ screen: SCREEN }))).toEqual([]);
  expect(imagesOf(cardOf({ picture: PICTURE, screen: SCREEN }, 'http://localhost:3978'))).toEqual([]);
});

test('the card of a step leads to the same step in the browser', () => {
  const [step] = GUIDE.steps;
  expect(cardOf({}).actions).toContainEqual({
    type: 'Action.OpenUrl',
    title: MESSAGES['bot.openStep'],
    url: `https://help.contoso.com${GUIDE.url}?step=${step?.id}#${step?.id}`,
  });
});
