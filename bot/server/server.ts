import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import { DISCOVERY_PATH, discoveryFile } from '../../src/content/discovery.ts';
import type { Knowledge } from '../../src/content/knowledge.ts';
import {
  type Header,
  type InlineSources,
  NOTHING_INLINE,
  securityHeaders,
} from '../../src/content/securityHeaders.ts';
import { describeError, type Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { createReadiness, type ReadinessCheck } from './readiness.ts';
import { isBuilt, siteHandlers } from './site.ts';

export interface ServerOptions {
  /** Of the default locale; short links lead to its pages. */
  readonly knowledge: Knowledge;
  /** Folder of the built site. */
  readonly siteDir: string;
  /** Handler of `POST /api/messages`; gets a parsed JSON body. */
  readonly messagesHandler: RequestHandler;
  /** What the pages hold inline and may run; nothing if left out. */
  readonly inline?: InlineSources;
  readonly metrics: Metrics;
  readonly log: Log;
  /** What `/readyz` asks besides the site; the site alone if left out. */
  readonly checks?: readonly ReadinessCheck[];
}

const MAX_BODY = '256kb';

/** Site, bot, discovery file and probes in one express app. It answers errors as JSON and never prints a stack. */
export function createServer(options: ServerOptions): Express {
  const { knowledge, siteDir, messagesHandler, metrics, log, checks = [], inline = NOTHING_INLINE } = options;
  const { config } = knowledge;
  const readiness = createReadiness([siteCheck(siteDir), ...checks]);
  const { basePath, locales } = config.site;
  const app = express();
  app.disable('x-powered-by');
  const headers = securityHeaders(config, inline);
  app.use(withHeaders(headers));

  app.get('/healthz', (_, response) => void response.json({ status: 'ok' }));
  app.get('/readyz', async (_, response) => {
    const { ready, reasons } = await readiness();
    response.status(ready ? 200 : 503).json(ready ? { status: 'ok' } : { status: 'not ready', reasons });
  });
  app.get('/metrics', (_, response) => void response.type('text/plain; version=0.0.4').send(metrics.print()));
  app.get(DISCOVERY_PATH, (_, response) => {
    // Not by send(), which would add a charset.
    response.setHeader('Content-Type', 'application/json');
    response.end(discoveryFile(config));
  });

  app.post('/api/messages', express.json({ limit: MAX_BODY, strict: false }), messagesHandler);
  app.all('/api/messages', (_, response) => {
    response.setHeader('Allow', 'POST');
    response.status(405).json({ error: 'Only POST is answered here.' });
  });
  app.use('/api', (_, response) => void response.status(404).json({ error: 'There is nothing here.' }));

  app.get([...new Set(['/i/:code', `${basePath}i/:code`])], shortLink(knowledge));
  if (basePath !== '/') app.get('/', (_, response) => response.redirect(302, basePath));
  app.use(basePath, ...siteHandlers(siteDir, locales, headers));
  app.use((_, response) => void response.status(404).json({ error: 'There is nothing here.' }));
  app.use(errorResponse(metrics, log));
  return app;
}

function siteCheck(siteDir: string): ReadinessCheck {
  return {
    name: 'site',
    check: async () => (isBuilt(siteDir) ? undefined : 'not built; run enrollkit build'),
  };
}

/** Behind a proxy that speaks HTTPS for us, the request says so. */
function withHeaders(headers: readonly Header[]): RequestHandler {
  return (request, response, next) => {
    const isHttps = request.secure || request.get('x-forwarded-proto') === 'https';
    for (const { name, value, httpsOnly } of headers)
      if (isHttps || !httpsOnly) response.setHeader(name, value);
    next();
  };
}

function shortLink({ records }: Knowledge): RequestHandler<{ code: string }> {
  const pages = new Map(records.flatMap(({ code, url }) => (code ? [[code.toLowerCase(), url]] : [])));
  return (request, response, next) => {
    const page = pages.get(request.params.code.toLowerCase());
    if (page) response.redirect(302, page);
    else next();
  };
}

function errorResponse(metrics: Metrics, log: Log): ErrorRequestHandler {
  return (error: { status?: number }, _request, response, next) => {
    if (response.headersSent) return next(error);
    const status = error.status ?? 500;
    const reason = ERRORS[status] ?? (status < 500 ? ERRORS[400] : 'Something broke here.');
    metrics.refusal(status);
    log(
      status >= 500
        ? { event: 'request-failed', ...describeError(error) }
        : { event: 'refused', status, reason },
    );
    response.status(status).json({ error: reason });
  };
}

const ERRORS: { readonly [status: number]: string } = {
  400: 'The request cannot be read.',
  404: 'There is nothing here.',
  413: `The body is larger than ${MAX_BODY}.`,
  415: 'The body is in a character set or encoding that is not read here.',
};
