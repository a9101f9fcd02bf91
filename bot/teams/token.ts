import { decodeProtectedHeader, errors, type JWTPayload, jwtVerify } from 'jose';
import { Refusal } from './access.ts';
import type { SigningKey, SigningKeys } from './signingKeys.ts';

/** A token whose signature and claims hold. */
export interface VerifiedToken {
  readonly claims: JWTPayload;
  /** The key that signed it. */
  readonly key: SigningKey;
}

/** What a token must say. */
export interface TokenRules {
  /** Issuer of the tokens of the Bot Framework channels. */
  readonly issuer: string;
  /** App id of the bot. */
  readonly audience: string;
}

const ALGORITHMS = ['RS256', 'RS384', 'RS512'];
// As much as Bot Framework allows between two clocks, in seconds.
const CLOCK_TOLERANCE = 300;
// Channels make tokens for an hour. What claims to live longer than two days was not made by one.
const MAX_LIFETIME = 48 * 3_600;
// A channel's token has about 1,500 characters.
const MAX_TOKEN = 8_192;
// Parameters that bring a key along, point to one, or ask for other rules. No channel uses them.
const FORBIDDEN = ['jwk', 'jku', 'x5c', 'x5u', 'crit', 'b64', 'enc', 'zip', 'cty'];

/** The token of an `Authorization` header, once it is known to be good. */
export type TokenVerifier = (
  authorization: readonly string[] | undefined,
  now: Date,
) => Promise<VerifiedToken>;

// A channel sends the same token for an hour; there are a few at a time.
const MAX_KEPT = 100;

/**
 * Checks tokens, and remembers which were good: the signature of one that comes again, letter by letter, is not
 * calculated again as long as its key is published and its time is not over. Refuses as {@link verifyToken} does.
 */
export function createTokenVerifier(rules: TokenRules, keys: SigningKeys): TokenVerifier {
  const good = new Map<string, { readonly verified: VerifiedToken; readonly kid: string }>();

  async function known(token: string, now: Date): Promise<VerifiedToken | undefined> {
    const { verified, kid } = good.get(token) ?? {};
    if (!verified || !kid) return undefined;
    const isGood =
      (await keys.find(kid)) === verified.key && Number(verified.claims.exp) > now.getTime() / 1000;
    if (isGood) return verified;
    good.delete(token);
    return undefined;
  }

  return async (authorization, now) => {
    const token = bearerToken(authorization);
    const before = await known(token, now);
    if (before) return before;
    const verified = await verifyToken(token, rules, keys, now);
    good.set(token, { verified, kid: keyId(token) });
    const [oldest] = good.keys();
    if (good.size > MAX_KEPT && oldest !== undefined) good.delete(oldest);
    return verified;
  };
}

/**
 * Checks a token: its form, then its signature with a key of the channel
 * alone, then who made it, for whom and until when.
 * @throws Refusal 401
 * @throws KeysUnreachable
 */
async function verifyToken(
  token: string,
  { issuer, audience }: TokenRules,
  keys: SigningKeys,
  now: Date,
): Promise<VerifiedToken> {
  const key = await keys.find(keyId(token));
  if (!key) throw invalid('unknown key');
  try {
    const { payload } = await jwtVerify(token, key.jwk, {
      algorithms: ALGORITHMS,
      issuer,
      audience,
      currentDate: now,
      clockTolerance: CLOCK_TOLERANCE,
      requiredClaims: ['exp', 'iss', 'aud'],
    });
    checkClaims(payload, now.getTime() / 1000);
    return { claims: payload, key };
  } catch (error) {
    throw error instanceof Refusal ? error : invalid(reasonOf(error));
  }
}

/**
 * Whether a token was made for this activity: for its reply address, by a key of its channel.
 * @throws Refusal 401
 */
export function checkBinding(
  { claims, key }: VerifiedToken,
  { serviceUrl, channelId }: { readonly serviceUrl: string; readonly channelId: string },
): void {
  if (claims['serviceurl'] !== serviceUrl) throw invalid('serviceurl');
  if (key.endorsements.length > 0 && !key.endorsements.includes(channelId)) throw invalid('endorsements');
}

function bearerToken(authorization: readonly string[] = []): string {
  const [header = '', ...more] = authorization;
  const token = /^Bearer (\S+)$/.exec(header)?.[1];
  if (!token) throw new Refusal(401, 'The request carries no bearer token.');
  const isToken = token.length <= MAX_TOKEN && /^[\w-]+\.[\w-]+\.[\w-]+$/.test(token);
  if (more.length > 0 || !isToken) throw invalid('form');
  return token;
}

function keyId(token: string): string {
  const { kid, typ = 'JWT', ...header } = headerOf(token);
  if (FORBIDDEN.some((parameter) => Object.hasOwn(header, parameter))) throw invalid('header');
  if (typeof typ !== 'string' || typ.toUpperCase() !== 'JWT') throw invalid('typ');
  if (!ALGORITHMS.includes(String(header.alg))) throw invalid('alg');
  if (typeof kid !== 'string') throw invalid('kid');
  return kid;
}

function headerOf(token: string): ReturnType<typeof decodeProtectedHeader> {
  try {
    return decodeProtectedHeader(token);
  } catch {
    throw invalid('header');
  }
}

// An audience in a list is one that a token shares with others; no channel makes such tokens.
function checkClaims({ aud, exp, iat, nbf }: JWTPayload, now: number): void {
  if (typeof aud !== 'string') throw invalid('aud');
  for (const [name, seconds] of Object.entries({ exp, iat, nbf }))
    if (seconds !== undefined && !Number.isSafeInteger(seconds)) throw invalid(name);
  if (Number(exp) - now > MAX_LIFETIME) throw invalid('exp');
  if (iat !== undefined && iat - CLOCK_TOLERANCE > now) throw invalid('iat');
}

// A key that cannot be used, such as one that is too short, ends up here as an error of the platform.
function reasonOf(error: unknown): string {
  if (error instanceof errors.JWTClaimValidationFailed || error instanceof errors.JWTExpired)
    return error.claim;
  return error instanceof errors.JOSEError ? error.code : 'key';
}

/** `check` names what did not hold, for the log; the caller is not told. */
function invalid(check: string): Refusal {
  return new Refusal(401, 'The token is not valid here.', check);
}
