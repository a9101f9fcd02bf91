import { createServer, type RequestListener, type Server } from 'node:http';

export interface ListenOptions {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** The bot has credentials; without them it accepts every request and must stay on this machine. */
  readonly hasCredentials: boolean;
}

/** Why the server does not start, and what to change. */
export class ListenError extends Error {
  override name = 'ListenError';
}

const LOOPBACK = ['127.0.0.1', 'localhost', '::1'];
const SHUTDOWN_MS = 10_000;

/**
 * Starts to listen; resolves when requests are answered.
 * @throws ListenError if the address is not this machine's own and there are no credentials, or is taken
 */
export async function listen(
  app: RequestListener,
  { host, port, hasCredentials }: ListenOptions,
): Promise<Server> {
  if (!hasCredentials && !LOOPBACK.includes(host))
    throw new ListenError(
      `Without MicrosoftAppId the bot would answer everybody who reaches ${host}. ` +
        'Set MicrosoftAppId and MicrosoftAppPassword, or listen on 127.0.0.1.',
    );
  const server = createServer(app);
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason = error.code === 'EADDRINUSE' ? `port ${port} is taken` : (error.code ?? error.message);
      reject(new ListenError(`Cannot listen on ${host}: ${reason}`));
    });
    server.listen(port, host, () => resolve(server));
  });
}

/** Ends the server, letting running requests finish for ten seconds. */
export function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), SHUTDOWN_MS);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}

/** Ends the server when the process is asked to stop, then runs `onClosed`; the process then ends by itself. */
export function closeOnSignal(server: Server, onClosed: () => Promise<void> = async () => {}): void {
  const stop = () => {
    process.off('SIGTERM', stop);
    process.off('SIGINT', stop);
    void close(server).then(onClosed);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
