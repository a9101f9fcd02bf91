import type { KeepRequest, Kept } from '../offline/messages.ts';
import { loadResume } from './loadResume.ts';

/** Docusaurus' own loader, which knows the files of every page. */
declare const docusaurus: { prefetch(path: string): Promise<unknown> | false };

/**
 * Keeps pages of the site on the device, so that they open without a network. Resolves to whether the first
 * of them is there now; the others follow.
 * @param base path of the site in its language, with a slash at its end
 * @param pages paths, the most important first
 */
export async function keepOffline(base: string, pages: readonly string[]): Promise<boolean> {
  if (process.env.NODE_ENV !== 'production' || !('serviceWorker' in navigator)) return false;
  if (!navigator.onLine) return navigator.serviceWorker.controller !== null;
  try {
    await startWorker(base);
    // It leads back from the other pages, and this one may not have loaded it.
    await loadResume();
    const [first = base, ...others] = pages;
    const kept = await ask({ pages: [first], files: loadedFiles() });
    void keepOthers(others);
    return kept.pages > 0;
  } catch {
    // Some browsers and some organizations do not allow it; with a network nothing is missing.
    return false;
  }
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

/** One after the other: whoever is at a step should not wait for pages that may never be needed. */
async function keepOthers(pages: readonly string[]): Promise<void> {
  for (const page of pages) {
    if (!navigator.onLine) return;
    await ask({ pages: [page], files: [] });
    await docusaurus.prefetch(page);
  }
}
