import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { generate } from 'selfsigned';
import { closed, listening } from '../../bot/teams/channel.ts';

/** What a server says at a path; a function where the request matters. */
export type Said = {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: string;
};
export type Paths = { readonly [path: string]: Said | ((query: string) => Said) };

export interface Running {
  readonly url: string;
  close(): Promise<void>;
}

/** A server on this machine that says what it is told to, and 404 to the rest. */
export async function serverSaying(paths: Paths): Promise<Running> {
  const server = createServer(handler(paths));
  return { url: await listening(server), close: () => closed(server) };
}

/** The same with a certificate that it signed itself and that ends in so many days. */
export async function tlsServer(days: number, paths: Paths = {}): Promise<Running & { certificate: string }> {
  const day = 24 * 60 * 60 * 1000;
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], {
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] }],
    notBeforeDate: new Date(Date.now() - 400 * day),
    notAfterDate: new Date(Date.now() + days * day + day / 2),
  });
  const server = createTlsServer({ key, cert }, handler(paths));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}`,
    certificate: cert,
    close: () => closed(server),
  };
}

function handler(paths: Paths): RequestListener {
  return (request, response) => {
    const [path = '', query = ''] = (request.url ?? '').split('?');
    const said = paths[path];
    const {
      status = 200,
      headers = {},
      body = '',
    } = typeof said === 'function' ? said(query) : (said ?? { status: 404 });
    response.writeHead(status, headers).end(body);
  };
}
