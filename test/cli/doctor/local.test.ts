import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { buildTeamsPackage } from '../../../bot/package/zip.ts';
import { environmentFindings } from '../../../src/cli/doctor/environment.ts';
import { formatFindings } from '../../../src/cli/doctor/finding.ts';
import { packageFindings } from '../../../src/cli/doctor/teamsPackage.ts';
import { makeConfig, TENANT } from '../../bot/factories.ts';
import { BOT_ID, makeApp } from '../../bot/package/app.ts';

const config = makeConfig();
const NOW = new Date('2026-11-25T12:00:00Z');
const SECRET = 'hush-hush';
const REGISTERED = { MicrosoftAppId: BOT_ID, MicrosoftAppPassword: SECRET };
const renew =
  'make a new secret in the app registration, set MicrosoftAppPassword and this day anew, then delete the old secret';

test.each([
  [
    'nothing',
    {},
    [
      'warn: found no MicrosoftAppId, so nothing is known about the bot’s registration; set the variables of the server here, too',
    ],
  ],
  [
    'a secret and its end',
    { ...REGISTERED, ENROLLKIT_CREDENTIALS_EXPIRE: '2027-03-31' },
    ['ok: MicrosoftAppId and MicrosoftAppPassword are set', 'ok: the secret is valid for 125 more days'],
  ],
  [
    'a managed identity',
    { MicrosoftAppId: BOT_ID, MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppTenantId: TENANT },
    ['ok: MicrosoftAppId is set, and as a managed identity the bot needs no secret'],
  ],
  [
    'a secret that is about to end',
    { ...REGISTERED, ENROLLKIT_CREDENTIALS_EXPIRE: '2026-12-05' },
    [
      'ok: MicrosoftAppId and MicrosoftAppPassword are set',
      `warn: found a secret that expires in 9 days; ${renew}`,
    ],
  ],
  [
    'a secret that has ended',
    { ...REGISTERED, ENROLLKIT_CREDENTIALS_EXPIRE: '2026-11-20' },
    [
      'ok: MicrosoftAppId and MicrosoftAppPassword are set',
      `fail: found a secret that expired 6 days ago; ${renew}`,
    ],
  ],
  [
    'an end that is no date, another tenant, and a secret without an id',
    {
      MicrosoftAppPassword: SECRET,
      MicrosoftAppTenantId: 'hush-tenant',
      ENROLLKIT_CREDENTIALS_EXPIRE: 'hush-day',
    },
    [
      'fail: MicrosoftAppPassword is set, but MicrosoftAppId is not',
      'warn: found another tenant in MicrosoftAppTenantId than intune.tenantId of the config; a bot of one tenant is registered where its people are',
      'fail: found no date in ENROLLKIT_CREDENTIALS_EXPIRE, expected one such as 2027-03-31',
    ],
  ],
  [
    'a name in place of an id',
    { ...REGISTERED, MicrosoftAppId: 'hush-bot', ENROLLKIT_CREDENTIALS_EXPIRE: '2027-03-31' },
    [
      'fail: found no GUID in MicrosoftAppId, expected the application (client) ID of the app registration or the client ID of the managed identity',
      'ok: the secret is valid for 125 more days',
    ],
  ],
  [
    'names that are written differently, and no end',
    { ...REGISTERED, MICROSOFT_APP_TYPE: 'SingleTenant', microsoftAppTenantId: 'hush-tenant' },
    [
      'ok: MicrosoftAppId and MicrosoftAppPassword are set',
      'warn: found no ENROLLKIT_CREDENTIALS_EXPIRE; write the day on which the secret expires, such as 2027-03-31, so that you are told before the bot falls silent',
      'warn: found MICROSOFT_APP_TYPE, which nothing reads; write MicrosoftAppType',
      'warn: found microsoftAppTenantId, which nothing reads; write MicrosoftAppTenantId',
    ],
  ],
])('the environment with %s is described by its names alone', (_, environment, lines) => {
  const findings = environmentFindings(environment, config, NOW);
  expect(findings.map(({ state, message }) => `${state}: ${message}`)).toEqual(lines);
  expect(JSON.stringify(findings)).not.toMatch(/hush/);
});

const UNREGISTERED = '00000000-0000-0000-0000-000000000000';
const app = makeApp();
const AGAIN = 'run enrollkit package with the variables of the server, and upload the file again';
const expected = { config: makeConfig({ site: { basePath: '/help/' } }), botId: BOT_ID, version: '1.2.3' };

test.each([
  ['no package', undefined, expected, ['warn: found no build/teams/enrollkit.zip; run enrollkit package']],
  [
    'the package of this bot, its id in capitals',
    buildTeamsPackage(app),
    { ...expected, botId: BOT_ID.toUpperCase() },
    ['ok: build/teams/enrollkit.zip, version 1.2.3, is for this bot and this site'],
  ],
  [
    'the package of another bot, site and version',
    buildTeamsPackage(app),
    {
      botId: '00001111-aaaa-2222-bbbb-3333cccc5555',
      config: makeConfig({ site: { url: 'https://phone.contoso.com' } }),
      version: '1.10.0',
    },
    [
      `fail: found another bot in the package than MicrosoftAppId; ${AGAIN}`,
      `fail: found help.contoso.com in validDomains, expected phone.contoso.com; ${AGAIN}`,
      `fail: found version 1.2.3 in the package, expected 1.10.0 of this EnrollKit, or a higher one; ${AGAIN}`,
    ],
  ],
  [
    'a package made before the bot was registered',
    buildTeamsPackage({ ...app, botId: UNREGISTERED }),
    { ...expected, botId: undefined },
    [`warn: found no bot in the package, which is only to be looked at; ${AGAIN}`],
  ],
  [
    'that package where the bot is registered now',
    buildTeamsPackage({ ...app, botId: UNREGISTERED }),
    expected,
    [`fail: found another bot in the package than MicrosoftAppId; ${AGAIN}`],
  ],
  [
    'what is no zip',
    Buffer.from('no zip'),
    expected,
    [`fail: build/teams/enrollkit.zip: it is no zip; ${AGAIN}`],
  ],
  [
    'a zip without a manifest',
    zipSync({}),
    expected,
    [`fail: build/teams/enrollkit.zip: manifest.json: found no JSON object; ${AGAIN}`],
  ],
])('%s is told', (_, zip, against, lines) => {
  const findings = packageFindings(zip, against);
  expect(findings.map(({ state, message }) => `${state}: ${message}`)).toEqual(lines);
});

test('findings are printed a line each, in the order of the stages', () => {
  expect(
    formatFindings([
      { stage: 'bot', state: 'fail', message: 'third' },
      { stage: 'config', state: 'ok', message: 'first' },
      { stage: 'environment', state: 'warn', message: 'second' },
    ]),
  ).toBe('ok    config       first\nwarn  environment  second\nfail  bot          third');
});
