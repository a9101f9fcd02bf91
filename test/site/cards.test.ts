import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import type { AdaptiveCard, CardElement } from '../../bot/cards/adaptiveCard.ts';
import { personCard } from '../../bot/cards/personCard.ts';
import { readMessages } from '../../src/content/read.ts';
import { cardProblems } from '../bot/cardRules.ts';
import { allCards, recordCards, type SentCard, talkCards } from '../bot/cards/allCards.ts';
import { violations } from './axe.ts';
import { readKnowledge } from './site.ts';
import { test as siteTest } from './siteTest.ts';
import { type CardTheme, openCardPage, showCards } from './teamsCard.ts';

/** As narrow as Teams gets beside a chat list, and on small phones with large type. */
const NARROW = 280;
const WIDE = 520;
/** Letters that fit on a narrow button in Teams, whose type is narrower than that of a test machine. */
const SHORT = 36;
/** Around the cards of the page. */
const MARGIN = 32;

/** In place of the drawn screens, which only a build makes. */
const SCREEN = '<svg xmlns="http://www.w3.org/2000/svg" width="780" height="600"/>';

const local = (config: string, locale: string) => ({
  knowledge: readKnowledge(config, locale),
  messages: readMessages('.', locale),
});
const EVERYTHING = 'test/fixtures/everything.yaml';
const HOSTILE = 'test/fixtures/hostile.yaml';

/** `cardPage` is a page that shows cards as Teams does. */
const test = siteTest.extend('cardPage', ({ newPage }) => async (theme: CardTheme, width: number) => {
  const page = await newPage({ viewport: { width: width + MARGIN, height: 900 } });
  await page.route('**/screens/**', (route) => route.fulfill({ contentType: 'image/svg+xml', body: SCREEN }));
  await openCardPage(page, theme);
  return page;
});

describe.each(['en', 'de'])('in %s, on the narrowest screen', (locale) => {
  test('no card is wider than its place, and a button that is cut off ends in words of the card', async ({
    cardPage,
  }) => {
    const page = await cardPage('light', NARROW);
    const cards = unequal(allCards(local(EVERYTHING, locale)));
    const problems: string[] = [];
    for (let start = 0; start < cards.length; start += 200) {
      const shown = cards.slice(start, start + 200);
      await showCards(
        page,
        'light',
        shown.map(({ card }) => card),
      );
      const found = await misfits(page);
      problems.push(...found.map(({ index, what }) => `${shown[index]?.to}: ${what}`));
    }
    expect(problems).toEqual([]);
  });
});

describe.each([
  ['light', WIDE],
  ['light', NARROW],
  ['dark', WIDE],
  ['dark', NARROW],
] as const)('in %s, at %i pixels', (theme, width) => {
  test('a card of every kind of element has enough contrast, names for its buttons and an order of headings', async ({
    cardPage,
  }) => {
    const page = await cardPage(theme, width);
    const cards = sample(allCards(local(EVERYTHING, 'en')));
    await showCards(
      page,
      theme,
      cards.map(({ card }) => card),
    );
    const rules = Object.fromEntries(OF_THE_PAGE.map((rule) => [rule, { enabled: false }]));
    expect(await violations(page, { rules })).toEqual([]);
  });
});

// Many cards on one page are no page of a reader: each begins with its own heading, and ids of steps repeat.
const OF_THE_PAGE = ['page-has-heading-one', 'heading-order', 'duplicate-id', 'region', 'landmark-one-main'];

