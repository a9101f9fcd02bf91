import type { KeepRequest, Kept } from '../offline/messages.ts';

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
  try {
    const worker = await activeWorker(base);
    const [first = base, ...others] = pages;
    const kept = await ask(worker, { pages: [first], files: loadedFiles() });
    void keepOthers(worker, others);
    return kept.pages > 0;
  } catch {
    // Some browsers and some organizations do not allow it; with a network nothing is missing.
    return false;
  }
}

/** The worker, once it sees what this page loads. */
async function activeWorker(base: string): Promise<ServiceWorker> {
  const { serviceWorker } = navigator;
  await serviceWorker.register(`${base}sw.js`, { scope: base });
  const { active } = await serviceWorker.ready;
  if (!serviceWorker.controller)
    await new Promise((done) => serviceWorker.addEventListener('controllerchange', done, { once: true }));
  return serviceWorker.controller ?? (active as ServiceWorker);
}

function ask(worker: ServiceWorker, request: KeepRequest): Promise<Kept> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((done) => {
    port1.onmessage = ({ data }: MessageEvent<Kept>) => done(data);
    worker.postMessage(request, [port2]);
  });
}

function loadedFiles(): string[] {
  return performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => name.startsWith(location.origin));
}

/** One after the other: whoever is at a step should not wait for pages that may never be needed. */
async function keepOthers(worker: ServiceWorker, pages: readonly string[]): Promise<void> {
  // It leads back from the other pages, and this one has not loaded it.
  await import('@theme/Resume');
  for (const page of pages) {
    await ask(worker, { pages: [page], files: [] });
    await docusaurus.prefetch(page);
  }
}
