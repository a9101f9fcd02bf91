import type { Cloud, Config } from '../../src/config/schema.ts';

/** Environment variables by name, as in `process.env`. */
export type Environment = { readonly [name: string]: string | undefined };

/** What Bot Framework's authentication is configured with, under its own names. */
export interface BotFrameworkSettings {
  readonly MicrosoftAppId: string;
  readonly MicrosoftAppPassword: string;
  readonly MicrosoftAppType: string;
  readonly MicrosoftAppTenantId: string;
  readonly ToBotFromChannelOpenIdMetadataUrl: string;
  readonly ToBotFromChannelTokenIssuer: string;
  readonly ToChannelFromBotLoginUrl: string;
  readonly ToChannelFromBotOAuthScope: string;
  readonly ToBotFromEmulatorOpenIdMetadataUrl: string;
  readonly OAuthUrl: string;
  readonly CallerId: string;
}

/** The environment asks for something that the bot cannot start with. The message says what to change. */
export class CredentialsError extends Error {
  override name = 'CredentialsError';
}

type Endpoints = Omit<BotFrameworkSettings, `MicrosoftApp${string}`>;

// Source: Microsoft's Bot Framework SDK 4.23.3, its constants for the public and the US government
// cloud; it has none for China. All are always set: with only some of them the SDK leaves the
// others undefined and refuses every token.
const ENDPOINTS: { readonly [cloud in Cloud]: Partial<Endpoints> } = {
  global: {
    ToBotFromChannelOpenIdMetadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
    ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
    ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
    ToChannelFromBotOAuthScope: 'https://api.botframework.com',
    ToBotFromEmulatorOpenIdMetadataUrl:
      'https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration',
    OAuthUrl: 'https://api.botframework.com',
    CallerId: 'urn:botframework:azure',
  },
  'us-government': {
    ToBotFromChannelOpenIdMetadataUrl:
      'https://login.botframework.azure.us/v1/.well-known/openidconfiguration',
    ToBotFromChannelTokenIssuer: 'https://api.botframework.us',
    ToChannelFromBotLoginUrl: 'https://login.microsoftonline.us/MicrosoftServices.onmicrosoft.us',
    ToChannelFromBotOAuthScope: 'https://api.botframework.us',
    ToBotFromEmulatorOpenIdMetadataUrl:
      'https://login.microsoftonline.us/cab8a31a-1906-4287-a0d8-4eef66b95f6e/v2.0/.well-known/openid-configuration',
    OAuthUrl: 'https://api.botframework.azure.us',
    CallerId: 'urn:botframework:azureusgov',
  },
  'china-21vianet': {},
};

const ENDPOINT_NAMES = Object.keys(ENDPOINTS.global) as (keyof Endpoints)[];

/** Whether the environment holds credentials of a bot. Without them the bot stays on this machine. */
export function hasCredentials(environment: Environment): boolean {
  return Boolean(environment['MicrosoftAppId']?.trim());
}

/**
 * Settings of Bot Framework's authentication from the environment.
 * @throws CredentialsError
 */
export function botFrameworkSettings(environment: Environment, config: Config): BotFrameworkSettings {
  const value = (name: string) => environment[name]?.trim() ?? '';
  const settings = {
    MicrosoftAppId: value('MicrosoftAppId'),
    MicrosoftAppPassword: value('MicrosoftAppPassword'),
    MicrosoftAppType: value('MicrosoftAppType') || 'SingleTenant',
    MicrosoftAppTenantId: value('MicrosoftAppTenantId') || config.intune.tenantId,
  };
  check(settings);
  const cloud = ENDPOINTS[config.intune.cloud];
  const endpoints = ENDPOINT_NAMES.map((name): [string, string] => [
    name,
    value(name) || (cloud[name] ?? ''),
  ]);
  const missing = endpoints.filter(([, endpoint]) => !endpoint).map(([name]) => name);
  if (settings.MicrosoftAppId && missing.length > 0)
    throw new CredentialsError(
      `For the cloud ${config.intune.cloud} these must be set, too: ${missing.join(', ')}`,
    );
  for (const [name, endpoint] of endpoints) if (name.endsWith('Url') && endpoint) checkUrl(name, endpoint);
  // Without an id the SDK accepts anonymous requests, but only if it is not told a type.
  const type = settings.MicrosoftAppId ? settings.MicrosoftAppType : '';
  return { ...settings, MicrosoftAppType: type, ...(Object.fromEntries(endpoints) as unknown as Endpoints) };
}

function checkUrl(name: string, endpoint: string): void {
  const { protocol, hostname } = URL.canParse(endpoint) ? new URL(endpoint) : {};
  const isLocal = protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname ?? '');
  if (protocol !== 'https:' && !isLocal)
    throw new CredentialsError(`${name} is ${endpoint}, expected an address that begins with https://`);
}

function check(
  settings: Pick<BotFrameworkSettings, 'MicrosoftAppId' | 'MicrosoftAppPassword' | 'MicrosoftAppType'>,
): void {
  const { MicrosoftAppId: id, MicrosoftAppPassword: password, MicrosoftAppType: type } = settings;
  const kind = type.toLowerCase();
  if (kind !== 'singletenant' && kind !== 'userassignedmsi')
    throw new CredentialsError(`MicrosoftAppType is ${type}, expected SingleTenant or UserAssignedMSI`);
  if (!id && password) throw new CredentialsError('MicrosoftAppPassword is set, but MicrosoftAppId is not');
  if (!id) return;
  if (kind === 'singletenant' && !password)
    throw new CredentialsError('MicrosoftAppType is SingleTenant, which needs MicrosoftAppPassword, too');
  if (kind === 'userassignedmsi' && password)
    throw new CredentialsError(
      'MicrosoftAppType is UserAssignedMSI, which has no MicrosoftAppPassword: remove it',
    );
}
