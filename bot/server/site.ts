import { existsSync } from 'node:fs';
import { join } from 'node:path';
import compression from 'compression';
import express, { type RequestHandler, type Response } from 'express';

/** The built site: its files, its pages without a slash at the end, and its own page for what is not there; compressed. */
export function siteHandlers(siteDir: string, locales: readonly string[]): RequestHandler[] {
  const files = express.static(siteDir, { extensions: ['html'], redirect: false, setHeaders: cacheByName });
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