describe('text of strangers', () => {
  const attack =
    '[Win](https://example.com) **now** <img src=x onerror=alert(1)> <at>Everybody</at> {{DATE(2026-11-25T00:00:00Z)}} \u202Emoc.elpmaxe\u202C con\u200Btoso # - 1. `x` ![p](https://example.com/p.png) <https://example.com> &lt;b&gt;';
  const shown = attack.replace(/[\u202a-\u202e\u200b]/g, '').replace(/\s+/g, ' ');

  test('in a question is shown as it was typed, and does nothing', async ({ cardPage }) => {
    const { knowledge, messages } = local(EVERYTHING, 'en');
    const card = personCard({ question: attack, time: new Date(0) }, knowledge, messages);
    expect(cardProblems(card)).toEqual([]);
    const { text, links, pictures } = await rendered(await cardPage('light', WIDE), [card]);
    expect(text).toContain(`My question: ${shown}`);
    expect({ links, pictures }).toEqual({ links: [], pictures: 0 });
  });

  test('in the name of an organization is shown as it is, on every card', async ({ cardPage }) => {
    const { knowledge, messages } = local(HOSTILE, 'en');
    const cards = unequal([...recordCards({ knowledge, messages }), ...talkCards({ knowledge, messages })]);
    expect(
      cards.flatMap(({ to, version, card }) =>
        cardProblems(card, version).map((problem) => `${to}: ${problem}`),
      ),
    ).toEqual([]);
    const { text, links, pictures } = await rendered(
      await cardPage('light', WIDE),
      cards.map(({ card }) => card),
    );
    expect(text).toContain(knowledge.organization);
    expect(links.filter((link) => !/^(https|mailto|tel):/.test(link))).toEqual([]);
    expect(pictures).toBe(0);
  });

  async function rendered(page: Page, cards: readonly AdaptiveCard<string>[]) {
    const ran: string[] = [];
    page.on('dialog', (dialog) => {
      ran.push(dialog.message());
      void dialog.dismiss();
    });
    const requested: string[] = [];
    page.on('request', (request) => {
      if (!request.url().includes('/screens/')) requested.push(request.url());
    });
    await showCards(page, 'light', cards);
    const result = await page.evaluate(() => ({
      text: (document.querySelector('main')?.textContent ?? '').replace(/\s+/g, ' '),
      links: [...document.querySelectorAll<HTMLAnchorElement>('main a')].map(({ href }) => href),
      pictures: document.querySelectorAll('main :is(img:not(.ac-image), script, iframe, at)').length,
    }));
    expect([ran, requested]).toEqual([[], []]);
    return result;
  }
});

/** What sticks out of its card, and words that are cut off and whose end stands nowhere else on it. */
async function misfits(page: Page): Promise<{ index: number; what: string }[]> {
  return page.evaluate(
    (short) =>
      [...document.querySelectorAll('article')].flatMap((article, index) => {
        const place = article.getBoundingClientRect();
        const blocks = [...article.querySelectorAll('.ac-textBlock')].map(
          (block) => block.textContent?.trim() ?? '',
        );
        return [...article.querySelectorAll<HTMLElement>('*')].flatMap((element) => {
          const { left, right } = element.getBoundingClientRect();
          const words = element.textContent?.trim() ?? '';
          if (right > place.right + 1 || left < place.left - 1)
            return [{ index, what: `sticks out: ${words}` }];
          const isCut =
            element.clientWidth > 0 &&
            (element.scrollWidth > element.clientWidth + 1 ||
              (getComputedStyle(element).overflowY === 'hidden' &&
                element.scrollHeight > element.clientHeight + 1));
          const end = words.slice(-12);
          const isFine =
            element.closest('button') &&
            (words.length <= short || words.endsWith('…') || blocks.some((block) => block.includes(end)));
          return isCut && !isFine ? [{ index, what: `is cut off: ${words}` }] : [];
        });
      }),
    SHORT,
  );
}

/** Cards that together hold every kind of element, style and button; the smallest of each. */
function sample(cards: readonly SentCard[]): SentCard[] {
  const chosen = new Map<string, SentCard>();
  const bySize = unequal(cards).sort((a, b) => size(a) - size(b));
  for (const sent of bySize)
    for (const kind of kinds(sent.card)) if (!chosen.has(kind)) chosen.set(kind, sent);
  return [...new Set(chosen.values())];
}

function size({ card }: SentCard): number {
  return JSON.stringify(card).length;
}

function kinds({ body, actions = [] }: AdaptiveCard<string>): string[] {
  const look = ({ type, ...element }: CardElement): string[] => {
    const {
      style,
      size: letters,
      weight,
      color,
      isSubtle,
      fontType,
      items,
      columns,
    } = element as {
      [property: string]: unknown;
    };
    const inside = [...((items as CardElement[]) ?? []), ...((columns as CardElement[]) ?? [])];
    const markdown = 'text' in element ? (element.text.match(/^- |^1\. |\]\(|\*\*/gm) ?? []) : [];
    return [
      [type, style, letters, weight, color, isSubtle, fontType].join(' '),
      ...markdown.map((mark) => `${mark} ${isSubtle}`),
      ...inside.flatMap(look).map((kind) => (type === 'Container' ? `${kind} in ${style}` : kind)),
    ];
  };
  return [...body.flatMap(look), ...actions.map(({ type }) => type), `${actions.length} buttons`];
}

function unequal(cards: readonly SentCard[]): SentCard[] {
  return [...new Map(cards.map((sent) => [JSON.stringify(sent.card), sent])).values()];
}
