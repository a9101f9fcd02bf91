import type { Config } from '../../src/config/schema.ts';
import { type IncomingActivity, tenantOf } from './activity.ts';
import { CredentialsError, type Environment, hasCredentials } from './credentials.ts';

/** A request that the bot does not take on; `message` is for the caller and names no secret. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly status: 400 | 401 | 403;
  /** What did not hold, for the log. Nothing that the caller sent. */
  readonly check: string | undefined;

  constructor(status: 400 | 401 | 403, message: string, check?: string) {
    super(message);
    this.status = status;
    this.check = check;
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
}

const TENANT_ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
// A star stands for every host below a domain, never for a whole top-level domain.
const HOST_NAME = /^(\*\.[\w-]+(\.[\w-]+)+|[\w-]+(\.[\w-]+)*|\[[\da-f:]+\])$/;

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

/**
 * The rules that the environment asks for, else those of the config.
 * @throws CredentialsError
 */
export function accessRules(environment: Environment, config: Config): AccessRules {
  const authenticated = hasCredentials(environment);
  const tenants = listOf(environment, 'ENROLLKIT_ALLOWED_TENANTS', TENANT_ID, 'tenant ids (GUIDs)');
  const hosts = listOf(environment, 'ENROLLKIT_SERVICE_URL_HOSTS', HOST_NAME, 'host names');
  const standardTenants = authenticated ? [config.intune.tenantId.toLowerCase()] : [];
  const allowedTenants = tenants.length > 0 ? tenants : standardTenants;
  const standardHosts = hosts.length > 0 ? hosts : MICROSOFT_HOSTS;
  return {
    authenticated,
    ...(allowedTenants.length > 0 ? { tenants: allowedTenants } : {}),
    serviceUrlHosts: authenticated ? standardHosts : LOOPBACK_HOSTS,
  };
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

function listOf(environment: Environment, name: string, form: RegExp, expected: string): string[] {
  const entries = (environment[name] ?? '')
    .split(/[\s,]+/)
    .map((entry) => entry.toLowerCase())
    .filter(Boolean);
  const wrong = entries.find((entry) => !form.test(entry));
  if (wrong) throw new CredentialsError(`${name} holds ${wrong}, expected ${expected}, separated by commas`);
  return entries;
}
