import type { JWK, JWK_RSA_Public } from 'jose';

/** A public key with which a channel signs its tokens, and the channels that it may sign for. */
export interface SigningKey {
  readonly jwk: JWK;
  /** Empty: every channel. */
  readonly endorsements: readonly string[];
}

export interface SigningKeys {
  /**
   * The key with this id; undefined where the channel has none of that name.
   * @throws KeysUnreachable if the keys were never read and cannot be read now
   */
  find(kid: string): Promise<SigningKey | undefined>;
}

/** The channel's keys cannot be read, so that no token can be checked. */
export class KeysUnreachable extends Error {
  override name = 'KeysUnreachable';
}

interface SigningKeysOptions {
  /** Address of the channel's OpenID configuration. */
  readonly metadataUrl: string;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

const MAX_AGE_MS = 24 * 3_600_000;
// A stranger who makes up key ids must not make the bot ask for keys again and again.
const MIN_AGE_MS = 5 * 60_000;
const AFTER_FAILURE_MS = 5_000;
const FETCH_MS = 5_000;

/**
 * The keys behind an OpenID configuration, read when first needed and once a day; also when a token names
 * a new one, but then at most every five minutes. Old keys stay while new ones cannot be read.
 */
export function createSigningKeys({ metadataUrl, now = Date.now }: SigningKeysOptions): SigningKeys {
  let keys = new Map<string, SigningKey>();
  let readAt = Number.NEGATIVE_INFINITY;
  let failedAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | undefined;

  async function read(): Promise<void> {
    try {
      keys = await readKeys(metadataUrl);
      readAt = now();
    } catch {
      failedAt = now();
    } finally {
      reading = undefined;
    }
  }

  return {
    async find(kid) {
      const age = now() - readAt;
      const isDue = age > MAX_AGE_MS || (age > MIN_AGE_MS && !keys.has(kid));
      if (isDue && now() - failedAt > AFTER_FAILURE_MS) {
        reading ??= read();
        await reading;
      }
      if (readAt === Number.NEGATIVE_INFINITY)
        throw new KeysUnreachable(`The signing keys behind ${metadataUrl} cannot be read.`);
      return keys.get(kid);
    },
  };
}

async function readKeys(metadataUrl: string): Promise<Map<string, SigningKey>> {
  const { jwks_uri: url } = (await readJson(metadataUrl)) as { readonly jwks_uri: string };
  const { keys } = (await readJson(url)) as { readonly keys: readonly PublishedKey[] };
  return new Map(
    keys
      .filter(({ kid, kty, n, e, use = 'sig' }) => kid && kty === 'RSA' && n && e && use === 'sig')
      .map(({ kid, kty, n, e, endorsements = [] }) => [kid, { jwk: { kty, n, e }, endorsements }]),
  );
}

interface PublishedKey extends JWK_RSA_Public {
  readonly kid: string;
  readonly endorsements?: readonly string[];
}

async function readJson(url: string): Promise<unknown> {
  const response = await fetch(url, { signal: AbortSignal.timeout(FETCH_MS) });
  if (!response.ok) throw new KeysUnreachable(`${url} answers ${response.status}.`);
  return response.json();
}
