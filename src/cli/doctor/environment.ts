import {
  botFrameworkSettings,
  CredentialsError,
  type Environment,
  hasCredentials,
} from '../../../bot/teams/credentials.ts';
import { credentialsExpiry } from '../../../bot/teams/credentialsCheck.ts';
import type { Config } from '../../config/schema.ts';
import { type Finding, findingsOf } from './finding.ts';
import { daysLeft, EXPIRES_SOON } from './time.ts';

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Written differently, these are not read. */
const NAMES = [
  'MicrosoftAppId',
  'MicrosoftAppPassword',
  'MicrosoftAppType',
  'MicrosoftAppTenantId',
  'ENROLLKIT_ALLOWED_TENANTS',
  'ENROLLKIT_SERVICE_URL_HOSTS',
  'ENROLLKIT_CREDENTIALS_EXPIRE',
  'ENROLLKIT_MESSAGES_PER_MINUTE',
  'ENROLLKIT_INVOKES_PER_MINUTE',
  'ENROLLKIT_TENANT_PER_MINUTE',
  'ENROLLKIT_DATA',
  'DATABASE_URL',
];

const { ok, warn, fail } = findingsOf('environment');

/** What the environment variables of this process say about the bot; never a value, which may be secret. */
export function environmentFindings(environment: Environment, config: Config, now: Date): Finding[] {
  const misspelt = misspeltNames(environment).map(([found, name]) =>
    warn(`found ${found}, which nothing reads; write ${name}`),
  );
  if (!hasCredentials(environment) && !environment['MicrosoftAppPassword'])
    return [
      warn(
        'found no MicrosoftAppId, so nothing is known about the bot’s registration; set the variables of the server here, too',
      ),
      ...misspelt,
    ];
  return [
    ...credentialsFindings(environment, config),
    ...tenantFindings(environment, config),
    ...expiryFindings(environment, now),
    ...misspelt,
  ];
}

function credentialsFindings(environment: Environment, config: Config): Finding[] {
  try {
    const { MicrosoftAppId, MicrosoftAppType } = botFrameworkSettings(environment, config);
    if (!GUID.test(MicrosoftAppId))
      return [
        fail(
          'found no GUID in MicrosoftAppId, expected the application (client) ID of the app registration or the client ID of the managed identity',
        ),
      ];
    const secretless = MicrosoftAppType.toLowerCase() === 'userassignedmsi';
    return [
      ok(
        secretless
          ? 'MicrosoftAppId is set, and as a managed identity the bot needs no secret'
          : 'MicrosoftAppId and MicrosoftAppPassword are set',
      ),
    ];
  } catch (error) {
    if (error instanceof CredentialsError) return [fail(error.message)];
    throw error;
  }
}

function tenantFindings(environment: Environment, { intune }: Config): Finding[] {
  const tenant = environment['MicrosoftAppTenantId']?.trim();
  return tenant && tenant.toLowerCase() !== intune.tenantId.toLowerCase()
    ? [
        warn(
          'found another tenant in MicrosoftAppTenantId than intune.tenantId of the config; a bot of one tenant is registered where its people are',
        ),
      ]
    : [];
}

function expiryFindings(environment: Environment, now: Date): Finding[] {
  if (!environment['MicrosoftAppPassword']?.trim()) return [];
  try {
    const expiry = credentialsExpiry(environment);
    return [expiry ? expiryFinding(new Date(expiry.time), now) : warn(NO_EXPIRY)];
  } catch (error) {
    // Its message quotes what stands there, which may be the secret, in the wrong place.
    if (error instanceof CredentialsError)
      return [fail('found no date in ENROLLKIT_CREDENTIALS_EXPIRE, expected one such as 2027-03-31')];
    throw error;
  }
}

const NO_EXPIRY =
  'found no ENROLLKIT_CREDENTIALS_EXPIRE; write the day on which the secret expires, such as 2027-03-31, so that you are told before the bot falls silent';

function expiryFinding(day: Date, now: Date): Finding {
  const days = daysLeft(day, now);
  const renew =
    'make a new secret in the app registration, set MicrosoftAppPassword and this day anew, then delete the old secret';
  if (days < 0) return fail(`found a secret that expired ${-days} days ago; ${renew}`);
  return days < EXPIRES_SOON
    ? warn(`found a secret that expires in ${days} days; ${renew}`)
    : ok(`the secret is valid for ${days} more days`);
}

/** Names in the environment that differ from ours in case or underscores alone. */
function misspeltNames(environment: Environment): [found: string, name: string][] {
  const plain = (name: string) => name.replaceAll('_', '').toLowerCase();
  return Object.keys(environment).flatMap((found): [string, string][] => {
    const name = NAMES.find((one) => plain(one) === plain(found));
    return name && name !== found ? [[found, name]] : [];
  });
}
