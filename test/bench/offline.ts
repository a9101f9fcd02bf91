import { readMessages } from '../../src/content/read.ts';
import { stepModeUrl } from '../../src/content/stepMode.ts';
import { launchChromium } from '../site/chromium.ts';
import { enrollkit, readKnowledge, serveSite } from '../site/site.ts';
import type { Figure } from './bench.ts';

const VISITS = 5;
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

// Marks the first frame in which the step fills the window.
const WATCH = `(function watch() {
  if (document.querySelector('[data-step-frame]')) performance.mark('usable');
  else requestAnimationFrame(watch);
})()`;

/** A later visit of the built site's step mode on a phone that has no network: until the step can be used. */
export async function benchOffline(): Promise<Figure[]> {
  await enrollkit(['build']);
  const knowledge = readKnowledge('enrollkit.config.yaml', 'en');
  const guide = knowledge.records.find(({ id }) => id === 'account-driven-user-enrollment');
  const address = stepModeUrl(guide?.url ?? '', guide?.steps[4]?.id ?? '');
  const site = await serveSite(knowledge);
  const browser = await launchChromium();
  const context = await browser.newContext(PHONE);
  const first = await context.newPage();
  await first.goto(site.url + address);
  await first.getByText(readMessages('.', 'en')['stepMode.kept']).waitFor();
  await first.close();
  await context.setOffline(true);
  const times: number[] = [];
  for (let visit = 0; visit < VISITS; visit += 1) {
    const page = await context.newPage();
    await page.addInitScript(WATCH);
    await page.goto(site.url + address);
    const usable = await page.waitForFunction(() => performance.getEntriesByName('usable')[0]?.startTime);
    times.push((await usable.jsonValue()) ?? Number.POSITIVE_INFINITY);
    await page.close();
  }
  await browser.close();
  await site.close();
  const [median = 0] = times.toSorted((a, b) => a - b).slice(VISITS >> 1);
  return [
    { what: 'step mode without a network, median', value: Math.round(median), unit: 'ms', atMost: 1000 },
    { what: 'step mode without a network, slowest', value: Math.round(Math.max(...times)), unit: 'ms' },
  ];
}
