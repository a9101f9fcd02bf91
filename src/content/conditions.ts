import { ACCOUNT_KINDS, AUDIENCES, CLOUDS, type Config, METHODS } from '../config/schema.ts';
import { compareVersions } from './iosVersion.ts';

interface Flag {
  readonly holds: (config: Config) => boolean;
}
interface Choice {
  readonly values: readonly string[];
  readonly chosen: (config: Config) => readonly string[];
}
interface Version {
  readonly isBelow: (config: Config, version: string) => boolean;
}

/**
 * What a part of the content can depend on. A flag is written bare (`{jit}`) and holds when the
 * option is on. A choice is written with one or more values separated by spaces
 * (`{cloud="us-government china-21vianet"}`) and holds when the config has one of them. `iosBelow`
 * holds while the organization still lets in devices below that version. Several conditions
 * together must all hold.
 */
export const CONDITIONS: { readonly [name: string]: Flag | Choice | Version } = {
  method: { values: METHODS, chosen: (config) => config.enrollment.methods },
  accounts: { values: ACCOUNT_KINDS, chosen: (config) => config.enrollment.accounts },
  cloud: { values: CLOUDS, chosen: (config) => [config.intune.cloud] },
  audience: { values: AUDIENCES, chosen: (config) => config.audiences },
  userChoice: { holds: (config) => config.enrollment.userChoice },
  jit: { holds: (config) => config.enrollment.justInTimeRegistration },
  authenticator: { holds: (config) => config.enrollment.authenticator },
  companyPortalWebApp: { holds: (config) => config.enrollment.companyPortalWebApp },
  privacyStatement: { holds: (config) => config.privacy.statement !== undefined },
  privacyUrl: { holds: (config) => config.privacy.url !== undefined },
  iosBelow: { isBelow: (config, version) => compareVersions(config.enrollment.minimumIos, version) < 0 },
};

/** Conditions as written: `{ jit: '' }` in a directive, `{ jit: true }` in front matter. */
export type Conditions = { readonly [name: string]: unknown };

/** Whether all conditions hold for a config. A flag written `false` asks for the opposite. */
export function conditionsHold(conditions: Conditions, config: Config): boolean {
  return Object.entries(conditions).every(([name, value]) => {
    const condition = CONDITIONS[name];
    if (!condition) return false;
    if ('holds' in condition) return condition.holds(config) === !(value === false || value === 'false');
    if ('chosen' in condition)
      return valuesOf(value).some((wanted) => condition.chosen(config).includes(wanted));
    return condition.isBelow(config, String(value));
  });
}

/** What is wrong with conditions as written, one sentence each. */
export function conditionProblems(conditions: Conditions): string[] {
  return Object.entries(conditions).flatMap(([name, value]) => {
    const condition = CONDITIONS[name];
    if (!condition)
      return [`found the condition ${name}, expected one of ${Object.keys(CONDITIONS).join(', ')}`];
    if ('holds' in condition && !['', true, false, 'true', 'false'].includes(value as string))
      return [`found ${name}="${value}", expected just ${name}`];
    if ('chosen' in condition) {
      const unknown = valuesOf(value).filter((wanted) => !condition.values.includes(wanted));
      return unknown.map(
        (wanted) => `found ${name}="${wanted}", expected one of ${condition.values.join(', ')}`,
      );
    }
    if ('isBelow' in condition && !/^\d+(\.\d+)*$/.test(String(value)))
      return [`found ${name}="${value}", expected an iOS version such as 18 or 15.5`];
    return [];
  });
}

function valuesOf(value: unknown): string[] {
  return (Array.isArray(value) ? value.map(String) : String(value).split(/\s+/)).filter(Boolean);
}
