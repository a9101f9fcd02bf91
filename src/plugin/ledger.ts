import type { Knowledge } from '../content/knowledge.ts';
import type { Confidence, Verified } from '../content/record.ts';
import type { PageLink } from './pageData.ts';

/** When the facts of a page were last compared with their sources, for administrators. */
export interface LedgerRow extends PageLink {
  readonly verified: Verified;
  readonly confidence: Confidence;
  /** How many public pages the facts come from. */
  readonly sources: number;
}

/** Every record, the one that waits longest for a check first. */
export function ledgerRows({ records }: Knowledge): LedgerRow[] {
  return records
    .map(({ title, url, code, verified, confidence, sources }) => ({
      title,
      url,
      ...(code ? { code } : {}),
      verified,
      confidence,
      sources: sources.length,
    }))
    .sort((a, b) => a.verified.date.localeCompare(b.verified.date) || a.title.localeCompare(b.title));
}
