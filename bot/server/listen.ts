import { createServer, type RequestListener, type Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Log } from '../log.ts';
import { createDrain } from './drain.ts';

export interface ListenOptions {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** The bot has credentials; without them it accepts every request and must stay on this machine. */
  readonly hasCredentials: boolean;
  readonly log: Log;
}

/** Why the server does not start, and what to change. */
export class ListenError extends Error {
  override name = 'ListenError';
}

/** A server that answers requests. */
export interface Listening {
  readonly server: Server;
  /** Refuses new requests with 503, lets those in progress finish, then ends the server. */
  close(): Promise<void>;
}

const LOOPBACK = ['127.0.0.1', 'localhost', '::1'];
const SHUTDOWN_MS = 15_000;
// Room for a token that is too long, so that it is refused like every other bad token.
const MAX_HEADERS = 65_536;

/**
 * Starts to listen; resolves when requests are answered.
 * @throws ListenError if the address is not this machine's own and there are no credentials, or is taken
 */
export async function listen(app: RequestListener, options: ListenOptions): Promise<Listening> {
  const { host, port, hasCredentials, log } = options;
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new ListenError('The port is not a number from 0 to 65535; see --port and PORT.');
  if (!hasCredentials && !LOOPBACK.includes(host))
    throw new ListenError(
      `Without MicrosoftAppId the bot would answer everybody who reaches ${host}. ` +
        'Set MicrosoftAppId and MicrosoftAppPassword, or listen on 127.0.0.1.',
    );
  const { listener, drain } = createDrain(app);
  const server = createServer({ maxHeaderSize: MAX_HEADERS }, listener);
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => unreadable(error, socket, log));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason = error.code === 'EADDRINUSE' ? `port ${port} is taken` : (error.code ?? error.message);
      reject(new ListenError(`Cannot listen on ${host}: ${reason}`));
    });
    server.listen(port, host, resolve);
  });
  return {
    server,
    async close() {
      await drain(SHUTDOWN_MS);
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

/** Answers what is not a request as JSON, too. */
function unreadable({ code = '' }: NodeJS.ErrnoException, socket: Socket, log: Log): void {
  if (!socket.writable || code === 'ECONNRESET') return void socket.destroy();
  const [status, text] =
    code === 'HPE_HEADER_OVERFLOW' ? [431, 'Request Header Fields Too Large'] : [400, 'Bad Request'];
  const body = JSON.stringify({ error: 'The request cannot be read.' });
  log({ event: 'refused', status, reason: 'The request cannot be read.', check: code });
  socket.end(
    `HTTP/1.1 ${status} ${text}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
  );
}

/**
 * Ends the server when the process is asked to stop: turns in progress are finished, then `onClosed` runs,
 * then the process ends. A second signal ends it at once.
 */
export function closeOnSignal(
  { close }: Listening,
  log: Log,
  onClosed: () => Promise<void> = async () => {},
): void {
  let stopping = false;
  const stop = async () => {
    if (stopping) process.exit(1);
    stopping = true;
    log({ event: 'stopping' });
    await close();
    await onClosed();
    log({ event: 'stopped' });
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
