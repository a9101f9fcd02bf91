import { mkdirSync } from 'node:fs';
import { answerCard } from '../../bot/cards/answerCard.ts';
import { readMessages } from '../../src/content/read.ts';
import { launchChromium } from './chromium.ts';
import { enrollkit, readKnowledge, serveSite } from './site.ts';
import { openCardPage, showCards } from './teamsCard.ts';

// The pictures of the README, from the built site and from a card as Microsoft's renderer shows it.
const FOLDER = '.github/images';
const PHONE = { width: 390, height: 844 };
async function main(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  await enrollkit(['build']);
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
  await openCardPage(card, 'light');
  await showCards(card, 'light', [answerCard(record, knowledge, readMessages('.', 'en'))]);
  await card.screenshot({ path: `${FOLDER}/card.png` });
  await browser.close();
  await site.close();
}

main();
