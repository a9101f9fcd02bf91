import { readMessages } from '../../src/content/read.ts';
import type { KnowledgeRecord } from '../../src/content/record.ts';
import { readKnowledge } from './site.ts';

export const SAMPLE = 'enrollkit.config.yaml';

/** What the English pages of the sample organization must show. */
export const knowledge = readKnowledge(SAMPLE, 'en');
export const messages = readMessages('.', 'en');

/** A record that the tests speak of by name. */
export function record(id: string): KnowledgeRecord {
  const found = knowledge.records.find((one) => one.id === id);
  if (!found) throw new Error(`no ${id}`);
  return found;
}

export const guide = record('account-driven-user-enrollment');

export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
export const DESKTOP = { viewport: { width: 1280, height: 800 } };
