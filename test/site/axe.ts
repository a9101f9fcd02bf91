import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { alive } from './siteTest.ts';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The rules that look at colors and sizes; the others look at the elements, which stay the same. */
const OF_THE_LOOK = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable'];

/** Accessibility violations of a page as it is now, one line each. */
export async function violations(page: Page, options: RunOptions = {}): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source);
  return page.evaluate(
    async (run) => {
      const { violations: found } = await (globalThis as unknown as { axe: typeof axe }).axe.run(run);
      return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target.join(' ')}`));
    },
    { ...options, resultTypes: ['violations' as const] },
  );
}

/** Violations that a page has anew when it looks otherwise: in other colors, at another width. */
function violationsOfTheLook(page: Page): Promise<string[]> {
  return violations(page, { runOnly: OF_THE_LOOK });
}

/** Accessibility violations of a page of the site, in light mode and in dark mode. */
export async function violationsInBothModes(page: Page): Promise<string[]> {
  await alive(page);
  await page.emulateMedia({ colorScheme: 'light' });
  const inLight = await violations(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.locator('html[data-theme="dark"]').waitFor({ state: 'attached' });
  const inDark = await violationsOfTheLook(page);
  return [...inLight, ...inDark.map((violation) => `${violation} in dark mode`)];
}
