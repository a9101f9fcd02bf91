import type { Cloud, Config } from '../config/schema.ts';

/** Path at which iOS looks for the file on the sign-in domain. */
export const DISCOVERY_PATH = '/.well-known/com.apple.remotemanagement';

// Source: Microsoft, "Set up account driven Apple User Enrollment" (2024-11-13), the three samples.
const MANAGEMENT_HOSTS: { readonly [cloud in Cloud]: string } = {
  global: 'manage.microsoft.com',
  'us-government': 'manage.microsoft.us',
  'china-21vianet': 'manage.microsoft.cn',
};

const ADMIN_CENTERS: { readonly [cloud in Cloud]: string } = {
  global: 'https://intune.microsoft.com',
  'us-government': 'https://intune.microsoft.us',
  'china-21vianet': 'https://intune.microsoftonline.cn',
};

export function adminCenterUrl(config: Config): string {
  return ADMIN_CENTERS[config.intune.cloud];
}

/** Where iOS reports for enrollment after discovery, for this cloud and tenant. */
export function discoveryBaseUrl(config: Config): string {
  const { cloud, tenantId } = config.intune;
  return `https://${MANAGEMENT_HOSTS[cloud]}/EnrollmentServer/PostReportDeviceInfoForUEV2?aadTenantId=${tenantId}`;
}

/** The discovery file, byte for byte: one line of JSON without a line break at the end. */
export function discoveryFile(config: Config): string {
  return JSON.stringify({ Servers: [{ Version: 'mdm-byod', BaseURL: discoveryBaseUrl(config) }] });
}

/** The address at which iOS asks for the file, on the main sign-in domain. */
export function discoveryUrl(config: Config): string {
  return `https://${config.organization.signInDomains[0]}${DISCOVERY_PATH}`;
}
