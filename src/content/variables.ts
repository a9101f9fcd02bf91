import type { Config, LocalizedText } from '../config/schema.ts';
import { adminCenterUrl, discoveryBaseUrl, discoveryFile, discoveryUrl } from './discovery.ts';

/** Every `{variable}` that content may use, with the value that a config gives it in a locale. */
export const VARIABLES = {
  'organization.name': (config: Config) => config.organization.name,
  'organization.legalName': (config: Config) => config.organization.legalName,
  'organization.domain': (config: Config) => config.organization.signInDomains[0],
  'organization.domains': (config: Config) => config.organization.signInDomains.join(', '),
  'organization.exampleAddress': (config: Config) => config.organization.exampleAddress,
  'site.url': (config: Config) => config.site.url,
  'intune.tenantId': (config: Config) => config.intune.tenantId,
  'intune.adminCenterUrl': (config: Config) => adminCenterUrl(config),
  'discovery.url': (config: Config) => discoveryUrl(config),
  'discovery.baseUrl': (config: Config) => discoveryBaseUrl(config),
  'discovery.file': (config: Config) => discoveryFile(config),
  'enrollment.minimumIos': (config: Config) => config.enrollment.minimumIos,
  'enrollment.firstApp': (config: Config) => config.enrollment.firstApp,
  'enrollment.requiredApps': (config: Config) => config.enrollment.requiredApps.join(', '),
  'privacy.statement': (config: Config, locale: string) => localized(config.privacy.statement ?? '', locale),
  'privacy.url': (config: Config) => config.privacy.url ?? '',
  'support.name': (config: Config, locale: string) => localized(config.support.name, locale),
} as const satisfies { readonly [name: string]: (config: Config, locale: string) => string };

export type VariableName = keyof typeof VARIABLES;

// A dot is required, so that JSON, `{{DEVICEREGISTRATION}}` and other braces stay what they are.
const VARIABLE = /\{([a-zA-Z]+(?:\.[a-zA-Z]+)+)\}/g;

export function isVariable(name: string): name is VariableName {
  return Object.hasOwn(VARIABLES, name);
}

/** Names of the variables in a text, known or not, in order. */
export function variablesIn(text: string): string[] {
  return [...text.matchAll(VARIABLE)].map((match) => match[1] as string);
}

/** Puts the config's values into a text. Unknown names stay; `check` reports them. */
export function fillVariables(text: string, config: Config, locale: string): string {
  return text.replace(VARIABLE, (whole, name: string) =>
    isVariable(name) ? VARIABLES[name](config, locale) : whole,
  );
}

/** The text for a locale, else the English one, else the first there is. */
export function localized(text: LocalizedText, locale: string): string {
  if (typeof text === 'string') return text;
  return text[locale] ?? text['en'] ?? Object.values(text)[0] ?? '';
}
