import type { Audience } from '../config/schema.ts';

/**
 * The groups of the sidebar, in reading order, named by what the reader experiences.
 * Their titles are interface texts: `messages.ts`, key `section.<id>`.
 */
export const SECTIONS = [
  { id: 'set-up', audience: 'employee' },
  { id: 'address', audience: 'employee' },
  { id: 'sign-in', audience: 'employee' },
  { id: 'second-factor', audience: 'employee' },
  { id: 'icloud', audience: 'employee' },
  { id: 'settings', audience: 'employee' },
  { id: 'stuck', audience: 'employee' },
  { id: 'apps', audience: 'employee' },
  { id: 'changing-phone', audience: 'employee' },
  { id: 'removing', audience: 'employee' },
  { id: 'privacy', audience: 'employee' },
  { id: 'helpdesk', audience: 'helpdesk' },
  { id: 'admin-start', audience: 'admin' },
  { id: 'admin-discovery', audience: 'admin' },
  { id: 'admin-accounts', audience: 'admin' },
  { id: 'admin-intune', audience: 'admin' },
  { id: 'admin-rollout', audience: 'admin' },
  { id: 'admin-operation', audience: 'admin' },
] as const satisfies readonly { id: string; audience: Audience }[];

export type SectionId = (typeof SECTIONS)[number]['id'];

/** What goes wrong most often, wherever people enroll; the front page shows these with their words. */
export const COMMON_ISSUES = [
  'esso-app-already-installed',
  'service-discovery-expected-services',
  'vpn-device-management-not-found',
  'icloud-step-wrong-password',
  'mdm-server-unreachable',
  'device-cap-reached',
] as const;

/** The guide that most readers come for. */
export const MAIN_GUIDE = 'account-driven-user-enrollment';
