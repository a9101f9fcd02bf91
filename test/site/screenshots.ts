import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { answerCard } from '../../bot/cards/answerCard.ts';
import { readMessages } from '../../src/content/read.ts';
import { launchChromium } from './chromium.ts';
import { enrollkit, readKnowledge, serveSite } from './site.ts';

// The pictures of the README, from the built site and from a card as Microsoft's renderer shows it.
const FOLDER = '.github/images';
const PHONE = { width: 390, height: 844 };
const require = createRequire(__filename);
const library = (path: string) => readFileSync(require.resolve(path), 'utf8');

const HOST = {
  fontFamily: 'system-ui, sans-serif',
  spacing: { small: 6, default: 10, medium: 14, large: 20, padding: 16 },
  containerStyles: {
    default: {
      backgroundColor: '#ffffff',
      foregroundColors: {
        default: { default: '#242424', subtle: '#616161' },
        accent: { default: '#0b6e6e' },
      },
    },
    emphasis: {
      backgroundColor: '#f5f5f5',
      foregroundColors: { default: { default: '#242424', subtle: '#616161' } },
    },
    warning: {
      backgroundColor: '#fff4ce',
      foregroundColors: { default: { default: '#242424', subtle: '#424242' } },
    },
  },
  actions: { actionsOrientation: 'horizontal', actionAlignment: 'left', maxActions: 6 },
};

async function main(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  enrollkit('build');
  const knowledge = readKnowledge('enrollkit.config.yaml', 'en');
  const site = await serveSite(knowledge);
  const browser = await launchChromium();

  const guide = await browser.newPage({ viewport: PHONE, deviceScaleFactor: 2 });
  await guide.goto(`${site.url}/guides/account-driven-user-enrollment#open-vpn-dm`, {
    waitUntil: 'networkidle',
  });
  await guide.screenshot({ path: `${FOLDER}/site.png` });

  const home = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await home.goto(site.url, { waitUntil: 'networkidle' });
  await home.screenshot({ path: `${FOLDER}/home.png` });

  const record = knowledge.records.find(({ id }) => id === 'esso-app-already-installed');
  if (!record) throw new Error('the record of the picture is gone');
  const card = await browser.newPage({ viewport: PHONE, deviceScaleFactor: 2 });
  await card.setContent(
    '<body style="margin:0;background:#f0f0f0;padding:16px"><div id="card" style="background:#fff;border-radius:8px;overflow:hidden"></div>',
  );
  await card.addScriptTag({ content: library('adaptivecards/dist/adaptivecards.min.js') });
  await card.addScriptTag({ content: library('markdown-it/dist/markdown-it.min.js') });
  await card.addStyleTag({
    content:
      'button{font:inherit;padding:6px 12px;border:1px solid #d1d1d1;border-radius:4px;background:#fff} p{margin:0}',
  });
  await card.evaluate(
    ([content, host]) => {
      const { AdaptiveCards, markdownit, document } = globalThis as unknown as {
        // biome-ignore lint/suspicious/noExplicitAny: the browser builds of both libraries have no types
        [name: string]: any;
      };
      AdaptiveCards.AdaptiveCard.onProcessMarkdown = (
        text: string,
        result: { outputHtml: string; didProcess: boolean },
      ) => {
        result.outputHtml = markdownit().render(text);
        result.didProcess = true;
      };
      const shown = new AdaptiveCards.AdaptiveCard();
      shown.hostConfig = new AdaptiveCards.HostConfig(host);
      shown.parse(content);
      document.getElementById('card').append(shown.render());
    },
    [answerCard(record, knowledge, readMessages('.', 'en')), HOST] as const,
  );
  await card.screenshot({ path: `${FOLDER}/card.png` });
  await browser.close();
  await site.close();
}

main();
