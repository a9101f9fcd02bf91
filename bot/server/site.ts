import { existsSync } from 'node:fs';
import { join } from 'node:path';
import compression from 'compression';
import express, { type RequestHandler, type Response } from 'express';
import type { Header } from '../../src/content/securityHeaders.ts';

/**
 * What a browser never shows as a page: scripts, styles, pictures in pixels. A page has a dozen of them, and on
 * a slow network their headers take as long as they do. Workers are scripts with a policy of their own.
 */
const PARTS = /(?<![\\/]sw|worker\.\w+)\.(?:js|css|png|jpe?g|gif|webp|avif|ico|woff2?)$/i;

/**
 * The built site: its files, its pages without a slash at the end, and its own page for what is not there; compressed.
 * @param headers of every answer so far; taken off again where they are for documents only
 */
export function siteHandlers(
  siteDir: string,
  locales: readonly string[],
  headers: readonly Header[],
): RequestHandler[] {
  const forDocuments = headers.filter(({ documentsOnly }) => documentsOnly);
  const setHeaders = (response: Response, path: string) => {
    cacheByName(response, path);
    if (PARTS.test(path)) for (const { name } of forDocuments) response.removeHeader(name);
  };
  const files = express.static(siteDir, { extensions: ['html'], redirect: false, setHeaders });
  return [compression(), files, folderPages(files), notFoundPage(siteDir, locales)];
}

export function isBuilt(siteDir: string): boolean {
  return existsSync(join(siteDir, 'index.html'));
}

/** `/guides/<id>` is the `index.html` of a folder; the address stays without a slash, as the site links it. */
function folderPages(files: RequestHandler): RequestHandler {
  return (request, response, next) => {
    const [path = '', query] = request.url.split('?');
    if (path.endsWith('/')) return next();
    const original = request.url;
    request.url = `${path}/${query === undefined ? '' : `?${query}`}`;
    return files(request, response, (error?: unknown) => {
      request.url = original;
      next(error);
    });
  };
}

function notFoundPage(siteDir: string, locales: readonly string[]): RequestHandler {
  return (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next();
    const locale = locales.find((candidate) => request.path.startsWith(`/${candidate}/`)) ?? '';
    const page = [join(siteDir, locale, '404.html'), join(siteDir, '404.html')].find(existsSync);
    if (!page) return next();
    return response.status(404).sendFile(page);
  };
}

/** Docusaurus puts a hash into the names under `assets/`; everything else may change with the next build. */
function cacheByName(response: Response, path: string): void {
  const isHashed = /[\\/]assets[\\/]/.test(path);
  response.setHeader('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
}
