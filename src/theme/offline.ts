import { matchPath } from '@docusaurus/router';
import routes from '@generated/routes';
import type { KeepRequest, Kept } from '../offline/messages.ts';
import { loadResume } from './loadResume.ts';

/** Docusaurus' own loader, which knows the files of every page; on a slow or dear network it does nothing. */
declare const docusaurus: { prefetch(path: string): Promise<unknown> | false };

/** What Chromium tells of the network; other browsers say nothing. */
interface Connection {
  readonly saveData?: boolean;
}

/** Whether the reader has asked the browser to load as little as it can. */
export function savesData(): boolean {
  return (navigator as { connection?: Connection }).connection?.saveData === true;
}

/**
 * Keeps a page on the device, so that it opens without a network. Resolves to whether it is there now.
 * @param base path of the site in its language, with a slash at its end
 */
export async function keepOffline(base: string, page: string): Promise<boolean> {
  if (process.env.NODE_ENV !== 'production' || !('serviceWorker' in navigator)) return false;
  if (!navigator.onLine) return navigator.serviceWorker.controller !== null;
  try {
    await startWorker(base);
    // It leads back from the other pages, and this one may not have loaded it.
    await loadResume();
    const kept = await ask({ pages: [page], files: loadedFiles() });
    return kept.pages > 0;
  } catch {
    // Some browsers and some organizations do not allow it; with a network nothing is missing.
    return false;
  }
}

/**
 * Keeps more pages, once {@link keepOffline} has kept one. One after the other: whoever is at a step should
 * not wait for pages that may never be needed. Resolves to whether all of them are there now.
 * @param pages paths, the most important first
 */
export async function keepOthers(pages: readonly string[]): Promise<boolean> {
  let areKept = true;
  for (const page of pages) {
    if (!navigator.onLine) return false;
    const kept = await ask({ pages: [page], files: [] });
    areKept &&= kept.pages > 0;
    try {
      await (docusaurus.prefetch(page) || loadPage(page));
    } catch {
      areKept = false;
    }
  }
  return areKept;
}

/** Loads the files of a page, whatever the network is. */
async function loadPage(page: string, among = routes): Promise<void> {
  const route = among.find((one) => matchPath(page, one));
  await route?.component.preload();
  if (route?.routes) await loadPage(page, route.routes as typeof routes);
}

/** Resolves when the worker sees what this page loads. */
async function startWorker(base: string): Promise<void> {
  const { serviceWorker } = navigator;
  await serviceWorker.register(`${base}sw.js`, { scope: base });
  if (!serviceWorker.controller)
    await new Promise((done) => serviceWorker.addEventListener('controllerchange', done, { once: true }));
}

/** Asks the worker of now: a new build may have brought another since the last time. */
function ask(request: KeepRequest): Promise<Kept> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((done) => {
    port1.onmessage = ({ data }: MessageEvent<Kept>) => done(data);
    navigator.serviceWorker.controller?.postMessage(request, [port2]);
  });
}

function loadedFiles(): string[] {
  return performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => name.startsWith(location.origin));
}
