import { isIP } from 'node:net';
import { connect } from 'node:tls';

/** No check waits longer for an answer, in milliseconds. */
export const TIMEOUT = 5_000;

/** What is read of an answer, in bytes; a page is smaller. */
const MAX_BODY = 1_000_000;

/** How a server answered one request; redirects are not followed. */
export type Probed =
  | { readonly answered: true; readonly status: number; readonly headers: Headers; readonly body: string }
  /** Why there was no answer, to stand after “found”. */
  | { readonly answered: false; readonly reason: string };

export async function probe(url: string, init: RequestInit = {}): Promise<Probed> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT);
    const response = await fetch(url, { ...init, redirect: 'manual', signal });
    return {
      answered: true,
      status: response.status,
      headers: response.headers,
      body: await bodyOf(response),
    };
  } catch (error) {
    return { answered: false, reason: reasonOf(error) };
  }
}

/** What a server shows of its certificate. */
export interface Certificate {
  readonly validTo: Date;
  /** Why a device would not trust it. */
  readonly distrust?: string;
  /** Such as `TLSv1.3`. */
  readonly protocol: string;
}

/** The certificate of a server, whether it is trusted or not; undefined where no server answers. */
export function certificateOf({ hostname, port }: URL): Promise<Certificate | undefined> {
  const host = hostname.replace(/^\[|\]$/g, '');
  return new Promise((resolve) => {
    const socket = connect({
      host,
      port: Number(port) || 443,
      ...(isIP(host) ? {} : { servername: host }),
      // Whether it is trusted is what this is to find out; nothing is sent.
      rejectUnauthorized: false,
      timeout: TIMEOUT,
    });
    const end = (certificate?: Certificate) => {
      socket.destroy();
      resolve(certificate);
    };
    socket.once('secureConnect', () => {
      const { valid_to } = socket.getPeerCertificate();
      const { authorizationError } = socket;
      end({
        validTo: new Date(valid_to),
        ...(authorizationError ? { distrust: String(authorizationError) } : {}),
        protocol: String(socket.getProtocol()),
      });
    });
    socket.once('timeout', () => end());
    socket.once('error', () => end());
  });
}

const NO_ANSWER = `no answer within ${TIMEOUT / 1000} seconds`;

const REASONS: { readonly [code: string]: string } = {
  ENOTFOUND: 'no such host name',
  EAI_AGAIN: 'no answer from the name server',
  ECONNREFUSED: 'nothing that listens',
  ECONNRESET: 'a connection that was cut',
  UND_ERR_SOCKET: 'a connection that was cut',
  EHOSTUNREACH: 'no way to the host',
  ENETUNREACH: 'no way to the network',
  CERT_HAS_EXPIRED: 'a certificate that has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'a certificate that nobody else has signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'a certificate from an authority that is not trusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'a certificate without the ones between it and its authority',
  ERR_TLS_CERT_ALTNAME_INVALID: 'a certificate for another name',
};

function reasonOf(error: unknown): string {
  const { name, code, cause } = error as { name?: string; code?: string; cause?: unknown };
  if (name === 'TimeoutError') return NO_ANSWER;
  if (cause) return reasonOf(cause);
  return (code && (REASONS[code] ?? code)) || 'no answer';
}

async function bodyOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > MAX_BODY) break;
  }
  return Buffer.concat(chunks).toString('utf8');
}
