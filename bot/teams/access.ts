import type { Config } from '../../src/config/schema.ts';
import type { IncomingActivity } from './activity.ts';
import { type Environment, hasCredentials } from './credentials.ts';

/** A request that the bot does not take on; `message` is for the caller and names no secret. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly status: 400 | 401 | 403;

  constructor(status: 400 | 401 | 403, message: string) {
    super(message);
    this.status = status;
  }
}

/** Who may talk to the bot, and where it may send its replies. */
export interface AccessRules {
  /** The bot has credentials, so every request carries a token. */
  readonly authenticated: boolean;
  /** Lowercase tenant ids; undefined: every tenant, which only a bot on this machine allows. */
  readonly tenants?: readonly string[];
  /** Host names, `*.` in front for every host below. */
  readonly serviceUrlHosts: readonly string[];
  /** Issuer of the tokens of the Bot Framework channels. */
  readonly tokenIssuer: string;
}

const LOOPBACK_HOSTS = ['localhost', '127.0.0.1', '[::1]'];

// Source: Microsoft, Teams bots: "smba.trafficmanager.net" and, for the government clouds,
// "smba.infra.gcc.teams.microsoft.com", "smba.infra.gov.teams.microsoft.us",
// "smba.infra.dod.teams.microsoft.us"; Bot Framework channels: botframework.com, .us, .azure.cn.
const MICROSOFT_HOSTS = [
  'smba.trafficmanager.net',
  '*.botframework.com',
  'smba.infra.gcc.teams.microsoft.com',
  '*.teams.microsoft.us',
  '*.botframework.us',
  '*.botframework.azure.us',
  '*.botframework.azure.cn',
];

const SIGNING_ALGORITHMS = ['RS256', 'RS384', 'RS512'];
// As much as Bot Framework allows between two clocks, in seconds.
const CLOCK_TOLERANCE = 300;

export function accessRules(environment: Environment, config: Config, tokenIssuer: string): AccessRules {
  const authenticated = hasCredentials(environment);
  const tenants = listOf(environment['ENROLLKIT_ALLOWED_TENANTS']);
  const hosts = listOf(environment['ENROLLKIT_SERVICE_URL_HOSTS']);
  const standardTenants = authenticated ? [config.intune.tenantId.toLowerCase()] : [];
  const allowedTenants = tenants.length > 0 ? tenants : standardTenants;
  const standardHosts = hosts.length > 0 ? hosts : MICROSOFT_HOSTS;
  return {
    authenticated,
    ...(allowedTenants.length > 0 ? { tenants: allowedTenants } : {}),
    serviceUrlHosts: authenticated ? standardHosts : LOOPBACK_HOSTS,
    tokenIssuer,
  };
}

/**
 * What Bot Framework's own validation lets pass or answers with an error: a token without an end,
 * an algorithm or an issuer that no channel uses. The signature is checked after this.
 * @throws Refusal 401
 */
export function checkToken(authorization: string | undefined, rules: AccessRules, now: Date): void {
  const [, token] = /^Bearer (\S+)$/.exec(authorization ?? '') ?? [];
  if (!token) throw new Refusal(401, 'The request carries no bearer token.');
  const [header, claims, signature] = token.split('.');
  const { alg } = jsonPart(header);
  const { iss, exp, nbf } = jsonPart(claims);
  const seconds = now.getTime() / 1000;
  const isValid =
    signature &&
    SIGNING_ALGORITHMS.includes(String(alg)) &&
    iss === rules.tokenIssuer &&
    typeof exp === 'number' &&
    exp + CLOCK_TOLERANCE > seconds &&
    (nbf === undefined || (typeof nbf === 'number' && nbf - CLOCK_TOLERANCE <= seconds));
  if (!isValid) throw new Refusal(401, 'The token is not valid here.');
}

/**
 * Bot Framework validates the tokens of some channels in other ways; only that of Teams is wanted.
 * @throws Refusal 403
 */
export function checkChannel({ channelId }: IncomingActivity, { authenticated }: AccessRules): void {
  if (authenticated && channelId !== 'msteams')
    throw new Refusal(403, 'Only Microsoft Teams may talk to this bot.');
}

/**
 * Tenant and reply address of an activity, whose token is valid, against the rules.
 * @throws Refusal 403
 */
export function checkOrigin(activity: IncomingActivity, rules: AccessRules): void {
  const tenant = tenantOf(activity);
  if (rules.tenants && !(tenant && rules.tenants.includes(tenant.toLowerCase())))
    throw new Refusal(403, 'This bot does not serve that tenant.');
  // Without credentials a reply in the body goes nowhere else, so its address does not matter.
  const staysHere = !rules.authenticated && activity.deliveryMode === 'expectReplies';
  if (!staysHere) checkServiceUrl(activity.serviceUrl, rules);
}

/**
 * An address that the bot is about to send to, against the rules.
 * @throws Refusal 403
 */
export function checkServiceUrl(serviceUrl: string, rules: AccessRules): void {
  if (!isServiceUrl(serviceUrl, rules))
    throw new Refusal(403, 'This bot does not send replies to that serviceUrl.');
}

export function isLoopback(address: string | undefined): boolean {
  return address === undefined ? false : /^(::1|(::ffff:)?127(\.\d+){3})$/.test(address);
}

function isServiceUrl(serviceUrl: string, { serviceUrlHosts }: AccessRules): boolean {
  if (!URL.canParse(serviceUrl)) return false;
  const { protocol, hostname, username, password } = new URL(serviceUrl);
  if (username || password) return false;
  const isSafe = protocol === 'https:' || (protocol === 'http:' && LOOPBACK_HOSTS.includes(hostname));
  return isSafe && serviceUrlHosts.some((host) => isHost(hostname, host));
}

function isHost(hostname: string, allowed: string): boolean {
  return allowed.startsWith('*.') ? hostname.endsWith(allowed.slice(1)) : hostname === allowed;
}

// Teams puts the tenant into both places; where they differ, nobody can be trusted.
function tenantOf({ channelData, conversation }: IncomingActivity): string | undefined {
  const tenants = [channelData?.tenant?.id, conversation.tenantId].filter((tenant) => tenant !== undefined);
  return new Set(tenants).size === 1 ? tenants[0] : undefined;
}

function jsonPart(part = ''): { readonly [claim: string]: unknown } {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as { [claim: string]: unknown }) : {};
  } catch {
    return {};
  }
}

function listOf(text = ''): string[] {
  return text
    .split(/[\s,]+/)
    .map((entry) => entry.toLowerCase())
    .filter(Boolean);
}
