import { expect, test } from 'vitest';
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
