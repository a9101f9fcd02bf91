import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import type { AdaptiveCard } from '../../bot/cards/adaptiveCard.ts';

const require = createRequire(__filename);
const library = (path: string) => readFileSync(require.resolve(path), 'utf8');

export type CardTheme = 'light' | 'dark';

interface Palette {
  readonly page: string;
  readonly text: string;
  readonly subtle: string;
  readonly accent: string;
  readonly link: string;
  readonly border: string;
  /** Background by the style of a container. */
  readonly backgrounds: { readonly [style: string]: string };
}

// Colors in the manner of Teams' own themes; contrast is measured on them.
const PALETTES: { readonly [theme in CardTheme]: Palette } = {
  light: {
    page: '#f0f0f0',
    text: '#242424',
    subtle: '#616161',
    accent: '#4f52b2',
    link: '#4f52b2',
    border: '#d1d1d1',
    backgrounds: {
      default: '#ffffff',
      emphasis: '#f5f5f5',
      accent: '#e8ebfa',
      warning: '#fff4ce',
      attention: '#fde7e9',
    },
  },
  dark: {
    page: '#1f1f1f',
    text: '#ffffff',
    subtle: '#c2c2c2',
    accent: '#a6aaf0',
    link: '#a6aaf0',
    border: '#525252',
    backgrounds: {
      default: '#292929',
      emphasis: '#333333',
      accent: '#2f2f4a',
      warning: '#463100',
      attention: '#4a1d1f',
    },
  },
};

/** An empty page with Microsoft's renderer in it; {@link showCards} fills it. */
export async function openCardPage(page: Page, theme: CardTheme): Promise<void> {
  const { page: background, text, link, border, backgrounds } = PALETTES[theme];
  await page.setContent(
    `<!doctype html><html lang="en"><title>Cards</title><body><main></main></body></html>`,
  );
  await page.addScriptTag({ content: library('adaptivecards/dist/adaptivecards.min.js') });
  await page.addScriptTag({ content: library('markdown-it/dist/markdown-it.min.js') });
  await page.addStyleTag({
    content: `
      * { box-sizing: border-box; }
      body { margin: 0; font: 14px system-ui, sans-serif; padding: 16px; background: ${background}; }
      article { max-width: 520px; margin-bottom: 16px; border-radius: 8px; background: ${backgrounds['default']}; }
      p, ul, ol { margin: 0; }
      ul, ol { padding-inline-start: 20px; }
      a { color: ${link}; }
      button { font: inherit; padding: 6px 12px; border: 1px solid ${border}; border-radius: 4px; background: none; color: ${text}; max-width: 100%; }`,
  });
}

/** Renders cards below each other, in place of those before, as Teams does: Markdown without HTML. */
export async function showCards(
  page: Page,
  theme: CardTheme,
  cards: readonly AdaptiveCard<string>[],
): Promise<void> {
  await page.evaluate(
    ([contents, host]) => {
      const { AdaptiveCards, markdownit, document } = globalThis as unknown as {
        // biome-ignore lint/suspicious/noExplicitAny: the browser builds of both libraries have no types
        [name: string]: any;
      };
      const markdown = markdownit({ html: false });
      AdaptiveCards.AdaptiveCard.onProcessMarkdown = (
        text: string,
        result: { outputHtml: string; didProcess: boolean },
      ) => {
        result.outputHtml = markdown.render(text);
        result.didProcess = true;
      };
      const main = document.querySelector('main');
      main.replaceChildren();
      for (const content of contents) {
        const card = new AdaptiveCards.AdaptiveCard();
        card.hostConfig = new AdaptiveCards.HostConfig(host);
        // The renderer's expression for languages remembers where it stopped in the card before.
        AdaptiveCards.AdaptiveCard.langProperty.regEx.lastIndex = 0;
        card.parse(content);
        const article = document.createElement('article');
        article.append(card.render());
        main.append(article);
      }
    },
    [cards, hostConfig(PALETTES[theme])] as const,
  );
}

function hostConfig({ text, subtle, accent, backgrounds }: Palette) {
  const foregroundColors = {
    default: { default: text, subtle },
    accent: { default: accent, subtle: accent },
  };
  return {
    fontFamily: 'system-ui, sans-serif',
    spacing: { small: 6, default: 10, medium: 14, large: 20, padding: 16 },
    containerStyles: Object.fromEntries(
      Object.entries(backgrounds).map(([style, backgroundColor]) => [
        style,
        { backgroundColor, foregroundColors },
      ]),
    ),
    actions: { actionsOrientation: 'vertical', actionAlignment: 'stretch', maxActions: 6, buttonSpacing: 8 },
    textBlock: { headingLevel: 2 },
    textStyles: { heading: { weight: 'bolder', size: 'large' } },
  };
}
