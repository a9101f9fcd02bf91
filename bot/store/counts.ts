import type { Database } from './database.ts';

/** What was asked and said since some time. */
export interface Counts {
  /** Records that were shown or voted on, by how often they were shown. */
  readonly records: readonly RecordCounts[];
  /** Questions without an answer, the newest first. */
  readonly questions: readonly QuestionCount[];
}

export interface RecordCounts {
  /** Undefined for votes on a message of which is no longer known what it showed. */
  readonly record?: string;
  readonly shown: number;
  readonly helpful: number;
  readonly unhelpful: number;
}

export interface QuestionCount {
  readonly kind: 'unknown' | 'choices';
  readonly locale: string;
  /** Undefined where the organization keeps no questions. */
  readonly text?: string;
  readonly count: number;
}

interface RecordRow {
  readonly record: string | null;
  readonly shown: number;
  readonly helpful: number;
  readonly unhelpful: number;
}

interface QuestionRow {
  readonly kind: QuestionCount['kind'];
  readonly locale: string;
  readonly text: string | null;
  readonly count: number;
  readonly newest: number;
}

export async function countsSince(database: Database, since: Date): Promise<Counts> {
  const at = [since.getTime()];
  const records = await database.query<RecordRow>(
    `SELECT record, CAST(SUM(shown) AS INTEGER) AS shown, CAST(SUM(helpful) AS INTEGER) AS helpful,
      CAST(SUM(unhelpful) AS INTEGER) AS unhelpful
    FROM (
      SELECT record, 1 AS shown, 0 AS helpful, 0 AS unhelpful FROM answers WHERE at >= $1
      UNION ALL
      SELECT record, 0 AS shown, helpful, 1 - helpful AS unhelpful FROM votes WHERE at >= $1
    ) AS events
    GROUP BY record`,
    at,
  );
  const questions = await database.query<QuestionRow>(
    `SELECT kind, locale, text, count(*) AS count, max(at) AS newest FROM questions WHERE at >= $1
    GROUP BY kind, locale, text`,
    at,
  );
  return {
    records: records
      .map(({ record, ...counts }) => ({ ...(record === null ? {} : { record }), ...counts }))
      .sort((a, b) => b.shown - a.shown || compare(a.record, b.record)),
    questions: [...questions]
      .sort((a, b) => b.newest - a.newest || compare(a.text ?? '', b.text ?? ''))
      .map(({ kind, locale, text, count }) => ({ kind, locale, ...(text === null ? {} : { text }), count })),
  };
}

/** By character, the same on every database and machine. */
function compare(a = '', b = ''): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
