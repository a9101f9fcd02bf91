import { expect, test } from 'vitest';
import { accessRules } from '../../../bot/teams/access.ts';
import { botFrameworkSettings } from '../../../bot/teams/credentials.ts';
import { makeConfig, TENANT } from '../factories.ts';

test('with an app id and a password the bot is a single-tenant bot of the config’s tenant', () => {
  expect(
    botFrameworkSettings({ MicrosoftAppId: 'id', MicrosoftAppPassword: 'password' }, makeConfig()),
  ).toEqual({
    MicrosoftAppId: 'id',
    MicrosoftAppPassword: 'password',
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppTenantId: TENANT,
    ToBotFromChannelOpenIdMetadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
    ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
    ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
    ToChannelFromBotOAuthScope: 'https://api.botframework.com',
    ToBotFromEmulatorOpenIdMetadataUrl:
      'https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration',
    OAuthUrl: 'https://api.botframework.com',
    CallerId: 'urn:botframework:azure',
  });
});

test('endpoints of the environment win over those of the cloud', () => {
  const config = { ...makeConfig(), intune: { tenantId: TENANT, cloud: 'us-government' as const } };
  const settings = botFrameworkSettings({ OAuthUrl: 'https://example.com' }, config);
  expect([settings.OAuthUrl, settings.ToBotFromChannelTokenIssuer]).toEqual([
    'https://example.com',
    'https://api.botframework.us',
  ]);
});

test.each([
  [
    { MicrosoftAppId: 'id', MicrosoftAppType: 'MultiTenant' },
    'MicrosoftAppType is MultiTenant, expected SingleTenant or UserAssignedMSI',
  ],
  [{ MicrosoftAppPassword: 'password' }, 'MicrosoftAppPassword is set, but MicrosoftAppId is not'],
  [{ MicrosoftAppId: 'id' }, 'MicrosoftAppType is SingleTenant, which needs MicrosoftAppPassword, too'],
  [
    { MicrosoftAppId: 'id', MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppPassword: 'password' },
    'MicrosoftAppType is UserAssignedMSI, which has no MicrosoftAppPassword: remove it',
  ],
  [
    { ToBotFromChannelOpenIdMetadataUrl: 'login.botframework.com' },
    'ToBotFromChannelOpenIdMetadataUrl is login.botframework.com, expected an address that begins with https://',
  ],
  [
    { OAuthUrl: 'http://example.com' },
    'OAuthUrl is http://example.com, expected an address that begins with https://',
  ],
])('%o does not start', (environment, problem) => {
  expect(() => botFrameworkSettings(environment, makeConfig())).toThrow(problem);
});

test('the cloud in China needs its endpoints from the environment', () => {
  const config = { ...makeConfig(), intune: { tenantId: TENANT, cloud: 'china-21vianet' as const } };
  expect(() =>
    botFrameworkSettings({ MicrosoftAppId: 'id', MicrosoftAppPassword: 'password' }, config),
  ).toThrow(
    'For the cloud china-21vianet these must be set, too: ToBotFromChannelOpenIdMetadataUrl, ToBotFromChannelTokenIssuer',
  );
});

test.each([
  ['ENROLLKIT_ALLOWED_TENANTS', 'contoso.onmicrosoft.com', 'tenant ids (GUIDs)'],
  ['ENROLLKIT_ALLOWED_TENANTS', '*', 'tenant ids (GUIDs)'],
  ['ENROLLKIT_SERVICE_URL_HOSTS', 'https://smba.trafficmanager.net/', 'host names'],
  ['ENROLLKIT_SERVICE_URL_HOSTS', '*', 'host names'],
  ['ENROLLKIT_SERVICE_URL_HOSTS', '*.com', 'host names'],
  ['ENROLLKIT_SERVICE_URL_HOSTS', 'a..b', 'host names'],
])('%s does not take %s', (name, value, expected) => {
  expect(() => accessRules({ [name]: value }, makeConfig())).toThrow(
    `${name} holds ${value}, expected ${expected}, separated by commas`,
  );
});

test('lists of the environment win over the config', () => {
  const environment = {
    MicrosoftAppId: 'id',
    ENROLLKIT_ALLOWED_TENANTS: `${TENANT.toUpperCase()}, 00000000-0000-0000-0000-000000000000`,
    ENROLLKIT_SERVICE_URL_HOSTS: '127.0.0.1 *.contoso.com',
  };
  expect(accessRules(environment, makeConfig())).toEqual({
    authenticated: true,
    tenants: [TENANT, '00000000-0000-0000-0000-000000000000'],
    serviceUrlHosts: ['127.0.0.1', '*.contoso.com'],
  });
});
