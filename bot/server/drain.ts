import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

/** Requests in progress, and whether new ones are still taken. */
export interface Drain {
  /** The listener that counts requests and refuses new ones with 503 once draining has begun. */
  readonly listener: RequestListener;
  /** Takes no new requests; resolves when the last one is answered, at the latest after `limit` milliseconds. */
  drain(limit: number): Promise<void>;
}

const STOPPING = JSON.stringify({ error: 'The server is stopping.' });

export function createDrain(app: RequestListener): Drain {
  const running = new Set<ServerResponse>();
  let onEmpty: (() => void) | undefined;

  function listener(request: IncomingMessage, response: ServerResponse): void {
    if (onEmpty) {
      refuse(response);
      return;
    }
    running.add(response);
    response.once('close', () => {
      running.delete(response);
      if (running.size === 0) onEmpty?.();
    });
    app(request, response as Parameters<RequestListener>[1]);
  }

  return {
    listener,
    drain: (limit) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, limit);
        onEmpty = () => {
          clearTimeout(timer);
          resolve();
        };
        if (running.size === 0) onEmpty();
      }),
  };
}

function refuse(response: ServerResponse): void {
  response.writeHead(503, { 'Content-Type': 'application/json; charset=utf-8', Connection: 'close' });
  response.end(STOPPING);
}
