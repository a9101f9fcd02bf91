import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { answerCard } from '../../bot/cards/answerCard.ts';
import { readMessages } from '../../src/content/read.ts';
import { stepModeUrl } from '../../src/content/stepMode.ts';
import { launchChromium } from './chromium.ts';
import { enrollkit, readKnowledge, serveSite } from './site.ts';
import { openCardPage, showCards } from './teamsCard.ts';

// The pictures of the README, from the built site and from a card as Microsoft's renderer shows it. With a
// folder, `npm run screenshots -- FOLDER`, every view on every device in both modes goes there as well.
const IMAGES = '.github/images';
const GUIDE = '/guides/account-driven-user-enrollment';
const STEP = 'open-vpn-dm';
const ISSUE = 'esso-app-already-installed';
const ALERT = 'The Enrollment SSO application has been installed on the device';

type Mode = 'light' | 'dark';

const DEVICES = {
  phone: {
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 1.5,
    hasTouch: true,
    isMobile: true,
  },
  computer: { viewport: { width: 1280, height: 800 } },
} satisfies { [name: string]: BrowserContextOptions };

const messages = readMessages('.', 'en');

interface View {
  readonly path: string;
  readonly prepare?: (page: Page) => Promise<unknown>;
}

const VIEWS: { readonly [name: string]: View } = {
  front: { path: '/' },
  guide: { path: GUIDE },
  screens: { path: `${GUIDE}#${STEP}` },
  'step-mode': {
    path: stepModeUrl(GUIDE, STEP),
    prepare: (page) => page.getByText(messages['stepMode.kept']).waitFor(),
  },
  issue: { path: `/issues/${ISSUE}` },
  find: { path: '/issues' },
  start: { path: '/start?device=iphone' },
  ask: { path: '/', prepare: ask },
  desk: { path: '/helpdesk', prepare: searchAtDesk },
  rollout: { path: '/admin/rollout' },
};

/** What the README shows. */
const SHOWN: readonly (readonly [view: string, device: keyof typeof DEVICES, mode: Mode])[] = [
  ['front', 'phone', 'light'],
  ['screens', 'phone', 'light'],
  ['step-mode', 'phone', 'dark'],
  ['issue', 'phone', 'light'],
  ['start', 'phone', 'light'],
  ['ask', 'phone', 'dark'],
  ['desk', 'computer', 'light'],
];

async function ask(page: Page): Promise<void> {
  await page.getByRole('button', { name: messages['ask.open'], exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: messages['ask.label'] }).fill('can my boss see my photos?');
  await page.keyboard.press('Enter');
  await dialog.getByRole('heading', { level: 3 }).first().waitFor();
}

async function searchAtDesk(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: messages['desk.field'] }).fill(ALERT);
  await page.getByRole('article').getByRole('heading', { level: 2 }).first().waitFor();
}

async function takeView(
  browser: Browser,
  siteUrl: string,
  [name, device, mode]: (typeof SHOWN)[number],
  folder: string,
): Promise<void> {
  const view = VIEWS[name];
  if (!view) throw new Error(`no view ${name}`);
  const context = await browser.newContext({
    ...DEVICES[device],
    colorScheme: mode,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(siteUrl + view.path, { waitUntil: 'networkidle' });
  await view.prepare?.(page);
  await page.screenshot({ path: join(folder, `${name}-${device}-${mode}.png`) });
  await context.close();
}

async function main(): Promise<void> {
  const [folder] = process.argv.slice(2);
  await enrollkit(['build']);
  const knowledge = readKnowledge('enrollkit.config.yaml', 'en');
  const site = await serveSite(knowledge);
  const browser = await launchChromium();
  mkdirSync(IMAGES, { recursive: true });
  for (const shown of SHOWN) await takeView(browser, site.url, shown, IMAGES);
  if (folder) {
    mkdirSync(folder, { recursive: true });
    for (const view of Object.keys(VIEWS))
      for (const device of ['phone', 'computer'] as const)
        for (const mode of ['light', 'dark'] as const)
          await takeView(browser, site.url, [view, device, mode], folder);
  }

  const record = knowledge.records.find(({ id }) => id === ISSUE);
  if (!record) throw new Error('the record of the picture is gone');
  const { viewport, deviceScaleFactor } = DEVICES.phone;
  const card = await browser.newPage({ viewport, deviceScaleFactor });
  await openCardPage(card, 'light');
  await showCards(card, 'light', [answerCard(record, knowledge, messages)]);
  await card.screenshot({ path: join(IMAGES, 'card.png') });
  await browser.close();
  await site.close();
}

main();
