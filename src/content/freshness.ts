import type { RecordSource } from './knowledge.ts';

/** A record whose facts were last compared with their sources too long ago. */
export interface Overdue {
  readonly source: RecordSource;
  /** Whole days since then. */
  readonly days: number;
}

const DAY = 86_400_000;

/** Records verified more than `limit` days before `today`, the oldest first. */
export function overdue(sources: readonly RecordSource[], limit: number, today: Date): Overdue[] {
  return sources
    .map((source) => ({ source, days: daysSince(source.frontMatter.verified.date, today) }))
    .filter(({ days }) => days > limit)
    .sort((a, b) => b.days - a.days || a.source.file.localeCompare(b.source.file));
}

function daysSince(date: string, today: Date): number {
  return Math.floor((today.getTime() - Date.parse(date)) / DAY);
}
