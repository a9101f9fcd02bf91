import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { chromiumPath } from '../site/chromium.ts';
import { enrollkit, readKnowledge, serveSite } from '../site/site.ts';
import type { Figure } from './bench.ts';

const PAGES = {
  'front page': '/',
  'main guide': '/guides/account-driven-user-enrollment',
  'an issue': '/issues/esso-app-already-installed',
};
const RUNS = 3;

// Lighthouse needs a newer Node than we do; npx brings both for this alone, and no package depends on them.
const NPX = ['--yes', '--package=node@24.9.0', '--package=lighthouse@13.5.0', '--', 'lighthouse'];
const CHROME = '--chrome-flags=--headless=new --no-sandbox --disable-gpu';

interface Report {
  readonly categories: { readonly [id: string]: { readonly score: number } };
  readonly audits: { readonly [id: string]: { readonly numericValue?: number } };
}

/** What Lighthouse finds on a throttled phone, its own default; the median of three runs. */
export async function benchLighthouse(): Promise<Figure[]> {
  await enrollkit(['build']);
  const site = await serveSite(readKnowledge('enrollkit.config.yaml', 'en'));
  const figures: Figure[] = [];
  for (const [name, path] of Object.entries(PAGES)) {
    const reports: Report[] = [];
    for (let run = 0; run < RUNS; run += 1) reports.push(await lighthouse(site.url + path));
    const score = (id: string) => median(reports.map((one) => 100 * (one.categories[id]?.score ?? 0)));
    const metric = (id: string) => median(reports.map((one) => one.audits[id]?.numericValue ?? 0));
    figures.push(
      { what: `${name}, performance`, value: score('performance'), unit: '', atLeast: 98 },
      { what: `${name}, accessibility`, value: score('accessibility'), unit: '', atLeast: 100 },
      { what: `${name}, best practices`, value: score('best-practices'), unit: '', atLeast: 100 },
      { what: `${name}, search engines`, value: score('seo'), unit: '', atLeast: 100 },
      {
        what: `${name}, largest paint`,
        value: metric('largest-contentful-paint'),
        unit: 'ms',
        atMost: 1800,
      },
      { what: `${name}, layout shift`, value: metric('cumulative-layout-shift'), unit: '', atMost: 0 },
      { what: `${name}, blocking time`, value: metric('total-blocking-time'), unit: 'ms', atMost: 100 },
    );
  }
  await site.close();
  return figures.map((figure) => ({ ...figure, value: Math.round(figure.value * 1000) / 1000 }));
}

async function lighthouse(url: string): Promise<Report> {
  const chrome = chromiumPath();
  const { stdout } = await promisify(execFile)('npx', [...NPX, url, '--output=json', '--quiet', CHROME], {
    env: { ...process.env, ...(chrome ? { CHROME_PATH: chrome } : {}) },
    maxBuffer: 100_000_000,
  });
  return JSON.parse(stdout);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
